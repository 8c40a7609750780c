"""The findings as slides: one a screen, turned with the arrow keys, from one file."""

from __future__ import annotations

from html import escape

from framing.report.compared import Compared
from framing.report.pages.findings import (
    KINDS,
    chart_of,
    findings_with_lines,
    limits_of,
    outlets_of,
    quoted_pair,
)
from framing.report.pages.markdown import unbroken
from framing.report.pages.template import asset, filled

FILE = "slides.html"


def slides_page(compared: Compared, title: str, about: str, footer: str = "") -> str:
    """The slides as HTML.

    Parameters
    ----------
    compared : Compared
    title : str
        Of the report.
    about : str
        HTML: what was compared.
    footer : str
        HTML: what the figures rest on, for the last slide.

    Returns
    -------
    str
        A slide for the title, one for each finding, one for the limits. Without a script, and on
        paper, they stand below each other.
    """
    outlets = outlets_of(compared)
    slides = [f"<h1>{escape(title)}</h1><p>{about}</p>"]
    for row, lines in findings_with_lines(compared):
        body = "".join(filter(None, [chart_of(row, outlets), quoted_pair(lines)]))
        beside = f'<div class="beside">{body}</div>' if body else ""
        kind = f'<p class="kind">{KINDS[row.kind]}</p>'
        slides.append(f"{kind}<h2>{unbroken(escape(row.sentence))}</h2>{beside}")
    slides.append(f"<h2>What this does not say</h2><p>{limits_of(compared)}</p>{footer}")
    sections = "\n".join(
        f'<section class="slide" id="slide-{n}">{slide}<p class="count">{n} of {len(slides)}</p>'
        "</section>"
        for n, slide in enumerate(slides, start=1)
    )
    return filled(
        "slides.html",
        title=escape(title),
        style=asset("style.css") + asset("slides.css"),
        script=asset("slides.js"),
        slides=sections,
    )

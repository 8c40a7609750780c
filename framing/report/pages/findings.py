"""The findings of a front page: a sentence, a small chart, a line of each outlet, where to read on.

What is found, and in which order, is decided in :mod:`framing.claims.findings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import pandas as pd

from framing.base.data import MEASURES, category_name, frame_name
from framing.base.outlets import OTHERS
from framing.charts.linked.claims import KIND_OF, mark_item
from framing.claims.evidence import Evidence
from framing.report.compared import Compared
from framing.report.lines.panels import Mark, Panels
from framing.report.pages.bars import bars
from framing.report.pages.markdown import unbroken

PAGES = {
    "keyness": ("02_keyness.html", "All words that differ"),
    "loaded": ("04_loaded_terms.html", "All kinds of loaded words"),
    "sentiment": ("03_sentiment.html", "The tone of all sentences"),
    "voices": ("05_voices.html", "Who is quoted"),
    "verbs": ("05_voices.html", "All verbs of speech"),
    "frames": ("09_frames.html", "All frames"),
    "agency": ("09_frames.html", "Who acts"),
    "speakers": ("05_voices.html", "Who is quoted"),
    "nothing": ("07_claims.html", "All that was tested"),
    "reading": ("side_by_side.html", "Read the articles side by side"),
}
UNITS = {
    "keyness": "uses of “{item}” per 10,000 words",
    "loaded": "loaded words per 1,000 words",
    "voices": "share of all words that stand in quotation marks",
    "verbs": "share of the verbs of speech that are {item}",
    "sentiment": "mean score of a sentence, from −1 to 1",
}
SHARES = ("voices", "verbs")
PICKED = (
    "Ratios allow for having been picked because they were large; as counted they are no smaller."
)
KINDS = {
    "claim": "Claimed",
    "nothing": "No claim",
    "description": "Could be chance",
    "voices": "To read, not tested",
    "reading": "To read, not tested",
}


def story(compared: Compared, files: set, panels: Panels | None = None) -> str:
    """The findings as HTML.

    Parameters
    ----------
    compared : Compared
    files : set of str
        The pages that there are to lead to.
    panels : Panels, optional
        Where the bars lead to.

    Returns
    -------
    str
    """
    outlets = outlets_of(compared)
    return "\n".join(
        finding_to_html(row, lines, outlets, files, panels)
        for row, lines in findings_with_lines(compared)
    )


def findings_with_lines(compared: Compared) -> list[tuple]:
    """Each finding with its lines; any pair can be read, so that the findings which need a pair of
    their own are asked before.
    """
    evidence = Evidence(compared.articles, compared.pairs)
    rows = list(compared.findings.itertuples())
    lines = {
        row.Index: evidence.lines(row)
        for row in sorted(rows, key=lambda row: row.kind == "reading")
    }
    return [(row, lines[row.Index]) for row in rows]


def outlets_of(compared: Compared) -> list[str]:
    """All outlets of a corpus."""
    return sorted(compared.articles["outlet"].astype(str).unique())


def finding_to_html(
    row, lines: pd.DataFrame, outlets: list[str], files: set, panels: Panels | None = None
) -> str:
    """One finding."""
    chart = chart_of(row, outlets, panels)
    file, words = PAGES.get(row.lens or row.kind, PAGES["nothing"])
    if file not in files:  # a share pack has no page of voices
        file, words = PAGES["nothing"]
    link = f'<p class="more"><a href="{file}">{escape(words)}</a></p>' if file in files else ""
    body = "".join(filter(None, [chart, quoted_pair(lines)]))
    columns = f'<div class="beside">{body}</div>' if body else ""
    return (
        f'<article class="finding {row.kind}"><p class="kind">{KINDS[row.kind]}</p>'
        f"<h2>{unbroken(escape(row.sentence))}</h2>{columns}{link}</article>"
    )


def marks_of_findings(compared: Compared) -> list[Mark]:
    """What the bars of the front page count."""
    outlets = outlets_of(compared)
    return [
        mark
        for row in compared.findings.itertuples()
        if row.lens in KIND_OF and pd.notna(row.rate) and pd.notna(row.rate_rest)
        for mark in marks_of_row(row, [name for name, _ in sides_of(row, outlets)])
    ]


def marks_of_row(row, names: list[str]) -> list[Mark]:
    """What the bars of a finding count."""
    item = mark_item(row.lens, row.item)
    return [(KIND_OF[row.lens], item, name) for name in names]


def sides_of(row, outlets: list[str]) -> list[tuple[str, float]]:
    """The outlet of a finding and whom it is compared with, the larger rate first."""
    opponent = row.compared_with if row.compared_with in outlets else OTHERS.capitalize()
    sides = [(row.outlet, row.rate), (opponent, row.rate_rest)]
    return sides[::-1] if row.rate < row.rate_rest else sides


def chart_of(row, outlets: list[str], panels: Panels | None = None) -> str:
    """The two figures of a comparison as bars; nothing where there are none."""
    if pd.isna(row.rate) or pd.isna(row.rate_rest):
        return ""
    if row.kind == "nothing":
        counts = [("Needed", row.rate), ("Here", row.rate_rest)]
        rows = [(name, value, f"{value:,.0f}") for name, value in counts]
        return bars(rows, "articles of an outlet, to show a word used twice as often", outlets)
    sides = sides_of(row, outlets)
    marks = marks_of_row(row, [name for name, _ in sides])
    hrefs = [panels.href(*mark) for mark in marks] if panels else []
    hrefs = hrefs if panels and panels.n_marks(hrefs) else []
    rows = [(name, value, shown(row.lens, value)) for name, value in sides]
    return bars(rows, unit_of(row), outlets, hrefs)


def unit_of(row) -> str:
    """What the bars of a finding measure, in words."""
    if row.lens == "loaded" and row.item != "all":
        return f"words of the kind “{category_name(row.item)}” per 1,000 words"
    if row.lens == "frames":
        return f"cue words of the frame “{frame_name(row.item)}” per 1,000 words"
    if row.lens == "agency":
        return f"{MEASURES.get(row.item, row.item)} {row.unit}"
    return UNITS[row.lens].format(item=row.item)


def shown(lens: str, value: float) -> str:
    """A figure as it stands behind its bar."""
    if lens in SHARES:
        return f"{value:.0%}"
    return f"{value:+.2f}".replace("-", "−") if lens == "sentiment" else f"{value:.1f}"


def quoted_pair(lines: pd.DataFrame) -> str:
    """The lines with the counted words marked; nothing where there are none."""
    quotes = "".join(
        f"<figure><blockquote>{marked(line.text, line.match)}</blockquote>"
        f"<figcaption>{escape(str(line.outlet))}</figcaption></figure>"
        for line in lines.itertuples()
    )
    return f'<div class="lines">{quotes}</div>' if quotes else ""


def marked(text: str, words: str) -> str:
    """A line with the first of these words marked; a whole quotation is left as it is."""
    if not words or len(words) > len(text) / 2:
        return escape(text)
    match = re.search(re.escape(words), text, re.IGNORECASE)
    if match is None:
        return escape(text)
    start, end = match.span()
    return f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"


def limits_of(compared: Compared) -> str:
    """The same of a corpus: of ratios that were drawn in it is said, since tables tell others."""
    claims = compared.claims
    is_drawn_in = any(claims["claim"] & claims["corrected"].astype(bool))
    return f"{PICKED} {limits(claims['claim'])}" if is_drawn_in else limits(claims["claim"])


def limits(claims: Iterable[bool]) -> str:
    """What the findings do not say, in a line."""
    words = "Counts of words can show that outlets differ, not why; nor how articles were chosen."
    if not any(claims):
        return words
    chance = "Of 20 reports on outlets that do not differ, about one claims something all the same."
    return f"{chance} {words}"

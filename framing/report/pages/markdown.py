"""Markdown to HTML; formulas as MathML, which browsers draw themselves, without a network."""

from __future__ import annotations

import html
import re
from functools import lru_cache

# Computed Markdown may hold words of an article: its HTML is escaped, but for these bare tags.
HARMLESS = re.compile(r"&lt;(/?(?:b|i|em|strong|mark|small|sub|sup|q|cite)|br ?/?)&gt;")


def markdown_to_html(text: str, *, trusted: bool) -> str:
    """HTML of Markdown text.

    Parameters
    ----------
    text : str
        Markdown with tables and, where trusted, ``$formulas$``.
    trusted : bool
        True for what an author wrote into a notebook, False for what a cell computed.

    Returns
    -------
    str
        HTML, in which links between notebooks lead to their pages.
    """
    page = renderer(trusted)(text)
    page = page if trusted else HARMLESS.sub(r"<\1>", page)
    return re.sub(r'href="(?!\w+:)([\w./-]+)\.ipynb(#[^"]*)?"', r'href="\1.html\2"', page)


@lru_cache(maxsize=2)
def renderer(trusted: bool):
    """One mistune renderer for each of the two sources of text."""
    import mistune

    renderer = mistune.HTMLRenderer(escape=not trusted)
    markdown = mistune.create_markdown(
        renderer=renderer, plugins=["table", "math"] if trusted else ["table"]
    )
    if trusted:
        renderer.register("block_math", lambda _, formula: mathml(formula, "block"))
        renderer.register("inline_math", lambda _, formula: mathml(formula, "inline"))
    else:  # a picture would be asked for somewhere
        setattr(renderer, "image", lambda text, url, title=None: html.escape(text))  # noqa: B010
    return markdown


def mathml(formula: str, display: str) -> str:
    """MathML of a LaTeX formula; the formula itself, as code, where a command is not known."""
    from latex2mathml.converter import convert

    try:
        return convert(upright(formula), display=display)
    # the converter raises a dozen classes of its own; its input is an author's text
    except Exception:
        return f"<code>{html.escape(formula)}</code>"


def upright(formula: str) -> str:
    """Names of several letters as words: set letter by letter, ``\\mathrm{tf}`` reads as t·f."""
    return re.sub(r"\\(?:mathrm|operatorname)\{([A-Za-z .-]+)\}", r"\\text{\1}", formula)

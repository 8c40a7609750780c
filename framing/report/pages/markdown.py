"""Markdown to HTML; formulas as MathML, which browsers draw themselves, without a network."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from framing.base.markdown import NO_FORMULAS

# What keeps the words from JupyterLab's formulas (base/markdown.py) has no use on a page.
UNTOUCHED = re.compile(rf"\A{re.escape(NO_FORMULAS)}\n\n|\n\n</div>\Z")
PIECES = re.compile(r"(<code>.*?</code>|<[^>]+>)", re.DOTALL)  # markup between words
FIGURES = [  # blanks beside a figure at which no line ends
    re.compile(pattern)
    for pattern in (
        r"(?<=\d) %",
        r"\bq\s(?:=|&lt;|<)\s(?=[.\d])",
        r"(?<=\d)(?<!-\d\d) to (?=−?\d)",
        r"(?<=\d)(?<!-\d\d) (?=[a-z])(?!(?:against|and|or|in|has|have)\b)",
        r" (?=\(\d[\d,]*\))",
    )
]
CALL = re.compile(r"(?<!<pre>)(<code>[^<\s(]+\()(?=[^<)]+\)</code>)")  # a call that fills its code
# A date or the id of an article: a browser may break it at its hyphens.
ID = re.compile(r"(?<![\w.-])(?=[\w-]{3,24}(?![\w-]))(?=[\w-]*\d)\w+(?:-\w+)+")
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
    page = renderer(trusted)(text if trusted else UNTOUCHED.sub("", text))
    # a line ends before the arguments, not between the code and the point that follows it
    page = CALL.sub(r"\1<wbr>", page) if trusted else page
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
    else:
        # text stands as it was meant: an ampersand may be written as one or as its name
        setattr(renderer, "text", lambda text: html.escape(html.unescape(text)))  # noqa: B010
        setattr(renderer, "inline_html", bare_tags)  # noqa: B010
        setattr(renderer, "block_html", lambda text: f"<p>{bare_tags(text.strip())}</p>\n")  # noqa: B010
        # a picture would be asked for somewhere
        setattr(renderer, "image", lambda text, url, title=None: html.escape(text))  # noqa: B010
    return markdown


def bare_tags(text: str) -> str:
    """HTML in computed words: escaped, but for harmless tags without attributes."""
    return HARMLESS.sub(r"<\1>", html.escape(text))


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


def unbroken(words: str) -> str:
    """HTML of a finding in which no line ends between a figure and its sign, its unit, its end.

    A date and an article's id keep their line too; what stands in code is left alone.

    Examples
    --------
    >>> unbroken("95 % interval 2 to 4; q = .004, in 13 articles (9)").replace("\u00a0", "_")
    '95_% interval 2_to_4; q_=_.004, in 13_articles_(9)'
    >>> unbroken("in 2 % of them; q &lt; .001").replace("\u00a0", "_")
    'in 2_% of them; q_&lt;_.001'
    >>> unbroken("<p>On 2024-05-06</p>")
    '<p>On <span class="short">2024-05-06</span></p>'
    >>> unbroken("a 2.0-fold rise (Echo, without 2-10)")
    'a 2.0-fold rise (Echo, without <span class="short">2-10</span>)'
    """
    return "".join(
        piece if piece.startswith("<") else _kept_together(piece) for piece in PIECES.split(words)
    )


def _kept_together(text: str) -> str:
    """Text without markup, its blanks beside figures made such that no line ends there."""
    for pattern in FIGURES:
        text = pattern.sub(lambda found: found.group().replace(" ", "\u00a0"), text)
    return ID.sub(r'<span class="short">\g<0></span>', text)

"""Articles inside markup: Markdown and HTML to plain paragraphs."""

from __future__ import annotations

import re

from framing.base.errors import FramingError

_MARKDOWN = (
    # Bounded, and no bracket inside: a page of opening brackets must not be read from each of them
    # to its end.
    (re.compile(r"!\[[^\[\]\n]{0,1000}\]\([^)\n]{0,1000}\)"), ""),  # pictures
    (re.compile(r"\[([^\[\]\n]{1,1000})\]\([^)\n]{0,1000}\)"), r"\1"),  # links keep their words
    (re.compile(r"(?m)^ {0,3}(?:#{1,6}|>)[ \t]+"), ""),
    (re.compile(r"(?m)^ {0,3}(?:[-*_] ?){3,}$"), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])"), r"\2"),
)


def plain_markdown(text: str) -> str:
    """Markdown without its marks: a blank line parts paragraphs, a heading is one of its own.

    Examples
    --------
    >>> plain_markdown("# Pier shut\\nThe *old* pier\\nis [shut](x.html).\\n\\n> Nobody asked.")
    'Pier shut\\nThe old pier is shut.\\nNobody asked.'
    """
    text = re.sub(r"(?m)^( {0,3}#{1,6}[ \t].*)$", r"\n\1\n", text)
    for pattern, kept in _MARKDOWN:
        text = pattern.sub(kept, text)
    blocks = re.split(r"\n[ \t]*\n\s*", text.strip())
    return "\n".join(re.sub(r"[ \t]*\n[ \t]*", " ", block) for block in blocks)


def html_article(text: str, name: str) -> dict:
    """Title, date and text of a page.

    Raises
    ------
    FramingError
        Where the optional package trafilatura is missing, or finds no article in the page.
    """
    try:
        import trafilatura
    except ImportError:
        raise FramingError(
            f"{name} is an HTML page, and reading those needs the package trafilatura: install it with "
            "`pip install trafilatura`, or save the article as a .txt file."
        ) from None
    found = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=False, with_metadata=True
    )
    if found is None or not found.text:
        raise FramingError(
            f"{name} holds no article that could be found in its HTML: save the article's words as a .txt file."
        )
    kept = {"title": found.title, "published": found.date, "url": found.url, "text": found.text}
    return {key: value for key, value in kept.items() if value}

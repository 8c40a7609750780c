"""Articles inside markup: Markdown and HTML to plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from framing.base.errors import FileError, FramingError

# Marks of code and HTML are no rules here: in the news ``these'' are quotation marks, and an
# indented paragraph is a paragraph.
BLOCK_RULES = (
    "atx_heading setex_heading thematic_break block_quote list ref_link blank_line".split()
)
INLINE_RULES = "escape emphasis link link_close auto_link auto_email linebreak softbreak".split()
# A list has marks that are no numbers: "1986. A year" keeps its year.
MOST_ATTRIBUTES = 1_000  # of an HTML element
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
BULLET = r"^(?P<list_1> {0,3})(?P<list_2>[*+-])(?P<list_3>[ \t]*|[ \t].+)$"
# "[Q]: Why?" is an interview; the target of a link is an address.
ADDRESS = r"(?=\s*<?(?:\w+:/|mailto:|www\.|[/#.]))"

EMBEDDED = re.compile(
    r"<blockquote[^<>]*\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|"
    r"mastodon-embed)\b.*?</blockquote\s*>",
    re.IGNORECASE | re.DOTALL,
)


def plain_markdown(text: str) -> str:
    """Markdown without its marks, one line a paragraph, heading or item of a list.

    Examples
    --------
    >>> plain_markdown("# Pier shut\\nThe *old* pier\\nis [shut](x.html).\\n\\n> Nobody asked.")
    'Pier shut\\nThe old pier is shut.\\nNobody asked.'
    """
    return "\n".join(filter(None, _paragraphs(_markdown()(text))))


@cache
def _markdown():
    """A parser that gives the tokens of Markdown as articles use it."""
    import mistune

    blocks = mistune.BlockParser(block_quote_rules=BLOCK_RULES, list_rules=BLOCK_RULES)
    blocks.rules = BLOCK_RULES
    blocks.specification["list"] = BULLET
    blocks.specification["ref_link"] += ADDRESS
    words = mistune.InlineParser()
    words.rules = [rule for rule in words.rules if rule in INLINE_RULES]
    return mistune.Markdown(block=blocks, inline=words)


def _paragraphs(tokens: list[dict]) -> Iterator[str]:
    for token in tokens:
        if token["type"] in ("block_quote", "list", "list_item"):
            yield from _paragraphs(token["children"])
        elif "children" in token:
            yield _words(token["children"]).strip()


def _words(tokens: list[dict]) -> str:
    """The words of inline tokens; those of a picture are not the article's."""
    breaks = {"linebreak": " ", "softbreak": " ", "image": ""}
    return "".join(
        breaks[token["type"]]
        if token["type"] in breaks
        else token.get("raw") or _words(token.get("children", []))
        for token in tokens
    )


def _is_crowded(tag: str) -> bool:
    """Whether an element has attributes without end; a picture in an attribute is long, but one."""
    return len(_QUOTED.sub("", tag).split()) > MOST_ATTRIBUTES


def html_article(text: str, name: str) -> dict:
    """Title, date, address and text of a page.

    Raises
    ------
    FramingError
        Where the optional package trafilatura is missing, or finds no article in the page, or an
        element has so many attributes that reading them would take minutes.
    """
    try:
        import trafilatura
    except ImportError:
        raise FramingError(
            f"{name} is an HTML page, and reading those needs the package trafilatura: install it "
            "with `pip install trafilatura`, or save the article as a .txt file."
        ) from None
    if crowded := next((tag for tag in _LONG_TAG.findall(text) if _is_crowded(tag)), None):
        raise FramingError(
            f"{name} is an HTML page with more than {MOST_ATTRIBUTES:,} attributes in one element "
            f"({crowded[:30]} …), which no article has: save the article's words as a .txt file."
        )
    page: Any = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=False, with_metadata=True
    )
    if page is not None and EMBEDDED.search(text):
        # The date below an embedded message is not the article's.
        own: Any = trafilatura.extract_metadata(EMBEDDED.sub("", text))
        page.date = own.date if own is not None else None
    if page is None or not page.text:
        raise FileError(  # of a folder the others are read
            f"{name} holds no article that could be found in its HTML: save the article's words "
            "as a .txt file."
        )
    fields = {"title": page.title, "published": page.date, "url": page.url, "text": page.text}
    return {name: value for name, value in fields.items() if value}

"""Paragraphs of pages: the blocks of an HTML page in their order, without marks and scripts."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from framing.base.errors import FramingError
from framing.corpus.files import declared_charset, decode

BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html li main ol p pre section table tbody td th tr ul".split()
)
UNSEEN = frozenset("head img input link meta noscript script style title".split())
# never seen, and refused by XML
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# What is no single blank: most blanks are.
WIDE_BLANK = re.compile(r"[ \t\u200b\ufeff]{2,}|[\t\u200b\ufeff]")
BROKEN_BLANK = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def page_text(data: bytes, name: str) -> str:
    """The text of a page or a text export, as the house reads files, or as the page declares."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    return decode(data, name, declared_charset(data))


def page_tree(text: str, name: str) -> lxml.html.HtmlElement:
    """The tree of a page."""
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(
            DECLARATION.sub("", CONTROLS.sub(" ", text)), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise FramingError(
            f"{name} is a page that cannot be read ({problem}): save it again from the archive."
        ) from None
    for end in tree.iter("br"):  # between two words it stands for a blank
        end.tail = "\n" + (end.tail or "")
    return tree


def element_lines(element) -> list[str]:
    """The paragraphs inside an element; a ``<br>`` stays a line break, empty ones are left out.

    Examples
    --------
    >>> element_lines(lxml.html.fromstring("<div>a <b>pier</b><p>shut<br>at noon</p> today</div>"))
    ['a pier', 'shut\\nat noon', 'today']
    """
    blocks: list[list[str]] = [[]]
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            _open(node, blocks)
        elif event == "end":
            if node.tag in BLOCKS:
                blocks.append([])
            if node is not element and not _is_inside_unseen(node.getparent()):
                blocks[-1].append(_blanks(node.tail))
    texts = (tidy_lines("".join(block)) for block in blocks)
    return [text for text in texts if text]


def _open(node, blocks: list[list[str]]) -> None:
    if node.tag in BLOCKS:
        blocks.append([])
    if node.tag == "br":
        blocks[-1].append("\n")
    if not _is_inside_unseen(node):
        blocks[-1].append(_blanks(node.text))


def _is_inside_unseen(node) -> bool:
    while node is not None:
        if node.tag in UNSEEN:
            return True
        node = node.getparent()
    return False


def _blanks(text: str | None) -> str:
    """The text of a node, in which a line break is a blank."""
    return BROKEN_BLANK.sub(" ", text or "")


def tidy_lines(text: str) -> str:
    """Lines without blanks at their ends and without empty ones."""
    lines = CONTROLS.sub(" ", text).split("\n")
    lines = [WIDE_BLANK.sub(" ", line).strip(" \xa0\r") for line in lines]
    return "\n".join(line for line in lines if line)


def text_paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: what stands between empty lines, its lines kept."""
    blocks = re.split(r"\n[ \t\xa0]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    tidy = (tidy_lines(block) for block in blocks)
    return [block for block in tidy if block]

"""The lines of a page of Factiva, with the roles that its classes name and the codes of fields."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from framing.corpus.archives.lines import element_lines
from framing.corpus.archives.record import one_line

Lines = list[tuple[str, str]]  # the role that a page gives a line, and its text
CODED = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s*\|\s*|\s+|$)(?P<value>.*)", re.DOTALL)
CODES = {
    "HD": "title", "BY": "byline", "WC": "n_words_stated", "PD": "published", "SN": "outlet",
    "ED": "edition", "PG": "page", "SE": "section", "LP": "paragraphs", "TD": "paragraphs",
}  # fmt: skip
OTHER_CODES = set("AN ART CR CLM CO CT CY ET IN IPC IPD LA NS PUB RE RF RST SC VOL".split())


def page_lines(tree: lxml.html.HtmlElement) -> Lines:
    """The lines of a page, with the role that their class names, and codes with their values."""
    lines: Lines = []
    for row in tree.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) == 2 and (code := code_of(one_line(cells[0].text_content()))):
            texts = element_lines(cells[1]) or [""]
            cells[1].clear()
            cells[0].clear()
            cells[0].set("class", f"code{code}")
            for text in texts:
                line = etree.SubElement(cells[0], "div")
                line.set("class", "value")
                line.text = f"{code} {text}"
    _roles(tree, lines)
    return lines


def _roles(node, lines: Lines) -> None:
    """The innermost blocks of a page, in their order."""
    leaves = "div p td li h1 h2 h3 h4".split()
    for block in node.iter(*leaves):
        inner = [child for child in block.iterdescendants(*leaves)]
        if inner and any(one_line(child.text_content()) for child in inner):
            own = one_line("".join([block.text or "", *(c.tail or "" for c in block)]))
            if own and not any(own == text for _, text in lines[-3:]):
                lines.append((_role(block), own))
            continue
        if text := one_line(block.text_content()):
            lines.append((_role(block), text))


def _role(block) -> str:
    """What the classes of a block, its parent and its parts say of it."""
    names = " ".join(
        filter(None, [block.get("class"), block.get("id")] + [c.get("class") for c in block[:2]])
    )
    if re.search(r"headline\b", names, re.IGNORECASE) or block.get("id") == "hd":
        return "headline"
    if re.search(r"articleParagraph", names):
        return "paragraph"
    return "author" if re.search(r"\bauthor\b", names) else ""


def code_of(text: str) -> str:
    """The code that a line begins with, or nothing."""
    match = CODED.match(text)
    code = match["code"] if match else ""
    return code if code in CODES or code in OTHER_CODES else ""

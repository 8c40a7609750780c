"""Europresse (Eureka): pages of all years, whose classes name paper, header, title and text."""

from __future__ import annotations

import re

from lxml import etree

from framing.base.running.progress import progress
from framing.corpus.archives.dates import WEEKDAYS, dated
from framing.corpus.archives.lines import element_lines, page_tree
from framing.corpus.archives.record import (
    COPYRIGHT,
    FIELD,
    IS_COPYRIGHT,
    Export,
    Record,
    one_line,
    page_in,
    stated_words,
)

NUMBER = re.compile(r"\b[a-z]+·(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)·[\w·.-]+")
BODIES = ("dococurrcontainer", "doctext", "rdp__doctext")
TITLES = ("titrearticlevisu", "titrearticle", "rdp__articletitle", "rdp__titrearticle")
AUTHORS = ("docauthors", "sm-margin-bottomnews", "rdp__authors")
ISSUE = re.compile(r",? (?P<number>(?:no|nr|n°|№)\.? ?[\d-]+\b.*)$", re.IGNORECASE)
MARKUP_AS_TEXT = re.compile(r"</?(?:p|br|i|b|em|strong|div)\b[^<>]*>", re.IGNORECASE)
BYLINE_WORDS, TITLE_LINES = 10, 3
WEEKDAY = re.compile(rf"[,\s]*\b(?:{WEEKDAYS})\b[,\s]*$", re.IGNORECASE)


def read_europresse(tree) -> Export | None:
    """The articles of a page; None where no paper is named together with a header or a number."""
    names = _of_class(tree, "docpublicationname") or _of_class(tree, "rdp__docpublicationname")
    marks = _of_class(tree, "docheader", "titrearticlevisu", "titrearticle", *BODIES)
    if not names or not marks:
        return None
    outer = {parent for name in names for parent in name.iterancestors()}
    names = [name for name in names if name not in outer]
    all_names = set(names)
    records = [
        _article(_frame(name, all_names), name) for name in progress(names, "reading Europresse")
    ]
    return Export("Europresse", records)


def _of_class(tree, *classes: str) -> list:
    """The elements that have one of some classes, in the order of the page."""
    class_names = {*classes}
    return [
        node
        for node in tree.iter(etree.Element)
        if (names := node.get("class")) and not class_names.isdisjoint(names.lower().split())
    ]


def _frame(name, names: set):
    """The largest element around a paper's name that holds no other one."""
    frame = name
    while (parent := frame.getparent()) is not None:
        if parent.tag in ("body", "html") or any(
            node in names and node is not name for node in parent.iter()
        ):
            break
        frame = parent
    return frame


def _article(frame, name) -> Record:
    paper = one_line(name.text_content())
    issue = ISSUE.search(paper)
    record = Record(outlet=paper[: issue.start()] if issue else paper)
    record.edition = issue["number"] if issue else ""
    header = " ".join(one_line(node.text_content()) for node in _of_class(frame, "docheader"))
    _read_header(header, record)
    titles = next(filter(None, (_of_class(frame, name) for name in TITLES)), [])
    record.title = " ".join(one_line(node.text_content()) for node in titles[:1])
    subtitles = _of_class(frame, "rdp__subtitle")
    record.standfirst = " ".join(one_line(node.text_content()) for node in subtitles)
    bodies = _of_class(frame, BODIES[0]) or _of_class(frame, *BODIES[1:])
    bodies = bodies or [node for node in frame.iter("section") if one_line(node.text_content())]
    if bodies:
        record.paragraphs = [text for body in bodies[:1] for text in _paragraphs(body)]
        _read_byline(frame, titles, record)
        _drop_behind(frame, record)
    else:
        _read_lines(frame, titles, record)
    if not record.published:
        number = NUMBER.search(frame.text_content())
        record.published = "-".join(number.groups()) if number else ""
    return record


def _read_header(header: str, record: Record) -> None:
    """``Politique, jeudi 5 octobre 2013, p. 3``."""
    record.published, _ = dated(header)
    record.page = page_in(header)
    record.n_words_stated = stated_words(header)
    section = re.split(r"\d", header, maxsplit=1)[0]
    section = WEEKDAY.sub("", section).strip(" ,;")
    is_month = dated(f"{section} 1, 2000")[0] or dated(f"1 {section} 2000")[0]
    record.section = "" if is_month else section


def _paragraphs(body) -> list[str]:
    """The paragraphs of a text, of which some are markup written as text."""
    texts = element_lines(body)
    if any(MARKUP_AS_TEXT.search(text) for text in texts):
        texts = element_lines(page_tree("\n".join(texts), "a text of Europresse"))
    return [line for text in texts for line in text.split("\n")]


def _read_byline(frame, titles: list, record: Record) -> None:
    """Authors by their class, else the last block of the header, behind the title."""
    nodes = _of_class(frame, *AUTHORS)
    if not nodes and titles:
        header = next((node for node in frame.iter("header")), None)
        blocks = [] if header is None else [node for node in header if node.tag in ("div", "p")]
        rows = [row for row, block in enumerate(blocks) if titles[0] in list(block.iter())]
        nodes = blocks[rows[0] + 1 :] if rows else []
    texts = [one_line(node.text_content()) for node in nodes]
    record.byline = ", ".join(dict.fromkeys(filter(None, texts)))


def _drop_behind(frame, record: Record) -> None:
    """Notes, captions, copyright and certificate."""
    for node in frame.iter("aside", "footer"):
        for text in element_lines(node):
            record.drop(COPYRIGHT if IS_COPYRIGHT.match(text) else FIELD, text)


def _read_lines(frame, titles: list, record: Record) -> None:
    """An older page, whose text has no element of its own: it follows the title."""
    blocks = [text.split("\n") for text in element_lines(frame)]
    row, column = _title_place(blocks, record.title)
    behind = blocks[row][column + 1 :]
    is_byline = behind and len(" ".join(behind).split()) <= BYLINE_WORDS
    if (
        is_byline
        and not behind[-1].endswith((".", "!", "?", "…", "»", '"'))
        and row + 1 < len(blocks)
    ):
        record.byline, behind = ", ".join(behind), []
    lines = [*behind, *(line for block in blocks[row + 1 :] for line in block)]
    end = len(lines)
    for number, line in enumerate(lines):
        if IS_COPYRIGHT.match(line) or NUMBER.search(line):
            end = number
            break
    record.paragraphs = lines[:end]
    for line in lines[end:]:
        record.drop(COPYRIGHT if IS_COPYRIGHT.match(line) else FIELD, line)


def _title_place(blocks: list[list[str]], title: str) -> tuple[int, int]:
    """The block and the line in which the title ends."""
    for row, block in enumerate(blocks):
        for column, line in enumerate(block):
            lines = " ".join(block[max(column - TITLE_LINES + 1, 0) : column + 1])
            is_last = lines.endswith(title) and title.endswith(line)
            if title and (is_last or title.endswith(line) and len(line) > len(title) / 2):
                return row, column
    return 0, 0

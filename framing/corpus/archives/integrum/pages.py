"""Integrum's pages: articles by codes (``^ИС:``), names of fields, headings, or in a table."""

from __future__ import annotations

import re

from lxml import etree

from framing.corpus.archives.dates import begins_with_date, plain, written_date
from framing.corpus.archives.integrum.books import COLUMN, header_of, record_of, without_head
from framing.corpus.archives.lines import element_lines
from framing.corpus.archives.record import CONTENTS, FIELD, Export, Record, one_line

OWN = re.compile("integrum|интегрум", re.IGNORECASE)
LONGEST_FIELD = 60  # characters of a further field, above the text
LABEL = re.compile(r"(?P<name>[^\W\d_][\w .]{1,25}?)\s?:\s*(?P<value>.*)", re.DOTALL)
# "Orvelle News (Orvelle), № 12, 28.02.2005, с. 3", the head of an article on a page
HEAD = re.compile(
    r"(?P<outlet>[^\W\d_][^\n]{1,90}?)[,.;]?\s+(?:(?:№|N|вып\.)\s*[\w/()-]+[,.;]?\s+)?"
    r"(?P<date>\d{1,2}\.\d\d\.(?:\d{4}|\d\d))(?:\s*г\.)?(?:[,\s]+\d\d:\d\d(?::\d\d)?)?"
    r"(?:[,.;]?\s+(?:с|стр)\.?\s*(?P<page>[\d, -]+))?\.?"
)
# Codes before the values of an article: source, date, headline, author, rubric, number; the text.
CODES = {
    "ИС": "outlet", "ДТ": "published", "ДА": "published", "ЗГ": "title", "АВ": "byline",
    "РБ": "section", "НР": "edition", "СТ": "page", "ТТ": "text", "ТХ": "text",
}  # fmt: skip
CODED = re.compile(r"\^(?P<code>[А-ЯЁ]{2}):\s*")
TEXT_CODE = "^ТТ:"
MOST_WRAPPED = 120  # characters of a line of a text whose lines are broken by hand


def read_integrum_page(tree, is_document: bool = False) -> Export | None:
    """The articles of a page that names Integrum, its codes or its columns; None for another one.

    Parameters
    ----------
    tree : lxml.html.HtmlElement
    is_document : bool
        Whether the page is what a Word file holds: it may have headings alone.
    """
    for table in tree.iter("table"):
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        rows: list[list[str | None]] = [[_shown(cell) for cell in row] for row in cells]
        number, columns = header_of(rows)
        if columns:
            return Export("Integrum", [record_of(row, columns) for row in rows[number + 1 :]])
    lines = [line for text in element_lines(tree) for line in text.split("\n")]
    is_own = is_document or any(map(OWN.search, lines)) or _names_itself(tree)
    if any(map(CODED.search, lines)) or (is_own and _code_headings(tree)):
        return _coded(tree)
    lines = _labels_joined(lines)
    return _labelled(lines) or (_headed(lines) if is_own else None)


def _code_headings(tree) -> bool:
    """Give codes to headings: title, then paper and day; whether all are such."""
    titles = list(tree.iter("h1"))
    for title in titles:
        below = [node for node in title.itersiblings("h1", "h2")][:2]
        texts = [one_line(node.text_content()) for node in below]
        days = [begins_with_date(text) for text in texts]
        if [node.tag for node in below] != ["h2", "h2"] or sum(days) != 1:
            return False
        for node, text, is_day in zip(below, texts, days):
            node.clear(keep_tail=True)
            node.text = f"^ДТ: {text}" if is_day else f"^ИС: {text}"
        text = one_line(title.text_content())
        title.clear(keep_tail=True)
        title.text = f"^ЗГ: {text}"
    return bool(titles)


def _coded(tree) -> Export | None:
    """Articles whose values stand behind codes, or in the line below; the text is below them."""
    for node in list(tree.iter("pre")):
        _part_text(node)
    pieces: list[tuple[str, str]] = []
    for line in (line for text in element_lines(tree) for line in text.split("\n")):
        before, *values = CODED.split(line)
        pieces += [("", before)] if before.strip() else []
        pieces += zip(values[::2], values[1::2])
    codes = [code for code, _ in pieces if code]
    if not {"outlet", "published"} <= {CODES.get(code) for code in codes}:
        return None
    records: list[Record] = []
    column, is_empty = "", False
    for code, text in pieces:
        if code:
            records += [Record()] if code == codes[0] else []
            column, is_empty = CODES.get(code, code), True
        elif not is_empty:
            column = "text" if records else ""
        if records and text.strip():
            _set(records[-1], column, text.strip())
            is_empty = False
    for record in records:
        without_head(record)
    return Export("Integrum", records)


def _set(record: Record, column: str, text: str) -> None:
    """The value of a column; of a code that is not known it is set aside."""
    if column == "text":
        record.paragraphs.append(text)
    elif column == "published":
        record.published = record.published or written_date(text)
    elif column in CODES.values():
        setattr(record, column, f"{getattr(record, column)} {text}".strip())
    else:
        record.drop(FIELD, f"{column}: {text}")


def _part_text(node) -> None:
    """A text with lines as they were typed: a line that is indented begins a paragraph."""
    text = node.text_content().strip("\n")
    paragraphs = re.split(r"\n[ \t\xa0]*\n|\n(?=[ \t\xa0]+\S)", text)
    if len(paragraphs) == 1 and max(map(len, text.split("\n"))) > MOST_WRAPPED:
        paragraphs = text.split("\n")
    node.clear(keep_tail=True)
    node.tag = "div"
    for number, paragraph in enumerate(filter(str.strip, paragraphs)):
        line = etree.SubElement(node, "div")
        line.text = paragraph if number else f"{TEXT_CODE} {paragraph}"


def _shown(cell) -> str:
    return "\n".join(element_lines(cell))


def _names_itself(tree) -> bool:
    """Whether title, addresses or notes of a page name Integrum."""
    named = [*tree.xpath("//title/text()"), *tree.xpath("//@href | //@src | //meta/@content")]
    return any(OWN.search(text) for text in named)


def _labels_joined(lines: list[str]) -> list[str]:
    """A name that stands in a cell of its own goes with the value in the next."""
    joined: list[str] = []
    for line in lines:
        is_name = joined and COLUMN.get(plain(joined[-1]).rstrip(": ")) in ("outlet", "published")
        if is_name or (joined and COLUMN.get(plain(joined[-1]).rstrip(": ")) == "title"):
            joined[-1] = f"{joined[-1].rstrip(': ')}: {line}"
        else:
            joined.append(line)
    return joined


def _labelled(lines: list[str]) -> Export | None:
    """Articles whose fields have names: ``Источник: …``, ``Дата: …``, ``Заголовок: …``."""
    fields = [_field(line) for line in lines]
    papers = [row for row, (column, _) in enumerate(fields) if column == "outlet"]
    days = [row for row, (column, _) in enumerate(fields) if column == "published"]
    if not papers or len(days) < len(papers):
        return None
    starts = _starts(fields, papers, days)
    ends = [*starts[1:], len(lines)]
    records = [
        _labelled_record(lines[start:end], fields[start:end]) for start, end in zip(starts, ends)
    ]
    for line in lines[: starts[0]]:
        records[0].drop(CONTENTS, line)
    return Export("Integrum", records)


def _starts(fields: list[tuple], papers: list[int], days: list[int]) -> list[int]:
    """Where each article begins: so many fields before its paper as with the first one."""
    lead = papers[0] - min(papers[0], days[0])
    for row in range(papers[0] - 1, max(papers[0] - 4, -1), -1):
        if fields[row][0] in ("published", "title", "byline", "section"):
            lead = papers[0] - row
    return [max(row - lead, 0) for row in papers]


def _labelled_record(lines: list[str], fields: list[tuple]) -> Record:
    """One article from its lines and the fields that they hold."""
    record, column = Record(), ""
    for line, (name, value) in zip(lines, fields):
        if name:
            column, line = name, value
        if column == "published":
            record.published = record.published or written_date(line)
        is_further = not name and not record.paragraphs and LABEL.match(line)
        if is_further and len(line) < LONGEST_FIELD:
            record.drop(FIELD, line)
        elif column == "text" or not name:
            record.paragraphs += [line] if line else []
        elif column != "published":
            setattr(record, column, line)
    without_head(record)
    return record


def _field(line: str) -> tuple[str, str]:
    match = LABEL.match(line)
    column = COLUMN.get(one_line(plain(match["name"])), "") if match else ""
    return (column, match["value"]) if match and column else ("", "")


def _headed(lines: list[str]) -> Export | None:
    """Articles that begin with a line of paper and day."""
    heads = {row: match for row, line in enumerate(lines) if (match := HEAD.fullmatch(line))}
    records = []
    rows = list(heads)
    for row, end in zip(rows, [*rows[1:], len(lines)]):
        match, texts = heads[row], lines[row + 1 : end]
        record = Record(
            outlet=match["outlet"],
            published=written_date(match["date"]),
            page=match["page"] or "",
            title=texts[0] if texts else "",
            paragraphs=texts[1:],
        )
        without_head(record)
        records.append(record)
    return Export("Integrum", records) if records else None

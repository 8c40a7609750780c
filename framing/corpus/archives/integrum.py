"""Excel files: Integrum's lists of articles, and other tables; Integrum's pages."""

from __future__ import annotations

import datetime
import io
import re

import pandas as pd

from framing.corpus.archives.dates import plain, written_date
from framing.corpus.archives.documents import broken, require_container
from framing.corpus.archives.lines import element_lines
from framing.corpus.archives.record import CONTENTS, FIELD, Export, ExportError, Record, one_line

# What Integrum calls its columns, in Russian and in English, without accents.
_NAMES = {
    "outlet": "источник|сми|издание|название источника|source|publication",
    "published": "дата|дата публикации|дата выхода|дата выпуска|date|publication date",
    "title": "заголовок|название|title|headline",
    "byline": "автор|авторы|author|byline",
    "section": "рубрика|раздел|section",
    "page": "страница|полоса|стр.|page",
    "text": "оригинал|текст|полный текст|текст документа|анонс|содержание|text|full text|abstract",
}
COLUMN = {name: column for column, names in _NAMES.items() for name in names.split("|")}
OWN = re.compile("integrum|интегрум", re.IGNORECASE)
LONGEST_FIELD = 60  # characters of a further field, above the text
HEADER_ROWS = 10  # in which the names of the columns must stand
LABEL = re.compile(r"(?P<name>[^\W\d_][\w .]{1,25}?)\s?:\s*(?P<value>.*)", re.DOTALL)
# "Orvelle News (Orvelle), № 12, 28.02.2005, с. 3", the head of an article on a page
HEAD = re.compile(
    r"(?P<outlet>[^\W\d_][^\n]{1,90}?)[,.;]?\s+(?:(?:№|N|вып\.)\s*[\w/()-]+[,.;]?\s+)?"
    r"(?P<date>\d{1,2}\.\d\d\.(?:\d{4}|\d\d))(?:\s*г\.)?(?:[,\s]+\d\d:\d\d(?::\d\d)?)?"
    r"(?:[,.;]?\s+(?:с|стр)\.?\s*(?P<page>[\d, -]+))?\.?"
)


def workbook_sheets(data: bytes, name: str) -> list[list[list[str | None]]]:
    """The sheets of an Excel file: their rows, each cell as text or None."""
    import openpyxl

    require_container(data, name, "Excel")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
            sheets.append([row for row in rows if any(cell is not None for cell in row)])
        return sheets
    except Exception:  # openpyxl raises what its parts raise: KeyError, ParseError, BadZipFile …
        raise broken(name, "Excel") from None


def _cell(value) -> str | None:
    """What a cell shows; a day without a time is a day."""
    if isinstance(value, datetime.datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if value is None or not str(value).strip() else str(value)


def workbook_table(data: bytes, name: str) -> pd.DataFrame:
    """The first sheet with rows as a table, whose first row names the columns."""
    sheet = next((rows for rows in workbook_sheets(data, name) if rows), [])
    if not sheet:
        raise ExportError(f"{name} is an Excel file without rows; leave it out.")
    width = max(map(len, sheet))
    header = [(cell or "").strip().lower() for cell in sheet[0]]
    header += [""] * (width - len(header))
    rows = [row + [None] * (width - len(row)) for row in sheet[1:]]
    table = pd.DataFrame(rows, columns=header, dtype=object)
    return table.loc[:, [bool(column) for column in header]]


def read_integrum_book(data: bytes, name: str) -> Export | None:
    """The articles of an Excel file; None where its columns have not Integrum's names."""
    records: list[Record] = []
    for rows in workbook_sheets(data, name):
        number, columns = _header(rows)
        if columns:
            records += [_from_row(row, columns) for row in rows[number + 1 :]]
    return Export("Integrum", records) if records else None


def _header(rows: list) -> tuple[int, list[str]]:
    """The number of the row that names the columns, and what each holds; none without a frame."""
    for number, row in enumerate(rows[:HEADER_ROWS]):
        names = [one_line(plain(cell or "")) for cell in row]
        columns = [COLUMN.get(name, name) for name in names]
        is_russian = any(re.search("[а-я]", name) for name in names if name in COLUMN)
        if {"outlet", "published", "text"} <= set(columns) and is_russian:
            return number, columns
    return 0, []


def _from_row(row: list[str | None], columns: list[str]) -> Record:
    """The article of a row; of several columns of text the longest is the text."""
    record = Record()
    texts = [cell for column, cell in zip(columns, row) if column == "text" and cell]
    text = max(texts, key=len, default="")
    record.paragraphs = [line for line in text.split("\n") if line.strip()]
    for column, cell in zip(columns, row):
        if column == "text" or column not in COLUMN.values():
            record.drop(FIELD, f"{column}: {cell}" if cell and cell != text else "")
        elif column == "published":
            record.published = written_date(cell or "")
        else:
            setattr(record, column, cell or "")
    _without_head(record)
    return record


def _without_head(record: Record) -> None:
    """Above the text title and date may stand once more."""
    for _ in range(2):
        first = one_line(record.paragraphs[0]) if len(record.paragraphs) > 1 else ""
        is_date = len(first) < 25 and written_date(first) == record.published != ""
        if first and (is_date or plain(first) == plain(one_line(record.title))):
            record.drop(FIELD if is_date else "title", record.paragraphs.pop(0))


def read_integrum_page(tree) -> Export | None:
    """The articles of a page that names Integrum or its columns; None for another one."""
    for table in tree.iter("table"):
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        rows: list[list[str | None]] = [[_shown(cell) for cell in row] for row in cells]
        number, columns = _header(rows)
        if columns:
            return Export("Integrum", [_from_row(row, columns) for row in rows[number + 1 :]])
    lines = [line for text in element_lines(tree) for line in text.split("\n")]
    lines = _labels_joined(lines)
    is_own = any(map(OWN.search, lines)) or _names_itself(tree)
    return _labelled(lines) or (_headed(lines) if is_own else None)


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
    lead = papers[0] - min(papers[0], days[0])
    for row in range(papers[0] - 1, max(papers[0] - 4, -1), -1):
        if fields[row][0] in ("published", "title", "byline", "section"):
            lead = papers[0] - row
    starts = [max(row - lead, 0) for row in papers]
    records = []
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        record, column = Record(), ""
        for line, (name, value) in zip(lines[start:end], fields[start:end]):
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
        _without_head(record)
        records.append(record)
    for line in lines[: starts[0]]:
        records[0].drop(CONTENTS, line)
    return Export("Integrum", records)


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
        _without_head(record)
        records.append(record)
    return Export("Integrum", records) if records else None

"""Excel files: Integrum's lists of articles, and other tables."""

from __future__ import annotations

import datetime
import io
import re

import pandas as pd

from framing.corpus.archives.dates import plain, written_date
from framing.corpus.archives.documents import broken, require_container
from framing.corpus.archives.record import FIELD, Export, ExportError, Record, one_line

# What Integrum calls its columns, in Russian and in English, without accents.
_NAMES = {
    "outlet": "источник|сми|издание|название источника|название сми|наименование сми|source"
    "|publication",
    "published": "дата|дата публикации|дата выхода|дата выпуска|date|publication date",
    "title": "заголовок|название|title|headline",
    "byline": "автор|авторы|author|byline",
    "section": "рубрика|раздел|section",
    "page": "страница|полоса|стр.|page",
    "text": "оригинал|текст|полный текст|текст документа|текст статьи|текст сообщения|анонс"
    "|содержание|text|full text|abstract",
}
COLUMN = {plain(name): column for column, names in _NAMES.items() for name in names.split("|")}
HEADER_ROWS = 10  # in which the names of the columns must stand


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
        number, columns = header_of(rows)
        if columns:
            records += [record_of(row, columns) for row in rows[number + 1 :]]
    return Export("Integrum", records) if records else None


def header_of(rows: list) -> tuple[int, list[str]]:
    """The number of the row that names the columns, and what each holds; none without a frame."""
    for number, row in enumerate(rows[:HEADER_ROWS]):
        names = [one_line(plain(cell or "")) for cell in row]
        columns = [COLUMN.get(name, name) for name in names]
        is_russian = any(re.search("[а-я]", name) for name in names if name in COLUMN)
        if {"outlet", "published", "text"} <= set(columns) and is_russian:
            return number, columns
    return 0, []


def record_of(row: list[str | None], columns: list[str]) -> Record:
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
    without_head(record)
    return record


def without_head(record: Record) -> None:
    """Above the text title and date may stand once more."""
    for _ in range(2):
        first = one_line(record.paragraphs[0]) if len(record.paragraphs) > 1 else ""
        is_date = len(first) < 25 and written_date(first) == record.published != ""
        if first and (is_date or plain(first) == plain(one_line(record.title))):
            record.drop(FIELD if is_date else "title", record.paragraphs.pop(0))

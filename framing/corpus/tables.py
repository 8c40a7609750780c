"""From a table to articles: CSV, JSON and Parquet, whose broken lines are named."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pandas as pd

from framing.base.errors import FramingError, shown
from framing.corpus.archives.integrum.books import workbook_table
from framing.corpus.files import decode, read_bytes, require_file
from framing.corpus.scraped.aliases import ALIASES
from framing.corpus.scraped.feeds import FEEDS, feed_articles, is_feed
from framing.corpus.scraped.webarchive import archived_articles, is_web_archive

TABLES = (".csv", ".tsv", ".jsonl", ".json", ".parquet", *FEEDS)
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
# The lists of articles in JSON that scrapers and services write.
LISTS = ("articles", "items", "results", "docs")
# What a spreadsheet takes for a formula, or drops to find one, but no number; with its own
# apostrophes, so that each text has one form.
FORMULA = re.compile(r"'*(?!-?\d+(?:\.\d+)?\Z)[=+\-@\t\r\n＝＋－＠]")
# A table that unpacks to more than both is no corpus but a trap.
LONGEST_CELL = 1 << 30  # characters
MOST_BYTES, MOST_GROWTH = 2 << 30, 100


def write_table(table: pd.DataFrame, path: Path) -> None:
    """A CSV file that no spreadsheet runs: a text like a formula gets an apostrophe.

    :func:`as_written` takes it off again.
    """
    safe = table.astype(object).map(lambda cell: f"'{cell}" if _is_formula(cell) else cell)
    safe.to_csv(path, index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


def as_written(table: pd.DataFrame) -> pd.DataFrame:
    """A table from :func:`write_table`, its texts as they were."""
    return table.map(lambda cell: cell.removeprefix("'") if _is_formula(cell) else cell)


def _is_formula(cell) -> bool:
    return isinstance(cell, str) and FORMULA.match(cell) is not None


def read_table(path: Path) -> pd.DataFrame:
    """A table of articles; every value is read as text, a missing one as None."""
    table = _read(path)
    twice = table.columns[table.columns.duplicated()]
    if len(twice):
        raise FramingError(
            f"{path} names the column {shown(twice[0])} twice (capital letters and blanks aside); "
            "rename one of them."
        )
    return table


def _read(path: Path) -> pd.DataFrame:
    suffix = path.suffix.lower()
    if is_web_archive(path):
        require_file(path)
        return archived_articles(path)
    if suffix in FEEDS:
        return feed_articles(read_bytes(path), str(path))
    if suffix == ".parquet":
        return read_parquet(path)
    if suffix == ".xlsx":
        return workbook_table(read_bytes(path), str(path))
    if suffix == ".jsonl":
        return pd.DataFrame(_json_lines(path), dtype=object)
    text = decode(read_bytes(path), str(path)).replace("\r\n", "\n").replace("\r", "\n")
    if suffix == ".json":
        return _json(text, path)
    return _separated(text, "\t" if suffix == ".tsv" else ",", path)


def is_table(path: Path) -> bool:
    """Whether a file is a table, a feed or a web archive, by its name; XML must be a feed."""
    if path.suffix.lower() == ".xml":
        require_file(path)
        with path.open("rb") as file:
            return is_feed(file.read(4_000))
    return path.suffix.lower() in TABLES or is_web_archive(path)


def _separator(text: str, usual: str) -> tuple[str, str]:
    """What separates the columns, and the text behind a line that says so (sep=;).

    It is the usual one unless the first line names an outlet and a text by another one only.
    """
    if (first := text[:6]).startswith("sep=") and first[5:] == "\n":
        return first[4], text[6:]
    known = [{name, *aliases.split()} for name, aliases in ALIASES.items() if name == "text"]
    for separator in (usual, *SEPARATORS):
        try:
            header = next(csv.reader(io.StringIO(text), delimiter=separator), [])
        except csv.Error:
            continue
        names = {name.strip().lower().replace(" ", "_") for name in header}
        if len(names) > 1 and all(names & aliases for aliases in known):
            return separator, text
    return usual, text


def _separated(text: str, usual: str, path: Path) -> pd.DataFrame:
    csv.field_size_limit(LONGEST_CELL)
    separator, text = _separator(text, usual)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        mark = SEPARATORS.get(separator, shown(separator))
        for row in reader:
            if row and len(row) != len(header):
                raise FramingError(
                    f"{path}, line {reader.line_num}: {len(row)} fields where the first line names "
                    f"{len(header)}; the separator is {mark}: put quotation "
                    "marks round a text that holds one."
                )
            if row:
                rows.append([cell if cell.strip() else None for cell in row])
    except csv.Error as problem:
        raise FramingError(
            f"{path}, line {reader.line_num}: {problem}; save the table again as UTF-8 with "
            "quotation marks round every text."
        ) from None
    return pd.DataFrame(rows, columns=header, dtype=object)


def _json_lines(path: Path) -> list[dict]:
    """Line by line where the file is UTF-8: its bytes and text never lie in memory side by side."""
    require_file(path)
    try:
        return _records(_utf8_lines(path), path)
    except (UnicodeDecodeError, OSError):
        return _records(decode(read_bytes(path), str(path)).split("\n"), path)


def _utf8_lines(path: Path):
    with path.open("rb") as file:
        for number, line in enumerate(file):
            if b"\x00" in line:
                raise UnicodeDecodeError("utf-8", line, 0, 1, "this looks like UTF-16")
            yield line.decode("utf-8" if number else "utf-8-sig")


def _records(lines, path: Path) -> list[dict]:
    numbered = (
        (line, f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )
    return [_record(_parsed(line, location), location) for line, location in numbered]


def _json(text: str, path: Path) -> pd.DataFrame:
    data = _parsed(text, str(path))
    if isinstance(data, dict):
        lists = [data[name] for name in LISTS if isinstance(data.get(name), list)]
        data = lists[0] if lists else [data] if "text" in data or "maintext" in data else data
    if not isinstance(data, list):
        raise FramingError(
            f"{path} must hold a list of articles, each with outlet and text; it holds one "
            f"{type(data).__name__}."
        )
    return pd.DataFrame(
        [_record(row, f"{path}, article {number}") for number, row in enumerate(data, 1)],
        dtype=object,
    )


def _parsed(text: str, where: str):
    try:
        return json.loads(text, object_pairs_hook=_unique_names)
    except (ValueError, RecursionError) as problem:
        raise FramingError(
            f"{where} is not valid JSON ({problem}); write one article as "
            '{"outlet": "…", "text": "…"}.'
        ) from None


def _unique_names(pairs: list[tuple]) -> dict:
    """An object, refused where a name stands twice: one of its values would be lost in silence."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("one name stands twice in an object")
    return fields


def _record(row, where: str) -> dict:
    if not isinstance(row, dict):
        raise FramingError(
            f"{where} must be an object with outlet and text, not {type(row).__name__}."
        )
    fields = {key.strip().lower(): value for key, value in row.items()}
    if len(fields) < len(row):
        raise FramingError(
            f"{where} names a field twice (capital letters and blanks aside); rename one of them."
        )
    return fields


def read_parquet(path: Path, rows: int = 256) -> pd.DataFrame:
    """A Parquet table as it is, its columns' names in small letters.

    It is read in batches of some rows, so that a small file that unpacks without end is refused
    before it fills the memory.
    """
    import pyarrow as pa

    try:
        table = pa.Table.from_batches(*_batches(path, rows))
        table.validate(full=True)  # text that is not UTF-8 would be found out much later
        # Without pandas' own notes, which may be wrong, and with an index that has a name as a
        # column.
        table = table.replace_schema_metadata(None).to_pandas()
    except FramingError:
        raise
    except (pa.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError) as problem:
        raise FramingError(
            f"{path} cannot be read as Parquet ({problem}); write it again, for instance with "
            "pandas' to_parquet."
        ) from None
    table = table.loc[:, ~table.columns.astype(str).str.fullmatch(r"__index_level_\d+__")]
    return table.set_axis([str(name).strip().lower() for name in table.columns], axis=1)


def _batches(path: Path, rows: int) -> tuple[list, object]:
    """The batches of a Parquet file and their schema."""
    import pyarrow.parquet as pq

    batches, size = [], 0
    most_bytes = max(MOST_BYTES, MOST_GROWTH * require_file(path))
    # In one thread: the memory that others free they keep.
    for batch in pq.ParquetFile(path).iter_batches(batch_size=rows, use_threads=False):
        size += batch.nbytes
        if size > most_bytes:
            raise FramingError(
                f"{path} unpacks to more than {most_bytes >> 20:,} MB, {MOST_GROWTH} times its "
                "size: it does not look like articles; split it if it is."
            )
        batches.append(batch)
    return batches, pq.read_schema(path)

"""From files to rows: what encodings, front matter and tables look like, and one sentence where they are broken."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path

import pandas as pd

from framing.checks import FramingError

TEXT_FILES = (".txt", ".md", ".html", ".htm")
TABLES = (".csv", ".tsv", ".jsonl", ".json", ".parquet")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
MOST_BYTES, MOST_GROWTH = 2 << 30, 100  # a table that unpacks to more than both is no corpus but a trap


def decode(data: bytes, name: str) -> str:
    """Text of a file in UTF-8 or UTF-16, with or without a mark, or in Windows-1251 or -1252.

    Raises
    ------
    FramingError
        Naming the file, where it is none of these.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    if b"\x00" in data[:1000]:
        even, odd = data[0:1000:2].count(0), data[1:1000:2].count(0)
        return _decoded(data, "utf-16-be" if even > odd else "utf-16-le", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _windows(data, name), name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _unreadable(name) from None
    if "\x00" in text.rstrip("\x00"):
        raise _unreadable(name)
    return text


def _windows(data: bytes, name: str) -> str:
    """Windows-1251 or -1252: charset-normalizer weighs the letters."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1251", "cp1252"], threshold=0.4).best()
    if best is None:
        raise _unreadable(name)
    # Too short a text tells little; Russian has far more high letters than punctuation marks and accents.
    high = sum(byte >= 0xC0 for byte in data[:100_000])
    letters = sum(chr(byte).isalpha() for byte in data[:100_000] if byte < 0x80)
    return "cp1251" if high > letters else "cp1252"


def _unreadable(name: str) -> FramingError:
    return FramingError(f"{name} is not text in UTF-8, UTF-16, Windows-1251 or Windows-1252: open it in an "
                        "editor and save it as UTF-8.")


def read_file(path: Path, name: str) -> dict:
    """One article from a text, Markdown or HTML file: its front matter, and ``text``."""
    text = decode(_bytes(path), name).replace("\r\n", "\n").replace("\r", "\n")
    fields: dict = {}
    if found := FRONT_MATTER.match(text):
        fields = _front_matter(found.group(1), name)
        text = text[found.end():] if fields else text
    if path.suffix.lower() in (".html", ".htm"):
        from framing.markup import html_article

        return html_article(text, name) | fields
    if path.suffix.lower() == ".md":
        from framing.markup import plain_markdown

        text = plain_markdown(text)
    return fields | {"text": _unwrapped(text) if path.suffix.lower() == ".txt" else text}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise FramingError(f"{path} cannot be read ({problem.strerror}); check that it is a file and that you may "
                           "open it.") from None


def _front_matter(block: str, name: str) -> dict:
    """The plain fields of YAML front matter; nested ones are left alone, and tags that make objects are refused."""
    import yaml

    try:
        fields = yaml.safe_load(block)
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        line = getattr(getattr(problem, "problem_mark", None), "line", 0) + 2
        raise FramingError(f"{name}, line {line}: the front matter is not plain YAML (key: value); put quotation "
                           "marks round a value that holds a colon or a tag.") from None
    if not isinstance(fields, dict):
        return {}
    plain = (str, int, float, bool, datetime.date)
    return {str(key).strip().lower(): str(value) for key, value in fields.items()
            if isinstance(value, plain) and str(key).strip().lower() != "text"}


def _unwrapped(text: str) -> str:
    """Join lines that an editor broke at a fixed width; a text with one line a paragraph stays as it is."""
    blocks = re.split(r"\n[ \t]*\n\s*", text.strip())
    inner = [len(line) for block in blocks for line in block.split("\n")[:-1]]
    wrapped = len(blocks) > 1 or len(inner) > 3
    if not inner or not wrapped or sum(45 <= n <= 100 for n in inner) < 0.7 * len(inner):
        return text
    return "\n".join(" ".join(line.strip() for line in block.split("\n")) for block in blocks)


def read_table(path: Path) -> pd.DataFrame:
    """A table of articles; every value is read as text, a missing one as None."""
    kind = path.suffix.lower()
    if kind == ".parquet":
        return _parquet(path)
    if kind == ".jsonl":
        return pd.DataFrame(_json_lines(path), dtype=object)
    text = decode(_bytes(path), str(path)).replace("\r\n", "\n").replace("\r", "\n")
    if kind == ".json":
        return _json(text, path)
    return _separated(text, "\t" if kind == ".tsv" else ",", path)


def _separated(text: str, separator: str, path: Path) -> pd.DataFrame:
    csv.field_size_limit(1 << 30)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for row in reader:
            if row and len(row) != len(header):
                raise FramingError(f"{path}, line {reader.line_num}: {len(row)} fields where the first line names "
                                   f"{len(header)}; put quotation marks round a text that holds a separator.")
            if row:
                rows.append([value if value.strip() else None for value in row])
    except csv.Error as problem:
        raise FramingError(f"{path}, line {reader.line_num}: {problem}; save the table again as UTF-8 with quotation "
                           "marks round every text.") from None
    return pd.DataFrame(rows, columns=header, dtype=object)


def _json_lines(path: Path) -> list[dict]:
    rows = []
    for number, line in enumerate(decode(_bytes(path), str(path)).split("\n"), start=1):
        if line.strip():
            rows.append(_record(_parsed(line, f"{path}, line {number}"), f"{path}, line {number}"))
    return rows


def _json(text: str, path: Path) -> pd.DataFrame:
    data = _parsed(text, str(path))
    if isinstance(data, dict) and isinstance(data.get("articles"), list):
        data = data["articles"]
    if not isinstance(data, list):
        raise FramingError(f"{path} must hold a list of articles, each with outlet and text; it holds one "
                           f"{type(data).__name__}.")
    return pd.DataFrame([_record(row, f"{path}, article {number}") for number, row in enumerate(data, 1)], dtype=object)


def _parsed(text: str, where: str):
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise FramingError(f"{where} is not valid JSON ({problem}); write one article as "
                           '{"outlet": "…", "text": "…"}.') from None


def _record(row, where: str) -> dict:
    if not isinstance(row, dict):
        raise FramingError(f"{where} must be an object with outlet and text, not {type(row).__name__}.")
    return {str(key).strip().lower(): value for key, value in row.items()}


def _parquet(path: Path) -> pd.DataFrame:
    """Batch by batch, so that a small file that unpacks without end is refused before it fills the memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    batches, size, most = [], 0, max(MOST_BYTES, MOST_GROWTH * path.stat().st_size)
    try:
        for batch in pq.ParquetFile(path).iter_batches(batch_size=256):
            size += batch.nbytes
            if size > most:
                raise FramingError(f"{path} unpacks to more than {most >> 20:,} MB, {MOST_GROWTH} times its size: it "
                                   "does not look like articles; split it if it is.")
            batches.append(batch)
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError) as problem:
        raise FramingError(f"{path} cannot be read as Parquet ({problem}); write it again, for instance with "
                           "pandas' to_parquet.") from None
    table = pa.Table.from_batches(batches, schema).to_pandas()
    return table.rename(columns=lambda name: str(name).strip().lower())

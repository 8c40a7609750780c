"""Which files of a folder are articles or exports of archives, and which outlet each is from."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NoReturn

import numpy as np
import pandas as pd

from framing.base.errors import FileError, FramingError, listed
from framing.base.running.progress import progress
from framing.corpus.archives.exports import EXPORTS, PAGES_TOO, TABLES_TOO, export_rows, is_document
from framing.corpus.archives.names import give_one_spelling
from framing.corpus.archives.record import ExportError
from framing.corpus.archives.rows import ArticleRows, Rows
from framing.corpus.archives.zips import ZIP, Readable, readable, unzipped, why_passed
from framing.corpus.datelines import NO_OUTLET
from framing.corpus.files import TEXT_FILES, read_file
from framing.corpus.scraped.aliases import with_common_columns
from framing.corpus.scraped.webarchive import is_web_archive
from framing.corpus.tables import TABLES, is_table, read_table

ALLOWED = (
    "one sub-folder an outlet (.txt, .md, .html), exports of archives, or one .csv, .tsv, .jsonl, "
    ".json, .parquet or .xlsx table"
)
ENDINGS = tuple(dict.fromkeys((*TEXT_FILES, *TABLES, *EXPORTS, ZIP)))
MOST_WITHOUT_OUTLET = 10
COMMON = ("article", "outlet", "event", "published", "title", "text", "url", "notice")
UNNAMED = "unnamed paper"
PASSED = "file"  # rule of a piece in the column ``dropped``: a file that is not read, and why


def table_articles(path: Path) -> pd.DataFrame:
    """The rows of a table or of an export of an archive, each with an outlet and an id."""
    suffix = path.suffix.lower()
    if suffix == ZIP:
        return _collected(unzipped(path, ENDINGS), path)
    if _may_be_export(path):
        rows = export_rows(path, str(path), path.stem)
        if rows is not None:
            return _of_one_export(rows, path)
    if not is_table(path) and suffix not in TABLES_TOO:
        raise FramingError(
            f"{path} is neither a folder nor a table that can be read; give {ALLOWED}."
        )
    return _table(path, str(path))


def _may_be_export(path: Path) -> bool:
    """Whether an archive writes files of this kind; an .xml that is a feed is a table."""
    suffix = path.suffix.lower()
    return (suffix in EXPORTS or suffix in PAGES_TOO) and not is_table(path)


def _of_one_export(rows: list[dict], path: Path) -> pd.DataFrame:
    if is_document(rows):
        raise FramingError(
            f"{path} is one document that names no outlet: put it into a folder with the outlet's "
            "name, and give the folder above."
        )
    exports = ArticleRows()
    exports.add([_named(row, "") for row in rows])
    give_one_spelling(exports.rows)
    return exports.table().astype({"n_words_stated": "Int64"})


def _table(path: Path, name: str) -> pd.DataFrame:
    table = with_common_columns(read_table(path))
    missing = [column for column in ("outlet", "text") if column not in table]
    if missing:
        raise FramingError(
            f"{name} lacks the column {listed(missing)}; it has {listed(table.columns)}: rename a "
            "column, or add it."
        )
    if not len(table):
        raise FramingError(f"{name} has no articles; give {ALLOWED}.")
    # A line of a table counts from its header, as a spreadsheet shows it.
    without_outlet = np.flatnonzero([_is_blank(outlet) for outlet in table["outlet"].tolist()])
    if len(without_outlet):
        raise FramingError(
            f"{name}, article {without_outlet[0] + 1}: the column outlet is empty; name the outlet "
            "of every article."
        )
    width = len(str(len(table)))
    ids = [f"{path.stem}-{number:0{width}d}" for number in range(1, len(table) + 1)]
    if "article" in table:
        written = table["article"].tolist()
        ids = [number if _is_blank(own) else own for own, number in zip(written, ids)]
    return table.assign(article=pd.Series(ids, table.index, dtype=object))


def _is_blank(cell) -> bool:
    """Whether a cell holds nothing: missing, or blanks only."""
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or cell is pd.NA or cell != cell


def folder_articles(root: Path) -> pd.DataFrame:
    """The rows of a folder: a file an article, exports of archives, or a few tables."""
    passed: list[str] = []
    files = _files(root, passed)
    inner = [PurePosixPath(path.relative_to(root).as_posix()) for path in files]
    readables = [
        Readable(root / path, article, outlet, str(root / path))
        for path, article, outlet in readable(inner, (*EXPORTS, ZIP))
    ]
    return _collected(progress(readables, "reading files"), root, passed)


def _collected(files: Iterable[Readable | str], root: Path, passed: list[str] | None = None):
    """One table of all files; a damaged export is passed over, and said."""
    rows = Rows([], ArticleRows(), [], [], [], passed if passed is not None else [], [])
    for file in files:
        _read_or_pass(file, rows)
    if rows.texts and rows.table_names and not _are_one_kind(rows):
        raise FramingError(
            f"{root} holds both single articles and tables ({listed(rows.table_names, 3)}); "
            "keep one kind, and move the other out of the folder."
        )
    _name_outlets(rows, root)
    articles = ArticleRows()
    articles.add(rows.articles)
    tables = [*(own.table() for own in (rows.exports, articles) if len(own)), *rows.tables]
    if not tables:
        raise FramingError(_nothing_in(root, rows))
    table = tables[0] if len(tables) == 1 else pd.concat(tables, ignore_index=True)
    table = table.astype({name: object for name in table if name != "text"})
    if len(rows.exports) and not rows.tables:
        table = table.assign(n_words_stated=table["n_words_stated"].astype("Int64"))
    return _with_passed(table, rows.passed, root)


def _are_one_kind(rows: Rows) -> bool:
    """Whether each id and text of texts and tables stands once, and no table has columns alone."""
    columns = {*COMMON, *(name for row in rows.articles for name in row)}
    joined = pd.concat([pd.DataFrame(rows.articles, dtype=object), *rows.tables])
    stands_twice = (joined[name].dropna().astype(str).duplicated() for name in ("article", "text"))
    return columns.issuperset(joined.columns) and not any(map(any, stands_twice))


def _nothing_in(root: Path, rows: Rows) -> str:
    """The first file that could not be read, or that there is none."""
    if rows.problems:
        return rows.problems[0]
    said = f" ({' '.join(rows.passed[:2])})" if rows.passed else ""
    return f"{root} holds no articles{said}; it needs {ALLOWED}."


def _read_or_pass(file: Readable | str, rows: Rows) -> None:
    """Read a file; a sentence on one that is passed over, or cannot be read, is kept."""
    if isinstance(file, str):
        rows.passed.append(file)
        return
    try:
        _read(file, rows)
    except FileError as error:
        rows.problems.append(str(error))
        rows.passed.append(str(error))


def _read(file: Readable, rows: Rows) -> None:
    """The rows of one file."""
    suffix = file.path.suffix.lower()
    if suffix == ZIP:
        for member in unzipped(file.path, ENDINGS, file.article, file.outlet):
            _read_or_pass(member, rows)
        return
    exported = None
    if _may_be_export(file.path):
        exported = export_rows(file.path, file.name, file.article)
    if exported is not None and is_document(exported):
        rows.articles.append(exported[0] | {"outlet": file.outlet})
    elif exported is not None:
        rows.exports.add([_named(row, file.outlet) for row in exported])
    elif suffix in TEXT_FILES:
        rows.articles.append(_article(file))
        rows.texts.append(file.name)
    else:
        rows.tables.append(_table_of_folder(file))
        rows.table_names.append(file.path.name)


def _table_of_folder(file: Readable) -> pd.DataFrame:
    """A table; an Excel file that is none of articles may lie beside exports."""
    try:
        return _table(file.path, file.name)
    except FramingError as problem:
        if file.path.suffix.lower() in TABLES_TOO:
            raise ExportError(str(problem)) from None
        raise


def _named(row: dict, folder: str) -> dict:
    """A row of an export, whose paper the archive may not have named."""
    if row["outlet"]:
        return row
    notice = "; ".join(filter(None, [row["notice"], "the archive names no paper"]))
    return row | {"outlet": folder or UNNAMED, "notice": notice}


def _article(file: Readable) -> dict:
    """The row of a file, whose folder names the outlet where its front matter does not."""
    row = read_file(file.path, file.name)
    if not str(row.get("outlet") or "").strip():
        row["outlet"] = file.outlet
    row.setdefault("article", file.article)
    return row


def _name_outlets(rows: Rows, root: Path) -> None:
    """One spelling for the papers of exports; a handful of texts alone may be an outlet each."""
    give_one_spelling(rows.exports.rows)
    without_outlet = [row for row in rows.articles if not row["outlet"]]
    if not without_outlet:
        return
    n_others = len(rows.articles) - len(without_outlet) + len(rows.exports) + len(rows.tables)
    first = f"{root / without_outlet[0]['article']} does not say which outlet it is from"
    if len(rows.exports) and not rows.texts:
        for row in without_outlet:
            rows.articles.remove(row)
            rows.passed.append(
                f"{root / row['article']} does not say which outlet it is from: put it into a "
                "folder with the outlet's name."
            )
    elif n_others or len(rows.articles) > MOST_WITHOUT_OUTLET:
        raise FramingError(
            f"{first}: put it into a folder with the outlet's name, or begin it with front matter "
            "(---, outlet: NAME, ---)."
        )
    else:
        for row in rows.articles:
            row.update(outlet=row["article"], notice=f"{NO_OUTLET} the file")


def _with_passed(table: pd.DataFrame, passed: list[str], root: Path) -> pd.DataFrame:
    """Say which files were not read: in a warning, and with the first article for the list."""
    if not passed:
        return table
    n = "1 file is" if len(passed) == 1 else f"{len(passed)} files are"
    warnings.warn(
        f"{root}: {n} passed over: {' '.join(passed[:8])}"
        + (f" And {len(passed) - 8} more." if len(passed) > 8 else "")
        + " framing.dropped_lines(articles) lists them.",
        stacklevel=6,
    )
    cells = table["dropped"].tolist() if "dropped" in table else [None] * len(table)
    pieces = json.loads(cells[0]) if isinstance(cells[0], str) and cells[0] else []
    cells[0] = json.dumps([*([PASSED, text] for text in passed), *pieces], ensure_ascii=False)
    cells = ["" if cell is None or cell != cell else cell for cell in cells]
    return table.assign(dropped=pd.Series(cells, table.index, dtype=object))


def _files(root: Path, passed: list[str]) -> list[Path]:
    """The files of a corpus in a fixed order; what is none is passed over, and said."""
    files = []
    for folder, subfolders, names in os.walk(root, onerror=_refuse_closed):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith((".", "__")))
        for path in [Path(folder) / name for name in sorted(names)]:
            reason = "" if is_web_archive(path) else why_passed(path.name, ENDINGS)
            if reason:
                passed.append(f"{path} {reason}.")
            elif not (path.parent == root and path.stem.lower() == "readme"):
                files.append(path)
        for path in [Path(folder) / name for name in (*subfolders, *names)]:
            if path.is_symlink() and not _is_within(path, root):
                raise FramingError(
                    f"{path} is a link to a place outside of the folder, which is not followed: "
                    "copy the file in its place, or take the link out."
                )
    return files


def _refuse_closed(problem: OSError) -> NoReturn:
    raise FramingError(
        f"{problem.filename} cannot be read ({problem.strerror}); ask for the right to open it, "
        "or take it out of the folder."
    ) from None


def _is_within(path: Path, root: Path) -> bool:
    """Whether a link leads to somewhere inside of the folder; one to itself leads nowhere."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False

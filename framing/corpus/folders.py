"""Which files of a folder are articles, and which outlet each is from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import numpy as np
import pandas as pd

from framing.base.errors import FramingError, listed
from framing.corpus.files import TEXT_FILES, read_file
from framing.corpus.scraped.aliases import with_common_columns
from framing.corpus.tables import is_table, read_table

ALLOWED = (
    "one sub-folder an outlet with .txt, .md or .html files, or one .csv, .tsv, .jsonl, .json or "
    ".parquet table"
)
DOCUMENTS = (".pdf", ".doc", ".docx", ".rtf", ".odt", ".xls", ".xlsx", ".epub", ".eml")
MOST_WITHOUT_OUTLET = 10


def table_articles(path: Path) -> pd.DataFrame:
    """The rows of a table, each with an outlet and an id."""
    if not is_table(path):
        raise FramingError(
            f"{path} is neither a folder nor a table that can be read; give {ALLOWED}."
        )
    table = with_common_columns(read_table(path))
    missing = [name for name in ("outlet", "text") if name not in table]
    if missing:
        raise FramingError(
            f"{path} lacks the column {listed(missing)}; it has {listed(table.columns)}: rename a "
            "column, or add it."
        )
    if not len(table):
        raise FramingError(f"{path} has no articles; give {ALLOWED}.")
    # A line of a table counts from its header, as a spreadsheet shows it.
    without_outlet = np.flatnonzero([_is_blank(name) for name in table["outlet"].tolist()])
    if len(without_outlet):
        raise FramingError(
            f"{path}, article {without_outlet[0] + 1}: the column outlet is empty; name the outlet "
            "of every article."
        )
    width = len(str(len(table)))
    ids = [f"{path.stem}-{number:0{width}d}" for number in range(1, len(table) + 1)]
    if "article" in table:
        written = table["article"].tolist()
        ids = [number if _is_blank(name) else name for name, number in zip(written, ids)]
    return table.assign(article=pd.Series(ids, table.index, dtype=object))


def _is_blank(cell) -> bool:
    """Whether a cell holds nothing: missing, or blanks only."""
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or cell is pd.NA or cell != cell


def folder_articles(root: Path) -> pd.DataFrame:
    """The rows of a folder: a file an article, or a few tables."""
    paths = _files(root)
    texts = [path for path in paths if path.suffix.lower() in TEXT_FILES]
    tables = [path for path in paths if path.suffix.lower() not in TEXT_FILES]
    if texts and tables:
        raise FramingError(
            f"{root} holds both single articles and tables "
            f"({listed([path.name for path in tables], 3)}); "
            "keep one kind, and move the other out of the folder."
        )
    if tables:
        return pd.concat([table_articles(path) for path in tables], ignore_index=True)
    if not texts:
        raise FramingError(f"{root} holds no articles; it needs {ALLOWED}.")
    rows = [_article(path, root) for path in texts]
    _name_outlets(rows, root)
    return pd.DataFrame(rows, dtype=object)


def _name_outlets(rows: list[dict], root: Path) -> None:
    """Where no outlet is given in a handful of files, each is an outlet, and the notice says so."""
    without_outlet = [row for row in rows if not row["outlet"]]
    if not without_outlet:
        return
    if len(without_outlet) < len(rows) or len(rows) > MOST_WITHOUT_OUTLET:
        raise FramingError(
            f"{root / without_outlet[0]['article']} does not say which outlet it is from: put it "
            "into a folder with the outlet's name, or begin it with front matter (---, outlet: "
            "NAME, ---)."
        )
    for row in rows:
        row.update(outlet=row["article"], notice="outlet not given: named after the file")


def _files(root: Path) -> list[Path]:
    """The files of a corpus in a fixed order; raise for what may be an article and is not read."""
    files = []
    for folder, subfolders, names in os.walk(root, onerror=_refuse_closed):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith((".", "__")))
        paths = [Path(folder) / name for name in sorted(names)]
        files += [path for path in paths if _is_article(path, root)]
        for path in [Path(folder) / name for name in (*subfolders, *names)]:
            if path.is_symlink() and not _is_within(path, root):
                raise FramingError(
                    f"{path} is a link to a place outside of the folder, which is not followed: "
                    "copy the file in its place, or take the link out."
                )
    return files


def _is_article(path: Path, root: Path) -> bool:
    """Whether a file is read; hidden files, a README and files of other kinds are passed over."""
    is_readme = path.parent == root and path.stem.lower() == "readme"
    if path.name.startswith((".", "~$")) or is_readme:
        return False
    suffix = path.suffix.lower()
    if suffix in DOCUMENTS or not suffix:
        raise FramingError(
            f"{path} is in a format that cannot be read here: save it as a .txt file, or move it "
            "out of the folder."
        )
    return suffix in TEXT_FILES or is_table(path)


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


def _article(path: Path, root: Path) -> dict:
    """The row of a file, whose folder names the outlet where its front matter does not."""
    inner = path.relative_to(root)
    row = read_file(path, str(path))
    if not str(row.get("outlet") or "").strip():
        row["outlet"] = inner.parts[0] if len(inner.parts) > 1 else ""
    row.setdefault("article", inner.with_suffix("").as_posix())
    return row

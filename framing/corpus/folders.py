"""Which files of a folder are articles, and which outlet each is from."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.errors import FramingError, listed
from framing.corpus.files import TEXT_FILES, read_file
from framing.corpus.tables import TABLES, read_table

ALLOWED = "one sub-folder an outlet with .txt, .md or .html files, or one .csv, .tsv, .jsonl, .json or .parquet table"
_DOCUMENTS = (".pdf", ".doc", ".docx", ".rtf", ".odt", ".xls", ".xlsx", ".epub", ".eml")
MOST_NAMELESS = 10


def table_articles(path: Path) -> pd.DataFrame:
    """The rows of a table, each with an outlet and an id."""
    if path.suffix.lower() not in TABLES:
        raise FramingError(
            f"{path} is neither a folder nor a table that can be read; give {ALLOWED}."
        )
    table = read_table(path)
    missing = [name for name in ("outlet", "text") if name not in table]
    if missing:
        raise FramingError(
            f"{path} lacks the column {listed(missing)}; it has {listed(table.columns)}: rename a "
            "column, or add it."
        )
    if not len(table):
        raise FramingError(f"{path} has no articles; give {ALLOWED}.")
    # A line of a table counts from its header, as a spreadsheet shows it.
    blank = np.flatnonzero([_blank(name) for name in table["outlet"].tolist()])
    if len(blank):
        raise FramingError(
            f"{path}, article {blank[0] + 1}: the column outlet is empty; name the outlet of every article."
        )
    width = len(str(len(table)))
    numbered = [f"{path.stem}-{number:0{width}d}" for number in range(1, len(table) + 1)]
    if "article" in table:
        given = table["article"].tolist()
        numbered = [number if _blank(name) else name for name, number in zip(given, numbered)]
    return table.assign(article=pd.Series(numbered, table.index, dtype=object))


def _blank(value) -> bool:
    """Whether a cell holds nothing: missing, or blanks only."""
    return (
        value is None or value is pd.NA or value != value
        if not isinstance(value, str)
        else not value.strip()
    )


def folder_articles(root: Path) -> pd.DataFrame:
    """The rows of a folder: a file an article, or a few tables."""
    paths = _files(root)
    texts = [path for path in paths if path.suffix.lower() in TEXT_FILES]
    tables = [path for path in paths if path.suffix.lower() in TABLES]
    if texts and tables:
        raise FramingError(
            f"{root} holds both single articles and tables ({listed([p.name for p in tables], 3)}); "
            "keep one kind, and move the other out of the folder."
        )
    if tables:
        return pd.concat([table_articles(path) for path in tables], ignore_index=True)
    if not texts:
        raise FramingError(f"{root} holds no articles; it needs {ALLOWED}.")
    rows = [_one_file(path, root) for path in texts]
    nameless = [row for row in rows if not row["outlet"]]
    if len(nameless) > MOST_NAMELESS or len(nameless) not in (0, len(rows)):
        raise FramingError(
            f"{root / nameless[0]['article']} does not say which outlet it is from: put it into a folder "
            "with the outlet's name, or begin it with front matter (---, outlet: NAME, ---)."
        )
    # A handful of files and no outlet anywhere: one file an outlet, and the notice says so.
    for row in nameless:
        row.update(outlet=row["article"], notice="outlet not given: named after the file")
    return pd.DataFrame(rows, dtype=object)


def _files(root: Path) -> list[Path]:
    """The files of a corpus in a fixed order; what can be no article is passed over, what might be
    one is named.
    """
    found = []
    for folder, inner, names in os.walk(root, onerror=_closed):
        inner[:] = sorted(name for name in inner if not name.startswith((".", "__")))
        here = Path(folder)
        for name in sorted(names):
            path = here / name
            readme = here == root and path.stem.lower() == "readme"
            if name.startswith((".", "~$")) or readme:
                continue
            if path.suffix.lower() in _DOCUMENTS or not path.suffix:
                raise FramingError(
                    f"{path} is in a format that cannot be read here: save it as a .txt file, or move "
                    "it out of the folder."
                )
            if path.suffix.lower() in (*TEXT_FILES, *TABLES):
                found.append(path)
        for path in [here / name for name in (*inner, *names)]:
            if path.is_symlink() and not _within(path, root):
                raise FramingError(
                    f"{path} is a link to a place outside of the folder, which is not followed: copy "
                    "the file in its place, or take the link out."
                )
    return found


def _closed(problem: OSError):
    raise FramingError(
        f"{problem.filename} cannot be read ({problem.strerror}); ask for the right to open it, or take it out of the "
        "folder."
    ) from None


def _within(path: Path, root: Path) -> bool:
    """Whether a link leads to somewhere inside of the folder; one that leads to itself leads
    nowhere.
    """
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _one_file(path: Path, root: Path) -> dict:
    within = path.relative_to(root)
    row = read_file(path, str(path))
    if not str(row.get("outlet") or "").strip():
        row["outlet"] = within.parts[0] if len(within.parts) > 1 else ""
    row.setdefault("article", within.with_suffix("").as_posix())
    return row

"""The files of a share pack are checked before a lens works with them: somebody else made them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.errors import FramingError
from framing.base.kinds import MANIFEST
from framing.corpus.files import decode, read_bytes
from framing.corpus.tables import as_written, read_parquet
from framing.sharing.layout import (
    ARTICLE_SCORES,
    ARTICLE_SIZES,
    ARTICLE_TEXTS,
    OPTIONAL,
    TABLES,
)
from framing.sharing.tables_behind import require_same_tables

ROWS = 1 << 16  # of a table read at a time


def read_checked(folder: Path) -> tuple[dict, pd.DataFrame, dict[str, pd.DataFrame]]:
    """The manifest, the article table, and the other tables of a pack by their names.

    Raises
    ------
    FramingError
        Naming the file that is not there, or is not as :func:`framing.share` wrote it; or the word
        lists that the pack was made with, where those that are read here differ.
    """
    try:
        manifest = json.loads(decode(read_bytes(folder / MANIFEST), MANIFEST))
        has_facts = isinstance(manifest.get("language"), str)
        has_facts &= isinstance(manifest.get("tables"), dict)
        _require(has_facts, f"{MANIFEST} lacks its facts")
        articles = _articles(folder / "articles.csv")
        tables = {
            name: _table(folder / f"{name}.parquet", name, len(articles))
            for name in TABLES
            if name not in OPTIONAL or (folder / f"{name}.parquet").exists()
        }
    except (FramingError, ValueError, KeyError, AttributeError, RecursionError) as problem:
        raise FramingError(
            f"{folder} is not a whole share pack ({problem}); copy the folder again, with every "
            "file."
        ) from None
    require_same_tables(folder, manifest)
    return manifest, articles, tables


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise FramingError(problem)


def _require_columns(table: pd.DataFrame, names: list[str], file: str) -> None:
    for name in names:
        _require(name in table, f"{file} lacks the column {name}")


def _articles(path: Path) -> pd.DataFrame:
    read_bytes(path)  # one sentence where it cannot be read
    table = as_written(pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8"))
    _require_columns(table, [*ARTICLE_TEXTS, *ARTICLE_SIZES], path.name)
    _require(len(table) > 0, f"{path.name} has no rows")
    _require(not table["article"].duplicated().any(), f"an id stands twice in {path.name}")
    has_names = bool((table[["article", "outlet"]] != "").all(axis=None))
    _require(has_names, f"an id or an outlet is missing in {path.name}")
    for name in ARTICLE_SIZES:
        is_whole = table[name].str.fullmatch(r"\d{1,15}").to_numpy(bool)
        _require(bool(is_whole.all()), f"{name} in {path.name} must be a whole number")
        table[name] = table[name].astype(np.int64)
    for name in filter(table.columns.__contains__, ARTICLE_SCORES.values()):
        score = pd.to_numeric(table[name], errors="coerce").astype(float)
        _require(bool(np.isfinite(score).all()), f"{name} in {path.name} must be a number")
        table[name] = score
    dates = table["published"].where(table["published"] != "")
    table["published"] = pd.to_datetime(dates, format="ISO8601")
    return table


def _table(path: Path, name: str, n_articles: int) -> pd.DataFrame:
    table, columns = read_parquet(path, rows=ROWS), TABLES[name]
    _require_columns(table, [*columns.whole_numbers, *columns.numbers, *columns.words], path.name)
    # Where no text was at hand the robustness table has figures that are missing.
    whole_kinds = "iuf" if name == "choices" else "iu"
    for column in columns.whole_numbers:
        is_whole = _holds(table[column], whole_kinds) and not bool((table[column] < 0).any())
        _require(is_whole, f"{column} in {path.name} must hold whole numbers from 0 on")
    for column in columns.numbers:
        _require(_holds(table[column], "iuf"), f"{column} in {path.name} must hold numbers")
    for column in columns.words:
        words = table[column].astype(object)
        is_text = all(isinstance(word, str) for word in words.unique().tolist())
        _require(is_text, f"{column} in {path.name} must hold words")
        table[column] = words if name == "choices" else words.astype("category")
    if "row" in table:
        is_article = not bool((table["row"] >= n_articles).any())
        _require(is_article, f"row in {path.name} counts beyond the articles")
    if name == "loaded":
        is_voice = bool(table["voice"].isin(["own", "quoted"]).all())
        _require(is_voice, f"voice in {path.name} must be own or quoted")
    return table


def _holds(column: pd.Series, kinds: str) -> bool:
    """Whether a column is of one of NumPy's kinds: i and u for whole numbers, f for others."""
    return isinstance(column.dtype, np.dtype) and column.dtype.kind in kinds

"""The files of a share pack, checked before any lens works with them: a pack comes from somebody
else.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.errors import FramingError
from framing.corpus.files import decode, read_bytes
from framing.corpus.tables import as_written, read_parquet

NAMES = [
    "article",
    "outlet",
    "event",
    "published",
    "url",
    "place",
    "agency",
    "day",
    "notice",
    "dropped",
    "matched",
    "sha256",
]
SIZES = ["n_own", "n_quoted", "length"]
# The columns of each file: whole numbers, other numbers, words.
FILES = {
    "terms": (["row", "own", "quoted", "edge"], [], ["term"]),
    "sentences": (["row", "sentence", "paragraph", "n_tokens"], ["quoted"], []),
    "loaded": (["row", "place"], [], ["term", "category", "voice"]),
    "choices": (["n"], ["log_ratio", "low", "high", "q"], ["choice", "outlet", "term"]),
}
SCORES = [
    f"{setting} {name}"
    for setting in ("plain", "news")
    for name in ("neg", "neu", "pos", "compound")
]


def read_pack(folder: Path, manifest: str) -> tuple[dict, pd.DataFrame, dict]:
    """The manifest, the article table, and the other tables of a pack by their names; ``choices``
    may be missing.

    Raises
    ------
    FramingError
        Naming the file that is not there, or is not as :func:`framing.share` wrote it.
    """
    try:
        facts = json.loads(decode(read_bytes(folder / manifest), manifest))
        _require(
            all(isinstance(facts.get(name), str) for name in ("fingerprint", "language")),
            f"{manifest} lacks its facts",
        )
        articles = _articles(folder / "articles.csv")
        tables = {
            name: _table(folder / f"{name}.parquet", name, len(articles))
            for name in FILES
            if name != "choices" or (folder / f"{name}.parquet").exists()
        }
    except (FramingError, ValueError, KeyError, AttributeError, RecursionError) as problem:
        raise FramingError(
            f"{folder} is not a whole share pack ({problem}); copy the folder again, with every file."
        ) from None
    return facts, articles, tables


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise FramingError(problem)


def _articles(path: Path) -> pd.DataFrame:
    read_bytes(path)  # one sentence where it cannot be read
    table = as_written(pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8"))
    missing = [name for name in (*NAMES, *SIZES) if name not in table]
    _require(not missing, f"articles.csv lacks the column {missing[0] if missing else ''}")
    _require(len(table) > 0, "articles.csv has no rows")
    _require(not table["article"].duplicated().any(), "an id stands twice in articles.csv")
    _require(
        bool((table[["article", "outlet"]] != "").all(axis=None)),
        "an id or an outlet is missing in articles.csv",
    )
    for name in SIZES:
        whole = table[name].str.fullmatch(r"\d{1,15}").to_numpy(bool)
        _require(bool(whole.all()), f"{name} in articles.csv must be a whole number")
        table[name] = table[name].astype(np.int64)
    table["published"] = pd.to_datetime(
        table["published"].where(table["published"] != ""), format="ISO8601"
    )
    return table


def _table(path: Path, name: str, articles: int) -> pd.DataFrame:
    table, (whole, other, words) = read_parquet(path, rows=1 << 16), FILES[name]
    missing = [column for column in (*whole, *other, *words) if column not in table]
    _require(not missing, f"{path.name} lacks the column {missing[0] if missing else ''}")
    for column in whole:
        kind = table[column].dtype
        sound = (
            isinstance(kind, np.dtype)
            and kind.kind in "iu"
            or name == "choices"
            and kind.kind == "f"
        )
        _require(
            sound and not bool((table[column] < 0).any()),
            f"{column} in {path.name} must hold whole numbers from 0 on",
        )
    for column in [*other, *(score for score in SCORES if score in table)]:
        _require(
            isinstance(table[column].dtype, np.dtype) and table[column].dtype.kind in "iuf",
            f"{column} in {path.name} must hold numbers",
        )
    for column in words:
        values = table[column].astype(object)
        _require(
            all(isinstance(value, str) for value in values.unique().tolist()),
            f"{column} in {path.name} must hold words",
        )
        table[column] = values.astype("category") if name != "choices" else values
    if "row" in table:
        _require(
            not bool((table["row"] >= articles).any()),
            f"row in {path.name} counts beyond the articles",
        )
    if name == "loaded":
        _require(
            bool(table["voice"].isin(["own", "quoted"]).all()),
            f"voice in {path.name} must be own or quoted",
        )
    return table

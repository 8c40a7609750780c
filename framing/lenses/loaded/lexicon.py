"""The lexicon of loaded terms: a table that users read, edit, and replace with their own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA
from framing.base.errors import FramingError, require_columns
from framing.text.tidy import tokens

COLUMNS = ["term", "category", "language", "note"]


@public
def read_lexicon(source=None) -> pd.DataFrame:
    """Read a lexicon and check every row.

    Parameters
    ----------
    source : DataFrame, str or Path, optional
        A table, or a CSV file, with ``term`` and ``category``; ``language`` and ``note`` may be
        missing. By default ``data/loaded_terms.csv``. A term is one word or several, in any case;
        ``*`` stands for any letters.

    Returns
    -------
    DataFrame with ``term`` (lower case), ``category``, ``language``, ``note``, in the order of the
    source.

    Raises
    ------
    FramingError
        Naming the row: an empty term or category, a term without a letter, a term that stands twice
        in a category.

    Examples
    --------
    >>> read_lexicon(pd.DataFrame({"term": ["Brotherly nation*"], "category": ["kinship"]})).iloc[0].tolist()
    ['brotherly nation*', 'kinship', '', '']
    """
    name = (
        "lexicon" if isinstance(source, pd.DataFrame) else str(source or DATA / "loaded_terms.csv")
    )
    table = (
        source
        if isinstance(source, pd.DataFrame)
        else _file(Path(source or DATA / "loaded_terms.csv"))
    )
    require_columns(table, ["term", "category"], name)
    if table.empty:
        raise FramingError(f"{name} has no rows; give at least one term with its category.")
    out = pd.DataFrame(
        {
            column: table[column].fillna("").astype(str).str.strip() if column in table else ""
            for column in COLUMNS
        }
    ).reset_index(drop=True)
    out["term"] = out["term"].str.lower().str.replace(r"\s+", " ", regex=True).str.replace("’", "'")
    lettered = out["term"].map(
        lambda term: bool(tokens(term.replace("*", "a"))) and any(map(str.isalnum, term))
    )
    _require(
        ~lettered, out, name, "term must be a word or words such as 'brotherly nation*'", "term"
    )
    _require(out["category"] == "", out, name, "category must not be empty", "category")
    _require(
        out.duplicated(["term", "category"]),
        out,
        name,
        "a term may stand once in a category",
        "term",
    )
    return out


def _file(path: Path) -> pd.DataFrame:
    from framing.corpus.tables import read_table

    if not path.exists():
        raise FramingError(
            f"{path} does not exist; give a CSV file with the columns term and category."
        )
    return read_table(path)


def _require(wrong: pd.Series, table: pd.DataFrame, name: str, allowed: str, column: str) -> None:
    """Name the first wrong row as a spreadsheet counts it: the header is row 1."""
    if wrong.any():
        at = int(wrong.to_numpy().argmax())
        raise FramingError(
            f"{name}, row {at + 2}: {allowed}, and it is {table[column][at]!r}; correct the row or take "
            "it out."
        )


def categories(lexicon: pd.DataFrame) -> list[str]:
    """The categories of a lexicon, in the order in which they first stand there."""
    return list(dict.fromkeys(lexicon["category"]))

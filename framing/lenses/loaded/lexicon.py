"""The lexicon of loaded terms: a table that users read, edit, and replace with their own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA
from framing.base.errors import FramingError, require_columns
from framing.corpus.tables import read_table
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
    >>> lexicon = pd.DataFrame({"term": ["Brotherly nation*"], "category": ["kinship"]})
    >>> read_lexicon(lexicon).iloc[0].tolist()
    ['brotherly nation*', 'kinship', '', '']
    """
    if isinstance(source, pd.DataFrame):
        name, table = "lexicon", source
    else:
        path = Path(source or default_path())
        name, table = str(path), _read_file(path)
    require_columns(table, ["term", "category"], name)
    if table.empty:
        raise FramingError(f"{name} has no rows; give at least one term with its category.")
    table = pd.DataFrame(
        {
            column: table[column].fillna("").astype(str).str.strip() if column in table else ""
            for column in COLUMNS
        }
    ).reset_index(drop=True)
    terms = table["term"].str.lower().str.replace(r"\s+", " ", regex=True).str.replace("’", "'")
    table["term"] = terms
    for column, is_wrong, allowed in (
        (
            "term",
            ~terms.map(_has_words),
            "term must be a word or words such as 'brotherly nation*'",
        ),
        ("category", table["category"] == "", "category must not be empty"),
        ("term", table.duplicated(["term", "category"]), "a term may stand once in a category"),
    ):
        if is_wrong.any():
            row = int(is_wrong.to_numpy().argmax())
            raise FramingError(  # as a spreadsheet counts: the header is row 1
                f"{name}, row {row + 2}: {allowed}, and it is {table[column][row]!r}; correct the "
                "row or take it out."
            )
    return table


def default_path() -> Path:
    """The file of the project's own lexicon."""
    return DATA / "loaded_terms.csv"


def _has_words(term: str) -> bool:
    return bool(tokens(term.replace("*", "a"))) and any(map(str.isalnum, term))


def _read_file(path: Path) -> pd.DataFrame:
    if not path.exists():
        raise FramingError(
            f"{path} does not exist; give a CSV file with the columns term and category."
        )
    return read_table(path)


def categories(lexicon: pd.DataFrame) -> list[str]:
    """The categories of a lexicon, in the order in which they first stand there."""
    return list(dict.fromkeys(lexicon["category"]))

"""The lexicon of loaded terms: a table that users read, edit, and replace with their own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA, category_name
from framing.base.errors import FramingError, require_columns
from framing.corpus.tables import read_table
from framing.text.tidy import tokens
from framing.text.words import normal_letters, visible

COLUMNS = "term category language note forms not_after not_before in_name".split()
LANGUAGES = {"en": "English", "ru": "Russian"}
FEW = 20  # lines read of a category, too few to say how precise it is
CATEGORIES = DATA / "loaded_categories.csv"


SPELLED = ("forms", "not_after", "not_before")
SEPARATOR = ";"  # between the words of one cell of these


@public
def read_lexicon(source=None) -> pd.DataFrame:
    """Read a lexicon and check every row.

    Parameters
    ----------
    source : DataFrame, str or Path, optional
        A table, or a CSV file, with ``term`` and ``category``; the other columns may be missing. By
        default ``data/loaded_terms.csv`` without the categories that ``data/loaded_categories.csv``
        switches off. A term is one word or several, in any case; ``*`` stands for any letters.

    Returns
    -------
    DataFrame, in the order of the source
        ``term`` (lower case), ``category``, ``language``, ``note``; ``forms`` (other forms that
        count as the term, as Russian ones), ``not_after`` and ``not_before`` (words directly before
        or behind which it does not count), each separated by ``;``; ``in_name`` (``no``: it does
        not count where it is capitalised inside a sentence, as part of a name).

    Raises
    ------
    FramingError
        Naming the row: an empty term or category, a term without a letter, a term that stands twice
        in a category, an unknown ``in_name``.

    Examples
    --------
    >>> lexicon = pd.DataFrame({"term": ["Brotherly nation*"], "category": ["kinship"]})
    >>> read_lexicon(lexicon).iloc[0].tolist()[:2]
    ['brotherly nation*', 'kinship']
    """
    if source is None:
        return _own_lexicon(*map(_version, (default_path(), CATEGORIES))).copy()
    if isinstance(source, pd.DataFrame):
        return _checked("lexicon", source)
    path = Path(source or default_path())
    return _checked(str(path), _read_file(path))


@lru_cache(maxsize=1)
def _own_lexicon(*versions) -> pd.DataFrame:
    """The project's own lexicon, read again only where one of its files was edited."""
    path = default_path()
    return _without_categories_off(_checked(str(path), _read_file(path)))


def _version(path: Path) -> tuple[Path, int, int] | None:
    """What changes where a file is edited."""
    if not path.exists():
        return None
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size


def _checked(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """A table of terms with all columns, every row of it right."""
    require_columns(table, ["term", "category"], name)
    if table.empty:
        raise FramingError(f"{name} has no rows; give at least one term with its category.")
    table = pd.DataFrame(
        {
            column: table[column].fillna("").astype(str).map(visible).str.strip()
            if column in table
            else ""
            for column in COLUMNS
        }
    ).reset_index(drop=True)
    for column in ("term", *SPELLED):
        spelled = table[column].str.lower().str.replace(r"\s+", " ", regex=True)
        table[column] = spelled.str.replace("’", "'")
    terms = table["term"]
    for column, is_wrong, allowed in (
        (
            "term",
            ~terms.map(_has_words),
            "term must be a word or words such as 'brotherly nation*'",
        ),
        ("category", table["category"] == "", "category must not be empty"),
        ("term", table.duplicated(["term", "category"]), "a term may stand once in a category"),
        ("in_name", ~table["in_name"].isin(["", "no"]), "in_name must be empty or 'no'"),
    ):
        if is_wrong.any():
            row = int(is_wrong.to_numpy().argmax())
            raise FramingError(  # as a spreadsheet counts: the header is row 1
                f"{name}, row {row + 2}: {allowed}, and it is {table[column][row]!r}; correct the "
                "row or take it out."
            )
    return table


def categories_judged() -> pd.DataFrame:
    """How many of the lines that a category finds are right, and whether it counts by default.

    Returns
    -------
    DataFrame with ``language category``, ``judged`` (lines read, of texts on which nothing was
    tuned), ``right``, ``counts`` (``yes``; ``no``: switched off by default).
    """
    return pd.read_csv(CATEGORIES)


def note_on_categories(languages: list[str]) -> str:
    """What is known of the categories in some languages: which are switched off, which unproven."""
    judged, notes = categories_judged(), []
    for language in languages:
        own = judged[judged["language"] == language]
        name = LANGUAGES.get(language, language)
        off = own[own["counts"] == "no"]
        if len(off):
            named = ", ".join(
                f"{category_name(row.category)} ({row.right} of {row.judged} lines right)"
                for row in off.itertuples()
            )
            notes.append(f"Not counted in {name} unless a lexicon is given: {named}.")
        unproven = own[(own["counts"] == "yes") & (own["judged"] < FEW)]
        if len(unproven):
            named = ", ".join(map(category_name, unproven["category"]))
            notes.append(f"Fewer than {FEW} lines could be checked in {name} of: {named}.")
    return " ".join(notes)


def categories_off() -> dict[str, list[str]]:
    """For each language the categories that are switched off by default."""
    off = categories_judged().query("counts == 'no'")
    return off.groupby("language")["category"].agg(list).to_dict()


def _without_categories_off(table: pd.DataFrame) -> pd.DataFrame:
    off = pd.MultiIndex.from_tuples(
        [(language, name) for language, names in categories_off().items() for name in names],
        names=["language", "category"],
    )
    keys = pd.MultiIndex.from_frame(table[["language", "category"]])
    return table[~keys.isin(off)].reset_index(drop=True)


def spellings(lexicon: pd.DataFrame) -> tuple[list[str], list[int]]:
    """Every form of every row, and for each form its row.

    Examples
    --------
    >>> lexicon = pd.DataFrame({"term": ["кошмар"], "category": ["fear"], "forms": ["кошмары"]})
    >>> spellings(read_lexicon(lexicon))
    (['кошмар', 'кошмары'], [0, 0])
    """
    forms, rows = [], []
    for row, (term, cell) in enumerate(zip(lexicon["term"], lexicon["forms"])):
        spelled = [term, *words_of(cell)] if cell else [term]
        forms += spelled
        rows += [row] * len(spelled)
    return forms, rows


def default_path() -> Path:
    """The file of the project's own lexicon."""
    return DATA / "loaded_terms.csv"


def _has_words(term: str) -> bool:
    return bool(tokens(term.replace("*", "a"))) and any(map(str.isalnum, term))


def words_of(cell: str) -> list[str]:
    """The words or phrases that stand in one cell of the lexicon, ё as е.

    Examples
    --------
    >>> words_of("natural; water*")
    ['natural', 'water*']
    """
    words = normal_letters(cell).split(SEPARATOR)
    return [word.strip() for word in words if word.strip()]


def _read_file(path: Path) -> pd.DataFrame:
    if not path.exists():
        raise FramingError(
            f"{path} does not exist; give a CSV file with the columns term and category."
        )
    return read_table(path)


def categories(lexicon: pd.DataFrame) -> list[str]:
    """The categories of a lexicon, in the order in which they first stand there."""
    return lexicon["category"].drop_duplicates().tolist()

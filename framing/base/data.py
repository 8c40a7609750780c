"""Where the data that comes with the project lies, and the word lists in it.

A checkout is installed in place (editable), so ``data/``, ``seeds/`` and ``notebooks/`` are the
folders that a user sees and edits; an installed package carries them inside.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources
from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice

_PACKAGE = Path(str(resources.files("framing"))).resolve()
INSTALLED = (_PACKAGE / "data").is_dir()
# What the project brings, only read; and where what a user makes is written: into the checkout, or
# under the folder where the user of an installed package stands.
RESOURCES = _PACKAGE if INSTALLED else _PACKAGE.parent
ROOT = Path() if INSTALLED else _PACKAGE.parent
DATA = RESOURCES / "data"
SEEDS = RESOURCES / "seeds"
NOTEBOOKS = RESOURCES / "notebooks"
DOCS = RESOURCES / "docs"


def existing(path) -> Path | None:
    """The file or folder of this name, or None where there is none or can be none."""
    try:
        path = Path(path).expanduser()
        return path if path.exists() else None
    except (OSError, ValueError, RuntimeError):
        return None


# How a speech verb presents what was said.
GROUPS = ("neutral", "strong", "distancing", "endorsing", "hostile")


def closed_class(name: str) -> frozenset[str]:
    """The words of one class in ``data/closed_classes.csv``: prepositions, auxiliaries, titles."""
    return _classes("closed_classes.csv")[name]


def sentence_words(name: str) -> frozenset[str]:
    """The words of one class in ``data/sentence_words.csv``: abbreviations, sentence starters."""
    return _classes("sentence_words.csv")[name]


def russian_words(name: str) -> frozenset[str]:
    """The words of one class in ``data/russian_words.csv``: first names, nouns for who speaks."""
    return _classes("russian_words.csv")[name]


def clause_words(name: str) -> frozenset[str]:
    """The words of one class in ``data/clause_words.csv``: participles, what is no agent."""
    return _classes("clause_words.csv")[name]


@lru_cache(maxsize=4)
def _classes(file_name: str) -> dict[str, frozenset[str]]:
    """Every class of a table of words, by name."""
    members: dict[str, set[str]] = {}
    for row in _rows(DATA / file_name):
        members.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in members.items()}


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[str, str]]:
    """For each form of a speech verb its lemma and group; of two verbs with one form the first."""
    forms: dict[str, tuple[str, str]] = {}
    path = DATA / "speech_verbs.csv"
    for number, row in enumerate(_rows(path), start=2):
        if row["group"] not in GROUPS:
            raise FramingError(
                f"{path.name}, row {number}: the group must be one of {', '.join(GROUPS)}, "
                f"not {row['group']!r}; correct it."
            )
        for form in row["forms"].split():
            forms.setdefault(form.replace("_", " "), (row["verb"], row["group"]))
    return forms


def category_name(category) -> str:
    """A category of loaded terms in words; one of a user's own as it is written.

    Examples
    --------
    >>> category_name("doubt_distance"), category_name("my_kind")
    ('Doubt and distance', 'My kind')
    """
    row = category_names().get(str(category))
    name = str(category).replace("_", " ")
    return row["name"] if row else name[:1].upper() + name[1:]


def entry_name(entry) -> str:
    """An entry of a lexicon as a reader sees it: any ending is left open.

    Examples
    --------
    >>> entry_name("ruin*"), entry_name("so-called")
    ('ruin…', 'so-called')
    """
    return str(entry).replace("*", "…")


@lru_cache(maxsize=4)
def category_names(language: str = "en") -> dict[str, dict[str, str]]:
    """For each category of ``data/category_names.csv`` its name, its meaning and examples.

    In Russian those that the lexicon counts there, with examples in Russian.
    """
    names = {}
    for row in _rows(DATA / "category_names.csv"):
        russian = row.pop("examples_ru")
        if language == "ru":
            row["examples"] = russian
        if row["examples"] or row["category"] == "all":
            names[row["category"]] = row
    return names


# What the measures of who acts are called.
MEASURES = {
    "agentless": "passives without an agent",
    "agent_named": "passives that name who acts",
    "passive": "actions told in the passive",
}


def frame_name(frame, scheme: str = "policy") -> str:
    """A frame of a scheme in words; one of a user's own as it is written.

    Examples
    --------
    >>> frame_name("quality_of_life"), frame_name("my_frame")
    ('Quality of life', 'my frame')
    """
    return _frame_names().get((scheme, str(frame)), str(frame).replace("_", " "))


def policy_frames() -> list[str]:
    """The frames of the first scheme, which are tested with the other lenses."""
    return [frame for scheme, frame in _frame_names() if scheme == "policy"]


@lru_cache(maxsize=1)
def _frame_names() -> dict[tuple[str, str], str]:
    rows = _rows(DATA / "frame_names.csv")
    return {(row["scheme"], row["frame"]): row["name"] for row in rows}


@lru_cache(maxsize=1)
def column_names() -> dict[str, tuple[str, str]]:
    """For each column of a table its heading and the kind of its figures."""
    rows = _rows(DATA / "column_names.csv")
    return {row["column"]: (row["name"], row["figure"]) for row in rows}


@lru_cache(maxsize=1)
def glosses() -> dict[str, str]:
    """The English of Russian words that an example's claims and tables show."""
    return {row["term"]: row["gloss"] for row in _rows(DATA / "glosses.csv")}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@public
def stop_words(*languages: str) -> list[str]:
    """The stop words of one or more languages, from ``data/stop_words.csv``.

    Parameters
    ----------
    *languages : str
        ``"en"`` or ``"ru"``; without any, both.

    Returns
    -------
    list of str, sorted.

    Raises
    ------
    FramingError
        If there is no list for a language.

    Examples
    --------
    >>> "the" in stop_words("en"), "the" in stop_words("ru"), "в" in stop_words()
    (True, False, True)
    """
    table = pd.read_csv(DATA / "stop_words.csv", keep_default_na=False)
    known = sorted(table["language"].unique())
    for language in languages:
        require_choice(language, known, "language")
    return sorted(table.loc[table["language"].isin(languages or known), "term"].unique())

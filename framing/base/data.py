"""Where the data that comes with the project lies: the checkout's ``data/`` and ``seeds/``.

The package is installed in place (editable), so the folders beside it are the ones a user sees and
edits.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data"
SEEDS = ROOT / "seeds"


def existing(path) -> Path | None:
    """The file or folder, or None where there is none, or could be none of such a name."""
    try:
        place = Path(path).expanduser()
        return place if place.exists() else None
    except (OSError, ValueError, RuntimeError):
        return None


GROUPS = ("neutral", "strong", "distancing", "endorsing", "hostile")


@lru_cache(maxsize=32)
def words(name: str) -> frozenset[str]:
    """The words of one class in ``data/closed_classes.csv``: prepositions, auxiliaries, titles and
    the like.
    """
    with (DATA / "closed_classes.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(entry["word"] for entry in csv.DictReader(file) if entry["class"] == name)


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[str, str]]:
    """For each form of a speech verb its lemma and its group; where two verbs share a form, the
    first one's.
    """
    forms: dict[str, tuple[str, str]] = {}
    path = DATA / "speech_verbs.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row, entry in enumerate(csv.DictReader(file), start=2):
            if entry["group"] not in GROUPS:
                raise FramingError(
                    f"{path.name}, row {row}: the group must be one of {', '.join(GROUPS)}, "
                    f"not {entry['group']!r}; correct it."
                )
            for form in entry["forms"].split():
                forms.setdefault(form.replace("_", " "), (entry["verb"], entry["group"]))
    return forms


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

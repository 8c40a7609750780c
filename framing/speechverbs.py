"""The verbs that introduce what others say, and small closed classes of words: tables to read and
to edit.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from framing.checks import FramingError
from framing.paths import DATA

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

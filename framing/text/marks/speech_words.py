"""The closed lists of words that say whether somebody speaks in a sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from framing.base.data import closed_class, russian_words, verb_forms

_ENDINGS = "ий ая ее ие его ему им ем ей ую ими их".split()  # of a Russian active participle
_PRESENT = {"ют": "ющ", "ут": "ущ", "ят": "ящ", "ат": "ащ"}


class SpeechWords(NamedTuple):
    """The closed lists of words that say whether somebody speaks."""

    sure: frozenset[str]
    weak: frozenset[str]
    naming: frozenset[str]
    distance: frozenset[str]
    before_titles: frozenset[str]
    sources: frozenset[str]
    nouns: frozenset[str]
    owners: frozenset[str]
    subjects: frozenset[str]
    called: frozenset[str]
    callers: frozenset[str]
    cites: frozenset[str]
    prepositions: frozenset[str]
    infinitive: frozenset[str]
    openers: frozenset[str]
    regards: frozenset[str]
    charges: frozenset[str]
    polls: frozenset[str]
    no_adverb: frozenset[str]
    with_as: frozenset[str]
    conjunctions: frozenset[str]


@lru_cache(maxsize=1)
def speech_words() -> SpeechWords:
    """Hostile verbs are the outlet's own and prove nothing: he bragged about his “success”."""
    weak = closed_class("weak speech verb")
    quoting = {form for form, (_, group) in verb_forms().items() if group != "hostile"}
    quoting |= {participle for form in quoting for participle in participles(form)}
    return SpeechWords(
        frozenset((quoting - weak) | closed_class("verb of saying")),
        frozenset(weak | closed_class("verb of quoting")),
        closed_class("naming verb")
        | closed_class("naming verb with as")
        | closed_class("names with as only"),
        closed_class("word of distance"),
        closed_class("before a title"),
        closed_class("source phrase") | closed_class("source of a report"),
        closed_class("noun of speech") | closed_class("noun of view"),
        closed_class("third person possessive"),
        closed_class("personal pronoun"),
        closed_class("participle of naming"),
        closed_class("pronoun as subject") | closed_class("relative") | closed_class("auxiliary"),
        closed_class("cites a word"),
        closed_class("preposition") | russian_words("preposition"),
        closed_class("before an infinitive"),
        closed_class("outlet before a clause"),
        frozenset(weak | closed_class("takes как")),
        closed_class("charges"),
        closed_class("poll"),
        closed_class("no adverb") | closed_class("adjective in ly"),
        closed_class("names with as only"),
        closed_class("joins Russian clauses"),
    )


def participles(form: str) -> list[str]:
    """Active participles and the gerund of a form of a Russian verb: past or they-form.

    Examples
    --------
    >>> participles("заявил")[:2], participles("обещают")[:2], participles("обещают")[-1]
    (['заявивший', 'заявившая'], ['обещающий', 'обещающая'], 'обещая')
    >>> participles("said")
    []
    """
    if form.endswith(("ал", "ил", "ел", "ял", "ул")):
        return [f"{form[:-1]}вш{ending}" for ending in _ENDINGS]
    if form.endswith(tuple(_PRESENT)):
        stem, gerund = form[:-2], "а" if form[-3] in "жчшщ" else "я"
        return [*(f"{stem}{_PRESENT[form[-2:]]}{ending}" for ending in _ENDINGS), stem + gerund]
    return []

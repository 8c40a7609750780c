"""Whose words are near a pair: a source, a claim, a verb that keeps its distance."""

from __future__ import annotations

import re
from functools import lru_cache

from framing.base.data import closed_class
from framing.text.marks.speech_words import speech_words

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_OPEN_ASIDES = closed_class("relative") | closed_class("subordinating")
_NEAR = 3  # words beside the marks
_MAKE = closed_class("form of make")
_THAT_REACH = 5  # words between a claim and its that
_CLAUSE_REACH = 14  # words of a clause that a pair is still said in


def caller_of(left: list[str]) -> str:
    """The word before "called", adverbs aside: he once called."""
    before = len(left) - 2
    adverbs = closed_class("adverb") | closed_class("adverb before called")
    while before >= 0 and (left[before] in adverbs or left[before].endswith("ly")):
        before -= 1
    return left[before] if before >= 0 else ""


def is_as_said(clause: list[str]) -> bool:
    """No “gift” as Orlo said."""
    is_comparison = clause[:1] in (["as"], ["как"])
    return is_comparison and not speech_words().sure.isdisjoint(clause[:_THAT_REACH])


def is_said_after(inside: str, clause: list[str]) -> bool:
    """“late,” the old mayor of Brask said; после «…» Орло предложил: not only right beside it."""
    goes_on = inside[-1] == "," and bool(clause) and clause[0] not in _OPEN_ASIDES
    if not goes_on and _CYRILLIC.search(inside) is None:
        return False
    return not speech_words().sure.isdisjoint(clause)


def keeps_distance(left: list[str]) -> bool:
    """A so-called “deal”, known as “Bo”; but not: what Finn has termed “late”."""
    speech = speech_words()
    near = range(max(0, len(left) - _NEAR), len(left))
    signs = [index for index in near if left[index] in speech.distance]
    if is_reported(left):  # said that they had allegedly “lied”: the word is the speaker's
        signs = [index for index in signs if left[index] not in closed_class("word of doubt")]
    return any(left[index] not in speech.called or not _has_caller(left, index) for index in signs)


def _has_caller(left: list[str], participle: int) -> bool:
    before = left[participle - 1] if participle else ""
    is_word = before in closed_class("form of have") or before in speech_words().subjects
    return is_word or before[:1].isupper()


def names_it(left: list[str]) -> bool:
    """Called it “x”; some verbs name with as only: heralded the deal as “x”, promoted the “x”."""
    speech = speech_words()
    if not _naming_without_as().isdisjoint(left):
        return True
    verbs = [index for index, word in enumerate(left) if word in speech.with_as]
    return any("as" in left[verb + 1 :] for verb in verbs)


@lru_cache(maxsize=1)
def _naming_without_as() -> frozenset[str]:
    return speech_words().naming - speech_words().with_as


def is_sourced(words: list[str]) -> bool:
    """According to X, по словам X; Finn's promise, her claim."""
    speech = speech_words()
    return any(
        f"{first} {second}" in speech.sources
        or (second in speech.nouns and (first in speech.owners or first.endswith(("'s", "’s"))))
        for first, second in zip(words, words[1:])
    )


def is_made_clear(left: list[str]) -> bool:
    """Made it quite clear that."""
    made = [index for index, word in enumerate(left) if word in _MAKE]
    return any("clear" in left[index + 1 : index + 4] for index in made)


def is_reported(left: list[str]) -> bool:
    """A claim that, found that; резюмировал, что: not far before the pair."""
    speech, near = speech_words(), left[-_CLAUSE_REACH:]
    claims = speech.nouns | speech.weak
    for number, (word, follower) in enumerate(zip(near, near[1:])):
        if follower == "that" and not claims.isdisjoint(
            near[max(0, number - _THAT_REACH) :][: _THAT_REACH + 1]
        ):
            return True
        if follower in speech.weak and word.lower() in speech.subjects:  # they state
            return True
        if follower == "что" and word.lower() not in speech.openers:
            return True
    return False

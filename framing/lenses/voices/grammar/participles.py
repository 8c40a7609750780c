"""Of whom a form in -ing speaks: Orlo sent a letter, saying."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.clause_begin import SUBORDINATING
from framing.lenses.voices.grammar.first_subject import first_subject
from framing.lenses.voices.grammar.phrases import phrase_left, phrase_right
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.word_kinds import (
    CONJUNCTIONS,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    breaks_phrase,
    is_name,
    is_word,
)

_BEFORE_OTHERS = CONJUNCTIONS | closed_class("joins a noun") | closed_class("shows another")
_OFFICES = closed_class("title")


def subject_of_participle(tokens: list[Token], last: int) -> Phrase | None:
    """Of whom a participle speaks: Orlo in Orlo sent a letter to Finn saying."""
    first = last
    while first and is_name(tokens[last]) and is_name(tokens[first - 1]):
        first -= 1
    nearest = Phrase(first, last + 1) if is_name(tokens[last]) else phrase_left(tokens, last)
    if nearest is None or not nearest.first:
        return nearest
    previous = tokens[nearest.first - 1]
    while first and not breaks_phrase(tokens[first - 1]):
        first -= 1
    if first and (tokens[first - 1].lower == "with" or _is_joint(tokens, first)):
        return Phrase(first, last + 1)  # with the mayor Orla Finn saying
    if not is_word(previous) or previous.lower in _BEFORE_OTHERS:
        return nearest
    return first_subject(tokens, nearest.first) or nearest


def subject_after_comma(tokens: list[Token], comma: int) -> Phrase | None:
    """Who is meant by ", saying": a person after a thing, The rise came as Orlo left, saying."""
    subject = first_subject(tokens, comma)
    if subject is None and tokens[0].lower in SUBORDINATING:  # As Orlo sat there, telling us
        return phrase_right(tokens[:comma], 1)
    if subject is None or _is_person(tokens, subject):
        return subject
    for index in range(subject.stop, comma - 1):
        if tokens[index].lower in SUBORDINATING:
            inner = phrase_right(tokens[:comma], index + 1)
            if inner and _is_person(tokens, inner):
                return inner
    return subject


def _is_joint(tokens: list[Token], first: int) -> bool:
    """The last of several after "with": with both Orlo and the council saying."""
    if tokens[first - 1].lower != "and" or first < 3:
        return False
    phrase_before = phrase_left(tokens, first - 2)
    before = phrase_before.first - 1 if phrase_before else 0
    if before > 0 and tokens[before].lower == "both":
        before -= 1
    return before > 0 and tokens[before].lower == "with"


def _is_person(tokens: list[Token], phrase: Phrase) -> bool:
    """A name, a pronoun or an office."""
    words = tokens[phrase.first : phrase.stop]
    named = any(is_name(word) and word.lower not in DETERMINERS for word in words[1:] or words)
    return named or words[0].lower in PERSONAL_PRONOUNS or words[-1].lower in _OFFICES

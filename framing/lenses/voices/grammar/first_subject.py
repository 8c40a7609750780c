"""The first subject of a clause: before an apposition, a relative clause, a linked verb."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.clause_begin import SUBORDINATING, clause_begin, main_clause
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.times import is_time
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.word_kinds import (
    DETERMINERS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    breaks_phrase,
    is_adverb,
    is_speech_verb,
    is_word,
)

_PLURAL = ("they", "we", "i", "you")
_INSIDE = SUBORDINATING | closed_class("relative of place")


def first_subject(tokens: list[Token], end: int) -> Phrase | None:
    """The subject before an apposition, a relative clause or a linked verb: Orlo, a clerk, said.

    It is the first phrase of the clause before ``end`` that hangs on no preposition.
    """
    before_and = end < len(tokens) and tokens[end].lower == "and"
    if before_and and (pronoun := pronoun_left(tokens, end)):
        return pronoun
    begin = main_clause(tokens, clause_begin(tokens, end), end)
    for first in range(begin, end):
        token = tokens[first]
        if token.lower in PERSONAL_PRONOUNS:
            return Phrase(first, first + 1)
        if token.text[0].isdigit() or breaks_phrase(token) or _compares(tokens, first):
            continue
        if first == begin or not _hangs_on_preposition(tokens, first):
            subject = phrase_right(tokens[:end], first)
            if subject and not is_time(tokens, subject):
                return subject
    return None


def _compares(tokens: list[Token], index: int) -> bool:
    """Less than a week earlier, Orlo spoke: "less" is no subject."""
    follower = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return tokens[index].lower in ("less", "more", "fewer") and follower == "than"


def pronoun_left(tokens: list[Token], end: int) -> Phrase | None:
    """The pronoun in the words right before ``end``: he came and said."""
    index = end - 1
    while index >= 0 and is_word(tokens[index]):
        if tokens[index].lower in PERSONAL_PRONOUNS:
            embedded = is_embedded(tokens, index) or _is_of_another_verb(tokens, index, end)
            return None if embedded else Phrase(index, index + 1)
        index -= 1
    return None


def is_embedded(tokens: list[Token], index: int) -> bool:
    """A pronoun whose clause a verb of speech governs: she in Orla said she welcomed it."""
    if not index or tokens[index].lower not in PERSONAL_PRONOUNS:
        return False
    joint = tokens[index - 1]
    meanwhile = joint.lower == "as" and index > 2 and is_word(tokens[index - 2])
    return is_speech_verb(joint) or joint.lower == "that" or meanwhile  # spoke as they ate and said


def _is_of_another_verb(tokens: list[Token], pronoun: int, link: int) -> bool:
    """A page shows where they vote and says: the verb after "and" does not agree with "they"."""
    joint = tokens[pronoun - 1].lower
    if pronoun < 3 or joint not in _INSIDE or not is_word(tokens[pronoun - 2]):
        return False
    verb = next((token for token in tokens[link + 1 : link + 4] if is_speech_verb(token)), None)
    return verb is not None and verb.lower.endswith("s") and tokens[pronoun].lower in _PLURAL


def _hangs_on_preposition(tokens: list[Token], first: int) -> bool:
    """Does the phrase at ``first`` hang on a preposition: on Monday night, in a June interview?"""
    token = tokens[first]
    is_plain = token.text[0].islower() and token.lower not in DETERMINERS
    while first > 0 and is_word(tokens[first - 1]):
        previous = tokens[first - 1]
        if breaks_phrase(previous) and not (is_plain and is_adverb(previous)):
            break
        first -= 1
    return first > 0 and tokens[first - 1].lower in PREPOSITIONS

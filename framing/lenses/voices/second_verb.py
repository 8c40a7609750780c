"""A second verb of speech in a sentence: a clause of its own inside that of the first one."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.verb_senses import NAMING_VERBS, NAMING_WITH_AS, is_beside
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    breaks_phrase,
    is_adverb,
    is_plain_form,
    is_speech_verb,
    is_word,
    looks_like_verb,
)

_AT_THE_TIME = closed_class("at the time")
_TELLING = closed_class("verb of telling")
_NOUNS_OF_SPEECH = closed_class("noun of speech") | closed_class("noun of view")
_ADDS_TO_NOUN = ("that", "which", "whom")
_REACH = 6  # words between a determiner and the clause that adds to its noun


def is_one_of_two(sentence: list[Token], governing: int, verb: int, subject: Phrase) -> bool:
    """Is the subject joined to another noun in the clause that the verb before governs?

    Finn said that the bank and Orlo may reveal, but not: Finn praised Orlo and Brask cried.
    """
    joint = subject.first - 1
    if subject.stop > verb or sentence[joint].lower != "and":
        return False
    if sentence[governing].lower in NAMING_VERBS | PERSONAL_PRONOUNS:
        return False
    between = sentence[governing + 1 : joint]
    pronoun = sentence[subject.first].lower in PERSONAL_PRONOUNS
    return (
        bool(between)
        and not pronoun
        and all(is_word(token) and not _is_finite(token) for token in between)
        and not (sentence[governing].lower in _TELLING and between[0].lower != "that")
    )


def names_object(
    sentence: list[Token], governing: int, verb: int, subject: Phrase, quotation: int
) -> bool:
    """Finn rejected the deal, which she called “late”; Finn protested after Orlo wrote “late”.

    Nor the noun to which a clause adds: Finn praised a plan that Orlo said was “late”. But not:
    Finn said it was Orlo, whom she called “late”.
    """
    joint = subject.first - 1
    in_relative = sentence[joint].lower in ("which", "whom") and sentence[joint - 1].text == ","
    another = sentence[subject.first].lower not in PERSONAL_PRONOUNS
    if _adds_to_noun(sentence, governing, verb, subject):
        return True
    if not in_relative and not (another and sentence[joint].lower in _AT_THE_TIME):
        return False
    clause = sentence[governing + 1 : joint]
    return is_beside(sentence, verb, quotation) and not any(map(_is_finite, clause))


def _adds_to_noun(sentence: list[Token], governing: int, verb: int, subject: Phrase) -> bool:
    """Finn praised a plan that Orlo called “late”, that Orlo said was “late”: what he speaks of is
    the noun before, and so no word for it is left in his clause.
    """
    joint, follower = subject.first - 1, verb + 1
    noun = sentence[joint - 1]
    if sentence[joint].lower not in _ADDS_TO_NOUN or subject.stop > verb or not is_word(noun):
        return False
    if sentence[governing].lower in _TELLING or noun.lower in _NOUNS_OF_SPEECH:
        return False
    before = [token.lower for token in sentence[max(governing + 1, joint - _REACH) : joint]]
    if breaks_phrase(noun) or is_speech_verb(noun) or DETERMINERS.isdisjoint(before):
        return False
    while follower < len(sentence) and is_adverb(sentence[follower]):
        follower += 1
    if sentence[follower].lower in AUXILIARIES - {"to"}:
        return True
    names = sentence[verb].lower in NAMING_VERBS | NAMING_WITH_AS
    return names and (
        sentence[follower].is_quotation or sentence[follower].lower in ("as", "a", "an")
    )


def _is_finite(token: Token) -> bool:
    speaks = is_speech_verb(token) and not is_plain_form(token)
    helps = token.lower in AUXILIARIES and token.text[0].islower()  # not: in May
    return helps or speaks or looks_like_verb(token)

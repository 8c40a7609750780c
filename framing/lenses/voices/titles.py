"""Which quotations are none: titles of works, nicknames, names in quotation marks."""

from __future__ import annotations

import re

from framing.base.data import closed_class
from framing.lenses.voices.cues import Attribution
from framing.lenses.voices.grammar.tokens import SUBJECT_PRONOUNS, Token, inner_end
from framing.lenses.voices.grammar.verb_senses import NAMING_VERBS
from framing.lenses.voices.grammar.word_kinds import AUXILIARIES, RELATIVES, is_speech_verb, is_word

_LONGEST = 8  # words of a title
_BEFORE_TITLES = closed_class("before a title")
_CALLED = closed_class("participle of naming")
_NAME_SOMEBODY = SUBJECT_PRONOUNS | RELATIVES | AUXILIARIES | {"what"}


def is_title(
    words_inside: list[str],
    attribution: Attribution | None,
    sentence: list[Token],
    quotation: int,
) -> bool:
    """A title, a nickname, a name in quotation marks: every longer word is capitalised."""
    if not _is_capitalised(words_inside):
        return False
    if attribution is None:
        return True
    if quotation == 0 or inner_end(sentence[quotation]) in "!?":
        return False
    quotation = _first_of_list(sentence, quotation)
    before = sentence[max(0, quotation - 3) : quotation]
    if before[-1].lower.endswith(("'s", "s'")) or before[-1].lower in _BEFORE_TITLES:
        return True  # on Orlo's “Late Show”
    if _names_somebody(attribution.verb, sentence[max(0, quotation - 8) : quotation]):
        return False
    if sentence[quotation].text[0] == "«" and re.search("[а-яё]", sentence[quotation].text):
        # the firm «Заря»: in Russian no speech follows a word without a colon
        return is_word(before[-1])
    if before[-1].lower in _CALLED and len(before) > 1 and before[-2].text[0].islower():
        return before[-2].lower not in _NAME_SOMEBODY  # a film called “Dawn”
    return is_word(before[-1]) and not any(is_speech_verb(token) for token in before)


def _is_capitalised(words_inside: list[str]) -> bool:
    """Do all words of more than three letters (all, where none is longer) begin like a title's?"""
    long = [word for word in words_inside if len(word) > 3]
    return len(words_inside) <= _LONGEST and all(
        word[0].isupper() or word[0].isdigit() for word in long or words_inside
    )


def _first_of_list(sentence: list[Token], quotation: int) -> int:
    """The second of two stands as the first does: “Miss Lump” and “Miss Dust”."""
    while quotation > 2 and sentence[quotation - 2].is_quotation:
        if sentence[quotation - 1].lower not in ("and", "or", ","):
            break
        quotation -= 2
    return quotation


def _names_somebody(verb: str, before: list[Token]) -> bool:
    """He called the winner “Miss Lump”, he hailed her as “Miss Lump”."""
    if verb not in NAMING_VERBS:
        return False
    return before[-1].lower == "as" or any(token.lower == verb for token in before[:-1])

"""Forms of verbs of speech that are nouns or adjectives where they stand: a new report."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    CONTRACTIONS,
    DETERMINERS,
    NOUNS_IN_ING,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    WEAK_VERBS,
    breaks_phrase,
    is_name,
    is_past,
    is_plain_form,
    is_speech_verb,
    is_word,
    looks_like_verb,
)

_COUNTS = closed_class("counts persons")
PLURALS = closed_class("plural without s")
_OWNERS = closed_class("first person possessive") | closed_class("third person possessive")
_OF_SEVERAL = closed_class("of several")
_OF_ONE = closed_class("determiner of one")
_STANDS_ALONE = closed_class("stands alone") | closed_class("demonstrative") | {"each"}
_BEFORE_NOUN = (DETERMINERS | _OWNERS) - _STANDS_ALONE - closed_class("quantifier")
_PAST_LIKE_PLAIN = closed_class("past that may be a noun")
_AFTER_NOUNS = PREPOSITIONS | AUXILIARIES
_AFTER_PLURALS = closed_class("after a plural")
_REACH = 4  # words between a determiner and its noun


def is_noun_form(tokens: list[Token], index: int) -> bool:
    """Is the form at ``index`` no verb: a new report, Finn's repeated claims, state senator Orlo?

    Asked of forms of verbs of speech only.
    """
    if not index:
        return False
    previous, word = tokens[index - 1], tokens[index].lower
    if not is_word(previous):
        return False
    if counts_persons(tokens, index - 1):
        return False
    if word.endswith("ing"):  # the court's ruling
        return word in NOUNS_IN_ING and (_is_owner(previous) or previous.lower in _BEFORE_NOUN)
    inflected = word.endswith("s") and not is_plain_form(tokens[index])
    if word.endswith("s") and previous.lower in _OF_SEVERAL:
        return True  # both states
    if inflected and previous.lower == "to":
        return True  # he points to reports
    if _is_owner(previous) or previous.lower in _BEFORE_NOUN:
        return word not in WEAK_VERBS or not is_name(previous)
    if is_plain_form(tokens[index]):
        return word not in _PAST_LIKE_PLAIN and _is_plain_noun(tokens, index)
    return word.endswith("s") and _is_plural_noun(tokens, index)


def counts_persons(tokens: list[Token], index: int) -> bool:
    """Does the number at ``index`` stand for persons that were named: the two wrote?"""
    return index > 0 and tokens[index].lower in _COUNTS and tokens[index - 1].lower == "the"


def may_follow_plain_form(tokens: list[Token], subject: Phrase) -> bool:
    """May the phrase be the subject of a plain form before it: say officials, ask Finn and Orlo?

    But not: …, declare victory.
    """
    words = [token.lower for token in tokens[subject.first : subject.stop]]
    has_and = "and" in (words + [token.lower for token in tokens[subject.stop : subject.stop + 1]])
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return has_and or head.endswith("s") or head in PLURALS | PERSONAL_PRONOUNS | _STANDS_ALONE


def _is_owner(token: Token) -> bool:
    """Finn's, the workers'."""
    return (
        token.lower.endswith(("'s", "s'"))
        and token.lower not in CONTRACTIONS
        and len(token.text) > 3
    )


def _is_plain_noun(tokens: list[Token], index: int) -> bool:
    """A new report, the latest report said, state senator Orlo."""
    previous = tokens[index - 1]
    is_plural = previous.lower.endswith("s") or previous.lower in PLURALS
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    if is_plural or follower is None:
        return False
    if tokens[index].lower == "state" and is_name(follower) and is_name(previous):
        return True
    determiner = _determiner(tokens, index)
    if determiner in _OF_ONE:
        return True
    goes_on = (
        follower.lower in _AFTER_NOUNS
        or follower.lower == "that"
        or follower.text in ",."  # according to the special counsel, Finn left
        or is_speech_verb(follower)
        or looks_like_verb(follower)
    )
    return bool(determiner) and goes_on and not is_name(previous)


def _is_plural_noun(tokens: list[Token], index: int) -> bool:
    """Their business ventures or his own; Finn's repeated claims."""
    previous = tokens[index - 1]
    if is_past(previous) and is_speech_verb(previous) and is_noun_form(tokens, index - 1):
        return True
    follower = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if follower == "," and tokens[index].lower in WEAK_VERBS and previous.text[0].islower():
        if previous.lower == "it":
            return False  # it reads, “…”
        ends = previous.lower.endswith("s") or breaks_phrase(previous)
        return not ends and not _determiner(tokens, index)  # terrorist attacks, “…”
    return follower in _AFTER_PLURALS and bool(_determiner(tokens, index))


def _determiner(tokens: list[Token], index: int) -> str:
    """The determiner that begins the phrase of the noun at ``index``, past plain words."""
    for first in range(index - 1, max(-1, index - 2 - _REACH), -1):
        token = tokens[first]
        if token.lower in _BEFORE_NOUN or _is_owner(token):
            return token.lower
        if breaks_phrase(token) or (is_speech_verb(token) and not is_noun_form(tokens, first)):
            return ""
    return ""

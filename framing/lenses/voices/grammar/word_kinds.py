"""Which kind of word is it: a name, a verb of speech, another verb, an adverb?"""

from __future__ import annotations

from framing.base.data import closed_class, verb_forms
from framing.lenses.voices.grammar.tokens import Token

PERSONAL_PRONOUNS = closed_class("personal pronoun")
RELATIVES = closed_class("relative")
PREPOSITIONS = closed_class("preposition")
CONJUNCTIONS = closed_class("conjunction")
AUXILIARIES = closed_class("auxiliary")
TIMES = closed_class("time")
WEAK_VERBS = closed_class("weak speech verb")
_LONGEST_NICKNAME = 16
_LONGEST_FIRM = 40
DETERMINERS = closed_class("determiner")
_ADVERBS = closed_class("adverb") | TIMES
_NO_ADVERBS = closed_class("no adverb")
OTHER_VERBS = closed_class("other verb")
NOUNS_IN_ING = closed_class("noun in ing")
CONTRACTIONS = closed_class("contraction")
_AROUND_PHRASES = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PERSONAL_PRONOUNS | CONTRACTIONS


def is_word(token: Token) -> bool:
    """A word, a number or an @account: no mark, no quotation."""
    return (not token.is_quotation and token.text[0].isalnum()) or token.text[0] == "@"


def is_name(token: Token) -> bool:
    """A word with a capital, or an @account."""
    return not token.is_quotation and (token.text[0].isupper() or token.text[0] == "@")


def is_party_label(token: Token) -> bool:
    """The party and state after a name: Finn, D-Brask, said."""
    return token.text[1:2] == "-" and token.text[0] in "DRI" and token.text[2:3].isupper()


def is_nickname(tokens: list[Token], index: int) -> bool:
    """A short quotation inside a name: Ben “Bo” Orlo, директор «Зари» Бен Орло."""
    if not 0 < index < len(tokens) - 1:
        return False
    quotation, previous = tokens[index], tokens[index - 1]
    if not quotation.is_quotation or not is_name(tokens[index + 1]):
        return False
    is_firm = quotation.text[0] == "«" and quotation.text[1:2].isupper() and is_word(previous)
    if is_firm and len(quotation.text) <= _LONGEST_FIRM:
        return True
    return is_name(previous) and len(quotation.text) <= _LONGEST_NICKNAME


def _is_lower_case(token: Token) -> bool:
    return not token.is_quotation and token.text[0].islower()


def is_speech_verb(token: Token) -> bool:
    """A form of a verb in ``data/speech_verbs.csv``; capitalised words are taken for names."""
    return _is_lower_case(token) and token.lower in verb_forms()


def is_plain_form(token: Token) -> bool:
    """A verb of speech as the table has it, without an ending: state, report, call."""
    return is_speech_verb(token) and verb_forms()[token.lower][0] == token.lower


def looks_like_verb(token: Token) -> bool:
    """Most likely a past form or participle, by its ending or the list of other verbs."""
    word = token.lower
    return _is_lower_case(token) and (
        word in OTHER_VERBS
        or (len(word) > 4 and word.endswith(("ed", "ing")) and word not in NOUNS_IN_ING)
    )


def is_other_verb(token: Token, previous: Token) -> bool:
    """Most likely the verb of the noun before it: officials gathered, protesters marching."""
    if not is_word(previous) or previous.lower in DETERMINERS or previous.lower.endswith("'s"):
        return False
    return looks_like_verb(token)


def is_past(token: Token) -> bool:
    """A regular past form, by its ending."""
    return _is_lower_case(token) and token.lower.endswith("ed") and len(token.text) > 4


def is_participle(token: Token) -> bool:
    """Most likely a form in -ing that begins a clause of its own."""
    word = token.lower
    in_ing = word.endswith("ing") and len(word) > 4 and word not in NOUNS_IN_ING
    return in_ing and _is_lower_case(token)


def is_adverb(token: Token) -> bool:
    """An adverb or a word of time, by the lists or the ending -ly."""
    word = token.lower
    if word in _ADVERBS:
        return True
    in_ly = word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS
    return in_ly and token.text[0].islower()


def breaks_phrase(token: Token) -> bool:
    """A mark, a quotation, a function word or an adverb: no part of a plain noun phrase."""
    return not is_word(token) or token.lower in _AROUND_PHRASES or is_adverb(token)

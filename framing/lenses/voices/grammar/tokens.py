"""A paragraph as tokens (a quotation is one token), and what kind of word a token is."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.base.data import closed_class, sentence_words, verb_forms

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_](?:[\w'’‐‑@/&-]|\.(?=\w)|(?<=\d),(?=\d{3}))*|[@#]\w+|\.{2,}|[^\w\s]"
)
_PAUSES = frozenset(",.:;—")
_LONGEST_NICKNAME = 16
_LONGEST_FIRM = 40

SUBJECT_PRONOUNS = closed_class("pronoun as subject")
PERSONAL_PRONOUNS = closed_class("personal pronoun")
RELATIVES = closed_class("relative")
PREPOSITIONS = closed_class("preposition")
CONJUNCTIONS = closed_class("conjunction")
AUXILIARIES = closed_class("auxiliary")
DETERMINERS = closed_class("determiner")
TIMES = closed_class("time")
WEAK_VERBS = closed_class("weak speech verb")
_ADVERBS = closed_class("adverb") | TIMES
_NO_ADVERBS = closed_class("no adverb")
_OTHER_VERBS = closed_class("other verb")
_NOUNS_IN_ING = closed_class("noun in ing")
_NAME_ABBREVIATIONS = closed_class("abbreviation in a name")
_ABBREVIATIONS = sentence_words("abbreviation inside a sentence")
_AROUND_PHRASES = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PERSONAL_PRONOUNS


class Token(NamedTuple):
    """A word, a mark, or (``quote`` from 0 on) a whole quotation."""

    text: str
    lower: str
    start: int
    end: int
    quote: int = -1

    @property
    def is_quotation(self) -> bool:
        return self.quote >= 0


class Phrase(NamedTuple):
    """A run of tokens: the place of the first one, and the place after the last one."""

    first: int
    stop: int


def paragraph_tokens(
    text: str, start: int, end: int, quotes: list[tuple[int, int, int]]
) -> list[Token]:
    """Tokens of a paragraph; ``quotes`` are the quotations inside it as (start, end, number)."""
    tokens: list[Token] = []
    for quote_start, quote_end, number in [*quotes, (end, end, -1)]:
        for match in _WORD.finditer(text, start, quote_start):
            _append_word(tokens, match)
        if number >= 0:
            tokens.append(Token(text[quote_start:quote_end], "", quote_start, quote_end, number))
        start = quote_end
    return tokens


def _append_word(tokens: list[Token], match: re.Match) -> None:
    """Append a word or mark: "he's" makes two tokens, "Mr." and "went on" are one."""
    word, start = match.group(), match.start()
    stem = word.split("’")[0].split("'")[0]
    if len(stem) < len(word) and stem.lower() in SUBJECT_PRONOUNS:  # he's, it'd
        tokens.append(Token(stem, stem.lower(), start, start + len(stem)))
        word, start = word[len(stem) :], start + len(stem)
    previous = tokens[-1] if tokens else None
    if word == "." and previous and previous.end == start and _is_abbreviation(previous.text):
        tokens.pop()
        word, start = f"{previous.text}.", previous.start
    elif word == "on" and previous and _is_went_on(previous, match):
        tokens.pop()
        word, start = f"{previous.text} on", previous.start
    tokens.append(Token(word, word.lower().replace("’", "'"), start, match.end()))


def _is_went_on(previous: Token, match: re.Match) -> bool:
    """He went on, with a pause after it: he spoke."""
    pause = match.string[match.end() : match.end() + 1] in _PAUSES
    return pause and previous.lower in ("went", "goes")


def _is_abbreviation(word: str) -> bool:
    known = word.lower() in _ABBREVIATIONS or word in _NAME_ABBREVIATIONS
    return known or (len(word) == 1 and word.isupper())


def inner_end(token: Token) -> str:
    """The last character inside the marks of a quotation."""
    return token.text.rstrip("\"“”’'» ")[-1:]


def is_word(token: Token) -> bool:
    """A word, a number or an @account: no mark, no quotation."""
    return (not token.is_quotation and token.text[0].isalnum()) or token.text[0] == "@"


def is_name(token: Token) -> bool:
    """A word with a capital."""
    return not token.is_quotation and token.text[0].isupper()


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


def looks_like_verb(token: Token) -> bool:
    """Most likely a past form or participle, by its ending or the list of other verbs."""
    word = token.lower
    return _is_lower_case(token) and (
        word in _OTHER_VERBS
        or (len(word) > 4 and word.endswith(("ed", "ing")) and word not in _NOUNS_IN_ING)
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
    in_ing = word.endswith("ing") and len(word) > 4 and word not in _NOUNS_IN_ING
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

"""Paragraphs as words and marks in which a quotation is one token, and what kind of word each
is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.base.data import verb_forms, words
from framing.text.sentences import BEFORE

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_](?:[\w'’‐‑@/&-]|\.(?=\w)|(?<=\d),(?=\d{3}))*|[@#]\w+|\.{2,}|[^\w\s]"
)
_PAUSES = frozenset(",.:;—")
PRONOUNS = words("pronoun as subject")
PERSONAL = words("personal pronoun")
RELATIVE = words("relative")
PREPOSITIONS = words("preposition")
LINKS = words("conjunction")
AUXILIARIES = words("auxiliary")
ADVERBS = words("adverb")
TIMES = words("time")
DETERMINERS = words("determiner")
TITLES = words("title")
IRREGULAR = words("other verb")
NO_ADVERBS = words("no adverb")
NOUNS_IN_ING = words("noun in ing")


class Token(NamedTuple):
    """A word, a mark, or (``quote`` from 0 on) a whole quotation."""

    text: str
    lower: str
    start: int
    end: int
    quote: int = -1


def paragraph_tokens(
    text: str, start: int, end: int, quotes: list[tuple[int, int, int]]
) -> list[Token]:
    """Tokens of a paragraph; ``quotes`` are the quotations inside it as (start, end, number)."""
    found, at = [], start
    for quote_start, quote_end, number in [*quotes, (end, end, -1)]:
        for match in _WORD.finditer(text, at, quote_start):
            word, first = match.group(), match.start()
            last = match.end()
            stem = word.split("’")[0].split("'")[0]
            if len(stem) < len(word) and stem.lower() in PRONOUNS:  # he's, it'd
                found.append(Token(stem, stem.lower(), first, first + len(stem)))
                word, first = word[len(stem) :], first + len(stem)
            if (
                word == "."
                and found
                and found[-1].end == first
                and _is_abbreviation(found[-1].text)
            ):
                head = found.pop()
                word, first = head.text + ".", head.start
            if (
                word == "on"
                and found
                and found[-1].lower in ("went", "goes")
                and text[last : last + 1] in _PAUSES
            ):
                head = found.pop()
                word, first = f"{head.text} on", head.start
            found.append(Token(word, word.lower().replace("’", "'"), first, last))
        if number >= 0:
            found.append(Token(text[quote_start:quote_end], "", quote_start, quote_end, number))
        at = quote_end
    return found


def _is_abbreviation(word: str) -> bool:
    known = word.lower() in BEFORE or word in ("Inc", "Jr", "Sr", "Corp", "Del", "Ald")
    return known or (len(word) == 1 and word.isupper())


def inner_end(token: Token) -> str:
    """The last character inside the marks of a quotation."""
    return token.text.rstrip("\"“”’'» ")[-1:]


def is_verb(token: Token) -> bool:
    """A form of a speech verb; capitalised words are taken for names."""
    return token.quote < 0 and token.text[0].islower() and token.lower in verb_forms()


def is_nickname(tokens: list[Token], at: int) -> bool:
    """A short quotation inside a name: Ben “Bo” Orlo, директор «Зари» Бен Орло."""
    if not (0 < at < len(tokens) - 1 and tokens[at].quote >= 0 and is_name(tokens[at + 1])):
        return False
    firm = tokens[at].text[0] == "«" and tokens[at].text[1:2].isupper() and is_word(tokens[at - 1])
    return (
        firm
        and len(tokens[at].text) <= 40
        or is_name(tokens[at - 1])
        and len(tokens[at].text) <= 16
    )


def is_other_verb(token: Token, before: Token) -> bool:
    """Most likely a past form or participle after its noun: officials gathered, protesters
    marching.
    """
    word = token.lower
    if token.quote >= 0 or not token.text[0].islower() or not is_word(before):
        return False
    if before.lower in DETERMINERS or before.lower.endswith("'s"):
        return False
    return word in IRREGULAR or (
        len(word) > 4 and word not in NOUNS_IN_ING and word.endswith(("ed", "ing"))
    )


def is_past(token: Token) -> bool:
    """A regular past form, by its ending."""
    return (
        token.quote < 0
        and token.text[0].islower()
        and token.lower.endswith("ed")
        and len(token.text) > 4
    )


def is_participle(token: Token) -> bool:
    """Most likely a form in -ing that begins a clause of its own."""
    word = token.lower
    lower = token.quote < 0 and token.text[0].islower()
    return lower and word.endswith("ing") and len(word) > 4 and word not in NOUNS_IN_ING


def is_name(token: Token) -> bool:
    return token.quote < 0 and token.text[0].isupper()


def is_word(token: Token) -> bool:
    return token.quote < 0 and token.text[0].isalnum() or token.text[0] == "@"


def is_adverb(token: Token) -> bool:
    word = token.lower
    if word in ADVERBS or word in TIMES:
        return True
    return (
        word.endswith("ly") and token.text[0].islower() and len(word) > 4 and word not in NO_ADVERBS
    )


def breaks_phrase(token: Token) -> bool:
    word = token.lower
    return (
        not is_word(token)
        or word in PREPOSITIONS
        or word in LINKS
        or word in AUXILIARIES
        or is_adverb(token)
        or word in PERSONAL
    )

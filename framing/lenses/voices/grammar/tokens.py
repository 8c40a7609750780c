"""A paragraph as tokens; a quotation is one token."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.base.data import closed_class, sentence_words, verb_forms

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_](?:[\w'’‐‑@/&-]|\.(?=\w)|(?<=\d),(?=\d{3})|(?<=\d):(?=\d\d))*|[@#]\w+|\.{2,}|--+|[^\w\s]"
)
TITLE = -2  # in place of a quotation's number
_PAUSES = frozenset(",.:;—")

SUBJECT_PRONOUNS = closed_class("pronoun as subject")
_SURNAMES = ("May", "Will")
_CHANGING = {*_SURNAMES, "clear", "on"}  # as are all with a mark in them
_BEFORE_MONTHS = closed_class("preposition") | closed_class("time")
_MAKE = closed_class("form of make")
_BEFORE_CLEAR = closed_class("before clear")
_NAME_ABBREVIATIONS = closed_class("abbreviation in a name")
_ABBREVIATIONS = sentence_words("abbreviation inside a sentence")
_ENDING_ABBREVIATIONS = sentence_words("abbreviation that may end a sentence")


class Token(NamedTuple):
    """A word, a mark, a title, or (``quote`` from 0 on) a whole quotation."""

    text: str
    lower: str
    start: int
    end: int
    quote: int = -1

    @property
    def is_quotation(self) -> bool:
        return self.quote >= 0

    @property
    def is_title(self) -> bool:
        return self.quote == TITLE


class Phrase(NamedTuple):
    """A run of tokens: the place of the first one, and the place after the last one."""

    first: int
    stop: int


def paragraph_tokens(
    text: str, start: int, end: int, quotes: list[tuple[int, int, int]]
) -> list[Token]:
    """Tokens of a paragraph; ``quotes`` are the quotations inside it as (start, end, number).

    What has the number ``TITLE`` is the title of something, and stands as one name.
    """
    tokens: list[Token] = []
    for quote_start, quote_end, number in [*quotes, (end, end, -1)]:
        for match in _WORD.finditer(text, start, quote_start):
            _append_word(tokens, match)
        if number == TITLE:
            tokens += _title(text, quote_start, quote_end)
        elif number >= 0:
            tokens.append(Token(text[quote_start:quote_end], "", quote_start, quote_end, number))
        start = quote_end
    return tokens


def _title(text: str, start: int, end: int) -> list[Token]:
    """A title without its marks, and the comma or full stop inside them."""
    inside = text[start:end].strip("\"“”„«»'‘’` ")
    name = inside.rstrip(",.")
    title = Token(name, name.lower(), start, end, TITLE)
    mark = inside[len(name) :][:1]
    return [title, Token(mark, mark, end - 1, end)] if mark else [title]


def _append_word(tokens: list[Token], match: re.Match) -> None:
    """Append a word or mark: "he's" makes two tokens, "Mr." and "went on" are one."""
    word, (start, end) = match.group(), match.span()
    previous = tokens[-1] if tokens else None
    if word.isalnum() and word not in _CHANGING and not (previous and previous.text in _SURNAMES):
        tokens.append(Token(word, word.lower(), start, end))  # nearly all words are plain ones
        return
    stem = word.split("’")[0].split("'")[0] if "’" in word or "'" in word else word
    if len(stem) < len(word) and stem.lower() in SUBJECT_PRONOUNS:  # he's, it'd
        tokens.append(Token(stem, stem.lower(), start, start + len(stem)))
        word, start = word[len(stem) :], start + len(stem)
    previous = tokens[-1] if tokens else None
    word, start = _joined(tokens, match, word, start)
    if previous and previous.text in _SURNAMES:
        _name_before(tokens, word)
    word = "—" if word[:2] == "--" else word
    lower = word if word in _SURNAMES and _is_surname(previous) else word.lower().replace("’", "'")
    tokens.append(Token(word, lower, start, end))


def _joined(tokens: list[Token], match: re.Match, word: str, start: int) -> tuple[str, int]:
    """A word and its place, with the words before it that are one with it; these are taken out."""
    previous = tokens[-1] if tokens else None
    ends = word == "." and previous and previous.end == start
    if previous and ends and _is_abbreviation(previous.text, match.string[start + 1 : start + 3]):
        tokens.pop()
        return f"{previous.text}.", previous.start
    if word == "clear" and (made := _made(tokens)) is not None:
        word, start = f"{tokens[made].text} clear", tokens[made].start
        del tokens[made:]
    elif word == "on" and previous and _is_went_on(previous, match):
        tokens.pop()
        return f"{previous.text} on", previous.start
    return word, start


def _is_surname(previous: Token | None) -> bool:
    """Is a word that helps verbs a surname after the one before it: Mrs May, Orla Will?"""
    if previous is None or not previous.text[0].isupper():
        return False
    return previous.lower not in _BEFORE_MONTHS


def _name_before(tokens: list[Token], word: str) -> None:
    """May said: the word before a verb's form in the past is a name, but not: in May said."""
    if not tokens or not _is_inflected(word):
        return
    if len(tokens) < 2 or tokens[-2].lower not in _BEFORE_MONTHS:
        tokens[-1] = tokens[-1]._replace(lower=tokens[-1].text)


def _is_inflected(word: str) -> bool:
    return word in verb_forms() and verb_forms()[word][0] != word


def _made(tokens: list[Token]) -> int | None:
    """Where "made" stands in: made clear, made it very clear."""
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 4), -1):
        if tokens[index].lower in _MAKE:
            return index
        if tokens[index].is_quotation or tokens[index].lower not in _BEFORE_CLEAR:
            return None
    return None


def _is_went_on(previous: Token, match: re.Match) -> bool:
    """He went on, with a pause after it: he spoke."""
    pause = match.string[match.end() : match.end() + 1] in _PAUSES
    return pause and previous.lower in ("went", "goes")


def _is_abbreviation(word: str, follower: str) -> bool:
    last = word.rpartition("-")[2].lower()  # R-Tenn.
    known = last in _ABBREVIATIONS or word in _NAME_ABBREVIATIONS
    goes_on = follower[:1] in tuple("),;") or follower.strip()[:1].isdigit()  # Sept. 14
    inside = goes_on and last in _ENDING_ABBREVIATIONS
    return known or inside or (len(word) == 1 and word.isupper())


def inner_end(token: Token) -> str:
    """The last character inside the marks of a quotation; several full stops are an ellipsis."""
    inside = token.text.rstrip("\"“”’'» ")
    return "…" if inside.endswith(("..", ". .")) else inside[-1:]

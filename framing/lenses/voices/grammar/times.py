"""Times that stand where a subject may: a year later, Orlo in 2010 said."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.word_kinds import TIMES, breaks_phrase

_BEFORE_TIMES = closed_class("before a time")
_AGO = closed_class("after a time")
_TIME_UNITS = closed_class("unit of time")


def is_time(tokens: list[Token], phrase: Phrase) -> bool:
    """A year later, Orlo said; two weeks ago she said."""
    last = tokens[phrase.stop - 1].lower
    follower = tokens[phrase.stop].lower if phrase.stop < len(tokens) else ""
    return last in _TIME_UNITS and (follower in _AGO or follower == ",")


def time_begin(tokens: list[Token], index: int) -> int:
    """Where a time after its preposition begins, that ends at ``index``: Orlo in 2010 said."""
    token = tokens[index]
    is_year = token.text.isdigit() and len(token.text) == 4
    if not is_year and token.lower not in _TIME_UNITS:
        return index + 1
    first = _date_begin(tokens, index) if is_year else index
    while first > 0 and index - first < 7 and not breaks_phrase(tokens[first - 1]):
        first -= 1
    if first > 1 and tokens[first - 1].lower in ("this", "that"):  # the entry for that day
        first -= 1
    on = first > 0 and tokens[first - 1].lower in _BEFORE_TIMES
    return first - 1 if on else index + 1


def _date_begin(tokens: list[Token], year: int) -> int:
    """Where a date begins that ends with a year: July 3, 2016."""
    day = year - 1
    if day > 0 and tokens[day].text == ",":
        day -= 1
    has_day = day > 0 and tokens[day].text.isdigit() and tokens[day - 1].lower in TIMES
    return day - 1 if has_day else year

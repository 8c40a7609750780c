"""The subject that a verb has, among the words before it: closed classes of words, no parser."""

from __future__ import annotations

from framing.base.data import words
from framing.lenses.voices.clauses import (
    AUXILIARIES,
    DETERMINERS,
    LINKS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    Token,
    breaks_phrase,
    inner_end,
    is_adverb,
    is_name,
    is_word,
)
from framing.lenses.voices.phrases import phrase_left, phrase_right

_OWNING = LINKS | {"with", "of", "by", "from", "about"} | words("shows another")
_SUBORDINATING = words("subordinating")


def subject_left(tokens: list[Token], verb: int) -> tuple[int, int] | None:
    """The noun phrase that the verb at ``verb`` has for subject: (first, after last)."""
    at = verb - 1
    participle = tokens[verb].lower.endswith("ing")
    if participle and at > 0 and tokens[at].lower in words("time"):
        return first_subject(tokens, at)  # X tweeted on Friday saying
    if participle and at > 0 and is_word(tokens[at]) and not breaks_phrase(tokens[at]):
        return _before_participle(tokens, at)
    while (
        at >= 0
        and (is_adverb(tokens[at]) or tokens[at].lower in AUXILIARIES)
        and not is_name(tokens[at])
    ):
        if tokens[at].lower == "to":
            return first_subject(tokens, at)
        at -= 1
    if at < 0:
        return None
    token = tokens[at]
    if token.lower in PERSONAL:
        return at, at + 1
    if token.lower in RELATIVE:
        back = at - 2 if at and tokens[at - 1].text == "," else at - 1
        while back > 0 and tokens[back].lower in words("time"):  # a letter on Friday that says
            back -= 1
        return phrase_left(tokens, back) if back >= 0 and is_word(tokens[back]) else None
    if token.text in ",)—–" or token.lower in LINKS or token.lower in PREPOSITIONS:
        return first_subject(tokens, at)
    return phrase_left(tokens, at) if is_word(token) else None


def _before_participle(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Of whom a participle after the word at ``at`` speaks: Orlo in Orlo sent a letter to Finn
    saying.
    """
    first = at
    while first and is_name(tokens[at]) and is_name(tokens[first - 1]):
        first -= 1
    near = (first, at + 1) if is_name(tokens[at]) else phrase_left(tokens, at)
    if (
        near is None
        or not near[0]
        or not is_word(tokens[near[0] - 1])
        or tokens[near[0] - 1].lower in _OWNING
    ):
        return near
    return first_subject(tokens, near[0]) or near


def first_subject(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The subject before an apposition, a relative clause or a linked verb: Orlo, a clerk, said."""
    near = at - 1
    while at < len(tokens) and tokens[at].lower == "and" and near >= 0 and is_word(tokens[near]):
        if tokens[near].lower in PERSONAL:
            return near, near + 1
        near -= 1
    start = at - 1
    while start >= 0:
        closed = tokens[start].quote >= 0 and inner_end(tokens[start]) in ",.!?"
        if closed or (tokens[start].text in ":;" and start < at - 1):
            break
        start -= 1
    begin = main_clause(tokens, start + 1, at)
    for first in range(begin, at):
        token = tokens[first]
        if token.lower in PERSONAL:
            return first, first + 1
        if not is_word(token) or token.text[0].isdigit() or breaks_phrase(token):
            continue
        if first == begin or not _in_preposition(tokens, first):
            found = phrase_right(tokens[:at], first)
            if found:
                return found
    return None


def main_clause(tokens: list[Token], begin: int, at: int) -> int:
    """Where the main clause begins: after a dateline and after "When he left,"."""
    if (
        begin + 4 < at
        and is_name(tokens[begin])
        and tokens[begin + 1].text == "("
        and tokens[begin + 3].text == ")"
    ):
        begin += 4
    if begin < at and tokens[begin].lower in _SUBORDINATING:
        comma = next((place for place in range(begin, at) if tokens[place].text == ","), at)
        if comma + 1 < at and phrase_right(tokens[:at], comma + 1):
            return comma + 1
    return begin


def _in_preposition(tokens: list[Token], at: int) -> bool:
    """Does the phrase that begins at ``at`` hang on a preposition?"""
    # on Monday night, in a June interview
    plain = tokens[at].text[0].islower() and tokens[at].lower not in DETERMINERS
    while at > 0 and is_word(tokens[at - 1]):
        if breaks_phrase(tokens[at - 1]) and not (plain and is_adverb(tokens[at - 1])):
            break
        at -= 1
    return at > 0 and tokens[at - 1].lower in PREPOSITIONS

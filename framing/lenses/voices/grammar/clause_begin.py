"""Where the clause begins that a verb closes, past datelines and clauses before the main one."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.tokens import Phrase, Token, inner_end
from framing.lenses.voices.grammar.word_kinds import (
    CONJUNCTIONS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    breaks_phrase,
    is_adverb,
    is_name,
    is_speech_verb,
    is_word,
)

SUBORDINATING = closed_class("subordinating")
_IRREGULAR = closed_class("irregular participle")
_UNITS = closed_class("unit of time") | {"long", "moments"}
_LONGEST_DATELINE = 8
_DASHES = ("-", "–", "—")
_NO_VERBS = PREPOSITIONS | CONJUNCTIONS | {"and", "or"}


def clause_begin(tokens: list[Token], end: int) -> int:
    """Where the clause begins: after a colon, a semicolon, or a quotation that closes one."""
    for index in range(end - 1, -1, -1):
        token = tokens[index]
        in_title = index and inner_end(token) == "," and tokens[index - 1].lower in PREPOSITIONS
        if token.is_quotation and inner_end(token) in ",.!?" and not in_title:
            return index + 1  # but: on “Late Talk,” Orlo said
        if token.text in ":;" and index < end - 1:
            return index + 1
    return 0


def main_clause(tokens: list[Token], begin: int, end: int) -> int:
    """Where the main clause begins: after a dateline and after "When he left,"."""
    if begin + 4 < end and _is_dateline(tokens[begin : begin + 4]):
        begin += 4
    begin = _past_dash(tokens, begin, end)
    begin = subordinator(tokens, begin, end)
    if begin < end and (tokens[begin].lower in SUBORDINATING or _is_participle(tokens, begin)):
        commas = [index for index in range(begin, end - 1) if tokens[index].text == ","]
        phrases = [(comma + 1, phrase_right(tokens[:end], comma + 1)) for comma in commas]
        begins = [after for after, phrase in phrases if phrase]
        with_verb = [after for after, phrase in phrases if phrase and _has_verb(tokens, phrase)]
        return next(iter(with_verb + begins), begin)
    return begin


def subordinator(tokens: list[Token], begin: int, end: int) -> int:
    """Where the word that subordinates stands: Even before he left, A day after he left."""
    for index in range(begin + 1, min(begin + 4, end)):
        if tokens[index].lower in SUBORDINATING:
            words = tokens[begin:index]
            measured = words[-1].lower in _UNITS and not breaks_phrase(words[0])
            return index if measured or all(map(is_adverb, words)) else begin
    return begin


def _has_verb(tokens: list[Token], phrase: Phrase) -> bool:
    """Does a verb follow the phrase, and no comma or preposition?"""
    if phrase.stop >= len(tokens):
        return False
    follower = tokens[phrase.stop]
    if follower.lower in PREPOSITIONS:  # the members in Brask left
        inner = phrase_right(tokens, phrase.stop + 1)
        return inner is not None and _has_verb(tokens, inner)
    return is_word(follower) and follower.lower not in _NO_VERBS


def _is_participle(tokens: list[Token], begin: int) -> bool:
    """Appearing in Brask, Asked about it, Joining Finn, Orlo: a clause before the main one."""
    word = tokens[begin].lower
    in_form = (word.endswith(("ing", "ed")) and len(word) > 4) or word in _IRREGULAR
    opens = in_form and is_name(tokens[begin])
    if not opens or begin + 3 >= len(tokens) or not is_word(tokens[begin + 1]):
        return False
    if is_name(tokens[begin + 1]):
        commas = (index for index in range(begin + 2, len(tokens) - 1) if tokens[index].text == ",")
        follower = tokens[next(commas, begin) + 1]
        return follower.lower in PERSONAL_PRONOUNS or (
            tokens[begin + 2].text == "," and is_name(follower)
        )
    return not is_speech_verb(tokens[begin + 1])


def _past_dash(tokens: list[Token], begin: int, end: int) -> int:
    """Past a place in capitals and its dash: BRASK, Norra — The council."""
    if begin >= end or len(tokens[begin].text) < 3 or not tokens[begin].text.isupper():
        return begin
    for index in range(begin + 1, min(begin + _LONGEST_DATELINE, end - 1)):
        if tokens[index].text in _DASHES:
            return index + 1
        if not (is_name(tokens[index]) or tokens[index].text in ",.()"):
            return begin
    return begin


def _is_dateline(tokens: list[Token]) -> bool:
    """BRASK (Echo)."""
    return is_name(tokens[0]) and tokens[1].text == "(" and tokens[3].text == ")"

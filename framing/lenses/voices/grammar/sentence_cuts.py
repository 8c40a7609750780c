"""Where sentences of tokens end; a quotation stays whole beside the words that say whose it is."""

from __future__ import annotations

from framing.base.data import closed_class, sentence_words
from framing.lenses.voices.grammar.clauses import ON, clause_after_quotation
from framing.lenses.voices.grammar.tokens import Token, inner_end
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    TIMES,
    WEAK_VERBS,
    is_participle,
    is_speech_verb,
    is_word,
    looks_like_verb,
)

_LONGEST_TAIL = 8  # tokens after "Finn said" in “….” Finn said on Monday.
_WITH_OBJECT = 2  # tokens: a verb and its object
_BEGIN_ANEW = ("He", "She", "They", "It", "We", "I")
_STARTERS = sentence_words("sentence starter")
_ASIDES = closed_class("before an aside") | {"as", "while", "when", "in", "on", "with"}
_FULL_STOPS = (".", "!", "?", "…", "...")


def sentences_of(tokens: list[Token]) -> list[list[Token]]:
    """A paragraph's tokens cut into sentences; a quotation with a full stop inside ends one too.

    They are not those of :func:`framing.split_sentences`, which cuts quotations: here a quotation
    stays whole, beside the words that say whose it is.
    """
    sentences, begin = [], 0
    for index, token in enumerate(tokens[:-1], start=1):
        if _ends_sentence(token) and _begins_sentence(tokens, index):
            sentences.append(tokens[begin:index])
            begin = index
    return [*sentences, tokens[begin:]] if tokens[begin:] else sentences


def says_who(tokens: list[Token], start: int) -> bool:
    """Does the sentence from ``start`` on say who spoke, and no more: “….” Finn said today?"""
    alone = start == 1 or _ends_sentence(tokens[start - 2])
    clause = clause_after_quotation(tokens, start) if alone else None
    if clause is None or tokens[clause.verb].lower in WEAK_VERBS:
        return False
    after = max(clause.verb + 1, clause.subject.stop)
    adjacent = clause.verb in (clause.subject.stop, clause.subject.first - 1)
    if adjacent and after < len(tokens) and tokens[after].text == ",":
        return _leaves_no_object(tokens, after)
    tail = tokens[after : after + _LONGEST_TAIL]
    stop = next((index for index, token in enumerate(tail) if _ends_sentence(token)), None)
    if stop is None or not adjacent or not is_word(tokens[after - 1]):
        return False
    opens = stop == 0 or tail[0].lower in ON or tail[0].lower in TIMES
    return opens and all(is_word(token) and not _is_verbal(token) for token in tail[:stop])


def _leaves_no_object(tokens: list[Token], comma: int) -> bool:
    """“….” Finn added, citing her own views: the verb has no object but the quotation."""
    aside = tokens[comma + 1 :]
    begins = bool(aside) and (is_participle(aside[0]) or aside[0].lower in _ASIDES)
    return begins and not any(token.is_quotation or token.lower == "that" for token in aside)


def _is_verbal(token: Token) -> bool:
    return is_speech_verb(token) or looks_like_verb(token) or token.lower in AUXILIARIES


def _ends_sentence(token: Token) -> bool:
    return (inner_end(token) if token.is_quotation else token.text[-1:]) in _FULL_STOPS


def _is_announced(tokens: list[Token], quotation: int) -> bool:
    """A verb of speech with no more than its object before the comma or colon: telling her, “…”."""
    pause = quotation - 1
    if pause < 1 or tokens[pause].text not in ",:":
        return False
    return any(map(is_speech_verb, tokens[max(0, pause - _WITH_OBJECT) : pause]))


def _announces_another(tokens: list[Token], index: int) -> bool:
    """“Where to?” She answered: “North.”"""
    after = tokens[index + 1 : index + 4]
    colon = len(after) == 3 and after[1].text == ":" and after[2].is_quotation
    return colon and is_speech_verb(after[0])


def _begins_sentence(tokens: list[Token], index: int) -> bool:
    """May a sentence begin at ``index``? Not after “Where to?” in “Where to?” Orlo asked."""
    token, previous = tokens[index], tokens[index - 1]
    if not previous.is_quotation and len(previous.text) > 1 and previous.text[0].isalpha():
        return token.lower in _STARTERS and token.text[0].isupper()  # in the U.S. They left
    if token.is_quotation:
        return True
    if token.text == "(" and index + 1 < len(tokens):
        return tokens[index + 1].text[0].isupper() and not previous.is_quotation
    if not (token.text[0].isupper() or token.text[0].isdigit()):
        return False
    if previous.is_quotation and inner_end(previous) == "." and says_who(tokens, index):
        return False
    is_question = previous.is_quotation and inner_end(previous) in "?!…"
    anew = is_question and token.text in _BEGIN_ANEW
    if anew and (_is_announced(tokens, index - 1) or _announces_another(tokens, index)):
        return True
    return not is_question or clause_after_quotation(tokens, index) is None

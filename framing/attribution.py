"""Who said a quotation and with which verb, by rules over the sentence it stands in."""

from __future__ import annotations

from typing import NamedTuple

from framing.clauses import (
    ADVERBS,
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
    is_verb,
    is_word,
    phrase_right,
    right_clause,
)


class Attribution(NamedTuple):
    """A verb (as written), and where the speaker's phrase stands; None where there is none."""

    verb: str
    speaker: tuple[int, int] | None


def attribute(sentence: list[Token], place: int) -> Attribution | None:
    """The attribution of the quotation at ``place`` of its sentence, or None."""
    quote = sentence[place]
    stop = next((i for i in range(place + 1, len(sentence)) if sentence[i].quote >= 0), len(sentence))
    right = sentence[:stop]
    closing = inner_end(quote)
    comma = closing in ",!?—–-…" or (place + 1 < len(sentence) and sentence[place + 1].text in ",—–-")
    found = _according(sentence, place)
    if found is None and comma and place + 1 < len(right):
        found = _from_clause(right, right_clause(right, place + 1), place)
    if found is None:
        found = _left(sentence, place)
    if found is None and place + 1 < len(right) and closing not in ".":
        found = _from_clause(right, right_clause(right, place + 1), place)
    return found or _later(sentence, place)


def _from_clause(tokens: list[Token], clause, place: int) -> Attribution | None:
    if clause is None:
        return None
    verb, (first, last) = clause
    if first == last or tokens[first].lower in RELATIVE | {"it", "this", "that"} - {"it"}:
        return None
    return Attribution(tokens[verb].lower, (tokens[first].start, tokens[last - 1].end))


def _according(sentence: list[Token], place: int) -> Attribution | None:
    """According to X / по словам X, anywhere in the sentence."""
    for at, token in enumerate(sentence[:-2]):
        pair = (token.lower, sentence[at + 1].lower)
        if pair in (("according", "to"), ("по", "словам"), ("по", "мнению")):
            subject = phrase_right(sentence, at + 2)
            if subject:
                first, last = subject
                return Attribution(" ".join(pair), (sentence[first].start, sentence[last - 1].end))
    return None


def _left(sentence: list[Token], place: int) -> Attribution | None:
    """The nearest speech verb before the quotation that has a subject."""
    for at in range(place - 1, -1, -1):
        if not is_verb(sentence[at]):
            continue
        if at and sentence[at - 1].lower in ("the", "a", "an", "of", "his", "her", "their"):
            continue
        subject = subject_left(sentence, at)
        if subject is None and at + 1 < place:
            subject = phrase_right(sentence[:place], at + 1) if at == 0 or _opens(sentence[at - 1]) else None
        if subject:
            return Attribution(sentence[at].lower, (sentence[subject[0]].start, sentence[subject[1] - 1].end))
    if place >= 2 and sentence[place - 1].text == ":":
        first = place - 2
        while first > 0 and is_word(sentence[first - 1]):
            first -= 1
        if is_name(sentence[first]) and place - 1 - first <= 5:
            return Attribution(":", (sentence[first].start, sentence[place - 2].end))
    return None


def _opens(token: Token) -> bool:
    return token.quote >= 0 or token.text in ",—–-"


def _later(sentence: list[Token], place: int) -> Attribution | None:
    """A clause at the sentence's end: Being “angry” was a mistake, X said."""
    for at in range(len(sentence) - 1, place, -1):
        if is_verb(sentence[at]):
            subject = subject_left(sentence, at)
            if subject and subject[0] > place:
                before = sentence[subject[0] - 1]
                if before.text == "," or before.quote >= 0:
                    return Attribution(sentence[at].lower, (sentence[subject[0]].start, sentence[subject[1] - 1].end))
    return None


def subject_left(tokens: list[Token], verb: int) -> tuple[int, int] | None:
    """The noun phrase that the verb at ``verb`` has for subject: (first, after last)."""
    at = verb - 1
    while at >= 0 and (is_adverb(tokens[at]) or tokens[at].lower in AUXILIARIES) and not is_name(tokens[at]):
        at -= 1
    if at < 0:
        return None
    token = tokens[at]
    if token.lower in PERSONAL:
        return at, at + 1
    if token.lower in RELATIVE:
        return _before_comma(tokens, at - 1 if at and tokens[at - 1].text == "," else at)
    if token.text == "," or token.lower in LINKS:
        return _before_comma(tokens, at)
    if not is_word(token) or token.lower in PREPOSITIONS:
        return _before_comma(tokens, at) if token.text in ",)—–" else None
    return phrase_left(tokens, at)


def _before_comma(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The subject before an apposition, a relative clause or a linked verb: Orlo, a clerk, said."""
    start = at - 1
    while start >= 0:
        if tokens[start].quote >= 0 or tokens[start].text in ":;":
            break
        start -= 1
    begin = start + 1
    for first in range(begin, at):
        token = tokens[first]
        if token.lower in PERSONAL:
            return first, first + 1
        if is_word(token) and not breaks_phrase(token) and (first == begin or not _in_preposition(tokens, first)):
            found = phrase_right(tokens[:at], first)
            if found:
                return found
    return None


def _in_preposition(tokens: list[Token], at: int) -> bool:
    """Does the phrase that begins at ``at`` hang on a preposition?"""
    while at > 0 and is_word(tokens[at - 1]) and not breaks_phrase(tokens[at - 1]):
        at -= 1
    return at > 0 and tokens[at - 1].lower in PREPOSITIONS


def phrase_left(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends with the word at ``at``."""
    first = at
    while first > 0:
        before = tokens[first - 1]
        if tokens[first].lower in DETERMINERS or (breaks_phrase(before) and before.lower not in PREPOSITIONS):
            break
        if before.lower in PREPOSITIONS:
            if first < 2 or not is_word(tokens[first - 2]) or breaks_phrase(tokens[first - 2]):
                break
        elif is_verb(before) and not is_name(before):
            break
        first -= 1
    if tokens[first].lower in DETERMINERS and first >= 2 and tokens[first - 1].lower in PREPOSITIONS:
        head = first - 2
        if is_word(tokens[head]) and not breaks_phrase(tokens[head]) and not is_verb(tokens[head]):
            longer = phrase_left(tokens, head)
            return (longer[0], at + 1) if longer else (first, at + 1)
    return first, at + 1

"""Attributions by the shape of a line: Finn: “…”, a name in a list, a dash and a signature."""

from __future__ import annotations

import re

from framing.base.data import closed_class, verb_forms
from framing.lenses.voices.cues import (
    LONGEST_LABEL,
    Attribution,
    attribution_to,
    is_possessive,
    name_stop,
    noun_after,
    opens_only,
)
from framing.lenses.voices.grammar.clauses import clause_after_quotation
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.sentence_cuts import sentences_of
from framing.lenses.voices.grammar.tokens import Phrase, Token, inner_end, paragraph_tokens
from framing.lenses.voices.grammar.word_kinds import (
    is_adverb,
    is_name,
    is_speech_verb,
    is_word,
    looks_like_verb,
)
from framing.text.marks.quotation_marks import DOUBLE, SINGLE

_BEFORE_LABELS = closed_class("word before a label") | frozenset("-–—|•*.])!?")
_RUBRICS = closed_class("rubric before a colon")
_POINTS_BACK = closed_class("points back to words")
_IS = closed_class("form of be in the singular") | {"were", "are"}
_DASHES = "—–―-"
_LONGEST_LINE = 16  # tokens of a line in a list
_LONGEST_SIGNATURE = 8

_SPEAKER_IN_CAPITALS = re.compile(r"([A-Z][A-Z0-9.'’ -]{2,30}):\s")
_SIGNED = re.compile(
    r"(?<=[^\W\d_][^\WA-Z\d_][.!?…] )[—–-]? ?"  # after a word and a full stop, not after D.C.
    r"([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})(?:, [^.!?…]{3,60})?[.]?[\"”»]+$"
)
_UPPER = r"[^\W\d_a-zа-яё]"
_SIGNED_BELOW = re.compile(
    rf"\s*\n\s*[—–―-]{{1,2}}\s*({_UPPER}[\w.’'-]*(?: {_UPPER}[\w.’'-]*){{1,3}})[ ]*(?=[\n,(|]|$)"
)
_SIGNED_INSIDE_BELOW = re.compile(  # the mark closes after the name, on the next line
    r"\s*\n\s*([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2} [A-Z][\w’'-]+)"
    r"(?:, [^.!?…\n\"”]{3,60})?[.]?[\"”][ ]*(?=\n|$)"
)
_SAYS_SO = re.compile(r"\s*(?:\n\s*)?((?:So|Thus|Th(?:at|is|ose|ese)|It)\b)")
_LONGEST_SENTENCE = 60  # tokens looked at after a quotation
_SHORTEST_SIGNED = 60  # characters before a signature inside the marks


def label(sentence: list[Token], quotation: int) -> Attribution | None:
    """A name and a colon: Finn: “…”."""
    colon = quotation - 1
    if colon < 1 or sentence[colon].text != ":":
        return None
    first = colon - 1
    while first > 0 and is_word(sentence[first - 1]):
        first -= 1
    is_short = is_name(sentence[first]) and colon - first <= LONGEST_LABEL
    if not is_short or opens_only(sentence, Phrase(first, colon)):
        return None
    if not is_name(sentence[colon - 1]):  # Finn went even further: “…”
        phrase = phrase_right(sentence[:colon], first)
        if phrase is None:
            return None
        for owner in range(phrase.first, phrase.stop - 1):  # Finn's answer: “…”
            if is_possessive(sentence[owner]):
                name = sentence[owner].lower.rpartition("'")[0] or sentence[owner].lower
                end = sentence[owner].start + len(name)
                return Attribution(":", (sentence[phrase.first].start, end))
        return attribution_to(":", sentence, phrase)
    if any(is_adverb(token) or looks_like_verb(token) for token in sentence[first:colon]):
        return None  # Finn quickly reacted on Echo: “…”
    return attribution_to(":", sentence, Phrase(first, colon))


def name_and_colon(sentence: list[Token], quotation: int) -> Attribution | None:
    """A line of a list: Pollsters agree - Orla Finn: “…”; Answered Finn: “…”; Finn (Brask): “…”."""
    colon = quotation - 1
    if colon < 1 or sentence[colon].text != ":":
        return None
    last = colon - 1
    if sentence[last].text == ")":
        while last > 0 and sentence[last].text != "(":
            last -= 1
        last -= 1
    first = last + 1
    while first > 0 and is_name(sentence[first - 1]) and last - first < LONGEST_LABEL:
        first -= 1
    if (
        first > last
        or opens_only(sentence, Phrase(first, last + 1))
        or (first and sentence[first - 1].text not in _BEFORE_LABELS)
    ):
        return None
    verb = sentence[first].lower
    if first < last and verb in verb_forms() and verb_forms()[verb][0] != verb:
        return attribution_to(verb, sentence, Phrase(first + 1, last + 1))
    return attribution_to(":", sentence, Phrase(first, last + 1))


def name_in_list(sentence: list[Token], quotation: int) -> Attribution | None:
    """A line that begins with a name and ends before the quotation: 1. Orla Finn, a clerk: “…”."""
    mark = quotation - 1
    if mark < 1 or sentence[mark].text not in ":—–-" or quotation > _LONGEST_LINE:
        return None
    first = 0
    while first < mark and not is_word(sentence[first]) or sentence[first].text[0].isdigit():
        first += 1
    stop = name_stop(sentence, first, mark)
    if stop == first or sentence[stop].text not in (":", ",", "(", "—", "–", "-"):
        return None
    if opens_only(sentence, Phrase(first, stop)):
        return None
    if any(is_speech_verb(token) or token.is_quotation for token in sentence[stop:mark]):
        return None
    return attribution_to(":", sentence, Phrase(first, stop))


def name_as_heading(line: list[Token]) -> Attribution | None:
    """A paragraph that is a name, with or without an office: Orla Finn, a baker in Brask."""
    stop = name_stop(line, 0, len(line))
    ends = stop == len(line) or line[stop].text in ",(:—–-"
    if not 1 < stop or len(line) > _LONGEST_LINE or not ends or line[-1].text in ".!?":
        return None
    return attribution_to(":", line, Phrase(0, stop))


def signature(sentence: list[Token], quotation: int) -> Attribution | None:
    """A dash and a name at the end: “…” — Orla Finn; also: “….” — Orla Finn, clerk, in a letter."""
    tail = sentence[quotation + 1 :]
    while tail and tail[-1].text in ".)":
        tail.pop()
    alone = quotation == 0 and inner_end(sentence[quotation]) in ".!?…"
    if len(tail) > _LONGEST_SIGNATURE and alone:
        tail = _signed_at_length(tail)
    if not 2 <= len(tail) <= _LONGEST_SIGNATURE:
        return None
    if name_stop(tail, 0, len(tail)) > 1 and inner_end(sentence[quotation]) in ".!?":
        tail = [Token("—", "—", tail[0].start, tail[0].start), *tail]  # “…” Orla Finn, clerk
    if tail[0].text not in _DASHES or not is_name(tail[1]):
        return None
    ends = (index for index, token in enumerate(tail) if token.text in ",(")
    name = Phrase(1, next(ends, len(tail)))
    if not all(is_word(token) and not is_speech_verb(token) for token in tail[1 : name.stop]):
        return None
    return attribution_to(tail[0].text, tail, name)


def _signed_at_length(tail: list[Token]) -> list[Token]:
    """The dash and the name of a signature that goes on after a comma and has no verb of speech."""
    stop = name_stop(tail, 1, len(tail)) if tail[0].text in _DASHES else 0
    if stop < 3 or tail[stop].text not in ",(":
        return []
    speaks = (
        is_speech_verb(tail[index]) and (tail[index - 1].text in ",)" or index == stop)
        for index in range(stop, len(tail))
    )
    return [] if any(speaks) else tail[:stop]


def headline(sentence: list[Token], quotation: int) -> Attribution | None:
    """A name and a colon at the beginning of a line: Rep. Finn: The town is “not ready” yet."""
    stop = name_stop(sentence, 0, quotation)
    if not 0 < stop < quotation - 1 or sentence[stop].text != ":":
        return None
    shouted = any(len(token.text) > 3 and token.text.isupper() for token in sentence[:stop])
    if shouted or sentence[stop - 1].lower in _RUBRICS or opens_only(sentence, Phrase(0, stop)):
        return None
    return attribution_to(":", sentence, Phrase(0, stop))


def so_said(sentence: list[Token]) -> Attribution | None:
    """The sentence after a quotation: So said Finn; That is what Finn wrote; It was her answer."""
    if len(sentence) < 3:
        return None
    first, second = sentence[0].lower, sentence[1]
    if first in ("so", "thus"):
        verb = second.lower in verb_forms() and not second.lower.endswith("ing")
        subject = phrase_right(sentence, 2) if verb else None
        return attribution_to(second.lower, sentence, subject) if subject else None
    index_of_what = 1 if first == "that's" else 2
    if first not in _POINTS_BACK or (index_of_what == 2 and second.lower not in _IS):
        return None
    if sentence[index_of_what].lower not in ("what", "how"):
        return noun_after(sentence, 0) if index_of_what == 2 else None
    clause = clause_after_quotation(sentence, index_of_what + 1)
    if clause is None or clause.verb < clause.subject.stop:
        return None
    return attribution_to(sentence[clause.verb].lower, sentence, clause.subject)


def in_transcript(text: str, token: Token) -> Attribution | None:
    """A speaker in capitals inside the marks: “FINN: Let us begin.”"""
    match = _SPEAKER_IN_CAPITALS.match(text, token.start + 1, token.end)
    return Attribution(":", match.span(1)) if match else None


def signed_inside(text: str, token: Token) -> Attribution | None:
    """A name after the last full stop inside the marks: “It is late. Orla Finn, a clerk.”"""
    match = _SIGNED.search(text, token.start + _SHORTEST_SIGNED, token.end)
    return Attribution("—", match.span(1)) if match else None


def signed_below(text: str, token: Token) -> Attribution | None:
    """A dash and a name on the line after a quotation, or a name and the closing mark."""
    match = _SIGNED_BELOW.match(text, token.end)
    if match is None and text[token.end - 1] not in DOUBLE + SINGLE:
        match = _SIGNED_INSIDE_BELOW.match(text, token.end)
    return Attribution("—", match.span(1)) if match else None


def said_in_next(text: str, token: Token) -> Attribution | None:
    """In the next sentence, of this line or another: So said Finn; That is what Finn wrote."""
    match = _SAYS_SO.match(text, token.end)
    if match is None:
        return None
    end = text.find("\n", match.start(1))
    end = end if end > 0 else len(text)
    sentences = sentences_of(paragraph_tokens(text, match.start(1), end, []))
    return so_said(sentences[0][:_LONGEST_SENTENCE]) if sentences else None

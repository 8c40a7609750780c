"""Attributions without a verb of speech: according to X, a label, a signature, somebody's claim."""

from __future__ import annotations

from typing import NamedTuple

from framing.base.data import closed_class, verb_forms
from framing.lenses.voices.grammar.clauses import clause_after_quotation
from framing.lenses.voices.grammar.phrases import phrase_left, phrase_right
from framing.lenses.voices.grammar.tokens import Phrase, Token, inner_end
from framing.lenses.voices.grammar.word_kinds import (
    CONJUNCTIONS,
    PREPOSITIONS,
    TIMES,
    breaks_phrase,
    is_adverb,
    is_name,
    is_speech_verb,
    is_word,
    looks_like_verb,
)

THIRD_PERSON = closed_class("third person possessive")
_POSSESSIVES = THIRD_PERSON | closed_class("first person possessive")
_NOUNS_OF_SPEECH = closed_class("noun of speech")
_SOURCE_PHRASES = closed_class("source phrase")
_BEGINS_CUE = {phrase.split()[0] for phrase in _SOURCE_PHRASES} | {"words", "per"}
_NOUNS_OF_VIEW = closed_class("noun of view")
_BEFORE_LABELS = closed_class("word before a label") | frozenset("-–—|•*.])!?")
_BEFORE_TO = closed_class("word before to") | frozenset(",;—–")
_OBJECTS = closed_class("pronoun as object")
_IS = closed_class("form of be before a person")
_ORDER = closed_class("order of lines")  # her first line
_VIEW_REACH = 20
_VERDICT_REACH = 6
_LONGEST_LINE = 16  # tokens of a line in a list
_LONGEST_LABEL = 5  # words before a colon
_LONGEST_SIGNATURE = 8


class Attribution(NamedTuple):
    """A verb (as written), and where the speaker stands in the text; None where nobody is named."""

    verb: str
    speaker: tuple[int, int] | None


def attribution_to(verb: str, tokens: list[Token], speaker: Phrase) -> Attribution:
    """The attribution to a phrase among tokens."""
    return Attribution(verb, (tokens[speaker.first].start, tokens[speaker.stop - 1].end))


def according_to(sentence: list[Token], quotation: int) -> Attribution | None:
    """According to X / по словам X, anywhere in the sentence."""
    for index in range(len(sentence) - 2):
        if sentence[index].lower not in _BEGINS_CUE:
            continue
        cue = _source_cue(sentence, index, quotation)
        speaker = phrase_right(sentence, index + len(cue.split())) if cue else None
        if speaker:
            return attribution_to(cue, sentence, speaker)
    return None


def _source_cue(sentence: list[Token], index: int, quotation: int) -> str:
    """The cue that begins at ``index``: "according to", "(in the) words of", "per", or nothing."""
    word = sentence[index].lower
    pair = f"{word} {sentence[index + 1].lower}"
    if pair in _SOURCE_PHRASES:
        is_reported = index > 1 and sentence[index - 1].lower == "that"
        return "" if is_reported else pair  # said that according to
    if pair == "words of" and index > 1 and sentence[index - 2].lower == "in":
        return pair
    after = index - 1 == quotation or (index > quotation and sentence[index - 1].text == ",")
    return word if word == "per" and after else ""


def as_noted(sentence: list[Token], quotation: int) -> Attribution | None:
    """As Finn notes, it was “late”."""
    commas = (index for index in range(2, quotation) if sentence[index].text == ",")
    comma = next(commas, 0)
    if not comma or sentence[0].lower != "as":
        return None
    clause = clause_after_quotation(sentence[:comma], 0)
    return attribution_to(sentence[clause.verb].lower, sentence, clause.subject) if clause else None


def label(sentence: list[Token], quotation: int) -> Attribution | None:
    """A name and a colon: Finn: “…”."""
    colon = quotation - 1
    if colon < 1 or sentence[colon].text != ":":
        return None
    first = colon - 1
    while first > 0 and is_word(sentence[first - 1]):
        first -= 1
    is_short = is_name(sentence[first]) and colon - first <= _LONGEST_LABEL
    if not is_short or opens_only(sentence, Phrase(first, colon)):
        return None
    if not is_name(sentence[colon - 1]):  # Finn went even further: “…”
        phrase = phrase_right(sentence[:colon], first)
        if phrase is None:
            return None
        for owner in range(phrase.first, phrase.stop - 1):  # Finn's answer: “…”
            if _is_possessive(sentence[owner]):
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
    while first > 0 and is_name(sentence[first - 1]) and last - first < _LONGEST_LABEL:
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


def opens_only(sentence: list[Token], phrase: Phrase) -> bool:
    """A word alone that is no name: Then, after a pause: “…”; But: “…”."""
    token = sentence[phrase.first]
    is_no_noun = is_adverb(token) or token.lower in CONJUNCTIONS
    return phrase.stop == phrase.first + 1 and is_no_noun


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


def name_stop(tokens: list[Token], first: int, limit: int) -> int:
    """Where the run of words with capitals that begins at ``first`` ends."""
    stop = first
    while stop < limit and is_name(tokens[stop]) and stop - first < _LONGEST_LABEL:
        stop += 1
    return stop


def in_view_of(sentence: list[Token], quotation: int) -> Attribution | None:
    """In Finn's view, in her words; to Finn, it was “over”."""
    return _in_words_of(sentence, quotation) or _to(sentence, quotation)


def _to(sentence: list[Token], quotation: int) -> Attribution | None:
    """To Finn, for Finn, at the beginning; or before the quotation: because to her, “…”."""
    for index in range(quotation - 2):
        if sentence[index].lower not in ("to", "for")[: 2 - (index > 0)] or (
            index and sentence[index - 1].text not in _BEFORE_TO
        ):
            continue
        owner = Phrase(index + 1, index + 2)
        if sentence[index + 1].lower not in _OBJECTS:
            owner = Phrase(index + 1, name_stop(sentence, index + 1, quotation))
        if owner.stop > owner.first and sentence[owner.stop].text == ",":
            return attribution_to(sentence[index].lower, sentence, owner)
    return None


def _in_words_of(sentence: list[Token], quotation: int) -> Attribution | None:
    """In Finn's view, in her words."""
    for noun in range(2, len(sentence)):
        if sentence[noun].lower not in _NOUNS_OF_VIEW or abs(noun - quotation) > _VIEW_REACH:
            continue
        owner = noun - 1
        pronoun = sentence[owner].lower in _POSSESSIVES
        first = owner
        while first > 0 and not pronoun and is_name(sentence[first - 1]):
            first -= 1
        if not first or sentence[first - 1].lower != "in" or not _is_possessive(sentence[owner]):
            continue
        name = sentence[owner].lower if pronoun else sentence[owner].lower.rpartition("'")[0]
        speaker = sentence[first].start, sentence[owner].start + len(name)
        return Attribution(sentence[noun].lower, speaker)
    return None


def signature(sentence: list[Token], quotation: int) -> Attribution | None:
    """A dash and a name at the end: “…” — Orla Finn."""
    tail = sentence[quotation + 1 :]
    while tail and tail[-1].text in ".)":
        tail.pop()
    if not 2 <= len(tail) <= _LONGEST_SIGNATURE:
        return None
    if name_stop(tail, 0, len(tail)) > 1 and inner_end(sentence[quotation]) in ".!?":
        tail = [Token("—", "—", tail[0].start, tail[0].start), *tail]  # “…” Orla Finn, clerk
    if tail[0].text not in "—–―-" or not is_name(tail[1]):
        return None
    ends = (index for index, token in enumerate(tail) if token.text in ",(")
    name = Phrase(1, next(ends, len(tail)))
    if not all(is_word(token) and not is_speech_verb(token) for token in tail[1 : name.stop]):
        return None
    return attribution_to(tail[0].text, tail, name)


def noun_of_speech(sentence: list[Token], quotation: int) -> Attribution | None:
    """Somebody's claim or statement: Finn's claim, her claim, the claim that it was “over”."""
    for noun in range(quotation - 1, 0, -1):
        if sentence[noun].lower not in _NOUNS_OF_SPEECH:
            continue
        owner = _owner(sentence, noun)
        if sentence[owner].lower in _POSSESSIVES:
            return attribution_to(sentence[noun].lower, sentence, Phrase(owner, owner + 1))
        if _is_possessive(sentence[owner]):
            return _owned(sentence, noun, owner)
        if sentence[noun + 1].lower == "that":
            return Attribution(sentence[noun].lower, None)
    return None


def noun_after(sentence: list[Token], quotation: int) -> Attribution | None:
    """“…” was the verdict of Finn; “…” was her reply."""
    be = quotation + 1
    if be >= len(sentence) or sentence[be].lower not in _IS:
        return None
    for noun in range(be + 2, min(len(sentence), be + _VERDICT_REACH)):
        if sentence[noun].lower not in _NOUNS_OF_SPEECH:
            continue
        if noun + 1 < len(sentence) and sentence[noun + 1].lower in ("of", "from"):
            speaker = phrase_right(sentence, noun + 2)
            return attribution_to(sentence[noun].lower, sentence, speaker) if speaker else None
        owner = _owner(sentence, noun)
        if owner > be and sentence[owner].lower in _POSSESSIVES:
            return attribution_to(sentence[noun].lower, sentence, Phrase(owner, owner + 1))
        return _owned(sentence, noun, owner) if _is_possessive(sentence[owner]) else None
    return None


def _owner(sentence: list[Token], noun: int) -> int:
    """Where the owner of a noun stands, past its adjectives; else where its phrase begins."""
    index = noun - 1
    while index and not _is_possessive(sentence[index]):
        if breaks_phrase(sentence[index]) and sentence[index].lower not in _ORDER:
            break
        index -= 1
    return index


def _is_possessive(token: Token) -> bool:
    """The president's, the workers'; or a pronoun: her."""
    if token.is_quotation:
        return False
    return token.lower.endswith(("'s", "s'")) or token.lower in _POSSESSIVES


def _owned(sentence: list[Token], noun: int, owner: int) -> Attribution | None:
    """The old mayor's claim, but not Monday's announcement."""
    if sentence[owner].lower.partition("'")[0] in TIMES:
        return None
    phrase = phrase_left(sentence, owner) or Phrase(owner, owner + 1)
    first = phrase.first
    while any(token.lower in PREPOSITIONS - {"of"} for token in sentence[first:owner]):
        first += 1
    name = sentence[owner].lower.rpartition("'")[0]
    if not name:  # an 's that stands apart
        return None
    speaker = sentence[first].start, sentence[owner].start + len(name)
    return Attribution(sentence[noun].lower, speaker)

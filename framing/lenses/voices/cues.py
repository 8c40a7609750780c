"""Attributions without a verb of speech: according to X, in her view, somebody's claim."""

from __future__ import annotations

from typing import NamedTuple

from framing.base.data import closed_class
from framing.lenses.voices.grammar.clauses import clause_after_quotation
from framing.lenses.voices.grammar.phrases import phrase_left, phrase_right
from framing.lenses.voices.grammar.subjects import subject_left
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.word_kinds import (
    CONJUNCTIONS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    TIMES,
    WEAK_VERBS,
    breaks_phrase,
    is_adverb,
    is_name,
    is_speech_verb,
)

THIRD_PERSON = closed_class("third person possessive")
_POSSESSIVES = THIRD_PERSON | closed_class("first person possessive")
_NOUNS_OF_SPEECH = closed_class("noun of speech")
_SOURCE_PHRASES = closed_class("source phrase")
_BEGINS_CUE = {phrase.split()[0] for phrase in _SOURCE_PHRASES} | {"words", "per"}
_VIEW_OF = closed_class("view of")
_BEGINS_CUE |= {pair.split()[0] for pair in _VIEW_OF}
_NOUNS_OF_VIEW = closed_class("noun of view")
_BEFORE_TO = closed_class("word before to") | frozenset(",;—–")
_OBJECTS = closed_class("pronoun as object")
_IS = closed_class("form of be before a person")
_FORMS_OF_BE = closed_class("form of be")
_ASIDE = closed_class("before an aside")
_CRIES = closed_class("noun of crying")
_CRY_REACH = 5
_ORDER = closed_class("order of lines")  # her first line
_VIEW_REACH = 20
_VERDICT_REACH = 6
LONGEST_LABEL = 5  # words before a colon


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
    if pair in _VIEW_OF and index > 1 and sentence[index - 2].lower == "in":
        return pair
    after = index - 1 == quotation or (index > quotation and sentence[index - 1].text == ",")
    return word if word == "per" and after else ""


def as_noted(sentence: list[Token], quotation: int) -> Attribution | None:
    """As Finn notes, it was “late”; as noted by Finn, it was “late”."""
    if by_agent := _as_noted_by(sentence):
        return by_agent
    commas = (index for index in range(2, quotation) if sentence[index].text == ",")
    comma = next(commas, 0)
    if not comma or sentence[0].lower != "as":
        return None
    clause = clause_after_quotation(sentence[:comma], 0)
    return attribution_to(sentence[clause.verb].lower, sentence, clause.subject) if clause else None


def _as_noted_by(sentence: list[Token]) -> Attribution | None:
    """As noted by Finn, at the beginning or after a pause."""
    for index in range(len(sentence) - 3):
        verb = sentence[index + 1]
        if sentence[index].lower != "as" or sentence[index + 2].lower != "by":
            continue
        previous = sentence[index - 1] if index else sentence[index]
        pauses = not index or previous.is_quotation or previous.text in ",(—–"
        past = is_speech_verb(verb) and not verb.lower.endswith(("ing", "s"))
        speaker = phrase_right(sentence, index + 3) if pauses and past else None
        if speaker:
            return attribution_to(verb.lower, sentence, speaker)
    return None


def is_like(sentence: list[Token], quotation: int) -> Attribution | None:
    """They were all like, “…”; she was like “No!”, but not: it was like “Late Talk”."""
    like = quotation - 1
    comma = like > 1 and sentence[like].text == ","
    like -= comma
    be = like - 1
    while be > 0 and is_adverb(sentence[be]):
        be -= 1
    if be < 1 or sentence[like].lower != "like" or sentence[be].lower not in _FORMS_OF_BE:
        return None
    subject = subject_left(sentence, be)
    if subject is None or sentence[subject.first].lower == "it":
        return None
    by_person = sentence[subject.first].lower in PERSONAL_PRONOUNS
    verb = f"{sentence[be].lower} like"
    return attribution_to(verb, sentence, subject) if comma or by_person else None


def urged_by(sentence: list[Token], quotation: int) -> Attribution | None:
    """The “new start” urged by Finn: a participle right after the quotation, and its agent."""
    if quotation + 3 >= len(sentence) or sentence[quotation + 2].lower != "by":
        return None
    verb = sentence[quotation + 1]
    past = is_speech_verb(verb) and not verb.lower.endswith(("ing", "s"))
    if not past or verb.lower in WEAK_VERBS:
        return None
    speaker = phrase_right(sentence, quotation + 3)
    return attribution_to(verb.lower, sentence, speaker) if speaker else None


def opens_only(sentence: list[Token], phrase: Phrase) -> bool:
    """A word alone that is no name: Then, after a pause: “…”; But: “…”."""
    token = sentence[phrase.first]
    is_no_noun = is_adverb(token) or token.lower in CONJUNCTIONS
    return phrase.stop == phrase.first + 1 and is_no_noun


def name_stop(tokens: list[Token], first: int, limit: int) -> int:
    """Where the run of words with capitals that begins at ``first`` ends."""
    stop = first
    while stop < limit and is_name(tokens[stop]) and stop - first < LONGEST_LABEL:
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
        if not first or sentence[first - 1].lower != "in" or not is_possessive(sentence[owner]):
            continue
        name = sentence[owner].lower if pronoun else sentence[owner].lower.rpartition("'")[0]
        speaker = sentence[first].start, sentence[owner].start + len(name)
        return Attribution(sentence[noun].lower, speaker)
    return None


def cry_of(sentence: list[Token], quotation: int) -> Attribution | None:
    """Chants of “Shame!” rose from the crowd; amid the crowd's cries of “Shame!”, he left."""
    noun = quotation - 2
    if noun < 0 or sentence[noun].lower not in _CRIES or sentence[noun + 1].lower != "of":
        return None
    verb = sentence[noun].lower
    owner = _owner(sentence, noun)
    if owner < noun and is_possessive(sentence[owner]):
        return _owned(sentence, noun, owner)
    into = noun - 1 - (sentence[noun - 1].lower in ("a", "an"))
    if into > 0 and sentence[into].lower in ("in", "into"):  # the crowd broke into chants of
        subject = subject_left(sentence, into - 1)
        if subject and subject.stop <= into - 1:
            return attribution_to(verb, sentence, subject)
    for index in range(quotation + 1, min(quotation + _CRY_REACH, len(sentence) - 1)):
        speaker = phrase_right(sentence, index + 1)
        if sentence[index].lower in ("from", "by") and speaker:
            return attribution_to(verb, sentence, speaker)
    return Attribution(verb, None)


def noun_of_speech(sentence: list[Token], quotation: int) -> Attribution | None:
    """Somebody's claim or statement: Finn's claim, her claim, the claim that it was “over”."""
    for noun in range(quotation - 1, 0, -1):
        if sentence[noun].lower not in _NOUNS_OF_SPEECH:
            continue
        owner = _owner(sentence, noun)
        if sentence[noun + 1].lower != "that" and _is_aside(sentence, owner):
            continue
        if sentence[owner].lower in _POSSESSIVES:
            return attribution_to(sentence[noun].lower, sentence, Phrase(owner, owner + 1))
        if is_possessive(sentence[owner]):
            return _owned(sentence, noun, owner)
        if sentence[noun + 1].lower == "that":
            return Attribution(sentence[noun].lower, None)
    return None


def _is_aside(sentence: list[Token], owner: int) -> bool:
    """Soon after the mayor's remarks, Finn spoke: the noun says when, not what."""
    first = owner
    while first > 0 and not breaks_phrase(sentence[first - 1]):
        first -= 1
    return first > 0 and sentence[first - 1].lower in _ASIDE


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
        return _owned(sentence, noun, owner) if is_possessive(sentence[owner]) else None
    return None


def _owner(sentence: list[Token], noun: int) -> int:
    """Where the owner of a noun stands, past its adjectives; else where its phrase begins."""
    index = noun - 1
    while index and not is_possessive(sentence[index]):
        if breaks_phrase(sentence[index]) and sentence[index].lower not in _ORDER:
            break
        index -= 1
    return index


def is_possessive(token: Token) -> bool:
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

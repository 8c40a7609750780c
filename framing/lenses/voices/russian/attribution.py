"""Who said a Russian quotation and with which verb: the first rule that fits its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from framing.base.data import closed_class
from framing.lenses.voices.grammar.tokens import Token, inner_end
from framing.lenses.voices.russian.bodies import may_be_prepositional
from framing.lenses.voices.russian.clauses import (
    agreement,
    is_dash,
    is_finite,
    is_gerund,
    is_marked_name,
    is_speech_verb,
    is_word,
)
from framing.lenses.voices.russian.names import name_runs, nominative_of
from framing.lenses.voices.russian.nouns import NOMINATIVE, readings
from framing.lenses.voices.russian.phrases import Speaker, nominative_phrase
from framing.lenses.voices.russian.sources import (
    Attribution,
    genitive_speaker,
    source_at,
    source_before,
    source_index,
)
from framing.lenses.voices.russian.subjects import subject_of

_CLAUSE_REACH = 12  # tokens from a quotation to a verb behind its subject
_JOINS = closed_class("joins Russian clauses")
_PROCESSES = ("ение", "чание", "тание", "ания", "ения")  # испытания, определение: no speakers
_FULL_STOPS = (".", "!", "?", "…", ";")


def attribute(
    text: str, sentence: list[Token], quotation: int, before: Attribution | None = None
) -> Attribution | None:
    """The attribution of a quotation; ``before`` is that of the one before it."""
    if before is not None and _goes_on(sentence, quotation):
        return before
    for rule in RULES:
        if attribution := rule(text, sentence, quotation):
            return attribution
    return None


def _goes_on(sentence: list[Token], quotation: int) -> bool:
    """The author's words stand between two parts: «…, — сказал X. — …»."""
    if quotation < 3 or not is_dash(sentence[quotation - 1]):
        return False
    if sentence[quotation - 3].is_quotation:
        return False  # two speeches with nothing but a dash between them
    return sentence[quotation - 2].text in ".,!?…:" and any(
        token.is_quotation for token in sentence[: quotation - 2]
    )


def _previous(sentence: list[Token], quotation: int) -> int:
    """Where the words behind the quotation before this one begin, else 0."""
    indices = (i for i in range(quotation - 1, -1, -1) if sentence[i].is_quotation)
    return next(indices, -1) + 1


def _next(sentence: list[Token], quotation: int) -> int:
    """Where the next quotation stands, else the sentence's end."""
    indices = (i for i in range(quotation + 1, len(sentence)) if sentence[i].is_quotation)
    return next(indices, len(sentence))


def clause_after(text: str, sentence: list[Token], quotation: int) -> Attribution | None:
    """«…», — сказал ТАСС Орлов; «…», как отметил Орлов; «…», по словам Орлова."""
    index, has_dash = quotation + 1, False
    while index < len(sentence) and (sentence[index].text == "," or is_dash(sentence[index])):
        has_dash |= is_dash(sentence[index])
        index += 1
    if index == quotation + 1 and inner_end(sentence[quotation]) not in "!?…,":
        return None
    if index < len(sentence) and sentence[index].lower == "как":
        index += 1
    stop = _next(sentence, quotation)
    if index >= stop or sentence[index].lower in _JOINS:
        return None
    if source := source_at(text, sentence, index, stop):
        return source
    verb = index
    if not (is_speech_verb(sentence[index]) or (has_dash and is_finite(sentence[index]))):
        verb = _verb_behind_subject(sentence, index, stop, has_dash or quotation == 0)
    if verb < 0 or is_gerund(sentence[verb]):
        return None
    speaker = subject_of(text, sentence, verb, index, stop)
    return Attribution(sentence[verb].lower, speaker)


def _verb_behind_subject(sentence: list[Token], index: int, stop: int, may_follow: bool) -> int:
    """«…», — он сказал; -1 where no verb of speech follows in the same clause."""
    if not may_follow:
        return -1
    for verb in range(index, min(stop, index + _CLAUSE_REACH)):
        if sentence[verb].text in ",;:" or is_dash(sentence[verb]):
            return -1
        if is_speech_verb(sentence[verb]) and not is_gerund(sentence[verb]):
            return verb
    return -1


def behind_colon(text: str, sentence: list[Token], quotation: int) -> Attribution | None:
    """Орлов ответил: «…»; Орлов: «…»; В заявлении МИД: «…»."""
    colon = quotation - 1
    if colon < 1 or sentence[colon].text != ":":
        return None
    begin = _previous(sentence, quotation)
    for is_verb in (is_speech_verb, is_finite):
        for verb in range(colon - 1, begin - 1, -1):
            if is_verb(sentence[verb]):
                first = _clause_begin(sentence, verb, begin)
                speaker = subject_of(text, sentence, verb, first, colon)
                if speaker is None and first > begin:
                    speaker = subject_of(text, sentence, verb, begin, colon)
                if is_verb is is_finite and speaker and not _may_speak(sentence, speaker):
                    continue
                if speaker or is_verb is is_speech_verb:
                    return Attribution(sentence[verb].lower, speaker)
    if source := source_before(text, sentence, quotation):
        return source
    return _label(text, sentence, begin, colon)


def _may_speak(sentence: list[Token], speaker: Speaker) -> bool:
    """Behind a verb that is none of speech: no process, no place, no name of another thing."""
    before = sentence[speaker.first - 1] if speaker.first else None
    is_part = before is not None and is_word(before) and is_marked_name(sentence[speaker.first])
    is_place = before is not None and before.lower in ("в", "во", "на", "из")
    return not (is_part or is_place or _is_process(speaker))


def _is_process(speaker: Speaker) -> bool:
    """Испытания, определение причин: these say nothing."""
    is_thing = speaker.kind == "noun phrase" and speaker.gender not in ("m", "f")
    return is_thing and any(word.endswith(_PROCESSES) for word in speaker.person.split())


def _label(text: str, sentence: list[Token], begin: int, colon: int) -> Attribution | None:
    """A name and a colon, with no verb."""
    for run in name_runs(sentence, begin, colon):
        if not _opens_or_has_office(sentence, run[0], begin):
            if speaker := genitive_speaker(text, sentence, run[0], colon):
                return Attribution(":", speaker)
        elif name := nominative_of(sentence, run, NOMINATIVE):
            return Attribution(":", Speaker(*run, name.text, "name", name.gender))
    if sentence[begin].lower in ("в", "из") and (
        sentence[begin].lower == "из" or may_be_prepositional(sentence[begin + 1])
    ):
        case = "prepositional" if sentence[begin].lower == "в" else "genitive"
        speaker = nominative_phrase(text, sentence, begin + 1, colon, case)
        return Attribution(":", speaker) if speaker else None
    return None


def _opens_or_has_office(sentence: list[Token], index: int, begin: int) -> bool:
    """Адвокат Орлов: «…», but not: из ответов Орлова: «…»."""
    before = sentence[index - 1] if index > begin else None
    if before is None or not is_word(before):
        return True
    forms = readings(before.lower)
    return any(form.case == NOMINATIVE and form.gender != "pl" for form in forms)


def _clause_begin(sentence: list[Token], verb: int, begin: int) -> int:
    """Where the clause of a verb begins: behind что, a semicolon or a full stop."""
    for index in range(verb - 1, begin - 1, -1):
        if sentence[index].text in _FULL_STOPS or sentence[index].lower in ("что", "чтобы"):
            return index + 1
    return begin


def clause_before(text: str, sentence: list[Token], quotation: int) -> Attribution | None:
    """Орлов заявил, что «…»; по словам Орлова, «…»; Орлов назвал это «…»: what stands nearer."""
    source = source_index(sentence, quotation)
    for verb in range(quotation - 1, source, -1):
        if is_speech_verb(sentence[verb]) and sentence[verb + 1].lower != "как":
            return _with_subject(text, sentence, verb, quotation)  # отмечается как «День рек»
    return source_before(text, sentence, quotation)


def _with_subject(text: str, sentence: list[Token], verb: int, quotation: int) -> Attribution:
    """The verb before a quotation with its subject: in its clause, else in the sentence."""
    word = sentence[verb].lower
    if is_gerund(sentence[verb]):
        for main in range(verb - 1, -1, -1):
            if is_speech_verb(sentence[main]) or is_finite(sentence[main]):
                speaker = subject_of(text, sentence, main, 0, verb)
                return Attribution(word, speaker, is_beside=False)
        speaker = subject_of(text, sentence, verb, 0, quotation)
        return Attribution(word, speaker, is_beside=False)
    begin = _clause_begin(sentence, verb, 0)
    speaker = subject_of(text, sentence, verb, begin, quotation)
    if speaker is None and begin:
        speaker = subject_of(text, sentence, verb, 0, quotation)
    if speaker is None:
        speaker = _subject_shared(text, sentence, verb)
    return Attribution(word, speaker, is_beside=False)


def _subject_shared(text: str, sentence: list[Token], verb: int) -> Speaker | None:
    """The subject of a verb before this one: она назвала это «…» и предложила."""
    for main in range(verb - 1, -1, -1):
        is_verb = is_speech_verb(sentence[main]) or is_finite(sentence[main])
        if is_verb and agreement(sentence[main].lower) == agreement(sentence[verb].lower):
            return subject_of(text, sentence, main, 0, verb)
    return None


def clause_at_end(text: str, sentence: list[Token], quotation: int) -> Attribution | None:
    """… «…» и другое, пишет Орлов: a verb of speech opens a clause behind the quotation."""
    for comma in range(quotation + 1, len(sentence) - 1):
        token, verb = sentence[comma], sentence[comma + 1]
        if token.text != "," and not (token.is_quotation and comma > quotation):
            continue
        if source := source_at(text, sentence, comma + 1, len(sentence)):
            return source._replace(is_beside=False)
        if is_speech_verb(verb) and not is_gerund(verb):
            speaker = subject_of(text, sentence, comma + 1, comma + 1, len(sentence))
            return Attribution(verb.lower, speaker, is_beside=False)
    return None


def other_verb(text: str, sentence: list[Token], quotation: int) -> Attribution | None:
    """No verb of speech at all: the nearest verb before it whose subject is a person's name."""
    for verb in range(quotation - 1, -1, -1):
        if is_finite(sentence[verb]):
            speaker = subject_of(text, sentence, verb, _clause_begin(sentence, verb, 0), quotation)
            if speaker and speaker.kind in ("name", "pronoun") and speaker.gender != "pl":
                return Attribution(sentence[verb].lower, speaker, is_beside=False)
    return None


def reported(text: str, sentence: list[Token]) -> Attribution | None:
    """Who speaks in a sentence without a quotation: Орлов сообщил, что …"""
    body = None
    for verb in _outer_verbs(sentence):
        if is_speech_verb(sentence[verb]) and not is_gerund(sentence[verb]):
            begin = _clause_begin(sentence, verb, 0)
            speaker = subject_of(text, sentence, verb, begin, len(sentence))
            if speaker and speaker.kind in ("name", "pronoun"):
                return Attribution(sentence[verb].lower, speaker)
            if speaker and body is None:
                body = Attribution(sentence[verb].lower, speaker)
    if body:
        return body
    index = source_index(sentence, len(sentence))
    return source_at(text, sentence, index, len(sentence)) if index >= 0 else None


def _outer_verbs(sentence: list[Token]) -> Iterable[int]:
    """Where the verbs of a sentence may stand, a last clause of speech first: …, сообщил Орлов."""
    commas = (index for index in range(len(sentence) - 2, 0, -1) if sentence[index].text == ",")
    last = next(commas, 0) + 1
    if last > 1 and is_speech_verb(sentence[last]) and not is_gerund(sentence[last]):
        return [last, *range(len(sentence))]
    return range(len(sentence))


def is_said(sentence: list[Token], quotation: int) -> bool:
    """Is the quotation set off from the words before it, by nothing, a colon or a dash?"""
    return quotation == 0 or not is_word(sentence[quotation - 1])


RULES = (clause_after, behind_colon, clause_before, clause_at_end, other_verb)

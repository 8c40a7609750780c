"""Reads a Russian article paragraph by paragraph: the rows of its quotations."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.quotation_rows import Quote
from framing.lenses.voices.russian.attribution import (
    Attribution,
    attribute,
    is_said,
    reported,
)
from framing.lenses.voices.russian.clauses import agreement, sentences_of, tokens_of
from framing.lenses.voices.russian.declension import may_be_given, may_be_surname
from framing.lenses.voices.russian.mentions import Mentions
from framing.lenses.voices.russian.nouns import with_one_e
from framing.lenses.voices.russian.phrases import Speaker
from framing.text.marks.russian_marks import is_name_in_marks, stands_alone
from framing.text.marks.scare_quotes import NAME, SCARE, mark_kinds
from framing.text.words import TOKEN

_MARKS = "\"“”„«»'‘’ \u00a0"
_STOPS = ".!?…"
_FEWEST_WORDS = 4  # of a quotation that nobody is said to have spoken
_LONGEST_NAME = 4  # words of a name in marks in whose sentence somebody speaks
_REACH = 80  # tokens on either side of a quotation


class _Speech(NamedTuple):
    """Who said something, with which verb, and how sure that is."""

    verb: str | None = None
    speaker: str | None = None
    person: str | None = None
    confidence: str | None = None
    inferred: bool = False


def russian_quotes(text: str, spans: list[tuple[int, int]]) -> list[Quote]:
    """The quotations of a Russian text, given where its quotation marks stand."""
    return _Reader(text, spans).quotes()


class _Reader:
    """Reads an article and remembers who spoke."""

    def __init__(self, text: str, spans: list[tuple[int, int]]):
        self.text = text
        self.paragraphs = paragraphs_of(text, spans)
        kinds = dict(zip(spans, mark_kinds(text, spans)))
        self.labels = {span for span, kind in kinds.items() if kind == SCARE}
        self.names = {span for span, kind in kinds.items() if kind == NAME}
        self.mentions = Mentions(self.paragraphs)
        self.paragraph = 0
        self.last = _Speech()
        self.last_paragraph = -2
        self.last_body: str | None = None
        self.last_body_gender = ""
        self.last_person = "", -2  # who spoke last and is a person, and in which paragraph
        self.announcing: list[Token] = []  # the sentence with a colon that ended a paragraph

    def quotes(self) -> list[Quote]:
        """The rows of the article."""
        rows: list[Quote] = []
        for number, tokens in enumerate(self.paragraphs):
            self.paragraph = number
            for sentence in sentences_of(tokens):
                quotations = [i for i, token in enumerate(sentence) if token.is_quotation]
                if not quotations:
                    self._read_reported(sentence)
                before = None
                for index in quotations:
                    before = self._attribution(sentence, index, before)
                    if quote := self._quote(sentence, index, before):
                        rows.append(quote)
            is_open = bool(tokens) and tokens[-1].text == ":"
            self.announcing = sentences_of(tokens)[-1] if is_open else []
        return rows

    def _attribution(
        self, sentence: list[Token], index: int, before: Attribution | None
    ) -> Attribution | None:
        """By the sentence, or by the colon with which the paragraph before ended."""
        first = max(0, index - _REACH)
        window = sentence[first : index + _REACH]
        attribution = attribute(self.text, window, index - first, before)
        if attribution is None and self.announcing and index == 0:
            announcement = self.announcing[-_REACH:]
            attribution = attribute(self.text, [*announcement, sentence[0]], len(announcement))
            if attribution:
                attribution = self._settled(attribution, announcement)
        elif attribution and attribution is not before:
            attribution = self._settled(attribution, window)
        self.announcing = []
        return attribution

    def _settled(self, attribution: Attribution, tokens: list[Token]) -> Attribution:
        """With the place of the speaker in characters instead of tokens."""
        speaker = attribution.speaker
        if speaker is None:
            return attribution
        start, end = tokens[speaker.first].start, tokens[speaker.stop - 1].end
        return attribution._replace(speaker=speaker._replace(first=start, stop=end))

    def _quote(
        self, sentence: list[Token], index: int, attribution: Attribution | None
    ) -> Quote | None:
        """The row of a quotation; None for marks round a few words of nobody."""
        token = sentence[index]
        text = self.text[token.start : token.end].strip(_MARKS)
        n_words = len(TOKEN.findall(text))
        is_short = n_words < _FEWEST_WORDS
        may_inherit = is_said(sentence, index) and not self._is_heading(text)
        speech = self._speech(attribution, token.start, may_inherit=may_inherit)
        is_name = (token.start, token.end) in self.names
        is_beside = attribution is not None and attribution.is_beside
        is_speech = attribution is not None or stands_alone(self.text, token.start, token.end)
        if (
            not n_words
            or (token.start, token.end) in self.labels
            or (is_name and n_words <= _LONGEST_NAME and not is_beside)
            or (is_short and not (is_speech and speech.confidence))
        ):
            return None
        if speech.confidence:
            self._remember(speech)
        person = speech.person and with_one_e(speech.person)
        return Quote(token.start, token.end, text, *speech._replace(person=person), n_words)

    def _is_heading(self, quotation: str) -> bool:
        """A paragraph of one quotation without a full stop, or one that is repeated below."""
        tokens = self.paragraphs[self.paragraph]
        if len(tokens) == 2 and tokens[0].is_quotation and tokens[1].text in "?!":
            return True  # «Символ моста»?
        if len(tokens) != 1:
            return False
        bare = quotation.rstrip(_STOPS)
        return bare == quotation or self.text.count(bare) > 1

    def _speech(self, attribution: Attribution | None, start: int, *, may_inherit: bool) -> _Speech:
        """Who is behind an attribution; without one, whoever spoke last."""
        somebody_spoke = self.paragraph - self.last_paragraph <= 1
        if attribution is None:
            if may_inherit and somebody_spoke:
                return self.last._replace(confidence="inherited", inferred=True)
            return _Speech()
        verb, speaker = attribution.verb, attribution.speaker
        if speaker is None:
            may_be_many = self.last.confidence == "noun phrase" and self.last_body_gender in (
                "pl",
                "",
            )
            is_many = agreement(verb) == "pl" and not may_be_many
            if somebody_spoke and self.last.person and not is_many:
                return _Speech(verb, None, self.last.person, "inherited", True)
            return _Speech(verb)
        phrase = self.text[speaker.first : speaker.stop]
        if speaker.kind == "name" and self._is_doubtful(speaker):
            return _Speech(verb)
        if speaker.kind == "name":
            return _Speech(verb, phrase, self.mentions.full_name(speaker.person), "name")
        if speaker.kind == "there":
            body = self.last_body if self._may_be_body(phrase) else None
            return _Speech(verb, phrase, body, "pronoun", True)
        if speaker.kind == "pronoun":
            position = min(start, speaker.first)
            return _Speech(verb, phrase, self._behind(speaker.gender, position), "pronoun", True)
        self.last_body, self.last_body_gender = speaker.person, speaker.gender
        return _Speech(verb, phrase, speaker.person, "noun phrase")

    def _is_doubtful(self, speaker: Speaker) -> bool:
        """A word that begins a sentence and is nobody's name elsewhere: Надпись гласила."""
        word = speaker.person
        first_name, _, last = word.rpartition(" ")
        if self.mentions.is_oblique(last) and not may_be_given(first_name):
            return True  # однокурсник Данина сказал
        before = self.text[: speaker.first].rstrip('"“„« \n—–-')
        if " " in word or (before and before[-1] not in ".!?…:"):
            return False
        is_known = self.mentions.full_name(word) != word or may_be_surname(word)
        stem = re.escape(word[:-1])
        return not (is_known or re.search(rf"[\w,] {stem}\w{{0,2}}\b", self.text))

    def _may_be_body(self, phrase: str) -> bool:
        """Can the body that spoke last be meant by в ней, в нём, в них, там?"""
        word = phrase.lower().rpartition(" ")[2].replace("ё", "е")
        genders = {"ней": "f", "нем": "mn", "них": "pl"}.get(word, "")
        return not (genders and self.last_body_gender) or self.last_body_gender in genders

    def _behind(self, gender: str, start: int) -> str | None:
        """The person behind a pronoun; behind они a body or people who spoke last."""
        if gender == "pl":
            return self.last.person if self.last.confidence == "noun phrase" else None
        person, paragraph = self.last_person
        last = person, self.paragraph - paragraph
        return self.mentions.behind(gender, start, self.paragraph, last)

    def _read_reported(self, sentence: list[Token]) -> None:
        """Reported speech: who spoke goes on speaking in the quotation that follows."""
        sentence = sentence[: 2 * _REACH]
        attribution = reported(self.text, sentence)
        if attribution and attribution.speaker:
            attribution = self._settled(attribution, sentence)
            self._remember(self._speech(attribution, sentence[0].start, may_inherit=False))

    def _remember(self, speech: _Speech) -> None:
        if speech.person:
            self.last, self.last_paragraph = speech, self.paragraph
            if speech.confidence in ("name", "pronoun") and speech.person != self.last_body:
                self.last_person = speech.person, self.paragraph


def paragraphs_of(text: str, spans: list[tuple[int, int]]) -> list[list[Token]]:
    """The tokens of each paragraph; a name in quotation marks is a word, a quotation a token."""
    names = {number for number, span in enumerate(spans) if is_name_in_marks(text, *span)}
    return list(_paragraphs(text, spans, names))


def _paragraphs(text: str, spans: list[tuple[int, int]], names: set[int]):
    """The tokens of each paragraph that has a word."""
    start, number = 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = []
        while number < len(spans) and spans[number][0] < end:
            inside.append((*spans[number], number))
            number += 1
        if tokens := tokens_of(text, start, end, inside, names):
            yield tokens
        start = end + 1

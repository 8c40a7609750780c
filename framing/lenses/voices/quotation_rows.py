"""Reads an article paragraph by paragraph, and remembers who spoke: the rows of its quotations."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.base.data import closed_class
from framing.lenses.voices.attribution import attribute
from framing.lenses.voices.cues import THIRD_PERSON, Attribution
from framing.lenses.voices.grammar.sentence_cuts import sentences_of
from framing.lenses.voices.grammar.tokens import TITLE, Token, inner_end, paragraph_tokens
from framing.lenses.voices.grammar.word_kinds import (
    DETERMINERS,
    PERSONAL_PRONOUNS,
    is_word,
)
from framing.lenses.voices.lines import (
    in_transcript,
    name_as_heading,
    said_in_next,
    signed_below,
    signed_inside,
)
from framing.lenses.voices.persons.mentions import Mentions
from framing.lenses.voices.persons.names import NAME as PERSON
from framing.lenses.voices.persons.names import core_name, name_in
from framing.lenses.voices.persons.pronouns import may_mean, person_behind
from framing.lenses.voices.topics import last_speaker, person_spoken_of, topic
from framing.text.marks.quotation_marks import DOUBLE
from framing.text.marks.scare_quotes import NAME, QUOTATION, mark_kinds
from framing.text.tidy import TOKEN

_NAMED = re.compile(  # the head of Orlo and Sons, Ben Dell; the chairman, the Reverend Ben Dell
    rf"(?: (?:and|&) {PERSON.pattern})?,\s(?:the )?({PERSON.pattern})(?=[,.;)\n]|$)"
)
_PARAGRAPHS = 3  # back to whoever spoke last
_SHORTEST_CLAUSE = 6  # words of a quotation that goes on inside a sentence
_LONGEST_HEADING = 8  # words
_LONGEST_TITLE = 60
_REACH = 60  # words and marks on either side of a quotation: sentences may be endless
_MARKS = "\"“”„«»'‘’`"
_PRONOUNS = PERSONAL_PRONOUNS | THIRD_PERSON
_LINKS = closed_class("links quotations") | {","}


class Speech(NamedTuple):
    """Who said something, with which verb, and how sure that is."""

    verb: str | None = None
    speaker: str | None = None
    person: str | None = None
    confidence: str | None = None
    inferred: bool = False


class Quote(NamedTuple):
    """A quotation, as :func:`framing.find_quotes` lists it."""

    start: int
    end: int
    text: str
    verb: str | None
    speaker: str | None
    person: str | None
    confidence: str | None
    inferred: bool
    n_tokens: int


class Reader:
    """Reads an article paragraph by paragraph and remembers who spoke."""

    def __init__(self, text: str, spans: list[tuple[int, int]]):
        self.text = text
        self.spans = spans
        self.kinds = dict(zip(spans, mark_kinds(text, spans)))
        self.mentions = Mentions(text, spans)
        self.speakers: set[str] = set()
        self.paragraph = self.start = 0  # number, and where its text begins
        self.last_speech = Speech()
        self.last_paragraph = -2  # in which somebody spoke
        self.quoted_just_before = False  # in the sentence before, of the same paragraph
        self.last_attribution: Attribution | None = None
        self.plain: tuple[int, int] | None = None  # the paragraph before, where nobody is quoted
        self.announcing: list[Token] = []  # the sentence with a colon that ended a paragraph

    def quotes(self) -> list[Quote]:
        """The quotations of the article."""
        rows: list[Quote] = []
        start, number = 0, 0
        for line in self.text.split("\n"):
            end = start + len(line)
            inside = []
            while number < len(self.spans) and self.spans[number][0] < end:
                inside.append((*self.spans[number], TITLE if self._is_title(number) else number))
                number += 1
            if inside:
                rows += self._read_quoting(start, end, inside)
            elif line.rstrip():
                self._read_plain(start, start + len(line.rstrip()))
            start = end + 1
        return rows

    def _is_title(self, number: int) -> bool:
        """Does a pair name something in double marks: a show, a book?"""
        start, end = self.spans[number]
        named = self.kinds[start, end] == NAME and end - start <= _LONGEST_TITLE
        return named and self.text[start] in DOUBLE and self.text[start + 1 : start + 2].isupper()

    def _read_plain(self, start: int, end: int) -> None:
        """A paragraph without quotations: it may announce one with a colon."""
        self.paragraph += 1
        self.announcing = []
        self.plain = start, end
        if self.text[end - 1] == ":":
            sentences = sentences_of(paragraph_tokens(self.text, start, end, []))
            self.announcing = sentences[-1] if sentences else []

    def _read_quoting(self, start: int, end: int, inside: list) -> list[Quote]:
        """The rows of a paragraph with quotations."""
        self.paragraph += 1
        rows: list[Quote] = []
        self.start = start
        self.quoted_just_before = False
        for sentence in sentences_of(paragraph_tokens(self.text, start, end, inside)):
            quotations = [index for index, token in enumerate(sentence) if token.is_quotation]
            quotes = [quote for index in quotations if (quote := self._quote(sentence, index))]
            self._keep_first(sentence, quotes)
            self.quoted_just_before = any(quote.speaker for quote in quotes)
            if not self.quoted_just_before:
                self._read_indirect([token for token in sentence if not token.is_quotation])
            rows += quotes
        self.plain = None
        return rows

    def _keep_first(self, sentence: list[Token], quotes: list[Quote]) -> None:
        """Who said the quotation that opens a sentence goes on, not whom he quotes later in it."""
        opens = (
            len(quotes) > 1 and sentence[0].is_quotation and quotes[0].start == sentence[0].start
        )
        first = quotes[0] if opens else None
        if first and first.confidence and first.confidence != "inherited":
            self._remember(Speech(*first[3:8]))

    def _read_paragraph_before(self) -> None:
        """Whoever speaks in a paragraph without marks goes on in the quotation that follows it."""
        if self.plain is None or self.last_paragraph >= self.paragraph - 1:
            return
        for sentence in sentences_of(paragraph_tokens(self.text, *self.plain, []))[-1:]:
            heading = sentence[0].start == self.plain[0] and name_as_heading(sentence)
            attribution = heading or self._indirect(sentence) or last_speaker(sentence)
            if attribution and attribution.speaker:
                self._remember(self._speech(attribution, sentence[0].start, opens_sentence=False))
                self.last_paragraph -= 1

    def _quote(self, sentence: list[Token], quotation: int) -> Quote | None:
        """The row of a quotation; None for scare quotes, a title or a name."""
        token = sentence[quotation]
        text = self.text[token.start : token.end].strip(_MARKS)
        spoken = TOKEN.findall(text)
        if self.kinds[token.start, token.end] != QUOTATION:
            self.last_attribution = None
            return None
        attribution = self._attribution(sentence, quotation)
        opens = quotation == 0 and not self._is_crosshead(token, len(spoken))
        goes_on = opens or self._goes_on(sentence, quotation, len(spoken))
        speech = self._speech(attribution, token.start, opens_sentence=goes_on)
        if speech.confidence:
            self._remember(speech)
        return Quote(token.start, token.end, text, *speech, len(spoken))

    def _is_crosshead(self, token: Token, n_words: int) -> bool:
        """A few words in marks that are a paragraph, without a full stop: a heading."""
        alone = token.start == self.start and self.text[token.end : token.end + 1] in "\n"
        return alone and n_words <= _LONGEST_HEADING and inner_end(token).isalnum()

    def _goes_on(self, sentence: list[Token], quotation: int, n_words: int) -> bool:
        """A clause that ends a sentence goes on with who spoke before: Else, “they will go.”"""
        is_last = all(not is_word(token) for token in sentence[quotation + 1 :])
        return (
            is_last
            and n_words >= _SHORTEST_CLAUSE
            and self.quoted_just_before
            and not any(token.is_quotation for token in sentence[:quotation])
        )

    def _attribution(self, sentence: list[Token], quotation: int) -> Attribution | None:
        """By the sentence, by a name inside the marks, or by the quotation or paragraph before."""
        token = sentence[quotation]
        attribution = (
            in_transcript(self.text, token)
            or attribute(*_window(sentence, quotation))
            or signed_inside(self.text, token)
            or self._in_list(sentence, quotation)
        )
        self.last_attribution = attribution
        if attribution is None and self.announcing and quotation == 0:
            announcement = self.announcing[-_REACH:]
            attribution = attribute([*announcement, token], len(announcement))
        if attribution is None and quotation == len(sentence) - 1:
            attribution = signed_below(self.text, token) or said_in_next(self.text, token)
        self.announcing = []
        return attribution

    def _in_list(self, sentence: list[Token], quotation: int) -> Attribution | None:
        """The second of two in a sentence has the attribution of the first: “this” or “that”."""
        follows = any(token.is_quotation for token in sentence[:quotation])
        return self.last_attribution if follows else None

    def _read_indirect(self, sentence: list[Token]) -> None:
        """Reported speech: who spoke goes on speaking in the quotation that follows."""
        attribution = self._indirect(sentence)
        if attribution and attribution.speaker:
            self._remember(self._speech(attribution, sentence[0].start, opens_sentence=False))

    def _indirect(self, sentence: list[Token]) -> Attribution | None:
        """Who speaks in a sentence without quotations."""
        sentence = sentence[: 2 * _REACH]
        follower = Token("“”", "", 0, 0, 0)
        attribution = attribute([*sentence, follower], len(sentence)) or topic(sentence)
        if attribution and attribution.speaker is None:  # she was asked: she will answer
            attribution = topic(sentence) or attribution
        return attribution or person_spoken_of(sentence)

    def _remember(self, speech: Speech) -> None:
        self.last_speech, self.last_paragraph = speech, self.paragraph

    def _speech(
        self, attribution: Attribution | None, start: int, *, opens_sentence: bool
    ) -> Speech:
        """Who is behind an attribution; without one, whoever spoke last."""
        if attribution is None:
            if start == self.start:
                self._read_paragraph_before()
            near = self.paragraph - self.last_paragraph <= _PARAGRAPHS
            if opens_sentence and near and self.last_speech.confidence:
                return self.last_speech._replace(confidence="inherited", inferred=True)
            return Speech()
        if attribution.speaker is None:
            return Speech(attribution.verb)
        verb = attribution.verb or None
        phrase = self.text[slice(*attribution.speaker)]
        if phrase.lower() in _PRONOUNS:
            person = self._behind_pronoun(phrase.lower(), start)
            return Speech(verb, phrase, person, "pronoun", True)
        if name := name_in(phrase):
            if " " in name:
                self.mentions.learn(name, attribution.speaker[0])
            person = self.mentions.full_name(name, attribution.speaker[0])
            self.speakers.add(person)
            return Speech(verb, phrase, person, "name", False)
        holder = self._named_after(attribution.speaker[1]) or self.mentions.holder(phrase)
        noun = (
            phrase[0].lower() + phrase[1:] if phrase.split()[0].lower() in DETERMINERS else phrase
        )
        return Speech(verb, phrase, holder or noun, "noun phrase", holder is not None)

    def _named_after(self, end: int) -> str | None:
        """The name right after an office: said her lawyer, Orla Finn."""
        match = _NAMED.match(self.text, end)
        name = core_name(match.group(1)) if match else ""
        return self.mentions.full_name(name, end) if " " in name else None

    def _somebody_spoke(self) -> bool:
        """In this paragraph or the one before?"""
        return self.paragraph - self.last_paragraph <= 1

    def _behind_pronoun(self, pronoun: str, start: int) -> str | None:
        """Who spoke just before goes on; else the nearest name that may be meant."""
        speaker = self.last_speech.person
        if self._somebody_spoke() and may_mean(self.mentions, pronoun, speaker):
            return speaker
        return person_behind(self.mentions, pronoun, start, self.speakers)


def _window(sentence: list[Token], quotation: int) -> tuple[list[Token], int]:
    """What stands near a quotation, and its position in it."""
    first = max(0, quotation - _REACH)
    return sentence[first : quotation + _REACH], quotation - first

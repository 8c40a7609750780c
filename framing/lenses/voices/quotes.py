"""Quotations with their speech verb and speaker: one row a quotation."""

from __future__ import annotations

import re

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_articles
from framing.base.progress import progress
from framing.lenses.voices.attribution import attribute, topic
from framing.lenses.voices.clauses import PERSONAL, Token, inner_end, paragraph_tokens
from framing.lenses.voices.cues import Attribution, is_title
from framing.lenses.voices.mentions import Mentions, full_names, name_in
from framing.lenses.voices.phrases import sentences_of
from framing.text.quotation import quotation_spans, scare_spans
from framing.text.tidy import TOKEN

COLUMNS = (
    "start",
    "end",
    "text",
    "verb",
    "speaker",
    "person",
    "confidence",
    "inferred",
    "n_tokens",
)
_SPEAKER = re.compile(r"([A-Z][A-Z.'’ -]{2,30}): ")
_REACH = 60  # words and marks on either side: sentences may be endless
_MARKS = "\"“”„«»'‘’`"


@public
def find_quotes(articles: pd.DataFrame) -> pd.DataFrame:
    """Find quotations, who said them and with which verb.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``, kept when there)

    Returns
    -------
    DataFrame, one row a quotation
        article, outlet, event; start, end (characters of the article's text as given, marks
        included), text (without marks), verb (as written, lower case; missing where there is none),
        speaker (the phrase as written, missing where there is none), person (full name where the
        article gives one), confidence (``name``, ``pronoun``, ``noun phrase``, ``inherited``, or
        missing), inferred (bool: the person is behind a pronoun or an office, or taken over from
        the quotation before), n_tokens.

    Raises
    ------
    FramingError
        Where columns or text are missing.

    Notes
    -----
    Rules over the sentence, no parser. Scare quotes, titles and nicknames in quotation marks are
    left out. A quotation without an attribution of its own inherits that of the one before it in
    the same or the paragraph before. The rules know English and the Russian «…», — заявил X.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text":
    ...     ["Mayor Orla Finn spoke. “We agree,” she said. “It is done.”"]})
    >>> find_quotes(articles)[["text", "verb", "speaker", "person", "confidence"]]
              text  verb speaker     person confidence
    0    We agree,  said     she  Orla Finn    pronoun
    1  It is done.  said     she  Orla Finn  inherited
    """
    require_articles(articles)
    keys = [key for key in ("article", "outlet", "event") if key in articles]
    rows, place = [], []
    for at, text in enumerate(progress(articles["text"].tolist(), "reading quotations")):
        found = article_quotes(text)
        rows += found
        place += [at] * len(found)
    table = articles[keys].iloc[place].reset_index(drop=True)
    if "event" not in table:
        table.insert(2, "event", None)
    quotes = pd.DataFrame(rows, columns=list(COLUMNS))
    quotes = quotes.astype(
        {"start": "int64", "end": "int64", "n_tokens": "int64", "inferred": bool}
    )
    return pd.concat([table, quotes.assign(person=full_names(quotes["person"]))], axis=1)


def article_quotes(text: str) -> list[tuple]:
    """The quotations of one text, as rows of COLUMNS."""
    spans = quotation_spans(text)
    if not spans:
        return []
    scare = set(scare_spans(text, spans))
    reader = _Reader(text, spans)
    rows, at, place = [], 0, 0
    for line in text.split("\n"):
        end = at + len(line)
        inside = []
        while place < len(spans) and spans[place][0] < end:
            inside.append((*spans[place], place))
            place += 1
        rows += reader.paragraph(at, end, inside, scare) if inside else reader.plain(at, end)
        at = end + 1
    return rows


class _Reader:
    """Reads an article paragraph by paragraph and remembers who spoke."""

    def __init__(self, text: str, spans: list[tuple[int, int]]):
        self.text = text
        self.mentions = Mentions(text, spans)
        self.spoke: set[str] = set()
        self.last: tuple | None = None  # verb, speaker, person of the quotation before
        self.last_paragraph = -2
        self.number = 0
        self.found: Attribution | None = None
        self.lead: list[Token] = []  # the last sentence of a paragraph that ends with a colon

    def plain(self, start: int, end: int) -> list:
        """A paragraph without quotations: it may announce one with a colon."""
        line = self.text[start:end].rstrip()
        self.number += bool(line)
        if line:
            cut = (
                sentences_of(paragraph_tokens(self.text, start, start + len(line), []))
                if line[-1] == ":"
                else []
            )
            self.lead = cut[-1] if cut else []
        return []

    def paragraph(self, start: int, end: int, quotes: list, scare: set) -> list[tuple]:
        """The rows of a paragraph with quotations."""
        self.number += 1
        rows = []
        for sentence in sentences_of(paragraph_tokens(self.text, start, end, quotes)):
            found = []
            for place, token in enumerate(sentence):
                if token.quote >= 0:
                    found.append(self.quote(sentence, place, (token.start, token.end) in scare))
            rows += [row for row in found if row]
            if not any(row and row[4] for row in found):
                self.indirect([token for token in sentence if token.quote < 0])
        return rows

    def quote(self, sentence: list[Token], place: int, scare: bool) -> tuple | None:
        token = sentence[place]
        inside = self.text[token.start : token.end].strip(_MARKS)
        words = TOKEN.findall(inside)
        first = max(0, place - _REACH)
        near, here = sentence[first : place + _REACH], place - first
        found = (
            attribute(near, here, any_verb=not scare)
            or self.transcript(token)
            or self.listed(sentence, place)
        )
        self.found = found
        if found is None and self.lead and place == 0:
            lead = [*self.lead[-_REACH:], token]
            found = attribute(lead, len(lead) - 1)
        self.lead = []
        goes_on = (
            len(sentence) == 1 and inner_end(token) in ".!?" and self.last_paragraph == self.number
        )
        if (
            not words
            or not goes_on
            and (scare and found is None or is_title(words, found, near, here))
        ):
            return None
        verb, speaker, person, confidence, inferred = self.speaker(found, place == 0, token.start)
        if found is None and confidence is None and len(words) < 4:
            return None
        if confidence:
            self.last, self.last_paragraph = (verb, speaker, person), self.number
        return (
            token.start,
            token.end,
            inside,
            verb,
            speaker,
            person,
            confidence,
            inferred,
            len(words),
        )

    def listed(self, sentence: list[Token], place: int) -> Attribution | None:
        """The second of two: “this” or “that”."""
        back = place - 1
        while (
            back > 0
            and place - back < 4
            and sentence[back].lower in ("and", "or", "but", ",", "a", "an", "the")
        ):
            back -= 1
        return self.found if 0 <= back < place - 1 and sentence[back].quote >= 0 else None

    def pronoun(self, pronoun: str, at: int) -> str | None:
        """Who spoke just before goes on; else the nearest name that may be meant."""
        if (
            self.last
            and self.number - self.last_paragraph <= 1
            and self.mentions.may_be(self.last[2], pronoun)
        ):
            return self.last[2]
        return self.mentions.behind_pronoun(pronoun, at, self.spoke)

    def transcript(self, token: Token) -> Attribution | None:
        """A speaker in capitals inside the marks: “FINN: Let us begin.”"""
        match = _SPEAKER.match(self.text, token.start + 1, token.end)
        return Attribution(":", match.span(1)) if match else None

    def indirect(self, sentence: list[Token]) -> None:
        """Reported speech: who spoke goes on speaking in the quotation that follows."""
        sentence = sentence[: 2 * _REACH]
        found = attribute([*sentence, Token("“”", "", 0, 0, 0)], len(sentence)) or topic(sentence)
        if found and found.speaker is None:  # she was asked: she will answer
            found = topic(sentence) or found
        if found and found.speaker and sentence:
            verb, speaker, person, _, _ = self.speaker(found, False, sentence[0].start)
            self.last, self.last_paragraph = (verb, speaker, person), self.number

    def speaker(self, found: Attribution | None, alone: bool, at: int) -> tuple:
        """Verb, speaker, person, confidence, inferred."""
        if found is not None and found.speaker is None:
            return found.verb, None, None, None, False
        if found is None:
            if self.last and self.number - self.last_paragraph <= 1 and alone:
                return *self.last, "inherited", True
            return None, None, None, None, False
        phrase = self.text[found.speaker[0] : found.speaker[1]]
        lower = phrase.lower()
        if lower in PERSONAL or lower in ("his", "her", "their"):
            person = self.pronoun(lower, at)
            return found.verb, phrase, person, "pronoun", True
        if name := name_in(phrase):
            person = self.mentions.full_name(name, found.speaker[0])
            self.spoke.add(person)
            return found.verb, phrase, person, "name", False
        person = self.mentions.holder(phrase)
        return found.verb, phrase, person or phrase, "noun phrase", person is not None

"""The persons of a Russian article: full names for surnames, and who is meant by он and она."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.declension import gender_by_ending, surname_nominative
from framing.lenses.voices.russian.names import any_nominative, name_runs
from framing.lenses.voices.russian.nouns import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PREPOSITIONAL,
    plain,
)

_CASES = (NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, PREPOSITIONAL)
_REACH = 16  # mentions looked back


class Mention(NamedTuple):
    """Where a person is named, who it is, of which gender, in the nominative or not."""

    start: int
    person: str
    gender: str
    is_subject: bool
    paragraph: int


class Mentions:
    """The persons named in an article outside of quotations, in order."""

    def __init__(self, paragraphs: list[list[Token]]):
        self.full: dict[str, tuple[str, str]] = {}  # full name and gender by surname
        self.mentions: list[Mention] = []
        for tokens in paragraphs:
            for run in name_runs(tokens, 0, len(tokens)):
                reading = any_nominative(tokens, run) if run[1] - run[0] > 1 else None
                if reading and reading[0].is_full:
                    name = reading[0]
                    gender = name.gender or gender_by_ending(name.text)
                    self.full.setdefault(plain(name.text.split()[-1]), (name.text, gender))
        self._drop_oblique()
        for number, tokens in enumerate(paragraphs):
            for run in name_runs(tokens, 0, len(tokens)):
                if mention := self._mention(tokens, run, number):
                    self.mentions.append(mention)
        self.starts = [mention.start for mention in self.mentions]

    def _drop_oblique(self) -> None:
        """Азата Данина is no woman where the article names Азат Данин."""
        for key, (name, _) in list(self.full.items()):
            first, *_others, last = name.split()
            for case in (GENITIVE, DATIVE, INSTRUMENTAL):
                nominative = plain(surname_nominative(last, "m", case))
                known = self.full.get(nominative, ("", ""))[0]
                if nominative != key and known and first.startswith(known.split()[0][:-1]):
                    self.full.pop(key, None)

    def is_oblique(self, name: str) -> bool:
        """Is a surname the genitive of a man's, and of no woman of the article?"""
        nominative = plain(surname_nominative(name, "m", GENITIVE))
        is_another = nominative != plain(name) and plain(name) not in self.full
        return is_another and self.full.get(nominative, ("", ""))[1] == "m"

    def _mention(self, tokens: list[Token], run: tuple[int, int], number: int) -> Mention | None:
        start, last = tokens[run[0]].start, tokens[run[1] - 1].text
        for gender in ("m", "f"):
            for case in _CASES:
                known = self.full.get(plain(surname_nominative(last, gender, case)))
                if known and known[1] in ("", gender):
                    full = any_nominative(tokens, run) if run[1] - run[0] > 1 else None
                    is_subject = (full[1] if full else case) == NOMINATIVE
                    return Mention(start, *known, is_subject, number)
        reading = any_nominative(tokens, run)
        if reading and reading[0].is_full and reading[0].gender:
            name, case = reading
            return Mention(start, name.text, name.gender, case == NOMINATIVE, number)
        return None

    def full_name(self, name: str) -> str:
        """The full name that the article gives to a surname."""
        if " " in name:
            return name
        return self.full.get(plain(name), (name, ""))[0]

    def behind(self, gender: str, start: int, paragraph: int, last: tuple[str, int]) -> str | None:
        """Who is meant by a pronoun: a subject of the paragraph, who spoke last, the nearest.

        ``last`` is who spoke last and how many paragraphs ago.
        """
        near = self._before(gender, start)
        for mention in near:
            if mention.paragraph == paragraph and mention.is_subject:
                return mention.person
        person, distance = last
        if person and distance <= 1 and self.gender_of(person) in ("", gender):
            return person
        return near[0].person if near else None

    def _before(self, gender: str, start: int) -> list[Mention]:
        """The nearest mentions of this gender before ``start``, the last one first."""
        index = bisect_left(self.starts, start)
        return [
            mention
            for mention in reversed(self.mentions[max(0, index - _REACH) : index])
            if mention.gender == gender
        ]

    def gender_of(self, person: str) -> str:
        """The gender of a person of the article, where it is known."""
        return self.full.get(plain(person.split()[-1]), ("", ""))[1]

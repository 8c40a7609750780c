"""Persons named in one article, in order: full names for surnames, who holds which office."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from framing.base.data import closed_class
from framing.lenses.voices.persons.names import NAME, TITLES, core_name, gender_of

_APPOSITION_REACH = 60
_OFFICE_AFTER = re.compile(
    r",\s(?:(?:the|a|an|its|his|her|their)\s)?((?:[\w’'-]+\s){0,4}?[\w-]+)(?=[,.;)]|\s(?:of|for|in|at)\s)"
)
_OFFICE_OF = re.compile(r"\b([A-Z][a-z]+) (?:of|to|for)(?: the)? $")
_PLACES = (" in ", " at ", " near ", " across ", " outside ", " In ", "\nIn ", " At ")
_OWNS = ("'s", "’s")
_NO_WORDS = closed_class("no word of a person's name")
_NO_FIRST_WORDS = closed_class("no first word of a person's name")
_OFFICE_REACH = 30  # characters before a name in which its office stands


class Mentions:
    """The names of an article in order, and the full name that a surname stands for."""

    def __init__(self, text: str, quotes: list[tuple[int, int]]):
        self.starts: list[int] = []
        self.names: list[str] = []
        self.by_surname: dict[str, list[tuple[int, str]]] = {}  # starts and full names
        self.genders: dict[str, str] = {}
        self.persons: set[str] = set()
        self.things: set[str] = set()  # the Old Mill: no person
        self.uses: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()  # in Brask, at Orlo Mills
        self.offices: dict[str, Counter[str]] = {}  # who stands behind a word such as spokesman
        self.quotes = [start for start, _ in quotes], [end for _, end in quotes]
        for match in NAME.finditer(text):
            if name := core_name(_without_office(match) or _without_opener(match)):
                self._add(name, match)

    def _add(self, name: str, match) -> None:
        """Note a name, its full form, its gender and the office right before it."""
        written, start = match.group(), match.start()
        before = match.string[max(0, start - _OFFICE_REACH) : start]
        if written.startswith("The ") or before.endswith("the "):
            self.things.add(name)
        if " " in name:
            self.by_surname.setdefault(name.rsplit(" ", 1)[1], []).append((start, name))
        person = self.full_name(name, start)
        self.uses[person] += 1
        if before.endswith(_PLACES) and not written.endswith(_OWNS):
            self.placed[person] += 1
        self.starts.append(start)
        self.names.append(name)
        self.persons.add(person)
        if gender := gender_of(written, name):
            self.genders[person] = gender
        for office in _offices_beside(match, before, name):
            self.offices.setdefault(office, Counter())[person] += 1

    def may_be_person(self, name: str) -> bool:
        """Not a body, a place or a line of a page by its words, nor by where it mostly stands."""
        words = name.lower().split()
        if words[0] in _NO_FIRST_WORDS or not _NO_WORDS.isdisjoint(words):
            return False
        if all(len(word) > 1 and word.isupper() for word in name.split()):
            return False  # an agency, a headline
        return 2 * self.placed[name] < max(1, self.uses[name])

    def learn(self, name: str, start: int) -> None:
        """A full name that the text has with a nickname inside: Ben “Bo” Orlo."""
        surname = name.rsplit(" ", 1)[1]
        if surname not in self.by_surname:
            self.by_surname[surname] = [(start, name)]
            self.persons.add(name)

    def holder(self, phrase: str) -> str | None:
        """Who holds the office of "the … spokesman" in three of four mentions; else None."""
        words = phrase.lower().split()
        holders = self.offices.get(words[-1]) if words[0] in ("the", "this") else None
        if not holders:
            return None
        by_person: Counter[str] = Counter()
        for name, n in holders.items():
            by_person[self.full_name(name, self.starts[-1] + 1)] += n
        person, n = by_person.most_common(1)[0]
        return person if 4 * n >= 3 * by_person.total() and " " in person else None

    def full_name(self, name: str, start: int) -> str:
        """The full name last seen before ``start`` (else first seen) with this surname."""
        known = None if " " in name else self.by_surname.get(name)
        if not known:
            return name
        index = bisect_left(known, (start, ""))
        return known[max(index - 1, 0)][1]

    def is_quoted(self, start: int) -> bool:
        """Does the character at ``start`` stand inside a quotation?"""
        starts, ends = self.quotes
        index = bisect_right(starts, start) - 1
        return index >= 0 and start < ends[index]


def _without_opener(match) -> str:
    """A name without the participle that opens its sentence: Joining Finn, Asked Orla Finn."""
    first, _, name = match.group().partition(" ")
    if not name or len(first) < 5 or not first.endswith(("ing", "ed")):
        return match.group()
    before = match.string[max(0, match.start() - 2) : match.start()].rstrip(' "“«')
    return name if before[-1:] in ("", "\n", ".", "!", "?", "”") else match.group()


def _without_office(match) -> str:
    """The last two words after an office of something: Director of National Mills Orla Finn."""
    words = match.group().split()
    if len(words) < 3:
        return ""
    office = _OFFICE_OF.search(match.string[max(0, match.start() - _OFFICE_REACH) : match.start()])
    if office is None or office.group(1).lower() not in TITLES:
        return ""
    return " ".join(words[-2:])


def _offices_beside(match, before: str, name: str) -> list[str]:
    """Spokesman Ben Orlo; the spokesman, Ben Orlo,; Ben Orlo, the port's spokesman,."""
    end = match.end()
    offices = [_office_before(before + match.group(), name)]
    if before.endswith(", "):
        offices.append(before[:-2].rpartition(" ")[2].lower())
    if match.string.startswith(",", end):
        apposition = _OFFICE_AFTER.match(match.string, end, end + _APPOSITION_REACH)
        offices += apposition.group(1).lower().split()[-1:] if apposition else []
    offices = [office for office in offices if office in TITLES]
    if offices and (before.lower().endswith(("former ", "ex-")) or "Former" in match.group()):
        return []
    return offices


def _office_before(phrase: str, name: str) -> str:
    """The office right before a name: presidential spokesman Ben Orlo."""
    words = phrase[: phrase.rfind(name.split()[0])].lower().split()
    return words[-1] if words and words[-1] in TITLES else ""

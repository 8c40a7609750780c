"""Persons named in an article: full names for surnames, a name behind a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import pandas as pd

from framing.base.data import words
from framing.lenses.voices.clauses import DETERMINERS, PREPOSITIONS, TIMES, TITLES

_UPPER = r"[^\W\d_a-zа-яё]"
_PART = (
    rf"(?:(?:{_UPPER}|Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St)\.(?=[ ]{_UPPER}|[^\W\d_]\.)"
    rf"|{_UPPER}[\w’'-]*)"
)
NAME = re.compile(rf"{_PART}(?:[ ](?:(?:de|van|von|der|al|bin|el|la)[ ])?{_PART})*")
PARTICLES = ("de", "van", "von", "der", "al", "bin", "el", "la")
_FEMALE = words("female")
_MALE = words("male")
_SKIP = words("no name")


class Mentions:
    """The names of an article in order, and the full name that a surname stands for."""

    def __init__(self, text: str, quotes: list[tuple[int, int]] = ()):
        self.starts: list[int] = []
        self.names: list[str] = []
        self.full: dict[str, list[tuple[int, str]]] = {}
        self.gender: dict[str, str] = {}
        self.known: set[str] = set()
        self.things: set[str] = set()  # the Old Mill: no person
        # the persons that a word such as spokesman stands before
        self.roles: dict[str, set[str]] = {}
        self.quotes = [start for start, _ in quotes], [end for _, end in quotes]
        for match in NAME.finditer(text):
            name = core_name(match.group())
            if name and (
                match.group()[:4] == "The "
                or text[max(0, match.start() - 4) : match.start()] == "the "
            ):
                self.things.add(name)
            if name:
                self.add(match.start(), name, match.group())
                self.hold(
                    text[max(0, match.start() - 30) : match.start()] + match.group(),
                    name,
                    match.start(),
                )

    def add(self, start: int, name: str, written: str) -> None:
        if " " in name:
            self.full.setdefault(name.rsplit(" ", 1)[1], []).append((start, name))
        self.known.add(self.full_name(name, start))
        self.starts.append(start)
        self.names.append(name)
        words = {word.rstrip(".").lower() for word in written.split()[:-1]}
        gender = "f" if words & _FEMALE else "m" if words & _MALE else _by_ending(name)
        if gender:
            self.gender[self.full_name(name, start)] = gender

    def hold(self, phrase: str, name: str, start: int) -> None:
        """Note the office right before a name: presidential spokesman Ben Orlo."""
        before = phrase[: phrase.rfind(name.split()[0])].split()
        if before and before[-1].lower() in TITLES and " " in name:
            self.roles.setdefault(before[-1].lower(), set()).add(self.full_name(name, start))

    def holder(self, phrase: str) -> str | None:
        """The one person of the article who holds the office of "the … spokesman"; None where none
        or several do.
        """
        words = phrase.lower().split()
        held = self.roles.get(words[-1], ()) if words[0] in ("the", "this") else ()
        return next(iter(held)) if len(held) == 1 else None

    def full_name(self, name: str, at: int) -> str:
        """The full name last seen before ``at`` (else first seen) with this surname."""
        if " " in name:
            return name
        known = self.full.get(name)
        if not known:
            return name
        place = bisect_left(known, (at, ""))
        return known[max(place - 1, 0)][1]

    def may_be(self, person: str | None, pronoun: str) -> bool:
        """Can this known name stand behind the pronoun?"""
        if not person or person not in self.known or pronoun not in _FEMALE | _MALE:
            return False
        return self.gender.get(person, "") in ("", "f" if pronoun in _FEMALE else "m")

    def quoted(self, at: int) -> bool:
        """Is the place inside a quotation?"""
        place = bisect_right(self.quotes[0], at) - 1
        return place >= 0 and at < self.quotes[1][place]

    def behind_pronoun(self, pronoun: str, at: int, spoke: set[str]) -> str | None:
        """The person that he or she stands for: the nearest name before it that may be meant."""
        wanted = "f" if pronoun in _FEMALE else "m" if pronoun in _MALE else ""
        place = bisect_left(self.starts, at)
        for back in range(place - 1, max(place - 25, -1), -1):
            name = self.full_name(self.names[back], self.starts[back])
            known = self.gender.get(name, "")
            likely = name in spoke or (" " in name and name not in self.things)
            if (
                likely
                and (not known or known == wanted or not wanted)
                and not self.quoted(self.starts[back])
            ):
                return name
        return None


def _by_ending(name: str) -> str:
    """Slavic surnames tell who bears them."""
    if " " in name and name.endswith(("skaya", "ova", "eva", "ская", "ова", "ева", "вна")):
        return "f"
    return "m" if " " in name and name.endswith(("ский", "skiy", "ов", "ев", "вич")) else ""


def core_name(phrase: str) -> str:
    """The name in a phrase without titles and articles; empty where there is none.

    Examples
    --------
    >>> core_name("Republican Gov. Orla Finn"), core_name("The"), core_name("Finn’s")
    ('Orla Finn', '', 'Finn')
    """
    phrase = re.split(r"(?<=\w)['’]s (?=\w)", phrase)[-1]  # Echo’s Orla Finn
    words = [re.sub(r"['’]s?$", "", word.rstrip(".,")) for word in phrase.split()]
    keep = [word if len(word) != 1 else word + "." for word in words]
    while keep and (keep[0].lower().rstrip(".") in TITLES | _SKIP | TIMES | DETERMINERS):
        keep.pop(0)
    if keep and not keep[-1].isupper():  # MUST READ Finn
        keep = [word for place, word in enumerate(keep) if len(word) < 4 or not word.isupper()]
    titled = [place for place, word in enumerate(keep[:-1]) if word.lower().rstrip(".") in TITLES]
    keep = keep[titled[-1] + 1 :] if titled else keep
    while keep and keep[-1].lower() in TIMES:
        keep.pop()
    return " ".join(keep)


def name_in(phrase: str) -> str:
    """The name that a speaker's phrase holds, if it is that of its head."""
    words = phrase.replace("Secretary of State ", "Secretary ").split()
    while len(words) > 1 and words[0].lower() in DETERMINERS:
        words.pop(0)
    of = [place for place in range(1, len(words) - 1) if words[place].lower() in PREPOSITIONS]
    for place in of:
        head = core_name(" ".join(words[:place]))
        if words[place - 1][0].isupper() and (" " in head or place > 1 and head):
            return name_in(" ".join(words[:place]))  # Orla Finn of Brask, but the Bank of Brask
    if not words[-1][0].isupper() or (
        of and words[of[0] - 1][0].islower() and words[of[-1] + 1][0].isupper()
    ):
        return ""  # the head of Orlo Mills
    if len(words) > 2 and words[0][0].isupper() and words[-2] == "of":
        return core_name(" ".join(words))
    first = len(words)
    while first > 0 and (
        words[first - 1][0].isupper() or (first > 1 and words[first - 1] in PARTICLES)
    ):
        first -= 1
    if len(words) - first > 2 and re.search("[а-яё]", words[-1]):  # министр Брасны Иван Орлов
        first = len(words) - (3 if words[-2].endswith(("вич", "вна")) else 2)
    return core_name(" ".join(words[first:]))


def full_names(persons: pd.Series) -> pd.Series:
    """Bare surnames given the full name that most others of this surname in the corpus have (four
    in five).

    A middle initial is dropped where the name stands without it as well.

    Examples
    --------
    >>> full_names(pd.Series(["Orla Finn", "Finn", "Ben Orlo", "Ann Orlo", "Orlo"])).tolist()
    ['Orla Finn', 'Orla Finn', 'Ben Orlo', 'Ann Orlo', 'Orlo']
    """
    named = set(persons.dropna())
    shorter = {name: re.sub(r" [^\W\d_]\.(?= )", "", name) for name in named}
    persons = persons.map(
        lambda name: shorter.get(name, name) if shorter.get(name) in named else name
    )
    whole = persons[
        persons.notna() & persons.astype(str).str.contains(r"^[^\W\d_]\S*(?: \S+)+$", regex=True)
    ]
    whole = whole[whole.astype(str).str[0].str.isupper()]
    if whole.empty:
        return persons
    counts = whole.groupby([whole.astype(str).str.rsplit(" ", n=1).str[-1], whole]).size()
    counts.index.names = ["surname", "name"]
    counts = counts.rename("n").reset_index()
    share = counts["n"] / counts.groupby("surname")["n"].transform("sum")
    known = counts[share >= 0.8].set_index("surname")["name"]
    return persons.map(lambda name: known.get(name, name) if isinstance(name, str) else name)

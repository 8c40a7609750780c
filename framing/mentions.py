"""Persons named in an article: full names for surnames, a name behind a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left

from framing.clauses import DETERMINERS, TIMES, TITLES

_UPPER = r"[^\W\d_a-zа-яё]"
_PART = (rf"(?:(?:{_UPPER}|Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St)\.(?=[ ]{_UPPER}|[^\W\d_]\.)"
         rf"|{_UPPER}[\w’'-]*)")
_NAME = re.compile(rf"{_PART}(?:[ ](?:(?:de|van|von|der|al|bin|el|la)[ ])?{_PART})*")
_FEMALE = frozenset("she her ms mrs congresswoman spokeswoman chairwoman businesswoman mother wife queen она г-жа".split())
_MALE = frozenset("he his him mr congressman spokesman chairman businessman father husband king он г-н".split())
_SKIP = frozenset("""the a an i it he she they we you in on at but and if as for when this that these those what who why
 how there here his her their our my your no yes not so or to of by with from after before while since now then""".split())


class Mentions:
    """The names of an article in order, and the full name that a surname stands for."""

    def __init__(self, text: str):
        self.starts: list[int] = []
        self.names: list[str] = []
        self.full: dict[str, list[tuple[int, str]]] = {}
        self.gender: dict[str, str] = {}
        for match in _NAME.finditer(text):
            name = core_name(match.group())
            if name:
                self.add(match.start(), name, match.group())

    def add(self, start: int, name: str, written: str) -> None:
        if " " in name:
            self.full.setdefault(name.rsplit(" ", 1)[1], []).append((start, name))
        self.starts.append(start)
        self.names.append(name)
        words = {word.rstrip(".").lower() for word in written.split()}
        if words & _FEMALE or words & _MALE:
            self.gender[self.full_name(name, start)] = "f" if words & _FEMALE else "m"

    def full_name(self, name: str, at: int) -> str:
        """The full name last seen before ``at`` (else first seen) with this surname."""
        if " " in name:
            return name
        known = self.full.get(name)
        if not known:
            return name
        place = bisect_left(known, (at, ""))
        return known[max(place - 1, 0)][1]

    def behind_pronoun(self, pronoun: str, at: int, speakers: list[str], spans) -> str | None:
        """The person that he or she stands for: the nearest name before it that may be meant."""
        wanted = "f" if pronoun in _FEMALE else "m" if pronoun in _MALE else ""
        place = bisect_left(self.starts, at)
        for back in range(place - 1, max(place - 25, -1), -1):
            start = self.starts[back]
            if any(first <= start < last for first, last in spans):
                continue
            name = self.full_name(self.names[back], start)
            known = self.gender.get(name, "")
            if (" " in name or name in speakers) and (not known or known == wanted or not wanted):
                return name
        return speakers[-1] if speakers else None


def core_name(phrase: str) -> str:
    """The name in a phrase without titles and articles; empty where there is none.

    Examples
    --------
    >>> core_name("Republican Gov. Orla Finn"), core_name("The"), core_name("Finn’s")
    ('Orla Finn', '', 'Finn')
    """
    words = [re.sub(r"['’]s?$", "", word.rstrip(".,")) for word in phrase.split()]
    keep = [word if len(word) != 1 else word + "." for word in words]
    while keep and (keep[0].lower().rstrip(".") in TITLES | _SKIP | TIMES | DETERMINERS):
        keep.pop(0)
    while keep and keep[-1].lower() in TIMES:
        keep.pop()
    return " ".join(keep)

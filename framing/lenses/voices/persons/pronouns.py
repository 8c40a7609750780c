"""The person behind a pronoun: the nearest name before it that may be meant."""

from __future__ import annotations

from bisect import bisect_left

from framing.lenses.voices.persons.mentions import Mentions
from framing.lenses.voices.persons.names import FEMALE, MALE

_REACH = 24  # names looked back


def gender_of_pronoun(pronoun: str) -> str:
    """She "f", he "m"; they and we tell nothing."""
    if pronoun in FEMALE:
        return "f"
    return "m" if pronoun in MALE else ""


def may_mean(mentions: Mentions, pronoun: str, person: str | None) -> bool:
    """Can "he" or "she" stand for this person of the article?"""
    gender = gender_of_pronoun(pronoun)
    if not gender or not person or person not in mentions.persons:
        return False
    if not mentions.may_be_person(person):
        return False
    return mentions.genders.get(person, "") in ("", gender)


def person_behind(mentions: Mentions, pronoun: str, start: int, speakers: set[str]) -> str | None:
    """The nearest name before ``start`` that may be meant: a speaker's, or the full name of one."""
    gender = gender_of_pronoun(pronoun)
    last = bisect_left(mentions.starts, start) - 1
    for index in range(last, max(last - _REACH, -1), -1):
        name_start = mentions.starts[index]
        person = mentions.full_name(mentions.names[index], name_start)
        likely = person in speakers or (" " in person and person not in mentions.things)
        fits = not gender or (
            mentions.genders.get(person, gender) == gender and mentions.may_be_person(person)
        )
        if likely and fits and not mentions.is_quoted(name_start):
            return person
    return None

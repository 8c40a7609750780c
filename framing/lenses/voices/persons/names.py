"""Names of persons: where they stand in a text, what belongs to them, and the gender they tell."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from framing.base.data import closed_class, russian_words, sentence_words
from framing.lenses.voices.grammar.word_kinds import DETERMINERS, PREPOSITIONS, TIMES

TITLES = closed_class("title")
FEMALE = closed_class("female")
MALE = closed_class("male")
_FEMALE_ENDINGS = tuple(closed_class("female surname ending"))
_MALE_ENDINGS = tuple(closed_class("male surname ending"))
_RUSSIAN_FIRST_NAMES = russian_words("male first name") | russian_words("female first name")
_PATRONYMIC_ENDINGS = tuple(closed_class("patronymic ending"))
_PARTICLES = closed_class("name particle")
NOT_IN_NAMES = closed_class("no name") | russian_words("opener")  # Ранее Орлов
_STARTERS = sentence_words("sentence starter")
_BEFORE_NAMES = TITLES | TIMES | DETERMINERS | NOT_IN_NAMES | PREPOSITIONS | _STARTERS

_NO_PERSON = TITLES | closed_class("body before a name")
AFTER_OFFICES = closed_class("after an office")
_LINKS = closed_class("link in a name of an office")
_NICKNAME = re.compile(r"\s[“\"‘«][^”\"’»\s]{1,14}[”\"’»]\s")
_BRACKET = re.compile(r" \([^)]*\)(?= )")  # Orla Finn (D) of Brask
_UPPER = r"[^\W\d_a-zа-яё]"
_ABBREVIATED_TITLE = "|".join(sorted(closed_class("title before a full stop")))
_NAME_WORD = (
    rf"(?:(?:{_UPPER}|{_ABBREVIATED_TITLE})\.(?=[ ]{_UPPER}|[^\W\d_]\.)"
    rf"|{_UPPER}[\w’'-]*)"
)
_PARTICLE = rf"(?:(?:{'|'.join(sorted(_PARTICLES))})[ ])?"
NAME = re.compile(rf"{_NAME_WORD}(?:[ ]{_PARTICLE}{_NAME_WORD})*")


@lru_cache(maxsize=20_000)
def core_name(phrase: str) -> str:
    """The name in a phrase without titles and articles; empty where there is none.

    Examples
    --------
    >>> core_name("Republican Gov. Orla Finn"), core_name("The"), core_name("Finn’s")
    ('Orla Finn', '', 'Finn')
    >>> core_name("Норры Иван Орлов"), core_name("Орлов Иван Петрович")
    ('Иван Орлов', 'Орлов Иван Петрович')
    """
    words = _name_words(phrase)
    while words and _is_before_name(words[0]):
        words.pop(0)
    if words and not words[-1].isupper():  # MUST READ Finn
        words = [word for word in words if len(word) < 4 or not word.isupper()]
    titled = [index for index, word in enumerate(words[:-1]) if _without_stop(word) in _NO_PERSON]
    words = words[titled[-1] + 1 :] if titled else words
    while words and words[-1].lower() in TIMES:
        words.pop()
    return " ".join(_from_first_name(words))


def _from_first_name(words: list[str]) -> list[str]:
    """Президент Норры Иван Орлов: what stands before a Russian first name and a surname is no name.

    But Орлов Иван Петрович is one name.
    """
    for index in range(1, len(words) - 1):
        is_first = words[index].lower() in _RUSSIAN_FIRST_NAMES
        if is_first and not words[index + 1].lower().endswith(_PATRONYMIC_ENDINGS):
            return words[index:]
    return words


def _is_before_name(word: str) -> bool:
    """A title or a small word: President, President-elect, The."""
    bare = _without_stop(word)
    return bare in _BEFORE_NAMES or bare.partition("-")[0] in TITLES


def _name_words(phrase: str) -> list[str]:
    """The words of a phrase without marks and 's, initials with their full stop."""
    phrase = re.split(r"(?<=\w)['’]s (?=\w)", phrase)[-1]  # Echo’s Orla Finn
    words = [re.sub(r"['’]s?$", "", word.rstrip(".,")) for word in phrase.split()]
    return [word if len(word) != 1 else f"{word}." for word in words]


def _without_stop(word: str) -> str:
    return word.lower().rstrip(".")


def name_in(phrase: str) -> str:
    """The name that a speaker's phrase holds, if it is that of its head.

    Examples
    --------
    >>> name_in("Mayor Orla Finn of Brask"), name_in("the head of Orlo Mills")
    ('Orla Finn', '')
    >>> name_in("Deputy Chairman of the Port Council Orla Finn"), name_in("Ben “Bo” Orlo")
    ('Orla Finn', 'Ben Orlo')
    """
    phrase = _BRACKET.sub("", phrase.replace("Secretary of State ", "Secretary "))
    phrase = _NICKNAME.sub(" ", phrase)
    words = phrase.split()
    if not words:
        return ""
    while len(words) > 1 and words[0].lower() in DETERMINERS:
        words.pop(0)
    if name := _name_after_office(words):
        return name
    inner = range(1, len(words) - 1)
    prepositions = [index for index in inner if words[index].lower() in PREPOSITIONS]
    for preposition in prepositions:
        if _is_person_before(words, preposition):
            return name_in(" ".join(words[:preposition]))
    if not words[-1][0].isupper() or _is_head_of_a_body(words, prepositions):
        return ""
    if len(words) > 2 and words[0][0].isupper() and words[-2] == "of":
        return core_name(" ".join(words))
    return core_name(" ".join(words[_name_begin(words) :]))


def _name_after_office(words: list[str]) -> str:
    """Minister of Foreign Affairs Carl Finn: the last two words, the others are the office's."""
    links = [index for index in range(1, len(words) - 3) if words[index] in AFTER_OFFICES]
    if not links:
        return ""
    office = words[links[0] - 1]
    run = _name_begin(words)
    follows_office = _without_stop(office) in TITLES and words[run - 1] in _LINKS
    if not follows_office or len(words) - run < 3:
        return ""
    return core_name(" ".join(words[-2:]))


def _is_person_before(words: list[str], preposition: int) -> bool:
    """Orla Finn of Brask, but not the Bank of Brask."""
    if not words[preposition - 1][0].isupper():
        return False
    head = core_name(" ".join(words[:preposition]))
    return " " in head or (preposition > 1 and head != "")


def _is_head_of_a_body(words: list[str], prepositions: list[int]) -> bool:
    """The head of Orlo Mills: the name is that of the mills."""
    if not prepositions:
        return False
    first, last = prepositions[0], prepositions[-1]
    return words[first - 1][0].islower() and words[last + 1][0].isupper()


def _name_begin(words: list[str]) -> int:
    """Where the name begins with which a phrase ends: министр Брасны Иван Орлов."""
    first = len(words)
    while first and _belongs_to_name(words, first - 1):
        first -= 1
    if len(words) - first > 2 and re.search("[а-яё]", words[-1]):
        return len(words) - (3 if words[-2].endswith(_PATRONYMIC_ENDINGS) else 2)
    return first


def _belongs_to_name(words: list[str], index: int) -> bool:
    return words[index][0].isupper() or (index > 0 and words[index] in _PARTICLES)


def gender_of(written: str, name: str) -> str:
    """What the words before a name, or its Slavic ending, tell: "f", "m" or nothing."""
    before = {_without_stop(word) for word in written.split()[:-1]}
    if before & FEMALE:
        return "f"
    if before & MALE:
        return "m"
    if " " in name and name.endswith(_FEMALE_ENDINGS):
        return "f"
    return "m" if " " in name and name.endswith(_MALE_ENDINGS) else ""


def without_initials(persons: pd.Series) -> pd.Series:
    """Names without their middle initial, where they stand without it in the corpus as well.

    A bare surname stays as it is: that it is a namesake of another article says nothing.

    Examples
    --------
    >>> without_initials(pd.Series(["Orla B. Finn", "Orla Finn", "Finn", "Ben C. Orlo"])).tolist()
    ['Orla Finn', 'Orla Finn', 'Finn', 'Ben C. Orlo']
    """
    names = set(persons.dropna())
    shorter = {name: re.sub(r" [^\W\d_]\.(?= )", "", name) for name in names}
    replaced = {name: short for name, short in shorter.items() if short in names}
    return persons.map(lambda name: replaced.get(name, name))

"""The nominative of names, adjectives and nouns that no list has, by their endings."""

from __future__ import annotations

import re

from framing.lenses.voices.russian.nouns import (
    DATIVE,
    GENITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PREPOSITIONAL,
    first_name_forms,
    plain,
)

VOWELS = "аеёиоуыэюя"
ADJECTIVE_ENDINGS = (
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ом", "ем",
    "ую", "юю", "ых", "их", "ым", "им", "ей",
)  # fmt: skip
INDECLINABLE = ("швили", "дзе", "шойгу", "абэ")
_SURNAME_ENDINGS = (
    "ов", "ев", "ёв", "ин", "ын", "ий", "ой", "ый", "ова", "ева", "ёва", "ина", "ына", "ая", "ко",
    "ук", "юк", "ян", "ич", "их", "ых", "ман", "сон", "сен", "ер", *INDECLINABLE,
)  # fmt: skip
_HUSHING = "гкхжшщчц"

# Endings of a surname in an oblique case and in the nominative, the first that fits.
_MALE_GENITIVE = (
    ("ского", "ский"), ("цкого", "цкий"), ("того", "той"), ("его", "ий"), ("ого", "ый"),
    ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"),
)  # fmt: skip
_MALE_DATIVE = (
    ("скому", "ский"), ("цкому", "цкий"), ("тому", "той"), ("ему", "ий"), ("ому", "ый"),
    ("ову", "ов"), ("еву", "ев"), ("ину", "ин"), ("ыну", "ын"),
)  # fmt: skip
_MALE_INSTRUMENTAL = (
    ("ским", "ский"), ("цким", "цкий"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"),
    ("иным", "ин"), ("ыным", "ын"), ("тым", "той"), ("ным", "ный"), ("ым", "ый"),
)  # fmt: skip
_FEMALE_OBLIQUE = (
    ("ской", "ская"), ("скую", "ская"), ("цкой", "цкая"), ("цкую", "цкая"), ("ной", "ная"),
    ("ную", "ная"), ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"),
    ("ыной", "ына"), ("ову", "ова"), ("еву", "ева"), ("ину", "ина"), ("ую", "ая"),
)  # fmt: skip
_ADJECTIVES = {
    "m": (("ого", "ый"), ("его", "ий"), ("ому", "ый"), ("ему", "ий"), ("ом", "ый"), ("ем", "ий"),
          ("ым", "ый"), ("им", "ий")),
    "n": (("ого", "ое"), ("его", "ее"), ("ому", "ое"), ("ему", "ее"), ("ом", "ое"), ("ем", "ее"),
          ("ым", "ое"), ("им", "ее")),
    "f": (("ой", "ая"), ("ей", "яя"), ("ую", "ая"), ("юю", "яя")),
    "pl": (("ых", "ые"), ("их", "ие"), ("ым", "ые"), ("им", "ие"), ("ыми", "ые"), ("ими", "ие")),
}  # fmt: skip


def may_be_given(word: str) -> bool:
    """Is it a listed first name, in whatever case?"""
    return plain(word) in first_name_forms()


def may_be_surname(word: str) -> bool:
    """Is it a listed first name, or does it end as surnames do?"""
    return plain(word) in first_name_forms() or word.lower().endswith(_SURNAME_ENDINGS)


def gender_by_ending(name: str) -> str:
    """Of a full name in the nominative whose first name no list has: Торбьерн Халсен is a man."""
    first, *_, last = name.lower().split()
    if first.endswith(ADJECTIVE_ENDINGS) or last.endswith(ADJECTIVE_ENDINGS):
        return ""  # Дальний Брод
    if first[-1] not in VOWELS + "ь." and last[-1] not in VOWELS:
        return "m"
    return (
        "f"
        if first[-1] in "ая" and last.endswith(("ова", "ева", "ёва", "ина", "ына", "ская", "цкая"))
        else ""
    )


def surname_nominative(word: str, gender: str, case: str) -> str:
    """A surname in the nominative; indeclinable ones stay.

    Examples
    --------
    >>> surname_nominative("Орлова", "m", GENITIVE), surname_nominative("Ветровой", "f", GENITIVE)
    ('Орлов', 'Ветрова')
    """
    if case == NOMINATIVE:
        return word
    if gender == "f":
        return _replaced(word, _FEMALE_OBLIQUE) or word
    if case == DATIVE:
        return _replaced(word, _MALE_DATIVE) or _without_vowel(word, "ую")
    if case == INSTRUMENTAL:
        replaced = _replaced(word, _MALE_INSTRUMENTAL)
        return replaced or re.sub(r"(?<=[бвгдзклмнпрстфхжчшщ])(?:ом|ем)$", "", word)
    if case == PREPOSITIONAL:
        return re.sub(r"(?<=[бвгдзклмнпрстфхжчшщ])е$", "", word)
    return _replaced(word, _MALE_GENITIVE) or _without_vowel(word, "ая")


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    for ending, nominative in endings:
        if word.lower().endswith(ending) and len(word) > len(ending) + 1:
            return word[: len(word) - len(ending)] + nominative
    return None


def _without_vowel(word: str, vowels: str) -> str:
    """Without the ending of a genitive or dative: Стыкина, Гайдая, Гоголя."""
    hard, soft = vowels[0], vowels[1]
    if word.endswith("ы") and len(word) > 3:
        return word[:-1] + "а"
    if word.endswith(("ки", "ги", "хи")) and len(word) > 4:
        return word[:-1] + "а"
    if word.endswith("ц" + hard) and len(word) > 4 and word[-3] not in "аеиоуыэюя":
        return word[:-2] + "ец"
    if word.endswith(hard) and word[-2] not in "аеиоуыэюя":
        return word[:-1]
    if word.endswith(soft) and len(word) > 3:
        return word[:-1] + ("й" if word[-2] in "аеиоуыэюя" else "ь")
    return word


def adjective_nominative(word: str, gender: str) -> str:
    """An adjective agreeing with a noun of this gender (or "pl"), in the nominative."""
    for ending, nominative in _ADJECTIVES[gender]:
        if word.lower().endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: len(word) - len(ending)]
            if nominative == "ый" and stem[-1] in _HUSHING:
                nominative = "ий"
            return stem + nominative
    return word


# Endings of nouns after "в" or in the genitive, for nouns that no list has.
_NOUN_ENDINGS = {
    PREPOSITIONAL: (
        ("циях", "ции", "pl"), ("иях", "ии", "pl"), ("ствах", "ства", "pl"), ("ях", "и", "pl"),
        ("ках", "ки", "pl"), ("гах", "ги", "pl"), ("жах", "жи", "pl"), ("чах", "чи", "pl"),
        ("шах", "ши", "pl"), ("щах", "щи", "pl"), ("ах", "ы", "pl"),
        ("ении", "ение", "n"), ("ании", "ание", "n"), ("ятии", "ятие", "n"),
        ("ствии", "ствие", "n"), ("ии", "ия", "f"), ("стве", "ство", "n"), ("ле", "ль", "m"),
        ("е", "", "m"),
    ),
    GENITIVE: (
        ("ения", "ение", "n"), ("ания", "ание", "n"), ("ствия", "ствие", "n"), ("ии", "ия", "f"),
        ("ущих", "ущие", "pl"), ("ющих", "ющие", "pl"), ("ащих", "ащие", "pl"),
        ("ящих", "ящие", "pl"), ("вших", "вшие", "pl"), ("нных", "нные", "pl"),
        ("ства", "ство", "n"), ("ов", "ы", "pl"), ("ей", "и", "pl"), ("и", "а", "f"),
        ("ы", "а", "f"), ("а", "", "m"), ("я", "ь", "m"),
    ),
}  # fmt: skip


def guessed_noun(word: str, case: str) -> tuple[str, str]:
    """Nominative and gender of a noun that no list has, by its ending."""
    for ending, nominative, gender in _NOUN_ENDINGS.get(case, ()):
        if nominative.endswith("ние") and word[0].isupper():
            continue  # в Германии
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: len(word) - len(ending)] + nominative, gender
    return word, "m"

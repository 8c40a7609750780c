"""Persons named in a run of words, in the nominative, whatever case they stand in."""

from __future__ import annotations

from typing import NamedTuple

from framing.base.data import russian_words
from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.clauses import is_finite, is_name, is_preposition, is_speech_verb
from framing.lenses.voices.russian.declension import (
    ADJECTIVE_ENDINGS,
    INDECLINABLE,
    VOWELS,
    surname_nominative,
)
from framing.lenses.voices.russian.nouns import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    NOMINATIVE,
    Form,
    first_name_forms,
    is_office_of_subject,
    plain,
    readings,
)

_PATRONYMIC = ("вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной")
_FEMALE_BARE = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ная", "тая", "ко", "ук", "юк")
_NOT_MALE_NOMINATIVE = ("ова", "ева", "ёва", "ой", "ская", "цкая", "ому", "ого", "ым", "им", "ую")
_GENITIVE_ADJECTIVE = ("ого", "его", "ой")
_PLACE_ENDINGS = "еиуымх"  # of a place with two words behind "в"
_LONGEST_SHORT = 4  # letters: Цой
_MALE = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")
_FEMALE = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая")


class Name(NamedTuple):
    """A person's name among tokens: where it stands, as it is in the nominative, and gender."""

    first: int
    stop: int
    text: str
    gender: str

    @property
    def is_full(self) -> bool:
        return " " in self.text


def name_runs(tokens: list[Token], first: int, stop: int) -> list[tuple[int, int]]:
    """Runs of words with a capital that may be a person's name, as (first, stop)."""
    runs, index = [], first
    while index < stop:
        if not is_name(tokens[index]):
            index += 1
            continue
        end = index
        while end < stop and is_name(tokens[end]):
            end += 1
        begin, stop_of_name = _trimmed(tokens, index, end)
        if begin < stop_of_name and not _is_adjective(tokens, begin, stop_of_name):
            runs.append((begin, stop_of_name))
        index = end
    return runs


def _trimmed(tokens: list[Token], begin: int, end: int) -> tuple[int, int]:
    """Where the name in a run is: behind Ранее, Господин, and names of countries."""
    while begin < end and (_is_no_name(tokens, begin) or _is_addressed(tokens, begin, end)):
        begin += 1
    while end - begin > 1 and _follows_name(tokens, begin, end):
        end -= 1
    size = end - begin
    if size > 2:
        has_patronymic = tokens[end - 2].lower.endswith(_PATRONYMIC) or (
            tokens[end - 1].lower.endswith(_PATRONYMIC)
            and tokens[end - 3].lower.endswith((*_MALE, *_FEMALE))
        )  # Иван Петрович Орлов, Орлова Анна Петровна
        has_initial_inside = len(tokens[end - 2].text) == 2 and tokens[end - 2].text[1] == "."
        initials = sum(len(token.text) == 2 and token.text[1] == "." for token in tokens[begin:end])
        begin = end - (3 if has_patronymic or initials > 1 or has_initial_inside else 2)
    return (begin + _belongs_to_place(tokens, begin, end), end)


def _is_addressed(tokens: list[Token], index: int, end: int) -> bool:
    """An agency before a name: рассказала Би-би-си Ветрова."""
    return index + 1 < end and tokens[index].lower in russian_words("news agency")


def _follows_name(tokens: list[Token], begin: int, end: int) -> bool:
    """Whom a name tells: сказал Иван Орлов Интерфаксу, сказал Орлов Русской службе."""
    if tokens[end - 1].lower in russian_words("news agency"):
        return True
    is_given = plain(tokens[begin].lower) in first_name_forms()
    return end - begin > 1 + is_given and _is_adjective(tokens, end - 1, end)


def _belongs_to_place(tokens: list[Token], begin: int, end: int) -> int:
    """How many words before the name are the genitive of another: мэр Браска Орлов.

    Both, where an adjective goes before a place: институт Дальнего Брода.
    """
    if end - begin != 2:
        return 0
    first, last = tokens[begin].lower, plain(tokens[end - 1].lower)
    if plain(first) in first_name_forms() or first.endswith(_PATRONYMIC) or "." in first:
        return 0
    if first.endswith(_GENITIVE_ADJECTIVE) and len(first) > _LONGEST_SHORT:
        return 2
    if begin and tokens[begin - 1].lower in ("в", "во") and last[-1] not in _PLACE_ENDINGS:
        return 1  # после ареста в Шамире Орлов молчал
    if first.endswith(_FEMALE) and last.endswith(_MALE):
        return 1  # до ухода Ветрова Орлов: no person has both endings
    if begin and readings(tokens[begin - 1].lower) and first.endswith(_FEMALE):
        return int(not last.endswith(_FEMALE) and not _is_given(last))  # дядя Орлова Гадель
    return int(_is_given(last) or (first.endswith("ы") and last.endswith(_MALE)))


def _is_given(word: str) -> bool:
    """A listed first name in the nominative."""
    return any(form.case == NOMINATIVE for form in first_name_forms().get(word, ()))


def _is_no_name(tokens: list[Token], index: int) -> bool:
    word = tokens[index].lower
    if len(word) == 2 and word[1] == ".":
        return False
    return (
        word in russian_words("opener")
        or word in russian_words("preposition")
        or bool(readings(word))
        or word in russian_words("title of person")
    )


def _is_adjective(tokens: list[Token], begin: int, end: int) -> bool:
    """Енисейского before района, Бывший before топ-менеджер is no name."""
    if end - begin != 1 or not tokens[begin].lower.endswith(ADJECTIVE_ENDINGS):
        return False
    after = tokens[end] if end < len(tokens) else None
    if after is None or after.is_quotation or not after.text[0].islower():
        return False
    if after.lower in russian_words("opener") or is_preposition(after):
        return False
    return not (is_speech_verb(after) or is_finite(after))


def nominative_of(
    tokens: list[Token], run: tuple[int, int], case: str, gender: str = ""
) -> Name | None:
    """The name of a run that stands in this case; None where it cannot, or not of this gender."""
    first, stop = run
    words = [token.text for token in tokens[first:stop]]
    if len(words) == 1 and (form := _first_name(words[0], case, gender)):
        return Name(first, stop, _cased(form.nominative, words[0]), form.gender)
    first_names = [word for word in words[:-1] if len(word) > 2]
    reading = _first_name(first_names[0], case, gender) if first_names else None
    if first_names and reading is None and plain(first_names[0]) in first_name_forms():
        return None
    sex = reading.gender if reading else _gender(words, case, gender)
    if sex and _sex("", gender) not in ("", sex):
        return None
    if case == NOMINATIVE:
        may_be = _may_be_nominative(words, sex or gender, known=reading is not None)
        return Name(first, stop, " ".join(words), _sex(sex, gender)) if may_be else None
    names = [_given_nominative(word, sex or "m", case) for word in words[:-1]]
    if reading:
        names[words.index(first_names[0])] = _cased(reading.nominative, first_names[0])
    names.append(surname_nominative(words[-1], sex or "m", case))
    return Name(first, stop, " ".join(names), sex)


def _sex(known, gender: str):
    """That of the name, or else the gender that is asked for."""
    return known or (gender if gender in ("m", "f") else known)


def _cased(nominative: str, written: str) -> str:
    """A listed first name, ё as it is written in the text."""
    name = "-".join(piece.capitalize() for piece in nominative.split("-"))
    return name if "ё" in written or "ё" not in name else name.replace("ё", "е")


def _first_name(word: str, case: str, gender: str) -> Form | None:
    """A reading of a listed first name in this case, of this gender where it is known."""
    fitting = [
        form
        for form in first_name_forms().get(plain(word), ())
        if form.case == case and (gender not in ("m", "f") or form.gender == gender)
    ]
    return fitting[0] if fitting else None


def _gender(words: list[str], case: str, gender: str) -> str:
    """Whose name it is, by endings: of a first name that no list has, or of a surname."""
    if gender in ("m", "f"):
        return gender
    last = words[-1].lower()
    if case == NOMINATIVE:
        if last.endswith(("ова", "ева", "ёва", "ина", "ская", "цкая")):
            return "f"
        return "m" if last.endswith(("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ый")) else ""
    if last.endswith(
        (
            "овой",
            "евой",
            "ёвой",
            "иной",
            "ской",
            "цкой",
            "ной",
            "ову",
            "еву",
            "ёву",
            "ину",
            "ыну",
            "ую",
        )
    ):
        return "m" if case == DATIVE and last.endswith(("ву", "ну")) else "f"
    if case in (GENITIVE, ACCUSATIVE) and last[-1] in "ая":
        return "m"
    if len(words) > 1 and words[0][-1] in "ыи":
        return "f"
    return ""


def _may_be_nominative(words: list[str], gender: str, *, known: bool) -> bool:
    """Can the surname, and a first name that no list has, stand in the nominative?"""
    last = words[-1].lower()
    if gender == "m":
        if last.endswith(_NOT_MALE_NOMINATIVE) and not (known and last.endswith("ой")):
            return last.endswith(("ной", "той", "вой")) and len(words) == 1
        may_be_bare = last[-1] not in "ауюыяе" or last.endswith(INDECLINABLE)
        return may_be_bare or len(words) > 1
    if gender == "f":
        if last.endswith(("ой", "ую", "ым", "ому", "ого")):
            return False
        if len(words) > 1:
            return last[-1] not in "уюы" or (known and not last.endswith(("ву", "ну", "ую", "ы")))
        is_listed = last.endswith((*_FEMALE_BARE, *INDECLINABLE))
        return is_listed or last[-1] not in "аяуюыеи"
    first_name = words[0].lower()
    if len(words) > 1 and (
        first_name[-1] == "ы" or (first_name[-1] == last[-1] and last[-1] in "уюе")
    ):
        return False  # Шоты Горадзе, Торбьерну Халсену, о Торбьерне Халсене
    return not last.endswith(("ого", "ому", "ым", "овой", "евой", "ую", "ом", "ами"))


def _given_nominative(word: str, gender: str, case: str) -> str:
    """A first name or patronymic that no list has."""
    lower = word.lower()
    if len(word) < 3:
        return word
    if gender == "f":
        if lower.endswith(("вны", "вне", "вну", "вной")):
            return word[:-2] + "на" if lower.endswith("вной") else word[:-1] + "а"
        if case == GENITIVE and lower[-1] in "ыи":
            return word[:-1] + ("а" if lower[-1] == "ы" else "я")
        return word
    if case in (GENITIVE, ACCUSATIVE) and lower[-1] in "ая":
        stem = word[:-1]
        soft = "й" if stem[-1].lower() in VOWELS else "ь"
        return stem + soft if lower[-1] == "я" else stem
    return word


def any_nominative(tokens: list[Token], run: tuple[int, int]) -> tuple[Name, str] | None:
    """The name of a run, in whichever case fits first, and that case."""
    first, stop = run
    first_name = next(
        (token.text for token in tokens[first : stop - 1] if len(token.text) > 2), None
    )
    if first_name and plain(first_name) in first_name_forms():
        last, forms = tokens[stop - 1].lower, first_name_forms()[plain(first_name)]
        if last[-1] in "оеиу" and is_office_of_subject(
            [t.lower for t in tokens[max(0, first - 4) : first]]
        ):
            # not: of Валентин
            forms = tuple(sorted(forms, key=lambda form: form.case != NOMINATIVE))
        for form in forms:
            if _agrees(last, form) and (name := nominative_of(tokens, run, form.case, form.gender)):
                return name, form.case
    name = nominative_of(tokens, run, NOMINATIVE)
    return (name, NOMINATIVE) if name else None


def _agrees(surname: str, form: Form) -> bool:
    """Can a surname stand in the case and gender of a first name?"""
    if form.case == NOMINATIVE:
        return _may_be_nominative(["", surname], form.gender, known=True) and not (
            form.gender == "f" and surname.endswith(("ов", "ев", "ин", "ский"))
        )
    if form.gender == "f":
        return not surname.endswith(("ова", "ева", "ёва", "ина"))
    is_bare = surname[-1] not in VOWELS + "йь" and not surname.endswith(("их", "ых"))
    return not (is_bare or surname.endswith(("ский", "ой", "ый")))

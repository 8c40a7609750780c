"""The forms of listed nouns and first names, made from their classes of declension."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from framing.base.data import russian_words

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE = "nominative", "genitive", "dative", "accusative"
INSTRUMENTAL, PREPOSITIONAL = "instrumental", "prepositional"
CASES = (NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, PREPOSITIONAL)
# Gender, how the noun ends, letters that are taken off, endings of the singular behind the
# nominative, of the plural; "-" is no ending. The first class that fits.
_CLASSES = tuple(
    (gender, re.compile(f"(?:{ending})$"), n_off, singular.split(), plural.split())
    for gender, ending, n_off, singular, plural in (
        ("m", "ый", 2, "ого ому ого ым ом", "ые ых ым ых ыми ых"),
        ("m", "[щчш]ий", 2, "его ему его им ем", "ие их им их ими их"),
        ("f", "[щчш]ая", 2, "ей ей ую ей ей", "ие их им их ими их"),
        ("f", "[нм]ая", 2, "ой ой ую ой ой", "ые ых ым ых ыми ых"),
        ("mf", "ия", 2, "ии ии ию ией ии", "ии ий иям ий иями иях"),
        ("mf", "я", 1, "и е ю ей е", "и ей ям ей ями ях"),
        ("mf", "[гкхжшщч]а", 1, "и е у ой е", "и - ам - ами ах"),
        ("mf", "а", 1, "ы е у ой е", "ы - ам - ами ах"),
        ("f", "ь", 1, "и и ь ью и", "и ей ям ей ями ях"),
        ("m", "ий", 2, "ия ию ия ием ии", "ии иев иям иев иями иях"),
        ("m", "й", 1, "я ю я ем е", "и ев ям ев ями ях"),
        ("m", "ь", 1, "я ю я ем е", "и ей ям ей ями ях"),
        ("n", "ие", 2, "ия ию ие ием ии", "ия ий иям ия иями иях"),
        ("n", "о", 1, "а у о ом е", "а - ам а ами ах"),
        ("n", "е", 1, "я ю е ем е", "я ей ям я ями ях"),
        ("mfn", "[иуыэюое]", 0, "- - - - -", "- - - - - -"),
        ("m", "анин", 0, "а у а ом е", ""),
        ("m", "ц", 0, "а у а ем е", "ы ев ам ев ами ах"),
        ("m", "[жшщч]", 0, "а у а ем е", "и ей ам ей ами ах"),
        ("m", "[гкх]", 0, "а у а ом е", "и ов ам ов ами ах"),
        ("mf", "", 0, "а у а ом е", "ы ов ам ов ами ах"),
    )
)
# The stem of the other cases, where a vowel of the nominative falls out or comes in.
_STEMS = {
    "лев": "льв", "павел": "павл", "боец": "бойц", "отец": "отц", "пётр": "петр",
    "дочь": "дочерь", "мать": "матерь", "церковь": "церквь",
}  # fmt: skip


_PREFIXES = ("экс-", "вице-", "лже-", "топ-", "арт-")


class Form(NamedTuple):
    """What a form may be: of which nominative, in which case, of which gender or number."""

    nominative: str
    case: str
    gender: str


@lru_cache(maxsize=1)
def noun_forms() -> dict[str, tuple[Form, ...]]:
    """The forms of the listed nouns for who speaks, in lower case, ё as е."""
    forms: dict[str, list[Form]] = {}
    for noun in sorted(russian_words("noun")):
        gender = _gender_of(noun)
        singular, plural = declined(noun, gender)
        for form, case in zip(singular, CASES):
            forms.setdefault(plain(form), []).append(Form(noun, case, gender))
        for form, case in zip(plural, CASES):
            forms.setdefault(plain(form), []).append(Form(plural[0], case, "pl"))
    for noun in sorted(russian_words("indeclinable noun")):
        forms[plain(noun)] = [Form(noun, case, "") for case in CASES]
    for noun in sorted(russian_words("plural only")):
        forms.setdefault(plain(noun), []).append(Form(noun, NOMINATIVE, "pl"))
    return {form: tuple(dict.fromkeys(readings)) for form, readings in forms.items()}


@lru_cache(maxsize=1)
def first_name_forms() -> dict[str, tuple[Form, ...]]:
    """The forms of the listed first names, in lower case, ё as е."""
    forms: dict[str, list[Form]] = {}
    for gender, name in (("m", "male first name"), ("f", "female first name")):
        for first_name in sorted(russian_words(name)):
            for form, case in zip(declined(first_name, gender)[0], CASES):
                forms.setdefault(plain(form), []).append(Form(first_name, case, gender))
    return {form: tuple(readings) for form, readings in forms.items()}


def readings(word: str) -> tuple[Form, ...]:
    """What a word may be a form of, among the listed nouns; экс-министра as министра is."""
    bare = plain(word)
    for prefix in _PREFIXES:
        if bare.startswith(prefix) and bare not in noun_forms():
            known = noun_forms().get(bare.removeprefix(prefix), ())
            return tuple(form._replace(nominative=prefix + form.nominative) for form in known)
    return noun_forms().get(bare, ())


def is_office_of_subject(words: list[str]) -> bool:
    """Do the words before a name hold an office in the nominative: спикер Совета (Анна Орленко)?"""
    for word in reversed(words):
        cases = {form.case for form in readings(word) if form.gender in ("m", "f")}
        if NOMINATIVE in cases and GENITIVE not in cases:
            return True
    return False


def plain(word: str) -> str:
    """Lower case, ё as е."""
    return with_one_e(word.lower())


def with_one_e(name: str) -> str:
    """Е for ё, so that one person has one name in every outlet: Фёдор is Федор."""
    return name.replace("ё", "е").replace("Ё", "Е")


def declined(noun: str, gender: str) -> tuple[list[str], list[str]]:
    """Six cases of the singular and of the plural.

    Examples
    --------
    >>> declined("глава", "m")[0]
    ['глава', 'главы', 'главе', 'главу', 'главой', 'главе']
    >>> declined("владелец", "m")[1][:2]
    ['владельцы', 'владельцев']
    """
    stem = _stem(noun)
    for genders, ending, n_off, singular, plural in _CLASSES:
        if gender in genders and ending.search(stem):
            base = stem[: len(stem) - n_off] if n_off else stem
            ends = [end.strip("-") for end in singular]
            plural_forms = [base + end.strip("-") for end in plural]
            if noun.endswith("анин"):
                base_of_many = noun[:-2]
                plural_forms = [base_of_many + end for end in ("е", "", "ам", "", "ами", "ах")]
            return [noun, *(base + end for end in ends)], plural_forms
    return [noun] * len(CASES), [noun] * len(CASES)


def _stem(noun: str) -> str:
    """The noun with the vowel taken out that falls out in its other cases."""
    if noun in _STEMS:
        return _STEMS[noun]
    if noun.endswith("ец") and len(noun) > 4:
        return noun[:-2] + ("ьц" if noun[-3] == "л" else "ц")
    return noun[:-2] + "к" if noun.endswith("бёнок") or noun.endswith("бенок") else noun


def _gender_of(noun: str) -> str:
    """By the lists and the ending."""
    if noun in russian_words("noun m in a"):
        return "m"
    if noun in russian_words("noun f") or noun[-1] in "ая":
        return "f"
    return "n" if noun[-1] in "ое" else "m"

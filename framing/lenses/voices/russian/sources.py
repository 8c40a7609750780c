"""Whose words are given, in the genitive: по словам Орлова, цитирует слова Орлова агентство."""

from __future__ import annotations

from typing import NamedTuple

from framing.base.data import closed_class, russian_words
from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.clauses import is_finite, is_preposition, is_speech_verb
from framing.lenses.voices.russian.names import Name, name_runs, nominative_of
from framing.lenses.voices.russian.nouns import ACCUSATIVE, GENITIVE, plain
from framing.lenses.voices.russian.phrases import Speaker, nominative_phrase, noun_in

_SURNAMES = ("ова", "ева", "ёва", "ина", "ына", "ого", "его", "ову", "еву", "ину", "ую", "ко")
_ADJECTIVES = ("ои", "ою", "ый", "ий", "ые", "ие", "ое", "ую", "их", "ем", "ём", "ом", "ей")
_TITLES = ("господина", "госпожи", "господину", "госпоже", "господином", "госпожой", "господине")
_PRONOUNS = ("этом", "том", "чем", "чём", "нем", "нём", "ней", "всем", "всём", "ком")
PRONOUNS = {"m": "он", "f": "она", "pl": "они"}


class Attribution(NamedTuple):
    """A verb or cue (as written, lower case), who speaks, and whether they stand right beside."""

    verb: str
    speaker: Speaker | None
    is_beside: bool = True


def is_governed(tokens: list[Token], index: int) -> bool:
    """Does a preposition stand before the word, or before its adjective: на свои источники?"""
    if index > 1 and tokens[index - 1].lower in _TITLES:
        index -= 1  # у господина Орлова
    if index and is_preposition(tokens[index - 1]):
        return True
    return (
        index > 1
        and is_preposition(tokens[index - 2])
        and tokens[index - 1].lower.endswith(_ADJECTIVES)
        and tokens[index - 1].lower not in _PRONOUNS  # об этом глава порта заявил
    )


def cited_speaker(text: str, tokens: list[Token], verb: int, end: int) -> Speaker | None:
    """Whose words are cited: цитирует слова Орлова агентство, процитировала Орлову служба."""
    for index in range(verb + 1, end):
        for sex, pronoun in PRONOUNS.items():
            if tokens[index].lower in russian_words(f"possessive {sex}"):
                return Speaker(index, index + 1, pronoun, "pronoun", sex)
        if tokens[index].lower in russian_words("cited noun"):
            return genitive_speaker(text, tokens, index + 1, end)
    for run in name_runs(tokens, verb + 1, end):
        for case in (GENITIVE, ACCUSATIVE):
            name = nominative_of(tokens, run, case)
            is_place = name and _is_place_of_person(tokens, name)
            if name and not is_place and name.text.split()[-1] != tokens[run[1] - 1].text:
                return Speaker(*run, name.text, "name", name.gender)
    noun = noun_in(tokens, verb + 1, end, (ACCUSATIVE,))
    if noun and noun[1].nominative != plain(tokens[noun[0]].lower):
        return nominative_phrase(text, tokens, noun[0], end, ACCUSATIVE)
    return None


def _is_place_of_person(tokens: list[Token], name: Name) -> bool:
    """Цитирует главу Браска: a single word that ends as no surname, behind whom one cites."""
    if name.is_full or tokens[name.first].lower.endswith(_SURNAMES):
        return False
    return noun_in(tokens, name.first - 1, name.first, (ACCUSATIVE,)) is not None


def genitive_speaker(text: str, tokens: list[Token], first: int, stop: int) -> Speaker | None:
    """The name or phrase in the genitive: (по словам) главы Браска Ивана Орлова."""
    if first >= stop:
        return None
    for sex, pronoun in PRONOUNS.items():
        if tokens[first].lower in (*russian_words(f"possessive {sex}"), "него", "неё", "нее"):
            return Speaker(first, first + 1, pronoun, "pronoun", sex)
    names = [
        name
        for run in name_runs(tokens, first, stop)
        if not is_governed(tokens, run[0])
        if (name := nominative_of(tokens, run, GENITIVE))
    ]
    full = next((name for name in names if name.is_full), None)
    bare = next(
        (name for name in names if name.first == first or _is_role(tokens, name.first - 1)), None
    )
    name = full or bare
    if name and not _is_place_of_noun(tokens, name, first):
        return Speaker(name.first, name.stop, name.text, "name", name.gender)
    return nominative_phrase(text, tokens, first, stop, GENITIVE)


def _is_role(tokens: list[Token], index: int) -> bool:
    return noun_in(tokens, index, index + 1, (GENITIVE,)) is not None or tokens[index].lower in (
        "господина",
        "госпожи",
    )


def _is_place_of_noun(tokens: list[Token], name: Name, first: int) -> bool:
    """Администрации Орла: the phrase begins with a body, and the word is its place."""
    if name.is_full or name.first == first:
        return False
    noun = noun_in(tokens, first, name.first, (GENITIVE,))
    return (
        noun is not None
        and noun[1].gender in ("n", "pl")
        or (
            noun is not None
            and tokens[noun[0]].lower.endswith(("ии", "бы", "ы"))
            and noun[1].gender == "f"
        )
    )


def source_before(text: str, sentence: list[Token], quotation: int) -> Attribution | None:
    """По словам Орлова, … «…», by the source named last before it."""
    index = source_index(sentence, quotation)
    return source_at(text, sentence, index, quotation) if index >= 0 else None


def source_index(sentence: list[Token], quotation: int) -> int:
    """Where the last source before a quotation is named, else -1."""
    for index in range(quotation - 2, -1, -1):
        if sentence[index].lower == "по" and _source_noun(sentence, index, quotation) > 0:
            return index
    return -1


def _source_noun(sentence: list[Token], index: int, stop: int) -> int:
    """Where the noun of "по … словам" stands, past an adjective or a possessive; else -1."""
    for noun in range(index + 1, min(index + 3, stop)):
        if sentence[noun].lower in russian_words("source noun"):
            return noun
    return -1


def source_at(text: str, sentence: list[Token], index: int, stop: int) -> Attribution | None:
    """The source that is named at ``index``."""
    if sentence[index].lower not in ("по", "со"):
        return None
    noun = _source_noun(sentence, index, stop)
    if noun < 0:
        return None
    cue = f"{sentence[index].lower} {sentence[noun].lower}"
    owner = genitive_speaker(text, sentence, index + 1, noun)
    if owner and owner.kind == "pronoun":
        return Attribution(cue, owner, is_beside=False)
    first = noun + 1
    while first < stop and sentence[first].lower in closed_class("emphasis before a source"):
        first += 1
    end = _source_stop(sentence, first, stop)
    return Attribution(cue, genitive_speaker(text, sentence, first, end), is_beside=False)


def _source_stop(sentence: list[Token], first: int, stop: int) -> int:
    """The end of who is named: past the comma of an apposition, as far as a name follows it."""
    for index in range(first, stop):
        token = sentence[index]
        if (
            token.is_quotation
            or token.text in ".;:—–-"
            or is_speech_verb(token)
            or is_finite(token)
        ):
            return index
        if token.text == ",":
            later = next((i for i in range(index + 1, stop) if sentence[i].text in ",."), stop)
            has_name = any(
                name.is_full
                for run in name_runs(sentence, index + 1, later)
                if (name := nominative_of(sentence, run, "genitive"))
            )
            return later if has_name else index
    return stop

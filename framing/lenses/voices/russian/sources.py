"""Whose words are given, in the genitive: по словам Орлова, цитирует слова Орлова агентство."""

from __future__ import annotations

from framing.base.data import russian_words
from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.clauses import is_preposition
from framing.lenses.voices.russian.names import Name, name_runs, nominative_of
from framing.lenses.voices.russian.nouns import ACCUSATIVE, GENITIVE, plain
from framing.lenses.voices.russian.phrases import Speaker, nominative_phrase, noun_in

PRONOUNS = {"m": "он", "f": "она", "pl": "они"}


def is_governed(tokens: list[Token], index: int) -> bool:
    """Does a preposition stand before the word, or before its adjective: на свои источники?"""
    if index and is_preposition(tokens[index - 1]):
        return True
    return (
        index > 1
        and is_preposition(tokens[index - 2])
        and tokens[index - 1].lower.endswith(("ои", "ою", "ый", "ий", "ые", "ие", "ое", "ую", "их"))
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
            if name and name.text.split()[-1] != tokens[run[1] - 1].text:
                return Speaker(*run, name.text, "name", name.gender)
    found = noun_in(tokens, verb + 1, end, (ACCUSATIVE,))
    if found and found[1].nominative != plain(tokens[found[0]].lower):
        return nominative_phrase(text, tokens, found[0], end, ACCUSATIVE)
    return None


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
    found = noun_in(tokens, first, name.first, (GENITIVE,))
    return (
        found is not None
        and found[1].gender in ("n", "pl")
        or (
            found is not None
            and tokens[found[0]].lower.endswith(("ии", "бы", "ы"))
            and found[1].gender == "f"
        )
    )

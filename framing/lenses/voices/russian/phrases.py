"""Noun phrases for who speaks, in the nominative: в пресс-службе мэрии gives пресс-служба мэрии."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.base.data import closed_class, russian_words
from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.clauses import (
    is_acronym,
    is_finite,
    is_gerund,
    is_marked_name,
    is_preposition,
    is_speech_verb,
    is_word,
)
from framing.lenses.voices.russian.declension import (
    ADJECTIVE_ENDINGS,
    adjective_nominative,
    guessed_noun,
)
from framing.lenses.voices.russian.nouns import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    NOMINATIVE,
    PREPOSITIONAL,
    Form,
    readings,
)

_NEVER_LAST = closed_class("never last in a phrase")
_OWN = ("possessive m", "possessive f", "possessive pl")  # в её заявлении
_NOMINATIVE = "(?:ая|яя|ый|ий|ое|ее|ые|ие)"
_BARE_ENDINGS = {  # what a name of one word may end in elsewhere, by case and its last letter
    (PREPOSITIONAL, "е"): ("", "а", "о", "ь", "й"),
    (PREPOSITIONAL, "и"): ("я", "ь", "е"),
    (GENITIVE, "а"): ("", "о"),
    (GENITIVE, "я"): ("ь", "й", "е"),
    (GENITIVE, "ы"): ("а",),
    (GENITIVE, "и"): ("а", "я", "ь"),
}
_LONGEST = 10  # tokens of a phrase
_MARKS = '"“”„«» '


class Speaker(NamedTuple):
    """Who speaks: where the words stand (token numbers), who it is, and of what kind it is.

    ``kind`` is "name", "noun phrase", "pronoun", or "there" for a place named before.
    """

    first: int
    stop: int
    person: str
    kind: str
    gender: str = ""


def phrase_stop(tokens: list[Token], first: int, stop: int) -> int:
    """Where the phrase that begins at ``first`` ends: before a mark, a preposition or a verb."""
    end = first
    while end < min(stop, first + _LONGEST) and _goes_on(tokens, first, end):
        end += 1
    while end > first + 1 and tokens[end - 1].lower in _NEVER_LAST:
        end -= 1
    return end


def _goes_on(tokens: list[Token], first: int, index: int) -> bool:
    token = tokens[index]
    if not is_word(token) or token.is_quotation:
        return False
    if index == first:
        return True
    if token.lower in russian_words("news agency"):
        return tokens[index - 1].lower in russian_words("before an agency")
    if token.lower == "по" and index + 1 < len(tokens) and _is_office(tokens[index - 1]):
        return True
    if is_preposition(token) or token.lower in russian_words("opener"):
        return token.lower == "и" and not readings(tokens[index - 1].lower)
    if token.lower in russian_words("ends a phrase") or _is_infinitive(token):
        return False
    if _is_another_thing(token):
        return False
    return not (is_speech_verb(token) or is_finite(token) or is_gerund(token))


def _is_another_thing(token: Token) -> bool:
    """В пресс-службе порта решение (назвали): a noun that cannot be a genitive is what is told."""
    if not token.text[0].islower():
        return False
    forms = readings(token.lower)
    if forms:
        is_one = all(form.gender != "pl" for form in forms)  # политики: of policy as well
        return is_one and all(form.case in (NOMINATIVE, ACCUSATIVE) for form in forms)
    return token.lower.endswith(("ание", "ение", "ятие"))


def _is_infinitive(token: Token) -> bool:
    """Эту версию принять (отказались): what is done, no word of who speaks."""
    is_verb = token.lower.endswith(("ать", "ять", "еть", "ить", "уть", "ться"))
    return is_verb and token.text[0].islower() and not readings(token.lower)


def _is_office(token: Token) -> bool:
    return token.lower in closed_class("office that names another")


def noun_in(
    tokens: list[Token], first: int, stop: int, cases: tuple[str, ...], gender: str = ""
) -> tuple[int, Form] | None:
    """The first listed noun among tokens that can stand in one of these cases."""
    for index in range(first, stop):
        if not tokens[index].text[0].isalpha() or tokens[index].is_quotation:
            continue
        for form in readings(tokens[index].lower):
            fits = form.case in cases and (not gender or not form.gender or _fits(form, gender))
            if fits:
                return index, form
    return None


def _fits(form: Form, gender: str) -> bool:
    """May a noun be the subject of a verb of this gender? The министр may be a woman."""
    if gender == "pl" or form.gender == "pl":
        return gender == form.gender
    if gender == "sg":
        return True
    if gender == "n" or form.gender == "n":
        return gender == form.gender
    return gender == form.gender or (gender == "f" and form.gender == "m")


def nominative_phrase(
    text: str, tokens: list[Token], first: int, stop: int, case: str
) -> Speaker | None:
    """The phrase from ``first`` on, its head and the adjectives before it in the nominative."""
    while first < stop and any(tokens[first].lower in russian_words(own) for own in _OWN):
        first += 1
    if first < stop and tokens[first].lower.startswith("котор"):
        return None
    end = phrase_stop(tokens, first, stop)
    if end == first:
        return None
    if end - first == 1 and is_marked_name(tokens[first]):
        inside, _ = _inside(tokens[first].text.strip(_MARKS), case)
        return Speaker(first, end, _as_elsewhere(inside, text, case), "noun phrase")
    if end - first == 1 and is_acronym(tokens[first]):
        return Speaker(first, end, tokens[first].text, "noun phrase")
    head, nominative, gender = _head(tokens, first, end, case)
    before = [adjective_nominative(token.text, gender or "m") for token in tokens[first:head]]
    after = text[tokens[head].end : tokens[end - 1].end]
    return Speaker(first, end, " ".join([*before, nominative]) + after, "noun phrase", gender)


def _head(tokens: list[Token], first: int, end: int, case: str) -> tuple[int, str, str]:
    """The head of a phrase in this case: a listed noun behind adjectives, else a guess."""
    index = first
    while index < end - 1 and _is_adjective(tokens[index]):
        index += 1
    token = tokens[index]
    is_locative = case == PREPOSITIONAL and token.lower.endswith(("у", "ю"))
    for form in readings(token.lower):
        if form.case == (DATIVE if is_locative else case):
            return index, _as_written(form.nominative, token.text), form.gender
    if is_marked_name(token):
        inside, gender = _inside(token.text.strip(_MARKS), case)
        return index, inside, gender
    if is_acronym(token) or case == NOMINATIVE:
        return index, token.text, ""
    nominative, gender = guessed_noun(token.text, case)
    return index, nominative, gender


def _inside(words: str, case: str) -> tuple[str, str]:
    """A name in marks that is declined: в "Извлечении из постановления"."""
    first, blank, tail = words.partition(" ")
    for form in readings(first):
        if form.case == case:
            return _as_written(form.nominative, first) + blank + tail, form.gender
    return words, ""


def _as_elsewhere(word: str, text: str, case: str) -> str:
    """A name of one word as its nominative stands elsewhere in the text: в «Тарне», «Тарна»."""
    if " " in word:
        stems = [re.escape(piece[: max(3, len(piece) - 2)]) for piece in word.split()]
        first, *following = [rf"{stem}\w{{0,3}}" for stem in stems]
        words = rf"(?={stems[0]}\w*{_NOMINATIVE} ){' '.join((first, *following))}"
        named = re.search(rf"(?<=[{_MARKS}]){words}(?=[{_MARKS}])", text)
        return named[0] if named else word
    endings = _BARE_ENDINGS.get((case, word[-1:]), ())
    stem = word[:-1]
    is_female = re.search(rf"[{_MARKS}]{re.escape(stem)}(?:ы|и|ой)[{_MARKS}]", text)
    for nominative in (stem + ending for ending in endings if ending != "а" or is_female):
        if re.search(rf"(?<=[{_MARKS}]){re.escape(nominative)}(?=[{_MARKS}])", text):
            return nominative
    return word


def _is_adjective(token: Token) -> bool:
    word = token.lower
    return word.endswith(ADJECTIVE_ENDINGS) and not readings(word)


def _as_written(nominative: str, written: str) -> str:
    return nominative.capitalize() if written[0].isupper() else nominative

"""Bodies, papers and houses that speak: сообщили в МИД, говорится в заявлении, пишет «Эхо»."""

from __future__ import annotations

from framing.base.data import closed_class, russian_words
from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.clauses import is_acronym, is_marked_name, is_word
from framing.lenses.voices.russian.declension import ADJECTIVE_ENDINGS
from framing.lenses.voices.russian.nouns import DATIVE, GENITIVE, PREPOSITIONAL, readings
from framing.lenses.voices.russian.phrases import Speaker, nominative_phrase, phrase_stop
from framing.lenses.voices.russian.sources import is_governed

_NEAR = 4  # tokens from the "в" before a place to the verb
_PREPOSITIONAL = tuple("е и ах ях ом ем ём ой ей ых их у ю о ё".split())  # endings
_PRONOUNS = ("них", "нас", "вас", "этих", "тех", "ней", "нем", "нём")
_MARKS = '"“”„«» '


def in_a_body(
    text: str, tokens: list[Token], first: int, stop: int, *, is_left: bool
) -> Speaker | None:
    """Сообщили в МИД, говорится в заявлении, следует из документа, сообщается на сайте."""
    indices = list(range(first, stop - 1))
    if is_left:  # the nearest, but that a place goes last: в посольстве Брода в Тарне говорят
        indices = sorted(reversed(indices), key=lambda index: _is_place(tokens, index + 1))
    for index in indices:
        word = tokens[index].lower
        if word in ("в", "во", "на") and tokens[index + 1].lower in russian_words("place pronoun"):
            return Speaker(index, index + 2, "там", "there")
        if _is_place(tokens, index + 1) and not _is_beside(
            tokens, index, first, stop, is_left=is_left
        ):
            continue
        if word in ("в", "во", "на") and _is_body(tokens, index + 1, stop):
            return nominative_phrase(text, tokens, index + 1, stop, PREPOSITIONAL)
        if word == "из" and index and tokens[index - 1].lower.startswith(("од", "кажд", "мног")):
            continue  # одним из людей
        if word == "из" and _is_body(tokens, index + 1, stop):
            return nominative_phrase(text, tokens, index + 1, stop, GENITIVE)
    return None


def one_of(text: str, tokens: list[Token], first: int, stop: int) -> Speaker | None:
    """Один из рыбаков сказал."""
    for index in range(first, stop - 2):
        if tokens[index].lower in ("один", "одна") and tokens[index + 1].lower == "из":
            end = phrase_stop(tokens, index + 2, stop)
            person = text[tokens[index].start : tokens[end - 1].end]
            return Speaker(index, end, person[0].lower() + person[1:], "noun phrase")
    return None


def _is_beside(tokens: list[Token], index: int, first: int, stop: int, *, is_left: bool) -> bool:
    """Does a place stand beside the verb: заявили в Тарне, в Тарне ранее заявили?"""
    if is_left:
        return stop - index <= _NEAR
    return index == first or (index == first + 1 and tokens[first].lower in russian_words("opener"))


def _is_place(tokens: list[Token], index: int) -> bool:
    """A word with a capital that is no known body, and no adjective before one, may be a place."""
    token = tokens[index]
    is_known = is_acronym(token) or is_marked_name(token) or bool(readings(token.lower))
    has_noun = index + 1 < len(tokens) and bool(readings(tokens[index + 1].lower))
    is_adjective = has_noun and token.lower.endswith(ADJECTIVE_ENDINGS)
    return token.text[0].isupper() and not is_known and not is_adjective


def may_be_prepositional(token: Token) -> bool:
    """Can a word stand behind "в" and say where: в совете, but not: во внутренние дела?"""
    if forms := readings(token.lower):
        is_locative = token.lower.endswith(("у", "ю"))  # в аэропорту
        return any(form.case == (DATIVE if is_locative else PREPOSITIONAL) for form in forms)
    is_known = is_acronym(token) or is_marked_name(token) or token.text.isascii()
    return is_known or token.lower.endswith(_PREPOSITIONAL)


def _is_body(tokens: list[Token], index: int, stop: int) -> bool:
    """Can the phrase at ``index`` speak? A place, a day or an occasion does not."""
    token = tokens[index]
    return (
        is_word(token)
        and (tokens[index - 1].lower == "из" or may_be_prepositional(token))
        and token.lower not in closed_class("no body that speaks")
        and token.lower not in _PRONOUNS
        and not token.lower.startswith("котор")
        and not token.text[0].isdigit()
    )


def named_body(
    tokens: list[Token], first: int, stop: int, gender: str, *, is_left: bool
) -> Speaker | None:
    """A name in marks or in capitals that agencies are not addressed by: пишет «Эхо»."""
    indices = range(stop - 1, first - 1, -1) if is_left else range(first, stop)
    for index in indices:
        token = tokens[index]
        is_known = is_marked_name(token) or is_acronym(token) or token.text.isascii()
        if not is_known or not is_word(token) or not token.text.strip(_MARKS)[:1].isupper():
            continue
        if is_governed(tokens, index):
            continue
        is_addressed = (
            not is_left and token.lower in russian_words("news agency") and index + 1 < stop
        )
        if is_addressed and is_word(tokens[index + 1]) and gender != "n":
            continue
        begin, end = _latin_run(tokens, index, first, stop)
        name = " ".join(word.text for word in tokens[begin:end]).strip(_MARKS)
        return Speaker(begin, end, name, "noun phrase", "n")
    return None


def _latin_run(tokens: list[Token], index: int, first: int, stop: int) -> tuple[int, int]:
    """The words in Latin letters of a name: Tarnske Welle."""
    begin = end = index
    if not tokens[index].text.isascii():
        return index, index + 1
    while begin > first and _is_latin(tokens[begin - 1]):
        begin -= 1
    while end + 1 < stop and _is_latin(tokens[end + 1]):
        end += 1
    return begin, end + 1


def _is_latin(token: Token) -> bool:
    return token.text.isascii() and token.text[0].isupper() and not token.is_quotation

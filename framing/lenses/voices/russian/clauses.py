"""A Russian paragraph as tokens and sentences; a name in quotation marks is a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.base.data import russian_words, verb_forms
from framing.lenses.voices.grammar.tokens import Token, inner_end, paragraph_tokens
from framing.lenses.voices.russian.nouns import readings

_GLUED = re.compile(r"(?<=[а-яё»])\.(?=[А-ЯЁ])")  # сказал он.Судя
_MARKS = '"“”„«»'
_DASHES = "—–-―"
_STOPS = (".", "!", "?", "…", "...")
_FINITE = re.compile(
    r"(?:[аяеиыу]л(?:а|и|о)?(?:с[ья])?|[её]т(?:ся)?|ит(?:ся)?|[юу]т(?:ся)?|[ая]т(?:ся)?)$"
)
_GERUND = re.compile(r"(?:[аиыеуяё]в(?:ши(?:сь)?)?|[ая]сь|[уюая]я)$")
_SHORTEST_VERB = 5  # letters of a verb that no list has


def tokens_of(
    text: str, start: int, end: int, inside: list[tuple[int, int, int]], names: set[int]
) -> list[Token]:
    """Tokens of a paragraph; of its quotations those numbered in ``names`` are words."""
    tokens: list[Token] = []
    for token in paragraph_tokens(text, start, end, inside):
        if token.quote in names:
            bare = token.text.strip(_MARKS + " ")
            tokens.append(token._replace(lower=bare.lower(), quote=-1))
        elif not token.is_quotation and _GLUED.search(token.text):
            tokens += _unglued(token)
        else:
            tokens.append(token)
    return tokens


def _unglued(token: Token) -> Iterator[Token]:
    """Two words with a full stop and no blank between them, as three tokens."""
    start = token.start
    for number, word in enumerate(_GLUED.split(token.text)):
        if number:
            yield Token(".", ".", start, start + 1)
            start += 1
        yield Token(word, word.lower(), start, start + len(word))
        start += len(word)


def sentences_of(tokens: list[Token]) -> list[list[Token]]:
    """The sentences of a paragraph; a quotation stays with the words that say whose it is."""
    sentences, begin = [], 0
    for index in range(1, len(tokens)):
        if _ends_sentence(tokens[index - 1]) and _begins_sentence(tokens, index):
            sentences.append(tokens[begin:index])
            begin = index
    return [*sentences, tokens[begin:]] if tokens[begin:] else sentences


def _ends_sentence(token: Token) -> bool:
    return (inner_end(token) if token.is_quotation else token.text) in _STOPS


def _begins_sentence(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if is_dash(token):  # he said. — We wait
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        return follows is not None and not follows.is_quotation and is_name(follows)
    return (
        token.is_quotation
        or token.text[0].isupper()
        or token.text[0].isdigit()
        or (token.text[0] in _MARKS)
    )


def is_dash(token: Token) -> bool:
    """A dash, or a hyphen that stands for one."""
    return not token.is_quotation and token.text in _DASHES


def is_marked_name(token: Token) -> bool:
    """A name in quotation marks, which is a word here."""
    return not token.is_quotation and token.text[0] in _MARKS and len(token.text) > 1


def is_word(token: Token) -> bool:
    """A word, a number or a name in quotation marks."""
    return is_marked_name(token) or (not token.is_quotation and token.text[0].isalnum())


def is_name(token: Token) -> bool:
    """A word with a capital that is no abbreviation; in Latin letters houses stand, not persons."""
    return (
        not token.is_quotation
        and token.text[0].isupper()
        and not token.text.isascii()
        and (token.text[1:2] in (".", "") or not is_acronym(token))
    )


def is_acronym(token: Token) -> bool:
    """МВД, ТАСС, РФ."""
    return token.text.isupper() and len(token.text) > 1 and token.text[1] != "."


def is_preposition(token: Token) -> bool:
    """В, на, с, об and the like."""
    return token.lower in russian_words("preposition")


def is_speech_verb(token: Token) -> bool:
    """A form of a verb of speech, active or passive."""
    if token.is_quotation or token.lower.endswith(("ть", "ться", "ти")):
        return False
    if not token.text[0].islower():
        return token.lower in russian_words("passive verb")
    return (
        token.lower in verb_forms()
        or token.lower in russian_words("passive verb")
        or token.lower in russian_words("citing verb")
        or token.lower in russian_words("predicate of speech")
    )


def is_finite(token: Token) -> bool:
    """Most likely a finite verb, by its ending."""
    word = token.lower
    if token.is_quotation or not token.text[0].islower() or len(word) < _SHORTEST_VERB:
        return False
    is_noun = word in russian_words("noun like a verb") or readings(word)
    return not is_noun and bool(_FINITE.search(word))


def is_gerund(token: Token) -> bool:
    """Добавив, отмечая: a verb without a subject of its own."""
    word = token.lower
    return word in verb_forms() and bool(_GERUND.search(word))


def agreement(verb: str) -> str:
    """Of whom a verb form may speak: "m", "f", "n", "pl", "sg", or nothing where any one may."""
    word = re.sub(r"с[ья]$", "", verb)
    if word.endswith(("ют", "ут", "ят", "ат", "ли", "ны")):
        return "pl"
    endings = (("ла", "f"), ("ло", "n"), ("л", "m"), ("на", "f"), ("ен", "m"), ("но", "n"))
    for ending, gender in endings:
        if word.endswith(ending):
            return gender
    return "sg" if word.endswith(("ет", "ёт", "ит")) else ""

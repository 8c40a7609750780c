"""What persons are called in a Russian article: the office before a name, the phrase after it."""

from __future__ import annotations

from typing import NamedTuple

from framing.base.data import russian_words
from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.clauses import (
    is_finite,
    is_name,
    is_preposition,
    is_speech_verb,
    is_word,
)
from framing.lenses.voices.russian.declension import ADJECTIVE_ENDINGS
from framing.lenses.voices.russian.mentions import Mention, Mentions
from framing.lenses.voices.russian.names import any_nominative
from framing.lenses.voices.russian.nouns import (
    DATIVE,
    GENITIVE,
    NOMINATIVE,
    Form,
    first_name_forms,
    plain,
    readings,
    with_one_e,
)
from framing.lenses.voices.russian.reader import paragraphs_of

_LONGEST_OFFICE = 8  # words before a name
_LONGEST_APPOSITION = 10  # words after it
_NO_ADJECTIVES = ("того", "этого", "всего", "чего", "его", "ему", "тому", "этому", "своего")
_NOUN_ENDINGS = ("очий", "ений", "аний", "ций", "ствий")
_LINKS = ("был", "была", "было", "были", "будет", "будут")
_INFINITIVES = ("ать", "ять", "еть", "ить", "ться")
_ENDINGS = {
    NOMINATIVE: ("ый", "ий", "ой", "ая", "няя"),
    GENITIVE: ("ого", "его", "ой", "ей"),
    DATIVE: ("ому", "ему", "ой", "ей"),
}
_ENDS = (",", ".", ";", "—", "–", ")")


class Described(NamedTuple):
    """Who is called what, of which kind, and where."""

    start: int
    person: str
    kind: str
    words: str


def described(text: str, spans: list[tuple[int, int]]) -> list[Described]:
    """Titles and appositions of the persons of a text, as written, the persons in the nominative.

    Examples
    --------
    >>> text = "Слова мэра Браска Ивана Орлова ждали. Иван Орлов, глава порта, ушёл."
    >>> [(row.person, row.kind, row.words) for row in described(text, [])]
    [('Иван Орлов', 'title', 'мэра Браска'), ('Иван Орлов', 'apposition', 'глава порта')]
    """
    paragraphs = paragraphs_of(text, spans)
    rows, mentions = [], Mentions(paragraphs)
    positions = {
        token.start: (tokens, index) for tokens in paragraphs for index, token in _counted(tokens)
    }
    for mention in mentions.mentions:
        tokens, index = positions[mention.start]
        stop = index
        while stop < len(tokens) and is_name(tokens[stop]):
            stop += 1
        if not _is_person(mention.person):
            continue
        case = _case(tokens, index, stop, mention)
        for kind, first, end in (
            ("title", _office_begin(tokens, index, case), index),
            ("apposition", stop + 1, _apposition_end(tokens, stop, case)),
        ):
            if first < end:
                words = text[tokens[first].start : tokens[end - 1].end]
                rows.append(Described(mention.start, with_one_e(mention.person), kind, words))
    return rows


def _counted(tokens: list[Token]):
    return [(index, token) for index, token in enumerate(tokens) if not token.is_quotation]


def _is_person(name: str) -> bool:
    """A full name with a listed first name: places and bodies have capitals as well."""
    words = name.split()
    is_known = any(plain(word) in first_name_forms() for word in words)
    return len(words) > 1 and (is_known or words[0].endswith("."))


def _case(tokens: list[Token], index: int, stop: int, mention: Mention) -> str:
    """The case of a name: that of a full one, or as of the subject or of another word."""
    reading = any_nominative(tokens, (index, stop)) if stop - index > 1 else None
    if reading:
        return reading[1]
    return NOMINATIVE if mention.is_subject else GENITIVE


def _office_begin(tokens: list[Token], index: int, case: str) -> int:
    """Where the office right before a name begins: (российский) президент, глава порта Браска.

    The office stands in the case of the name, what belongs to it in the genitive.
    """
    begin = index
    for first in range(index - 1, max(-1, index - 1 - _LONGEST_OFFICE), -1):
        token = tokens[first]
        is_verb = is_speech_verb(token) or is_finite(token) or _is_other_verb(token)
        if token.is_quotation or not is_word(token) or is_preposition(token) or is_verb:
            break
        # мэр и Орлов are two, глава порта и мэр Орлов is one
        if token.lower == "и" and (begin < index or first == index - 1):
            break
        is_office = token.lower not in russian_words("cited noun")
        if is_office and any(_agrees(form, case) for form in readings(token.lower)):
            begin = first
    while 0 < begin < index and _is_adjective(tokens[begin - 1], case):
        begin -= 1
    return begin


def _agrees(form: Form, case: str) -> bool:
    """May the form be the office of a person: no body, no paper (правительство Орлова)?"""
    is_paper = form.nominative in russian_words("document") or form.nominative.endswith("ия")
    return form.case == case and form.gender not in ("n", "pl") and not is_paper


def _is_adjective(token: Token, case: str) -> bool:
    """An adjective in this case: российский, but not "того" (кроме того президент Орлов)."""
    is_plain = not token.is_quotation and is_word(token) and not is_name(token)
    if not is_plain or is_preposition(token) or token.lower in _NO_ADJECTIVES:
        return False
    if token.lower.endswith(_NOUN_ENDINGS):
        return False  # полномочий
    return token.lower.endswith(_ENDINGS.get(case, ADJECTIVE_ENDINGS))


def _is_other_verb(token: Token) -> bool:
    """Были, признать, and который, behind which no office stands."""
    word = token.lower
    return word in _LINKS or word.startswith("котор") or word.endswith(_INFINITIVES)


def _apposition_end(tokens: list[Token], stop: int, case: str) -> int:
    """Where the phrase between commas after a name ends: Орлов, глава порта, ушёл.

    But not the next of a list: Орлов, глава порта Данн.
    """
    first = stop + 1
    if first >= len(tokens) or tokens[stop].text != ",":
        return first
    head = first + _is_adjective(tokens[first], case)
    forms = readings(tokens[head].lower) if head < len(tokens) else ()
    if not any(_agrees(form, case) for form in forms):
        return first
    for end in range(head + 1, min(len(tokens), first + _LONGEST_APPOSITION)):
        token = tokens[end]
        if token.text in _ENDS:
            pairs = zip(tokens[first:end], tokens[first + 1 : end])
            is_another = any(is_name(left) and is_name(right) for left, right in pairs)
            return first if is_another else end
        if token.is_quotation or is_speech_verb(token) or is_finite(token):
            return first
    return first

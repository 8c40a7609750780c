"""Attributions without a verb of speech: according to X, a label, a signature, somebody's claim."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.base.data import words
from framing.lenses.voices.clauses import (
    AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    TIMES,
    Token,
    breaks_phrase,
    inner_end,
    is_name,
    is_verb,
    is_word,
)
from framing.lenses.voices.phrases import phrase_left, phrase_right

NOUNS = words("noun of speech")


class Attribution(NamedTuple):
    """A verb (as written), and where the speaker's phrase stands; None where there is none."""

    verb: str
    speaker: tuple[int, int] | None


def according(sentence: list[Token], place: int) -> Attribution | None:
    """According to X / по словам X, anywhere in the sentence."""
    for at, token in enumerate(sentence[:-2]):
        pair = (token.lower, sentence[at + 1].lower)
        subject = None
        if pair in _ACCORDING or (
            pair == ("words", "of") and at > 1 and sentence[at - 2].lower == "in"
        ):
            subject = phrase_right(sentence, at + 2)
        elif (
            token.lower == "per"
            and at > place
            and (at - 1 == place or sentence[at - 1].text == ",")
        ):
            subject = phrase_right(sentence, at + 1)
            pair = pair[:1]
        if subject:
            first, last = subject
            return Attribution(" ".join(pair), (sentence[first].start, sentence[last - 1].end))
    return None


_ACCORDING = (("according", "to"), ("по", "словам"), ("по", "мнению"))


def labelled(sentence: list[Token], place: int) -> Attribution | None:
    """A name and a colon: Finn: “…”."""
    if place >= 2 and sentence[place - 1].text == ":":
        first = place - 2
        while first > 0 and is_word(sentence[first - 1]):
            first -= 1
        if is_name(sentence[first]) and place - 1 - first <= 5:
            return Attribution(":", (sentence[first].start, sentence[place - 2].end))
    return None


def signed(sentence: list[Token], place: int) -> Attribution | None:
    """A dash and a name at the end: “…” — Orla Finn."""
    rest = sentence[place + 1 :]
    while rest and rest[-1].text in ".)":
        rest = rest[:-1]
    if 2 <= len(rest) <= 8 and rest[0].text in "—–―-" and is_name(rest[1]):
        stop = next((i for i, token in enumerate(rest) if token.text in ",("), len(rest))
        if all(is_word(token) and not is_verb(token) for token in rest[1:stop]):
            return Attribution(rest[0].text, (rest[1].start, rest[stop - 1].end))
    return None


def noun(sentence: list[Token], place: int) -> Attribution | None:
    """Somebody's claim or statement: Finn's claim, her claim, the claim that it was “over”."""
    for at in range(place - 1, 0, -1):
        if sentence[at].lower not in NOUNS:
            continue
        first = at - 1
        while (
            first
            and is_word(sentence[first])
            and not (breaks_phrase(sentence[first]) or _owns(sentence[first]))
        ):
            first -= 1
        owner = sentence[first]
        if owner.lower in _THEIRS:
            return Attribution(sentence[at].lower, (owner.start, owner.end))
        if _owns(owner):
            if owner.lower.partition("'")[0] in TIMES:  # Monday's announcement
                return None
            whose = phrase_left(sentence, first) or (first, first + 1)
            while any(one.lower in PREPOSITIONS - {"of"} for one in sentence[whose[0] : first]):
                whose = whose[0] + 1, first + 1
            name = owner.lower.rpartition("'")[0]
            return Attribution(
                sentence[at].lower, (sentence[whose[0]].start, owner.start + len(name))
            )
        if sentence[at + 1].lower == "that":
            return Attribution(sentence[at].lower, None)
    return None


_THEIRS = frozenset(["his", "her", "their", "my", "our"])


def _owns(token: Token) -> bool:
    """The president's, the workers'; or a pronoun: her."""
    return token.quote < 0 and (token.lower.endswith(("'s", "s'")) or token.lower in _THEIRS)


_ENTITLED = frozenset(
    [
        "titled",
        "entitled",
        "named",
        "show",
        "film",
        "movie",
        "song",
        "book",
        "album",
        "magazine",
        "program",
        "programme",
        "episode",
        "article",
        "column",
        "essay",
        "series",
        "play",
        "novel",
        "sing",
        "sings",
        "sang",
        "sung",
        "singing",
    ]
)


def is_title(
    inside: list[str], found: Attribution | None, sentence: list[Token], place: int
) -> bool:
    """A title, a nickname, a name in quotation marks: every longer word is capitalised."""
    long = [word for word in inside if len(word) > 3]
    if len(inside) > 8 or not all(
        word[0].isupper() or word[0].isdigit() for word in long or inside
    ):
        return False
    if found is None:
        return True
    if place == 0 or inner_end(sentence[place]) in "!?":
        return False
    while (
        place > 2
        and sentence[place - 2].quote >= 0
        and sentence[place - 1].lower in ("and", "or", ",")
    ):
        place -= 2  # the second of two stands as the first does
    near = sentence[max(0, place - 3) : place]
    # on Orlo's “Late Show”
    if near[-1].lower.endswith(("'s", "s'")) or near[-1].lower in _ENTITLED:
        return True
    named = [token.lower for token in sentence[max(0, place - 8) : place - 1]]
    if found.verb in words("naming verb") and (near[-1].lower == "as" or found.verb in named):
        return False  # he called the winner “Miss Pig”
    if sentence[place].text[0] == "«" and re.search("[а-яё]", sentence[place].text):
        # the firm «Заря»: in Russian no speech follows a word without a colon
        return is_word(near[-1])
    if (
        near[-1].lower in ("called", "named", "dubbed")
        and len(near) > 1
        and near[-2].text[0].islower()
    ):
        # a film called “Dawn”
        return near[-2].lower not in PRONOUNS | RELATIVE | AUXILIARIES | {"what"}
    return is_word(near[-1]) and not any(is_verb(token) for token in near)

"""Sentences, and the noun phrases beside a verb: closed classes of words say where they end; no
parser.
"""

from __future__ import annotations

from framing.base.data import words
from framing.lenses.voices.clauses import (
    DETERMINERS,
    LINKS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    Token,
    breaks_phrase,
    inner_end,
    is_adverb,
    is_name,
    is_nickname,
    is_other_verb,
    is_participle,
    is_past,
    is_verb,
    is_word,
)


def _acts(tokens: list[Token], at: int) -> bool:
    """A verb of speech, and not a noun like it: the report, Finn's claims."""
    before = tokens[at - 1].lower if at else ""
    return (
        is_verb(tokens[at])
        and before not in DETERMINERS
        and not (len(before) > 2 and before.endswith("'s"))
    )


def phrase_right(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at ``at``: (first, after last), without what follows a
    preposition but "of".
    """
    if at >= len(tokens) or tokens[at].quote >= 0:
        return None
    if tokens[at].lower in PRONOUNS:
        return at, at + 1
    stop = at
    while stop < len(tokens) and stop - at < 12:
        token = tokens[stop]
        if stop > at and (
            token.lower == "of" or (token.text[0] == "«" and is_nickname(tokens, stop))
        ):
            stop += 1
            continue
        named = any(is_name(one) for one in tokens[at:stop])
        before = tokens[stop - 1]
        verbal = stop > at and (_acts(tokens, stop) or is_other_verb(token, before))
        inner = stop > at and before.lower in DETERMINERS and is_adverb(token)
        # a newly named aide
        named_so = stop > at + 1 and is_adverb(before) and tokens[stop - 2].lower in DETERMINERS
        if (breaks_phrase(token) and not inner) or (verbal and not named_so):
            break
        if named and token.text[0].islower() and token.lower in DETERMINERS:
            break
        stop += 1
    while stop > at and tokens[stop - 1].lower in (DETERMINERS | {"of"}) - {"many", "some"}:
        stop -= 1
    return (at, stop) if stop > at else None


_PUTS = {"put", "puts", "tell", "tells", "call", "calls", "recalls", "notes"}


def right_clause(tokens: list[Token], at: int) -> tuple[int, tuple[int, int]] | None:
    """What follows a quotation: verb and subject, in either order, as (verb, (first, after
    last)).
    """
    while at < len(tokens) and (tokens[at].text in ",—–-" or is_adverb(tokens[at])):
        at += 1
    if at >= len(tokens):
        return None
    # “…,” as Finn put it
    if tokens[at].lower == "as" and at + 1 < len(tokens) and not is_verb(tokens[at + 1]):
        clause = right_clause(tokens, at + 1)
        vague = clause and tokens[clause[0]].lower in words("weak speech verb") - _PUTS
        return clause if clause and clause[0] == clause[1][1] and not vague else None
    if is_verb(tokens[at]) and tokens[at].lower.endswith("ing"):
        return None  # “…,” comparing him to
    if is_verb(tokens[at]):
        after = at + 1
        while after < len(tokens) and is_adverb(tokens[after]):
            after += 1
        subject = phrase_right(tokens, after)
        return (at, subject) if subject else None
    subject = None if is_participle(tokens[at]) else phrase_right(tokens, at)
    unknown = _unknown_verb(tokens, at, subject)
    if unknown:
        return unknown
    if subject is None:
        return None
    place = subject[1]
    while place < len(tokens) and place - at < 25:
        token = tokens[place]
        weak = token.lower in words("naming verb with as")
        weak = weak or token.lower in words("weak speech verb") and place > subject[1]
        if is_verb(token) and not weak and tokens[place - 1].lower not in ("to", "of", "the", "a"):
            person = tokens[place - 1].lower in PERSONAL  # “…” in the end, he said
            return place, (place - 1, place) if person else subject
        if (
            (token.quote >= 0 and not is_nickname(tokens, place))
            or token.text in ".:;!?"
            or token.lower == "which"
        ):
            return None
        place += 1
    return None


def phrase_left(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends with the word at ``at``."""
    first = at
    while first > 0:
        before = tokens[first - 1]
        if tokens[first].lower in DETERMINERS or (
            breaks_phrase(before) and before.lower not in PREPOSITIONS
        ):
            break
        if before.lower in PREPOSITIONS:
            if before.lower in LINKS:  # the day after he left
                break
            verbal = first >= 2 and (
                _acts(tokens, first - 2) or tokens[first - 2].lower.endswith("ed")
            )
            if (
                verbal
                or first < 2
                or not is_word(tokens[first - 2])
                or breaks_phrase(tokens[first - 2])
            ):
                break
        elif _acts(tokens, first - 1) or (first >= 2 and is_other_verb(before, tokens[first - 2])):
            break
        first -= 1
    if (
        tokens[first].lower in DETERMINERS
        and first >= 2
        and tokens[first - 1].lower in PREPOSITIONS - LINKS
    ):
        head = first - 2
        if (
            head
            and is_other_verb(tokens[head], tokens[head - 1])
            and not breaks_phrase(tokens[head - 1])
        ):
            return phrase_left(tokens, head - 1)  # marchers gathered in the square
        if is_word(tokens[head]) and not breaks_phrase(tokens[head]) and not _acts(tokens, head):
            longer = phrase_left(tokens, head)
            return (longer[0], at + 1) if longer else (first, at + 1)
    if first and tokens[first - 1].lower in PREPOSITIONS and is_name(tokens[at]):
        # In an interview Finn said
        while not all(is_name(token) for token in tokens[first : at + 1]):
            first += 1
    bare = all(
        token.lower in DETERMINERS - {"this", "that", "those", "some", "many"}
        for token in tokens[first : at + 1]
    )
    return None if bare else (first, at + 1)


def _unknown_verb(
    tokens: list[Token], at: int, near: tuple[int, int] | None
) -> tuple[int, tuple[int, int]] | None:
    """A past form right after “…,” that no table knows speaks all the same: “…,” whirred Finn."""
    comma = inner_end(tokens[0]) in ",!?" or at > 1 and tokens[1].text in ",—–-"
    if tokens[0].quote < 0 or not comma or any(one.quote >= 0 for one in tokens[1:at]):
        return None
    if is_past(tokens[at]):
        after = phrase_right(tokens, at + 1)
        named = after and (
            is_name(tokens[after[1] - 1]) or tokens[at + 1].lower in PERSONAL | {"the"}
        )
        return (at, after) if named else None
    if near is None or near[1] >= len(tokens) or not is_past(tokens[near[1]]):
        return None
    ends = near[1] + 1 >= len(tokens) or tokens[near[1] + 1].text in ".,;"
    person = tokens[near[0]].lower in PERSONAL | {"the"} or is_name(tokens[near[1] - 1])
    return (near[1], near) if ends and person else None


_CLOSED = (".", "!", "?", "…", "...")


def sentences_of(tokens: list[Token]) -> list[list[Token]]:
    """Cut a paragraph's tokens where sentences end; a quotation with a full stop inside ends one as
    well.
    """
    cut, begin = [], 0
    for place, token in enumerate(tokens[:-1], start=1):
        if ends_sentence(token) and begins_sentence(tokens, place, token):
            cut.append(tokens[begin:place])
            begin = place
    return [*cut, tokens[begin:]] if tokens[begin:] else cut


def ends_sentence(token: Token) -> bool:
    return inner_end(token) in _CLOSED if token.quote >= 0 else token.text in _CLOSED


def begins_sentence(tokens: list[Token], place: int, before: Token) -> bool:
    token = tokens[place]
    if token.quote < 0 and not (token.text[0].isupper() or token.text[0].isdigit()):
        return False
    if before.quote >= 0 and inner_end(before) in "?!…" and token.quote < 0:
        return right_clause(tokens, place) is None  # “Where to?” Orlo asked.
    return True

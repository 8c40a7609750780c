"""Sentences, and the noun phrases beside a verb: closed classes of words say where they end; no parser."""

from __future__ import annotations

from framing.clauses import (
    AUXILIARIES,
    DETERMINERS,
    LINKS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    Token,
    breaks_phrase,
    inner_end,
    is_adverb,
    is_name,
    is_nickname,
    is_other_verb,
    is_participle,
    is_verb,
    is_word,
)
from framing.speechverbs import words


def phrase_right(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at ``at``: (first, after last), without what follows a preposition but "of"."""
    if at >= len(tokens) or tokens[at].quote >= 0:
        return None
    if tokens[at].lower in PRONOUNS:
        return at, at + 1
    stop = at
    while stop < len(tokens) and stop - at < 12:
        token = tokens[stop]
        if stop > at and (token.lower == "of" or (token.text[0] == "«" and is_nickname(tokens, stop))):
            stop += 1
            continue
        named = any(is_name(one) for one in tokens[at:stop])
        before = tokens[stop - 1]
        verbal = stop > at and before.lower not in DETERMINERS and (is_verb(token) or is_other_verb(token, before))
        inner = stop > at and before.lower in DETERMINERS and is_adverb(token)  # the first deputy, a newly named aide
        if (breaks_phrase(token) and not inner) or verbal:
            break
        if named and token.text[0].islower() and token.lower in DETERMINERS:
            break
        stop += 1
    while stop > at and tokens[stop - 1].lower in (DETERMINERS | {"of"}) - {"many", "some"}:
        stop -= 1
    return (at, stop) if stop > at else None


def right_clause(tokens: list[Token], at: int) -> tuple[int, tuple[int, int]] | None:
    """What follows a quotation: verb and subject, in either order, as (verb, (first, after last))."""
    while at < len(tokens) and (tokens[at].text in ",—–-" or is_adverb(tokens[at])):
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].lower == "as" and at + 1 < len(tokens) and not is_verb(tokens[at + 1]):  # “…,” as Finn put it
        clause = right_clause(tokens, at + 1)
        return clause if clause and clause[0] == clause[1][1] else None
    if is_verb(tokens[at]) and tokens[at].lower.endswith("ing"):
        return None  # “…,” comparing him to
    if is_verb(tokens[at]):
        after = at + 1
        while after < len(tokens) and is_adverb(tokens[after]):
            after += 1
        subject = phrase_right(tokens, after)
        return (at, subject) if subject else None
    subject = None if is_participle(tokens[at]) else phrase_right(tokens, at)
    if subject is None:
        return None
    place = subject[1]
    while place < len(tokens) and place - at < 25:
        token = tokens[place]
        weak = token.lower in words("weak speech verb") and place > subject[1]
        if is_verb(token) and not weak and tokens[place - 1].lower not in ("to", "of", "the", "a"):
            person = tokens[place - 1].lower in PERSONAL  # “…” in the end, he said
            return place, (place - 1, place) if person else subject
        if (token.quote >= 0 and not is_nickname(tokens, place)) or token.text in ".:;!?":
            return None
        place += 1
    return None
def subject_left(tokens: list[Token], verb: int) -> tuple[int, int] | None:
    """The noun phrase that the verb at ``verb`` has for subject: (first, after last)."""
    at = verb - 1
    participle = tokens[verb].lower.endswith("ing")
    if participle and at > 0 and tokens[at].lower in words("time"):
        return first_subject(tokens, at)  # X tweeted on Friday saying
    if participle and at > 0 and is_word(tokens[at]) and not breaks_phrase(tokens[at]):
        return _before_participle(tokens, at)
    while at >= 0 and (is_adverb(tokens[at]) or tokens[at].lower in AUXILIARIES) and not is_name(tokens[at]):
        if tokens[at].lower == "to":
            return first_subject(tokens, at)
        at -= 1
    if at < 0:
        return None
    token = tokens[at]
    if token.lower in PERSONAL:
        return at, at + 1
    if token.lower in RELATIVE:
        back = at - 2 if at and tokens[at - 1].text == "," else at - 1
        while back > 0 and tokens[back].lower in words("time"):  # a letter on Friday that says
            back -= 1
        return phrase_left(tokens, back) if back >= 0 and is_word(tokens[back]) else None
    if token.text in ",)—–" or token.lower in LINKS or token.lower in PREPOSITIONS:
        return first_subject(tokens, at)
    return phrase_left(tokens, at) if is_word(token) else None


_OWNING = LINKS | {"with", "of", "by", "from", "about"}


def _before_participle(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Of whom a participle after the word at ``at`` speaks: Orlo in Orlo sent a letter to Finn saying."""
    first = at
    while first and is_name(tokens[at]) and is_name(tokens[first - 1]):
        first -= 1
    near = (first, at + 1) if is_name(tokens[at]) else phrase_left(tokens, at)
    if near is None or not near[0] or not is_word(tokens[near[0] - 1]) or tokens[near[0] - 1].lower in _OWNING:
        return near
    return first_subject(tokens, near[0]) or near


def first_subject(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The subject before an apposition, a relative clause or a linked verb: Orlo, a clerk, said."""
    near = at - 1
    while at < len(tokens) and tokens[at].lower == "and" and near >= 0 and is_word(tokens[near]):
        if tokens[near].lower in PERSONAL:
            return near, near + 1
        near -= 1
    start = at - 1
    while start >= 0:
        if (tokens[start].quote >= 0 and inner_end(tokens[start]) in ",.!?") or tokens[start].text in ":;":
            break
        start -= 1
    begin = main_clause(tokens, start + 1, at)
    for first in range(begin, at):
        token = tokens[first]
        if token.lower in PERSONAL:
            return first, first + 1
        if not is_word(token) or token.text[0].isdigit() or breaks_phrase(token):
            continue
        if first == begin or not _in_preposition(tokens, first):
            found = phrase_right(tokens[:at], first)
            if found:
                return found
    return None


_SUBORDINATING = words("subordinating")


def main_clause(tokens: list[Token], begin: int, at: int) -> int:
    """Where the main clause begins: after a dateline and after "When he left,"."""
    if begin + 4 < at and is_name(tokens[begin]) and tokens[begin + 1].text == "(" and tokens[begin + 3].text == ")":
        begin += 4
    if begin < at and tokens[begin].lower in _SUBORDINATING:
        comma = next((place for place in range(begin, at) if tokens[place].text == ","), at)
        if comma + 1 < at and phrase_right(tokens[:at], comma + 1):
            return comma + 1
    return begin


def _in_preposition(tokens: list[Token], at: int) -> bool:
    """Does the phrase that begins at ``at`` hang on a preposition?"""
    while at > 0 and is_word(tokens[at - 1]) and not breaks_phrase(tokens[at - 1]):
        at -= 1
    return at > 0 and tokens[at - 1].lower in PREPOSITIONS


def phrase_left(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends with the word at ``at``."""
    first = at
    while first > 0:
        before = tokens[first - 1]
        if tokens[first].lower in DETERMINERS or (breaks_phrase(before) and before.lower not in PREPOSITIONS):
            break
        if before.lower in PREPOSITIONS:
            if before.lower in LINKS:  # the day after he left
                break
            verbal = first >= 2 and (is_verb(tokens[first - 2]) or tokens[first - 2].lower.endswith("ed"))
            if verbal or first < 2 or not is_word(tokens[first - 2]) or breaks_phrase(tokens[first - 2]):
                break
        elif is_verb(before) or (first >= 2 and is_other_verb(before, tokens[first - 2])):
            break
        first -= 1
    if tokens[first].lower in DETERMINERS and first >= 2 and tokens[first - 1].lower in PREPOSITIONS - LINKS:
        head = first - 2
        if head and is_other_verb(tokens[head], tokens[head - 1]) and not breaks_phrase(tokens[head - 1]):
            return phrase_left(tokens, head - 1)  # marchers gathered in the square
        if is_word(tokens[head]) and not breaks_phrase(tokens[head]) and not is_verb(tokens[head]):
            longer = phrase_left(tokens, head)
            return (longer[0], at + 1) if longer else (first, at + 1)
    if first and tokens[first - 1].lower in PREPOSITIONS and is_name(tokens[at]):
        while not all(is_name(token) for token in tokens[first:at + 1]):  # In an interview Finn said
            first += 1
    bare = all(token.lower in DETERMINERS - {"this", "that", "those", "some", "many"} for token in tokens[first:at + 1])
    return None if bare else (first, at + 1)


_CLOSED = (".", "!", "?", "…", "...")


def sentences_of(tokens: list[Token]) -> list[list[Token]]:
    """Cut a paragraph's tokens where sentences end; a quotation with a full stop inside ends one as well."""
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

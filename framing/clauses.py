"""Paragraphs as sentences of words in which a quotation is one token, and the noun phrases beside a verb.

Closed classes of words (prepositions, auxiliaries, adverbs of time) say where a noun phrase ends. No parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.sentences import BEFORE
from framing.speechverbs import verb_forms

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:[\w'’‐‑@/&-]|\.(?=\w))*|[@#]\w+|\.{2,}|[^\w\s]")
PRONOUNS = frozenset("he she they i we it you он она они мы я оно".split(" "))
PERSONAL = frozenset("he she they i we он она они мы я".split(" "))
RELATIVE = frozenset("who which that whom whose который которая которые кто".split(" "))
PREPOSITIONS = frozenset("""of for from in at with to by on about after before during over under against into through
 between among as than because despite since until while upon via like near within without toward towards amid per
 в во на с со о об от для из к ко по при за перед после до у над под через между""".split())
LINKS = frozenset("""and or but that when where if so because while although though as after before since until who
 whom which what why how whether и или но а что когда если где чтобы""".split())
AUXILIARIES = frozenset("""has have had is are was were be been being will would could should may might can must did
 does do not n't never to hasn't haven't hadn't didn't doesn't don't won't wouldn't isn't wasn't 's 're 've 'll 'd 'm был была были не бы""".split())
ADVERBS = frozenset("""also later then again earlier recently once often still even just now already previously
 further simply always soon first ago here there too yet instead so today yesterday tonight tomorrow
 afterward afterwards meanwhile elsewhere twice sometimes both all each however
 moreover furthermore therefore thus indeed perhaps overnight nevertheless nonetheless
 также уже ещё еще затем потом ранее позже накануне сегодня вчера""".split())
TIMES = frozenset("""monday tuesday wednesday thursday friday saturday sunday january february march april june july
 august september october november december jan feb mar apr aug sept sep oct nov dec last this next early late""".split())
DETERMINERS = frozenset("""the a an his her its their our my your this that these those some many several one two three
 another both no any most few each every""".split())
TITLES = frozenset("""mr mrs ms dr prof sen rep gov gen president senator governor representative secretary mayor
 congressman congresswoman chairman chairwoman director judge justice minister prime vice officer chief general
 professor doctor sir lord lady king queen prince princess pope reverend rev attorney speaker ambassador candidate
 nominee spokesman spokeswoman lt col sgt capt former republican democratic democrat u.s us""".split())
IRREGULAR = frozenset("""took went came made gave got left sat stood ran won lost met held kept led put set became knew saw
 heard brought built drew fell fought grew rose sent spent threw understood wore goes makes takes gives comes begins
 wants wanted likes seems appears plans tries""".split())
_CLOSED = (".", "!", "?", "…", "...")


class Token(NamedTuple):
    """A word, a mark, or (``quote`` from 0 on) a whole quotation."""

    text: str
    lower: str
    start: int
    end: int
    quote: int = -1


def paragraph_tokens(text: str, start: int, end: int, quotes: list[tuple[int, int, int]]) -> list[Token]:
    """Tokens of a paragraph; ``quotes`` are the quotations inside it as (start, end, number)."""
    found, at = [], start
    for quote_start, quote_end, number in [*quotes, (end, end, -1)]:
        for match in _WORD.finditer(text, at, quote_start):
            word, first = match.group(), match.start()
            last = match.end()
            stem = word.split("’")[0].split("'")[0]
            if len(stem) < len(word) and stem.lower() in PERSONAL:  # he's, they'd
                found.append(Token(stem, stem.lower(), first, first + len(stem)))
                word, first = word[len(stem):], first + len(stem)
            if word == "." and found and found[-1].end == first and _is_abbreviation(found[-1].text):
                head = found.pop()
                word, first = head.text + ".", head.start
            found.append(Token(word, word.lower().replace("’", "'"), first, last))
        if number >= 0:
            found.append(Token(text[quote_start:quote_end], "", quote_start, quote_end, number))
        at = quote_end
    return found


def _is_abbreviation(word: str) -> bool:
    return word.lower() in BEFORE or (len(word) == 1 and word.isupper()) or word in ("Inc", "Jr", "Sr", "Corp")


def sentences_of(tokens: list[Token]) -> list[list[Token]]:
    """Cut a paragraph's tokens where sentences end; a quotation with a full stop inside ends one as well."""
    cut, begin = [], 0
    for place, token in enumerate(tokens[:-1], start=1):
        if ends_sentence(token) and begins_sentence(tokens, place, token):
            cut.append(tokens[begin:place])
            begin = place
    return [*cut, tokens[begin:]] if tokens[begin:] else cut


def inner_end(token: Token) -> str:
    """The last character inside the marks of a quotation."""
    return token.text.rstrip("\"“”’'» ")[-1:]


def ends_sentence(token: Token) -> bool:
    return inner_end(token) in _CLOSED if token.quote >= 0 else token.text in _CLOSED


def begins_sentence(tokens: list[Token], place: int, before: Token) -> bool:
    token = tokens[place]
    if token.quote < 0 and not (token.text[0].isupper() or token.text[0].isdigit()):
        return False
    if before.quote >= 0 and inner_end(before) in "?!…" and token.quote < 0:
        return right_clause(tokens, place) is None  # “Where to?” Orlo asked.
    return True


def is_verb(token: Token) -> bool:
    """A form of a speech verb; capitalised words are taken for names."""
    return token.quote < 0 and token.text[0].islower() and token.lower in verb_forms()


def is_other_verb(token: Token, before: Token) -> bool:
    """Most likely a past form or participle after its noun: officials gathered, protesters marching."""
    word = token.lower
    if token.quote >= 0 or not token.text[0].islower() or before.lower in DETERMINERS or not is_word(before):
        return False
    return word in IRREGULAR or (len(word) > 4 and (word.endswith("ed") or word.endswith("ing")))


def is_name(token: Token) -> bool:
    return token.quote < 0 and token.text[0].isupper()


def is_word(token: Token) -> bool:
    return token.quote < 0 and token.text[0].isalnum() or token.text[0] == "@"


def is_adverb(token: Token) -> bool:
    word = token.lower
    return word in ADVERBS or word in TIMES or (word.endswith("ly") and token.text[0].islower() and len(word) > 4)


def breaks_phrase(token: Token) -> bool:
    word = token.lower
    return (not is_word(token) or word in PREPOSITIONS or word in LINKS or word in AUXILIARIES or is_adverb(token)
            or word in PERSONAL)


def phrase_right(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at ``at``: (first, after last), without what follows a preposition but "of"."""
    if at >= len(tokens) or tokens[at].quote >= 0:
        return None
    if tokens[at].lower in PRONOUNS:
        return at, at + 1
    stop = at
    while stop < len(tokens) and stop - at < 12:
        token = tokens[stop]
        if token.lower == "of" and stop > at:
            stop += 1
            continue
        named = any(is_name(one) for one in tokens[at:stop])
        if breaks_phrase(token) or (
            stop > at and (is_verb(token) or is_other_verb(token, tokens[stop - 1]))
        ):
            break
        if named and token.text[0].islower() and token.lower in DETERMINERS:
            break
        stop += 1
    while stop > at and (tokens[stop - 1].lower == "of" or tokens[stop - 1].lower in DETERMINERS - {"many", "some", "others"}):
        stop -= 1
    return (at, stop) if stop > at else None


def right_clause(tokens: list[Token], at: int) -> tuple[int, tuple[int, int]] | None:
    """What follows a quotation: verb and subject, in either order, as (verb, (first, after last))."""
    while at < len(tokens) and (tokens[at].text in ",—–-" or is_adverb(tokens[at])):
        at += 1
    if at >= len(tokens):
        return None
    if is_verb(tokens[at]):
        after = at + 1
        while after < len(tokens) and is_adverb(tokens[after]):
            after += 1
        subject = phrase_right(tokens, after)
        return (at, subject) if subject else None
    subject = phrase_right(tokens, at)
    if subject is None:
        return None
    place = subject[1]
    while place < len(tokens) and place - at < 25:
        token = tokens[place]
        if is_verb(token) and tokens[place - 1].lower not in ("to", "of", "the", "a"):
            return place, subject
        if token.quote >= 0 or token.text in ".:;!?":
            return None
        place += 1
    return None

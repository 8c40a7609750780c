"""What a pair of quotation marks is: a quotation, scare quotes, or the marks of a name or title.

Decided once, by closed lists of words in the sentence around the pair, and asked by all: counts in
either voice, loaded terms, quotations and their speakers, the reading page. Long pairs quote. A
short one quotes where somebody in its sentence speaks, however short it is; words of distance
beside it ("so-called") leave it to the outlet. Capitalised like a title it names, unless the words
before it say that it was spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from framing.base.data import closed_class, verb_forms
from framing.text.marks.around_marks import Sides, sides_of
from framing.text.marks.quotation_marks import DOUBLE, SINGLE, quotation_spans
from framing.text.marks.russian_marks import stands_alone
from framing.text.tidy import TOKEN

QUOTATION, SCARE, NAME = "quotation", "scare", "name"
_LONGEST_NAME = 12  # words of a title
_LONGEST_LABEL = 3  # words of scare quotes
_LONGEST = 90  # characters from which on every pair quotes
_NEAR = 3  # words beside the marks
_NAMING_REACH = 8
_LONGER_REACH = 14
_SMALL_WORDS = ("with", "from", "into", "over", "upon")  # of titles
_BEFORE_PLACES = ("on", "in", "at")
_MAKE = ("make", "makes", "made", "making")
_ON_SIGNS = ("reading", "read", "reads")
_TOLD = ("told", "tells")  # told “Late Night”, but: told “Never”
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_NO_SPEECH_BEFORE_THAT = ("потому", "так", "то", "того", "том", "тем", "тому", "и")
_LINK = re.compile(r",?\s+(?:(?:and|or|nor|but|и|или|но)\s+)?")  # “late” and “dear”
_OF_SOMEBODY = ("'s", "’s", "s'", "s’")
_CODE = re.compile(r"""[(\[{=]\s*(['"])[\w.-]+\1\s*[,:)\]}]""")  # a value in a program


def mark_kinds(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[str]:
    """What each pair of quotation marks is.

    Parameters
    ----------
    text : str
    spans : iterable of (start, end), optional
        The pairs of the text, where they are known already.

    Returns
    -------
    list of str, one a pair: ``quotation``, ``scare`` (one to three words held at arm's length that
    nobody in the sentence is said to have used) or ``name`` (a title, a nickname, a firm).

    Examples
    --------
    >>> mark_kinds("The “aid” came, he said last year. The “aid” came. On “Late Night” it did.")
    ['quotation', 'scare', 'name']
    """
    spans = quotation_spans(text) if spans is None else list(spans)
    kinds = [_kind(text, spans, number) for number in range(len(spans))]
    for number in range(1, len(spans)):
        pair = kinds[number - 1 : number + 1]
        is_mixed = SCARE in pair and QUOTATION in pair
        if is_mixed and _LINK.fullmatch(text, spans[number - 1][1], spans[number][0]):
            kinds[number - 1 : number + 1] = [QUOTATION, QUOTATION]
    return kinds


def scare_spans(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """The scare quotes of a text: some of the pairs of marks that ``quotation_spans`` finds.

    Examples
    --------
    >>> text = 'These “brotherly peoples” met. “We agree,” she said. He called it “theft”.'
    >>> [text[start:end] for start, end in scare_spans(text)]
    ['“brotherly peoples”']
    """
    return _of_kind(text, spans, SCARE)


def spoken_spans(
    text: str, spans: Iterable[tuple[int, int]] | None = None
) -> list[tuple[int, int]]:
    """The quotations of a text: its pairs of marks without scare quotes, titles and names.

    Examples
    --------
    >>> text = 'These “brotherly peoples” met. “We agree,” she said. He called it “theft”.'
    >>> [text[start:end] for start, end in spoken_spans(text)]
    ['“We agree,”', '“theft”']
    """
    return _of_kind(text, spans, QUOTATION)


def _of_kind(text: str, spans: Iterable[tuple[int, int]] | None, kind: str):
    spans = quotation_spans(text) if spans is None else list(spans)
    return [span for span, its_kind in zip(spans, mark_kinds(text, spans)) if its_kind == kind]


def _kind(text: str, spans: list[tuple[int, int]], number: int) -> str:
    start, end = spans[number]
    if start and text[start - 1] == "=":
        return NAME  # what an attribute of a page's mark-up is set to
    is_pair = text[start] in DOUBLE + SINGLE and text[end - 1] in DOUBLE + SINGLE
    if end - start > _LONGEST or not is_pair or stands_alone(text, start, end):
        return QUOTATION  # long, a part of a quotation that goes on, or a sentence of its own
    inside = text[start:end].strip(DOUBLE + SINGLE + " ")
    words = TOKEN.findall(inside)
    if not words:
        return NAME
    if len(words) > _LONGEST_NAME:
        return QUOTATION
    is_russian = _CYRILLIC.search(inside) is not None
    is_titled = (is_russian and inside[0].isupper()) or _is_titled(words)
    if len(words) > _LONGEST_LABEL and not is_titled:
        return QUOTATION
    sides = sides_of(text, spans, number)
    if is_titled:
        return NAME if _is_name(inside, sides, is_russian) else QUOTATION
    if _is_spoken(inside, sides):
        return QUOTATION
    is_label = inside[0].islower() and not _CODE.search(text, max(0, start - 40), end + 3)
    return SCARE if is_label else NAME


def _is_titled(words: list[str]) -> bool:
    """Do all words of more than three letters (all, where none is longer) begin like a title's?"""
    has_long = False
    for word in words:
        if len(word) > 3 and word not in _SMALL_WORDS:
            if not _begins_title(word):
                return False
            has_long = True
    return has_long or all(map(_begins_title, words))


def _begins_title(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _is_name(inside: str, sides: Sides, is_russian: bool) -> bool:
    """A title, a nickname, a firm, unless it is said to have been spoken."""
    left, speech = sides.left, _speech()
    if not left and not sides.right and inside[-1] in ".!?…":
        return False  # “Never.” is a sentence of its own
    if is_russian and left:  # in Russian no speech follows a word
        return sides.before[-1:] not in ":,—–-." or speech.sure.isdisjoint(left + sides.right)
    if left and (left[-1] in speech.before_titles or sides.before.endswith(_OF_SOMEBODY)):
        return True
    pauses = sides.before[-1:] in ":,"
    after_place = _is_after_place(inside, left)
    if left and not pauses and inside[-1] not in "!?" and after_place:
        return True  # said on “Late Night,” told “Late Night”
    if left and left[-1] in speech.called:
        caller = _caller(left)
        if caller and caller not in speech.callers:
            return caller[0].islower()  # a film called “Dawn”
    if left and left[-1] in _ON_SIGNS and left[-2:-1] != ["been"]:
        return False  # signs reading “Stay Home,”
    if inside[-1] in "!?," or pauses or not left:
        near = left[-_NEAR:] + sides.right[:_NAMING_REACH]
        announced = inside[-1] in "!?" or sides.before[-1:] == ":"
        sourced = _is_sourced(sides.right[:_NAMING_REACH])
        return speech.sure.isdisjoint(near) and not announced and not sourced
    if left[-1] in _BEFORE_PLACES or left[-1] in speech.weak:
        return left[-1] in _BEFORE_PLACES  # said on “Late Night”; a shirt that read “Stay Home”
    naming = not speech.naming.isdisjoint(left[-_NAMING_REACH:])
    if left[-1] == "as" or not speech.naming.isdisjoint(left[-_NAMING_REACH:-1]):
        return not naming
    return speech.sure.isdisjoint(left[-_NEAR:])


def _is_after_place(inside: str, left: list[str]) -> bool:
    """Is it said on a show, or to one: a name of several words before a comma?"""
    several = " " in inside or inside[-1] != ","
    return bool(left) and (left[-1] in _TOLD or (several and left[-1] in _BEFORE_PLACES))


def _caller(left: list[str]) -> str:
    """The word before "called", adverbs aside: he once called."""
    before = len(left) - 2
    adverbs = closed_class("adverb") | {"since"}
    while before >= 0 and (left[before] in adverbs or left[before].endswith("ly")):
        before -= 1
    return left[before] if before >= 0 else ""


def _is_spoken(inside: str, sides: Sides) -> bool:
    """Is a short pair somebody's words: an utterance, or does somebody speak in its sentence?"""
    left, speech = sides.left, _speech()
    is_utterance = inside[-1] in "!?…" or (inside[0].isupper() and inside[-1] in ".,")
    if is_utterance or sides.before[-1:] == ":":
        return True
    if _keeps_distance(left):
        return False
    if not speech.sure.isdisjoint(left) or not speech.naming.isdisjoint(left[-_LONGER_REACH:]):
        return True
    if not speech.sure.isdisjoint(sides.beside) or not speech.sure.isdisjoint(sides.clauses):
        return True
    if not {"as", "как"}.isdisjoint(left[-_NEAR:]) and not speech.weak.isdisjoint(left):
        return True
    near = left[-_NEAR:] + sides.beside
    if not speech.weak.isdisjoint(near) or _is_reported(left):
        return True
    if sides.is_in_view or _is_made_clear(left):
        return True
    return _is_sourced(left) or _is_sourced(sides.right)


def _keeps_distance(left: list[str]) -> bool:
    """A so-called “deal”, known as “Bo”; but not: what Finn has termed “late”."""
    speech = _speech()
    near = range(max(0, len(left) - _NEAR), len(left))
    signs = [index for index in near if left[index] in speech.distance]
    return any(left[index] not in speech.called or not _has_caller(left, index) for index in signs)


def _has_caller(left: list[str], participle: int) -> bool:
    caller = left[participle - 1] if participle else ""
    return caller in ("has", "have", "had") or caller in _speech().subjects or caller[:1].isupper()


def _is_sourced(words: list[str]) -> bool:
    """According to X, по словам X; Finn's promise, her claim."""
    speech = _speech()
    return any(
        f"{first} {second}" in speech.sources
        or (second in speech.nouns and (first in speech.owners or first.endswith(("'s", "’s"))))
        for first, second in zip(words, words[1:])
    )


def _is_made_clear(left: list[str]) -> bool:
    """Made it quite clear that."""
    made = [index for index, word in enumerate(left) if word in _MAKE]
    return any("clear" in left[index + 1 : index + 4] for index in made)


def _is_reported(left: list[str]) -> bool:
    """A claim that, found that; резюмировал, что."""
    speech, may_report = _speech(), False
    for word, follower in zip(left, left[1:]):
        may_report = may_report or word in speech.nouns or word in speech.weak
        if follower == "that" and may_report:
            return True
        if follower in speech.weak and word.lower() in speech.subjects:  # they state
            return True
        if follower == "что" and word not in _NO_SPEECH_BEFORE_THAT:
            return True
    return False


class _Speech(NamedTuple):
    """The closed lists of words that say whether somebody speaks."""

    sure: frozenset[str]
    weak: frozenset[str]
    naming: frozenset[str]
    distance: frozenset[str]
    before_titles: frozenset[str]
    sources: frozenset[str]
    nouns: frozenset[str]
    owners: frozenset[str]
    subjects: frozenset[str]
    called: frozenset[str]
    callers: frozenset[str]


@lru_cache(maxsize=1)
def _speech() -> _Speech:
    """Hostile verbs are the outlet's own and prove nothing: he bragged about his “success”."""
    weak = closed_class("weak speech verb")
    quoting = {form for form, (_, group) in verb_forms().items() if group != "hostile"}
    return _Speech(
        frozenset((quoting - weak) | closed_class("verb of saying")),
        frozenset(weak | closed_class("verb of quoting")),
        closed_class("naming verb") | closed_class("naming verb with as"),
        closed_class("word of distance"),
        closed_class("before a title"),
        closed_class("source phrase") | closed_class("source of a report"),
        closed_class("noun of speech") | closed_class("noun of view"),
        closed_class("third person possessive"),
        closed_class("personal pronoun"),
        closed_class("participle of naming"),
        closed_class("pronoun as subject") | closed_class("relative") | closed_class("auxiliary"),
    )

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

from framing.base.data import closed_class
from framing.text.marks.around_marks import Sides, sides_of
from framing.text.marks.label_phrases import (
    is_compound,
    is_marked_word,
    is_plainly_longer,
    is_thing_of,
    is_titled,
    stem_of,
)
from framing.text.marks.labels import (
    is_answer,
    is_charge,
    is_cited,
    is_epithet,
    is_fragment,
    is_headline,
    is_label,
    is_nickname,
    is_said_once,
    is_tied_label,
    is_used_as_label,
    is_value,
)
from framing.text.marks.quotation_marks import DOUBLE, SINGLE, quotation_spans
from framing.text.marks.russian_marks import LISTED, is_law_title, stands_alone
from framing.text.marks.speakers_near import (
    caller_of,
    is_as_said,
    is_made_clear,
    is_reported,
    is_said_after,
    is_sourced,
    keeps_distance,
    names_it,
)
from framing.text.marks.speech_words import speech_words
from framing.text.tidy import TOKEN

QUOTATION, SCARE, NAME = "quotation", "scare", "name"
_LONGEST_NAME = 12  # words of a title
_LONGEST_LABEL = 3  # words of scare quotes
_SO_CALLED = re.compile("(?:so[- ]called|называем[а-я]+) ?$", re.IGNORECASE)
_LONGEST_WORD = 20  # characters before the marks that hold it
_LONGEST_AT_DISTANCE = 6  # of so-called ones
_LONGEST = 90  # characters from which on every pair quotes
_NEAR = 3  # words beside the marks
_NAMING_REACH = 8
_LONGER_REACH = 14
_BEFORE_PLACES = closed_class("before a show")
_ON_SIGNS = closed_class("verb of a sign")
_TOLD = closed_class("verb of telling before a show")  # told “Late Night”, but: told “Never”
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LINK = re.compile(r",?[^\S\n]+(?:(?:and|or|nor|but|и|или|но)[^\S\n]+)?")  # “late” and “dear”
_OF_SOMEBODY = ("'s", "’s", "s'", "s’")


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
    return _as_elsewhere(text, spans, kinds)


def _as_elsewhere(text: str, spans: list[tuple[int, int]], kinds: list[str]) -> list[str]:
    """The kinds, a label of the outlet's a label all through the text, whoever speaks near it."""
    labels = {_stems(text, span) for span, kind in zip(spans, kinds) if kind == SCARE}
    if not labels:
        return kinds
    return [
        SCARE if kind == QUOTATION and _is_label_again(text, spans, number, labels) else kind
        for number, kind in enumerate(kinds)
    ]


def _is_label_again(text: str, spans: list[tuple[int, int]], number: int, labels: set) -> bool:
    start, end = spans[number]
    if end - start > _LONGEST or _stems(text, spans[number]) not in labels:
        return False
    sides = sides_of(text, spans, number)
    inside = text[start:end].strip(DOUBLE + SINGLE + " ")
    return is_used_as_label(inside, sides)


def _stems(text: str, span: tuple[int, int]) -> tuple[str, ...]:
    """The words of a pair without their endings; none of a long one."""
    start, end = span
    words = TOKEN.findall(text[start:end]) if end - start <= _LONGEST else []
    return tuple(stem_of(word.lower()) for word in words)


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
    if end - start > _LONGEST and text[start - 1 : start] not in ("=", "("):
        return QUOTATION
    inside = text[start:end].strip(DOUBLE + SINGLE + " ")
    if is_plainly_longer(inside, _LONGEST_AT_DISTANCE):  # as most are
        return _kind_by_form(text, start, end, _LONGEST_NAME + 1)
    words = TOKEN.findall(inside)
    if kind := _kind_by_form(text, start, end, len(words)):
        return kind
    is_russian = _CYRILLIC.search(inside) is not None
    titled = (is_russian and inside[0].isupper()) or is_titled(words)
    if not titled and _is_longer_than_label(text, start, len(words)):
        return QUOTATION
    sides = sides_of(text, spans, number)
    if is_cited(words, sides):
        return NAME
    if titled:
        return NAME if _is_name(inside, sides, is_russian) else QUOTATION
    if _is_spoken(inside, sides) or is_headline(text, start, end):
        return QUOTATION
    if is_thing_of(inside):
        return NAME
    is_own = keeps_distance(sides.left) or is_epithet(inside, sides)
    if is_said_once(inside, text, sides) and not is_own:
        return QUOTATION
    return SCARE if inside[0].islower() and not is_value(text, start, end) else NAME


def _kind_by_form(text: str, start: int, end: int, n_words: int) -> str:
    """The kind of a pair that needs no look at its words or those around; empty where it does."""
    if (start and text[start - 1] == "=") or is_law_title(text, start):
        return NAME  # what an attribute of a page's mark-up is set to
    is_pair = text[start] in DOUBLE + SINGLE and text[end - 1] in DOUBLE + SINGLE
    if not is_pair or stands_alone(text, start, end):
        return QUOTATION  # a part of a quotation that goes on, or a sentence of its own
    if not n_words:
        return NAME
    return QUOTATION if n_words > _LONGEST_NAME else ""


def _is_longer_than_label(text: str, start: int, n_words: int) -> bool:
    """Whether a pair holds more words than a label has; a so-called one may have more."""
    if n_words <= _LONGEST_LABEL:
        return False
    is_so_called = _SO_CALLED.search(text, max(0, start - _LONGEST_WORD), start)
    return n_words > _LONGEST_AT_DISTANCE or is_so_called is None


def _is_name(inside: str, sides: Sides, is_russian: bool) -> bool:
    """A title, a nickname, a firm, unless it is said to have been spoken."""
    left, speech = sides.left, speech_words()
    if is_nickname(inside, sides):
        return True
    if not left:
        is_sentence = not sides.right and inside[-1] in ".!?…"  # “Never.” stands on its own
        return not is_sentence and _is_unspoken_name(inside, sides)
    if is_russian:
        return _is_russian_name(inside, sides)
    if left[-1] in speech.before_titles or sides.before.endswith(_OF_SOMEBODY):
        return True
    pauses = sides.before[-1:] in ":,"
    after_place = _is_after_place(inside, left)
    if not pauses and inside[-1] not in "!?" and after_place:
        return True  # said on “Late Night,” told “Late Night”
    caller = caller_of(left) if left[-1] in speech.called else None
    if caller and caller not in speech.callers:
        return caller[0].islower()  # a film called “Dawn”
    if left[-1] in _ON_SIGNS and left[-2:-1] != ["been"]:
        return False  # signs reading “Stay Home,”
    if inside[-1] in "!?," or pauses:
        return _is_unspoken_name(inside, sides)
    return _follows_as_name(left)


def _is_russian_name(inside: str, sides: Sides) -> bool:
    """In Russian no speech follows a word."""
    is_listed = len(inside.split()) <= _NEAR and LISTED.search(sides.before) is not None
    follows = sides.before[-1:] not in ":,—–-." or is_listed
    return follows or speech_words().sure.isdisjoint(sides.left + sides.right)


def _is_unspoken_name(inside: str, sides: Sides) -> bool:
    """A name set off by a pause: nobody speaks near it, announces it or is its source."""
    near = sides.left[-_NEAR:] + sides.right[:_NAMING_REACH]
    announced = inside[-1] in "!?" or sides.before[-1:] == ":"
    sourced = is_sourced(sides.right[:_NAMING_REACH])
    return speech_words().sure.isdisjoint(near) and not announced and not sourced


def _follows_as_name(left: list[str]) -> bool:
    """Do the words before a pair say that it is a name, where no pause is between?"""
    speech = speech_words()
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


def _is_spoken(inside: str, sides: Sides) -> bool:
    """Is a short pair somebody's words: an utterance, or does somebody speak in its sentence?"""
    left, speech = sides.left, speech_words()
    is_utterance = inside[-1] in "!?…" or (inside[0].isupper() and inside[-1] in ".,")
    if is_utterance or sides.before[-1:] == ":":
        return True
    if keeps_distance(left) or is_epithet(inside, sides):
        return False
    if is_fragment(inside, sides) or is_charge(sides) or is_answer(inside, sides):
        return True
    if names_it(left[-_LONGER_REACH:]):
        return True
    if is_marked_word(inside, sides) or is_compound(inside, sides):
        return False
    if is_tied_label(inside, sides) and speech.sure.isdisjoint(left[-_NEAR:]):
        return False
    if _somebody_speaks(sides):
        return True
    if is_label(inside, sides):
        return False
    if is_said_after(inside, sides.same_clause):
        return True
    return not speech.sure.isdisjoint(sides.clauses) or is_sourced(sides.right)


def _somebody_speaks(sides: Sides) -> bool:
    """Does somebody speak or think before a pair, or right beside it?"""
    left, speech = sides.left, speech_words()
    if not speech.sure.isdisjoint(left + sides.beside) or is_as_said(sides.same_clause):
        return True
    if not {"as", "как"}.isdisjoint(left[-_NEAR:]) and not speech.regards.isdisjoint(left):
        return True
    near = left[-_NEAR:] + sides.beside
    is_said = not speech.weak.isdisjoint(near) or is_reported(left) or is_sourced(left)
    return is_said or sides.is_in_view or is_made_clear(left)

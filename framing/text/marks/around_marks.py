"""The sentence around a pair of quotation marks: words before and after it, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from framing.base.data import closed_class, sentence_words, verb_forms
from framing.text.marks.quotation_marks import DOUBLE, SINGLE
from framing.text.tidy import TOKEN

_REACH = 320  # characters of the sentence looked at on either side
_MOST_PAIRS = 4  # other pairs of the sentence passed over on either side
_SENTENCE_END = re.compile(r"[.!?…][)\]]*\s+(?=[^\W\d_a-zа-яё]|[\"“„«(])|\n|[.!?…]\s*$")
_LAST_WORD = re.compile(r"[^\W\d_][\w.]*$")
_PAUSE = re.compile("[,—–] ?| - ")
_IN_VIEW = re.compile(r"(?:To|For) (?:[A-Z][\w.’'-]+ ?){1,4}, ")
_LINKS = ("", "and", "or", "и", "или")
_NEAR = 3  # words right after the marks
_LONGEST_WORD = 32  # characters looked at beside a full stop
_WEAK_VERBS = closed_class("weak speech verb")
_OPEN_ASIDES = closed_class("relative") | closed_class("subordinating")
_ABBREVIATIONS = sentence_words("abbreviation inside a sentence")
_MAY_END = sentence_words("abbreviation that may end a sentence")
_STARTERS = sentence_words("sentence starter")


class Sides:
    """The sentence around a pair, without what its other pairs hold; read as far as it is asked."""

    def __init__(self, left: list[str], right: list[str]):
        self._left, self._right = left, right
        self.before = left[-1].rstrip()  # the text right before the pair
        self.after = right[0] if right else ""  # and right after it
        self.left = _words(_own_clause(left))

    @cached_property
    def is_in_view(self) -> bool:
        """Does the sentence begin with whose view it is: To Finn, For Orla Finn,?"""
        return _IN_VIEW.match(" ".join(self._left).lstrip()) is not None

    @cached_property
    def right(self) -> list[str]:
        """The words after it."""
        return _words(self._right)

    @cached_property
    def beside(self) -> list[str]:
        """Up to three words after it, up to the next comma."""
        return _beside(self._right)

    @cached_property
    def same_clause(self) -> list[str]:
        """The words after it, up to the next comma."""
        linked = 0  # “late,” “dear” and “grim,” Finn said
        while linked + 1 < len(self._right) and self._right[linked].strip() in _LINKS:
            linked += 1
        return _words(_PAUSE.split(self._right[linked])[:1]) if self._right else []

    @cached_property
    def clauses(self) -> list[str]:
        """The words in later clauses that may say whose it is."""
        return _main_clauses(" ".join(self._left), self._right)


def sides_of(text: str, spans: list[tuple[int, int]], number: int) -> Sides:
    """The sentence around a pair, without what stands in its other pairs."""
    start, end = spans[number]
    left, right = [], []
    edge, floor = start, max(0, start - _REACH)
    for earlier in range(number - 1, number - 2 - _MOST_PAIRS, -1):
        begin = max(floor, spans[earlier][1] if earlier >= 0 else 0)
        gap = text[begin:edge]
        cut = _last_end(gap)
        left.append(gap[cut:])
        if cut or begin <= floor or _closes_sentence(text, spans[earlier], gap):
            break
        edge = spans[earlier][0]
    edge, ceiling = end, min(len(text), end + _REACH)
    if text[start:end].rstrip(DOUBLE + SINGLE)[-1:] not in ".!?…" or _goes_on(text, end):
        for later in range(number + 1, number + 2 + _MOST_PAIRS):
            stop = min(ceiling, spans[later][0] if later < len(spans) else len(text))
            gap = text[edge:stop]
            cut = _first_end(gap)
            right.append(gap[:cut])
            if cut < len(gap) or stop >= ceiling or later >= len(spans):
                break
            edge = spans[later][1]
    left.reverse()
    return Sides(left, right)


def _words(texts: Iterable[str]) -> list[str]:
    """Words as written, for a word with a capital is no verb; the first one without its capital."""
    words = [word for text in texts for word in TOKEN.findall(text)]
    if words and words[0].lower() not in _WEAK_VERBS:
        words[0] = words[0].lower()
    return words


def _beside(right: list[str]) -> list[str]:
    """The words right after the pair."""
    words = _words(_PAUSE.split(right[0])[:1])[:_NEAR] if right else []
    participle = bool(words) and words[0].endswith("ing")  # the “study” promising much
    return words[participle:]


def _own_clause(left: list[str]) -> list[str]:
    """The text before a pair; where a Russian relative clause holds it, no more than that clause.

    What is added to a noun (просил вернуть дом, который …) is not what is asked for, unless it
    stands in a clause of its own (сказал, что дом, который …).
    """
    if not any("котор" in text for text in left):
        return left
    before, pause, clause = " ".join(left).rpartition(", ")
    is_relative = any(word.startswith("котор") for word in TOKEN.findall(clause.lower())[:3])
    own = TOKEN.findall(clause)
    if not pause or not is_relative or len(own) == 1 or "что" in TOKEN.findall(before.lower()):
        return left
    return [clause]


def _main_clauses(left: str, right: list[str]) -> list[str]:
    """Words of the clauses after the pair that may say whose it is: not those that only add to a
    noun (, who said), nor those whose verb has an object of its own (, Orlo said that).
    """
    if _opens_aside(_PAUSE.split(left)[-1]) and "," in left:
        return []
    clauses = _PAUSE.split(" ".join(right))[1:]
    words = []
    for clause, follower in zip(clauses, [*clauses[1:], ""]):
        own = {"that", "что"}.intersection(_words([clause]) + _words([follower])[:1])
        if not own and not _opens_aside(clause) and not clause.rstrip().endswith(":"):
            words += _words([clause])
    return words


def _opens_aside(clause: str) -> bool:
    words = list(islice(TOKEN.finditer(clause), 2))
    if not words or clause[: words[0].start()].strip():
        return False
    of_which = any(word.group().lower().startswith("котор") for word in words)
    return of_which or words[0].group().lower() in _OPEN_ASIDES


def _last_end(gap: str) -> int:
    """Where the last sentence of a gap begins: 0 where it goes back beyond the gap."""
    for match in reversed(list(_SENTENCE_END.finditer(gap))):
        if not _is_abbreviation(gap[: match.start()], gap[match.end() :]):
            return match.end()
    return 0


def _first_end(gap: str) -> int:
    """Where the first sentence of a gap ends: its length where it goes on beyond it."""
    for match in _SENTENCE_END.finditer(gap):
        if not _is_abbreviation(gap[: match.start()], gap[match.end() :]):
            return match.start()
    return len(gap)


def _is_abbreviation(before: str, after: str) -> bool:
    """Mr., an initial, the U.S. Senate: the full stop after it ends no sentence."""
    last = _LAST_WORD.search(before[-_LONGEST_WORD:])
    if last is None:
        return False
    word = last.group().lower()
    if len(word) == 1 or word in _ABBREVIATIONS:
        return True
    if word not in _MAY_END:
        return False
    follower = next(TOKEN.finditer(after[:_LONGEST_WORD]), None)
    return follower is not None and follower.group().lower() not in _STARTERS


def _closes_sentence(text: str, span: tuple[int, int], gap: str) -> bool:
    """“It is over.” They left: did the pair before end a sentence?"""
    inner = text[slice(*span)].rstrip(DOUBLE + SINGLE)[-1:]
    return inner in ".!?…" and not gap.lstrip()[:1].islower()


def _goes_on(text: str, end: int) -> bool:
    """“Where to?” he asked; “Enough!” Orlo said."""
    after = text[end : end + 1 + _REACH].split("\n")[0].lstrip()
    if after[:1].islower() or after[:1] in ",—–-":
        return True
    opener = next(TOKEN.finditer(after[:_LONGEST_WORD]), None)
    if opener is not None and opener.group().lower() in _STARTERS:
        return False  # “Enough.” He left and said …
    return not verb_forms().keys().isdisjoint(TOKEN.findall(after)[:_NEAR])

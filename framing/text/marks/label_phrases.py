"""Words in marks that are part of a phrase: a noun behind its adjective, a word before its noun."""

from __future__ import annotations

import re
from functools import lru_cache

from framing.base.data import closed_class, verb_forms
from framing.text.marks.around_marks import Sides
from framing.text.marks.speakers_near import is_reported, is_sourced, names_it
from framing.text.marks.speech_words import speech_words
from framing.text.tidy import TOKEN

_POINTING = tuple(closed_class("stem of a Russian pronoun"))
_DOCUMENT = tuple(closed_class("stem of a Russian document"))
_SMALL_WORDS = closed_class("small word of a title")
_SHORT = 2  # words of a label
_NEAR = 3  # words before the marks
_FAR = 10  # words before them, from where a verb of speech does not reach a label
_LONGEST_PRONOUN = 4  # letters: его, кого, чего end as adjectives do
_NEXT_WORD = 40  # characters that hold it
_SHORTEST_STEM, _ENDING = 3, 3  # letters of a word, and those left off
_CYRILLIC = re.compile("[а-яё]")
_COMPOUND = re.compile(r"[a-z][^.,;:!?…]* [^.,;:!?…]*[a-z]")
ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ую|юю|ых|их|ыми|ими)$")
_CASE = re.compile(  # with what a Russian noun or adjective ends, after three letters of it
    r"(?<=\w{3})(?:[оеиыая]?ми|[ое]го|[ое]му|ью|[иы]?й|[оеая]й|[аяое]я|[ое]е|[иы]е|[уюое]ю"
    r"|[иыоеая]м|[иыая]х|[ое]в|[аяоеыиуюь])$"
)
_ABSTRACT = re.compile(r"(?:[еа]ни|ти|стви)(?:е|я|ю|ем)$")  # осушение: a noun, not an adjective
_AGREE = re.compile(  # an adjective, a blank, and the noun in its gender, number and case
    r".*(?:[ыио]й \w*[^аеёиоуыэюя]|ой \w*(?:[иые]|[оеё]й|ью)|[аяь]я \w*[аяь]|[ое]е \w*[оеёя]"
    r"|[ыи]е \w*[ыиаяе]|[ое]го \w*[аяуюоеий]|[ое]му \w*[уюие]|[ыи]м \w*(?:[оеё]м|[ая]м)"
    r"|[ую]ю \w*[уюь]|[ыи]х \w*(?:[ое]в|[еи]й|[ая]х|[^аеёиоуыэюя])|[ыи]ми \w*ми)"
)


def is_marked_word(inside: str, sides: Sides) -> bool:
    """A Russian word in marks inside a phrase that is not in them, whoever speaks.

    A noun behind its adjective (криминальный «авторитет»), an adjective before its noun (порог
    «невыездного» долга), whom somebody is blaming (обвинил «знатока» в обмане). Not where a verb
    of speech or naming stands beside it, nor the second of two (и «жёсткое» давление).
    """
    words, speech = TOKEN.findall(inside), speech_words()
    if len(words) != 1 or not _CYRILLIC.match(inside) or len(sides.left) < _SHORT:
        return False
    before, follower = sides.left[-1], follower_of(sides)
    if before in closed_class("verb of blaming"):
        return follower in ("в", "во") and not ADJECTIVE.search(inside)
    if is_sourced(sides.left) or _said_right_before(sides):
        return False
    if is_adjective(inside):
        is_noun = follower.islower() and _agree(inside, follower)
        is_theirs = "что" in sides.left or not speech.naming.isdisjoint(sides.left)
        return is_noun and before not in speech.conjunctions and not is_theirs
    is_behind = sides.before[-1:].isalpha() and not before.startswith(_POINTING)
    return is_behind and len(before) > _LONGEST_PRONOUN and _agree(before, words[0])


def _agree(adjective: str, noun: str) -> bool:
    """Can the second of two Russian words be the noun of the first?"""
    if ADJECTIVE.search(noun) or _ABSTRACT.search(adjective):
        return False
    return _AGREE.fullmatch(f"{adjective} {noun}") is not None


def is_compound(inside: str, sides: Sides) -> bool:
    """Two or three English words that stand before a noun as one: a “quiet bridge” plan.

    Where nobody speaks in the words before it, names it or owns it (Orlo’s “quiet bridge” plan).
    """
    if not sides.left or _COMPOUND.fullmatch(inside) is None:
        return False
    is_led = sides.left[-1].lower() in closed_class("determiner")
    words = TOKEN.findall(inside) if is_led else []
    if not _SHORT <= len(words) <= _NEAR or not {"and", "or"}.isdisjoint(words):
        return False
    follower = follower_of(sides)
    is_noun = follower.islower() and follower not in _no_nouns() and not follower.endswith("ed")
    is_said = _said_right_before(sides) or not speech_words().sure.isdisjoint(sides.left[-_FAR:])
    is_theirs = is_said or names_it(sides.left) or is_reported(sides.left)
    return is_noun and not is_theirs


def _said_right_before(sides: Sides) -> bool:
    """Is there a verb of speech or of naming among the last words before a pair?"""
    near, speech = sides.left[-_NEAR:], speech_words()
    return not all(words.isdisjoint(near) for words in (speech.sure, speech.weak, speech.naming))


@lru_cache(maxsize=1)
def _no_nouns() -> frozenset[str]:
    """Words that end a phrase before them, and are no noun that one stands before."""
    names = "preposition|conjunction|auxiliary|adverb|relative|determiner|pronoun as subject"
    return frozenset().union(*map(closed_class, names.split("|")), verb_forms())


def is_thing_of(inside: str) -> bool:
    """What is called after a person or a place in Russian: «закон Орлова», «коктейль Орлова»."""
    words = TOKEN.findall(inside)
    names = words[1:]
    is_pair = 0 < len(names) <= _SHORT and words[0].islower() and all(map(str.istitle, names))
    return is_pair and _CYRILLIC.match(inside) is not None and words[0] not in verb_forms()


def is_noun_phrase(words: list[str], sides: Sides) -> bool:
    """An adjective and its noun that end nothing: no clause that somebody is said to have put."""
    is_pair = len(words) == _SHORT and _agree(*words)
    is_cited = any(word.lower().startswith(_DOCUMENT) for word in sides.left + sides.right)
    is_picked = is_cited or words[0].startswith(_POINTING) or "что" in sides.left
    return is_pair and not is_picked


def stem_of(word: str) -> str:
    """A word without its ending in Russian, and else without its last letters.

    Examples
    --------
    >>> stem_of("мусорная"), stem_of("фильтром"), stem_of("организаций"), stem_of("bridges")
    ('мусорн', 'фильтр', 'организац', 'brid')
    """
    if _CYRILLIC.match(word):
        return _CASE.sub("", word).rstrip("иь")
    return word[: max(_SHORTEST_STEM, len(word) - _ENDING)]


def is_adjective(inside: str) -> bool:
    return len(TOKEN.findall(inside)) == 1 and ADJECTIVE.search(inside) is not None


def follower_of(sides: Sides) -> str:
    """The word right after the marks, with nothing between; empty where there is none."""
    text = sides.after[:_NEXT_WORD]
    word = next(TOKEN.finditer(text), None)
    return word.group() if word is not None and not text[: word.start()].strip() else ""


def is_titled(words: list[str]) -> bool:
    """Do all words of more than three letters (all, where none is longer) begin like a title's?"""
    return all(map(_begins_title, _long_words(words) or words))


def is_plainly_longer(inside: str, n: int) -> bool:
    """Whether more than ``n`` words are seen at once, one of which begins unlike a title's.

    Examples
    --------
    >>> is_plainly_longer("They will come when they can", 4), is_plainly_longer("The Way Home", 2)
    (True, False)
    """
    plain = [word for word in inside.split() if word.isalpha()] if inside.isascii() else []
    return len(plain) > n and not all(map(_begins_title, _long_words(plain)))


def _long_words(words: list[str]) -> list[str]:
    return [word for word in words if len(word) > 3 and word not in _SMALL_WORDS]


def _begins_title(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()

"""Short pairs of marks that are told by their own form: cited words, pieces of speech, labels."""

from __future__ import annotations

import re
from itertools import islice

from framing.base.data import closed_class
from framing.text.marks.around_marks import Sides
from framing.text.marks.label_phrases import (
    ADJECTIVE,
    follower_of,
    is_adjective,
    is_noun_phrase,
    stem_of,
)
from framing.text.marks.quotation_marks import SINGLE
from framing.text.marks.speech_words import speech_words
from framing.text.tidy import TOKEN

_ABOUT = closed_class("about")
_LONGEST_HEADLINE = 110  # characters
_SHORT = 2  # words of a label
_NEAR = 3  # words before the marks
_NAMING_REACH = 14  # words between a naming verb and what it names
_CHARGE_REACH = 6  # words between a charge and its wording
_SPEAKER_FIRST = re.compile(r"(?:[A-ZА-ЯЁ][\w.’'-]*\s?|(?:at|in|on|в|на)\s){1,4}:\s[^:]*$")
_ADVERB = re.compile("[a-z]{3}ly$|(?:[ое]нн|льн|очн|ьк|ск)о$")
_FULL_NAME = re.compile(r"\s+[А-ЯЁ][\w.-]*\s[А-ЯЁ]\w+")
_LONGEST_CODE, _AFTER_CODE = 40, 5  # characters before the marks, and after them
_CODE = re.compile(  # a value in a program, or a key on a line of its own
    r"""[(\[{=]\s*(['"])[\w.-]+\1\s*[,:)\]}]|\n\s*(['"])[\w.-]+\2\s*:\s"""
)
_CYRILLIC = re.compile("[а-яё]")


def is_cited(words: list[str], sides: Sides) -> bool:
    """A point of a law, a law by what it is about, a word as a word, unless it was spoken.

    Parameters
    ----------
    words : list of str
        Those in the marks.
    sides : Sides
    """
    left, speech = sides.left, speech_words()
    if not left or left[-1] in speech.sure:
        return False
    if len(words) == 1 and len(words[0]) == 1:
        return True
    if words[0] in _ABOUT and len(words) > 1:
        return True
    is_article = left[-1] in _ABOUT and left[-2:-1] and left[-2].lower().startswith("стать")
    if is_article or left[-1].lower().startswith("стать"):
        return True
    return _is_named_word(left) and speech.sure.isdisjoint(left + sides.beside)


def _is_named_word(left: list[str]) -> bool:
    """The term “x”, the meaning of “x”."""
    noun = left[-2:-1] if left[-1:] == ["of"] else left[-1:]
    return bool(noun) and noun[0].lower() in speech_words().cites


def is_fragment(inside: str, sides: Sides) -> bool:
    """A piece of a sentence, no label: “for reasons of state”, would “help us”, “deeply sad”."""
    words, speech = TOKEN.findall(inside), speech_words()
    if len(words) == 1:
        return False
    is_wish = bool(sides.left) and sides.left[-1] in speech.infinitive
    is_adverb = _ADVERB.search(words[0]) is not None and words[0] not in speech.no_adverb
    return is_wish or is_adverb or words[0] in speech.prepositions


def is_headline(text: str, start: int, end: int) -> bool:
    """Single marks in a line without a full stop quote, and so does a line that names who speaks.

    Examples
    --------
    >>> text = "Orlo: pier is ‘doomed’"
    >>> is_headline(text, 14, 22)
    True
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)].strip()
    is_single = text[start] in SINGLE and text[end - 1] in SINGLE
    if len(line) > _LONGEST_HEADLINE or line[-1:] in ".!?…:;,":
        return False
    return is_single or _SPEAKER_FIRST.search(text, line_start, start) is not None


def is_value(text: str, start: int, end: int) -> bool:
    """A value or a key in a program that a page let through.

    Examples
    --------
    >>> is_value('load({"river"})', 6, 13)
    True
    """
    return _CODE.search(text, max(0, start - _LONGEST_CODE), end + _AFTER_CODE) is not None


def is_epithet(inside: str, sides: Sides) -> bool:
    """A Russian label of a person or a law, older than what is said.

    “Лидер «яблочников» Орло сказал”, “поддержал закон о «тихом мосте»”.
    """
    if not _CYRILLIC.match(inside) or len(sides.left) < _SHORT:
        return False
    before, noun = sides.left[-1], sides.left[-2]
    if before in _ABOUT and noun.startswith("закон"):
        return True
    if before in speech_words().sure or len(TOKEN.findall(inside)) > _SHORT:
        return False  # считать «бедой» Орло Данна
    return _FULL_NAME.match(sides.after) is not None


def is_answer(inside: str, sides: Sides) -> bool:
    """What people chose in a poll: 40 % of respondents are “content”, 40 % think so “rarely”."""
    if not speech_words().polls.isdisjoint([*sides.left, *sides.same_clause]):
        return True
    return "%" in sides.before and _ADVERB.search(inside) is not None


def is_charge(sides: Sides) -> bool:
    """The words of a charge: expelled for “x”, подозревается в «x»."""
    left, speech = sides.left, speech_words()
    is_named = bool(left) and left[-1] in speech.prepositions
    return is_named and not speech.charges.isdisjoint(left[-_CHARGE_REACH:])


def is_label(inside: str, sides: Sides) -> bool:
    """A Russian noun or adjective in marks that the sentence is built around, not somebody's words.

    A speaker named at the end of the sentence (…, сообщил мэр) stands for all of it; the marks in
    “за «лайки»” and “«мусорной» реформы” are older than what he said.
    """
    words = TOKEN.findall(inside)
    if len(words) > _SHORT or not _CYRILLIC.match(inside) or not sides.left:
        return False
    before = sides.left[-1]
    if before in _ABOUT:  # о «тишине» говорилось в отчёте
        return False
    if before in speech_words().prepositions or ADJECTIVE.search(before):
        return True
    return follower_of(sides).islower() and is_adjective(inside)


def is_tied_label(inside: str, sides: Sides) -> bool:
    """A Russian label tied into its sentence by a preposition, whoever speaks before it.

    “Рассказал, что посёлок перешёл на «цифру»”; in, out of and about (в, из, о) come before what
    is picked out of a speech as well, and say nothing.
    """
    stems = tuple(closed_class("stem of a Russian naming verb"))
    if any(word.lower().startswith(stems) for word in sides.left[-_NAMING_REACH:]):
        return False  # назвал решение основанным на «мнимых данных»
    if not speech_words().charges.isdisjoint(sides.left):
        return False  # подозревают вместе с «неизвестными лицами»
    words = TOKEN.findall(inside)
    is_plain = len(words) > 1 if ADJECTIVE.search(words[0]) else len(words) == 1
    tied = bool(sides.left) and sides.left[-1] in closed_class("preposition before a label")
    return tied and is_plain and is_label(inside, sides)


def is_used_as_label(inside: str, sides: Sides) -> bool:
    """Do words in marks stand as a label where they are: not called so, and no utterance?

    In English before the noun that they mark (the “quiet bridge” plan) in a sentence that nobody
    is named for after them; in Russian anywhere.
    """
    speech = speech_words()
    said = speech.sure | speech.naming | speech.weak
    if _is_named_word(sides.left) or not inside[0].islower() or inside[-1] in "!?":
        return False
    if not said.isdisjoint(sides.left[-_NEAR:]):
        return False
    if _CYRILLIC.match(inside):
        return True
    return follower_of(sides).islower() and speech.sure.isdisjoint(sides.beside + sides.clauses)


def is_said_once(inside: str, text: str, sides: Sides) -> bool:
    """Several Russian words, no label by their place, that stand nowhere else in the text.

    A label («мусорная реформа») comes again, in whatever case; words picked out of a speech or a
    document do not.
    """
    words = TOKEN.findall(inside)
    if len(words) == 1 or not _CYRILLIC.match(inside) or is_label(inside, sides):
        return False
    stems = (re.escape(stem_of(word)) for word in words)
    pattern = re.compile(r"\w*\W+".join(stems), re.IGNORECASE)
    return not is_noun_phrase(words, sides) and len(list(islice(pattern.finditer(text), 2))) < 2


def is_nickname(inside: str, sides: Sides) -> bool:
    """Ben “El Oso” Orlo: a few words with capitals between two names."""
    between = len(sides.left) > 1 and sides.left[-1][0].isupper() and sides.before[-1:].isalnum()
    return between and sides.after.strip()[:1].isupper() and inside[-1].isalnum()

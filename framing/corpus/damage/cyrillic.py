"""Which of the old encodings of Cyrillic letters a text is in: Windows-1251, KOI8, or others."""

from __future__ import annotations

import re
from functools import cache

from framing.base.data import stop_words

# Windows-1251 first: it stays where nothing speaks for another one. KOI8-U has all of KOI8-R's
# letters and the Ukrainian ones.
ENCODINGS = ("cp1251", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
WORD = re.compile(r"[а-яёіїєґА-ЯЁІЇЄҐ]+")
# A small letter before a capital, or a small one behind several: no word is written so.
FOREIGN = re.compile("[^\\x00-\\x7f а-яёіїєґА-ЯЁІЇЄҐ«»—–“”„…№’‘ \u00a0]")
ODD = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]|[А-ЯЁІЇЄҐ]{2}[а-яёіїєґ]")


def cyrillic_encoding(data: bytes) -> str:
    """The encoding in which most bytes are function words, and fewest words are oddly written.

    Examples
    --------
    >>> text = "Совет закрыл пирс и не сказал, на какой срок."
    >>> [cyrillic_encoding(text.encode(name)) for name in ("koi8-r", "cp1251", "cp866")]
    ['koi8_u', 'cp1251', 'cp866']
    """
    return max(ENCODINGS, key=lambda name: _fitness(data.decode(name, "replace")))


def _fitness(text: str) -> int:
    """Letters of function words, less those that no Russian or Ukrainian text would hold there."""
    words = WORD.findall(text)
    known = _function_words()
    n_letters = sum(len(word) for word in words if word.lower() in known)
    return n_letters - 2 * len(ODD.findall(text)) - len(FOREIGN.findall(text))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for word in stop_words() if WORD.fullmatch(word))

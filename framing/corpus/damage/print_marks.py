"""Marks of print in a text: ligatures, words cut at line ends, stress marks on vowels."""

from __future__ import annotations

import re

LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# In Arrow's dialect: a text without these holds no such mark.
LIGATURE = "[ﬀ-ﬆ]"
STRESSED = "[А-Яа-яЁёІіЇїЄє][\u0300\u0301]"
CUT_WORD = "\\pL[-‐\u00ad] ?\\s+\\p{Ll}"
# й and ё are letters: their marks are others.
STRESS = re.compile("(?<=[аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ])[\u0300\u0301]")
SOFT_CUT = re.compile(r"(?<=[^\W\d_])\u00ad ?\n\s*(?=[^\W\d_])")
CUT = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-‐] ?\n\s*([^\W\d_]{2,})(?![\w-])")
CUT_IN_LINE = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-‐\u00ad] ([^\W\d_]{2,})(?![\w-])")


def without_ligatures(text: str) -> str:
    """Ligatures as the letters they are.

    Examples
    --------
    >>> without_ligatures("the ﬁrst oﬃce")
    'the first office'
    """
    return re.sub(LIGATURE, lambda match: LETTERS[match[0]], text)


def without_stress(text: str) -> str:
    """Cyrillic vowels without the accents that show how a word is read aloud.

    Examples
    --------
    >>> without_stress("за\u0301мок, й")
    'замок, й'
    """
    return STRESS.sub("", text)


def joined_words(text: str) -> str:
    """Words that a line end cut, in one: only such as are words when they are joined.

    Examples
    --------
    >>> joined_words("The coun-\\ncil shut the pier for short- and long-term works.")
    'The council shut the pier for short- and long-term works.'
    >>> joined_words("A well-\\nknown keeper.")
    'A well-known keeper.'
    >>> joined_words("The coun\u00ad\\ncil shut the pi\u00ader.")
    'The council shut the pi\xader.'
    """
    text = SOFT_CUT.sub("", text)
    return CUT_IN_LINE.sub(_joined, CUT.sub(_joined_or_hyphened, text))


def _is_word(word: str) -> bool:
    from wordfreq import zipf_frequency

    is_cyrillic = "\u0400" <= word[0] <= "\u04ff"
    languages = ("ru", "uk") if is_cyrillic else ("en", "de", "fr", "es", "it")
    return any(zipf_frequency(word.lower(), language, "small") for language in languages)


def _joined(match: re.Match) -> str:
    """One word where its second half is no word of its own; else as it stands."""
    first, second = match.groups()
    is_cut = second.islower() and not _is_word(second) and _is_word(first + second)
    return first + second if is_cut else match[0]


def _joined_or_hyphened(match: re.Match) -> str:
    """One word, or one with a hyphen; the line end goes, which stood inside a word."""
    first, second = match.groups()
    if not second[0].islower():  # a name, or the next paragraph
        return match[0]
    return first + second if _is_word(first + second) else f"{first}-{second}"

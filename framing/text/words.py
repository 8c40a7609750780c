"""The token rule: what a word is, everywhere in the suite.

A token is, in lower case, the first of these that matches:

* letters each followed by a full stop, twice or more: ``u.s.``, ``a.m.``;
* a number with inner points or commas, with its unit: ``80.10``, ``1,200``, ``3.5bn``;
* letters and digits with inner apostrophes and hyphens: ``brother's``, ``so-called``.

Marks that combine with a letter belong to it. Web and mail addresses and names behind # or @ are no
words, unless they are asked for. Any alphabet works. A token never spans white space, which lets
:mod:`framing.text.engine` work out each distinct chunk of a corpus once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from unicodedata import category, is_normalized, normalize

from framing.base.arguments import public
from framing.base.data import stop_words

# Where the alphabets that combine marks with letters stand; marks of print and pictures do not.
_WITH_MARKS = (
    range(0x300, 0x1100),
    range(0x1700, 0x1D00),
    range(0x1DC0, 0x1E00),
    range(0xA8E0, 0xAC00),
)


def _combining_marks() -> str:
    """The marks that combine with a letter, as ranges of a regular expression."""
    marks = [c for codes in _WITH_MARKS for c in codes if category(chr(c))[0] == "M"]
    runs: list[list[int]] = []
    for code in marks:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


_MARKS = _combining_marks()
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_WORD = (
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)+[^\W\d_]+(?![^\W_])"
    rf"|\d+(?:[.,]\d+)*(?![^\W_]|[{_MARKS}])"
    rf"|{_LETTERS}(?:['’‐‑-]{_LETTERS})*"
)
_LINK = (
    r"(?:https?://|www\.)\S*[^\W_]/?"
    r"|[\w.+-]{1,64}@[\w-]{1,62}(?:\.[\w-]{1,62}){1,5}"
    r"|(?<![\w&])[#@]\w+"
    r"|[^\W\d_][\w-]{0,62}(?:\.[\w-]{1,62}){0,4}\.[a-z]{2,12}/[^\s)\]»”\"]*"
)
# Soft hyphens, and characters of no width: they stand inside words and are no part of them.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_ONE_FORM = str.maketrans({"’": "'", "‐": "-", "‑": "-", "ё": "е", "\u0300": None, "\u0301": None})


class _TokenRule:
    """The tokens of a text, one by one, links passed over."""

    words = re.compile(_WORD)
    pattern = re.compile(rf"(?:{_LINK})|({_WORD})")

    def finditer(self, text: str) -> Iterator[re.Match]:
        """The matches of words."""
        if not _may_hold_link(text):
            return self.words.finditer(text)
        return (match for match in self.pattern.finditer(text) if match[1])

    def findall(self, text: str) -> list[str]:
        """The words as they are written."""
        if not _may_hold_link(text):
            return self.words.findall(text)
        return [word for word in self.pattern.findall(text) if word]


def _may_hold_link(text: str) -> bool:
    return "@" in text or "#" in text or "/" in text or "www." in text


TOKEN = _TokenRule()


@public
def tokens(text: str, *, links: bool = False) -> list[str]:
    """The tokens of a text, in order.

    Parameters
    ----------
    text : str
    links : bool
        Take web and mail addresses and names behind # or @ for words as well, each for one.

    Returns
    -------
    list of str, in the form in which they are counted: lower case, ё as е, ligatures as letters,
    no stress marks, one kind of apostrophe and hyphen.

    Examples
    --------
    >>> tokens("The so-called “brother’s” share: 80.10% of U.S. aid, 3.5bn in all.")
    ['the', 'so-called', "brother's", 'share', '80.10', 'of', 'u.s.', 'aid', '3.5bn', 'in', 'all']
    >>> tokens("Ещё раз: #порт и www.orlo.example"), tokens("#порт", links=True)
    (['еще', 'раз', 'и'], ['#порт'])
    """
    if links:
        return [normal_token(match.group()) for match in TOKEN.pattern.finditer(text)]
    return text_tokens(text)


def text_tokens(text: str) -> list[str]:
    """As :func:`tokens`, without a look at the argument, for what is asked thousands of times."""
    return [normal_token(match) for match in TOKEN.findall(text)]


def visible(text: str) -> str:
    """A word or pattern as it is seen: without soft hyphens and characters of no width."""
    return _UNSEEN.sub("", text)


def normal_token(token: str) -> str:
    """A token as it is counted: lower case, ё as е, one kind of apostrophe and hyphen."""
    return normal_letters(token.lower()).translate(_ONE_FORM)


def normal_letters(text: str) -> str:
    """Words in lower case with ё as е, ligatures and wide forms as the letters they stand for."""
    if not is_normalized("NFKC", text):
        text = normalize("NFKC", text)
    return text.replace("ё", "е")


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """Of these alone a compound is no phrase: would-be is not "would be"."""
    return frozenset(map(normal_token, stop_words()))


# Parts of Russian words that are no words of their own with the same sense: что-то, по-новому.
_BOUND_PARTS = frozenset(("то", "либо", "нибудь", "ка", "таки", "кое", "по", "во", "в", "с", "де"))
_LONGEST_COMPOUND = 4  # words


def spellings(words: list[str]) -> list[list[str]]:
    """A term's words, and the same with hyphens for its blanks and blanks for its hyphens.

    Examples
    --------
    >>> spellings(["regime", "change"]), spellings(["so-called"])
    ([['regime', 'change'], ['regime-change']], [['so-called'], ['so', 'called']])
    """
    if len(words) == 1 and "-" not in words[0]:
        return [words]
    pieces = [piece for word in words for piece in word.split("-")]
    is_bound = any(piece in _BOUND_PARTS or not piece.strip("*") for piece in pieces)
    if is_bound or _function_words().issuperset(pieces) or not 1 < len(pieces) <= _LONGEST_COMPOUND:
        return [words]
    forms = [words]
    for joints in product((False, True), repeat=len(pieces) - 1):
        spelled = [pieces[0]]
        for piece, is_joined in zip(pieces[1:], joints):
            if is_joined:
                spelled[-1] += f"-{piece}"
            else:
                spelled.append(piece)
        if spelled not in forms:
            forms.append(spelled)
    return forms

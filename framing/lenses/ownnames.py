"""An outlet's own name is no framing: its words in either alphabet, its initials, its short forms.

What no rule tells (``Ъ`` for Kommersant) stands in ``data/own_names.csv``.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd

from framing.base.data import DATA
from framing.text.tidy import tokens

# words of outlets' names that are words of stories as well
GENERIC = {"the", "a", "an", "of", "and", "for", "in", "on", "at"}
GENERIC |= {"news", "web", "online", "daily", "weekly", "times", "post", "media", "press"}
ARTICLES_OF_SPEECH = {"the", "a", "an"}
CYRILLIC = re.compile("[а-яёіїєґў]")
SHORTEST_NAME = 3  # letters of a word that is looked for in the other alphabet
SHORTEST_INITIALS = 3  # of two letters many are words: it, do, no
CASES = ("", "a", "u", "om", "e")
# Cyrillic letters as they are spelled in Latin ones.
LATIN = dict(zip("абвгдезийклмнопрстуфыіўґ", "abvgdeziiklmnoprstufiiwg"))
LATIN |= {"ё": "e", "э": "e", "є": "e", "ї": "i", "ж": "zh", "х": "h", "ц": "ts", "ч": "ch"}
LATIN |= {"ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
# What transliterations spell in several ways, in this order.
SOUNDS = (
    ("['’`]", ""), ("kh", "h"), ("x", "ks"), ("w", "v"), ("[yj]", "i"), (r"(.)\1+", r"\1"),
)  # fmt: skip
# Latin letters as Russian spells them out: си-эн-эн.
LETTERS = "эй би си ди и эф джи эйч ай джей кей эл эм эн оу пи кью ар эс ти ю ви дабл-ю экс уай зет"
SPELLED = dict(zip(LETTERS.split(), "abcdefghijklmnopqrstuvwxyz"))


def own_names(outlet: str) -> set[str]:
    """The words of an outlet's name, neighbours also written as one, with and without an 's; its
    initials from three words on, and its short forms in ``data/own_names.csv``.

    Examples
    --------
    >>> sorted(own_names("The Evening Echo"))[:4]
    ['echo', "echo's", 'evening', 'evening echo']
    >>> sorted(own_names("Kommersant")), "owm" in own_names("The Orvelle Weekly Mirror")
    (['kommersant', "kommersant's", 'ъ', "ъ's"], True)
    """
    spoken = tokens(str(outlet))
    words = [word for word in spoken if word not in GENERIC]
    names = {*words, *(joint.join(pair) for pair in pairwise(words) for joint in ("", " "))}
    initials = "".join(word[0] for word in spoken if word not in ARTICLES_OF_SPEECH)
    if len(initials) >= SHORTEST_INITIALS:
        names.add(initials)
    sounds = {sound(word) for word in spoken}
    names |= {term for name, term in short_forms() if name <= sounds}
    return names | {f"{name}'s" for name in names}


@cache
def short_forms() -> list[tuple[frozenset[str], str]]:
    """Of each row of ``data/own_names.csv`` how the words of the name sound, and the short form."""
    table = pd.read_csv(DATA / "own_names.csv", keep_default_na=False)
    return [(frozenset(map(sound, tokens(name))), term) for name, term in table.to_numpy()]


def are_own_names(terms: pd.Index, outlets) -> np.ndarray:
    """Which terms (columns) are words of each outlet's name (rows), in either alphabet.

    A term that is joined to the name by a hyphen belongs to it (``Ъ-Волга``) where the name is one
    letter.
    """
    names = [own_names(outlet) for outlet in outlets]
    hyphened = np.array(["-" in term for term in terms], bool)
    heads, spelled = (np.full(len(terms), None, object) for _ in range(2))
    heads[hyphened] = [term.partition("-")[0] for term in terms[hyphened]]
    spelled[hyphened] = [spelled_out(term) for term in terms[hyphened]]
    heads, spelled = pd.Index(heads, dtype=object), pd.Index(spelled, dtype=object)
    own = np.array(
        [
            terms.isin(words)
            | heads.isin({word for word in words if len(word) == 1})
            | spelled.isin(words)
            for words in names
        ]
    )
    is_cyrillic = np.array([bool(CYRILLIC.search(term)) for term in terms], bool)
    sounds = np.full(len(terms), None, object)
    for row, words in enumerate(names):
        for of_cyrillic in (False, True):  # names in one alphabet, terms in the other
            own_sounds = {
                sound(word)
                for word in words
                if bool(CYRILLIC.search(word)) == of_cyrillic and len(word) >= SHORTEST_NAME
            }
            if not own_sounds:
                continue
            in_other = is_cyrillic != of_cyrillic
            unheard = np.flatnonzero(in_other & (sounds == None))  # noqa: E711
            sounds[unheard] = [sound(terms[number]) for number in unheard]
            own[row] |= in_other & pd.Index(sounds, dtype=object).isin(_with_cases(own_sounds))
    return own


def _with_cases(names: set[str]) -> set[str]:
    """Names as they sound in the cases of the singular as well."""
    return {name + ending for name in names for ending in CASES}


def spelled_out(term: str) -> str | None:
    """The Latin letters that a Russian word spells out, of which there are two or more.

    Examples
    --------
    >>> spelled_out("би-би-си"), spelled_out("си-эн-эн"), spelled_out("вице-мэр")
    ('bbc', 'cnn', None)
    """
    pieces = term.split("-")
    letters = [SPELLED.get(piece, "") for piece in pieces]
    return "".join(letters) if len(pieces) > 1 and all(letters) else None


def sound(name: str) -> str:
    """A name by its sound, in Latin letters: what two transliterations of it have in common.

    Examples
    --------
    >>> sound("тасс"), sound("известия") == sound("izvestia") == sound("izvestiya")
    ('tas', True)
    >>> sound("интерфакс") == sound("interfax"), sound("echo") == sound("эхо")
    (True, False)
    """
    latin = "".join(LATIN.get(letter, letter) for letter in name.lower())
    for spelling, letters in SOUNDS:
        latin = re.sub(spelling, letters, latin)
    return latin

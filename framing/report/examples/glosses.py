"""Russian words of an example with their English beside them, from ``data/glosses.csv``."""

from __future__ import annotations

import re

from framing.base.data import glosses

QUOTED = re.compile(r"“([а-яё][а-яё -]*)”")
CELL = re.compile(r"(<t[hd]\b[^>]*>)([а-яё][а-яё -]*)(?=</t[hd]>)")
LISTED = re.compile(r"(<p>)([а-яё][а-яё -]*)(?= [\d,]+</p>)")


def glossed(page: str) -> str:
    """A page whose quoted words, and words that are a cell of a table, have their English.

    Examples
    --------
    >>> glossed("<p>“сообщает” 3.8 times</p><td>сообщает</td>")
    '<p>“сообщает” (reports) 3.8 times</p><td>сообщает (reports)</td>'
    """
    page = QUOTED.sub(lambda m: f"{m[0]}{in_brackets(m[1])}", page)
    return CELL.sub(lambda m: f"{m[0]}{in_brackets(m[2])}", LISTED.sub(listed_gloss, page))


def listed_gloss(match: re.Match) -> str:
    """A word of a list of counts."""
    return f"{match[0]}{in_brackets(match[2])}"


def in_brackets(word: str) -> str:
    """The English of a word; nothing where there is none."""
    gloss = glosses().get(word)
    return f" ({gloss})" if gloss else ""

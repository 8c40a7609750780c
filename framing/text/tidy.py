"""Tidy text and the token rule: what a word is, everywhere in the suite.

A token is, in lower case, the first of these that matches:

* letters each followed by a full stop, twice or more: ``u.s.``, ``a.m.``;
* a number with inner points or commas: ``80.10``, ``1,200``;
* letters and digits with inner apostrophes and hyphens: ``brother's``, ``so-called``.

Any alphabet works. A token never spans white space, which lets :mod:`framing.text.engine.stream` work out each
distinct chunk of a corpus once.
"""

from __future__ import annotations

import re
from unicodedata import is_normalized

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import arrow_text

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’‐‑-][^\W_]+)*")
_SAME = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
# In this order: what is never seen, line ends of every system, blanks of every width, blanks round
# line ends.
_TIDY = (
    ("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\x{0}-\\x{8}\\x{e}-\\x{1f}]", ""),
    ("\r\n|[\r\n\u2028\u2029\\x{b}\\x{c}\\x{85}]", "\n"),
    ("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " "),
    (" {2,}", " "),
    (" ?\n[ \n]*", "\n"),
    ("^[ \n]+|[ \n]+$", ""),
)
# Text that has none of these (and is in NFC) is tidy.
_UNSEEN = "|".join((_TIDY[0][0], "[\r\u2028\u2029\\x{b}\\x{c}\\x{85}]", _TIDY[2][0]))
_ROUGH = "|".join((_UNSEEN, " [ \n]", "\n[ \n]", "^[ \n]", "[ \n]$"))
# Text of these letters alone is in NFC: Latin, Cyrillic, the marks of print, currencies.
_COMPOSED = r"\x{0}-\x{2ff}\x{400}-\x{482}\x{48a}-\x{52f}\x{2010}-\x{2027}\x{2030}-\x{205e}\x{20a0}-\x{20bf}"


@public
def tokens(text: str) -> list[str]:
    """The tokens of a text, in order.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str, in lower case.

    Examples
    --------
    >>> tokens("The so-called “brother’s” share: 80.10% of U.S. aid.")
    ['the', 'so-called', "brother's", 'share', '80.10', 'of', 'u.s.', 'aid']
    """
    return [normal_token(match) for match in TOKEN.findall(text)]


def normal_token(token: str) -> str:
    """A token as it is counted: lower case, one kind of apostrophe and hyphen."""
    return token.lower().translate(_SAME)


def tidy_arrow(texts: pd.Series) -> pa.Array:
    """As :func:`tidy_text`, but the result stays an Arrow array for :mod:`framing.text.engine.stream`."""
    return tidied(arrow_text(texts))


def is_tidy(chunks: pa.Array) -> bool:
    """Whether texts are tidy, told by their distinct chunks (as :func:`cut_at` cuts at blanks and
    line ends); but for what ends a text.
    """
    doubtful = chunks.filter(pc.match_substring_regex(chunks, f"^[ \n]|{_UNSEEN}|[^{_COMPOSED}]"))
    return not pc.any(pc.match_substring_regex(doubtful, f"^[ \n]|{_UNSEEN}")).as_py() and all(
        is_normalized("NFC", chunk) for chunk in doubtful.to_pylist()
    )


def tidied(array: pa.Array) -> pa.Array:
    """As :func:`tidy_text`, from Arrow to Arrow."""
    # Most text comes tidy, above all the second time: one look costs a twentieth of mending.
    doubtful = np.flatnonzero(
        pc.match_substring_regex(array, f"{_ROUGH}|[^{_COMPOSED}]").to_numpy(zero_copy_only=False)
    )
    some = array.take(pa.array(doubtful))
    rough = pc.match_substring_regex(some, _ROUGH).to_numpy(zero_copy_only=False)
    rough = rough | ~np.array([is_normalized("NFC", text) for text in some.to_pylist()], bool)
    if not rough.any():
        return array
    which = np.zeros(len(array), bool)
    which[doubtful[rough]] = True
    better = pc.utf8_normalize(some.filter(pa.array(rough)), form="NFC")
    for pattern, replacement in _TIDY:
        better = pc.replace_substring_regex(better, pattern, replacement)
    return pc.replace_with_mask(array, pa.array(which), better)


@public
def tidy_text(texts: pd.Series) -> pd.Series:
    """Text in the one form that offsets are counted in.

    Unicode NFC; no zero-width characters, soft hyphens, direction marks or control characters; one
    blank between words; one line break between paragraphs. Doing it twice changes nothing.

    Parameters
    ----------
    texts : Series of str

    Returns
    -------
    Series of str, same index and name.

    Examples
    --------
    >>> tidy_text(pd.Series(["A  soft\u00adhyphen\\r\\n\\r\\nand  a paragraph "])).tolist()
    ['A softhyphen\\nand a paragraph']
    """
    return pd.Series(
        tidy_arrow(texts).to_pylist(), index=texts.index, name=texts.name, dtype=object
    )

"""Tidy text in the one form that offsets are counted in."""

from __future__ import annotations

from unicodedata import is_normalized

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import arrow_text
from framing.text.words import INVISIBLE, TOKEN, normal_token, text_tokens, tokens
from framing.text.wrapped import unwrap

__all__ = [  # the token rule lives in words, and goes by this name as well
    "COMPOSED", "TOKEN", "is_tidy", "normal_token", "text_tokens", "tidied", "tidy_arrow",
    "tidy_text", "tokens",
]  # fmt: skip

_INVISIBLE = rf"[{INVISIBLE}\x{{0}}-\x{{8}}\x{{e}}-\x{{1f}}]"
_OTHER_LINE_ENDS = "[\r\u2028\u2029\\x{b}\\x{c}\\x{85}]"
_OTHER_BLANKS = "[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
# What is replaced by what, in this order.
_MENDING = (
    (r"(\pL)\x{ad} ?\r?\n *(\p{Ll})", r"\1\2"),  # a soft hyphen that a line end made visible
    (_INVISIBLE, ""),
    (f"\r\n|{_OTHER_LINE_ENDS}", "\n"),
    (_OTHER_BLANKS, " "),
    (" {2,}", " "),
    (" ?\n[ \n]*", "\n"),
    ("^[ \n]+|[ \n]+$", ""),
)
# Text that has none of these (and is in NFC) is tidy.
_ODD = f"{_INVISIBLE}|{_OTHER_LINE_ENDS}|{_OTHER_BLANKS}"
_UNTIDY = f"{_ODD}| [ \n]|\n[ \n]|^[ \n]|[ \n]$"
# Text of these letters alone is in NFC: Latin, Cyrillic, the marks of print, currencies.
COMPOSED = (
    r"\x{0}-\x{2ff}\x{400}-\x{482}\x{48a}-\x{52f}"
    r"\x{2010}-\x{2027}\x{2030}-\x{205e}\x{20a0}-\x{20bf}"
)


def is_tidy(chunks: pa.Array) -> bool:
    """Whether texts are tidy but for their ends, told by their distinct chunks.

    Chunks are the pieces behind which a text is cut at blanks and line ends; one that is more than
    a single blank begins with one.
    """
    rule = f"^[ \n]|{_ODD}"
    doubtful = chunks.filter(pc.match_substring_regex(chunks, f"{rule}|[^{COMPOSED}]"))
    if pc.any(pc.match_substring_regex(doubtful, rule)).as_py():
        return False
    return all(is_normalized("NFC", chunk) for chunk in doubtful.to_pylist())


def tidy_arrow(texts: pd.Series) -> pa.Array:
    """As :func:`tidy_text`, to Arrow."""
    return tidied(arrow_text(texts))


def tidied(texts: pa.Array) -> pa.Array:
    """As :func:`tidy_text`, from Arrow to Arrow."""
    # Most text comes tidy, above all the second time: one look costs a twentieth of mending.
    rule = f"{_UNTIDY}|[^{COMPOSED}]"
    doubtful = np.flatnonzero(pc.match_substring_regex(texts, rule).to_numpy(zero_copy_only=False))
    candidates = texts.take(pa.array(doubtful))
    is_odd = pc.match_substring_regex(candidates, _UNTIDY).to_numpy(zero_copy_only=False)
    is_composed = [is_normalized("NFC", text) for text in candidates.to_pylist()]
    is_untidy = np.zeros(len(texts), bool)
    is_untidy[doubtful] = is_odd | ~np.array(is_composed, bool)
    if is_untidy.any():
        mask = pa.array(is_untidy)
        mended = texts.filter(mask)
        for pattern, replacement in _MENDING:
            mended = pc.replace_substring_regex(mended, pattern, replacement)
        # Last: a letter and its accent may have stood apart by a character that nobody sees.
        mended = pc.utf8_normalize(mended, form="NFC")
        texts = pc.replace_with_mask(texts, mask, mended)
    return unwrap(texts)


@public
def tidy_text(texts: pd.Series) -> pd.Series:
    """Text in the one form that offsets are counted in.

    Unicode NFC; no zero-width characters, soft hyphens, direction marks or control characters; one
    blank between words; one line break between paragraphs, none inside a sentence where lines were
    broken at a width. Doing it twice changes nothing.

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

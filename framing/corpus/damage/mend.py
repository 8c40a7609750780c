"""Texts are mended where a whole column's quick look says that there may be damage, and it is said.

Nothing is changed without a notice of the article: what was done, and the first place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.damage import characters, glued, html_left, print_marks

NEAR = 12  # characters shown on either side of the first place


class Rule(NamedTuple):
    """A kind of damage."""

    notice: str
    mend: Callable[[str], str]
    quick_look: str


RULES = (
    Rule("HTML taken out of the text", html_left.without_html, html_left.QUICK_LOOK),
    Rule("broken characters mended", characters.mended_characters, characters.QUICK_LOOK),
    Rule("ligatures written out", print_marks.without_ligatures, print_marks.LIGATURE),
    Rule("stress marks taken out", print_marks.without_stress, print_marks.STRESSED),
    Rule("sentences parted", glued.parted_sentences, glued.QUICK_LOOK),
    Rule("cut words joined", print_marks.joined_words, print_marks.CUT_WORD),
)
# Most texts hold no damage of any kind: one look at each is enough.
QUICK_LOOK = "|".join(f"(?:{rule.quick_look})" for rule in RULES)


def mended(texts: pa.Array) -> tuple[pa.Array, dict[int, list[str]]]:
    """Texts without damage that can be mended, and of each changed row the notices.

    Examples
    --------
    >>> texts, notices = mended(pa.array(["The pier.", "A<br>B"], pa.large_string()))
    >>> texts.to_pylist(), notices
    (['The pier.', 'A\\nB'], {1: ['HTML taken out of the text: A<br>B']})
    """
    notices: dict[int, list[str]] = {}
    is_suspect = pc.match_substring_regex(texts, QUICK_LOOK).to_numpy(zero_copy_only=False)
    changed = {}
    for row in np.flatnonzero(is_suspect).tolist():
        text = before = texts[row].as_py()
        for rule in RULES:
            after = rule.mend(text)
            if after != text:
                row_notices = notices.setdefault(row, [])
                row_notices.append(f"{rule.notice}: {_first_place(text, after)}")
            text = after
        if text != before:
            changed[row] = text
    return _replaced(texts, changed), notices


def _replaced(texts: pa.Array, changed: dict[int, str]) -> pa.Array:
    if not changed:
        return texts
    is_changed = np.zeros(len(texts), bool)
    is_changed[list(changed)] = True
    return pc.replace_with_mask(
        texts, pa.array(is_changed), pa.array(changed.values(), pa.large_string())
    )


def _first_place(before: str, after: str) -> str:
    """The first words that were changed, as they stood."""
    same = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), len(after))
    start = max(0, same - NEAR)
    return re.sub(r"\s+", " ", before[start : same + NEAR]).strip().replace(";", ",")

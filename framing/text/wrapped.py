"""Lines broken at a width, as in exports of 60 columns: a break inside a sentence is a blank."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arrow import text_buffers

WIDEST = 120  # characters; longer lines are paragraphs
_NARROWEST = 30
_FULL_SHARE = 0.6  # of the breaks: the next word would not have fitted into the line
_FEWEST = 2  # breaks inside a sentence that show a wrapped text
_LINE_END, _LAST_ASCII = ord("\n"), 0x7F
_STOPS = np.frombuffer(b'.!?:;")]', np.uint8)
_ENDS = re.compile(r"[^\s.!?…:;\"”»)\]]$")


def unwrapped(text: str) -> str:
    """The text with blanks for line ends that only keep a width; as long as before.

    Examples
    --------
    >>> text = "The council said on Monday that it\\nwould not close the old gate, for\\nnow."
    >>> unwrapped(text)
    'The council said on Monday that it would not close the old gate, for now.'
    >>> unwrapped("A heading\\nThe first paragraph.\\nThe second one.").count("\\n")
    2
    """
    lines = text.split("\n")
    if len(lines) <= _FEWEST or max(map(len, lines)) > WIDEST:
        return text
    pairs = [
        (number, line.rstrip(), after)
        for number, (line, after) in enumerate(zip(lines, lines[1:]))
        if line.strip() and after.strip()
    ]
    width = _width([line.rstrip() for line in lines])
    is_full = [_would_not_fit(line, after, width) for _, line, after in pairs]
    is_inside = [
        bool(_ENDS.search(line)) and after.lstrip()[0].islower() for _, line, after in pairs
    ]
    if sum(is_inside) < _FEWEST or sum(is_full) < _FULL_SHARE * len(pairs) or width < _NARROWEST:
        return text
    ends = ["\n"] * (len(lines) - 1)
    for (number, *_), full, inside in zip(pairs, is_full, is_inside):
        if full or inside:
            ends[number] = " "
    return "".join(line + end for line, end in zip(lines, [*ends, ""]))


def _width(lines: list[str]) -> int:
    """The columns of a text: its longest line, of many lines the second longest."""
    lengths = sorted(map(len, lines))
    return lengths[-2] if len(lengths) > 2 * _FEWEST else lengths[-1]


def _would_not_fit(line: str, after: str, width: int) -> bool:
    """Had the next line's first word no room in this line?"""
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def unwrap(texts: pa.Array) -> pa.Array:
    """Tidied texts as :func:`unwrapped` reads them; the same array where none is wrapped."""
    rows = np.flatnonzero(_may_be_wrapped(texts)).tolist()
    changed = {row: read for row in rows if (read := unwrapped(text := texts[row].as_py())) != text}
    if not changed:
        return texts
    is_changed = np.zeros(len(texts), bool)
    is_changed[list(changed)] = True
    return pc.replace_with_mask(
        texts, pa.array(is_changed), pa.array(changed.values(), pa.large_string())
    )


def _may_be_wrapped(texts: pa.Array) -> np.ndarray:
    """Of each text whether a line ends without a stop before one that may be in lower case.

    Told by the bytes beside line ends, which takes next to no time.
    """
    edges, data = text_buffers(texts)
    breaks = np.flatnonzero(data == _LINE_END)
    breaks = breaks[(breaks > 0) & (breaks + 1 < len(data))]
    before, after = data[breaks - 1], data[breaks + 1]
    may_be_lower = ((after >= ord("a")) & (after <= ord("z"))) | (after > _LAST_ASCII)
    breaks = breaks[may_be_lower & ~np.isin(before, _STOPS)]
    is_wrapped = np.zeros(len(texts), bool)
    is_wrapped[np.searchsorted(edges, breaks, "right") - 1] = True
    return is_wrapped

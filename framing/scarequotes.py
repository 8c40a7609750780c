"""Scare quotes: a word or a few that the outlet holds at arm's length, told apart from quotations
of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from framing.quotation import quotation_spans
from framing.speechverbs import verb_forms, words
from framing.text import TOKEN

_EDGE = re.compile('[\n"“”„«».!?]')


def scare_spans(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """Scare quotes: marks round one to three words that hold them at arm's length and quote nobody.

    Parameters
    ----------
    text : str
    spans : iterable of (start, end), optional
        The quotations of the text, where they are known already.

    Returns
    -------
    list of (start, end), a part of :func:`quotation_spans`: one to three words, not all capitalised
    like a name or title, no mark of a whole utterance inside, no speech verb or colon beside them.

    Examples
    --------
    >>> text = 'These “brotherly peoples” met. “We agree,” she said. He called it “theft”.'
    >>> [text[start:end] for start, end in scare_spans(text)]
    ['“brotherly peoples”']
    """
    spans = quotation_spans(text) if spans is None else spans
    return [span for span in spans if span[1] - span[0] < 60 and _is_scare(text, *span)]


def _is_scare(text: str, start: int, end: int) -> bool:
    inside = text[start:end].strip("\"“”„«»'‘’`")
    words = TOKEN.findall(inside)
    if (
        not 1 <= len(words) <= 3
        or inside[-1] in "!?…"
        or (inside[0].isupper() and inside[-1] in ".,")
    ):
        return False
    if not any(word[0].islower() for word in words) or words[0].isdigit():
        return False
    before = _EDGE.split(text[max(0, start - 50) : start])[-1]
    after = _EDGE.split(text[end : end + 50])[0]
    if before.rstrip().endswith(":"):
        return False
    right = TOKEN.findall(after)[:3]
    right = right[1:] if right and right[0].endswith("ing") else right  # the “study” promising much
    return near_verbs().isdisjoint(word.lower() for word in TOKEN.findall(before)[-3:] + right)


@lru_cache(maxsize=1)
def near_verbs() -> frozenset[str]:
    """Words that make a short quotation somebody's: he called it “brotherly”, the word
    “brotherly”.
    """
    strong = set(verb_forms()) - words("weak speech verb")
    return frozenset(strong | words("verb of quoting"))

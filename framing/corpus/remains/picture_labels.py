"""The labels that a page prints round its pictures and films, and the holder of their rights.

``Image copyright Tarn Press Image caption The quay at noon`` is two labels, a holder and a caption:
the caption is the outlet's own sentence and stays. The labels are in ``data/furniture_words.csv``:
class ``holder`` where a holder follows, ``label`` where a caption or nothing does.
"""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from framing.base.data import DATA

HOLDER_WORDS = 9  # at most, on a line of its own
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)]*$")


@cache
def labels() -> tuple[re.Pattern, re.Pattern]:
    """Where a line begins with a label: behind which a holder stands, and any other."""
    table = pd.read_csv(DATA / "furniture_words.csv", keep_default_na=False)
    terms = table.groupby("class")["term"].agg(list)
    either = "|".join(map(re.escape, sorted(terms["label"], key=len, reverse=True)))
    holders = "|".join(map(re.escape, sorted(terms["holder"], key=len, reverse=True)))
    ends = r"(?=[\s,:]|$)[\s,:]*(?-i:(?![a-zа-яё]))"  # a sentence about them goes on
    label = re.compile(rf"(?:(?:{either}){ends})+", re.IGNORECASE)
    holder = re.compile(rf"(?:{holders}){ends}(.*?)(?=\b(?:{either})\b|$)", re.IGNORECASE)
    return holder, label


@cache
def beginnings() -> str:
    """In Arrow's dialect, letter case aside: how a line with a label begins."""
    table = pd.read_csv(DATA / "furniture_words.csv", keep_default_na=False)
    terms = table.loc[table["class"].isin(["holder", "label"]), "term"]
    return "|".join(map(re.escape, terms))


def without_labels(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of an article without the labels of pictures, and what was taken out.

    Examples
    --------
    >>> without_labels(["Image copyright Tarn Press Image caption The quay at noon", "It is shut."])
    (['The quay at noon', 'It is shut.'], ['Image copyright Tarn Press Image caption'])
    >>> without_labels(["Image copyright", "Tarn Press", "Image caption", "The quay at noon"])
    (['The quay at noon'], ['Image copyright', 'Tarn Press', 'Image caption'])
    """
    holder, label = labels()
    remaining: list[str] = []
    dropped: list[str] = []
    holds_next = False  # whether the line above was a label behind which a holder stands
    for line in lines:
        first = holder.match(line)
        if first and first[1] and not (first.end() < len(line) or _is_holder(first[1])):
            first = None
        begin = first.end() if first else 0
        second = label.match(line, begin)
        end = second.end() if second else begin
        if end:
            dropped.append(line[:end].strip())
            remaining += [line[end:]] if line[end:] else []
            holds_next = first is not None and not first[1].strip() and second is None
        elif holds_next and _is_holder(line):
            dropped.append(line)
            holds_next = False
        else:
            remaining.append(line)
            holds_next = False
    return remaining, dropped


def _is_holder(line: str) -> bool:
    return len(line.split()) <= HOLDER_WORDS and not SENTENCE_END.search(line)

"""What the marks stand for in charts of all lenses together."""

from __future__ import annotations

import pandas as pd

from framing.base.data import (
    MEASURES,
    category_name,
    category_names,
    frame_name,
    policy_frames,
)
from framing.base.outlets import OTHERS, baseline_of
from framing.charts.linked.marks import Mark, ratio_words, signed

KIND_OF = {
    "keyness": "term",
    "loaded": "category",
    "sentiment": "tone",
    "voices": "quotes",
    "verbs": "verbs",
    "frames": "frame",
    "agency": "clause",
}
WITHOUT_ITEMS = {"sentiment": "sentiment", "voices": "share quoted"}


def statement_name(row) -> str:
    """A row's label: the word or category, or the lens."""
    item = row.item or WITHOUT_ITEMS.get(row.lens, row.lens)
    if row.lens == "frames":
        return f"frame: {frame_name(item).lower()}"
    if row.lens == "agency":
        return MEASURES.get(item, item)
    if row.lens == "verbs":
        return f"{item} verbs of speech"
    category = "loaded words" if item == "all" else category_name(item)
    return category if row.lens == "loaded" else item


def claim_name(lens: str, term: str) -> str:
    """The label of a claim that was followed, as the chart of all claims has it.

    Examples
    --------
    >>> claim_name("loaded", "all kinds"), claim_name("verbs", "strong verbs")
    ('loaded words', 'strong verbs of speech')
    """
    if lens == "loaded" and term == "all kinds":
        return "loaded words"
    return f"{term} of speech" if lens == "verbs" else term


def mark_item(lens: str, item: str) -> str:
    """A row's item as marks and their lines name it."""
    if lens == "frames":
        return f"{item}|policy"
    return {"sentiment": "news", "voices": ""}.get(lens, item)


def claim_marks(drawn: pd.DataFrame, ys) -> list[Mark]:
    """Each statement with its figures in words."""
    others, marks = baseline_of(drawn) or OTHERS, []
    for y, row in zip(ys, drawn.itertuples(), strict=True):
        figures = ratio_words(row, others)
        if pd.isna(row.log_ratio):
            figures = f"difference {signed(row.difference)}"
            if not pd.isna(row.low):  # one article has none
                figures += f" (95% interval {signed(row.low)} to {signed(row.high)})"
        words = f"{row.outlet}, {statement_name(row)}: {figures}"
        item = mark_item(row.lens, row.item)
        marks.append(Mark(KIND_OF[row.lens], str(row.outlet), item, words, y))
    return marks


def robust_marks(claims: list[tuple[str, str, str]], share: pd.Series) -> list[Mark]:
    """Each claim with the share of the choices under which it holds."""
    marks = []
    for y, (lens, outlet, term) in enumerate(claims):
        held = f"{share[lens, outlet, term]:.0%}"
        words = f"{outlet}, {term}: holds under {held} of the choices"
        marks.append(Mark(KIND_OF[lens], outlet, _item(lens, term), words, y))
    return marks


def _item(lens: str, term: str) -> str:
    """What :func:`framing.claims.together.named` put into words."""
    if lens == "loaded":
        items = {row["name"]: item for item, row in category_names().items()}
        return {"all kinds": "all"}.get(term) or items.get(term, term)
    if lens == "verbs":
        return term.removesuffix(" verbs")
    if lens == "frames":
        names = {frame_name(frame).lower(): frame for frame in policy_frames()}
        term = names.get(term.removeprefix("frame of "), term)
    if lens == "agency":
        term = {name: measure for measure, name in MEASURES.items()}.get(term, term)
    return mark_item(lens, term)

"""Frames of news: a row a frame, a dot an outlet, a line its interval; unproven ones are small."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.outlets import OTHERS, baseline_of
from framing.charts.linked.marks import Mark, keep_marks, rate_words
from framing.charts.picture import first_few, set_alt, set_message
from framing.charts.style import (
    GREY,
    ONE_ARTICLE,
    dots,
    note,
    outlet_colours,
    stacked,
)
from framing.charts.wording.rows import item_axes, label_items

COLUMNS = "outlet frame name n per_1k rate_low rate_high claim validated".split()
CLAIMS_NOTE = (
    "Filled: the outlet differs from {others} (false discovery rate 5%, articles as the "
    "sample). Hollow: not told from chance. Small, named in grey: not tested, because cue words do "
    "not tell this frame well enough, it was not measured, or it is too rare. Lines: 95% intervals "
    "of the rate."
)


@public
def plot_frames(table: pd.DataFrame, *, ax=None):
    """Draw the rate of each frame's cue words in each outlet.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.frames` gives it by outlet: ``outlet frame name n per_1k rate_low
        rate_high claim validated``.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or no cue of any frame was found at all.
    """
    require_columns(table, COLUMNS, "table")
    rows = table[table.groupby("frame")["n"].transform("sum").gt(0)]
    if rows.empty:
        raise FramingError("table has no cue word of any frame; there is nothing to draw.")
    rows = rows.assign(validated=_is_tested(rows))
    by_frame = rows.groupby("frame").agg({"per_1k": "max", "name": "first", "validated": "all"})
    by_frame = by_frame.sort_values(["validated", "per_1k"])
    outlets = sorted(rows["outlet"].astype(str).unique())
    ax = item_axes(ax, by_frame, outlets)
    numbers = {frame: number for number, frame in enumerate(by_frame.index)}
    _draw_rates(ax, rows.assign(row=rows["frame"].map(numbers)), outlets)
    label_items(ax, by_frame["name"].tolist(), outlets, "cue words per 1,000 words")
    for label, validated in zip(ax.get_yticklabels(), by_frame["validated"]):
        label.set_color("black" if validated else GREY)
    inferred = rows["rate_low"].notna().any()
    compared_with = baseline_of(rows) or OTHERS
    without = table[~table["frame"].isin(rows["frame"])].drop_duplicates("frame")["name"].tolist()
    no_cue = f" No cue word at all: {first_few(without, ', ', limit=6)}." if without else ""
    note(ax, (CLAIMS_NOTE.format(others=compared_with) if inferred else ONE_ARTICLE) + no_cue)
    set_alt(ax, _alt(rows))
    set_message(ax, _message(rows))
    return ax


def _is_tested(rows: pd.DataFrame) -> pd.Series:
    """Whether a row's frame was tested; where none was, whether it could have been."""
    if "q" not in rows or rows["q"].isna().all():
        return rows["validated"]
    return rows["validated"] & rows["q"].notna().groupby(rows["frame"]).transform("any")


def _message(rows: pd.DataFrame) -> str:
    """What the chart says, in at most ten words."""
    tested = rows.loc[rows["q"].notna(), "frame"].nunique() if "q" in rows else 0
    if not tested:
        return "How often cue words of each frame are used"
    differ = rows.loc[rows["claim"].astype(bool), "frame"].nunique()
    if not differ:
        return f"No frame of the {tested} tested differs beyond chance"
    return f"{differ} of {tested} frames tested differ{'s' if differ == 1 else ''}"


def _draw_rates(ax, rows: pd.DataFrame, outlets: list[str]) -> None:
    """A dot and its interval for each row; outlets stand under each other within a frame."""
    colours = outlet_colours(outlets)
    for outlet, height in zip(outlets, stacked(len(outlets)), strict=True):
        own = rows[rows["outlet"].astype(str) == outlet]
        keep_marks(ax, _marks(own, height, 0.8 / len(outlets)))
        for validated, line in own.groupby("validated"):
            dots(
                ax,
                line["row"] + height,
                line["per_1k"],
                line["rate_low"],
                line["rate_high"],
                colours[outlet],  # also of frames that are not tested: whose dot is it?
                filled=line["claim"].to_numpy(bool),
                size=30 if validated else 12,
            )


def _marks(own: pd.DataFrame, height: float, room: float) -> list[Mark]:
    """Each dot of an outlet with its figures in words."""
    marks, scheme = [], own.attrs.get("scheme", "policy")
    for row in own.itertuples():
        figures = rate_words(row, "per_1k", "per 1,000 words", "rate_low", "rate_high")
        words = f"{row.outlet}, {row.name}: {figures}"
        marks.append(
            Mark("frame", str(row.outlet), f"{row.frame}|{scheme}", words, row.row + height, room)
        )
    return marks


def _alt(rows: pd.DataFrame) -> str:
    frequent = rows[rows["n"] > 0].sort_values("per_1k", ascending=False).groupby("outlet").head(3)
    rates = "; ".join(
        f"{outlet}: "
        + ", ".join(f"{row.name_} {row.per_1k:.1f}" for row in own.itertuples(index=False))
        for outlet, own in frequent.rename(columns={"name": "name_"}).groupby("outlet")
    )
    claims = rows[rows["claim"]]
    names = first_few(f"{outlet}: {name}" for outlet, name in claims[["outlet", "name"]].to_numpy())
    return (
        f"Dot chart of cue words of frames per 1,000 words. Most frequent: {rates}. Differences "
        f"that can be claimed: {names or 'none'}."
    )

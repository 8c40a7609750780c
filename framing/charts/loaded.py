"""Loaded terms: a row a category, a dot an outlet (or one of its voices), a line its interval."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.data import category_name, category_names
from framing.base.errors import FramingError, require_columns
from framing.base.outlets import FEWEST_USES, OTHERS, baseline_of, possessive
from framing.charts.linked.marks import Mark, keep_marks, rate_words
from framing.charts.picture import first_few, set_alt, set_message
from framing.charts.style import (
    ONE_ARTICLE,
    dots,
    note,
    outlet_colours,
    plain,
    short,
    stacked,
)
from framing.charts.wording.rows import item_axes, label_items

COLUMNS = "outlet category n per_1k rate_low rate_high".split()
CLAIMS_NOTE = (
    "Filled: the outlet differs from {others}. Hollow: could be chance. "
    "Lines: 95% intervals of the rate."
)
VOICES_NOTE = "Filled: the outlet's own voice. Hollow: inside quotations."
MOST_DOTS, FEWEST_KINDS = 48, 6  # of a chart
INTERVALS_NOTE = "Lines: 95% intervals of the rate."


@public
def plot_loaded_terms(table: pd.DataFrame, *, ax=None):
    """Draw the rate of each category of loaded terms in each outlet.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.loaded_terms` gives it by outlet or by voice: ``outlet category n per_1k
        rate_low rate_high`` and ``claim`` or ``voice``. The category ``all`` is left to the words:
        it would hide the others.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or no loaded term was found at all.
    """
    require_columns(table, COLUMNS, "table")
    rows = table[
        (table["category"] != "all") & table.groupby("category")["n"].transform("sum").gt(0)
    ]
    if rows.empty:
        raise FramingError("table has no loaded term in any category; there is nothing to draw.")
    outlets = sorted(rows["outlet"].astype(str).unique())
    voices = 2 if "voice" in rows else 1
    highest = rows.groupby("category")["per_1k"].max().sort_values()
    # more dots than that cannot be told apart
    categories = highest.index[-max(FEWEST_KINDS, MOST_DOTS // (voices * len(outlets))) :]
    rows = rows[rows["category"].isin(categories)]
    ax = item_axes(ax, categories, outlets, lines=voices)
    numbers = {category: number for number, category in enumerate(categories)}
    _draw_rates(ax, rows.assign(row=rows["category"].map(numbers)), outlets)
    names = [category_name(category) for category in categories]
    label_items(ax, names, outlets, "loaded terms per 1,000 words")
    left_out = len(highest) - len(categories)
    kinds = f" The {len(categories)} kinds with the highest rates of {len(highest)}."
    message = _rates_message(table, rows)
    enough = f" Enough: {FEWEST_USES} loaded words." * ("enough uses" in message)
    note(ax, _rates_note(rows) + kinds * bool(left_out) + enough)
    set_alt(ax, _rates_alt(table, rows))
    set_message(ax, plain(message))
    return ax


def _draw_rates(ax, rows: pd.DataFrame, outlets: list[str]) -> None:
    """A dot and its interval for each row; outlets stand under each other within a category."""
    colours, by_voice = outlet_colours(outlets), "voice" in rows
    tested = "claim" in rows and rows["rate_low"].notna().any() and not by_voice
    voices = ("own", "quoted") if by_voice else (None,)
    lines = [(outlet, voice) for outlet in outlets for voice in voices]
    for (outlet, voice), height in zip(lines, stacked(len(lines)), strict=True):
        line = rows[rows["outlet"].astype(str) == outlet]
        line = line[line["voice"] == voice] if by_voice else line
        dots(
            ax,
            line["row"] + height,
            line["per_1k"],
            line["rate_low"],
            line["rate_high"],
            colours[outlet],
            filled=line["claim"].to_numpy(bool) if tested else voice != "quoted",
            size=30,
        )
        keep_marks(ax, _marks(line, height, 0.8 / len(lines)))


def _marks(line: pd.DataFrame, height: float, room: float) -> list[Mark]:
    """Each dot of an outlet, or of one of its voices, with its figures in words."""
    terms = line.attrs.get("terms", {})
    own_kinds = {kind: entries for kind, entries in terms.items() if kind not in category_names()}
    marks = []
    for row in line.itertuples():
        figures = rate_words(row, "per_1k", "per 1,000 words", "rate_low", "rate_high")
        voice = getattr(row, "voice", "")
        name = f"{row.outlet}{f', {voice} words' if voice else ''}, {category_name(row.category)}"
        kind, item = "category", f"{row.category}|{voice}" if voice else row.category
        if row.category in own_kinds:
            kind, item = "entries", "|".join(own_kinds[row.category])
        words = f"{name}: {figures}"
        marks.append(Mark(kind, str(row.outlet), item, words, row.row + height, room))
    return marks


def _rates_message(table: pd.DataFrame, rows: pd.DataFrame) -> str:
    """What the chart says, in at most ten words."""
    if "voice" in rows:
        totals = table[table["category"] == "all"]
        enough = totals[totals["n"] >= FEWEST_USES]
        if enough.empty:  # a rate of one word is none
            return "Too few loaded words to compare the voices"
        first = enough.loc[enough["per_1k"].idxmax()]
        if totals["per_1k"].max() > first["per_1k"]:  # a higher rate of too few words stands beside
            voice = "quotations" if first["voice"] == "quoted" else "own voice"
            return f"Most loaded with enough uses: {possessive(short(first['outlet']))} {voice}"
        voice = "in quotations" if first["voice"] == "quoted" else "in its own voice"
        return f"Most loaded: {short(first['outlet'])}, {voice}"
    claims = rows[rows["claim"].astype(bool)] if "claim" in rows else rows.iloc[:0]
    if rows["rate_low"].isna().all():
        return "Loaded words of single texts, not of outlets"
    if claims.empty:
        return "No kind of loaded words differs beyond chance"
    n, largest = claims["category"].nunique(), claims.loc[claims["per_1k"].idxmax()]
    kinds = "1 kind of loaded words differs" if n == 1 else f"{n} kinds of loaded words differ"
    return f"{kinds}, most in {short(largest['outlet'])}"


def _rates_note(rows: pd.DataFrame) -> str:
    inferred = rows["rate_low"].notna().any()
    if "voice" in rows:
        return f"{VOICES_NOTE} {INTERVALS_NOTE if inferred else ONE_ARTICLE}"
    compared_with = baseline_of(rows) or OTHERS
    return CLAIMS_NOTE.format(others=compared_with) if inferred else ONE_ARTICLE


def _rates_alt(table: pd.DataFrame, rows: pd.DataFrame) -> str:
    totals = table[table["category"] == "all"].itertuples()
    chart = "Dot chart of loaded terms per 1,000 words by category"
    if "voice" in rows:
        rates = "; ".join(f"{row.outlet} {row.voice} {row.per_1k:.1f}" for row in totals)
        return f"{chart} and voice. All categories: {rates}."
    rates = "; ".join(f"{row.outlet} {row.per_1k:.1f}" for row in totals)
    claims = rows[rows["claim"]] if "claim" in rows else rows.iloc[:0]
    names = first_few(
        (f"{row.outlet}: {category_name(row.category)}" for row in claims.itertuples()), ", "
    )
    return f"{chart}. All categories: {rates}. Differences that can be claimed: {names or 'none'}."

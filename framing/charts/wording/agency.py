"""Who acts: a row a measure, a dot an outlet, a line its interval."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.outlets import OTHERS, baseline_of
from framing.charts.linked.marks import Mark, keep_marks
from framing.charts.picture import first_few, set_alt, set_message
from framing.charts.style import (
    ONE_ARTICLE,
    note,
    plain,
    stacked,
)
from framing.charts.wording.rows import item_axes, label_items, outlet_dots

COLUMNS = "outlet measure name n n_of per_100 rate_low rate_high claim".split()
CLAIMS_NOTE = (
    "Filled: the outlet differs from {others} (false discovery rate 5%, articles as the "
    "sample). Hollow: not told from chance. Lines: 95% intervals. Passives without an agent are "
    "counted per 100 sentences, the others of 100 passives and of 100 clauses of action."
)


@public
def plot_agency(table: pd.DataFrame, *, ax=None):
    """Draw how often each outlet leaves out who acts.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.agency` gives it by outlet: ``outlet measure name n n_of per_100 rate_low
        rate_high claim``.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or there is nothing to count in.
    """
    require_columns(table, COLUMNS, "table")
    rows = table[table["n_of"] > 0]
    if rows.empty:
        raise FramingError("table has no sentence, no passive and no action; nothing to draw.")
    names = rows.drop_duplicates("measure").set_index("measure")["name"][::-1]
    outlets = sorted(rows["outlet"].astype(str).unique())
    ax = item_axes(ax, names, outlets)
    numbers = {measure: number for number, measure in enumerate(names.index)}
    rows = rows.assign(row=rows["measure"].map(numbers))
    outlet_dots(ax, rows, outlets, "per_100")
    is_used = rows.groupby("measure")["n"].transform("sum") > 0  # by one of the outlets
    keep_marks(ax, _marks(rows[is_used], outlets))
    label_items(ax, names.tolist(), outlets, "per 100 sentences, passives or actions")
    inferred = rows["rate_low"].notna().any()
    compared_with = baseline_of(rows) or OTHERS
    note(ax, CLAIMS_NOTE.format(others=compared_with) if inferred else ONE_ARTICLE)
    set_alt(ax, _alt(rows))
    set_message(ax, plain(_message(rows)))
    return ax


def _marks(rows: pd.DataFrame, outlets: list[str]) -> list[Mark]:
    """Each dot with its figures in words."""
    heights, marks = dict(zip(outlets, stacked(len(outlets)), strict=True)), []
    for row in rows.to_dict("records"):
        outlet, figures = str(row["outlet"]), f"{row['n']:,} of {row['n_of']:,}"
        words = f"{outlet}, {row['name']}: {row['per_100']:.1f} per 100 ({figures})"
        down = row["row"] + heights[outlet]
        marks.append(Mark("clause", outlet, row["measure"], words, down, 0.8 / len(outlets)))
    return marks


def _message(rows: pd.DataFrame) -> str:
    """What the chart says, in at most ten words."""
    differ = rows.loc[rows["claim"].astype(bool), "name"].unique()
    if len(differ):
        named = " and ".join(differ[:2])
        return f"{named[0].upper()}{named[1:]} differ between outlets"
    return "How often clauses leave out who acts"


def _alt(rows: pd.DataFrame) -> str:
    rates = "; ".join(
        f"{outlet}: " + ", ".join(f"{row.name_} {row.per_100:.1f}" for row in own.itertuples())
        for outlet, own in rows.rename(columns={"name": "name_"}).groupby("outlet")
    )
    claims = rows.loc[rows["claim"].astype(bool), ["outlet", "name"]].to_numpy()
    named = first_few(f"{outlet}: {name}" for outlet, name in claims)
    return (
        f"Dot chart of passives and of who acts. {rates}. Differences that can be claimed: "
        f"{named or 'none'}."
    )

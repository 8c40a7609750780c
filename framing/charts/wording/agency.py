"""Who acts: a row a measure, a dot an outlet, a line its interval."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_columns
from framing.base.outlets import OTHERS, baseline_of
from framing.charts.picture import set_alt
from framing.charts.style import (
    ONE_ARTICLE,
    dots,
    label_axis,
    label_rows,
    new_axes,
    note,
    outlet_colours,
    outlet_legend,
    stacked,
)

COLUMNS = "outlet measure name n n_of per_100 rate_low rate_high claim".split()
CLAIMS_NOTE = (
    "Filled: the outlet differs from {others} (false discovery rate 5 %, articles as the "
    "sample). Hollow: not told from chance. Lines: 95 % intervals. Passives without an agent are "
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
    ax = new_axes(ax, rows=max(4, int(len(names) * max(1.25, 0.62 * len(outlets)))))
    numbers = {measure: number for number, measure in enumerate(names.index)}
    colours = outlet_colours(outlets)
    placed = rows.assign(row=rows["measure"].map(numbers))
    for outlet, height in zip(outlets, stacked(len(outlets)), strict=True):
        own = placed[placed["outlet"].astype(str) == outlet]
        dots(
            ax,
            own["row"] + height,
            own["per_100"],
            own["rate_low"],
            own["rate_high"],
            colours[outlet],
            filled=own["claim"].to_numpy(bool),
            size=30,
        )
    label_rows(ax, range(len(names)), names.tolist())
    ax.set_ylim(-0.6, len(names) - 0.4)
    ax.set_xlim(left=0)
    label_axis(ax, "per 100 (of what: see below)")
    outlet_legend(ax, outlets)
    inferred = rows["rate_low"].notna().any()
    others = baseline_of(rows) or OTHERS
    note(ax, CLAIMS_NOTE.format(others=others) if inferred else ONE_ARTICLE)
    set_alt(ax, _alt(rows))
    return ax


def _alt(rows: pd.DataFrame) -> str:
    rates = "; ".join(
        f"{outlet}: " + ", ".join(f"{row.name_} {row.per_100:.1f}" for row in own.itertuples())
        for outlet, own in rows.rename(columns={"name": "name_"}).groupby("outlet")
    )
    claims = rows.loc[rows["claim"].astype(bool), ["outlet", "name"]].to_numpy()
    named = "; ".join(f"{outlet}: {name}" for outlet, name in claims[:6])
    return (
        f"Dot chart of passives and of who acts. {rates}. Differences that can be claimed: "
        f"{named or 'none'}."
    )

"""Every claim in one chart, and what tries to make claims fall: other choices, the placebo."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.outlets import OTHERS, baseline_of
from framing.charts.linked.claims import claim_marks, claim_name, robust_marks, statement_name
from framing.charts.linked.marks import edge_note, keep_marks
from framing.charts.picture import first_few, number_columns, set_alt, set_message
from framing.charts.style import (
    DARK,
    GREY,
    ONE_ARTICLE,
    dots,
    doubling_scale,
    empty_chart,
    label_axis,
    label_mark,
    label_right,
    label_rows,
    new_axes,
    note,
    outlet_colours,
    outlet_legend,
    short,
)

COLUMNS = "lens outlet item log_ratio difference low high claim".split()
DASHED = (0, (5, 4))  # seen as such on a narrow page as well
CLAIM = ["lens", "outlet", "term"]
CHOICE_COLUMNS = "choice outlet term log_ratio claim holds".split()
PLACEBO_COLUMNS = "outlet articles within within_g2 between between_g2".split()


@public
def plot_claims_table(table, *, ax=None, rows=24):
    """The effects of all statements with their 95% intervals, claims filled.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.claims_table`: lens outlet item log_ratio difference low high claim.
    ax : matplotlib Axes, optional
    rows : int
        Statements at most, claims before others.

    Returns
    -------
    matplotlib Axes
        Ratios on a doubling scale. Differences of means and shares have no ratio: they are drawn
        below a line on the scale at the top.
    """
    require_columns(table, COLUMNS, "table")
    known = table[table["log_ratio"].fillna(table["difference"]).notna()]
    statements = known.sort_values("claim", ascending=False, kind="stable").head(rows)
    is_ratio = statements["log_ratio"].notna()
    ratios = statements[is_ratio].sort_values("log_ratio", kind="stable")
    means = statements[~is_ratio].sort_values("difference", kind="stable")
    ax = new_axes(ax, rows=max(len(statements), 3) + 2 * bool(len(means)))
    colours = outlet_colours(table["outlet"])
    start = len(means) + 0.6 if len(means) else 0
    top = ax.twiny() if len(means) and len(ratios) else ax
    if len(means):
        _draw_means(top, means, colours, named=not len(ratios))
    if len(ratios):
        _draw_ratios(ax, ratios, start + np.arange(len(ratios)), colours)
    if top is not ax:
        ax.axhline(len(means) - 0.2, color=GREY, lw=1.0, ls=DASHED)
        for side in ("top", "right"):
            top.spines[side].set_visible(False)
    drawn = pd.concat([means, ratios])
    ys = [*range(len(means)), *(start + row for row in range(len(ratios)))]
    label_rows(ax, ys, [short(statement_name(row), 40) for row in drawn.itertuples()])
    keep_marks(ax, claim_marks(drawn, ys))
    if len(drawn):
        outlet_legend(ax, drawn["outlet"], colours=colours)
    ax.set_ylim(-0.7, max(len(statements) + start - len(means), 1) - 0.2)
    if not len(statements):
        ax.text(0.5, 0.5, "no effect to show", transform=ax.transAxes, ha="center", fontsize=10)
        ax.set_xticks([])
    note(ax, _claims_note(table, statements))
    set_alt(ax, _claims_alt(table, statements))
    message = f"{int(table['claim'].sum()):,} of {len(table):,} statements can be claimed"
    set_message(ax, message if table["claim"].any() else "No difference can be told from chance")
    return ax


def _draw_means(ax, rows: pd.DataFrame, colours: dict[str, str], named: bool) -> None:
    """Differences of means and shares, each row at its number, with its figure beside it."""
    values = rows[["difference", "low", "high"]].to_numpy(float)
    edge = 1.15 * np.nanmax(np.abs(values), initial=0.01)
    _draw_effects(ax, rows, np.arange(len(rows)), values, edge, colours)
    for y, value in enumerate(rows["difference"]):
        label_right(ax, y, f"{value:+.2f}".replace("-", "−"), color=DARK)
    if named:
        label_axis(ax, "difference of means or shares")
    else:
        ax.set_xticks([])


def _draw_ratios(ax, rows: pd.DataFrame, ys, colours: dict[str, str]) -> None:
    """Ratios on a doubling scale."""
    values = rows[["log_ratio", "low", "high"]].to_numpy(float)
    finite = np.abs(values[:, 0][np.isfinite(values[:, 0])])  # dots set the scale, no intervals
    edge = min(float(np.ceil(finite.max(initial=2))) + 1, 8.0)
    _draw_effects(ax, rows, ys, values, edge, colours)
    doubling_scale(ax, edge)
    label_axis(ax, f"times as often as {baseline_of(rows) or OTHERS}")


def _draw_effects(ax, rows: pd.DataFrame, ys, values, edge: float, colours) -> None:
    """Dots and intervals of one kind of effect, on a scale that is even about zero."""
    effects, low, high = np.clip(values, -edge, edge).T
    colour = [colours[str(outlet)] for outlet in rows["outlet"]]
    dots(ax, ys, effects, low, high, colour, filled=rows["claim"].to_numpy(bool), size=42)
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set_xlim(-edge * 1.04, edge * 1.04)


def _claims_note(table: pd.DataFrame, statements: pd.DataFrame) -> str:
    if "articles" in table and table["articles"].max() <= 1:
        text = ONE_ARTICLE
    else:
        text = "Filled: claimed. Hollow: could be chance. Lines: 95% intervals."
    if statements["log_ratio"].isna().any() and statements["log_ratio"].notna().any():
        text += " Below the dashed line across the chart: differences, with their figure."
    return text + edge_note(statements)


def _claims_alt(table: pd.DataFrame, statements: pd.DataFrame) -> str:
    claims = table[table["claim"]]
    claimed = "1 claim" if len(claims) == 1 else f"{len(claims):,} claims"
    counts = f"{claimed} of {len(table):,} statements, {len(statements):,} drawn"
    if claims.empty:
        return f"{counts}; none can be told from chance."
    names = (f"{row.outlet} {short(statement_name(row), 30)}" for row in claims.itertuples())
    return f"{counts}: {first_few(names)}."


@public
def plot_robustness(table, *, ax=None, outlets=()):
    """Which claims hold under which choices: a dot for each.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.robustness`: choice outlet term log_ratio claim holds.
    ax : matplotlib Axes, optional
    outlets : sequence of str
        All outlets of the corpus, so that each keeps the colour that it has in other charts.

    Returns
    -------
    matplotlib Axes; nothing is drawn where a choice does not concern the lens of the claim.
    """
    require_columns(table, CHOICE_COLUMNS, "table")
    table = _with_names(table)
    choices = list(dict.fromkeys(table["choice"]))
    claims = list(dict.fromkeys(zip(*(table[key] for key in CLAIM), strict=True)))[::-1]
    if not claims:
        return empty_chart(ax, "no claim to follow", "0 claims under 0 choices; 0 hold under all.")
    ax = new_axes(ax, height=1.6 + 0.27 * max(len(claims), 3))
    colours = outlet_colours([*table["outlet"], *outlets])
    _draw_choices(ax, table, choices, claims, colours)
    share = table.groupby(CLAIM, sort=False)["holds"].mean()
    for y, claim in enumerate(claims):
        label_right(ax, y, f"{share[claim]:.0%}", color=DARK)
    names = (claim_name(lens, term) for lens, _, term in claims)
    label_rows(ax, range(len(claims)), [short(name, 40) for name in names])
    keep_marks(ax, robust_marks(claims, share))
    outlet_legend(ax, table["outlet"], colours=colours)
    number_columns(ax, len(choices))
    ax.set_ylim(-0.7, len(claims) - 0.3)
    ax.set_xlim(-0.6, len(choices) - 0.4)
    ax.grid(axis="x", color="#eeeeee", zorder=0)
    ax.tick_params(length=0)
    note(
        ax,
        "Filled: still claimed. Hollow: same direction, could be chance. Cross: other direction. "
        "Empty: not counted, or not concerned. "
        + "; ".join(f"{number} {choice}" for number, choice in enumerate(choices, start=1)),
    )
    shares = "; ".join(
        f"{outlet} {term} {share[lens, outlet, term]:.0%}" for lens, outlet, term in claims[::-1]
    )
    firm = sum(value == 1 for value in share)
    noun, verb = "claim" if len(claims) == 1 else "claims", "holds" if firm == 1 else "hold"
    held = f"The claim {'holds' if firm else 'does not hold'}"
    held = held if len(claims) == 1 else f"{firm:,} of {len(claims):,} claims {verb}"
    set_message(ax, f"{held} under every choice")
    counts = f"{len(claims):,} {noun} under {len(choices)} choices; {firm:,} {verb} under all."
    set_alt(ax, f"{counts} {shares}")
    return ax


def _with_names(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its lens, outlet and term as text, and an effect on either scale."""
    lens = table.get("lens", "keyness")
    effect = table["log_ratio"]
    if "difference" in table:
        effect = effect.fillna(table["difference"])
    names = {name: table[name].astype(str) for name in ("outlet", "term")}
    return table.assign(lens=lens, effect=effect, **names)


def _draw_choices(ax, table: pd.DataFrame, choices, claims, colours: dict[str, str]) -> None:
    """A column a choice, a row a claim: a dot where the direction is that of the first choice."""
    first = table[table["choice"] == choices[0]].drop_duplicates(CLAIM)
    effects = first.set_index(CLAIM)["effect"]
    for row in table.dropna(subset="effect").itertuples():
        claim, colour = (row.lens, row.outlet, row.term), colours[row.outlet]
        column, y = choices.index(row.choice), claims.index(claim)
        if row.holds or row.effect * effects.get(claim, np.nan) > 0:
            face = colour if row.holds else "white"
            ax.scatter(column, y, s=62, color=face, edgecolor=colour, zorder=3)
        else:
            ax.scatter(column, y, s=44, color=colour, marker="x", zorder=3)


@public
def plot_placebo(table, *, ax=None):
    """Words claimed between the outlets, beside those claimed within one outlet split in two.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.placebo`: outlet articles splits within within_g2 between between_g2.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes
    """
    require_columns(table, PLACEBO_COLUMNS, "table")
    if table[PLACEBO_COLUMNS[2:]].isna().all(axis=None) and len(table):
        reason = "too few articles to split an outlet in two"
        return empty_chart(ax, reason, f"No dot: {reason}.")
    ax = new_axes(ax, rows=2 * max(len(table), 1) + 1)
    colours, ys, labels = outlet_colours(table["outlet"]), [], []
    for number, row in enumerate(table.iloc[::-1].itertuples()):
        colour = colours[str(row.outlet)]
        ys += [number + 0.18, number - 0.18]
        labels += [f"{short(row.outlet)}, this suite", "usual G²"]
        _draw_split(ax, ys[-2], row.within, row.between, colour)
        _draw_split(ax, ys[-1], row.within_g2, row.between_g2, colour)
    label_rows(ax, ys, labels)
    ax.set_ylim(-0.55, max(len(table), 1) - 0.45)
    ax.set_xscale("symlog", linthresh=1)
    largest = np.nanmax([1.0, *table[PLACEBO_COLUMNS[2:]].to_numpy(float).ravel()])
    ax.set_xlim(-0.15, largest * 4)
    ticks = [tick for tick in (0, 1, 10, 100, 1000, 10000) if tick <= largest * 4]
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.minorticks_off()
    label_axis(ax, "words claimed at a false discovery rate of 5%")
    is_split = table["within"].notna() | table.get("report_any", table["within"]).notna()
    unsplit = ", ".join(table.loc[~is_split, "outlet"].astype(str))
    exceptions = f" Fewer than four articles, nothing to split: {unsplit}." if unsplit else ""
    note(
        ax,
        "Hollow: the outlet against itself, split in two at random. "
        f"Filled: against the others.{exceptions}",
    )
    counts = "; ".join(
        f"{row.outlet} {_count(row.between)} against {_count(row.within)} "
        f"(usual G²: {_count(row.between_g2)} against {_count(row.within_g2)})"
        for row in table.itertuples()
    )
    text = f"Words claimed between outlets and within one outlet split in two: {counts}."
    if "report_any" in table and table["report_any"].notna().any():
        shares = table.dropna(subset="report_any").itertuples()
        any_claim = "; ".join(f"{row.outlet} {row.report_any:.0%}" for row in shares)
        text += f" Splits with any claim in the whole report: {any_claim}."
    set_alt(ax, text)
    halves = table["within"].mean()
    message = f"One outlet split in two: {_count(halves) if halves else 'no'} words claimed"
    set_message(ax, "Too few articles to split an outlet" if pd.isna(halves) else message)
    return ax


def _draw_split(ax, y: float, within: float, between: float, colour: str) -> None:
    """One line of the placebo: a hollow and a filled dot, each with its number."""
    known = [value for value in (within, between) if pd.notna(value)]
    if len(known) == 2:
        ax.hlines(y, min(known), max(known), color="#bbbbbb", lw=1.2, zorder=1)
    for value, face in ((within, "white"), (between, colour)):
        if pd.notna(value):
            ax.scatter(value, y, s=34, color=face, edgecolor=colour, zorder=3, clip_on=False)
    counts = " → ".join(map(_count, known)) or "not tested"
    label_mark(ax, max(known, default=0), y, counts, gap=9)


def _count(value: float) -> str:
    shown = "under 0.1" if 0 < value < 0.05 else f"{value:,.1f}".removesuffix(".0")
    return "none tested" if pd.isna(value) else shown

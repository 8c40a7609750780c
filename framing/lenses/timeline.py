"""A rate over time: of a word, of loaded terms, of sentiment or of quotations, outlet by outlet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.dates.periods import PERIODS, all_periods, first_days, n_periods
from framing.base.errors import FramingError, require_articles, require_choice
from framing.lenses.measures import Measure, measure
from framing.rates.discovery import adjust
from framing.rates.pvalues.change import largest_change
from framing.rates.rates import outlet_rates
from framing.rates.shares import outlet_shares
from framing.rates.strata.events import known_events
from framing.rates.thresholds import ALPHA, FEWEST_USES

MOST_PERIODS = 5_000
MOST_EVENTS = 3  # named in a row
BETWEEN = " · "  # names of events
COLUMNS = """
    outlet period n_articles x n rate low high unit event what by undated change_from rate_before
    rate_after p q claim
""".split()


@public
def timeline(articles: pd.DataFrame, what, *, by: str = "week") -> pd.DataFrame:
    """Follow a rate over time in each outlet, and test whether it changes.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text published`` (and ``event``)
    what : str or list of str
        A word or words in a row with ``*`` for any letters, as :func:`framing.concordance` takes
        them (``"pier*"``; of a list each place counts once); ``"loaded:doubt_distance"``, a
        category of :func:`framing.loaded_terms` (``"loaded:all"`` for all); ``"sentiment"``, the
        mean of :func:`framing.mean_sentiment` in the news setting (English only); ``"quoted"``, the
        share of :func:`framing.quoted_share`. The words "sentiment" and "quoted" themselves are
        counted as ``["quoted"]``.
    by : {"day", "week", "month", "quarter", "year"}
        A week begins on Monday.

    Returns
    -------
    DataFrame, one row an outlet and period, from the first period of the table to its last
        outlet, period (its first day), n_articles (0 in a gap); x (uses, quoted words, or the sum
        of scores), n (words, or sentences), rate (missing in a gap), low, high (95% interval over
        whole articles; missing with one article, and under 5 uses, quoted words or sentences), unit
        (of the rate: per 10,000 words; loaded terms per 1,000; of sentiment the mean, -1 to 1; of
        quotations the share, 0 to 1), event (up to three known events of the period, most articles
        first, with their articles: ``"strike (4) · fair (2)"``), what, by. Of the outlet in each of
        its rows: undated (articles without a date, which are in no row); change_from (the first
        period after the largest change of its rate), rate_before, rate_after, p (of no change; with
        dates dealt anew among its articles), q (false discovery rate over the outlets), claim
        (q < .05). Missing where no two sides have five articles, or with under five uses. Where an
        outlet's quotation marks look lost, its share is missing, and lost_marks says so.

    Raises
    ------
    FramingError
        A missing column, no article with a date, an unknown ``what`` or ``by``, more than 5,000
        periods.

    Notes
    -----
    Intervals: :func:`framing.outlet_rates`; of shares :mod:`framing.rates.shares`. The test of a
    change: :func:`framing.rates.pvalues.change.largest_change`. An outlet's articles on one known
    event are one unit in both. A change says that a rate differs before and after a date, not why:
    the stories of the day differ too.

    Examples
    --------
    >>> dates = ["2024-05-06", "2024-05-20"]
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": "Echo", "published": dates,
    ...     "text": ["The pier is shut.", "They left."]})
    >>> table = timeline(articles, "pier*")
    >>> table["period"].dt.day.tolist(), table["rate"].tolist()
    ([6, 13, 20], [2500.0, nan, 0.0])
    """
    require_choice(by, list(PERIODS), "by")
    require_articles(articles)
    articles = articles.reset_index(drop=True)
    period = _periods(articles, by)
    counted = measure(articles, what)
    rows = pd.DataFrame(
        {
            "outlet": articles["outlet"].astype(str),
            "period": period,
            "event": known_events(articles),
            "x": counted.x,
            "n": counted.n,
        }
    )
    dated = rows[period.notna()].reset_index(drop=True)
    table = _with_rates(_grid(rows, dated, by), dated, counted)
    undated = rows.loc[period.isna(), "outlet"].value_counts()
    table["undated"] = table["outlet"].map(undated).fillna(0).astype(int)
    table = table.assign(unit=counted.unit, what=counted.name, by=by)
    table = table.merge(changes(dated, counted), on="outlet", how="left")
    table["claim"] = table["q"].fillna(1) < ALPHA
    table = table[COLUMNS]
    if counted.lost_marks:
        table["lost_marks"] = table["outlet"].isin(counted.lost_marks)
    return table


def _periods(articles: pd.DataFrame, by: str) -> pd.Series:
    """The first day of each article's period; refused where no article has a date."""
    if "published" not in articles or articles["published"].isna().all():
        raise FramingError(
            "articles has no date: a timeline needs the column published, such as 2024-05-31, "
            "in at least one article."
        )
    dates = articles["published"]
    count = n_periods(dates.min(), dates.max(), by)
    if count > MOST_PERIODS:
        raise FramingError(
            f"by={by!r} makes {count:,} periods from {dates.min():%Y-%m-%d} to "
            f"{dates.max():%Y-%m-%d}; up to {MOST_PERIODS:,} are drawn: take a longer period, or "
            "correct a date."
        )
    return first_days(dates, by)


def _grid(rows: pd.DataFrame, dated: pd.DataFrame, by: str) -> pd.DataFrame:
    """A row for every outlet and period, with the number of articles and the names of events."""
    periods = all_periods(dated["period"].min(), dated["period"].max(), by)
    outlets = sorted(rows["outlet"].unique())
    grid = pd.MultiIndex.from_product([outlets, periods], names=["outlet", "period"])
    n_articles = dated.groupby(["outlet", "period"]).size().reindex(grid, fill_value=0)
    events = _event_names(dated).reindex(grid)
    return pd.DataFrame({"n_articles": n_articles, "event": events}).reset_index()


def _event_names(dated: pd.DataFrame) -> pd.Series:
    """The largest events of an outlet and period, with their articles, in one text."""
    known = dated[dated["event"].notna()]
    known = known.assign(event=known["event"].astype(str).str.replace(BETWEEN.strip(), "-"))
    keys = ["outlet", "period"]
    counts = known.groupby([*keys, "event"]).size().rename("size").reset_index()
    counts = counts.sort_values([*keys, "size", "event"], ascending=[True, True, False, True])
    largest = counts.groupby(keys).head(MOST_EVENTS)
    names = largest["event"] + " (" + largest["size"].astype(str) + ")"
    joined = names.groupby([largest[key] for key in keys]).agg(BETWEEN.join)
    return joined.astype(object)


def _with_rates(grid: pd.DataFrame, dated: pd.DataFrame, counted: Measure) -> pd.DataFrame:
    """Counts, rates and intervals of each outlet and period; a lost one's rate is missing."""
    keys = ["outlet", "period"]
    if not (dated["n"] > 0).any():
        raise FramingError("articles with a date have no words; give articles with text.")
    number = dated.groupby(keys, sort=True).ngroup().to_numpy()
    estimate = outlet_shares if counted.kind == "share" else outlet_rates
    x = dated["x"].to_numpy() + (0.0 if counted.kind == "mean" else 0)
    rates = estimate(x, dated["n"].to_numpy(), number, events=dated["event"].to_numpy(object))
    rates = rates.rename(columns={"share": "rate"})
    cell = dated[keys].assign(number=number).drop_duplicates().set_index("number")
    rates = rates.set_index(rates["outlet"].astype(int))[["x", "n", "rate", "low", "high"]]
    table = grid.merge(cell.join(rates), on=keys, how="left")
    table[["x", "n"]] = table[["x", "n"]].fillna(0)
    if counted.kind != "mean":
        table[["x", "n"]] = table[["x", "n"]].astype(np.int64)
    table.loc[~counted.has_interval(table), ["low", "high"]] = np.nan
    figures = ["rate", "low", "high"]
    table[figures] = table[figures] * counted.per
    table.loc[table["outlet"].isin(counted.lost_marks), figures] = np.nan
    return table


def changes(dated: pd.DataFrame, counted: Measure) -> pd.DataFrame:
    """The largest change of each outlet's rate, tested; articles on one event are one unit."""
    tested = []
    for outlet, rows in dated[dated["n"] > 0].groupby("outlet", sort=True):
        change = None
        is_enough = counted.kind == "mean" or rows["x"].sum() >= FEWEST_USES
        if is_enough and outlet not in counted.lost_marks:
            units = _units(rows)
            days, period = np.unique(units["period"].to_numpy(), return_inverse=True)
            change = largest_change(units["x"], units["n"], period)
        row = {"outlet": outlet, "change_from": pd.NaT}
        row |= dict.fromkeys(["rate_before", "rate_after", "p"], np.nan)
        if change is not None:
            before, after = change.before * counted.per, change.after * counted.per
            row |= {"change_from": days[change.period], "p": change.p}
            row |= {"rate_before": before, "rate_after": after}
        tested.append(row)
    table = pd.DataFrame(tested)
    table["change_from"] = pd.to_datetime(table["change_from"]).astype("datetime64[us]")
    return table.assign(q=adjust(table["p"].to_numpy(float)))


def _units(rows: pd.DataFrame) -> pd.DataFrame:
    """An outlet's articles on one event as one row, at the period of the first of them."""
    event = rows["event"].astype(object)
    key = pd.factorize(event)[0]
    own = np.arange(len(rows)) + key.max() + 1
    groups = rows.groupby(np.where(key >= 0, key, own), sort=False)
    return groups.agg(x=("x", "sum"), n=("n", "sum"), period=("period", "min"))

"""Words about a rate over time."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.dates.periods import period_name, spans_apart
from framing.base.errors import require_columns, require_rows
from framing.base.markdown import Markdown
from framing.base.outlets import FEWEST_LINES
from framing.commentary.words import bullet_list, escape, number, plural, sentences

COLUMNS = """
    outlet period n_articles n rate unit what by undated change_from rate_before rate_after p claim
""".split()
ENOUGH = (
    5,
    2,
    1,
)  # articles of periods that are told as the highest and lowest, where there are two
MOST_PAIRS = 3
STORIES = (
    "A change says that a rate differs before and after a date, not why: the stories of the day "
    "differ too."
)


@public
def say_timeline(table: pd.DataFrame) -> Markdown:
    """The range of each outlet's rate over time, and whether a change can be claimed.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.timeline` gives it.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing, or the table has no rows.
    """
    require_columns(table, COLUMNS, "table")
    table = table[table["period"].notna()]
    table = table.assign(n_articles=table["n_articles"].fillna(0))
    require_rows(table, "table")
    measure, unit, by = (str(table[name].iloc[0]) for name in ("what", "unit", "by"))
    first, last = (period_name(day, by) for day in (table["period"].min(), table["period"].max()))
    span = f"from {first} to {last}" if first != last else first
    head = sentences(_apart(table, by), f"{escape(measure)}, {unit}, by {by}, {span}:")
    lines = [
        f"- **{escape(outlet)}**: {_outlet(rows, by)}"
        for outlet, rows in table.groupby("outlet", sort=True)
    ]
    is_tested = table["p"].notna().any()
    return bullet_list(lines, head=head, tail=STORIES if is_tested else "")


def _apart(table: pd.DataFrame, by: str) -> str:
    """The outlets that share no period: nothing is to be read from one line beside the other."""
    pairs = spans_apart(table)
    phrases = [
        f"{escape(early)} ends with {period_name(end, by)}, before {escape(late)} begins with "
        f"{period_name(begin, by)}"
        for early, _, end, late, begin, _ in pairs[:MOST_PAIRS]
    ]
    if len(pairs) > MOST_PAIRS:
        phrases.append(f"{plural(len(pairs) - MOST_PAIRS, 'more pair')} of outlets are apart")
    if not phrases:
        return ""
    return f"**{'; '.join(phrases)}: their rates cannot be compared.**"


def _outlet(rows: pd.DataFrame, by: str) -> str:
    """One outlet: its range, its gaps, and its change."""
    known = rows[rows["rate"].notna()]
    unit = str(rows["unit"].iloc[0])
    if unit.startswith("mean"):
        known = known[known["n"] >= FEWEST_LINES]
    undated = int(rows["undated"].max())
    left_out = f"{plural(undated, 'article')} without a date left out." if undated else ""
    if "lost_marks" in rows and rows["lost_marks"].any():
        return sentences("its quotation marks look lost, so nothing is told.", left_out)
    if known.empty:
        return sentences("no period with a rate.", left_out)
    gaps = int((rows["n_articles"] == 0).sum())
    without = f"{plural(gaps, by)} without an article." if gaps else ""
    return sentences(_range(known, by, unit), without, left_out, _change(rows.iloc[0], by, unit))


def _range(known: pd.DataFrame, by: str, unit: str) -> str:
    """The highest and the lowest period, of those with five articles where there are two."""
    fewest = next((n for n in ENOUGH if (known["n_articles"] >= n).sum() > 1), 1)
    periods = known[known["n_articles"] >= fewest]
    periods = known if periods.empty else periods
    low, high = (periods.loc[periods["rate"].idxmin()], periods.loc[periods["rate"].idxmax()])
    digits = digits_of(periods["rate"], unit)
    among = plural(len(periods), by)
    if len(periods) < len(known):
        among += f" with {fewest} or more articles"
    if len(periods) == 1:
        return f"{_period(high, by, unit, digits)}, the only {by} that can be told."
    if low["rate"] == high["rate"]:
        return f"{figure(low['rate'], unit, digits)} in each of {among}."
    lowest, highest = (_period(row, by, unit, digits) for row in (low, high))
    return f"of {among}, the lowest is {lowest}, the highest {highest}."


def _period(row: pd.Series, by: str, unit: str, digits: int) -> str:
    articles = plural(int(row["n_articles"]), "article")
    rate = figure(row["rate"], unit, digits)
    return f"{rate} {'on' if by == 'day' else 'in'} {period_name(row['period'], by)} ({articles})"


def _change(row: pd.Series, by: str, unit: str) -> str:
    """Whether a change over time can be claimed, and which."""
    if pd.isna(row["p"]):
        return "Too little to look for a change over time."
    p = f"p = {number(row['p'], 3)}"
    if not bool(row["claim"]) or pd.isna(row["change_from"]):
        return f"No change over time can be claimed ({p})."
    digits = digits_of(pd.Series([row["rate_before"], row["rate_after"]]), unit)
    before, after = (figure(row[name], unit, digits) for name in ("rate_before", "rate_after"))
    direction = "higher" if row["rate_after"] > row["rate_before"] else "lower"
    since = period_name(row["change_from"], by)
    return f"From {since} on it is {direction}: {after}, before it {before} ({p})."


def digits_of(rates: pd.Series, unit: str) -> int:
    """Digits after the point: two of a mean, none of large rates."""
    if unit.startswith("mean"):
        return 2
    return 0 if rates.abs().max() >= 100 else 1


def figure(rate: float, unit: str, digits: int) -> str:
    """A rate as it is read: a share in per cent.

    Examples
    --------
    >>> figure(0.125, "share of words quoted", 1), figure(3.14, "per 10,000 words", 1)
    ('12.5%', '3.1')
    """
    if unit.startswith("share"):
        return f"{number(rate * 100, 1)}%"
    return number(rate, digits)

"""Claims, what they lean on, and what could have been seen, in sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns, require_rows
from framing.base.markdown import Markdown
from framing.commentary.words import (
    ONE_ARTICLE,
    escape,
    interval,
    listed,
    number,
    plural,
    small_corpus_note,
)


@public
def say_claims_table(table, *, limit=8) -> Markdown:
    """The claims of all lenses as a list of sentences.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.claims_table`.
    limit : int
        Claims that are named, the surest first.

    Returns
    -------
    Markdown
    """
    require_columns(
        table,
        ["outlet", "statement", "log_ratio", "low", "high", "q", "n_articles", "claim"],
        "table",
    )
    sized = table.dropna(subset="articles") if "articles" in table else table.iloc[:0]
    small = small_corpus_note(sized) if len(sized) else ""
    if len(set(sized["outlet"])) == 1 and sized["articles"].max() <= 1:
        # of two outlets each statement stands once, under the one that has more
        small = ONE_ARTICLE
    claimed = table[table["claim"]]
    if claimed.empty:
        return Markdown(
            " ".join(
                filter(None, [small, "Nothing can be claimed: no difference was told from chance."])
            )
        )
    lines = [_line(row) for row in claimed.head(limit).itertuples()]
    head = f"{plural(len(claimed), 'claim')} of {plural(len(table), 'statement')} in the table:"
    rest = (
        f"\n\nThe table holds {number(len(claimed) - limit, 0)} more."
        if len(claimed) > limit
        else ""
    )
    return Markdown("\n".join([head, "", *lines]) + rest + (f"\n\n{small}" if small else ""))


def _line(row) -> str:
    """A claim with its interval, q and articles."""
    ratio = pd.notna(row.log_ratio)
    low, high = (2.0**bound if ratio else bound for bound in (row.low, row.high))
    digits = 1 if ratio and low >= 1 else 2
    top = "over 1,000" if ratio and high > 1000 else number(high, digits)
    reach = f"{number(low, digits)} " + (f"to {top}" if np.isfinite(high) else "or more")
    where = f"; in {plural(int(row.n_articles), 'article')}" if pd.notna(row.n_articles) else ""
    return f"- {escape(row.statement)} 95 % interval {reach}{' times' if ratio else ''}; q {_small(row.q)}{where}."


def _small(q: float) -> str:
    return "<\u00a0.001" if q < 0.001 else "=\u00a0" + f"{q:.3f}".removeprefix("0")


@public
def say_leave_one_out(table) -> Markdown:
    """How many claims lean on a single article or event.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.leave_one_out`.

    Returns
    -------
    Markdown
    """
    require_columns(table, ["outlet", "term", "left_out", "q_without", "falls", "runs"], "table")
    if table.empty:
        return Markdown("There is no claim that could fall.")
    # of two outlets each claim stands twice: told of the one that has more
    if table["outlet"].nunique() == 2:
        table = (
            table.sort_values("log_ratio", ascending=False, kind="stable")
            .drop_duplicates("term")
            .sort_index()
        )
    fallen = table[table["falls"]]
    stand = len(table) - len(fallen)
    head = (
        f"Of {plural(len(table), 'claim')}, {number(stand, 0)} {'stands' if stand == 1 else 'stand'} whichever of "
        f"the {number(table['runs'].iloc[0], 0)} is left out."
    )
    if fallen.empty:
        return Markdown(head)
    words = [
        f"“{row.term}” ({row.outlet}, without {row.left_out})"
        for row in fallen.head(5).itertuples()
    ]
    rest = f" and {number(len(fallen) - 5, 0)} more" if len(fallen) > 5 else ""
    return Markdown(f"{head} These fall: {listed(words)}{rest}.")


@public
def say_robustness(table) -> Markdown:
    """Which headline claims hold under all choices, and which choice costs most.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.robustness`.

    Returns
    -------
    Markdown
    """
    require_columns(table, ["choice", "outlet", "term", "log_ratio", "holds"], "table")
    if table.empty:
        return Markdown("There is no claim to follow through other choices.")
    share = table.groupby(["outlet", "term"], sort=False)["holds"].mean()
    firm = [f"“{term}” ({outlet})" for (outlet, term), value in share.items() if value == 1]
    lost = (~table["holds"]).groupby(table["choice"], sort=False).sum()
    said = [
        f"Of {plural(len(share), 'claim')} followed through {number(table['choice'].nunique(), 0)} ways to count, "
        f"{number(len(firm), 0)} hold in all{': ' + listed(firm) if firm else ''}."
    ]
    if lost.max() > 0:
        said.append(
            f"The choice that costs most is “{escape(lost.idxmax())}”: {number(lost.max(), 0)} no longer hold."
        )
        weak = share.idxmin()
        said.append(
            f"The weakest is “{escape(weak[1])}” ({escape(weak[0])}), which holds in {share.min():.0%}."
        )
    return Markdown(" ".join(said))


@public
def say_power(table) -> Markdown:
    """How many articles a difference of this size would need.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.power`.

    Returns
    -------
    Markdown
    """
    require_columns(
        table,
        ["articles", "per_10k", "ratio", "tested", "chance", "smallest_ratio", "needed"],
        "table",
    )
    require_rows(table, "table")
    row, few = table.iloc[0], table[table["articles"].between(2, 4)]
    alone = (
        "tested alone" if row["tested"] == 1 else f"tested among {number(row['tested'], 0)} words"
    )
    said = [
        f"A word used {number(row['per_10k'])} times per 10,000 words, {alone}: a {number(row['ratio'])}-fold "
        f"difference would be claimed with a chance of 80 % from {plural(int(row['needed']), 'article')} a side."
    ]
    seen = np.isfinite(few["smallest_ratio"])
    if not seen.all():
        said.append(
            f"With {listed(few.loc[~seen, 'articles'])} articles a side no difference could show, however large."
        )
    if seen.any():
        sizes = [
            f"{number(size.smallest_ratio)}-fold with {size.articles} articles a side"
            for size in few[seen].itertuples()
        ]
        said.append(f"The smallest difference that could show: {listed(sizes)}.")
    return Markdown(" ".join(said))


@public
def say_sample(scores: pd.DataFrame) -> Markdown:
    """Say how precise a meter was on the lines that were coded by hand.

    Parameters
    ----------
    scores : DataFrame
        As :func:`framing.score_sample` or :func:`framing.hand_check` gives it; may be empty.

    Returns
    -------
    Markdown : str that a notebook shows as text, or that ends a caption; a hint where nothing was
        coded.

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> say_sample(pd.DataFrame(columns=["coder", "what", "outlet", "code", "figure", "low", "high", "n"]))
    'Not checked by hand on these articles.'
    """
    require_columns(
        scores, ["coder", "what", "outlet", "code", "figure", "low", "high", "n"], "scores"
    )
    if scores.empty:
        return Markdown("Not checked by hand on these articles.")
    said = []
    for row in scores[scores["outlet"] == "all"].to_dict("records"):
        figure = f"{number(row['figure'], 2)} {interval(row['low'], row['high'], 2)}".strip()
        of = "" if pd.isna(row["code"]) else f" of answer {escape(row['code'])}"
        who = "" if row["what"] == "kappa" else f", {escape(row['coder'].replace('_', ' '))}"
        said.append(f"{escape(row['what'])}{of} {figure}, {plural(row['n'], 'line')}{who}")
    return Markdown("Checked by hand: " + "; ".join(said) + ".")

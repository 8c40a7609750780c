"""The page of all terms: a table to search and sort, each outlet's rate, what can be claimed."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from framing.report.compared import compare
from framing.report.pages.page import Link, document, titled
from framing.report.pages.template import asset, filled

MOST = 6_000  # rows of a page that stays under 3 MB
FEW_ARTICLES = 9  # up to here terms of one article are shown as well
LINK = Link(
    "terms.html",
    "Every word",
    "Which words does each outlet use, and how often?",
    "Every term of the corpus with its rates; search, sort, or see only what can be claimed.",
)
HINT = (
    "Counts of both voices, stop words included. A claim is a difference that survives a false "
    "discovery rate of 5 %, with whole articles (or events) as the sample; house style is never "
    "claimed."
)


def terms_page(articles: pd.DataFrame, links: list[Link], footer: str, compared=None) -> str:
    """The page as HTML.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it; events are matched.
    links : list of Link
        The pages of the report.
    footer : str
    compared : Compared, optional
        The same articles compared, where that was done before.

    Returns
    -------
    str
    """
    compared = compared or compare(articles)
    table = term_rows(compared.tables["keyness"])
    frequent = table[table["n_articles"] >= 2] if len(articles) > FEW_ARTICLES else table
    shown = frequent.nlargest(MOST, "n", keep="first")
    rarer = len(table) - len(shown)
    note = f" {rarer:,} rarer terms are left out to keep the page small." if rarer else ""
    outlets = [column[0] for column in shown if isinstance(column, tuple)]
    heads = ["term", "n", "articles", *(f"{outlet} per 10,000" for outlet in outlets)]
    heads += ["claimed for", "q"]
    body = filled(
        "terms.html",
        question=LINK.question,
        sentence=f"{len(shown):,} terms of {len(articles):,} articles. {HINT}{note}",
        head="".join(f'<th scope="col">{escape(name)}</th>' for name in heads),
        rows="".join(row_to_html(row, outlets) for row in shown.to_dict("records")),
        script=asset("terms.js"),
    )
    title = titled(LINK.question, articles)
    return document(title, body.rstrip("\n"), links, footer, current=LINK.file)


def term_rows(table: pd.DataFrame) -> pd.DataFrame:
    """A keyness table as a row a term: each outlet's rate, and who has the clearest surplus.

    The columns of rates are named by a tuple of the outlet and ``"rate"``, so that no outlet's name
    can be taken for another column.
    """
    rates = table.pivot_table(index="term", columns="outlet", values="per_10k")
    rates.columns = [(outlet, "rate") for outlet in rates.columns]
    sums = table.groupby("term").agg(
        n=("n", "sum"), n_articles=("n_articles", "sum"), q=("q", "min")
    )
    surplus = table[table["claim"] & (table["log_ratio"] > 0)].sort_values("q", kind="stable")
    claimed_for = surplus.drop_duplicates("term").set_index("term")["outlet"]
    rows = rates.join(sums).assign(claim=claimed_for).reset_index()
    return rows.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def row_to_html(row: dict, outlets: list[str]) -> str:
    """One row of the table."""
    claim = row["claim"] if isinstance(row["claim"], str) else ""
    q = "–" if np.isnan(row["q"]) else f"{row['q']:.3f}"
    numbers = [f"{row['n']:,}", f"{row['n_articles']:,}"]
    numbers += [f"{row[outlet, 'rate']:.2f}" for outlet in outlets]
    cells = "".join(f'<td class="number">{number}</td>' for number in numbers)
    return (
        f'<tr{" class=claim" if claim else ""}><th scope="row">{escape(row["term"])}</th>{cells}'
        f'<td>{escape(claim)}</td><td class="number">{q}</td></tr>'
    )

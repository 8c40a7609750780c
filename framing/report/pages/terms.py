"""The page of all terms: a table to search and sort, with each outlet's rate and what can be
claimed.
"""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from framing.report.pages.page import Link, document
from framing.report.run.settings import ASSETS

MOST = 6_000  # rows of a page that stays under 3 MB
LINK = Link(
    "terms.html",
    "All terms",
    "Which words does each outlet use, and how often?",
    "Every term of the corpus with its rates; search, sort, or see only what can be claimed.",
)
HINT = (
    "Counts of both voices, stop words included. A claim is a difference that survives a false discovery rate of 5 %, "
    "with whole articles (or events) as the sample; house style is never claimed."
)


def terms_page(articles: pd.DataFrame, links: list[Link], footer: str) -> str:
    """The page as HTML.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it; events are matched.
    links : list of Link
        The pages of the report.
    footer : str

    Returns
    -------
    str
    """
    from framing.corpus.events import match_events
    from framing.lenses.keyness import keyness
    from framing.text.counts import count_terms

    articles = match_events(articles)
    counts = count_terms(articles)
    table = _one_row_a_term(keyness(counts, articles=articles))
    often = table[table["n_articles"] >= 2] if len(articles) > 9 else table
    shown = often.nlargest(MOST, "n", keep="first")
    left = len(table) - len(shown)
    more = f" {left:,} rarer terms are left out to keep the page small." if left else ""
    outlets = [name for name in shown if isinstance(name, tuple)]
    heads = [
        "term",
        "n",
        "articles",
        *(f"{outlet} per 10,000" for outlet, _ in outlets),
        "claimed for",
        "q",
    ]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = "".join(
        _row(row, [shown.columns.get_loc(name) for name in outlets], shown)
        for row in shown.itertuples(index=False)
    )
    body = (
        f"<h1>{LINK.question}</h1>\n<p>{len(shown):,} terms of {len(articles):,} articles. {HINT}{more}</p>\n"
        '<form id="controls" hidden onsubmit="return false"><label for="search">Find a term</label> <input id="search" type="search"> '
        '<label><input id="claimed" type="checkbox"> only what can be claimed</label> · <output id="count" for="search"></output></form>\n'
        f'<div class="table" role="group" aria-label="All terms" tabindex="0"><table id="terms"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>\n<script>\n{(ASSETS / 'terms.js').read_text('utf-8')}</script>"
    )
    return document(LINK.question, body, links, footer, here=LINK.file)


def _one_row_a_term(found: pd.DataFrame) -> pd.DataFrame:
    """A keyness table with a column an outlet, and the outlet with the clearest surplus."""
    wide = found.pivot(index="term", columns="outlet", values="per_10k")
    wide.columns = [(outlet, "rate") for outlet in wide.columns]
    sums = found.groupby("term").agg(
        n=("n", "sum"), n_articles=("n_articles", "sum"), q=("q", "min")
    )
    more = (
        found[found["claim"] & (found["log_ratio"] > 0)]
        .sort_values("q", kind="stable")
        .drop_duplicates("term")
    )
    table = wide.join(sums).assign(claim=more.set_index("term")["outlet"]).reset_index()
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def _row(row: tuple, places: list[int], table: pd.DataFrame) -> str:
    of = dict(zip(table.columns, row))
    claim = of["claim"] if isinstance(of["claim"], str) else ""
    rates = "".join(f'<td class="number">{row[at]:.2f}</td>' for at in places)
    q = "–" if np.isnan(of["q"]) else f"{of['q']:.3f}"
    return (
        f'<tr{" class=claim" if claim else ""}><th scope="row">{escape(of["term"])}</th><td class="number">{of["n"]:,}</td>'
        f'<td class="number">{of["n_articles"]:,}</td>{rates}<td>{escape(claim)}</td><td class="number">{q}</td></tr>'
    )

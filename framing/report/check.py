"""What was read of a corpus, before anything is compared: sizes, events, furniture, notices."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.base.data import SEEDS
from framing.base.errors import printable
from framing.base.kinds import kind_of
from framing.report.run.settings import chosen_corpus

MOST_NOTICES = 40  # lines of notices; a corpus of thousands shows the first
WIDTH = 60  # characters of an example of furniture
UNEVEN = 3  # times as many articles in the largest outlet as in the smallest
COLUMNS = "outlet articles share words dated first last furniture notices".split()


def check_corpus(corpus: Path | None = None) -> list[str]:
    """The lines that ``framing check`` prints.

    Parameters
    ----------
    corpus : Path, optional
        By default what ``$FRAMING_CORPUS`` names, else the corpus that comes with the project.

    Returns
    -------
    list of str

    Raises
    ------
    FramingError
        Where the corpus cannot be read.
    """
    from framing.corpus.described.overview import overview
    from framing.corpus.read import read_articles

    path = Path(corpus or chosen_corpus() or SEEDS)
    articles = read_articles(path)
    table, path = overview(articles), path.expanduser().absolute()
    lines = [
        f"{len(articles):,} articles of {len(table)} outlets, read from {source(path)} {path}",
        "",
        *balance(table),
        "",
        *events(articles),
        "",
        *furniture(articles),
        "",
        *notices(articles),
    ]
    return [printable(line) for line in lines]


def source(path: Path) -> str:
    """What kind of corpus lies at a path."""
    if kind_of(path) == "pack":
        return "the share pack"
    return "the folder" if path.is_dir() else "the table"


def balance(table: pd.DataFrame) -> list[str]:
    """An outlet a line, and a word of warning where one has many times the articles of another."""
    share = (table["articles"] / table["articles"].sum()).map("{:.0%}".format)
    days = {
        name: table[name].map(lambda day: "–" if pd.isna(day) else f"{day:%Y-%m-%d}")
        for name in ("first", "last")
    }
    columns = {"tokens": "words", "dropped": "furniture"}
    shown = table.assign(share=share, **days).rename(columns=columns)[COLUMNS]
    lines = shown.to_string(index=False).splitlines()
    (small_outlet, fewest), *_, (large_outlet, largest) = sorted(
        zip(table["outlet"], table["articles"]), key=lambda row: row[1]
    )
    if largest > UNEVEN * fewest:
        lines.append(f"Uneven: {large_outlet} has {largest:,} articles, {small_outlet} {fewest:,}.")
    return lines


def events(articles: pd.DataFrame) -> list[str]:
    """How many events are known, and how many articles tell of one that another outlet covers."""
    from framing.corpus.events import match_events

    named = articles["event"].nunique()
    matched = match_events(articles)
    outlets = matched.groupby("event")["outlet"].nunique()
    shared = outlets[outlets > 1]
    covered = int(matched["event"].isin(shared.index).sum())
    return [
        f"Events: {named:,} named in the corpus, {len(outlets) - named:,} more found by their "
        f"words; {len(shared):,} covered by two outlets or more.",
        f"{covered:,} of {len(articles):,} articles tell of an event that another outlet covers.",
    ]


def furniture(articles: pd.DataFrame) -> list[str]:
    """How many pieces each rule took out of the texts, each with an example."""
    from framing.corpus.copies.once import RULE
    from framing.corpus.furniture import dropped_lines

    pieces = dropped_lines(articles) if "dropped" in articles else pd.DataFrame({"rule": []})
    pieces = pieces[pieces["rule"] != RULE]  # whole articles, which the notices name
    if pieces.empty:
        return ["Furniture: nothing was taken out."]
    lines = [
        "Furniture taken out, or moved, with an example (all: framing.dropped_lines(articles)):"
    ]
    for rule, of_rule in pieces.groupby("rule", sort=True):
        example = " ".join(of_rule["text"].iloc[0].split())
        example = f"{example[:WIDTH]}…" if len(example) > WIDTH else example
        lines.append(f"  {rule:<10} {len(of_rule):>5,}  {example}".rstrip())
    return lines


def notices(articles: pd.DataFrame) -> list[str]:
    """The articles with something odd about them, one a line."""
    odd = articles.loc[articles["notice"].fillna("") != "", ["article", "notice"]]
    if odd.empty:
        return ["Notices: none."]
    lines = [f"  {article}: {notice}" for article, notice in odd.head(MOST_NOTICES).to_numpy()]
    left_out = len(odd) - len(lines)
    note = [f"  and {left_out:,} more, in the column notice"] if left_out else []
    return [f"Notices on {len(odd):,} of {len(articles):,} articles:", *lines, *note]

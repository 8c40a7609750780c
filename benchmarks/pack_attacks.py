"""What can be read of single articles from a share pack of real news, tried from its files alone.

    python benchmarks/pack_attacks.py [--pack data/tass_2019] [--print]

The attacker has the pack and no text: each figure is of what its files let him say for certain.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
FEW = 120  # words of an article that is short


def known_words(pack: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The articles, the counts of words and the table of choices."""
    articles = pd.read_csv(pack / "articles.csv", keep_default_na=False)
    terms = pd.read_parquet(pack / "terms.parquet").astype({"term": str})
    choices = pack / "choices.parquet"
    columns = ["choice", "outlet", "term", "n"]
    table = pd.read_parquet(choices) if choices.exists() else pd.DataFrame(columns=columns)
    return articles, terms, table


def in_one_article(articles, terms, choices) -> pd.DataFrame:
    """Rows of choices whose word one article of the outlet alone has: they tell of that article."""
    outlets = articles["outlet"].to_numpy()[terms["row"]]
    n_articles = terms.assign(outlet=outlets).groupby(["outlet", "term"]).size()
    keys = pd.MultiIndex.from_frame(choices[["outlet", "term"]])
    return choices[n_articles.reindex(keys).to_numpy() == 1]


def attacks(pack: Path) -> list[list[str]]:
    """A row an attack: what was tried, what it gave."""
    articles, terms, choices = known_words(pack)
    n_articles = terms.groupby("term")["row"].nunique()
    known = terms.groupby("row")[["own", "quoted"]].sum().sum(axis=1)
    share = known.reindex(range(len(articles)), fill_value=0)
    share /= articles["n_own"] + articles["n_quoted"]
    pairs = choices["term"].str.contains(" ").sum()
    alone = in_one_article(articles, terms, choices[choices["choice"].str.contains("first")])
    short = (articles["n_own"] + articles["n_quoted"] < FEW).sum()
    return [
        ["words that stand in one article only", f"{(n_articles == 1).sum():,}"],
        ["articles whose whole bag of words can be read", f"{(share >= 1).mean():.1%}"],
        ["words of an article whose count can be read, on average", f"{share.mean():.1%}"],
        ["pairs of words", f"{pairs:,}"],
        ["words told to be in the first 200 words of one article or not", f"{len(alone):,}"],
        [f"articles under {FEW} words", f"{short}"],
    ]


def main() -> None:
    """Print the table, and keep it with the other results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pack", type=Path, default=ROOT / "data" / "tass_2019")
    parser.add_argument("--print", action="store_true", help="write nothing")
    options = parser.parse_args()
    table = section("From the files of tass_2019 alone", ["tried", "got"], attacks(options.pack))
    text = f"## What a share pack gives away\n\n`python benchmarks/pack_attacks.py`\n\n{table}\n"
    print(text)
    if not options.print:
        write_section(RESULTS, "pack_attacks", text)


if __name__ == "__main__":
    main()

"""Measure the two source stories and keep the figures, without their text, in data/originals.csv
and data/originals/.

    python benchmarks/originals.py TASS=story.txt RT=other.txt [--print]

Each argument names an outlet and the file of its story as it was published. Counts are unordered,
scores are means of whole stories, and words that stand once in one story only are left out, so that
no line can be rebuilt. The pack withholds every word that stands in one story only.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import pandas as pd

import framing
from framing.corpus.files import read_file
from framing.corpus.furniture import strip_furniture

PACK = Path(__file__).resolve().parents[1] / "data" / "originals"
OUT = Path(__file__).resolve().parents[1] / "data" / "originals.csv"


def stories(pairs: list[str]) -> pd.DataFrame:
    """The stories as articles, without their site furniture."""
    rows = []
    for pair in pairs:
        outlet, _, path = pair.partition("=")
        text = framing.tidy_text(pd.Series([read_file(Path(path), path)["text"]]))[0]
        rows.append({"article": outlet, "outlet": outlet, "event": None, "title": "", "text": text})
    return strip_furniture(pd.DataFrame(rows))


def long(table: pd.DataFrame, lens: str, item: str | None, measures: list[str]) -> pd.DataFrame:
    """A lens' table as rows of lens, outlet, item, measure, value."""
    table = table.assign(lens=lens, item=table[item] if item else "")
    return table.melt(["lens", "outlet", "item"], measures, "measure", "value")


def measure(articles: pd.DataFrame) -> pd.DataFrame:
    """All figures."""
    terms = framing.tfidf(
        framing.count_terms(articles, ngrams=(1, 2), stop_words=framing.stop_words())
    )
    terms = terms[
        (terms["n"] > 1) | ((terms["n_articles"].groupby(terms["term"]).transform("sum")) > 1)
    ]
    terms = terms.sort_values(["outlet", "term"])
    scored = [
        framing.sentiment(framing.split_sentences(articles), setting)
        for setting in ("plain", "news")
    ]
    means = [
        framing.mean_sentiment(table).assign(setting=name)
        for table, name in zip(scored, ("plain", "news"))
    ]
    parts = [
        long(framing.overview(articles), "overview", None, ["tokens", "sentences", "quoted"]),
        long(terms, "terms", "term", ["n", "tfidf"]),
        long(pd.concat(means), "sentiment", "setting", ["n_sentences", "mean"]),
        long(framing.loaded_terms(articles), "loaded", "category", ["n", "per_1k"]),
    ]
    return pd.concat(parts, ignore_index=True).round({"value": 4})


def main() -> None:
    """Measure, and write or print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="+", metavar="OUTLET=FILE")
    parser.add_argument(
        "--print", action="store_true", help="print the figures instead of keeping them"
    )
    options = parser.parse_args()
    table = measure(stories(options.stories))
    if options.print:
        print(table.to_string())
    else:
        table.to_csv(OUT, index=False, lineterminator="\n")
        shutil.rmtree(PACK, ignore_errors=True)
        framing.share(stories(options.stories), PACK, withhold=True)
        print(f"{len(table)} figures written to {OUT.name}, and the share pack to {PACK.name}/")


if __name__ == "__main__":
    main()

"""Are the lines that furniture removal takes out furniture? Cuts drawn at random, to read by hand.

    python benchmarks/furniture_cuts.py news_dev.parquet --draw sheet.csv [--n 200]
    python benchmarks/furniture_cuts.py news_dev.parquet --judged sheets/furniture.csv [--write]

``--draw`` prints cuts drawn from all articles of a table, each with its context, and writes a sheet
with an empty column ``judgement`` (furniture, moved or sentence: of the article, and lost).
``--judged`` finds the cuts of a judged sheet again and says how many are still cut, by rule. A
sheet holds ids, rules and the first words only.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section

import framing

SEED, WORDS, CONTEXT = 11, 4, 90
KEYS = ["data", "article", "rule", "words"]


def cuts(path: Path) -> pd.DataFrame:
    """Every piece that was taken out of a table's articles, with its first words."""
    articles = framing.read_articles(path, copies="keep")
    pieces = framing.dropped_lines(articles)
    first = pieces["text"].str.split().str[:WORDS].str.join(" ")
    own = articles.set_index("article")["text"]
    return pieces.assign(data=path.name, words=first, body=pieces["article"].map(own))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--write", action="store_true", help="keep the judged in RESULTS.md")
    options = parser.parse_args()
    pieces = cuts(options.data)
    print(pieces["rule"].value_counts().to_dict(), "in", pieces["article"].nunique(), "articles")
    if options.draw:
        drawn = pieces.sample(min(options.n, len(pieces)), random_state=SEED)
        for row in drawn.sort_values(["rule", "words"]).itertuples():
            body = f"{row.body[:CONTEXT]} … {row.body[-CONTEXT:]}".replace("\n", " / ")
            print(f"{row.rule} | {row.article} | {row.text[:300]}\n      [{body}]")
        drawn[KEYS].assign(judgement="").to_csv(options.draw, index=False)
    if options.judged:
        sheet = pd.read_csv(options.judged, keep_default_na=False, dtype=str)
        merged = sheet.merge(pieces[KEYS].drop_duplicates(), on=KEYS, how="left", indicator=True)
        merged["cut"] = (merged["_merge"] == "both").map({True: "cut", False: "stays"})
        table = pd.crosstab([merged["rule"], merged["judgement"]], merged["cut"])
        print(table)
        if options.write:
            title = f"Furniture: {len(sheet)} cuts drawn at random, each read (`furniture_cuts.py`)"
            rows = [
                [*names, *map(str, numbers)] for names, numbers in zip(table.index, table.values)
            ]
            head = ["rule", "judged to be", *(str(name) for name in table.columns)]
            results = Path(__file__).with_name("RESULTS.md")
            write_section(results, "furniture", section(title, head, rows))


if __name__ == "__main__":
    main()

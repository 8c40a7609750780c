"""How precise is each category of the lexicon? Lines of articles that nothing was tuned on, judged
by reading.

    python benchmarks/lexicon_lines.py draw --data FOLDER --language en
    python benchmarks/lexicon_lines.py score

``draw`` prints lines to read, of the half of the articles that is kept for this, and writes a sheet
without answers and without text to ``benchmarks/sheets/``: data, article, start (character of the
tidied text), term, category, language, answer. 1 is a line in which the term stands in the sense
of its category; 0 is one in which it does not: literal, legal, part of a name, another word. Scare
quotes are left out. ``score`` writes ``data/loaded_categories.csv``; a category below the bar of
its language does not count by default.

The sheets were judged once. What was mended because of a line in them, or added later, does not
change their figures: a new sheet needs new articles (kinship in English has its own, for that).
"""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

import pandas as pd

import framing
from framing.lenses.loaded.lexicon import CATEGORIES

SHEETS = Path(__file__).with_name("sheets")
FILES = {"en": "news_dev.parquet", "ru": "ru_events_2019.parquet"}
BARS = {"en": 0.85, "ru": 0.75}  # right of the lines judged
EACH, SEED = 60, 11


def articles_kept(path: Path) -> pd.DataFrame:
    """The half of the articles, by the hash of their ids, that is not looked at otherwise."""
    table = pd.read_parquet(path)
    if "article" not in table:
        table["article"] = [sha256(text.encode()).hexdigest()[:12] for text in table["text"]]
    table = table.drop_duplicates("article")
    is_kept = [sha256(str(name).encode()).digest()[0] % 2 == 1 for name in table["article"]]
    return table[is_kept].reset_index(drop=True)


def draw(path: Path, language: str) -> pd.DataFrame:
    """Up to EACH hits of every category, with their lines in ``left``, ``match``, ``right``."""
    articles = articles_kept(path)
    hits = framing.find_loaded(articles)
    hits = hits[hits["term"] != "scare quotes"]
    drawn = pd.concat(
        own.sample(min(EACH, len(own)), random_state=SEED) for _, own in hits.groupby("category")
    )
    lines = framing.in_context(articles, drawn)
    return lines.assign(data=path.name, language=language, answer="")


def judged() -> pd.DataFrame:
    """Every judged line of all sheets."""
    sheets = [pd.read_csv(path) for path in sorted(SHEETS.glob("loaded_*.csv"))]
    return pd.concat(sheets, ignore_index=True)


def scored(lines: pd.DataFrame) -> pd.DataFrame:
    """For each language and category the lines judged, those right, and whether it counts."""
    lexicon = pd.read_csv(CATEGORIES.with_name("loaded_terms.csv"), keep_default_na=False)
    every = lexicon[["language", "category"]].drop_duplicates()
    found = lines.groupby(["language", "category"])["answer"].agg(judged="size", right="sum")
    table = every.join(found, on=["language", "category"]).fillna({"judged": 0, "right": 0})
    table = table.astype({"judged": int, "right": int}).sort_values(["language", "category"])
    enough = table["right"] >= table["judged"] * table["language"].map(BARS)
    return table.assign(counts=enough.map({True: "yes", False: "no"}))


def main() -> None:
    """Draw or score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("step", choices=["draw", "score"])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--language", choices=FILES, default="en")
    options = parser.parse_args()
    if options.step == "score":
        table = scored(judged())
        table.to_csv(CATEGORIES, index=False, lineterminator="\n")
        print(table.to_string(index=False))
        return
    lines = draw(options.data / FILES[options.language], options.language)
    for line in lines.itertuples():
        print(f"{line.category}: {line.left}[{line.match}]{line.right}")
    columns = "data article start term category language answer".split()
    path = SHEETS / f"loaded_{options.language}_to_judge.csv"
    lines[columns].to_csv(path, index=False, lineterminator="\n")
    print(f"{len(lines)} lines to judge in {path}")


if __name__ == "__main__":
    main()

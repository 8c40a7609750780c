"""RT at first hand: what is claimed with headlines as units, and what is left with nine events.

    python benchmarks/case_study.py --data FILE [--pack FOLDER] [--print]

A text is a headline with its standfirst. The figures go to docs/case_study.md; ``--pack`` also
writes a pack of the five outlets without their text.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section

import framing

PAGE = Path(__file__).resolve().parents[1] / "docs" / "case_study.md"
OUTLETS = {
    "rt.com": "RT",
    "tass.com": "TASS",
    "reuters.com": "Reuters",
    "bbc.co.uk": "BBC",
    "aljazeera.com": "Al Jazeera",
}
NAMED = 12  # words
SHORTEST = 20  # letters of a headline with its standfirst


def read(path: Path) -> pd.DataFrame:
    """The headlines of the five outlets, each text of an outlet once."""
    table = pd.read_parquet(path)
    table = table[table["outlet"].isin(OUTLETS)]
    title, standfirst = (table[name].fillna("").str.strip() for name in ("title", "desc"))
    text = (title + ". " + standfirst).str.strip(" .")
    table = table.assign(outlet=table["outlet"].map(OUTLETS), text=text)
    table = table[table["text"].str.len() >= SHORTEST].drop_duplicates(["outlet", "text"])
    table = table.assign(article=[f"h{number}" for number in range(len(table))])
    return table[["article", "outlet", "event", "published", "text"]].reset_index(drop=True)


def figures(articles: pd.DataFrame) -> str:
    """What is claimed of RT against the others, both ways."""
    headlines = articles.drop(columns="event")
    rows = []
    words = {}
    for units, table in (("headlines", headlines), ("nine events", articles)):
        counts = framing.count_terms(table, stop_words=framing.stop_words())
        keyness = framing.keyness(counts, articles=table, strata="none")
        own = keyness[keyness["outlet"] == "RT"]
        words[units] = own[own["claim"]].sort_values("q")
        rows.append(["words of RT claimed", units, f"{len(words[units]):,}", ""])
        loaded = framing.loaded_terms(table, strata="none")
        for row in loaded[loaded["outlet"] == "RT"].itertuples():
            if row.category != "all" and row.n:
                ratio = f"×{2**row.log_ratio:.2f}"
                q = "not tested" if pd.isna(row.q) else f"{row.q:.3f}"
                told = "claimed" if row.claim else "no claim"
                rows.append([f"loaded words: {row.category}, {ratio}", units, f"q {q}", told])
    left = words["nine events"].head(NAMED)
    named = ", ".join(
        f"{row.term} ({'more' if row.log_ratio > 0 else 'less'})" for row in left.itertuples()
    )
    sizes = articles.groupby("outlet").size()
    size = ", ".join(f"{name} {count:,}" for name, count in sizes.items())
    title = f"RT against the others: {len(articles):,} headlines ({size})"
    text = section(title, ["what", "units", "figure", ""], rows)
    return (
        "`python benchmarks/case_study.py --data FILE`\n\n"
        f"{text}\n\nWords still claimed with events as units (first {NAMED}): {named or 'none'}."
    )


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--print", action="store_true", help="write nothing to the page")
    options = parser.parse_args()
    articles = read(options.data)
    text = figures(articles)
    print(text)
    if not options.print:
        write_section(PAGE, "case study", text)
    if options.pack:
        print(framing.share(articles, options.pack, withhold=True))


if __name__ == "__main__":
    main()

"""Build the share pack of real news that comes with the package, data/tass_2019/.

    python benchmarks/pack_of_news.py --data ru_events_2019.parquet [--to data/tass_2019]

Articles under 120 words and reviews of the press are left out (a review retells other papers on
many events, so that its words are those of a kind of text), words that stand in one article only
withheld. The pack is smaller than 2 MB or not written. Beside it lies its data sheet.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pandas as pd

import framing

PACK = Path(__file__).resolve().parents[1] / "data" / "tass_2019"
SHORTEST, LARGEST = 120, 2_000_000  # words of an article, bytes of the pack
# A review of the press says so in its title or first lines.
PRESS_REVIEW = re.compile(r"\bобзор\w*\s+(?:\w+\s+)?(?:газет|прессы|сми\b)", re.IGNORECASE)
FIRST_LINES = 300  # letters
SHEET = """\
# Real news, without its text: TASS and three others, 2019

**What it is.** Counts of words of {articles} Russian articles of {outlets}, published between
{first} and {last}, on {events} events of which {shared} have articles of two outlets or more.
No sentence, title or address of an article is in it.

**Where it is from.** A published research collection of Russian news articles that were
collected by event; it has the outlet, date, title, text and event of each article. Events are
those of the collection: they were matched there, not by this package. Copies within an outlet
are left out, and so are site furniture, articles under {shortest} words and reviews of the press
({left_out} articles).

**What it can show.** Which words, kinds of loaded words, shares of quotation and verbs of
speech differ between these outlets on the same events in these two months, more than whole
articles differ by chance.

**What it cannot show.** Lines: the text is not here, so no claim can be read in its place.
Order of words, pairs of words, passages side by side, sentiment (the lexicon is English).
Articles were chosen because others wrote on the same event: it is no sample of what an outlet
prints, and says nothing of other years. Words of one article only are withheld, so all figures
are of the articles without these words. Radio Svoboda and BBC Russian are also edited outside
of Russia; an outlet's difference says nothing of why.

**How much can be read from it.** `README.txt` says it file by file: an article's bag of words
that stand in two articles or more.

**Licence.** Texts belong to their publishers and are not part of this. The counts are facts,
offered under the licence of this package (MIT).
"""


def news(path: Path) -> pd.DataFrame:
    """The articles of the collection that are long enough and tell of their event."""
    articles = framing.read_articles(path)
    long_enough = framing.count_terms(articles).sizes >= SHORTEST
    first_lines = articles["title"].fillna("") + " " + articles["text"].str[:FIRST_LINES]
    is_review = first_lines.str.contains(PRESS_REVIEW)
    return articles[long_enough & ~is_review].reset_index(drop=True)


def data_sheet(articles: pd.DataFrame, n_read: int) -> str:
    """What the pack is, where it is from, what it can show and what it cannot."""
    outlets = articles["outlet"].value_counts()
    names = [f"{outlet} ({n})" for outlet, n in outlets.items()]
    in_event = articles.groupby("event")["outlet"].nunique()
    dates = pd.to_datetime(articles["published"])
    return SHEET.format(
        articles=len(articles),
        outlets=f"{', '.join(names[:-1])} and {names[-1]}",
        first=f"{dates.min():%Y-%m-%d}",
        last=f"{dates.max():%Y-%m-%d}",
        events=len(in_event),
        shared=int((in_event > 1).sum()),
        shortest=SHORTEST,
        left_out=n_read - len(articles),
    )


def size_of(folder: Path) -> int:
    """Bytes of the files of a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def main() -> int:
    """Build the pack and its sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, metavar="FILE")
    parser.add_argument("--to", type=Path, default=PACK, metavar="FOLDER")
    options = parser.parse_args()
    if not options.data.exists():
        print(f"{options.data} is not there: nothing was built.")
        return 0
    articles = news(options.data)
    n_read = len(framing.read_articles(options.data))
    with tempfile.TemporaryDirectory(dir=options.to.parent) as scratch:
        pack = framing.share(articles, Path(scratch) / "pack", withhold=True)
        (pack / "DATA_SHEET.md").write_text(data_sheet(articles, n_read), encoding="utf-8")
        if (size := size_of(pack)) > LARGEST:
            print(f"The pack has {size:,} bytes, more than {LARGEST:,}: it was not written.")
            return 1
        shutil.rmtree(options.to, ignore_errors=True)
        pack.rename(options.to)
    print(f"{len(articles)} articles, {size:,} bytes in {options.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

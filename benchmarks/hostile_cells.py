"""Tables that are hostile by their shape: many outlets, many tiny articles, two endless ones.

Each cell makes a table of a size and calls one function on it; :mod:`hostile` bounds and times it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

import framing
from framing.base.errors import MOST_OUTLETS
from framing.corpus.markup import plain_markdown
from framing.report.pages.reading import reading_page
from framing.report.pages.terms import terms_page
from framing.text.compare import word_differences

VOCABULARY = 20_000
SYLLABLES = "ba do ke li mu na po ra se ti vo wu".split()
LEAD = "The council of Orvelle shut the pier on Monday."


def word(number: int) -> str:
    """A made word of three and more syllables, one for each number."""
    name = ""
    for _ in range(3):
        number, syllable = divmod(number, len(SYLLABLES))
        name += SYLLABLES[syllable]
    return name + "n" * number


def sentences(n: int, seed: int = 0, length: int = 12) -> list[str]:
    """Sentences of made words, whose frequencies fall as those of content words do."""
    rng = np.random.default_rng(seed)
    words = np.array([word(number) for number in range(VOCABULARY)], object)
    shares = 1 / (np.arange(VOCABULARY) + 50)  # the most frequent content word is one in 300
    rank = rng.choice(VOCABULARY, (n, length), p=shares / shares.sum())
    return [" ".join(row).capitalize() + "." for row in words[rank]]


def two_articles(n: int, other: int | None = None) -> pd.DataFrame:
    """Two outlets on one event: so many sentences in either."""
    texts = [" ".join(sentences(n, 1)), " ".join(sentences(other or n, 2))]
    return table_of(texts, ["Echo", "Herald"]).assign(event="pier")


def one_event(n: int) -> pd.DataFrame:
    """So many outlets, each with one article of twenty sentences on the same event."""
    lines = sentences(20 * n)
    texts = [" ".join(lines[start : start + 20]) for start in range(0, len(lines), 20)]
    return table_of(texts, [f"Paper {row:04d}" for row in range(n)]).assign(event="pier")


def table_of(texts: list[str], outlets: list[str]) -> pd.DataFrame:
    """A table of articles."""
    ids = [f"a{row:06d}" for row in range(len(texts))]
    table = pd.DataFrame({"article": ids, "outlet": outlets, "title": "", "text": texts})
    return table.assign(published=pd.NaT)


def tiny(n: int) -> pd.DataFrame:
    """Articles of one short sentence in two outlets."""
    return table_of(sentences(n, length=8), ["Echo", "Herald"] * (n // 2) + ["Echo"] * (n % 2))


def one_and_many(n: int) -> pd.DataFrame:
    """One article in one outlet, all others in the other."""
    return table_of(sentences(n, length=8), ["Echo"] + ["Herald"] * (n - 1))


def identical(n: int) -> pd.DataFrame:
    """The same article again and again, in two outlets."""
    text = " ".join(sentences(3))
    return table_of([text] * n, ["Echo", "Herald"] * (n // 2) + ["Echo"] * (n % 2))


def many_outlets(n: int) -> pd.DataFrame:
    """Three articles of four sentences an outlet."""
    lines = sentences(12 * n)
    texts = [" ".join(lines[start : start + 4]) for start in range(0, len(lines), 4)]
    outlets = [f"Paper {row // 3:04d}" for row in range(len(texts))]
    return table_of(texts, outlets)


def repeats(letters: int) -> pd.DataFrame:
    """Two articles of one word again and again."""
    table = table_of(
        [f"{LEAD} " + unit * (letters // 5) for unit in ("said ", "a b. ")], ["A", "B"]
    )
    return table.assign(event="pier")


def packed(articles: pd.DataFrame) -> None:
    """A share pack in a folder that is gone again."""
    with tempfile.TemporaryDirectory() as folder:
        framing.share(articles, Path(folder) / "pack")


def placebo(articles: pd.DataFrame) -> pd.DataFrame:
    """One split of each outlet."""
    return framing.placebo(framing.count_terms(articles), splits=1)


def keyness(articles: pd.DataFrame) -> pd.DataFrame:
    """The words of each outlet."""
    return framing.keyness(framing.count_terms(articles))


def refused(call: Callable) -> Callable:
    """A call that must be refused in one sentence, unless it is small."""

    def calls(articles: pd.DataFrame) -> None:
        try:
            call(articles)
        except framing.FramingError:
            return
        if articles["outlet"].nunique() > MOST_OUTLETS:
            raise AssertionError("more outlets than are allowed went in")

    return calls


def attributes(n: int) -> str:
    """One element with so many attributes."""
    return "<p " + " ".join(f'a{row}="1"' for row in range(n)) + ">The pier is shut.</p>"


class Cell(NamedTuple):
    """What is made and called, at what size, and what it may take."""

    make: Callable
    call: Callable
    size: int
    seconds: float
    megabytes: int = 4000


CELLS = {
    "side_by_side, two articles of N sentences": Cell(
        two_articles, framing.side_by_side, 20_000, 60, 1000
    ),
    "side_by_side, N sentences beside 30": Cell(
        lambda n: two_articles(n, 30), framing.side_by_side, 120_000, 60, 1000
    ),
    "only_here, two articles of N sentences": Cell(
        two_articles, framing.only_here, 20_000, 20, 1000
    ),
    "only_here, one event in N outlets": Cell(one_event, framing.only_here, 200, 20),
    "match_events, N tiny articles": Cell(tiny, framing.match_events, 40_000, 15),
    "match_events, one article and N": Cell(one_and_many, framing.match_events, 50_000, 15),
    "match_events, N times the same article": Cell(identical, framing.match_events, 10_000, 15),
    "share, N tiny articles": Cell(tiny, packed, 40_000, 20),
    "terms page, N tiny articles": Cell(
        tiny, lambda articles: terms_page(articles, [], ""), 40_000, 20
    ),
    "concordance of *a*a*a*b, a word of N letters": Cell(
        lambda n: table_of(["a" * n, LEAD], ["A", "B"]),
        lambda articles: framing.concordance(articles, "*a*a*a*b"),
        1_600,
        1,
    ),
    "speech_verbs, a sentence of N words": Cell(
        lambda n: table_of([" ".join(sentences(1, length=n)), LEAD], ["A", "B"]),
        framing.speech_verbs,
        1_000_000,
        20,
        1000,
    ),
    "speech_verbs, N letters of one verb": Cell(repeats, framing.speech_verbs, 96_000, 2),
    "word_differences, N letters of repeats": Cell(
        lambda n: ("said " * (n // 5), "so said " * (n // 8)),
        lambda texts: word_differences(*texts),
        96_000,
        2,
    ),
    "reading page, N letters of repeats": Cell(repeats, reading_page, 96_000, 2),
    "an HTML element with N attributes": Cell(attributes, plain_markdown, 100_000, 2),
    "keyness, N outlets: refused at the door": Cell(many_outlets, refused(keyness), 1_000, 5),
    "placebo, N outlets: refused at the door": Cell(many_outlets, refused(placebo), 1_000, 5),
    "robustness, N outlets: refused at the door": Cell(
        many_outlets, refused(framing.robustness), 1_000, 5
    ),
}

"""Check a meter by hand, first half: draw lines to be coded blind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing import checks
from framing.checks import FramingError
from framing.fingerprint import fingerprint
from framing.paths import ROOT
from framing.tables import write_table

# What a coder may write for each lens, and what it means.
CODES = {
    "loaded": {"1": "loaded", "0": "not loaded"},
    "sentiment": {"1": "positive", "0": "neutral", "-1": "negative"},
    "quotes": {"1": "said by this speaker", "0": "not said by this speaker"},
}


def sample_path(lens: str) -> Path:
    """Where a sheet lies if nothing else is said: ``my/sample_<lens>.csv`` in the project's
    folder.
    """
    return ROOT / "my" / f"sample_{lens}.csv"


def draw_sample(
    articles: pd.DataFrame, lens: str, *, n: int = 100, seed: int = 0, path=None
) -> pd.DataFrame:
    """Write a sheet of lines to be coded by hand, shuffled, without outlet and without the meter's
    answer.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    lens : {"loaded", "sentiment", "quotes"} ``loaded`` and ``sentiment`` draw sentences, as many of
        each of the meter's answers; ``quotes`` draws quotations with the speaker that was found.
    n : int
        Lines to draw.
    seed : int
        The same seed draws the same lines.
    path : str or Path, optional The sheet, a ``.csv`` that does not exist yet; by default
        ``my/sample_<lens>.csv`` in the project's folder. The meter's answers go into a key beside
        it, ``<name>.key.csv``: coders do not open it.

    Returns
    -------
    DataFrame, the sheet
        item, text, codes (what may be written), coder_1, coder_2 (both empty: for one or two
        people).

    Raises
    ------
    FramingError
        An unknown lens, a sheet that exists already, a corpus with nothing to draw from.

    Examples
    --------
    >>> import tempfile
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["A shameless lie. The pier is shut."]})
    >>> draw_sample(articles, "loaded", path=Path(tempfile.mkdtemp()) / "sheet.csv")["codes"][0]
    '1 loaded, 0 not loaded'
    """
    checks.require_choice(lens, CODES, "lens")
    if n < 1:
        raise FramingError(f"n must be at least 1, the number of lines to draw, not {n!r}.")
    path = Path(path) if path is not None else sample_path(lens)
    for file in (path, key_path(path)):
        if file.exists():
            raise FramingError(
                f"{file} exists already and may hold somebody's codes; move it away or name another path."
            )
    lines = _answered(articles, lens)
    if lines.empty:
        raise FramingError(
            f"articles hold nothing that the lens {lens!r} could be checked on; choose another lens."
        )
    drawn = _draw(lines, n, np.random.default_rng(seed)).assign(
        lens=lens, corpus=fingerprint(articles)
    )
    codes = ", ".join(f"{code} {meaning}" for code, meaning in CODES[lens].items())
    sheet = drawn[["item", "text"]].assign(codes=codes, coder_1="", coder_2="")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_table(sheet, path)
    write_table(drawn.drop(columns="text"), key_path(path))
    return sheet


def key_path(path: Path) -> Path:
    """The key that belongs to a sheet."""
    return path.with_name(path.name.removesuffix(".csv") + ".key.csv")


def _answered(articles: pd.DataFrame, lens: str) -> pd.DataFrame:
    """Everything a coder could be asked, with the meter's answer."""
    from framing.hits import find_loaded
    from framing.quotes import find_quotes
    from framing.sentences import split_sentences
    from framing.sentiment import sentiment

    if lens == "quotes":
        quotes = find_quotes(articles).dropna(subset="speaker")
        said = "“" + quotes["text"] + "” – " + quotes["speaker"]
        return quotes[["article", "outlet"]].assign(text=said, answer="1")
    sentences = split_sentences(articles)
    if lens == "sentiment":
        # ±0.05 is the usual border of VADER's neutral.
        compound = sentiment(sentences, "news")["compound"]
        answer = np.select([compound <= -0.05, compound >= 0.05], ["-1", "1"], "0")
    else:
        hits = find_loaded(articles)
        # The sentence of a hit is the last that starts before it.
        # pandas joins no column of objects with one of strings, and an id may be either.
        places, hits = (
            table.astype({"article": object}).sort_values("start") for table in (sentences, hits)
        )
        found = pd.merge_asof(
            hits[["article", "start"]],
            places[["article", "start", "sentence"]],
            on="start",
            by="article",
        )
        keys = pd.MultiIndex.from_frame(found[["article", "sentence"]])
        answer = np.where(
            pd.MultiIndex.from_frame(sentences[["article", "sentence"]]).isin(keys), "1", "0"
        )
    return sentences[["article", "outlet", "text"]].assign(answer=answer)


def _draw(lines: pd.DataFrame, n: int, rng) -> pd.DataFrame:
    """As many of each answer as there are, up to an equal share; ``weight`` is how many lines each
    stands for.
    """
    groups = [rows.iloc[rng.permutation(len(rows))] for _, rows in lines.groupby("answer")]
    take, left = dict.fromkeys(range(len(groups)), 0), min(n, len(lines))
    while left:
        for at, rows in enumerate(groups):
            if left and take[at] < len(rows):
                take[at], left = take[at] + 1, left - 1
    parts = [
        rows.head(take[at]).assign(weight=len(rows) / take[at])
        for at, rows in enumerate(groups)
        if take[at]
    ]
    drawn = pd.concat(parts)
    return (
        drawn.iloc[rng.permutation(len(drawn))]
        .reset_index(drop=True)
        .assign(item=range(1, len(drawn) + 1))
    )

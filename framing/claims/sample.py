"""Draw lines on which a meter is to be checked: a sheet to be coded blind, and a key beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import ROOT
from framing.base.errors import FramingError, require_articles, require_choice
from framing.base.written import move_files, written_whole
from framing.corpus.tables import write_table
from framing.lenses.loaded.hits import find_loaded
from framing.lenses.sentiment.scores import sentiment
from framing.lenses.voices.quotes import find_quotes
from framing.text.fingerprint import fingerprint
from framing.text.sentences import split_sentences

# What a coder may write for each lens, and what it means.
CODES = {
    "loaded": {"1": "loaded", "0": "not loaded"},
    "sentiment": {"1": "positive", "0": "neutral", "-1": "negative"},
    "quotes": {"1": "said by this speaker", "0": "not said by this speaker"},
}
NEUTRAL = 0.05  # either way: the usual border of VADER's neutral scores


def sample_path(lens: str) -> Path:
    """Where a sheet lies by default: ``my/sample_<lens>.csv`` in the project's folder."""
    return ROOT / "my" / f"sample_{lens}.csv"


def key_path(path: Path) -> Path:
    """The key that belongs to a sheet."""
    return path.with_name(path.name.removesuffix(".csv") + ".key.csv")


@public
def draw_sample(
    articles: pd.DataFrame, lens: str, *, n: int = 100, seed: int = 0, path=None
) -> pd.DataFrame:
    """Write a sheet of shuffled lines to be coded, without outlet and without the meter's answer.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    lens : {"loaded", "sentiment", "quotes"}
        ``loaded`` and ``sentiment`` draw sentences, as many of each of the meter's answers;
        ``quotes`` draws quotations with the speaker that was found.
    n : int
        Lines to draw.
    seed : int
        The same seed draws the same lines.
    path : str or Path, optional
        The sheet, a ``.csv`` that does not exist yet; by default ``my/sample_<lens>.csv`` in the
        project's folder. The meter's answers go into a key beside it, ``<name>.key.csv``: coders do
        not open it.

    Returns
    -------
    DataFrame, the sheet
        item, text, codes (what may be written), coder_1, coder_2 (both empty: for one or two
        people).

    Raises
    ------
    FramingError
        An unknown lens, a sheet that exists already or cannot be written, a corpus with nothing to
        draw from.

    Examples
    --------
    >>> import tempfile
    >>> text = "A shameless lie. The pier is shut."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> sheet = draw_sample(articles, "loaded", path=Path(tempfile.mkdtemp()) / "sheet.csv")
    >>> sheet["codes"][0]
    '1 loaded, 0 not loaded'
    """
    require_choice(lens, CODES, "lens")
    require_articles(articles)
    path = Path(path) if path is not None else sample_path(lens)
    with written_whole(path, "The sheet") as scratch:
        for file in (path, key_path(path)):
            if file.exists():
                raise FramingError(
                    f"{file} exists already and may hold somebody's codes; "
                    "move it away or name another path."
                )
        sheet, key = _sheet_and_key(articles, lens, n, seed)
        files = {scratch / "sheet.csv": path, scratch / "sheet.key.csv": key_path(path)}
        for table, file in zip((sheet, key), files):
            write_table(table, file)
        move_files(files)
    return sheet


def _sheet_and_key(
    articles: pd.DataFrame, lens: str, n: int, seed: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The lines to be coded, and the meter's answers."""
    lines = _lines_with_answers(articles, lens)
    if lines.empty:
        raise FramingError(
            f"articles hold nothing that the lens {lens!r} could be checked on; "
            "choose another lens."
        )
    drawn = _draw(lines, n, np.random.default_rng(seed))
    drawn = drawn.assign(lens=lens, corpus=fingerprint(articles))
    codes = ", ".join(f"{code} {meaning}" for code, meaning in CODES[lens].items())
    sheet = drawn[["item", "text"]].assign(codes=codes, coder_1="", coder_2="")
    return sheet, drawn.drop(columns="text")


def _lines_with_answers(articles: pd.DataFrame, lens: str) -> pd.DataFrame:
    """Every line a coder could be asked about, with the meter's answer."""
    if lens == "quotes":
        quotes = find_quotes(articles).dropna(subset="speaker")
        text = "“" + quotes["text"] + "” – " + quotes["speaker"]
        return quotes[["article", "outlet"]].assign(text=text, answer="1")
    sentences = split_sentences(articles)
    if lens == "sentiment":
        compound = sentiment(sentences, "news")["compound"]
        answer = np.select([compound <= -NEUTRAL, compound >= NEUTRAL], ["-1", "1"], "0")
    else:
        answer = np.where(_has_loaded_term(sentences, find_loaded(articles)), "1", "0")
    return sentences[["article", "outlet", "text"]].assign(answer=answer)


def _has_loaded_term(sentences: pd.DataFrame, hits: pd.DataFrame) -> np.ndarray:
    """Whether a hit stands in each sentence: it is in the last one that starts before it."""
    keys = ["article", "sentence"]
    # pandas joins no column of objects with one of strings, and an id may be either.
    starts, hits = (
        table.astype({"article": object}).sort_values("start") for table in (sentences, hits)
    )
    located = pd.merge_asof(
        hits[["article", "start"]], starts[[*keys, "start"]], on="start", by="article"
    )
    loaded = pd.MultiIndex.from_frame(located[keys])
    return pd.MultiIndex.from_frame(sentences[keys]).isin(loaded)


def _draw(lines: pd.DataFrame, n: int, rng: np.random.Generator) -> pd.DataFrame:
    """As many lines of each answer as there are, up to an equal share, numbered in mixed order.

    ``weight`` is how many lines of the corpus each stands for.
    """
    groups = [rows.iloc[rng.permutation(len(rows))] for _, rows in lines.groupby("answer")]
    sizes, missing = [0] * len(groups), min(n, len(lines))
    while missing:
        for number, rows in enumerate(groups):
            if missing and sizes[number] < len(rows):
                sizes[number], missing = sizes[number] + 1, missing - 1
    drawn = pd.concat(
        rows.head(size).assign(weight=len(rows) / size)
        for rows, size in zip(groups, sizes, strict=True)
        if size
    )
    mixed = drawn.iloc[rng.permutation(len(drawn))].reset_index(drop=True)
    return mixed.assign(item=range(1, len(mixed) + 1))

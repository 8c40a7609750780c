"""Draw lines on which a meter is to be checked: a sheet to be coded blind, and a key beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import ROOT
from framing.base.errors import FramingError, require_articles, require_choice
from framing.base.written import move_files, written_whole
from framing.claims.codebook.coded import key_path
from framing.claims.codebook.read import read_codebook
from framing.claims.codebook.sheet import CODEBOOK, equal_shares, sheet_and_key
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


@public
def draw_sample(
    articles: pd.DataFrame, lens: str, *, codebook=None, n: int = 100, seed: int = 0, path=None
) -> pd.DataFrame:
    """Write a sheet of shuffled lines to be coded, without outlet and without the meter's answer.

    With a codebook: of shuffled articles, of each of which every question is asked.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        And ``event`` and ``title`` where known.
    lens : {"loaded", "sentiment", "quotes", "codebook"}
        ``loaded`` and ``sentiment`` draw sentences, as many of each of the meter's answers;
        ``quotes`` draws quotations with the speaker that was found; ``codebook`` draws articles, of
        which the codebook's questions are asked.
    codebook : DataFrame, str or Path, optional
        As :func:`framing.claims.codebook.read_codebook` takes it. As many articles of each outlet
        are drawn as there are, up to an equal share, spread over its events; within an outlet every
        article has the same chance. Draw all (``n=len(articles)``) for a coder who may err, and a
        second sheet of some of them for people (:func:`framing.corrected_rates`).
    n : int
        Lines to draw, with a codebook articles.
    seed : int
        The same seed draws the same lines.
    path : str or Path, optional
        The sheet, a ``.csv`` that does not exist yet; by default ``my/sample_<lens>.csv`` in the
        project's folder (``my/sample_codebook.csv``). The meter's answers, and of which outlet an
        article is, go into a key beside it, ``<name>.key.csv``: coders do
        not open it.

    Returns
    -------
    DataFrame, the sheet
        item, text, codes (what may be written), coder_1, coder_2 (both empty: for one or two
        people, or for what a model answered that you ran); with a codebook question too, and an
        article's title before its text.

    Raises
    ------
    FramingError
        An unknown lens, a codebook with another lens or none with its own, a sheet that exists
        already or cannot be written, a corpus with nothing to draw from.

    Notes
    -----
    The sheet is blind as far as the text is: an article may name its outlet, or sound like it.

    Examples
    --------
    >>> import tempfile
    >>> text = "A shameless lie. The pier is shut."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> sheet = draw_sample(articles, "loaded", path=Path(tempfile.mkdtemp()) / "sheet.csv")
    >>> sheet["codes"][0]
    '1 loaded, 0 not loaded'
    """
    require_choice(lens, [*CODES, CODEBOOK], "lens")
    if (lens == CODEBOOK) == (codebook is None):
        raise FramingError(
            "codebook must be given with lens='codebook', and only there: "
            "framing.draw_sample(articles, 'codebook', codebook='my/codebook.toml')."
        )
    book = read_codebook(codebook) if codebook is not None else None
    require_articles(articles)
    path = Path(path) if path is not None else sample_path(lens)
    with written_whole(path, "The sheet") as scratch:
        for file in (path, key_path(path)):
            if file.exists():
                raise FramingError(
                    f"{file} exists already and may hold somebody's codes; "
                    "move it away or name another path."
                )
        if book is not None:
            sheet, key = sheet_and_key(articles, book, n, seed, fingerprint(articles))
        else:
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
    # pandas joins no column of objects with one of strings, and an id may be either; nor four-byte
    # places of sentences with eight-byte ones.
    starts, hits = (
        table.astype({"article": object, "start": "int64"}).sort_values("start")
        for table in (sentences, hits)
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
    sizes = equal_shares([len(rows) for rows in groups], n)
    drawn = pd.concat(
        rows.head(size).assign(weight=len(rows) / size)
        for rows, size in zip(groups, sizes, strict=True)
        if size
    )
    mixed = drawn.iloc[rng.permutation(len(drawn))].reset_index(drop=True)
    return mixed.assign(item=range(1, len(mixed) + 1))

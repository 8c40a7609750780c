"""Where loaded terms stand: every hit of a lexicon, with its voice, block by block of articles."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from framing import checks
from framing.cluster import is_dask, reduced
from framing.lexicon import read_lexicon
from framing.matching import Matcher
from framing.pack import pack_of
from framing.progress import progress
from framing.stream import BLOCK, code_text

VOICES = ["own", "quoted"]
COLUMNS = ["article", "outlet", "event", "start", "end", "text", "term", "category", "voice"]


def find_loaded(articles: pd.DataFrame, *, lexicon=None) -> pd.DataFrame:
    """Every loaded term of a corpus, where it stands and in whose voice.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    lexicon : DataFrame, str or Path, optional
        Terms and categories as :func:`framing.read_lexicon` reads them; by default the project's own.

    Returns
    -------
    DataFrame with ``article outlet event``, ``start end`` (characters of the tidied article), ``text`` (as
    written), ``term`` (the lexicon's row), ``category``, ``voice`` (``own`` or ``quoted``), in the order of the text.
    Of terms of one category that overlap the longest counts. Scare quotes count as ``doubt_distance`` in the
    outlet's own voice, where the lexicon has that category.

    Raises
    ------
    FramingError
        A missing column, an article without text, a lexicon with a bad row.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["A brotherly nation, they say."]})
    >>> find_loaded(articles)[["text", "term", "category", "voice"]].values.tolist()
    [['brotherly', 'brotherly', 'kinship', 'own']]
    """
    terms = read_lexicon(lexicon)
    return scan(articles, terms)[0]


def scan(articles: pd.DataFrame, terms: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    """All hits, and the tokens of each article in either voice, from one reading of the text."""
    if is_dask(articles):
        return reduced(articles, partial(scan, terms=terms), _together)
    return _together([found for _, *found in blocks(articles, terms)])


def _together(parts: list[tuple]) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    hits, sizes = zip(*parts)
    return pd.concat(hits, ignore_index=True), {voice: np.concatenate([each[voice] for each in sizes]) for voice in VOICES}


def blocks(articles: pd.DataFrame, terms: pd.DataFrame):
    """Block by block the articles, their hits, and their tokens in either voice."""
    pack = pack_of(articles)
    if pack is not None:
        yield articles, *(pack.scan(articles) if terms.equals(read_lexicon(None)) else pack.scan_words(articles, terms))
        return
    checks.require_articles(articles)
    matcher = Matcher(terms["term"].tolist(), terms["category"].tolist())
    for at in progress(range(0, len(articles), BLOCK), "looking for loaded terms"):
        part = articles.iloc[at:at + BLOCK]
        yield part, *_block(part, matcher)


def _block(articles: pd.DataFrame, matcher: Matcher) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    stream = code_text(articles["text"])
    quoted, article, texts = stream.quoted, stream.article, stream.texts
    inside = np.bincount(article, quoted, len(texts)).astype(np.int64)
    first, last, entry = matcher.find(stream)
    row, (start, end) = article[first], stream.edges(first, last)
    hits = pd.DataFrame({
        "row": row, "start": start, "end": end,
        "term": np.array(matcher.terms, object)[entry], "category": np.array(matcher.categories, object)[entry],
        "voice": np.where(quoted[first], "quoted", "own").astype(object),
    })
    if "doubt_distance" in matcher.categories:
        hits = pd.concat([hits, _scare_quotes(stream)], ignore_index=True)
    hits = hits.sort_values(["row", "start", "end", "category"], kind="stable", ignore_index=True)
    rows = hits["row"].to_numpy(np.int64)
    hits["text"] = [texts[at][start:end] for at, start, end in zip(rows, hits["start"], hits["end"])]
    keys = {name: articles[name].to_numpy()[rows] if name in articles else None for name in COLUMNS[:3]}
    return hits.assign(**keys)[COLUMNS], {"own": stream.n_tokens - inside, "quoted": inside}


def _scare_quotes(stream) -> pd.DataFrame:
    spans = [(at, start, end) for at, (_, scare) in enumerate(stream.spans) for start, end in sorted(scare)]
    table = pd.DataFrame(spans, columns=["row", "start", "end"], dtype=np.int64)
    return table.assign(term="scare quotes", category="doubt_distance", voice="own")

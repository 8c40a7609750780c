"""Counting terms: articles × terms, sparse, block by block, in either voice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from numbers import Integral

import numpy as np
import pandas as pd
from scipy import sparse

from framing import checks
from framing.checks import FramingError
from framing.chunktokens import chunk_tokens
from framing.cluster import is_dask, reduced
from framing.coding import streams
from framing.ngrams import STEMMERS, articles_with, counted, joined_terms, ngram_codes, stemmed
from framing.pack import pack_of
from framing.stream import Stream


@dataclass(frozen=True)
class TermCounts:
    """Terms counted article by article.

    Attributes
    ----------
    matrix : CSR matrix of int32, articles × terms.
    articles : DataFrame, one row a row of the matrix: ``article outlet event published title
        n_tokens`` (of both voices).
    terms : array of str, one entry a column of the matrix, sorted.
    sizes : int64 array, the tokens of each article in the voice that was counted: what rates divide
        by.
    ngrams : tuple of int, the shortest and longest terms in words.
    voice : str or None, the voice that was counted; None is both.
    """

    matrix: sparse.csr_array
    articles: pd.DataFrame
    terms: np.ndarray
    sizes: np.ndarray
    ngrams: tuple[int, int] = (1, 1)
    voice: str | None = None

    def __repr__(self) -> str:
        return f"TermCounts({self.matrix.shape[0]:,} articles × {len(self.terms):,} terms)"

    def __getstate__(self) -> dict:
        """For the way from one machine to another: as few bytes a cell as its numbers need."""
        matrix = self.matrix
        cells = [
            part.astype(np.min_scalar_type(part.max(initial=0))) if part.dtype == np.int32 else part
            for part in (matrix.data, matrix.indices)
        ]
        return {**self.__dict__, "matrix": (*cells, matrix.indptr, matrix.shape, matrix.dtype)}

    def __setstate__(self, state: dict) -> None:
        data, indices, indptr, shape, kind = state["matrix"]
        matrix = sparse.csr_array(
            (data.astype(kind, copy=False), indices.astype(indptr.dtype, copy=False), indptr), shape
        )
        self.__dict__.update(state | {"matrix": matrix})


def count_terms(
    articles, *, ngrams=(1, 1), voice=None, min_articles=1, stop_words=None, stems=None
) -> TermCounts:
    """Count the terms of every article.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event published title``, kept where
        they are) Or a Dask DataFrame of the same columns: each partition is counted where it lies,
        with the same result.
    ngrams : tuple of int
        Shortest and longest terms, in words: ``(1, 2)`` counts words and pairs of neighbours.
    voice : {"own", "quoted"}, optional
        Count only the outlet's own words, or only words inside quotations; by default both.
    min_articles : int
        Leave out terms that stand in fewer articles.
    stop_words : list of str, optional Words taken out before terms are formed, as scikit-learn
        does; ``framing.stop_words("en")`` gives a list.
    stems : {"en", "ru"}, optional Count stems in place of words (Snowball: Porter 2001), so that
        the forms of a word are one term; of use in Russian above all. Patterns and lines then want
        ``stem*``.

    Returns
    -------
    TermCounts

    Raises
    ------
    FramingError
        A missing column, an article without the text column's value, an unknown voice, n-grams that
        are no range.

    Notes
    -----
    Terms are those of scikit-learn's CountVectorizer with :func:`framing.tokens` as its tokenizer,
    and the counts are equal. With a voice, words are neighbours only where nothing of the other
    voice stands between them.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...                          "text": ["Not friends, but brothers.", "“No friends,” he said."]})
    >>> counts = count_terms(articles)
    >>> dict(zip(counts.terms, counts.matrix.sum(axis=0)))["friends"]
    np.int64(2)
    >>> count_terms(articles, voice="own").sizes.tolist()
    [4, 2]
    """
    if is_dask(articles):
        options = {"ngrams": ngrams, "voice": voice, "stop_words": stop_words, "stems": stems}
        return _enough(reduced(articles, partial(count_terms, **options), _together), min_articles)
    pack = pack_of(articles)
    if pack is None:
        checks.require_articles(articles)
    low, high = _range(ngrams)
    if voice is not None:
        checks.require_choice(voice, ["own", "quoted"], "voice")
    if stems is not None:
        checks.require_choice(stems, list(STEMMERS), "stems")
    stop = {word.lower() for word in stop_words or ()}
    if pack is not None:
        # pairs would give the wording away
        blocks, high = iter([pack.block(articles, (low, high), voice, stop, stems)]), 1
    else:
        stem = (
            lru_cache(maxsize=1)(
                lambda chunks: stemmed(chunks.told(chunk_tokens).vocabulary, stems)
            )
            if stems
            else None
        )
        blocks = (
            _block(stream, (low, high), voice, stop, stem)
            for _, stream in streams(articles["text"], "counting terms")
        )
    sizes, whole = [], []

    def found():
        for names, matrix, *size in blocks:
            sizes.append(size[0])
            whole.append(size[1])
            yield names, matrix

    terms, matrix = joined_terms(found())
    keys = [
        name for name in ("article", "outlet", "event", "published", "title") if name in articles
    ]
    table = articles[keys].reset_index(drop=True).assign(n_tokens=np.concatenate(whole))
    sizes = np.concatenate(sizes)
    return _enough(TermCounts(matrix, table, terms, sizes, (low, high), voice), min_articles)


def _enough(counts: TermCounts, min_articles: int) -> TermCounts:
    """Without the terms that stand in fewer articles."""
    if min_articles <= 1:
        return counts
    kept = articles_with(counts.matrix) >= min_articles
    if kept.all():
        return counts
    return replace(
        counts,
        terms=counts.terms[kept],
        matrix=sparse.csr_array(counts.matrix[:, np.flatnonzero(kept)]),
    )


def _together(parts: list[TermCounts]) -> TermCounts:
    """The counts of several parts of a corpus, in their order."""
    terms, matrix = joined_terms(
        ((part.terms, part.matrix) for part in parts), sum(part.matrix.nnz for part in parts)
    )
    table = pd.concat([part.articles for part in parts], ignore_index=True)
    return replace(
        parts[0],
        matrix=matrix,
        terms=terms,
        articles=table,
        sizes=np.concatenate([part.sizes for part in parts]),
    )


def _range(ngrams) -> tuple[int, int]:
    try:
        low, high = ngrams
    except (TypeError, ValueError):
        low = high = None
    if not (isinstance(low, Integral) and isinstance(high, Integral) and 1 <= low <= high <= 5):
        raise FramingError(
            f"ngrams must be two whole numbers such as (1, 2), the longest at most 5, not {checks.shown(ngrams)}."
        )
    return int(low), int(high)


def _block(stream: Stream, ngrams, voice, stop, stem) -> tuple:
    """Terms, counts, sizes in the voice and sizes in all, of one block of articles."""
    rows, words, token, article = len(stream.tidy), stream.vocabulary, stream.token, stream.article
    sizes, run = stream.n_tokens, article
    # a voice breaks the row of words; stop words are taken out of it, as scikit-learn does
    if voice is not None:
        keep = stream.quoted == (voice == "quoted")
        run = np.cumsum(np.diff(keep, prepend=keep[:1]))[keep]
        token, article = token[keep], article[keep]
        sizes = np.bincount(article, minlength=rows)
    if stop and len(words):
        wanted = ~np.isin(words.astype(str), list(stop))[token]
        token, article, run = token[wanted], article[wanted], run[wanted]
    if stem and len(words):
        words, stem_of = stem(stream.chunks)
        token = stem_of[token]
    terms, code, row = ngram_codes(words, token, article, run, ngrams)
    return terms, counted(code, row, (rows, len(terms))), sizes, stream.n_tokens

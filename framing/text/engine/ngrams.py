"""Terms of one word and of several, made from codes; the counts of blocks joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import count

import numpy as np
import pandas as pd
from scipy import sparse

CELLS = 10_000_000  # cells of a matrix worked on at a time
STEMMERS = {"en": "english", "ru": "russian"}


def stemmer(language: str) -> Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """A function that gives the distinct stems of some words, and for each word its stem's place.

    It stems every word once, however many blocks the word stands in.
    """
    from nltk.stem.snowball import SnowballStemmer

    stem = cache(SnowballStemmer(STEMMERS[language]).stem)

    def stems_of(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        code, stems = pd.factorize(np.array([stem(word) or word for word in words], object))
        return stems, code

    return stems_of


def ngram_codes(
    words: np.ndarray,
    token: np.ndarray,
    article: np.ndarray,
    run: np.ndarray,
    ngrams: tuple[int, int],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The terms of a row of tokens, and for each occurrence of one its code and its article.

    Parameters
    ----------
    words : array of str
    token, article, run : int arrays, for each token its place in ``words``, its article, and the
        run of neighbours it belongs to. No term reaches over the end of an article or a run.
    ngrams : tuple of int, the shortest and longest terms in words.
    """
    if ngrams == (1, 1):
        return words, token, article
    names, first, code = words, np.arange(len(token)), token.astype(np.int64)
    by_length, n_terms = [], 0
    for length in range(1, ngrams[1] + 1):
        if length > 1:
            # The code of a longer term is that of the shorter one and of the word after it.
            shorter = np.full(len(token), -1, np.int64)
            shorter[first] = code
            first = first[first + length - 1 < len(token)]
            last = first + length - 1
            is_term = (article[first] == article[last]) & (run[first] == run[last])
            first, last = first[is_term], last[is_term]
            pairs = shorter[first] * len(words) + token[last]
            pair, code = np.unique(pairs, return_inverse=True)
            names = _joined_names(names, words, pair)
        if length >= ngrams[0]:
            by_length.append((names, code + n_terms, article[first]))
            n_terms += len(names)
    terms, codes, articles = map(np.concatenate, zip(*by_length))
    return terms, codes, articles


def _joined_names(names: np.ndarray, words: np.ndarray, pair: np.ndarray) -> np.ndarray:
    """The names of terms that are a shorter term and a word."""
    if not len(pair):
        return np.array([], object)
    return names[pair // len(words)] + " " + words[pair % len(words)]


def joined_matrix(
    blocks: Iterable[tuple[np.ndarray, sparse.csr_array]], n_cells: int = 0
) -> tuple[np.ndarray, sparse.csr_array]:
    """One matrix over the sorted terms of all blocks.

    Parameters
    ----------
    blocks : iterable of terms and CSR matrix, taken one at a time
    n_cells : int
        How many cells the matrices have together, where that is known: then nothing need grow.

    Returns
    -------
    the terms, and a CSR matrix of the rows of all blocks
    """
    number: dict[str, int] = defaultdict(count().__next__)  # a new term gets the next number
    # Two arrays that grow in place: a piece for each block would break the memory up.
    columns, values = np.empty(n_cells, np.int32), np.empty(n_cells, np.int32)
    row_ends, end = [np.zeros(1, np.int64)], 0
    for names, matrix in blocks:
        numbers = np.fromiter(map(number.__getitem__, names.tolist()), np.int32, len(names))
        start, end = end, end + matrix.nnz
        if end > len(columns):
            columns.resize(2 * end, refcheck=False)
            values.resize(2 * end, refcheck=False)
        columns[start:end] = numbers[matrix.indices]
        values[start:end] = matrix.data
        row_ends.append(start + matrix.indptr[1:].astype(np.int64))
    columns.resize(end, refcheck=False)
    values.resize(end, refcheck=False)
    terms = np.array(sorted(number), dtype=object)
    rank = np.empty(len(terms), np.int32)
    rank[[number[term] for term in terms.tolist()]] = np.arange(len(terms))
    for start in range(0, end, CELLS):
        columns[start : start + CELLS] = rank[columns[start : start + CELLS]]
    row_edges = np.concatenate(row_ends)
    shape = (len(row_edges) - 1, len(terms))
    matrix = sparse.csr_array((values, columns, _in_32_bits(row_edges)), shape)
    if not matrix.has_sorted_indices:
        _sort_rows(matrix)
    matrix.eliminate_zeros()
    return _used_terms(terms, matrix)


def _used_terms(terms: np.ndarray, matrix: sparse.csr_array) -> tuple[np.ndarray, sparse.csr_array]:
    """Without the terms that no row has: stop words, and words of the other voice only."""
    is_used = np.zeros(len(terms), bool)
    is_used[matrix.indices] = True
    if is_used.all():
        return terms, matrix
    return terms[is_used], sparse.csr_array(matrix[:, np.flatnonzero(is_used)])


def counted(code: np.ndarray, row: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """How often each code stands in each row, in linear time."""
    # By columns first, then by rows: nothing is sorted.
    return sparse.coo_array((np.ones(len(code), np.int32), (row, code)), shape).tocsc().tocsr()


def articles_with(matrix: sparse.csr_array) -> np.ndarray:
    """In how many rows each column stands."""
    n_articles = np.zeros(matrix.shape[1], np.int64)
    # A slice of cells at a time: NumPy counts in copies of eight bytes a cell.
    for start in range(0, matrix.nnz, CELLS):
        columns = matrix.indices[start : start + CELLS]
        n_articles += np.bincount(columns, minlength=len(n_articles))
    return n_articles


def _sort_rows(matrix: sparse.csr_array) -> None:
    """Put the columns of each row in order, a slice of rows at a time, in linear time."""
    cells_of_a_row = max(matrix.nnz // max(matrix.shape[0], 1), 1)
    n_rows = max(CELLS // cells_of_a_row, 1)
    for start in range(0, matrix.shape[0], n_rows):
        rows = matrix[start : start + n_rows].tocsc().tocsr()
        cells = slice(matrix.indptr[start], matrix.indptr[start] + rows.nnz)
        matrix.indices[cells], matrix.data[cells] = rows.indices, rows.data
    matrix.has_sorted_indices = True


def _in_32_bits(row_edges: np.ndarray) -> np.ndarray:
    """Row edges in 32 bits where they fit, so that the columns' numbers stay in 32 bits too."""
    return row_edges.astype(np.int32) if row_edges[-1] < np.iinfo(np.int32).max else row_edges

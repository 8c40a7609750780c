"""Terms of one word and of several, made from codes rather than strings; blocks of them joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import count

import numpy as np
import pandas as pd
from scipy import sparse

CELLS = 10_000_000  # cells of a matrix renumbered at a time
STEMMERS = {"en": "english", "ru": "russian"}


def stemmed(words: np.ndarray, language: str) -> tuple[np.ndarray, np.ndarray]:
    """The distinct stems, and for each word the place of its stem."""
    from nltk.stem.snowball import SnowballStemmer

    stem = SnowballStemmer(STEMMERS[language]).stem
    place, stems = pd.factorize(np.array([stem(word) or word for word in words.tolist()], object))
    return stems, place


def ngram_codes(words: np.ndarray, token, article, run, ngrams) -> tuple:
    """The terms of a row of tokens, and for each occurrence its term and article."""
    if ngrams == (1, 1):
        return words, token, article
    size = max(len(words), 1)
    code, first = token.astype(np.int64), np.arange(len(token))
    terms, codes, rows, offset = [], [], [], 0
    for length in range(1, ngrams[1] + 1):
        # the longer term's number is that of the shorter one and of the word after it
        if length > 1:
            first = first[first + length - 1 < len(token)]
            last = first + length - 1
            joined = (article[first] == article[last]) & (run[first] == run[last])
            first, last = first[joined], last[joined]
            pair, code_of = np.unique(codes_at[first] * size + token[last], return_inverse=True)
            names = (
                names[pair // size] + " " + words[pair % size]
                if len(pair)
                else np.array([], object)
            )
            code = code_of.astype(np.int64)
        else:
            names = words
        codes_at = np.full(len(token), -1, np.int64)
        codes_at[first] = code
        if length >= ngrams[0]:
            terms.append(names)
            codes.append(code + offset)
            rows.append(article[first])
            offset += len(names)
    return np.concatenate(terms), np.concatenate(codes), np.concatenate(rows)


def joined_terms(blocks: Iterable[tuple], cells: int = 0) -> tuple[np.ndarray, sparse.csr_array]:
    """One matrix over the sorted terms of all blocks: pairs of terms and a CSR matrix, taken one at
    a time.

    Where it is known how many ``cells`` the matrices have together, nothing need grow.
    """
    place: dict[str, int] = defaultdict(count().__next__)  # a name that is new gets the next number
    # Two arrays that grow in place: pieces of each block, left lying about, would break the memory
    # up.
    codes, values, rows, end = (
        np.empty(cells, np.int32),
        np.empty(cells, np.int32),
        [np.zeros(1, np.int64)],
        0,
    )
    seen = None
    for names, matrix in blocks:
        if names is not seen:  # blocks that were coded together share their terms
            seen, number = (
                names,
                np.fromiter(map(place.__getitem__, names.tolist()), np.int32, len(names)),
            )
        start, end = end, end + matrix.nnz
        if end > len(codes):
            codes.resize(2 * end, refcheck=False)
            values.resize(2 * end, refcheck=False)
        codes[start:end], values[start:end] = (
            number[matrix.indices] if len(number) else matrix.indices,
            matrix.data,
        )
        rows.append(start + matrix.indptr[1:].astype(np.int64))
    codes.resize(end, refcheck=False)
    values.resize(end, refcheck=False)
    terms = np.array(sorted(place), dtype=object)
    rank = np.empty(len(terms), np.int32)
    rank[[place[term] for term in terms.tolist()]] = np.arange(len(terms))
    for at in range(0, end, CELLS):
        codes[at : at + CELLS] = rank[codes[at : at + CELLS]]
    whole = sparse.csr_array(
        (values, codes, _small(np.concatenate(rows))), (sum(map(len, rows)) - 1, len(terms))
    )
    if not whole.has_sorted_indices:
        _sort_rows(whole)
    whole.eliminate_zeros()
    used = np.zeros(len(terms), bool)  # all but words of the other voice only, and stop words
    used[whole.indices] = True
    return (
        (terms, whole)
        if used.all()
        else (terms[used], sparse.csr_array(whole[:, np.flatnonzero(used)]))
    )


def counted(code: np.ndarray, row: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """How often each code stands in each row. By columns first, then by rows: both in linear time,
    nothing is sorted.
    """
    return sparse.coo_array((np.ones(len(code), np.int32), (row, code)), shape).tocsc().tocsr()


def articles_with(matrix: sparse.csr_array) -> np.ndarray:
    """In how many rows each column stands, a slice of cells at a time: NumPy counts in copies of
    eight bytes a cell.
    """
    n = np.zeros(matrix.shape[1], np.int64)
    for at in range(0, matrix.nnz, CELLS):
        n += np.bincount(matrix.indices[at : at + CELLS], minlength=len(n))
    return n


def _sort_rows(matrix: sparse.csr_array) -> None:
    """Put the columns of each row in order, a slice of rows at a time, in linear time."""
    step = max(CELLS // max(matrix.nnz // max(matrix.shape[0], 1), 1), 1)
    for at in range(0, matrix.shape[0], step):
        part = matrix[at : at + step].tocsc().tocsr()
        cells = slice(matrix.indptr[at], matrix.indptr[at] + part.nnz)
        matrix.indices[cells], matrix.data[cells] = part.indices, part.data
    matrix.has_sorted_indices = True


def _small(pointers: np.ndarray) -> np.ndarray:
    """Row pointers in 32 bits where they fit, so that the columns' numbers stay in 32 bits too."""
    return pointers.astype(np.int32) if pointers[-1] < np.iinfo(np.int32).max else pointers

"""Terms of one word and of several, made from codes rather than strings; blocks of them joined."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

STEMMERS = {"en": "english", "ru": "russian"}


def stemmed(words: np.ndarray, language: str) -> tuple[np.ndarray, np.ndarray]:
    """The distinct stems, and for each word the place of its stem."""
    from nltk.stem.snowball import SnowballStemmer

    stem = SnowballStemmer(STEMMERS[language]).stem
    place, stems = pd.factorize(np.array([stem(word) or word for word in words.tolist()], object))
    return stems, place


def ngram_codes(words: np.ndarray, token, article, run, ngrams) -> tuple:
    """The terms of a row of tokens, and for each occurrence its term and article."""
    size = max(len(words), 1)
    code, first = token.astype(np.int64), np.arange(len(token))
    terms, codes, rows, offset = [], [], [], 0
    for length in range(1, ngrams[1] + 1):
        if length > 1:  # the longer term's number is that of the shorter one and of the word after it
            first = first[first + length - 1 < len(token)]
            last = first + length - 1
            joined = (article[first] == article[last]) & (run[first] == run[last])
            first, last = first[joined], last[joined]
            pair, code_of = np.unique(codes_at[first] * size + token[last], return_inverse=True)
            names = names[pair // size] + " " + words[pair % size] if len(pair) else np.array([], object)
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


def joined_terms(names: list[np.ndarray], matrices: list) -> tuple[np.ndarray, sparse.csr_array]:
    """One matrix over the sorted terms of all blocks; the list of matrices is emptied on the way."""
    terms = pd.unique(np.concatenate(names))
    terms = np.array(sorted(terms.tolist()), dtype=object)
    index = pd.Index(terms)
    parts = []
    for block in names:
        matrix = matrices.pop(0)
        place = index.get_indexer(block).astype(np.int32)[matrix.indices] if len(block) else matrix.indices
        part = sparse.csr_array((matrix.data.copy(), place, matrix.indptr.astype(np.int32)), (matrix.shape[0], len(terms)))
        part.sort_indices()
        parts.append(part)
    whole = parts[0] if len(parts) == 1 else sparse.csr_array(sparse.vstack(parts, format="csr"))
    whole.eliminate_zeros()
    used = np.bincount(whole.indices, minlength=len(terms)) > 0  # a word of the other voice only, or a stop word
    return (terms, whole) if used.all() else (terms[used], sparse.csr_array(whole[:, np.flatnonzero(used)]))

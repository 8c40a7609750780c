"""What a row of the lexicon says of the words beside a term, asked of all candidates at once."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.lenses.loaded.lexicon import words_of
from framing.text.engine.capitals import are_names
from framing.text.engine.matching import vocabulary_codes
from framing.text.engine.stream import TokenStream


class Context:
    """The rows' conditions: words before or behind a term, and capitals inside a sentence.

    Parameters
    ----------
    lexicon : DataFrame
        As :func:`framing.read_lexicon` gives it.
    """

    def __init__(self, lexicon: pd.DataFrame):
        self.no_name = (lexicon["in_name"] == "no").to_numpy()
        self.not_after, self.not_before = (
            [(row, words_of(cell)) for row, cell in enumerate(lexicon[name]) if cell]
            for name in ("not_after", "not_before")
        )

    def counts(
        self, stream: TokenStream, first: np.ndarray, last: np.ndarray, row: np.ndarray
    ) -> np.ndarray:
        """Whether candidates (first token, last token, row of the lexicon) count as hits."""
        is_hit = np.ones(len(first), bool)
        for conditions, token, beside in (
            (self.not_after, first, first - 1),
            (self.not_before, last, last + 1),
        ):
            is_hit &= ~_are_beside(conditions, stream, token, beside, row)
        asked = np.flatnonzero(is_hit & self.no_name[row])
        is_hit[asked] = ~are_names(stream, first[asked])
        return is_hit


def _are_beside(conditions: list, stream: TokenStream, token, beside, row) -> np.ndarray:
    """Whether the word beside a candidate is one that its row names, in the same paragraph."""
    is_beside = np.zeros(len(token), bool)
    codes = vocabulary_codes({word for _, words in conditions for word in words}, stream.vocabulary)
    # One number for each pair of a row and a word.
    size = len(stream.vocabulary)
    numbers = [entry * size + codes[word] for entry, words in conditions for word in words]
    pairs = np.unique(np.concatenate([np.zeros(0, np.int64), *numbers]))
    inside = np.flatnonzero((beside >= 0) & (beside < len(stream.token_code)))
    pair = row[inside].astype(np.int64) * size + stream.token_code[beside[inside]]
    candidates = inside[np.isin(pair, pairs)]
    paragraphs = (stream.paragraph(tokens[candidates]) for tokens in (token, beside))
    is_beside[candidates] = np.equal(*paragraphs)
    return is_beside

"""Words that are capitalised inside a sentence: parts of names, as a rule."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text.engine.stream import TokenStream

# Behind the end of a sentence, and at the opening of a quotation behind a comma, a word is
# capitalised anyway.
_ENDS = r"[.!?…:;—–*•|/-][\"'”’»)\]]*$|^[\"'“„«(\[]+$"
_COMMA, _OPENS = r",[\"'”’»)\]]*$", r"^[\"'“‘„«(\[]"


def are_names(stream: TokenStream, tokens: np.ndarray) -> np.ndarray:
    """Whether tokens are capitalised inside a sentence, as parts of names are.

    A word in capitals throughout is not, nor one behind a full stop, a colon or a dash.

    Parameters
    ----------
    stream : TokenStream
    tokens : int array

    Returns
    -------
    bool array

    Examples
    --------
    >>> texts = pa.array(["Savage words. Ann Savage said, “Savage words.”"], pa.large_string())
    >>> stream = TokenStream.read(texts)
    >>> are_names(stream, np.arange(len(stream.token_code))).tolist()
    [False, False, False, True, False, False, False]
    """
    chunk = stream.chunk_of(tokens)
    is_name = _are_capitalised(stream, tokens, chunk)
    candidates = np.flatnonzero(is_name)
    chunk = chunk[candidates]
    spelled, code = stream.chunks.spelled, stream.chunk_code
    begins = (chunk == 0) | np.isin(chunk - 1, stream.paragraph_ends)
    before = spelled.take(pa.array(code[np.maximum(chunk - 1, 0)]))
    opens = _fits(spelled.take(pa.array(code[chunk])), _OPENS)
    begins |= _fits(before, _ENDS) | (opens & _fits(before, _COMMA))
    begins &= tokens[candidates] == stream.chunk_tokens[chunk]  # the first of its chunk
    is_name[candidates[begins]] = False
    return is_name


def _are_capitalised(stream: TokenStream, tokens: np.ndarray, chunk: np.ndarray) -> np.ndarray:
    """Whether tokens begin with a capital that a small letter follows."""
    code = stream.chunk_code[chunk]
    distinct = stream.chunks.tokens.edges[code] + tokens - stream.chunk_tokens[chunk]
    # Each distinct token is looked at once.
    distinct, first, which = np.unique(distinct, return_index=True, return_inverse=True)
    spelled = stream.chunks.spelled.take(pa.array(code[first])).to_pylist()
    starts = stream.chunks.tokens.start[distinct].tolist()
    pairs = [text[start : start + 2] for text, start in zip(spelled, starts)]
    is_capitalised = [pair[:1].isupper() and pair[1:].islower() for pair in pairs]
    return np.array(is_capitalised, bool)[which]


def _fits(chunks: pa.Array, rule: str) -> np.ndarray:
    return pc.match_substring_regex(chunks, rule).to_numpy(zero_copy_only=False)

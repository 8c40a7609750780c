"""Words that are capitalised inside a sentence: parts of names, as a rule."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.text.engine.chunks import cumulative
from framing.text.engine.stream import TokenStream

# Behind the end of a sentence, and at the opening of a quotation behind a comma, a word is
# capitalised anyway.
_ENDS = r"[.!?…:;—–*•|/-][\"'”’»)\]]*$|^[\"'“„«(\[]+$"
_COMMA, _OPENS = r",[\"'”’»)\]]*$", r"^[\"'“‘„«(\[]"
# Words of four letters and more, which headlines of one kind capitalise.
_CAPITAL, _SMALL = r"^\PL*\p{Lu}\pL{3}", r"^\PL*\p{Ll}{4}"
_STOP = r"[.!?…:][\"'”’»)\]]*$"
FEWEST, HEADLINE = 3, 0.8  # capitalised words of a line, and their share of all


def are_names(stream: TokenStream, tokens: np.ndarray) -> np.ndarray:
    """Whether tokens are capitalised inside a sentence, as parts of names are.

    A word in capitals throughout is not, nor one behind a full stop, a colon or a dash, nor any in
    a line that capitalises nearly all its words, as headlines do.

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
    begins_paragraph = np.zeros(len(code) + 1, bool)
    begins_paragraph[0], begins_paragraph[stream.paragraph_ends + 1] = True, True
    begins = begins_paragraph[chunk]
    before = spelled.take(pa.array(code[np.maximum(chunk - 1, 0)]))
    opens = _fits(spelled.take(pa.array(code[chunk])), _OPENS)
    begins |= _fits(before, _ENDS) | (opens & _fits(before, _COMMA))
    begins &= tokens[candidates] == stream.chunk_tokens[chunk]  # the first of its chunk
    begins |= _in_headlines(stream, chunk)
    is_name[candidates[begins]] = False
    return is_name


def _in_headlines(stream: TokenStream, chunk: np.ndarray) -> np.ndarray:
    """Whether chunks stand in lines that capitalise nearly all words of four letters and more, and
    end without a full stop.
    """
    last = np.searchsorted(stream.paragraph_ends, chunk)
    ends = stream.paragraph_ends[last] + 1
    starts = np.where(last > 0, stream.paragraph_ends[last - 1] + 1, 0)
    capitals, small = (
        cumulative(_fits(stream.chunks.spelled, rule)[stream.chunk_code])
        for rule in (_CAPITAL, _SMALL)
    )
    n_capitals, n_small = (edges[ends] - edges[starts] for edges in (capitals, small))
    is_open = ~_fits(stream.chunks.spelled.take(pa.array(stream.chunk_code[ends - 1])), _STOP)
    return is_open & (n_capitals >= np.maximum(FEWEST, HEADLINE * (n_capitals + n_small)))


def _are_capitalised(stream: TokenStream, tokens: np.ndarray, chunk: np.ndarray) -> np.ndarray:
    """Whether tokens begin with a capital that a small letter follows."""
    code = stream.chunk_code[chunk]
    distinct = stream.chunks.tokens.edges[code] + tokens - stream.chunk_tokens[chunk]
    # Each distinct token is looked at once.
    distinct, first, inverse = np.unique(distinct, return_index=True, return_inverse=True)
    spelled = stream.chunks.spelled.take(pa.array(code[first])).to_pylist()
    starts = stream.chunks.tokens.start[distinct].tolist()
    pairs = [text[start : start + 2] for text, start in zip(spelled, starts)]
    is_capitalised = [pair[:1].isupper() and pair[1:].islower() for pair in pairs]
    return np.array(is_capitalised, bool)[inverse]


def _fits(chunks: pa.Array, rule: str) -> np.ndarray:
    return pc.match_substring_regex(chunks, rule).to_numpy(zero_copy_only=False)

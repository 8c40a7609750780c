"""Columns of text read into token streams, block by block; the streams stay for the next lens."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from framing.base.arrow import arrow_text, give_back_memory, text_digests
from framing.base.running.progress import progress
from framing.text.engine.chunks import DistinctChunks
from framing.text.engine.stream import TokenStream

BLOCK = 2_000  # articles of one stream
MOST_BYTES = 64_000_000  # of text whose streams are kept, some 12,000 articles
# The streams used last, the latest at the end, by the digests of their texts.
_RECENT: OrderedDict[tuple[bytes, ...], TokenStream] = OrderedDict()


class CodedTexts(NamedTuple):
    """Texts as chunks: for each chunk in order its row in ``chunks``, and the chunks of each."""

    chunks: DistinctChunks
    chunk_code: np.ndarray
    n_chunks: np.ndarray
    n_bytes: int


# The same for the sentences that were split last.
_SENTENCES: OrderedDict[tuple[bytes, ...], CodedTexts] = OrderedDict()


def token_streams(
    texts: pd.Series, message: str, *, links: bool = False
) -> Iterator[tuple[slice, TokenStream]]:
    """Block by block the rows of a column and their tokens.

    Parameters
    ----------
    texts : Series of str
    message : str
        What is being done, for the progress bar.
    links : bool
        Take web addresses and names behind # and @ for words.

    Yields
    ------
    slice, TokenStream : shared by all who ask for these texts, and not to be changed.

    Examples
    --------
    >>> texts = pd.Series(["Not friends, but brothers.", "No friends"])
    >>> [(rows, stream)] = token_streams(texts, "counting")
    >>> stream.vocabulary[stream.token_code].tolist()
    ['not', 'friends', 'but', 'brothers', 'no', 'friends']
    >>> stream.token_article.tolist()
    [0, 0, 0, 0, 1, 1]
    """
    is_kept = not is_large(texts)
    for start in progress(range(0, max(len(texts), 1), BLOCK), message):
        rows = slice(start, start + BLOCK)
        block = arrow_text(texts.iloc[rows])
        yield rows, _kept_stream(block, links) if is_kept else TokenStream.read(block, links=links)
    if not is_kept:
        give_back_memory()


def is_large(texts: pd.Series) -> bool:
    """Whether a column has more text than streams are kept of.

    Its first stream would be let go before its last is read, so that none would serve the next who
    asks for the column.
    """
    if texts.dtype != object:
        return texts.array.nbytes > MOST_BYTES
    return sum(len(text) for text in texts if isinstance(text, str)) > MOST_BYTES


def _kept_stream(texts: pa.Array, links: bool) -> TokenStream:
    """The tokens of a block of texts, from memory where the same texts came not long ago."""
    key = (bytes([links]), *text_digests(texts))
    stream = _RECENT.pop(key, None)
    if stream is None:
        # Before the reading, so that old and new streams never lie side by side.
        _make_room(_RECENT, lambda stream: stream.tidy.nbytes, texts.nbytes)
        stream = TokenStream.read(texts, links=links)
    if texts.nbytes <= MOST_BYTES:
        _RECENT[key] = stream
    return stream


def keep_coded(
    texts: pa.Array, stream: TokenStream, code: np.ndarray, n_chunks: np.ndarray
) -> None:
    """Remember the chunks of sentences, so that the next lens need not cut them again."""
    if texts.nbytes <= MOST_BYTES:
        _make_room(_SENTENCES, lambda coded: coded.n_bytes, texts.nbytes)
        _SENTENCES[text_digests(texts)] = CodedTexts(stream.chunks, code, n_chunks, texts.nbytes)


def kept_coded(texts: pa.Array) -> CodedTexts | None:
    """The chunks of sentences that :func:`keep_coded` remembers; None where it does not."""
    return _SENTENCES.get(text_digests(texts)) if _SENTENCES else None


def _make_room(store: OrderedDict, size: Callable[[Any], int], n_bytes: int) -> None:
    """Let go of what was not used for longest until a text of this size fits."""
    while store and sum(map(size, list(store.values()))) > MOST_BYTES - n_bytes:
        try:
            store.popitem(last=False)
        except KeyError:  # another thread was quicker
            break

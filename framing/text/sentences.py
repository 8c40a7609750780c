"""Sentences of articles: where they stand, their words, and how much of them is quoted."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import arrow_text, text_buffers, text_column, text_pieces, text_slices
from framing.base.errors import require_articles
from framing.base.kinds import dispatch
from framing.base.places import pieces_at, placed_column
from framing.base.running.growing import GrowingArray
from framing.text.engine.coding import BLOCK, is_large, keep_coded, token_streams
from framing.text.engine.stream import TokenStream

LONGEST = 2**30 // BLOCK  # bytes of an article, so that places in a block fit into 32 bits
DATED = ("published", "topic")  # what outlets may differ in, kept of the articles


@public
@dispatch
def split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        ``event published topic`` are kept where they are.

    Returns
    -------
    DataFrame with ``article outlet event``, ``sentence`` (1, 2, … within the article), ``text``,
    ``start end`` (characters of the tidied article), ``paragraph`` (1, 2, …), ``n_tokens`` and
    ``quoted`` (the share, 0 to 1, of its tokens that stand in a quotation); ``published topic``
    where they are known. A sentence without a word is left out.

    Raises
    ------
    FramingError
        If a column is missing or an article has no text.

    Notes
    -----
    Rules written here; how they compare with Punkt and pySBD on gold sentences is in
    ``benchmarks/RESULTS.md``.

    Examples
    --------
    >>> text = "Mr. Orlo spoke at 9 a.m. He said: “We won.” Nobody asked."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    >>> split_sentences(articles)["text"].tolist()
    ['Mr. Orlo spoke at 9 a.m.', 'He said: “We won.”', 'Nobody asked.']
    """
    require_articles(articles)
    placed = _is_placed(articles["text"])
    texts: list[pa.Array] = []
    lie_in: list[tuple[np.ndarray, int]] = []
    grown: dict[str, GrowingArray] = {}
    n_sentences: list[np.ndarray] = []
    for rows, stream in token_streams(articles["text"], "splitting sentences"):
        block, text = _block_sentences(stream, is_kept=not placed)
        row, byte = block.pop("row"), block.pop("byte")
        if placed:
            pieces = _pieces_of(articles["text"].iloc[rows], stream.tidy)
            block["edges"], own = _places(row, byte, text, pieces)
            lie_in += own
        else:
            texts.append(text)
        n_sentences.append(np.bincount(row, minlength=len(stream.tidy)))
        share = min(rows.stop / max(len(articles), 1), 1.0)
        for name, values in block.items():
            grown.setdefault(name, GrowingArray()).add(values, share)
    columns = {name: array.whole() for name, array in grown.items()}
    edges, size = columns.pop("edges", None), np.concatenate(n_sentences)
    table = {
        **{name: _of_articles(articles, name, size) for name in ("article", "outlet", "event")},
        "sentence": columns.pop("sentence"),
        "text": text_column(texts) if edges is None else placed_column(pieces_at(lie_in, edges)),
        **columns,
        **{name: _of_articles(articles, name, size) for name in DATED if name in articles},
    }
    return pd.DataFrame(table, copy=False)


def _is_placed(texts: pd.Series) -> bool:
    """Whether sentences are kept by their places: those of a large column."""
    if not is_large(texts):
        return False
    sizes = [pc.max(pc.binary_length(piece)).as_py() or 0 for piece in text_pieces(texts)]
    return max(sizes or map(len, filter(None, texts)), default=0) < LONGEST


def _of_articles(articles: pd.DataFrame, name: str, n_sentences: np.ndarray) -> pd.Series:
    """A column of the articles, once for each of their sentences; missing where none is known."""
    if name not in articles:
        return pd.Series(np.full(n_sentences.sum(), None, object))
    column = articles[name]
    return pd.Series(column.array.repeat(n_sentences), dtype=column.dtype, copy=False)


def _pieces_of(texts: pd.Series, tidy: pa.Array) -> list[pa.Array]:
    """What the tidied texts of a block lie in: the column itself, where it was tidy already."""
    pieces = text_pieces(texts)
    is_same = not any(piece.null_count for piece in pieces) and tidy.equals(arrow_text(texts))
    return pieces if pieces and is_same else [tidy]


def _places(
    row: np.ndarray, byte: np.ndarray, text: pa.Array, pieces: list[pa.Array]
) -> tuple[np.ndarray, list[tuple[np.ndarray, int]]]:
    """Where the sentences of a block begin and end in the pieces that its articles lie in.

    With the bytes of each piece and how many sentences lie in it.
    """
    length = pc.binary_length(text).to_numpy(zero_copy_only=False)
    edges = np.column_stack([byte, byte + length]).ravel()
    lie_in, first, first_byte = [], 0, 0
    for piece in pieces:
        data = text_buffers(piece)[1]
        begin, end = np.searchsorted(row, [first, first + len(piece)])
        edges[2 * begin : 2 * end] -= first_byte
        lie_in.append((data, int(end - begin)))
        first, first_byte = first + len(piece), first_byte + len(data)
    return edges.astype(np.int32), lie_in


def _block_sentences(
    stream: TokenStream, *, is_kept: bool
) -> tuple[dict[str, np.ndarray], pa.Array]:
    """The columns of the sentences of one block of articles, and their texts.

    ``row`` is that of the article in the block, ``byte`` where the sentence begins in it.
    """
    starts = stream.sentence_starts
    chunk_edges = np.append(starts, len(stream.chunk_code))
    article = stream.chunk_article[starts].astype(np.int64)
    chunk_bytes = stream.chunks.n_bytes[stream.chunk_code]
    sentence_bytes = np.add.reduceat(chunk_bytes, starts) if len(starts) else chunk_bytes
    byte_edges = np.append(0, np.cumsum(sentence_bytes))
    text = pc.ascii_rtrim(text_slices(byte_edges, text_buffers(stream.tidy)[1]), " \n")
    token_edges = stream.chunk_tokens[chunk_edges]
    n_tokens = np.diff(token_edges).astype(np.int64)
    n_quoted = np.diff(np.searchsorted(np.flatnonzero(stream.quoted), token_edges))
    start = stream.chunk_characters[starts] - stream.article_characters[article]
    is_short = len(text_buffers(stream.tidy)[1]) <= np.iinfo(np.int32).max
    place = np.int32 if is_short else np.int64
    columns = {
        "row": article,
        "byte": byte_edges[:-1],
        "start": start.astype(place),
        "end": (start + pc.utf8_length(text).to_numpy()).astype(place),
        "paragraph": np.searchsorted(stream.paragraph_ends, starts).astype(np.int32),
        "n_tokens": n_tokens.astype(np.int32),
        "quoted": n_quoted / np.maximum(n_tokens, 1),
    }
    code, n_chunks = stream.chunk_code, np.diff(chunk_edges)
    if not n_tokens.all():
        has_words = n_tokens > 0
        code, n_chunks = code[np.repeat(has_words, n_chunks)], n_chunks[has_words]
        columns = {name: values[has_words] for name, values in columns.items()}
        text = text.filter(pa.array(has_words))
    if is_kept and len(text):
        keep_coded(text, stream, code, n_chunks)
    first = np.flatnonzero(np.diff(columns["row"], prepend=-1))  # sentences of their articles
    n_sentences = np.diff(first, append=len(text))
    before = np.repeat(columns["paragraph"][first], n_sentences)
    columns["paragraph"] = columns["paragraph"] - before + 1
    number = np.arange(1, len(text) + 1) - np.repeat(first, n_sentences)
    columns["sentence"] = number.astype(np.int32)
    return columns, text

"""Sentences of articles: where they stand, their words, and how much of them is quoted."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import text_buffers, text_slices
from framing.base.errors import require_articles
from framing.base.kinds import dispatch
from framing.text.engine.coding import keep_coded, token_streams
from framing.text.engine.stream import TokenStream

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
    sentences = pa.concat_tables(
        _block_sentences(stream, rows.start)
        for rows, stream in token_streams(articles["text"], "splitting sentences")
    )
    row = sentences["row"].to_numpy()
    table = sentences.drop_columns("row").to_pandas()
    for position, name in enumerate(("article", "outlet", "event")):
        keys = articles[name].iloc[row].reset_index(drop=True) if name in articles else None
        table.insert(position, name, keys)
    by_article = table.groupby(row, sort=False)
    table["paragraph"] += 1 - by_article["paragraph"].transform("min")
    table.insert(3, "sentence", by_article.cumcount() + 1)
    dated = {name: articles[name].iloc[row].array for name in DATED if name in articles}
    return table.assign(**dated)


def _block_sentences(stream: TokenStream, first_row: int) -> pa.Table:
    """The sentences of one block of articles, paragraphs numbered through the block."""
    starts = stream.sentence_starts
    chunk_edges = np.append(starts, len(stream.chunk_code))
    article = stream.chunk_article[starts]
    n_bytes = stream.chunks.n_bytes[stream.chunk_code]
    byte_edges = np.append(0, np.cumsum(n_bytes))[chunk_edges]
    text = pc.ascii_rtrim(text_slices(byte_edges, text_buffers(stream.tidy)[1]), " \n")
    token_edges = stream.chunk_tokens[chunk_edges]
    n_tokens = np.diff(token_edges).astype(np.int64)
    n_quoted = np.diff(np.searchsorted(np.flatnonzero(stream.quoted), token_edges))
    start = stream.chunk_characters[starts] - stream.article_characters[article]
    table = pa.table(
        {
            "row": first_row + article.astype(np.int64),
            "text": text,
            "start": start,
            "end": start + pc.utf8_length(text).to_numpy(),
            "paragraph": np.searchsorted(stream.paragraph_ends, starts),
            "n_tokens": n_tokens,
            "quoted": n_quoted / np.maximum(n_tokens, 1),
        }
    )
    code, n_chunks = stream.chunk_code, np.diff(chunk_edges)
    if not n_tokens.all():
        has_words = n_tokens > 0
        code, n_chunks = code[np.repeat(has_words, n_chunks)], n_chunks[has_words]
        table = table.filter(pa.array(has_words))
    if len(table):
        keep_coded(table["text"].combine_chunks(), stream, code, n_chunks)
    return table

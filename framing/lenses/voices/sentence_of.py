"""The sentence in which a quotation or a name stands."""

from __future__ import annotations

import pandas as pd


def with_sentences(rows: pd.DataFrame, sentences: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Rows with ``article start``, each with these columns of the last sentence that begins before.

    ``sentences`` is what :func:`framing.split_sentences` gives. Rows before the first sentence of
    their article are left out; the others come in order of ``start``.
    """
    # pandas joins no four-byte places of sentences with eight-byte ones.
    first, second = (
        table.astype({"start": "int64"}).sort_values("start", kind="stable")
        for table in (rows, sentences[["article", "start", *columns]])
    )
    placed = pd.merge_asof(first, second, on="start", by="article")
    return placed.dropna(subset="sentence").astype({"sentence": "int64"})

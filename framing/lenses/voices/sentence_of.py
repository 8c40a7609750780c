"""The sentence in which a quotation or a name stands."""

from __future__ import annotations

import pandas as pd


def with_sentences(rows: pd.DataFrame, sentences: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Rows with ``article start``, each with these columns of the last sentence that begins before.

    ``sentences`` is what :func:`framing.split_sentences` gives. Rows before the first sentence of
    their article are left out; the others come in order of ``start``.
    """
    placed = pd.merge_asof(
        rows.sort_values("start", kind="stable"),
        sentences[["article", "start", *columns]].sort_values("start", kind="stable"),
        on="start",
        by="article",
    )
    return placed.dropna(subset="sentence").astype({"sentence": "int64"})

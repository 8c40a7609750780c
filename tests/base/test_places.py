"""Texts by their places are to pandas and to Arrow what the same texts spelled are."""

from __future__ import annotations

import copy
import io
import os
import pickle
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from framing.base import arrow
from framing.base.arrow import arrow_text, row_slices, text_column
from framing.base.places import Piece, PlacedText, placed_column

FIRST = "Das Café schloss. Orlo ging.  ★ Niemand fragte.\n"
SECOND = "Пирс закрыт. И всё.\n"
SPANS = ((FIRST, [(0, 17), (18, 28), (30, 31), (32, 47)]), (SECOND, [(0, 12), (13, 13), (13, 19)]))
PLAIN = [text[start:end] for text, spans in SPANS for start, end in spans]


def column() -> pd.Series:
    pieces = []
    for text, spans in SPANS:
        edges = [len(text[:place].encode()) for span in spans for place in span]
        pieces.append(Piece(np.frombuffer(text.encode(), np.uint8), np.array(edges, np.int32)))
    return placed_column(pieces)


def written(texts: pd.Series) -> list[str]:
    file = io.BytesIO()
    texts.to_frame("text").to_parquet(file)
    return pd.read_parquet(io.BytesIO(file.getvalue()))["text"].tolist()


WAYS = {
    "spelled": lambda texts: texts.tolist(),
    "kind": lambda texts: str(texts.dtype),
    "printed": repr,
    "in a table": lambda texts: texts.to_frame("text").to_html(),
    "one": lambda texts: [texts.iloc[2], texts[6], texts.iloc[-1], texts.iloc[5]],
    "a slice": lambda texts: texts.iloc[2:6].iloc[1:],
    "backwards": lambda texts: texts.iloc[::-1],
    "every other": lambda texts: texts.iloc[1::2],
    "nothing": lambda texts: texts.iloc[3:3],
    "past the end": lambda texts: texts.iloc[5:90],
    "some": lambda texts: texts.iloc[[6, 0, 3, 0, -1]],
    "a mask": lambda texts: texts[texts.str.len() > 10],
    "beyond": lambda texts: texts.reindex([6, 9, 1]),
    "compared": lambda texts: texts == "И всё.",
    "with others": lambda texts: pd.concat([texts, pd.Series(["neu", None], dtype=texts.dtype)]),
    "with itself": lambda texts: pd.concat([texts, texts.iloc[:2]], ignore_index=True),
    "sorted": lambda texts: texts.sort_values(),
    "grouped": lambda texts: texts.groupby(texts.str.len() > 10).first(),
    "distinct": lambda texts: texts.drop_duplicates(),
    "replaced": lambda texts: texts.str.replace("o", "0").str.upper(),
    "as objects": lambda texts: texts.astype(object),
    "missing": lambda texts: texts.isna(),
    "hashed": lambda texts: pd.util.hash_pandas_object(texts),
    "a file": written,
    "a pickle": lambda texts: pickle.loads(pickle.dumps(texts)),
    "a copy": lambda texts: copy.deepcopy(texts),
    "in Arrow": lambda texts: pa.array(texts.iloc[1:6]).to_pylist(),
    "merged": lambda texts: texts.to_frame("text").merge(pd.DataFrame({"text": PLAIN[::-2]})),
    "joined": lambda texts: (texts + "!").where(texts != "", "leer"),
}


@pytest.mark.parametrize("way", WAYS)
def test_placed_texts_are_like_spelled_ones(way):
    placed, plain = WAYS[way](column()), WAYS[way](pd.Series(PLAIN, dtype=text_column([]).dtype))
    if isinstance(plain, (pd.Series, pd.DataFrame)):
        getattr(
            pd.testing, f"assert_{type(plain).__name__.lower()}_equal".replace("dataframe", "frame")
        )(placed, plain)
        assert plain.equals(placed) and placed.equals(plain)
    else:
        assert placed == plain


def test_what_is_written_into_a_copy_stays_there():
    texts = column()
    other = texts.copy()
    other.iloc[1] = "Ines blieb."
    assert texts.tolist() == PLAIN
    assert other.tolist() == [PLAIN[0], "Ines blieb.", *PLAIN[2:]]
    table = texts.to_frame("text")
    table.loc[table["text"] == "И всё.", "text"] = "Всё."
    assert texts.tolist() == PLAIN and table["text"].tolist() == [*PLAIN[:-1], "Всё."]


def test_slices_and_tables_hold_places_only():
    texts = column()
    if type(text_column([]).array) is not pd.arrays.ArrowStringArray:
        pytest.skip("this pandas keeps no text in Arrow")
    table = texts.to_frame("text").assign(n=1)
    for held in (texts, texts.iloc[2:5], table["text"], texts.copy().reset_index(drop=True)):
        assert type(held.array) is PlacedText
    assert texts.memory_usage(index=False) == 4 * 2 * len(PLAIN)
    assert row_slices(texts, 5) == [slice(0, 4), slice(4, 7)]
    assert arrow_text(texts.iloc[4:]).to_pylist() == PLAIN[4:]


@pytest.mark.skipif(arrow._malloc_trim() is None, reason="the C library cannot give memory back")
def test_free_memory_between_kept_arrays_is_given_back():
    def held() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    arrays = [np.ones(12_000) for _ in range(1_000)]  # 96 MB in pieces that no mapping is made for
    kept, arrays = arrays[::50], []
    before = held()
    arrow.give_back_memory()
    assert before - held() > 40e6 and len(kept) == 20

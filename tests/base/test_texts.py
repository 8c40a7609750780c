"""One reader of text: numbers and dates are text, lists are none, half characters are replaced."""

from __future__ import annotations

import datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from framing import FramingError
from framing.base.texts import encodable, read_texts


def refuse(row):
    raise FramingError(f"row {row}")


def column(*cells):
    return pd.Series(list(cells), index=range(5, 5 + len(cells)), dtype=object, name="outlet")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Echo", "Echo"),
        (7, "7"),
        (np.int64(7), "7"),
        (1.5, "1.5"),
        (True, "True"),
        (Decimal("1.50"), "1.50"),
        (datetime.date(2024, 5, 3), "2024-05-03"),
        (datetime.time(10, 30), "10:30:00"),
        ("a\ud800b", "a\ufffdb"),
        (None, ""),
        (np.nan, ""),
        (pd.NA, ""),
        (pd.NaT, ""),
    ],
)
def test_cells_are_text_as_they_are_printed(cell, text):
    read = read_texts(column("x", cell), refuse, missing="")
    assert read.tolist() == ["x", text] and read.index.tolist() == [5, 6] and read.name == "outlet"


@pytest.mark.parametrize("cell", [["a"], ("a",), {"a": 1}, {"a"}, b"a", object(), np.array([1])])
def test_what_is_no_text_is_refused_by_its_row(cell):
    with pytest.raises(FramingError, match="^row 2$"):
        read_texts(column("x", 7, cell), refuse)


def test_a_column_of_text_is_not_made_anew():
    for plain in (column("a", "é", None), pd.Series(["a", None], dtype="str")):
        assert read_texts(plain, refuse) is plain
    assert read_texts(pd.Series(["a", None], dtype="str"), refuse, missing="").tolist() == ["a", ""]
    assert read_texts(pd.Series(["a", "b"], dtype="category"), refuse).dtype == object


def test_half_a_character_is_replaced_and_other_cells_stay():
    mixed = column("a\udc00", 7, None, ["x"])
    assert encodable(mixed).tolist() == ["a\ufffd", 7, None, ["x"]]
    whole = column("a", "é", 7)
    assert encodable(whole) is whole

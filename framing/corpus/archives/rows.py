"""Rows of articles, file after file: their texts go into Arrow as soon as a file is read.

As Python's own they would be twice as large, and would keep apart the pieces of memory that the
pages of each file took, so that the next file could not have them.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from framing.base.arrow import text_array, text_column

BATCH = 1 << 20  # characters of texts in a piece, so that small files do not make many
# Which many articles of an export have in common: each value is kept once.
SHARED = ("outlet", "published", "section", "byline", "edition", "page", "notice")


class ArticleRows:
    """Rows without their texts, and the texts.

    Examples
    --------
    >>> rows = ArticleRows()
    >>> rows.add([{"article": "a", "outlet": "Echo", "text": "The pier is shut."}])
    >>> rows.table().to_dict("records")
    [{'article': 'a', 'outlet': 'Echo', 'text': 'The pier is shut.'}]
    """

    def __init__(self) -> None:
        self.rows: list[dict] = []
        self._values: dict[str, str] = {}
        self._texts: list[pa.Array] = []
        self._waiting: list[str] = []
        self._n_waiting = 0  # characters

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, rows: list[dict]) -> None:
        """Take over rows, whose texts are taken out of them."""
        for row in rows:
            self._waiting.append(text := row.pop("text"))
            self._n_waiting += len(text)
            for name in SHARED:
                if isinstance(value := row.get(name), str):
                    row[name] = self._values.setdefault(value, value)
            if self._n_waiting > BATCH:
                self._flush()
        self.rows += rows

    def _flush(self) -> None:
        self._texts.append(text_array(self._waiting))
        self._waiting, self._n_waiting = [], 0

    def table(self) -> pd.DataFrame:
        """The rows with their texts, which lie in Arrow."""
        self._flush()
        return pd.DataFrame(self.rows, dtype=object).assign(text=text_column(self._texts))


class Rows(NamedTuple):
    """The rows of a folder, by what they come from, and the files that are passed over."""

    articles: list[dict]
    exports: ArticleRows
    tables: list[pd.DataFrame]
    texts: list[str]
    table_names: list[str]
    passed: list[str]
    problems: list[str]  # of those that are passed over: what could not be read

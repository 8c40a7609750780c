"""A corpus on a cluster: a Dask DataFrame is worked through partition by partition, and the parts
add up exactly.

Each partition becomes counts or scores where it lies; these are joined eight at a time in the order
of the partitions. Whole numbers stay whole numbers and articles keep their order, so every figure
is the one that a single process gives. Which machines do the work is Dask's business:
``dask.distributed.Client(address)``.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

AT_ONCE = 8  # parts joined in one step of the tree


def is_dask(table) -> bool:
    """Whether this is a Dask DataFrame; asks no import of those who have none."""
    return type(table).__module__.partition(".")[0] in ("dask", "dask_expr") and hasattr(
        table, "to_delayed"
    )


def reduced(table, function: Callable, join: Callable):
    """``function`` of every partition, brought together with ``join`` (of a list) in a tree, in
    order.
    """
    import dask

    one, several = dask.delayed(plainly(function), pure=True), dask.delayed(join, pure=True)
    parts = [one(part) for part in table.to_delayed()]
    while len(parts) > 1:
        parts = [several(parts[at : at + AT_ONCE]) for at in range(0, len(parts), AT_ONCE)]
    return dask.compute(parts[0])[0]


def each(table, function: Callable):
    """``function`` of every partition as a Dask DataFrame again; rows of one article lie in one
    partition.
    """
    example = pd.DataFrame(
        {
            name: pd.Series(
                ["A word."] if kind.kind in "OTSU" or str(kind).startswith("str") else [0]
            ).astype(kind)
            for name, kind in table.dtypes.items()
        }
    )
    plain = plainly(function)
    return table.map_partitions(plain, meta=plain(example).iloc[:0])


def labels(articles) -> pd.DataFrame:
    """Article, outlet and event of a corpus, here; the table itself where it is no Dask
    DataFrame.
    """
    if not is_dask(articles):
        return articles
    keys = [name for name in ("article", "outlet", "event") if name in articles.columns]
    return plainly(lambda table: table)(articles[keys].compute())


class plainly:
    """A function that gets its partition in plain columns: Dask keeps strings in Arrow, pandas' own
    keep objects.
    """

    def __init__(self, function: Callable):
        self.function = function

    def __call__(self, part: pd.DataFrame):
        text = [name for name, kind in part.dtypes.items() if str(kind).startswith("string")]
        plain = part.astype(dict.fromkeys(text, object)).reset_index(drop=True)
        for name in text:
            plain[name] = plain[name].where(plain[name].notna(), None)
        return self.function(plain)

    def __dask_tokenize__(self):
        from dask.base import normalize_token

        return "framing", normalize_token(self.function)

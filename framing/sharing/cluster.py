"""A corpus on a cluster: a Dask DataFrame is worked through partition by partition, and the parts
add up exactly.

Each partition becomes counts or scores where it lies; these are joined eight at a time in the order
of the partitions. Whole numbers stay whole numbers and articles keep their order, so every figure
is the one that a single process gives. Which machines do the work is Dask's business:
``dask.distributed.Client(address)``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from framing.lenses.loaded.hits import joined_hits, scan
from framing.lenses.loaded.terms import count_hits, joined_hit_counts, keys_of
from framing.lenses.sentiment.scores import article_sums, sentiment
from framing.text.counts import count_terms, in_enough_articles, joined_counts
from framing.text.sentences import split_sentences

AT_ONCE = 8  # parts joined in one step of the tree


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


@count_terms.specialize("dask")
def _count_terms(articles, *, min_articles=1, **options):
    counts = reduced(articles, partial(count_terms, **options), joined_counts)
    return in_enough_articles(counts, min_articles)


@split_sentences.specialize("dask")
def _split_sentences(articles):
    return each(articles, split_sentences)


@sentiment.specialize("dask")
def _sentiment(sentences, setting: str = "plain", *, lexicon=None):
    return each(sentences, partial(sentiment, setting=setting, lexicon=lexicon))


@article_sums.specialize("dask")
def _article_sums(scored, *, by: str = "outlet") -> pd.DataFrame:
    """Of each article its sums are enough; nothing else travels."""
    return reduced(scored, partial(article_sums, by=by), pd.concat)


@scan.specialize("dask")
def _scan(articles, terms: pd.DataFrame):
    return reduced(articles, partial(scan, terms=terms), joined_hits)


@count_hits.specialize("dask")
def _count_hits(articles, terms: pd.DataFrame):
    return reduced(articles, partial(count_hits, terms=terms), joined_hit_counts)


@keys_of.specialize("dask")
def _keys_of(articles) -> pd.DataFrame:
    keys = [name for name in ("article", "outlet", "event") if name in articles.columns]
    return plainly(lambda table: table)(articles[keys].compute())

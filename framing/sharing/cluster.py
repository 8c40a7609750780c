"""A corpus on a cluster: a Dask DataFrame is counted partition by partition, and adds up exactly.

Each partition becomes counts or scores where it lies; these are joined eight at a time in the order
of the partitions. Whole numbers stay whole numbers and articles keep their order, so every figure
is the one that a single process gives. Which machines do the work is Dask's business:
``dask.distributed.Client(address)``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pandas as pd

from framing.base.columns import article_table, require_unique_ids, result_table
from framing.base.errors import FramingError
from framing.lenses.agency.clauses import clauses_in, english_part, find_agency, note_on_others
from framing.lenses.agency.rates import VOICES, count_clauses, english_counts
from framing.lenses.loaded.hits import joined_hits, scan
from framing.lenses.loaded.terms import count_hits, joined_hit_counts, keys_of
from framing.lenses.sentiment.means import article_sums, joined_sums
from framing.lenses.sentiment.scores import sentiment
from framing.text.counts import KEYS, count_terms, in_enough_articles, joined_counts
from framing.text.sentences import split_sentences

JOINED_AT_ONCE = 8


def reduce_partitions(table, function: Callable, join: Callable, argument: str = "sentences"):
    """``function`` of every partition, brought together in order with ``join`` of a list.

    A partition without a row adds nothing; where none has a row, the function says so of the table.
    """
    import dask

    function = OfPlainTable(function, argument)
    of_rows = dask.delayed(OfRows(function), pure=True)
    join = dask.delayed(partial(joined_rows, join), pure=True)
    results = [of_rows(partition) for partition in table.to_delayed()]
    while len(results) > 1:
        results = [
            join(results[start : start + JOINED_AT_ONCE])
            for start in range(0, len(results), JOINED_AT_ONCE)
        ]
    (answer,) = dask.compute(results[0])
    return function(answer.partition) if isinstance(answer, NoRows) else answer


def reduce_articles(articles, function: Callable, join: Callable):
    """As :func:`reduce_partitions` for a table of articles, whose ids must be unique as anywhere.

    The ids travel with the results, so that no partition is read twice.
    """
    answer, ids = reduce_partitions(
        articles, WithIds(function), partial(_joined_with_ids, join), "articles"
    )
    require_unique_ids(ids, "articles")
    return answer


def _joined_with_ids(join: Callable, parts: list[tuple]) -> tuple:
    answers, ids = zip(*parts)
    return join(list(answers)), pd.concat(ids, ignore_index=True)


def map_partitions(table, function: Callable, argument: str):
    """``function`` of every partition as a Dask DataFrame again.

    The rows of one article lie in one partition. Dask asks for the columns beforehand: they are
    those of a table of one row. Rows get new labels, so what Dask knew of the old ones (its
    divisions) is forgotten: by them it would pick rows, and lose the others.
    """
    row = {
        name: pd.Series(["A word."] if _is_text(dtype) else [0]).astype(
            object if dtype == "category" else dtype
        )
        for name, dtype in table.dtypes.items()
    }
    function = OfPlainTable(function, argument)
    meta = function(pd.DataFrame(row)).iloc[:0]
    return table.clear_divisions().map_partitions(OfRows(function, meta), meta=meta)


def _is_text(dtype) -> bool:
    return dtype.kind in "OTSU" or str(dtype).startswith(("str", "category"))


class OfRows:
    """A function of a partition with rows; ``of_none`` of one without, if it is given."""

    def __init__(self, function: Callable, of_none: pd.DataFrame | None = None):
        self.function, self.of_none = function, of_none

    def __call__(self, partition: pd.DataFrame):
        if len(partition):
            return self.function(partition)
        return NoRows(partition) if self.of_none is None else self.of_none

    def __dask_tokenize__(self):
        from dask.base import normalize_token

        return "framing rows", normalize_token((self.function, self.of_none))


class NoRows(NamedTuple):
    """What a partition without a row gives, as Dask makes it of a filtered corpus."""

    partition: pd.DataFrame


def joined_rows(join: Callable, parts: list):
    """``join`` of what partitions with rows gave."""
    answers = [answer for answer in parts if not isinstance(answer, NoRows)]
    return join(answers) if answers else parts[0]


class OfPlainTable:
    """A function of a table as the gate lets it pass: each partition is looked at where it lies.

    Text is made of objects, which Dask keeps in Arrow or in categories.
    """

    def __init__(self, function: Callable, argument: str):
        self.function, self.argument = function, argument

    def __call__(self, partition: pd.DataFrame):
        text = [
            name
            for name, kind in partition.dtypes.items()
            if str(kind).startswith("string") or kind == "category"
        ]
        table = partition.astype(dict.fromkeys(text, object)).reset_index(drop=True)
        for name in text:
            table[name] = table[name].where(table[name].notna(), None)
        return self.function(self._looked_at(table))

    def _looked_at(self, table: pd.DataFrame) -> pd.DataFrame:
        reader = article_table if self.argument == "articles" else result_table
        try:
            return reader(table, self.argument)
        except FramingError as problem:  # rows are counted within the partition
            row = f"{self.argument}, row"
            sentence = str(problem).replace(row, f"a partition of {row}", 1)
            raise FramingError(sentence) from None

    def __dask_tokenize__(self):
        from dask.base import normalize_token

        return "framing", self.argument, normalize_token(self.function)


class WithIds:
    """A function of a table of articles, and their ids."""

    def __init__(self, function: Callable):
        self.function = function

    def __call__(self, partition: pd.DataFrame) -> tuple:
        return self.function(partition), partition["article"]

    def __dask_tokenize__(self):
        from dask.base import normalize_token

        return "framing with ids", normalize_token(self.function)


@count_terms.specialize("dask")
def _count_terms(articles, *, min_articles=1, **options):
    counts = reduce_articles(articles, partial(count_terms, **options), joined_counts)
    return in_enough_articles(counts, min_articles)


@split_sentences.specialize("dask")
def _split_sentences(articles):
    """The ids are looked at before anything is split: whoever takes the sentences sees no article
    twice, and could not tell.
    """
    sentences = map_partitions(articles, split_sentences, "articles")
    require_unique_ids(articles["article"].compute(), "articles")
    return sentences


@sentiment.specialize("dask")
def _sentiment(sentences, setting: str = "plain", *, lexicon=None):
    scored = partial(sentiment, setting=setting, lexicon=lexicon)
    return map_partitions(sentences, scored, "sentences")


@article_sums.specialize("dask")
def _article_sums(scored, *, by: str = "outlet") -> pd.DataFrame:
    """Of each article its sums are enough; nothing else travels.

    Its sentences may lie in two partitions, as after ``repartition``.
    """
    return reduce_partitions(scored, partial(article_sums, by=by), joined_sums)


@scan.specialize("dask")
def _scan(articles, terms: pd.DataFrame):
    return reduce_articles(articles, partial(scan, terms=terms), joined_hits)


@count_hits.specialize("dask")
def _count_hits(articles, terms: pd.DataFrame):
    return reduce_articles(articles, partial(count_hits, terms=terms), joined_hit_counts)


@keys_of.specialize("dask")
def _keys_of(articles) -> pd.DataFrame:
    keys = [name for name in KEYS if name in articles.columns]
    join = partial(pd.concat, ignore_index=True)
    return reduce_partitions(articles, partial(_with_columns, keys), join, "articles")


def _with_columns(names: list[str], partition: pd.DataFrame) -> pd.DataFrame:
    """These columns; what a partition lacks is missing in its rows."""
    return partition.reindex(columns=names)


@find_agency.specialize("dask")
def _find_agency(articles) -> pd.DataFrame:
    answers = reduce_articles(articles, partial(_of_english, clauses_in), _one_list)
    tables, n_english, n_others = zip(*answers)
    note = note_on_others(sum(n_english), sum(n_others))
    table = pd.concat([table for table in tables if table is not None], ignore_index=True)
    table.attrs["note"] = note
    return table


@english_counts.specialize("dask")
def _english_counts(articles):
    counted = partial(_of_english, partial(_keys_and_clauses, list(articles.columns)))
    tables, n_english, n_others = zip(*reduce_articles(articles, counted, _one_list))
    note = note_on_others(sum(n_english), sum(n_others))
    keys, counts = zip(*(table for table in tables if table is not None))
    joined = {
        voice: pd.concat([by_voice[voice] for by_voice in counts], ignore_index=True)
        for voice in VOICES
    }
    return pd.concat(keys, ignore_index=True), joined, note


def _of_english(function: Callable, articles: pd.DataFrame) -> list[tuple]:
    """``function`` of the articles in English, nothing where none is; their number, the others'."""
    english, n_others = english_part(articles)
    return [(function(english) if len(english) else None, len(english), n_others)]


def _keys_and_clauses(columns: list[str], english: pd.DataFrame) -> tuple:
    keys = [name for name in KEYS if name in columns]
    return _with_columns(keys, english), count_clauses(english)


def _one_list(parts: list[list]) -> list:
    """What all partitions gave, in their order."""
    return [answer for answers in parts for answer in answers]

"""A Dask DataFrame gives the tables of a single process to the digit, also where a worker dies on
the way.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from dataclasses import replace

import pandas as pd
import pytest

import framing

dd = pytest.importorskip("dask.dataframe")


@pytest.fixture(scope="module")
def articles(practice) -> pd.DataFrame:
    """The first stories of the practice corpus, by both outlets."""
    events = practice["event"].dropna().unique()[:5]
    chosen = practice[practice["event"].isin(events)].reset_index(drop=True)
    return chosen[["article", "outlet", "event", "text"]]


def spread(articles, parts=5):
    return dd.from_pandas(articles, npartitions=parts, sort=False)


def claims(articles) -> pd.DataFrame:
    counts = framing.count_terms(articles, min_articles=2)
    return framing.claims_table(
        keyness=framing.keyness(counts),
        loaded=framing.loaded_terms(articles),
        voices=framing.quoted_share(articles),
    )


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"voice": "own"},
        {"voice": "quoted"},
        {"ngrams": (1, 2), "min_articles": 3},
        {"stop_words": ["the"]},
    ],
)
def test_counts_are_the_same(articles, options):
    one, many = (framing.count_terms(table, **options) for table in (articles, spread(articles)))
    assert one.terms.tolist() == many.terms.tolist() and (one.matrix != many.matrix).nnz == 0
    assert one.sizes.tolist() == many.sizes.tolist() and (one.ngrams, one.voice) == (
        many.ngrams,
        many.voice,
    )
    # strings may be Arrow's
    pd.testing.assert_frame_equal(one.articles, many.articles, check_dtype=False)


@pytest.mark.parametrize("by", ["outlet", "article", "voice"])
def test_loaded_terms_are_the_same(articles, by):
    pd.testing.assert_frame_equal(
        framing.loaded_terms(articles, by=by),
        framing.loaded_terms(spread(articles), by=by),
        check_exact=True,
    )


@pytest.mark.parametrize("by", ["outlet", "article", "event", "voice", "person"])
def test_who_acts_is_the_same(articles, by):
    foreign = articles.head(1).assign(article="x", text="Паром стоит у причала, и причал закрыт.")
    mixed = pd.concat([articles.head(4), foreign, articles.iloc[4:]], ignore_index=True)
    alone, many = framing.agency(mixed, by=by), framing.agency(spread(mixed, len(mixed)), by=by)
    pd.testing.assert_frame_equal(alone, many)
    assert many.attrs["note"] == alone.attrs["note"] != ""


def test_clauses_are_the_same(articles):
    pd.testing.assert_frame_equal(
        framing.find_agency(articles), framing.find_agency(spread(articles))
    )


def test_no_english_in_any_part_is_one_sentence():
    texts = ["Паром стоит у причала, и причал закрыт.", "Мост открыт, и паром идёт."]
    table = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Herald"], "text": texts})
    for function in (framing.agency, framing.find_agency):
        with pytest.raises(framing.FramingError, match="no text in English"):
            function(spread(table, 2))


@pytest.mark.parametrize("setting", ["plain", "news"])
def test_sentiment_is_the_same(articles, setting):
    means = [
        framing.mean_sentiment(framing.sentiment(framing.split_sentences(table), setting))
        for table in (articles, spread(articles))
    ]
    pd.testing.assert_frame_equal(*means, check_exact=True)


def test_claims_do_not_depend_on_the_partitions(articles):
    of_one = claims(articles)
    for parts in (1, 20):
        pd.testing.assert_frame_equal(of_one, claims(spread(articles, parts)), check_exact=True)


def test_bad_input_is_said_in_one_sentence(articles):
    with pytest.raises(framing.FramingError, match="lacks the column 'text'"):
        framing.count_terms(spread(articles.drop(columns="text")))


@pytest.mark.xdist_group("jupyterlab")
def test_a_killed_worker_changes_nothing(articles):
    """Two workers on this machine; one is killed while it works, its parts are done again."""
    distributed = pytest.importorskip("distributed")
    big = pd.concat(
        [articles.assign(article=articles["article"] + f"/{at}") for at in range(20)],
        ignore_index=True,
    )
    expected = framing.loaded_terms(big)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        victim = next(iter(client.run(os.getpid).values()))

        def kill():
            time.sleep(0.7)
            os.kill(victim, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        found = framing.loaded_terms(spread(big, 24))
        killer.join()
        pd.testing.assert_frame_equal(found, expected, check_exact=True)
        client.wait_for_workers(2, timeout=30)
        assert victim not in client.run(os.getpid).values()


def test_counts_travel_in_few_bytes_and_arrive_as_they_were():
    counts = framing.count_terms(framing.read_articles("data/practice"), ngrams=(1, 2))
    sent = pickle.dumps(counts, protocol=5)
    arrived = pickle.loads(sent)
    assert len(sent) < len(pickle.dumps(counts.matrix, protocol=5)) + len(
        pickle.dumps(counts.terms.tolist())
    ) + len(pickle.dumps(counts.articles))
    for name in ("data", "indices", "indptr"):
        one, two = (getattr(each.matrix, name) for each in (counts, arrived))
        assert one.dtype == two.dtype and (one == two).all()
    assert (
        arrived.articles.equals(counts.articles)
        and (arrived.terms == counts.terms).all()
        and (arrived.sizes == counts.sizes).all()
    )
    assert (arrived.ngrams, arrived.voice, arrived.matrix.shape) == (
        counts.ngrams,
        counts.voice,
        counts.matrix.shape,
    )
    shares = replace(counts, matrix=counts.matrix / 3)
    assert (pickle.loads(pickle.dumps(shares)).matrix != shares.matrix).nnz == 0


def ferries(ids) -> pd.DataFrame:
    """Small articles of two outlets under the ids that are given."""
    texts = [
        f"The ferry {number} was late. “Shameful,” said the mate." for number in range(len(ids))
    ]
    outlets = ["Gull", "Heron"] * (len(ids) // 2)
    return pd.DataFrame({"article": ids, "outlet": outlets, "event": None, "text": texts})


@pytest.mark.parametrize("ids, scheduler", [("aabcdefg", "sync"), ("abcdefga", "threads")])
@pytest.mark.parametrize(
    "function",
    [
        framing.count_terms,
        framing.loaded_terms,
        framing.find_loaded,
        framing.split_sentences,
        lambda table: framing.sentiment(framing.split_sentences(table)),
        lambda table: framing.loaded_terms(table, by="article"),
    ],
)
def test_an_id_that_stands_twice_is_refused_as_in_one_table(ids, function, scheduler):
    """Within one partition, or across two of them."""
    import dask

    table = ferries(list(ids))
    with pytest.raises(framing.FramingError) as of_one:
        function(table)
    with dask.config.set(scheduler=scheduler), pytest.raises(framing.FramingError) as of_many:
        function(spread(table, 4))
    assert str(of_one.value) == str(of_many.value) and "the id 'a' twice" in str(of_one.value)


@pytest.mark.parametrize("parts", [1, 7])
def test_sentences_survive_another_partition(articles, parts):
    """The labels of the rows are new, and Dask must not pick rows by the old ones."""
    scored = framing.sentiment(framing.split_sentences(articles))
    sentences = framing.split_sentences(spread(articles)).repartition(npartitions=parts)
    again = framing.sentiment(sentences).repartition(npartitions=parts + 1)
    assert not sentences.known_divisions and not again.known_divisions
    assert len(again) == len(scored)
    for by in ("outlet", "voice"):
        pd.testing.assert_frame_equal(
            framing.mean_sentiment(again, by=by), framing.mean_sentiment(scored, by=by), rtol=1e-12
        )


def test_an_article_in_two_partitions_is_one_article():
    scored = pd.DataFrame(
        {
            "article": list("aabbccdd"),
            "outlet": ["Gull"] * 4 + ["Heron"] * 4,
            "compound": [0.5, 0.25, 0.125, 0.5, -0.5, -0.25, 0.0, -0.5],
            "quoted": [0.0, 1.0] * 4,
        }
    )
    for by in ("outlet", "voice"):
        pd.testing.assert_frame_equal(
            framing.mean_sentiment(spread(scored, 3), by=by), framing.mean_sentiment(scored, by=by)
        )


def parts_of(*parts):
    """A Dask table of these partitions, which need not look alike."""
    import dask

    delayed = [dask.delayed(part) for part in parts]
    return dd.from_delayed(delayed, meta=parts[0].iloc[:0], verify_meta=False)


def answers(table) -> list[pd.DataFrame]:
    scored = framing.sentiment(framing.split_sentences(table))
    counts = framing.count_terms(table)
    words = pd.DataFrame(counts.matrix.toarray(), columns=counts.terms)
    hits = framing.find_loaded(table)
    return [
        words,
        counts.articles,
        hits,
        framing.mean_sentiment(scored),
        framing.quoted_share(table),
    ]


def unlike_parts():
    table = ferries(list("abcdefgh")).astype(object)
    first, last = table.iloc[:4], table.iloc[4:]
    numbers = last.assign(outlet=[7, 8] * 2)
    kinds = table.astype({"outlet": "category", "article": "category"})
    return {
        "an empty part": (table, parts_of(first, table.iloc[:0], last)),
        "numbers as outlets": (pd.concat([first, numbers]), parts_of(first, numbers)),
        "categories": (table, dd.from_pandas(kinds, npartitions=2, sort=False)),
        "no event in a part": (table, parts_of(first, last.drop(columns="event"))),
    }


@pytest.mark.parametrize("case", unlike_parts())
def test_parts_need_not_look_alike(case):
    table, spread_out = unlike_parts()[case]
    for one, many in zip(answers(table), answers(spread_out), strict=True):
        one, many = (table.astype(object).fillna("none") for table in (one, many))
        pd.testing.assert_frame_equal(one.reset_index(drop=True), many, check_dtype=False)


@pytest.mark.parametrize("scheduler", ["threads", "sync"])
@pytest.mark.parametrize("outlet", [None, float("nan"), "", " "])
def test_an_outlet_that_is_not_given_is_refused_or_answered_as_in_one_table(outlet, scheduler):
    import dask

    table = ferries(list("abcdefgh")).astype(object)
    table.loc[5, "outlet"] = outlet

    def said(articles) -> str:
        try:
            return ", ".join(framing.count_terms(articles).articles["outlet"])
        except framing.FramingError as refusal:
            return str(refusal).partition("outlet must be given")[1]

    with dask.config.set(scheduler=scheduler):
        assert said(spread(table, 2)) == said(table)


def test_no_row_in_any_part_is_one_sentence():
    table = ferries(list("ab")).iloc[:0]
    with pytest.raises(framing.FramingError, match="articles has no rows"):
        framing.count_terms(parts_of(table, table))


@pytest.mark.parametrize(
    "function",
    [framing.overview, lambda table: framing.draw_sample(table, "loaded")],
)
def test_what_takes_no_dask_table_says_so(function):
    with pytest.raises(framing.FramingError, match=r"give articles\.compute\(\)"):
        function(spread(ferries(list("abcd")), 2))

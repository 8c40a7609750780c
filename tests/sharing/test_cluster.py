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
def articles() -> pd.DataFrame:
    return framing.match_events(framing.read_articles("data/practice"))[
        ["article", "outlet", "event", "text"]
    ]


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


@pytest.mark.parametrize("setting", ["plain", "news"])
def test_sentiment_is_the_same(articles, setting):
    means = [
        framing.mean_sentiment(framing.sentiment(framing.split_sentences(table), setting))
        for table in (articles, spread(articles))
    ]
    pd.testing.assert_frame_equal(*means, check_exact=True)


@pytest.mark.parametrize("parts", [1, 20])
def test_claims_do_not_depend_on_the_partitions(articles, parts):
    pd.testing.assert_frame_equal(
        claims(articles), claims(spread(articles, parts)), check_exact=True
    )


def test_bad_input_is_said_in_one_sentence(articles):
    with pytest.raises(framing.FramingError, match="lacks the column 'text'"):
        framing.count_terms(spread(articles.drop(columns="text")))


@pytest.mark.xdist_group("jupyterlab")
def test_a_killed_worker_changes_nothing(articles):
    """Two workers on this machine; one is killed while it works, its parts are done again."""
    distributed = pytest.importorskip("distributed")
    big = pd.concat(
        [articles.assign(article=articles["article"] + f"/{at}") for at in range(60)],
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

"""Same-event matching: what is joined, what is left alone."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing import FramingError, event_links, match_events

STORIES = {
    "pier": [
        "The old ferry pier of Orvelle was shut on Monday after divers found cracks in two of "
        "its piles.",
        "Divers found cracks: the ferry pier in Orvelle is shut, and nobody knows when the "
        "piles will be mended.",
        "So much for the ferry: Orvelle's pier is cracked, its piles rotten, and shut since "
        "Monday.",
    ],
    "choir": [
        "A choir of nine hundred sang in the rain at Lauten for three hours to save its "
        "concert hall.",
        "Nine hundred singers stood in the rain: the choir of Lauten wants to keep its concert "
        "hall.",
        "The concert hall at Lauten will close, choir or no choir, though nine hundred sang in "
        "the rain.",
    ],
    "goose": [
        "A goose walked into the savings bank of Merrow and sat down on the counter until noon.",
        "Until noon a goose sat on the counter of the savings bank at Merrow, and clients waited.",
        "The Merrow savings bank has a goose on its counter, which says all about its customers.",
    ],
}


def corpus(outlets=3, **columns):
    rows = [
        (f"{name}-{n}", f"outlet {n}", text)
        for name, texts in STORIES.items()
        for n, text in enumerate(texts[:outlets])
    ]
    return pd.DataFrame(rows, columns=["article", "outlet", "text"]).assign(**columns)


@pytest.mark.parametrize("outlets", [2, 3])
def test_the_same_event_is_joined_across_outlets(outlets):
    found = match_events(corpus(outlets))
    story = found["article"].str.split("-").str[0]
    assert found["event"].notna().all()
    assert (
        found.groupby(story)["event"].nunique().eq(1).all()
        and found.groupby("event")["outlet"].nunique().eq(outlets).all()
    )


def test_links_are_cosines_of_scikit_learns_weights():
    from sklearn.feature_extraction.text import TfidfVectorizer

    articles = corpus(2)
    model = TfidfVectorizer(
        tokenizer=framing.tokens,
        token_pattern=None,
        lowercase=False,
        ngram_range=(1, 2),
        stop_words=framing.stop_words(),
        sublinear_tf=True,
    )
    weights = model.fit_transform(articles["text"])
    near = (weights @ weights.T).toarray()
    for link in event_links(articles).itertuples():
        assert link.similarity == pytest.approx(near[link.row_a, link.row_b])
        others = [
            near[link.row_a, row] for row in range(6) if articles["outlet"][row] == link.outlet_b
        ]
        assert link.similarity == pytest.approx(max(others))


def test_dates_far_apart_are_no_event():
    far = corpus(2, published=pd.to_datetime(["2020-01-01", "2021-01-01"] * 3))
    assert match_events(far)["event"].isna().all()
    near = corpus(2, published=pd.to_datetime(["2020-01-01", "2020-01-05"] * 3))
    assert match_events(near)["event"].notna().all()


def test_given_events_are_kept_and_names_do_not_collide():
    given = corpus(2, event=["event 1", None, None, None, None, None])
    found = match_events(given)["event"]
    assert found[0] == "event 1" and found[1] is None
    assert set(found[2:]) == {"event 2", "event 3"}


def test_two_stories_alone_are_not_an_event():
    assert match_events(framing.read_articles())["event"].isna().all()


def test_an_event_has_one_article_of_an_outlet():
    twice = pd.concat(
        [corpus(2), corpus(2).assign(article=lambda t: "x" + t["article"])], ignore_index=True
    )
    found = match_events(twice)
    assert found[found["event"].notna()].groupby(["event", "outlet"]).size().eq(1).all()


def test_the_practice_corpus_is_matched_as_its_file_names_say():
    articles = framing.read_articles(framing.example("practice"))
    slug, found = articles["article"].str.split("/").str[1], match_events(articles)["event"]
    pairs = slug.duplicated(keep=False)
    assert pairs.sum() == 28
    assert found[pairs].groupby(slug[pairs]).nunique().eq(1).all() and found[~pairs].isna().all()


def test_input_is_left_as_it_was_and_bad_input_gets_one_sentence():
    articles = corpus(2)
    before = articles.copy(deep=True)
    match_events(articles)
    pd.testing.assert_frame_equal(articles, before)
    with pytest.raises(FramingError, match="lacks the column 'text'"):
        match_events(articles.drop(columns="text"))
    assert match_events(articles.assign(text="the"))["event"].isna().all()


@pytest.mark.parametrize(("n_outlets", "least"), [(12, 0), (2, 0.4), (12, 0.4)])
def test_neighbours_are_those_of_the_whole_table_of_cosines(monkeypatch, n_outlets, least):
    import numpy as np
    from scipy import sparse

    from framing.text import neighbours

    rng = np.random.default_rng(4)
    weights = sparse.random_array((60, 30), density=0.2, rng=rng, format="csr")
    weights = sparse.csr_array(weights[rng.integers(0, 40, 60)])  # some are the same
    outlet, day = rng.integers(0, n_outlets, 60), rng.choice([1.0, 5.0, 20.0, np.nan], 60)
    monkeypatch.setattr(neighbours, "CELLS", 50)
    nearest, cosine = neighbours.nearest_elsewhere(weights, outlet, day, 7, least)
    near = (weights @ weights.T).toarray()
    near[near < least] = 0
    near[np.abs(day[:, None] - day[None, :]) > 7] = 0
    for row in range(60):
        for other in range(n_outlets):
            members = np.flatnonzero(outlet == other)
            best = members[near[row, members].argmax()]
            is_known = other != outlet[row] and near[row, best] > 0
            assert nearest[row, other] == (best if is_known else -1)
            assert cosine[row, other] == (near[row, best] if is_known else 0)

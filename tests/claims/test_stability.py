"""What tries to make claims fall, and how many articles they take."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from claimed_corpus import corpus
from scipy import stats

import framing
from framing.base.errors import FramingError
from framing.charts.claims import plot_robustness
from framing.claims.stability.leave_one_out import _titles, leave_one_out
from framing.claims.stability.robustness import robustness
from framing.claims.together import named
from framing.commentary.claims import say_leave_one_out, say_robustness
from framing.commentary.power import say_power
from framing.lenses.keyness import keyness
from framing.rates.planning.power import detectable, power
from framing.text.counts import count_terms


def test_leave_one_out_is_what_keyness_says_of_the_rest():
    counts = count_terms(corpus())
    found = leave_one_out(counts)
    assert found["runs"].eq(24).all()
    for row in found.itertuples():
        keep = np.flatnonzero(counts.articles["article"] != row.left_out)
        rest = replace(
            counts,
            matrix=counts.matrix[keep],
            sizes=counts.sizes[keep],
            articles=counts.articles.iloc[keep].reset_index(drop=True),
        )
        oracle = keyness(rest).set_index(["outlet", "term"]).loc[(row.outlet, row.term)]
        assert row.q_without == pytest.approx(oracle["q"]) and row.falls == (not oracle["claim"])
        assert row.log_ratio_without == pytest.approx(oracle["log_ratio"])


def test_a_claim_that_hangs_on_one_event_falls_with_it():
    articles = corpus(each=12)
    found = leave_one_out(count_terms(articles), by="event")
    assert set(found["left_out"]) <= set(articles["event"]) and found["runs"].eq(12).all()
    with pytest.raises(FramingError, match="filled event"):
        leave_one_out(count_terms(articles.drop(columns="event")), by="event")
    with pytest.raises(FramingError, match="'article', 'event', not 'outlet'"):
        leave_one_out(count_terms(articles), by="outlet")
    said = say_leave_one_out(found)
    once = found.drop_duplicates("term")  # of two outlets each claim stands twice
    assert len(once) < len(found) and not once["falls"].any()
    assert f"All {len(once)} claims stand whichever one of 12 events" in said


def test_of_many_articles_those_are_left_out_that_hold_most_of_a_claimed_term(monkeypatch):
    monkeypatch.setattr("framing.claims.stability.leave_one_out.FEW", 40)
    monkeypatch.setattr("framing.claims.stability.leave_one_out.MOST", 20)
    articles = corpus(each=30, tokens=60)
    articles.loc[7, "text"] += " strike" * 60
    found = leave_one_out(count_terms(articles))
    assert found["runs"].eq(20).all() and len(found)
    hit = found[(found["outlet"] == "Echo") & (found["term"] == "strike")]
    assert len(hit) == 1 and not hit["falls"].item()


def test_the_articles_left_out_are_named_by_title_where_they_have_one():
    articles = corpus(each=12)
    articles["title"] = ["Pier shut", "", *[None] * (len(articles) - 2)]
    first, second = articles["article"][:2]
    left_out = pd.DataFrame({"left_out": [first, second]})
    titles = {first: f"“Pier shut” ({articles['outlet'][0]})"}
    assert _titles(left_out, articles, "article") == titles
    assert _titles(left_out, articles, "event") == {} == _titles(left_out, None, "article")
    found = leave_one_out(count_terms(articles), articles=articles)
    named = found.attrs["titles"]
    assert found.attrs["by"] == "article" and set(named) <= set(found["left_out"])
    assert say_leave_one_out(found)


def test_leave_one_out_without_claims_is_empty():
    found = leave_one_out(count_terms(corpus(each=1)))
    assert found.empty and "falls" in found and "no claim" in say_leave_one_out(found)


def test_robustness_follows_the_headline_claims():
    articles = corpus(each=16)
    before = articles.copy()
    found = robustness(articles, claims=2)
    pd.testing.assert_frame_equal(articles, before)
    assert found["choice"].nunique() == 12 and found.groupby("choice").size().eq(2).all()
    first = found[found["choice"] == "as counted"]
    assert first["holds"].all()
    counted = keyness(count_terms(articles), articles=articles)
    top = (
        counted[counted["claim"] & (counted["log_ratio"] > 0)]
        .sort_values("q", kind="stable")
        .head(2)
    )
    assert set(zip(first["outlet"], first["term"], strict=True)) == set(
        zip(top["outlet"], top["term"], strict=True)
    )
    half = found[found["choice"] == "every second article"].set_index("term")["n"]
    own = articles[articles.groupby("outlet").cumcount() % 2 == 0]
    for row in first.itertuples():
        texts = own.loc[own["outlet"] == row.outlet, "text"]
        assert half[row.term] == sum(text.split().count(row.term) for text in texts)
    assert f"Of {len(first)} claims followed through 12 ways" in say_robustness(found)


def test_a_claim_that_lives_at_the_end_of_long_articles_does_not_hold():
    articles, rng = corpus(each=16, tokens=400), np.random.default_rng(1)
    for row, outlet in enumerate(articles["outlet"]):
        words = articles.loc[row, "text"].split()[: rng.integers(320, 400)]
        late = ["moreover"] * int(rng.integers(3, 6)) if outlet == "Echo" else []
        articles.loc[row, "text"] = " ".join([*words[:240], *late, *words[240:]])
    found = robustness(articles, terms=["moreover"]).set_index("choice")
    assert found.loc["as counted", "holds"]
    assert not found.loc["first 200 words only", "holds"] and np.isnan(
        found.loc["first 200 words only", "n"]
    )
    choices = found.reset_index()  # a term that one choice does not count is drawn and told
    assert plot_robustness(choices) is not None and "“moreover” (Echo)" in say_robustness(choices)


def test_power_is_what_a_simulation_finds():
    """Independent words (deff 1): the plain test, 2,000 times, 100 articles of 500 tokens a side, a
    ratio of 2.
    """
    rng = np.random.default_rng(0)
    one, two = rng.poisson(50_000 * 4 / 3 * 4e-4, 4000), rng.poisson(50_000 * 2 / 3 * 4e-4, 4000)
    total = one + two
    g2 = 2 * (one * np.log(2 * one / total) + two * np.log(2 * two / total))
    found = (stats.chi2.sf(g2, 1) < 0.05).mean()
    assert power(4, tokens=500, deff=1, articles=[100])["chance"].iloc[0] == pytest.approx(
        found, abs=0.03
    )


def test_power_table_agrees_with_itself():
    table = power(10, articles=[2, 50, 87, 86, 500]).set_index("articles")
    assert table.loc[87, "chance"] >= 0.8 > table.loc[86, "chance"] and table["needed"].eq(87).all()
    assert (
        table["smallest_ratio"].loc[500]
        < table["smallest_ratio"].loc[50]
        < table["smallest_ratio"].loc[2]
    )
    assert table.loc[87, "smallest_ratio"] == pytest.approx(2, abs=0.02)
    assert power(10, tested=1000)["needed"].iloc[0] > 87
    said = say_power(power(10))
    assert (
        "from 87 articles a side" in said
        and "With 2, 3 and 4 articles a side no difference could show" in said
    )
    assert "could show: 5.1-fold with 2 articles a side, 3.5-fold with 3" in say_power(power(100))


def test_detectable_is_infinite_where_even_all_against_none_would_not_do():
    assert np.isinf(detectable(3, 0.5, 1.0))
    ratio = float(detectable(200, 0.5, 1.0))
    part = ratio / (1 + ratio)
    g2 = stats.power_divergence(
        [200 * part, 200 * (1 - part)], [100, 100], lambda_="log-likelihood"
    ).statistic
    assert np.sqrt(g2) == pytest.approx(stats.norm.ppf(0.975) + stats.norm.ppf(0.8), abs=1e-6)


@pytest.mark.parametrize(
    "options",
    [
        {"rate": 0},
        {"rate": -1},
        {"rate": 5, "ratio": 1},
        {"rate": 5, "tokens": 0},
        {"rate": 5, "deff": float("nan")},
    ],
)
def test_power_refuses_what_cannot_be(options):
    with pytest.raises(FramingError):
        power(**options)


def test_robustness_refuses_what_cannot_be():
    with pytest.raises(FramingError, match="at least 2"):
        robustness(corpus(["Echo"]))
    with pytest.raises(FramingError, match="claims must be a whole number from 1 on"):
        robustness(corpus(), claims=0)


def test_kinds_of_loaded_words_are_followed_through_other_ways_to_count(practice, practice_tables):
    table = framing.robustness(practice, lens="loaded")
    counted = practice_tables["loaded"]
    is_more = counted["claim"] & (counted["log_ratio"] > 0)
    claimed = {named("loaded", name) for name in counted.loc[is_more, "category"]}
    assert set(table["term"]) == claimed and table["choice"].nunique() >= 11
    first = table[table["choice"] == "as counted"]
    assert first["holds"].all()
    halves = [
        table[table["choice"] == name].set_index(["outlet", "term"])["n"]
        for name in ("one half of the lexicon", "the other half of it")
    ]
    whole = first.set_index(["outlet", "term"])["n"]
    kinds = [term for term in claimed if term != "all kinds"]  # of the whole a place counts once
    both = sum(halves)
    assert all(both[key] == whole[key] for key in whole.index if key[1] in kinds)
    with pytest.raises(framing.FramingError, match="lens must be one of"):
        framing.robustness(practice, lens="tone")

"""What follows claims follows those of the table, in every lens."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.claims.stability.lens_counts import report_counts
from framing.claims.stability.lens_tests import report_tests
from framing.claims.together import ITEMS
from framing.report.pages.terms import term_rows


@pytest.fixture
def articles(practice) -> pd.DataFrame:
    return practice


@pytest.fixture
def tables(practice_tables):
    return practice_tables


@pytest.fixture(scope="module")
def counts(practice):
    return framing.count_terms(practice, stop_words=framing.stop_words())


def claimed(table: pd.DataFrame) -> set:
    return set(zip(table["lens"], table["item"], strict=True))


def test_the_same_is_claimed_everywhere(articles, tables, counts):
    claims = framing.claims_table(**tables)
    claims = claims[claims["claim"]]
    assert {"keyness", "loaded", "verbs"} <= set(claims["lens"])
    assert claimed(framing.leave_one_out(counts, articles=articles)) == claimed(claims)
    followed = framing.robustness(articles, claims=100)
    first = followed[followed["choice"] == "as counted"]
    keys = ["lens", "outlet", "item"]
    pd.testing.assert_series_equal(
        first.set_index(keys)["q"].sort_index(), claims.set_index(keys)["q"].sort_index()
    )
    assert first["holds"].all() and not first.duplicated(keys).any()
    words = term_rows(tables["keyness"])
    words = words.loc[words["claim"] != "", "term"]
    assert {("keyness", term) for term in words} == {
        claim for claim in claimed(claims) if claim[0] == "keyness"
    }
    # a choice has a row for the lenses that it concerns only
    concerned = followed.groupby("choice")["lens"].agg(set)
    assert concerned["stop words kept in"] == {"keyness"}
    assert concerned["without scare quotes"] == {"loaded"}
    assert concerned["every second article"] == set(claims["lens"])


def test_counts_give_the_tests_of_the_lenses(articles, tables, counts):
    together = report_tests(report_counts(counts, articles))
    for lens, table in tables.items():
        item = ITEMS[lens]
        names = table[item].astype(str) if item else ""
        lens_alone = table.assign(item=names)[table["weight"] > 0].set_index(["outlet", "item"])
        own = together[(together["lens"] == lens) & (together["weight"] > 0)]
        own = own.set_index(["outlet", "item"]).loc[lens_alone.index]
        assert len(own) == len(lens_alone)
        effect = "difference" if lens == "sentiment" else "log_ratio"
        for ours, theirs in (("p", "p"), ("q", "q"), ("effect", effect)):
            np.testing.assert_allclose(own[ours], lens_alone[theirs], atol=1e-9)
        assert (own["claim"] == lens_alone["claim"]).all()


def test_leaving_one_out_is_comparing_the_others(articles, counts):
    table = framing.leave_one_out(counts, articles=articles)
    row = table[table["lens"] == "verbs"].iloc[0]
    others = articles[articles["article"] != row["left_out"]].reset_index(drop=True)
    verbs = framing.compare_outlets(others)["verbs"].set_index(["outlet", "group"])
    oracle = verbs.loc[(row["outlet"], row["item"])]
    assert row["q_without"] == pytest.approx(oracle["q"])
    assert row["log_ratio_without"] == pytest.approx(oracle["log_ratio"])


TOPICS = "harbour orchard library tramway museum bakery quarry brewery".split()
TAIL = " Fond of our tales? Tell a friend! Umber Leaf Press, kept since 1890, made with care."


def pair(tail="", shared=1) -> pd.DataFrame:
    """Two outlets, each on its own topics but for the first ones, one of them with a tail."""
    rows = []
    for outlet, end in (("North", tail), ("South", "")):
        for number, topic in enumerate(TOPICS):
            name = topic if number < shared else f"{topic} {outlet.lower()}"
            text = f"The {name} council met and the {topic} keeper spoke of the {topic} rules."
            event = f"event {number}" if number < shared else None
            rows.append((f"{outlet}{number}", outlet, event, text * 3 + end))
    return pd.DataFrame(rows, columns="article outlet event text".split())


@pytest.mark.parametrize("events", ["one shared", "one outlet's", "each its own", "none"])
def test_the_placebo_answers_wherever_events_are_known(events):
    articles = pair()
    if events == "one outlet's":
        articles.loc[articles["outlet"] == "South", "event"] = None
    if events == "each its own":
        articles["event"] = articles["article"]
    if events == "none":
        articles["event"] = None
    counts = framing.count_terms(articles, stop_words=framing.stop_words())
    table = framing.placebo(counts, splits=3, articles=articles)
    assert table[["within", "report_any"]].notna().all(axis=None)
    tables = framing.compare_outlets(articles).values()
    claims = pd.concat([lens[["outlet", "claim"]] for lens in tables])
    between = claims.groupby("outlet")["claim"].sum()
    assert table.set_index("outlet")["between_report"].to_dict() == between.to_dict()
    if events == "one shared":
        again = framing.placebo(counts, splits=3, articles=articles)
        pd.testing.assert_frame_equal(table, again)
    assert "In 0 of 6 splits" in framing.say_placebo(table)


def test_the_placebo_sees_a_claim_in_any_lens(monkeypatch):
    """Loaded words tell the halves apart where all that have them are dealt to one of them."""
    dealt = np.arange(12) % 2
    monkeypatch.setattr("framing.claims.placebo._halves", lambda events, rng: dealt)
    loud, calm = "A shameless and brutal lie. ", "A boat is near the pier. "
    texts = [(loud if half else calm) * (3 + row % 5) for row, half in enumerate(dealt)]
    articles = pd.DataFrame({"article": list("abcdefghijklmnopqrstuvwx"), "text": texts * 2})
    articles["outlet"] = ["A"] * 12 + ["B"] * 12
    stop = [*framing.stop_words(), *framing.tokens(loud + calm)]
    articles["text"] += " somebody saw it"
    counts = framing.count_terms(articles, stop_words=stop)
    table = framing.placebo(counts, splits=2, articles=articles)
    assert (table["report_any"] == 1).all() and (table["loaded_any"] == 1).all()
    assert not (table["within_any"] > 0).any()
    said = framing.say_placebo(table)
    assert "In 4 of 4 splits" in said and "loaded words in 4 of 4" in said
    once = table.assign(loaded_any=table["loaded_any"].where(table["outlet"] == "A"))
    said = framing.say_placebo(once)
    assert "loaded words in 2 of 2" in said and "too little in an outlet is not tested" in said
    alone = framing.placebo(counts, splits=2)
    assert not (alone["report_any"] > 0).any() and "Words alone" in framing.say_placebo(alone)


def test_what_a_split_cannot_test_it_does_not_claim():
    articles = pair().iloc[[0, 1, 2, 8, 9, 10]]
    table = framing.placebo(framing.count_terms(articles), splits=2, articles=articles)
    assert table["report_any"].isna().all() and "no placebo" in framing.say_placebo(table)


def test_house_style_at_the_edges_is_no_claim_that_could_fall():
    articles = pair(TAIL, shared=0).drop(columns="event")
    counts = framing.count_terms(articles, stop_words=framing.stop_words())
    words = framing.keyness(counts, articles=articles)
    style = set(words.loc[words["house_style"] == "edge", "term"])
    assert style
    followed = framing.leave_one_out(counts, articles=articles)
    assert not style & set(followed["item"])
    assert style & set(framing.leave_one_out(counts)["item"])
    assert not style & set(framing.robustness(articles, lens="words")["item"])

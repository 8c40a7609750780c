"""Claims in one table, power against simulation, and claims that must fall or stand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from claimed_corpus import corpus, lenses

from framing.base.errors import FramingError
from framing.claims.statements import statements
from framing.claims.table import claims_table
from framing.commentary.claims import say_claims_table
from framing.lenses.keyness import keyness
from framing.text.counts import count_terms


def test_the_table_holds_every_claim_once():
    tables = lenses()
    found = claims_table(**tables)
    wanted = {
        ("keyness", term) for term in tables["keyness"].loc[tables["keyness"]["claim"], "term"]
    }
    assert {
        (row.lens, row.item) for row in found[found["claim"]].itertuples() if row.lens == "keyness"
    } == wanted
    assert set(found["lens"]) == {"keyness", "loaded", "sentiment", "voices"}
    assert not found.duplicated(["lens", "item"]).any(), (
        "of two outlets each statement is made once"
    )
    assert (
        found["claim"].is_monotonic_decreasing
        and found.loc[found["claim"], "q"].is_monotonic_increasing
    )


def test_statements_agree_with_their_figures():
    found = claims_table(**lenses()).set_index(["lens", "item"])
    row = found.loc["loaded", "doubt"]
    assert row["outlet"] == "Echo" and row["claim"]
    assert f"{2 ** row['log_ratio']:.1f} times as often as Herald" in row["statement"]
    assert f"({row['rate']:.1f} against {row['rate_rest']:.1f} per 1,000 words)" in row["statement"]
    # picked because it is large, so that what is printed is smaller than the quotient of the rates
    assert row["corrected"] and 0 < row["low"] < row["log_ratio"]
    assert row["log_ratio"] < np.log2(row["rate"] / row["rate_rest"])
    tone = found.loc["sentiment", ""]
    assert tone["outlet"] == "Herald" and "more positive than that of Echo" in tone["statement"]
    assert tone["rate"] - tone["rate_rest"] == pytest.approx(tone["difference"])
    assert found.loc["keyness", "strike"]["pattern"] == "strike"


def test_one_sided_words_and_baselines_are_put_in_words():
    row = {
        "outlet": "Echo",
        "term": "junta",
        "n": 9,
        "n_articles": 6,
        "per_10k": 4.0,
        "per_10k_rest": 0.0,
        "log_ratio": np.inf,
        "low": 1.5,
        "high": np.inf,
        "q": 0.01,
        "claim": True,
    }
    table = pd.DataFrame(
        [
            row,
            {
                **row,
                "outlet": "Wire",
                "per_10k": 0.0,
                "per_10k_rest": 3.0,
                "log_ratio": -np.inf,
                "low": -np.inf,
                "high": -1.5,
            },
        ]
    )
    only, never = claims_table(keyness=table, baseline="Herald")["statement"]
    assert only == "Only Echo writes “junta”, 4.0 times per 10,000 words, Herald never."
    assert never == "Wire never writes “junta”, Herald 3.0 times per 10,000 words."
    assert "2.8 times or more" in say_claims_table(claims_table(keyness=table, baseline="Herald"))


def test_bounds_of_the_comparison_are_taken_not_those_of_the_rate():
    voices = lenses()["voices"]
    named = voices.rename(columns={"low": "ratio_low", "high": "ratio_high"}).assign(
        low=0.1, high=0.3
    )
    pd.testing.assert_frame_equal(claims_table(voices=named), claims_table(voices=voices))


def test_a_category_that_nobody_uses_is_no_statement():
    row = {
        "outlet": "Echo",
        "category": "ridicule",
        "n": 0,
        "n_articles": 0,
        "per_1k": 0.0,
        "log_ratio": np.nan,
        "low": np.nan,
        "high": np.nan,
        "q": np.nan,
        "claim": False,
    }
    table = pd.DataFrame([row, {**row, "category": "all", "n": 3, "per_1k": 2.0, "log_ratio": 1.0}])
    assert claims_table(loaded=table, baseline="Wire")["statement"].tolist() == [
        "Loaded words stand 3 times in Echo's articles (2.0 times per 1,000 words, Wire 1.0); "
        "too little to compare."
    ]


def test_a_rate_that_would_be_written_as_nothing_is_said_to_be_small():
    row = {"outlet": "Echo", "category": "ridicule", "n": 1, "n_articles": 1, "per_1k": 0.04}
    row |= {"log_ratio": -1.0, "low": np.nan, "high": np.nan, "q": np.nan, "claim": False}
    rows = [row, {**row, "category": "kinship", "n": 0, "per_1k": 0.0, "per_1k_rest": 0.02}]
    table = pd.DataFrame(rows).fillna({"per_1k_rest": 0.08})
    once, nowhere = claims_table(loaded=table, baseline="Wire")["statement"]
    assert "once in Echo's articles (0.04 times per 1,000 words, Wire 0.1)" in once
    assert "nowhere in Echo's articles (Wire 0.02 times per 1,000 words)" in nowhere


def test_an_outlet_is_named_even_where_only_the_other_one_has_claims():
    table = keyness(count_terms(corpus()), events=False)
    table.loc[table["outlet"] == "Herald", "claim"] = False
    said = claims_table(keyness=table)["statement"]
    assert said.str.contains("Herald").all() and not said.str.contains("baseline").any()


def test_nothing_to_claim_is_said():
    assert claims_table().empty and "claim" in claims_table()
    few = claims_table(keyness=keyness(count_terms(corpus(each=1))))
    assert not few["claim"].any() and len(few)
    said = say_claims_table(few)
    assert "One article per outlet" in said and "Nothing can be claimed" in said


def test_a_missing_column_is_named():
    with pytest.raises(FramingError, match="loaded lacks the column 'per_1k'"):
        claims_table(loaded=lenses()["loaded"].drop(columns="per_1k"))


@pytest.mark.parametrize(
    "q, why",
    [(0.01, "it would not stand without its most frequent entry."), (0.3, "it could be chance.")],
)
def test_a_kind_that_rests_on_one_entry_is_not_said_to_be_chance(q, why):
    """Its q is below the level; it is not claimed because it would not stand without that entry."""
    rows = claims_table(loaded=lenses()["loaded"]).assign(claim=False, q=q, crude_claim=False, n=9)
    (sentence,) = statements("loaded", rows, {"Echo": "Herald"}, {})
    assert sentence.endswith(why)

"""All lenses tested together: fewer claims than each alone, the same ones on every page."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import framing
from framing.claims.family import crude_claims, family
from framing.claims.together import ITEMS, tested_together


@pytest.fixture
def tables(practice_tables):
    return practice_tables


def rows_of(p: dict[str, list[float]], outlets=("A",)) -> pd.DataFrame:
    rows = [
        (lens, outlet, str(item), value, 1.0)
        for lens, values in p.items()
        for outlet in outlets
        for item, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns="lens outlet item p weight".split())


def test_q_of_words_by_hand():
    """Words have .6 of the budget: the gate is min q / .6, then q itself decides."""
    found = family(rows_of({"keyness": [0.001, 0.02, 0.5], "voices": [0.015]}))
    q = stats.false_discovery_control([0.001, 0.02, 0.5])
    assert found["q_lens"].tolist() == pytest.approx([*q, 0.015])
    assert found["q"].tolist() == pytest.approx([*np.maximum(q, q.min() / 0.6), 0.015 / 0.4])
    assert found["claim"].tolist() == [True, True, False, True]


def test_a_lens_alone_has_the_whole_budget():
    found = family(rows_of({"loaded": [0.04]}))
    assert found["q"].tolist() == pytest.approx([0.04])


def test_two_outlets_are_one_comparison_and_three_are_three():
    two = family(rows_of({"voices": [0.03]}, ("A", "B")))
    three = family(rows_of({"voices": [0.03]}, ("A", "B", "C")))
    assert two["q"].tolist() == pytest.approx([0.03, 0.03])
    assert three["q"].tolist() == pytest.approx([0.09] * 3)


def test_nothing_is_claimed_in_more_than_a_twentieth_of_corpora_without_a_difference():
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(400):
        p = {"keyness": rng.random(60), "loaded": rng.random(8), "voices": rng.random(1)}
        hits += family(rows_of(p))["claim"].any()
    assert hits <= stats.binom.ppf(0.99, 400, 0.05)


def test_claims_of_the_lenses_are_those_of_the_table(tables):
    claims = framing.claims_table(**tables)
    for lens, table in tables.items():
        item = ITEMS[lens]
        named = set(table.loc[table["claim"], item or "outlet"].astype(str))
        told = claims[(claims["lens"] == lens) & claims["claim"]]
        assert set(told["item" if item else "outlet"]) <= named
        assert not named or len(told)


def test_a_claim_needs_both_its_lens_and_the_corpus(tables):
    for table in tables.values():
        assert (table["q"].fillna(1) >= table["q_lens"].fillna(0)).all()
        assert not (table["claim"] & (table["q"] >= 0.05)).any()


def test_testing_twice_changes_nothing(tables):
    again = tested_together(tables)
    for lens, table in tables.items():
        pd.testing.assert_series_equal(again[lens]["q"], table["q"])


MADE = [a + b + "o" for a in "bra dre fli gro mau nel ost pru".split() for b in "ka lum ri".split()]


def written(lines: list[str], rng) -> str:
    """Lines in a random order, with made words for each ~: no two articles are copies."""
    text = " ".join(rng.permutation(lines)).replace("~", "~ ~ ~ ~")
    return "".join(part + rng.choice(MADE) for part in text.split("~")[:-1]) + "."


def framed(seed=4) -> pd.DataFrame:
    """Echo writes of courts and leaves out who acts, Herald of neither."""
    rng, rows = np.random.default_rng(seed), []
    plain = ["The pier stood by ~.", "A gull sat near ~.", "It was near ~."]
    law = ["The court heard ~.", "The judge saw ~.", "The lawyer saw ~.", "The lawsuit was near ~."]
    for number in range(16):
        for outlet in ("Echo", "Herald"):
            n = min(rng.poisson(7 if outlet == "Echo" else 0.6), 14)
            lines = list(rng.choice(plain, 32 - 2 * n)) + list(rng.choice(law, n))
            lines += ["Two clerks were arrested near ~."] * n
            lines += ["Police arrested two clerks near ~."] * rng.poisson(2)
            rows.append((f"{outlet}{number}", outlet, written(lines, rng)))
    return pd.DataFrame(rows, columns=["article", "outlet", "text"])


def test_frames_and_who_acts_are_claims_of_the_report():
    tables = framing.compare_outlets(framed())
    claims = framing.claims_table(**tables)
    said = claims[claims["claim"]].set_index(["lens", "item"])["statement"]
    assert said["frames", "legality"].startswith(
        "Echo writes cue words of the frame “Legality and constitutionality” "
    )
    assert "passives without an agent per 100 sentences, Herald" in said["agency", "agentless"]
    assert "between the two outlets can be claimed" in framing.say_frames(tables["frames"])
    assert "whole report" not in framing.say_agency(tables["agency"])
    described = tables["frames"].loc[~tables["frames"]["validated"], "frame"]
    assert not set(claims.loc[claims["lens"] == "frames", "item"]) & set(described)


def test_frames_of_russian_are_there_untested_and_who_acts_is_not():
    articles = framing.read_articles(framing.example("practice_ru")).head(8)
    tables = framing.compare_outlets(articles)
    assert "agency" not in tables and tables["frames"]["n"].sum() > 0
    assert tables["frames"]["q"].isna().all() and not tables["frames"]["claim"].any()
    assert "frames" not in set(framing.claims_table(**tables)["lens"])


def test_what_only_all_articles_thrown_together_show_is_told_in_every_lens():
    """Echo writes of courts more often than Herald does, and within a topic both write alike."""
    rng, rows = np.random.default_rng(5), []
    for outlet, courts in (("Echo", 50), ("Herald", 8)):
        for number in range(60):
            is_court = number < courts
            n = min(rng.poisson(5 if is_court else 0.5), 9)
            lines = ["The judge condemned the shameful ~ verdict."] * n
            lines += ["The clerk was blamed. “We are sad and afraid of ~,” Orlo said of ~."] * n
            lines += ["The pier stood by ~. A gull sat near ~. It was near ~. ~ ~."] * (10 - n)
            topic = "court" if is_court else "pier"
            rows.append((f"{outlet}{number}", outlet, topic, written(lines, rng)))
    articles = pd.DataFrame(rows, columns=["article", "outlet", "topic", "text"])
    tables = framing.compare_outlets(articles)
    say = {
        "loaded": framing.say_loaded_terms,
        "voices": framing.say_quoted_share,
        "sentiment": framing.say_sentiment,
        "frames": framing.say_frames,
        "agency": framing.say_agency,
    }
    for lens, words in say.items():
        table = tables[lens]
        assert (table["compared_within"].dropna() == "topic").all()
        assert table["crude_claim"].any() and not table["claim"].any()
        said = words(table)
        assert "would differ with all articles thrown together" in said, lens
        assert "but not between articles of the same topic" in said, lens
    statement = framing.claims_table(**tables).set_index(["lens", "item"])["statement"]
    assert statement["frames", "legality"].endswith("; not so within the same topic.")


def test_the_bar_for_what_would_be_claimed_is_that_of_the_report():
    together = family(rows_of({"keyness": [0.5], "voices": [0.5], "verbs": [0.9, 0.8]}))
    crude = crude_claims(together, [np.nan, 0.009, 0.011, np.nan])
    assert crude.tolist() == [False, True, False, False]

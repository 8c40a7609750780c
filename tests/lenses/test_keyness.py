"""Keyness on counts with known answers, DP and log-odds by hand, house style, the placebo."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import sparse, stats

import framing
from framing.base.errors import FramingError
from framing.claims.placebo import placebo
from framing.commentary.keyness import say_keyness
from framing.commentary.placebo import say_placebo
from framing.lenses.keyness import dispersion, keyness
from framing.text.counts import TermCounts, count_terms

WORDS = ["strike", "talks", "pay", "offer", "union", "public", "week", "said", "deal", "council"]


def corpus(
    outlets=("Echo", "Herald"), each=12, tokens=150, seed=0, lean=5.0, event=None
) -> pd.DataFrame:
    """Articles of random words; the first outlet leans to "strike", the second to "talks"."""
    rng, rows = np.random.default_rng(seed), []
    for favourite, outlet in enumerate(outlets):
        for number in range(each):
            weight = rng.gamma(4, 1, len(WORDS))
            weight[favourite % len(WORDS)] *= lean
            text = " ".join(rng.choice(WORDS, tokens, p=weight / weight.sum()))
            rows.append((f"{outlet}{number}", outlet, event and event(number), text))
    return pd.DataFrame(rows, columns=["article", "outlet", "event", "text"])


def by_hand(matrix, outlets, terms) -> TermCounts:
    matrix = sparse.csr_array(np.array(matrix))
    names = [f"a{row}" for row in range(matrix.shape[0])]
    table = pd.DataFrame({"article": names, "outlet": outlets})
    sizes = np.asarray(matrix.sum(axis=1)).ravel()
    return TermCounts(matrix, table, np.array(terms, object), sizes)


def test_counts_and_rates_by_hand():
    counts = by_hand([[3, 1, 6], [1, 0, 9], [0, 4, 6], [0, 1, 19]], list("AABB"), ["x", "y", "z"])
    row = keyness(counts).set_index(["outlet", "term"]).loc[("A", "x")]
    assert (row["n"], row["n_articles"], row["articles"]) == (4, 2, 2)
    assert row["per_10k"] == pytest.approx(4 / 20 * 1e4) and row["per_10k_rest"] == 0
    assert row["log_ratio"] == np.inf and not row["claim"]
    row = keyness(counts).set_index(["outlet", "term"]).loc[("B", "y")]
    assert row["log_ratio"] == pytest.approx(np.log2((5 / 30) / (1 / 20)))


def test_dispersion_by_hand():
    """Articles of 10, 10 and 20 words, a term in the first: ½(|1-¼| + |0-¼| + |0-½|) = .75."""
    counts = by_hand([[4, 6], [0, 10], [0, 20], [1, 1]], list("AAAB"), ["x", "y"])
    table = dispersion(counts)
    assert table.loc["A", "x"] == pytest.approx(0.75)
    assert table.loc["A", "y"] == pytest.approx(
        (abs(6 / 36 - 1 / 4) + abs(10 / 36 - 1 / 4) + abs(20 / 36 - 1 / 2)) / 2
    )
    assert table.loc["B", "x"] == pytest.approx(0)


def test_g2_is_scipys():
    table = keyness(count_terms(corpus()))
    sizes = count_terms(corpus()).sizes
    share = sizes[:12].sum() / sizes.sum()
    pairs = table.pivot_table(index="term", columns="outlet", values="n")
    for term, row in pairs.iterrows():
        total = row.sum()
        oracle = stats.power_divergence(
            row, [total * share, total * (1 - share)], lambda_="log-likelihood"
        ).statistic
        assert table.loc[table["term"] == term, "g2"].to_numpy() == pytest.approx([oracle, oracle])


def test_planted_words_are_claimed_first():
    table = keyness(count_terms(corpus(each=30)))
    for outlet, word in (("Echo", "strike"), ("Herald", "talks")):
        top = table[table["outlet"] == outlet].iloc[0]
        assert top["claim"] and {top["term"]} <= {"strike", "talks"}
        own = table[(table["outlet"] == outlet) & (table["term"] == word)].iloc[0]
        assert own["claim"] and own["low"] > 1 and own["low"] < own["log_ratio"] < own["high"]


def test_eight_outlets_each_against_the_others():
    table = keyness(count_terms(corpus([f"Paper {letter}" for letter in "ABCDEFGH"], each=6)))
    assert table.groupby("outlet").size().eq(len(WORDS)).all() and table["outlet"].nunique() == 8
    first = table[table["outlet"] == "Paper A"].iloc[0]
    assert first["term"] == "strike" and first["claim"]


def test_a_named_baseline_is_the_only_one_compared_with():
    articles = corpus(["Echo", "Herald", "Wire"])
    table = keyness(count_terms(articles), baseline="Wire")
    alone = keyness(count_terms(articles[articles["outlet"] != "Echo"]))
    assert table["outlet"].unique().tolist() == ["Echo", "Herald"]
    herald, herald_alone = (
        each[each["outlet"] == "Herald"].set_index("term").sort_index() for each in (table, alone)
    )
    columns = ["n", "per_10k_rest", "log_ratio", "low", "p", "q", "detectable"]
    pd.testing.assert_frame_equal(herald[columns], herald_alone[columns])


def test_input_stays_as_it_was():
    counts = count_terms(corpus())
    matrix, table = counts.matrix.copy(), counts.articles.copy()
    keyness(counts)
    placebo(counts, splits=2)
    assert (counts.matrix != matrix).nnz == 0
    pd.testing.assert_frame_equal(counts.articles, table)


def test_house_style_is_shown_and_not_claimed():
    articles = corpus(each=20)
    articles.loc[articles["outlet"] == "Echo", "text"] += " echo mr"
    counts = count_terms(articles)
    without, with_style = (
        keyness(counts, house_style=sieve).set_index(["outlet", "term"]) for sieve in (True, False)
    )
    for key in (("Echo", "echo"), ("Echo", "mr")):
        assert not without.loc[key, "claim"] and np.isnan(without.loc[key, "q"])
        assert with_style.loc[key, "claim"]
    assert without.loc[("Echo", "echo"), "house_style"] == "own name"
    assert without.loc[("Herald", "mr"), "house_style"] == "convention"


def test_one_article_an_outlet_is_described_only():
    table = keyness(count_terms(corpus(each=1)))
    assert table[["low", "high", "p", "q", "detectable"]].isna().all(axis=None)
    assert not table["claim"].any()
    warning = "One article per outlet: this describes two texts, it cannot speak of the outlets."
    assert warning in say_keyness(table)


def test_few_articles_tell_what_could_have_been_seen():
    table = keyness(count_terms(corpus(each=3)))
    said = say_keyness(table)
    assert "smallest difference that could have been seen" in said
    assert f"{table.loc[table['n_articles'] >= 2, 'detectable'].min():.1f}-fold" in said


def test_events_are_blocks_and_can_be_left_out():
    counts = count_terms(corpus(each=12, event=lambda number: f"e{number}"))
    within, without = keyness(counts), keyness(counts, events=False)
    no_event = by_hand(counts.matrix.toarray(), counts.articles["outlet"], counts.terms)
    p, p_without = (table.sort_values(["outlet", "term"])["p"] for table in (within, without))
    assert not np.allclose(p, p_without)
    pd.testing.assert_frame_equal(without, keyness(no_event))


def test_placebo_finds_nothing_in_one_outlet_where_g2_does():
    counts = count_terms(corpus(each=40, tokens=200, seed=3))
    table = placebo(counts, splits=20, seed=1).set_index("outlet")
    assert (table["within_any"] <= 0.1).all() and (table["within_any_g2"] >= 0.6).all()
    claims = keyness(counts).groupby("outlet")["claim"].sum()
    assert table["between"].to_dict() == claims.to_dict() and (claims >= 2).all()
    pd.testing.assert_frame_equal(table, placebo(counts, splits=20, seed=1).set_index("outlet"))


def test_placebo_of_few_articles_is_missing():
    table = placebo(count_terms(corpus(each=3)), splits=2)
    assert table[["within", "within_any"]].isna().all(axis=None)
    assert "no placebo" in say_placebo(table)


def test_log_odds_of_the_benchmark_is_the_published_formula():
    """Monroe, Colaresi and Quinn (2008), eqs 15, 18-20 and 22, one word worked by hand."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
    from calibration_data import Side
    from calibration_methods import chi2, log_odds

    def side(x, n):
        fields = {name: None for name in Side.__dataclass_fields__}
        return Side(**{**fields, "x": np.array(x, float), "sizes": np.array([n], float)})

    outlet, others = side([30, 5], 1000), side([10, 8], 800)
    a, a0, n1, n2 = 40, 1800, 1000, 800
    delta = np.log((30 + a) / (n1 + a0 - 30 - a)) - np.log((10 + a) / (n2 + a0 - 10 - a))
    z = delta / np.sqrt(1 / (30 + a) + 1 / (10 + a))
    assert log_odds(outlet, others)[0] == pytest.approx(2 * stats.norm.sf(abs(z)))
    oracle = stats.chi2_contingency([[30, 10], [970, 790]], correction=False)
    assert chi2(outlet, others)[0] == pytest.approx(oracle.pvalue)


def test_bad_input_is_told_in_a_sentence():
    counts = count_terms(corpus())
    empty = by_hand(np.zeros((2, 0), int), ["A", "B"], [])
    for wrong, options, message in (
        (empty, {}, "holds no words"),
        (by_hand([[0, 0], [0, 0]], ["A", "B"], ["x", "y"]), {}, "holds no words"),
        (by_hand([[1, 2], [2, 2]], ["A", "A"], ["x", "y"]), {}, "at least two"),
        (by_hand([[2, 2]] * 4, list("AABB"), ["x", "y"]), {}, "same count"),
        (counts, {"baseline": "Tribune"}, "'Echo', 'Herald', not 'Tribune'"),
    ):
        with pytest.raises(FramingError, match=message):
            keyness(wrong, **options)
    with pytest.raises(FramingError, match="splits must be a whole number from 1 on"):
        placebo(counts, splits=0)


def strikes_and_sport(dates=None) -> pd.DataFrame:
    """A writes of strikes in two of three articles, B in one: within a topic they are alike."""
    rng, rows = np.random.default_rng(5), []
    for outlet, strikes in (("A", 40), ("B", 20)):
        for number in range(60):
            topic = "strike" if number < strikes else "sport"
            uses = rng.poisson(9 if topic == "strike" else 1)
            text = " ".join(["picket"] * uses + ["town"] * (200 - uses))
            rows.append((f"{outlet}{number}", outlet, topic, text))
    return pd.DataFrame(rows, columns=["article", "outlet", "topic", "text"])


def test_a_word_of_one_topic_is_told_as_such():
    counts = count_terms(strikes_and_sport())
    table = keyness(counts).set_index(["outlet", "term"])
    assert not table["claim"].any() and (table["compared_within"] == "topic").all()
    assert table.loc[("A", "picket"), "crude_claim"] and table.loc[("A", "town"), "crude_claim"]
    said = say_keyness(table.reset_index())
    assert "2 words would differ with all articles thrown together (“picket”, “town”)" in said
    assert "but not between articles of the same topic" in said
    everything = keyness(counts, strata="none")
    assert everything["claim"].any() and not everything["crude_claim"].any()


def test_without_common_periods_it_says_what_would_be_claimed():
    articles = strikes_and_sport().drop(columns="topic")
    years = articles["outlet"].map({"A": "2010", "B": "2020"})
    articles["published"] = pd.to_datetime(years + "-03-05")
    table = keyness(count_terms(articles))
    assert (table["compared_within"] == "nothing").all() and table["p"].isna().all()
    assert "share hardly any period or topic" in say_keyness(table)


@pytest.mark.parametrize("call", ["keyness", "placebo", "robustness"])
def test_more_outlets_than_can_be_compared_are_refused_in_one_sentence(call):
    outlets = [f"Paper {row}" for row in range(201)]
    articles = pd.DataFrame({"article": range(201), "outlet": outlets, "text": "The pier is shut."})
    table = articles if call == "robustness" else framing.count_terms(articles)
    with pytest.raises(FramingError, match="201 outlets, and the words of at most 200"):
        getattr(framing, call)(table)


def test_words_of_single_texts_stand_in_the_order_of_what_sets_them_apart():
    pier = "The pier, the pier, the pier, the pier. "
    texts = [pier + "A goose. A goose.", pier + "Ferries. Ferries."]
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["A", "B"], "text": texts})
    table = keyness(count_terms(articles, stop_words=framing.stop_words()))
    first = table[table["outlet"] == "B"]
    assert table["p"].isna().all() and first["term"].iloc[0] == "ferries"
    assert first["g2"].is_monotonic_decreasing

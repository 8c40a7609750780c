"""Sentences and cells say no more than their table: what is none, once, of one side, of two."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.charts.linked.marks import ratio_words


def keyness_rows(**columns):
    rows = {
        "outlet": ["Echo", "Herald"],
        "term": "pier",
        "n_articles": 9,
        "articles": 20,
        "per_10k": [5.5, 0.0],
        "per_10k_rest": [0.0, 5.5],
        "log_ratio": [np.inf, -np.inf],
        "low": [1.0, -np.inf],
        "high": [np.inf, -1.0],
        "q": 0.01,
        "claim": True,
        "compared_within": "events",
        "compared_with": ["Herald", "Echo"],
    }
    return pd.DataFrame(rows | columns)


def test_no_difference_is_said_in_words_and_the_other_outlet_is_named():
    none = framing.say_keyness(keyness_rows(claim=False, q=0.9))
    assert none.startswith("No difference in word use can be claimed, of 1 tested")
    some = framing.say_keyness(keyness_rows())
    assert some.startswith("1 difference") and "“pier” here only, not in Herald (5.5 per" in some


def test_a_cell_says_where_a_word_stands_on_one_side_only():
    columns = ["outlet", "term", "log_ratio", "low", "high"]
    everywhere = repr(framing.show_table(keyness_rows(), columns=columns))
    assert "only here" in everywhere and "shared events" not in everywhere
    elsewhere = keyness_rows(per_10k=[5.5, 2.1], per_10k_rest=[2.1, 5.5])
    within = repr(framing.show_table(elsewhere, columns=columns))
    assert (
        "only here, in its shared events" in within and "never here, in its shared events" in within
    )


def test_a_ratio_that_is_not_that_of_the_rates_beside_it_says_what_it_is_of():
    columns = ["outlet", "term", "per_10k", "per_10k_rest", "log_ratio", "low", "high"]
    rows = keyness_rows(per_10k=[4.4, 3.3], per_10k_rest=[3.3, 4.4], log_ratio=[-0.3, 0.3])

    def page(table: pd.DataFrame, names: list[str]) -> str:
        shown = framing.show_table(table, columns=names, caption="Words.")
        return shown._repr_mimebundle_()["text/html"]

    told = page(rows, columns)
    assert "Words. “Times as often” and its interval are of an outlet&#x27;s shared events" in told
    assert "are of" not in page(rows, columns[:4])
    assert "are of" not in page(rows.assign(compared_within="all articles"), columns)


def test_a_tooltip_says_where_a_word_stands_on_one_side_only_and_never_says_it_twice():
    rows = keyness_rows(per_10k=[5.5, 0.0], per_10k_rest=[2.1, 3.0], n=[9, 0])
    only, never = (ratio_words(row, "the others") for row in rows.itertuples())
    assert only.startswith("only here, in its shared events (95% interval 2.0 × or more), 9 times")
    assert never == "never here (95% interval 0.50 × or less)"
    everywhere = keyness_rows(n=[9, 0])
    assert ratio_words(next(everywhere.itertuples()), "Herald").startswith("only here (95")


def test_a_chart_of_words_does_not_count_what_is_not_claimed_as_claimed():
    terms = [f"word{i}" for i in range(12)]
    rows = {"term": terms, "log_ratio": np.linspace(1, 2, 12), "low": 0.5, "high": 3.0, "n": 9}
    rows |= {"outlet": "Echo", "n_articles": 9, "articles": 20, "per_10k": 4.0, "g2": 9.0}
    rows |= {"per_10k_rest": 2.0, "claim": True, "q": 0.01, "house_style": ""}
    table = pd.DataFrame(rows)
    less = table.head(2).assign(term=["few", "rare"], log_ratio=-1.0, claim=False)
    ax = framing.plot_keyness(pd.concat([table, less], ignore_index=True), terms=8)
    assert "12 claimed, 8 of them among 10 shown" in ax.get_label()


def test_the_interval_of_a_share_is_written_as_the_share_is():
    rows = pd.DataFrame({"answer": ["yes"], "share": [0.25], "low": [0.06], "high": [0.5]})
    shown = repr(framing.show_table(rows))
    assert "25.0%" in shown and "6.0 to 50.0%" in shown


def loaded_rows(claim: bool):
    rows = {
        "outlet": ["Echo"] * 2 + ["Herald"] * 2,
        "category": ["all", "doubt_distance"] * 2,
        "n": [60, 20, 20, 5],
        "per_1k": [6.0, 2.0, 2.0, 0.5],
        "per_1k_rest": [2.0, 0.5, 6.0, 2.0],
        "articles": 20,
        "rate_low": 1.0,
        "rate_high": 7.0,
        "log_ratio": [1.6, 2.0, -1.6, -2.0],
        "low": [0.5, 0.5, -3.0, -4.0],
        "high": [3.0, 4.0, -0.5, -0.5],
        "q": 0.01,
        "claim": [claim, True] * 2,
    }
    return pd.DataFrame(rows)


@pytest.mark.parametrize("claim", [True, False])
def test_a_claim_on_all_loaded_words_is_told_apart_from_those_on_their_kinds(claim):
    said = framing.say_loaded_terms(loaded_rows(claim))
    assert said.startswith("1 difference in kinds of loaded words between the two outlets")
    assert ("Claimed against the others: All loaded words 3.0 times" in said) == claim
    assert ("All loaded words together differ as well." in said) == claim
    assert "Doubt and distance 4.0 times as often" in said and "count whoever doubts" in said


def test_few_uses_are_counted_in_words():
    rows = loaded_rows(False).assign(claim=False, q=0.9, n=[2, 1, 3, 3], articles=1)
    said = framing.say_loaded_terms(rows.assign(n_tokens=400))
    assert "Doubt and distance (once)" in said and "1 time)" not in said


def test_of_two_outlets_corrected_shares_name_the_other_one():
    rows = {
        "question": "blame",
        "outlet": ["Echo", "Echo", "Herald", "Herald"],
        "answer": ["yes", "no"] * 2,
        "articles": 20,
        "n_reference": 12,
        "share_coded": 0.5,
        "share": [0.6, 0.4, 0.2, 0.8],
        "low": 0.1,
        "high": 0.9,
        "difference_low": [0.2, -0.6, -0.6, 0.2],
        "difference_high": [0.6, -0.2, -0.2, 0.6],
        "q": 0.01,
        "claim": True,
    }
    said = framing.say_corrected_rates(pd.DataFrame(rows))
    assert "20 to 60 points above Herald's" in said and "others" not in said
    none = framing.say_corrected_rates(pd.DataFrame(rows).assign(claim=False))
    assert none.startswith("No difference can be claimed")


def test_a_speaker_of_one_outlet_is_so_by_name_only():
    rows = {
        "outlet": ["Echo", "Herald"],
        "person": ["Orla Finn", "the mayor"],
        "n": 2,
        "n_words": 20,
        "share": 1.0,
        "low": np.nan,
        "high": np.nan,
        "n_articles": 2,
        "articles": 9,
    }
    said = framing.say_speakers(pd.DataFrame(rows))
    assert "Named as a speaker by one outlet only: Orla Finn" in said
    people = ["Orla Finn", "Tom Reed", "Ada Birch", "Jon Vale", "Eva Holm"]
    more = pd.concat([pd.DataFrame(rows).head(1)] * 5).assign(
        person=people, n_words=range(30, 5, -5)
    )
    said = framing.say_speakers(pd.concat([pd.DataFrame(rows), more.tail(4)]))
    assert (
        "Tom Reed (" in said and "and 2 more." in said and "Eva Holm" not in said.split("only")[1]
    )


@pytest.mark.parametrize(
    ("holds", "words"),
    [
        ([False] * 4, "none holds in all. The choices that cost most are “a” and “b”"),
        ([True] * 2 + [False] * 2, "1 holds in all"),
        ([False] * 2, "“pier” (Echo), followed through 2 ways to count, holds in none"),
        ([True] * 2, "The claim “pier” (Echo), followed through 2 ways to count, holds in all"),
        ([True, False], "holds in 50% of them; it no longer holds under “b”."),
    ],
)
def test_claims_that_hold_nowhere_are_none_and_one_claim_is_not_the_weakest(holds, words):
    terms = ["pier"] * 2 + ["quay"] * 2
    rows = {"choice": list("abab"), "outlet": "Echo", "term": terms, "log_ratio": 1.0}
    table = pd.DataFrame(rows).head(len(holds)).assign(holds=holds)
    said = framing.say_robustness(table)
    assert words in said and " 0 hold" not in said and "Of 1 claim" not in said
    assert "weakest is" not in said or len(holds) == 4


def test_choices_that_cost_as_much_as_each_other_are_none_that_costs_most():
    choices = [f"choice {n}" for n in range(6)]
    terms = ["pier"] * 6 + ["quay"] * 6
    rows = {"choice": choices * 2, "outlet": "Echo", "term": terms, "log_ratio": 1.0}
    holds = [True] + [False] * 5 + [True] * 6
    said = framing.say_robustness(pd.DataFrame(rows).assign(holds=holds))
    assert "Most is lost under any of 5 choices alike: under each 1 no longer holds" in said
    assert "The weakest is “pier” (Echo)" in said


def fallen_claims(n: int) -> pd.DataFrame:
    """Claims that lean on an article whose name is that of its file; the last one falls."""
    rows = {"outlet": "Echo", "term": [f"pier {number}" for number in range(n)], "runs": 12}
    falls = [False] * (n - 1) + [True]
    return pd.DataFrame(rows | {"left_out": "echo-daily/06-pier", "q_without": 0.2, "falls": falls})


def test_a_claim_that_falls_is_told_with_the_title_of_the_article():
    one, two = fallen_claims(1), fallen_claims(2)
    for table in (one, two):
        table.attrs |= {"by": "article", "titles": {"echo-daily/06-pier": "“Pier shut” (Echo)"}}
    assert framing.say_leave_one_out(one) == (
        "The claim “pier 0” (Echo) falls where one of 12 articles is left out: “Pier shut” (Echo)."
    )
    said = framing.say_leave_one_out(two)
    assert "Of 2 claims, 1 stands" in said
    assert said.endswith("This falls: “pier 1” (Echo, without “Pier shut” (Echo)).")
    one.attrs = {}
    assert "12 articles or events is left out: echo-daily/06-pier." in framing.say_leave_one_out(
        one
    )


def test_what_was_not_tested_is_not_told_as_not_claimed():
    articles = pd.DataFrame(
        {
            "article": list("ab"),
            "outlet": ["Echo", "Herald"],
            "text": "The pier was closed. The bridge was shut by the council.",
        }
    )
    said = framing.say_agency(framing.agency(articles))
    assert "No difference tested." in said and "claimed" not in said.replace("be claimed", "")


def test_people_without_a_name_are_no_persons():
    articles = pd.DataFrame(
        {
            "article": list("ab"),
            "outlet": ["Echo", "Herald"],
            "text": ["Nobody was hurt. Orla Finn was hurt.", "It is known that nobody was hurt."],
        }
    )
    persons = framing.agency(articles, by="person")["person"]
    assert "Orla Finn" in set(persons) and not persons.str.lower().eq("nobody").any()


def test_the_outlet_of_a_claim_stands_before_the_others():
    """Of many outlets the lines after the first few are folded: none with a claim may be."""
    rows = loaded_rows(False).assign(claim=False).replace({"outlet": {"Herald": "Wire"}})
    third = loaded_rows(True).head(2).assign(outlet="Union", claim=True)
    said = framing.say_loaded_terms(pd.concat([rows, third], ignore_index=True))
    assert said.index("**Union**") < said.index("**Echo**") < said.index("**Wire**")

"""What differs besides the outlet: each property made to differ, and none where none does."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.base.errors import FramingError


def corpus(n=30, **columns):
    rng = np.random.default_rng(0)
    words = np.array("pier goose ferry strike council walkout harbour market".split())
    texts = [" ".join(rng.choice(words, 60)) + "." for _ in range(2 * n)]
    articles = pd.DataFrame({"article": range(2 * n), "text": texts})
    articles["outlet"] = ["Echo"] * n + ["Herald"] * n
    return articles.assign(**columns)


def property_of(articles, name):
    table = framing.balance(articles)
    return table[(table["outlet"] == "Echo") & (table["property"] == name)].iloc[0]


def test_alike_outlets_differ_in_nothing():
    articles = corpus(published=[f"2020-{i % 12 + 1:02d}-05" for i in range(60)])
    table = framing.balance(articles.assign(topic=["a", "b", "c"] * 20))
    assert not table["differs"].any() and len(table) == 16
    assert "no marked difference" in framing.say_balance(table)


def test_dates_that_differ_are_told_with_the_months_shared():
    dates = [f"2020-{i % 3 + 1:02d}-05" for i in range(30)]
    dates += [f"2020-{i % 3 + 7:02d}-05" for i in range(30)]
    articles = corpus(published=dates)
    period, shared = property_of(articles, "period"), property_of(articles, "months shared")
    assert period["differs"] and "its median date is 2020-02-05" in period["verdict"]
    assert shared["value"] == 0 and shared["verdict"].startswith("None of the dated articles")
    said = framing.say_balance(framing.balance(articles))
    assert "compare articles of the same period" in said


def test_topics_length_copies_and_quotation_marks():
    articles = corpus(topic=["strike"] * 24 + ["sport"] * 6 + ["strike"] * 6 + ["sport"] * 24)
    articles["copy_of"] = [7] * 15 + [None] * 45
    articles.loc[:29, "text"] += " “Quoted words here,” he said. " + "More words follow. " * 20
    rows = {name: property_of(articles, name) for name in ("topics", "median length", "copies")}
    rows["quotation marks"] = property_of(articles, "quotation marks")
    assert all(row["differs"] for row in rows.values())
    topics = rows["topics"]
    shares = {topics["detail"]: (topics["value"], topics["value_rest"])}
    expected = {"topics: sport": (0.2, 0.8), "topics: strike": (0.8, 0.2)}
    assert shares.items() <= expected.items()
    lengths = framing.count_terms(articles).sizes
    assert rows["median length"]["value"] == np.median(lengths[:30])
    assert rows["copies"]["detail"] == "15 of 30" and rows["copies"]["value_rest"] == 0
    assert rows["quotation marks"]["value"] == 1
    said = framing.say_balance(framing.balance(articles))
    assert said.count("**Echo**") == 1 and "fewer differences in wording" in said


def test_topics_found_in_words_are_the_same_on_every_run():
    articles = corpus()
    articles.loc[:24, "text"] += " Ballot ballot election senate senate vote."
    first, second = framing.balance(articles), framing.balance(articles)
    pd.testing.assert_frame_equal(first, second)
    topics = property_of(articles, "topics")
    assert topics["differs"] and topics["detail"].startswith("found topics: ")
    assert "are described only" in framing.say_balance(first)


def test_copies_are_looked_for_where_the_table_does_not_say():
    articles = corpus()
    articles["text"] = [f"{text} Number {row} of many." for row, text in articles["text"].items()]
    articles.loc[range(12), "text"] = articles.loc[range(30, 42), "text"].to_numpy()
    copies = property_of(articles, "copies")
    assert (copies["detail"], copies["value_rest"]) in {("0 of 30", 0.4), ("12 of 30", 0)}
    assert copies["differs"] and "its words are partly theirs" in framing.say_balance(
        framing.balance(articles)
    )


def test_genres_are_told_by_signs_set_off_in_titles():
    titles = ["Opinion: Shut the pier", "Pier shut – live", "MOOR | Editorial", "Interview: Moor"]
    plain = ["Public opinion on the pier", "Live geese", "Column of smoke", "He gave an interview"]
    articles = corpus(title=titles * 6 + ["Pier"] * 6 + plain * 7 + ["Geese - cheap"] * 2)
    for genre, expected in (("opinion", "12 of 30"), ("live blog", "6 of 30")):
        row = property_of(articles, genre)
        assert row["detail"] == expected and row["value_rest"] == 0
    assert property_of(articles, "opinion")["differs"]
    said = framing.say_balance(framing.balance(articles))
    assert "the articles of one genre alone" in said
    with pytest.raises(IndexError):
        property_of(corpus(title="Pier"), "opinion")


def test_what_outlets_are_compared_within_is_said():
    within = property_of(corpus(), "compared within")
    assert within["value"] == 1 and "Neither dates nor topics" in within["verdict"]
    dates = [f"2020-{i % 3 + 1:02d}-05" for i in range(30)]
    dates += [f"2020-{i % 3 + 2:02d}-05" for i in range(30)]
    articles = corpus(published=dates)
    within = property_of(articles, "compared within")
    assert within["detail"] == "month" and within["value"] == 2 / 3 and not within["differs"]
    assert within["verdict"] in framing.say_balance(framing.balance(articles))


@pytest.mark.parametrize("n_outlets, others", [(2, "Herald"), (3, "the others")])
def test_of_two_outlets_the_other_one_is_named(n_outlets, others):
    articles = corpus(published=["2020-01-05"] * 30 + ["2020-07-05"] * 30)
    articles["text"] += pd.Series(["", " More words follow." * 40]).repeat(30).tolist()
    articles.loc[45:, "outlet"] = "Wire" if n_outlets == 3 else "Herald"
    table = framing.balance(articles)
    table = table[table["outlet"] == "Echo"]
    told = table[~table["property"].isin(["topics"])]["verdict"]
    assert told.str.contains(others).all()
    assert n_outlets == 3 or not told.str.contains("others|theirs").any()


def test_few_articles_are_not_judged():
    table = framing.balance(corpus(4, published="2020-01-01"))
    assert table["p"].isna().all() and not table["differs"].any()
    assert table["verdict"].str.startswith("Too few articles").any()


def test_one_outlet_is_refused():
    with pytest.raises(FramingError, match="at least 2"):
        framing.balance(corpus().query("outlet == 'Echo'"))


def test_months_are_not_shared_with_articles_that_have_no_date():
    articles = pd.DataFrame({"article": list("ab"), "outlet": list("XY"), "text": "One two."})
    table = framing.balance(articles.assign(published=["2020-01-01", None]))
    table = table.set_index(["outlet", "property"])
    row = table.loc[("X", "months shared")]
    assert row["verdict"] == "No article of Y has a date." and not row["differs"]
    assert not table.loc[("Y", "months shared"), "differs"]


def test_what_is_compared_within_names_shared_events():
    """With events known it is false that all is compared, whatever the dates are."""
    articles = corpus().assign(event=None)
    articles.loc[articles.groupby("outlet").cumcount() < 6, "event"] = "flood"
    articles.loc[articles.groupby("outlet").cumcount() < 2, "event"] = "strike"
    within = property_of(articles, "compared within")
    said = within["verdict"]
    assert "within the 2 events that both cover: 6 of" in said and "all is compared" not in said
    assert within["detail"] == "event" and within["value"] == 6 / 30
    assert "Articles on other events are compared as well." in said
    number = articles.groupby("outlet").cumcount()
    for event in (number % 6, number % 3):  # nothing lies outside, whether events are few or many
        verdict = property_of(articles.assign(event=event), "compared within")["verdict"]
        assert "30 of 30 of its articles" in verdict and "other events" not in verdict


def test_how_outlets_are_compared_ends_once():
    row = {"property": "compared within", "differs": False, "detail": "events"}
    verdicts = {name: f"{name} is compared within 9 events. Other events too." for name in "ABC"}
    table = pd.DataFrame(
        [{**row, "outlet": name, "verdict": said} for name, said in verdicts.items()]
    )
    said = framing.say_balance(table)
    assert said.count("Other events too.") == 1 and "C is compared within 9 events. Other" in said
    table.loc[2, "verdict"] = "C is compared within no event."
    assert framing.say_balance(table).count("Other events too.") == 2


def test_of_many_outlets_what_is_compared_is_told_in_two_sentences():
    rows = [
        {
            "outlet": name,
            "property": "compared within",
            "differs": False,
            "detail": "events",
            "verdict": f"{name} is compared within {n} events. Other events too.",
            "value": 1.0,
            "value_rest": 0.4 + n / 100,
        }
        for n, name in enumerate("ABCDE")
    ]
    said = framing.say_balance(pd.DataFrame(rows))
    assert "with 100% of its articles and 40% to 44% of the others'. Other events too." in said
    assert "B is compared" not in said

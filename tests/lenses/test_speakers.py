"""Who speaks: shares as fractions worked by hand, charts as artists, words from the table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.base.data import DATA
from framing.base.errors import FramingError
from framing.charts.voices import plot_quoted_share, plot_speakers, plot_verb_groups
from framing.commentary.voices import say_quoted_share, say_speakers, say_verb_groups
from framing.lenses.voices.shares import NOBODY, quoted_share, speakers, verb_groups
from framing.lenses.voices.verb_list import speech_verbs
from framing.rates.shares import outlet_shares

TWO_ARTICLES = pd.DataFrame(
    {
        "article": ["a", "b"],
        "outlet": ["Echo", "Herald"],
        "text": ["“We came, we saw, we left,” Orla Finn said.", "They left the “aid” there."],
    }
)


def many(n: int = 12) -> pd.DataFrame:
    rng = np.random.default_rng(3)
    rows = []
    for outlet, quoted, plain in (("Echo", 30, 20), ("Herald", 6, 44)):
        for k in range(n):
            words = "word " * (quoted + int(rng.integers(0, 5)))
            text = f"“{words}end,” Orla Finn said. " + "It was so. " * (plain // 3)
            rows.append((f"{outlet}{k}", outlet, text))
    return pd.DataFrame(rows, columns=["article", "outlet", "text"])


def test_quoted_share_by_hand():
    table = quoted_share(TWO_ARTICLES).set_index("outlet")
    # a scare quote is the outlet's own
    assert table.loc["Echo", ["n_quoted", "n_tokens"]].tolist() == [6, 9]
    assert table.loc["Herald", ["n_quoted", "n_tokens"]].tolist() == [0, 5]
    assert table.loc["Echo", "share"] == pytest.approx(6 / 9)
    assert (
        table["low"].isna().all()
        and not table["claim"].any()
        and table["articles"].tolist() == [1, 1]
    )


def test_quoted_share_claims_a_plain_difference():
    table = quoted_share(many()).set_index("outlet")
    assert table["claim"].all() and table.loc["Echo", "share"] > table.loc["Herald", "share"]
    assert (table["low"] < table["share"]).all() and (table["share"] < table["high"]).all()
    assert table.loc["Echo", "log_ratio"] == pytest.approx(
        np.log2(table.loc["Echo", "share"] / table.loc["Herald", "share"])
    )


def test_no_quotation_anywhere():
    plain = TWO_ARTICLES.assign(text="Nobody spoke.")
    table = quoted_share(plain)
    assert table["share"].tolist() == [0, 0] and not table["claim"].any()
    assert "own voice" in say_quoted_share(table)


def test_one_outlet_is_an_error():
    with pytest.raises(FramingError, match="1 outlet"):
        quoted_share(TWO_ARTICLES.head(1))


QUOTES = pd.DataFrame(
    {
        "article": ["a", "a", "b", "c", "c"],
        "outlet": ["Echo", "Echo", "Echo", "Herald", "Herald"],
        "person": ["Orla Finn", "Ben Orlo", "Orla Finn", "Ben Orlo", None],
        "n_tokens": [6, 2, 4, 5, 15],
    }
)


def test_speakers_by_hand():
    table = speakers(QUOTES).set_index(["outlet", "person"])
    assert table.loc[
        ("Echo", "Orla Finn"), ["n", "n_words", "n_articles", "articles"]
    ].tolist() == [2, 10, 2, 2]
    assert table.loc[("Echo", "Orla Finn"), "share"] == pytest.approx(10 / 12)
    assert table.loc[("Herald", NOBODY), "share"] == pytest.approx(15 / 20)
    assert table.groupby("outlet")["share"].sum().tolist() == pytest.approx([1, 1])
    assert table["low"].isna().all()  # under five quotations the count is told


def test_shares_of_few_articles_stay_within_the_whole():
    """The interval of a rate has no upper end at 100%: 35.7% went to 244.7%."""
    quotes = pd.concat([QUOTES.assign(article=QUOTES["article"] + str(copy)) for copy in range(3)])
    table = speakers(quotes).set_index(["outlet", "person"])
    orla = table.loc[("Echo", "Orla Finn")]
    expected = outlet_shares([6, 4] * 3, [8, 4] * 3, ["Echo"] * 6)
    assert orla[["low", "high"]].tolist() == pytest.approx(
        [expected["low"].item(), expected["high"].item()]
    )
    assert 0 < orla["low"] < orla["share"] < orla["high"] < 1
    assert pd.isna(table.loc[("Echo", "Ben Orlo"), "high"])


def test_speakers_top_and_empty():
    assert len(speakers(QUOTES, top=1)) == 2 and speakers(QUOTES.head(0)).empty
    with pytest.raises(FramingError, match="top must be"):
        speakers(QUOTES, top=0)


VERBS = {
    "“We agree on this,” Orla Finn said.": [("say", "neutral", "direct")],
    "Orla Finn claimed that nothing was signed.": [("claim", "distancing", "indirect")],
    "Orla Finn insisted it was over.": [("insist", "strong", "indirect")],
    "It was over, Orla Finn admitted.": [("admit", "endorsing", "indirect")],
    "Critics ranted that it was over.": [("rant", "hostile", "indirect")],
    "Иван Орлов утверждает, что всё решено.": [("утверждать", "distancing", "indirect")],
    "She read a book and found the demand for a state report odd.": [],
    "The demands were met; her claims were not.": [],
}


@pytest.mark.parametrize("text", VERBS)
def test_speech_verbs(text):
    table = speech_verbs(pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]}))
    rows = table[["verb", "group", "speech"]].itertuples(index=False, name=None)
    assert list(rows) == VERBS[text]
    assert table["text"].tolist() == [text] * len(table)


def verbs(hits: int) -> pd.DataFrame:
    """Twenty articles an outlet, of ten verbs; Echo has ``hits`` distancing ones in all."""
    rows = []
    for outlet, extra in (("Echo", hits), ("Herald", 0)):
        for k in range(20):
            distancing = extra // 20 + (k < extra % 20)
            rows += [
                (f"{outlet}{k}", outlet, "distancing" if i < distancing else "neutral")
                for i in range(10)
            ]
    return pd.DataFrame(rows, columns=["article", "outlet", "group"])


def test_verb_groups_by_hand():
    table = verb_groups(verbs(60)).set_index(["outlet", "group"])
    row = table.loc[("Echo", "distancing")]
    assert (row["n"], row["n_verbs"], row["n_articles"]) == (60, 200, 20) and row[
        "share"
    ] == pytest.approx(0.3)
    assert row["claim"] and row["compared"] and row["share_rest"] == 0


def test_under_thirty_hits_nothing_is_compared():
    row = verb_groups(verbs(29)).set_index(["outlet", "group"]).loc[("Echo", "distancing")]
    assert row["n"] == 29 and not row["compared"] and not row["claim"] and np.isnan(row["p"])
    assert (
        verb_groups(verbs(30))
        .set_index(["outlet", "group"])
        .loc[("Echo", "distancing"), "compared"]
    )


def test_an_unknown_group_is_named():
    with pytest.raises(FramingError, match="loud"):
        verb_groups(verbs(10).assign(group="loud"))


def test_charts_show_the_table():
    import matplotlib.pyplot as plt

    table = quoted_share(many())
    ax = plot_quoted_share(table)
    assert sorted(bar.get_width() for bar in ax.patches) == pytest.approx(
        sorted(100 * table["share"])
    )
    assert "Echo" in ax.get_label() and len(ax.texts) == 4  # with title and measure
    ax = plot_speakers(speakers(QUOTES))
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Orla Finn",
        "Ben Orlo",
        "Ben Orlo",
    ]
    ax = plot_verb_groups(verb_groups(verbs(60)))
    filled = [line for line in ax.lines if line.get_markerfacecolor() != "white"]
    assert len(filled) == 4 and "distancing 30.0%" in ax.get_label()
    plt.close("all")


def test_a_verb_of_a_word_under_marks_counts_once():
    text = "Зал ждали долго. Это станет «подарком для города», заявила глава совета Инга Ворсина."
    table = speech_verbs(pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]}))
    assert table[["form", "speech"]].to_numpy().tolist() == [["заявила", "direct"]]


def test_charts_say_what_they_need():
    with pytest.raises(FramingError, match="share"):
        plot_quoted_share(pd.DataFrame({"outlet": ["Echo"]}))
    with pytest.raises(FramingError, match="no rows"):
        plot_speakers(speakers(QUOTES.head(0)))


def test_words_follow_the_table():
    said = say_quoted_share(quoted_share(many()))
    assert (
        "Echo quotes more than Herald (" in said
        and "Herald quotes" not in said
        and "95% interval" in said
    )
    assert "One article per outlet" in say_quoted_share(quoted_share(TWO_ARTICLES))
    assert "Orla Finn (10 words in 2 quotations" in say_speakers(
        speakers(QUOTES)
    ) and NOBODY not in say_speakers(speakers(QUOTES))
    assert "nobody is quoted" in say_speakers(speakers(QUOTES.head(0)))
    assert "Echo has a larger share of distancing verbs" in say_verb_groups(verb_groups(verbs(60)))
    rare = say_verb_groups(verb_groups(verbs(29)))
    assert "Not compared" in rare and "distancing verbs than" not in rare
    none = verb_groups(verbs(60).assign(group="neutral"))
    assert "No difference in the choice of speech verbs" in say_verb_groups(none)


def test_what_can_be_claimed_is_said_first():
    assert say_quoted_share(quoted_share(many())).startswith("Claimed: Echo quotes more")
    assert say_verb_groups(verb_groups(verbs(60))).startswith("Claimed: Echo has a larger share")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_verb_that_the_lexicon_calls_loaded_is_no_neutral_one(language):
    """“Gushed” is evidence of one kind only, whichever page counts it."""
    verbs = pd.read_csv(DATA / "speech_verbs.csv").query("language == @language")
    neutral = verbs.loc[verbs["group"] == "neutral", "forms"].str.split().explode()
    terms = framing.read_lexicon().query("category == 'loaded_speech_verb'")["term"]
    whole = set(terms)
    stems = tuple(term[:-1] for term in terms if term.endswith("*"))
    assert [form for form in neutral if form in whole or form.startswith(stems)] == []

"""Tokens, counts, TF-IDF and concordances against scikit-learn and counts by hand."""

from __future__ import annotations

import math
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import FramingError, concordance, count_terms, tfidf, tidy_text, tokens

TEXTS = [
    "Not friends, but brothers. “We are brothers,” he said.",
    "No friends! The so-called friends of the U.S. left.",
    "",
    "Взяться за дело «братья» по-братски.",
    "Friends of friends of friends.",
]


def corpus(texts=TEXTS, outlets="ABABA"):
    return pd.DataFrame(
        {
            "article": [f"a{n}" for n in range(len(texts))],
            "outlet": list(outlets)[: len(texts)],
            "text": texts,
        }
    )


words = st.lists(
    st.sampled_from(
        [
            "pier",
            "Pier.",
            "the",
            "“the",
            "shut”",
            "a\u00a0b",
            "don't",
            "80.10%",
            "\n",
            "дом",
            "–",
            "U.S.",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(words, min_size=2, max_size=6),
    st.sampled_from([(1, 1), (1, 2), (2, 3)]),
    st.booleans(),
)
def test_counts_equal_scikit_learn(texts, ngrams, stopped):
    from sklearn.feature_extraction.text import CountVectorizer

    stop = ["the", "a"] if stopped else None
    counts = count_terms(corpus(texts, "ABABAB"), ngrams=ngrams, stop_words=stop)
    model = CountVectorizer(
        tokenizer=tokens, token_pattern=None, lowercase=False, ngram_range=ngrams, stop_words=stop
    )
    try:
        expected = model.fit_transform(texts)
    except ValueError:  # scikit-learn refuses an empty vocabulary
        assert len(counts.terms) == 0
        return
    assert counts.terms.tolist() == model.get_feature_names_out().tolist()
    assert (counts.matrix.toarray() == expected.toarray()).all()


def test_blocks_add_up(monkeypatch):
    whole = count_terms(corpus(), ngrams=(1, 2))
    monkeypatch.setattr("framing.text.engine.coding.BLOCK", 2)
    parts = count_terms(corpus(), ngrams=(1, 2))
    assert parts.terms.tolist() == whole.terms.tolist()
    assert (parts.matrix.toarray() == whole.matrix.toarray()).all() and (
        parts.sizes == whole.sizes
    ).all()


def test_voices_share_the_words_between_them():
    both, own, quoted = (count_terms(corpus(), voice=voice) for voice in (None, "own", "quoted"))
    assert (own.sizes + quoted.sizes == both.sizes).all()
    assert quoted.terms.tolist() == ["are", "brothers", "we"]
    pairs = count_terms(corpus(["one “two three four five” six"] * 2), ngrams=(2, 2), voice="own")
    assert "one six" not in pairs.terms and len(pairs.terms) == 0


def test_terms_in_few_articles_can_be_left_out():
    assert count_terms(corpus(), min_articles=3).terms.tolist() == ["friends"]


def test_tidying_twice_changes_nothing_and_loses_no_letter():
    text = pd.Series(["  a\u00adb\u200b  c\r\n\r\n\t d\u2028e \x00f  "])
    once = tidy_text(text)
    assert once.tolist() == ["ab c\nd\ne f"] and tidy_text(once).equals(once)


def test_tfidf_is_a_fraction_worked_by_hand():
    # Two articles; "pier" in one (idf = ln(3/2) + 1), "shut" in both (idf = 1); weights scaled to
    # length 1.
    articles = corpus(["pier shut", "shut"], "AB")
    table = tfidf(count_terms(articles)).set_index(["outlet", "term"])
    rare = math.log(3 / 2) + 1
    assert table.loc[("A", "pier"), "tfidf"] == pytest.approx(rare / math.hypot(rare, 1))
    assert table.loc[("A", "shut"), "difference"] == pytest.approx(1 / math.hypot(rare, 1) - 1)
    assert table.loc[("A", "pier"), ["n", "n_articles", "articles", "per_10k"]].tolist() == [
        1,
        1,
        1,
        5000.0,
    ]
    assert table["few"].all()


def test_tfidf_means_equal_scikit_learns():
    from sklearn.feature_extraction.text import TfidfVectorizer

    articles = corpus()
    model = TfidfVectorizer(
        tokenizer=tokens, token_pattern=None, lowercase=False, ngram_range=(1, 2)
    )
    weights = model.fit_transform(articles["text"]).toarray()
    table = tfidf(count_terms(articles, ngrams=(1, 2)))
    is_a = articles["outlet"] == "A"
    expected = pd.DataFrame(
        {"A": weights[is_a].mean(axis=0), "B": weights[~is_a].mean(axis=0)},
        model.get_feature_names_out(),
    )
    for row in table.itertuples():
        rest = expected.loc[row.term, "B" if row.outlet == "A" else "A"]
        assert row.tfidf == pytest.approx(
            expected.loc[row.term, row.outlet]
        ) and row.tfidf_rest == pytest.approx(rest)


def test_tfidf_against_the_language_at_large():
    table = tfidf(
        count_terms(corpus(["the the pier", "the walkout the"], "AB"), ngrams=(1, 2)),
        background="en",
    )
    rows = table.drop_duplicates("term").set_index("term")
    assert rows.loc["the", "log_ratio"] < rows.loc["pier", "log_ratio"]
    assert math.isnan(rows.loc["the pier", "per_10k_background"])
    with pytest.raises(FramingError, match="background must be one of"):
        tfidf(count_terms(corpus()), background="xx")


def test_concordance_finds_what_a_regular_expression_finds():
    text = "The kinship of kin. KINSHIP’s end; akin, so-called kin-ship, kin. “Our kin,” they said."
    lines = concordance(corpus([text, "nothing"], "AB"), "kin*")
    expected = [match.span() for match in re.finditer(r"(?i)\bkin[\w’-]*", text)]
    assert list(zip(lines["start"], lines["end"])) == expected
    assert lines["voice"].tolist() == ["own"] * (len(expected) - 1) + ["quoted"]


def test_concordance_of_several_words_and_limits():
    articles = corpus(["of friends of friends of friends", "friends of friends"], "AB")
    lines = concordance(articles, ["friends of", "* friends"], limit=1)
    assert lines.groupby(["outlet", "pattern"]).size().tolist() == [1, 1, 1, 1]
    assert concordance(articles, "of friends", voice="quoted").empty
    assert concordance(articles, "enemies").columns.tolist() == lines.columns.tolist()


def test_in_context_shows_what_stands_around():
    articles = corpus(["The old  pier is shut.", "x"], "AB")
    hits = pd.DataFrame({"article": ["a0"], "start": [8], "end": [12], "category": ["place"]})
    row = framing.in_context(articles, hits).iloc[0]
    assert (row["left"], row["match"], row["right"], row["category"]) == (
        "The old",
        "pier",
        "is shut.",
        "place",
    )


def test_show_lines_escapes_and_says_how_many():
    lines = concordance(corpus(["<b>pier</b> & pier pier", "no"], "AB"), "pier")
    html = framing.show_lines(lines, limit=2, outlets=["A", "B"])._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;" in html and "and 1 more" in html and "no line" in html
    assert html.count('<th scope="col"') == 2


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: count_terms(corpus(), ngrams=(2, 1)), "ngrams must be"),
        (lambda: count_terms(corpus(), ngrams="ab"), "ngrams must be"),
        (lambda: count_terms(corpus(), voice="loud"), "voice must be one of"),
        (lambda: count_terms(corpus().drop(columns="text")), "lacks the column 'text'"),
        (lambda: count_terms(corpus([None, "x"], "AB")), "no text for 'a0'"),
        (lambda: count_terms("articles"), "must be a pandas DataFrame"),
        (lambda: concordance(corpus(), "  "), "patterns must be words"),
        (lambda: concordance(corpus(), "*"), "patterns must be words"),
        (lambda: tfidf(count_terms(corpus(["", " "], "AB"))), "no terms"),
        (lambda: tfidf(count_terms(corpus(["a", "b"], "AA"))), "1 outlet"),
        (lambda: framing.stop_words("fr"), "language must be one of 'en', 'ru'"),
        (
            lambda: framing.in_context(
                corpus(), pd.DataFrame({"article": ["zz"], "start": [0], "end": [1]})
            ),
            "'zz'",
        ),
    ],
)
def test_bad_input_gets_one_sentence(call, says):
    with pytest.raises(FramingError, match=says) as problem:
        call()
    assert "\n" not in str(problem.value)


def test_input_is_left_as_it_was():
    articles = corpus()
    before = articles.copy(deep=True)
    counts = count_terms(articles, ngrams=(1, 2), stop_words=["the"])
    tfidf(counts)
    concordance(articles, "friends")
    framing.overview(articles)
    pd.testing.assert_frame_equal(articles, before)


def test_charts_draw_what_the_table_says():
    table = tfidf(count_terms(corpus(["pier pier shut", "walkout on"], "AB")))
    ax = framing.plot_tfidf(table)
    bars = [patch.get_width() for patch in ax.patches]
    shown = table[table["difference"] > 0]
    assert np.allclose(sorted(bars), sorted(shown["tfidf"]))
    assert [label.get_text() for label in ax.get_yticklabels()] == shown["term"].tolist()
    assert "pier" in ax.get_label()
    colours = framing.outlet_colours(["B", "A"])
    assert [patch.get_facecolor()[:3] for patch in ax.patches[:1]] == [
        __import__("matplotlib").colors.to_rgb(colours["A"])
    ]


def test_figures_carry_their_description_and_are_the_same_bytes_twice():
    table = framing.overview(corpus())
    first, second = (
        framing.figure(framing.plot_overview(table), caption="Words < articles") for _ in range(2)
    )
    html = first._repr_html_()
    assert html == second._repr_html_()
    assert 'alt="Bar chart of the words of each outlet.' in html and "Words &lt; articles" in html


def test_overview_counts_by_hand():
    articles = corpus(["One two. “Three four five six,” she said.", "One. Two."], "AB").assign(
        event=["e", "e"]
    )
    table = framing.overview(articles).set_index("outlet")
    assert table.loc[
        "A", ["articles", "sentences", "tokens", "events", "shared_events"]
    ].tolist() == [1, 2, 8, 1, 1]
    assert table.loc["A", "quoted"] == pytest.approx(4 / 8)
    said = framing.say_overview(table.reset_index())
    assert "**2 outlets, 2 articles, 10 words.**" in said and "One article per outlet" in said


def test_commentary_escapes_what_would_be_markup():
    from framing.commentary.words import escape, number

    assert escape("<b>*x*_$1$") == "&lt;b>\\*x\\*\\_\\$1\\$"
    assert number(-1234.5) == "−1,234.5"

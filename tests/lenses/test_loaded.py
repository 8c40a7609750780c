"""The lexicon and its matcher, against a slow regular expression and counts by hand."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loaded_texts import corpus

import framing
from framing import FramingError, find_loaded, loaded_terms, read_lexicon
from framing.text.engine.coding import token_streams
from framing.text.engine.matching import Matcher

TERMS = [
    "pier",
    "pier*",
    "old pier",
    "so-called",
    "the * pier",
    "no friends",
    "don't",
    "*less",
    "*-called",
    "дом*",
]


def slow(text: str, term: str) -> list[tuple[int, int]]:
    """Where a term stands, by a regular expression over the text's tokens joined by blanks."""
    words = framing.tokens(text)
    rules = [re.compile(re.escape(part).replace(r"\*", ".*")) for part in term.split()]
    return [
        (at, at + len(rules) - 1)
        for at in range(len(words) - len(rules) + 1)
        if all(rule.fullmatch(word) for rule, word in zip(rules, words[at:]))
    ]


words = st.lists(
    st.sampled_from(
        [
            "the",
            "old",
            "pier",
            "Piers,",
            "so-called",
            "No",
            "friends",
            "don’t",
            "useless",
            "дома",
            "“pier”",
        ]
    ),
    max_size=30,
)


@settings(max_examples=80, deadline=None)
@given(words.map(" ".join))
def test_finds_what_a_slow_search_finds(text):
    [(_, stream)] = token_streams(pd.Series([text]), "")
    for term in TERMS:
        first, last, _ = Matcher([term], ["c"]).find(stream)
        found = slow(text, term)
        kept, free = [], -1
        for start, end in found:  # overlapping hits of one term: from left to right
            if start > free:
                kept.append((start, end))
                free = end
        assert list(zip(first.tolist(), last.tolist())) == kept, term


def test_the_longest_term_of_a_category_counts_and_categories_do_not_compete():
    lexicon = pd.DataFrame(
        {"term": ["nation", "brotherly nation*", "brotherly"], "category": ["x", "x", "y"]}
    )
    hits = find_loaded(corpus(["A brotherly nation.", "A nation."]), lexicon=lexicon)
    assert hits[["term", "category"]].to_numpy().tolist() == [
        ["brotherly", "y"],
        ["brotherly nation*", "x"],
        ["nation", "x"],
    ]


def test_terms_do_not_reach_over_paragraphs_or_articles():
    lexicon = pd.DataFrame({"term": ["no friends"], "category": ["x"]})
    assert find_loaded(corpus(["We have no\nfriends", "no", "friends"]), lexicon=lexicon).empty


def test_offsets_point_at_the_words_and_voices_are_told_apart():
    articles = corpus(["A  shameless  lie? “A shameless lie,” she said.", "x"])
    hits = find_loaded(articles, lexicon=pd.DataFrame({"term": ["shameless*"], "category": ["x"]}))
    tidy = framing.tidy_text(articles["text"])[0]
    assert [tidy[start:end] for start, end in zip(hits["start"], hits["end"])] == hits[
        "text"
    ].tolist()
    assert hits["voice"].tolist() == ["own", "quoted"]


def test_scare_quotes_count_as_doubt_in_the_own_voice():
    hits = find_loaded(corpus(["The “experts” came late.", "No one came."]))
    row = hits[hits["term"] == "scare quotes"].iloc[0]
    assert (row["category"], row["voice"], row["text"]) == ("doubt_distance", "own", "“experts”")


def test_rates_are_counts_by_hand():
    lexicon = pd.DataFrame({"term": ["vile", "evil*"], "category": ["bad", "worse"]})
    articles = corpus(["vile vile evil one", "evils two", "three four", "five six"])
    table = loaded_terms(articles, lexicon=lexicon).set_index(["outlet", "category"])
    assert table.loc[
        ("A", "bad"), ["n", "n_tokens", "per_1k", "n_articles", "articles"]
    ].tolist() == [2, 6, 2 / 6 * 1000, 1, 2]
    assert table.loc[("A", "all"), "n"] == 3 and table.loc[("B", "all"), "n"] == 1
    assert table.loc[("B", "bad"), "per_1k"] == 0 and not table["claim"].any()
    each = loaded_terms(articles, lexicon=lexicon, by="article").set_index(["article", "category"])
    assert each.loc[("a0", "worse"), "per_1k"] == 250 and each.loc[("a2", "all"), "n"] == 0


def test_voices_add_up_to_the_whole():
    articles = corpus(
        [
            "A vile thing. “Vile, I said, vile,” she shouted.",
            "No “vile” word, “not one vile word here,” he said.",
        ]
    )
    lexicon = pd.DataFrame({"term": ["vile"], "category": ["bad"]})
    whole = loaded_terms(articles, lexicon=lexicon).set_index(["outlet", "category"])
    sides = (
        loaded_terms(articles, lexicon=lexicon, by="voice")
        .groupby(["outlet", "category"])[["n", "n_tokens"]]
        .sum()
    )
    assert (sides.loc[whole.index, ["n", "n_tokens"]] == whole[["n", "n_tokens"]]).all().all()


def test_a_voice_that_nobody_uses_has_no_row():
    """A corpus without a quotation is no wrong call: its own voice is described and drawn."""
    articles = corpus(["A vile pier in rain.", "The pier is shut, and that is vile."])
    table = loaded_terms(articles, by="voice")
    assert set(table["voice"]) == {"own"} and (table["n_tokens"] > 0).all()
    assert "own voice" in str(framing.say_loaded_terms(table))
    framing.plot_loaded_terms(table)


def test_a_planted_difference_is_claimed_and_chance_is_not():
    rng = np.random.default_rng(0)
    texts = [
        " ".join(
            rng.choice(
                ["pier", "boat", "harbour", "vile"],
                300,
                p=[0.5, 0.3, 0.19 if n % 2 else 0.15, 0.01 if n % 2 else 0.05],
            )
        )
        for n in range(40)
    ]
    lexicon = pd.DataFrame({"term": ["vile", "boat"], "category": ["planted", "same"]})
    table = loaded_terms(corpus(texts, "AB" * 20), lexicon=lexicon).set_index(
        ["outlet", "category"]
    )
    assert table.loc[("A", "planted"), "claim"] and not table.loc[("A", "same"), "claim"]
    assert table.loc[("A", "planted"), "low"] > 1


def test_the_shipped_lexicon_is_clean():
    lexicon = read_lexicon()
    english = lexicon[lexicon["language"] == "en"]
    assert 600 <= len(english) <= 4200
    russian = lexicon[lexicon["language"] == "ru"]
    ends = russian["term"].str.endswith("*") & ~russian["term"].str.endswith("-*")
    assert not ends.any() and not russian["forms"].str.contains("*", regex=False).any()
    assert not lexicon.duplicated("term").any()
    assert {
        "kinship",
        "doubt_distance",
        "legitimising",
        "loaded_speech_verb",
        "vivid_motion",
    } <= set(lexicon["category"])
    assert not (lexicon["term"].str.len() < 2).any()


def test_framing_words_of_the_default_corpus_are_found():
    found = set(find_loaded(framing.read_articles())["text"].str.lower())
    assert {
        "rubbished",
        "castigated",
        "engulfed",
        "snowballed",
        "kinsman",
        "brotherly",
        "won by a landslide",
        "crackdown",
        "figurehead",
    } <= found


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"term": ["a"]}, "lacks the column 'category'"),
        ({"term": ["pier", " "], "category": ["x", "x"]}, "row 3: term must be"),
        ({"term": ["pier", "*"], "category": ["x", "x"]}, "row 3: term must be"),
        ({"term": ["pier", "dock"], "category": ["x", ""]}, "row 3: category must not"),
        ({"term": ["pier", "Pier"], "category": ["x", "x"]}, "row 3: a term may stand once"),
        ({"term": [], "category": []}, "no rows"),
        ({"term": ["a"], "category": ["x"], "in_name": ["never"]}, "row 2: in_name must be"),
    ],
)
def test_a_bad_lexicon_names_its_row(tmp_path, table, says):
    table = pd.DataFrame(table)
    with pytest.raises(FramingError, match=says):
        read_lexicon(table)
    path = tmp_path / "lexicon.csv"
    table.to_csv(path, index=False)
    with pytest.raises(FramingError) as problem:
        loaded_terms(corpus(["a", "b"]), lexicon=path)
    assert "lexicon.csv" in str(problem.value) and "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: loaded_terms(corpus(["a", "b"], "AA")), "1 outlet"),
        (lambda: loaded_terms(corpus(["a", "b"]), by="day"), "by must be one of"),
        (lambda: loaded_terms(corpus(["vile", "b"]), baseline="C"), "'A', 'B', not 'C'"),
        (
            lambda: loaded_terms(corpus(["a", "b"]), lexicon="nowhere.csv"),
            "nowhere.csv does not exist",
        ),
        (lambda: framing.plot_loaded_terms(loaded_terms(corpus(["x", "y"]))), "nothing to draw"),
    ],
)
def test_bad_input_gets_one_sentence(call, says):
    with pytest.raises(FramingError, match=says):
        call()


def test_charts_draw_what_the_table_says():
    table = loaded_terms(corpus(["vile, so-called and brotherly", "a vile lie"]))
    ax = framing.plot_loaded_terms(table)
    drawn = sorted(
        x
        for dots in ax.collections
        for x, _ in getattr(dots, "get_offsets", list)()
        if dots.get_offsets().size
    )
    rows = table[
        (table["category"] != "all") & table.groupby("category")["n"].transform("sum").gt(0)
    ]
    assert set(np.round(rows["per_1k"], 6)) <= set(np.round(drawn, 6))
    assert (
        "One article per outlet" in " ".join(ax.figure.get_supxlabel().split())
        and "vile" not in ax.get_label()
    )
    said = framing.say_loaded_terms(table)
    assert "cannot speak of the outlets" in said


def test_nothing_found_is_said():
    table = loaded_terms(corpus(["pier", "boat"]))
    assert framing.say_loaded_terms(table) == "No term of the lexicon stands in these articles."

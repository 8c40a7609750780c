"""What a word is: ё, combining marks, ligatures, links, hyphens and blanks."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import framing
from framing.text.engine.matching import _fits as fits
from framing.text.words import TOKEN, normal_token, spellings


def table(*texts):
    """Articles of two outlets in turn."""
    numbers = range(len(texts))
    outlets = ["xy"[number % 2] for number in numbers]
    return pd.DataFrame({"article": [f"a{n}" for n in numbers], "outlet": outlets, "text": texts})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Берёза и береза", ["береза", "и", "береза"]),
        ("за\u0301мок, ударение", ["замок", "ударение"]),  # a stress mark
        ("किताब पढ़ी", ["किताब", "पढ़ी"]),  # vowel signs belong to their letter
        ("a ﬁne ﬂag", ["a", "fine", "flag"]),
        ("It cost 3.5bn, 80.10% of 1,200.", ["it", "cost", "3.5bn", "80.10", "of", "1,200"]),
        ("a 5-year plan at 9 a.m.", ["a", "5", "year", "plan", "at", "9", "a.m."]),
        ("see https://orlo.example/a-b?c=d, or www.orlo.example", ["see", "or"]),
        ("mail ann.finn@orlo.example now", ["mail", "now"]),
        ("#harbour says @orlo_news", ["says"]),
        ("read orlo.example/pier/2 and/or R&D", ["read", "and", "or", "r", "d"]),
    ],
)
def test_tokens(text, expected):
    assert framing.tokens(framing.tidy_text(pd.Series([text]))[0]) == expected


def test_links_are_words_where_they_are_asked_for():
    articles = table("Vote #pier at https://orlo.example/x, says @finn.")
    assert framing.count_terms(articles).terms.tolist() == ["at", "says", "vote"]
    terms = framing.count_terms(articles, links=True).terms.tolist()
    assert terms == ["#pier", "@finn", "at", "https://orlo.example/x", "says", "vote"]
    assert framing.tokens("@finn left", links=True) == ["@finn", "left"]
    # the stream that counted one is not taken for the other
    assert framing.count_terms(articles).terms.tolist() == ["at", "says", "vote"]


def test_counts_and_tokens_are_one_rule_for_single_words_and_for_others():
    text = "Ёлка ﬁr за\u0301мок 3.5bn #tag ann@orlo.example «Ёж»-ёрш"
    counts = framing.count_terms(table(text))
    assert sorted(framing.tokens(text)) == sorted(
        term for term, n in zip(counts.terms, counts.matrix.toarray()[0]) for _ in range(n)
    )


def test_yo_is_e_in_counts_lines_and_lexicon_and_the_text_stays_as_written():
    articles = table("Чёрный ёж.", "Черный еж.")
    counts = framing.count_terms(articles)
    assert counts.terms.tolist() == ["еж", "черный"] and (counts.matrix.toarray() == 1).all()
    lines = framing.concordance(articles, ["чёрн*", "еж"])
    assert lines["match"].tolist() == ["Чёрный", "ёж", "Черный", "еж"]
    lexicon = pd.DataFrame({"term": ["чёрный ёж"], "category": ["test"]})
    assert framing.find_loaded(articles, lexicon=lexicon)["text"].tolist() == [
        "Чёрный ёж",
        "Черный еж",
    ]
    assert framing.count_terms(articles, stop_words=["чёрный"]).terms.tolist() == ["еж"]


def test_a_hyphen_is_a_blank_for_a_lexicon_and_for_lines():
    articles = table("A tide-gate plan, so called.", "The tide gate is so-called.")
    lexicon = pd.DataFrame({"term": ["tide gate", "so-called"], "category": ["one", "two"]})
    hits = framing.find_loaded(articles, lexicon=lexicon)
    assert hits["text"].tolist() == ["tide-gate", "so called", "tide gate", "so-called"]
    lines = framing.concordance(articles, ["tide-gate", "so called"])
    assert lines["match"].tolist() == ["tide-gate", "so called", "tide gate", "so-called"]


def test_bound_parts_are_not_split_and_stars_stay_whole():
    assert spellings(["кто-то"]) == [["кто-то"]]
    assert spellings(["*-backed"]) == [["*-backed"]]
    assert spellings(["pier"]) == [["pier"]]
    assert spellings(["would-be"]) == [["would-be"]]  # "it would be" is another matter
    assert ["old", "pier-gate"] in spellings(["old", "pier", "gate"])


def test_a_long_chunk_without_a_blank_is_read_in_no_time():
    assert len(TOKEN.findall("a." * 50_000 + "/")) == 1
    assert len(TOKEN.findall("1.a-" * 20_000 + "@")) > 20_000


def test_one_form():
    assert normal_token("Brother’s") == "brother's" and normal_token("Ёж‑2") == "еж-2"


@pytest.mark.parametrize("pattern", ["*a*a*a*b", "a*b", "*a*", "ab*ba", "*", "a**b*", "a*a", "*ab"])
def test_stars_fit_what_a_regular_expression_fits(pattern):
    from itertools import product

    rule = ".*".join(map(re.escape, pattern.split("*")))
    for letters in (letters for size in range(7) for letters in product("ab", repeat=size)):
        name = "".join(letters)
        assert fits(pattern.split("*"), name) == bool(re.fullmatch(rule, name)), name

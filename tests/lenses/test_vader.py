"""VADER on columns against NLTK's own analyzer, digit for digit."""

import random
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.base.arrow import arrow_text
from framing.lenses.sentiment.vader import SCORES, score_with_hits, vader_analyzer, vader_lexicon

PLAIN = "the a of minister road said it they was this so very report town river under at to hand"
RULES = """
not never so isn't n't without least at very kind of sort of just enough but But hardly MORE VERY
really no the shit bad ass yeah right kiss of death cut the mustard hand to mouth only kinda barely
NOT but despite
"""
CHARGED = "good bad lost disaster joy proud fear fine like great kind no ok lol fed up united party"
PLAIN, RULES, CHARGED = PLAIN.split(), RULES.split(), CHARGED.split()
MARKS = [
    "",
    "",
    "",
    "",
    ".",
    ",",
    "!",
    "!!!",
    "?",
    "??",
    "?!?",
    ":",
    ";",
    "-",
    "'",
    '"',
    "...",
    ")",
    "’s",
    "”",
]
FRONTS = ["", "", "", "", "", '"', "'", "(", "“", "-", "*", "#"]
LONERS = [
    ":)",
    ":-(",
    "😀",
    "😡!",
    "❤️",
    "I",
    "!",
    "!!",
    "?",
    "—",
    "7",
    "O_o",
    "1,200",
    "can't",
    "\u00a0",
    "\t",
]


def score_sentences(texts, lexicon=None):
    lexicon = vader_lexicon() if lexicon is None else lexicon
    [(scores, _)] = score_with_hits([arrow_text(texts)], lexicon)
    return pd.DataFrame(scores, columns=SCORES, index=texts.index)


def nltk_scores(texts, lexicon=None):
    analyzer = vader_analyzer(lexicon)
    return pd.DataFrame([analyzer.polarity_scores(text) for text in texts], columns=SCORES)


def assert_equal_to_nltk(texts, lexicon=None):
    ours = score_sentences(pd.Series(texts, dtype=object), lexicon=lexicon)
    theirs = nltk_scores(texts, lexicon)
    wrong = np.flatnonzero((ours.to_numpy() != theirs.to_numpy()).any(axis=1))
    shown = [(texts[row], ours.loc[row].tolist(), theirs.loc[row].tolist()) for row in wrong[:3]]
    assert not len(wrong), f"{len(wrong)} of {len(texts)} differ: {shown}"


def chunk(draw):
    word = draw(draw([PLAIN, RULES, CHARGED, CHARGED, LONERS]))
    case = draw([str, str, str, str.upper, str.capitalize])
    return draw(FRONTS) + case(word) + draw(MARKS)


def test_equals_nltk_on_generated_sentences():
    choose = random.Random(11).choice
    texts = [" ".join(chunk(choose) for _ in range(choose(range(0, 22)))) for _ in range(5_000)]
    assert_equal_to_nltk(texts)
    # they do test something
    assert (score_sentences(pd.Series(texts))["compound"] != 0).sum() > 2_500


def test_equals_nltk_on_every_pair_and_triple_of_rule_words():
    texts = [f"They {one} {two} good" for one in RULES for two in RULES]
    triples = product(RULES[:20], RULES[:20], ("so", "this", "of"))
    texts += [" ".join(triple) + " bad day" for triple in triples]
    assert_equal_to_nltk(texts)


def test_equals_nltk_on_every_word_of_the_lexicon():
    assert_equal_to_nltk([f"We saw {word} there" for word in vader_lexicon()])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.builds(
                    lambda front, word, case, mark: front + case(word) + mark,
                    st.sampled_from(FRONTS),
                    st.sampled_from(PLAIN + RULES + CHARGED + LONERS),
                    st.sampled_from([str, str.upper, str.title]),
                    st.sampled_from(MARKS),
                ),
                st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
            ),
            max_size=14,
        ),
        max_size=6,
    )
)
def test_property_equals_nltk(sentences):
    assert_equal_to_nltk([" ".join(words) for words in sentences])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.floats(-4, 4, allow_nan=False).map(lambda value: round(value, 1)), min_size=3, max_size=3
    )
)
def test_property_equals_nltk_with_another_lexicon(values):
    lexicon = dict(zip(["road", "least", "very"], values, strict=True))
    texts = ["The ROAD was not very good!", "least road", "At least road, but not this so road?!?"]
    assert_equal_to_nltk(texts, lexicon)


def test_equals_nltk_with_words_of_no_valence():
    texts = [
        "A VERY road, a so road!",
        "Hardly a road, at least a good road",
        "They said road road",
        "kind of road but road",
        "so bad",
    ]
    assert_equal_to_nltk(texts, {"road": 0.0, "good": 1.0, "so": -1.0, "bad": -2.0})


@pytest.mark.parametrize(
    "text, neg, neu, pos, compound",
    [
        ("", 0, 0, 0, 0),
        ("! ?", 0, 0, 0, 0),
        ("It rained all day!", 0, 1, 0, 0),
        # one hit of 1.9: neutral 3, positive 1.9 + 1; compound 1.9 / sqrt(1.9² + 15)
        (
            "They are good people",
            0,
            round(3 / 5.9, 3),
            round(2.9 / 5.9, 3),
            round(1.9 / (1.9**2 + 15) ** 0.5, 4),
        ),
    ],
)
def test_scores_by_hand(text, neg, neu, pos, compound):
    assert score_sentences(pd.Series([text])).loc[0].tolist() == [neg, neu, pos, compound]


def test_takes_no_rows():
    assert score_sentences(pd.Series([], dtype=object)).shape == (0, 4)


def test_lexicon_is_vadersentiments():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    assert vader_lexicon() == SentimentIntensityAnalyzer().lexicon
    vader_lexicon().clear()  # a copy: nobody can change what others read
    assert len(vader_lexicon()) == 7_506

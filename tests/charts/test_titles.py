"""A chart's title says what is drawn: whose figure is larger, and nothing where none is."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

import framing
from framing.charts.style import GREY, outlet_colours


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def title(ax) -> str:
    return ax.texts[-2].get_text().replace("\n", " ")


def verbs(**columns) -> pd.DataFrame:
    """Two kinds of verbs in three outlets."""
    table = pd.DataFrame(
        {
            "outlet": ["Echo", "Herald", "Wire"] * 2,
            "group": ["neutral"] * 3 + ["hostile"] * 3,
            "n": [16, 50, 45, 0, 0, 0],
            "n_verbs": 55,
            "share": [0.29, 0.91, 0.82, 0, 0, 0],
            "low": 0.1,
            "high": 0.95,
            "share_rest": [0.87, 0.55, 0.6, 0, 0, 0],
            "claim": [True] + [False] * 5,
            "compared": True,
            "articles": 12,
        }
    )
    return table.assign(**columns)


def test_an_outlet_with_a_smaller_share_of_verbs_has_fewer_of_them():
    ax = framing.plot_verb_groups(verbs())
    assert title(ax) == "Echo: fewer neutral verbs of speech"
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["neutral"]  # nobody has a hostile one: nothing to draw


def test_verbs_that_were_not_compared_are_not_said_to_be_alike():
    few = verbs(n=2, claim=False, compared=False)
    assert title(framing.plot_verb_groups(few)) == "Too few verbs of speech to compare their kinds"


def test_two_who_speak_as_much_are_both_named():
    table = pd.DataFrame(
        {
            "outlet": ["Echo"] * 3,
            "person": ["Ada Brook", "Bo Crane", "Cy Dell"],
            "share": [0.4, 0.4, 0.2],
            "low": float("nan"),
            "high": float("nan"),
            "n_words": [12, 12, 6],
            "articles": 6,
        }
    )
    assert title(framing.plot_speakers(table)) == "Ada Brook and Bo Crane speak most in Echo"
    three = table.assign(n_words=12, share=1 / 3)
    assert title(framing.plot_speakers(three)) == "3 people speak most in Echo"


@pytest.mark.parametrize(
    "rates, expected",
    [
        ([0.0, 0.0], "No outlet has any: questions"),
        ([0.5, 0.5], "All outlets alike: questions"),
        ([0.5, 0.6], "Herald highest: questions"),
    ],
)
def test_nobody_is_highest_where_all_are_alike(rates, expected):
    table = pd.DataFrame({"outlet": ["Echo", "Herald"], "item": "questions", "rate": rates})
    assert title(framing.plot_rates(table)) == expected


def voices(n: int) -> pd.DataFrame:
    """Loaded words in the voices of two outlets; those of Herald's quotations are ``n``."""
    rows = [
        (outlet, category, voice, count, rate)
        for category in ("blame", "all")
        for outlet, voice, count, rate in (
            ("Echo", "own", 12, 18.0),
            ("Echo", "quoted", 0, 0.0),
            ("Herald", "own", 0, 0.0),
            ("Herald", "quoted", n, 30.0),
        )
    ]
    table = pd.DataFrame(rows, columns="outlet category voice n per_1k".split())
    return table.assign(rate_low=table["per_1k"] / 2, rate_high=table["per_1k"] * 2, articles=6)


def test_one_loaded_word_makes_no_voice_the_most_loaded():
    ax = framing.plot_loaded_terms(
        voices(1).assign(per_1k=lambda rows: rows["per_1k"].clip(upper=18))
    )
    assert title(ax) == "Most loaded: Echo, in its own voice"
    ax = framing.plot_loaded_terms(voices(1))  # 30 per 1,000 words of one use are more
    assert title(ax) == "Most loaded with enough uses: Echo's own voice"
    ax = framing.plot_loaded_terms(voices(9))
    assert title(ax) == "Most loaded: Herald, in quotations"
    few = voices(1).assign(n=1)
    assert title(framing.plot_loaded_terms(few)) == "Too few loaded words to compare the voices"


def pairs(outlets: list[tuple[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "event": "event 1",
            "same_event": True,
            "outlet_a": [first for first, _ in outlets],
            "outlet_b": [second for _, second in outlets],
            "article_a": [first for first, _ in outlets],
            "article_b": [second for _, second in outlets],
            "sentence_a": range(1, len(outlets) + 1),
            "sentence_b": range(1, len(outlets) + 1),
            "sentences_a": 9,
            "sentences_b": 9,
            "strength": "strong",
        }
    )


def test_paired_sentences_have_the_colours_of_the_other_charts():
    table = pairs([("Echo", "Herald"), ("Echo", "Wire"), ("Echo", "Wire")])
    ax = framing.plot_side_by_side(table)
    colours = outlet_colours(["Echo", "Herald", "Wire"])
    drawn = {to_hex(dots.get_facecolor()[0]) for dots in ax.collections}
    assert {colours[name].lower() for name in ("Echo", "Wire")} < drawn


def test_a_frame_that_is_not_tested_shows_whose_dot_it_is():
    table = pd.DataFrame(
        {
            "outlet": ["Echo", "Herald"],
            "frame": "economic",
            "name": "economic",
            "n": 9,
            "per_1k": [4.0, 5.0],
            "rate_low": 3.0,
            "rate_high": 6.0,
            "claim": False,
            "validated": False,
        }
    )
    ax = framing.plot_frames(table)
    edges = {to_hex(dots.get_edgecolor()[0]) for dots in ax.collections}
    assert {colour.lower() for colour in outlet_colours(["Echo", "Herald"]).values()} <= edges


def test_a_frame_too_rare_to_be_tested_is_grey_as_one_that_is_not_validated():
    frames = ["economic", "security", "fairness"]
    table = pd.DataFrame(
        [(outlet, frame) for frame in frames for outlet in ("Echo", "Herald")],
        columns=["outlet", "frame"],
    ).assign(n=9, per_1k=4.0, rate_low=3.0, rate_high=6.0, claim=False, validated=True)
    table = table.assign(name=table["frame"], q=[0.2, 0.2, 0.4, 0.4, np.nan, np.nan])
    ax = framing.plot_frames(table)
    grey = [label.get_text() for label in ax.get_yticklabels() if label.get_color() == GREY]
    assert grey == ["fairness"] and title(ax) == "No frame of the 2 tested differs beyond chance"


def copies(sources: list[str]) -> pd.DataFrame:
    """An article of Echo, and one of each of these outlets that is its copy."""
    return pd.DataFrame(
        {
            "group": 1,
            "article": ["a", *sources],
            "outlet": ["Echo", *sources],
            "copy_of": [None, *["a"] * len(sources)],
            "share": 0.9,
            "kept": True,
        }
    )


def test_outlets_with_as_many_copies_are_not_one():
    assert title(framing.plot_near_copies(copies(["Herald"]))) == "1 near copy in Herald"
    ax = framing.plot_near_copies(copies(["Herald", "Wire"]))
    assert title(ax) == "1 near copy in each of 2 outlets"
    both = pd.concat([copies(["Herald"]), copies(["Wire"]).assign(group=2)])
    both.loc[both["group"] == 2, "article"] += "2"
    both.loc[(both["group"] == 2) & (both["outlet"] == "Echo"), "outlet"] = "Dune"
    both["outlet"] = both["outlet"].replace("Wire", "Herald")
    both.loc[both["group"] == 2, "copy_of"] = both.loc[both["group"] == 2, "copy_of"] + "2"
    assert title(framing.plot_near_copies(both)) == "2 near copies in Herald"  # of two outlets
    assert all(tick == int(tick) for tick in ax.get_xticks())
    bars = {to_hex(bar.get_facecolor()) for bar in ax.patches}
    assert not bars & {colour.lower() for colour in outlet_colours(["Echo", "Herald"]).values()}


def test_the_words_behind_the_longest_bar_of_copies_fit_on_a_phone():
    ax = framing.plot_near_copies(copies(["Juniper Times of the Outer Isles"]))
    ax.figure.draw_without_rendering()
    frame = ax.get_window_extent().x1
    assert all(text.get_window_extent().x1 <= frame + 1 for text in ax.texts)


def test_of_many_lines_those_that_the_title_speaks_of_stand_out():
    outlets = [f"Gull {letter}" for letter in "ABCDEFG"]
    means = [[-0.1, -0.2], [-0.4, -0.1], *([[-0.2, -0.2]] * 4), [0.3, -0.2]]
    table = pd.DataFrame(
        [(outlet, n, mean) for outlet, row in zip(outlets, means) for n, mean in enumerate(row, 1)],
        columns=["outlet", "bin", "mean"],
    ).assign(low=-0.5, high=0.5, articles=9, n_sentences=20)
    ax = framing.plot_sentiment_arc(table)
    widths = [line.get_linewidth() for line in ax.lines[:7]]
    assert [width > 1 for width in widths] == [False, True, *[False] * 4, True]
    ax = framing.plot_sentiment_arc(table[table["outlet"] < "Gull D"])
    assert min(line.get_linewidth() for line in ax.lines[:3]) > 1


def test_an_outlet_that_was_added_takes_no_colour_of_the_others():
    table = pd.DataFrame({"outlet": ["Wire", "Herald", "Added"], "item": "gulls", "rate": 0.5})
    before = outlet_colours(["Echo", "Herald", "Wire"])
    ax = framing.plot_rates(table, unit="gulls per sentence", outlets=list(before))
    drawn = {to_hex(dot.get_edgecolor()[0][:3]).lower() for dot in ax.collections[1::2]}
    kept = {before["Herald"].lower(), before["Wire"].lower()}
    assert kept < drawn and before["Echo"].lower() not in drawn and len(drawn) == 3
    texts, patches = ax.get_legend().get_texts(), ax.get_legend().get_patches()
    legend = {text.get_text(): to_hex(patch.get_facecolor()) for text, patch in zip(texts, patches)}
    assert {name: legend[name] for name in ("Herald", "Wire")} == {
        name: before[name].lower() for name in ("Herald", "Wire")
    }

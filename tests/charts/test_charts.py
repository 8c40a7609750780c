"""Charts of the statistics: what is drawn is what the table holds, for two, three and eight
outlets, few and none.
"""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawn_charts import inside, shown, under
from matplotlib.colors import to_hex

from framing.base.errors import FramingError
from framing.charts.claims import plot_placebo
from framing.charts.keyness import plot_house_style, plot_keyness
from framing.charts.style import outlet_colours
from framing.commentary.keyness import say_house_style, say_keyness
from framing.commentary.placebo import say_placebo


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def words(outlets=("Echo", "Herald"), interval=True) -> pd.DataFrame:
    """A keyness table: two words more, one less, one here only; the first one claimed."""
    rows = []
    for outlet in outlets:
        for term, ratio in (("strike", 2.0), ("pay", 0.5), ("talks", -1.0), ("m$ne_y", np.inf)):
            low, high = (ratio - 0.8, ratio + 0.8) if np.isfinite(ratio) else (0.7, np.inf)
            rest = 0.0 if np.isinf(ratio) else 10 / 2**ratio
            size = 20 if interval else 1
            rows.append(
                (
                    outlet,
                    term,
                    12,
                    9,
                    size,
                    10.0,
                    rest,
                    ratio,
                    low,
                    high,
                    9.0,
                    0.01,
                    0.02,
                    ratio == 2,
                )
            )
    names = [
        "outlet",
        "term",
        "n",
        "n_articles",
        "articles",
        "per_10k",
        "per_10k_rest",
        "log_ratio",
        "low",
        "high",
    ]
    table = pd.DataFrame(rows, columns=[*names, "g2", "p", "q", "claim"])
    if not interval:
        table[["low", "high", "p", "q"]] = np.nan
        table["claim"] = False
    return table


@pytest.mark.parametrize(
    "outlets",
    [
        ("Echo", "Herald"),
        ("Echo", "Herald", "Wire"),
        tuple(f"The Long Named Chronicle of Town {n}" for n in range(8)),
    ],
)
def test_keyness_draws_ratios_with_their_intervals(outlets):
    table = words(outlets)
    before = table.copy()
    ax = plot_keyness(table, outlets[1])
    pd.testing.assert_frame_equal(table, before)
    assert shown(ax) == ["talks", "pay", "strike", r"m\$ne_y"]
    dots, lines = ax.collections[1], ax.collections[0]
    assert [x for x, _ in dots.get_offsets()][:3] == [-1.0, 0.5, 2.0]
    first = lines.get_segments()[0]
    assert (first[0][0], first[1][0]) == pytest.approx((-1.8, -0.2))
    filled = [tuple(face[:3]) != (1, 1, 1) for face in dots.get_facecolor()]
    assert filled == [False, False, True, False]
    assert f"Words that {outlets[1]} writes" in ax.get_label() and "1 claimed" in ax.get_label()
    assert inside(ax)


def test_keyness_of_single_articles_draws_rates_and_says_so():
    ax = plot_keyness(words(interval=False))
    assert "uses per 10,000 words" in under(ax) and "no intervals, no claims" in under(ax)
    assert len(ax.collections) == 3 and inside(ax)
    assert "One article per outlet" in say_keyness(words(interval=False))


def test_keyness_without_words_and_with_a_wrong_outlet():
    plot_keyness(words().assign(house_style="convention"), "Echo")
    with pytest.raises(FramingError, match="'Echo', 'Herald', not 'Wire'"):
        plot_keyness(words(), "Wire")
    with pytest.raises(FramingError, match="no rows"):
        plot_keyness(words().iloc[:0])
    with pytest.raises(FramingError, match="lacks the column 'g2'"):
        plot_keyness(words().drop(columns="g2"), "Echo")


def test_colours_are_those_of_all_charts():
    ax = plot_keyness(words(("Echo", "Herald", "Wire")), "Wire")
    colour = outlet_colours(["Echo", "Herald", "Wire"])["Wire"]
    assert to_hex(ax.collections[0].get_color()[0][:3]) == colour.lower()


def test_axes_that_are_given_are_drawn_on():
    _, ax = plt.subplots()
    assert plot_keyness(words(), "Echo", ax=ax) is ax


def test_an_outlet_is_named_by_position_by_name_or_not_at_all():
    said = [
        ax.get_label()
        for ax in (
            plot_keyness(words(), "Echo"),
            plot_keyness(words(), outlet="Echo"),
            plot_keyness(words()),
        )
    ]
    assert len(set(said)) == 1 and "Words that Echo writes" in said[0]
    assert "Words that Herald writes" in plot_keyness(words(), "Herald").get_label()


PLACEBO = pd.DataFrame(
    {
        "outlet": ["Echo", "Herald", "Wire"],
        "articles": [40, 40, 2],
        "splits": 20,
        "within": [0.1, 0.0, np.nan],
        "within_g2": [30.5, 22.0, np.nan],
        "within_any": [0.1, 0, np.nan],
        "within_any_g2": [1, 1, np.nan],
        "between": [12, 3, 1],
        "between_g2": [90, 70, 5],
    }
)


def test_placebo_draws_both_and_names_who_was_not_split():
    ax = plot_placebo(PLACEBO)
    dots = [part for part in ax.collections if hasattr(part, "get_sizes")]
    values = [float(x) for part in dots for x, _ in part.get_offsets()]
    for value in (0.1, 0.0, 30.5, 22.0, 12, 3, 1, 90, 70, 5):
        assert any(abs(value - x) < 1e-9 for x in values)
    assert "Echo 12 against 0.1 (usual G²: 90 against 30.5)" in ax.get_label()
    assert "nothing to split: Wire" in under(ax) and inside(ax)
    said = say_placebo(PLACEBO)
    assert (
        "split in two at random, 0.1 words (usual G²: 30.5); against the others 12" in said
        and "Wire" in said
    )


def test_titles_say_what_is_not_quite_nothing_and_count_a_word_once():
    ax = plot_placebo(PLACEBO.assign(within=[0.05, 0.0, 0.05]), ax=plt.subplots()[1])
    assert "under 0.1 words claimed" in ax.get_title(loc="left")
    table = pd.DataFrame({"outlet": ["Echo", "Wire", "Wire"], "term": ["mr", "mr", "sen"]})
    table = table.assign(rule="convention", n=9, n_articles=9, share=0.9, per_10k=1.0)
    ax = plot_house_style(table, ax=plt.subplots()[1])
    assert ax.get_title(loc="left") == "2 words are house style, and never claimed"


def test_house_style_draws_the_most_widespread_words():
    table = pd.DataFrame(
        {
            "outlet": ["Echo"] * 3 + ["Herald"],
            "term": ["mr", "rep", "echo", "sen"],
            "rule": "convention",
            "n": [9, 5, 7, 4],
            "n_articles": [9, 5, 7, 4],
            "share": [0.9, 0.5, 0.7, 0.4],
            "per_10k": 1.0,
        }
    )
    ax = plot_house_style(table, terms=2)
    assert shown(ax) == ["sen", "echo", "mr"]
    assert [bar.get_width() for bar in ax.patches] == pytest.approx([40, 70, 90])
    assert "“mr” (convention, in 90% of its articles)" in say_house_style(table) and inside(ax)
    empty = plot_house_style(table.iloc[:0])
    assert "None found" in empty.get_label() and say_house_style(table.iloc[:0]).startswith(
        "No word"
    )

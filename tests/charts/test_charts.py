"""Charts of the statistics: what is drawn is what the table holds, for two, three and eight
outlets, few and none.
"""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from framing.base.errors import FramingError
from framing.charts.claims import plot_claims_table, plot_placebo, plot_robustness
from framing.charts.keyness import plot_house_style, plot_keyness
from framing.charts.style import outlet_colours
from framing.commentary.claims import say_claims_table, say_robustness
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


def shown(ax) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def under(ax) -> str:
    """The words above and below a chart, and what its axis measures."""
    texts = [*(text.get_text() for text in ax.figure.texts), ax.get_xlabel()]
    return " ".join(" ".join(texts).split())


def inside(ax) -> bool:
    """Whether every text of the figure lies within it."""
    figure = ax.figure
    figure.canvas.draw()
    frame = figure.bbox
    low, high = ax.get_xlim()
    ticks = [tick.label1 for tick in ax.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
    texts = [*ax.texts, *ticks, *ax.get_yticklabels(), ax.title, ax._left_title, ax.xaxis.label]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    return all(
        box.x0 >= frame.x0 - 1
        and box.x1 <= frame.x1 + 1
        and box.y0 >= frame.y0 - 1
        and box.y1 <= frame.y1 + 1
        for box in boxes
    )


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
    assert "uses per 10,000 words" in under(ax) and "cannot speak of the outlets" in under(ax)
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


def statements(**changes) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "lens": ["keyness", "loaded", "sentiment"],
            "outlet": ["Echo", "Herald", "Echo"],
            "item": ["strike", "doubt", ""],
            "statement": ["Echo writes “strike” 4.0 times as often as Herald.", "s2", "s3"],
            "rate": 1.0,
            "rate_rest": 1.0,
            "log_ratio": [2.0, -1.0, np.nan],
            "difference": [np.nan, np.nan, 0.2],
            "low": [1.0, -2.0, 0.1],
            "high": [3.0, 0.1, 0.3],
            "q": [0.01, 0.2, 0.03],
            "n_articles": [9, 4, 20],
            "articles": [20, 20, np.nan],
            "pattern": "",
            "claim": [True, False, True],
        }
    )
    return table.assign(**changes)


def test_claims_are_drawn_each_on_its_own_scale():
    ax = plot_claims_table(statements())
    assert shown(ax) == ["sentiment", "Doubt", "strike"]
    ratios, means = ax.figure.axes
    assert [x for x, _ in ratios.collections[1].get_offsets()] == [-1.0, 2.0]
    assert [x for x, _ in means.collections[1].get_offsets()] == [0.2]
    assert "2 claims of 3 statements" in ax.get_label() and inside(ax)
    said = say_claims_table(statements())
    assert (
        "4.0 times as often as Herald. 95 % interval 2.0 to 8.0 times; q =\u00a0.010; in 9 "
        "articles." in said
    )
    assert "95 % interval 0.10 to 0.30; q =\u00a0.030" in said


def test_no_claim_is_drawn_hollow_and_nothing_at_all_is_said():
    single = statements(claim=False, low=np.nan, high=np.nan, q=np.nan, articles=1)
    ax = plot_claims_table(single)
    assert (
        "One article per outlet" in under(ax) and "none can be told from chance" in ax.get_label()
    )
    assert "no effect" in plot_claims_table(statements().iloc[:0]).texts[0].get_text()


def test_robustness_shows_what_holds_what_weakens_and_what_turns():
    table = pd.DataFrame(
        {
            "choice": ["as counted", "own voice only", "half"] * 2,
            "outlet": ["Echo"] * 3 + ["Herald"] * 3,
            "term": ["strike"] * 3 + ["pay"] * 3,
            "log_ratio": [2, 1, -1, 1, 1, np.nan],
            "claim": [True, False, True, True, True, False],
            "holds": [True, False, False, True, True, False],
        }
    )
    ax = plot_robustness(table, outlets=["Echo", "Herald"])
    dots = [dots for dots in ax.collections if len(dots.get_offsets()) == 1]
    assert len(dots) == 5, "what was not counted is not drawn"
    assert shown(ax) == ["pay", "strike"]
    assert [text.get_text() for text in ax.texts][:2] == ["67%", "33%"]
    assert "2 claims under 3 choices; 0 hold under all" in ax.get_label() and inside(ax)
    assert "The weakest is “strike” (Echo), which holds in 33%" in say_robustness(table)
    empty = plot_robustness(table.iloc[:0])
    assert empty.texts[0].get_text() == "no claim to follow" and "no claim" in say_robustness(
        table.iloc[:0]
    )


def test_no_dot_of_the_placebo_is_cut_off():
    table = pd.DataFrame(
        {
            "outlet": ["Echo"],
            "articles": [16],
            "splits": [20],
            "within": [0.1],
            "within_g2": [0.2],
            "between": [90.0],
            "between_g2": [1.0],
        }
    )
    ax = plot_placebo(table)
    assert ax.get_xlim()[1] > 90
    plt.close("all")


def test_a_legend_has_the_colours_of_its_chart_though_an_outlet_claims_nothing():
    table = pd.DataFrame(
        {
            "choice": ["as counted"] * 2,
            "outlet": ["Birch Gazette", "Cinder Post"],
            "term": ["ferry", "pier"],
            "log_ratio": [1.0, 1.2],
            "claim": True,
            "holds": True,
        }
    )
    outlets = ["Amber Courier", "Birch Gazette", "Cinder Post"]
    ax = plot_robustness(table, outlets=outlets)
    colours = outlet_colours(outlets)
    legend = ax.get_legend()
    shown = {
        text.get_text(): to_hex(patch.get_facecolor()).upper()
        for text, patch in zip(legend.get_texts(), legend.get_patches(), strict=True)
    }
    assert shown == {name: colours[name] for name in outlets[1:]}

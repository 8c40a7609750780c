"""Charts of claims: what is drawn is what the tables of claims and of robustness hold."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawn_charts import inside, shown, under
from matplotlib.colors import to_hex

from framing.charts import claims
from framing.charts.claims import plot_claims_table, plot_placebo, plot_robustness
from framing.charts.picture import two_lines, widen
from framing.charts.style import outlet_colours
from framing.commentary.claims import say_claims_table, say_robustness


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


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
    (across,) = [line for line in ratios.lines if line.get_linestyle() == "--"]
    offset, (drawn, gap) = across._unscaled_dash_pattern
    assert across.get_ydata()[0] == 0.8 and min(drawn, gap) >= 3, "seen as dashes"
    assert "Below the dashed line" in claims._claims_note(statements(), statements())
    said = say_claims_table(statements())
    assert (
        "4.0 times as often as Herald. 95% interval 2.0 to 8.0 times; q =\u00a00.010; in 9 "
        "articles." in said
    )
    assert "95% interval 0.10 to 0.30; q =\u00a00.030" in said


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


def test_ten_outlets_and_the_readers_own_have_a_colour_each():
    outlets = [f"Outlet {number}" for number in range(10)]
    assert len(set(outlet_colours([*outlets, "Your outlet"]).values())) == 11


def test_a_long_name_of_a_claim_takes_two_lines_and_is_not_cut():
    table = pd.DataFrame(
        {
            "choice": ["as counted"],
            "outlet": ["Echo"],
            "term": ["ferries of the northern harbours"],
            "log_ratio": 1.0,
            "claim": True,
            "holds": True,
        }
    )
    (name,) = shown(plot_robustness(table))
    assert " ".join(name.split()) == "ferries of the northern harbours"


def test_a_name_of_more_than_two_lines_is_cut_once():
    name = two_lines("Amber Courier, of Juniper Times of the Outer Isles and Skerries", 20)
    assert name.endswith("…") and name.count("…") == 1
    assert len(name.splitlines()) == 2 and max(map(len, name.splitlines())) <= 20


def test_one_claim_is_told_as_one():
    ax = plot_claims_table(statements(claim=[True, False, False]))
    assert "1 claim of 3 statements" in ax.get_label()


def test_on_the_width_of_a_page_every_choice_has_its_number_on_a_phone_every_third():
    rows = [
        {"choice": f"choice {n}", "outlet": "Echo", "term": "all kinds", "lens": "loaded"}
        for n in range(16)
    ]
    ax = plot_robustness(pd.DataFrame(rows).assign(log_ratio=1.0, claim=True, holds=True))
    numbers = lambda: [label.get_text() for label in ax.get_xticklabels()]  # noqa: E731
    assert numbers()[:4] == ["1", "", "", "4"]
    widen(ax.figure)
    assert numbers() == [str(n + 1) for n in range(16)]
    assert shown(ax) == ["loaded words"], "the name that the chart of all claims has"
    title = " ".join(text.get_text() for text in ax.texts).replace("\n", " ")
    assert "The claim holds under every choice" in title


def test_how_many_statements_can_be_claimed_is_said_first():
    assert say_claims_table(statements()).startswith("2 of 3 statements can be claimed:")

"""A sheet is drawn blind, coded, read back; its figures are those worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import binomtest
from sklearn.metrics import cohen_kappa_score

import framing
from framing.claims.sample import key_path

TEXT = (
    "The shameless regime lied. The pier is shut. Boats wait. It was a disgraceful farce. “We "
    "won,” said Orla Finn. "
    "Rain fell. A puppet junta rubbished the plan."
)


@pytest.fixture
def articles():
    return pd.DataFrame(
        {
            "article": ["a", "b"],
            "outlet": ["Echo", "Herald"],
            "text": [TEXT, TEXT.replace("Boats", "Ships")],
        }
    )


@pytest.fixture
def sheet(articles, tmp_path):
    framing.draw_sample(articles, "loaded", path=tmp_path / "sheet.csv")
    return tmp_path / "sheet.csv"


def code(path, first, second=None):
    """Write codes into the sheet: a rule from the meter's answer and the text."""
    table, key = pd.read_csv(path, dtype=str), pd.read_csv(key_path(path), dtype=str)
    table["coder_1"] = [first(answer, text) for answer, text in zip(key["answer"], table["text"])]
    if second:
        table["coder_2"] = [
            second(answer, text) for answer, text in zip(key["answer"], table["text"])
        ]
    table.to_csv(path, index=False)
    return table, key


def test_the_sheet_shows_neither_outlet_nor_answer(articles, sheet):
    table = pd.read_csv(sheet)
    assert list(table) == ["item", "text", "codes", "coder_1", "coder_2"]
    assert table[["coder_1", "coder_2"]].isna().all(axis=None) and len(table) == 14
    assert (
        not table.drop(columns="text")
        .astype(str)
        .apply(lambda column: column.str.contains("Echo|Herald"))
        .any(axis=None)
    )


def test_the_same_seed_draws_the_same_lines_and_another_seed_others(articles, tmp_path):
    drawn = [
        framing.draw_sample(articles, "loaded", n=6, seed=seed, path=tmp_path / f"{at}.csv")[
            "text"
        ].tolist()
        for at, seed in enumerate((1, 1, 2))
    ]
    assert drawn[0] == drawn[1] != drawn[2]


def test_half_of_the_lines_are_flagged_and_weights_add_up_to_the_corpus(articles, tmp_path):
    framing.draw_sample(articles, "loaded", n=6, path=tmp_path / "s.csv")
    key = pd.read_csv(key_path(tmp_path / "s.csv"))
    assert key["answer"].value_counts().to_dict() == {0: 3, 1: 3}
    assert key["weight"].sum() == pytest.approx(14)


def test_precision_recall_and_kappa_against_independent_ones(sheet):
    # coder 1 agrees with the meter but for "regime lied"; coder 2 also calls rain loaded
    table, key = code(
        sheet,
        lambda answer, text: "0" if "regime" in text else answer,
        lambda answer, text: "1" if "Rain" in text else answer,
    )
    scores = framing.score_sample(sheet).set_index(["coder", "what", "outlet", "code"])
    flagged = key["answer"] == "1"
    k, n = int((table.loc[flagged, "coder_1"] == "1").sum()), int(flagged.sum())
    row = scores.loc[("coder_1", "precision", "all", "1")]
    assert row["figure"] == pytest.approx(k / n) and row["n"] == n
    assert (row["low"], row["high"]) == pytest.approx(
        tuple(binomtest(k, n).proportion_ci(method="wilson"))
    )
    true = table["coder_2"] == "1"
    assert scores.loc[("coder_2", "recall", "all", "1"), "figure"] == pytest.approx(
        (true & flagged).sum() / true.sum()
    )
    kappa = scores.loc["both"].iloc[0]
    assert kappa["figure"] == pytest.approx(cohen_kappa_score(table["coder_1"], table["coder_2"]))
    assert kappa["low"] <= kappa["figure"] <= kappa["high"]


def test_recall_weighs_lines_by_what_they_stand_for(articles, tmp_path):
    path = tmp_path / "s.csv"
    framing.draw_sample(articles, "loaded", n=9, path=path)
    table, key = code(path, lambda answer, text: "1")
    weight = key["weight"].astype(float)
    by_hand = weight[key["answer"] == "1"].sum() / weight.sum()
    scores = framing.score_sample(path)
    assert scores.loc[
        (scores["what"] == "recall") & (scores["code"] == "1"), "figure"
    ].item() == pytest.approx(by_hand)


@pytest.mark.parametrize(("lens", "codes"), [("sentiment", {"-1", "0", "1"}), ("quotes", {"1"})])
def test_other_lenses_draw_what_they_measure(articles, tmp_path, lens, codes):
    framing.draw_sample(articles, lens, path=tmp_path / "s.csv")
    assert set(pd.read_csv(key_path(tmp_path / "s.csv"), dtype=str)["answer"]) <= codes


def test_a_spreadsheets_numbers_are_read(sheet):
    table = pd.read_csv(sheet, dtype=str)
    table["coder_1"] = "1.0"
    table.to_csv(sheet, index=False)
    assert framing.score_sample(sheet)["n"].max() == 14


def test_it_is_shown_only_for_the_articles_it_was_drawn_from(articles, sheet):
    assert framing.say_sample(framing.hand_check(articles, "loaded", path=sheet)).startswith(
        "Not checked"
    )
    code(sheet, lambda answer, text: answer)
    assert "precision of answer 1 1.00" in framing.say_sample(
        framing.hand_check(articles, "loaded", path=sheet)
    )
    assert framing.hand_check(articles.head(1), "loaded", path=sheet).empty


def test_nothing_is_written_over(articles, sheet):
    with pytest.raises(framing.FramingError, match="exists already"):
        framing.draw_sample(articles, "loaded", path=sheet)


def test_bad_input_gets_one_sentence(articles, sheet, tmp_path):
    with pytest.raises(framing.FramingError, match="holds no code yet"):
        framing.score_sample(sheet)
    code(sheet, lambda answer, text: "maybe")
    with pytest.raises(
        framing.FramingError,
        match=r"item \d+: coder_1 must be one of '1', '0' or empty, not 'maybe'",
    ):
        framing.score_sample(sheet)
    with pytest.raises(framing.FramingError, match="is not there"):
        framing.score_sample(tmp_path / "none.csv")
    with pytest.raises(framing.FramingError, match="lens must be one of"):
        framing.draw_sample(articles, "tone", path=tmp_path / "x.csv")
    quiet = articles.assign(text="Rain fell.")
    with pytest.raises(framing.FramingError, match="nothing that the lens 'quotes'"):
        framing.draw_sample(quiet, "quotes", path=tmp_path / "y.csv")
    with pytest.raises(framing.FramingError, match="n must be a whole number from 1 on"):
        framing.draw_sample(articles, "loaded", n=0, path=tmp_path / "z.csv")

"""Codebook, blind sheet, agreement, and shares corrected for errors: against fractions by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

import framing
from framing.claims.codebook.agreement import kappa
from framing.claims.codebook.coded import key_path
from framing.claims.codebook.estimate import design_based, rogan_gladen
from framing.claims.practice import practice_sheets

BOOK = pd.DataFrame({"question": "blame", "answer": ["council", "nobody"], "meaning": ["a", "b"]})


@pytest.fixture
def articles():
    names = [f"n{number}" for number in range(20)]
    outlets = ["Echo"] * 14 + ["Herald"] * 6
    events = [f"e{number // 2}" for number in range(20)]
    table = pd.DataFrame({"article": names, "outlet": outlets, "event": events})
    return table.assign(text=[f"The pier of row {number} is shut." for number in range(20)])


def drawn(articles, path, n, answer, **options):
    """A sheet filled by a rule from the article's id."""
    framing.draw_sample(articles, "codebook", codebook=BOOK, n=n, path=path, **options)
    sheet, key = pd.read_csv(path, dtype=str), pd.read_csv(key_path(path), dtype=str)
    sheet["coder_1"] = [answer(article) for article in key["article"]]
    sheet.to_csv(path, index=False)
    return sheet, key


def test_the_sheet_is_blind_and_spread_over_outlets_and_events(articles, tmp_path):
    sheet, key = drawn(articles, tmp_path / "s.csv", 10, lambda article: "nobody")
    assert (
        not sheet.astype(str)
        .apply(lambda column: column.str.contains("Echo|Herald"))
        .any(axis=None)
    )
    assert key.groupby("outlet").size().to_dict() == {"Echo": 5, "Herald": 5}
    assert key[key["outlet"] == "Echo"]["event"].nunique() == 5
    assert key["weight"].astype(float).sum() == pytest.approx(20)


def test_toml_and_csv_are_read_alike(tmp_path):
    BOOK.to_csv(tmp_path / "b.csv", index=False)
    toml = "[blame]\n" + "".join(
        f'[[blame.answers]]\nanswer = "{row.answer}"\nmeaning = "{row.meaning}"\n'
        for row in BOOK.itertuples()
    )
    (tmp_path / "b.toml").write_text(toml, encoding="utf-8")
    first, second = (framing.read_codebook(tmp_path / name) for name in ("b.csv", "b.toml"))
    assert first.equals(second)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("question,answer\nblame,council\nblame,\n", "answer 2 of the codebook.*is missing"),
        ("question,answer\nblame,council\n", "one answer only"),
        ("question,answer\nblame,Nobody\nblame,nobody\n", "twice"),
        ("answer\nnobody\n", "lacks the column 'question'"),
    ],
)
def test_a_broken_codebook_is_one_sentence(tmp_path, text, words):
    (tmp_path / "b.csv").write_text(text, encoding="utf-8")
    with pytest.raises(framing.FramingError, match=words):
        framing.read_codebook(tmp_path / "b.csv")


def test_half_a_sheet_and_an_unknown_answer_are_refused(articles, tmp_path):
    path = tmp_path / "s.csv"
    sheet, _ = drawn(articles, path, 10, lambda article: "nobody")
    sheet["coder_1"] = ["nobody"] * 5 + [None] * 5
    sheet.to_csv(path, index=False)
    with pytest.raises(framing.FramingError, match="coder_1 answered 5 of 10 items"):
        framing.score_sample(path)
    sheet["coder_1"] = ["mayor"] * 10
    sheet.to_csv(path, index=False)
    with pytest.raises(framing.FramingError, match="item 1: coder_1 must be one of 'council'"):
        framing.corrected_rates(path, path)
    sheet["coder_1"] = "nobody"
    sheet.to_csv(path, index=False)
    with pytest.raises(framing.FramingError, match="second coder"):
        framing.score_sample(path)


def test_kappa_is_that_of_scikit_learn():
    codes = np.random.default_rng(1).integers(0, 3, (60, 2))
    assert kappa(codes) == pytest.approx(cohen_kappa_score(*codes.T))


def test_the_estimate_is_the_fraction_worked_by_hand():
    # m(0) = (1 + ½)/2, m(1) = (1 + ½)/4 for answer 0; (3 m(0) + 5 m(1))/8 + (⅛)/4 = 35/64
    truth, coded = np.eye(2)[[0, 0, 1, 1, 0, 0, 0, 0]], np.array([0, 1, 1, 1, 0, 0, 1, 1])
    chosen = np.arange(8) < 4
    shares = design_based(np.zeros(8, int), np.arange(8), coded, chosen, truth).share
    assert shares[0] == pytest.approx([35 / 64, 29 / 64])


def test_rogan_and_gladen_is_their_formula():
    # sensitivity 3/4, specificity 4/5: (seen + specificity - 1)/(sensitivity + specificity - 1)
    true, coded = np.array([1] * 4 + [0] * 5), np.array([1, 1, 1, 0, 1, 0, 0, 0, 0])
    share = rogan_gladen(np.zeros(9, int), coded, np.ones(9, bool), np.eye(2)[true]).share[0, 1]
    assert share == pytest.approx((4 / 9 + 0.8 - 1) / (0.75 + 0.8 - 1))


def test_a_coder_who_errs_in_one_outlet_only_is_set_right():
    rng = np.random.default_rng(3)
    outlet = np.repeat(["Echo", "Herald"], 400)
    truth = rng.random(800) < 0.3
    coded = np.where(outlet == "Herald", truth | (rng.random(800) < 0.5), truth)
    table = pd.DataFrame({"article": range(800), "outlet": outlet})
    people = table.assign(answer=np.where(truth, "yes", "no")).groupby("outlet")
    people = people.sample(100, random_state=3)
    given = framing.corrected_rates(table.assign(answer=np.where(coded, "yes", "no")), people)
    yes = given[given["answer"] == "yes"].set_index("outlet")
    assert yes.loc["Herald", "share_coded"] > 0.55
    assert yes.loc["Herald", "low"] < truth[400:].mean() < yes.loc["Herald", "high"]
    assert not given["claim"].any()


def test_files_in_figures_out(articles, tmp_path):
    rule = {True: "Council", False: "nobody"}
    drawn(articles, tmp_path / "all.csv", 20, lambda article: rule[article < "n15"])
    drawn(articles, tmp_path / "some.csv", 10, lambda article: rule[article < "n14"], seed=4)
    table = framing.corrected_rates(tmp_path / "all.csv", tmp_path / "some.csv")
    assert table["n_reference"].tolist() == [5] * 4 and table["articles"].max() == 14
    assert table.groupby("outlet")["share"].sum().tolist() == pytest.approx([1, 1])
    scores = framing.score_sample(tmp_path / "all.csv", reference=tmp_path / "some.csv")
    assert {"kappa", "alpha", "precision", "recall"} == set(scores["what"])
    assert "checked by hand" in framing.say_corrected_rates(table)


def test_a_reference_of_other_articles_is_refused(articles):
    coded = articles[["article", "outlet"]].assign(answer=["yes", "no"] * 10)
    with pytest.raises(framing.FramingError, match="'other'.*does not have"):
        framing.corrected_rates(coded, coded.assign(article=["other", *coded["article"][1:]]))
    with pytest.raises(framing.FramingError, match="at least 2 of each outlet"):
        framing.corrected_rates(coded, coded.head(10))


def test_made_up_answers_are_for_the_practice_corpus_only(articles, tmp_path):
    """The sheets fill in whole, and no other corpus gets answers that nobody gave."""
    assert practice_sheets(articles, tmp_path) is None and not list(tmp_path.iterdir())
    coder, people = practice_sheets(framing.read_articles(framing.example("practice")), tmp_path)
    table = framing.corrected_rates(coder, people)
    assert set(table["question"]) == {"blame", "affected"} and table["n_reference"].min() == 10
    assert (table["share"] - table["share_coded"]).abs().max() > 0.2


def test_a_difference_counts_once_whichever_side_tells_it():
    """Of two outlets and two answers four rows say the same; of three outlets each says its own."""
    answers = ["yes"] * 40 + ["no"] * 40
    pair = pd.DataFrame({"article": range(80), "outlet": ["Echo"] * 40 + ["Herald"] * 40})
    for question in (["blame"], ["blame", "harm"]):
        table = pd.concat(pair.assign(answer=answers, question=name) for name in question)
        spoken = framing.say_corrected_rates(framing.corrected_rates(table, table))
        assert spoken.startswith(f"{len(question)} difference")
        assert ("“harm: " in spoken) == (len(question) == 2)
    three = pair.assign(answer=answers, outlet=["Echo", "Post"] * 20 + ["Herald"] * 40)
    table = framing.corrected_rates(three, three)
    claimed = table[table["answer"] == "yes"]["claim"].sum()
    assert claimed > 1 and framing.say_corrected_rates(table).startswith(f"{claimed} difference")

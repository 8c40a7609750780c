"""Cue words of frames: counts by hand, weights by their formula, and what may be claimed."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from drawn_charts import under
from loaded_texts import corpus

import framing
from framing import FramingError, find_frames, frames
from framing.lenses.frames.lexicon import GOOD, SCHEMES, frame_names, read_frames

OWN = pd.DataFrame(
    {
        "term": ["lantern*", "old quay", "gull"],
        "frame": ["light", "harbour", "harbour"],
        "weight": [2, 1, 0.5],
    }
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_frame_has_a_name_and_cues_in_both_languages(scheme):
    cues, names = read_frames(scheme=scheme), frame_names().query("scheme == @scheme")
    assert cues["frame"].unique().tolist() == names["frame"].tolist()
    n = cues.groupby(["language", "frame"]).size()
    assert n["en"].min() >= 120 and n["ru"].min() >= 80
    assert names["explanation"].str.endswith(".").all() and names["code"].is_unique


def test_the_figures_are_those_of_the_card():
    card = framing.validity_card("frames").query("part == 'unseen half'")
    measured = card.set_index("what")["figure"]
    names = frame_names()
    for row in names[names["auc_en"].notna()].itertuples():
        head = "sentences" if row.scheme == "policy" else "climate articles"
        name = row.frame.replace("_", " ")
        assert measured[f"{head}: AUC, {name}"] == row.auc_en
    assert names["auc_en"].notna().sum() == measured.index.str.contains("AUC, ").sum() - 3


def test_a_star_stands_behind_three_letters_at_least():
    """Behind fewer it finds words of another kind."""
    short = read_frames()["term"].str.contains(r"(?:^|\s)\w{1,2}\*")
    assert not short.any()


def test_hits_have_offsets_frames_and_voices():
    articles = corpus(["A gull at the old quay. “Lanterns, please,” said Ivo Tarn."])
    hits = find_frames(articles, lexicon=OWN)
    assert hits[["text", "frame", "voice"]].to_numpy().tolist() == [
        ["gull", "harbour", "own"],
        ["old quay", "harbour", "own"],
        ["Lanterns", "light", "quoted"],
    ]
    lines = framing.in_context(articles, hits)
    assert lines["match"].tolist() == hits["text"].tolist()


def test_the_weight_of_a_frame_in_an_article():
    text = "A gull, a gull and the old quay."  # eight words
    table = frames(corpus([text]), by="article", lexicon=OWN).set_index("frame")
    expected = (0.5 * math.log(3) + math.log(2)) / math.sqrt(8)
    assert table.loc["harbour", "weight"] == pytest.approx(expected)
    assert table.loc["harbour", ["n", "n_tokens", "per_1k"]].tolist() == [3, 8, 375]
    assert table.loc["light", "weight"] == 0


def test_articles_are_put_in_order():
    texts = [
        "The court ruled that the law was unconstitutional, and the judge agreed.",
        "Doctors at the hospital treated patients who had caught the virus.",
        "Верховный суд признал закон неконституционным, заявил адвокат.",
        "Врачи в больнице лечат пациентов, заболевших коронавирусом.",
    ]
    table = frames(corpus(texts), by="article")
    most = table.loc[table.groupby("article")["weight"].idxmax(), "frame"]
    assert most.tolist() == ["legality", "health"] * 2


def planted(n: int = 12) -> pd.DataFrame:
    """Outlet A writes of courts, B of weather, both of parties."""
    filler = " The quay lay still while gulls rose over the low grey water of the bay."
    a = ["A judge, a court and a lawyer.", "The lawsuit went to trial, attorneys and judges say."]
    b = ["Rain fell.", "Wind rose over the lighthouse, says a lawyer."]
    texts = [a[k % 2] + filler * (3 + k % 3) for k in range(n)]
    texts += [b[k % 2] + filler * (3 + k % 3) for k in range(n)]
    return corpus(texts, "A" * n + "B" * n)


def test_a_difference_in_a_validated_frame_is_claimed_and_one_in_another_never():
    table = frames(planted()).set_index(["outlet", "frame"])
    assert table.loc[("A", "legality"), "claim"] and table.loc[("A", "legality"), "log_ratio"] > 0
    assert table.loc[("A", "legality"), "stands_without_top"]
    names = frame_names().query("scheme == 'policy'").set_index("frame")["auc_en"]
    for frame, own in table.groupby("frame"):
        assert own["validated"].eq(names[frame] >= GOOD).all()
    others = table[~table["validated"]]
    assert others[["p", "q"]].isna().all(axis=None) and not others["claim"].any()
    assert table.loc[("A", "crime"), "n"] > 0 and not table.loc[("A", "crime"), "validated"]


def test_a_difference_that_rests_on_one_cue_is_not_claimed():
    articles = planted()
    text = articles["text"].str.replace(r"^.*?\.", "Court.", regex=True)
    articles["text"] = text.where(articles["outlet"] == "A", articles["text"])
    row = frames(articles).set_index(["outlet", "frame"]).loc[("A", "legality")]
    assert row["q"] < 0.05 and row["top_term"] == "court" and row["top_share"] == 1
    assert not row["stands_without_top"] and not row["claim"]


def test_a_frame_of_ones_own_is_tested():
    articles = planted()
    lexicon = pd.DataFrame(
        {"term": ["judge*", "lawsuit", "rain"], "frame": ["bench"] * 2 + ["sky"]}
    )
    table = frames(articles, lexicon=lexicon).set_index(["outlet", "frame"])
    assert table.loc[("A", "bench"), "claim"] and table.loc[("A", "bench"), "name"] == "bench"


def test_own_and_quoted_voice_add_up():
    articles = corpus(["The court sat. “A judge and a court,” said Ivo Tarn.", "Rain in court."])
    voices = frames(articles, by="voice")
    legal = voices[voices["frame"] == "legality"].set_index(["outlet", "voice"])["n"]
    assert legal.to_dict() == {
        ("A", "own"): 1,
        ("A", "quoted"): 2,
        ("B", "own"): 1,
    }


def test_by_event_gives_each_outlets_rates_within_it():
    articles = corpus(["A court.", "Courts here.", "A judge sat.", "Rain."]).assign(
        event=["quay", "quay", "storm", None]
    )
    table = frames(articles, by="event")
    legal = table[table["frame"] == "legality"][["event", "outlet", "n", "n_tokens", "articles"]]
    assert legal.to_numpy().tolist() == [
        ["quay", "A", 1, 2, 1],
        ["quay", "B", 1, 2, 1],
        ["storm", "A", 1, 3, 1],
    ]
    with pytest.raises(FramingError, match="names no event"):
        frames(corpus(["A court.", "Rain."]), by="event")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weight": ["heavy", 1, 1]}, "row 1: weight must be a number"),
        ({"weight": [1, 0, 1]}, "row 3: weight must be a number"),
        ({"term": ["", "a", "b"]}, "row 2"),
    ],
)
def test_a_bad_row_is_named(change, message):
    with pytest.raises(FramingError, match=message):
        read_frames(OWN.assign(**change))


def test_unknown_choices_are_refused():
    articles = corpus(["A court.", "Rain."])
    with pytest.raises(FramingError, match="scheme"):
        frames(articles, scheme="moods")
    with pytest.raises(FramingError, match="by"):
        frames(articles, by="week")


def test_what_is_said_and_drawn_follows_the_table():
    table = frames(planted())
    said = framing.say_frames(table)
    assert "“legality and constitutionality” (of which “" in said
    assert (
        "could be claimed if nothing but frames were tested (" in said
        and "crime and punishment" in said.split("Not tested")[1]
    )
    none = framing.say_frames(table.assign(claim=False))
    assert none.startswith("Even if nothing but frames were tested, no difference between the two")
    ax = framing.plot_frames(table)
    labels = {label.get_text(): label.get_color() for label in ax.get_yticklabels()}
    assert len(set(labels.values())) == 2
    assert "No cue word at all: Economic, " in under(ax)
    all_found = table.assign(n=table["n"].clip(lower=1))
    assert "No cue word at all" not in under(framing.plot_frames(all_found))
    with pytest.raises(FramingError, match="nothing to draw"):
        framing.plot_frames(table.assign(n=0))

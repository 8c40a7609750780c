"""The lines under a finding show what it says: more on one side, something else on the other."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

import framing
from framing.claims.evidence import Evidence
from framing.claims.findings import COLUMNS
from framing.report.pages.findings import findings_with_lines


def corpus(*rows) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["outlet", "event", "text"])
    return table.assign(article=[f"a{n}" for n in range(len(table))])


def lines_of(table: pd.DataFrame, lens: str, item: str, **figures) -> pd.DataFrame:
    row = dict.fromkeys(COLUMNS, "") | {"kind": "claim", "lens": lens, "item": item}
    row |= {"outlet": "Echo", "compared_with": "the others", "compared_within": "events"}
    row |= {"rate": 4.0, "rate_rest": 1.0, "log_ratio": 2.0} | figures
    finding = next(pd.DataFrame([row]).itertuples())
    return Evidence(table, framing.side_by_side(table)).lines(finding)


def test_a_word_that_the_pairs_have_on_both_sides_is_shown_on_the_side_that_has_more():
    said = "“The ferry pier of Orvelle needs a new roof and the board knows it,” {} said."
    table = corpus(
        ("Echo", "e", said.format("Ida Karo")),
        ("Herald", "e", said.format("Mats Tain")),
    )
    lines = lines_of(table, "keyness", "knows")
    assert lines["outlet"].tolist() == ["Echo"] and lines["match"].tolist() == ["knows"]
    lines = lines_of(table, "keyness", "knows", rate=1.0, rate_rest=4.0, log_ratio=-2.0)
    assert lines["outlet"].tolist() == ["Herald"]


def test_who_quotes_less_is_shown_with_words_told_without_marks():
    said = "“The ferry pier of Orvelle needs a new roof,” {} said."
    table = corpus(
        ("Echo", "e", said.format("Ida Karo")),
        ("Herald", "e", said.format("Mats Tain") + " Lia Borg said that rain was near."),
    )
    lines = lines_of(table, "voices", "quoted")
    assert lines["outlet"].tolist() == ["Echo", "Herald"]
    assert lines["text"].iloc[1] == "Lia Borg said that rain was near."
    assert lines["match"].iloc[0] and not lines["match"].iloc[1]
    fewer = lines_of(table, "voices", "quoted", outlet="Herald", rate=1.0, rate_rest=4.0)
    assert fewer["outlet"].tolist() == ["Herald", "Echo"] and not fewer["match"].iloc[0]


def test_a_share_of_verbs_is_shown_by_another_verb_and_not_by_none():
    table = corpus(
        ("Echo", "e", "Ida Karo claimed that the ferry pier of Orvelle needs a new roof."),
        (
            "Herald",
            "e",
            "The ferry pier of Orvelle needs a new roof by Monday. Mats Tain said it.",
        ),
    )
    lines = lines_of(table, "verbs", "distancing")
    assert lines["text"].tolist()[1] == "Mats Tain said it." and lines["match"].iloc[0] == "claimed"


def test_what_stands_outside_the_shared_events_still_shows_a_share_of_all_articles():
    table = corpus(
        ("Echo", "e", "The ferry pier of Orvelle has a new roof."),
        ("Herald", "e", "The ferry pier of Orvelle has no new roof."),
        ("Echo", None, "Ida Karo claimed that the tram of Lumo was late on every Monday."),
    )
    lines = lines_of(table, "verbs", "distancing", rate_rest=0.0, log_ratio=float("inf"))
    assert lines["article"].tolist() == ["a2"]


def test_a_source_is_named_in_its_line_and_no_other_outlet_stands_beside_it():
    told = "«Паром стоит у пирса до мая. Рейсы начнутся {}»,— говорится в сообщении."
    table = corpus(
        ("Echo", "e", told.format("в июне")),
        ("Herald", "e", told.format("в июле")),
    )
    lines = lines_of(table, "speakers", "сообщение", rate=float("nan"), rate_rest=float("nan"))
    assert lines["outlet"].tolist() == ["Echo"] and "сообщении" in lines["text"].item()


def test_tone_is_shown_at_two_ends():
    table = corpus(
        ("Echo", "e", "The new roof of the old ferry pier is a great joy. Rain was near."),
        ("Herald", "e", "It was a wonderful day. The war killed many good people, alas."),
    )
    up = {"rate": 0.3, "rate_rest": -0.1, "log_ratio": float("nan")}
    lines = lines_of(table, "sentiment", "", **up)
    assert "great joy" in lines["text"].iloc[0] and "killed" in lines["text"].iloc[1]
    down = {"outlet": "Herald", "rate": -0.1, "rate_rest": 0.3, "log_ratio": float("nan")}
    lines = lines_of(table, "sentiment", "", **down)
    assert "killed" in lines["text"].iloc[0] and "great joy" in lines["text"].iloc[1]


def test_the_pair_to_read_is_one_that_tells_the_same_in_other_words():
    table = corpus(
        ("Echo", "e", "The board of Orvelle will shut the ferry pier in May of this year."),
        (
            "Herald",
            "e",
            "The board of Orvelle will shut the ferry pier in May of this year, it is.",
        ),
        ("Echo", "f", "The harbour board raised the fare of the tram to Lumo by 12 crowns."),
        ("Herald", "f", "The shameless harbour board raised the fare to Lumo by 12 crowns."),
    )
    lines = lines_of(table, "", "", kind="reading")
    assert lines["article"].tolist() == ["a2", "a3"]


def test_the_pair_to_read_leaves_a_claim_the_pair_that_shows_it():
    table = corpus(
        ("Echo", "e", "The harbour board raised the fare of the tram to Lumo by 12 crowns."),
        ("Herald", "e", "The shameless harbour board raised the fare to Lumo by 12 crowns."),
        ("Echo", "f", "The ferry pier of Orvelle will be shut in May, the town says."),
        ("Herald", "f", "The ferry pier of Orvelle is going to be shut in the month of May."),
    )
    blank = dict.fromkeys(COLUMNS, "")
    reading = blank | {"kind": "reading", "rate": 0.0, "rate_rest": 0.0}
    claim = blank | {"kind": "claim", "lens": "loaded", "item": "all", "outlet": "Herald"}
    claim |= {"rate": 4.0, "rate_rest": 1.0, "log_ratio": 2.0, "compared_with": "Echo"}
    found = SimpleNamespace(articles=table, pairs=framing.side_by_side(table))
    found.findings = pd.DataFrame([reading, claim])
    (first, to_read), (second, shown) = findings_with_lines(found)
    assert (first.kind, second.kind) == ("reading", "claim")
    assert shown["article"].tolist() == ["a1", "a0"]
    assert to_read["article"].tolist() == ["a2", "a3"]

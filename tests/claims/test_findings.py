"""What a front page says first: claims before descriptions, a lens once before a second time."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.claims.evidence import Evidence
from framing.claims.findings import findings, shortened


def statement(lens, outlet, item, q, *, ratio=2.0, claim=True) -> dict:
    return {
        "lens": lens,
        "outlet": outlet,
        "item": item,
        "statement": f"{outlet} writes {item}.",
        "rate": 4.0,
        "rate_rest": 1.0,
        "unit": "",
        "log_ratio": ratio,
        "difference": float("nan"),
        "q": q,
        "claim": claim,
        "compared_with": "Herald" if outlet == "Echo" else "Echo",
    }


@pytest.fixture
def articles() -> pd.DataFrame:
    texts = [
        "The old ferry pier was shut. None came.",
        "A goose. The old ferry pier is closed.",
    ] * 3
    table = pd.DataFrame({"article": list("abcdef"), "outlet": ["Echo", "Herald"] * 3})
    return table.assign(text=texts, event=["e", "e", "f", "f", "g", "g"])


@pytest.fixture
def pairs(articles) -> pd.DataFrame:
    return framing.side_by_side(articles)


def test_the_best_of_each_lens_comes_first_and_then_the_other_outlet(articles, pairs):
    rows = [
        statement("keyness", "Echo", "pier", 1e-4, ratio=3),
        statement("keyness", "Echo", "goose", 1e-3, ratio=3),
        statement("keyness", "Herald", "closed", 0.04),
        statement("loaded", "Herald", "stance", 0.01),
        statement("verbs", "Echo", "strong", 0.9, claim=False),
    ]
    rows = findings(articles, pd.DataFrame(rows), pairs)
    claims = rows[rows["kind"] == "claim"]
    assert claims["item"].tolist() == ["pier", "stance", "closed"]
    assert rows["kind"].tolist()[:3] == ["claim"] * 3 and "strong" not in set(rows["item"])
    assert 3 <= len(rows) <= 7


def test_of_no_claim_it_is_said_how_many_articles_it_would_take(articles, pairs):
    rows = findings(
        articles, pd.DataFrame([statement("keyness", "Echo", "x", 0.9, claim=False)]), pairs
    )
    first = rows.iloc[0]
    assert first["kind"] == "nothing" and "these 6 articles" in first["sentence"]
    assert first["rate"] > first["rate_rest"] == 3
    assert rows["kind"].tolist()[1] == "reading" and "description" in set(rows["kind"])
    assert rows["sentence"].str.split().str.len().max() <= 25


def test_a_line_stands_beside_what_the_other_outlet_writes_in_its_place(articles, pairs):
    claims = pd.DataFrame([statement("keyness", "Echo", "shut", 0.001)])
    row = next(findings(articles, claims, pairs).itertuples())
    evidence = Evidence(articles, pairs)
    lines = evidence.lines(row)
    assert lines["outlet"].tolist() == ["Echo", "Herald"]
    assert lines["article"].tolist() in (["a", "b"], ["c", "d"], ["e", "f"])
    assert lines["match"].tolist()[0] == "shut" and "shut" in lines["text"].iloc[0]
    again = evidence.lines(row)
    assert not set(again["article"]) & set(lines["article"])


def test_a_sentence_that_is_too_long_goes_without_its_bracket():
    long = "Echo " + "really " * 24 + "writes it (4.0 against 2.0)."
    assert shortened(long).endswith("writes it.")


def test_of_three_outlets_the_line_of_the_one_that_has_fewer_is_shown():
    texts = {
        "Echo": "The old ferry pier of Orvelle is shut for a while, as the board told all.",
        "Herald": "The old ferry pier of Orvelle is closed until May, the harbour board says.",
        "Post": "The old ferry pier of Orvelle is barred until May, the harbour board says.",
    }
    names = list(texts)
    table = pd.DataFrame({"article": names, "outlet": names, "text": list(texts.values())})
    table["event"] = "e"
    few = statement("keyness", "Echo", "closed", 0.001, ratio=-2.0) | {"rate": 0.0}
    row = next(findings(table, pd.DataFrame([few]), framing.side_by_side(table)).itertuples())
    lines = Evidence(table, framing.side_by_side(table)).lines(row)
    assert "Echo" in set(lines["outlet"]) and len(lines) == 2


def test_two_words_of_one_name_are_one_finding(articles, pairs):
    rows = [statement("keyness", "Echo", name, 1e-4) for name in ("mats", "brook")]
    rows += [statement("keyness", "Echo", "pier", 1e-3)]
    said = findings(articles, pd.DataFrame(rows), pairs)
    assert said.loc[said["kind"] == "claim", "item"].tolist() == ["mats", "pier"]


def test_all_pairs_are_close_or_none_is(articles, pairs):
    rows = pd.DataFrame([statement("keyness", "Echo", "pier", 1e-4)])

    def reading(strength, n=2):
        table = findings(articles, rows, pairs.head(n).assign(strength=strength))
        return table.loc[table["kind"] == "reading", "sentence"].iloc[0]

    assert reading("strong").endswith("on 2 events, all of them close.")
    assert reading("default").endswith("none of them close.")
    assert reading("strong", 1) == "Outlets tell of the same in 1 pair of sentences on 1 event."


def test_the_outlet_of_a_finding_stands_first(articles, pairs):
    rows = pd.DataFrame([statement("keyness", "Herald", "closed", 1e-4)])
    finding = next(findings(articles, rows, pairs).itertuples())
    lines = Evidence(articles, pairs).lines(finding)
    assert lines["outlet"].tolist() == ["Herald", "Echo"]

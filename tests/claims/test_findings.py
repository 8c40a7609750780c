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
    assert rows["sentence"].iloc[1].startswith("3 pairs of sentences on 3 events ")
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


def quoted_share(outlet: str, rest: float) -> dict:
    row = statement("voices", outlet, "quoted", 0.001, ratio=-2.0 if rest > 0.1 else 2.0)
    return row | {"rate": 0.1, "rate_rest": rest}


def test_a_sentence_inside_a_quotation_that_goes_on_is_not_shown_as_told_without_one():
    told = "The old ferry pier of Orvelle is closed until May."
    texts = {
        "Echo": f'The board met today. "{told} We shall see," Ms Karo said.',
        "Herald": f'"We met. {told.replace("closed", "shut")} It is a pity," Mr Tain said.',
        "Post": f"The board met. {told.replace('until', 'till')} Nobody said more.",
    }
    names = list(texts)
    table = pd.DataFrame({"article": names, "outlet": names, "text": list(texts.values())})
    table["event"] = "e"
    pairs = framing.side_by_side(table)
    claims = pd.DataFrame([quoted_share("Herald", 0.4)])  # Herald is said to quote less
    lines = Evidence(table, pairs).lines(next(findings(table, claims, pairs).itertuples()))
    assert lines["outlet"].tolist() == ["Echo"] and (lines["match"] != "").all()
    claims = pd.DataFrame([quoted_share("Echo", 0.01) | {"compared_with": "the others"}])
    lines = Evidence(table, pairs).lines(next(findings(table, claims, pairs).itertuples()))
    assert lines["outlet"].tolist() == ["Echo", "Post"]
    assert lines["match"].tolist() == ['"' + told, ""]


def test_what_others_write_on_their_own_events_is_not_shown_against_here_only():
    rows = [
        ("Echo", "e", "The tram to Orvelle halts at noon, as the board reveals to all."),
        ("Herald", "e", "A fair was held in the square of the old town on Sunday morning."),
        ("Herald", "f", "The choir reveals its plan for a summer at the sea of Lumo."),
        ("Post", "f", "Nobody knows what will be sung at the sea of Lumo in summer."),
    ]
    table = pd.DataFrame(rows, columns=["outlet", "event", "text"]).assign(article=list("abcd"))
    pairs = framing.side_by_side(table)
    only = statement("keyness", "Echo", "reveals", 0.001, ratio=float("inf"))
    only |= {"compared_with": "the others", "compared_within": "events"}
    row = next(findings(table, pd.DataFrame([only]), pairs).itertuples())
    assert Evidence(table, pairs).lines(row)["article"].tolist() == ["a"]
    finite = pd.DataFrame([only | {"log_ratio": 1.0}])
    row = next(findings(table, finite, pairs).itertuples())
    assert Evidence(table, pairs).lines(row)["article"].tolist() == ["a"]
    everywhere = pd.DataFrame([only | {"log_ratio": 1.0, "compared_within": "all articles"}])
    row = next(findings(table, everywhere, pairs).itertuples())
    assert Evidence(table, pairs).lines(row)["article"].tolist() == ["a"]


def test_a_noun_is_told_as_the_word_for_a_source_and_not_as_one_who_is_quoted():
    said = "«Паром стоит у пирса до мая»,— говорится в сообщении. Больше ничего не известно."
    table = pd.DataFrame({"article": list("abcdef"), "outlet": ["Echo", "Wire"] * 3})
    table = table.assign(text=said, event=list("eeffgg"))
    table.loc[table["outlet"] == "Wire", "text"] = "Паром стоит у пирса, и это всё."
    table["text"] = table["text"] * 2
    claims = pd.DataFrame([statement("keyness", "Echo", "x", 0.9, claim=False)])
    rows = findings(table, claims, framing.side_by_side(table))
    sentence = rows.loc[rows["kind"] == "voices", "sentence"].item()
    assert sentence.startswith("Echo gives no source more of its quoted words than “сообщение”: ")
    assert sentence.endswith("in 3 of its 3 articles with quotations.")


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

    assert reading("strong").endswith("the same; all of them are much alike.")
    assert reading("default").endswith("none of them are much alike.")
    assert reading("strong", 1) == "1 pair of sentences on 1 event seems to tell the same."


def test_the_outlet_of_a_finding_stands_first(articles, pairs):
    rows = pd.DataFrame([statement("keyness", "Herald", "closed", 1e-4)])
    finding = next(findings(articles, rows, pairs).itertuples())
    lines = Evidence(articles, pairs).lines(finding)
    assert lines["outlet"].tolist() == ["Herald", "Echo"]


def test_what_stands_without_marks_and_as_nobodys_words_is_shown_last():
    said = "The old ferry pier of Orvelle is closed until May."
    rows = [
        ("Echo", "e", f'"{said}" Ms Karo said. A goose saw it.'),
        ("Post", "e", f"The board wrote a post. {said} Nobody knows more."),
        ("Echo", "f", '"The new tram of Lumo halts at noon on Monday," Mr Tain said.'),
        ("Post", "f", "Mr Tain said that the new tram of Lumo halts at noon. It is red."),
    ]
    table = pd.DataFrame(rows, columns=["outlet", "event", "text"]).assign(article=list("abcd"))
    pairs = framing.side_by_side(table)
    claims = pd.DataFrame([quoted_share("Echo", 0.01)])
    row = next(findings(table, claims, pairs).itertuples())
    assert Evidence(table, pairs).lines(row)["article"].tolist() == ["c", "d"]
    assert pairs.loc[pairs["similarity"].idxmax(), "article_a"] == "a"  # the nearer pair

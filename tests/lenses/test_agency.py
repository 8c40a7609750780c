"""Who acts: clauses read by hand, rates by their formula, and what is refused."""

from __future__ import annotations

import pandas as pd
import pytest
from loaded_texts import corpus

import framing
from framing import FramingError, agency, find_agency
from framing.charts.linked.marks import boxes


def passives(sentence: str) -> list[tuple]:
    """Verb and agent of each passive of a sentence."""
    table = find_agency(corpus([sentence])).query("form == 'passive'")
    return [
        (verb, actor if named else None)
        for verb, actor, named in table[["verb", "actor", "agent_named"]].to_numpy()
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The clerk was shot.", [("shoot", None)]),
        ("The clerk was shot by the harbour guard.", [("shoot", "the harbour guard")]),
        ("The clerk has not yet been seen at the quay by anyone.", [("seen", "anyone")]),
        ("The men got arrested on Monday.", [("arrest", None)]),
        ("Was the old clerk arrested?", [("arrest", None)]),
        ("Why were they denied a boat?", [("deny", None)]),
        ("The boat was, however, seized by pirates.", [("seize", "pirates")]),
        ("The quay was quickly and quietly closed.", [("close", None)]),
        ("The vote was held by Friday.", [("held", None)]),
        ("They were moved by car to the bay.", [("moved", None)]),
        ("They were hit by the car at the bay.", [("hit", "the car")]),
        ("Fares were cut by 20 percent.", [("cut", None)]),
        ("The bay was saved by closing the quay.", [("save", None)]),
        ("The clerk was shown in a film by Orla Finn.", [("shown", None)]),
        ("The gulls were fed by keepers last week.", [("feed", "keepers")]),
        ("They were awarded medals.", [("award", None)]),
        ("The mayor was alarmed by the storm.", [("alarmed", "the storm")]),
        ("The mayor was pleased with the quay.", []),
        ("The keeper was tired.", []),
        ("They are registered voters.", []),
        ("The clerk is used to waiting.", []),
        ("The letter written by the clerk lay there.", []),
        ("She’s seen the quay.", []),
    ],
)
def test_a_passive_and_its_agent(sentence, expected):
    assert passives(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "actor", "acted_on"),
    [
        ("On Monday dozens of men seized the boat.", "dozens of men", "the boat"),
        ("Police shot the clerk.", "Police", "the clerk"),
        ("The guard of the bay has arrested two men.", "The guard of the bay", "two men"),
        ("They will attack the town.", "They", "the town"),
        ("On Monday pirates seized the boat.", "pirates", "the boat"),
        ("The guard, Orla Finn, warned the men.", "The guard", "the men"),
        ("The pirates who killed the clerk fled.", "The pirates", "the clerk"),
    ],
)
def test_who_acts_and_who_is_acted_upon(sentence, actor, acted_on):
    table = find_agency(corpus([sentence])).query("form == 'active'")
    assert table[["actor", "acted_on"]].to_numpy().tolist() == [[actor, acted_on]]


@pytest.mark.parametrize(
    "sentence",
    [
        "A poll released Monday showed gains.",
        "The attack was near the quay.",
        "A man shot outside a bar lived.",
        "The strikes go on.",
    ],
)
def test_what_is_no_clause_of_action(sentence):
    assert find_agency(corpus([sentence])).empty


def test_clauses_have_offsets_and_voices():
    articles = corpus(["“The boat was sunk,” said Ivo Tarn. It was not found."])
    clauses = find_agency(articles)
    assert clauses[["text", "voice"]].to_numpy().tolist() == [
        ["was sunk", "quoted"],
        ["was not found", "own"],
    ]
    assert framing.in_context(articles, clauses)["match"].tolist() == clauses["text"].tolist()


def planted(n: int = 12) -> pd.DataFrame:
    """Outlet A leaves out who acts, B says it."""
    filler = " Gulls rose over the bay." * 4
    a = " The clerk was arrested. Two men were shot. The boat was seized."
    b = " Police arrested the clerk. Guards shot two men. The boat was seized by pirates."
    texts = [(a if k < n else b) * (1 + k % 3) + filler for k in range(2 * n)]
    return corpus(texts, "A" * n + "B" * n)


def test_rates_add_up_and_a_planted_difference_is_claimed():
    articles = planted()
    table = agency(articles).set_index(["outlet", "measure"])
    row = table.loc[("A", "agentless")]
    assert (row["n"], row["n_of"]) == (72, 72 + 48) and row["per_100"] == pytest.approx(60)
    assert table.loc[("A", "agent_named"), "n"] == 0
    assert table.loc[("B", "agent_named"), ["n", "n_of"]].tolist() == [24, 24]
    assert table.loc[("B", "passive"), ["n", "n_of"]].tolist() == [24, 72]
    assert table.loc[("A", "agentless"), "claim"] and table.loc[("B", "agentless"), "claim"]
    clauses, by_article = find_agency(articles), agency(articles, by="article")
    is_passive = clauses["form"] == "passive"
    n = clauses[is_passive].groupby("article").size()
    assert by_article.set_index("article")["passives"].to_dict() == n.to_dict()
    voices = agency(articles, by="voice")[["passives", "sentences"]].sum()
    assert voices.tolist() == by_article[["passives", "sentences"]].sum().tolist()


def test_events_and_persons():
    articles = corpus(
        ["Mayor Orla Finn sued the port. Later Finn fired a clerk.", "The port was sued."]
    ).assign(event=["quay", "quay"])
    events = agency(articles, by="event")
    assert events[["event", "outlet", "passives", "actions"]].to_numpy().tolist() == [
        ["quay", "A", 0, 2],
        ["quay", "B", 1, 1],
    ]
    persons = agency(articles, by="person").set_index(["outlet", "person"])
    assert persons.loc[("A", "Orla Finn"), "n_acts"] == 2
    assert persons.loc[("B", "port"), ["n_acted_on", "n_agentless"]].tolist() == [1, 1]
    with pytest.raises(FramingError, match="names no event"):
        agency(articles.drop(columns="event"), by="event")


def test_who_counts_others_is_none_of_those_who_are_counted():
    """A word between a noun and a number is a verb; what stands before it acts elsewhere."""
    texts = {
        "The report counts 738 people who were hurt.": "738 people",
        "He counts 12 gulls that were seen.": "12 gulls",
        "Police on the quay counted 20 boats that were burned.": "20 boats",
        "The last 20 people were seen.": "The last 20 people",
        "The flight number 12 was moved.": "The flight number 12",
        "An estimated 700 people were moved.": "An estimated 700 people",
    }
    acted_on = find_agency(corpus(list(texts)))["acted_on"]
    assert acted_on.tolist() == list(texts.values())


def test_a_phrase_with_of_begins_with_its_own_noun():
    texts = [
        "The long salt mine closure of the salt mine was fought.",
        "Dozens of people were hurt.",
    ]
    persons = agency(corpus(texts), by="person")["person"]
    assert sorted(persons) == ["closure of salt mine", "dozens of people"]


def test_other_languages_are_left_out_and_said_or_refused():
    russian = "Полиция задержала двух человек, и порт закрыли на три дня."
    mixed = corpus(["The clerk was arrested.", "Police shot the clerk.", russian], "ABA")
    assert "1 article is not in English" in agency(mixed).attrs["note"]
    assert "1 article is not in English" in framing.say_agency(agency(mixed))
    with pytest.raises(FramingError, match="no text in English"):
        agency(corpus([russian, russian]))


def test_what_is_said_and_drawn_follows_the_table():
    table = agency(planted())
    said = framing.say_agency(table)
    assert "72 passives without an agent in 120 sentences (60.0 per 100)" in said
    assert "They are no claims of the whole report." in said
    labels = [label.get_text() for label in framing.plot_agency(table).get_yticklabels()]
    assert len(labels) == 3 and labels[-1].split() == "passives without an agent".split()
    many = framing.plot_agency(table.assign(n=823, n_of=1026))
    many.figure.draw_without_rendering()
    words = [box["words"] for box in boxes(many.figure, whole_width=True)]
    assert all("(823 of 1,026)" in line for line in words) and len(words) == 6
    with pytest.raises(FramingError, match="nothing to draw"):
        framing.plot_agency(table.assign(n_of=0))


def test_nothing_to_count_is_described_not_tested():
    table = agency(corpus(["Gulls rose.", "The bay lay still."]))
    assert table["n"].eq(0).all() and not table["claim"].any() and table["q"].isna().all()
    assert "No passive" in framing.say_agency(table)

"""Nouns that look like verbs of speech, subjects that stand alone, and what goes on from before."""

from __future__ import annotations

import pytest
from quoted_text import attributions

CASES = {
    "an office with state in it": (
        "“The road is open to all of us,” NFP state Rep. Orla Finn wrote in the paper.",
        ("wrote", "NFP state Rep. Orla Finn"),
    ),
    "a new report": (
        "A recent report on the boat asked why it sank and wondered if Orlo would "
        "“accept that somebody must pay for it”.",
        ("wondered", "A recent report on the boat"),
    ),
    "repeated claims": (
        "The photo is far from Orlo's repeated claims that the boat was filled with “thieves”.",
        ("claims", "Orlo"),
    ),
    "one": (
        "Two aides were moved. One later called it “the lowest point” of his time in Brask.",
        ("called", "One"),
    ),
    "another": (
        "The clerks met. Another said the plan was “a mess that nobody wants”.",
        ("said", "Another"),
    ),
    "with somebody telling": (
        "Finn had referred the case to the court, but the clerks decided against it, with one "
        "baker telling the Echo it “wasn't a close call”.",
        ("telling", "one baker"),
    ),
    "a name in a statement": (
        "Mayor Orla Finn in a statement called the deal “historic” and wide.",
        ("called", "Mayor Orla Finn"),
    ),
    "a date before the verb": (
        "One letter sent from the hall on July 3, 2016 said, “We need to find that clerk today.”",
        ("said", "One letter"),
    ),
    "but despite calling": (
        "But despite calling the charges a “hunt for witches,” Orlo could be facing the end.",
        ("calling", "Orlo"),
    ),
    "a naming verb in the present": (
        "Orla Finn attacks her for “wasteful spending of the town's money”.",
        ("attacks", "Orla Finn"),
    ),
    "a clause that goes on": (
        "“Even then you have to watch,” says Orla Finn, a clerk. Otherwise, “they will be sold to "
        "buy a boat.”",
        ("says", "Orla Finn"),
    ),
    "the noun before a verb in s": (
        "Orla Finn, who pushed for the vote, was late, and the report shows “widespread failures”.",
        ("shows", "the report"),
    ),
    "even before": (
        "Even before Orlo's orders were official, the union chief Ben Finn put out a statement "
        "blasting the “dangerous plan of a tired town”.",
        ("blasting", "the union chief Ben Finn"),
    ),
    "each is no determiner here": (
        "Amid what the Brask Echo and the Norra Star each called a “rough week” for Orlo, it fell.",
        ("called", "the Norra Star"),
    ),
}


def test_a_full_stop_in_the_marks_may_come_before_who_spoke():
    text = "“There are huge gaps in the U.S.” Sen. Orla Finn said in a statement."
    assert attributions(text)[-1][:2] == ("said", "Sen. Orla Finn")
    text = "“We agree.” Finn said on Monday that the road was shut."
    assert attributions(text)[-1][:2] != ("said", "Finn")


@pytest.mark.parametrize("text, expected", CASES.values(), ids=CASES)
def test_nouns_and_subjects_that_look_like_something_else(text, expected):
    assert attributions(text)[-1][:2] == expected


def test_a_short_quotation_or_a_later_sentence_goes_on_from_nobody():
    text = "“We agree,” said Finn. It rained. In Brask there was “no boat for us to take at all”."
    assert attributions(text)[-1][:2] != ("said", "Finn")

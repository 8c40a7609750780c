"""Whose words they are in transcripts, lists and headings, and where an office speaks."""

from __future__ import annotations

import pytest
from quoted_text import attributions

CASES = {
    "transcript": (
        "“FINN: Let us begin with it.”",
        [(":", "FINN", "FINN", "name")],
    ),
    "transcript without end marks": (
        '"FINN:\u00a0 Let us begin.\n"ORLO: Not yet, I say.',
        [(":", "FINN", "FINN", "name"), (":", "ORLO", "ORLO", "name")],
    ),
    "list of names": (
        "1. Orla Finn (D-Brask): “We do it.”\n• Ben Orlo, mayor of Norra: “We do not.”\n"
        "Mara Dell — “We did.”",
        [(":", name, name, "name") for name in ("Orla Finn", "Ben Orlo", "Mara Dell")],
    ),
    "label after a dash": (
        "Pollsters agree - Orla Finn: “We do it.”",
        [(":", "Orla Finn", "Orla Finn", "name")],
    ),
    "verb before a name and a colon": (
        "Continued Finn: “We do it.”",
        [("continued", "Finn", "Finn", "name")],
    ),
    "somebody's answer": (
        "Finn’s answer was: “We do it.”",
        [(":", "Finn", "Finn", "name")],
    ),
    "what cannot wait announces": (
        "Orla Finn can’t wait to get back: “We do it all the time.”",
        [(":", "Orla Finn", "Orla Finn", "name")],
    ),
    "an opener is no name": (
        "“We do it,” Finn said. But: “We did not.”",
        [("said", "Finn", "Finn", "name"), (None, None, None, None)],
    ),
    "name as a heading": (
        "Orla Finn, a baker in Brask\n\n“We do it all the time.”",
        [(":", "Orla Finn", "Orla Finn", "inherited")],
    ),
    "signature below": (
        "“We do it all the time.”\n— Orla Finn, Brask",
        [("—", "Orla Finn", "Orla Finn", "name")],
    ),
    "signature inside": (
        "“We do it all the time, and nobody in the port of Brask has asked. Orla Finn, a baker.”",
        [("—", "Orla Finn", "Orla Finn", "name")],
    ),
    "in somebody's view": (
        "It is “over and out” for the pier, in Ben Orlo’s view.",
        [("view", "Ben Orlo", "Ben Orlo", "name")],
    ),
    "verb at the end": (
        "The vote shows “a great anger” in Brask, said Orla Finn, who lost.",
        [("said", "Orla Finn", "Orla Finn", "name")],
    ),
    "plain form that is a noun": (
        "“We agree on this,” the new report said.",
        [("said", "the new report", "the new report", "noun phrase")],
    ),
    "one of them": (
        "“We agree on this,” read one.",
        [("read", "one", "one", "noun phrase")],
    ),
    "bracket before the verb": (
        "In the north, where Sen. Orla Finn (D-Brask) told us that it was “over now”, it rained.",
        [("told", "Sen. Orla Finn", "Orla Finn", "name")],
    ),
    "linked verbs": (
        "The anger rose on Monday when Ben Orlo lamented the vote and criticized “this policy”.",
        [("criticized", "Ben Orlo", "Ben Orlo", "name")],
    ),
    "subject past a pronoun of its own clause": (
        "Orla Finn said she welcomed the vote and added, “I will go.”",
        [("added", "Orla Finn", "Orla Finn", "name")],
    ),
    "participle that opens": (
        "Asked about the pier, he demurred: “I will go.”",
        [("demurred", "he", None, "pronoun")],
    ),
    "time before the verb": (
        "Orlo later Thursday told Echo: “I will go.”",
        [("told", "Orlo", "Orlo", "name")],
    ),
    "two speakers, a verb each": (
        "“We agree on this,” Finn said as the crowd yelled: “Go home!”",
        [("said", "Finn", "Finn", "name"), ("yelled", "the crowd", "the crowd", "noun phrase")],
    ),
    "office with of": (
        "“We agree on this,” Deputy Chairman of the Port Council Orla Finn said.",
        [("said", "Deputy Chairman of the Port Council Orla Finn", "Orla Finn", "name")],
    ),
    "office by apposition": (
        "The port minister, Orla Finn, came. “We agree on this,” the port minister said.",
        [("said", "the port minister", "Orla Finn", "noun phrase")],
    ),
    "apposition after the office": (
        "“We agree on this,” said her lawyer, Orla Finn.",
        [("said", "her lawyer", "Orla Finn", "noun phrase")],
    ),
    "nickname": (
        "“We agree on this,” Ben “Bo” Orlo said. “It is over,” Orlo said.",
        [("said", "Ben “Bo” Orlo", "Ben Orlo", "name"), ("said", "Orlo", "Ben Orlo", "name")],
    ),
    "opener that is no first name": (
        "Joining Finn, Orlo left. Meanwhile Finn said: “We agree on this.”",
        [("said", "Finn", "Finn", "name")],
    ),
    "a body before the name": (
        "Brask Immigration Services Orla Finn came. “We agree on this,” Finn told Echo.",
        [("told", "Finn", "Orla Finn", "name")],
    ),
    "another speaker in a relative clause": (
        "“So be it,” a tired Orlo told the crowd, which shouted “No!”",
        [
            ("told", "a tired Orlo", "Orlo", "name"),
            ("shouted", "the crowd", "the crowd", "noun phrase"),
        ],
    ),
    "office with to": (
        "“We agree on this,” former Ambassador to Norra Ben Orlo said last week.",
        [("said", "former Ambassador to Norra Ben Orlo", "Ben Orlo", "name")],
    ),
    "senator of a shortened state": (
        "“Who may do this?” Sen. Orla Finn (R-Tenn.), a clerk, and other senators wrote in June.",
        [("wrote", "Sen. Orla Finn", "Orla Finn", "name")],
    ),
    "one letter, two capitals": (
        "The letter said “we all go”. In June the letter said “we stay”.",
        [
            ("said", "The letter", "the letter", "noun phrase"),
            ("said", "the letter", "the letter", "noun phrase"),
        ],
    ),
    "nobody behind a pronoun but a person": (
        "Mara Dell met the press. It was in South Brask, Brask City Council said.\n\n"
        "Orvelle Morning News has more.\n\n“We go,” she said.",
        [("said", "she", "Mara Dell", "pronoun")],
    ),
    "a name that mostly stands after in": (
        "Mara Dell came. All was calm in Orvelle Heights. “We go,” she said.",
        [("said", "she", "Mara Dell", "pronoun")],
    ),
    "name after an office of a body": (
        "Director of National Mills Mara Dell came. “We go,” she said.",
        [("said", "she", "Mara Dell", "pronoun")],
    ),
    "title with a hyphen": (
        "President-elect Mara Dell came. “We go,” she said.",
        [("said", "she", "Mara Dell", "pronoun")],
    ),
    "bracket inside a name": (
        "Sen. Mara Dell (D) of West Norra called it “too late”.",
        [("called", "Sen. Mara Dell (D) of West Norra", "Mara Dell", "name")],
    ),
    "an s that stands apart": (
        "The ’s claim that it was “over and out” was late.",
        [("claim", None, None, None)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_attribution(name):
    text, expected = CASES[name]
    assert attributions(text) == expected


@pytest.mark.parametrize(
    "office",
    [
        "the director of Orlo and Sons",
        "the head of Norra & Sund",
        "the mayor of Norra and Sund Harbour",
        "the guild's chairman, the Reverend",
    ],
)
def test_the_name_after_an_office_of_two_or_after_a_title_with_an_article(office):
    name = " Ann Dell" if office.endswith("Reverend") else ", Ann Dell"
    ((_, _, person, confidence),) = attributions(f"“The pier is lost,” said {office}{name}.")
    assert (person, confidence) == ("Ann Dell", "noun phrase")

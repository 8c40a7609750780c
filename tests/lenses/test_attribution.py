"""Whose words they are: sentences of every kind, each with its speaker and verb."""

from __future__ import annotations

import pytest
from quoted_text import attributions

CASES = {
    "verb, name": (
        "“We agree on this,” said Orla Finn.",
        [("said", "Orla Finn", "Orla Finn", "name")],
    ),
    "name, verb": (
        "“We agree on this,” Orla Finn said on Monday.",
        [("said", "Orla Finn", "Orla Finn", "name")],
    ),
    "apposition between": (
        "“We agree on this,” Orla Finn, a clerk in Brask, said.",
        [("said", "Orla Finn", "Orla Finn", "name")],
    ),
    "colon": (
        "Mayor Orla Finn warned: “We agree on nothing.”",
        [("warned", "Mayor Orla Finn", "Orla Finn", "name")],
    ),
    "part of a sentence": (
        "Orla Finn said the deal was “very bad indeed” for Brask.",
        [("said", "Orla Finn", "Orla Finn", "name")],
    ),
    "outermost clause": (
        "Orla Finn said that Ben Orlo described it as “very bad indeed”.",
        [("said", "Orla Finn", "Orla Finn", "name")],
    ),
    "according to": (
        "The deal was “very bad indeed”, according to Orla Finn.",
        [("according to", "Orla Finn", "Orla Finn", "name")],
    ),
    "noun phrase": (
        "“We agree on this,” said the spokesman for the union.",
        [("said", "the spokesman", "the spokesman", "noun phrase")],
    ),
    "goes on": (
        "“We agree on this,” said Orla Finn. “It is done.”",
        [
            ("said", "Orla Finn", "Orla Finn", "name"),
            ("said", "Orla Finn", "Orla Finn", "inherited"),
        ],
    ),
    "pronoun": (
        "Orla Finn came late.\n“We agree on this,” she said.",
        [("said", "she", "Orla Finn", "pronoun")],
    ),
    "title and surname": (
        "Orla Finn met Ben Orlo.\n“We agree on this,” Mr. Orlo added.",
        [("added", "Mr. Orlo", "Ben Orlo", "name")],
    ),
    "participle": (
        "Ben Orlo came late, adding that it was “very bad indeed”.",
        [("adding", "Ben Orlo", "Ben Orlo", "name")],
    ),
    "paragraph before announces": (
        "Orla Finn added:\n“We agree on this.”",
        [("added", "Orla Finn", "Orla Finn", "name")],
    ),
    "signed": ("“We agree on this.” — Orla Finn", [("—", "Orla Finn", "Orla Finn", "name")]),
    "question": (
        "“Where do we go?” Orla Finn asked.",
        [("asked", "Orla Finn", "Orla Finn", "name")],
    ),
    "Russian dash": (
        "«Мы обо всём договорились», — заявил Иван Орлов.",
        [("заявил", "Иван Орлов", "Иван Орлов", "name")],
    ),
    "Russian colon": (
        "Иван Орлов сказал: «Мы обо всём договорились».",
        [("сказал", "Иван Орлов", "Иван Орлов", "name")],
    ),
    "Russian words of": (
        "По словам Орловой, «ничего ещё не решено».",
        [("по словам", "Орловой", "Орлова", "name")],
    ),
    "a letter to somebody saying": (
        "Orla Finn sent a letter to Ben Orlo saying it was “very bad indeed”.",
        [("saying", "Orla Finn", "Orla Finn", "name")],
    ),
    "with somebody saying": (
        "The talks dragged, with Ben Orlo saying they were “very bad indeed”.",
        [("saying", "Ben Orlo", "Ben Orlo", "name")],
    ),
    "time before that": (
        "Finn showed a note from his doctor Monday morning that says he is in “very good health”.",
        [("says", "a note from his doctor", "a note from his doctor", "noun phrase")],
    ),
    "marchers in the square": (
        "Marchers gathered in the square chanted “what curfew is this”.",
        [("chanted", "Marchers", "Marchers", "name")],
    ),
    "as Finn put it": (
        "It was a “very bad source of money,” as Orla Finn put it.",
        [("put", "Orla Finn", "Orla Finn", "name")],
    ),
    "on Monday": (
        "In May 2022 its own clerks looked at the mill and pronounced it “fair”.",
        [("pronounced", "its own clerks", "its own clerks", "noun phrase")],
    ),
    "in a June interview": (
        "In a June interview with the Echo, Orla Finn sent them a note saying it was “very bad”.",
        [("saying", "Orla Finn", "Orla Finn", "name")],
    ),
    "per the rules": (
        "It is void when voting “to fill a seat that fell free,” per the club’s rules.",
        [("per", "the club’s rules", "the club’s rules", "noun phrase")],
    ),
    "in the words of": (
        "The deal is “about as good as it gets,” in the words of Orla Finn.",
        [("words of", "Orla Finn", "Orla Finn", "name")],
    ),
    "passive with its agent": (
        "The deal was described by Orla Finn as “very bad indeed”.",
        [("described", "Orla Finn", "Orla Finn", "name")],
    ),
    "passive without": (
        "The deal was described as “very bad indeed”.",
        [("described", None, None, None)],
    ),
    "he answered, the paper reported": (
        "When asked, Orlo answered, “No, we are not,” the Echo reported.",
        [("answered", "Orlo", "Orlo", "name")],
    ),
    "after the clause of time": (
        "When the deal was struck, Orla Finn left the hall, arguing it was “very bad indeed”.",
        [("arguing", "Orla Finn", "Orla Finn", "name")],
    ),
    "an adverb inside": (
        "“We agree on this,” the newly elected mayor said.",
        [("said", "the newly elected mayor", "the newly elected mayor", "noun phrase")],
    ),
    "family is no adverb": (
        "“We agree on this,” the family said.",
        [("said", "the family", "the family", "noun phrase")],
    ),
    "a verb no table knows": (
        "“We agree on this,” whirred Orla Finn.",
        [("whirred", "Orla Finn", "Orla Finn", "name")],
    ),
    "went on": (
        "Ben Orlo came. “We agree on this,” he went on.",
        [("went on", "he", "Ben Orlo", "pronoun")],
    ),
    "somebody's claim": (
        "The board heard the mayor’s old claim that it was “very bad indeed”.",
        [("claim", "the mayor", "the mayor", "noun phrase")],
    ),
    "nobody's claim": (
        "Then there is the claim that it was “very bad indeed”.",
        [("claim", None, None, None)],
    ),
    "of a place": (
        "“We agree on this,” Mayor Orla Finn of Brask said.",
        [("said", "Mayor Orla Finn of Brask", "Orla Finn", "name")],
    ),
    "of a paper": (
        "“We agree on this,” the Echo’s Orla Finn said.",
        [("said", "the Echo’s Orla Finn", "Orla Finn", "name")],
    ),
    "two things called": (
        "Ben Orlo called the old mill “Miss Lump” and “Miss Dust”.",
        [("called", "Ben Orlo", "Ben Orlo", "name")] * 2,
    ),
    "listed as": (
        "Ben Orlo viewed the clerk as a “very weak link”.",
        [("viewed", "Ben Orlo", "Ben Orlo", "name")],
    ),
    "it's": (
        "The council met. It’s denouncing “the worst deal of the year”.",
        [("denouncing", "It", "It", "noun phrase")],
    ),
    "corrected it": (
        "Ben Orlo then corrected the word itself: “not friends, but brothers”.",
        [("corrected", "Ben Orlo", "Ben Orlo", "name")],
    ),
    "called for": (
        "The statement by Orla Finn called for “a total and complete halt”.",
        [("called", "The statement by Orla Finn", "the statement by Orla Finn", "noun phrase")],
    ),
    "opening participle": (
        "Bemoaning “a very bad deal”, Orla Finn left.",
        [("bemoaning", "Orla Finn", "Orla Finn", "name")],
    ),
    "participle before a colon": (
        "Orla Finn left, snarking: “We agree on this.”",
        [("snarking", "Orla Finn", "Orla Finn", "name")],
    ),
    "clause at the sentence's end": (
        "Being “very bad indeed” was a mistake, Ben Orlo said.",
        [("said", "Ben Orlo", "Ben Orlo", "name")],
    ),
    "after a dateline": (
        "BRASK (Echo) Orla Finn left the hall, arguing it was “very bad indeed”.",
        [("arguing", "Orla Finn", "Orla Finn", "name")],
    ),
    "the Bank of Brask": (
        "“We agree on this,” said the Bank of Brask.",
        [("said", "the Bank of Brask", "Bank of Brask", "name")],
    ),
    "the head of a mill": (
        "“We agree on this,” said the head of Orlo Mills.",
        [("said", "the head of Orlo Mills", "the head of Orlo Mills", "noun phrase")],
    ),
    "nobody": ("“A sentence on a wall that nobody signed.”", [(None, None, None, None)]),
}


@pytest.mark.parametrize("name", CASES)
def test_attribution(name):
    text, expected = CASES[name]
    assert attributions(text) == expected

"""Whose words they are: sentences of every kind, each with its speaker and verb."""

from __future__ import annotations

import pytest
from quoted_text import quotes_of

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
    "an s that stands apart": (
        "The ’s claim that it was “over and out” was late.",
        [("claim", None, None, None)],
    ),
    "nobody": ("“A sentence on a wall that nobody signed.”", [(None, None, None, None)]),
}


@pytest.mark.parametrize("name", CASES)
def test_attribution(name):
    text, expected = CASES[name]
    quotes = quotes_of(text)[["verb", "speaker", "person", "confidence"]].astype(object)
    quotes = quotes.where(quotes.notna(), None)
    assert list(quotes.itertuples(index=False, name=None)) == expected

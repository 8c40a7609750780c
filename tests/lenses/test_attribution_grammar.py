"""Whose words they are where the grammar is harder: verb and speaker of the last quotation."""

from __future__ import annotations

import pytest
from quoted_text import attributions

CASES = {
    "a word between has and its participle": (
        "Orlo has long railed against the inquiry, calling it a “hoax that nobody wants here”.",
        ("calling", "Orlo"),
    ),
    "a clause before the main one": (
        "Asked by reporters what he had for folk who feel that their letters aren't believed, "
        "Orlo left the room, saying they “were outraged at what happened”.",
        ("saying", "Orlo"),
    ),
    "an apposition before the subject": (
        "Preceded at the desk by Jo Arpo, the Brask sheriff, Orlo launched into a lament for the "
        "“countless people of this town”.",
        ("launched", "Orlo"),
    ),
    "a clause that another verb governs": (
        'Emil Orlo told Ben Finn he is "concerned" the Norran leader could recognise Brask, saying '
        'any decision must be "within the framework of the talks".',
        ("saying", "Emil Orlo"),
    ),
    "an infinitive after a quotation": (
        "They wrote that they were “unable” to say it was so because of “problems in the file”.",
        ("wrote", "They"),
    ),
    "a verb before to": (
        "Still, she laid out a plan. Orlo did pledge to “end the plague of taxes on earth”.",
        ("pledge", "Orlo"),
    ),
    "read is no noun": (
        "On the ground below it, graffiti read: “Where are our votes today?”",
        ("read", "graffiti"),
    ),
    "shot back": (
        "Finn shot back, in reference to the gaffes of Orlo: “As you know, words come out wrong.”",
        ("shot", "Finn"),
    ),
    "whatever follows a pronoun": (
        "Still, he dislikes “setting down arbitrary timelines on it” in public.",
        ("dislikes", "he"),
    ),
    "a month with its day": (
        "Finn said in a Sept. 14 email that she left because it “could be abused by the council”.",
        ("said", "Finn"),
    ),
    "set off by commas": (
        "Her comments, said Orla Finn, the mayor, are “entirely consistent with what we said”.",
        ("said", "Orla Finn"),
    ),
    "an office and its name": (
        "The talk went on after the Norran president, Orla Finn, told the press that it shouldn't "
        "“play with the lion's tail at night”.",
        ("told", "the Norran president"),
    ),
    "a year later": (
        "Just a year later, Orlo Oil shifted from doubt to declaring there is “no question of it”.",
        ("declaring", "Orlo Oil"),
    ),
    "a year is no speaker": (
        "Critics, who in 2010 said the aim was to make her a “one-term mayor of Brask”, left.",
        ("said", "Critics"),
    ),
    "two in one sentence": (
        "He calls the vote a “disaster for us all,” because “for the decades after, it hurt us.”",
        ("calls", "He"),
    ),
    "with both of them": (
        "The town did not move, with both the Old Mill and the Port Council emphasizing that “we "
        "don't take sides in this”.",
        ("emphasizing", "the Port Council"),
    ),
    "with somebody": (
        "The port tried to leave, with Brask press secretary Jo Earn warning on Wednesday that it "
        "would not be “open-ended for all of us”.",
        ("warning", "Brask press secretary Jo Earn"),
    ),
    "a person before a thing": (
        "His rise came after Mr Orlo had left, saying it was because of “this whole town”.",
        ("saying", "Mr Orlo"),
    ),
    "to somebody": (
        "To Orlo, the long dispute was “getting into bad old territory” again.",
        ("to", "Orlo"),
    ),
    "an account": (
        "@OrloFinn: “Yes, but not in the way I often hear people talk.”",
        (":", "@OrloFinn"),
    ),
    "an object and a clause of its own": (
        "Jon Kerr is being attacked by critics after he compared her to a “girl with a plan”.",
        ("compared", "he"),
    ),
    "point out": (
        "Adlin points out the council pays little, but the rest “comes at a bad time for us”.",
        ("points", "Adlin"),
    ),
    "no that": (
        "Mill owners believe Norrans should make the “first move in this case” soon.",
        ("believe", "Mill owners"),
    ),
    "went on to say": (
        "Orlo joked that the ferry minds itself, but went on to say, “There are worse towns.”",
        ("say", "Orlo"),
    ),
    "having": (
        "Finn also misjudged the mayor, having referred to him as a “reformer of the old kind”.",
        ("referred", "Finn"),
    ),
    "called on": (
        "He called on the council to give his plan a “fair hearing and a timely vote”.",
        ("called", "He"),
    ),
    "that according to": (
        "Win Ten said that according to its own count, it won, but “we are still counting here”.",
        ("said", "Win Ten"),
    ),
    "a participle after a quotation": (
        "The Orlo Trust would not name “that man of theirs,” telling Brask the group is focused on "
        "“ending senseless talk here”.",
        ("telling", "The Orlo Trust"),
    ),
    "only": (
        "One official would only say “there is the distinct possibility of it”.",
        ("say", "One official"),
    ),
    "no label": (
        "Orlo quickly reacted on Echo: “Wow, the clerk got booed off the stage.”",
        ("reacted", "Orlo"),
    ),
    "a gerund": (
        "Orlo, though, denied having said anything “derogatory about the port town”.",
        ("denied", "Orlo"),
    ),
    "and who": (
        "Hawks who opposed it, and who insisted on a cut having “neutrality for us all”, left.",
        ("insisted", "Hawks"),
    ),
    "a participle and who": (
        "The plan is panned by some members of the club who call it a “generous offer to them”.",
        ("call", "some members of the club"),
    ),
    "a call to whom": (
        "Finn posted an image of a call to Ben Orlo, who said they had “an excellent long talk”.",
        ("said", "Ben Orlo"),
    ),
    "a dateline": (
        "BRASK, Norra — The Orlo government met on Saturday, arguing it is an “internal thing”.",
        ("arguing", "The Orlo government"),
    ),
    "a present form": (
        "Orlo meets the council and declares the town a “haven for all of the north”.",
        ("declares", "Orlo"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_verb_and_speaker(case):
    text, expected = CASES[case]
    assert attributions(text)[-1][:2] == expected


def test_a_signature_may_close_the_marks_on_the_next_line():
    text = (
        '“It was late,” he said.\n\n"Nobody saw it come until it was gone.\nBen Orlo, port clerk."'
    )
    assert attributions(text)[-1][:2] == ("—", "Ben Orlo")


def test_the_second_name_after_a_closed_sentence_is_no_signature():
    text = '“It was late,” he said.\n\n"Nobody here saw it come."\nBen Orlo, port clerk.'
    assert attributions(text)[-1][0] == "said"

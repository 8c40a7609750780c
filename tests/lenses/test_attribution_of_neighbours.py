"""Who speaks by the shape of a line, by the sentence after, and what only looks like a speaker."""

from __future__ import annotations

import pytest
from quoted_text import attributions

CASES = {
    # the sentence after
    "so said": (
        "“We cannot kick this down the road any more.”\nSo said the mayor, Orla Finn, in May.",
        ["said the mayor"],
    ),
    "that is what": (
        "“It is a permit to enter the town.”\nThat is what Ben Orlo, a baker, told the Echo.",
        ["told Ben Orlo"],
    ),
    "not so far": ("“It is a permit to enter the town.”\nSo the town slept on.", ["None None"]),
    # lines
    "a headline": ("Rep. Finn: The town is “not ready” for the flood", [": Rep. Finn"]),
    "no headline by a rubric": ("Update: The town is “not ready for it” yet", ["None None"]),
    "a long signature": (
        "“Sooner or later I will eat your hat.” – Orla Finn, a clerk, on the radio show of "
        "Ben Orlo in which she told of her old hat.",
        ["– Orla Finn"],
    ),
    "a clause between hyphens": (
        "Orla Finn -- the clerk who lost her post -- told the Echo it was “all over.”",
        ["told Orla Finn"],
    ),
    # clauses
    "is hinting": (
        "Repealing it “root and branch” is off, the clerk is hinting, as it costs too much.",
        ["hinting the clerk"],
    ),
    "three full stops": (
        "“Now that we have enough, we ...” Finn began before he was cut off.",
        ["began Finn"],
    ),
    "the two": ("“It is a crime to threaten us,” the two wrote in a letter.", ["wrote the two"]),
    "pushed back": ("“It is far too late,” Finn pushed back from the podium.", ["pushed Finn"]),
    "came the answer": ("“It is not as big as yours,” came the answer.", ["came the answer"]),
    "added, citing": (
        "“I would prefer a candidate with respect for us.” Finn added, citing her own views.",
        ["added Finn"],
    ),
    "as somebody put it": (
        "“She has a chip on her shoulder,” after a late finish, as Ben Orlo put it.",
        ["put Ben Orlo"],
    ),
    "as noted by": (
        "As noted by Ben Orlo in the Echo, “nobody learns a thing from headlines.”",
        ["noted Ben Orlo"],
    ),
    "in the words of": ("In the words of Finn, it was “too late.”", ["words of Finn"]),
    "was like": ("The bakers were all like, “No way, old man.”", ["were like The bakers"]),
    "was like a thing": ("It was like “the end of all bread” to them.", ["None None"]),
    "instructed others to": (
        "The letter came late and instructed pastors to avoid “any word that might hurt.”",
        ["instructed The letter"],
    ),
    "a colon that leads on": (
        "Conceding that a deal was likely “down the line” she warned: “It will take years.”",
        ["conceding she", "warned she"],
    ),
    "a question and its answer": (
        "Speaking in Brask, Orla Finn said at a rally, “Are we better off?” She answered: “No.”",
        ["said Orla Finn", "answered She"],
    ),
    "as they ate and said": (
        "He talked over them as they ate and assured the crowd that it was “all paid for.”",
        ["assured He"],
    ),
    "a day after somebody said": (
        "A day after Orla Finn said any attempt “will not happen,” a clerk echoed her.",
        ["said Orla Finn"],
    ),
    "given a chance": (
        "Given a chance to answer Finn, Orlo declined, calling the plan a “late gift.”",
        ["calling Orlo"],
    ),
    "signed on a date": (
        "Finn signed her letter on June 3, 2009, which states that she was “always told.”",
        ["states her letter"],
    ),
    "a page shows where they vote and says": (
        "The page shows where they vote and encourages them to join the “great vote challenge.”",
        ["encourages The page"],
    ),
    "cries from a crowd": ("Shouts of “Thief!” rose from the crowd.", ["shouts the crowd"]),
    "a crowd breaks into chants": (
        "“We go,” Finn told fans as the crowd erupted in chants of “Bo Finn! Bo Finn!”",
        ["told Finn", "chants the crowd"],
    ),
    "cries of nobody": ("Amid chants of “Shame on you!” Orlo left the hall.", ["chants None"]),
    "told by": ("“Go home to your mill,” he was told by Finn.", ["told Finn"]),
    "urged by": ("Many have no wish for the “great new start” urged by Finn.", ["urged Finn"]),
    "where she chose to say": (
        "It was a rally in Brask, where she chose to say, “Nobody has ever asked me.”",
        ["say she"],
    ),
    "the polling memo reads": (
        "“Now six in ten voters see her as a baker,” the new polling memo reads.",
        ["reads the new polling memo"],
    ),
    "it reads": ("In the next paragraph, it reads, “Many are not used to it.”", ["reads it"]),
    "quoted as saying": ("The Echo quoted Orlo as saying: “Go home.”", ["quoted The Echo"]),
    "less than a week earlier": (
        "Less than a week earlier, Finn left the town, calling it a “dead end for us all.”",
        ["calling Finn"],
    ),
    "a proposition": (
        "Finn said on Monday she would act on Prop. 8, writing in a note, “I told them to go.”",
        ["writing Finn"],
    ),
    # no speakers
    "declare victory": (
        "That is why they will line up behind the “late change” in short order, declare victory, "
        "then go home.",
        ["None None"],
    ),
    "say officials": ("“We have no boats left at all,” say officials.", ["say officials"]),
    "continue to": (
        "People make a living shouting about “the rich few,” the mayor will continue to sleep.",
        ["shouting People make"],
    ),
    "the council's proposed plan": (
        "As Orla Finn sat in the hall, telling us that the gate “means more to me than the mill,” "
        "the council’s proposed replacement for it, her deputy left.",
        ["telling Orla Finn"],
    ),
    "it is easy to say": ("It is easy to say, “Come in, but change your hat.”", ["None None"]),
    "it took": ("It took him a day to come up with a “plain apology to all.”", ["None None"]),
    "so called": ("Finn wants this so called “closing down of all” to hurt.", ["wants Finn"]),
    "adds an amount": (
        "The bill would add less than a million to debts, as opposed to the figure under “fixed "
        "rates of old.”",
        ["None None"],
    ),
    "after remarks": (
        "Soon after the mayor’s remarks, Orla Finn took to the wall to rule herself out:\n"
        "“It is late.”",
        ["took Orla Finn"],
    ),
    "points to reports": (
        "Finn points to reports that the town is dry. “So we plan for it.”",
        ["points Finn"],
    ),
    "others in marks": (
        "Before Ben Orlo and other “doubters” questioned Finn’s plan, I had to vote.",
        ["None None"],
    ),
    "a title with initials": (
        "He is the author of “Late Mills: How the Long War of Words Between B.C. and D.C. Changed "
        "Northern Trade.”",
        ["None None"],
    ),
    # who goes on
    "who opened the sentence": (
        "“It is all on the table,” Finn told us after hinting that “big changes” could come. "
        "“Every single thing.”",
        ["told Finn", "hinting Finn", "told Finn"],
    ),
    "a heading": (
        "“We move out,” Ben Orlo said.\n‘Lost all control’\n“We lost it all,” Orla Finn said.",
        ["said Ben Orlo", "None None", "said Orla Finn"],
    ),
    "a list before its clause": (
        "The plan is “late,” “dear” and “grim,” Finn said.",
        ["said Finn"] * 3,
    ),
    "a nickname": ("He praised the capture of the smuggler Ben “El Oso” Orlo on Monday.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_attribution(name):
    text, expected = CASES[name]
    assert [f"{verb} {speaker}" for verb, speaker, *_ in attributions(text)] == expected

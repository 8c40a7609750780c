"""Whose words they are where clauses, titles, brackets and second quotations stand between."""

from __future__ import annotations

import pytest
from quoted_text import attributions

CASES = {
    # a clause that adds to a noun has its own speaker; one that a verb of speech governs has not
    "a plan that another called": ("Dell praised a plan that Orlo called “late”.", ["called Orlo"]),
    "a plan that another said was": (
        "Dell praised the old plan that Orlo said was “clearly late”.",
        ["said Orlo"],
    ),
    "told that another called": (
        "Dell told the council that Orlo called it “clearly late”.",
        ["told Dell"],
    ),
    "a claim that another called": (
        "Dell rejected the claim that Orlo called it “clearly late”.",
        ["rejected Dell"],
    ),
    "an interview with another, who asked": (
        "“It was late,” Finn said in an interview with Orlo, who asked: “How late?”",
        ["said Finn", "asked Orlo"],
    ),
    "a long subject after a short quotation": (
        "It was “late,” the mayor of the old port said.",
        ["said the mayor of the old port"],
    ),
    "an aside after a short name": ("It was a “gift,” which the old mayor said he wants.", []),
    "believes it was": ("Finn, meanwhile, believes it was “late”.", ["believes Finn"]),
    # the clause that says a quotation, and those beside it
    "according to a person": ("“It is clear,” according to Finn.", ["according to Finn"]),
    "who called, then the council": (
        "Ben Orlo, who called the plan “mad,” said the council was tired.",
        ["called Ben Orlo"],
    ),
    "who referred, then a pier": (
        "Orla Finn, who referred to the toll as “dear”, says this pier sank.",
        ["referred Orla Finn"],
    ),
    "named": (
        "“We went past the pier and saw smoke,” a clerk named Oleg Finn told the Echo.",
        ["told a clerk named Oleg Finn"],
    ),
    "read, and a group called": (
        "One sign read “mind it,” a page linked to a group called the Pier.",
        ["read One sign"],
    ),
    "telling her, and another sentence": (
        "Finn wrote to Orlo, telling her, “We need you!” She replied that it was late.",
        ["telling Finn"],
    ),
    "called, and a nod acknowledging": (
        "Finn called Orlo “very flexible,” a nod to Brask acknowledging that it rained.",
        ["called Finn"],
    ),
    "estimates, then described": (
        "Orlo, who estimates that his bill was “in the dozens,” described the flood as “grim. It "
        "affects you,” he said.",
        ["estimates Orlo", "said he"],
    ),
    "as an editor wrote": (
        "The port is weak — “leaderless and late,” as Rick Finn, the editor of the Wire, wrote.",
        ["wrote Rick Finn"],
    ),
    "as it notes, first": (
        "As the council notes, such fees “could make the pier too dear to use.”",
        ["notes the council"],
    ),
    "a fellow in a place": (
        "Orla Finn, now a fellow at a mill in Port Aldo, Norra, added: “It is late.”",
        ["added Orla Finn"],
    ),
    "a noun that is a verb's form": (
        "According to the special counsel, Orlo asked clerks “to keep from raising fees.”",
        ["according to the special counsel"],
    ),
    "fears after about": (
        "Asked about fears that all is lost, Orlo left the pier, saying they “were outraged.”",
        ["saying Orlo"],
    ),
    "says that, and talks went on": (
        "The memo says that “as Finn knew”, talks over the pier continued until June.",
        ["says The memo"],
    ),
    # two quotations of one verb
    "second after and": ("Their aides call it “grand” and “quite late.”", ["call Their aides"] * 2),
    "second after by a": (
        "Orlo said it was late, while Mara Finn called it “a sure sinking” by a “child.”",
        ["called Mara Finn"] * 2,
    ),
    "a clause at the end has both": (
        "The council gave no proof of its claims but “maybe” and “perhaps”, he told reporters.",
        ["told he"] * 2,
    ),
    # clauses within clauses
    "made clear": ("Finn made it very clear that Brask “will not pay.”", ["made clear Finn"]),
    "and joins two nouns": (
        "Finn charged that the bank and Norra may reveal a “form of trade.”",
        ["charged Finn"],
    ),
    "and joins two clauses": (
        "Finn praised Brask and Orlo called it “a form of trade.”",
        ["called Orlo"],
    ),
    "a denial of speech": ("Finn denied asking anyone to “keep the keys.”", ["denied Finn"]),
    "which names an object": (
        "Finn claimed the win, which Orlo called “a warning to us.”",
        ["called Orlo"],
    ),
    "whom within speech": (
        "Finn said she is left with Orlo, whom she called “a warning to us.”",
        ["said Finn"],
    ),
    "after somebody wrote": (
        "Bakers protested in May after a clerk wrote “Close the ovens.”",
        ["wrote a clerk"],
    ),
    "the first clause has its own verb": (
        "When Finn said it was “all over,” Orlo cried out in the hall.",
        ["said Finn"],
    ),
    "the second clause closes the sentence": (
        "If Finn says she is “all in,” Orlo added, it is late.",
        ["added Orlo"],
    ),
    "whatever is decided": (
        "Finn told us the mill “will not pay,” whatever the court decides.",
        ["told Finn"],
    ),
    "another clause with that": (
        "Finn wrote that it does not “clear” Orlo of it all, and they noted that it was late.",
        ["wrote Finn"],
    ),
    # subjects
    "a relative clause before the verb": (
        "“It is too late,” one baker, who asked not to be named, told the Echo.",
        ["told one baker"],
    ),
    "party before another apposition": (
        "Rep. Mara Finn, D-Brask, the chair of the panel, said it was “too late.”",
        ["said Rep. Mara Finn"],
    ),
    "bracket before of": (
        "Sen. Mara Finn (D) of West Norra called it “too late.”",
        ["called Sen. Mara Finn (D) of West Norra"],
    ),
    "of that day": (
        "Finn's entry for that day says: “We ran all night.”",
        ["says Finn's entry"],
    ),
    "infinitive before a name": (
        "It did not deter Orla Finn from declaring that Brask was “too late.”",
        ["declaring Orla Finn"],
    ),
    "an opener that is no subject": (
        "Together, the bakers waved and chanted “No more ovens.”",
        ["chanted the bakers"],
    ),
    "main clause after a subordinate one": (
        "As doubts fell on Orlo, Brask’s own baker, members in Norra struck a tone, "
        "accusing us of “a sour trade.”",
        ["accusing members"],
    ),
    "surname like a verb": ("May told us the mill was “dead in the water.”", ["told May"]),
    "month and firm": (
        "The mill in May said it was “dead in the water.”",
        ["said The mill in May"],
    ),
    # passives and participles
    "called by": ("The law, called “a late joke” by bakers, begins.", ["called bakers"]),
    "seen by": ("It is a way out seen by bakers as “the last one left.”", ["seen bakers"]),
    "a passive in the last clause": (
        "The day ended with Orlo's description of the mob as “very fine bakers,” "
        "remarks that were widely condemned by Brask.",
        ["description Orlo"],
    ),
    # verbs and nouns
    "spoke of": ("Witnesses spoke of “scenes from below.”", ["spoke Witnesses"]),
    "call into question": (
        "These figures call into question the mayor's claim of “full ovens.”",
        ["claim the mayor"],
    ),
    "continued to": ("Finn continued to say that it was “too late.”", ["say Finn"]),
    "later in the day": (
        "Guards shot a baker, and later in the day said they “had no choice at all.”",
        ["said Guards"],
    ),
    "continued with": (
        "Finn continued with her walk and Orlo later lamented that it “had been cut.”",
        ["lamented Orlo"],
    ),
    "supposed to": ("“Smart ovens of steel” ovens are supposed to stop at night.", ["None None"]),
    "plurals conclude that": (
        "The authors conclude that the bones “belong to a child.”",
        ["conclude The authors"],
    ),
    "both states": ("The pact binds both states to “settle it by talks.”", ["None None"]),
    "the court's ruling": (
        "“We are glad,” Finn said. As a result of the court’s ruling, “we have a green light now.”",
        ["said Finn"] * 2,
    ),
    "attacks is no verb": (
        "She noted that after the May 11, 2001, rebel attacks, “the mill failed to open.”",
        ["noted She"],
    ),
    "offered by": ("“Smart and late” lessons offered by schools are few.", ["None None"]),
    "a time of day": (
        "A mail, sent at 6:07 by Orlo, carried the line: “We are all late.”",
        ["carried A mail"],
    ),
    "reads in part": ("The letter reads in part: “We are glad of it.”", ["reads The letter"]),
    "recalls doing": (
        "In her book, Finn recalls growing up in “a house of ovens.”",
        ["recalls Finn"],
    ),
    "thanked": (
        "Mara Finn, a baker, thanked Orlo for “taking these steps.”",
        ["thanked Mara Finn"],
    ),
    # after the marks
    "as she once put it": (
        "Brask’s claims are “a little late,” as Orla Finn once put it.",
        ["put Orla Finn"],
    ),
    "is how": ("“It is all late,” is how Finn once put it.", ["put Finn"]),
    "was all she would say": ("“It is all late,” was all a baker would say.", ["say a baker"]),
    "was the verdict of": ("“A touch too late” was the verdict of Finn.", ["verdict Finn"]),
    "was her reply": ("“A touch too late” was her reply.", ["reply her"]),
    # views
    "to somebody": ("To Finn, the end was “a betrayal.”", ["to Finn"]),
    "for somebody": ("For Orla Finn, the end was “a betrayal.”", ["for Orla Finn"]),
    # titles in marks
    "a title is a name": (
        "Mara Finn, host of Brask’s “Late Dawn,” who left, said it was “always kind.”",
        ["said Mara Finn"],
    ),
    "told a show": ("Finn told “Late Dawn” that it was “always kind.”", ["told Finn"]),
    "speaking on a show": ("Finn, on “Late Dawn,” said it was “always kind.”", ["said Finn"]),
    "caption": (
        "Media caption Orla Finn: “What is left is our idea of Brask”",
        [": Orla Finn"],
    ),
    # sentences before
    "who a sentence speaks of": (
        "Pressed on it, Orla Finn was curt. “We will all see.”",
        ["None Orla Finn"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_attribution(name):
    text, expected = CASES[name]
    assert [f"{verb} {speaker}" for verb, speaker, *_ in attributions(text)] == expected

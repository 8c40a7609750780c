"""What a verb of speech does where it stands: does it count, is it passive, and who is its
agent?
"""

from __future__ import annotations

from framing.base.data import verb_forms, words
from framing.lenses.voices.clauses import DETERMINERS, Token, is_adverb, is_name, is_word
from framing.lenses.voices.phrases import phrase_right

NAMING = words("naming verb")
WEAK = words("weak speech verb")
NOT_BEFORE = words("not before verb")
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


def phrasal(sentence: list[Token], at: int) -> bool:
    """Call for, call on, point to: no words are given."""
    after = sentence[at + 1].lower if at + 1 < len(sentence) else ""
    if sentence[at].lower.startswith("call"):
        quoted = after in ("on", "for") and at + 2 < len(sentence) and sentence[at + 2].quote >= 0
        return after in ("on", "for", "off", "up", "in", "to", "out") and not quoted
    if sentence[at].lower.startswith("add"):  # it added to the doubts
        return after == "to"
    return sentence[at].lower in ("put", "puts") and after != "it"


def counts(sentence: list[Token], at: int, place: int) -> bool:
    """May a weak verb count here: beside the quotation, before "that", or naming something?"""
    after = sentence[at + 1 : place]
    verb = sentence[at].lower
    if (
        after
        and after[0].lower == "that"
        and verb_forms()[verb][0] != verb
        or verb in ("put", "puts")
    ):
        return True
    if (
        at > 1
        and after[:1]
        and after[0].text == ","
        and is_name(sentence[at - 1])
        and sentence[at - 2].text == ","
    ):
        return True  # the deal, Finn held, was
    if verb in words("naming verb with as") and any(one.lower == "as" for one in after[-3:]):
        return len(after) <= 14
    naming = sentence[at].lower in NAMING and all(
        is_word(token) or token.text == "%" for token in after
    )
    return beside(sentence, at, place) or naming and len(after) <= 14


def beside(sentence: list[Token], at: int, place: int) -> bool:
    """Is there next to nothing between the verb and the quotation?"""
    between = sentence[at + 1 : place]
    light = DETERMINERS | {":", ",", "that", "as", "out", "him", "them", "me", "us", "it"}
    return len(between) <= 5 and all(
        one.lower in light or is_adverb(one) or is_name(one) for one in between
    )


def passive(tokens: list[Token], verb: int) -> bool:
    """Was it said, not did it say: a form of "be" stands before the verb."""
    back = verb - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return back >= 0 and tokens[back].lower in BE and not tokens[verb].lower.endswith("ing")


def agent(tokens: list[Token], verb: int) -> tuple[int, int] | None:
    """By whom it was said."""
    for at in range(verb + 1, min(verb + 12, len(tokens) - 1)):
        if tokens[at].lower == "by":
            return phrase_right(tokens, at + 1)
    return None

"""What a verb of speech does where it stands: does it speak, is it passive, who is its agent?"""

from __future__ import annotations

from framing.base.data import closed_class, verb_forms
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    DETERMINERS,
    OTHER_VERBS,
    PERSONAL_PRONOUNS,
    RELATIVES,
    is_adverb,
    is_name,
    is_word,
    looks_like_verb,
)

NAMING_VERBS = closed_class("naming verb")
NAMING_WITH_AS = closed_class("naming verb with as") | closed_class("names with as only")
_FORMS_OF_BE = closed_class("form of be")
_PARTICLES_AFTER_CALL = closed_class("particle after call")
_BEGINS_CLAUSE = DETERMINERS | PERSONAL_PRONOUNS | {"it", "there"}
_SAID_OF = closed_class("said of somebody")
_SPEAKING_OF = closed_class("speaks of")
_LIGHT = DETERMINERS | closed_class("light word") | {":", ","}
_COMMANDS = closed_class("verb of command")
_AMOUNTS = closed_class("amount")
_NAMING_REACH = 14  # tokens between a naming verb and the quotation
_BESIDE_REACH = 5
_CALL_REACH = 10
_CLAUSE_REACH = 8
_CLAUSE_VERBS = closed_class("takes a clause")
_FINITE = AUXILIARIES - {"to", "not", "be", "been", "being", "never"}
_AGENT_REACH = 12


def is_phrasal(sentence: list[Token], verb: int, quotation: int) -> bool:
    """Call for, call on, point to: no words are given."""
    word = sentence[verb].lower
    follower = sentence[verb + 1].lower if verb + 1 < len(sentence) else ""
    if word.startswith("call"):
        return follower in _PARTICLES_AFTER_CALL and not _calls_for(sentence, verb, quotation)
    if leads_to_another(sentence, verb) or _adds_amount(sentence, verb):
        return True
    if follower == "to" and word in _SAID_OF:  # the man believed to be here
        return not is_passive(sentence, verb)
    return word in ("put", "puts") and follower != "it"


def leads_to_another(sentence: list[Token], verb: int) -> bool:
    """It added to the doubts, he continued to: no words are given."""
    word = sentence[verb].lower
    follower = sentence[verb + 1].lower if verb + 1 < len(sentence) else ""
    if not word.startswith(("add", "continu")):
        return False
    return follower == "to" or (word[0] == "c" and follower == "with")


def _adds_amount(sentence: list[Token], verb: int) -> bool:
    """The bill adds 40 posts, would add less than a million: no words are given."""
    if not sentence[verb].lower.startswith("add") or verb + 1 >= len(sentence):
        return False
    amount = sentence[verb + 1]
    return amount.text[0].isdigit() or amount.text == "$" or amount.lower in _AMOUNTS


def _calls_for(sentence: list[Token], verb: int, quotation: int) -> bool:
    """He called for “a total halt”; he called on the council to “end it”."""
    between = sentence[verb + 1 : quotation]
    near = len(between) <= _CALL_REACH and all(is_word(token) for token in between)
    return near and sentence[verb + 1].lower in ("on", "for")


def weak_verb_speaks(sentence: list[Token], verb: int, quotation: int) -> bool:
    """May a weak verb count here: beside the quotation, before "that", or naming something?"""
    word, between = sentence[verb].lower, sentence[verb + 1 : quotation]
    if word in ("put", "puts") or _is_parenthetic(sentence, verb, quotation):
        return True
    follower = between[0].lower if between else ""
    if word in _SPEAKING_OF and follower in ("of", "about"):
        return _is_near_noun(between)  # witnesses spoke of “panic”
    if follower and _speaks_by_follower(word, between):
        return True
    if follower == "that" and _is_surely_verb(sentence, verb):
        return True
    if verb_forms()[word][0] in _CLAUSE_VERBS and _begins_clause(between):
        return True
    return _names_something(word, between) or is_beside(sentence, verb, quotation)


def _names_something(word: str, between: list[Token]) -> bool:
    """Does a verb of naming have the quotation for what it names: he branded the plan “…”?"""
    in_reach = len(between) <= _NAMING_REACH
    if word in NAMING_WITH_AS and any(token.lower == "as" for token in between[-3:]):
        return in_reach
    names_something = in_reach and word in NAMING_VERBS and not _has_verb(between)
    return names_something and all(is_word(token) or token.text == "%" for token in between)


def _speaks_by_follower(word: str, between: list[Token]) -> bool:
    """Do the words after a weak verb say that it speaks?"""
    follower = between[0].lower
    if follower == "to":  # he promised to “end it”
        return len(between) == 1
    if word in _COMMANDS and _has_infinitive(between):
        return True  # he instructed all clerks to keep it “dry”
    if follower == "back":  # he shot back, smiling: “…”
        return between[-1].text in ",:"
    return follower == "out" and word.startswith("point")


def _has_infinitive(between: list[Token]) -> bool:
    """An object and what it is to do: the clerks to keep it."""
    words = [token.lower for token in between[:_AGENT_REACH]]
    joint = words.index("to") if "to" in words else 0
    objects = between[:joint]
    plain = all(is_word(token) or token.text == "," for token in between)
    return bool(objects) and plain and not _has_verb(objects)


def _is_surely_verb(sentence: list[Token], verb: int) -> bool:
    """Found that, they claim that, the authors conclude that; but not: Finn's claim that."""
    word, previous = sentence[verb].lower, sentence[verb - 1].lower if verb else ""
    if verb_forms()[word][0] != word:
        return True
    is_plural = previous.endswith("s") and not previous.endswith(("'s", "ss")) and previous != "s"
    return is_plural or previous in PERSONAL_PRONOUNS | {"to"}


def _is_near_noun(between: list[Token]) -> bool:
    return len(between) <= _BESIDE_REACH and all(is_word(token) for token in between)


def _has_verb(between: list[Token]) -> bool:
    """A group called Orlo's Friends has said: it names the group."""
    words = [token.lower for token in between[:-1]]
    finite = any(word in _FINITE or word in OTHER_VERBS for word in words)
    return finite and RELATIVES.isdisjoint(words) and "what" not in words


def _begins_clause(tokens: list[Token]) -> bool:
    """Orlo believes the council should: a noun phrase and its verb, without "that"."""
    if not tokens or tokens[0].lower == "that":
        return False
    begins = tokens[0].lower in _BEGINS_CLAUSE or is_name(tokens[0])
    return begins and any(
        token.lower in _FINITE or looks_like_verb(token) for token in tokens[1:_CLAUSE_REACH]
    )


def _is_parenthetic(sentence: list[Token], verb: int, quotation: int) -> bool:
    """The deal, Finn held, was “…”."""
    if verb < 2 or verb + 1 >= quotation or not is_name(sentence[verb - 1]):
        return False
    return sentence[verb - 2].text == sentence[verb + 1].text == ","


def is_beside(sentence: list[Token], verb: int, quotation: int) -> bool:
    """Is there next to nothing between the verb and the quotation?"""
    between = sentence[verb + 1 : quotation]
    return len(between) <= _BESIDE_REACH and all(
        token.lower in _LIGHT or is_adverb(token) or is_name(token) for token in between
    )


def is_passive(sentence: list[Token], verb: int) -> bool:
    """Was it said, not did it say: a form of "be" stands before the verb."""
    index = verb - 1
    while index >= 0 and is_adverb(sentence[index]):
        index -= 1
    after_be = index >= 0 and sentence[index].lower in _FORMS_OF_BE
    return after_be and not sentence[verb].lower.endswith("ing")


def agent(sentence: list[Token], verb: int) -> Phrase | None:
    """By whom it was said."""
    for index in range(verb + 1, min(verb + _AGENT_REACH, len(sentence) - 1)):
        if sentence[index].lower == "by":
            return phrase_right(sentence, index + 1)
    return None

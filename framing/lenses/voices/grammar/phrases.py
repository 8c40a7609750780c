"""The noun phrase that begins or ends at a word."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.noun_forms import counts_persons, is_noun_form
from framing.lenses.voices.grammar.tokens import SUBJECT_PRONOUNS, Phrase, Token
from framing.lenses.voices.grammar.word_kinds import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    breaks_phrase,
    is_adverb,
    is_name,
    is_nickname,
    is_other_verb,
    is_plain_form,
    is_speech_verb,
    looks_like_verb,
)

_LONGEST = 12  # tokens of a phrase that is read from its beginning
_QUANTIFIERS = closed_class("quantifier")
_NEVER_LAST = (DETERMINERS | {"of"}) - _QUANTIFIERS
_STANDS_ALONE = closed_class("stands alone")
_NEVER_ALONE = DETERMINERS - _QUANTIFIERS - closed_class("demonstrative") - _STANDS_ALONE
_BEFORE_INFINITIVE = closed_class("before a bare infinitive")
_BESIDE_SPEAKER = closed_class("beside a speaker")  # Orla Finn in a statement said
_BEFORE_A_NAME = closed_class("participle before a name")
_NOUN_PREPOSITIONS = PREPOSITIONS - CONJUNCTIONS  # without "after" and the like: after he left


def phrase_right(tokens: list[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at ``first``, up to a preposition other than "of"."""
    if first >= len(tokens) or tokens[first].is_quotation:
        return None
    if tokens[first].lower in SUBJECT_PRONOUNS:
        return Phrase(first, first + 1)
    limit = min(len(tokens), first + _LONGEST)
    stop = first
    while stop < limit and not _ends_phrase(tokens, first, stop):
        stop += 1
    while stop > first and tokens[stop - 1].lower in _NEVER_LAST:
        if stop - 2 == first and counts_persons(tokens, stop - 1):
            break
        stop -= 1
    if stop == first and tokens[first].lower in _STANDS_ALONE:  # read one, wrote another
        return Phrase(first, first + 1)
    return Phrase(first, stop) if stop > first else None


def _ends_phrase(tokens: list[Token], first: int, index: int) -> bool:
    """Does the phrase that begins at ``first`` end before the token at ``index``?"""
    token, previous = tokens[index], tokens[index - 1]
    if index == first:
        return breaks_phrase(token)
    if token.lower == "of" or is_nickname(tokens, index):
        return False
    if _is_present(tokens, index):
        return True
    if token.lower in _BEFORE_A_NAME and any(map(is_name, tokens[index + 1 : index + 2])):
        return False  # a clerk named Orla Finn
    if breaks_phrase(token) and not (previous.lower in DETERMINERS and is_adverb(token)):
        return True
    if _speaks(tokens, index) or is_other_verb(token, previous):
        if _is_before_noun(tokens, first, index):
            return False
        if not _is_noun_in_ing(tokens, index) and not _follows_determined_adverb(
            tokens, first, index
        ):
            return True
    begins_another = (
        token.lower in DETERMINERS and token.text[0].islower() and previous.lower != "of"
    )
    return begins_another and any(is_name(word) for word in tokens[first:index])


def _is_noun_in_ing(tokens: list[Token], index: int) -> bool:
    """Orlo's abrupt firing of Finn."""
    follower = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return tokens[index].lower.endswith("ing") and follower == "of"


def _is_before_noun(tokens: list[Token], first: int, index: int) -> bool:
    """A form in -ing between a determiner and the noun that speaks: the new polling memo says."""
    if tokens[first].lower not in DETERMINERS or not tokens[index].lower.endswith("ing"):
        return False
    follower = tokens[index + 1 : index + 3]
    plain = len(follower) == 2 and not breaks_phrase(follower[0]) and not is_name(follower[0])
    return plain and is_speech_verb(follower[1]) and not is_plain_form(follower[1])


def _is_present(tokens: list[Token], index: int) -> bool:
    """Orlo meets the council: a word in -s between a name and a determiner."""
    token = tokens[index]
    in_s = token.lower.endswith("s") and not token.lower.endswith(("ss", "'s", "s's"))
    if not in_s or not token.text[0].islower() or not is_name(tokens[index - 1]):
        return False
    follower = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return follower in DETERMINERS


def _follows_determined_adverb(tokens: list[Token], first: int, index: int) -> bool:
    """A participle after determiner and adverb belongs to the noun: a newly named aide."""
    return (
        index > first + 1
        and is_adverb(tokens[index - 1])
        and tokens[index - 2].lower in DETERMINERS
    )


def _speaks(tokens: list[Token], index: int) -> bool:
    """A verb of speech, and not a noun like it: the report, Finn's claims."""
    if not is_speech_verb(tokens[index]):
        return False
    previous = tokens[index - 1].lower if index else ""
    owned = len(previous) > 2 and previous.endswith("'s")
    if counts_persons(tokens, index - 1):
        return True
    if owned or previous in DETERMINERS or is_noun_form(tokens, index):
        return False
    # the new report said: the verb's own form before another verb
    is_noun = is_plain_form(tokens[index]) and index + 1 < len(tokens)
    return not (is_noun and is_speech_verb(tokens[index + 1]))


def phrase_left(tokens: list[Token], last: int) -> Phrase | None:
    """The noun phrase that ends with the word at ``last``."""
    first = last
    while first > 0 and not _begins_phrase(tokens, first):
        first -= 1
    if person := _before_bracket_of(tokens, first):
        return Phrase(person.first, last + 1)
    if _qualifies_noun(tokens, first) and (phrase := _with_noun_before(tokens, first, last)):
        return phrase
    return _trimmed_phrase(tokens, first, last)


def _before_bracket_of(tokens: list[Token], first: int) -> Phrase | None:
    """The person before a bracket and "of": Orla Finn (D) of Brask."""
    bracket = first - 2
    if bracket <= 2 or tokens[first - 1].lower != "of" or tokens[bracket].text != ")":
        return None
    named = before_bracket(tokens, bracket)
    return phrase_left(tokens, named) if named and is_name(tokens[named]) else None


def _qualifies_noun(tokens: list[Token], first: int) -> bool:
    """A phrase after a preposition that may tell of a noun before it: the square of the town."""
    if first < 2 or tokens[first - 1].lower not in _NOUN_PREPOSITIONS:
        return False
    return tokens[first].lower in DETERMINERS or tokens[first - 1].lower == "by"


def _with_noun_before(tokens: list[Token], first: int, last: int) -> Phrase | None:
    """The phrase with the noun that its preposition follows; None where that is no noun."""
    noun = first - 2
    participle = noun and is_other_verb(tokens[noun], tokens[noun - 1])
    participle = participle and tokens[noun - 2].lower != "to"  # to start working with
    if participle and not breaks_phrase(tokens[noun - 1]):
        return phrase_left(tokens, noun - 1)  # marchers gathered in the square
    is_verb = looks_like_verb(tokens[noun])  # was panned by the members who
    if is_verb or breaks_phrase(tokens[noun]) or _speaks(tokens, noun):
        return None
    longer = phrase_left(tokens, noun)
    if longer and is_name(tokens[noun]) and tokens[first - 1].lower in _BESIDE_SPEAKER:
        return longer
    return Phrase(longer.first if longer else first, last + 1)


def before_bracket(tokens: list[Token], index: int) -> int:
    """The word before a bracket that closes at ``index``: Orlo (D-Brask)."""
    opening = index
    while opening > 0 and tokens[opening].text != "(":
        opening -= 1
    return opening - 1 if opening > 0 else index


def _begins_phrase(tokens: list[Token], first: int) -> bool:
    """Does the phrase begin at ``first``, or does it go on to the left?"""
    previous = tokens[first - 1]
    if tokens[first].lower in DETERMINERS:
        return True
    if previous.lower in PREPOSITIONS:
        return not _hangs_on_noun(tokens, first - 1)
    if is_nickname(tokens, first - 1):
        return False
    if first >= 2 and tokens[first - 2].lower in _BEFORE_INFINITIVE and previous.text[0].islower():
        return True  # it did not deter Orlo
    if breaks_phrase(previous) or _speaks(tokens, first - 1):
        return True
    return first >= 2 and is_other_verb(previous, tokens[first - 2])


def _hangs_on_noun(tokens: list[Token], preposition: int) -> bool:
    """Does the preposition at ``preposition`` belong to a noun before it?"""
    if preposition < 1 or tokens[preposition].lower in CONJUNCTIONS:
        return False
    noun = tokens[preposition - 1]
    is_verbal = looks_like_verb(noun) or _speaks(tokens, preposition - 1)
    return not is_verbal and not breaks_phrase(noun)


def _trimmed_phrase(tokens: list[Token], first: int, last: int) -> Phrase | None:
    """The phrase; after a preposition the name at its end alone: In an interview Finn said."""
    if first and tokens[first - 1].lower in PREPOSITIONS and is_name(tokens[last]):
        while not all(is_name(token) for token in tokens[first : last + 1]):
            first += 1
    bare = all(token.lower in _NEVER_ALONE for token in tokens[first : last + 1])
    return None if bare else Phrase(first, last + 1)

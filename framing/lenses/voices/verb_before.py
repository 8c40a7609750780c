"""The speech verb before a quotation: the outermost one, with its subject."""

from __future__ import annotations

from framing.base.data import closed_class, verb_forms
from framing.lenses.voices.cues import Attribution, attribution_to, noun_of_speech
from framing.lenses.voices.grammar.noun_forms import PLURALS, is_noun_form
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.subjects import subject_left
from framing.lenses.voices.grammar.tokens import Phrase, Token, inner_end
from framing.lenses.voices.grammar.verb_senses import (
    NAMING_VERBS,
    NAMING_WITH_AS,
    agent,
    is_beside,
    is_passive,
    is_phrasal,
    weak_verb_speaks,
)
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    CONJUNCTIONS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    WEAK_VERBS,
    breaks_phrase,
    is_adverb,
    is_name,
    is_plain_form,
    is_speech_verb,
    is_word,
)
from framing.lenses.voices.lines import label
from framing.lenses.voices.second_verb import is_one_of_two, names_object

VERB_BEFORE_SUBJECT = closed_class("verb before subject")
_NOT_BEFORE_VERB = closed_class("not before verb")
_BEFORE_NOUN = PREPOSITIONS - CONJUNCTIONS - {"to", "as", "than"}
_GOES_ON = closed_class("clause goes on")
_AT_THE_TIME = closed_class("at the time")
_BEFORE_PARTICIPLE = closed_class("before a participle")
_NO_NOUNS = closed_class("plain form that is no noun")
_AFTER_NOUNS = closed_class("after a noun")
_NAMED = closed_class("participle of naming") | closed_class("needs an object")
_PAUSES = (",", "—", "–", "-")
_TELLING = closed_class("verb of telling")
_SEEMS = AUXILIARIES | closed_class("seems")
_GO_ON_TO = closed_class("goes on to speak")
_QUOTES = ("quoted", "quotes", "quoting", "cited", "cites", "citing")
_JOINS_CLAUSES = closed_class("joins clauses") | frozenset(",;—–-―")


def verb_before(sentence: list[Token], quotation: int) -> Attribution | None:
    """The outermost speech verb of the clause before the quotation, with its subject."""
    return _chosen_and_nobody(sentence, quotation)[0] or label(sentence, quotation)


def noun_or_passive_before(sentence: list[Token], quotation: int) -> Attribution | None:
    """Her claim that it was “over”; he was told “no”, by nobody that is named."""
    return noun_of_speech(sentence, quotation) or _chosen_and_nobody(sentence, quotation)[1]


def _chosen_and_nobody(
    sentence: list[Token], quotation: int
) -> tuple[Attribution | None, Attribution | None]:
    """The attribution to a verb before the quotation, and that to a passive without an agent."""
    chosen = nobody = None
    begin, forms = 0, verb_forms()
    for verb in range(quotation):
        if sentence[verb].lower not in forms or not _speaks(sentence, verb, quotation):
            continue
        if chosen and _has_own_quotation(sentence, begin, verb) and _opens_own(sentence, verb):
            chosen = None  # “…,” Finn said as Orlo cried: “…”
        governing, begin = begin, verb
        subject = _subject_before(sentence, verb, quotation)
        if chosen and subject and is_one_of_two(sentence, governing, verb, subject):
            continue
        if chosen and subject and names_object(sentence, governing, verb, subject, quotation):
            chosen = attribution_to(sentence[verb].lower, sentence, subject)
        if subject is None and is_passive(sentence, verb):
            nobody = Attribution(sentence[verb].lower, None)
            if _describes(sentence, verb, quotation, chosen):
                chosen = nobody
        else:
            chosen = _outermost(sentence, verb, quotation, subject, chosen)
    return chosen, nobody


def _is_noun(sentence: list[Token], verb: int) -> bool:
    """His infamous quote, the new report: the plain form after a word that is no plural."""
    previous = sentence[verb - 1]
    word = sentence[verb].lower
    if is_noun_form(sentence, verb):
        return True
    if word in WEAK_VERBS and word.endswith("s") and sentence[verb + 1].lower in _AFTER_NOUNS:
        return True  # they use terms like
    may_be_noun = is_plain_form(sentence[verb]) and word in WEAK_VERBS and word not in _NO_NOUNS
    if not may_be_noun or not is_word(previous) or is_name(previous):
        return False
    if previous.lower in PERSONAL_PRONOUNS | AUXILIARIES | RELATIVES | PLURALS:
        return False
    return not (previous.lower.endswith("s") or is_adverb(previous) or breaks_phrase(previous))


def _has_own_quotation(sentence: list[Token], first: int, last: int) -> bool:
    """Does the verb at ``first`` have a quotation of its own, before it or up to ``last``?"""
    before = sentence[:first]
    own = before and before[0].is_quotation and inner_end(before[0]) in ",!?"
    return bool(own) or any(token.is_quotation for token in sentence[first:last])


def _opens_own(sentence: list[Token], verb: int) -> bool:
    """Does the verb have a subject of its own in a clause that goes on: , as Orlo cried?"""
    if sentence[verb - 1].lower in RELATIVES and verb > 1 and sentence[verb - 2].text == ",":
        return True
    subject = subject_left(sentence, verb)
    if subject is None or not subject.first or verb - subject.stop > 3 or subject.stop > verb:
        return False
    joint = subject.first - 1
    after_comma = sentence[joint - 1].text == "," if joint else False
    quoted_first = sentence[0].is_quotation
    return sentence[joint].lower in _GOES_ON and (after_comma or quoted_first)


def _speaks(sentence: list[Token], verb: int, quotation: int) -> bool:
    """Does the word at ``verb`` introduce the quotation after it?"""
    word = sentence[verb].lower
    if not is_speech_verb(sentence[verb]) and not (verb == 0 and word in VERB_BEFORE_SUBJECT):
        return False
    if verb and word == "called" and sentence[verb - 1].lower == "so":
        return False  # the so called “plan”
    if verb and (sentence[verb - 1].lower in _NOT_BEFORE_VERB or _is_noun(sentence, verb)):
        return False
    after_preposition = verb > 0 and sentence[verb - 1].lower in _BEFORE_NOUN
    if after_preposition and not word.endswith("ing") and sentence[verb + 1].lower != "of":
        return False  # asked about fears; but: met with chants of “…”
    if word in WEAK_VERBS and not weak_verb_speaks(sentence, verb, quotation):
        return False
    return not is_phrasal(sentence, verb, quotation)


def _subject_before(sentence: list[Token], verb: int, quotation: int) -> Phrase | None:
    """Who speaks: the agent of a passive, the subject before the verb, or after it."""
    if is_passive(sentence, verb) or _has_agent(sentence, verb):
        return agent(sentence, verb)
    if _is_named_by(sentence, verb, quotation):
        return phrase_right(sentence, quotation + 2)
    inverted = verb + 1 < quotation and not sentence[verb].lower.endswith("ing")
    if inverted and verb and sentence[verb - 1].text == ",":
        subject = phrase_right(sentence[:quotation], verb + 1)
        if subject and _is_set_off(sentence, subject, quotation):
            return subject  # the road, said Finn, is “over”
    subject = subject_left(sentence, verb)
    if subject and _is_expletive(sentence, subject, verb):
        return None
    if subject is None and inverted and _opens_clause(sentence, verb):
        return phrase_right(sentence[:quotation], verb + 1)  # said Finn: “…”
    return subject


def _is_expletive(sentence: list[Token], subject: Phrase, verb: int) -> bool:
    """It is important to remember that it was “late”: nobody in particular speaks."""
    if sentence[subject.first].lower != "it" or verb - subject.stop < 2:
        return False
    is_first = sentence[subject.stop].lower in _SEEMS
    return is_first and sentence[verb - 1].lower == "to"


def _is_named_by(sentence: list[Token], verb: int, quotation: int) -> bool:
    """The law, called “late” by Finn: a participle without an object, and its agent."""
    between = [token.lower for token in sentence[verb + 1 : quotation]]
    follower = sentence[quotation + 1].lower if quotation + 1 < len(sentence) else ""
    names = sentence[verb].lower in _NAMED and between in ([], ["as"])
    return names and follower == "by"


def _has_agent(sentence: list[Token], verb: int) -> bool:
    """A plan seen by Finn as, criticised by Finn: a participle and its agent."""
    word = sentence[verb].lower
    names = word in NAMING_VERBS | NAMING_WITH_AS and not word.endswith(("ing", "s"))
    return names and sentence[verb + 1].lower == "by"


def _is_set_off(sentence: list[Token], subject: Phrase, quotation: int) -> bool:
    """A name or pronoun with a comma after it."""
    named = is_name(sentence[subject.stop - 1])
    named = named or sentence[subject.first].lower in PERSONAL_PRONOUNS
    return named and subject.stop < quotation and sentence[subject.stop].text == ","


def _opens_clause(sentence: list[Token], index: int) -> bool:
    if index == 0:
        return True
    previous = sentence[index - 1]
    return previous.is_quotation or previous.text in ",—–-" or previous.lower in ("as", "как")


def _describes(
    sentence: list[Token], verb: int, quotation: int, chosen: Attribution | None
) -> bool:
    """Is described as “…”: nobody is named, and nobody was before or "what" is spoken of."""
    free = chosen is None or any(
        token.lower == "what" for token in sentence[max(0, verb - 3) : verb]
    )
    return free and is_beside(sentence, verb, quotation)


def _outermost(
    sentence: list[Token],
    verb: int,
    quotation: int,
    subject: Phrase | None,
    chosen: Attribution | None,
) -> Attribution | None:
    """The attribution chosen so far, or that of this verb where no other one governs it."""
    word = sentence[verb].lower
    if chosen is None:
        return attribution_to(word, sentence, subject) if subject else None
    if " ".join(token.lower for token in sentence[max(0, verb - 3) : verb]) in _GO_ON_TO:
        return Attribution(word, chosen.speaker)  # joked, but went on to say
    joins = subject is not None and subject.first > 0 and sentence[subject.first - 1].lower
    if chosen.verb in NAMING_VERBS and joins in _GOES_ON and subject:
        return attribution_to(word, sentence, subject)  # criticised Finn after Orlo said
    if word in WEAK_VERBS and not is_beside(sentence, verb, quotation):
        return chosen
    if word.endswith("ing") and (attribution := _of_form_in_ing(sentence, verb, subject, chosen)):
        return attribution
    if subject is None and sentence[verb - 1].lower == "and":
        return Attribution(word, chosen.speaker)
    if subject is None or _is_embedded(sentence, verb, subject, quotation):
        return chosen
    return attribution_to(word, sentence, subject)


def _of_form_in_ing(
    sentence: list[Token], verb: int, subject: Phrase | None, chosen: Attribution
) -> Attribution | None:
    """The attribution that a form in -ing gives beside the one chosen so far; None for a verb as
    others are.
    """
    word, joint = sentence[verb].lower, sentence[verb - 1].lower
    if joint == chosen.verb or (joint == "as" and chosen.verb in _QUOTES):
        return chosen  # denied saying; quoted Orlo as saying
    if subject and _is_set_off_by_with(sentence, subject):
        return attribution_to(word, sentence, subject)
    if joint in _JOINS_CLAUSES or joint in _BEFORE_PARTICIPLE:
        return Attribution(word, chosen.speaker)  # X said …, adding “…”
    return None


def _is_set_off_by_with(sentence: list[Token], subject: Phrase) -> bool:
    """The boat sank, with Orlo saying."""
    joint = subject.first - 1
    return joint > 0 and sentence[joint].lower == "with" and sentence[joint - 1].text in _PAUSES


def _is_embedded(sentence: list[Token], verb: int, subject: Phrase, quotation: int) -> bool:
    """Does the verb stand in a clause that the verb before it governs?"""
    near = subject.stop <= verb and verb - subject.stop < 4
    edge = (subject.first if near else verb) - 1
    if not near and sentence[edge].lower == "to":  # said it was “late” to announce
        return True
    while edge > 0 and (is_adverb(sentence[edge]) or sentence[edge].lower in AUXILIARIES):
        edge -= 1
    joint = sentence[edge]
    if joint.lower == "what" and is_beside(sentence, verb, quotation):
        # condemned what he called; but not: what Finn called
        return sentence[subject.first].lower in PERSONAL_PRONOUNS | {"it"}
    if joint.is_quotation:  # said she was “glad” Orlo promised it
        return near and inner_end(joint).isalnum()
    return joint.lower not in _JOINS_CLAUSES

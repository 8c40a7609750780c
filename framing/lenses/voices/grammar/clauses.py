"""Clauses beside a quotation: “…,” said Finn."""

from __future__ import annotations

from typing import NamedTuple

from framing.base.data import closed_class
from framing.lenses.voices.grammar.noun_forms import is_noun_form, may_follow_plain_form
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.tokens import Phrase, Token, inner_end
from framing.lenses.voices.grammar.verb_senses import leads_to_another
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    WEAK_VERBS,
    breaks_phrase,
    is_adverb,
    is_name,
    is_nickname,
    is_participle,
    is_past,
    is_plain_form,
    is_speech_verb,
    is_word,
)

_LONGEST = 25  # tokens from the subject to its verb
_PAUSES = ",—–-"
_IS = closed_class("form of be in the singular")
_FORMS_OF_BE = closed_class("form of be")
_OF_PERSONS = closed_class("relative of persons")
SPEAKING_AFTER_AS = closed_class("speech verb after as")
_NAMING = closed_class("naming verb")
_NAMING_WITH_AS = closed_class("naming verb with as") | closed_class("names with as only")
_BEFORE_NO_VERB = closed_class("before a noun or infinitive")
_BEGINS_PERSON = PERSONAL_PRONOUNS | {"the"}
_PAST_LIKE_PLAIN = closed_class("past like the plain form")
_SOUNDS = closed_class("stands before its subject after a quotation")
_IRREGULAR = closed_class("irregular past after a quotation")
_PARTICLES = closed_class("particle of a verb")
ON = closed_class("before what is spoken of")


class Clause(NamedTuple):
    """A verb's place and the phrase that is its subject."""

    verb: int
    subject: Phrase


def clause_after_quotation(tokens: list[Token], start: int) -> Clause | None:
    """The clause that follows a quotation from ``start`` on, verb and subject in either order."""
    while start < len(tokens) and (tokens[start].text in _PAUSES or is_adverb(tokens[start])):
        start += 1
    if start >= len(tokens):
        return None
    follower = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    if tokens[start].lower in _IS and follower in ("how", "what", "all"):
        return _beside_subject(tokens, start + 2)  # “…,” is how Finn put it
    after_as = tokens[start].lower == "as" and start + 1 < len(tokens)
    if after_as and not is_speech_verb(tokens[start + 1]):
        return _after_as(tokens, start + 1)
    if is_speech_verb(tokens[start]) and not _is_title_like(tokens, start):
        return _verb_first(tokens, start)
    subject = None if is_participle(tokens[start]) else phrase_right(tokens, start)
    unknown = _with_unknown_verb(tokens, start, subject)
    if unknown or subject is None:
        return unknown
    return _subject_first(tokens, subject)


def _is_title_like(tokens: list[Token], index: int) -> bool:
    """State Sen. Finn, report author Orlo: a plain form before a name is no verb here."""
    if not is_plain_form(tokens[index]) or tokens[index].lower in _PAST_LIKE_PLAIN:
        return False
    return any(is_speech_verb(token) for token in tokens[index + 1 : index + 10])


def _verb_first(tokens: list[Token], verb: int) -> Clause | None:
    """“…,” said Finn; but not “…,” comparing him to."""
    if tokens[verb].lower.endswith("ing"):
        return None
    first = verb + 1
    while first < len(tokens) and is_adverb(tokens[first]):
        first += 1
    subject = phrase_right(tokens, first)
    if subject is None or not inverts(tokens, verb, subject):
        return None
    return Clause(verb, subject)


def inverts(tokens: list[Token], verb: int, subject: Phrase) -> bool:
    """May the verb stand before this subject: said Finn, say officials; not: declare victory?"""
    plain = is_plain_form(tokens[verb]) and tokens[verb].lower not in _PAST_LIKE_PLAIN
    return not plain or may_follow_plain_form(tokens, subject)


def _after_as(tokens: list[Token], start: int) -> Clause | None:
    """“…,” as Finn once put it: the verb after its subject, with no more than adverbs between."""
    clause = _beside_subject(tokens, start)
    verb = tokens[clause.verb].lower if clause else ""
    return clause if verb in SPEAKING_AFTER_AS or verb not in WEAK_VERBS else None


def _beside_subject(tokens: list[Token], start: int) -> Clause | None:
    """The clause at ``start`` whose verb follows its subject, adverbs aside."""
    clause = clause_after_quotation(tokens, start)
    if clause is None or clause.verb < clause.subject.stop:
        return None
    between = tokens[clause.subject.stop : clause.verb]
    if len(between) > 1 and between[0].text == between[-1].text == ",":  # Finn, a clerk, wrote
        return clause if not any(token.is_quotation for token in between) else None
    return clause if all(map(_helps, between)) else None


def _helps(token: Token) -> bool:
    return is_adverb(token) or token.lower in AUXILIARIES


def _subject_first(tokens: list[Token], subject: Phrase) -> Clause | None:
    """“…,” Finn, a clerk in Brask, said."""
    begin = _past_relative_clause(tokens, subject)
    for index in range(begin, min(len(tokens), begin + _LONGEST)):
        previous = tokens[index - 1].lower
        if _is_verb_of(tokens, index, subject):
            if previous in PERSONAL_PRONOUNS:  # “…” in the end, he said; no: and he said that
                if tokens[index + 1 : index + 2] and tokens[index + 1].lower == "that":
                    return None
                return Clause(index, Phrase(index - 1, index))
            return Clause(index, _with_name(tokens, subject, index))
        if _ends_clause(tokens, index):
            return None
    return None


def _past_relative_clause(tokens: list[Token], subject: Phrase) -> int:
    """Where the words after the subject begin, past: , who asked not to be named, said."""
    opening = subject.stop
    relative = tokens[opening + 1].lower if opening + 1 < len(tokens) else ""
    if tokens[opening : opening + 1] and tokens[opening].text == "," and relative in _OF_PERSONS:
        for closing in range(opening + 2, min(len(tokens) - 1, opening + _LONGEST)):
            if tokens[closing].text == "," and is_speech_verb(tokens[closing + 1]):
                return closing + 1
    return opening


def _with_name(tokens: list[Token], subject: Phrase, verb: int) -> Phrase:
    """The ambassador to Norra Orla Finn said: the phrase with the name that it ends with."""
    between = tokens[subject.stop : verb]
    goes_on = between[:1] and between[0].lower in ("to", "for")
    if not goes_on or not all(is_word(token) for token in between):
        return subject
    named = len(between) > 2 and is_name(between[-1]) and is_name(between[-2])
    return Phrase(subject.first, verb) if named else subject


def _is_verb_of(tokens: list[Token], index: int, subject: Phrase) -> bool:
    """A verb of speech that the subject may have; a weak one only right after it."""
    verb = tokens[index]
    if not is_speech_verb(verb) or tokens[index - 1].lower in _BEFORE_NO_VERB:
        return False
    if is_noun_form(tokens, index) or is_no_report(tokens, index):
        return False
    if leads_to_another(tokens, index) or adds_to_owned(tokens, index):
        return False
    if verb.lower.endswith("ing") and tokens[index - 1].lower not in _FORMS_OF_BE:
        return False  # “…,” a nod to Finn acknowledging that
    is_apart = not all(map(_helps, tokens[subject.stop : index]))
    if is_apart and (verb.lower in WEAK_VERBS or verb.lower in _NAMING):
        return False  # “…,” a page linked to a group called
    return verb.lower not in _NAMING_WITH_AS


def adds_to_owned(tokens: list[Token], index: int) -> bool:
    """A participle between an owner and its noun: “…,” the council's proposed replacement."""
    owned = tokens[index - 1].lower.endswith(("'s", "s'")) and is_past(tokens[index])
    follower = tokens[index + 1 : index + 2]
    return owned and bool(follower) and not breaks_phrase(follower[0]) and not is_name(follower[0])


def is_no_report(tokens: list[Token], index: int) -> bool:
    """The “smart” mines are supposed to, Orlo was said to."""
    follower = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if follower == "by":  # “smart” lessons offered by schools
        return tokens[index].lower in WEAK_VERBS
    return follower == "to" and tokens[index - 1].lower in _FORMS_OF_BE


def _ends_clause(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    is_next_quotation = token.is_quotation and not is_nickname(tokens, index)
    return is_next_quotation or token.text in ".:;!?" or token.lower == "which"


def _with_unknown_verb(tokens: list[Token], start: int, subject: Phrase | None) -> Clause | None:
    """A past form right after “…,” that no table knows speaks all the same: “…,” whirred Finn."""
    if not _follows_comma(tokens, start):
        return None
    if is_past(tokens[start]) or tokens[start].lower in _SOUNDS:
        follower = phrase_right(tokens, start + 1)
        return Clause(start, follower) if follower and _may_speak(tokens, follower) else None
    verb = tokens[subject.stop] if subject and subject.stop < len(tokens) else None
    if subject is None or verb is None or not (is_past(verb) or verb.lower in _IRREGULAR):
        return None
    after, follow = subject.stop + 1, ON
    if after < len(tokens) and tokens[after].lower in _PARTICLES - ON:
        after, follow = after + 1, PREPOSITIONS  # “…,” Finn pushed back from the podium
    ends = after >= len(tokens) or tokens[after].text in ".,;" or tokens[after].lower in follow
    return Clause(subject.stop, subject) if ends and _may_speak(tokens, subject) else None


def _follows_comma(tokens: list[Token], start: int) -> bool:
    """Is the sentence a quotation with its comma, and no other one before ``start``?"""
    if not tokens[0].is_quotation or any(token.is_quotation for token in tokens[1:start]):
        return False
    return inner_end(tokens[0]) in ",!?" or (start > 1 and tokens[1].text in _PAUSES)


def _may_speak(tokens: list[Token], phrase: Phrase) -> bool:
    """A pronoun, "the …" or a name."""
    first, last = tokens[phrase.first], tokens[phrase.stop - 1]
    return first.lower in _BEGINS_PERSON or is_name(last)


def is_as_put(sentence: list[Token], subject: Phrase, verb: int) -> bool:
    """…, as Finn put it: a clause after a comma and "as"."""
    joint = subject.first - 1
    if sentence[joint].lower != "as" or sentence[joint - 1].text != ",":
        return False
    follower = sentence[verb + 1] if verb + 1 < len(sentence) else None
    ends = follower is None or follower.lower == "it" or not is_word(follower)
    word = sentence[verb].lower
    return ends and (word in SPEAKING_AFTER_AS or word not in WEAK_VERBS)


def announces_next(tokens: list[Token], sentence: list[Token], clause: Clause) -> bool:
    """Finn said it was “late” and Orlo warned: “…”: the colon after the verb leads on."""
    after = max(clause.verb + 1, clause.subject.stop)
    colon = after == len(tokens) - 1 and tokens[after].text == ":"
    return colon and len(sentence) > len(tokens)


def up_to_next_quotation(sentence: list[Token], quotation: int) -> list[Token]:
    """The sentence without what follows the next quotation."""
    for index in range(quotation + 1, len(sentence)):
        if sentence[index].is_quotation and not is_nickname(sentence, index):
            return sentence[:index]
    return sentence


def opens_report(tokens: list[Token], quotation: int) -> bool:
    """A verb of speech and that right before the quotation."""
    joint = quotation - 1
    return joint > 1 and tokens[joint].lower == "that" and is_speech_verb(tokens[joint - 1])

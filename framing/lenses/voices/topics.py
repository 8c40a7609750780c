"""Whom a sentence speaks of, where nobody in it is said to speak: its subject and its verb."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.cues import Attribution, attribution_to, opens_only
from framing.lenses.voices.grammar.first_subject import first_subject
from framing.lenses.voices.grammar.subjects import subject_left
from framing.lenses.voices.grammar.tokens import Phrase, Token
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    WEAK_VERBS,
    is_adverb,
    is_name,
    is_plain_form,
    is_speech_verb,
    is_word,
    looks_like_verb,
)

_OFFICES = closed_class("title")
_NO_PERSONS = ("it", "there")
_WAS = closed_class("form of be before a topic")


def last_speaker(tokens: list[Token]) -> Attribution | None:
    """The last verb of speech of a sentence that has a person for subject: since Orlo spoke."""
    for verb in range(len(tokens) - 1, 0, -1):
        subject = subject_left(tokens, verb) if is_speech_verb(tokens[verb]) else None
        if subject and subject.stop <= verb and _is_person(tokens[:verb], subject):
            return attribution_to(tokens[verb].lower, tokens, subject)
    return None


def topic(tokens: list[Token], *, quoted: bool = False) -> Attribution | None:
    """The first name or pronoun that is no object of a preposition, and the verb after it.

    Before a quotation (``quoted``) whatever follows a pronoun is its verb, and a colon needs none.
    """
    subject = first_subject(tokens, len(tokens))
    if subject is None or not _is_person(tokens, subject):
        return None
    announces = quoted and tokens[-1].text == ":"  # Orlo cannot wait to go: “…”
    if not announces and any(_denies(token) for token in tokens[subject.stop :]):
        return None
    chosen = _verbs_behind(tokens, subject, quoted)
    if tokens[subject.first].lower in _NO_PERSONS:
        announces = False
        chosen = [verb for verb in chosen if _is_said_by_thing(tokens, verb)]
    if announces and not chosen and not opens_only(tokens, subject):
        return attribution_to(":", tokens, subject)
    return attribution_to(tokens[chosen[0]].lower, tokens, subject) if chosen else None


def _verbs_behind(tokens: list[Token], subject: Phrase, quoted: bool) -> list[int]:
    """The verbs that a subject may have, the likeliest first; some stand there twice."""
    verbs = [verb for verb in range(subject.stop, len(tokens)) if is_main_verb(tokens, verb)]
    if quoted and tokens[subject.first].lower in PERSONAL_PRONOUNS:
        verbs = [*_verb_of_pronoun(tokens, subject.stop), *verbs]
    if subject.stop < len(tokens) and _recalls(tokens[subject.stop]):
        verbs.insert(0, subject.stop)  # Orlo recalls growing up
    finite = [verb for verb in verbs if not tokens[verb].lower.endswith("ing")]
    main = [verb for verb in finite if not _is_in_relative_clause(tokens, subject.stop, verb)]
    return [*main, *finite, *verbs]


def _is_said_by_thing(tokens: list[Token], verb: int) -> bool:
    """It reads, it envisions; but not: it took, it is easy to say."""
    return is_speech_verb(tokens[verb]) and tokens[verb - 1].lower != "to"


def person_spoken_of(tokens: list[Token]) -> Attribution | None:
    """Who a sentence without a verb of its own speaks of: Orlo was curt."""
    subject = first_subject(tokens, len(tokens))
    if subject is None or subject.stop >= len(tokens) or not _is_person(tokens, subject):
        return None
    known = tokens[subject.first].lower in PERSONAL_PRONOUNS
    is_of_person = tokens[subject.stop].lower in _WAS and not known
    return attribution_to("", tokens, subject) if is_of_person else None


def _recalls(token: Token) -> bool:
    """An inflected verb of speech, a weak one too: recalls, but not recall."""
    return is_speech_verb(token) and not is_plain_form(token) and not token.lower.endswith("ing")


def _verb_of_pronoun(tokens: list[Token], index: int) -> list[int]:
    """Whatever follows a pronoun is its verb: still, he dislikes."""
    while index < len(tokens) and is_adverb(tokens[index]):
        index += 1
    ends = index >= len(tokens) or not is_word(tokens[index])
    return [] if ends or tokens[index].lower in AUXILIARIES | PREPOSITIONS else [index]


def is_main_verb(tokens: list[Token], index: int) -> bool:
    """Most likely a verb of the sentence: one of speech or another, and not after "who"."""
    token = tokens[index]
    speaks = is_speech_verb(token) and token.lower not in WEAK_VERBS
    return tokens[index - 1].lower not in RELATIVES and (speaks or looks_like_verb(token))


def _is_in_relative_clause(tokens: list[Token], begin: int, verb: int) -> bool:
    """Orlo, who was elected in May, praised; a mail, sent at six, read: no main verbs."""
    if tokens[begin].text == ",":
        after = (index for index in range(begin + 1, len(tokens)) if tokens[index].text == ",")
        if verb < next(after, 0):
            return True
    for index in range(verb - 1, begin - 1, -1):
        if tokens[index].lower in RELATIVES and index and tokens[index - 1].text == ",":
            return True
        if tokens[index].text == ",":
            return False
    return False


def _is_person(tokens: list[Token], subject: Phrase) -> bool:
    """A name, a pronoun or an office (the judge); before a colon any subject."""
    phrase = tokens[subject.first : subject.stop]
    named = any(is_name(token) and token.lower not in DETERMINERS for token in phrase)
    office = phrase[-1].lower in _OFFICES and phrase[0].lower in DETERMINERS
    return named or office or phrase[0].lower in PERSONAL_PRONOUNS or tokens[-1].text == ":"


def _denies(token: Token) -> bool:
    return token.lower in ("not", "never") or token.lower.endswith("n't")

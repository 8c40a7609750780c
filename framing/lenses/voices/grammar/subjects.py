"""The subject that a verb has among the words before it."""

from __future__ import annotations

from framing.base.data import closed_class
from framing.lenses.voices.grammar.clause_begin import SUBORDINATING
from framing.lenses.voices.grammar.first_subject import first_subject, is_embedded, pronoun_left
from framing.lenses.voices.grammar.participles import subject_after_comma, subject_of_participle
from framing.lenses.voices.grammar.phrases import before_bracket, phrase_left
from framing.lenses.voices.grammar.times import time_begin
from framing.lenses.voices.grammar.tokens import Phrase, Token, inner_end
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    TIMES,
    WEAK_VERBS,
    breaks_phrase,
    is_adverb,
    is_name,
    is_party_label,
    is_plain_form,
    is_speech_verb,
    is_word,
    looks_like_verb,
)

_AFTER_SUBJECT_CLAUSE = CONJUNCTIONS | PREPOSITIONS
_AT_THE_TIME = ["at", "the", "time"]
_NO_SUBJECT_AFTER = PREPOSITIONS - CONJUNCTIONS - SUBORDINATING
_LINKS_VERBS = closed_class("links verbs")
_LONGEST_NAME = 5
_OPENS_ASIDE = RELATIVES | closed_class("relative of place")
_PERFECT = closed_class("form of have")
_BEFORE_A_PLACE = closed_class("before the name of a place")
_BEFORE_A_PERSON = closed_class("before a person")  # a call to Orlo, who


def subject_left(tokens: list[Token], verb: int) -> Phrase | None:
    """The noun phrase that the verb at ``verb`` has for subject."""
    index = verb - 1
    if index > 1 and tokens[index].lower == "having":  # having called him
        verb, index = index, index - 1
    if index > 0 and tokens[verb].lower.endswith("ing") and _has_own_subject(tokens, index):
        return _subject_of_ing(tokens, index)
    if index > 0 and _stands_in_perfect(tokens, index):
        index -= 1
    while index >= 0 and _helps_verb(tokens[index]):
        if [token.lower for token in tokens[max(0, index - 2) : index + 1]] == _AT_THE_TIME:
            index -= 2
        if tokens[index].lower == "to":
            return _pronoun_that_begins(tokens, index) or first_subject(tokens, index)
        index -= 1
    return _subject_ending_at(tokens, index) if index >= 0 else None


def _pronoun_that_begins(tokens: list[Token], to: int) -> Phrase | None:
    """The pronoun of a clause after a comma that ends with "to": where he chose to say."""
    for index in range(to - 2, max(0, to - 5), -1):
        if tokens[index].lower in PERSONAL_PRONOUNS and tokens[index - 1].lower in _OPENS_ASIDE:
            return Phrase(index, index + 1)
        if not is_word(tokens[index]):
            return None
    return None


def _has_own_subject(tokens: list[Token], index: int) -> bool:
    """Is the subject of a form in -ing found by the word before it?"""
    token = tokens[index]
    return (
        not breaks_phrase(token)
        or token.lower in TIMES
        or (token.lower == "from" and is_name(tokens[index - 1]))
        or (index > 1 and _governs_gerund(tokens, index))
        or token.text in ",—–"
        or inner_end(token) == ","
    )


def _subject_of_ing(tokens: list[Token], index: int) -> Phrase | None:
    """The subject of a form in -ing after the word at ``index``."""
    if tokens[index].lower in TIMES:
        return first_subject(tokens, index)  # X tweeted on Friday saying
    if tokens[index].lower == "from" and is_name(tokens[index - 1]):
        return phrase_left(tokens, index - 1)  # it kept Orlo from saying
    if index > 1 and _governs_gerund(tokens, index):
        return subject_left(tokens, index)  # denied having said
    if not breaks_phrase(tokens[index]):
        return subject_of_participle(tokens, index)
    return subject_after_comma(tokens, index)


def _governs_gerund(tokens: list[Token], index: int) -> bool:
    """Is the word before a form in -ing a verb: Orlo denied saying?"""
    token = tokens[index]
    if token.lower.endswith("ing") or is_plain_form(token):
        return False
    is_verb = is_speech_verb(token) or looks_like_verb(token)
    return is_verb and tokens[index - 1].lower not in DETERMINERS


def _stands_in_perfect(tokens: list[Token], index: int) -> bool:
    """A plain word between "has" and its participle: Orlo has long said."""
    is_plain = is_word(tokens[index]) and tokens[index].text[0].islower()
    determined = tokens[index].lower in DETERMINERS | PERSONAL_PRONOUNS
    return is_plain and not determined and tokens[index - 1].lower in _PERFECT


def _helps_verb(token: Token) -> bool:
    """An adverb or auxiliary between subject and verb."""
    if token.lower in TIMES:  # later Thursday told
        return True
    return (is_adverb(token) or token.lower in AUXILIARIES) and not is_name(token)


def _subject_ending_at(tokens: list[Token], index: int) -> Phrase | None:
    """The subject that ends with the word at ``index``, or stands before the clause it closes."""
    adverbial = time_begin(tokens, index)
    if 0 < adverbial <= index:
        index = adverbial - 1
        while index > 0 and is_adverb(tokens[index]):  # and later in the day said
            index -= 1
    token = tokens[index]
    if token.text == ")":
        index = before_bracket(tokens, index)
        token = tokens[index]
    if token.lower in PERSONAL_PRONOUNS or token.lower == "it":
        return Phrase(index, index + 1)
    if token.lower in RELATIVES:
        return _antecedent(tokens, index)
    if token.lower in _LINKS_VERBS:
        return (
            pronoun_left(tokens, index)
            or _subject_of_linked(tokens, index)
            or first_subject(tokens, index)
        )
    if token.text in ",—–":
        return _before_insertion(tokens, index) or first_subject(tokens, index)
    if token.text == ")" or token.lower in _AFTER_SUBJECT_CLAUSE:
        return first_subject(tokens, index)
    return phrase_left(tokens, index) if is_word(token) else None


def _subject_of_linked(tokens: list[Token], link: int) -> Phrase | None:
    """The subject of the verb of speech that "and" or "but" links to the next one."""
    for verb in range(link - 1, 0, -1):
        token = tokens[verb]
        if token.is_quotation or token.text in ":;":
            continue
        if is_speech_verb(token) and not token.lower.endswith("ing"):
            if tokens[verb - 1].lower in DETERMINERS | {"to"} or token.lower in WEAK_VERBS:
                continue
            subject = subject_left(tokens, verb)
            if subject and tokens[subject.first].text.isdigit():  # 16 reported cases
                continue
            if subject and not is_embedded(tokens, subject.first):
                return subject
    return None


def _before_insertion(tokens: list[Token], comma: int) -> Phrase | None:
    """The name before an apposition or relative clause that ends at ``comma``."""
    of_a_place = None
    for opening in range(comma - 1, 0, -1):
        if tokens[opening].text in ":;" or tokens[opening].is_quotation:
            return of_a_place
        if tokens[opening].text not in ",—–":
            continue
        last = opening - 1
        if tokens[last].text == ")":
            last = before_bracket(tokens, opening - 1)
        is_named = is_name(tokens[last]) or _is_name_between(tokens, opening, comma)
        if last < 0 or not is_named or is_adverb(tokens[last]) or tokens[last].is_title:
            continue
        phrase = phrase_left(tokens, last)
        if phrase is None or tokens[phrase.first].text[0].isdigit():
            continue
        if is_party_label(tokens[phrase.first]):  # Orlo, D-Brask, the chairman, said
            continue
        if phrase.first and tokens[phrase.first - 1].lower in _NO_SUBJECT_AFTER:
            continue
        if not _names_a_place(tokens, last):
            return phrase
        of_a_place = of_a_place or phrase
    return of_a_place


def _names_a_place(tokens: list[Token], last: int) -> bool:
    """In Brask, Norra: the name that ends at ``last`` says where, not who."""
    while last > 0 and is_name(tokens[last - 1]):
        last -= 1
    return last > 0 and tokens[last - 1].lower in _BEFORE_A_PLACE


def _is_name_between(tokens: list[Token], opening: int, comma: int) -> bool:
    """The Norran president, Orla Finn, said: a name, and the office right before it."""
    inside = tokens[opening + 1 : comma]
    named = 1 < len(inside) < _LONGEST_NAME and all(is_name(token) for token in inside)
    return named and is_word(tokens[opening - 1]) and not breaks_phrase(tokens[opening - 1])


def _antecedent(tokens: list[Token], relative: int) -> Phrase | None:
    """What "who" or "that" stands for: a letter on Friday that says."""
    if relative and tokens[relative - 1].lower in ("and", "or", "but"):  # who left and who said
        before = (
            i for i in range(relative - 2, 0, -1) if tokens[i].lower == tokens[relative].lower
        )
        return _antecedent(tokens, next(before, 0))
    last = relative - 2 if relative and tokens[relative - 1].text == "," else relative - 1
    adverbial = time_begin(tokens, last)
    last = adverbial - 1 if 0 < adverbial <= last else last  # signed on May 3, 2009, which
    while last > 0 and tokens[last].lower in TIMES:
        last -= 1
    if last < 0 or not is_word(tokens[last]):
        return None
    if tokens[last].is_title:  # Orlo, host of “Dawn,” who left
        return _before_insertion(tokens, last) or first_subject(tokens, last)
    phrase = phrase_left(tokens, last)
    if phrase and tokens[relative].lower == "who" and is_name(tokens[last]):
        inside = range(phrase.first, last)
        links = [index for index in inside if tokens[index].lower in _BEFORE_A_PERSON]
        return Phrase(max(links) + 1, last + 1) if links else phrase
    return phrase

"""Who said a quotation and with which verb: rules over the sentence it stands in, in order."""

from __future__ import annotations

from framing.base.data import closed_class, verb_forms
from framing.lenses.voices.cues import (
    Attribution,
    according_to,
    as_noted,
    attribution_to,
    cry_of,
    in_view_of,
    is_like,
    noun_after,
    urged_by,
)
from framing.lenses.voices.grammar.clause_begin import SUBORDINATING, subordinator
from framing.lenses.voices.grammar.clauses import (
    Clause,
    adds_to_owned,
    announces_next,
    clause_after_quotation,
    inverts,
    is_as_put,
    is_no_report,
    opens_report,
    up_to_next_quotation,
)
from framing.lenses.voices.grammar.first_subject import first_subject
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.sentence_cuts import says_who
from framing.lenses.voices.grammar.subjects import subject_left
from framing.lenses.voices.grammar.tokens import Phrase, Token, inner_end
from framing.lenses.voices.grammar.verb_senses import NAMING_VERBS, agent, is_passive
from framing.lenses.voices.grammar.word_kinds import (
    AUXILIARIES,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    WEAK_VERBS,
    is_adverb,
    is_name,
    is_nickname,
    is_participle,
    is_speech_verb,
    is_word,
)
from framing.lenses.voices.lines import (
    headline,
    name_and_colon,
    name_in_list,
    signature,
)
from framing.lenses.voices.topics import is_main_verb, topic
from framing.lenses.voices.verb_before import (
    VERB_BEFORE_SUBJECT,
    noun_or_passive_before,
    verb_before,
)

_OPENS = PREPOSITIONS | {"but", "and", "yet"}  # But despite calling it “late,” Orlo
_POINTS_BACK = RELATIVES | {"this", "whatever", "whichever", "whoever"}
_LONGEST_LINK = 5  # words between two quotations of one attribution
_TELLING = closed_class("verb of telling")
_FORMS_OF_BE = closed_class("form of be")
_PARTS = AUXILIARIES | PERSONAL_PRONOUNS | RELATIVES | SUBORDINATING


def attribute(sentence: list[Token], quotation: int) -> Attribution | None:
    """The attribution of the quotation at ``quotation`` of its sentence: that of the first rule.

    A second quotation that no verb parts from the first has the same: called it “late” and “dear”.
    """
    first = _linked(sentence, quotation)
    attribution = attribute(sentence, first) if first is not None else None
    if attribution:
        return attribution
    for rule in RULES:
        attribution = rule(sentence, quotation)
        if attribution:
            return attribution
    return None


def _linked(sentence: list[Token], quotation: int) -> int | None:
    """The quotation before, where only a few words without a verb or a mark stand between."""
    for index in range(quotation - 1, max(-1, quotation - 2 - _LONGEST_LINK), -1):
        token = sentence[index]
        if token.is_quotation:
            return None if is_nickname(sentence, index) or index == quotation - 1 else index
        is_link = is_word(token) or token.text == ","
        if not is_link or is_main_verb(sentence, index) or token.lower in _PARTS:
            return None
    return None


def opening_participle(sentence: list[Token], quotation: int) -> Attribution | None:
    """A participle that opens the sentence speaks for the subject: Bemoaning “this”, Finn left."""
    tokens = up_to_next_quotation(sentence, quotation)
    after = quotation + 1
    for index in range(min(3, quotation) if after < len(tokens) else 0):
        verb = tokens[index].lower
        opens = all(token.lower in _OPENS for token in tokens[:index])
        if opens and verb.endswith("ing") and verb in verb_forms():
            comma = tokens[after].text == ","
            follows = tokens[after].text in PERSONAL_PRONOUNS  # Conceding it was “late” she left
            closed = comma or follows or inner_end(tokens[quotation]) == ","
            subject = phrase_right(tokens, after + comma) if closed else None
            return attribution_to(verb, tokens, subject) if subject else None
    return None


def announced(sentence: list[Token], quotation: int) -> Attribution | None:
    """A verb of speech and a comma or colon before it: he answered, “…,” the paper reported."""
    if quotation < 2 or sentence[quotation - 1].text not in ",:":
        return None
    if in_part := _said_in_part(sentence, quotation):
        return in_part
    verb = sentence[quotation - 2]
    if not is_speech_verb(verb) or verb.lower in WEAK_VERBS:
        return None
    is_first_clause = all(token.text != "," for token in sentence[: quotation - 1])
    if (
        is_first_clause
        and sentence[0].lower in SUBORDINATING
        and sentence[quotation - 1].text == ","
    ):
        return None  # If it continues, “…,” he said
    subject = subject_left(sentence, quotation - 2)
    if subject and subject.stop == quotation - 2 and not verb.lower.endswith("ing"):
        return attribution_to(verb.lower, sentence, subject)
    return verb_before(sentence, quotation)


def _said_in_part(sentence: list[Token], quotation: int) -> Attribution | None:
    """The letter reads, in part: “…”."""
    mark = quotation - 1
    words = [token.lower for token in sentence[max(0, mark - 2) : mark]]
    verb = mark - 3
    if verb > 1 and sentence[verb].text == ",":
        verb -= 1
    if words not in (["in", "part"], ["in", "full"]) or verb < 1:
        return None
    subject = subject_left(sentence, verb) if is_speech_verb(sentence[verb]) else None
    return attribution_to(sentence[verb].lower, sentence, subject) if subject else None


def clause_after_comma(sentence: list[Token], quotation: int) -> Attribution | None:
    """“…,” said Finn."""
    tokens = up_to_next_quotation(sentence, quotation)
    after = quotation + 1
    pause_follows = after < len(sentence) and sentence[after].text in ",—–-"
    if not pause_follows and inner_end(sentence[quotation]) not in ",!?—–-…":
        return None
    clause = clause_after_quotation(tokens, after)
    return _attribution_of_clause(tokens, clause, quotation) if clause else None


def clause_beside(sentence: list[Token], quotation: int) -> Attribution | None:
    """Where no comma ends the quotation, verb and subject stand side by side: “…” said Finn."""
    if inner_end(sentence[quotation]) in "." and not says_who(sentence, quotation + 1):
        return None
    tokens = up_to_next_quotation(sentence, quotation)
    clause = clause_after_quotation(tokens, quotation + 1)
    if clause is None or (quotation and announces_next(tokens, sentence, clause)):
        return None
    inverted = clause.verb < clause.subject.first
    if inverted and quotation and tokens[clause.verb].lower in WEAK_VERBS:
        return None  # other “doubters” questioned Finn's plan
    between = tokens[clause.subject.stop : clause.verb]
    if not all(is_adverb(token) or token.lower in AUXILIARIES for token in between):
        return None
    return _attribution_of_clause(tokens, clause, quotation)


def _attribution_of_clause(
    tokens: list[Token], clause: Clause, quotation: int
) -> Attribution | None:
    """The attribution to a clause after the quotation, unless a verb before it has it already."""
    verb, subject = tokens[clause.verb].lower, clause.subject
    if tokens[subject.first].lower in _POINTS_BACK:
        return None
    if quotation and _answers_another(tokens, clause, quotation):
        return None
    if verb in _TELLING and is_passive(tokens, clause.verb):  # “…,” he was told by Finn
        teller = agent(tokens, clause.verb)
        return attribution_to(verb, tokens, teller) if teller else Attribution(verb, None)
    inverted = clause.verb < subject.first
    if opens_report(tokens, quotation):
        return None  # the memo says that “as Finn knew,” the talks went on
    if inverted and _in_relative_clause(tokens, quotation) and verb_before(tokens, quotation):
        return None  # Orlo, who called it “late,” said the council
    plain = verb in VERB_BEFORE_SUBJECT or is_name(tokens[subject.stop - 1])
    if quotation and inverted and not plain and verb_before(tokens, quotation):
        return None  # Finn, who told us it was “over,” announced her plan
    return attribution_to(verb, tokens, subject)


def _in_relative_clause(tokens: list[Token], quotation: int) -> bool:
    """Does a clause that a comma and who, which begin, hold the quotation and go on up to it?"""
    for index in range(quotation - 1, 0, -1):
        if tokens[index].text == ",":
            return tokens[index + 1].lower in RELATIVES
    return False


def _answers_another(tokens: list[Token], clause: Clause, quotation: int) -> bool:
    """When Finn said it was “over,” Orlo cried out: the first clause has its own verb."""
    after = max(clause.verb + 1, clause.subject.stop)
    ends = after >= len(tokens) or tokens[after].text in ".,"
    if ends or tokens[subordinator(tokens, 0, quotation)].lower not in SUBORDINATING:
        return False
    inner = verb_before(tokens, quotation)
    return inner is not None and inner.speaker is not None and inner.verb not in WEAK_VERBS


def clause_at_end(sentence: list[Token], quotation: int) -> Attribution | None:
    """A clause at the sentence's end: Being “angry” was a mistake, X said."""
    for verb in range(len(sentence) - 1, quotation, -1):
        speaks = is_speech_verb(sentence[verb]) and not adds_to_owned(sentence, verb)
        if not speaks or is_no_report(sentence, verb):
            continue
        participle = sentence[verb].lower.endswith("ing")  # a nod to Finn acknowledging that
        participle = participle and sentence[verb - 1].lower not in _FORMS_OF_BE
        if is_passive(sentence, verb) or (participle and is_word(sentence[verb - 1])):
            continue  # remarks that were condemned
        subject = subject_left(sentence, verb)
        if subject and subject.first > quotation:
            previous = sentence[subject.first - 1]
            person = is_name(sentence[subject.stop - 1]) or subject.stop - subject.first == 1
            if sentence[verb].lower in NAMING_VERBS and not person:
                continue  # a page linked to a group called
            if previous.text == "," or previous.is_quotation or is_as_put(sentence, subject, verb):
                return attribution_to(sentence[verb].lower, sentence, subject)
        subject = _subject_right(sentence, verb)
        if subject:
            return attribution_to(sentence[verb].lower, sentence, subject)
    return None


def _subject_right(sentence: list[Token], verb: int) -> Phrase | None:
    """The subject in: …, said the old clerk of Brask."""
    word = sentence[verb].lower
    if sentence[verb - 1].text != "," or word in WEAK_VERBS or word.endswith("ing"):
        return None
    subject = phrase_right(sentence, verb + 1)
    return subject if subject and inverts(sentence, verb, subject) else None


def clause_around(sentence: list[Token], quotation: int) -> Attribution | None:
    """What ends the sentence governs a weak verb in it: the vote shows “anger”, said Finn."""
    attribution = clause_at_end(sentence, quotation)
    if attribution is None or attribution.verb in WEAK_VERBS:
        return None
    inner = verb_before(sentence, quotation)
    another = len(up_to_next_quotation(sentence, quotation)) < len(sentence)
    if inner is not None and inner.speaker is not None and another:
        return None  # Orlo, who thinks it “late,” called it “grim,” he said
    governed = inner is not None and (inner.speaker is None or inner.verb in WEAK_VERBS)
    return attribution if governed else None


def sentence_verb(sentence: list[Token], quotation: int) -> Attribution | None:
    """No speech verb at all: the sentence's verb and its subject, where that is a person."""
    if inner_end(sentence[quotation]) == "." and quotation == 0:
        return None
    verb = quotation - 2
    if verb > 0 and sentence[verb + 1].text == ":" and is_participle(sentence[verb]):
        subject = first_subject(sentence, verb)  # snarking: “…”
        if subject:
            return attribution_to(sentence[verb].lower, sentence, subject)
    return topic(sentence[:quotation], quoted=sentence[quotation].end > 0)


RULES = (
    according_to,
    cry_of,
    urged_by,
    signature,
    name_and_colon,
    opening_participle,
    announced,
    clause_after_comma,
    clause_around,
    verb_before,
    clause_beside,
    clause_at_end,
    noun_or_passive_before,
    noun_after,
    name_in_list,
    in_view_of,
    as_noted,
    is_like,
    headline,
    sentence_verb,
)

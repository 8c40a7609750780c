"""Who said a quotation and with which verb, by rules over the sentence it stands in."""

from __future__ import annotations

from framing.base.data import verb_forms, words
from framing.lenses.voices.clauses import (
    AUXILIARIES,
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    Token,
    inner_end,
    is_adverb,
    is_name,
    is_nickname,
    is_other_verb,
    is_participle,
    is_verb,
)
from framing.lenses.voices.cues import Attribution, according, labelled, noun, signed
from framing.lenses.voices.phrases import phrase_right, right_clause
from framing.lenses.voices.subjects import first_subject, subject_left
from framing.lenses.voices.verb_senses import (
    NOT_BEFORE,
    WEAK,
    agent,
    beside,
    counts,
    passive,
    phrasal,
)


def attribute(sentence: list[Token], place: int, *, any_verb: bool = True) -> Attribution | None:
    """The attribution of the quotation at ``place`` of its sentence, or None.

    ``any_verb``: where no verb of speech stands, take the sentence's own.
    """
    quote = sentence[place]
    after = range(place + 1, len(sentence))
    others = (at for at in after if sentence[at].quote >= 0 and not is_nickname(sentence, at))
    stop = next(others, len(sentence))
    right = sentence[:stop]
    closing = inner_end(quote)
    comma = closing in ",!?—–-…" or (
        place + 1 < len(sentence) and sentence[place + 1].text in ",—–-"
    )
    found = according(sentence, place) or signed(sentence, place)
    if found is None and place and place + 1 < len(right):
        found = _opening(right, place)
    if found is None and place > 1 and _announced(sentence, place):
        found = _left(sentence, place)  # he answered, “…,” the paper reported
    if found is None and comma and place + 1 < len(right):
        found = _from_clause(right, right_clause(right, place + 1), place)
    if found is None:
        found = _left(sentence, place)
    if found is None and place + 1 < len(right) and closing not in ".":
        clause = right_clause(right, place + 1)
        found = _from_clause(right, clause if clause and _close(right, clause) else None, place)
    return found or _later(sentence, place) or (_any_verb(sentence, place) if any_verb else None)


def _opening(right: list[Token], place: int) -> Attribution | None:
    """A participle that opens the sentence speaks for the subject after it: Bemoaning “this”, Finn
    left.
    """
    for at in range(min(2, place)):
        verb = right[at].lower
        if (
            verb.endswith("ing")
            and verb in verb_forms()
            and (at == 0 or right[0].lower in PREPOSITIONS)
        ):
            after = place + 1
            closed = inner_end(right[place]) == "," or right[after].text == ","
            subject = phrase_right(right, after + (right[after].text == ",")) if closed else None
            return (
                Attribution(verb, (right[subject[0]].start, right[subject[1] - 1].end))
                if subject
                else None
            )
    return None


def _any_verb(sentence: list[Token], place: int) -> Attribution | None:
    """No speech verb at all: the sentence's verb and its subject, where that is a name or
    pronoun.
    """
    if inner_end(sentence[place]) == "." and place == 0:
        return None
    # snarking: “…”
    if place > 2 and sentence[place - 1].text == ":" and is_participle(sentence[place - 2]):
        subject = first_subject(sentence, place - 2)
        if subject:
            return Attribution(
                sentence[place - 2].lower,
                (sentence[subject[0]].start, sentence[subject[1] - 1].end),
            )
    return topic(sentence[:place])


def topic(tokens: list[Token]) -> Attribution | None:
    """The first name or pronoun that is no object of a preposition, and the verb after it."""
    subject = first_subject(tokens, len(tokens))
    phrase = tokens[subject[0] : subject[1]] if subject else []
    named = any(is_name(one) and one.lower not in DETERMINERS for one in phrase)
    if not (named or phrase and (phrase[0].lower in PERSONAL or tokens[-1].text == ":")):
        return None
    if any(
        token.lower in ("not", "never") or token.lower.endswith("n't")
        for token in tokens[subject[1] :]
    ):
        return None
    for at in range(subject[1], len(tokens)):
        if tokens[at - 1].lower in RELATIVE:
            continue
        speech = is_verb(tokens[at]) and tokens[at].lower not in WEAK
        if speech or is_other_verb(tokens[at], Token("x", "x", 0, 0)):
            return Attribution(
                tokens[at].lower, (tokens[subject[0]].start, tokens[subject[1] - 1].end)
            )
    return None


def _announced(sentence: list[Token], place: int) -> bool:
    """A verb of speech and a comma or colon before the quotation: he answered, “…”."""
    verb = sentence[place - 2]
    return sentence[place - 1].text in ",:" and is_verb(verb) and verb.lower not in WEAK


def _close(tokens: list[Token], clause: tuple[int, tuple[int, int]]) -> bool:
    """Where no comma ends the quotation, are verb and subject side by side?"""
    verb, (first, last) = clause
    return all(is_adverb(one) or one.lower in AUXILIARIES for one in tokens[last:verb])


def _from_clause(tokens: list[Token], clause, place: int) -> Attribution | None:
    if clause is None:
        return None
    verb, (first, last) = clause
    plain = tokens[verb].lower in INVERTED or is_name(tokens[last - 1])
    if place and verb < first and not plain and _left(tokens, place):
        return None  # Finn, who told us it was “over,” announced her plan
    if first == last or tokens[first].lower in RELATIVE | {"this", "that"}:
        return None
    return Attribution(tokens[verb].lower, (tokens[first].start, tokens[last - 1].end))


_JOINS = frozenset([",", "and", "but", ";", "while", "—", "–", "-", "―", "и", "а", "но"])


def _left(sentence: list[Token], place: int) -> Attribution | None:
    """The outermost speech verb of the clause before the quotation, with its subject."""
    chosen = nobody = None
    for at in range(place):
        said = is_verb(sentence[at]) or (at == 0 and sentence[at].lower in INVERTED)
        if not said or (sentence[at].lower in WEAK and not counts(sentence, at, place)):
            continue
        if (at and sentence[at - 1].lower in NOT_BEFORE) or phrasal(sentence, at):
            continue
        was_said = passive(sentence, at)
        subject = agent(sentence, at) if was_said else subject_left(sentence, at)
        if was_said and subject is None:  # is described as “…”: nobody is named
            nobody = Attribution(sentence[at].lower, None)
            free = chosen is None or any(
                one.lower == "what" for one in sentence[max(0, at - 3) : at]
            )
            chosen = nobody if free and beside(sentence, at, place) else chosen
            continue
        # said Finn: “…”
        if subject is None and at + 1 < place and (at == 0 or _opens(sentence[at - 1])):
            subject = phrase_right(sentence[:place], at + 1)
        linked = sentence[at - 1].lower
        if chosen and sentence[at].lower in WEAK and not beside(sentence, at, place):
            continue
        if chosen and (
            (linked == "and" and subject is None)
            or (sentence[at].lower.endswith("ing") and linked in _JOINS | {"by"})
        ):
            chosen = Attribution(sentence[at].lower, chosen.speaker)  # X said …, adding “…”
        elif subject and (chosen is None or not _embedded(sentence, at, subject, place)):
            chosen = Attribution(
                sentence[at].lower, (sentence[subject[0]].start, sentence[subject[1] - 1].end)
            )
    return chosen or labelled(sentence, place) or noun(sentence, place) or nobody


INVERTED = words("verb before subject")


def _embedded(sentence: list[Token], at: int, subject: tuple[int, int], place: int) -> bool:
    """Does the verb stand in a clause that the verb before it governs?"""
    edge = subject[0] - 1 if subject[1] <= at and at - subject[1] < 4 else at - 1
    while edge > 0 and (is_adverb(sentence[edge]) or sentence[edge].lower in AUXILIARIES):
        edge -= 1
    before = sentence[edge]
    # condemned what he called; what Finn called
    if before.lower == "what" and beside(sentence, at, place):
        return sentence[subject[0]].lower in PERSONAL | {"it"}
    return not (before.quote >= 0 or before.lower in _JOINS)


def _opens(token: Token) -> bool:
    return token.quote >= 0 or token.text in ",—–-" or token.lower in ("as", "как")


def _later(sentence: list[Token], place: int) -> Attribution | None:
    """A clause at the sentence's end: Being “angry” was a mistake, X said."""
    for at in range(len(sentence) - 1, place, -1):
        if is_verb(sentence[at]):
            subject = subject_left(sentence, at)
            if subject and subject[0] > place:
                before = sentence[subject[0] - 1]
                if before.text == "," or before.quote >= 0:
                    return Attribution(
                        sentence[at].lower,
                        (sentence[subject[0]].start, sentence[subject[1] - 1].end),
                    )
    return None

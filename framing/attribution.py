"""Who said a quotation and with which verb, by rules over the sentence it stands in."""

from __future__ import annotations

from typing import NamedTuple

from framing.clauses import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    LINKS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    Token,
    breaks_phrase,
    inner_end,
    is_adverb,
    is_name,
    is_other_verb,
    is_verb,
    is_word,
    phrase_right,
    right_clause,
)


class Attribution(NamedTuple):
    """A verb (as written), and where the speaker's phrase stands; None where there is none."""

    verb: str
    speaker: tuple[int, int] | None


def attribute(sentence: list[Token], place: int) -> Attribution | None:
    """The attribution of the quotation at ``place`` of its sentence, or None."""
    quote = sentence[place]
    stop = next((i for i in range(place + 1, len(sentence)) if sentence[i].quote >= 0), len(sentence))
    right = sentence[:stop]
    closing = inner_end(quote)
    comma = closing in ",!?—–-…" or (place + 1 < len(sentence) and sentence[place + 1].text in ",—–-")
    found = _according(sentence, place) or _signed(sentence, place)
    if found is None and comma and place + 1 < len(right):
        found = _from_clause(right, right_clause(right, place + 1), place)
    if found is None:
        found = _left(sentence, place)
    if found is None and place + 1 < len(right) and closing not in ".":
        found = _from_clause(right, right_clause(right, place + 1), place)
    return found or _later(sentence, place) or _any_verb(sentence, place)


def _any_verb(sentence: list[Token], place: int) -> Attribution | None:
    """No speech verb at all: the sentence's verb and its subject, where that is a name or pronoun."""
    if inner_end(sentence[place]) == "." and place == 0:
        return None
    return topic(sentence[:place])


def topic(tokens: list[Token]) -> Attribution | None:
    """The first name or pronoun that is no object of a preposition, and the verb after it."""
    subject = _before_comma(tokens, len(tokens))
    if subject is None or not (tokens[subject[0]].lower in PERSONAL or is_name(tokens[subject[1] - 1])):
        return None
    for at in range(subject[1], len(tokens)):
        if is_other_verb(tokens[at], Token("x", "x", 0, 0)) or is_verb(tokens[at]):
            return Attribution(tokens[at].lower, (tokens[subject[0]].start, tokens[subject[1] - 1].end))
    return None


def _from_clause(tokens: list[Token], clause, place: int) -> Attribution | None:
    if clause is None:
        return None
    verb, (first, last) = clause
    if first == last or tokens[first].lower in RELATIVE | {"this", "that"}:
        return None
    return Attribution(tokens[verb].lower, (tokens[first].start, tokens[last - 1].end))


def _according(sentence: list[Token], place: int) -> Attribution | None:
    """According to X / по словам X, anywhere in the sentence."""
    for at, token in enumerate(sentence[:-2]):
        pair = (token.lower, sentence[at + 1].lower)
        if pair in (("according", "to"), ("по", "словам"), ("по", "мнению")):
            subject = phrase_right(sentence, at + 2)
            if subject:
                first, last = subject
                return Attribution(" ".join(pair), (sentence[first].start, sentence[last - 1].end))
    return None


# Forms that are something else more often than a verb of speech: they count right beside a quotation only.
WEAK = frozenset("""show shows showed shown reason reasons state states report reports claim claims call calls demand demands
 attack attacks attacked attacking protest protests text hit hits read reads order orders ordered find finds found begin begins
 began offer offers offered discuss discusses discussed point points post posts note notes comment comments challenge challenges
 hope hopes talk talks talking speak speaks spoke answer answers promise promises pledge pledges blame question feel feels
 felt think thinks thought cry cries object objects mention mentions request rip rips challenged tell remark remarks quote
 quotes tweet tweets joke jokes rail think cite cites praise welcome label term terms bark supposed lie propose
 trumpet crow boast term reject rejects rejected dismiss speaking express expresses expressed refer
 compare compares compared comparing rate rates rated rating rule rules ruled ruling reference references referenced
 identify identifies identified consider considers considered bill billed fear fears feared invoke invokes invoked specify
 state believe believing believes put puts echo echoes interrupt remember plead recall recalls offering posted posting reading finding taunt order threat""".split())
_CALLING = frozenset("""call calls called calling dub dubs dubbed label labeled labelled labels term terms termed describe describes
 described describing brand branded as""".split())
_JOINS = frozenset([",", "and", "but", ";", "while", "—", "–", "-", "―", "и", "а", "но"])


def _left(sentence: list[Token], place: int) -> Attribution | None:
    """The outermost speech verb of the clause before the quotation, with its subject."""
    chosen = None
    for at in range(place):
        said = is_verb(sentence[at]) or (at == 0 and sentence[at].lower in INVERTED)
        if not said or (sentence[at].lower in WEAK and not _beside(sentence, at, place)):
            continue
        if (at and sentence[at - 1].lower in NOT_BEFORE) or _phrasal(sentence, at):
            continue
        subject = subject_left(sentence, at)
        if subject is None and at + 1 < place and (at == 0 or _opens(sentence[at - 1])):
            subject = phrase_right(sentence[:place], at + 1)
        if subject and (chosen is None or not _embedded(sentence, at, subject, place)):
            chosen = Attribution(sentence[at].lower, (sentence[subject[0]].start, sentence[subject[1] - 1].end))
    return chosen or _labelled(sentence, place)


INVERTED = frozenset("said says asked asks added adds wrote writes".split())
NOT_BEFORE = frozenset("the a an of his her their its this that's any no not never didn't don't doesn't".split())


def _phrasal(sentence: list[Token], at: int) -> bool:
    """Call for, call on, point to: no words are given."""
    after = sentence[at + 1].lower if at + 1 < len(sentence) else ""
    if sentence[at].lower.startswith("call"):
        return after in ("on", "for", "off", "up", "in", "to")
    return sentence[at].lower in ("put", "puts") and after != "it"


def _beside(sentence: list[Token], at: int, place: int) -> bool:
    """Is there next to nothing between the verb and the quotation?"""
    between = [token.lower for token in sentence[at + 1:place]]
    return len(between) <= 5 and all(
        one in DETERMINERS or one in (":", ",", "that", "as", "out", "him", "them", "me", "us", "it") or is_adverb(token)
        or is_name(token) for one, token in zip(between, sentence[at + 1:place])
    )


def _embedded(sentence: list[Token], at: int, subject: tuple[int, int], place: int) -> bool:
    """Does the verb stand in a clause that the verb before it governs?"""
    edge = subject[0] - 1 if subject[1] <= at and at - subject[1] < 4 else at - 1
    while edge > 0 and (is_adverb(sentence[edge]) or sentence[edge].lower in AUXILIARIES):
        edge -= 1
    before = sentence[edge]
    if before.lower == "what" and _beside(sentence, at, place):
        return False
    return not (before.quote >= 0 or before.lower in _JOINS)


def _labelled(sentence: list[Token], place: int) -> Attribution | None:
    """A name and a colon: Finn: “…”."""
    if place >= 2 and sentence[place - 1].text == ":":
        first = place - 2
        while first > 0 and is_word(sentence[first - 1]):
            first -= 1
        if is_name(sentence[first]) and place - 1 - first <= 5:
            return Attribution(":", (sentence[first].start, sentence[place - 2].end))
    return None


def _signed(sentence: list[Token], place: int) -> Attribution | None:
    """A dash and a name at the end: “…” — Orla Finn."""
    rest = sentence[place + 1:]
    while rest and rest[-1].text in ".)":
        rest = rest[:-1]
    if 2 <= len(rest) <= 8 and rest[0].text in "—–―-" and is_name(rest[1]):
        stop = next((i for i, token in enumerate(rest) if token.text in ",("), len(rest))
        if all(is_word(token) and not is_verb(token) for token in rest[1:stop]):
            return Attribution(rest[0].text, (rest[1].start, rest[stop - 1].end))
    return None


def _opens(token: Token) -> bool:
    return token.quote >= 0 or token.text in ",—–-"


def _later(sentence: list[Token], place: int) -> Attribution | None:
    """A clause at the sentence's end: Being “angry” was a mistake, X said."""
    for at in range(len(sentence) - 1, place, -1):
        if is_verb(sentence[at]):
            subject = subject_left(sentence, at)
            if subject and subject[0] > place:
                before = sentence[subject[0] - 1]
                if before.text == "," or before.quote >= 0:
                    return Attribution(sentence[at].lower, (sentence[subject[0]].start, sentence[subject[1] - 1].end))
    return None


def subject_left(tokens: list[Token], verb: int) -> tuple[int, int] | None:
    """The noun phrase that the verb at ``verb`` has for subject: (first, after last)."""
    at = verb - 1
    while at >= 0 and (is_adverb(tokens[at]) or tokens[at].lower in AUXILIARIES) and not is_name(tokens[at]):
        if tokens[at].lower == "to":
            return _before_comma(tokens, at)
        at -= 1
    if at < 0:
        return None
    token = tokens[at]
    if token.lower in PERSONAL:
        return at, at + 1
    if token.lower in RELATIVE:
        back = at - 2 if at and tokens[at - 1].text == "," else at - 1
        return phrase_left(tokens, back) if back >= 0 and is_word(tokens[back]) else None
    if token.text in ",)—–" or token.lower in LINKS or token.lower in PREPOSITIONS:
        return _before_comma(tokens, at)
    return phrase_left(tokens, at) if is_word(token) else None


def _before_comma(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The subject before an apposition, a relative clause or a linked verb: Orlo, a clerk, said."""
    start = at - 1
    while start >= 0:
        if tokens[start].quote >= 0 or tokens[start].text in ":;":
            break
        start -= 1
    begin = start + 1
    for first in range(begin, at):
        token = tokens[first]
        if token.lower in PERSONAL:
            return first, first + 1
        if is_word(token) and not breaks_phrase(token) and (first == begin or not _in_preposition(tokens, first)):
            found = phrase_right(tokens[:at], first)
            if found:
                return found
    return None


def _in_preposition(tokens: list[Token], at: int) -> bool:
    """Does the phrase that begins at ``at`` hang on a preposition?"""
    while at > 0 and is_word(tokens[at - 1]) and not breaks_phrase(tokens[at - 1]):
        at -= 1
    return at > 0 and tokens[at - 1].lower in PREPOSITIONS


def phrase_left(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends with the word at ``at``."""
    first = at
    while first > 0:
        before = tokens[first - 1]
        if tokens[first].lower in DETERMINERS or (breaks_phrase(before) and before.lower not in PREPOSITIONS):
            break
        if before.lower in PREPOSITIONS:
            if first < 2 or not is_word(tokens[first - 2]) or breaks_phrase(tokens[first - 2]):
                break
        elif is_verb(before) or (first >= 2 and is_other_verb(before, tokens[first - 2])):
            break
        first -= 1
    if tokens[first].lower in DETERMINERS and first >= 2 and tokens[first - 1].lower in PREPOSITIONS:
        head = first - 2
        if is_word(tokens[head]) and not breaks_phrase(tokens[head]) and not is_verb(tokens[head]):
            longer = phrase_left(tokens, head)
            return (longer[0], at + 1) if longer else (first, at + 1)
    return first, at + 1

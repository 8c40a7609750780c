"""Passives and clauses of action in a line of letters (:mod:`framing.lenses.agency.word_kinds`)."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from framing.base.data import clause_words
from framing.lenses.agency.word_kinds import Letters, letters_of
from framing.text.engine.stream import TokenStream

# Between "be" and its participle: was not; was quickly and quietly; was in part; was, however,.
_BETWEEN = r"(?:[ay]|aCa|[RB]?D?[ay]?[XMt]+|R[ay]|,[aRoXM]{1,3},|\")"
_INVERTED = r"(?<=[|w]b)[aDNoUAXMZL]{2,6}?"  # Was the old man seen? When were they seen?
_PASSIVE = re.compile(rf"[bseg](?:P?{_BETWEEN}{{0,4}}?|{_INVERTED})(?P<verb>[idpKI])")
# Behind the participle up to "by": seen at the quay by; no verb, pronoun or comma.
_BY = re.compile(r"[aNDoUAXMZLrtRTFCyO\"]{0,14}?B")
_AGENT = re.compile(r"\"?(?:[Ry]{1,2}(?=N))?(?P<phrase>[WwPO]|[DNoUAXMtayidpKIJZL\"]+)")
DAY_BEHIND = re.compile(r"(?<=[oUAMZL\"])(?:t[XM]?)+\Z")  # by gunmen last week
_OBJECT = r"(?=r?\"?(?:[DPOUN]|[ay]?[oAM]))"
_PLAIN_OBJECT = r"(?=r?\"?[DPOU])"
# Each way begins with a letter of its own, which the engine looks for first.
_ACTION = re.compile(
    rf"(?:K{_OBJECT}|J{_OBJECT}|L{_PLAIN_OBJECT}|h(?:[ay]*[KI]|[ay]*eG){_OBJECT}"
    rf"|m[ay]*Z{_OBJECT}|b[ay]*G{_OBJECT})"
)
_INSERTED = re.compile(r"[oUAZL],[DNoUAXFRZL]{1,12},\Z")  # the guard, Orla Finn, shot
_BEFORE_VERB, _SUBJECT_ENDS = 'ay"', frozenset("oUPWNAXMtZL)")
_NOUNS, _NO_AGENTS = "oAM", "XNt"
_NOT_BEHIND_S = "DPO"  # he's seen the quay


class Clauses(NamedTuple):
    """Clauses of one block in the order of the text, as arrays of equal length.

    Attributes
    ----------
    place : int64, the verb's place in the line of letters.
    begin : int64, that of its first auxiliary.
    agent : int64, that of the phrase behind "by"; -1 where no agent is named.
    token : int64, the verb's token.
    passive, action : bool, whether it is a passive; whether its verb is one of action.
    """

    place: np.ndarray
    begin: np.ndarray
    agent: np.ndarray
    token: np.ndarray
    passive: np.ndarray
    action: np.ndarray


def clauses_of(stream: TokenStream) -> tuple[Clauses, Letters]:
    """The passives and the clauses of action of a block, and its line of letters."""
    letters = letters_of(stream)
    passive = _passives(stream, letters)
    line = letters.line
    spans = [span for span in map(re.Match.span, _ACTION.finditer(line)) if _follows(line, *span)]
    begin, end = np.array(spans, np.int64).reshape(-1, 2).T
    behind = [_AGENT.match(line, stop + (line[stop] == "r")) for stop in end.tolist()]
    is_thing = np.array(
        [match is not None and not _is_no_agent(match) for match in behind], np.bool_
    )
    is_thing &= _has_subject(stream, letters, begin, end)
    begin, verb = begin[is_thing], end[is_thing] - 1
    nothing = np.full(len(verb), -1)
    columns = [np.concatenate(pair) for pair in zip(passive, (verb, begin, nothing), strict=True)]
    is_passive = np.arange(len(columns[0])) < len(passive[0])
    order = np.argsort(columns[0], kind="stable")
    place, begin, agent = (column[order] for column in columns)
    kind = np.frombuffer(line.encode("ascii"), np.uint8)[place] if len(place) else place
    action = np.isin(kind, np.frombuffer(b"KIJLZG", np.uint8))
    return (
        Clauses(place, begin, agent, letters.token[place], is_passive[order], action),
        letters,
    )


def _passives(stream: TokenStream, letters: Letters) -> tuple[np.ndarray, ...]:
    """Places of the participles, of the auxiliaries, and of the agents."""
    line = letters.line
    spans = [(match.start(), match.start("verb")) for match in _PASSIVE.finditer(line)]
    begin, verb = np.array(spans, np.int64).reshape(-1, 2).T
    agent = np.array([_agent(line, position + 1) for position in verb.tolist()], np.int64)
    codes = np.frombuffer(f"{line}|".encode("ascii"), np.uint8)
    kind, before, behind, first = (codes[index] for index in (verb, verb - 1, verb + 1, begin))
    facts = _facts(stream)
    token = letters.token[verb]
    code = stream.token_code[token] if len(token) else token
    following = stream.token_code[np.minimum(token + 1, len(stream.token_code) - 1)]
    following = following if len(token) else token
    is_kept = ~((_among(behind, _NOUNS)) & ~facts["object"][code] & ~facts["behind"][following])
    is_kept &= ~_among(kind, "p") | (agent >= 0)
    is_kept &= ~_among(before, "y") | (agent >= 0)
    is_kept &= ~_among(first, "s") | ~_among(behind, _NOT_BEHIND_S)
    is_kept &= ~_among(first, "g") | ~facts["no get"][code]
    is_kept &= ~(facts["used"][code] & _among(behind, "T") & _among(codes[verb + 2], "v"))
    return verb[is_kept], begin[is_kept], agent[is_kept]


def _has_subject(stream: TokenStream, letters: Letters, begin, end) -> np.ndarray:
    """Whether a noun right behind a verb is its object: police shot protesters, but not in the
    occupied building; of a noun before it only a plural is a subject.
    """
    codes = np.frombuffer(f"{letters.line}|".encode("ascii"), np.uint8)
    is_doubtful = _among(codes[end - 1], "K") & _among(codes[end], _NOUNS)
    is_doubtful &= (end == begin + 1) & ~_among(codes[begin - 1], "UPW)")
    before = np.maximum(letters.token[begin[is_doubtful]] - 1, 0)
    words = stream.vocabulary[stream.token_code[before]].tolist() if len(before) else []
    is_kept = ~is_doubtful
    is_kept[is_doubtful] = [word.endswith("s") for word in words]
    return is_kept


def _follows(line: str, begin: int, _: int) -> bool:
    """Whether a verb follows a noun or pronoun, adverbs between them left out."""
    while begin and line[begin - 1] in _BEFORE_VERB:
        begin -= 1
    if not begin:
        return False
    is_inserted = line[begin - 1] == "," and _INSERTED.search(line, max(begin - 20, 0), begin)
    return line[begin - 1] in _SUBJECT_ENDS or bool(is_inserted)


def _facts(stream: TokenStream) -> dict[str, np.ndarray]:
    """What is known of each word of the vocabulary."""
    classes = {
        "object": clause_words("takes a second object"),
        "behind": clause_words("behind a participle"),
        "no get": clause_words("never behind get"),
        "used": frozenset({"used"}),
    }
    words = stream.vocabulary.tolist()
    return {
        name: np.array(list(map(members.__contains__, words)), bool)
        for name, members in classes.items()
    }


def _among(kinds: np.ndarray, letters: str) -> np.ndarray:
    return np.isin(kinds, np.frombuffer(letters.encode("ascii"), np.uint8))


def _agent(line: str, place: int) -> int:
    """Where the agent's phrase begins of a participle that ends before ``place``; -1 if none."""
    by = _BY.match(line, place)
    if by is None or (by.end() > place + 1 and line[by.end() - 2] == "A"):
        return -1  # shown in a film by Finn
    phrase = _AGENT.match(line, by.end())
    return -1 if phrase is None or _is_no_agent(phrase) else phrase.start("phrase")


def _is_no_agent(match: re.Match) -> bool:
    """A time, a means or a measure: by Friday, by car, by 20 per cent."""
    phrase = match.group("phrase")
    if phrase[0] in "WwPO":
        return False
    core = DAY_BEHIND.sub("", phrase).rstrip('"idpKIJay') or phrase.rstrip('"')
    is_means = "D" not in core and core[-1:] == "M"
    is_day = len(core) < len(phrase) and phrase[len(core)] in "tX"
    return not core or core[-1] in _NO_AGENTS or is_means or (is_day and core[-1] == "D")

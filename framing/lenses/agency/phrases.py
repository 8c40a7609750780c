"""Who acts and who is acted upon: the noun phrases beside a verb, in a line of letters."""

from __future__ import annotations

import re

from framing.lenses.agency.patterns import DAY_BEHIND, Clauses

_REACH = 40  # letters before a clause in which its subject is looked for
_NOUN_PHRASE = r"D?[NaydipKoAUXMGtvZL\"]*[oAUXMNZL]"
_SUBJECT = re.compile(rf"{_NOUN_PHRASE}(?:F{_NOUN_PHRASE}|R{_NOUN_PHRASE}|CU+){{0,3}}\Z")
_OBJECT = re.compile(
    r"r?\"?(?P<phrase>[POW]|D?[NayidpKoAUXMtZLv\"]*[oAUXMNZL](?:FD?[NayoAU\"]*[oAUN]|CU+)?|D)"
)
_AUXILIARIES = 'hmaybesT"'
# The report counts 738 people who were seen: a word between a noun and a number is a verb, and
# what stands before the number acts in another clause; but flight number 12.
_COUNTS = re.compile(r'.*[oAMUZLP"][ay]*[oidpKIJLZv][ay]*(?=N.*[oAUMZL])')
# On Monday police were; but dozens of people were
_NO_SUBJECTS = re.compile(r'\A["Xt]*(?!F)')
_INSERTED = re.compile(r",[^,|.]{1,30},\Z")
_BRACKETED = re.compile(r"\([^()|]{1,30}\)\Z")
Span = tuple[int, int] | None


def subject(line: str, begin: int, verb: int) -> Span:
    """The places of the phrase before a verb that begins at ``begin``; None where none is there."""
    inside = re.search(r"[PDU][NoAU]*", line[begin + 1 : verb])
    if line[begin] == "s":  # he's seen
        return begin, begin + 1
    if inside:  # was he seen?
        return begin + 1 + inside.start(), begin + 1 + inside.end()
    start = max(begin - _REACH, line.rfind("|", 0, begin) + 1)
    before = line[start:begin].rstrip(_AUXILIARIES)
    if "T" in line[start + len(before) : begin]:
        return None  # to be seen: its subject stands elsewhere
    for inserted in (_BRACKETED, _INSERTED):
        if match := inserted.search(before):
            before = before[: match.start()]
    if before.endswith(("P", "O")):
        return start + len(before) - 1, start + len(before)
    if before.endswith("W"):  # the man who was seen
        before = before[:-1].rstrip(',"')
    match = _SUBJECT.search(before)
    if match is None:
        return None
    first = match.end() - len(_NO_SUBJECTS.sub("", match.group()))
    counts = _COUNTS.match(before, first - before.endswith("P", 0, first), match.end())
    first = counts.end() if counts else first
    return (start + first, start + match.end()) if first < match.end() else None


def behind(line: str, place: int) -> Span:
    """The places of the phrase that begins at ``place``."""
    match = _OBJECT.match(line, place)
    if match is None:
        return None
    first, stop = match.span("phrase")
    return first, first + len(DAY_BEHIND.sub("", match.group("phrase")))


def parties(line: str, clauses: Clauses) -> tuple[list[Span], list[Span]]:
    """For each clause the phrase of who acts, and of who is acted upon."""
    actors, acted_on = [], []
    columns = (clauses.begin, clauses.place, clauses.agent, clauses.passive)
    for begin, verb, agent, is_passive in zip(*(column.tolist() for column in columns)):
        if is_passive:
            actors.append(behind(line, agent) if agent >= 0 else None)
            acted_on.append(subject(line, begin, verb))
        else:
            actors.append(subject(line, begin, begin))
            acted_on.append(behind(line, verb + 1))
    return actors, acted_on

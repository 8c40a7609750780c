"""Older exports of LexisNexis, pages and texts: ``1 of 74 DOCUMENTS``, fields in capitals."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from framing.base.running.progress import progress
from framing.corpus.archives.dates import begins_with_date, plain
from framing.corpus.archives.nexis import HEAD_FIELD, TAIL_FIELDS, read_field
from framing.corpus.archives.record import (
    CAPTION,
    CONTENTS,
    COPYRIGHT,
    FAULT,
    FIELD,
    IS_COPYRIGHT,
    RESERVED,
    Export,
    Record,
    fault_notice,
    is_stated_length,
    stated_words,
)

COUNTER = re.compile(
    r"(?:focus ?- ?)?(?P<before>documen[a-z]* |dokumen[a-z]* |документ |n[o°.] ?)?"
    r"(?P<number>\d[\d.,]*) "
    r"(?:of|von|de|di|из|sur|van|do) (?P<total>\d[\d.,]*)"
    r"(?P<behind> documen[a-z]*| dokumen[a-z]*| документ\w*)?"
)
CAPITAL_FIELD = re.compile(r"(?P<name>[^\W\d_a-z][^\W\d_]*(?:[ /&-][^\W\d_]+){0,3})\s?:(?:\s|$)")
CAPTIONS = {"graphic", "graphics", "grafik", "graphique", "grafico"}
# "Late Edition - Final" in a line of its own, between date and title
EDITION = re.compile(
    r"(?:[\w.]+ ){0,3}\w*(?:ausgabe|[eé]dition|edici[oó]n|edizione|edi[cç][aã]o|editie)"
    r"(?: ?[-–]? ?\w+){0,2}",
    re.IGNORECASE,
)
# "THE MAYOR: Who will pay for it?"
SPEECH = re.compile(r"[^\W\d_A-Z]\w* .*[.!?…][\"'”’»)\]]*$", re.DOTALL)
ADDRESS = re.compile(r"https?://\S+")
TOP_PARAGRAPHS = 8  # in which a length without its name may stand
SHORT_FIELD = 80  # characters
LONGEST_GAP = 3  # paragraphs without a field's name in a head


def read_lexisnexis(paragraphs: list[str]) -> Export | None:
    """The articles of an export, whose paragraphs are given; None where the frame is another one.

    Two marks must be there: counters of documents, and a field in capitals: a length or a load
    date.
    """
    starts = _counters(paragraphs)
    if not starts or not any(map(_is_frame, paragraphs)):
        return None
    edges = list(pairwise([*starts, len(paragraphs)]))
    records = [
        _article(paragraphs[start + 1 : end]) for start, end in progress(edges, "reading Nexis")
    ]
    if starts[0]:
        records[0].drop(CONTENTS, " | ".join(paragraphs[: starts[0]]))
    return Export("LexisNexis", records)


def _counters(paragraphs: list[str]) -> list[int]:
    """The rows of ``1 of 74 DOCUMENTS``; where none names documents, those of one total."""
    matches = {}
    for row, text in enumerate(paragraphs):
        if len(text) < 60 and (match := COUNTER.fullmatch(plain(" ".join(text.split())))):
            matches[row] = match
    named = any(match["before"] or match["behind"] for match in matches.values())
    totals = Counter(match["total"] for match in matches.values())
    if not totals:
        return []
    if named:  # joined files have several totals
        return [row for row, match in matches.items() if match["before"] or match["behind"]]
    total, n = totals.most_common(1)[0]
    if n < 2 and total != "1":
        return []
    return [row for row, match in matches.items() if match["total"] == total]


def _is_frame(text: str) -> bool:
    name, value = capital_field(text)
    return name == "load-date" or (HEAD_FIELD.get(name) == "length" and bool(stated_words(value)))


def capital_field(text: str) -> tuple[str, str]:
    """The name of a field in capitals, in small letters, and its value."""
    match = CAPITAL_FIELD.match(text)
    if match is None or not match["name"].isupper():
        return "", ""
    return re.sub(r"[\s/]+", "-", plain(match["name"])), text[match.end() :].strip()


def _article(paragraphs: list[str]) -> Record:
    record = Record()
    paragraphs = _a_field_each(paragraphs)
    first, last = _body(paragraphs)
    head = next((row for row, text in enumerate(paragraphs) if _known_head(text)), first)
    head = min(head, first)
    untitled = _read_top(paragraphs[:head], record)
    if len(untitled) > 1 and EDITION.fullmatch(untitled[0]):
        record.edition = record.edition or untitled.pop(0)
    _read_fields(paragraphs[head:first], record)
    body = paragraphs[first:last]
    if body and HEAD_FIELD.get(capital_field(body[0])[0]) == "body":
        body[0] = capital_field(body[0])[1]
    if head == first:  # no field stands between title and text
        body = [*untitled[1:], *body]
        untitled = untitled[:1]
    if untitled and not record.title:
        record.title = untitled.pop(0)
    if untitled and not record.standfirst:
        record.standfirst = " ".join(untitled)
    record.paragraphs = body
    _read_behind(paragraphs[last:], record)
    return record


def _a_field_each(paragraphs: list[str]) -> list[str]:
    """Paragraphs that hold several lines that are fields, parted; a bare length has its name."""
    parted = []
    for row, text in enumerate(paragraphs):
        if row < TOP_PARAGRAPHS and is_stated_length(text):
            text = f"LENGTH: {text}"
        lines = text.split("\n")
        first = 0
        for number in range(1, len(lines)):
            name, _ = capital_field(lines[number])
            if name in HEAD_FIELD or name in TAIL_FIELDS:
                parted.append("\n".join(lines[first:number]))
                first = number
        parted.append("\n".join(lines[first:]))
    return parted


def _known_head(text: str) -> bool:
    return capital_field(text)[0] in HEAD_FIELD


def _body(paragraphs: list[str]) -> tuple[int, int]:
    """The rows between which the text stands."""
    first, gap, last = 0, 0, len(paragraphs)
    for row, text in enumerate(paragraphs):
        name, _ = capital_field(text)
        if first and _is_behind(text):
            break
        if name in HEAD_FIELD:
            first, gap = row + 1, 0
            if HEAD_FIELD[name] == "body":
                first = row  # the text may begin behind the field's name
                break
        else:
            gap += bool(first) and not name
        if gap > LONGEST_GAP:
            break
    if not first:
        first = _behind_date(paragraphs)
    elif _is_highlight_name(paragraphs[first - 1]):
        first += 1
    for row in range(first, len(paragraphs)):
        if _is_behind(paragraphs[row]):
            last = row
            break
    while last > first and (
        _is_copyright(paragraphs[last - 1]) or _is_short_field(paragraphs[last - 1])
    ):
        last -= 1
    return min(first, last), last


def _is_highlight_name(text: str) -> bool:
    """Whether a field ends with its name, so that its value is the next paragraph."""
    name, value = capital_field(text)
    return HEAD_FIELD.get(name) == "standfirst" and not value


def _behind_date(paragraphs: list[str]) -> int:
    """Where no field is named, the text begins behind date and title."""
    days = [row for row, text in enumerate(paragraphs[:6]) if begins_with_date(text)]
    return min(days[0] + 2, len(paragraphs)) if days else 0


def _is_behind(text: str) -> bool:
    """Whether a paragraph is a field that stands behind the text."""
    name, value = capital_field(text)
    if name == "update":
        return begins_with_date(value)
    return name in TAIL_FIELDS and name not in HEAD_FIELD


def _is_short_field(text: str) -> bool:
    """Whether a paragraph is a field, whose name may not be known; what is said is none."""
    name, value = capital_field(text)
    is_speech = SPEECH.search(value) is not None and name not in TAIL_FIELDS
    return bool(name) and len(text) < SHORT_FIELD and not is_speech


def _is_copyright(text: str) -> bool:
    return IS_COPYRIGHT.match(text) is not None or RESERVED.match(text) is not None


def _read_top(paragraphs: list[str], record: Record) -> list[str]:
    """Paper and date from the lines above the first field; the paragraphs that follow them."""
    for row, text in enumerate(paragraphs):
        lines = text.split("\n")
        day = next((n for n, line in enumerate(lines) if begins_with_date(line)), None)
        if day is not None:
            above = [line for earlier in paragraphs[:row] for line in earlier.split("\n")]
            _read_paper([*above, *lines[:day]], record)
            record.date_from(" ".join(lines[day:]))
            return list(paragraphs[row + 1 :])
    lines = [line for text in paragraphs[:1] for line in text.split("\n")]
    _read_paper(lines, record)
    return list(paragraphs[1:])


def _read_paper(lines: list[str], record: Record) -> None:
    for line in lines:
        if _is_copyright(line):
            record.drop(COPYRIGHT, line)
        elif ADDRESS.fullmatch(line):
            record.drop(FIELD, line)
    names = [line for line in lines if not (_is_copyright(line) or ADDRESS.fullmatch(line))]
    record.outlet = names[-1] if names else ""
    for line in names[:-1]:
        record.drop(FIELD, line)


def _read_fields(paragraphs: list[str], record: Record) -> None:
    """The fields above the text; a paragraph without a name goes on with the field before it."""
    fields: list[str] = []
    for text in paragraphs:
        if capital_field(text)[0] or not fields:
            fields.append(text)
        else:
            fields[-1] += " " + text
    for text in fields:
        if HEAD_FIELD.get(capital_field(text)[0]) != "body":
            read_field(record, text.replace("\n", " "))


def _read_behind(paragraphs: list[str], record: Record) -> None:
    rule = FIELD
    if n_faults := sum(FAULT.search(text) is not None for text in paragraphs):
        record.notices.append(fault_notice(n_faults))
    for text in paragraphs:
        name, _ = capital_field(text)
        if name:
            rule = CAPTION if name in CAPTIONS else FIELD
        record.drop(COPYRIGHT if _is_copyright(text) else rule, text)

"""Factiva: pages and documents, by the order of their lines or by codes.

The frame's words are in the user's language; what is the same in all is the order of the lines, the
code of the paper, and the article's number at its end, which begins with that code.
"""

from __future__ import annotations

import re

import lxml.html

from framing.base.running.progress import progress
from framing.corpus.archives.dates import begins_with_date, written_date
from framing.corpus.archives.factiva.page_lines import CODED, CODES, Lines, code_of, page_lines
from framing.corpus.archives.record import (
    CAPTION,
    CONTENTS,
    COPYRIGHT,
    FIELD,
    IS_COPYRIGHT,
    Export,
    Record,
    is_stated_length,
    one_line,
    stated_words,
)

# "Document ECHO000020170401ed4100001": a word of the frame, the paper, the day, nine signs
NUMBER = re.compile(
    r"(?:[^\s\d]{2,20}[ \xa0:：]{0,3}){0,2}?"
    r"(?P<number>[A-Z0-9]{5,16}(?:19|20)\d{6}[a-z0-9]{8,10})"
)
TIME = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?(?:[AP]M|Uhr|h|GMT))?", re.IGNORECASE)
HEAD_LINES, PUBLISHER_WORDS = 14, 12
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
FIRM = re.compile(
    r"\b(?:ltd|inc|co|corp|plc|llc|gmbh|ag|s\.?a|s\.?l|s\.?p\.?a|ооо|зао|оао)\.$", re.I
)
LISTED = re.compile(r"(?P<number>\d+)[).]\s+")
MOST_COUNTED = 0.8


def read_factiva_page(tree: lxml.html.HtmlElement) -> Export | None:
    """The articles of a page; None where none ends with a number as Factiva gives them."""
    lines = page_lines(tree)
    return read_factiva_lines(lines)


def read_factiva_lines(lines: Lines) -> Export | None:
    """The articles of lines; each ends with its number, and above it stand a length and a date."""
    ends = [row for row, (_, text) in enumerate(lines) if _number(text)]
    ends = [row for row in ends if row + 1 not in ends]
    articles, first = [], 0
    for end in ends:
        articles.append(lines[first : end + 1])
        first = end + 1
    while articles and first < len(lines) and code_of(lines[first][1]):
        articles[-1].append(lines[first])  # the number is not the last of the fields with codes
        first += 1
    is_frame = [_has_head(article) for article in articles]
    if not articles or sum(is_frame) < max(1, len(articles) / 2):
        return None
    records = [_article(article) for article in progress(articles, "reading Factiva")]
    _without_numbers(records)
    return Export("Factiva", records)


def _without_numbers(records: list[Record]) -> None:
    """Take the numbers of a list, ``1) … 2) …``, from titles of which most have one."""
    numbers = [LISTED.match(record.title) for record in records]
    counted = [
        record
        for row, (record, match) in enumerate(zip(records, numbers), 1)
        if match and int(match["number"]) == row
    ]
    if len(records) > 1 and len(counted) >= MOST_COUNTED * len(records):
        for record in counted:
            record.title = LISTED.sub("", record.title, count=1)


def _number(text: str) -> str:
    match = NUMBER.fullmatch(one_line(_value(text))) if len(text) < 70 else None
    return match["number"] if match else ""


def _value(text: str) -> str:
    """What stands behind a code; a cell of a document may end with its border."""
    return CODED.sub(r"\g<value>", text).rstrip(" |") if text.startswith("AN") else text


def _has_head(lines: Lines) -> bool:
    """Whether a date stands beside a length or behind a code."""
    texts = [text for _, text in lines]
    days = [row for row, text in enumerate(texts) if len(text) < 40 and begins_with_date(text)]
    if any(row and _may_be_length(texts[row - 1]) for row in days):
        return True
    number = _number(texts[-1])  # a list of contents may stand above the first article
    if any(_is_code(text, number) for row in days for text in texts[row + 2 : row + 5]):
        return True
    codes = [code for text in texts if (code := code_of(text))]
    return {"HD", "PD", "SN"} <= set(codes) or any(role == "headline" for role, _ in lines)


def _may_be_length(text: str) -> bool:
    """Whether a line says how long an article is, in a language that is known or not."""
    return is_stated_length(text) or re.fullmatch(r"[\d.,]+\s?\S{1,12}", text) is not None


def _article(lines: Lines) -> Record:
    codes = {code for _, text in lines if (code := code_of(text))}
    if {"HD", "SN"} <= codes or {"HD", "PD"} <= codes:
        return _coded_article(lines)
    return _ordered_article(lines)


def _coded_article(lines: Lines) -> Record:
    """Lines that begin with a code; a line without one goes on with the last."""
    record, column = Record(), ""
    for _, text in lines:
        if code := code_of(text):
            column = CODES.get(code, code)
            text = CODED.sub(r"\g<value>", text).rstrip(" |")
        if column == "paragraphs":
            record.paragraphs.append(text)
        elif column == "n_words_stated":
            record.n_words_stated = stated_words(text) or record.n_words_stated
        elif column == "published":
            record.published = written_date(text)
        elif column in CODES.values():
            setattr(record, column, f"{getattr(record, column)} {text}".strip())
        else:
            rule = {"ART": CAPTION, "CY": COPYRIGHT, "": CONTENTS}.get(column, FIELD)
            record.drop(rule, text)
    return record


def _ordered_article(lines: Lines) -> Record:
    """Section, headline, author, length, date, paper, its code, page, language, copyright, text."""
    record = Record()
    number = _number(lines[-1][1])
    is_indexed = bool(code_of(lines[-1][1]))
    record.drop(FIELD, lines[-1][1])
    lines = lines[:-1]
    while is_indexed and lines and code_of(lines[-1][1]):  # the index stands below the text
        record.drop(FIELD, lines[-1][1])
        lines = lines[:-1]
    texts = [text for _, text in lines]
    length, day = _length_and_day(texts)
    if day is None:
        record.paragraphs = texts[1:]
        record.title = texts[0] if texts else ""
        return record
    if length is not None:
        record.n_words_stated = stated_words(texts[length])
    record.published = written_date(texts[day])
    top = [line for line in lines[: day if length is None else length]]
    _read_top(top, record)
    body = next((row for row, (role, _) in enumerate(lines) if role == "paragraph"), None)
    head = _read_source(texts, day, number, body, record)
    _read_text(lines[head:], record)
    return record


def _length_and_day(texts: list[str]) -> tuple[int | None, int | None]:
    """The rows of length and date: one behind the other, in a language that is known or not."""
    for row in range(len(texts) - 1):
        if is_stated_length(texts[row]) and begins_with_date(texts[row + 1]):
            return row, row + 1
    for row, text in enumerate(texts[: 2 * HEAD_LINES]):
        if begins_with_date(text) and len(text) < 40:
            is_length = row > 0 and _may_be_length(texts[row - 1])
            return (row - 1 if is_length else None), row
    return None, None


def _read_top(lines: Lines, record: Record) -> None:
    """What stands above the length: section, headline, authors."""
    row = next((row for row, (role, _) in enumerate(lines) if role == "headline"), None)
    if row is None and lines:
        lines = _without_frame(lines, record)
        # without classes the longest of the lines is the headline
        row = max(range(len(lines)), key=lambda row: len(lines[row][1]))
    if row is None:
        return
    record.title = lines[row][1]
    above = [text for _, text in lines[:row]]
    record.section = above.pop() if above else ""
    for text in above:
        record.drop(CONTENTS, text)
    record.byline = ", ".join(text for _, text in lines[row + 1 :])


def _without_frame(lines: Lines, record: Record) -> Lines:
    """The last lines above a length: a list of contents may stand before them."""
    for _, text in lines[:-3]:
        record.drop(CONTENTS, text)
    return lines[-3:]


def _read_source(texts: list[str], day: int, number: str, body: int | None, record: Record) -> int:
    """Paper, edition and page; gives the row of the first line of the text."""
    row = day + 1
    while row < len(texts) and TIME.fullmatch(texts[row]):
        record.drop(FIELD, texts[row])
        row += 1
    window = texts[row : row + HEAD_LINES]
    code = next((n for n, text in enumerate(window) if _is_code(text, number)), None)
    source = row if code is None else row + max(code - 1, 0)
    record.outlet = texts[source] if source < len(texts) else ""
    for text in texts[row:source]:
        record.drop(FIELD, text)
    behind = source + 1 if code is None else row + code + 1
    if code is not None:
        record.drop(FIELD, texts[row + code])
    rights = [n for n in range(behind, min(behind + 7, len(texts))) if IS_COPYRIGHT.match(texts[n])]
    if rights:
        _read_details(texts[behind : rights[0]], record)
        record.drop(COPYRIGHT, texts[rights[0]])
        return rights[0] + 1
    end = _language_row(texts, behind) + 1 if body is None else max(body, behind)
    _read_details(texts[behind:end], record)
    return end


def _is_code(text: str, number: str) -> bool:
    return text.isascii() and len(text) > 1 and " " not in text and number.startswith(text.upper())


def _language_row(texts: list[str], behind: int) -> int:
    """The row of the language, one word, where no copyright line ends the head."""
    for row in range(behind, min(behind + 4, len(texts))):
        if len(texts[row].split()) == 1 and texts[row].isalpha():
            return row
    return behind - 1


def _read_details(texts: list[str], record: Record) -> None:
    """Edition, volume, page; the last of them is the language."""
    for text in texts[:-1]:
        if re.fullmatch(r"[A-Z]{0,3}[\d.,; -]+[A-Z]?", text):
            record.page = record.page or text
        elif not record.edition:
            record.edition = text
        else:
            record.drop(FIELD, text)
    for text in texts[-1:]:
        record.drop(FIELD, text)


def _read_text(lines: Lines, record: Record) -> None:
    """The text, captions with it, which Factiva counts; the publisher stands below it."""
    role, text = lines[-1] if len(lines) > 1 else ("paragraph", "")
    is_sentence = SENTENCE_END.search(text) and not FIRM.search(text)
    if role != "paragraph" and len(text.split()) <= PUBLISHER_WORDS and not is_sentence:
        record.drop(FIELD, text)
        lines = lines[:-1]
    record.paragraphs = [text for _, text in lines]

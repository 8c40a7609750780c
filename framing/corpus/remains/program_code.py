"""Lines of program code that a scraper took along with an article: style sheets and scripts.

A line is surely code where its shape is one that no sentence has: braces that open or close a
block, ``function (…) {``, ``var x =``, a rule of a style sheet. Between two such lines go the
short lines that are no sentence (``"width: 33px;"``, ``return (``). One paragraph may hold the code
of a whole page: then the run goes, and the sentences round it stay.
"""

from __future__ import annotations

import re

# A text without this holds no code; in Arrow's dialect, which is quick with few letters, one
# without any of those.
QUICK_LOOK = r"[{}]|function ?\(|\b(?:var|let|const) [\w$]+ ?=|\w\([^()]*\);"
QUICK_LOOKS = (r"\{", r"\}", r"\);", "=", r"(?i)function ?\(")
_NAME = r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*"
_FUNCTION = r"function(?: [\w$]+)? ?\([\w$, ]*\) ?\{"
_DECLARED = r"(?:var|let|const) [\w$]+ ?= ?\S"
_STYLE = r"[-\w]+ ?: ?[^{};:]+(?:;|(?=\}))"
_SELECTOR = r"(?:[.#@*:]|[a-z]+[.#:\[]|(?:body|html|from|to|div|span|img|table)\b)[-\w .,#:>()@*%]*"
SURELY = re.compile(
    r"[\s{}()\[\];,]*(?:[{}]|\)\s*;)[\s{}()\[\];,]*"  # nothing but the marks of a block
    r"|(?:[^.!?…]|\.(?=[\w$]))*[\w)$\"'\]:] ?\{"  # what opens one
    rf"|.*{_FUNCTION}.*"
    rf"|{_DECLARED}.*[;{{(\[]"
    rf"|{_NAME}(?:\.[\w$]+)*\(.*\);"  # a call
    rf"|{_SELECTOR}\{{(?:\s*{_STYLE})*\s*\}}.*"
    r"|[\[{] ?[\"'][-@\w]+[\"'] ?:.*[\]}],?"  # data
)
# A line that may be one of code where its neighbours are.
PERHAPS = re.compile(
    r".*[;{}(\[,:=]|.*(?:&&|\|\|)|@[-\w]+ .*|[\"'][-\w ]+[\"'] ?: ?.*|[-\w]+ ?: ?\S.*;"
)
PROSE_WORDS = 8  # a line of as many words with a mark at its end is a sentence
LONE_WORDS = 6  # a line between two of code, without any mark, holds fewer
SENTENCE = re.compile(r"[^\W\d_].*[^\W\d_][.!?…][\"'”’»)]*")
CYRILLIC = re.compile("[А-Яа-яЁё]")
# The same within a paragraph: where a statement or a rule of a style sheet begins.
INLINE = re.compile(
    rf"(?:(?:{_DECLARED[:-3]}|{_NAME}(?:\.[\w$]+)*(?: ?= ?|\()|\(|\$\()\(?)?{_FUNCTION}"
    rf"|(?<!\S)[.#@][-\w][-\w .,#:>]*\{{(?:\s*{_STYLE})+\s*\}}"
)
AFTER = re.compile(r"[\s;,)]*(?:\(\)|\([\w\"'$., -]*\))?\)*;?")


def without_code(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of an article without those of program code, and what was taken out.

    Examples
    --------
    >>> without_code(["The quay is shut.", ".quay {", "width: 33px;", "}", "Nobody was hurt."])
    (['The quay is shut.', 'Nobody was hurt.'], ['.quay {', 'width: 33px;', '}'])
    >>> without_code(["He chose three {red, blue, green}; the fourth (grey); was left."])[1]
    []
    """
    are_code = _code_lines(lines)
    remaining, dropped = [], []
    for line, is_code in zip(lines, are_code):
        if is_code:
            dropped.append(line)
            continue
        text, runs = _without_runs(line)
        dropped += runs
        if text or not runs:
            remaining.append(text)
    return remaining, dropped


def _code_lines(lines: list[str]) -> list[bool]:
    """Which lines are code: the sure ones, and what stands between or before them and may be."""
    are_sure = [SURELY.fullmatch(line) is not None and not _is_prose(line) for line in lines]
    are_code = list(are_sure)
    previous = -1
    for row, is_sure in enumerate(are_sure):
        if not is_sure:
            continue
        between = range(previous + 1, row)
        if previous >= 0 and all(_may_be_code(lines[middle]) for middle in between):
            for middle in between:
                are_code[middle] = True
        elif row and PERHAPS.fullmatch(lines[row - 1]) and _may_be_code(lines[row - 1]):
            are_code[row - 1] = True
        previous = row
    return are_code


def _may_be_code(line: str) -> bool:
    """Whether a line among those of code is one of them."""
    if CYRILLIC.search(line) or _is_prose(line):
        return False
    return PERHAPS.fullmatch(line) is not None or len(line.split()) < LONE_WORDS


def _is_prose(line: str) -> bool:
    return line.count(" ") + 1 >= PROSE_WORDS and SENTENCE.fullmatch(line) is not None


def _without_runs(line: str) -> tuple[str, list[str]]:
    """A paragraph without the runs of code in it, and the runs."""
    text, runs, begin = "", [], 0
    while (match := INLINE.search(line, begin)) is not None:
        end = _end_of_block(line, match)
        text += line[begin : match.start()].rstrip() + " "
        runs.append(line[match.start() : end].strip())
        begin = end
    return (text + line[begin:].lstrip()).strip() if runs else line, runs


def _end_of_block(line: str, match: re.Match) -> int:
    """Where the block that a run opens is closed; a block that is not goes to the line's end."""
    if match[0].endswith("}"):
        return match.end()
    depth = 0
    for position in range(match.end() - 1, len(line)):
        depth += {"{": 1, "}": -1}.get(line[position], 0)
        if depth == 0:
            after = AFTER.match(line, position + 1)
            return after.end() if after else position + 1
    return len(line)

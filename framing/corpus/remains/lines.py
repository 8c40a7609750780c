"""What a scraper took along within the body of an article: program code, labels of pictures."""

from __future__ import annotations

import re
from functools import cache

from framing.corpus.remains import picture_labels, program_code


@cache
def _quick_look() -> re.Pattern:
    """A line without this holds no remains."""
    either = f"{program_code.QUICK_LOOK}|^(?:{picture_labels.beginnings()})"
    return re.compile(either, re.IGNORECASE | re.MULTILINE)


def without_remains(lines: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The lines of an article without such remains, and what was taken out, with its rule.

    Examples
    --------
    >>> without_remains(["The quay is shut.", "Image caption The quay", "var quay = {};"])
    (['The quay is shut.', 'The quay'], [('code', 'var quay = {};'), ('label', 'Image caption')])
    """
    if not any(map(_quick_look().search, lines)):
        return lines, []
    lines, code = program_code.without_code(lines)
    lines, labels = picture_labels.without_labels(lines)
    return lines, [*(("code", piece) for piece in code), *(("label", piece) for piece in labels)]

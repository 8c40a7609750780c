"""Where quotations stand in a text: the outermost spans, marks included.

Marks are paired paragraph by paragraph with a stack. Straight marks open or close by what stands
beside them. A single mark counts only where it cannot be an apostrophe and its partner is found. A
mark that is never closed reaches to the end of its paragraph at the latest, as in quotations of
several paragraphs, where only the last one is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from framing.base.data import verb_forms, words
from framing.text.tidy import TOKEN

# Openers and the marks that may close them; writers and converters mix them.
CLOSERS = {
    "“": '”"“',
    "„": '“”"',
    "«": "»",
    "»": "«",
    '"': '"”',
    "”": '”"',
    "``": ("''", '"'),
    "'": "'’",
}
_MARK = re.compile("[\"“”„«»`'‘’]")
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)|(?<=\S)['’](?!\w)")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|cuz|bout|round|n|\d\ds?)\b", re.IGNORECASE)
_BEFORE = frozenset(" \t\n\u00a0([{—–-/“„«‘\"'>=")  # what may stand before an opening mark
_AFTER = frozenset(" \t\n\u00a0)]}—–-/,.;:!?…”»’'\"<")  # what may stand after a closing mark
_LONGEST_SINGLE = 1000
_POSSESSIVE_REACH = 200


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """Quotations of a text as character offsets, marks included.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end), sorted, not overlapping: of nested quotations only the outermost; of a
    quotation of several paragraphs one span a paragraph.

    Notes
    -----
    Time is linear in the length of the text, whatever the marks.

    Examples
    --------
    >>> text = 'He called it “a ‘brotherly’ act”, the aide\\'s note said.'
    >>> [text[start:end] for start, end in quotation_spans(text)]
    ['“a ‘brotherly’ act”']
    """
    pairing, last = _Pairing(text), 0
    for match in _MARK.finditer(text):
        start = match.start()
        if (
            text[start] in "'’"
            and text[start - 1 : start].isalnum()
            and text[start + 1 : start + 2].isalnum()
        ):
            continue  # an apostrophe inside a word
        pairing.pass_over(last, start)
        pairing.meet(text[start], start)
        last = start
    pairing.pass_over(last, len(text))
    pairing.end_paragraph(len(text))
    return pairing.spans


class _Pairing:
    """The stack of open marks of one paragraph, and the spans found so far."""

    def __init__(self, text: str):
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.stack: list[tuple[str, int]] = []
        self.inner: list[tuple[int, int]] = []  # closed quotations directly inside the outermost
        self.paragraph = 0
        self.carried = False  # did the paragraph before end within a quotation?

    def meet(self, mark: str, start: int) -> None:
        """A mark that is no apostrophe inside a word: it closes, it opens, or it is nothing."""
        text = self.text
        if mark in "`'" and text[start + 1 : start + 2] == mark:
            mark += mark
        end = start + len(mark)
        before, after = text[start - 1 : start] if start else "\n", text[end : end + 1] or "\n"
        if not self.stack:
            if self.opens(mark, before, after, end):
                self.stack.append(("'" if mark == "‘" else mark, start))
            elif self.carried and mark in ('"', "”", "»", "''"):  # opened in the paragraph before
                self.spans.append((self.paragraph, end))
            self.carried = False
            return
        kind = self.stack[-1][0]
        if mark in CLOSERS[kind]:
            if self.closes(kind, mark, before, after, end):
                self.close(end)
            # it can only open: the closing mark of the one before was lost
            elif mark == kind != "'":
                if mark == '"':
                    self.cut(start)
                self.stack.append((mark, start))
        elif mark not in "'‘’”''" and self.opens(mark, before, after, end):
            self.stack.append((mark, start))

    def opens(self, mark: str, before: str, after: str, end: int) -> bool:
        """Can the mark open a quotation, by what stands beside it?"""
        if mark in ("“", "„", "«", "``"):
            return True
        if mark in ("’", "''", "`"):
            return False
        if mark in ("'", "‘"):
            return before in _BEFORE and after.isalnum() and not _ELISION.match(self.text, end)
        if mark == '"':
            return (before in _BEFORE or after not in _AFTER) and not before.isdigit()
        return before in _BEFORE and after not in _AFTER  # ” and » the wrong way round

    def closes(self, kind: str, mark: str, before: str, after: str, end: int) -> bool:
        """Does a mark that may close what is open do so here?"""
        if kind == "'":
            return (
                before not in " \n"
                and not after.isalnum()
                and not self.is_plural(before, after, end)
            )
        if mark == '"':
            return after in _AFTER or before not in _BEFORE
        return mark != "“" or kind == "„" or (after in _AFTER and before not in _BEFORE)

    def is_plural(self, before: str, after: str, end: int) -> bool:
        """The apostrophe of a plural (the workers' rights): another closing mark is near."""
        if before not in "sS" or after != " " or not self.text[end + 1 : end + 2].isalpha():
            return False
        limit = self.text.find("\n", end, end + _POSSESSIVE_REACH)
        later = _SINGLE.search(self.text, end, limit if limit > 0 else end + _POSSESSIVE_REACH)
        return later is not None and not self.text[later.start() - 1].isspace()

    def close(self, end: int) -> None:
        """Close the innermost open quotation."""
        kind, start = self.stack.pop()
        if len(self.stack) == 1:
            self.inner.append((start, end))
        elif not self.stack:
            too_long = kind == "'" and end - start > _LONGEST_SINGLE
            self.spans += self.inner if too_long else [(start, end)]
            self.inner = []

    def cut(self, end: int) -> None:
        """End everything open at ``end``; what was closed inside an unclosed quotation stands on
        its own.
        """
        parts = [*self.inner, *((start, end) for kind, start in self.stack[1:2] if kind != "'")]
        kind, start = self.stack[0]
        if kind != "'":
            stop = parts[0][0] if parts else end
            self.spans.append((start, start + len(self.text[start:stop].rstrip())))
        self.spans += parts
        self.stack, self.inner = [], []

    def pass_over(self, start: int, end: int) -> None:
        """Text without a mark: the paragraph ends in it, and others may begin and end."""
        first = self.text.find("\n", start, end)
        if first >= 0:
            self.end_paragraph(first)
            final = self.text.rfind("\n", first + 1, end)
            if final >= 0:
                self.end_paragraph(final)

    def end_paragraph(self, end: int) -> None:
        """Nothing stays open beyond a paragraph."""
        self.carried = bool(self.stack) and self.stack[0][0] != "'"
        if self.stack:
            self.cut(end)
        self.paragraph = end + 1


_EDGE = re.compile('[\n"“”„«».!?]')


def scare_spans(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """Scare quotes: marks round one to three words that hold them at arm's length and quote nobody.

    Parameters
    ----------
    text : str
    spans : iterable of (start, end), optional
        The quotations of the text, where they are known already.

    Returns
    -------
    list of (start, end), a part of :func:`quotation_spans`: one to three words, not all capitalised
    like a name or title, no mark of a whole utterance inside, no speech verb or colon beside them.

    Examples
    --------
    >>> text = 'These “brotherly peoples” met. “We agree,” she said. He called it “theft”.'
    >>> [text[start:end] for start, end in scare_spans(text)]
    ['“brotherly peoples”']
    """
    spans = quotation_spans(text) if spans is None else spans
    return [span for span in spans if span[1] - span[0] < 60 and _is_scare(text, *span)]


def _is_scare(text: str, start: int, end: int) -> bool:
    inside = text[start:end].strip("\"“”„«»'‘’`")
    words = TOKEN.findall(inside)
    if (
        not 1 <= len(words) <= 3
        or inside[-1] in "!?…"
        or (inside[0].isupper() and inside[-1] in ".,")
    ):
        return False
    if not any(word[0].islower() for word in words) or words[0].isdigit():
        return False
    before = _EDGE.split(text[max(0, start - 50) : start])[-1]
    after = _EDGE.split(text[end : end + 50])[0]
    if before.rstrip().endswith(":"):
        return False
    right = TOKEN.findall(after)[:3]
    right = right[1:] if right and right[0].endswith("ing") else right  # the “study” promising much
    return near_verbs().isdisjoint(word.lower() for word in TOKEN.findall(before)[-3:] + right)


@lru_cache(maxsize=1)
def near_verbs() -> frozenset[str]:
    """Words that make a short quotation somebody's: he called it “brotherly”, the word
    “brotherly”.
    """
    strong = set(verb_forms()) - words("weak speech verb")
    return frozenset(strong | words("verb of quoting"))

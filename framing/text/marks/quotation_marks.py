"""Where pairs of quotation marks stand in a text, marks included.

Marks are paired paragraph by paragraph with a stack; only the outermost spans count. Straight marks
open or close by what stands beside them. A single mark counts only where it cannot be an apostrophe
and its partner is found. A mark that is never closed reaches to the end of its paragraph at the
latest, as in quotations of several paragraphs, where only the last one is closed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.text.marks.russian_marks import nested_marks, without_author_words

DOUBLE, SINGLE = '"“”„«»', "'‘’`"
# Every mark but apostrophes inside a word.
_MARK = re.compile(rf"[{DOUBLE}{SINGLE}](?<![^\W_]['’](?=[^\W_]))")
# Opening marks and the marks that may close them; writers and converters mix them.
_CLOSERS = {
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”"),
    "”": ("”", '"'),
    "``": ("''", '"'),
    "'": ("'", "’"),
}
_ALWAYS_OPEN = ("“", "„", "«", "``")
_NEVER_OPEN = ("’", "''", "`")
_NEVER_INSIDE = ("'", "‘", "’", "”", "''")  # open no quotation within another
_CLOSE_NEXT_PARAGRAPH = ('"', "”", "»", "''")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-/“„«‘\"'>=")
_AFTER_CLOSING = frozenset(" \t\n\u00a0)]}—–-/,.;:!?…”»’'\"<")
_SINGLE_AT_WORD = re.compile(r"(?<!\w)['‘](?=\w)|(?<=\S)['’](?!\w)")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|cuz|bout|round|n|\d\ds?)\b", re.IGNORECASE)
_LONGEST_SINGLE = 1000  # characters between single marks
_PLURAL_REACH = 200  # characters after the apostrophe of a plural


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
    pairing, position = _Pairing(text), 0
    nested = nested_marks(text)
    for match in _MARK.finditer(text):
        if match.start() in nested:
            continue
        pairing.skip(position, match.start())
        pairing.read(_mark_at(text, match.start()))
        position = match.start()
    pairing.skip(position, len(text))
    pairing.end_paragraph(len(text))
    return without_author_words(text, pairing.spans)


class _Mark(NamedTuple):
    """A quotation mark, where it stands, and the characters beside it."""

    form: str
    start: int
    end: int
    before: str
    after: str


def _mark_at(text: str, start: int) -> _Mark:
    form = text[start]
    if form in "`'" and text[start + 1 : start + 2] == form:
        form += form
    end = start + len(form)
    before = text[start - 1 : start] if start else "\n"
    return _Mark(form, start, end, before, text[end : end + 1] or "\n")


class _Pairing:
    """The stack of open marks of one paragraph, and the spans found so far."""

    def __init__(self, text: str):
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.stack: list[tuple[str, int]] = []  # form and start of each open mark
        self.inner: list[tuple[int, int]] = []  # closed quotations directly inside the outermost
        self.paragraph_start = 0
        self.is_carried_over = False  # did the paragraph before end within a quotation?

    def read(self, mark: _Mark) -> None:
        """Take a mark that is no apostrophe inside a word: it closes, opens, or is nothing."""
        if not self.stack:
            if self.can_open(mark):
                self.open(mark)
            elif self.is_carried_over and mark.form in _CLOSE_NEXT_PARAGRAPH:
                self.spans.append((self.paragraph_start, mark.end))
            self.is_carried_over = False
            return
        opening = self.stack[-1][0]
        if mark.form not in _CLOSERS[opening]:
            if mark.form not in _NEVER_INSIDE and self.can_open(mark):
                self.open(mark)
        elif self.can_close(opening, mark):
            self.close(mark.end)
        elif mark.form == opening != "'":  # it can only open: the closing mark before it was lost
            if mark.form == '"':
                self.cut(mark.start)
            self.open(mark)

    def can_open(self, mark: _Mark) -> bool:
        """Can the mark open a quotation, by what stands beside it?"""
        form, before, after = mark.form, mark.before, mark.after
        if form in _ALWAYS_OPEN or form in _NEVER_OPEN:
            return form in _ALWAYS_OPEN
        follows_opener = before in _BEFORE_OPENING
        if form in ("'", "‘"):
            return follows_opener and after.isalnum() and not _ELISION.match(self.text, mark.end)
        if form == '"':
            return (follows_opener or after not in _AFTER_CLOSING) and not before.isdigit()
        return follows_opener and after not in _AFTER_CLOSING  # ” and » the wrong way round

    def can_close(self, opening: str, mark: _Mark) -> bool:
        """Does a mark that may close the ``opening`` one do so here?"""
        form, before, after = mark.form, mark.before, mark.after
        if opening == "'":
            return before not in " \n" and not after.isalnum() and not self.is_plural(mark)
        if form == '"':
            return after in _AFTER_CLOSING or before not in _BEFORE_OPENING
        if form == "“" and opening != "„":
            return after in _AFTER_CLOSING and before not in _BEFORE_OPENING
        return True

    def is_plural(self, mark: _Mark) -> bool:
        """The apostrophe of a plural (the workers' rights): another closing mark is near."""
        end = mark.end
        if (
            mark.before not in "sS"
            or mark.after != " "
            or not self.text[end + 1 : end + 2].isalpha()
        ):
            return False
        line_end = self.text.find("\n", end, end + _PLURAL_REACH)
        limit = line_end if line_end > 0 else end + _PLURAL_REACH
        later = _SINGLE_AT_WORD.search(self.text, end, limit)
        return later is not None and not self.text[later.start() - 1].isspace()

    def open(self, mark: _Mark) -> None:
        """Open a quotation, inside those that are open."""
        self.stack.append(("'" if mark.form == "‘" else mark.form, mark.start))

    def close(self, end: int) -> None:
        """Close the innermost open quotation."""
        opening, start = self.stack.pop()
        if len(self.stack) == 1:
            self.inner.append((start, end))
        elif not self.stack:
            is_too_long = opening == "'" and end - start > _LONGEST_SINGLE
            self.spans += self.inner if is_too_long else [(start, end)]
            self.inner = []

    def cut(self, end: int) -> None:
        """End all that is open; what was closed inside it stands on its own."""
        inside = self.inner + [(start, end) for form, start in self.stack[1:2] if form != "'"]
        opening, start = self.stack[0]
        if opening != "'":
            stop = inside[0][0] if inside else end
            self.spans.append((start, start + len(self.text[start:stop].rstrip())))
        self.spans += inside
        self.stack, self.inner = [], []

    def skip(self, start: int, end: int) -> None:
        """Pass over text without a mark: the paragraph may end in it, and others begin and end."""
        first_break = self.text.find("\n", start, end)
        if first_break >= 0:
            self.end_paragraph(first_break)
            last_break = self.text.rfind("\n", first_break + 1, end)
            if last_break >= 0:
                self.end_paragraph(last_break)

    def end_paragraph(self, end: int) -> None:
        """Nothing stays open beyond a paragraph."""
        self.is_carried_over = bool(self.stack) and self.stack[0][0] != "'"
        if self.stack:
            self.cut(end)
        self.paragraph_start = end + 1

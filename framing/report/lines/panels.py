"""A panel for each bar or dot: all its lines, on the page while there is room, else in files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import pandas as pd

from framing.base.data import category_name, frame_name
from framing.report.lines.evidence import ENDS, Key
from framing.report.lines.sources import Line, Sources, lines_in

ON_PAGE = 500_000  # bytes of lines on the page of their chart
A_FILE = 1_800_000  # bytes of a file of lines
A_PANEL = 150_000  # bytes of a panel; what is longer goes on in the next one
WORDS_PAGE = "terms.html"
MOST_NAMED = 6  # entries of a lexicon in a heading
CLAUSES = {
    "agentless": "Passives that leave out who acts",
    "agent_named": "Passives that name who acts",
    "passive": "Actions told in the passive",
}
ALL_KINDS = ("category", "all")
ON_SCREEN = "The lines behind marks of which nothing is claimed stand in the report on a screen."
AMONG_ALL = "Those of one kind of loaded words stand among those of all kinds, with its name."
PRINTED = 300  # lines behind the charts of a page that paper has in full: a dozen sheets
FEW = (
    "Paper shows one line of each of the first three articles of a list. All lines stand in the "
    "report on a screen; the list that a mark leads to is printed whole."
)
AROUND = 700  # bytes of a panel besides its lines

Mark = tuple[str, str, str]  # kind, item, outlet


class Panel(NamedTuple):
    """Lines of one outlet behind the marks of one kind and item; long ones in several panels."""

    name: str
    key: Key
    outlet: str
    n: int
    head: str
    lines: str
    number: int


class Panels:
    """The panels of one page, and where each mark leads to.

    Parameters
    ----------
    page : str
        The file of the page.
    marks : iterable of (kind, item, outlet)
        In the order of the charts.
    lines : dict
        As :func:`framing.report.lines.evidence.lines_of` gives it.
    sources : Sources
    has_text : bool
        False for a share pack: a word leads to its counts on the page of words.
    claimed : collection of (kind, item), optional
        What is claimed: on paper only its lines are printed; by default those of all marks are.
    """

    def __init__(
        self,
        page: str,
        marks: Iterable[Mark],
        lines: dict[Key, pd.DataFrame],
        sources: Sources,
        *,
        has_text: bool = True,
        claimed: Collection[Key] | None = None,
    ) -> None:
        self.page, self.has_text, self._claimed = page, has_text, claimed
        keys = [key for key in dict.fromkeys(mark[:2] for mark in marks) if key in lines]
        panels = [
            panel
            for number, key in enumerate(keys, start=1)
            for panel in panels_of(f"lines-{number}", key, lines[key], sources)
        ]
        self._placed = self._place(panels)
        self._has_all_kinds = ALL_KINDS in keys and ALL_KINDS in (claimed or ())
        self._hrefs: dict[Mark, str] = {}
        largest: dict[Key, int] = {}
        for panel, file in self._placed:
            if panel.number == 1:
                href = f"{file}#{panel.name}"
                self._hrefs[(*panel.key, panel.outlet)] = href
                if panel.n > largest.get(panel.key, 0):
                    largest[panel.key], self._hrefs[(*panel.key, "")] = panel.n, href

    def href(self, kind: str, item: str, outlet: str) -> str:
        """Where a mark leads to: its outlet's lines, else those of the outlet that has most, else
        those of the other voice; empty where there is no line. In a share pack to a word's counts.
        """
        if not self.has_text:
            return f"{WORDS_PAGE}#{urlencode({'word': item})}" if kind == "term" else ""
        either_voice = item.partition("|")[0]
        marks = [(kind, name, of) for name in (item, either_voice) for of in (outlet, "")]
        return next((self._hrefs[mark] for mark in marks if mark in self._hrefs), "")

    def own_href(self, kind: str, item: str, outlet: str) -> str:
        """Where the lines of one outlet stand; empty where it has none."""
        return self._hrefs.get((kind, item, outlet), "")

    def n_marks(self, hrefs: list[str]) -> int:
        """How many marks lead somewhere, or should: in a share pack only words can."""
        return len(hrefs) if self.has_text else sum(map(bool, hrefs))

    @property
    def above(self) -> str:
        """What the lines stand behind."""
        return "words" if self.page == WORDS_PAGE else "charts"

    @property
    def title(self) -> str:
        """Of a page of lines."""
        return f"All lines behind the {self.above}"

    @property
    def html(self) -> str:
        """The panels on the page."""
        if not self._placed:
            return ""
        n = len({file for _, file in self._placed if file})
        names = "in a file" if n == 1 else f"in {n} files"
        note = f'<p class="csv">More lines than fit here stand {names} beside this page.</p>'
        printed = (p.lines for p, file in self._placed if not file and self._is_printed(p.key))
        few, told = on_paper("".join(printed))
        head = f"{self._printed_head}{told}{note if n else ''}"
        return f'<div class="behind{few}">{head}{self._written("")}</div>'

    @property
    def _printed_head(self) -> str:
        """What stands above the lines on paper, and what is left to the screen."""
        is_printed = [self._is_printed(panel.key) for panel, _ in self._placed]
        if all(is_printed):
            return f"<h2>{self.title}</h2>"
        if any(is_printed):
            note = f"{ON_SCREEN} {AMONG_ALL}" if self._has_all_kinds else ON_SCREEN
            return f'<h2>All lines behind what is claimed</h2><p class="paper">{note}</p>'
        return f'<p class="paper">{ON_SCREEN}</p>'

    def _is_printed(self, key: Key) -> bool:
        """Whether paper has these lines: those of a kind stand among those of all kinds."""
        if self._claimed is None:
            return True
        is_among_all = key[0] == ALL_KINDS[0] and key != ALL_KINDS and self._has_all_kinds
        return key in self._claimed and not is_among_all

    @property
    def files(self) -> Iterator[tuple[str, str]]:
        """What stands in further files, with their names, written one after the other."""
        for file in dict.fromkeys(file for _, file in self._placed if file):
            yield file, self._written(file)

    def _place(self, panels: list[Panel]) -> list[tuple[Panel, str]]:
        """Each panel with its file; on the page itself it is empty."""
        placed, number, size, limit = [], 0, 0, ON_PAGE
        for panel in panels:
            length = len(panel.lines.encode()) + AROUND
            if size + length > limit:
                number, size, limit = number + 1, 0, A_FILE
            size += length
            stem = self.page.removesuffix(".html")
            placed.append((panel, f"lines-{stem}-{number}.html" if number else ""))
        return placed

    def _written(self, file: str) -> str:
        """The panels of a file, each with the way to those of the other outlets."""
        return "".join(
            self._panel(number) for number, (_, own) in enumerate(self._placed) if own == file
        )

    def _panel(self, position: int) -> str:
        panel, file = self._placed[position]
        links = [
            f'<a href="{self._way(other, target, file)}">{escape(other.outlet)} ({other.n:,})</a>'
            for other, target in self._placed
            if other.key == panel.key and other.number == 1 and other.outlet != panel.outlet
        ]
        following = self._placed[position + 1 : position + 2]
        if following and following[0][0].number == panel.number + 1:
            links.append(f'<a href="{self._way(*following[0], file)}">The next lines</a>')
        back = f"{self.page}#content" if file else "#content"
        dot = " · " if links else ""  # paper has neither the way back nor its dot
        to_charts = f'<span class="back">{dot}<a href="{back}">Back to the {self.above}</a></span>'
        classes = "lines-of" if self._is_printed(panel.key) else "lines-of unclaimed"
        return (
            f'<section class="{classes}" id="{panel.name}" tabindex="-1"><div>'
            f"<h3>{escape(panel.head)}</h3><p>{' · '.join(links)}{to_charts}</p>"
            f"<ol>{panel.lines}</ol></div></section>\n"
        )

    def _way(self, panel: Panel, place: str, file: str) -> str:
        """A link from one file to a panel in another."""
        return f"#{panel.name}" if place == file else f"{place or self.page}#{panel.name}"


def on_paper(html: str) -> tuple[str, str]:
    """A class for lines that are too many to be printed, and what paper says of it.

    Examples
    --------
    >>> on_paper("<blockquote>The pier shut.</blockquote>")
    ('', '')
    """
    is_much = html.count("<blockquote>") > PRINTED
    return (" few", f'<p class="paper">{FEW}</p>') if is_much else ("", "")


def panels_of(name: str, key: Key, lines: pd.DataFrame, sources: Sources) -> list[Panel]:
    """The panels of what marks of all outlets count, an outlet after the other."""
    by_outlet: dict[str, list[Line]] = {}
    for line in lines_in(lines):  # of a pair both sentences stand together
        by_outlet.setdefault("" if key[0] == "pair" else str(line.outlet), []).append(line)
    panels = []
    for number, (outlet, own) in enumerate(sorted(by_outlet.items()), start=1):
        head = f"{title(*key)}{f', {outlet}' if outlet else ''}: {size(key[0], own)}"
        for part, html in enumerate(sources.cut(own, A_PANEL), start=1):
            ids = f"{name}-{number}{'' if part == 1 else f'-{part}'}"
            suffix = "" if part == 1 else f" (part {part})"
            panels.append(Panel(ids, key, outlet, len(own), head + suffix, html, part))
    return panels


def title(kind: str, item: str) -> str:
    """What a panel's lines have in common.

    Examples
    --------
    >>> title("term", "strike"), title("category", "doubt_distance|own"), title("quotes", "")
    ('“strike”', 'Doubt and distance, own words', 'Quotations')
    """
    if kind == "category":
        category, _, voice = item.partition("|")
        name = "All kinds of loaded words" if category == "all" else category_name(category)
        return f"{name}, {voice} words" if voice else name
    if kind == "frame":
        frame, _, scheme = item.partition("|")
        return f"Cue words of the frame “{frame_name(frame, scheme or 'policy').lower()}”"
    names = {
        "term": f"“{item}”",
        "entries": f"“{', '.join(item.split('|')[:MOST_NAMED])}”",
        "speaker": f"What {item} is quoted with",
        "verbs": f"Verbs of speech, {item}",
        "quotes": "Quotations",
        "tone": f"The sentences at either end, {ENDS} at most",
        "pair": "Two sentences set against each other",
        "clause": CLAUSES.get(item, ""),
    }
    return names[kind]


def size(kind: str, lines: list[Line]) -> str:
    """How many lines of how many articles."""
    n, articles = len(lines), len({line.article for line in lines})
    unit = "sentence" if kind in ("tone", "pair", "verbs") else "line"
    of_articles = f"{articles:,}\u00a0{'articles' if articles > 1 else 'article'}"
    return f"{n:,}\u00a0{unit}{'s' * (n > 1)} in {of_articles}"

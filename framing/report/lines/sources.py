"""Lines with the article that each stands in, and the pages of whole articles they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

import pandas as pd

from framing.charts.lines import MARK, MARKED, marked

ARTICLE = re.compile(r'id="(article-\d+)"')
A_FILE = 1_800_000  # bytes of a page of articles
READING_PAGE = "side_by_side.html"
END, LABEL, LABELLED = "\x00", "\x03", "\x04"  # in place of HTML, as MARK is


class Line(NamedTuple):
    """A line of a table of lines: many small tables are quicker to cut as plain rows."""

    article: object
    outlet: str
    left: str
    match: str
    right: str
    label: str = ""


def lines_in(table: pd.DataFrame) -> list[Line]:
    """The rows of a table of lines."""
    columns = (table[name].tolist() for name in Line._fields if name in table)
    return [Line(*row) for row in zip(*columns, strict=True)]


def article_names(articles: pd.DataFrame) -> dict:
    """An anchor for each article, by its number in the corpus: an id may hold any character."""
    return {article: f"article-{n}" for n, article in enumerate(articles["article"], start=1)}


class Sources:
    """The articles that lines stand in: how each is named, and on which page it is whole.

    ``reading`` is the page of matched articles, or nothing; articles that are not on it are
    written to pages of their own, as far as a line leads there.
    """

    def __init__(self, articles: pd.DataFrame, reading: str | None) -> None:
        self.names = article_names(articles)
        self._rows = dict(zip(articles["article"], articles.to_dict("records"), strict=True))
        self._on_reading_page = set(ARTICLE.findall(reading or ""))
        self._files: dict[str, str] = {}
        self._heads: dict = {}
        self._pages: dict[str, list[str]] = {}
        self._size = 0

    def href(self, article) -> str:
        """The whole article on the reading page, else on a page of articles."""
        name = self.names[article]
        if name in self._on_reading_page:
            return f"{READING_PAGE}#{name}"
        if name not in self._files:
            self._files[name] = self._write(article, name)
        return f"{self._files[name]}#{name}"

    @property
    def files(self) -> dict[str, str]:
        """The pages of articles that lines led to, by their file names."""
        return {file: "".join(pieces) for file, pieces in self._pages.items()}

    def cut(self, lines: Iterable[Line], most: int) -> list[str]:
        """Lines as HTML, article by article, in pieces of about so many bytes."""
        pieces: list[list[str]] = [[]]
        size = 0
        by_article: dict = {}
        for line in lines:
            by_article.setdefault(line.article, []).append(line)
        for article, own in by_article.items():
            head, quotes = self.source(article), quoted_lines(own)
            while quotes:
                if size > most:
                    pieces.append([])
                    size = 0
                room = 1
                while room < len(quotes) and sum(map(len, quotes[:room])) < most:
                    room += 64
                html = f"<li>{head}{''.join(quotes[:room])}</li>"
                quotes = quotes[room:]
                pieces[-1].append(html)
                size += len(html.encode())
        return ["".join(piece) for piece in pieces]

    def source(self, article) -> str:
        """Outlet, day and title of an article, which lead to all of it."""
        if article not in self._heads:  # most lead to many lines
            title, outlet = _described(self._rows[article])
            link = f'<a href="{self.href(article)}">{title}</a>'
            self._heads[article] = f'<p class="source">{outlet}: {link}</p>'
        return self._heads[article]

    def _write(self, article, name: str) -> str:
        """The article on the last page of articles; a full page is followed by another."""
        row = self._rows[article]
        title, outlet = _described(row)
        paragraphs = "".join(
            f"<p>{escape(text)}</p>" for text in re.split(r"\n\s*\n", str(row["text"])) if text
        )
        html = (
            f'<article id="{name}" tabindex="-1"><h2>{title}</h2>'
            f'<p class="corpus">{outlet}</p>{paragraphs}</article>'
        )
        length = len(html.encode())
        if not self._pages or self._size + length > A_FILE:
            self._pages[f"articles-{len(self._pages) + 1}.html"] = []
            self._size = 0
        file = list(self._pages)[-1]
        self._pages[file].append(html)
        self._size += length
        return file


def _described(row: dict) -> tuple[str, str]:
    """The title of an article, its outlet with the day, as HTML."""
    title, day = row.get("title"), row.get("published")
    title = str(title).strip() if pd.notna(title) else ""
    date = f", {day:%Y-%m-%d}" if isinstance(day, pd.Timestamp) and pd.notna(day) else ""
    return escape(title or "without a title"), f"{escape(str(row['outlet']))}{date}"


def quoted_lines(lines: list[Line]) -> list[str]:
    """Each line with the counted words marked; a large report has half a million of them, whose
    signs are made HTML together.

    Examples
    --------
    >>> quoted_lines([Line("a", "Echo", "they closed “", "the pier", ", again")])
    ['<blockquote>they closed “<mark>the pier</mark>, again</blockquote>']
    >>> quoted_lines([Line("a", "Echo", "they", "barred", "it", "Blame")])
    ['<blockquote>they <mark>barred</mark> it <em>(Blame)</em></blockquote>']
    """
    written = END.join(
        (
            marked(line.left, line.match, line.right, MARK, MARKED)
            if line.match
            else f"{str(line.left).rstrip()} {str(line.right).lstrip()}".strip()
        )
        + (f" {LABEL}{line.label}{LABELLED}" if line.label else "")
        for line in lines
    )
    html = escape(written).replace(MARK, "<mark>").replace(MARKED, "</mark>")
    html = html.replace(LABEL, "<em>(").replace(LABELLED, ")</em>")
    return [f"<blockquote>{line}</blockquote>" for line in html.split(END)]

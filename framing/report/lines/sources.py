"""Lines with the article that each stands in, and the pages of whole articles they lead to."""

from __future__ import annotations

import re
from html import escape

import pandas as pd

ARTICLE = re.compile(r'id="(article-\d+)"')
A_FILE = 1_800_000  # bytes of a page of articles
READING_PAGE = "side_by_side.html"
OPENING, CLOSING = ("", *"“‘(«„[—"), ("", *".,;:!?”’)»…]—")


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

    def cut(self, lines: pd.DataFrame, most: int) -> list[str]:
        """Lines as HTML, article by article, in pieces of about so many bytes."""
        pieces: list[list[str]] = [[]]
        size = 0
        by_article: dict = {}
        columns = (lines[name].tolist() for name in ("article", "left", "match", "right"))
        for article, *pieces_of_line in zip(*columns, strict=True):
            by_article.setdefault(article, []).append(_line(*pieces_of_line))
        for article, quotes in by_article.items():
            head = self.source(article)
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
        title, outlet = _described(self._rows[article])
        return f'<p class="source">{outlet}: <a href="{self.href(article)}">{title}</a></p>'

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


def _line(left, match, right) -> str:
    """A line with the counted words marked."""
    match = f"<mark>{escape(match)}</mark>" if match else ""
    left, right = str(left).rstrip(), str(right).lstrip()
    before = "" if left[-1:] in OPENING else " "
    after = "" if right[:1] in CLOSING else " "
    words = (
        f"{escape(left)}{before}{match}{after}{escape(right)}"
        if match
        else f"{left} {right}".strip()
    )
    return f"<blockquote>{words if match else escape(words)}</blockquote>"

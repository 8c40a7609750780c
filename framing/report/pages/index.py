"""The front page, and the footer that says on every page what the figures rest on."""

from __future__ import annotations

import html
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pandas as pd

from framing.base.errors import FramingError
from framing.base.kinds import kind_of
from framing.report.pages.page import Link, document

FRONT = Link("index.html", "Start", "", "")
TITLE = "How outlets frame the same event"
MOST_OUTLETS = 8  # named in a sentence
CORPUS_PAGE = "00_corpus"
ONE_NAME = {  # of properties that say nearly the same
    "period": "dates",
    "months shared": "dates",
    "undated": "dates",
    "median length": "length",
    "mean length": "length",
}
INTRODUCTION = (
    "Each page below asks one question of these articles, shows a chart, says what can be said "
    "from it, and quotes the lines that it rests on."
)
HEAD = (
    '<div class="table" role="group" aria-label="Pages" tabindex="0"><table><thead><tr>'
    '<th scope="col">Page</th><th scope="col">Question</th><th scope="col">What it shows</th>'
    "</tr></thead><tbody>"
)
PACKAGES = "framing numpy pandas pyarrow scipy scikit-learn nltk vaderSentiment matplotlib".split()


def index_page(articles: pd.DataFrame, links: Iterable[Link], footer: str) -> str:
    """The front page: what was read, and a table of the pages."""
    links = list(links)
    rows = "".join(table_row(link) for link in links)
    body = (
        f"<h1>{TITLE}</h1>\n<p>{corpus_sentence(articles)} {INTRODUCTION}</p>\n"
        f"{balance_paragraph(articles, links)}"
        f"<h2>Pages</h2>\n{HEAD}{rows}</tbody></table></div>"
    )
    return document(TITLE, body, [FRONT, *links], footer, current=FRONT.file)


def table_row(link: Link) -> str:
    """A row of the front page's table."""
    note = f" <strong>{html.escape(link.note)}</strong>" if link.note else ""
    return (
        f'<tr><th scope="row"><a href="{link.file}">{html.escape(link.name)}</a></th>'
        f"<td>{html.escape(link.question)}</td><td>{html.escape(link.summary)}{note}</td></tr>"
    )


def corpus_sentence(articles: pd.DataFrame) -> str:
    """How much was read, per outlet."""
    sizes = articles.groupby("outlet", sort=True).size()
    outlets = [
        f"{html.escape(str(outlet))} ({n:,})" for outlet, n in sizes.head(MOST_OUTLETS).items()
    ]
    left_out = len(sizes) - len(outlets)
    note = f" and {left_out:,} more" if left_out else ""
    plural = "article" if len(articles) == 1 else "articles"
    return (
        f"{len(articles):,} {plural} of {len(sizes)} outlets were read: {', '.join(outlets)}{note}."
    )


def balance_paragraph(articles: pd.DataFrame, links: list[Link]) -> str:
    """In what the outlets' articles differ besides the wording; nothing for a share pack."""
    from framing.corpus.described.balance import balance

    if kind_of(articles) is not None or articles["outlet"].nunique() < 2:
        return ""
    try:
        table = balance(articles)
    except FramingError:  # no words to look at
        return ""
    differing = table[table["differs"]].replace({"property": ONE_NAME})
    outlets = differing.drop_duplicates(["property", "outlet"]).groupby("property", sort=False)
    differences = [
        f"{name} ({html.escape(', '.join(rows['outlet'].head(MOST_OUTLETS)))})"
        for name, rows in outlets
    ]
    sentence = f"Besides the wording the outlets differ in: {'; '.join(differences)}."
    if not differences:
        sentence = "Besides the wording no marked difference between the outlets was found."
    page = next((link for link in links if link.name == CORPUS_PAGE), None)
    more = f' More on <a href="{page.file}">{CORPUS_PAGE}</a>.' if page else ""
    return f"<p>{sentence}{more}</p>\n"


def footer(articles: pd.DataFrame, fingerprint: str, corpus: str | Path | None) -> str:
    """Corpus, settings and versions: with these three anyone gets the same figures."""
    versions = ", ".join(filter(None, map(version_of, PACKAGES)))
    events = articles["event"].nunique() if "event" in articles else 0
    facts = {
        "Corpus": f"{corpus or 'the default corpus (seeds/)'}: {len(articles):,} articles, "
        f"{articles['outlet'].nunique():,} outlets, {events:,} events named",
        "Fingerprint": fingerprint,
        "Settings": "every notebook as it stands in notebooks/, PYTHONHASHSEED=0, no network",
        "Versions": f"Python {platform.python_version()}, {versions}",
    }
    rows = "".join(f"<dt>{name}</dt><dd>{html.escape(fact)}</dd>" for name, fact in facts.items())
    return f'<dl aria-label="What the figures on this page rest on">{rows}</dl>'


def version_of(package: str) -> str | None:
    """Name and version, or None for what is not installed, as framing in a bare checkout."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return None

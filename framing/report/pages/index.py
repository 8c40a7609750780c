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
from framing.report.compared import Compared, compare
from framing.report.lines.panels import Panels
from framing.report.pages.findings import limits_of, story
from framing.report.pages.page import MOST_NAMED, Link, corpus_line, document, outlets_in_words

FRONT = Link("index.html", "Start", "", "")
MOST_OUTLETS = 8  # named in a sentence
CORPUS_PAGE = "00_corpus.html"
ONE_NAME = {  # of properties that say nearly the same
    "period": "dates",
    "months shared": "dates",
    "undated": "dates",
    "median length": "length",
    "mean length": "length",
}
PACKAGES = "framing numpy pandas pyarrow scipy scikit-learn nltk vaderSentiment matplotlib".split()


def index_page(
    articles: pd.DataFrame,
    links: Iterable[Link],
    footer: str,
    compared: Compared | None = None,
    panels: Panels | None = None,
    left_out: str = "",
) -> str:
    """The front page: what was found, strongest first; then what else differs, and the pages."""
    links, title = list(links), heading(articles)
    body, files = [f"<h1>{html.escape(title)}</h1>"], {link.file for link in links}
    try:
        compared = compared or compare(articles)
        body.append(f'<p class="corpus">{corpus_sentence(compared.articles)}</p>')
        body.append(story(compared, files, panels))
        body.append(f'<p class="limits">{limits_of(compared)}</p>')
    except FramingError as problem:
        body.append(f'<p class="corpus">{corpus_sentence(articles)}</p>')
        body.append(f'<p class="refused">{html.escape(str(problem))}</p>')
    body.append(balance_paragraph(articles, links))
    rows = "".join(page_row(link) for link in links)
    rows += '<li><a href="slides.html">The findings as slides</a></li>'
    body.append(f'<h2>Every question</h2>\n<ul class="pages">{rows}</ul>')
    body += [f'<p class="corpus">{html.escape(left_out)}</p>'] if left_out else []
    body += [panels.html] if panels else []
    return document(title, "\n".join(body), [FRONT, *links], footer, current=FRONT.file)


def heading(articles: pd.DataFrame) -> str:
    """The title of the report, with the corpus in it."""
    if articles["outlet"].nunique() <= MOST_NAMED:
        return f"How {outlets_in_words(articles)} tell the news"
    return f"How {outlets_in_words(articles)} tell the news differently"


def page_row(link: Link) -> str:
    """A line of the list of pages."""
    note = f" <strong>{html.escape(link.note)}</strong>" if link.note else ""
    words = html.escape(link.question or link.name)
    return f'<li><a href="{link.file}">{words}</a>{note}</li>'


def corpus_sentence(articles: pd.DataFrame) -> str:
    """What was compared: outlets, articles, dates, events."""
    outlets = articles.groupby("event")["outlet"].nunique() if "event" in articles else []
    shared = sum(n > 1 for n in outlets)
    events = f"; {shared:,} {'event' if shared == 1 else 'events'} told by two or more outlets"
    return f"{corpus_line(articles)}{events if shared else ''}."


def balance_paragraph(articles: pd.DataFrame, links: list[Link]) -> str:
    """In what the outlets' articles differ besides the wording; nothing for a share pack."""
    from framing.corpus.described.balance import balance

    if kind_of(articles) is not None or articles["outlet"].nunique() < 2:
        return ""
    try:
        table = balance(articles)
    except FramingError:  # no words to look at
        return ""
    if table["p"].isna().all():  # too few articles to judge
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
    page = next((link for link in links if link.file == CORPUS_PAGE), None)
    reference = f' <a href="{page.file}">More on the articles</a>.' if page else ""
    return f"<p>{sentence}{reference}</p>\n"


def footer(articles: pd.DataFrame, fingerprint: str, corpus: str | Path | None) -> str:
    """Corpus, settings and versions: with these three anyone gets the same figures."""
    events = articles["event"].nunique() if "event" in articles else 0
    named = f", {events:,} events named in it" if events else ""  # others are found
    facts = {
        "Corpus": f"{corpus or 'the default corpus (seeds/)'}: {len(articles):,} articles, "
        f"{articles['outlet'].nunique():,} outlets{named}",
        "Fingerprint": fingerprint,
    }
    return rests_on(facts)


def rests_on(facts: dict[str, str]) -> str:
    """Facts as a list, with the settings and versions of every page."""
    versions = ", ".join(filter(None, map(version_of, PACKAGES)))
    facts = facts | {
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

"""The report's front page, and the footer that says on every page what the figures rest on."""

from __future__ import annotations

import html
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from framing.report.pages.page import Link, document

PACKAGES = (
    "framing",
    "numpy",
    "pandas",
    "pyarrow",
    "scipy",
    "scikit-learn",
    "nltk",
    "vaderSentiment",
    "matplotlib",
)


def index_page(articles: pd.DataFrame, links: Iterable[Link], footer: str) -> str:
    """The front page: what was read, and a table of the pages."""
    links = list(links)
    body = (
        f"<h1>How outlets frame the same event</h1>\n<p>{corpus_sentence(articles)} Each page below "
        "asks one question of these articles, shows a chart, says what can be said from it, and quotes the "
        "lines that it rests on.</p>\n"
        '<h2>Pages</h2>\n<div class="table" role="group" aria-label="Pages" tabindex="0"><table><thead><tr>'
        '<th scope="col">Page</th><th scope="col">Question</th><th scope="col">What it shows</th>'
        "</tr></thead><tbody>" + "".join(row(link) for link in links) + "</tbody></table></div>"
    )
    front = Link("index.html", "Start", "", "")
    return document(
        "How outlets frame the same event", body, [front, *links], footer, here="index.html"
    )


def row(link: Link) -> str:
    """A row of the front page's table."""
    note = f" <strong>{html.escape(link.note)}</strong>" if link.note else ""
    return (
        f'<tr><th scope="row"><a href="{link.file}">{html.escape(link.name)}</a></th>'
        f"<td>{html.escape(link.question)}</td><td>{html.escape(link.summary)}{note}</td></tr>"
    )


def corpus_sentence(articles: pd.DataFrame) -> str:
    """How much was read, per outlet."""
    sizes = articles.groupby("outlet", sort=True).size()
    shown = [f"{html.escape(str(outlet))} ({n:,})" for outlet, n in sizes.head(8).items()]
    more = f" and {len(sizes) - 8:,} more" if len(sizes) > 8 else ""
    plural = "article" if len(articles) == 1 else "articles"
    return (
        f"{len(articles):,} {plural} of {len(sizes)} outlets were read: {', '.join(shown)}{more}."
    )


def footer(articles: pd.DataFrame, fingerprint: str, corpus: str | None) -> str:
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
    """Name and version, or None for a package that is not installed, as framing in a bare
    checkout.
    """
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return None

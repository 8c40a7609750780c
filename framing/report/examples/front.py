"""The page before the examples: what was found in each, real outlets first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

import pandas as pd

from framing.report.examples.case_study import case_finding
from framing.report.examples.listed import CASE, OVERVIEW, Example
from framing.report.examples.switch import all_links
from framing.report.pages.findings import limits
from framing.report.pages.index import rests_on
from framing.report.pages.markdown import unbroken
from framing.report.pages.page import document, outlets_in_words

TITLE = "How news outlets tell the same events"
FINDING = re.compile(r'<article class="finding .*?</article>', re.DOTALL)
CORPUS = re.compile(r'<p class="corpus">(.*?)</p>', re.DOTALL)
HREF = re.compile(r'href="(?!\w+:)([^"#]*)(#?)')
YOURS = (
    '<section class="example"><h2>Your own articles</h2><p>The same pages of your own outlets: '
    "<code>framing report my/articles</code>.</p></section>"
)


@dataclass(frozen=True)
class Shown:
    """An example whose pages are written: its front page, its articles, their fingerprint."""

    example: Example
    front: str
    articles: pd.DataFrame
    fingerprint: str


def overview_page(examples: list[Shown]) -> str:
    """The page as HTML.

    Parameters
    ----------
    examples : list of Shown
        In their order. The findings are those of their front pages, to the letter.
    """
    sections = [example_section(shown) for shown in examples]
    case = f'<p class="kind">Case study</p><h3>{unbroken(escape(case_finding()))}</h3>'
    case += f'<p class="more"><a href="{CASE.file}">How many witnesses are there?</a></p>'
    heading = "RT and four others: nine events of 2022"
    sections.append(section(heading, CASE.file, f'<article class="finding">{case}</article>'))
    caution = f'<p class="limits">{limits([True])}</p>'
    body = "\n".join([f"<h1>{TITLE}</h1>", *sections, caution, YOURS])
    facts = {
        shown.example.title: f'framing.example("{shown.example.name}"), '
        f"{len(shown.articles):,} articles, fingerprint {shown.fingerprint}"
        for shown in examples
    }
    return document(TITLE, body, all_links(), rests_on(facts), current=OVERVIEW.file)


def example_section(shown: Shown) -> str:
    """The first findings of an example, under its name, with the way to its pages."""
    example, file = shown.example, shown.example.link.file
    findings = FINDING.findall(shown.front)[: example.n_findings]
    corpus = CORPUS.search(shown.front)
    about = f'<p class="corpus">{escape(example.about)} {corpus[1] if corpus else ""}</p>'
    link = f'<p class="more"><a href="{file}">All findings and pages of this example</a></p>'
    lines = "\n".join(seen_from_above(finding, example) for finding in findings)
    heading = f"{example.title}: {outlets_in_words(shown.articles)}"
    return section(heading, file, f"{lines}{about}{link}")


def section(heading: str, file: str, body: str) -> str:
    """An example under its name."""
    return (
        f'<section class="example"><h2><a href="{file}">{escape(heading)}</a></h2>{body}</section>'
    )


def seen_from_above(finding: str, example: Example) -> str:
    """A finding of an example's front page, with links that lead into the folder of the example."""
    folder, front = example.name, example.link.file.partition("/")[2]
    finding = HREF.sub(lambda m: f'href="{folder}/{m[1] or front}{m[2]}', finding)
    return re.sub(r"(</?)h2\b", r"\1h3", finding)

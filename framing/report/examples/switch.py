"""The way from one example to the others: links at the top of each page, without a script."""

from __future__ import annotations

from html import escape

from framing.report.examples.listed import CASE, EXAMPLES, OVERVIEW
from framing.report.pages.page import Link

HEADER = '<header><nav aria-label="Pages of this report">'
CURRENT = ' aria-current="true"'


def all_links() -> list[Link]:
    """The page before the examples, each example, the case study."""
    return [OVERVIEW, *(example.link for example in EXAMPLES), CASE]


def from_a_folder(links: list[Link]) -> list[Link]:
    """The same links for a page in the folder of an example."""
    return [Link(f"../{link.file}", link.name, link.question, link.summary) for link in links]


def with_switch(page: str, current: Link) -> str:
    """A page of an example with the links to the others before its own.

    Examples
    --------
    >>> page = with_switch(f"{HEADER}<ul></ul></nav></header>", CASE)
    >>> page.count("<nav"), page.count('aria-current="true"'), '"../index.html"' in page
    (2, 1, True)
    """
    items = "".join(
        f'<li><a href="../{link.file}"{CURRENT * (link == current)}>{escape(link.name)}</a></li>'
        for link in all_links()
    )
    switch = f'<header><nav class="examples" aria-label="Examples"><ul>{items}</ul></nav>'
    return page.replace(HEADER, switch + HEADER.removeprefix("<header>"), 1)

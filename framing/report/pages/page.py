"""One page a notebook, for readers who have never seen Python: charts, tables, words; code is
folded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from framing.report.pages.markdown import markdown_to_html
from framing.report.pages.outputs import accessible_tables, output_to_html
from framing.report.run.execute import Executed
from framing.report.run.settings import ASSETS


@dataclass(frozen=True)
class Link:
    """A page of the report: its file, its short name, the question it asks, a sentence on what it
    shows.
    """

    file: str
    name: str
    question: str
    summary: str
    note: str = ""


def describe(result: Executed) -> Link:
    """The link to a notebook's page, taken from the notebook's first cell."""
    first = next(
        (cell.source for cell in result.notebook.cells if cell.cell_type == "markdown"), ""
    )
    title = re.search(r"^#\s+(.+?)\s*#*$", first, re.MULTILINE)
    paragraphs = [
        part.strip() for part in re.split(r"\n\s*\n", first) if not part.lstrip().startswith("#")
    ]
    name = result.path.stem
    note = f"Not run to its end: {result.refused}" if result.refused else ""
    return Link(
        f"{name}.html",
        name.replace("_", " "),
        plain(title.group(1)) if title else name,
        plain(paragraphs[0]) if paragraphs else "",
        note,
    )


def plain(markdown: str) -> str:
    """Markdown's text without its markup."""
    return (
        html.unescape(re.sub(r"<[^>]+>", "", markdown_to_html(markdown, trusted=True)))
        .strip()
        .replace("\n", " ")
    )


def notebook_page(result: Executed, links: Iterable[Link], footer: str) -> str:
    """The whole page of one executed notebook."""
    link, parts = describe(result), []
    for number, cell in enumerate(result.notebook.cells, start=1):
        parts.append(cell_to_html(cell, number))
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            parts.append(
                f'<p class="refused">The notebook stops here: {html.escape(str(result.refused))}</p>'
            )
            break
    return document(link.question, "\n".join(parts), links, footer, here=link.file)


def cell_to_html(cell: dict, number: int) -> str:
    """One cell: its words, or its outputs under the folded code."""
    if cell.cell_type == "markdown":
        return (
            f"<section>{accessible_tables(markdown_to_html(cell.source, trusted=True))}</section>"
        )
    if cell.cell_type != "code" or not cell.source.strip():
        return ""
    shown = "".join(output_to_html(output) for output in cell.outputs)
    code = (
        f'<details class="code"><summary>Code of cell {number}</summary>'
        f'<pre tabindex="0"><code>{html.escape(cell.source)}</code></pre></details>'
    )
    return f"<section>{code}{shown}</section>"


def document(title: str, body: str, links: Iterable[Link], footer: str, *, here: str) -> str:
    """A page around its body: one file, no script of ours, and a policy that forbids every
    request.
    """
    pages = "".join(
        f'<li><a href="{link.file}"{" aria-current=page" if link.file == here else ""}>'
        f"{html.escape(link.name)}</a></li>"
        for link in links
    )
    template = (ASSETS / "template.html").read_text("utf-8")
    style = (ASSETS / "style.css").read_text("utf-8")
    slots = {
        "title": html.escape(title),
        "style": style,
        "pages": pages,
        "footer": footer,
        "body": ordered_headings(body),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda slot: slots[slot.group(1)], template)


def ordered_headings(body: str) -> str:
    """Headings that never skip a level and only one of the first level, whatever the cells hold."""
    level, levels = 0, []

    def renumber(found: re.Match) -> str:
        nonlocal level
        slash, wanted, rest = found.group(1), int(found.group(2)), found.group(3)
        if slash:
            return f"</h{levels.pop() if levels else wanted}>"
        level = 1 if level == 0 else max(2, min(wanted, level + 1))
        levels.append(level)
        return f"<h{level}{rest}>"

    return re.sub(r"<(/?)h([1-6])((?:\s[^>]*)?)>", renumber, body)

"""One page a notebook, for readers who never saw Python: charts, tables, words; code is folded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from nbformat import NotebookNode

from framing.report.pages.markdown import markdown_to_html
from framing.report.pages.outputs import accessible_tables, output_to_html
from framing.report.pages.template import asset, filled
from framing.report.run.execute import Executed


@dataclass(frozen=True)
class Link:
    """A page of the report: file, short name, the question it asks, a sentence on what it shows."""

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
        text.strip() for text in re.split(r"\n\s*\n", first) if not text.lstrip().startswith("#")
    ]
    name = result.path.stem
    return Link(
        file=f"{name}.html",
        name=name.replace("_", " "),
        question=plain(title.group(1)) if title else name,
        summary=plain(paragraphs[0]) if paragraphs else "",
        note=f"Not run to its end: {result.refused}" if result.refused else "",
    )


def plain(markdown: str) -> str:
    """Markdown's text without its markup."""
    text = re.sub(r"<[^>]+>", "", markdown_to_html(markdown, trusted=True))
    return html.unescape(text).strip().replace("\n", " ")


def notebook_page(result: Executed, links: Iterable[Link], footer: str) -> str:
    """The whole page of one executed notebook."""
    link, sections = describe(result), []
    for number, cell in enumerate(result.notebook.cells, start=1):
        sections.append(cell_to_html(cell, number))
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            sentence = html.escape(str(result.refused))
            sections.append(f'<p class="refused">The notebook stops here: {sentence}</p>')
            break
    return document(link.question, "\n".join(sections), links, footer, current=link.file)


def cell_to_html(cell: NotebookNode, number: int) -> str:
    """One cell: its words, or its outputs under the folded code."""
    if cell.cell_type == "markdown":
        words = accessible_tables(markdown_to_html(cell.source, trusted=True))
        return f"<section>{words}</section>"
    if cell.cell_type != "code" or not cell.source.strip():
        return ""
    outputs = "".join(output_to_html(output) for output in cell.outputs)
    code = (
        f'<details class="code"><summary>Code of cell {number}</summary>'
        f'<pre tabindex="0"><code>{html.escape(cell.source)}</code></pre></details>'
    )
    return f"<section>{code}{outputs}</section>"


def document(title: str, body: str, links: Iterable[Link], footer: str, *, current: str) -> str:
    """A page around its body: one file, no script of ours, a policy that forbids every request."""
    pages = "".join(
        f'<li><a href="{link.file}"{" aria-current=page" if link.file == current else ""}>'
        f"{html.escape(link.name)}</a></li>"
        for link in links
    )
    return filled(
        "template.html",
        title=html.escape(title),
        style=asset("style.css"),
        pages=pages,
        footer=footer,
        body=ordered_headings(body),
    )


def ordered_headings(body: str) -> str:
    """Headings that never skip a level and only one of the first level, whatever the cells hold."""
    level = 0
    open_levels: list[int] = []

    def renumber(tag: re.Match) -> str:
        nonlocal level
        slash, written, attributes = tag.group(1), int(tag.group(2)), tag.group(3)
        if slash:
            return f"</h{open_levels.pop() if open_levels else written}>"
        level = 1 if level == 0 else max(2, min(written, level + 1))
        open_levels.append(level)
        return f"<h{level}{attributes}>"

    return re.sub(r"<(/?)h([1-6])((?:\s[^>]*)?)>", renumber, body)

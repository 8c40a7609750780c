"""One page a notebook, for readers who never saw Python: charts, tables, words; code is folded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

import pandas as pd
from nbformat import NotebookNode

from framing.charts.picture import CHART
from framing.commentary.words import joined
from framing.report.lines.panels import Panels
from framing.report.pages.markdown import markdown_to_html, unbroken
from framing.report.pages.outputs import accessible_tables, output_to_html, parted, said_once
from framing.report.pages.template import asset, filled
from framing.report.run.execute import Executed

CSV = "text/csv"
METHOD = re.compile(r"#+ (?:The )?method\b", re.IGNORECASE)
MOST_NAMED = 4  # outlets in a line
NAMES = {
    "00_corpus": "The articles",
    "01_tfidf": "Telling terms",
    "02_keyness": "Words",
    "03_sentiment": "Tone",
    "04_loaded_terms": "Loaded words",
    "05_voices": "Voices",
    "06_side_by_side": "Sentences",
    "07_claims": "All claims",
    "08_your_turn": "Your turn",
    "09_frames": "Frames",
    "10_codebook": "Codebook",
}


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
        name=NAMES.get(name, re.sub(r"^\d+_", "", name).replace("_", " ")),
        question=plain(title.group(1)) if title else name,
        summary=plain(paragraphs[0]) if paragraphs else "",
        note=f"Not run to its end: {reason(result.refused)}" if result.refused else "",
    )


def reason(refusal: str) -> str:
    """Why something was refused, without what to give instead: that is for who runs it.

    Examples
    --------
    >>> reason("It reads English only: give lexicon=, a table."), reason("Too short.")
    ('It reads English only.', 'Too short.')
    """
    why, mark, _ = refusal.partition(": give ")
    return f"{why}." if mark else refusal


def plain(markdown: str) -> str:
    """Markdown's text without its markup."""
    text = re.sub(r"<[^>]+>", "", markdown_to_html(markdown, trusted=True))
    return html.unescape(text).strip().replace("\n", " ")


def notebook_page(
    result: Executed,
    links: Iterable[Link],
    footer: str,
    articles: pd.DataFrame | None = None,
    panels: Panels | None = None,
) -> str:
    """The whole page of one executed notebook: what was found first, method and code at the end.

    The marks of its charts lead to ``panels``.
    """
    link = describe(result)
    sections: list[str] = []
    folded: list[str] = []
    files, numbers = iter(tables_of(result)), count(1)
    said: set[str] = set()
    for cell in result.notebook.cells:
        if cell.cell_type == "markdown":
            (folded if METHOD.match(cell.source) else sections).append(words_to_html(cell))
        elif cell.cell_type == "code":
            sections.append(outputs_to_html(cell, files, numbers, panels, said))
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            sentence = html.escape(str(result.refused))
            sections.append(f'<p class="refused">The notebook stops here: {sentence}</p>')
            break
    sections = finding_first(list(filter(None, sections)), articles)
    sections += [method_to_html(words) for words in folded] + [code_to_html(result)]
    sections += [panels.html] if panels else []
    body = "\n".join(filter(None, sections))
    title = link.question if articles is None else titled(link.question, articles)
    return document(title, body, links, footer, current=link.file)


def finding_first(sections: list[str], articles: pd.DataFrame | None) -> list[str]:
    """The question, the corpus in a line, what was found; what the page shows stands after that."""
    head, mark, summary = (sections or [""])[0].partition("</h1>")
    if not mark:
        return sections
    corpus = "" if articles is None else f'<p class="corpus">{corpus_line(articles)}</p>'
    is_missing = 'class="refused"' in "".join(sections[1:2])  # nothing was found at all
    summary = f"<p>What would stand here:</p>{summary}" if is_missing else summary
    about = f"<section>{summary}" if summary.removesuffix("</section>").strip() else ""
    return [f"{head}{mark}{corpus}</section>", *sections[1:2], about, *sections[2:]]


def titled(question: str, articles: pd.DataFrame) -> str:
    """The title of a page: its question, and of whose articles it is asked."""
    return f"{question} – {outlets_in_words(articles)}"


def outlets_in_words(articles: pd.DataFrame) -> str:
    """Two or three outlets by name, more by their number."""
    names = sorted(articles["outlet"].astype(str).unique())
    return joined(names) if len(names) <= MOST_NAMED else f"{len(names):,} outlets"


def corpus_line(articles: pd.DataFrame) -> str:
    """Which outlets, how many articles, from when to when: the corpus in a line of HTML."""
    sizes = articles["outlet"].astype(str).value_counts().sort_index()
    names = ", ".join(f"{html.escape(name)} ({n:,})" for name, n in sizes.head(MOST_NAMED).items())
    n_more = len(sizes) - MOST_NAMED
    plural = "article" if len(articles) == 1 else "articles"
    facts = [f"{len(articles):,} {plural}: {names}{f' and {n_more:,} more outlets' * (n_more > 0)}"]
    days = pd.to_datetime(articles.get("published", pd.Series(dtype=object)), errors="coerce")
    days = days.dropna()
    if len(days):
        first, last = (f"{day:%Y-%m-%d}" for day in (days.min(), days.max()))
        undated = f" ({len(articles) - len(days):,} undated)" * (len(days) < len(articles))
        facts.append((first if first == last else f"{first} to {last}") + undated)
    return unbroken("; ".join(facts))


def tables_of(result: Executed) -> dict[str, str]:
    """The whole tables of a notebook as CSV, by the name of the file beside its page."""
    outputs = [output for cell in result.notebook.cells for output in cell.get("outputs", [])]
    texts = [output["data"][CSV] for output in outputs if output.get("data", {}).get(CSV)]
    return {f"{result.path.stem}-{number}.csv": text for number, text in enumerate(texts, start=1)}


def words_to_html(cell: NotebookNode) -> str:
    """A cell of words."""
    words = accessible_tables(markdown_to_html(cell.source, trusted=True))
    return f"<section>{words}</section>"


def outputs_to_html(
    cell: NotebookNode,
    files: Iterator[str],
    numbers: Iterator[int],
    panels: Panels | None,
    said: set[str],
) -> str:
    """What a cell of code shows, each table with the file of all its rows; notes that the page
    has ``said`` are not told again.
    """
    pieces = []
    for output in cell.outputs:
        number = next(numbers) if CHART in output.get("data", {}) else 0
        pieces.append(said_once(output_to_html(output, number, panels), said))
        if table := output.get("data", {}).get(CSV):
            # a line break inside a quoted cell ends no row
            rows = max(re.sub(r'"[^"]*"', "", table).count("\n") - 1, 0)
            words = f"All columns and {rows:,} rows as CSV" if rows > 1 else "All columns as CSV"
            pieces.append(f'<p class="csv"><a href="{next(files)}" download>{words}</a></p>')
    if [piece[:4] for piece in pieces[:2]] == ["<div", "<fig"]:  # the chart before the details
        first, after = parted(pieces[0])
        pieces[:2] = [first, pieces[1], after]
    return f"<section>{''.join(pieces)}</section>" if any(pieces) else ""


def method_to_html(words: str) -> str:
    """The method, folded away at the end of its page."""
    return f'<details class="method"><summary>Method and formula</summary>{words}</details>'


def code_to_html(result: Executed) -> str:
    """The code of all cells, folded away at the end of the page."""
    cells = [
        f"# cell {number}\n{cell.source}"
        for number, cell in enumerate(result.notebook.cells, start=1)
        if cell.cell_type == "code" and cell.source.strip()
    ]
    if not cells:
        return ""
    return (
        '<details class="code"><summary>Code of this page</summary>'
        f'<pre tabindex="0"><code>{html.escape(chr(10).join(cells))}</code></pre></details>'
    )


def document(title: str, body: str, links: Iterable[Link], footer: str, *, current: str) -> str:
    """A page around its body: one file, no script of ours, a policy that forbids every request."""
    links = list(links)
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
        body=ordered_headings(named_pages(body, links)),
    )


def named_pages(body: str, links: list[Link]) -> str:
    """A body whose words name other pages as their readers know them, with the way there.

    Examples
    --------
    >>> named_pages("<code>07_claims</code>", [Link("07_claims.html", "All claims", "", "")])
    '“<a href="07_claims.html">All claims</a>”'
    """
    names = {link.file: html.escape(link.name) for link in links}

    def named(code: re.Match) -> str:
        file = f"{code[1]}.html"
        return f'“<a href="{file}">{names[file]}</a>”' if file in names else code[0]

    return re.sub(r"<code>(\d\d_\w+)</code>", named, body)


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

"""The pages of a run that may be stopped: each written as soon as its notebook is done.

They lie beside the report that is being made and vanish with its end. Where the run stops before,
they are kept, without what only a whole run has: the findings, and the lines behind the charts.
"""

from __future__ import annotations

import html
import os
from pathlib import Path

import pandas as pd

from framing.report.pages.index import FRONT, page_row, rests_on
from framing.report.pages.page import (
    Link,
    corpus_line,
    describe,
    document,
    notebook_page,
    tables_of,
)
from framing.report.run.execute import Executed

NEW = ".new"  # the end of a name while its file is written
TITLE = "An unfinished report"
START = Link(FRONT.file, TITLE, "", "")
ABOUT = (
    "The run that these pages are from did not come to its end. Each page shows what its notebook "
    "gave, as in a whole report. The findings on the front page, the articles side by side, every "
    "word and the lines behind the charts are not there. The same command makes the whole report."
)


class Unfinished:
    """The pages of the notebooks that are done, of one corpus or of several.

    Parameters
    ----------
    folder : Path
        Made with the first page.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._parts = folder, dict[str, tuple[str, list[Link]]]()

    def add(self, result: Executed, articles: pd.DataFrame, below: str, part: str = "") -> None:
        """Write the page of a notebook with its tables, and the front page that leads to all.

        Parameters
        ----------
        result : Executed
            Nothing is written of one that was not run to its end.
        articles : DataFrame
        below : str
            The footer.
        part : str
            The folder of its corpus, where the report has several.
        """
        if result.failed or result.refused:
            return
        _, links = self._parts.setdefault(part, (corpus_line(articles), []))
        own = describe(result)
        links.append(own)
        links.sort(key=lambda link: link.file)
        start = Link(f"../{START.file}" if part else START.file, START.name, "", "")
        page = notebook_page(result, [start, *links], below, articles)
        for name, text in {own.file: page, **tables_of(result)}.items():
            write_whole(self._folder / part / name, text)
        write_whole(self._folder / FRONT.file, self._front())

    def _front(self) -> str:
        body = [f"<h1>{TITLE}</h1>", f"<p>{html.escape(ABOUT)}</p>"]
        for part, (corpus, links) in self._parts.items():
            paths = [f"{part}/{link.file}" if part else link.file for link in links]
            rows = [
                page_row(Link(path, link.name, link.question, link.summary))
                for path, link in zip(paths, links, strict=True)
            ]
            body.append(f'<p class="corpus">{corpus}</p><ul class="pages">{"".join(rows)}</ul>')
        return document(TITLE, "\n".join(body), [START], rests_on({}), current=START.file)


def write_whole(path: Path, text: str) -> None:
    """Write a file that is never there by half, whenever the run is stopped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + NEW)
    try:
        new.write_text(text, encoding="utf-8", newline="\n")
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)

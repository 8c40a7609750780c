"""All that stands behind the charts of one report: read once, shown on many pages."""

from __future__ import annotations

from collections.abc import Iterable

from framing.base.kinds import kind_of
from framing.charts.linked.claims import KIND_OF, mark_item
from framing.report.compared import Compared
from framing.report.lines.evidence import Key, lines_of
from framing.report.lines.panels import Mark, Panels, on_paper
from framing.report.lines.sources import Sources


class Behind:
    """The lines behind the marks of a report's charts.

    Parameters
    ----------
    marks : dict from file to list of (kind, item, outlet)
        The marks of each page.
    compared : Compared
    reading : str or None
        The page of matched articles.
    """

    def __init__(
        self, marks: dict[str, list[Mark]], compared: Compared, reading: str | None
    ) -> None:
        self._sources = Sources(compared.articles, reading)
        keys = [mark[:2] for own in marks.values() for mark in own]
        lines = lines_of(keys, compared.articles, compared.pairs)
        has_text = kind_of(compared.articles) is None
        claimed = claimed_keys(compared)
        self.panels = {
            page: Panels(page, own, lines, self._sources, has_text=has_text, claimed=claimed)
            for page, own in marks.items()
        }

    def further_pages(self) -> Iterable[tuple[str, str, str]]:
        """File, title and body of the pages that the panels lead to."""
        for panels in self.panels.values():
            for file, html in panels.files:
                title = f"More lines behind the {panels.above}"
                back = f'<p><a href="{panels.page}">Back to the {panels.above}</a></p>'
                few, told = on_paper(html)
                body = f'{told}<div class="lines-file{few}">{html}</div>'
                yield file, title, f"<h1>{title}</h1>{back}{body}"
        for file, html in self._sources.files.items():
            yield file, "Articles", f"<h1>Articles that lines lead to</h1>{html}"


def claimed_keys(compared: Compared) -> set[Key]:
    """What the claims of a report count, as marks of charts name it."""
    claims = compared.claims[compared.claims["claim"].astype(bool)]
    return {
        (KIND_OF[row.lens], mark_item(row.lens, row.item))
        for row in claims.itertuples()
        if row.lens in KIND_OF
    }

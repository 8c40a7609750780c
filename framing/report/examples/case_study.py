"""The case study of ``docs/`` as a page: its figure in the page's colours, its table to be read."""

from __future__ import annotations

import html
import re

from framing.base.data import DOCS
from framing.report.examples.listed import CASE
from framing.report.examples.switch import all_links, from_a_folder
from framing.report.pages.charts import chart_to_html
from framing.report.pages.markdown import markdown_to_html
from framing.report.pages.outputs import accessible_tables
from framing.report.pages.page import document, plain

STUDY = DOCS / "case_study.md"
PICTURE = re.compile(r'<p><img src="([\w.]+)" alt="([^"]*)" */?></p>')
SVG = re.compile(r"<svg\b([^>]*)>(.*)</svg>", re.DOTALL)
VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
COMMAND = re.compile(r"<p><code>python [^<]*</code></p>\n?")
METADATA = re.compile(r"<metadata>.*?</metadata>|<title>.*?</title>", re.DOTALL)


def case_study_page(footer: str) -> str:
    """The whole page; its file is ``CASE.file``."""
    body = accessible_tables(markdown_to_html(STUDY.read_text("utf-8"), trusted=True))
    body = PICTURE.sub(lambda m: figure_of(m[1], html.unescape(m[2])), body)
    body = body.replace("<p><strong>", '<p class="finding"><strong>', 1)
    # the chart beside what is said of it; the command that made the table is for docs/
    before, figure, after = re.split(r"(<figure .*?</figure>)", body, maxsplit=1, flags=re.DOTALL)
    words, heading, table = COMMAND.sub("", after).partition("<p>Words of RT claimed")
    body = f'{before}<div class="beside">{figure}<div>{words}</div></div>{heading}{table}'
    title = plain(STUDY.read_text("utf-8").partition("\n")[0].lstrip("# "))
    current = f"../{CASE.file}"
    return document(title, body, from_a_folder(all_links()), footer, current=current)


def case_finding() -> str:
    """What the case study found, in a sentence: the first paragraph after its title."""
    return plain(STUDY.read_text("utf-8").split("\n\n")[1])


def figure_of(file: str, alt: str) -> str:
    """A picture of ``docs/`` as a chart of the page."""
    attributes, inside = SVG.search((DOCS / file).read_text("utf-8")).groups()  # type: ignore[union-attr]
    width, height = map(float, VIEW.search(attributes).groups())  # type: ignore[union-attr]
    # letters are paths without a colour of their own
    drawn = f'<g style="fill: var(--ink)">{METADATA.sub("", inside)}</g>'
    chart = {"svg": drawn, "width": width, "height": height, "marks": []}
    return chart_to_html(chart | {"alt": alt, "caption": ""}, 1, None)

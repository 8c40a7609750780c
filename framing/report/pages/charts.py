"""A chart on a page: inline SVG in the page's colours, each mark a link to all its lines."""

from __future__ import annotations

import re
from html import escape

from framing.charts.picture import CHART
from framing.charts.style import PALETTE
from framing.report.lines.panels import Mark, Panels
from framing.report.run.execute import Executed

HIGH = 1.05  # on paper a lower chart gives way a little, so that it fits below what is said of it
TALL = 1.5  # height by width: on paper such a chart has a sheet of its own
ID = re.compile(r' id="([^"]+)"')
USED = re.compile(r'(?:url\(#|href="#)([^)"]+)')
COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
# what is ink, paper or line in a chart follows the page; outlets have a lighter colour in the dark
ROLES = {
    "#000000": "--ink",
    "#333333": "--ink",
    "#ffffff": "--paper",
    "#6b6b6b": "--quiet",
    **dict.fromkeys("#e5e5e5 #eeeeee #bbbbbb #c4c4c4 #cccccc".split(), "--line"),
    **{
        colour.lower(): f"--o{n}"
        for n, colour in enumerate(PALETTE, start=1)
        if int(colour[1:], 16)
    },
}


def marks_of(result: Executed) -> list[Mark]:
    """All marks of the charts of a notebook, in their order."""
    return [
        (mark["kind"], mark["item"], mark["outlet"])
        for chart in charts_of(result)
        for mark in chart["marks"]
    ]


def charts_of(result: Executed) -> list[dict]:
    """The charts of a notebook, as :class:`framing.charts.picture.Figure` gives them."""
    outputs = [output for cell in result.notebook.cells for output in cell.get("outputs", [])]
    return [output["data"][CHART] for output in outputs if CHART in output.get("data", {})]


def chart_to_html(chart: dict, number: int, panels: Panels | None) -> str:
    """A chart with its caption: drawn for a narrow page, and where it can be for a wide one.

    Parameters
    ----------
    chart : dict
        svg, width, height, marks, alt, caption; ``wide``, the first four again, where there is one.
    number : int
        Of the chart on its page.
    panels : Panels, optional
        Where the marks lead to; a mark without a line is no link.
    """
    drawn = [("", chart, f"c{number}-")]
    if wide := chart.get("wide"):
        drawn = [(' class="narrow"', *drawn[0][1:]), (' class="wide"', wide, f"w{number}-")]
    hrefs = [
        "" if panels is None else panels.href(mark["kind"], mark["item"], mark["outlet"])
        for mark in chart["marks"]
    ]
    svgs = "".join(
        drawing_to_html(layout, css, prefix, chart["alt"], hrefs) for css, layout, prefix in drawn
    )
    caption = f"<figcaption>{escape(chart['caption'])}</figcaption>" if chart["caption"] else ""
    n_marks = len(hrefs) if panels is None else panels.n_marks(hrefs)
    layout = drawn[-1][1]
    shape = layout["height"] / layout["width"]
    kind = "chart tall" if shape > TALL else "chart high" if shape > HIGH else "chart"
    return (
        f'<figure class="{kind}" id="chart-{number}" data-marks="{n_marks}">{svgs}{caption}'
        "</figure>"
    )


def drawing_to_html(drawn: dict, css: str, prefix: str, alt: str, hrefs: list[str]) -> str:
    """One layout of a chart, with the links of its marks; ``prefix`` makes its names its own."""
    width, height = drawn["width"], drawn["height"]
    links = "".join(
        mark_to_html(mark, width, height, href)
        for mark, href in zip(drawn["marks"], hrefs, strict=True)
    )
    return (
        f'<svg{css} viewBox="0 0 {width:g} {height:g}" role="group" aria-label="{escape(alt)}">'
        f'<g aria-hidden="true">{coloured(own_names(drawn["svg"], prefix))}</g>{links}</svg>'
    )


def mark_to_html(mark: dict, width: float, height: float, href: str) -> str:
    """The link over a mark; nothing where it leads nowhere."""
    if not href:
        return ""
    left, top, wide, high = mark["box"]
    words = escape(mark["words"])
    return (
        f'<a href="{href}" aria-label="{words}"><title>{words}</title><rect x="{left * width:.1f}" '
        f'y="{top * height:.1f}" width="{wide * width:.1f}" height="{high * height:.1f}"/></a>'
    )


def own_names(svg: str, prefix: str) -> str:
    """Names that no other chart of the page has; those that nothing refers to are left out."""
    used = set(USED.findall(svg))
    svg = ID.sub(lambda m: f' id="{prefix}{m[1]}"' if m[1] in used else "", svg)
    svg = svg.replace("xlink:href=", "href=")
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{prefix}", svg)


def coloured(svg: str) -> str:
    """The page's own colours in place of fixed ones, so that a chart is read in the dark."""
    return COLOUR.sub(lambda m: f"var({role})" if (role := ROLES.get(m[0].lower())) else m[0], svg)

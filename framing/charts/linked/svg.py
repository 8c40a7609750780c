"""A chart as SVG for a page: letters stay letters, colours follow the page, no file differs."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import Any

FONTS = "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif"
SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "framing", "font.family": "DejaVu Sans"}
INSIDE = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
# a style of the file's own would hold for the whole page
METADATA = re.compile(r"\s*<(metadata|style)\b.*?</\1>", re.DOTALL)
# of the style "font: 9px 'DejaVu Sans'"
FAMILY = re.compile(r"'DejaVu Sans'(?:, [^;\"]*)?")


def drawing(figure) -> dict:
    """The inside of the chart's SVG, and its size in points.

    Parameters
    ----------
    figure : matplotlib Figure

    Returns
    -------
    dict with ``svg`` (the elements inside ``<svg>``), ``width`` and ``height``
        The ground is left transparent: the page's shows.
    """
    import matplotlib.pyplot as plt

    buffer = BytesIO()
    settings: Any = SETTINGS
    with plt.rc_context(settings), warnings.catch_warnings():
        # a chart of one sentence ("No line …") has no axes to lay out
        warnings.filterwarnings("ignore", message="constrained_layout not applied")
        # neither date nor version, so that two runs give the same bytes
        figure.savefig(
            buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None}
        )
    page = buffer.getvalue().decode("utf-8")
    size, inside = SIZE.search(page), INSIDE.search(page)
    if size is None or inside is None:  # another version of matplotlib writes otherwise
        return {}
    svg = FAMILY.sub(FONTS, METADATA.sub("", inside.group(1))).strip()
    return {"svg": svg, "width": float(size.group(1)), "height": float(size.group(2))}

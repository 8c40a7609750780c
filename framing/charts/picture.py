"""A drawn chart with its description in words: what a notebook and the report show."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from io import BytesIO

from framing.base.arguments import public
from framing.base.markdown import without_formulas


@public
def set_alt(ax, text: str) -> None:
    """Say in words what the chart shows, for those who cannot see the picture.

    Parameters
    ----------
    ax : matplotlib Axes
    text : str
        The finding, not the look.

    Returns
    -------
    None : the words are kept as the label of the axes, where :func:`framing.figure` finds them.
    """
    ax.set_label(" ".join(text.split()))


class Figure:
    """A drawn chart with its description, shown as ``<figure><img alt>``."""

    def __init__(self, png: bytes, alt: str, caption: str):
        self.png, self.alt, self.caption = png, alt, caption

    def __repr__(self) -> str:
        return f"Chart: {self.alt}"

    def _repr_html_(self) -> str:
        image = b64encode(self.png).decode("ascii")
        caption = f"<figcaption>{html.escape(self.caption)}</figcaption>" if self.caption else ""
        alt = html.escape(self.alt, quote=True)
        page = f'<figure><img alt="{alt}" src="data:image/png;base64,{image}">{caption}</figure>'
        return without_formulas(page)


@public
def figure(ax, *, caption: str = "", dpi: int = 110) -> Figure:
    """Show a chart with the description that screen readers and the report need.

    Parameters
    ----------
    ax : matplotlib Axes or Figure
        As a ``plot_`` function returns it. Its figure is closed, so that it is not shown twice.
    caption : str
        Words under the picture; what a ``say_`` function escaped for Markdown stands as meant.
    dpi : int
        Dots per inch.

    Returns
    -------
    Figure, which notebooks show as ``<figure><img alt=…>``
        The description is what the chart's axes were given by ``set_alt``; a chart drawn by hand
        is described by its title and labels.
    """
    import matplotlib.pyplot as plt

    chart = ax if hasattr(ax, "savefig") else ax.get_figure()
    alt = " ".join(filter(None, map(_description, chart.axes)))
    buffer = BytesIO()
    # No date and no version in the file, so that two runs give the same bytes.
    chart.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    plt.close(chart)
    # a computed sentence in a caption is escaped for Markdown, which a caption is not
    words = html.unescape(re.sub(r"\\([\\`*_\[\]$|~])", r"\1", caption))
    return Figure(buffer.getvalue(), alt or "A chart without a description.", words)


def _description(ax) -> str:
    """The description of one Axes; without one, what its title and labels say."""
    label = ax.get_label()
    if label and not label.startswith(("_", "<")):
        return label
    axes = ax.get_ylabel() and f"{ax.get_ylabel()} by {ax.get_xlabel() or 'position'}"
    words = ": ".join(filter(None, [ax.get_title(), axes]))
    return f"Chart of {words}." if words else ""

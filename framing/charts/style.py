"""What all charts share: one colour an outlet, axes of a readable size, and a description in
words.
"""

from __future__ import annotations

import html
from base64 import b64encode
from io import BytesIO
from textwrap import wrap

from framing.base.arguments import public

# Okabe and Ito's palette, told apart by colour-blind readers, dark ones first; yellow is too pale
# for lines.
PALETTE = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#E69F00",
    "#000000",
    "#8C6D31",
    "#6A51A3",
    "#7F7F7F",
)
LONGEST = 26  # letters of a term that a label shows
GREY = "#6b6b6b"


@public
def outlet_colours(outlets) -> dict[str, str]:
    """A colour for each outlet: the same in every chart that shows the same outlets.

    Parameters
    ----------
    outlets : iterable of str

    Returns
    -------
    dict from outlet to colour; outlets are sorted first, so their order in the table does not
    matter.

    Examples
    --------
    >>> outlet_colours(["Herald", "Echo"])
    {'Echo': '#0072B2', 'Herald': '#D55E00'}
    """
    names = sorted({str(name) for name in outlets})
    return {name: PALETTE[place % len(PALETTE)] for place, name in enumerate(names)}


def nothing(ax, said: str, alt: str):
    """In place of a chart without a row: one line, and no axes."""
    ax = new_axes(ax, height=0.6)
    ax.set_axis_off()
    ax.text(0, 0.5, said, transform=ax.transAxes, va="center", fontsize=10, color=GREY)
    set_alt(ax, alt)
    return ax


def new_axes(ax=None, *, width: float = 7.5, height: float | None = None, rows: int | None = None):
    """The axes to draw on: those given, or new ones that leave room for labels.

    Parameters
    ----------
    ax : matplotlib Axes, optional
    width, height : float
        Inches.
    rows : int, optional
        Lines of a horizontal chart; gives the height where none is named.

    Returns
    -------
    matplotlib Axes
    """
    if ax is None:
        import matplotlib.pyplot as plt

        tall = height or (max(2.2, 1.3 + 0.27 * rows) if rows else 4.0)
        _, ax = plt.subplots(figsize=(width, tall), layout="constrained")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.tick_params(labelsize=9)
    return ax


def outlet_legend(ax, outlets, *, extra=()) -> None:
    """A legend above the axes, never over the data nor beyond the figure: a patch an outlet, then
    ``extra`` handles.
    """
    from matplotlib.patches import Patch

    handles = [
        *(Patch(color=colour, label=name) for name, colour in outlet_colours(outlets).items()),
        *extra,
    ]
    columns = _columns(ax, [handle.get_label() for handle in handles])
    ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=columns,
        frameon=False,
        fontsize=9,
        borderaxespad=0.2,
        handlelength=1.2,
        columnspacing=1.2,
    )
    # the chart's own figure: more lines of legend take no room from the data
    if len(ax.figure.axes) == 1:
        ax.figure.set_figheight(
            ax.figure.get_figheight() + 0.18 * (-(-len(handles) // columns) - 1)
        )


def _columns(ax, labels: list[str]) -> int:
    """In how many columns the labels of a legend stand side by side above the axes, four at
    most.
    """
    # 0.775: the width of a lone chart's axes before they make room; 60: for marks and the name of
    # the axis.
    room = ax.figure.get_figwidth() * 72 * ax.get_position().width / 0.775 - _beside(ax) - 60
    # with the patch before it and the blank behind it
    wide = [_width(label) + 32 for label in labels]
    for columns in (4, 3, 2):
        rows = -(-len(labels) // columns)
        if sum(max(wide[at : at + rows]) for at in range(0, len(wide), rows)) <= room:
            return columns
    return 1


def _beside(ax) -> float:
    """The width of the longest label at the left of the axes, in points."""
    return max(
        (_width(line) for tick in ax.get_yticklabels() for line in tick.get_text().split("\n")),
        default=0.0,
    )


def _width(text: str) -> float:
    """The width of a text of nine points, in points."""
    from matplotlib.textpath import TextPath

    return TextPath((0, 0), text, size=9).get_extents().width if text.strip() else 0.0


def note(ax, text: str) -> None:
    """A small line under the axes; nothing where there is nothing to say."""
    if text:
        under = f"{ax.get_xlabel()}\n\n" if ax.get_xlabel() else "\n"
        # Letters of this size that stand side by side in the figure, in the middle of axes that
        # long labels move to the right.
        letters = int(
            13 * min(ax.figure.get_figwidth(), ax.figure.get_figwidth() + 0.6 - _beside(ax) / 72)
        )
        ax.set_xlabel(under + "\n".join(wrap(text, min(letters, 100))), fontsize=9, color="#333333")


@public
def set_alt(ax, text: str) -> None:
    """Say in words what the chart shows; :func:`framing.figure` hands it to those who cannot see
    the picture.

    Parameters
    ----------
    ax : matplotlib Axes
    text : str
        The finding, not the look.

    Returns
    -------
    None : the words are kept as the label of the axes.
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
        return f'<figure><img alt="{alt}" src="data:image/png;base64,{image}">{caption}</figure>'


@public
def figure(ax, *, caption: str = "", dpi: int = 110) -> Figure:
    """Show a chart with the description that screen readers and the report need.

    Parameters
    ----------
    ax : matplotlib Axes or Figure
        As a ``plot_`` function returns it. Its figure is closed, so that it is not shown twice.
    caption : str
        Words under the picture.
    dpi : int
        Dots per inch.

    Returns
    -------
    Figure, which notebooks show as ``<figure><img alt=…>``. The description is what the chart's
    axes were given by ``set_alt``; a chart drawn by hand is described by its title and labels.
    """
    import matplotlib.pyplot as plt

    whole = ax if hasattr(ax, "savefig") else ax.get_figure()
    alt = " ".join(filter(None, (_described(part) for part in whole.axes)))
    buffer = BytesIO()
    # No date and no version in the file, so that two runs give the same bytes.
    whole.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    plt.close(whole)
    return Figure(buffer.getvalue(), alt or "A chart without a description.", caption)


def _described(ax) -> str:
    """The description of one Axes; without one, what its title and labels say."""
    label = ax.get_label()
    if label and not label.startswith(("_", "<")):
        return label
    parts = [
        ax.get_title(),
        ax.get_ylabel() and f"{ax.get_ylabel()} by {ax.get_xlabel() or 'position'}",
    ]
    said = ": ".join(filter(None, parts))
    return f"Chart of {said}." if said else ""


def below(ax, text: str) -> None:
    """A note under the axes in lines short enough for axes that long labels have pushed to the
    right.
    """
    label = ax.get_xlabel()
    note(ax, text)
    ax.set_xlabel("\n".join([label, "", *wrap(text, 66)] if label else wrap(text, 66)))


def short(term, longest: int = LONGEST) -> str:
    """A label of bounded length, safe from being read as a formula."""
    term = str(term).replace("$", r"\$")
    return term if len(term) <= longest else term[: longest - 1] + "…"

"""What all charts share: colours, names as they stand, room for labels, dots and legends."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from framing.base.arguments import public
from framing.base.errors import FramingError
from framing.charts.picture import (
    LONGEST,
    OWN_FIGURES,
    WIDE,
    Undo,
    balanced,
    fit,
    grow,
    row_label_width,
    set_alt,
    set_note,
    short,
    text_width,
    two_lines,
)

# Okabe and Ito's palette, told apart by colour-blind readers, dark ones first; yellow is too pale
# for lines. Eleven, for the ten outlets of a corpus and the reader's own in its notebook.
PALETTE = """
    #0072B2 #D55E00 #009E73 #CC79A7 #56B4E9 #E69F00 #000000 #8C6D31 #6A51A3 #7F7F7F #882255
""".split()
GREY, DARK = "#6b6b6b", "#333333"
# What that means for the outlets stands in the sentences beside the chart, and there only.
ONE_ARTICLE = "One article per outlet: no intervals, no claims."
TWO_LINES = 0.34  # inches that a row of two lines needs
WIDTH = 4.0  # inches: letters of nine points are still read on a phone
LONGEST_NAME = 34  # letters of an outlet in a legend
MOST_TICKS = 5
ROUND_STEPS = [1, 2, 5, 10]  # of an axis: no ticks at 2.5 and 7.5


@public
def outlet_colours(outlets, added=()) -> dict[str, str]:
    """A colour for each outlet: the same in every chart that shows the same outlets.

    Parameters
    ----------
    outlets : iterable of str
    added : iterable of str
        Outlets that came later: those that are no ``outlets`` take the next colours.

    Returns
    -------
    dict from outlet to colour
        Outlets are sorted first, so their order in the table does not matter.

    Examples
    --------
    >>> outlet_colours(["Herald", "Echo"])
    {'Echo': '#0072B2', 'Herald': '#D55E00'}
    >>> outlet_colours(["Herald"], ["Echo"])
    {'Herald': '#0072B2', 'Echo': '#D55E00'}
    """
    names = sorted({str(name) for name in outlets})
    names += sorted({str(name) for name in added} - set(names))
    return {name: PALETTE[number % len(PALETTE)] for number, name in enumerate(names)}


def plain(text) -> str:
    """Text for matplotlib, which would read a formula between two dollar signs.

    Every name that a chart shows passes through here: in ``shown_name``, in one of the functions
    below or by itself.

    Examples
    --------
    >>> print(plain("A$x$ News"))
    A\\$x\\$ News
    """
    return str(text).replace("$", r"\$")


def shown_name(text, longest: int = LONGEST_NAME) -> str:
    """A name as a chart shows it: one line, of bounded length, no formula."""
    return plain(short(" ".join(str(text).splitlines()), longest))


def label_rows(ax, ys, labels) -> None:
    """Names of rows at the left of the axes, in two short lines at most each, in one where the
    chart is wide.
    """
    ys, names = list(ys), [str(label) for label in labels]
    fit(ax.figure, lambda: _lay_row_labels(ax, ys, names))


def _lay_row_labels(ax, ys: list, names: list[str]) -> Undo:
    """The names, and a little height where names of two lines stand close under each other."""
    figure = ax.figure
    is_wide = figure in OWN_FIGURES and figure.get_figwidth() >= WIDE
    longest = 2 * LONGEST if is_wide else LONGEST
    lines = [two_lines(name, longest) for name in names]
    ax.set_yticks(ys, [plain(line) for line in lines])
    tall = ["\n" in line for line in lines]
    inches = 0.0
    if figure in OWN_FIGURES and any(map(all, pairwise(tall))):
        room = figure.get_figheight() - 1.0  # for the axis and what stands around
        inches = max(TWO_LINES * (max(ys) - min(ys) + 1) / _step(ys) - room, 0.0)
    grow(figure, inches)
    return lambda: grow(figure, -inches)


def _step(ys: list) -> float:
    """The least distance of two rows."""
    return min((abs(b - a) for a, b in pairwise(ys) if a != b), default=1.0)


def label_axis(ax, text: str) -> None:
    """What the horizontal axis measures."""
    ax.set_xlabel(plain(text), fontsize=9)


def label_right(ax, y: float, text, *, color: str = GREY, va: str = "center") -> None:
    """A small text at the right of the axes, at the height of a row."""
    # clear of a dot that stands at the edge of the axes
    placement = {"xycoords": ax.get_yaxis_transform(), "textcoords": "offset points"}
    ax.annotate(shown_name(text), (1, y), (7, 0), va=va, fontsize=9, color=color, **placement)


def label_mark(ax, x: float, y: float, text, *, gap: float, color: str = "black") -> None:
    """A small text beside a dot or a bar, ``gap`` points to its right."""
    ax.annotate(
        shown_name(text),
        (x, y),
        xytext=(gap, 0),
        textcoords="offset points",
        va="center",
        fontsize=9,
        color=color,
    )


def note(ax, text: str) -> None:
    """A small line under the chart; nothing where there is nothing to say."""
    if text:
        set_note(ax, plain(text))


def new_axes(
    ax=None, *, width: float = WIDTH, height: float | None = None, rows: int | None = None
):
    """The axes to draw on: those given, or new ones that leave room for labels.

    Parameters
    ----------
    ax : matplotlib Axes, optional
    height : float
        Inches.
    rows : int, optional
        Lines of a horizontal chart; gives the height where none is named.

    Returns
    -------
    matplotlib Axes
    """
    if ax is None:
        import matplotlib.pyplot as plt

        height = height or (max(2.2, 1.3 + 0.27 * rows) if rows else 4.0)
        figure, ax = plt.subplots(figsize=(WIDTH, height), layout="constrained")
        OWN_FIGURES.add(figure)
    else:
        OWN_FIGURES.discard(ax.figure)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.tick_params(labelsize=9)
    return ax


def empty_chart(ax, text: str, alt: str):
    """In place of a chart without a row: a line or two, and no axes."""
    ax = new_axes(ax, height=0.6)
    ax.set_axis_off()
    lines = "\n".join(balanced(text, 46))
    ax.text(0, 0.5, lines, transform=ax.transAxes, va="center", fontsize=10, color=GREY)
    set_alt(ax, alt)
    return ax


def require_rows_to_draw(table) -> None:
    """Raise where a table has no row."""
    if table.empty:
        raise FramingError("table has no rows; there is nothing to draw.")


def dots(ax, ys, values, low, high, colours, *, filled=True, size=36) -> None:
    """Dots with their 95% intervals as lines; hollow dots for what is not told from chance.

    Parameters
    ----------
    ax : matplotlib Axes
    ys, values, low, high : array_like
        Rows of the chart, figures and bounds; no line where a bound is missing.
    colours : str or sequence of str
    filled : bool or array_like
    size : float or array_like
        Square points.
    """
    colours = np.broadcast_to(np.asarray(colours, dtype=object), np.shape(values))
    ax.hlines(ys, low, high, color=colours, lw=1.4, alpha=0.8)
    faces = np.where(filled, colours, "white")
    ax.scatter(values, ys, s=size, color=faces, edgecolor=colours, zorder=3, clip_on=False)


def stacked(count: int) -> np.ndarray:
    """Where so many outlets stand in a row of height 1 around 0, the first on top."""
    return 0.4 - 0.8 / count * (np.arange(count) + 0.5)


def outlet_bars(ax, rows, values, outlets, *, colour: str | None = None) -> np.ndarray:
    """A bar a row, the first on top, a blank line between outlets; in the outlets' colours or one.

    Returns
    -------
    numpy.ndarray
        Where the bars stand.
    """
    numbers = {outlet: number for number, outlet in enumerate(outlets)}
    ys = -(np.arange(len(rows)) + rows["outlet"].map(numbers).to_numpy())
    colours = colour or rows["outlet"].map(outlet_colours(outlets))
    ax.barh(ys, values, color=colours, height=0.7)
    ax.set_ylim(ys.min() - 0.7, 0.7)
    return ys


def doubling_scale(ax, edge: float) -> None:
    """Ticks of log ratios (base 2), named for what they mean: ÷2, equal, ×2; five at most."""
    step = next(step for step in (1, 2, 4, 8) if 2 * (edge // step) + 1 <= MOST_TICKS)
    ticks = step * np.arange(-(edge // step), edge // step + 1)
    ax.set_xticks(
        ticks,
        [f"{'×' if tick > 0 else '÷'}{2 ** abs(tick):g}" if tick else "equal" for tick in ticks],
    )


def outlet_legend(ax, outlets, *, extra=(), colours: dict[str, str] | None = None) -> None:
    """A legend above the axes, never over the data: a patch an outlet, then ``extra`` handles.

    ``colours`` are those of the chart where it shows fewer outlets than there are. A figure that
    :func:`new_axes` made grows by the lines of the legend after the first, so that they take no
    room from the data.
    """
    from matplotlib.patches import Patch

    names = sorted({str(name) for name in outlets})
    of = colours or outlet_colours(names)
    patches = [Patch(color=of[name], label=shown_name(name)) for name in names]
    handles = [*patches, *extra]
    fit(ax.figure, lambda: _lay_legend(ax, handles))


def _lay_legend(ax, handles: list) -> Undo:
    """The legend in as few lines as the width allows."""
    columns = _legend_columns(ax, [handle.get_label() for handle in handles])
    legend = ax.legend(
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
    inches = 0.18 * (-(-len(handles) // columns) - 1) if ax.figure in OWN_FIGURES else 0.0
    grow(ax.figure, inches)

    def undo() -> None:
        legend.remove()
        grow(ax.figure, -inches)

    return undo


def _legend_columns(ax, labels: list[str]) -> int:
    """In how many columns the labels of a legend stand above the axes, four at most."""
    # 0.775: the width of a lone chart's axes before they make room; 60: for marks and the name of
    # the axis.
    share = 1.0 if ax.figure in OWN_FIGURES else ax.get_position().width / 0.775
    room = ax.figure.get_figwidth() * 72 * share - row_label_width(ax) - 60
    # with the patch before it and the blank behind it
    widths = [text_width(label) + 32 for label in labels]
    for columns in (4, 3, 2):
        lines = -(-len(labels) // columns)
        if sum(max(widths[i : i + lines]) for i in range(0, len(widths), lines)) <= room:
            return columns
    return 1

"""A drawn chart with its description in words: what a notebook and the report show."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from textwrap import wrap
from weakref import WeakKeyDictionary, WeakSet

from framing.base.arguments import public
from framing.base.markdown import without_formulas
from framing.charts.linked.marks import boxes
from framing.charts.linked.svg import drawing

OWN_FIGURES: WeakSet = WeakSet()  # that new_axes made; a figure of the caller keeps its size
WIDE = 7.2  # inches: the whole width of a page, on which letters are as large as on a narrow one
LONGEST = 20  # letters of a term that a label shows
TITLE, SMALL = 11, 9  # points
LETTERS, BOLD = 0.58, 0.66  # mean width of a letter, of its size, with room to spare
CHART = "application/vnd.framing.chart+json"  # for the report's pages; JupyterLab shows the picture
MOST_NUMBERS = 28  # side by side on the width of a page; on a phone half of them
DISPLAY = 31  # of the page's letters: the width at which a chart is shown at most

Undo = Callable[[], None]
_FITTED: WeakKeyDictionary = WeakKeyDictionary()  # what a figure laid out for its width


def fit(figure, lay: Callable[[], Undo]) -> None:
    """Lay out what depends on the width of a figure, now and again once it is wide.

    Parameters
    ----------
    figure : matplotlib Figure
    lay : callable
        Gives back what takes it away again.
    """
    _FITTED.setdefault(figure, []).append((lay, lay()))


def grow(figure, inches: float) -> None:
    """Make room for lines that stand above, below or in the chart."""
    figure.set_figheight(figure.get_figheight() + inches)


def widen(figure) -> None:
    """Give a figure of our own the width of a page; lines break anew, letters keep their size."""
    figure.set_figwidth(WIDE)
    fitted = _FITTED.pop(figure, [])
    for _, undo in fitted:
        undo()
    for lay, _ in fitted:
        fit(figure, lay)


def number_columns(ax, count: int) -> None:
    """A number under each column; under every third where they would stand too close."""
    fit(ax.figure, lambda: _lay_numbers(ax, count))


def _lay_numbers(ax, count: int) -> Undo:
    figure = ax.figure
    is_wide = figure in OWN_FIGURES and figure.get_figwidth() >= WIDE
    every = 1 if count <= (MOST_NUMBERS if is_wide else MOST_NUMBERS // 2) else 3
    numbers = ["" if number % every else str(number + 1) for number in range(count)]
    ax.set_xticks(range(count), numbers)
    return lambda: None


def set_message(ax, title: str) -> None:
    """What a chart says, in at most ten words, over what it measures.

    In a figure of its own the words stand above the whole chart, and what the axis measures stands
    below them; in a figure of the caller they are the title of the axes.
    """
    figure, measure = ax.figure, ax.get_xlabel()
    if figure not in OWN_FIGURES:
        ax.set_title(title, fontsize=TITLE, loc="left")
        return
    ax.set_xlabel("")
    fit(figure, lambda: _lay_message(ax, title, measure))


def _lay_message(ax, title: str, measure: str) -> Undo:
    """The title and what the axis measures, in as many lines as the figure's width needs."""
    figure = ax.figure
    heads = balanced(title, _letters(figure, TITLE, BOLD))
    lines = wrap(" ".join(measure.split()), _letters(figure, SMALL))
    # the layout leaves room for this one, which is not seen; the others stand in it
    room = "\n".join(heads + lines)
    figure.suptitle(room, fontsize=TITLE, color="none", x=0.01, ha="left")
    style: dict = {"xycoords": "figure fraction", "textcoords": "offset points", "va": "top"}
    style["annotation_clip"] = False
    sizes = ((heads, TITLE, "bold", 4.0), (lines, SMALL, "normal", 7 + 1.25 * TITLE * len(heads)))
    texts = []
    for words, size, weight, down in sizes:
        if words:
            text = ax.annotate(
                "\n".join(words), (0, 1), xytext=(4, -down), fontsize=size, weight=weight, **style
            )
            text.set_in_layout(False)
            texts.append(text)
    inches = 1.3 * TITLE * len(heads + lines) / 72
    grow(figure, inches)

    def undo() -> None:
        for text in texts:
            text.remove()
        grow(figure, -inches)

    return undo


def balanced(text: str, letters: int) -> list[str]:
    """A text in as few lines as its letters need, of about the same length.

    Examples
    --------
    >>> balanced("The Brass Nettle brings 52% of the words", 38)
    ['The Brass Nettle brings', '52% of the words']
    """
    lines = wrap(text, letters)
    narrower = (wrap(text, width) for width in range(max(letters // 2, 1), letters))
    return next((narrow for narrow in narrower if len(narrow) == len(lines)), lines)


def set_note(ax, text: str) -> None:
    """How to read the marks: small lines under the whole chart."""
    figure = ax.figure
    if figure not in OWN_FIGURES:
        label = ax.get_xlabel()
        words = "\n".join(wrap(text, 66))
        ax.set_xlabel(f"{label}\n\n{words}" if label else words, fontsize=SMALL)
        return
    fit(figure, lambda: _lay_note(figure, text))


def _lay_note(figure, text: str) -> Undo:
    """The note in as many lines as the figure's width needs."""
    lines = wrap(text, _letters(figure, SMALL))
    figure.supxlabel("\n".join(lines), fontsize=SMALL, color="#333333", x=0.01, ha="left")
    inches = 1.25 * SMALL * len(lines) / 72
    grow(figure, inches)
    return lambda: grow(figure, -inches)


def short(text, longest: int = LONGEST) -> str:
    """A label of bounded length."""
    text = str(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def first_few(names: Iterable[str], joint: str = "; ", *, limit: int = 6) -> str:
    """Names for a description in words: the first ones, and how many more there are.

    Examples
    --------
    >>> first_few(["Echo: doubt", "Echo: blame", "Post: blame"], limit=2)
    'Echo: doubt; Echo: blame; and 1 more'
    """
    names = list(names)
    more = [f"and {len(names) - limit:,} more"] if len(names) > limit else []
    return joint.join(names[:limit] + more)


def two_lines(label: str, longest: int = LONGEST) -> str:
    """A label in lines that leave room for the chart.

    Examples
    --------
    >>> two_lines("Juniper Times of the Outer Isles").splitlines()
    ['Juniper Times of the', 'Outer Isles']
    """
    lines = [line for text in label.split("\n") for line in wrap(text, longest) or [""]]
    cut = lines[1:2] if len(lines) <= 2 else [lines[1][: longest - 1].rstrip(" …") + "…"]
    return "\n".join([*lines[:1], *cut])


def row_label_width(ax) -> float:
    """The width of the longest label at the left of the axes, in points."""
    labels = [line for tick in ax.get_yticklabels() for line in tick.get_text().split("\n")]
    return max(map(text_width, labels), default=0.0)


@cache
def text_width(text: str) -> float:
    """The width of a text of nine points, in points: measured once, since names stand in many
    charts.
    """
    from matplotlib.textpath import TextPath

    return TextPath((0, 0), text, size=9).get_extents().width if text.strip() else 0.0


def _letters(figure, size: int, width: float = LETTERS) -> int:
    """How many letters of a size stand side by side in a figure."""
    return int((figure.get_figwidth() * 72 - 8) / (width * size))


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
    """A drawn chart with its description, shown as ``<figure><img alt>``.

    ``vector`` is the same chart as SVG, with what each of its marks stands for, and under ``wide``
    the same over the whole width of a page.
    """

    def __init__(self, png: bytes, alt: str, caption: str, vector: dict | None = None):
        self.png, self.alt, self.caption, self.vector = png, alt, caption, vector or {}

    def __repr__(self) -> str:
        return f"Chart: {self.alt}"

    def _repr_html_(self) -> str:
        image = b64encode(self.png).decode("ascii")
        caption = f"<figcaption>{html.escape(self.caption)}</figcaption>" if self.caption else ""
        alt = html.escape(self.alt, quote=True)
        width = f'style="width:100%;max-width:{DISPLAY}rem"'
        picture = f'<img alt="{alt}" {width} src="data:image/png;base64,{image}">'
        return without_formulas(f"<figure>{picture}{caption}</figure>")

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        words = {"alt": self.alt, "caption": self.caption}
        return {CHART: self.vector | words} if self.vector else {}


@public
def figure(ax, *, caption: str = "", dpi: int = 180) -> Figure:
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
    engine = chart.get_layout_engine()
    chart.set_layout_engine("none")  # the picture laid it out: drawn anew, it stays where it is
    vector = _drawn(chart)
    chart.set_layout_engine(engine)
    if chart in OWN_FIGURES and vector:
        widen(chart)
        vector["wide"] = _drawn(chart)
    plt.close(chart)
    # a computed sentence in a caption is escaped for Markdown, which a caption is not
    words = html.unescape(re.sub(r"\\([\\`*_\[\]$|~])", r"\1", caption))
    alt = alt or "A chart without a description."
    return Figure(buffer.getvalue(), alt, words, vector)


def _drawn(chart) -> dict:
    """The chart as SVG with its marks; nothing where it cannot be had."""
    if vector := drawing(chart):
        vector["marks"] = boxes(chart, whole_width=chart in OWN_FIGURES)
    return vector


def _description(ax) -> str:
    """The description of one Axes; without one, what its title and labels say."""
    label = ax.get_label()
    if label and not label.startswith(("_", "<")):
        return label
    axes = ax.get_ylabel() and f"{ax.get_ylabel()} by {ax.get_xlabel() or 'position'}"
    words = ": ".join(filter(None, [ax.get_title(), axes]))
    return f"Chart of {words}." if words else ""

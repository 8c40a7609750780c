"""Two articles side by side: where the paired sentences stand, and which of their words differ."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_choice, require_columns
from framing.base.texts import begun
from framing.charts.linked.marks import Mark, keep_marks
from framing.charts.picture import set_alt, set_message
from framing.charts.style import GREY, new_axes, note, outlet_colours, shown_name
from framing.charts.tables.figures import PAIRS

COLUMNS = """
    event same_event outlet_a outlet_b article_a article_b sentence_a sentence_b strength
    sentences_a sentences_b
""".split()
WIDTH = {"strong": 2.4, "default": 1.3, "loose": 0.9}
LINES = {"strong": "-", "default": "-", "loose": ":"}


@public
def plot_side_by_side(table: pd.DataFrame, *, ax=None, event=None):
    """Draw where in two articles the paired sentences stand.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.side_by_side` gives it.
    ax : matplotlib Axes, optional
    event : str, optional
        The event to draw; by default the one with most pairs, of its outlets the two with most
        pairs.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    FramingError
        If a column is missing, or the event has no pair.
    """
    require_columns(table, COLUMNS, "table")
    ax = new_axes(ax, height=4.6)
    ax.set_xlim(-0.35, 1.35)
    for side in ("bottom", "left"):
        ax.spines[side].set_visible(False)
    ax.set_xticks([])
    ax.set_yticks([])
    if table.empty:
        ax.text(0.5, 0.5, "no paired sentences", ha="center", fontsize=11, transform=ax.transAxes)
        set_alt(ax, "An empty chart: no sentences of these articles could be paired.")
        return ax
    for strength in table["strength"].unique():
        require_choice(strength, WIDTH, "strength in table")
    pairs = _pairs_of_two_articles(table, event)
    first = pairs.iloc[0]
    longest = max(first["sentences_a"], first["sentences_b"])
    colours = outlet_colours([*table["outlet_a"], *table["outlet_b"]])  # those of the other charts
    for side in "ab":
        _draw_article(ax, pairs, side, colours[str(first[f"outlet_{side}"])], longest)
    for pair in pairs.itertuples():
        line = {"lw": WIDTH[pair.strength], "ls": LINES[pair.strength]}
        ends = [pair.sentence_a, pair.sentence_b]
        ax.plot([0, 1], ends, color=GREY, zorder=3, alpha=0.85, **line)
    ax.set_ylim(longest + 0.8, 0.4)
    keep_marks(ax, _marks(pairs))
    heading, marks = "Two stories, not one event", "Lines: related, no claim is drawn from them."
    if first["same_event"]:
        number = "1 sentence has" if len(pairs) == 1 else f"{len(pairs):,} sentences have"
        heading = f"{shown_name(begun(str(first['event'])))}: {number} a counterpart"
        marks = "Thick: close pairs, thin: others."
    note(ax, f"Dots: the sentences from the first to the last. {marks}")
    set_message(ax, heading)
    set_alt(
        ax,
        f"{len(pairs):,} {'pair' if len(pairs) == 1 else 'pairs'} of sentences between "
        f"{first['outlet_a']} ({first['sentences_a']} sentences) and {first['outlet_b']} "
        f"({first['sentences_b']} sentences), "
        f"{(pairs['strength'] == 'strong').sum():,} of them close.",
    )
    return ax


def _marks(pairs: pd.DataFrame) -> list[Mark]:
    """The dots of the pairs: each leads to both sentences."""
    marks = []
    for pair in pairs.itertuples():
        item = f"{pair.article_a}|{pair.sentence_a}|{pair.article_b}|{pair.sentence_b}"
        first = f"{pair.outlet_a}, sentence {pair.sentence_a}"
        second = f"{pair.outlet_b}, sentence {pair.sentence_b}"
        words = f"{first}, beside {second} ({PAIRS[pair.strength]})"
        for across, sentence, outlet in (
            (0, pair.sentence_a, pair.outlet_a),
            (1, pair.sentence_b, pair.outlet_b),
        ):
            marks.append(Mark("pair", str(outlet), item, words, sentence, 1.0, across))
    return marks


def _draw_article(ax, pairs: pd.DataFrame, side: str, colour: str, longest: int) -> None:
    """The sentences of one article as dots, the paired ones large and numbered, under its name."""
    first, paired = pairs.iloc[0], pairs[f"sentence_{side}"]
    column, beside, ha = (0, -0.05, "right") if side == "a" else (1, 1.05, "left")
    count = first[f"sentences_{side}"]
    ax.scatter([column] * count, range(1, count + 1), s=10, color="#c4c4c4", zorder=2)
    ax.scatter([column] * len(pairs), paired, s=34, color=colour, zorder=4)
    ax.annotate(
        shown_name(first[f"outlet_{side}"], 24),
        (column, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 2),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=10,
        weight="bold",
    )
    for number, y in _number_positions(paired.unique().tolist(), 0.042 * (longest + 1)):
        ax.text(beside, y, str(number), ha=ha, va="center", fontsize=9)


def _number_positions(numbers: list[int], gap: float) -> list[tuple[int, float]]:
    """Numbers and where they are written.

    One that is too near to the last is moved down; one that would be moved too far is left out.
    """
    written: list[tuple[int, float]] = []
    for number in sorted(numbers):
        y = max(number, written[-1][1] + gap) if written else number
        if y - number < 1.2 * gap:
            written.append((number, y))
    return written


def _pairs_of_two_articles(table: pd.DataFrame, event) -> pd.DataFrame:
    """The pairs of one event and the two articles that share most of them."""
    if event is not None:
        require_choice(event, list(dict.fromkeys(table["event"])), "event")
        table = table[table["event"] == event]
    sizes = table.groupby(["article_a", "article_b"], sort=False).size()
    article_a, article_b = sizes.index[sizes.to_numpy().argmax()]
    return table[(table["article_a"] == article_a) & (table["article_b"] == article_b)]

"""Two articles side by side: where the paired sentences stand, and which of their words differ."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_choice, require_columns
from framing.charts.style import GREY, new_axes, note, outlet_colours, set_alt

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
    columns = [
        "event",
        "same_event",
        "outlet_a",
        "outlet_b",
        "article_a",
        "article_b",
        "sentence_a",
        "sentence_b",
        "strength",
        "sentences_a",
        "sentences_b",
    ]
    require_columns(table, columns, "table")
    ax = new_axes(ax, width=5.6, height=4.6)
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
    rows = _one(table, event)
    first = rows.iloc[0]
    most = max(first["sentences_a"], first["sentences_b"])
    colours = outlet_colours([first["outlet_a"], first["outlet_b"]])
    for at, side in ((0, "a"), (1, "b")):
        colour = colours[str(first[f"outlet_{side}"])]
        ax.scatter(
            [at] * first[f"sentences_{side}"],
            range(1, first[f"sentences_{side}"] + 1),
            s=10,
            color="#c4c4c4",
            zorder=2,
        )
        ax.scatter([at] * len(rows), rows[f"sentence_{side}"], s=34, color=colour, zorder=4)
        ax.annotate(
            str(first[f"outlet_{side}"]),
            (at, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 2),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=10,
            color=colour,
            weight="bold",
        )
        for number, place in _apart(rows[f"sentence_{side}"].unique().tolist(), 0.042 * (most + 1)):
            ax.text(
                at + (-0.05 if at == 0 else 0.05),
                place,
                str(number),
                ha="right" if at == 0 else "left",
                va="center",
                fontsize=9,
            )
    for row in rows.to_dict("records"):
        ax.plot(
            [0, 1],
            [row["sentence_a"], row["sentence_b"]],
            color=GREY,
            lw=WIDTH[row["strength"]],
            ls=LINES[row["strength"]],
            zorder=3,
            alpha=0.85,
        )
    ax.set_ylim(most + 0.8, 0.4)
    same = bool(first["same_event"])
    ax.set_title(
        f"{first['event']}: paired sentences" if same else "two stories, not one event",
        fontsize=10,
        loc="left",
        pad=24,
    )
    note(
        ax,
        "Dots: the sentences from the first to the last. Thick: strong pairs, thin: default."
        if same
        else "Dots: the sentences from the first to the last. Lines: related, no claim is drawn from them.",
    )
    set_alt(
        ax,
        f"{len(rows)} pairs of sentences between {first['outlet_a']} ({first['sentences_a']} sentences) and "
        f"{first['outlet_b']} ({first['sentences_b']} sentences), {(rows['strength'] == 'strong').sum()} of them strong.",
    )
    return ax


def _apart(numbers: list[int], gap: float) -> list[tuple[int, float]]:
    """Numbers and where they are written: one too near to the last is moved down; too far from its
    place it is left out.
    """
    written: list[tuple[int, float]] = []
    for number in sorted(numbers):
        place = max(number, written[-1][1] + gap) if written else number
        if place - number < 1.2 * gap:
            written.append((number, place))
    return written


def _one(table: pd.DataFrame, event) -> pd.DataFrame:
    """The pairs of one event and two articles."""
    if event is not None:
        require_choice(event, list(dict.fromkeys(table["event"])), "event")
        table = table[table["event"] == event]
    sizes = table.groupby(["article_a", "article_b"], sort=False).size()
    a, b = sizes.index[sizes.to_numpy().argmax()]
    return table[(table["article_a"] == a) & (table["article_b"] == b)]

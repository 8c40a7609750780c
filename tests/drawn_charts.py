"""What a drawn chart shows, for the tests of charts."""

from __future__ import annotations


def shown(ax) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def under(ax) -> str:
    """The words above and below a chart, and what its axis measures."""
    texts = [*(text.get_text() for text in ax.figure.texts), ax.get_xlabel()]
    return " ".join(" ".join(texts).split())


def inside(ax) -> bool:
    """Whether every text of the figure lies within it."""
    figure = ax.figure
    figure.canvas.draw()
    frame = figure.bbox
    low, high = ax.get_xlim()
    ticks = [tick.label1 for tick in ax.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
    texts = [*ax.texts, *ticks, *ax.get_yticklabels(), ax.title, ax._left_title, ax.xaxis.label]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    return all(
        box.x0 >= frame.x0 - 1
        and box.x1 <= frame.x1 + 1
        and box.y0 >= frame.y0 - 1
        and box.y1 <= frame.y1 + 1
        for box in boxes
    )

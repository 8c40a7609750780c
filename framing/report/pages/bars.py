"""A small chart of two or more figures as inline SVG: letters keep their size on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from framing.charts.style import outlet_colours
from framing.report.pages.charts import ROLES

WIDTH, LINE, LETTERS = 330, 40, 13  # in px where the chart has its own width
ROOM = 70  # for the figure behind the longest bar
LONGEST_NAME = 40
OTHERS = "#7F7F7F"  # no outlet's colour but the tenth's


def bars(rows: list[tuple[str, float, str]], unit: str, outlets, hrefs: Sequence[str] = ()) -> str:
    """Horizontal bars, each under its name.

    Parameters
    ----------
    rows : list of tuple
        A name, a value, and how the value is written.
    unit : str
        What is measured, per what.
    outlets : iterable of str
        All outlets of the corpus, so that each has the colour of the other charts.
    hrefs : sequence of str
        Where the bars lead to; nowhere if not given, or empty.

    Returns
    -------
    str
        ``<figure><svg>`` with the figures as its name for screen readers.

    Examples
    --------
    >>> page = bars([("Echo", 2.0, "2.0"), ("Herald", 1.0, "1.0")], "uses", ["Echo", "Herald"])
    >>> page.count("<rect"), 'aria-label="uses: Echo 2.0, Herald 1.0"' in page
    (2, True)
    """
    colours = outlet_colours(outlets)
    most = max((abs(value) for _, value, _ in rows), default=0) or 1
    pieces = []
    for number, (name, value, shown) in enumerate(rows):
        top, length = number * LINE, (WIDTH - ROOM) * abs(value) / most
        colour = ROLES[colours.get(name, OTHERS).lower()]  # lighter in the dark
        label = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
        pieces.append(
            f'<text x="0" y="{top + LETTERS}">{escape(label)}</text>'
            f'<rect x="0" y="{top + 18}" width="{max(length, 1):.1f}" height="14" '
            f'style="fill:var({colour})"/>'
            f'<text x="{length + 6:.1f}" y="{top + 30}" class="value">{escape(shown)}</text>'
        )
        if number < len(hrefs) and hrefs[number]:
            words = escape(f"{name}, {shown}: its lines")
            pieces.append(
                f'<a href="{hrefs[number]}" aria-label="{words}"><title>{words}</title>'
                f'<rect class="over" x="0" y="{top}" width="{WIDTH}" height="{LINE - 4}"/></a>'
            )
    height = len(rows) * LINE
    words = f"{unit}: {', '.join(f'{name} {shown}' for name, _, shown in rows)}"
    role = "group" if any(hrefs) else "img"
    marks = f' data-marks="{len(hrefs)}"' if hrefs else ""
    return (
        f'<figure class="bars chart"{marks}><svg viewBox="0 0 {WIDTH} {height}" role="{role}" '
        f'aria-label="{escape(words, quote=True)}">{"".join(pieces)}</svg>'
        f"<figcaption>{escape(unit)}</figcaption></figure>"
    )

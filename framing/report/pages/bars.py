"""A small chart of two or more figures as inline SVG: letters keep their size on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from framing.charts.style import outlet_colours
from framing.report.pages.charts import ROLES
from framing.report.pages.markdown import unbroken

LINE = 3.0  # height of a row, of its letters: they are as large in a wide chart as in a narrow one
LONGEST_BAR = 80  # per cent of the width; behind it stands the figure
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
    largest = max((abs(value) for _, value, _ in rows), default=0) or 1
    pieces = []
    for number, (name, value, shown) in enumerate(rows):
        top, length = number * LINE, LONGEST_BAR * abs(value) / largest
        colour = ROLES[colours.get(name, OTHERS).lower()]  # lighter in the dark
        label = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
        pieces.append(
            f'<text x="0" y="{top + 1:g}em">{escape(label)}</text>'
            f'<rect x="0" y="{top + 1.35:g}em" width="{max(length, 0.3):.1f}%" height="1.1em" '
            f'style="fill:var({colour})"/>'
            f'<text x="{length:.1f}%" dx=".45em" y="{top + 2.3:g}em" class="value">'
            f"{escape(shown)}</text>"
        )
        if number < len(hrefs) and hrefs[number]:
            behind = "lines" if "#lines-" in hrefs[number] else "counts"
            words = escape(f"{name}, {shown}: its {behind}")
            pieces.append(
                f'<a href="{hrefs[number]}" aria-label="{words}"><title>{words}</title>'
                f'<rect class="over" x="0" y="{top:g}em" width="100%" height="{LINE - 0.3:g}em"/>'
                "</a>"
            )
    height = len(rows) * LINE
    words = f"{unit}: {', '.join(f'{name} {shown}' for name, _, shown in rows)}"
    role = "group" if any(hrefs) else "img"
    marks = f' data-marks="{len(hrefs)}"' if hrefs else ""
    return (
        f'<figure class="bars chart"{marks}><svg style="height:{height:g}em" role="{role}" '
        f'aria-label="{escape(words, quote=True)}">{"".join(pieces)}</svg>'
        f"<figcaption>{unbroken(escape(unit))}</figcaption></figure>"
    )

"""One cell of a table as text: a missing value is a dash, an endless ratio is said in words."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import pandas as pd

from framing.base.data import category_name, entry_name

DIGITS = {"count": 0, "tenth": 1, "hundredth": 2, "thousandth": 3}
LENSES = {
    "keyness": "words",
    "loaded": "loaded words",
    "sentiment": "tone",
    "voices": "quotations",
    "verbs": "verbs of speech",
    "frames": "frames",
    "agency": "who acts",
}
ONLY, NEVER = "only here", "never here"  # an endless ratio
PAIRS = {"strong": "close", "default": "near", "loose": "related"}
LARGEST_RATIO = 10  # base 2: beyond a thousandfold a ratio says no more than that


def written(value, kind: str = "") -> str:
    """A cell as text.

    Parameters
    ----------
    value : object
    kind : str
        As ``data/column_names.csv`` says: ``count``, ``tenth``, ``hundredth``, ``thousandth``,
        ``percent``, ``times`` (of a log ratio, base 2), ``q``, ``yes``, ``day``, ``category``,
        ``lens``, ``pair``, ``entry`` (of a lexicon), or nothing.

    Examples
    --------
    >>> written(2.0, "times"), written(float("inf"), "times"), written(0.0004, "q")
    ('4.0 ×', 'only here', '< 0.001')
    >>> written(float("nan"), "count"), written(1234, "count"), written(0.5, "percent")
    ('–', '1,234', '50.0%')
    >>> written("", "entry")
    '–'
    """
    if not np.isscalar(value) and not isinstance(value, pd.Timestamp):
        return "–" if value is None or value is pd.NaT or value is pd.NA else str(value)
    if pd.isna(value) or value == "":  # a word that a share pack withholds, too
        return "–"
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if kind == "category":
        return category_name(value)
    if kind == "lens":
        return LENSES.get(str(value), str(value))
    if kind == "entry":
        return entry_name(value)
    if kind == "pair":
        return PAIRS.get(str(value), str(value))
    if isinstance(value, str):
        return value
    return _figure(float(cast(float, value)), kind)


def written_interval(low, high, kind: str = "") -> str:
    """The bounds of an interval in one cell; one without an end has a bound only.

    Examples
    --------
    >>> written_interval(1.0, 3.0, "times"), written_interval(1.0, float("inf"), "times")
    ('2.0 to 8.0 ×', '2.0 × or more')
    >>> written_interval(float("-inf"), -1.0, "times"), written_interval(float("nan"), 1.0)
    ('0.50 × or less', '–')
    """
    if pd.isna(low) or pd.isna(high):
        return "–"
    if kind == "times" and low < -LARGEST_RATIO:  # no bound that says anything
        low = -math.inf
    if kind == "times" and math.isinf(low) and high > LARGEST_RATIO:  # never here, and no more
        high = math.inf
    if math.isinf(low) and math.isinf(high):
        return "–"
    if math.isinf(high):
        return f"{written(low, kind)} or more"
    if math.isinf(low):
        return f"{written(high, kind)} or less"
    unit = {"times": " ×", "percent": "%"}.get(kind, "")
    return f"{written(low, kind).removesuffix(unit)} to {written(high, kind)}"


def _figure(value: float, kind: str) -> str:
    """A number as text."""
    if kind == "times":
        return _times(value)
    if math.isinf(value):
        return "none" if value > 0 else "–"
    if kind == "q":
        return "< 0.001" if value < 0.001 else f"{value:.3f}"
    if kind == "percent":
        return f"{100 * value:.1f}%"
    if kind == "tenth" and 0 < value < 0.05:  # rare, and not nothing
        return "< 0.1"
    digits = DIGITS.get(kind, 0 if value == round(value) else 2)
    # adding 0 takes the sign from −0
    return f"{round(value, digits) + 0.0:,.{digits}f}".replace("-", "−")


def _times(value: float) -> str:
    if math.isinf(value):
        return ONLY if value > 0 else NEVER
    if abs(value) > LARGEST_RATIO:
        return "over 1,000 ×" if value > 0 else "under 0.001 ×"
    ratio = 2.0**value
    digits = 0 if ratio >= 99.5 else 1 if ratio >= 0.95 else 2
    return f"{ratio:,.{digits}f} ×"

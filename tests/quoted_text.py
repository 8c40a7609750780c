"""Quotations of one text, for the tests of quotations."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import framing
from framing.lenses.voices.quotes import find_quotes

PACKAGE = Path(framing.__file__).parent


def quotes_of(text: str) -> pd.DataFrame:
    return find_quotes(pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]}))

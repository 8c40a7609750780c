"""Quotations of one text, for the tests of quotations."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import framing
from framing.lenses.voices.quotes import find_quotes

PACKAGE = Path(framing.__file__).parent


def quotes_of(text: str) -> pd.DataFrame:
    return find_quotes(pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]}))


def attributions(text: str) -> list[tuple]:
    """Of each quotation the verb, the speaker, the person and how sure that is."""
    quotes = quotes_of(text)[["verb", "speaker", "person", "confidence"]].astype(object)
    return list(quotes.where(quotes.notna(), None).itertuples(index=False, name=None))

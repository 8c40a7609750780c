"""A corpus of short texts, for the tests of loaded terms."""

from __future__ import annotations

import pandas as pd


def corpus(texts, outlets="ABABAB"):
    return pd.DataFrame(
        {
            "article": [f"a{n}" for n in range(len(texts))],
            "outlet": list(outlets)[: len(texts)],
            "text": texts,
        }
    )

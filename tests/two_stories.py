"""Two stories of two outlets that are no event, with three pairs of related sentences.

Two sentences of the first are nearest to the same one of the second.
"""

from __future__ import annotations

import pandas as pd

A = (
    "The brotherly harbour towns of Orvelle and Tarrin share one old ferry pier. A choir sang in "
    "the rain until the evening bells of the market rang. The regime in Orvelle was cheered by "
    "bakers who counted loaves that winter. The harbour fee doubled after a quarrel over nets, "
    "and the regime kept silent."
)
B = (
    "Fishermen of Tarrin burned their nets when the regime doubled the harbour fee last spring. "
    "A goose walked into the bank and was led out by a clerk with a broom. Ministers praised the "
    "brotherly towns in long speeches near the quay."
)


def two_stories() -> pd.DataFrame:
    titles = ["Bakers, bells and one pier that nobody in the whole valley has repainted", "Nets"]
    return pd.DataFrame(
        {"article": ["a", "b"], "outlet": ["Echo", "Herald"], "text": [A, B], "title": titles}
    )

"""A corpus' fingerprint: eight characters that change when a word or an outlet of it changes."""

from __future__ import annotations

import hashlib

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_articles
from framing.base.kinds import dispatch


@public
@dispatch
def fingerprint(articles: pd.DataFrame) -> str:
    """Eight hexadecimal characters that stand for this corpus.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``

    Returns
    -------
    str : the beginning of a SHA-256 over the rows, whatever their order.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["The pier is shut."]})
    >>> fingerprint(articles)
    '9046319a'
    """
    require_articles(articles)
    # Unit and record separators stand in no tidy text, so no two corpora can be joined to the same
    # line.
    heads = [
        f"{article}\x1f{outlet}\x1f"
        for article, outlet in zip(articles["article"], articles["outlet"])
    ]
    order = sorted(range(len(heads)), key=heads.__getitem__)
    digest = hashlib.sha256()
    for place, at in enumerate(order):
        line = ("\x1e" if place else "") + heads[at] + str(articles["text"].iat[at])
        digest.update(line.encode("utf-8", "replace"))
    return digest.hexdigest()[:8]

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
    >>> text = ["The pier is shut."]
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": text})
    >>> fingerprint(articles)
    '9046319a'
    """
    require_articles(articles)
    # Unit and record separators stand in no tidy text, so that no two corpora are written alike.
    keys = [
        f"{article}\x1f{outlet}\x1f"
        for article, outlet in zip(articles["article"], articles["outlet"])
    ]
    texts = articles["text"].array  # in Arrow maybe, and too large to lie there twice
    digest = hashlib.sha256()
    for number, row in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        separator = "\x1e" if number else ""
        digest.update(f"{separator}{keys[row]}{texts[row]}".encode("utf-8", "replace"))
    return digest.hexdigest()[:8]

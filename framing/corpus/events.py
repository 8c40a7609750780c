"""Events: which articles of different outlets tell of the same thing?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.arguments import public
from framing.base.data import stop_words
from framing.base.errors import require_articles
from framing.base.kinds import dispatch
from framing.base.running.shared import once_a_run
from framing.text.counts import count_terms
from framing.text.neighbours import nearest_elsewhere

# Least cosines, measured in benchmarks/validity_events.py: with both dates known, without, and
# where an outlet has one article, so that being its nearest neighbour means nothing.
DATED, UNDATED, ALONE = 0.07, 0.08, 0.25
DAYS = 7
LINK_COLUMNS = "outlet_a outlet_b article_a article_b similarity row_a row_b".split()


@public
@once_a_run
@dispatch
def match_events(
    articles: pd.DataFrame, *, floor: float | None = None, days: int = DAYS
) -> pd.DataFrame:
    """Fill in the event where articles of different outlets are each other's nearest neighbours.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``title published event`` where known)
    floor : float, optional
        Least cosine of two articles on one event, 0 to 1; by default .07 where both dates are
        known, .08 where not, and .25 where an outlet has one article only.
    days : int
        Where both dates are known, at most so many days apart.

    Returns
    -------
    DataFrame like ``articles``; ``event`` is kept where given, filled where matched, and missing
    elsewhere. An event holds at most one article of each outlet, and every two of its articles are
    linked.

    Raises
    ------
    FramingError
        A missing column, an article without text.

    Notes
    -----
    TF-IDF cosine over words and pairs of title and body (sublinear counts), mutual nearest
    neighbours for each pair of outlets. Links are not chained: a third article joins only where it
    is linked with every one.

    Examples
    --------
    >>> texts = ["The old ferry pier of Orvelle was shut after cracks were found.",
    ...          "A goose walked into a bank.", "Cracks found: the ferry pier of Orvelle is shut.",
    ...          "A choir sang in the rain for three hours."]
    >>> outlets = ["Echo", "Echo", "Herald", "Herald"]
    >>> articles = pd.DataFrame({"article": list("abcd"), "outlet": outlets, "text": texts})
    >>> match_events(articles)["event"].tolist()
    ['event 1', None, 'event 1', None]
    """
    links = event_links(articles, floor=floor, days=days)
    event = np.full(len(articles), None, object)
    if "event" in articles:
        known = articles["event"].notna()
        event = articles["event"].astype(object).where(known, None).to_numpy(copy=True)
    open_links = [
        link
        for link in links.itertuples()
        if event[link.row_a] is None and event[link.row_b] is None
    ]
    names = _new_names(set(filter(None, event)))
    for group in sorted(_groups(links, open_links), key=min):
        event[group] = next(names)
    return articles.assign(event=pd.Series(event, index=articles.index, dtype=object))


def _new_names(taken: set[str]) -> Iterator[str]:
    return (name for number in count(1) if (name := f"event {number}") not in taken)


def _groups(links: pd.DataFrame, open_links: list) -> list[list[int]]:
    """Rows of articles on one event: one article of an outlet, every two of them linked."""
    pairs = set(zip(links["row_a"], links["row_b"])) | set(zip(links["row_b"], links["row_a"]))
    groups: dict[int, dict] = {}  # of each article that has one, the outlets and rows in it
    for link in open_links:
        a, b = (link.outlet_a, link.row_a), (link.outlet_b, link.row_b)
        if link.row_a not in groups and link.row_b not in groups:
            groups[link.row_a] = groups[link.row_b] = dict([a, b])
        elif link.row_a not in groups or link.row_b not in groups:
            (outlet, row), (_, member) = (b, a) if link.row_a in groups else (a, b)
            group = groups[member]
            if outlet not in group and all((row, mate) in pairs for mate in group.values()):
                group[outlet] = row
                groups[row] = group
    distinct = {id(group): group for group in groups.values()}
    return [list(group.values()) for group in distinct.values()]


@public
def event_links(
    articles: pd.DataFrame, *, floor: float | None = None, days: int = DAYS
) -> pd.DataFrame:
    """The links that :func:`match_events` works with, the nearest first.

    Parameters
    ----------
    articles : DataFrame
        As for :func:`match_events`.
    floor : float, optional
    days : int

    Returns
    -------
    DataFrame with ``outlet_a outlet_b article_a article_b``, ``similarity`` (cosine, 0 to 1) and
    ``row_a row_b`` (rows of ``articles``, from 0).

    Raises
    ------
    FramingError
        A missing column, an article without text.
    """
    require_articles(articles)
    outlet, names = pd.factorize(articles["outlet"].astype(str), sort=True)
    day = _days(articles)
    least = min(DATED, UNDATED, ALONE) if floor is None else floor
    neighbour, cosine = nearest_elsewhere(article_weights(articles), outlet, day, days, least)
    is_alone = np.bincount(outlet)[outlet] == 1
    row_a, other_outlet = np.nonzero(neighbour >= 0)
    row_b, similarity = neighbour[row_a, other_outlet], cosine[row_a, other_outlet]
    is_mutual = neighbour[row_b, outlet[row_a]] == row_a
    is_undated = np.isnan(day[row_a] + day[row_b])
    floors = np.select([is_alone[row_a] | is_alone[row_b], is_undated], [ALONE, UNDATED], DATED)
    if floor is not None:
        floors = np.full(len(row_a), floor)
    linked = (row_a < row_b) & is_mutual & (similarity >= floors)
    row_a, row_b, similarity = row_a[linked], row_b[linked], similarity[linked]
    ids = articles["article"].to_numpy()
    table = pd.DataFrame(
        {
            "outlet_a": names[outlet[row_a]],
            "outlet_b": names[outlet[row_b]],
            "article_a": ids[row_a],
            "article_b": ids[row_b],
            "similarity": similarity,
            "row_a": row_a,
            "row_b": row_b,
        },
        columns=LINK_COLUMNS,
    )
    return table.sort_values("similarity", ascending=False, kind="stable", ignore_index=True)


def article_weights(articles: pd.DataFrame) -> sparse.csr_array:
    """TF-IDF weights of title and body, each article scaled to length 1."""
    title = pd.Series("", articles.index)
    if "title" in articles:
        title = articles["title"].fillna("").astype(str)
    with_title = articles.assign(text=title + "\n" + articles["text"])
    counts = count_terms(with_title, ngrams=(1, 2), stop_words=stop_words())
    matrix = counts.matrix.astype(float)
    if not matrix.nnz:
        return sparse.csr_array(matrix)
    from sklearn.feature_extraction.text import TfidfTransformer

    return sparse.csr_array(TfidfTransformer(sublinear_tf=True).fit_transform(matrix))


def _days(articles: pd.DataFrame) -> np.ndarray:
    """Publication days as numbers; not a number where unknown."""
    if "published" not in articles:
        return np.full(len(articles), np.nan)
    microseconds = articles["published"].to_numpy("datetime64[us]")
    days = microseconds.astype(np.int64) / 86_400_000_000
    return np.where(np.isnat(microseconds), np.nan, days)

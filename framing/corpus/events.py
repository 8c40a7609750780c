"""Events: which articles of different outlets tell of the same thing?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.arguments import public
from framing.base.data import stop_words
from framing.base.errors import require_articles
from framing.base.kinds import dispatch
from framing.text.counts import count_terms

# Least cosines, measured in benchmarks/validity_events.py: with both dates known, without, and
# where an outlet has one article, so that being its nearest neighbour means nothing.
DATED, UNDATED, ALONE, DAYS = 0.07, 0.08, 0.25, 7
BLOCK = 500  # articles compared with all others at a time


@public
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
    >>> articles = pd.DataFrame({"article": list("abcd"), "outlet": ["Echo", "Echo", "Herald", "Herald"], "text": [
    ...     "The old ferry pier of Orvelle was shut on Monday after cracks were found.", "A goose walked into a bank.",
    ...     "Cracks found: the ferry pier of Orvelle is shut.", "A choir sang in the rain for three hours."]})
    >>> match_events(articles)["event"].tolist()
    ['event 1', None, 'event 1', None]
    """
    links = event_links(articles, floor=floor, days=days)
    given = (
        articles["event"] if "event" in articles else pd.Series(None, articles.index, dtype=object)
    )
    event = given.astype(object).where(given.notna(), None).to_numpy(copy=True)
    groups: list[dict] = []
    member: dict[int, dict] = {}
    linked = set(zip(links["row_a"], links["row_b"])) | set(zip(links["row_b"], links["row_a"]))
    for row in links.itertuples():
        if event[row.row_a] is not None or event[row.row_b] is not None:
            continue
        _join(groups, member, (row.outlet_a, row.row_a), (row.outlet_b, row.row_b), linked)
    taken, number = set(filter(None, event)), 0
    for group in sorted(groups, key=lambda group: min(group.values())):
        number += 1
        while f"event {number}" in taken:
            number += 1
        for row in group.values():
            event[row] = f"event {number}"
    return articles.assign(event=pd.Series(event, index=articles.index, dtype=object))


def _join(groups, member, one, two, linked) -> None:
    """Put two linked articles into one group, where every two of its articles are linked."""
    group, other = member.get(one[1]), member.get(two[1])
    if group is None and other is None:
        group = dict([one, two])
        groups.append(group)
        member[one[1]] = member[two[1]] = group
    elif group is None or other is None:
        (outlet, row), group = (one, other) if group is None else (two, group)
        if outlet not in group and all((row, mate) in linked for mate in group.values()):
            group[outlet] = row
            member[row] = group


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
    DataFrame with ``outlet_a outlet_b article_a article_b similarity`` (cosine, 0 to 1) and ``row_a
    row_b`` (places in ``articles``).

    Raises
    ------
    FramingError
        A missing column, an article without text.
    """
    require_articles(articles)
    weights = _weights(articles)
    outlet, names = pd.factorize(articles["outlet"].astype(str), sort=True)
    day = _days(articles)
    best = _nearest(weights, outlet, len(names), day, days)
    alone = np.bincount(outlet)[outlet] == 1

    def least(row, mate):
        if floor is not None:
            return floor
        return (
            ALONE
            if alone[row] or alone[mate]
            else UNDATED
            if np.isnan(day[row] + day[mate])
            else DATED
        )

    rows = []
    for row, other in zip(*np.nonzero(best[0] >= 0)):
        mate = best[0][row, other]
        if (
            row < mate
            and best[0][mate, outlet[row]] == row
            and best[1][row, other] >= least(row, mate)
        ):
            rows.append((names[outlet[row]], names[outlet[mate]], row, mate, best[1][row, other]))
    table = pd.DataFrame(rows, columns=["outlet_a", "outlet_b", "row_a", "row_b", "similarity"])
    ids = articles["article"].to_numpy()
    table["article_a"], table["article_b"] = (
        ids[table["row_a"].astype(int)],
        ids[table["row_b"].astype(int)],
    )
    table = table.sort_values("similarity", ascending=False, kind="stable", ignore_index=True)
    return table[["outlet_a", "outlet_b", "article_a", "article_b", "similarity", "row_a", "row_b"]]


def _weights(articles: pd.DataFrame) -> sparse.csr_array:
    """TF-IDF weights of title and body, each article scaled to length 1."""
    title = (
        articles["title"].fillna("").astype(str)
        if "title" in articles
        else pd.Series("", articles.index)
    )
    whole = articles.assign(text=title + "\n" + articles["text"])
    counts = count_terms(whole, ngrams=(1, 2), stop_words=stop_words())
    matrix = counts.matrix.astype(float)
    if not matrix.nnz:
        return sparse.csr_array(matrix)
    from sklearn.feature_extraction.text import TfidfTransformer

    return sparse.csr_array(TfidfTransformer(sublinear_tf=True).fit_transform(matrix))


def _days(articles: pd.DataFrame) -> np.ndarray:
    """Publication days as numbers; not a number where unknown."""
    if "published" not in articles:
        return np.full(len(articles), np.nan)
    dates = pd.to_datetime(articles["published"], errors="coerce")
    return ((dates - pd.Timestamp(0)) / pd.Timedelta(days=1)).to_numpy(float)


def _nearest(weights, outlet, outlets, day, days) -> tuple[np.ndarray, np.ndarray]:
    """For each article and each other outlet its nearest article there (-1 for none), and how
    near.
    """
    nearest = np.full((len(outlet), outlets), -1)
    cosine = np.zeros((len(outlet), outlets))
    columns = [np.flatnonzero(outlet == name) for name in range(outlets)]
    turned = weights.T.tocsc()
    for start in range(0, len(outlet), BLOCK):
        rows = np.arange(start, min(start + BLOCK, len(outlet)))
        near = (weights[rows] @ turned).toarray()
        with np.errstate(invalid="ignore"):
            near[np.abs(day[rows][:, None] - day[None, :]) > days] = 0
        for name, members in enumerate(columns):
            side = near[:, members]
            at = side.argmax(axis=1)
            found = side[np.arange(len(rows)), at]
            valid = (found > 0) & (outlet[rows] != name)
            nearest[rows[valid], name], cosine[rows[valid], name] = members[at[valid]], found[valid]
    return nearest, cosine

"""The corpus at a glance: what each outlet brings to the comparison."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.text.sentences import split_sentences


@public
def overview(articles: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet: how much text there is, and of which events.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it; ``article outlet text`` are enough.

    Returns
    -------
    DataFrame with ``outlet``; ``articles``, ``sentences``, ``tokens`` (counts), ``per_article``
    (mean tokens), ``quoted`` (share of tokens inside quotations), ``events`` (with an article of
    this outlet), ``shared_events`` (covered by another outlet as well), ``dated`` (articles with a
    date), ``first``, ``last`` (dates or missing), ``dropped`` (pieces of site furniture that were
    taken out), ``notices`` (articles with something odd about them).

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...                          "text": ["The pier is shut. “Good,” she said.", "The pier is shut."]})
    >>> overview(articles)[["outlet", "articles", "sentences", "tokens", "quoted"]].round(2).values.tolist()
    [['Echo', 1, 2, 7, 0.14], ['Herald', 1, 1, 4, 0.0]]
    """
    sentences = split_sentences(articles)
    said = sentences.assign(quoted_tokens=sentences["quoted"] * sentences["n_tokens"]).groupby(
        "outlet"
    )
    by_outlet = articles.groupby("outlet", sort=True)
    table = pd.DataFrame(
        {"articles": by_outlet.size(), "sentences": said.size(), "tokens": said["n_tokens"].sum()}
    )
    table = table.fillna(0).astype("int64")
    table["per_article"] = table["tokens"] / table["articles"]
    table["quoted"] = said["quoted_tokens"].sum() / table["tokens"]
    table["events"], table["shared_events"] = _events(articles, table.index)
    dated = (
        articles["published"].notna()
        if "published" in articles
        else pd.Series(False, articles.index)
    )
    table["dated"] = dated.groupby(articles["outlet"]).sum().astype("int64")
    for name, at in (("first", "min"), ("last", "max")):
        table[name] = by_outlet["published"].agg(at) if "published" in articles else pd.NaT
    table["dropped"] = _pieces(articles, table.index)
    odd = (
        articles["notice"].fillna("") != ""
        if "notice" in articles
        else pd.Series(False, articles.index)
    )
    table["notices"] = odd.groupby(articles["outlet"]).sum().astype("int64")
    return table.rename_axis("outlet").reset_index()


def _events(articles: pd.DataFrame, outlets: pd.Index) -> tuple[pd.Series, pd.Series]:
    """Events of each outlet, and those of them that another outlet covers too."""
    none = pd.Series(0, index=outlets)
    if "event" not in articles or articles["event"].isna().all():
        return none, none
    pairs = articles.loc[articles["event"].notna(), ["event", "outlet"]].drop_duplicates()
    shared = pairs[pairs.groupby("event")["outlet"].transform("size") > 1]
    return tuple(
        part["outlet"].value_counts().reindex(outlets, fill_value=0) for part in (pairs, shared)
    )


def _pieces(articles: pd.DataFrame, outlets: pd.Index) -> pd.Series:
    """Pieces of furniture of each outlet; titles and standfirsts were moved, not dropped."""
    from framing.corpus.furniture import dropped_lines

    if "dropped" not in articles:
        return pd.Series(0, index=outlets)
    pieces = dropped_lines(articles)
    pieces = pieces[~pieces["rule"].isin(["title", "standfirst"])]
    return pieces["outlet"].value_counts().reindex(outlets, fill_value=0)

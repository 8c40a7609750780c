"""The corpus at a glance: what each outlet brings to the comparison."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.kinds import dispatch
from framing.corpus.copies.once import RULE as COPY
from framing.corpus.damage.notices import NO_MARKS, notice_kinds
from framing.corpus.damage.quotation_marks import outlets_without_marks
from framing.corpus.furniture import dropped_lines
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
    taken out), ``copies`` (near copies of an article that were left out), ``notices`` (articles
    with something odd about them), ``odd`` (which notices, how often, and the first article).

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> texts = ["The pier is shut. “Good,” she said.", "The pier is shut."]
    >>> outlets = ["Echo", "Herald"]
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": outlets, "text": texts})
    >>> columns = ["outlet", "articles", "sentences", "tokens", "quoted"]
    >>> overview(articles)[columns].round(2).to_numpy().tolist()
    [['Echo', 1, 2, 7, 0.14], ['Herald', 1, 1, 4, 0.0]]
    """
    require_columns(articles, ["article", "outlet", "text"], "articles")
    sizes = article_sizes(articles)
    sums = sizes.groupby("outlet")[["sentences", "tokens", "quoted"]].sum()
    by_outlet = articles.groupby("outlet", sort=True)
    table = pd.DataFrame(
        {
            "articles": by_outlet.size(),
            "sentences": sums["sentences"],
            "tokens": sums["tokens"],
        }
    )
    table = table.fillna(0).astype("int64")
    table["per_article"] = table["tokens"] / table["articles"]
    table["quoted"] = sums["quoted"] / table["tokens"]
    table["events"], table["shared_events"] = _events(articles, table.index)
    table["dated"] = _articles_with(articles, "published")
    for name, end in (("first", "min"), ("last", "max")):
        table[name] = by_outlet["published"].agg(end) if "published" in articles else pd.NaT
    table["dropped"], table["copies"] = _pieces(articles, table.index)
    table["notices"] = _articles_with(articles, "notice")
    table["odd"] = _odd(articles, sizes, table.index)
    return table.rename_axis("outlet").reset_index()


@dispatch
def article_sizes(articles: pd.DataFrame) -> pd.DataFrame:
    """Outlet, sentences, tokens and quoted tokens of each article with a sentence."""
    table = split_sentences(articles)
    table["n_quoted"] = (table["quoted"] * table["n_tokens"]).round().astype("int64")
    rows = table.groupby("article", sort=False)
    return rows.agg(
        outlet=("outlet", "first"),
        sentences=("n_tokens", "size"),
        tokens=("n_tokens", "sum"),
        quoted=("n_quoted", "sum"),
    ).reset_index(drop=True)


def _articles_with(articles: pd.DataFrame, column: str) -> pd.Series:
    """Articles of each outlet for which a column says something."""
    says = pd.Series(False, articles.index)
    if column in articles:
        says = articles[column].notna() & (articles[column] != "")
    return says.groupby(articles["outlet"]).sum().astype("int64")


def _odd(articles: pd.DataFrame, sizes: pd.DataFrame, outlets: pd.Index) -> pd.Series:
    """The notices of each outlet in words, by kind."""
    says: dict[str, list[str]] = {outlet: [] for outlet in outlets}
    if "notice" in articles:
        for row in notice_kinds(articles).itertuples():
            n = "1 article" if row.n == 1 else f"{row.n:,} articles, the first"
            says[row.outlet].append(f"{row.kind} ({n}: {row.first})")
    for outlet in outlets_without_marks(sizes["quoted"] > 0, sizes["outlet"]):
        if outlet in says and not any(words.startswith(NO_MARKS) for words in says[outlet]):
            says[outlet].append(NO_MARKS)
    return pd.Series({outlet: ", ".join(words) for outlet, words in says.items()}, dtype=object)


def _events(articles: pd.DataFrame, outlets: pd.Index) -> tuple[pd.Series, pd.Series]:
    """Events of each outlet, and those of them that another outlet covers too."""
    none = pd.Series(0, index=outlets)
    if "event" not in articles or articles["event"].isna().all():
        return none, none
    pairs = articles.loc[articles["event"].notna(), ["event", "outlet"]].drop_duplicates()
    shared = pairs[pairs.groupby("event")["outlet"].transform("size") > 1]
    return _per_outlet(pairs, outlets), _per_outlet(shared, outlets)


def _per_outlet(rows: pd.DataFrame, outlets: pd.Index) -> pd.Series:
    return rows["outlet"].value_counts().reindex(outlets, fill_value=0)


def _pieces(articles: pd.DataFrame, outlets: pd.Index) -> tuple[pd.Series, pd.Series]:
    """Pieces of furniture of each outlet, and copies; what was moved was not dropped."""
    if "dropped" not in articles:
        none = pd.Series(0, index=outlets)
        return none, none
    pieces = dropped_lines(articles)
    is_copy = pieces["rule"] == COPY
    is_moved = pieces["rule"].isin(["title", "standfirst"])
    return _per_outlet(pieces[~is_moved & ~is_copy], outlets), _per_outlet(pieces[is_copy], outlets)

"""Loaded terms: which kinds of loaded words does an outlet use, how often, and in whose voice?"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from framing import checks
from framing.blocks import shared_events
from framing.cluster import is_dask, labels, reduced
from framing.lexicon import categories, read_lexicon
from framing.matching import Matcher
from framing.pack import pack_of
from framing.rates import compare_rates, outlet_rates
from framing.stream import BLOCK, code_text, quoted_mask

ALL, COLUMNS = "all", ["article", "outlet", "event", "start", "end", "text", "term", "category", "voice"]


def find_loaded(articles: pd.DataFrame, *, lexicon=None) -> pd.DataFrame:
    """Every loaded term of a corpus, where it stands and in whose voice.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    lexicon : DataFrame, str or Path, optional
        Terms and categories as :func:`framing.read_lexicon` reads them; by default the project's own.

    Returns
    -------
    DataFrame with ``article outlet event``, ``start end`` (characters of the tidied article), ``text`` (as
    written), ``term`` (the lexicon's row), ``category``, ``voice`` (``own`` or ``quoted``), in the order of the text.
    Of terms of one category that overlap the longest counts. Scare quotes count as ``doubt_distance`` in the
    outlet's own voice, where the lexicon has that category.

    Raises
    ------
    FramingError
        A missing column, an article without text, a lexicon with a bad row.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["A brotherly nation, they say."]})
    >>> find_loaded(articles)[["text", "term", "category", "voice"]].values.tolist()
    [['brotherly', 'brotherly', 'kinship', 'own']]
    """
    terms = read_lexicon(lexicon)
    return _scan(articles, terms)[0]


def _scan(articles: pd.DataFrame, terms: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    """All hits, and the tokens of each article in either voice, from one reading of the text."""
    if is_dask(articles):
        return reduced(articles, partial(_scan, terms=terms), _together)
    pack = pack_of(articles)
    if pack is not None:
        return pack.scan(articles) if terms.equals(read_lexicon(None)) else pack.scan_words(articles, terms)
    checks.require_articles(articles)
    matcher = Matcher(terms["term"].tolist(), terms["category"].tolist())
    hits, own, inside = zip(*(_block(articles.iloc[at:at + BLOCK], matcher) for at in range(0, len(articles), BLOCK)))
    return pd.concat(hits, ignore_index=True), {"own": np.concatenate(own), "quoted": np.concatenate(inside)}


def _together(parts: list[tuple]) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    hits, sizes = zip(*parts)
    return pd.concat(hits, ignore_index=True), {voice: np.concatenate([each[voice] for each in sizes]) for voice in sizes[0]}


def _block(articles: pd.DataFrame, matcher: Matcher) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    stream = code_text(articles["text"])
    quoted = quoted_mask(stream)
    inside = np.bincount(stream.article, quoted, len(stream.texts)).astype(np.int64)
    first, last, entry = matcher.find(stream)
    row = stream.article[first]
    hits = pd.DataFrame({
        "row": row, "start": stream.start[first], "end": stream.end[last],
        "term": np.array(matcher.terms, object)[entry], "category": np.array(matcher.categories, object)[entry],
        "voice": np.where(quoted[first], "quoted", "own").astype(object),
    })
    if "doubt_distance" in matcher.categories:
        hits = pd.concat([hits, _scare_quotes(stream)], ignore_index=True)
    hits = hits.sort_values(["row", "start", "end", "category"], kind="stable", ignore_index=True)
    rows = hits["row"].to_numpy(np.int64)
    hits["text"] = [stream.texts[at][start:end] for at, start, end in zip(rows, hits["start"], hits["end"])]
    keys = {name: articles[name].to_numpy()[rows] if name in articles else None for name in COLUMNS[:3]}
    return hits.assign(**keys)[COLUMNS], stream.n_tokens - inside, inside


def _scare_quotes(stream) -> pd.DataFrame:
    spans = [(at, start, end) for at, (_, scare) in enumerate(stream.spans) for start, end in sorted(scare)]
    table = pd.DataFrame(spans, columns=["row", "start", "end"], dtype=np.int64)
    return table.assign(term="scare quotes", category="doubt_distance", voice="own")


def loaded_terms(articles: pd.DataFrame, *, by: str = "outlet", lexicon=None, baseline=None) -> pd.DataFrame:
    """Loaded terms per category: how many, how often, and whether outlets differ.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``, compared within where outlets share events)
        Or a Dask DataFrame of the same columns.
    by : {"outlet", "article", "voice"}
    lexicon : DataFrame, str or Path, optional
        As in :func:`find_loaded`.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others combined.

    Returns
    -------
    DataFrame, one row an outlet (article; outlet and voice) and category, the category ``all`` first
        outlet (article; voice), category; n (terms found), n_tokens (of the outlet, article, voice), per_1k,
        n_articles (with a hit), articles. By outlet and by voice also rate_low, rate_high (95 % interval of per_1k). By
        outlet also per_1k_rest, log_ratio (base 2, outlet over the others), low, high (95 % interval of it), p, q,
        claim, as in :func:`framing.compare_rates`; missing and not claimed where an outlet has one article.

    Raises
    ------
    FramingError
        As :func:`find_loaded`; fewer than two outlets; an unknown ``by`` or ``baseline``.

    Notes
    -----
    How well the lexicon agrees with people who marked biased wording is in ``data/validity_card.csv``.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...                          "text": ["A brotherly nation, a shameless lie.", "A nation and its pier."]})
    >>> table = loaded_terms(articles)
    >>> table.loc[table["category"] == "kinship", ["outlet", "n", "per_1k", "claim"]].round(1).values.tolist()
    [['Echo', 1, 166.7, False], ['Herald', 0, 0.0, False]]
    """
    checks.require_choice(by, ["outlet", "article", "voice"], "by")
    terms = read_lexicon(lexicon)
    (hits, sizes), names = _scan(articles, terms), [ALL, *categories(terms)]
    articles = labels(articles)
    checks.require_outlets(articles)
    if by == "article":
        return _by_article(articles, hits, names, sizes["own"] + sizes["quoted"])
    if by == "voice":
        sides = [_rates(articles, hits[hits["voice"] == voice], names, sizes[voice]).assign(voice=voice)
                 for voice in ("own", "quoted")]
        both = pd.concat(sides, ignore_index=True)
        order = ["outlet", "voice", "category", "n", "n_tokens", "per_1k", "n_articles", "articles", "rate_low", "rate_high"]
        return both.sort_values(["outlet", "voice"], kind="stable", ignore_index=True)[order]
    whole = sizes["own"] + sizes["quoted"]
    return _compared(articles, hits, names, whole, baseline)


def article_counts(articles: pd.DataFrame, hits: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Hits of each article (rows) in each category (columns); a place counts once in the category ``all``."""
    row = pd.Index(articles["article"]).get_indexer(hits["article"])
    column = pd.Index(names).get_indexer(hits["category"])
    flat = np.bincount(row * len(names) + column, minlength=len(articles) * len(names))
    counts = pd.DataFrame(flat.reshape(len(articles), len(names)), columns=names)
    once = hits.drop_duplicates(["article", "start"])
    counts[ALL] = np.bincount(pd.Index(articles["article"]).get_indexer(once["article"]), minlength=len(articles))
    return counts


def _by_article(articles, hits, names, sizes) -> pd.DataFrame:
    counts = article_counts(articles, hits, names)
    table = counts.assign(article=articles["article"].to_numpy(), outlet=articles["outlet"].to_numpy(), n_tokens=sizes)
    table = table.melt(["article", "outlet", "n_tokens"], names, "category", "n")
    table["per_1k"] = table["n"] / table["n_tokens"].where(table["n_tokens"] > 0) * 1000
    place = {article: at for at, article in enumerate(articles["article"])}
    order = np.lexsort((table.index, table["article"].map(place)))
    return table.iloc[order].reset_index(drop=True)[["article", "outlet", "category", "n", "n_tokens", "per_1k"]]


def _rates(articles, hits, names, sizes) -> pd.DataFrame:
    """Rates with intervals; an outlet without a word in this voice has none."""
    table = outlet_rates(article_counts(articles, hits, names), sizes, articles["outlet"])
    table = table.rename(columns={"item": "category", "x": "n", "n": "n_tokens"})
    for new, old in (("per_1k", "rate"), ("rate_low", "low"), ("rate_high", "high")):
        table[new] = table[old] * 1000
    table["articles"] = table["outlet"].map(articles["outlet"].astype(str).value_counts())
    return table


def _compared(articles, hits, names, sizes, baseline) -> pd.DataFrame:
    counts = article_counts(articles, hits, names)
    some = [name for name in names if counts[name].any()]
    table = _rates(articles, hits, names, sizes)
    added = ["per_1k_rest", "log_ratio", "low", "high", "p", "q", "claim"]
    if some:
        found = compare_rates(counts[some], sizes, articles["outlet"], events=shared_events(articles), baseline=baseline)
        found = found.rename(columns={"item": "category"}).assign(per_1k_rest=found["rate_rest"] * 1000)
        found = found.set_index(["outlet", "category"])[added]
        table = table.drop(columns=["low", "high"]).join(found, on=["outlet", "category"])
    else:
        table = table.assign(**dict.fromkeys(added, np.nan))
    table["claim"] = table["claim"].eq(True)
    if baseline is not None:
        table = table[table["outlet"] != str(baseline)]
    return table.reset_index(drop=True)[["outlet", "category", "n", "n_tokens", "per_1k", "n_articles", "articles", "rate_low",
                                         "rate_high", *added]]

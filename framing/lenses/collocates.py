"""Collocates: which words stand near a chosen word, and does that differ between outlets?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.arguments import public
from framing.base.data import stop_words as own_stop_words
from framing.base.errors import (
    FramingError,
    require_articles,
    require_choice,
    require_outlets,
    shown,
)
from framing.base.kinds import kind_of
from framing.rates.rates import compare_rates, outlet_rates
from framing.rates.strata.events import known_events
from framing.text.engine.coding import token_streams
from framing.text.engine.matching import vocabulary_codes
from framing.text.engine.stream import TokenStream
from framing.text.words import normal_token, visible

COLUMNS = """
    outlet term n n_word n_near log_dice per_1k rate_low rate_high n_articles articles per_1k_rest
    log_ratio low high p weight q claim compared_with
""".split()
COMPARED = "rate_rest log_ratio low high p weight q claim compared_with".split()
HIGHEST = 14  # log-Dice of two words that never stand apart


@public
def collocates(
    articles: pd.DataFrame,
    word: str,
    *,
    window: int = 5,
    stop_words=None,
    min_articles: int = 5,
    baseline=None,
    strata="auto",
) -> pd.DataFrame:
    """The words near a chosen word: how closely they go with it, and whether outlets differ.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        And ``event``, compared within where outlets share events, ``published`` and ``topic``.
    word : str
        One word; ``*`` stands for any letters, as in "belarus*".
    window : int
        Words on either side that count as near, within the sentence.
    stop_words : list of str, optional
        Words that are not listed; by default those of :func:`framing.stop_words`. They fill the
        window all the same.
    min_articles : int
        Words near it in fewer articles (of both sides together) are described, not tested.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.
    strata : {"auto", "none"}
        As in :func:`framing.keyness`.

    Returns
    -------
    DataFrame, one row an outlet and term, of each outlet the closest first
        outlet, term; n (uses of the term near the word), n_word (uses of the word), n_near (all
        other tokens near it), log_dice (14 at most; missing without a use); per_1k (n per 1,000
        tokens near the word), rate_low, rate_high (95% interval); n_articles (with the term near
        the word), articles (with the word); per_1k_rest, log_ratio, low, high, p, weight, q, claim,
        compared_with as in :func:`framing.rates.compare_rates`. Where only one outlet uses the
        word nothing is compared.

    Raises
    ------
    FramingError
        More than one word, or none; a word that no article holds; a share pack or a Dask table.

    Notes
    -----
    log-Dice is 14 + log₂(2·f(x, y)/(f(x) + f(y))) (Rychlý 2008), with f(x, y) the uses of the term
    near the word, f(x) those of the word and f(y) those of the term in the outlet. It does not
    depend on the size of the corpus. A token near two uses of the word counts once; the word itself
    is no collocate. The test is that of words: the sample are whole articles, sizes are the tokens
    near the word.

    Examples
    --------
    >>> texts = ["The old pier fell.", "A pier, an old one.", "The new pier stands. Old boats."]
    >>> articles = pd.DataFrame({"article": list("abc"), "outlet": list("XXY"), "text": texts})
    >>> table = collocates(articles, "pier")
    >>> table.loc[table["term"] == "old", ["outlet", "n", "n_word", "log_dice"]].to_numpy().tolist()
    [['X', 2, 2, 14.0], ['Y', 0, 1, nan]]
    """
    node = _one_word(word)
    if kind_of(articles) is not None:
        raise FramingError(
            "articles must be a pandas table with its text: words near a word are looked for in "
            "the sentences themselves."
        )
    require_articles(articles)
    require_outlets(articles)
    if baseline is not None:
        require_choice(str(baseline), sorted(articles["outlet"].astype(str).unique()), "baseline")
    counted = list(_counted_blocks(articles, node, window))
    near, uses, sizes, n_word = (pd.concat(blocks, ignore_index=True) for blocks in zip(*counted))
    if not n_word.sum():
        raise FramingError(
            f"word is {shown(word)}, and no article holds it; choose another, or a beginning with "
            "*, such as 'belarus*'."
        )
    left_out = set(own_stop_words() if stop_words is None else map(normal_token, stop_words))
    near = near[~near["term"].isin(left_out)].reset_index(drop=True)
    if near.empty:
        raise FramingError(f"word is {shown(word)}, and no word but stop words stands near it.")
    options = {"min_articles": min_articles, "baseline": baseline}
    table = _compared(articles, near, sizes.to_numpy(), options, strata)
    return _described(table, articles, uses, n_word.to_numpy(), baseline)


def _one_word(word) -> str:
    if not isinstance(word, str) or len(word.split()) != 1 or not any(map(str.isalnum, word)):
        raise FramingError(f"word must be one word such as 'belarus*', not {shown(word)}.")
    return normal_token(visible(word).strip())


def _counted_blocks(articles: pd.DataFrame, node: str, window: int) -> Iterator[tuple]:
    """Block by block: terms near the word by article, all uses of these, tokens near, the word."""
    for rows, stream in token_streams(articles["text"], "looking for words nearby"):
        is_node = np.isin(stream.token_code, vocabulary_codes({node}, stream.vocabulary)[node])
        is_near = tokens_near(stream, is_node, window)
        n_articles = len(stream.n_tokens)
        near = _by_article(stream, is_near & ~is_node, rows.start)
        is_listed = np.isin(stream.token_code, np.unique(stream.token_code[is_near]))
        uses = _by_article(stream, is_listed & ~is_node, rows.start)
        of_article = stream.token_article
        sizes = np.bincount(of_article[is_near & ~is_node], minlength=n_articles)
        n_word = np.bincount(of_article[is_node], minlength=n_articles)
        yield near, uses, pd.Series(sizes), pd.Series(n_word)


def tokens_near(stream: TokenStream, is_node: np.ndarray, window: int) -> np.ndarray:
    """Which tokens stand within a window of one that is chosen, in its sentence."""
    starts = stream.chunk_tokens[stream.sentence_starts]
    sentence = np.searchsorted(starts, np.arange(len(is_node)), side="right")
    nodes, is_near = np.flatnonzero(is_node), np.zeros(len(is_node), bool)
    for step in (*range(-window, 0), *range(1, window + 1)):
        beside = nodes + step
        inside = (beside >= 0) & (beside < len(is_node))
        beside, own = beside[inside], nodes[inside]
        is_near[beside[sentence[beside] == sentence[own]]] = True
    return is_near


def _by_article(stream: TokenStream, is_counted: np.ndarray, first_row: int) -> pd.DataFrame:
    """Uses by article (its place in the corpus) and term."""
    article, code = stream.token_article[is_counted], stream.token_code[is_counted]
    pairs, n = np.unique(np.stack([article, code]).astype(np.int64), axis=1, return_counts=True)
    terms = np.asarray(stream.vocabulary, object)[pairs[1]]
    return pd.DataFrame({"article": pairs[0] + first_row, "term": terms, "n": n})


def _compared(articles, near: pd.DataFrame, sizes: np.ndarray, options: dict, strata):
    """Rates of terms near the word with their intervals, and how they differ."""
    code, terms = pd.factorize(near["term"], sort=True)
    cells = (near["n"].to_numpy(), (near["article"].to_numpy(), code))
    matrix = sparse.csr_array(cells, shape=(len(articles), len(terms)))
    has_word = sizes > 0
    known = articles[has_word]
    observed = {
        "x": matrix[has_word],
        "n": sizes[has_word],
        "outlets": known["outlet"],
        "items": list(terms),
    }
    table = outlet_rates(**observed).rename(columns={"low": "rate_low", "high": "rate_high"})
    outlets = set(known["outlet"].astype(str))
    if len(outlets) < 2 or (options["baseline"] is not None and options["baseline"] not in outlets):
        return table.assign(**dict.fromkeys(COMPARED, np.nan))
    kinds = known if strata == "auto" else None
    compared = compare_rates(**observed, events=known_events(known), strata=kinds, **options)
    keys = ["outlet", "item"]
    return table.join(compared.set_index(keys)[COMPARED], on=keys)


def _described(table: pd.DataFrame, articles, uses: pd.DataFrame, n_word: np.ndarray, baseline):
    """The columns of the answer."""
    outlets = articles["outlet"].astype(str).to_numpy()
    table = table.rename(columns={"item": "term", "x": "n", "n": "n_near"})
    table["n_word"] = table["outlet"].map(pd.Series(n_word).groupby(outlets).sum())
    table["articles"] = table["outlet"].map(pd.Series(n_word > 0).groupby(outlets).sum())
    total = uses["n"].groupby([outlets[uses["article"].to_numpy()], uses["term"].to_numpy()]).sum()
    n_term = total.reindex(pd.MultiIndex.from_frame(table[["outlet", "term"]])).fillna(0)
    n_uses = table["n_word"].to_numpy() + n_term.to_numpy()
    table["log_dice"] = HIGHEST + np.log2((2 * table["n"] / n_uses).where(table["n"] > 0))
    table["per_1k"], table["per_1k_rest"] = table["rate"] * 1000, table["rate_rest"] * 1000
    table["claim"], table["weight"] = table["claim"].eq(True), table["weight"].fillna(0.0)
    if baseline is not None:
        table = table[table["outlet"] != str(baseline)]
    order = ["outlet", "log_dice", "n", "term"]
    table = table.sort_values(order, ascending=[True, False, False, True], kind="stable")
    return table.reset_index(drop=True)[COLUMNS]

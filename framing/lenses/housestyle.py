"""House style is not framing: words that an outlet prints by habit of the house, found by rule.

Titles before names, by-lines, datelines, promotion lines and an outlet's own name set outlets apart
more than anything else does. They are shown in a table of their own and kept out of the claims.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA
from framing.base.errors import FramingError, require_columns
from framing.base.kinds import dispatch
from framing.lenses.ownnames import are_own_names
from framing.rates.sums import group_sums
from framing.text.tidy import tokens

RULES = (
    "own name",
    "convention",
    "number",
    "constant",
    "edge",
)  # where two hold, the first one is named
# Days of a month, ages, small counts, hours: facts, or a habit of writing them, but no wording.
PIECE_OF_NUMBER = re.compile(r"(?<![^ ])(?:\d{1,2}|[012]?\d\.\d\d)(?![^ ])")
HEAD, TAIL = 20, 30  # tokens at an article's beginning and end where datelines and sign-offs stand
MIN_ARTICLES = 5  # with the term at an edge
MANY_ARTICLES = 20  # of an outlet: in fewer, once in each is how a topic looks as well


@public
def house_style(counts, *, articles=None) -> pd.DataFrame:
    """Words that are house style of an outlet, and the rule that says so.

    Parameters
    ----------
    counts : TermCounts
        Counts of terms by article, as :func:`framing.count_terms` gives them.
    articles : DataFrame, optional
        The articles with their text; with it words at the edges of the text are found as well.

    Returns
    -------
    DataFrame, one row an outlet and term
        outlet, term; rule: ``own name`` (a word of the outlet's name, also in the other one of the
        Latin and Cyrillic alphabets, its initials and short forms), ``convention`` (in
        ``data/house_style.csv``: titles, days of the week, abbreviated places, numbers, articles of
        law, credits, formulas that open what was reported before; spellings and what is written out
        where the corpus has the other one as well; the years of the articles), ``number`` (a whole
        number of one or two digits, an hour), ``constant`` (the same number of times in at least
        half of the outlet's articles, of which there are 20, and in the others' at most half as
        often), ``edge`` (at least four fifths stand in the first 20 or last 30 tokens); n (count),
        n_articles, share (of the outlet's articles), per_10k.

    Raises
    ------
    FramingError
        Where ``articles`` lacks a column, or an article of ``counts``.

    Notes
    -----
    The rules are this project's own. ``constant`` and ``edge`` look at the data, so they can only
    take claims away; that the remaining claims survive the placebo is measured in
    ``benchmarks/calibration.py``.

    Examples
    --------
    >>> import framing
    >>> articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"],
    ...                          "text": ["The Echo saw a strike.", "A strike in Calif. ended."]})
    >>> house_style(framing.count_terms(articles))[["outlet", "term", "rule"]]
       outlet   term        rule
    0    Echo   echo    own name
    1  Herald  calif  convention
    """
    outlets, names = pd.factorize(counts.articles["outlet"], sort=True)
    n, n_articles = group_sums(
        counts.matrix, outlets, len(names), [lambda x, row, term: x, lambda x, row, term: x != 0]
    )
    articles_of, terms = np.bincount(outlets), pd.Index(counts.terms, dtype=object)
    holds = {
        "own name": are_own_names(terms, names),
        "convention": np.broadcast_to(_is_convention(terms, counts.articles), n.shape),
        "number": np.broadcast_to(_is_number(terms), n.shape),
        "constant": _is_constant(counts.matrix, outlets, n_articles, articles_of),
        "edge": _is_at_edge(counts, articles, outlets, n, n_articles),
    }
    rule = np.select([holds[name] & (n > 0) for name in RULES], RULES, "")
    row, column = np.nonzero(rule != "")
    tokens_of = np.bincount(outlets, counts.sizes)
    return pd.DataFrame(
        {
            "outlet": np.asarray(names, object)[row],
            "term": np.asarray(terms, object)[column],
            "rule": rule[row, column],
            "n": n[row, column],
            "n_articles": n_articles[row, column],
            "share": n_articles[row, column] / articles_of[row],
            "per_10k": n[row, column] / tokens_of[row] * 1e4,
        }
    )


@cache
def conventions() -> pd.DataFrame:
    """The conventions of ``data/house_style.csv``: term, category, variant, note."""
    return pd.read_csv(DATA / "house_style.csv", keep_default_na=False)


def _is_convention(terms: pd.Index, articles: pd.DataFrame) -> np.ndarray:
    """Which terms have a convention among their words; spellings only beside their variant."""
    table = conventions()
    applies = [variant == "" or variant in terms for variant in table["variant"]]
    words = set(table.loc[applies, "term"]) | _years(articles)
    held = terms.isin(words)
    for number, term in _of_several_words(terms):
        held[number] = not words.isdisjoint(term.split(" "))
    return held


def _of_several_words(terms: pd.Index) -> list[tuple[int, str]]:
    """Terms with a blank, and where they stand: there are few among words."""
    return [(number, term) for number, term in enumerate(terms) if " " in term]


def _is_number(terms: pd.Index) -> np.ndarray:
    """Which terms have a short number among their words."""
    return np.array([PIECE_OF_NUMBER.search(term) is not None for term in terms], bool)


def _years(articles: pd.DataFrame) -> set[str]:
    """The years in which articles were published: they stand in dates."""
    if "published" not in articles:
        return set()
    dates = pd.to_datetime(articles["published"], errors="coerce", utc=True, format="mixed")
    return {f"{year:.0f}" for year in dates.dt.year.dropna().unique()}


def _is_constant(matrix, outlets, n_articles, articles_of) -> np.ndarray:
    """The same count in at least half of one outlet's articles, and half as common elsewhere."""
    constant = np.zeros(n_articles.shape, bool)
    total = n_articles.sum(axis=0)
    for row, articles in enumerate(articles_of):
        if articles < MANY_ARTICLES or len(articles_of) < 2:
            continue
        share = n_articles[row] / articles
        share_elsewhere = (total - n_articles[row]) / (articles_of.sum() - articles)
        candidates = np.flatnonzero((share >= 0.5) & (share_elsewhere <= share / 2))
        counts = matrix[np.flatnonzero(outlets == row)][:, candidates].toarray()
        for column, term in enumerate(candidates):
            most_often = np.bincount(counts[:, column])[1:].max()
            constant[row, term] = most_often >= 0.9 * n_articles[row, term]
    return constant


def _is_at_edge(counts, articles, outlets, n, n_articles) -> np.ndarray:
    """At least four fifths of the term's tokens stand at the very beginning or end of the text."""
    if articles is None:
        return np.zeros(n.shape, bool)
    require_columns(articles, ["article", "text"], "articles")
    n_at_edge = edge_counts(articles, counts, outlets, len(n))
    return (n_articles >= MIN_ARTICLES) & (n_at_edge >= 0.8 * n)


@dispatch
def edge_counts(articles: pd.DataFrame, counts, outlets: np.ndarray, n_outlets: int) -> np.ndarray:
    """How often each outlet (rows) writes each term (columns) at the edges of its articles."""
    texts = articles.set_index("article")["text"].reindex(counts.articles["article"])
    missing = texts.index[texts.isna()]
    if len(missing):
        raise FramingError(
            f"articles has no text for the article {missing[0]!r} that was counted; "
            "give the table that the counts were made from."
        )
    column = {term: number for number, term in enumerate(counts.terms)}
    longest = 1 + max((term.count(" ") for term in counts.terms), default=0)
    shape = n_outlets, len(counts.terms)
    cells = []  # of each term at an edge its cell in the flattened table of outlets and terms
    for outlet, text in zip(outlets, texts, strict=True):
        for words in edges(text):
            cells += [outlet * shape[1] + column[word] for word in words if word in column]
            for length in range(2, longest + 1):
                starts = range(len(words) - length + 1)
                grams = (" ".join(words[start : start + length]) for start in starts)
                cells += [outlet * shape[1] + column[gram] for gram in grams if gram in column]
    return np.bincount(np.array(cells, np.int64), minlength=shape[0] * shape[1]).reshape(shape)


def edges(text: str) -> list[list[str]]:
    """The first 20 and the last 30 tokens of a text, but no more than a tenth of a short one.

    Examples
    --------
    >>> edges("LONDON (Echo) - " + "word " * 30 + "Ends")
    [['london', 'echo'], ['word', 'word', 'ends']]
    """
    chunks = text.count(" ") + text.count("\n") + 1
    head, tail = min(HEAD, chunks // 10), min(TAIL, chunks // 10)
    if not (head or tail):
        return [[], []]
    first = text.split(None, head)[:head]
    last = text.rsplit(None, tail)[-tail:] if tail else []
    return [_tokens_of_edge(" ".join(first)), _tokens_of_edge(" ".join(last))]


@lru_cache(maxsize=10_000)  # other ways to count ask for the same edges again
def _tokens_of_edge(text: str) -> list[str]:
    return tokens(text)

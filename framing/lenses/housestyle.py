"""House style is not framing: words that an outlet prints by habit of the house, found by rule.

Titles before names, by-lines, datelines, promotion lines and an outlet's own name set outlets apart
more than anything else does. They are shown in a table of their own and kept out of the claims.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA
from framing.base.errors import FramingError, require_columns
from framing.base.kinds import dispatch
from framing.rates.sums import group_sums
from framing.text.tidy import tokens

RULES = ("own name", "convention", "constant", "edge")  # where two hold, the first one is named
# words of outlets' names that are words of stories as well
GENERIC = {"the", "a", "an", "of", "and", "for", "in", "on", "at"}
GENERIC |= {"news", "web", "online", "daily", "weekly", "times", "post", "media", "press"}
CYRILLIC = re.compile("[а-яёіїєґў]")
SHORTEST_NAME = 3  # letters of a word that is looked for in the other alphabet
CASES = ("", "a", "u", "om", "e")
# Cyrillic letters as they are spelled in Latin ones.
LATIN = dict(zip("абвгдезийклмнопрстуфыіўґ", "abvgdeziiklmnoprstufiiwg"))
LATIN |= {"ё": "e", "э": "e", "є": "e", "ї": "i", "ж": "zh", "х": "h", "ц": "ts", "ч": "ch"}
LATIN |= {"ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
# What transliterations spell in several ways, in this order.
SOUNDS = (
    ("['’`]", ""), ("kh", "h"), ("x", "ks"), ("w", "v"), ("[yj]", "i"), (r"(.)\1+", r"\1"),
)  # fmt: skip
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
        Latin and Cyrillic alphabets), ``convention`` (in
        ``data/house_style.csv``: titles, abbreviated places, credits; spellings where the corpus
        has the other one as well), ``constant`` (the same number of times in at least half of the
        outlet's articles, of which there are 20, and in the others' at most half as often),
        ``edge`` (at least four fifths stand in the first 20 or last 30 tokens); n (count),
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
        "own name": _are_own_names(terms, names),
        "convention": np.broadcast_to(_is_convention(terms), n.shape),
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


def own_names(outlet: str) -> set[str]:
    """The words of an outlet's name, neighbours also written as one, with and without an 's.

    Examples
    --------
    >>> sorted(own_names("The Evening Echo (Web News)"))[:4]
    ['echo', "echo's", 'evening', 'evening echo']
    """
    words = [word for word in tokens(str(outlet)) if word not in GENERIC]
    names = {*words, *(joint.join(pair) for pair in pairwise(words) for joint in ("", " "))}
    return names | {f"{name}'s" for name in names}


def _are_own_names(terms: pd.Index, outlets) -> np.ndarray:
    """Which terms (columns) are words of each outlet's name (rows), in either alphabet."""
    names = [own_names(outlet) for outlet in outlets]
    own = np.array([terms.isin(words) for words in names])
    is_cyrillic = np.array([bool(CYRILLIC.search(term)) for term in terms], bool)
    sounds = np.full(len(terms), None, object)
    for row, words in enumerate(names):
        for of_cyrillic in (False, True):  # names in one alphabet, terms in the other
            wanted = {
                sound(word)
                for word in words
                if bool(CYRILLIC.search(word)) == of_cyrillic and len(word) >= SHORTEST_NAME
            }
            if not wanted:
                continue
            other = is_cyrillic != of_cyrillic
            unheard = np.flatnonzero(other & (sounds == None))  # noqa: E711
            sounds[unheard] = [sound(terms[number]) for number in unheard]
            own[row] |= other & np.isin(sounds.astype(str), list(_with_cases(wanted)))
    return own


def _with_cases(names: set[str]) -> set[str]:
    """Names as they sound in the cases of the singular as well."""
    return {name + ending for name in names for ending in CASES}


def sound(name: str) -> str:
    """A name by its sound, in Latin letters: what two transliterations of it have in common.

    Examples
    --------
    >>> sound("тасс"), sound("известия") == sound("izvestia") == sound("izvestiya")
    ('tas', True)
    >>> sound("интерфакс") == sound("interfax"), sound("echo") == sound("эхо")
    (True, False)
    """
    latin = "".join(LATIN.get(letter, letter) for letter in name.lower())
    for spelling, letters in SOUNDS:
        latin = re.sub(spelling, letters, latin)
    return latin


@cache
def conventions() -> pd.DataFrame:
    """The conventions of ``data/house_style.csv``: term, category, variant, note."""
    return pd.read_csv(DATA / "house_style.csv", keep_default_na=False)


def _is_convention(terms: pd.Index) -> np.ndarray:
    """Which terms have a convention among their words; spellings only beside their variant."""
    table = conventions()
    applies = [variant == "" or variant in terms for variant in table["variant"]]
    words = set(table.loc[applies, "term"])
    return np.fromiter((not words.isdisjoint(term.split(" ")) for term in terms), bool, len(terms))


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
            for length in range(1, longest + 1):
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
    first = text.split(None, head)[:head]
    last = text.rsplit(None, tail)[-tail:] if tail else []
    return [tokens(" ".join(first)), tokens(" ".join(last))]

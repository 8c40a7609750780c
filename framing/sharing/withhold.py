"""The one table that every file of a share pack is built from.

Ids are numbered. Where words are withheld, each word that stands in one article only becomes a
word without meaning before anything is counted, so that no count, score, hit or hash can know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import numpy as np
import pandas as pd

from framing.text.counts import count_terms
from framing.text.engine.coding import token_streams
from framing.text.engine.ngrams import articles_with

# How a meaningless word begins, and its digits; Cyrillic ones, so that Russian text stays Russian.
LATIN, CYRILLIC = ("xq", "abcdefghij"), ("ъщ", "абвгдежзик")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
PASSES = 3  # once is enough, unless a word's end was told by what stood next to it
# Facts that a pack tells of an article, of which some stand in one article only.
_FACTS = ("place", "agency", "day")
_GROUPS = ("event", "topic")
ODD = "something is odd about this article"


def shared_table(articles: pd.DataFrame, *, withhold: bool, urls: bool) -> pd.DataFrame:
    """The articles as a pack may know them, in their order."""
    articles = articles.reset_index(drop=True)
    articles = articles.assign(article=numbered(articles["article"], "article"))
    if not urls:
        articles = articles.assign(url="")
    return without_rare_words(articles) if withhold else articles


def numbered(names: pd.Series, kind: str) -> pd.Series:
    """``article 01``, ``article 02``, … in the order of the alphabet; missing names stay missing.

    Lenses that sort by name then sort as before.
    """
    codes, distinct = pd.factorize(names.astype(object).where(names.notna(), None), sort=False)
    rank = np.argsort(np.argsort([str(name) for name in distinct], kind="stable"))
    width = len(str(len(distinct)))
    labels = [f"{kind} {number + 1:0{width}d}" for number in rank]
    values = [labels[code] if code >= 0 else None for code in codes]
    return pd.Series(values, names.index, dtype=object)


def without_rare_words(articles: pd.DataFrame) -> pd.DataFrame:
    """Without the words, datelines and names of events and topics of one article only."""
    titles = articles["title"] if "title" in articles else pd.Series("", articles.index)
    articles = articles.assign(title=titles.fillna("").astype(str))
    numbers = count()
    for _ in range(PASSES):
        codes = _codes_of(rare_words(articles), numbers)
        if not codes:
            break
        replaced = {name: with_words_replaced(articles[name], codes) for name in ("text", "title")}
        articles = articles.assign(**replaced)
    facts = {name: _shared_values(articles[name]) for name in _FACTS if name in articles}
    labels = {name: numbered(articles[name], name) for name in _GROUPS if name in articles}
    if "notice" in articles:
        is_odd = articles["notice"].fillna("") != ""
        facts["notice"] = pd.Series("", articles.index, dtype=object).mask(is_odd, ODD)
    return articles.assign(**facts, **labels)


def rare_words(articles: pd.DataFrame) -> list[str]:
    """The words that stand in one article only."""
    counts = count_terms(articles)
    return counts.terms[articles_with(counts.matrix) == 1].tolist()


def is_meaningless(word: str) -> bool:
    """Whether a word took the place of one that is withheld."""
    return any(
        word.startswith(prefix)
        and len(word) > len(prefix)
        and set(word[len(prefix) :]) <= set(digits)
        for prefix, digits in (LATIN, CYRILLIC)
    )


def _codes_of(words: list[str], numbers: Iterator[int]) -> dict[str, str]:
    """For each word with a meaning a word of its own without one."""
    return {word: _code(word, next(numbers)) for word in words if not is_meaningless(word)}


def _code(word: str, number: int) -> str:
    prefix, digits = CYRILLIC if _CYRILLIC_LETTER.search(word) else LATIN
    return prefix + "".join(digits[int(digit)] for digit in str(number))


def with_words_replaced(texts: pd.Series, codes: dict[str, str]) -> pd.Series:
    """Texts with other words in place of some; what began with a capital letter still does."""
    replaced: list[str] = []
    for _, stream in token_streams(texts, "withholding words"):
        code_of = np.array([codes.get(word) for word in stream.vocabulary.tolist()], object)
        code = code_of[stream.token_code] if len(code_of) else np.empty(0, object)
        tokens = np.flatnonzero(code != np.array(None))
        starts, ends = stream.character_spans(tokens, tokens)
        bounds = np.searchsorted(tokens, np.append(0, np.cumsum(stream.n_tokens)))
        for row, text in enumerate(stream.texts):
            of_article = slice(bounds[row], bounds[row + 1])
            spans = zip(starts[of_article], ends[of_article], code[tokens[of_article]])
            replaced.append(_with_spans(text, spans))
    return pd.Series(replaced, texts.index, dtype=object)


def _with_spans(text: str, spans) -> str:
    pieces, after = [], 0
    for start, end, word in spans:
        pieces += [text[after:start], word.capitalize() if text[start].isupper() else word]
        after = end
    return "".join([*pieces, text[after:]])


def _shared_values(values: pd.Series) -> pd.Series:
    """Only what is said of two articles or more."""
    return values.where(values.map(values.value_counts()) > 1, "")

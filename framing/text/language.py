"""Which language is a text in? Enough to refuse a lexicon that cannot read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import arrow_text, row_slices, text_array, text_buffers
from framing.base.data import DATA, stop_words
from framing.base.errors import require_columns
from framing.base.kinds import dispatch

# Characters looked at, and those of a first look, which tells what most articles are: English.
SAMPLE, FIRST_LOOK = 1_200, 500
BLOCK, SENTENCES = 2_000, 100_000  # texts, and sentences, looked at together
# The share of English function words. Every fifth word of running English is one; of other
# languages hardly one in fifty. Short texts vary more.
ENGLISH, ENGLISH_IF_SHORT, PLAINLY_ENGLISH = 0.08, 0.03, 0.16
LONG, ENOUGH = 60, 20  # words
FEW = 2  # function words that speak for another language, even in a short text
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]+"), re.compile(r"[A-Za-z\u00c0-\u024f]+")
# Letters of Ukrainian, Belarusian, Serbian and Macedonian; letters that Russian has, and Bulgarian,
# Ukrainian and Serbian have not.
_NOT_RUSSIAN, _RUSSIAN = re.compile("[іїєўґћќџљњђј]"), re.compile("[ыэё]")
# English function words that are words of a neighbouring language as well.
_SHARED = frozenset("a as an in so me do on we i is no at more most over under".split())


@public
@dispatch
def language(articles: pd.DataFrame) -> str:
    """The language that most of a corpus is in.

    Parameters
    ----------
    articles : DataFrame with ``text``

    Returns
    -------
    str : ``"en"``, ``"ru"`` or ``"other"``.

    Raises
    ------
    FramingError
        If the column is missing.

    Examples
    --------
    >>> language(pd.DataFrame({"text": ["Старый причал закрыли, и никто не пострадал."]}))
    'ru'
    """
    require_columns(articles, ["text"], "articles")
    languages = languages_of(articles["text"]).value_counts()
    return str(languages.index[0]) if len(languages) else "other"


def in_another_language(texts: pd.Series) -> np.ndarray:
    """Whether texts, long enough to be judged, are in another language than most of them.

    Examples
    --------
    >>> english = "The pier was shut on Monday, and nobody was hurt when it fell into the sea. "
    >>> german = "Der Steg wurde am Montag gesperrt, und niemand wurde verletzt, als er fiel. "
    >>> in_another_language(pd.Series([english * 2, english * 2, german * 2])).tolist()
    [False, False, True]
    """
    languages = languages_of(texts)
    if languages.nunique() < 2:
        return np.zeros(len(texts), bool)
    is_long = texts.str.count(" ").fillna(0).to_numpy(float) >= ENOUGH
    known = languages[is_long].value_counts()
    return is_long & (languages != known.index[0]).to_numpy() if len(known) else is_long


def languages_of(texts: pd.Series) -> pd.Series:
    """The language of each text, by its opening."""
    blocks = [_language_of_each(arrow_text(texts.iloc[rows])) for rows in row_slices(texts, BLOCK)]
    return pd.Series(np.concatenate(blocks), texts.index, dtype=object)


def _language_of_each(array: pa.Array) -> np.ndarray:
    is_english = _are_plainly_english(pc.utf8_slice_codeunits(array, 0, FIRST_LOOK))
    doubtful = pc.utf8_slice_codeunits(array.filter(pa.array(~is_english)), 0, SAMPLE)
    languages = np.full(len(array), "en", object)
    languages[~is_english] = list(map(_language, doubtful.to_pylist()))
    return languages


def languages_of_articles(sentences: pd.DataFrame) -> dict[object, str]:
    """The language of each article, from the sentences that begin within its first characters."""
    found: dict[object, str] = {}
    for looks in _openings(sentences, FIRST_LOOK):
        is_english = _are_plainly_english(text_array([*looks.values()])).tolist()
        found |= {name: "en" if plain else "" for name, plain in zip(looks, is_english)}
    doubtful = [name for name, language in found.items() if not language]
    if doubtful:
        for looks in _openings(sentences, SAMPLE, doubtful):
            found |= {name: _language(text) for name, text in looks.items()}
    in_order = pd.unique(sentences["article"]).tolist()
    return {name: found[name] for name in in_order if name in found}


def _openings(
    sentences: pd.DataFrame, most: int, chosen: list | None = None
) -> Iterator[dict[object, str]]:
    """The first characters of articles, or of the chosen ones, from sentences in one line.

    Block by block, each article as soon as it is known: those of all are hundreds of megabytes.
    """
    lines: dict[object, list[str]] = {}
    n_read: dict[object, int] = {}
    for rows in row_slices(sentences["text"], SENTENCES):
        block = sentences[["article", "text"]].iloc[rows]
        if chosen is not None:
            block = block[block["article"].isin(chosen)]
        article, distinct = pd.factorize(block["article"])
        names = distinct.tolist()
        text = arrow_text(block["text"])
        length = pc.utf8_length(text).to_numpy().astype(np.int64)
        before = np.array([n_read.get(name, 0) for name in names], np.int64)
        start = pd.Series(length).groupby(article).cumsum().to_numpy() - length + before[article]
        is_read = (start < most) & (length > 0)
        beginning = text.filter(pa.array(is_read)).to_pylist()
        for code, line in zip(article[is_read].tolist(), beginning):
            lines.setdefault(names[code], []).append(line)
        np.add.at(before, article, length)
        n_read |= zip(names, before.tolist())
        known = [name for name in names if n_read[name] >= most and name in lines]
        yield {name: " ".join(lines.pop(name))[:most] for name in known}
    yield {name: " ".join(own)[:most] for name, own in lines.items()}


def _language(text: str) -> str:
    cyrillic, latin = (sum(map(len, letters.findall(text))) for letters in (_CYRILLIC, _LATIN))
    lower = text.lower().replace("’", "'")
    words = _WORD.findall(lower)
    if cyrillic > latin:
        russian, not_russian = (len(letters.findall(lower)) for letters in (_RUSSIAN, _NOT_RUSSIAN))
        is_other = 3 * not_russian > russian or not russian and _is_another(words, "ru")
        return "other" if is_other else "ru"
    if latin < sum(map(len, words)) / 2 or _is_another(words, "en"):
        return "other"
    if len(words) < ENOUGH:
        return "en"
    share = sum(word in _function_words() for word in words) / len(words)
    return "en" if share > (ENGLISH if len(words) >= LONG else ENGLISH_IF_SHORT) else "other"


def _is_another(words: list[str], language: str) -> bool:
    """Whether more function words of another language than of this one are among words.

    Neighbours of English share some with it, Bulgarian shares many with Russian.
    """
    known = _languages_of_words()
    names = [name for word in words if word in known for name in known[word]]
    own = names.count(language)
    n_other = max(map(names.count, {*names} - {language}), default=0)
    return n_other >= FEW and n_other > own * (1.5 if language == "en" else 1)


@lru_cache(maxsize=1)
def _languages_of_words() -> dict[str, list[str]]:
    """For each function word the languages that have it."""
    table = pd.read_csv(DATA / "function_words.csv", keep_default_na=False)
    words = [*zip(table["word"], table["language"]), *((word, "en") for word in stop_words("en"))]
    languages: dict[str, list[str]] = {}
    for word, language in words:
        languages.setdefault(word, []).append(language)
    return languages


def _are_plainly_english(array: pa.Array) -> np.ndarray:
    """Whether texts are long, in Latin letters, and full of function words."""
    words = pc.ascii_split_whitespace(pc.ascii_lower(array))
    n_words = pc.list_value_length(words).to_numpy(zero_copy_only=False)
    function_words = pa.array(sorted(_function_words()), pa.large_string())
    is_function_word = pc.is_in(words.flatten(), function_words).to_numpy(zero_copy_only=False)
    text_of_word = pc.list_parent_indices(words).to_numpy()
    n_function_words = np.bincount(text_of_word[is_function_word], minlength=len(array))
    edges, data = text_buffers(array)
    n_ascii = np.diff(edges) - np.diff(np.searchsorted(np.flatnonzero(data >= 0x80), edges))
    is_latin = n_ascii > 0.9 * pc.utf8_length(array).to_numpy()
    return is_latin & (n_words >= LONG) & (n_function_words > PLAINLY_ENGLISH * n_words)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """English function words that no neighbouring language shares."""
    return frozenset(stop_words("en")) - _SHARED

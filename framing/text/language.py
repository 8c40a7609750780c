"""Which language is a text in? Enough to refuse a lexicon that cannot read it."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import arrow_text, text_buffers
from framing.base.data import stop_words
from framing.base.errors import require_columns
from framing.base.kinds import dispatch

ENOUGH = 20  # words from which a text can be judged
SAMPLE, QUICK = 1_200, 500  # characters looked at, and at first
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]+"), re.compile(r"[A-Za-z\u00c0-\u024f]+")


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
    found = pd.Series(_languages(articles["text"].tolist()), dtype=object).value_counts()
    return str(found.index[0]) if len(found) else "other"


def _languages(texts: list) -> list[str]:
    """The language of each text; most articles are plainly English and need no closer look."""
    openings = [text[:SAMPLE] if isinstance(text, str) else "" for text in texts]
    return [
        "en" if plain else _closer(text)
        for text, plain in zip(openings, _plainly_english([text[:QUICK] for text in openings]))
    ]


def _closer(text: str) -> str:
    cyrillic, latin = (sum(map(len, letters.findall(text))) for letters in (_CYRILLIC, _LATIN))
    if cyrillic > latin:
        return "ru" if not re.search("[іїєўђћќџљњ]", text.lower()) else "other"
    words = _WORD.findall(text.lower().replace("’", "'"))
    if latin < sum(map(len, words)) / 2:
        return "other"
    if len(words) < ENOUGH:
        return "en"
    # Every fifth word of running English is one of these; of other languages hardly one in fifty.
    english = _english()
    share = sum(word in english for word in words) / len(words)
    return "en" if share > (0.08 if len(words) >= 60 else 0.03) else "other"


def _plainly_english(texts: list[str]) -> list[bool]:
    """Texts of 60 words in Latin letters with twice the share of function words that is asked
    for.
    """
    array = arrow_text(pd.Series(texts, dtype=object))
    words = pc.ascii_split_whitespace(pc.utf8_lower(array))
    known = pc.is_in(words.flatten(), pa.array(sorted(_english()), pa.large_string())).to_numpy(
        zero_copy_only=False
    )
    n = pc.list_value_length(words).to_numpy(zero_copy_only=False)
    function_words = np.bincount(
        pc.list_parent_indices(words).to_numpy()[known], minlength=len(texts)
    )
    edges, data = text_buffers(array)
    # letters of ASCII
    plain = np.diff(edges) - np.diff(np.searchsorted(np.flatnonzero(data >= 0x80), edges))
    latin = plain > 0.9 * pc.utf8_length(array).to_numpy()
    return (latin & (n >= 60) & (function_words > 0.16 * n)).tolist()


def languages_of_articles(sentences: pd.DataFrame) -> dict:
    """The language of each article, from its opening: the sentences that begin within its first
    characters.
    """
    code, names = pd.factorize(sentences["article"])
    texts = sentences["text"].reset_index(drop=True)
    length = texts.str.len().fillna(0).to_numpy(np.int64)
    before = pd.Series(length).groupby(code).cumsum().to_numpy() - length
    before[length == 0] = SAMPLE
    quick = _joined(code, texts, before < QUICK)
    doubtful = [
        article
        for article, plain in zip(
            quick, _plainly_english([text[:QUICK] for text in quick.values()])
        )
        if not plain
    ]
    longer = _joined(code, texts, (before < SAMPLE) & np.isin(code, doubtful))
    return {
        names[article]: _closer(longer[article][:SAMPLE]) if article in longer else "en"
        for article in quick
    }


def _joined(code: np.ndarray, texts: pd.Series, which: np.ndarray) -> dict[int, str]:
    """Some sentences of each article in one line."""
    found: dict = {}
    for article, text in zip(code[which].tolist(), texts[which].tolist()):
        found[article] = f"{found[article]} {text}" if article in found else text
    return found


_WORDS: set[str] = set()


def _english() -> set[str]:
    """English function words that no neighbouring language shares."""
    if not _WORDS:
        _WORDS.update(
            word
            for word in stop_words("en")
            if word
            not in {
                "a",
                "as",
                "an",
                "in",
                "so",
                "me",
                "do",
                "on",
                "we",
                "i",
                "is",
                "no",
                "at",
                "more",
                "most",
                "over",
                "under",
            }
        )
    return _WORDS

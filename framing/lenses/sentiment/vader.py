"""VADER, sentence by sentence, on whole columns: NLTK's rules, vaderSentiment's lexicon, nothing to
download.

:func:`score_sentences` gives NLTK's scores digit for digit. What VADER asks of a word (valence,
booster, negation, capitals) is looked up once for each distinct chunk between blanks; its rules on
the three words before a lexicon word are array expressions; sentences with a rare one ("kind of")
go to NLTK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa

from framing.base.arrow import arrow_text, text_buffers, text_slices
from framing.lenses.sentiment.vader_rules import combine, near_rare, turned, valences
from framing.lenses.sentiment.vader_words import Corpus, read_words

SCORES = ["neg", "neu", "pos", "compound"]


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, float]:
    from importlib.resources import files

    lines = (
        (files("vaderSentiment") / "vader_lexicon.txt").read_text("utf-8").rstrip("\n").split("\n")
    )
    return {
        word: float(valence) for word, valence in (line.strip().split("\t")[:2] for line in lines)
    }


def vader_lexicon() -> dict[str, float]:
    """The lexicon of the vaderSentiment package: 7,506 words and emoticons, valence from -4 to 4.

    Examples
    --------
    >>> vader_lexicon()["catastrophe"]
    -3.4
    """
    return dict(_lexicon())


def vader_analyzer(lexicon: Mapping[str, float] | None = None):
    """NLTK's ``SentimentIntensityAnalyzer``, made without NLTK's data.

    Parameters
    ----------
    lexicon : mapping of word (lower case) to valence, optional
        By default :func:`vader_lexicon`.

    Notes
    -----
    NLTK's own copy of the lexicon must be downloaded; that of the package vaderSentiment differs
    from it in four words and ":P". Only the lexicon is taken from that package: the rules of the
    two differ as well.

    Examples
    --------
    >>> vader_analyzer().polarity_scores("Not a good day.")["compound"]
    -0.3412
    """
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    class Analyzer(SentimentIntensityAnalyzer):
        def __init__(self):  # the parent's reads a file of nltk_data
            self.lexicon = _lexicon() if lexicon is None else dict(lexicon)
            self.constants = VaderConstants()

    return Analyzer()


def score_sentences(
    texts: pd.Series, *, lexicon: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """VADER's four scores of each text of a column, equal to NLTK's digit for digit.

    Parameters
    ----------
    texts : Series of str
        One sentence a row (VADER was made for sentences; whole articles saturate at ±0.99).
    lexicon : mapping of word (lower case) to valence, optional
        Replaces :func:`vader_lexicon`.

    Returns
    -------
    DataFrame, index of ``texts``
        ``neg``, ``neu``, ``pos`` : shares of the sentence, 0 to 1; ``compound`` : -1 (worst) to 1
        (best).

    Notes
    -----
    Hutto, C. J. and Gilbert, E. (2014): VADER. ICWSM 8. Rules as in ``nltk.sentiment.vader``.

    Examples
    --------
    >>> score_sentences(pd.Series(["A very good day, but they LOST.", "It rained."]))
         neg    neu    pos  compound
    0  0.399  0.394  0.207   -0.4503
    1  0.000  1.000  0.000    0.0000
    """
    lexicon, block = _lexicon() if lexicon is None else lexicon, arrow_text(texts)
    ((scores, *_),) = (_scored(block, corpus, lexicon) for corpus in read_words([block], lexicon))
    return pd.DataFrame(scores, columns=SCORES, index=texts.index)


def score_with_hits(
    blocks: list[pa.Array], lexicon: Mapping[str, float]
) -> Iterator[tuple[np.ndarray, pa.Array]]:
    """For each block of texts the scores (texts × 4), and for each text its words that have a
    valence, as written.
    """
    for block, corpus in zip(blocks, read_words(blocks, lexicon)):
        scores, owner, word = _scored(block, corpus, lexicon)
        yield scores, _written(owner, word, corpus.words.spelled.tolist(), len(block))


def _written(owner: np.ndarray, word: np.ndarray, spelled: list[str], texts: int) -> pa.Array:
    """The words of each text in one string."""
    # Every word with a comma but the last of its text; then the texts are cut out of the row of
    # words.
    last = np.diff(owner, append=-1) != 0
    written = pa.array([*(f"{name}, " for name in spelled), *spelled], pa.large_string()).take(
        pa.array(word + last * len(spelled))
    )
    edges, data = text_buffers(written)
    first = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=texts))])
    return text_slices(edges[first], data)


def _scored(
    array: pa.Array, corpus: Corpus, lexicon: Mapping[str, float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The scores, and for each word with a valence its text's row and its row among the words."""
    at = np.flatnonzero((corpus.words.known & (corpus.words.boost == 0))[corpus.word])
    owner = corpus.sentence[at]
    # A word that comes back has, to NLTK, the neighbours of its first appearance in the sentence.
    key = owner * len(corpus.words.valence) + corpus.word[at]
    _, first, back = np.unique(key, return_index=True, return_inverse=True)
    valence = turned(valences(corpus, at)[first][back], corpus, at)
    emphasis = _emphasis(array)
    scores = combine(valence, owner, corpus.size, emphasis)
    # The sign of nearly nothing depends on how Python adds (new in 3.12) and decides where a "!"
    # counts.
    rare = (emphasis > 0) & (np.abs(np.bincount(owner, valence, len(array))) < 1e-9)
    rare[owner[near_rare(corpus, at)]] = True
    analyzer = vader_analyzer(lexicon)
    for sentence in np.flatnonzero(rare):
        exact = analyzer.polarity_scores(array[sentence].as_py())
        scores[sentence] = [exact[name] for name in SCORES]
    felt = corpus.words.valence[corpus.word[at]] != 0
    return scores, owner[felt], corpus.word[at[felt]]


def _emphasis(array: pa.Array) -> np.ndarray:
    """What the exclamation and question marks of a sentence add."""
    edges, data = text_buffers(array)
    exclaims, asks = (
        np.bincount(
            np.searchsorted(edges, np.flatnonzero(data == ord(mark)), "right") - 1,
            minlength=len(array),
        )
        for mark in "!?"
    )
    return np.minimum(exclaims, 4) * 0.292 + np.select(
        [asks < 2, asks < 4], [0.0, asks * 0.18], 0.96
    )

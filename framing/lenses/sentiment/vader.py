"""VADER, sentence by sentence, on whole columns: NLTK's rules, vaderSentiment's lexicon.

The scores are NLTK's, digit for digit, and nothing is downloaded. What VADER asks of a word
(valence, booster, negation, capitals) is looked up once for each distinct chunk between blanks; its
rules on the three words before a lexicon word are array expressions; sentences with a rare one
("kind of") go to NLTK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import pyarrow as pa

from framing.base.arrow import text_buffers, text_slices
from framing.lenses.sentiment.vader_rules import (
    combine,
    compound,
    near_rare,
    total_of,
    valences,
    weigh_but,
)
from framing.lenses.sentiment.vader_words import SentenceWords, sentence_words, straight
from framing.text.engine.coding import CodedTexts

SCORES = ["neg", "neu", "pos", "compound"]
NEARLY_NOTHING = 1e-9
EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4  # what a mark adds, and how many count
QUESTION, MANY_QUESTIONS = 0.18, 0.96  # of two or three marks each, of more together


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, float]:
    from importlib.resources import files

    lines = (files("vaderSentiment") / "vader_lexicon.txt").read_text("utf-8").strip().split("\n")
    entries = (line.strip().split("\t")[:2] for line in lines)
    return {word: float(valence) for word, valence in entries}


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


def score_with_hits(
    blocks: list[pa.Array],
    lexicon: Mapping[str, float],
    usual_length: int | None = None,
    coded: CodedTexts | None = None,
) -> Iterator[tuple[np.ndarray, pa.Array]]:
    """For each block of sentences the scores (sentences × 4), and the words with a valence.

    With ``usual_length``, in words, compound weighs what a sentence says by its length. ``coded``,
    where known, is the one block cut into chunks, whose apostrophes are then made straight here.
    """
    for block, text in zip(blocks, sentence_words(blocks, lexicon, coded)):
        words = text.words
        hits = np.flatnonzero((words.in_lexicon & (words.boost == 0))[text.word])
        scores = _scores(block, text, hits, lexicon, usual_length, is_raw=coded is not None)
        shown = hits[words.valence[text.word[hits]] != 0]
        spelled = words.spelled.tolist()
        yield scores, _joined(text.sentence[shown], text.word[shown], spelled, len(block))


def _joined(sentence: np.ndarray, word: np.ndarray, spelled: list[str], n: int) -> pa.Array:
    """The words of each of ``n`` sentences in one text, with commas between them."""
    # Every word with a comma but the last of its sentence; then the row of words is cut.
    is_last = np.diff(sentence, append=-1) != 0
    forms = pa.array([*(f"{name}, " for name in spelled), *spelled], pa.large_string())
    edges, data = text_buffers(forms.take(pa.array(word + is_last * len(spelled))))
    first = np.concatenate([[0], np.cumsum(np.bincount(sentence, minlength=n))])
    return text_slices(edges[first], data)


def _scores(
    block: pa.Array,
    text: SentenceWords,
    hits: np.ndarray,
    lexicon,
    usual_length: int | None,
    *,
    is_raw: bool,
) -> np.ndarray:
    sentence = text.sentence[hits]
    # A word that comes back has, to NLTK, the neighbours of its first appearance in the sentence.
    key = sentence * len(text.words.valence) + text.word[hits]
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    valence = weigh_but(valences(text, hits)[first][inverse], text, hits)
    emphasis = _emphasis(block)
    scores = combine(valence, sentence, text.size, emphasis, usual_length)
    # The sign of nearly nothing depends on how Python adds (new in 3.12) and decides where a "!"
    # counts.
    total = np.bincount(sentence, valence, len(block))
    is_rare = (emphasis > 0) & (np.abs(total) < NEARLY_NOTHING)
    is_rare[sentence[near_rare(text, hits)]] = True
    analyzer = vader_analyzer(lexicon)
    rows = np.flatnonzero(is_rare)
    rare = block.take(pa.array(rows))
    for row, written in zip(rows, (straight(rare) if is_raw else rare).to_pylist()):
        exact = analyzer.polarity_scores(written)
        scores[row] = [exact[name] for name in SCORES]
        if usual_length:
            exact_total = total_of(exact["compound"])
            scores[row, -1] = compound(exact_total, text.size[row : row + 1], usual_length)[0]
    return scores


def _emphasis(sentences: pa.Array) -> np.ndarray:
    """What the exclamation and question marks of a sentence add."""
    edges, data = text_buffers(sentences)
    exclamations, questions = (
        np.bincount(
            np.searchsorted(edges, np.flatnonzero(data == ord(mark)), "right") - 1,
            minlength=len(sentences),
        )
        for mark in "!?"
    )
    asked = np.select([questions < 2, questions < 4], [0.0, questions * QUESTION], MANY_QUESTIONS)
    return np.minimum(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION + asked

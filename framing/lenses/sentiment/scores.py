"""VADER's score of each sentence, in the plain setting or in that of news."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.arrow import (
    arrow_text,
    give_back_memory,
    row_slices,
    text_buffers,
    text_column,
    text_slices,
)
from framing.base.errors import (
    FramingError,
    listed,
    require_choice,
    require_columns,
    require_sentences,
)
from framing.base.kinds import dispatch
from framing.base.places import PlacedText
from framing.base.running.growing import GrowingArray
from framing.base.running.progress import progress
from framing.base.running.shared import once_a_run
from framing.lenses.sentiment.vader import SCORES, score_with_hits, vader_lexicon
from framing.lenses.sentiment.vader_words import straight
from framing.lenses.sentiment.valences import news_lexicon, read_valences
from framing.text.engine.coding import kept_coded
from framing.text.language import languages_of_articles

SETTINGS = ["plain", "news"]
BLOCK, PLACED = 200_000, 20_000  # sentences scored at a time; of a large corpus
# In the news setting a capitalised word inside a sentence is a name: an underscore hides it from
# the lexicon.
NAME = (r"(?P<before>[a-z,;'’] )(?P<name>[A-Z][a-z])", r"\g<before>_\g<name>")
MARKS = (
    ("[“”\"()\\[\\]«»]|''|``", " "),
    ("’", "'"),
    ("--|[—–]", " , "),
    (r"'s\b", " "),
    (r"([;:,])(\s|$)", r" \1 "),
)
# "No" and "nobody" before other words are "not": "No one was hurt" is no bad news. Where the verb
# stands farther off than VADER looks, the "not" goes with it.
NO = (
    (
        r"\b(?:[Nn]o(?: one|body)?|[Nn]one)((?: [\w-]+){2,6}?) (was|were|is|are|been|be) (\w)",
        r"\1 \2 not \3",
    ),
    (r"\b[Nn]o(?: one|body)? (\w)", r"not \1"),
)
USUAL_LENGTH = 20  # words of a sentence of news


@public
@once_a_run
@dispatch
def sentiment(sentences: pd.DataFrame, setting: str = "plain", *, lexicon=None) -> pd.DataFrame:
    """Score every sentence with VADER.

    Parameters
    ----------
    sentences : DataFrame
        As :func:`framing.split_sentences` gives it: ``article outlet text`` at least.
    setting : {"plain", "news"}
        ``plain`` equals NLTK's VADER digit for digit, with straight apostrophes. ``news`` leaves
        names (capitalised words inside a sentence) and topic words of news without valence, reads
        typographic marks, takes "no" for "not", weighs compound by the sentence's length, and adds
        the words of ``data/news_sentiment.csv``.
    lexicon : DataFrame or mapping, optional
        Your own words, ``term`` and ``valence`` (-4 to 4), in place of the lexicon; with it any
        language is read.

    Returns
    -------
    DataFrame like ``sentences`` with ``neg neu pos`` (shares, 0 to 1), ``compound`` (-1 to 1) and
    ``hits`` (the words that have a valence, as written).

    Raises
    ------
    FramingError
        A missing column, whole articles in place of sentences, an unknown setting, text that is not
        English, a lexicon with a bad row.

    Notes
    -----
    Hutto and Gilbert (2014); rules as in NLTK, lexicon of the package vaderSentiment.

    Examples
    --------
    >>> texts = ["The Security Council met.", "It was a disaster."]
    >>> sentences = pd.DataFrame({"article": "a", "outlet": "Echo", "text": texts})
    >>> [sentiment(sentences, setting)["compound"].tolist() for setting in ("plain", "news")]
    [[0.34, -0.6249], [0.0, -0.7846]]
    """
    require_columns(sentences, ["article", "outlet", "text"], "sentences")
    require_choice(setting, SETTINGS, "setting")
    require_sentences(sentences)
    if lexicon is None:
        require_english(sentences)
        return scored(sentences, setting)
    return scored(sentences, setting, read_valences(lexicon))


def scored(sentences: pd.DataFrame, setting: str, valences=None) -> pd.DataFrame:
    """Sentences with their scores; without valences they are English: the lexicon has those."""
    if valences is None:
        valences = vader_lexicon() if setting == "plain" else news_lexicon()
    is_large = len(sentences) > BLOCK
    if is_large:
        give_back_memory()  # what splitting and a look at languages left free
    scores = np.empty((len(sentences), len(SCORES)), order="F")
    hits, edges, n_bytes = GrowingArray(), GrowingArray(), 0
    edges.add(np.zeros(1, np.int64), share=0)
    # Of sentences by their places no chunks are kept, which blocks would have to meet.
    is_placed = isinstance(sentences["text"].array, PlacedText)
    slices = row_slices(sentences["text"], PLACED if is_placed else BLOCK)
    for rows in progress(slices, "scoring sentences"):
        texts, length = sentences["text"].iloc[rows], None
        if setting == "news":
            texts, length = _news_text(texts), USUAL_LENGTH
        block = arrow_text(texts)
        coded = kept_coded(block)
        if coded is None:
            block = straight(block)
        ((scores[rows], block_hits),) = score_with_hits([block], valences, length, coded)
        ends, data = text_buffers(block_hits)
        share = rows.stop / max(len(sentences), 1)
        hits.add(data, share)
        edges.add(ends[1:] + n_bytes, share)
        n_bytes += len(data)
    if is_large:
        give_back_memory()
    # Columns of their own table: pandas copies arrays that are assigned, not these.
    columns = pd.DataFrame(dict(zip(SCORES, scores.T)), sentences.index, copy=False)
    spelled = text_column([text_slices(edges.whole(), hits.whole())])
    return sentences.assign(**columns, hits=spelled.set_axis(sentences.index))


def require_english(sentences: pd.DataFrame) -> None:
    """Raise unless every article's sentences are English, which is what the lexicon reads."""
    languages = languages_of_articles(sentences)
    foreign = [article for article, language in languages.items() if language != "en"]
    if foreign:
        named = f"{listed(foreign, 3)} {'is' if len(foreign) == 1 else 'are'}"
        if len(foreign) == len(languages) > 1:
            named = f"all {len(foreign):,} articles are"
        raise FramingError(
            f"The sentiment lexicon reads English only, and {named} in another "
            'language: give lexicon=, a table with "term" and "valence" (-4 to 4) for that '
            "language."
        )


def _news_text(texts: pd.Series) -> pd.Series:
    """Sentences without typographic marks, and with names that no lexicon knows."""
    for pattern, replacement in (*MARKS, *NO, NAME):
        texts = texts.str.replace(pattern, replacement, regex=True)
    return texts


@public
@dispatch
def extreme_sentences(scored: pd.DataFrame, *, n: int = 5) -> pd.DataFrame:
    """The most negative and the most positive sentences of each outlet.

    Parameters
    ----------
    scored : DataFrame
        As :func:`sentiment` gives it.
    n : int
        Sentences at either end.

    Returns
    -------
    DataFrame with ``outlet``, ``end`` (negative or positive), ``article sentence text compound
    hits``, the most extreme first. A sentence of score 0 stands at no end.

    Raises
    ------
    FramingError
        A missing column.
    """
    require_columns(scored, ["outlet", "article", "text", "compound", "hits"], "scored")
    columns = ["article", "sentence", "text", "compound", "hits"]
    columns = ["outlet", "end", *(name for name in columns if name in scored)]
    ends = []
    for end, sign in (("negative", 1), ("positive", -1)):
        sentences = scored[scored["compound"] * sign < 0]
        sentences = sentences.assign(end=end, order=sentences["compound"] * sign)
        sentences = sentences.sort_values(["outlet", "order"], kind="stable")
        ends.append(sentences.groupby("outlet").head(n))
    return pd.concat(ends).sort_values(["outlet", "end"], kind="stable", ignore_index=True)[columns]

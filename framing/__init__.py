"""Compare how news outlets frame the same event.

Tables flow from a corpus to charts and words: :func:`read_articles` gives one row an article, each lens turns
articles or counts into one tidy table, ``plot_`` draws it and ``say_`` puts it into sentences.
"""

from __future__ import annotations

from importlib import import_module

from framing.checks import FramingError
from framing.concordance import concordance
from framing.corpus import read_articles
from framing.counts import TermCounts, count_terms
from framing.fingerprint import fingerprint
from framing.furniture import dropped_lines
from framing.sentences import split_sentences
from framing.stopwords import stop_words
from framing.text import tokens
from framing.tfidf import tfidf

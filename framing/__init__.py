"""Compare how news outlets frame the same event.

Tables flow from a corpus to charts and words: :func:`read_articles` gives one row an article, each lens turns
articles or counts into one tidy table, ``plot_`` draws it and ``say_`` puts it into sentences.
"""

from __future__ import annotations

from framing.charts.lines import show_lines
from framing.charts.overview import plot_overview
from framing.charts.style import figure, outlet_colours, set_alt
from framing.charts.tfidf import plot_tfidf
from framing.checks import FramingError
from framing.commentary.overview import say_overview, say_reading
from framing.commentary.tfidf import say_tfidf
from framing.concordance import concordance, in_context
from framing.corpus import read_articles
from framing.counts import TermCounts, count_terms
from framing.fingerprint import fingerprint
from framing.furniture import dropped_lines
from framing.overview import overview
from framing.sentences import split_sentences
from framing.stopwords import stop_words
from framing.text import tidy_text, tokens
from framing.tfidf import tfidf

__all__ = [name for name, thing in globals().items() if not name.startswith("_") and getattr(thing, "__module__", "").startswith("framing")]

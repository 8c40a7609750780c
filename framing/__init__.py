"""Compare how news outlets frame the same event.

Tables flow from a corpus to charts and words: :func:`read_articles` gives one row an article, each
lens turns articles or counts into one tidy table, ``plot_`` draws it and ``say_`` puts it into
sentences.
"""

from __future__ import annotations

from inspect import isfunction as _isfunction

from framing.actors import actor_names
from framing.agreement import hand_check, score_sample
from framing.arc import sentiment_arc
from framing.arguments import guarded as _guarded
from framing.charts.claims import plot_claims_table, plot_robustness
from framing.charts.housestyle import plot_house_style
from framing.charts.keyness import plot_keyness
from framing.charts.lines import show_lines
from framing.charts.loaded import plot_loaded_terms
from framing.charts.overview import plot_overview
from framing.charts.placebo import plot_placebo
from framing.charts.rates import plot_rates
from framing.charts.sentiment import plot_sentiment, plot_sentiment_arc
from framing.charts.sidebyside import plot_side_by_side, show_differences
from framing.charts.style import figure, outlet_colours, set_alt
from framing.charts.tfidf import plot_tfidf
from framing.charts.voices import plot_quoted_share, plot_speakers, plot_verb_groups
from framing.checks import FramingError
from framing.claims import claims_table
from framing.commentary.agreement import say_sample
from framing.commentary.claims import say_claims_table, say_leave_one_out, say_power, say_robustness
from framing.commentary.keyness import say_house_style, say_keyness, say_placebo
from framing.commentary.loaded import say_loaded_terms
from framing.commentary.overview import say_overview, say_reading
from framing.commentary.rates import say_rates
from framing.commentary.sentiment import say_sentiment, say_sentiment_arc
from framing.commentary.sidebyside import say_side_by_side
from framing.commentary.tfidf import say_tfidf
from framing.commentary.voices import say_quoted_share, say_speakers, say_verb_groups
from framing.concordance import concordance, in_context
from framing.corpus import read_articles
from framing.counts import TermCounts, count_terms
from framing.events import event_links, match_events
from framing.fingerprint import fingerprint
from framing.furniture import dropped_lines
from framing.hits import find_loaded
from framing.housestyle import house_style
from framing.keyness import keyness
from framing.language import language
from framing.leaveoneout import leave_one_out
from framing.lexicon import read_lexicon
from framing.loaded import loaded_terms
from framing.onlyhere import only_here, text_reuse
from framing.originals import beside_originals, original_figures
from framing.overview import overview
from framing.placebo import placebo
from framing.power import power
from framing.quotes import find_quotes
from framing.rates import adjust, compare_means, compare_rates, outlet_rates
from framing.reported import speech_verbs, verb_groups
from framing.robustness import robustness
from framing.sentences import split_sentences
from framing.sentiment import extreme_sentences, mean_sentiment, sentiment
from framing.share import share
from framing.sidebyside import side_by_side
from framing.speakers import quoted_share, speakers
from framing.stopwords import stop_words
from framing.text import tidy_text, tokens
from framing.tfidf import tfidf
from framing.validation import draw_sample
from framing.validity import validity_card
from framing.wordings import word_differences

__all__ = [
    name
    for name, thing in list(globals().items())
    if getattr(thing, "__module__", "").startswith("framing") and not name.startswith("_")
]

# From here on whoever calls ``framing.<function>`` passes the gate; modules call each other without
# it.
globals().update(
    {name: _guarded(globals()[name]) for name in __all__ if _isfunction(globals()[name])}
)

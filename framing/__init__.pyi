"""Where each public name lives: read by editors, type checkers and the lazy loader."""

from . import (
    base as base,
)
from . import (
    charts as charts,
)
from . import (
    claims as claims,
)
from . import (
    commentary as commentary,
)
from . import (
    corpus as corpus,
)
from . import (
    lenses as lenses,
)
from . import (
    rates as rates,
)
from . import (
    report as report,
)
from . import (
    sharing as sharing,
)
from . import (
    text as text,
)
from .base.data import stop_words as stop_words
from .base.errors import FramingError as FramingError
from .charts.claims import (
    plot_claims_table as plot_claims_table,
)
from .charts.claims import (
    plot_placebo as plot_placebo,
)
from .charts.claims import (
    plot_robustness as plot_robustness,
)
from .charts.keyness import (
    plot_house_style as plot_house_style,
)
from .charts.keyness import (
    plot_keyness as plot_keyness,
)
from .charts.lines import show_differences as show_differences
from .charts.lines import show_lines as show_lines
from .charts.loaded import plot_loaded_terms as plot_loaded_terms
from .charts.overview import plot_near_copies as plot_near_copies
from .charts.overview import plot_overview as plot_overview
from .charts.picture import figure as figure
from .charts.picture import set_alt as set_alt
from .charts.rates import plot_rates as plot_rates
from .charts.sentiment import (
    plot_sentiment as plot_sentiment,
)
from .charts.sentiment import (
    plot_sentiment_arc as plot_sentiment_arc,
)
from .charts.sidebyside import plot_side_by_side as plot_side_by_side
from .charts.style import outlet_colours as outlet_colours
from .charts.tables.show import show_table as show_table
from .charts.tfidf import plot_tfidf as plot_tfidf
from .charts.timeline.chart import plot_timeline as plot_timeline
from .charts.voices import (
    plot_quoted_share as plot_quoted_share,
)
from .charts.voices import (
    plot_speakers as plot_speakers,
)
from .charts.voices import (
    plot_verb_groups as plot_verb_groups,
)
from .charts.wording.agency import plot_agency as plot_agency
from .charts.wording.codebook import plot_corrected_rates as plot_corrected_rates
from .charts.wording.collocates import plot_collocates as plot_collocates
from .charts.wording.frames import plot_frames as plot_frames
from .claims.card import (
    beside_originals as beside_originals,
)
from .claims.card import (
    original_figures as original_figures,
)
from .claims.card import (
    validity_card as validity_card,
)
from .claims.codebook.corrected import corrected_rates as corrected_rates
from .claims.codebook.read import read_codebook as read_codebook
from .claims.corpus_power import corpus_power as corpus_power
from .claims.handcheck import (
    hand_check as hand_check,
)
from .claims.handcheck import (
    score_sample as score_sample,
)
from .claims.placebo import placebo as placebo
from .claims.sample import draw_sample as draw_sample
from .claims.stability.leave_one_out import leave_one_out as leave_one_out
from .claims.stability.robustness import robustness as robustness
from .claims.table import claims_table as claims_table
from .commentary.claims import (
    say_claims_table as say_claims_table,
)
from .commentary.claims import (
    say_leave_one_out as say_leave_one_out,
)
from .commentary.claims import (
    say_robustness as say_robustness,
)
from .commentary.claims import (
    say_sample as say_sample,
)
from .commentary.corpus.balance import say_balance as say_balance
from .commentary.corpus.copies import say_near_copies as say_near_copies
from .commentary.corpus.overview import say_overview as say_overview
from .commentary.corpus.overview import say_reading as say_reading
from .commentary.keyness import (
    say_house_style as say_house_style,
)
from .commentary.keyness import (
    say_keyness as say_keyness,
)
from .commentary.loaded import say_loaded_terms as say_loaded_terms
from .commentary.placebo import say_placebo as say_placebo
from .commentary.power import say_power as say_power
from .commentary.rates import say_rates as say_rates
from .commentary.sentiment import (
    say_sentiment as say_sentiment,
)
from .commentary.sentiment import (
    say_sentiment_arc as say_sentiment_arc,
)
from .commentary.sidebyside import say_side_by_side as say_side_by_side
from .commentary.tfidf import say_tfidf as say_tfidf
from .commentary.timeline import say_timeline as say_timeline
from .commentary.voices import (
    say_quoted_share as say_quoted_share,
)
from .commentary.voices import (
    say_speakers as say_speakers,
)
from .commentary.voices import (
    say_verb_groups as say_verb_groups,
)
from .commentary.wording.agency import say_agency as say_agency
from .commentary.wording.codebook import say_corrected_rates as say_corrected_rates
from .commentary.wording.collocates import say_collocates as say_collocates
from .commentary.wording.frames import say_frames as say_frames
from .corpus.copies.near import near_copies as near_copies
from .corpus.copies.once import drop_copies as drop_copies
from .corpus.described.balance import balance as balance
from .corpus.described.overview import overview as overview
from .corpus.events import event_links as event_links
from .corpus.events import match_events as match_events
from .corpus.examples import example as example
from .corpus.furniture import dropped_lines as dropped_lines
from .corpus.read import read_articles as read_articles
from .lenses.agency.clauses import find_agency as find_agency
from .lenses.agency.rates import agency as agency
from .lenses.collocates import collocates as collocates
from .lenses.frames.lexicon import read_frames as read_frames
from .lenses.frames.rates import (
    find_frames as find_frames,
)
from .lenses.frames.rates import (
    frames as frames,
)
from .lenses.housestyle import house_style as house_style
from .lenses.keyness import keyness as keyness
from .lenses.loaded.hits import find_loaded as find_loaded
from .lenses.loaded.lexicon import read_lexicon as read_lexicon
from .lenses.loaded.terms import loaded_terms as loaded_terms
from .lenses.sentiment.means import (
    mean_sentiment as mean_sentiment,
)
from .lenses.sentiment.means import (
    sentiment_arc as sentiment_arc,
)
from .lenses.sentiment.scores import (
    extreme_sentences as extreme_sentences,
)
from .lenses.sentiment.scores import (
    sentiment as sentiment,
)
from .lenses.sidebyside.only_here import only_here as only_here
from .lenses.sidebyside.only_here import text_reuse as text_reuse
from .lenses.sidebyside.pairs import side_by_side as side_by_side
from .lenses.tfidf import tfidf as tfidf
from .lenses.timeline import timeline as timeline
from .lenses.voices.actors import actor_names as actor_names
from .lenses.voices.quotes import find_quotes as find_quotes
from .lenses.voices.shares import (
    quoted_share as quoted_share,
)
from .lenses.voices.shares import (
    speakers as speakers,
)
from .lenses.voices.shares import (
    verb_groups as verb_groups,
)
from .lenses.voices.verb_list import speech_verbs as speech_verbs
from .rates.discovery import adjust as adjust
from .rates.planning.power import power as power
from .rates.rates import (
    compare_means as compare_means,
)
from .rates.rates import (
    compare_rates as compare_rates,
)
from .rates.rates import (
    outlet_rates as outlet_rates,
)
from .sharing.write import share as share
from .text.compare import word_differences as word_differences
from .text.concordance import concordance as concordance
from .text.concordance import in_context as in_context
from .text.counts import TermCounts as TermCounts
from .text.counts import count_terms as count_terms
from .text.fingerprint import fingerprint as fingerprint
from .text.language import language as language
from .text.sentences import split_sentences as split_sentences
from .text.tidy import tidy_text as tidy_text
from .text.words import tokens as tokens

__version__: str
from .claims.together import compare_outlets as compare_outlets

"""Compare how news outlets frame the same event.

Tables flow from a corpus to charts and words: a noun makes a tidy table, ``plot_`` + noun draws it,
``say_`` + noun puts it into sentences. ``docs/reference.md`` lists every function with one line.

read
    read_articles, match_events, dropped_lines, drop_copies, example
describe
    overview, balance, near_copies, split_sentences, find_quotes, find_loaded, find_frames,
    concordance, fingerprint, language
count
    count_terms, stop_words, tfidf
compare
    keyness, collocates, house_style, sentiment, mean_sentiment, sentiment_arc, loaded_terms,
    frames, agency, quoted_share, speakers, speech_verbs, verb_groups, side_by_side, only_here,
    timeline
claim
    compare_outlets, claims_table, placebo, robustness, leave_one_out, power, corpus_power,
    draw_sample, score_sample, corrected_rates
draw
    plot_overview, plot_tfidf, … (each noun above), figure, show_lines
say
    say_overview, say_tfidf, … (each noun above)
share
    share, and read_articles on the pack

What is needed more rarely lives in its room: ``framing.rates.compare_rates``,
``framing.charts.outlet_colours``. Rooms, from the ground up: base, text, rates, corpus, lenses,
claims, sharing; charts, commentary; report.
"""

from importlib import metadata as _metadata

import lazy_loader as _lazy_loader

ROOMS = ["base", "text", "rates", "corpus", "lenses", "claims", "sharing"]
ROOMS += ["charts", "commentary", "report"]

# Everything in the stub is an attribute, so that code written for an earlier version still runs;
# what lives in a room is offered there, not here.
__getattr__, _, _names = _lazy_loader.attach_stub(__name__, __file__)
_IN_ROOMS = """
    actor_names adjust beside_originals compare_means compare_rates corpus_power drop_copies
    event_links extreme_sentences find_agency fingerprint hand_check in_context language
    original_figures outlet_colours outlet_rates plot_rates read_codebook
    read_frames read_lexicon say_rates say_reading say_sample set_alt show_differences show_table
    text_reuse
    tidy_text tokens TermCounts validity_card word_differences
""".split()
__all__ = sorted({*_names, "__version__"} - {*_IN_ROOMS})
__version__ = _metadata.version("framing")


def __dir__() -> list[str]:
    """What Tab shows: the public functions and the ten rooms."""
    return __all__

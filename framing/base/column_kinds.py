"""What may stand in a column of a table, by the column's name, which means one thing everywhere."""

from __future__ import annotations

IDS = frozenset("article article_a article_b".split())
NAMES = IDS | frozenset(
    """
    outlet outlet_a outlet_b term category choice lens item group strength left match right coder
    what property frame name measure question answer
    """.split()
)
TEXTS = frozenset(
    """
    event title text text_a text_b statement unit pattern rule person speaker verb voice speech
    left_out code hits setting house_style topic detail verdict copy_of odd
    compared_within by form actor acted_on wording meaning examples
    """.split()
)
FLAGS = frozenset(
    """
    claim holds falls same_event few compared inferred differs corrected kept crude_claim lost_marks
    validated stands_without_top action agent_named
    """.split()
)
DATES = frozenset("published first last period change_from".split())
COUNTS = frozenset(
    """
    sentences tokens sentence sentence_a sentence_b sentences_a sentences_b start end paragraph
    n_tokens n_sentences n_words n_verbs n_quoted events shared_events bin dated dropped notices
    copies needed tested n_word n_near undated passives
    named agentless actions action_passives n_acts n_acted_on n_agentless n_of
    """.split()
)
NUMBERS = frozenset(
    """
    n articles runs splits n_articles quoted quoted_a quoted_b compound neg neu pos rate rate_rest
    rate_low rate_high mean mean_rest share share_rest per_10k per_10k_rest per_1k per_1k_rest
    per_article log_ratio log_ratio_without ratio_low ratio_high difference low high p q q_lens
    largest_p q_without g2 detectable dispersion tfidf tfidf_rest idf similarity shared within
    within_g2 within_any
    within_any_g2 between between_g2 figure ratio chance smallest_ratio weight value value_rest x
    log_dice top_share p_without_top rate_before rate_after per_100
    per_100_rest n_reference share_coded n_effective difference_low difference_high
    """.split()
)
# A ratio to nothing is infinite, and so is a bound that is not known; no other number is.
UNBOUNDED = frozenset(
    """
    log_ratio log_ratio_without low high ratio_low ratio_high smallest_ratio detectable g2
    """.split()
)
# What a user's table of articles shares with all others; its further columns are the user's own.
OF_ARTICLES = frozenset("article outlet event title text published".split())

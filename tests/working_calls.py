"""Arguments with which each public function works."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

import framing

NEW = object()  # a path at which nothing is yet
TINY = Path(__file__).with_name("data") / "tiny_corpus.jsonl"


def working_calls() -> dict[str, dict]:
    """Arguments of each public function with which it works."""
    articles = framing.read_articles(TINY)
    counts, sentences = framing.count_terms(articles), framing.split_sentences(articles)
    scored = framing.sentiment(sentences, "news")
    keyness, loaded = framing.keyness(counts, min_articles=2), framing.loaded_terms(articles)
    quotes, verbs, means = (
        framing.find_quotes(articles),
        framing.speech_verbs(articles),
        framing.mean_sentiment(scored),
    )
    shares, pairs, claims = (
        framing.quoted_share(articles),
        framing.side_by_side(articles),
        framing.claims_table(keyness=keyness, loaded=loaded),
    )
    stands, weights = (
        framing.robustness(articles, min_articles=2, lens="loaded", terms=["all"]),
        framing.tfidf(counts),
    )
    vain, style, arc = (
        framing.placebo(counts, splits=1, min_articles=2),
        framing.house_style(counts),
        framing.sentiment_arc(scored, bins=4),
    )
    groups, people, whole = (
        framing.verb_groups(verbs),
        framing.speakers(quotes),
        framing.overview(articles),
    )
    over_time = framing.timeline(articles, "pier*", by="month")
    x, n, outlets = np.array([1, 3, 0, 2, 4, 1]), np.full(6, 100), list("AABBCC")
    rates, lexicon = (
        framing.compare_rates(x, n, outlets),
        pd.DataFrame({"term": ["pier*", "council"], "category": ["a", "b"]}),
    )
    scores = pd.DataFrame(
        {
            "coder": "coder_1",
            "what": "precision",
            "outlet": "all",
            "code": "1",
            "figure": [0.5],
            "low": 0.1,
            "high": 0.9,
            "n": 9,
        }
    )
    copies = pd.DataFrame({"group": 1, "article": ["a", "b", "c"], "outlet": ["x", "x", "y"]})
    copies = copies.assign(copy_of=[None, "a", "a"], share=0.9, kept=[True, False, True])
    answered = pd.DataFrame({"article": range(12), "outlet": ["A", "B"] * 6})
    answered = answered.assign(answer=["yes", "no", "no"] * 4)
    corrected = framing.corrected_rates(answered, answered)
    tables = {
        "plot_corrected_rates": corrected,
        "say_corrected_rates": corrected,
        "plot_claims_table": claims,
        "plot_robustness": stands,
        "plot_house_style": style,
        "plot_keyness": keyness,
        "plot_collocates": framing.collocates(articles, "pier", min_articles=2),
        "plot_agency": framing.agency(articles),
        "plot_frames": framing.frames(articles),
        "plot_loaded_terms": loaded,
        "plot_overview": whole,
        "plot_near_copies": copies,
        "plot_placebo": vain,
        "plot_rates": rates,
        "plot_sentiment": means,
        "plot_sentiment_arc": arc,
        "plot_side_by_side": pairs,
        "show_differences": pairs,
        "plot_tfidf": weights,
        "plot_timeline": over_time,
        "plot_quoted_share": shares,
        "plot_speakers": people,
        "plot_verb_groups": groups,
        "say_claims_table": claims,
        "say_leave_one_out": framing.leave_one_out(counts, min_articles=2),
        "say_power": framing.power(10),
        "say_robustness": stands,
        "say_house_style": style,
        "say_keyness": keyness,
        "say_placebo": vain,
        "say_collocates": framing.collocates(articles, "pier", min_articles=2),
        "say_agency": framing.agency(articles),
        "say_frames": framing.frames(articles),
        "say_loaded_terms": loaded,
        "say_overview": whole,
        "say_near_copies": copies,
        "say_balance": framing.balance(articles),
        "say_rates": rates,
        "say_sentiment": means,
        "say_sentiment_arc": arc,
        "say_side_by_side": pairs,
        "say_tfidf": weights,
        "say_timeline": over_time,
        "say_quoted_share": shares,
        "say_speakers": people,
        "say_verb_groups": groups,
    }
    found = {name: {"table": table.head(12)} for name, table in tables.items()}
    found |= {
        name: {"articles": articles}
        for name in (
            "actor_names",
            "fingerprint",
            "event_links",
            "match_events",
            "dropped_lines",
            "language",
            "agency",
            "find_agency",
            "find_frames",
            "find_loaded",
            "frames",
            "loaded_terms",
            "only_here",
            "text_reuse",
            "overview",
            "balance",
            "drop_copies",
            "near_copies",
            "compare_outlets",
            "find_quotes",
            "speech_verbs",
            "split_sentences",
            "side_by_side",
            "quoted_share",
            "count_terms",
        )
    }
    found |= {
        name: {"counts": counts}
        for name in ("house_style", "leave_one_out", "tfidf", "keyness", "corpus_power")
    }
    found |= {
        name: {"x": x, "n": n, "outlets": outlets}
        for name in ("compare_means", "compare_rates", "outlet_rates")
    }
    return found | {
        "hand_check": {"articles": articles, "lens": "loaded"},
        "score_sample": {"path": "nowhere.csv"},
        "sentiment_arc": {"scored": scored},
        "timeline": {"articles": articles, "what": "pier*", "by": "month"},
        "show_lines": {"lines": framing.concordance(articles, "pier")},
        "figure": {"ax": None},
        "outlet_colours": {"outlets": ["a"]},
        "set_alt": {"ax": None, "text": "x"},
        "claims_table": {
            "keyness": keyness.head(12),
            "loaded": loaded,
            "sentiment": means,
            "voices": shares,
        },
        "say_sample": {"scores": scores},
        "say_reading": {"text": "x", "written_for": "00000000", "articles": articles},
        "collocates": {"articles": articles, "word": "pier*"},
        "concordance": {"articles": articles, "patterns": "pier*"},
        "in_context": {"articles": articles, "hits": framing.find_loaded(articles)},
        "read_articles": {"path": TINY},
        "example": {"name": "practice"},
        "power": {"rate": 10},
        "read_frames": {"source": lexicon.rename(columns={"category": "frame"})},
        "read_codebook": {"source": pd.DataFrame({"question": "q", "answer": ["a", "b"]})},
        "corrected_rates": {"coded": answered, "reference": answered},
        "read_lexicon": {"source": lexicon},
        "original_figures": {},
        "adjust": {"p": [0.1, 0.2]},
        "beside_originals": {"table": loaded, "lens": "loaded", "articles": articles},
        "placebo": {"counts": counts, "splits": 1, "min_articles": 2},
        "speakers": {"quotes": quotes},
        "verb_groups": {"verbs": verbs},
        "sentiment": {"sentences": sentences},
        "mean_sentiment": {"scored": scored},
        "robustness": {
            "articles": articles.iloc[:2],
            "lens": "loaded",
            "terms": ["all"],
            "claims": 1,
        },
        "extreme_sentences": {"scored": scored},
        "stop_words": {},
        "share": {"articles": articles.iloc[:2], "folder": NEW},
        "tidy_text": {"texts": articles["text"]},
        "tokens": {"text": "a b"},
        "draw_sample": {"articles": articles, "lens": "loaded", "path": NEW},
        "validity_card": {},
        "word_differences": {"text_a": "a", "text_b": "b"},
    }

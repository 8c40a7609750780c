"""What holds within shared events only is not told as if it held of all articles."""

from __future__ import annotations

import numpy as np
import pandas as pd

import framing

WORD = {
    "outlet": "Echo",
    "term": "pier",
    "n": 9,
    "n_articles": 6,
    "per_10k": 5.5,
    "per_10k_rest": 2.1,
    "log_ratio": np.inf,
    "low": 1.0,
    "high": np.inf,
    "q": 0.01,
    "claim": True,
    "compared_with": "the others",
    "compared_within": "events",
}


def words(*changes) -> str:
    outlets = [{"outlet": name, "claim": False} for name in ("Gazette", "Herald")]
    rows = [{**WORD, **change} for change in (*changes, *outlets)]
    return framing.say_keyness(pd.DataFrame(rows))


def test_a_word_that_others_write_on_other_events_is_not_told_as_here_only():
    said = words({})
    assert "“pier” in its shared events here only (all articles: 5.5 against 2.1 per" in said
    assert "here only (5.5" in words({"per_10k_rest": 0.0})
    never = {"log_ratio": -np.inf, "low": -np.inf, "high": -1.0}
    assert "“pier” never in its shared events (all articles: 5.5" in words(never)
    assert "never, elsewhere 2.1" in words({**never, "per_10k": 0.0})


def test_ratios_say_within_what_they_are():
    ratio = {"log_ratio": 1.0, "low": 0.5, "high": 2.0}
    assert "The ratios are those in each outlet's shared events." in words(ratio)
    assert "ratios are" not in words({**ratio, "compared_within": "all articles"})
    assert "ratios are" not in words({})


def test_a_kind_of_words_that_others_use_on_other_events_is_not_told_as_here_only():
    row = {
        "outlet": "Echo",
        "category": "ridicule",
        "n": 7,
        "n_tokens": 1000,
        "per_1k": 7.0,
        "per_1k_rest": 1.0,
        "articles": 9,
        "rate_low": 4.0,
        "rate_high": 9.0,
        **{name: WORD[name] for name in "log_ratio low high q claim compared_within".split()},
    }
    whole = {"category": "all", "claim": False, "log_ratio": 1.0}
    others = {"outlet": "Herald", "claim": False}
    rows = [row, {**row, **whole}, {**row, **others}, {**row, **whole, **others}]
    said = framing.say_loaded_terms(pd.DataFrame(rows))
    assert "Ridicule in its shared events here only (7 times)" in said
    assert "between the two outlets can be claimed" in said
    assert (
        "The ratios are those in each outlet's shared events." in said
    )  # 20 times as often, of 35 and 1.6
    rows[0]["per_1k_rest"] = 0.0
    assert "Ridicule here only" in framing.say_loaded_terms(pd.DataFrame(rows))
    rows = [{**each, "compared_within": "all articles", "claim": False} for each in rows]
    assert "atios" not in framing.say_loaded_terms(pd.DataFrame(rows))


def test_ratios_of_frames_say_within_what_they_are():
    frames = framing.frames(
        framing.match_events(framing.read_articles(framing.example("practice")))
    )
    assert (frames["compared_within"] == "events").any() and not frames["claim"].any()
    said = framing.say_frames(frames)
    assert "Ratios, where they are told, are those in each outlet's shared events." in said


def test_shares_of_the_others_are_told_as_theirs():
    row = {
        "outlet": "Echo",
        "group": "strong",
        "n": 30,
        "n_verbs": 100,
        "share": 0.3,
        "share_rest": 0.6,
        "low": 0.2,
        "high": 0.4,
        "log_ratio": -1.0,
        "ratio_low": -1.5,
        "ratio_high": -0.5,
        "q": 0.01,
        "claim": True,
        "compared": True,
        "articles": 20,
        "compared_within": "events",
    }
    rows = [row, {**row, "outlet": "Gazette", "claim": False}, {**row, "outlet": "Wire"}]
    statement = framing.claims_table(verbs=pd.DataFrame(rows))["statement"].iloc[0]
    assert "30% of Echo's verbs of speech are strong ones, 60% of those of the others" in statement
    assert statement.endswith("in its shared events that of the others is 2.0 times as large.")
    said = framing.say_claims_table(framing.claims_table(verbs=pd.DataFrame(rows)))
    assert "95% interval 1.4 to 2.8 times; q = 0.010" in said.replace("\u00a0", " ")
    said = framing.say_verb_groups(pd.DataFrame(rows))
    assert "(30.0%, 95% interval 20.0 to 40.0, against 60.0%)" in said
    rows[0] = {**row, "log_ratio": 1.0}  # within events it is the other way round
    said = framing.say_verb_groups(pd.DataFrame(rows))
    assert "a larger share of strong verbs than the other outlets together in its shared" in said
    assert "events (all articles: 30.0%" in said


def test_speakers_of_russian_news_have_the_figure_of_russian_news():
    row = {
        "outlet": "Эхо",
        "person": "сообщение",
        "n": 9,
        "n_words": 90,
        "share": 0.4,
        "low": 0.2,
        "high": 0.6,
        "n_articles": 8,
        "articles": 20,
    }
    table = pd.DataFrame([row, {**row, "person": "Орло Данн", "n_words": 70}])
    said = framing.say_speakers(table)
    assert "quotations in Russian news" in said and "English" not in said
    assert "“сообщение” (40.0% of them, 95% interval 20.0 to 60.0; 9 quotations" in said
    assert "and Орло Данн (" in said
    english = framing.say_speakers(table.assign(person=["the union", "Orlo Dann"]))
    assert "quotations in English news" in english and "to the union (" in english


def test_a_rate_of_what_is_there_is_not_told_as_none():
    row = {"outlet": "Echo", "category": "ridicule", "n": 1, "n_tokens": 100_000, "per_1k": 0.01}
    row |= {"per_1k_rest": 0.1, "articles": 90, "n_articles": 1, "rate_low": 0.0, "rate_high": 0.1}
    row |= {name: WORD[name] for name in "low high compared_within compared_with".split()}
    row |= {"log_ratio": -3.0, "q": 0.7, "claim": False}
    rows = [row, {**row, "outlet": "Gazette"}, {**row, "outlet": "Herald"}]
    statement = framing.claims_table(loaded=pd.DataFrame(rows))["statement"].iloc[0]
    assert "stand once in Echo's articles (0.01 times per 1,000 words, the others" in statement

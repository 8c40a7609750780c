"""Names are shown as they stand, and a figure that the caller made keeps its size: every chart."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.cbook import is_math_text
from matplotlib.colors import to_hex
from matplotlib.text import Text

import framing
from framing.charts.linked.marks import ratio_words
from framing.charts.style import empty_chart, new_axes, outlet_legend

PRICED = "A$x$ News", r"B$\no such$ Post"  # a formula, and one that matplotlib cannot read
NINE = [f"The Long Named Chronicle of Town {number}" for number in range(9)]
CHARTS = sorted({"plot_rates", *(name for name in dir(framing) if name.startswith("plot_"))})


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def rows(outlets, **columns) -> pd.DataFrame:
    """One row an outlet, with the same values in the other columns."""
    return pd.DataFrame({"outlet": list(outlets)}).assign(**columns)


def table_for(chart: str, outlets) -> pd.DataFrame:
    """A table that the chart takes; whatever bears a name has one with two dollar signs in it."""
    bounds = {"low": 0.1, "high": 0.6}
    rates = {"rate_low": 0.1, "rate_high": 0.6}
    effect = {"log_ratio": 1.0, "low": 0.2, "high": 1.8, "claim": True}
    keyness = {"term": "$term$", "n": 9, "n_articles": 5, "per_10k": 4.0, "per_10k_rest": 2.0}
    placebo = {"within": 0.1, "within_g2": 9.0, "between": 4.0, "between_g2": 20.0}
    pairs = {"outlet_a": outlets[0], "outlet_b": outlets[1], "article_a": "a", "article_b": "b"}
    pairs |= {"sentence_a": 1, "sentence_b": 2, "sentences_a": 3, "sentences_b": 3}
    loaded = {"category": "$kind$", "n": 5, "per_1k": 0.4, "claim": True}
    counted = {"n": 9, "per_1k": 4.0, "claim": True, **rates}
    verbs = {"group": "strong", "n": 9, "n_verbs": 50, "compared": True, "claim": True}
    over_time = {"period": pd.Timestamp("2024-05-06"), "n_articles": 4, "n": 900, "unit": "per $"}
    over_time |= {"what": "$term$", "by": "week", "event": "A $5 or $6 fare (3)"}
    columns = {
        "plot_agency": {"measure": "m", "name": "$name$", "n_of": 40, "per_100": 9.0, **counted},
        "plot_claims_table": {"lens": "keyness", "item": "$item$", "difference": np.nan} | effect,
        "plot_collocates": {"term": "$term$", "log_dice": 9.0, **counted},
        "plot_corrected_rates": {"question": "q", "answer": "$x$", "share_coded": 0.2}
        | {"share": 0.3, "low": 0.1, "high": 0.6, "claim": True},
        "plot_frames": {"frame": "f", "name": "$name$", "validated": True, **counted},
        "plot_house_style": {"term": "$term$", "rule": "$", "n": 9, "share": 0.5, "per_10k": 3.0},
        "plot_keyness": {**keyness, **effect, "g2": 9.0},
        "plot_loaded_terms": {**loaded, **rates},
        "plot_near_copies": {"copy_of": "a", "share": 0.9, "kept": True},
        "plot_overview": {"articles": 4, "tokens": 900, "quoted": 0.2},
        "plot_placebo": {"articles": 8, **placebo, "within": [np.nan] + [0.1] * (len(outlets) - 1)},
        "plot_quoted_share": {"share": 0.3, **bounds, "articles": 8},
        "plot_rates": {"item": "$item$", "rate": 0.3, **bounds},
        "plot_robustness": {"choice": "$", "term": "$term$", "holds": True} | effect,
        "plot_sentiment": {"mean": 0.3, **rates, "n_sentences": 20},
        "plot_sentiment_arc": {"bin": 1, "mean": 0.3, **bounds},
        "plot_side_by_side": {"event": "A $5 or $6 fare", "same_event": True, **pairs},
        "plot_speakers": {"person": "$name$", "share": 0.3, **bounds, "n_words": 9, "articles": 8},
        "plot_timeline": {"rate": 0.3, **bounds, **over_time},
        "plot_tfidf": {"term": "$term$", "tfidf": 0.3, "tfidf_rest": 0.1, "difference": 0.2},
        "plot_verb_groups": {**verbs, "share": 0.2, "share_rest": 0.1, **bounds, "articles": 8},
    }
    table = rows(outlets, **columns[chart])
    if chart == "plot_near_copies":
        table["article"] = ["a", *"bcdefghijk"][: len(table)]
    return table.assign(strength="strong") if chart == "plot_side_by_side" else table


def drawn_texts(figure) -> list[str]:
    figure.canvas.draw()
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


@pytest.mark.parametrize("chart", CHARTS)
def test_names_with_dollar_signs_are_shown_as_they_stand(chart):
    ax = getattr(framing, chart)(table_for(chart, PRICED))
    texts = drawn_texts(ax.figure)
    assert not [text for text in texts if is_math_text(text)]
    shown = " ".join(" ".join(texts).split()).replace(r"\$", "$")
    named = {"A$x$ News", "$term$", "$kind$", "$name$", "$item$", "A $5 or $6 fare"}
    assert all(name in shown for name in named & {*table_for(chart, PRICED).to_numpy().ravel()})
    assert "A$x$ News" in shown


@pytest.mark.parametrize("chart", CHARTS)
def test_a_figure_of_the_caller_keeps_its_size(chart):
    figure, ax = plt.subplots(figsize=(7.5, 3), layout="constrained")
    getattr(framing, chart)(table_for(chart, NINE), ax=ax)
    assert tuple(figure.get_size_inches()) == (7.5, 3)


def test_a_figure_of_a_chart_grows_with_its_legend_once():
    ax = new_axes(height=3)
    outlet_legend(ax, NINE)
    grown = ax.figure.get_figheight()
    assert grown > 3
    outlet_legend(new_axes(ax), NINE)  # the figure is the caller's by now
    assert ax.figure.get_figheight() == grown


@pytest.mark.parametrize("chart", CHARTS)
def test_names_of_any_length_and_shape_are_drawn(chart):
    table = table_for(chart, ("N" * 200 + "$a_$", "W " * 200, "a\nb\n\nc", "_$^_"))
    for column in {"event", "category", "person", "term", "item", "rule"} & {*table}:
        table[column] = table[column] + " & so on" * 40
    shown = getattr(framing, chart)(table)
    texts = [text.replace(r"\$", "$") for text in drawn_texts(shown.figure)]
    assert max(len(line) for text in texts for line in text.split("\n")) <= 100
    assert shown.figure.get_figwidth() < 10


def test_a_chart_says_its_message_in_ten_words_and_what_it_measures():
    """Of every chart: a title above the whole picture, in it, in letters that a phone shows."""
    table = pd.DataFrame({"outlet": ["Echo", "Herald"], "item": "asks", "rate": [0.5, 0.25]})
    ax = framing.plot_rates(table, unit="questions per sentence")
    title, measure = (text.get_text() for text in ax.texts[-2:])
    assert title == "Echo highest: asks" and measure == "questions per sentence"
    assert ax.get_xlabel() == "" and ax.figure.get_figwidth() <= 4.03  # 9 points: 11 px at 355 px


def test_a_long_name_leaves_room_for_the_chart():
    table = pd.DataFrame({"outlet": ["Chronicle " * 9, "Echo"], "item": "asks", "rate": [0.5, 0.2]})
    ax = framing.plot_rates(table.assign(item=["a very long item " * 6] * 2))
    ax.figure.canvas.draw()
    assert ax.get_window_extent().width > 0.4 * ax.figure.bbox.width
    assert all(label.get_text().count("\n") <= 1 for label in ax.get_yticklabels())


def test_a_title_says_who_quotes_most_only_where_it_is_claimed():
    table = pd.DataFrame({"outlet": ["Echo", "Herald"], "share": [0.156, 0.115], "articles": 9})
    table = table.assign(low=0.1, high=0.2)
    for claim, said in (
        (False, "11.5% to 15.6% of words quoted, no"),
        (True, "Echo quotes most"),
    ):
        ax = framing.plot_quoted_share(table.assign(claim=claim))
        assert said in " ".join(drawn_texts(ax.figure)).replace("\n", " ")


@pytest.mark.parametrize("chart", CHARTS)
def test_every_letter_is_ink_or_grey_and_read_on_a_white_page_and_a_dark_one(chart):
    """Other colours are too pale for letters; pages turn these into theirs."""
    from framing.report.pages.charts import ROLES

    table = table_for(chart, ["Echo", "Herald"])
    ax = getattr(framing, chart)(table.assign(validated=False) if "validated" in table else table)
    ax.figure.canvas.draw()
    letters = [text for text in ax.figure.findobj(Text) if text.get_text().strip()]
    colours = {to_hex(text.get_color()) for text in letters if text.get_color() != "none"}
    assert {ROLES.get(colour) for colour in colours} <= {"--ink", "--quiet"}


def test_what_stands_in_place_of_a_chart_is_as_wide_as_a_phone():
    words = "no part of the articles has 5 sentences, of which a mean could be drawn"
    (text,) = empty_chart(None, words, "").texts
    lines = text.get_text().split("\n")
    assert " ".join(lines) == words and max(map(len, lines)) <= 46


def test_counts_of_verbs_stand_clear_of_their_dots():
    ax = framing.plot_verb_groups(table_for("plot_verb_groups", ["Echo", "Herald"]))
    dot = max(line.get_markersize() + line.get_markeredgewidth() for line in ax.lines) / 2
    counts = [text for text in ax.texts if text.get_text() == "9 of 50"]
    assert counts and min(text.xyann[0] for text in counts) >= dot + 4


def test_a_claim_of_neutral_verbs_is_drawn():
    table = table_for("plot_verb_groups", ["Echo", "Herald"])
    neutral = table.assign(group="neutral", share=[0.9, 0.5], claim=False)
    for claim in (False, True):
        drawn = pd.concat([table.assign(claim=False), neutral.assign(claim=claim)])
        ax = framing.plot_verb_groups(drawn)
        assert ("neutral" in [label.get_text() for label in ax.get_yticklabels()]) == claim


def words_of(ax) -> str:
    """All that is written in a figure, in one line."""
    texts = ax.figure.findobj(Text)
    return " ".join(" ".join(text.get_text() for text in texts).split())


def test_a_chart_of_verbs_says_which_way_its_claim_goes():
    table = table_for("plot_verb_groups", ["Echo", "Herald", "Wire"])
    fewer = table.assign(group="neutral", share=[0.7, 0.9, 0.9], share_rest=0.9)
    fewer["claim"] = fewer["outlet"] == "Echo"
    ax = framing.plot_verb_groups(pd.concat([table.assign(claim=False), fewer]))
    assert "Echo: fewer neutral verbs of speech" in words_of(ax)
    assert "Echo: neutral 70.0% against 90.0%" in ax.get_label()
    more = table.assign(claim=table["outlet"] == "Wire")  # twice the share of the others
    ax = framing.plot_verb_groups(pd.concat([more, fewer]))
    assert "Wire: more strong verbs of speech" in words_of(ax)


def test_a_noun_does_not_speak():
    table = table_for("plot_speakers", ["Echo", "Herald"]).assign(person=["сообщение", "Orla Finn"])
    assert "“сообщение” is quoted most in Echo" in words_of(framing.plot_speakers(table))
    table = table.assign(share=[0.1, 0.3])
    assert "Orla Finn speaks most in Herald" in words_of(framing.plot_speakers(table))


def test_a_word_that_others_write_on_other_events_is_not_drawn_as_only_here():
    table = table_for("plot_keyness", ["Echo", "Herald", "Wire"])
    table = table.assign(log_ratio=np.inf, high=np.inf, compared_within="events")
    ax = framing.plot_keyness(table, outlet="Echo")
    assert "one side never, in an outlet's shared events." in words_of(ax)
    ax = framing.plot_keyness(table.assign(per_10k_rest=0.0), outlet="Echo")
    assert "one side never." in words_of(ax)
    row = next(table.itertuples())
    assert ratio_words(row, "the others").startswith("only here, in its shared events (")


def test_a_chart_of_both_voices_draws_the_kinds_used_most_and_says_so():
    kinds = pd.concat(
        table_for("plot_loaded_terms", ["Echo", "Herald", "Wire"]).assign(
            category=f"kind {number}", per_1k=float(number), voice=voice
        )
        for number in range(14)
        for voice in ("own", "quoted")
    )
    ax = framing.plot_loaded_terms(kinds)
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names[-1].lower() == "kind 13" and len(names) == 8
    assert "of 14" in " ".join(drawn_texts(ax.figure)).replace("\n", " ")


def test_a_person_who_is_named_by_an_office_is_named_whole():
    person = "the association's chairman"
    table = table_for("plot_speakers", ["Echo", "Herald"]).assign(person=person)
    labels = [label.get_text() for label in framing.plot_speakers(table).get_yticklabels()]
    assert person in [" ".join(label.split()) for label in labels]


def test_the_title_of_paired_sentences_says_of_which_event():
    pairs = table_for("plot_side_by_side", ["Echo", "Herald"])
    ax = framing.plot_side_by_side(pairs.assign(event="event 8", same_event=True).head(1))
    title = " ".join(drawn_texts(ax.figure)).replace("\n", " ")
    assert "Event 8: 1 sentence has a counterpart" in title

"""Paired sentences: the measure worked by hand, what a careful reader would pair, and what must
never be paired.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from two_stories import two_stories

import framing
from framing.lenses.sidebyside.alignment import weigh
from framing.lenses.sidebyside.pairs import DEFAULT, STRONG

A = (
    "The old ferry pier was shut on Monday. Nobody was hurt. The mayor promised a new bridge "
    "by spring."
)
B = (
    "A goose came by. The ferry pier is shut at last, on a Monday. By spring the mayor wants a "
    "bridge."
)


def corpus(*texts, event="e", outlets=None) -> pd.DataFrame:
    outlets = outlets or [f"Outlet {at}" for at in range(len(texts))]
    return pd.DataFrame(
        {
            "article": [f"a{at}" for at in range(len(texts))],
            "outlet": outlets,
            "event": event,
            "text": texts,
        }
    )


@pytest.fixture(scope="module")
def practice():
    return framing.match_events(framing.read_articles("data/practice"))


@pytest.fixture(scope="module")
def seeds():
    return framing.match_events(framing.read_articles("seeds"))


def test_similarity_is_cosine_times_shared_words_by_hand():
    articles = corpus("Red ferry sank.", "Red ferry sailed slowly.")
    sentences = weigh(articles, [0, 1])
    near = sentences.similarity(np.array([0]), np.array([1])).item()
    # idf = ln((1 + 2) / (1 + articles with the word)) + 1
    both, one = np.log(3 / 3) + 1, np.log(3 / 2) + 1
    words = [set(sentences.terms[sentences.present[[row]].indices]) for row in (0, 1)]
    lengths = [
        np.sqrt(sum((both if word in words[0] & words[1] else one) ** 2 for word in side))
        for side in words
    ]
    shared = len(words[0] & words[1])
    cosine = shared * both**2 / (lengths[0] * lengths[1])
    assert shared == 2 and near == pytest.approx(cosine * (1 - np.exp(-shared / 2)))


def test_pairs_are_each_others_best_and_above_the_threshold(practice):
    table = framing.side_by_side(practice)
    assert (table["similarity"] >= DEFAULT).all() and table["same_event"].all()
    assert (table.loc[table["strength"] == "strong", "similarity"] >= STRONG).all()
    for side in "ab":
        assert not table.duplicated(["article_a", "article_b", f"sentence_{side}"]).any()
    strong = framing.side_by_side(practice, strength="strong")
    assert len(strong) == (table["strength"] == "strong").sum() > 0


def test_only_articles_of_one_event_and_two_outlets_are_paired(practice):
    table = framing.side_by_side(practice)
    event = practice.set_index("article")["event"]
    assert (table["article_a"].map(event) == table["article_b"].map(event)).all()
    assert (table["outlet_a"] != table["outlet_b"]).all()


def test_what_a_reader_would_pair():
    table = framing.side_by_side(corpus(A, B))
    assert table[["sentence_a", "sentence_b"]].to_numpy().tolist() == [[1, 2], [3, 3]]


def test_six_quoted_words_in_common_make_a_strong_pair():
    said = "“we shall not leave this house before the roof is mended”"
    table = framing.side_by_side(
        corpus(
            f"Tenants met late in the cold hall and vowed {said}. Rain fell.",
            f"Sun shone. A long quarrel over heating, rents, damp and rats ended with {said}.",
        )
    )
    assert table["anchor"].tolist() == ["quotation"] and table["strength"].tolist() == ["strong"]


def test_the_two_source_stories_are_two_stories(seeds):
    table = framing.side_by_side(seeds)
    assert (
        len(table)
        and not table["same_event"].any()
        and set(table["strength"]) <= {"loose", "default", "strong"}
    )
    assert "Two stories, not one event" in framing.say_side_by_side(table)
    texts = table["text_a"] + " " + table["text_b"]
    assert texts.str.contains("80.1").any()
    assert texts.str.contains("fraternal bond").eq(texts.str.contains("kinship ties")).all()


def test_a_named_pair(seeds):
    ids = seeds["article"].tolist()
    assert len(framing.side_by_side(seeds, pair=tuple(ids)))
    with pytest.raises(framing.FramingError, match="pair names 'none'"):
        framing.side_by_side(seeds, pair=(ids[0], "none"))
    with pytest.raises(framing.FramingError, match="two different articles"):
        framing.side_by_side(seeds, pair=(ids[0], ids[0]))


def test_ten_outlets_in_one_event_are_all_pairs_and_a_baseline_is_its_own():
    articles = corpus(*[A] * 10)
    pairs = framing.side_by_side(articles).groupby(["outlet_a", "outlet_b"]).size()
    assert len(pairs) == len(list(combinations(range(10), 2)))
    assert (
        len(
            framing.side_by_side(articles, baseline="Outlet 3")
            .groupby(["outlet_a", "outlet_b"])
            .size()
        )
        == 9
    )
    with pytest.raises(framing.FramingError, match="baseline must be one of"):
        framing.side_by_side(articles, baseline="Nobody")


def test_identical_articles_pair_in_order_and_nothing_is_only_here():
    articles = corpus(A, A)
    table = framing.side_by_side(articles)
    assert (table["sentence_a"] == table["sentence_b"]).all() and len(table) == 3
    assert framing.only_here(articles).empty


@pytest.mark.parametrize("texts", [("One.", "One."), ("Rain.", A), ("“”", A), ("…", "!?")])
def test_articles_of_next_to_nothing_do_not_fall_over(texts):
    framing.side_by_side(corpus(*texts))
    framing.only_here(corpus(*texts))
    framing.text_reuse(corpus(*texts))


def test_one_outlet_alone_has_no_pair():
    articles = corpus(A, B, outlets=["Echo", "Echo"])
    table = framing.side_by_side(articles)
    assert table.empty and "No sentences could be paired" in framing.say_side_by_side(table)


def test_a_pair_with_a_quotation_and_a_figure_is_counted_once_and_said_to_be():
    table = framing.side_by_side(corpus(A, B)).head(1)
    both = pd.concat([table] * 4, ignore_index=True)
    both["anchor"] = ["quotation", "number", "number", ""]
    said = framing.say_side_by_side(both)
    assert "Besides words, 1 has a quotation in common and 2 others a figure." in said
    assert "1 has a figure in common." in framing.say_side_by_side(table.assign(anchor="number"))


def test_an_office_and_a_name_before_two_quotations_are_no_quotation_in_common():
    head = "The Orvelle harbour board safety director Ben Orlo"
    told = f"{head} said the pier “was never going to hold another winter”. A choir sang."
    other = f"{head} called the fare “too much for anybody who fishes”. Geese came."
    cut = f"{head} said it plainly: the pier “was never going to hold”. Rain fell."
    assert "quotation" not in set(framing.side_by_side(corpus(told, other))["anchor"])
    assert "quotation" in set(framing.side_by_side(corpus(told, cut))["anchor"])


def test_only_here_lists_what_one_side_tells(practice):
    alone = framing.only_here(corpus(A, B))
    # of three words: too short for a reading list
    assert "Nobody was hurt." not in alone["text"].tolist()
    told = framing.only_here(practice)
    paired = framing.side_by_side(practice)
    both = {
        *zip(paired["article_a"], paired["sentence_a"]),
        *zip(paired["article_b"], paired["sentence_b"]),
    }
    assert not both & {*zip(told["article"], told["sentence"])}
    for _, side in told.groupby(["article", "other"], sort=False):
        assert side["centrality"].is_monotonic_decreasing


def test_text_reuse_finds_the_same_words_and_their_voice():
    run = "the pier will be closed until the surveyors have measured every single plank"
    table = framing.text_reuse(
        corpus(f"The port said {run}, no less.", f"“Well, {run},” she said.")
    )
    assert table["text"].tolist() == [run] and table["n_tokens"].tolist() == [13]
    assert table[["quoted_a", "quoted_b"]].to_numpy().tolist() == [[False, True]]
    with pytest.raises(framing.FramingError, match="words must be a whole number"):
        framing.text_reuse(corpus(A, B), words=2)


def test_many_events_cost_each_the_same(practice):
    """Pairs of one event do not depend on what other events there are."""
    alone = practice[practice["event"] == practice["event"].dropna().iloc[0]]
    few, all_of_them = framing.side_by_side(alone), framing.side_by_side(practice)
    same = all_of_them[all_of_them["event"] == alone["event"].iloc[0]].reset_index(drop=True)
    pd.testing.assert_frame_equal(few, same, check_dtype=False)


def test_the_chart_shows_each_pair_and_says_so(practice):
    table = framing.side_by_side(practice)
    event = table["event"].iloc[0]
    ax = framing.plot_side_by_side(table, event=event)
    assert len(ax.lines) == (table["event"] == event).sum()
    with pytest.raises(framing.FramingError, match="event must be one of"):
        framing.plot_side_by_side(table, event="none")


def test_marked_words_are_those_that_differ_and_tags_are_text():
    table = framing.side_by_side(
        corpus(
            "The ferry pier <img src=x onerror=alert(1)> was shut on Monday.",
            "The ferry pier <script>alert(1)</script> was closed on Monday.",
        )
    )
    html = framing.show_differences(table)._repr_html_()
    assert "<mark>shut</mark>" in html and "<mark>closed</mark>" in html
    assert "<img" not in html and "<script" not in html


def test_the_note_under_the_chart_is_not_cut_off():
    table = framing.side_by_side(
        pd.DataFrame(
            {
                "article": ["a", "b"],
                "outlet": ["Echo", "Herald"],
                "text": [
                    "The old ferry pier was shut. Nobody was hurt.",
                    "A goose came by. The ferry pier is shut at last.",
                ],
            }
        )
    )
    ax = framing.plot_side_by_side(table)
    figure = ax.figure
    figure.canvas.draw()
    box, whole = ax.xaxis.label.get_window_extent(), figure.bbox
    assert whole.x0 <= box.x0 and box.x1 <= whole.x1


def test_numbers_names_and_title_stand_apart():
    near = [1, 2, 3, 9, 10, 26, 27, 28, 58, 59, 60]
    table = pd.DataFrame(
        {
            "event": "Harbour",
            "same_event": True,
            "outlet_a": "The Evening Harbour Gazette",
            "outlet_b": "Herald",
            "article_a": "a",
            "article_b": "b",
            "sentence_a": near,
            "sentence_b": near[::-1],
            "strength": "strong",
            "sentences_a": 60,
            "sentences_b": 60,
        }
    )
    ax = framing.plot_side_by_side(table)
    ax.figure.canvas.draw()
    texts = [*ax.texts, ax.title, ax._left_title]
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text()]
    over = [
        (one, two)
        for at, (one, box) in enumerate(boxes)
        for two, other in boxes[at + 1 :]
        if box.overlaps(other)
    ]
    assert not over
    assert len(boxes) > 2 * 8 + 2  # few numbers are left out


def test_sentences_looked_at_in_blocks_are_paired_as_all_at_once(practice, seeds, monkeypatch):
    from framing.lenses.sidebyside import alignment

    lenses = (framing.side_by_side, framing.only_here)
    whole = [lens(articles) for articles in (practice, seeds) for lens in lenses]
    monkeypatch.setattr(alignment, "CELLS", 7)  # a sentence or two at a time
    blocks = [lens(articles) for articles in (practice, seeds) for lens in lenses]
    for table, in_blocks in zip(whole, blocks):
        assert len(table) and table.equals(in_blocks)


def test_the_first_of_two_sentences_that_are_as_near_is_the_pair(monkeypatch):
    from framing.lenses.sidebyside import alignment

    monkeypatch.setattr(alignment, "CELLS", 1)
    twice = "The old ferry pier was shut. The old ferry pier was shut."
    pairs = framing.side_by_side(corpus(twice, twice))
    assert pairs[["sentence_a", "sentence_b"]].to_numpy().tolist() == [[1, 1]]


def test_an_event_of_three_outlets_lists_each_pair_of_them():
    alone = framing.only_here(corpus(A, B, "A choir sang in the rain for three hours."))
    listed = alone.groupby(["outlet", "other"]).size()
    assert listed["Outlet 2", "Outlet 0"] == listed["Outlet 2", "Outlet 1"] == 1
    assert ("Outlet 0", "Outlet 2") in listed and (alone["nearest"] < 0.1).all()


def test_what_two_stories_have_related_is_not_told_by_one_alone():
    articles = two_stories()
    paired, alone = framing.side_by_side(articles), framing.only_here(articles)
    assert not paired["same_event"].any() and paired["similarity"].min() < 0.1
    related = {*paired["text_a"], *paired["text_b"]}
    assert len(alone) and related.isdisjoint(alone["text"])

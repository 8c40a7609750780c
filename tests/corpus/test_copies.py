"""Near copies: found when cut, added to, updated; not when two reports quote the same words."""

from __future__ import annotations

import json
import warnings

import numpy as np
import pandas as pd
import pytest

import framing
from framing.base.errors import FramingError
from framing.corpus.copies.pairs import candidate_pairs, shared_parts
from framing.corpus.copies.shingles import sampled_shingles, shingles

SYLLABLES = np.array("bar den fol gim hus jel kor lam mip nor pel quo ris sut tav".split())


def report(seed: int, n: int = 20) -> list[str]:
    """Sentences of invented words, other ones for every seed."""
    rng = np.random.default_rng(seed)
    words = ["".join(rng.choice(SYLLABLES, 3)) for _ in range(12 * n)]
    return [" ".join(words[row : row + 12]).capitalize() + "." for row in range(0, 12 * n, 12)]


def table_of(*texts, outlets=None, **columns) -> pd.DataFrame:
    texts = [text if isinstance(text, str) else " ".join(text) for text in texts]
    ids = [f"n{number}" for number in range(len(texts))]
    return pd.DataFrame(
        {"article": ids, "outlet": outlets or ["Echo"] * len(texts), "text": texts, **columns}
    )


STORY, OTHER = report(1), report(2)
COPIES = {
    "same": STORY,
    "capital letters and marks": [line.upper().replace(".", " — ”") for line in STORY],
    "cut to a half": STORY[:10],
    "the second half": STORY[10:],
    "a paragraph more": [*STORY[:10], *OTHER[:4], *STORY[10:]],
    "another headline": [*OTHER[:1], *STORY],
    "one line differs": [*STORY[:7], *OTHER[:1], *STORY[8:]],
    "updated": [*OTHER[:3], *STORY[2:14], *OTHER[3:6], *STORY[16:]],
}
NO_COPIES = {
    "another report": OTHER,
    "a shared quotation": [*OTHER[:9], *STORY[4:8], *OTHER[9:]],
    "in other words": [" ".join(line.split()[::-1]) for line in STORY],
    "a brief in a round-up": [*STORY[:2], *OTHER, *report(3)],
    "one story of four": [*STORY, *OTHER, *report(3), *report(4)],
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_copies_are_told(text):
    copies = framing.near_copies(table_of(STORY, text, report(5)))
    assert set(copies["article"]) == {"n0", "n1"} and copies["kept"].sum() == 1


@pytest.mark.parametrize("text", NO_COPIES.values(), ids=NO_COPIES)
def test_what_is_no_copy_is_not_told(text):
    assert framing.near_copies(table_of(STORY, text)).empty


def test_ten_copies_are_one_group_and_all_hang_on_the_one_that_is_kept():
    ten = [[*STORY[:row], *report(50 + row, 1), *STORY[row + 1 :]] for row in range(10)]
    copies = framing.near_copies(table_of(report(6), STORY, *ten, report(7)))
    assert copies["group"].tolist() == [1] * 11 and copies["kept"].sum() == 1
    assert len(set(copies["copy_of"].dropna())) == 1 and copies["share"].between(0.8, 1).all()


def test_the_share_is_that_of_runs_of_five_words():
    articles = table_of(STORY, STORY[:10])
    copies = framing.near_copies(articles).set_index("article")
    assert copies.loc["n1", "share"] == 1 and copies.loc["n0", "kept"]
    shares, sizes = shared_parts(articles["text"], np.array([[0, 1]]))
    assert sizes.tolist() == [[236, 116]] and shares.tolist() == [[116 / 236, 1]]


def test_the_earliest_stays_else_the_longest():
    dates = ["2024-05-03", "2024-05-02", None]
    copies = framing.near_copies(table_of(STORY, STORY[:12], STORY[:15], published=dates))
    assert copies["article"].tolist() == ["n1", "n0", "n2"]
    copies = framing.near_copies(table_of(STORY[:12], STORY, STORY[:15]))
    assert copies["article"].tolist()[0] == "n1"


def test_no_copy_hangs_on_a_chain_of_others():
    """Two halves of one story are copies of it, and not of one another."""
    halves = framing.near_copies(table_of(STORY[:10], STORY[10:], report(3)))
    assert halves.empty
    dates = ["2024-05-01", "2024-05-02", "2024-05-03"]
    chain = table_of(STORY[:12], [*STORY[4:], *OTHER[:4]], [*STORY[14:], *OTHER[:10]])
    copies = framing.near_copies(chain.assign(published=dates))
    assert copies["article"].tolist() == ["n0", "n1"]  # the third shares nothing with the first


def test_copies_of_other_outlets_are_named_and_kept():
    articles = table_of(STORY, STORY[:15], STORY[:14], OTHER, outlets=["A", "B", "B", "B"])
    copies = framing.near_copies(articles).set_index("article")
    assert copies["copy_of"].tolist() == [None, "n0", "n1"]
    assert copies["kept"].tolist() == [True, True, False] and copies["group"].tolist() == [1] * 3
    said = framing.say_near_copies(copies.reset_index())
    assert "2 articles are near copies" in said and "B has 1 near copy of articles of A" in said
    assert "Within one outlet: B 1" in said
    chart = framing.plot_near_copies(copies.reset_index())
    assert [text.get_text() for text in chart.get_yticklabels()] == ["B, of A", "B, again"]


def test_the_order_of_rows_and_the_rest_of_the_corpus_change_nothing():
    texts = [STORY, *COPIES.values(), *(report(seed) for seed in range(10, 40))]
    articles = table_of(*texts)
    expected = framing.near_copies(articles).set_index("article")["copy_of"]
    mixed = framing.near_copies(articles.sample(frac=1, random_state=1)).set_index("article")
    assert set(expected.index) == set(mixed.index)


def test_short_texts_and_repeated_words_are_no_copies():
    texts = ["The pier is shut."] * 3 + ["word " * 19] * 2 + ["", "—"]
    assert framing.near_copies(table_of(*texts)).empty
    assert len(framing.near_copies(table_of("word " * 20, "word " * 30))) == 2


def test_a_sample_is_the_same_in_both_texts():
    long = report(8, 200)
    row, run = sampled_shingles(table_of(long, [*OTHER, *long])["text"])
    first, second = (set(run[row == number]) for number in (0, 1))
    assert first < second and 200 < len(first) < 400
    assert candidate_pairs(row, run, np.arange(2), np.bincount(row)).tolist() == [[0, 1]]
    assert [len(part) for part in shingles(framing.base.arrow.arrow_text(pd.Series([""])))] == [
        0,
        0,
    ]


def printed(tmp_path, **options):
    articles = table_of(
        STORY, [*STORY, "Updated."], OTHER, STORY, report(3), outlets=["A", "A", "A", "B", "B"]
    )
    path = tmp_path / "news.jsonl"
    articles.to_json(path, orient="records", lines=True)
    return framing.read_articles(path, **options)


def test_candidates_do_not_depend_on_how_many_runs_are_sorted_at_a_time(monkeypatch):
    rng = np.random.default_rng(2)
    row, order = np.sort(rng.integers(0, 40, 3_000)), rng.permutation(40)
    run = rng.integers(0, 2**63, 300).astype(np.uint64)[rng.integers(0, 300, 3_000)]
    shared = {
        pair: len({*run[row == pair[0]]} & {*run[row == pair[1]]})
        for pair in [(a, b) for a in range(40) for b in range(40) if a != b]
    }
    pairs = candidate_pairs(row, run, order, np.bincount(row, minlength=40))
    assert len(pairs) and all(shared[tuple(pair)] for pair in pairs.tolist())
    monkeypatch.setattr("framing.corpus.copies.pairs.MOST_RUNS", 100)
    assert (
        candidate_pairs(row, run, order, np.bincount(row, minlength=40)).tolist() == pairs.tolist()
    )


def test_reading_counts_a_story_once_and_lists_the_rest(tmp_path):
    articles = printed(tmp_path)
    assert articles["article"].tolist() == ["n1", "n2", "n3", "n4"]
    assert articles["notice"].tolist() == ["1 near copy left out: 'n0'", "", "near copy of n1", ""]
    lines = framing.dropped_lines(articles)
    assert lines[["article", "rule", "text"]].to_numpy().tolist() == [["n1", "copy", "n0"]]
    table = framing.overview(articles)
    assert table["copies"].tolist() == [1, 0] and table["dropped"].tolist() == [0, 0]
    assert "Left out: 1 near copy of an article of the same outlet" in framing.say_overview(table)


def test_reading_keeps_copies_where_it_is_told_to(tmp_path):
    articles = printed(tmp_path, copies="keep", furniture="keep")
    assert articles["article"].tolist() == ["n0", "n1", "n2", "n3", "n4"]
    assert articles["notice"].tolist() == ["near copy of n1", "", "", "near copy of n1", ""]
    dropped = framing.drop_copies(articles)
    assert dropped["article"].tolist() == ["n1", "n2", "n3", "n4"]
    assert json.loads(dropped["dropped"][0]) == [["copy", "n0"]]
    with pytest.raises(FramingError, match="copies must be one of"):
        printed(tmp_path, copies="twice")


def test_a_table_made_by_hand_is_compared_without_its_copies():
    rng, words = np.random.default_rng(0), np.array("pier goose ferry strike council".split())
    texts = [" ".join(rng.choice(words, 80)) for _ in range(20)]
    articles = table_of(*texts, outlets=["A", "B"] * 10)
    again = [" ".join([*STORY[:row], *STORY[row + 1 :]]) for row in range(6)]
    copies = table_of(*again, outlets=["A"] * 6)
    copies["article"] += "c"
    with pytest.warns(UserWarning, match=r"left out \(A 5\).*near_copies"):
        compared = framing.compare_outlets(pd.concat([articles, copies], ignore_index=True))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        once = framing.compare_outlets(pd.concat([articles, copies[:1]], ignore_index=True))
    assert compared["keyness"]["articles"].max() == once["keyness"]["articles"].max() == 11
    assert not compared["keyness"]["claim"].any()


def test_a_translation_is_no_copy():
    """Figures and names stand in both; words, in five of which copies agree, do not."""
    english = (
        "The council of Ostrel closed the old pier on 4 May 2024, said Orla Finn. The repairs will "
        "cost 63 million crowns, 9 million more than was planned in 2019. “We had no choice,” Finn "
        "told the Harbour Post. The ferry to Brask now leaves from the northern quay at 7.30 and "
        "18.15, and 320 boats have to look for another berth before the winter storms."
    )
    russian = (
        "Совет Острела закрыл старый пирс 4 мая 2024 года, сообщила Орла Финн. Ремонт обойдётся в "
        "63 миллиона крон, на 9 миллионов больше, чем планировали в 2019 году. «У нас не было "
        "выбора», — сказала Финн газете Harbour Post. Паром в Браск теперь уходит от северного "
        "причала в 7.30 и 18.15, а 320 лодкам нужно искать другое место до зимних штормов."
    )
    articles = pd.DataFrame({"article": list("abc"), "text": [english, russian, english]})
    copies = framing.near_copies(articles.assign(outlet=["Echo", "Herald", "Herald"]))
    assert sorted(copies["article"]) == ["a", "c"]

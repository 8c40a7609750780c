"""Rates over time: fractions by hand, pandas' own resampling, all deals counted one by one."""

from __future__ import annotations

from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

import framing
from framing import FramingError
from framing.charts.timeline.marks import largest_events, on_levels
from framing.rates.pvalues.change import largest_change

COUNTERS = {"day": "D", "week": "W-MON", "month": "MS", "quarter": "QS", "year": "YS"}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def words_under(ax) -> str:
    """What stands in the picture, on one line."""
    return " ".join(" ".join(text.get_text() for text in ax.figure.findobj(Text)).split())


def corpus(rows, **columns) -> pd.DataFrame:
    """Articles from outlet, date and text."""
    table = pd.DataFrame(rows, columns=["outlet", "published", "text"])
    table["published"] = pd.to_datetime(table["published"])
    return table.assign(article=[f"a{row}" for row in range(len(table))], **columns)


def made(seed=3, articles=90, outlets=("Echo", "Herald"), first="2024-01-03", days=200):
    """Articles on random days, with lanterns in some of them."""
    generator = np.random.default_rng(seed)
    rows = []
    for _ in range(articles):
        words = generator.choice(["lantern", "lanterns", "quay", "rope", "tar"], size=40)
        day = pd.Timestamp(first) + pd.Timedelta(hours=int(generator.integers(days * 24)))
        rows.append((generator.choice(outlets), day, " ".join(words) + "."))
    return corpus(rows)


def test_a_rate_is_the_fraction_that_one_counts_by_hand():
    articles = corpus(
        [
            ("Echo", "2024-05-06", "One lantern, two ropes."),
            ("Echo", "2024-05-12", "Lanterns and lanterns all night long."),
            ("Echo", "2024-05-20", "Tar."),
        ]
    )
    table = framing.timeline(articles, "lantern*")
    assert table["period"].dt.strftime("%m-%d").tolist() == ["05-06", "05-13", "05-20"]
    assert table["n_articles"].tolist() == [2, 0, 1]
    assert table["x"].tolist() == [3, 0, 0] and table["n"].tolist() == [10, 0, 1]
    assert table["rate"].iloc[0] == pytest.approx(3 / 10 * 10_000)
    assert np.isnan(table["rate"].iloc[1]) and table["rate"].iloc[2] == 0
    assert set(table["unit"]) == {"per 10,000 words"} and not table["claim"].any()


@pytest.mark.parametrize("by", COUNTERS)
def test_counts_are_those_of_pandas_resampling(by):
    articles = made()
    table = framing.timeline(articles, "lantern*", by=by)
    words = articles["text"].str.split()
    counted = articles.assign(
        uses=words.map(lambda row: sum(word.startswith("lantern") for word in row)),
        words=words.map(len),
    ).set_index("published")
    for outlet, rows in table.groupby("outlet"):
        own = counted[counted["outlet"] == outlet]
        oracle = own.resample(COUNTERS[by], label="left", closed="left")
        sums = oracle[["uses", "words"]].sum().assign(size=oracle.size())
        sums = sums.reindex(rows["period"], fill_value=0)
        assert rows["x"].tolist() == sums["uses"].tolist()
        assert rows["n"].tolist() == sums["words"].tolist()
        assert rows["n_articles"].tolist() == sums["size"].tolist()
        with np.errstate(invalid="ignore"):
            rates = sums["uses"].to_numpy() / sums["words"].to_numpy() * 10_000
        np.testing.assert_allclose(rows["rate"].to_numpy(), rates)
    sizes = table["outlet"].value_counts()
    assert sizes["Echo"] == sizes["Herald"]


def test_intervals_are_those_of_the_articles_of_a_period_alone():
    articles = made(articles=60, days=70)
    table = framing.timeline(articles, "lantern", by="month")
    for row in table[table["low"].notna()].itertuples():
        of_month = articles["published"].dt.to_period("M").dt.start_time == row.period
        own = articles[of_month & (articles["outlet"] == row.outlet)]
        x = own["text"].str.count(r"\blantern\b")
        rates = framing.outlet_rates(x.to_numpy(), np.full(len(own), 40), own["outlet"]).iloc[0]
        assert row.low == pytest.approx(rates["low"] * 10_000)
        assert row.high == pytest.approx(rates["high"] * 10_000)
    assert table["low"].notna().sum() >= 4


def test_no_interval_under_two_articles_or_five_uses():
    few = corpus([("Echo", "2024-05-06", "Rope rope."), ("Echo", "2024-05-07", "Rope rope tar.")])
    lone = corpus([("Echo", "2024-05-06", "Rope " * 9)])
    enough = corpus([("Echo", "2024-05-06", "Rope rope."), ("Echo", "2024-05-07", "Rope " * 4)])
    missing = [framing.timeline(table, "rope")["low"].isna().all() for table in (few, lone, enough)]
    assert missing == [True, True, False]


def test_each_lens_gives_its_own_rate():
    articles = framing.match_events(framing.read_articles("data/practice"))
    january = pd.Timestamp("2024-01-01")
    loaded = framing.timeline(articles, "loaded:doubt_distance", by="year")
    oracle = framing.loaded_terms(articles).query("category == 'doubt_distance'")
    assert loaded["rate"].tolist() == pytest.approx(oracle["per_1k"].tolist())
    assert loaded["n_articles"].tolist() == oracle["articles"].tolist()
    quoted = framing.timeline(articles, "quoted", by="year")
    shares = framing.quoted_share(articles)
    assert quoted["x"].tolist() == shares["n_quoted"].tolist()
    assert quoted["n"].tolist() == shares["n_tokens"].tolist()
    assert quoted[["low", "high"]].to_numpy() == pytest.approx(shares[["low", "high"]].to_numpy())
    mood = framing.timeline(articles.drop(columns="event"), "sentiment", by="year")
    scored = framing.sentiment(framing.split_sentences(articles), "news")
    means = framing.mean_sentiment(scored)
    assert mood["rate"].tolist() == pytest.approx(means["mean"].tolist())
    assert mood["low"].tolist() == pytest.approx(means["rate_low"].tolist())
    assert (mood["period"] == january).all()


def test_a_list_is_one_of_words_and_a_place_counts_once():
    articles = corpus([("Echo", "2024-05-06", "They quoted a quoted rope, so-called.")])
    assert framing.timeline(articles, ["quoted"])["x"].item() == 2
    assert framing.timeline(articles, ["quot*", "quoted", "so-called"])["x"].item() == 3
    lines = framing.concordance(articles, ["quot*", "so-called"])
    assert len(lines) == 3


def test_events_are_named_largest_first_and_three_at_most():
    names = ["fire", "flood", "flood", "fair", "feast", "feast", None]
    articles = corpus([("Echo", "2024-05-06", "Tar.")] * 7, event=names)
    assert framing.timeline(articles, "tar")["event"].item() == "feast (2) · flood (2) · fair (1)"
    assert framing.timeline(articles.drop(columns="event"), "tar")["event"].isna().all()


def test_articles_without_a_date_are_counted_and_told():
    articles = made(articles=20).assign(outlet=["Echo"] * 15 + ["Herald"] * 5)
    articles.loc[[2, *range(15, 20)], "published"] = pd.NaT
    table = framing.timeline(articles, "rope", by="month")
    assert table.groupby("outlet")["undated"].first().to_dict() == {"Echo": 1, "Herald": 5}
    assert table.groupby("outlet")["n_articles"].sum().to_dict() == {"Echo": 14, "Herald": 0}
    said = framing.say_timeline(table)
    assert "1 article without a date left out" in said
    assert "**Herald**: no period with a rate. 5 articles without a date left out." in said


def test_p_is_the_share_of_all_deals_with_a_step_as_large():
    x, period = (
        np.array([0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1]),
        np.repeat([1, 2, 3, 4], [5, 2, 1, 5]),
    )
    articles, mean = len(x), x.mean()
    cuts = [5, 7, 8]
    spread = ((x - mean) ** 2).sum()

    def largest(uses) -> float:
        residual = np.isin(np.arange(articles), uses) - mean
        return max(
            abs(residual[:cut].sum())
            / np.sqrt(cut * (articles - cut) / (articles * (articles - 1)) * spread)
            for cut in cuts
        )

    seen = largest(np.flatnonzero(x))
    deals = [largest(uses) for uses in combinations(range(articles), int(x.sum()))]
    exact = np.mean(np.array(deals) >= seen - 1e-9)
    change = largest_change(x, np.full(articles, 50), period)
    assert change.p == pytest.approx(exact, abs=3 * np.sqrt(exact / 999) + 0.002)
    assert 0.005 < exact < 0.5


def stepped(first_half: int, second_half: int, **columns) -> pd.DataFrame:
    """Twelve articles before June and twelve after, with so many ropes each."""
    rows = [
        ("Echo", f"2024-{month:02d}-{day:02d}", "rope " * count + "tar " * (60 - count + day % 3))
        for month, count in ((4, first_half), (5, first_half), (6, second_half), (7, second_half))
        for day in (2, 8, 14, 20, 23, 27)
    ]
    return corpus(rows, **columns)


def test_a_planted_step_is_claimed_where_it_is_and_none_where_there_is_none():
    table = framing.timeline(stepped(1, 5), "rope", by="month")
    row = table.iloc[0]
    assert row["claim"] and row["change_from"] == pd.Timestamp("2024-06-01")
    assert row["rate_before"] == pytest.approx(12 / table["n"].iloc[:2].sum() * 10_000)
    assert row["p"] == 0.001 and "From June 2024 on it is higher" in framing.say_timeline(table)
    level = framing.timeline(stepped(2, 2), "rope", by="month")
    assert not level["claim"].any() and level["p"].iloc[0] > 0.05
    assert "No change over time can be claimed" in framing.say_timeline(level)


def test_articles_on_one_event_are_one_witness():
    one_story = [None] * 12 + ["the great rope fire"] * 12
    table = framing.timeline(stepped(1, 5, event=one_story), "rope", by="month")
    assert not table["claim"].any() and table["p"].iloc[0] > 0.05
    alone = framing.timeline(stepped(1, 5, event="the great rope fire"), "rope", by="month")
    assert alone["p"].isna().all()
    assert "Too little to look for a change" in framing.say_timeline(alone)


def test_the_order_of_the_rows_changes_nothing():
    articles = made(articles=60)
    table = framing.timeline(articles, "rope", by="month")
    again = framing.timeline(articles.sample(frac=1, random_state=1), "rope", by="month")
    pd.testing.assert_frame_equal(table, again)
    assert table["p"].notna().all()


def test_outlets_that_share_no_period_are_told_first_and_not_compared():
    early = made(1, 12, ["Echo"], days=20)
    late = made(2, 12, ["Herald"], first="2024-06-05", days=20).assign(
        article=[f"b{row}" for row in range(12)]
    )
    table = framing.timeline(pd.concat([early, late], ignore_index=True), "rope")
    said = framing.say_timeline(table)
    assert said.startswith("**Echo ends with the week of ")
    assert "their rates cannot be compared" in said.splitlines()[0]
    axes = framing.plot_timeline(table)
    assert "cannot be compared" in words_under(axes).replace("\n", " ")
    one = framing.say_timeline(framing.timeline(early, "rope"))
    assert "compared" not in one


@pytest.mark.parametrize(
    ("what", "by", "message"),
    [
        ("rope", "fortnight", "by must be one of 'day', 'week', 'month', 'quarter', 'year'"),
        ("loaded:rope", "week", "category 'rope' of loaded terms, which is none of those"),
        ("tone:rope", "week", "what must be a word .* not 'tone:rope'"),
        ("*", "week", "what must be a word .* not '\\*'"),
        (7, "week", "what must be a word .* not 7"),
        ([], "week", "what must be a word"),
    ],
)
def test_what_is_unknown_gets_one_sentence(what, by, message):
    with pytest.raises(FramingError, match=message):
        framing.timeline(made(articles=4), what, by=by)


def test_no_dates_and_too_many_periods_are_refused():
    articles = made(articles=4)
    for undated in (articles.drop(columns="published"), articles.assign(published=pd.NaT)):
        with pytest.raises(FramingError, match="articles has no date"):
            framing.timeline(undated, "rope")
    articles.loc[0, "published"] = pd.Timestamp("1924-01-01")
    with pytest.raises(FramingError, match="by='day' makes .* periods from 1924-01-01"):
        framing.timeline(articles, "rope", by="day")


def test_lost_quotation_marks_leave_no_share():
    quoted = [
        ("Echo", f"2024-05-{day:02d}", "“We left the old quay,” she said.") for day in range(1, 13)
    ]
    bare = [("Herald", day, text.strip("“").replace("”", "")) for _, day, text in quoted]
    table = framing.timeline(corpus(quoted + bare), "quoted", by="month")
    assert table.set_index("outlet")["rate"].isna().to_dict() == {"Echo": False, "Herald": True}
    assert "quotation marks look lost" in framing.say_timeline(table)


def test_the_chart_leaves_gaps_open_and_draws_a_claimed_change():
    articles = stepped(1, 5)
    articles = articles[articles["published"].dt.month != 5]
    table = framing.timeline(articles, "rope", by="month")
    axes = framing.plot_timeline(table)
    heights = axes.lines[2].get_ydata()
    assert np.isnan(heights).tolist() == [False, True, False, False]
    assert "Gaps: no article" in words_under(axes) and "Dashed" in words_under(axes)
    assert "highest in June 2024" in axes.get_label() or "highest in July 2024" in axes.get_label()


def test_names_of_events_cover_neither_each_other_nor_lines_to_them():
    names = ["The long strike at the quay", "Ferry fares", "A mayor resigns at last", "Storm"]
    articles = made(5, 80, ["Echo"], days=60).sort_values("published", ignore_index=True)
    articles["event"] = None
    for row, name in zip((10, 20, 25, 70), names):
        articles.loc[row : row + 2, "event"] = name
    axes = framing.plot_timeline(framing.timeline(articles, "rope"))
    axes.figure.canvas.draw()
    boxes = [
        Text.get_window_extent(text)  # without its line
        for text in axes.texts
        if "…" in text.get_text() or text.get_text() in names
    ]
    assert len(boxes) == 4
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_a_line_to_a_name_runs_through_no_other_name():
    labels = on_levels([10.0, 20.0, 30.0], ["a long name of it"] * 3, 0, 400, 400)
    assert [label.level for label in labels] == [2, 1, 0]
    apart = on_levels([10.0, 200.0], ["one", "two"], 0, 400, 400)
    assert [label.level for label in apart] == [0, 0]
    assert on_levels([390.0], ["a long name of it"], 0, 400, 400)[0].is_left


def test_the_largest_events_are_marked_in_the_order_of_time():
    table = pd.DataFrame({"period": pd.date_range("2024-05-06", periods=4, freq="7D")})
    table["event"] = ["a (1) · b (9)", None, "c (3) · d (2) · a (4)", "e (7)"]
    events = largest_events(table)
    assert events["event"].tolist() == list("bace") and events["articles"].tolist() == [9, 5, 3, 7]


def test_words_name_highest_and_lowest_with_their_articles():
    said = framing.say_timeline(framing.timeline(stepped(1, 5), "rope", by="month"))
    assert "of 4 months, the lowest is" in said and "(6 articles)" in said
    quoting = corpus([("Echo", "2024-05-06", "“We left the old quay now,” she said.")])
    said = framing.say_timeline(framing.timeline(quoting, "quoted"))
    assert "75.0% in the week of 6 May 2024 (1 article)" in said

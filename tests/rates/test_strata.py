"""One rule for known events: an outlet's articles on one event are one unit, in every lens."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from framing.claims.placebo import placebo
from framing.claims.stability.leave_one_out import leave_one_out
from framing.lenses.keyness import keyness
from framing.lenses.loaded.terms import loaded_terms
from framing.lenses.sentiment.means import mean_sentiment
from framing.lenses.sentiment.scores import sentiment
from framing.lenses.voices.shares import quoted_share, verb_groups
from framing.lenses.voices.verb_list import speech_verbs
from framing.rates.rates import compare_means, compare_rates
from framing.text.counts import count_terms
from framing.text.sentences import split_sentences

SENTENCES = [
    "“We will talk again on Monday,” the mayor said.",
    "The union claimed that the offer was late.",
    "The council met in the old hall.",
    "It was a disaster and a shameless lie.",
    "A brotherly nation won a great victory.",
    "The strike went on.",
]
# events of the articles of A and of B; "-" where none is known
EVENTS = {
    "one of them shared": ("e1 e1 e2 e2 e3 e3 e3 - - -", "e1 - - e4 e4 e5 e5 - - -"),
    "several shared": ("e1 e1 e2 e3 e3 e4 e6 e6 - -", "e1 e2 e2 e3 e4 e5 e5 - - -"),
    "none shared": ("e1 e1 e2 e2 e3 e3 e3 e4 e4 -", "f1 f1 f1 f2 f2 f3 f3 f4 - -"),
    "known for one outlet only": ("e1 e1 e2 e2 e3 e3 e3 e4 - -", "- - - - - - - - - -"),
}
pattern = pytest.mark.parametrize("events", EVENTS.values(), ids=EVENTS.keys())


def corpus(events, seed=0) -> pd.DataFrame:
    """Articles of both outlets in random sentences; A leans to the first of them, B to the last."""
    rng, rows = np.random.default_rng(seed), []
    for outlet, lean, labels in zip("AB", (1, -1), events):
        for number, event in enumerate(labels.split()):
            weight = rng.gamma(1, 1, len(SENTENCES)) + np.arange(len(SENTENCES))[::lean] / 5
            text = rng.choice(SENTENCES, rng.integers(8, 20), p=weight / weight.sum())
            rows.append((f"{outlet}{number}", outlet, None if event == "-" else event, text))
    table = pd.DataFrame(rows, columns=["article", "outlet", "event", "text"])
    return table.assign(text=table["text"].map(" ".join))


def one_article_a_unit(articles: pd.DataFrame) -> pd.DataFrame:
    """The same corpus, with an outlet's articles on one event put together as one article."""
    unit = articles["outlet"] + " " + articles["event"].fillna(articles["article"])
    together = {"article": "first", "outlet": "first", "event": "first", "text": "\n\n".join}
    return articles.groupby(unit, sort=False).agg(together).reset_index(drop=True)


LENSES = {
    "keyness": (
        lambda articles: keyness(count_terms(articles), min_articles=1, house_style=False),
        "term",
    ),
    "loaded_terms": (loaded_terms, "category"),
    "mean_sentiment": (
        lambda articles: mean_sentiment(sentiment(split_sentences(articles))).assign(item="mean"),
        "item",
    ),
    "quoted_share": (lambda articles: quoted_share(articles).assign(item="quoted"), "item"),
    "verb_groups": (lambda articles: verb_groups(speech_verbs(articles)), "group"),
}


@pattern
@pytest.mark.parametrize("lens", LENSES)
def test_articles_of_one_outlet_on_one_event_are_one_unit(lens, events):
    """Put together as one article they give the same p, whichever lens is asked."""
    table, item = LENSES[lens]
    articles = corpus(events)
    apart, together = (
        table(each).set_index(["outlet", item])["p"].sort_index()
        for each in (articles, one_article_a_unit(articles))
    )
    assert apart.notna().any()
    pd.testing.assert_series_equal(apart, together, rtol=1e-9)
    as_articles = table(articles.drop(columns="event")).set_index(["outlet", item])["p"]
    assert not np.allclose(apart, as_articles.sort_index(), equal_nan=True)


@pattern
def test_placebo_and_leave_one_out_answer_wherever_keyness_does(events):
    counts = count_terms(corpus(events))
    between = keyness(counts).groupby("outlet")["claim"].sum()
    assert placebo(counts, splits=2).set_index("outlet")["between"].to_dict() == between.to_dict()
    assert list(leave_one_out(counts, by="event").columns[:2]) == ["outlet", "term"]


@pattern
@pytest.mark.parametrize("compare", [compare_rates, compare_means])
def test_units_of_a_comparison(compare, events):
    """Counts of an outlet's articles on one event can be added up before they are compared."""
    rng = np.random.default_rng(1)
    outlets = np.repeat(["A", "B"], 10)
    labels = np.array(" ".join(events).split(), object)
    labels[labels == "-"] = None
    x, n = rng.poisson(4, (20, 3)), rng.integers(50, 150, 20)
    unit = [f"{outlet} {label or row}" for row, (outlet, label) in enumerate(zip(outlets, labels))]
    _, first, code = np.unique(unit, return_index=True, return_inverse=True)
    unit_x, unit_n = pd.DataFrame(x).groupby(code).sum(), np.bincount(code, n).astype(int)
    apart = compare(x, n, outlets, events=labels)
    together = compare(unit_x, unit_n, outlets[first], events=labels[first])
    columns = ["low", "high", "p"]
    assert apart["p"].notna().all()
    pd.testing.assert_frame_equal(apart[columns], together[columns])


def test_within_events_the_ratio_is_that_of_mantel_and_haenszel():
    x = np.array([8, 2, 30, 20, 1, 3])
    n = np.array([100, 150, 400, 300, 80, 90])
    row = compare_rates(x, n, list("ABABAB"), events=list("eeffgg"), min_articles=1).iloc[0]
    numerator = denominator = Fraction(0)
    for a, b in ((0, 1), (2, 3), (4, 5)):
        size = int(n[a] + n[b])
        numerator += Fraction(int(x[a] * n[b]), size)
        denominator += Fraction(int(x[b] * n[a]), size)
    assert row["log_ratio"] == pytest.approx(np.log2(float(numerator / denominator)))


def test_a_difference_of_topics_is_none_within_events():
    """B has more articles on strikes; within each event both write of strikes as often."""
    rng = np.random.default_rng(8)
    rows = [
        (f"e{event}", outlet, rng.poisson(20 if event < 10 else 1))
        for event in range(20)
        for outlet, articles in (("A", 1), ("B", 3 if event < 10 else 1))
        for _ in range(articles)
    ]
    events, outlets, x = zip(*rows)
    n = np.full(len(x), 400)
    plain = compare_rates(np.array(x), n, outlets).iloc[0]
    within = compare_rates(np.array(x), n, outlets, events=events).iloc[0]
    assert plain["log_ratio"] < -0.4
    assert abs(within["log_ratio"]) < 0.1 and not within["claim"]


def test_an_event_that_both_outlets_cover_is_a_stratum_and_no_other_is():
    """Five events of one outlet's own change nothing in the ratio within the two shared ones."""
    x, n, outlets = [8, 2, 30, 20], [100, 150, 400, 300], list("ABAB")
    shared = compare_rates(x, n, outlets, events=list("eeff"), min_articles=1)
    x, n, outlets = x + [3] * 5, n + [100] * 5, outlets + ["A"] * 5
    with_own = compare_rates(x, n, outlets, events=list("eeffghijk"), min_articles=1)
    assert with_own["log_ratio"].to_numpy() == pytest.approx(shared["log_ratio"].to_numpy())


def own_and_shared(n_shared, own_sizes):
    """A and B write alike of shared events; A's own events are of snow, B's are not."""
    events = [f"shared {i}" for i in range(n_shared) for _ in "AB"]
    outlets, x, n = list("AB") * n_shared, [2, 3, 3, 2] * (n_shared // 2), [100] * 2 * n_shared
    for outlet, use in (("A", 30), ("B", 0)):
        for i, size in enumerate(own_sizes):
            events.append(f"{outlet} {i}")
            outlets, x, n = [*outlets, outlet], [*x, use], [*n, size]
    return np.array(x), np.array(n), outlets, events


def test_what_an_outlet_alone_reports_on_claims_nothing_where_events_are_shared():
    x, n, outlets, events = own_and_shared(12, [100] * 10)
    crude = compare_rates(x, n, outlets).iloc[0]
    row = compare_rates(x, n, outlets, events=events).iloc[0]
    assert crude["claim"] and not row["claim"]
    assert row["log_ratio"] == pytest.approx(0) and row["compared_within"] == "events"


@pytest.mark.parametrize(
    "n_shared, own_sizes", [(4, [30] * 4), (12, [300] * 10)], ids=["few events", "light events"]
)
def test_the_rest_is_compared_as_well_where_shared_events_are_few_or_light(n_shared, own_sizes):
    x, n, outlets, events = own_and_shared(n_shared, own_sizes)
    assert compare_rates(x, n, outlets, events=events).iloc[0]["log_ratio"] > 0.5


def test_articles_that_are_not_compared_bring_no_word_into_the_tests():
    x, n, outlets, events = own_and_shared(12, [100] * 10)
    x[:24] = [1, 1] + [0] * 22  # two articles of shared events have it, ten others as well
    row = compare_rates(x, n, outlets, events=events).iloc[0]
    assert row["weight"] == 0 and not row["claim"]


def test_one_event_alone_is_one_unit_and_tells_nothing_of_chance():
    """An outlet cannot be told from its only story, however many articles it has on it."""
    outlets, events = np.repeat(["A", "B"], 10), ["strike"] * 10 + [None] * 10
    x = np.random.default_rng(2).poisson(5, 20)
    table = compare_rates(x, np.full(20, 100), outlets, events=events)
    assert table["p"].isna().all() and not table["claim"].any()
    assert compare_rates(x, np.full(20, 100), outlets)["p"].notna().all()


@pytest.mark.parametrize("known", [("A", "B"), ("A",)], ids=["both", "one outlet only"])
def test_p_holds_for_unshared_events_where_that_of_articles_does_not(known):
    """Words belong to stories: three articles on one are no three witnesses of a habit."""
    rng = np.random.default_rng(3)
    false = {"events": [], "articles": []}
    outlets = np.repeat(["A", "B"], 36)
    for _ in range(20):
        story = np.r_[np.repeat(np.arange(12), 3), np.arange(100, 136)]
        if "B" in known:
            story[36:] = 100 + np.repeat(np.arange(12), 3)
        code = np.unique(story, return_inverse=True)[1]
        mood = rng.gamma(1, 1, (code.max() + 1, 200))[code]
        n = rng.integers(200, 800, 72)
        x = rng.poisson(n[:, None] * 0.006 * mood)
        events = np.where(np.isin(outlets, known), story.astype(object), None)
        for unit, labels in (("events", events), ("articles", None)):
            false[unit].append(np.mean(compare_rates(x, n, outlets, events=labels)["p"] < 0.05))
    assert np.mean(false["events"]) <= 0.06
    assert np.mean(false["articles"]) >= 0.09


def test_stories_of_one_side_alone_are_units_and_guarded_as_articles_are():
    """Where no event is of both sides, a story is one draw, and p is that of joined articles."""
    rng = np.random.default_rng(3)
    sizes = rng.integers(80, 160, 24)
    x = rng.poisson(rng.gamma(0.6, 2, (24, 1)), (24, 6))
    outlets = np.repeat(["A", "B"], 12)
    plain = compare_rates(x, sizes, outlets)
    alone = compare_rates(x, sizes, outlets, events=np.arange(24))
    pd.testing.assert_frame_equal(alone, plain)
    pairs = np.repeat(np.arange(12), 2)
    stories = compare_rates(x, sizes, outlets, events=pairs)
    x_of_story, size_of_story = (np.add.reduceat(part, np.arange(0, 24, 2)) for part in (x, sizes))
    joined = compare_rates(x_of_story, size_of_story, outlets[::2])
    np.testing.assert_allclose(stories["p"], joined["p"])

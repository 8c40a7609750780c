"""What differs between outlets besides the outlet: dates, length, topics, genres, copies."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_articles, require_outlets
from framing.base.kinds import kind_of
from framing.base.outlets import OTHERS, compared_with, possessive
from framing.corpus.copies.near import near_copies
from framing.corpus.described.genre import genre_signs
from framing.rates.strata.events import known_events, within_events
from framing.rates.strata.find import PERIODS, kinds_of, strata_table
from framing.rates.strata.mixes import joint_codes, mix_test
from framing.text.clusters import found_topics
from framing.text.counts import count_terms

COLUMNS = "outlet property value value_rest unit detail p differs verdict".split()
ALPHA = 0.01  # below that of a claim: several properties are looked at
LONGER = 1.25  # ratio of lengths from which on a difference matters
POINTS = 0.1  # difference of shares of articles from which on it does
TOPIC_POINTS = 0.05  # the same for one topic of several
FEWEST = 5  # articles of a side below which nothing is judged
TOPICS = 8  # found topics
SHARE = "share of articles"


class Property(NamedTuple):
    """A property of an outlet's articles, beside that of all others together."""

    property: str
    value: float
    value_rest: float
    unit: str
    detail: str
    p: float
    differs: bool
    verdict: str


class Pair(NamedTuple):
    """An outlet, and whom it is compared with: the other one of two, or the others."""

    outlet: str
    others: str


@public
def balance(articles: pd.DataFrame) -> pd.DataFrame:
    """What differs between the outlets besides the outlet.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        ``published``, ``topic``, ``event``, ``title`` and ``copy_of`` (the article that it is a
        near copy of, else missing; by default what :func:`framing.near_copies` finds) are used
        where they are.

    Returns
    -------
    DataFrame, one row an outlet and property
        outlet; property: ``period``, ``months shared``, ``undated``, ``median length``, ``mean
        length``, ``topics``, ``copies``, ``quotation marks``, ``opinion``, ``live blog``,
        ``interview`` (by signs in the titles), ``compared within`` (those that are known); value,
        value_rest (of the outlet and of all others together), unit; detail (what lies behind it, in
        words); p (chance of a difference this large between articles dealt at random; missing where
        it is not tested); differs (p < .01 and large enough to matter); verdict (a plain sentence).

    Raises
    ------
    FramingError
        A missing column; fewer than two outlets.

    Notes
    -----
    Mixes of dates and topics are judged by :func:`framing.rates.strata.mixes.mix_test`, lengths by
    Mann and Whitney's test (1947), shares by Fisher's exact test. Without ``topic`` events stand
    for topics, and without these eight clusters of articles by their words
    (:func:`framing.text.clusters.found_topics`). With under five articles on a side nothing is
    tested. ``compared within`` says how many articles of the outlet the lenses compare with others
    of the same event, period or topic. A genre is known where its sign stands in the title
    (``data/genre_signs.csv``); many pieces of opinion bear none.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": list("abcd"), "outlet": list("XXYY"),
    ...     "text": ["One two."] * 4,
    ...     "published": ["2020-01-01", "2020-01-02", "2020-03-01", "2020-03-09"]})
    >>> table = balance(articles).set_index(["outlet", "property"])
    >>> table.loc[("X", "months shared"), "verdict"]
    'None of the dated articles of X is from a month in which Y has articles.'
    """
    if kind_of(articles) is None:
        require_articles(articles)
    require_outlets(articles)
    articles = articles.reset_index(drop=True)
    counts, quoted = count_terms(articles), count_terms(articles, voice="quoted")
    kinds = kinds_of(articles)
    topic, source = _topics(articles, kinds, counts)
    is_copy, genres = _copies(articles), genre_signs(articles)
    strata = strata_table(articles).set_index("outlet")
    events, outlet = known_events(articles), articles["outlet"].astype(str).to_numpy()
    rows = []
    for name in sorted(set(outlet)):
        is_own = outlet == name
        pair = Pair(name, compared_with(name, outlet))
        properties = [
            *_dates(pair, articles, kinds, is_own),
            *_lengths(pair, counts.sizes, is_own),
            _topic_mix(pair, topic, source, is_own),
        ]
        clause = "are near copies of another article"
        if is_copy is not None:
            properties.append(_share("copies", pair, is_copy, is_own, clause))
        clause = "have words in quotation marks"
        properties.append(_share("quotation marks", pair, quoted.sizes > 0, is_own, clause))
        for genre, has_sign in genres.items():
            clause = f"have a sign of the genre {genre} in their title"
            properties.append(_share(genre, pair, has_sign.to_numpy(), is_own, clause))
        shared = within_events(*pair, events, is_own)
        properties.append(_compared(shared or strata.loc[name].to_dict()))
        rows += [(name, *row) for row in properties]
    return pd.DataFrame(rows, columns=COLUMNS)


def _copies(articles: pd.DataFrame) -> np.ndarray | None:
    """Whether each article is a near copy of another one; None where there is no text."""
    if "copy_of" in articles:
        return articles["copy_of"].notna().to_numpy()
    if kind_of(articles) is not None:
        return None
    copies = near_copies(articles).dropna(subset="copy_of")
    return articles["article"].isin(copies["article"]).to_numpy()


def _compared(row: dict) -> Property:
    """The row about what the lenses compare within, and how many articles that leaves."""
    value = row["compared"] / max(row["articles"], 1)
    value_rest = row["compared_rest"] / max(row["articles_rest"], 1)
    detail, verdict = str(row["by"]), str(row["why"])
    return Property("compared within", value, value_rest, SHARE, detail, np.nan, False, verdict)


def _is_judged(is_own) -> bool:
    return min(is_own.sum(), (~is_own).sum()) >= FEWEST


def _verdict(p: float, differs: bool, difference: str, none: str) -> str:
    """A difference, none, or that there is too little to say."""
    if np.isnan(p):
        return f"Too few articles to judge the {none}."
    return difference if differs else f"No marked difference in {none}."


def _dates(pair, articles, kinds, is_own) -> list[Property]:
    """Rows about dates."""
    if "month" not in kinds:
        return []
    dates = pd.to_datetime(articles["published"], errors="coerce", utc=True, format="mixed")
    is_dated = dates.notna().to_numpy()
    rows = [_period(pair, dates, kinds, is_own), _shared_months(pair, kinds, is_dated, is_own)]
    if not is_dated.all():
        rows.append(_share("undated", pair, ~is_dated, is_own, "have no date"))
    return rows


def _period(pair, dates, kinds, is_own) -> Property:
    """Whether the years, quarters or months are mixed differently."""
    tests = [mix_test(is_own, joint_codes(kinds[period]))[0] for period in PERIODS]
    p = min(1.0, min(tests) * len(tests)) if _is_judged(is_own) else np.nan
    first, last = dates[is_own].min(), dates[is_own].max()
    detail = "no dates" if pd.isna(first) else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"
    medians = [dates[side].median() for side in (is_own, ~is_own)]
    days = [f"{median:%Y-%m-%d}" if pd.notna(median) else "unknown" for median in medians]
    difference = (
        f"{pair.outlet} has articles from other times than {pair.others}: "
        f"its median date is {days[0]}, that of {pair.others} {days[1]}."
    )
    verdict = _verdict(p, p < ALPHA, difference, "dates")
    value, value_rest = map(_decimal_year, medians)
    differs = bool(p < ALPHA)
    return Property("period", value, value_rest, "median date, year", detail, p, differs, verdict)


def _decimal_year(date) -> float:
    return np.nan if pd.isna(date) else round(date.year + (date.day_of_year - 1) / 365.25, 2)


def _shared_months(pair, kinds, is_dated, is_own) -> Property:
    """The share of dated articles from months in which the other side has articles too."""
    month, sides = kinds["month"], (is_own & is_dated, ~is_own & is_dated)
    shared = [np.isin(month[side], month[other_side]) for side, other_side in (sides, sides[::-1])]
    value, value_rest = (float(values.mean()) if len(values) else np.nan for values in shared)
    detail = f"{int(shared[0].sum()):,} of {len(shared[0]):,} dated articles"
    have = "have" if pair.others == OTHERS else "has"
    months = f"in which {pair.others} {have} articles"
    if np.isnan(value):
        verdict = f"No article of {pair.outlet} has a date."
    elif np.isnan(value_rest):  # nothing to share months with
        value, verdict = np.nan, f"No article of {pair.others} has a date."
    elif value == 0:
        verdict = f"None of the dated articles of {pair.outlet} is from a month {months}."
    else:
        verdict = f"{value:.0%} of the dated articles of {pair.outlet} are from months {months}."
    return Property(
        "months shared", value, value_rest, SHARE, detail, np.nan, bool(value < 0.5), verdict
    )


def _lengths(pair, length, is_own) -> list[Property]:
    """Rows about the length of articles, in words."""
    from scipy import stats

    lengths, lengths_rest = length[is_own], length[~is_own]
    p = float(stats.mannwhitneyu(lengths, lengths_rest).pvalue) if _is_judged(is_own) else np.nan
    detail, rows = f"{lengths.min()} to {lengths.max()} words", []
    for average, function in (("median", np.median), ("mean", np.mean)):
        value, value_rest = float(function(lengths)), float(function(lengths_rest))
        ratio = max(value, 1e-9) / max(value_rest, 1e-9)
        differs = bool(p < ALPHA and max(ratio, 1 / ratio) >= LONGER)
        figures = f"{average} {value:,.0f} words, that of {pair.others} {value_rest:,.0f}"
        longer = "longer" if ratio > 1 else "shorter"
        difference = (
            f"The articles of {pair.outlet} are {longer} than {possessive(pair.others)}: {figures}."
        )
        verdict = _verdict(p, differs, difference, f"length: {figures}")
        rows.append(
            Property(f"{average} length", value, value_rest, "words", detail, p, differs, verdict)
        )
    return rows


def _topics(articles, kinds, counts) -> tuple[np.ndarray, str]:
    """A topic for each article, and where it comes from."""
    if "topic" in kinds:
        return kinds["topic"], "topics"
    if "event" in articles and articles["event"].notna().any():
        event = articles["event"].astype(object)
        return event.where(event.notna(), "no event").astype(str).to_numpy(object), "events"
    cluster = found_topics(counts.matrix, k=TOPICS)
    names = _names_of_clusters(counts, cluster)
    return np.array([names[number] for number in cluster], object), "found topics"


def _names_of_clusters(counts, cluster) -> list[str]:
    """The three longer words that an article of a cluster holds most above one of them all."""
    holds = (counts.matrix > 0).astype(float)
    in_all = np.asarray(holds.mean(axis=0)).ravel()
    is_long = np.char.str_len(counts.terms.astype(str)) > 3
    names = []
    for number in range(cluster.max() + 1):
        in_cluster = np.asarray(holds[np.flatnonzero(cluster == number)].mean(axis=0)).ravel()
        ranked = np.argsort(-(in_cluster - in_all) * is_long, kind="stable")
        names.append(", ".join(counts.terms[ranked[:3]].astype(str)))
    return names


def _topic_mix(pair, topic, source, is_own) -> Property:
    """The row about topics: the topic whose share differs most."""
    p = mix_test(is_own, joint_codes(topic))[0] if _is_judged(is_own) else np.nan
    topics, code = np.unique(topic.astype(str), return_inverse=True)
    own_shares, other_shares = (
        np.bincount(code[side], minlength=len(topics)) / max(side.sum(), 1)
        for side in (is_own, ~is_own)
    )
    largest = int(np.argmax(np.abs(own_shares - other_shares)))
    value, value_rest = float(own_shares[largest]), float(other_shares[largest])
    differs = bool(p < ALPHA and abs(value - value_rest) >= TOPIC_POINTS)
    more_or_fewer = "more" if value > value_rest else "fewer"
    shares = f"{value:.0%} of its articles, {value_rest:.0%} of {possessive(pair.others)}"
    kind = {"topics": "on", "events": "on", "found topics": "with words such as"}[source]
    difference = f"{pair.outlet} has {more_or_fewer} articles {kind} “{topics[largest]}”: {shares}."
    verdict = _verdict(p, differs, difference, source)
    detail = f"{source}: {topics[largest]}"
    return Property("topics", value, value_rest, SHARE, detail, p, differs, verdict)


def _share(kind, pair, is_so, is_own, clause: str) -> Property:
    """A share of articles of which something is so."""
    from scipy import stats

    table = [[int(is_so[side].sum()), int((~is_so[side]).sum())] for side in (is_own, ~is_own)]
    value, value_rest = (yes / max(yes + no, 1) for yes, no in table)
    p = float(stats.fisher_exact(table)[1]) if _is_judged(is_own) else np.nan
    differs = bool(p < ALPHA and abs(value - value_rest) >= POINTS)
    shares = (
        f"{value:.0%} of the articles of {pair.outlet} {clause}, "
        f"{value_rest:.0%} of {possessive(pair.others)}"
    )
    verdict = _verdict(p, differs, f"{shares}.", f"{kind}: {shares}")
    detail = f"{table[0][0]} of {sum(table[0])}"
    return Property(kind, value, value_rest, SHARE, detail, p, differs, verdict)

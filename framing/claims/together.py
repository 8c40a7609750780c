"""Every lens that tests, tested together: what may be claimed of a corpus on any page."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import MEASURES, category_name, frame_name, stop_words
from framing.base.errors import FramingError
from framing.base.outlets import baseline_of
from framing.base.running.shared import once_a_run
from framing.claims.family import crude_claims, family, largest_p
from framing.corpus.copies.once import counted_once
from framing.lenses.agency.rates import agency
from framing.lenses.frames.rates import frames
from framing.lenses.keyness import keyness
from framing.lenses.loaded.evidence import claimed_up_to
from framing.lenses.loaded.terms import loaded_terms
from framing.lenses.sentiment.means import mean_sentiment
from framing.lenses.sentiment.scores import sentiment
from framing.lenses.voices.shares import quoted_share, verb_groups
from framing.lenses.voices.verb_list import speech_verbs
from framing.text.counts import count_terms
from framing.text.language import language
from framing.text.sentences import split_sentences

ITEMS = {
    "keyness": "term",
    "loaded": "category",
    "sentiment": None,
    "voices": None,
    "verbs": "group",
    "frames": "frame",
    "agency": "measure",
}
OF_THE_TREE = "q_lens q claim largest_p crude_claim".split()


@public
@once_a_run
def compare_outlets(articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Compare the outlets in every lens that tests, and claim what holds for the whole corpus.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event published topic`` where known)

    Returns
    -------
    dict of DataFrame
        ``keyness`` (:func:`framing.keyness`, stop words left out), ``loaded``
        (:func:`framing.loaded_terms`), ``sentiment`` (:func:`framing.mean_sentiment` in the news
        setting; English only), ``voices`` (:func:`framing.quoted_share`), ``verbs``
        (:func:`framing.verb_groups`), ``frames`` (:func:`framing.frames`, policy frames; those that
        cue words do not tell well enough are not tested), ``agency`` (:func:`framing.agency`;
        English only); a lens that has nothing to compare is not there. In each ``q`` and ``claim``
        are those of all lenses and outlets together, ``q_lens`` is the false discovery rate of the
        lens alone, ``largest_p`` the p up to which a row would have been claimed, ``crude_claim``
        whether it is not claimed within periods and topics, but would be with all articles thrown
        together. A category of loaded terms and a frame are claimed where they stand without their
        most frequent entry.

    Raises
    ------
    FramingError
        A missing column, fewer than two outlets, no words.

    Notes
    -----
    An outlet's near copies (:func:`framing.near_copies`) count once: a warning says how many are
    left out where :func:`framing.read_articles` has not done so. A share pack has neither frames
    nor who acts, which need the text; a Dask table has no one who acts.

    A lens called alone says what it would claim if it were the only one looked at. Several are
    looked at: with one outlet split in two, each of seven lenses claims something in 5% of splits,
    and one of them does in four times as many. :mod:`framing.claims.family` holds all together.

    Examples
    --------
    >>> import framing
    >>> articles = framing.read_articles("data/practice")
    >>> tables = compare_outlets(framing.match_events(articles))
    >>> list(tables)
    ['keyness', 'loaded', 'voices', 'verbs', 'frames', 'agency', 'sentiment']
    """
    articles = counted_once(articles)
    counts = count_terms(articles, stop_words=stop_words())
    tables = {
        "keyness": keyness(counts, articles=articles),
        "loaded": loaded_terms(articles),
        "voices": quoted_share(articles),
    }
    optional = {
        "verbs": lambda: verb_groups(speech_verbs(articles)),
        "frames": lambda: frames(articles),
    }
    if language(articles) == "en":
        optional["agency"] = lambda: agency(articles)
        optional["sentiment"] = lambda: mean_sentiment(sentiment(split_sentences(articles), "news"))
    for lens, table in optional.items():
        try:
            tables[lens] = table()
        except FramingError:
            continue  # no verb of speech in one of the outlets, or no text in a share pack
    return tested_together(tables)


def named(lens: str, item: str) -> str:
    """What is claimed in a lens, in words.

    Examples
    --------
    >>> named("keyness", "strike"), named("loaded", "doubt_distance"), named("voices", "")
    ('strike', 'Doubt and distance', 'share quoted')
    >>> named("frames", "public_opinion"), named("agency", "agentless")
    ('frame of public opinion', 'passives without an agent')
    """
    if lens == "loaded":
        return "all kinds" if item == "all" else category_name(item)
    if lens == "verbs":
        return f"{item} verbs"
    if lens == "frames":
        return f"frame of {frame_name(item).lower()}"
    if lens == "agency":
        return MEASURES.get(item, item)
    return {"sentiment": "mean sentiment", "voices": "share quoted"}.get(lens, item)


def tested_together(tables: dict[str, pd.DataFrame], baseline=None) -> dict[str, pd.DataFrame]:
    """The tables of lenses with q and claim over all of them; ``q_lens`` is each lens's own."""
    together = family_of(tables, baseline)
    tested = {}
    for lens, table in tables.items():
        rows = together[together["lens"] == lens].sort_values("row")
        columns = {name: rows[name].to_numpy() for name in OF_THE_TREE}
        tested[lens] = table.assign(**columns)
        if "p_without_top" in table:
            tested[lens] = claimed_up_to(tested[lens])
    return tested


def family_of(tables: dict[str, pd.DataFrame], baseline=None) -> pd.DataFrame:
    """The tests of all tables as one family; ``row`` is the row of a test in its lens's table.

    The baseline is that of the tables where they name one (``compared_with``).
    """
    if baseline is None:
        baseline = next(filter(None, map(baseline_of, tables.values())), None)
    tests = []
    for lens, table in tables.items():
        item = ITEMS[lens]
        rows = pd.DataFrame({"lens": lens, "outlet": table["outlet"].astype(str)})
        rows["item"] = table[item].astype(str) if item else ""
        rows["weight"] = table["weight"].fillna(0)
        rows["p"] = table["p"].where(rows["weight"] > 0)
        rows["crude_q"] = table.get("crude_q", np.nan)
        tests.append(rows.assign(row=range(len(table))))
    together = family(pd.concat(tests, ignore_index=True), baseline=baseline)
    crude = crude_claims(together, together["crude_q"])
    return together.assign(largest_p=largest_p(together), crude_claim=crude)

"""Generic frames: how much of each does an outlet write, and does it differ from the others?"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice, require_outlets
from framing.base.kinds import kind_of
from framing.base.running.shared import once_a_run
from framing.lenses.frames.lexicon import (
    SCHEMES,
    frames_validated,
    names_of,
    read_frames,
    typical,
)
from framing.lenses.frames.weights import article_weights
from framing.lenses.loaded.evidence import with_top_terms
from framing.lenses.loaded.hits import article_counts, find_loaded
from framing.lenses.loaded.terms import ALL, compared_counts, compared_kinds, count_hits, keys_of
from framing.lenses.loaded.terms import by_voice as loaded_by_voice
from framing.rates.discovery import adjust
from framing.rates.thresholds import ALPHA

BY = ["outlet", "article", "event", "voice"]
ENDINGS = {"en": "English", "ru": "Russian"}


@public
@once_a_run
def find_frames(articles: pd.DataFrame, *, scheme: str = "policy", lexicon=None) -> pd.DataFrame:
    """Every cue word of a frame, where it stands and in whose voice.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    scheme : {"policy", "news"}
    lexicon : DataFrame, str or Path, optional
        Cue words and frames as :func:`framing.read_frames` reads them; by default the project's.

    Returns
    -------
    DataFrame with ``article outlet event start end text term frame voice``, as
    :func:`framing.find_loaded` gives hits: for :func:`framing.in_context`.

    Raises
    ------
    FramingError
        A missing column, an article without text, a share pack, a lexicon with a bad row.

    Examples
    --------
    >>> text = "The court ruled on the tax."
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> find_frames(articles)[["text", "frame", "voice"]].to_numpy().tolist()
    [['court', 'legality', 'own'], ['ruled', 'legality', 'own'], ['tax', 'economic', 'own']]
    """
    cues = read_frames(lexicon, scheme=scheme)
    _require_text(articles)
    hits = find_loaded(articles, lexicon=cues.rename(columns={"frame": "category"}))
    return hits.rename(columns={"category": "frame"})


@public
@once_a_run
def frames(
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    scheme: str = "policy",
    lexicon=None,
    baseline=None,
    strata="auto",
) -> pd.DataFrame:
    """Generic frames of news: how much of each, and whether outlets differ.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        And ``event``, compared within where outlets share events, ``published`` and ``topic``. Or a
        Dask DataFrame of the same columns.
    by : {"outlet", "article", "event", "voice"}
    scheme : {"policy", "news"}
        The fourteen dimensions of the Policy Frames Codebook (Boydstun, Card, Gross, Resnik & Smith
        2014), or the five news frames of Semetko & Valkenburg (2000).
    lexicon : DataFrame, str or Path, optional
        Cue words and frames of your own, as :func:`framing.read_frames` reads them.
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.
    strata : {"auto", "none"}
        Compare within the periods and topics in which outlets differ, where they are known; none
        compares all articles together.

    Returns
    -------
    DataFrame
        By outlet one row an outlet and frame: outlet, frame, name; n (cue words in either voice),
        n_tokens, per_1k (per 1,000 words), n_articles (with a cue), articles, rate_low, rate_high
        (95% interval of per_1k); per_1k_rest, log_ratio, low, high, p, weight, q, claim,
        compared_with as in :func:`framing.loaded_terms`; top_term, top_share, p_without_top,
        stands_without_top (a claim must stand without its most frequent cue); validated (False
        where the frame's AUC on texts not looked at is below .75 or not known in the language: it
        is described, not tested).
        By article: article, outlet, frame, name, n, n_tokens, per_1k, weight (of the frame in the
        article, for putting articles in order; 1 is usual), validated. By event: event, outlet,
        frame, name, n, n_tokens, per_1k, articles, validated. By voice: outlet, voice, frame, name
        and the rates, validated.

    Raises
    ------
    FramingError
        A missing column; one outlet, where outlets are compared; an unknown ``by`` or scheme; no
        event; a share pack.

    Notes
    -----
    A cue word is no frame: it is where a frame is often to be found. Rates of cues put outlets and
    articles in order; no article is given a label. All outlets' frames are tested like categories
    of loaded terms (:func:`framing.compare_rates`); q is over the validated frames of an outlet,
    and says what could be claimed if nothing else were looked at. In
    :func:`framing.compare_outlets` the policy frames are tested with the other lenses.

    Examples
    --------
    >>> texts = ["The court ruled on the tax.", "The virus spread, and doctors warned."]
    >>> articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Herald"],
    ...     "text": texts})
    >>> table = frames(articles)
    >>> table.loc[table["frame"] == "health", ["outlet", "n", "claim"]].to_numpy().tolist()
    [['Echo', 0, False], ['Herald', 3, False]]
    """
    require_choice(by, BY, "by")
    cues = read_frames(lexicon, scheme=scheme)
    _require_text(articles)
    terms = cues.rename(columns={"frame": "category"})
    counts, sizes, rows = count_hits(articles, terms)
    articles = keys_of(articles)
    languages = _languages(cues, rows)
    validated = frames_validated(scheme, languages) if lexicon is None else []
    if by == "voice":
        table = loaded_by_voice(articles, {v: _frames_only(x) for v, x in counts.items()}, sizes)
        return _named(table, scheme, validated, after=2)
    n_hits = _frames_only(counts["own"] + counts["quoted"])
    n_tokens = sizes["own"] + sizes["quoted"]
    if by == "article":
        unit = typical(cues, scheme) if lexicon is None else np.ones(len(cues))
        weights = article_weights(rows, n_tokens, cues, unit)
        return _named(_by_article(articles, n_hits, n_tokens, weights), scheme, validated, after=2)
    if by == "event":
        return _named(_by_event(articles, n_hits, n_tokens), scheme, validated, after=2)
    require_outlets(articles)
    table = compared_counts(articles, n_hits, n_tokens, baseline, strata)
    if lexicon is None:
        table = tested_only(table, validated)
    compared = partial(
        compared_kinds, articles, n_tokens=n_tokens, baseline=baseline, strata=strata
    )
    table = with_top_terms(table, n_hits, rows, terms, articles["outlet"], compared, baseline)
    table = _named(table, scheme, validated, after=1)
    table.attrs["scheme"] = scheme
    if lexicon is None:
        table.attrs["note"] = _note(table, languages)
    return table


def frame_counts(articles) -> tuple[pd.DataFrame, list[str]]:
    """Cue words of each policy frame in each article, and the frames that are tested."""
    cues = read_frames(scheme=SCHEMES[0])
    _require_text(articles)
    counts, _, rows = count_hits(articles, cues.rename(columns={"frame": "category"}))
    validated = frames_validated(SCHEMES[0], _languages(cues, rows))
    return _frames_only(counts["own"] + counts["quoted"]), validated


def compared_frames(articles, hits: pd.DataFrame, n_tokens, baseline=None) -> pd.DataFrame:
    """Policy frames of each outlet and how they differ, of hits of :func:`find_frames`."""
    cues = read_frames(scheme=SCHEMES[0])
    counts = article_counts(
        articles, hits.rename(columns={"frame": "category"}), [ALL, *cues["frame"].unique()]
    )
    rows = pd.DataFrame({"term": _rows_of(hits, cues), "n": 1})
    validated = frames_validated(SCHEMES[0], _languages(cues, rows))
    table = compared_counts(articles, _frames_only(counts), n_tokens, baseline)
    return tested_only(table, validated).rename(columns={"category": "frame"})


def _rows_of(hits: pd.DataFrame, cues: pd.DataFrame) -> np.ndarray:
    """The row of the lexicon that each hit is of."""
    keys = ["term", "frame"]
    return pd.MultiIndex.from_frame(cues[keys]).get_indexer(pd.MultiIndex.from_frame(hits[keys]))


def _require_text(articles) -> None:
    if kind_of(articles) == "pack":
        raise FramingError(
            "articles is a share pack without the text, and it holds no counts of frames; "
            "look for frames in the articles themselves."
        )


def _frames_only(counts: pd.DataFrame) -> pd.DataFrame:
    """Counts without the column of all frames together: it is no frame."""
    return counts.drop(columns=ALL)


def _languages(cues: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """The languages in which a twentieth of the cues stand, at least."""
    rows = rows[rows["term"] < len(cues)]
    language = cues["language"].to_numpy()[rows["term"].to_numpy()]
    uses = rows["n"].groupby(language).sum()
    return sorted(uses.index[uses > uses.sum() / 20])


def tested_only(table: pd.DataFrame, validated: list[str]) -> pd.DataFrame:
    """q and claim over the frames that may be claimed; the others are described."""
    is_validated = table["category"].isin(validated)
    is_tested = is_validated & (table["weight"] > 0)
    weight = table["weight"].where(is_tested, 0.0)
    table = table.assign(weight=weight, q=np.nan, p=table["p"].where(is_tested))
    for _, own in table[is_tested].groupby("outlet"):
        table.loc[own.index, "q"] = adjust(own["p"], weights=own["weight"])
    claim, crude_q = table["q"].fillna(1) < ALPHA, table["crude_q"].where(is_validated)
    return table.assign(claim=claim, crude_q=crude_q, crude_claim=(crude_q < ALPHA) & ~claim)


def _named(table: pd.DataFrame, scheme: str, validated: list[str], after: int) -> pd.DataFrame:
    """A table with frames in place of categories, their names, and whether they are validated."""
    table = table.rename(columns={"category": "frame"})
    table.insert(after + 1, "name", names_of(table["frame"], scheme))
    return table.assign(validated=table["frame"].isin(validated))


def _note(table: pd.DataFrame, languages: list[str]) -> str:
    """Which frames are described only."""
    names = table.loc[~table["validated"], "name"].unique()
    if not len(names):
        return ""
    within = " and ".join(ENDINGS.get(name, name) for name in languages) or "English"
    return (
        f"Not tested in {within}, because how well cue words tell them is below an AUC of 0.75 or "
        f"was not measured: {', '.join(names).lower()}."
    )


def _by_article(articles, counts, n_tokens, weights) -> pd.DataFrame:
    names = list(counts)
    table = pd.DataFrame(
        {
            "article": np.repeat(articles["article"].to_numpy(), len(names)),
            "outlet": np.repeat(articles["outlet"].to_numpy(), len(names)),
            "category": np.tile(names, len(counts)),
            "n": counts.to_numpy().ravel(),
            "n_tokens": np.repeat(n_tokens, len(names)),
        }
    )
    per_1k = table["n"] / table["n_tokens"].where(table["n_tokens"] > 0) * 1000
    return table.assign(per_1k=per_1k, weight=weights[names].to_numpy().ravel())


def _by_event(articles, counts, n_tokens) -> pd.DataFrame:
    """The rates of each outlet within each event; articles without one are left out."""
    if "event" not in articles or articles["event"].isna().all():
        raise FramingError(
            "articles names no event; match them with framing.match_events, or choose by='outlet'."
        )
    keys = [articles["event"].to_numpy(), articles["outlet"].astype(str).to_numpy()]
    sums = counts.assign(n_tokens=n_tokens, articles=1).groupby(keys).sum()
    sums.index.names = ["event", "outlet"]
    table = sums.reset_index().melt(
        ["event", "outlet", "n_tokens", "articles"], list(counts), "category", "n"
    )
    table["per_1k"] = table["n"] / table["n_tokens"].where(table["n_tokens"] > 0) * 1000
    table = table.sort_values(["event", "outlet"], kind="stable", ignore_index=True)
    return table["event outlet category n n_tokens per_1k articles".split()]

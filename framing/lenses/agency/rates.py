"""How often an outlet leaves out who acts, and whether outlets differ."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import MEASURES as MEASURE_NAMES
from framing.base.errors import FramingError, require_choice, require_outlets
from framing.base.kinds import dispatch
from framing.base.running.shared import once_a_run
from framing.lenses.agency.clauses import english_only
from framing.lenses.agency.patterns import clauses_of
from framing.lenses.agency.persons import by_person
from framing.rates.discovery import step_up
from framing.rates.rates import compare_rates, outlet_rates
from framing.rates.shares import outlet_shares
from framing.rates.strata.events import known_events
from framing.rates.thresholds import ALPHA
from framing.text.engine.coding import token_streams

BY = ["outlet", "article", "event", "voice", "person"]
VOICES = ["own", "quoted"]
# For each measure what is counted, of what, and what it is called.
MEASURES = {
    measure: (counted, of, MEASURE_NAMES[measure])
    for measure, counted, of in (
        ("agentless", "agentless", "sentences"),
        ("agent_named", "named", "passives"),
        ("passive", "action_passives", "actions"),
    )
}
COUNTS = ["sentences", "passives", "named", "agentless", "actions", "action_passives"]
RATES = "outlet measure name n n_of per_100 n_articles articles rate_low rate_high".split()
COMPARED = """
    per_100_rest log_ratio low high p weight q claim compared_with compared_within
    crude_q crude_claim
""".split()


@public
@once_a_run
def agency(
    articles: pd.DataFrame, *, by: str = "outlet", baseline=None, strata="auto"
) -> pd.DataFrame:
    """Who acts: how often an outlet writes passives, and leaves out who did it.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        English; articles in other languages are left out, and ``attrs["note"]`` says how many. And
        ``event``, compared within where outlets share events, ``published`` and ``topic``.
    by : {"outlet", "article", "event", "voice", "person"}
    baseline : str, optional
        The outlet that all others are compared with; by default each is compared with all others
        combined.
    strata : {"auto", "none"}
        Compare within the periods and topics in which outlets differ, where they are known; none
        compares all articles together.

    Returns
    -------
    DataFrame
        By outlet one row an outlet and measure: outlet, measure (``agentless``: passives without an
        agent, of 100 sentences; ``agent_named``: passives that name who acts, of 100 passives;
        ``passive``: passives, of 100 clauses of action), name (the measure in words); n, n_of (what
        is counted, and of how many), per_100, n_articles (in which it stands), articles, rate_low,
        rate_high (95% interval of per_100); per_100_rest, log_ratio (base 2), low, high, p,
        weight, q, claim, compared_with, compared_within, crude_q, crude_claim as in
        :func:`framing.compare_rates`. By
        article, by event and by voice: article, event or voice, outlet, and how many sentences,
        passives, named, agentless, actions (clauses of action), action_passives. By person: outlet,
        person (or group), n_acts, n_acted_on (clauses of action and passives in which the person
        acts, is acted upon), n_agentless (of these the passives that do not say who acts),
        n_articles; those named most often first.

    Raises
    ------
    FramingError
        A missing column; one outlet, where outlets are compared; an unknown ``by``; no event; a
        share pack; no article in English.

    Notes
    -----
    What is counted is in :func:`find_agency`: that wording leaves out who acts says nothing on why
    (Fowler et al. 1979; van Dijk 1988; Henley, Miller & Beazley 1995). Outlets are compared like
    categories of loaded terms (:func:`framing.compare_rates`), whole articles drawn. q is over
    the measures and all outlets of this lens, holds for measures that share their counts (Benjamini
    & Yekutieli 2001), and says what could be claimed if nothing else were looked at. In
    :func:`framing.compare_outlets` the measures are tested with the other lenses.

    Examples
    --------
    >>> texts = ["A clerk was arrested. Two men were shot.", "Police arrested a clerk."]
    >>> articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Herald"],
    ...     "text": texts})
    >>> table = agency(articles)
    >>> table.loc[table["measure"] == "passive", ["outlet", "n", "n_of"]].to_numpy().tolist()
    [['Echo', 2, 2], ['Herald', 0, 1]]
    """
    require_choice(by, BY, "by")
    if by == "person":
        return by_person(articles)
    english, counts, note = english_counts(articles)
    if by == "outlet":
        require_outlets(english)
        table = compared_measures(english, counts["own"] + counts["quoted"], baseline, strata)
    else:
        table = _described(english, counts, by)
    table.attrs["note"] = note
    return table


@dispatch
def english_counts(articles) -> tuple[pd.DataFrame, dict[str, pd.DataFrame], str]:
    """The articles in English with what :func:`count_clauses` gives, and a note on the others."""
    english, note = english_only(articles)
    return english, count_clauses(english), note


def count_clauses(articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """For either voice sentences, passives and clauses of action of each article.

    A sentence is quoted where half of its words are.
    """
    blocks: dict[str, list[pd.DataFrame]] = {voice: [] for voice in VOICES}
    for _, stream in token_streams(articles["text"], "counting clauses"):
        clauses, _ = clauses_of(stream)
        n = len(stream.n_tokens)
        edges = stream.chunk_tokens[np.append(stream.sentence_starts, len(stream.chunk_code))]
        n_quoted = np.diff(np.searchsorted(np.flatnonzero(stream.quoted), edges))
        size = np.diff(edges)
        has_words = size > 0
        sentence = stream.token_article[edges[:-1][has_words]]
        sentence_is_quoted = (2 * n_quoted >= size)[has_words]
        article, is_quoted = stream.token_article[clauses.token], stream.quoted[clauses.token]
        is_named = clauses.passive & (clauses.agent >= 0)
        masks = [
            clauses.passive,
            is_named,
            clauses.passive & ~is_named,
            clauses.action,
            clauses.action & clauses.passive,
        ]
        for voice, quoted in zip(VOICES, (False, True)):
            columns = [np.bincount(sentence[sentence_is_quoted == quoted], minlength=n)]
            columns += [
                np.bincount(article[mask & (is_quoted == quoted)], minlength=n) for mask in masks
            ]
            blocks[voice].append(pd.DataFrame(dict(zip(COUNTS, columns))))
    return {voice: pd.concat(tables, ignore_index=True) for voice, tables in blocks.items()}


def clauses_by_voice(articles: pd.DataFrame) -> pd.DataFrame:
    """The same in one table: a row an article in English and voice."""
    english, _ = english_only(articles)
    counts, article = count_clauses(english), english["article"].to_numpy()
    tables = [table.assign(article=article, voice=voice) for voice, table in counts.items()]
    return pd.concat(tables, ignore_index=True)


def compared_measures(articles, counts: pd.DataFrame, baseline=None, strata="auto"):
    """Each measure of each outlet, and how it differs from the others'."""
    tables = [
        _compared(articles, counts, measure, baseline, strata).assign(name=name)
        for measure, (*_, name) in MEASURES.items()
    ]
    table = pd.concat(tables, ignore_index=True)
    if baseline is not None:
        table = table[table["outlet"] != str(baseline)].reset_index(drop=True)
    table = with_q(table, paired=baseline is None and table["outlet"].nunique() == 2)
    table = table.sort_values("outlet", kind="stable", ignore_index=True)
    return table[[*RATES, *COMPARED]]


def _compared(articles, counts: pd.DataFrame, measure: str, baseline, strata) -> pd.DataFrame:
    """One measure: rates with their intervals, and each outlet against the others."""
    counted, of, _ = MEASURES[measure]
    x, n = counts[counted].to_numpy(), counts[of].to_numpy()
    outlets = articles["outlet"].astype(str)
    labels = {"items": [measure], "events": known_events(articles)}
    is_known = _known_outlets(outlets, n)
    rates = outlet_rates if of == "sentences" else outlet_shares
    table = rates(x, n, outlets, **labels) if n.any() else _nothing(measure)
    table = table.rename(columns={"x": "n", "n": "n_of", "share": "rate", "item": "measure"})
    table = table.set_index("outlet").reindex(sorted(outlets.unique())).reset_index()
    table = table.assign(measure=measure)
    table[["n", "n_of", "n_articles"]] = table[["n", "n_of", "n_articles"]].fillna(0).astype(int)
    for name, rate in (("per_100", "rate"), ("rate_low", "low"), ("rate_high", "high")):
        table[name] = table[rate] * 100
    table["articles"] = table["outlet"].map(outlets.value_counts())
    table = table.drop(columns=["rate", "low", "high"])
    try:
        events = None if labels["events"] is None else labels["events"][is_known]
        tests = compare_rates(
            x[is_known],
            n[is_known],
            outlets[is_known],
            items=[measure],
            events=events,
            strata=articles[is_known] if strata == "auto" else None,
            baseline=baseline,
        )
    except FramingError:  # nothing varies, or one outlet has nothing to count
        return table.assign(**dict.fromkeys(COMPARED, np.nan))
    tests = tests.assign(per_100_rest=tests["rate_rest"] * 100)
    return table.join(tests.set_index("outlet")[COMPARED], on="outlet")


def _known_outlets(outlets: pd.Series, n: np.ndarray) -> np.ndarray:
    """The articles of outlets that have anything to be counted in at all."""
    return (pd.Series(n).groupby(outlets.to_numpy()).transform("sum") > 0).to_numpy()


def _nothing(measure: str) -> pd.DataFrame:
    return pd.DataFrame(columns="outlet item x n n_articles rate low high".split(), dtype=object)


def with_q(table: pd.DataFrame, *, paired: bool) -> pd.DataFrame:
    """q and claim over all measures and outlets, which share their counts (Benjamini & Yekutieli
    2001); of two outlets each measure is tested once.
    """
    p, weight = table["p"].astype(float), table["weight"].fillna(0.0)
    is_tested = p.notna() & (weight > 0)
    q = _by_adjusted(p.where(is_tested), table["measure"], paired)
    crude_q = _by_adjusted(table["crude_q"].astype(float), table["measure"], paired)
    claim = q.fillna(1) < ALPHA
    return table.assign(
        weight=is_tested.astype(float),
        p=p.where(is_tested),
        q=q,
        claim=claim,
        crude_q=crude_q,
        crude_claim=(crude_q < ALPHA) & ~claim,
    )


def _by_adjusted(p: pd.Series, measure: pd.Series, paired: bool) -> pd.Series:
    """q of Benjamini and Yekutieli; of two outlets the second has what the first one has."""
    q = pd.Series(np.nan, p.index)
    first = p.notna() & ~measure.where(p.notna()).duplicated() if paired else p.notna()
    if first.any():
        q[first] = step_up(p[first].to_numpy(), dependent=True)
    if paired:
        q = measure.map(q[first].groupby(measure[first]).first()).where(p.notna())
    return q.astype(float)


def _described(articles, counts: dict[str, pd.DataFrame], by: str) -> pd.DataFrame:
    """Counts by article, event or voice, nothing tested."""
    total = counts["own"] + counts["quoted"]
    if by == "article":
        keys = articles[["article", "outlet"]].reset_index(drop=True)
        return pd.concat([keys, total], axis=1)
    outlets = articles["outlet"].astype(str).to_numpy()
    if by == "voice":
        voices = [
            counts[voice].groupby(outlets).sum().rename_axis("outlet").reset_index()
            for voice in VOICES
        ]
        table = pd.concat(voices, keys=VOICES, names=["voice", None]).reset_index("voice")
        table = table.sort_values("outlet", kind="stable", ignore_index=True)
        return table[["outlet", "voice", *COUNTS]]
    if "event" not in articles or articles["event"].isna().all():
        raise FramingError(
            "articles names no event; match them with framing.match_events, or choose by='outlet'."
        )
    sums = total.assign(articles=1).groupby([articles["event"].to_numpy(), outlets]).sum()
    return sums.rename_axis(["event", "outlet"]).reset_index()

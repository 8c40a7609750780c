"""What a report says first: a few findings of different kinds, the strongest in front."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.errors import FramingError
from framing.base.kinds import kind_of
from framing.base.outlets import FEWEST_USES
from framing.base.texts import some_of
from framing.claims.corpus_power import corpus_power
from framing.lenses.voices.quotes import find_quotes
from framing.lenses.voices.shares import speakers
from framing.rates.planning.power import power
from framing.text.counts import count_terms

LONGEST = 25  # words of a sentence
MOST_CLAIMS, A_LENS, FEWEST, MOST = 5, 2, 3, 7
SUREST, LARGEST = 4.0, 4.0  # beyond them certainty (powers of ten) and effect (doublings) are equal
TONE = 0.1  # difference of mean scores that counts like a doubling
USUAL = 10  # uses per 10,000 words of a frequent word
COLUMNS = """
    kind lens outlet item sentence rate rate_rest unit compared_with compared_within log_ratio score
""".split()


def findings(articles: pd.DataFrame, claims: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The findings of a front page.

    Parameters
    ----------
    articles : DataFrame
    claims : DataFrame
        As :func:`framing.claims_table` gives it of :func:`framing.compare_outlets`: what is claimed
        is decided there.
    pairs : DataFrame
        As :func:`framing.side_by_side` gives it.

    Returns
    -------
    DataFrame, three to seven rows where there is so much to say
        kind (``claim``, ``nothing``, ``reading``, ``voices``, ``description``), lens, outlet, item,
        sentence, rate, rate_rest, unit, compared_with, compared_within, log_ratio, score.

    Notes
    -----
    Claims come before descriptions. The score of a claim is its effect times its certainty:
    doublings of a rate or share (at most 4; of sentiment a tenth of a point counts as one) times
    the power of ten of q (at most 4). The best claim of each lens comes first, then those of other
    outlets, two a lens and five in all; where nothing is claimed, that is the first finding, with
    how many articles it would take. Then what pairs of sentences there are to read, whom the
    outlets quote, and, up to three findings, the statements that could be chance.
    """
    claimed = _ranked_claims(claims)
    rows = claimed if len(claimed) else pd.DataFrame([_nothing(articles)], columns=COLUMNS)
    described = [row for row in (_reading(pairs), _speakers(articles)) if row]
    rows = pd.concat([rows, pd.DataFrame(described, columns=COLUMNS)], ignore_index=True)
    lacking = FEWEST - len(rows)
    if lacking > 0:
        silent = claims[~claims["claim"].astype(bool)].drop_duplicates("lens").head(lacking)
        rows = pd.concat([rows, _rows(silent, "description")], ignore_index=True)
    return rows.head(MOST)


def _ranked_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that are named: the best of each lens, then others."""
    claimed = claims[claims["claim"].astype(bool)]
    rows = _rows(claimed[~_words_of_one_phrase(claimed)], "claim")
    rows = rows.sort_values("score", ascending=False, kind="stable")
    # each outlet's best before another's second
    rows = rows.assign(turn=rows.groupby(["lens", "outlet"]).cumcount())
    rows = rows.sort_values(["turn", "score"], ascending=[True, False], kind="stable")
    rows = rows.assign(place=rows.groupby("lens").cumcount())
    rows = rows[(rows["place"] < A_LENS) & ~_told_by_all(rows)]
    rows = rows.sort_values(["place", "score"], ascending=[True, False], kind="stable")
    return rows.head(MOST_CLAIMS)[COLUMNS].reset_index(drop=True)


def _words_of_one_phrase(rows: pd.DataFrame) -> pd.Series:
    """Whether an outlet's word is counted just as one before it: both are words of a name, or of a
    phrase that always stands together.
    """
    figures = ["lens", "outlet", "rate", "rate_rest", "log_ratio", "q"]
    return (rows["lens"] == "keyness") & rows["rate_rest"].gt(0) & rows.duplicated(figures)


def _told_by_all(rows: pd.DataFrame) -> pd.Series:
    """Whether a kind of loaded words comes after all of them, and tells nothing new of an outlet.

    The share of neutral verbs is what the other kinds leave.
    """
    is_total = (rows["lens"] == "loaded") & (rows["item"] == "all") & (rows["place"] > 0)
    return is_total | ((rows["lens"] == "verbs") & (rows["place"] > 0))


def _rows(claims: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Rows of the table of claims as findings."""
    rows = claims.assign(kind=kind, score=_score(claims))
    rows["sentence"] = [shortened(sentence) for sentence in claims["statement"]]
    return rows.reindex(columns=COLUMNS)


def _score(claims: pd.DataFrame) -> np.ndarray:
    """Effect times certainty."""
    share, share_rest = claims["rate"].to_numpy(float), claims["rate_rest"].to_numpy(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        doublings = np.abs(np.log2(share / share_rest))
    ratio = claims["log_ratio"].abs().to_numpy(float)
    doublings = np.where(np.isnan(ratio), doublings, ratio)
    tone = claims["difference"].abs().to_numpy(float) / TONE
    effect = np.where(claims["lens"] == "sentiment", tone, doublings)
    certainty = -np.log10(np.clip(claims["q"].fillna(1).to_numpy(float), 10**-SUREST, 1))
    return np.nan_to_num(np.fmin(effect, LARGEST)) * certainty


def shortened(sentence: str) -> str:
    """A sentence of at most 25 words, where leaving out its bracket makes it so.

    Examples
    --------
    >>> shortened("Echo writes it twice (4.0 against 2.0).")
    'Echo writes it twice (4.0 against 2.0).'
    """
    if len(sentence.split()) <= LONGEST or "(" not in sentence:
        return sentence
    head, _, tail = sentence.partition(" (")
    return head + tail.partition(")")[2]


def _finding(kind: str, sentence: str, lens: str = "") -> dict:
    blank = dict.fromkeys(COLUMNS, np.nan)
    texts = dict.fromkeys(["outlet", "item", "unit", "compared_with", "compared_within"], "")
    return blank | texts | {"kind": kind, "lens": lens, "sentence": sentence, "score": 0.0}


def _nothing(articles: pd.DataFrame) -> dict:
    """That nothing can be claimed, and how many articles it would take."""
    needed = corpus_power(count_terms(articles), sizes=[30])["enough"].iloc[0]
    words = "a word that one outlet uses twice as often"
    if np.isnan(needed):
        needed = power(USUAL, articles=[30])["needed"].iloc[0]
        words = "a frequent word used twice as often"
    from_these = "this article" if len(articles) == 1 else f"these {len(articles):,} articles"
    sentence = (
        f"Nothing can be claimed from {from_these}: {words} takes about {needed:,.0f} articles an "
        "outlet to show."
    )
    fewest = float(articles["outlet"].value_counts().min())
    return _finding("nothing", sentence) | {"rate": float(needed), "rate_rest": fewest}


def _reading(pairs: pd.DataFrame) -> dict | None:
    """How many sentences of the outlets tell of the same."""
    if pairs.empty:
        return None
    if not pairs["same_event"].astype(bool).all():
        n = f"{len(pairs):,} pairs of lines" if len(pairs) > 1 else "1 pair of lines"
        return _finding("reading", f"Two stories, not one event: {n} speak of similar things.")
    events, strong = pairs["event"].nunique(), int((pairs["strength"] == "strong").sum())
    event = "1 event" if events == 1 else f"{events:,} events"
    if len(pairs) == 1:
        return _finding("reading", f"1 pair of sentences on {event} seems to tell the same.")
    return _finding(
        "reading",
        f"{len(pairs):,} pairs of sentences on {event} seem to tell the same; "
        f"{some_of(strong, len(pairs))} of them {'is' if strong == 1 else 'are'} much alike.",
    )


def _speakers(articles: pd.DataFrame) -> dict | None:
    """Whom each of two outlets quotes most, where it is more than a few quotations."""
    if kind_of(articles) is not None:
        return None
    try:
        table = speakers(find_quotes(articles))
    except FramingError:
        return None
    table = table[~table["person"].astype(str).str.startswith("(") & (table["n"] >= FEWEST_USES)]
    first = table.sort_values("share", ascending=False, kind="stable").drop_duplicates("outlet")
    if first.empty:
        return None
    row = first.iloc[0]
    counts = f"{row['n_articles']:,} of its {row['articles']:,} articles with quotations"
    whose, in_articles = row["outlet"], f", in {counts}"
    if row["articles"] == 1:
        whose, in_articles = f"{whose}'s article", ""
    person, share = str(row["person"]), f"{row['share']:.0%}"
    said = f"{whose} quotes {person} most: {share} of its quoted words{in_articles}."
    if not person[:1].isupper():  # a noun (сообщение), which may stand for many sources
        said = f"{whose} gives no source more of its quoted words than “{person}”: {share}"
        said += f"{in_articles}."
    return _finding(
        "voices",
        said,
        "speakers",
    ) | {"outlet": str(row["outlet"]), "item": str(row["person"])}

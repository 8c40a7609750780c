"""Which claims fall when one article, or one event, is left out?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_choice
from framing.base.outlets import compared_with
from framing.base.running.progress import progress
from framing.claims.family import largest_p
from framing.claims.stability.lens_counts import (
    LensCounts,
    corpus_keys,
    report_counts,
)
from framing.claims.stability.lens_tests import families_again, report_tests
from framing.claims.together import ITEMS, named
from framing.lenses.frames.rates import frames
from framing.lenses.keyness import require_words
from framing.lenses.loaded.terms import loaded_terms
from framing.rates.comparisons import require_comparable
from framing.rates.observations import require_variety
from framing.rates.thresholds import ALPHA

FEW = 200  # up to so many are left out each in turn
MOST = 50  # of more, so many: those that a claim leans on most
COLUMNS = """
    outlet term log_ratio q left_out log_ratio_without q_without falls runs lens item difference
    difference_without compared_with
""".split()
CLAIM = ["lens", "outlet", "item"]


@public
def leave_one_out(
    counts, *, by="article", baseline=None, min_articles=5, house_style=True, articles=None
) -> pd.DataFrame:
    """Which claims fall when one article, or one event, is left out.

    Parameters
    ----------
    counts : TermCounts
    by : {"article", "event"}
        What is left out at a time.
    baseline : str, optional
    min_articles : int
    house_style : bool
        As in :func:`framing.keyness`.
    articles : DataFrame, optional
        The articles with their text. With them the claims of the whole report are followed, those
        of :func:`framing.compare_outlets`, and house style at the edges of the text is known as
        well; without them those of the words alone.

    Returns
    -------
    DataFrame, one row a claimed outlet and term, those that fall first
        outlet, term (or what else is claimed, in words), log_ratio, q (with all articles); left_out
        (the article or event without which q is largest), log_ratio_without, q_without; falls
        (bool: no claim without it); runs (how many were left out); lens, item (as in
        :func:`framing.claims_table`); difference, difference_without (of sentiment, which has no
        ratio); compared_with as in :func:`framing.keyness`. Empty where nothing is claimed.

    Raises
    ------
    FramingError
        As :func:`framing.keyness`; where ``by`` is "event" and no event is known; where
        ``articles`` lacks an article of ``counts``.

    Notes
    -----
    Up to 200 articles (events) each is left out in turn. Of more, the 50 are that hold the largest
    share of what is claimed, since the others cannot move a claim far. Each time every family of
    tests that claims something is tested again, from sums, with its part of the error budget.
    House style is that of all articles.

    Examples
    --------
    >>> import framing
    >>> texts = ["strike again"] * 5 + ["walkout again"] * 5
    >>> articles = pd.DataFrame({"article": list("abcdefghij"), "text": texts})
    >>> articles["outlet"] = ["X"] * 5 + ["Y"] * 5
    >>> table = leave_one_out(framing.count_terms(articles))
    >>> table[["outlet", "term", "falls", "runs"]].head(2)
      outlet     term  falls  runs
    0      X   strike   True    10
    1      X  walkout   True    10
    """
    require_choice(by, ("article", "event"), "by")
    keys = corpus_keys(counts, articles)
    if by not in keys or not keys[by].notna().any():
        raise FramingError(
            f"by={by!r} needs articles with a filled {by}; framing.match_events finds events."
        )
    require_words(counts)
    require_variety(counts.matrix)
    outlets = keys["outlet"].astype(str).where(counts.sizes > 0)
    require_comparable(sorted(outlets.dropna().unique()), baseline)
    lenses = report_counts(counts, articles, min_articles=min_articles, house_style=house_style)
    report = {"baseline": baseline, "alone": articles is None}
    together = report_tests(lenses, **report)
    claims = together[
        together["claim"].eq(True) & ~_rests_on_one_entry(together, articles, baseline)
    ]
    no_rows = pd.DataFrame(columns=COLUMNS).astype({"falls": bool, "runs": int})
    if claims.empty:
        return no_rows
    share = 1.0 if articles is None else claims["share"]
    families = claims.assign(share=share).drop_duplicates(["lens", "outlet"])
    labels, runs = keys[by], []
    for label in progress(_leaned_on(lenses, claims, labels), "leaving one out"):
        stays = (labels != label).to_numpy(bool)
        if outlets[stays].nunique() == outlets.nunique():
            remaining = {lens: lens_counts.take(stays) for lens, lens_counts in lenses.items()}
            run = families_again(remaining, families, baseline=baseline)
            runs.append(claims[CLAIM].merge(run, on=CLAIM, how="left").assign(left_out=label))
    if not runs:  # every outlet has one article or event only
        return no_rows
    table, names = _worst(claims, runs), outlets.dropna().unique()
    opponents = [baseline or compared_with(outlet, names) for outlet in table["outlet"]]
    table = table.assign(compared_with=pd.Series(opponents, table.index, dtype="str"))[COLUMNS]
    table.attrs["by"], table.attrs["titles"] = by, _titles(table, articles, by)
    return table


def _titles(table: pd.DataFrame, articles, by: str) -> dict[str, str]:
    """How a sentence names the articles that were left out: by outlet and title, where it has one.

    The name of a file says little to whoever reads of the claim.
    """
    if by != "article" or articles is None or "title" not in articles:
        return {}
    rows = articles[articles["article"].isin(table["left_out"]) & articles["title"].notna()]
    rows = rows[rows["title"].astype(str).str.strip() != ""]
    return {
        row.article: f"“{str(row.title).strip()}” ({row.outlet})"
        for row in rows[["article", "outlet", "title"]].itertuples()
    }


def _rests_on_one_entry(together: pd.DataFrame, articles, baseline) -> np.ndarray:
    """Kinds of loaded words and frames whose difference is none without their most frequent entry.

    Read again are only the lenses with a claim.
    """
    rests = np.zeros(len(together), bool)
    if articles is None or not together["claim"].eq(True).any():
        return rests
    limit = largest_p(together)
    for lens, compared in {"loaded": loaded_terms, "frames": frames}.items():
        is_lens = (together["lens"] == lens).to_numpy()
        if not (is_lens & together["claim"].eq(True)).any():
            continue
        table = compared(articles, baseline=baseline).set_index(["outlet", ITEMS[lens]])
        keys = pd.MultiIndex.from_frame(together[["outlet", "item"]])
        without = table["p_without_top"].reindex(keys).to_numpy()
        rests |= is_lens & ~(without <= limit)
    return rests


def _worst(claims: pd.DataFrame, runs: list[pd.DataFrame]) -> pd.DataFrame:
    """Each claim, and the run that takes most of it."""
    ranked = pd.concat(runs).rename(columns={"effect": "effect_without", "q": "q_without"})
    ranked = ranked.fillna({"q_without": 1.0}).sort_values("q_without", kind="stable")
    result = claims.merge(ranked.drop_duplicates(CLAIM, keep="last"), on=CLAIM)
    is_mean = result["lens"] == "sentiment"
    for end in ("", "_without"):
        effect = result[f"effect{end}"]
        result[f"log_ratio{end}"] = effect.mask(is_mean)
        result[f"difference{end}"] = effect.where(is_mean)
    result["term"] = [named(*key) for key in zip(result["lens"], result["item"], strict=True)]
    result = result.assign(falls=result["q_without"] >= ALPHA, runs=len(runs))
    order = result.assign(q_without=result["q_without"].round(12))  # ties stay in their order
    order = order.sort_values(["falls", "q_without"], ascending=False, kind="stable")
    result = result.loc[order.index]
    return result[COLUMNS[:-1]].reset_index(drop=True)


def _leaned_on(lenses: dict[str, LensCounts], claims: pd.DataFrame, labels: pd.Series) -> list:
    """The labels to leave out: all, or those that hold the largest share of what is claimed."""
    names = labels.dropna().unique()
    if len(names) <= FEW:
        return list(names)
    code, share = pd.Index(names).get_indexer(labels), np.zeros(len(names))
    claimed = claims.groupby("lens")["item"].unique()
    for counts in lenses.values():
        if counts.lens not in claimed:
            continue
        items = pd.Index(map(str, counts.observed.items))
        columns = np.flatnonzero(items.isin(claimed[counts.lens]))
        if not len(columns):
            continue
        label = code[counts.row]
        uses = np.zeros((len(names), len(columns)))
        in_articles = np.abs(counts.observed.matrix[:, columns].toarray())
        np.add.at(uses, label[label >= 0], in_articles[label >= 0])
        of_lens = (uses / np.maximum(uses.sum(axis=0), 1e-9)).max(axis=1)
        share = np.maximum(share, of_lens)
    return list(names[np.sort(np.argsort(-share, kind="stable")[:MOST])])

"""Claims, and what tries to make them fall, in sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import told_once, within_what
from framing.commentary.words import (
    NOTHING_SHARED,
    ONE_ARTICLE,
    bullet_list,
    escape,
    interval,
    listed,
    number,
    plural,
    sentences,
    small_corpus_note,
)

CLAIM_COLUMNS = "outlet statement log_ratio low high q n_articles claim".split()
LEFT_OUT_COLUMNS = "outlet term left_out q_without falls runs".split()
CHOICE_COLUMNS = "choice outlet term log_ratio holds".split()
SCORE_COLUMNS = "coder what outlet code figure low high n".split()
# Lenses whose statement says how many times the smaller share the larger one is, whosever it is.
SHARES = ("voices", "verbs", "agency")
FALLEN = 5  # claims that are named where they fall
COSTLIEST = 3  # choices that are named where they cost as much as each other
LEFT_OUT = {"article": "articles", "event": "events"}
AS_COUNTED = (
    "These figures are as counted; the table of all claims tells smaller ratios, which allow for "
    "having been picked because they were large."
)


@public
def say_claims_table(table, *, limit=8) -> Markdown:
    """The claims of all lenses as a list of sentences.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.claims_table`.
    limit : int
        Claims that are named, the surest first.

    Returns
    -------
    Markdown
    """
    require_columns(table, CLAIM_COLUMNS, "table")
    small, claims = _small_sample(table), table[table["claim"]]
    if claims.empty:
        if not small and len(table) and table["q"].isna().all():
            return Markdown(NOTHING_SHARED)
        return Markdown(
            sentences(small, "Nothing can be claimed: no difference was told from chance.")
        )
    head = f"{number(len(claims), 0)} of {plural(len(table), 'statement')} can be claimed:"
    unnamed = len(claims) - limit
    tail = [_further(unnamed)] if unnamed > 0 else []
    if "corrected" in claims and claims["corrected"].any():
        tail.append(
            "The ratios allow for having been picked because they were large, so that they need "
            "not be the quotient of the two rates."
        )
    tail += [small] if small else []
    lines = [_claim_line(row) for row in claims.head(limit).itertuples()]
    return bullet_list(lines, head=head, tail="\n\n".join(tail))


def _further(n: int) -> str:
    """Where the claims stand that the list does not name."""
    if n == 1:
        return "1 further claim stands in the table of all statements."
    return f"{number(n, 0)} further claims stand in the table of all statements."


def _small_sample(table: pd.DataFrame) -> str:
    """The sentence of very few articles, where their number is known."""
    counted = table.dropna(subset="articles") if "articles" in table else table.iloc[:0]
    if counted.empty:
        return ""
    if len(set(counted["outlet"])) == 1 and counted["articles"].max() <= 1:
        # of two outlets each statement stands once, under the one that has more
        return ONE_ARTICLE
    return small_corpus_note(counted)


def _bounds(row) -> str:
    """The interval of a claim: of a difference as it is, of a ratio as times more or less."""
    if pd.isna(row.log_ratio):
        return f"{number(row.low, 2)} to {number(row.high, 2)}"
    sign = -1 if row.log_ratio < 0 else 1
    near, far = (2.0 ** min(bound, 64) for bound in sorted((sign * row.low, sign * row.high)))
    is_share = getattr(row, "lens", "") in SHARES
    less = "" if sign > 0 or is_share else " less"
    if np.isinf(max(abs(row.low), abs(row.high))):
        return f"{number(near, 1)} times{less} or more"
    end = "over 1,000" if far > 1000 else number(far, 1)
    return f"{number(near, 1)} to {end} times{less}"


def _claim_line(row) -> str:
    """A claim with its interval, q and articles."""
    bounds = f"95% interval {_bounds(row)}"
    q = "<\u00a00.001" if row.q < 0.001 else f"=\u00a0{row.q:.3f}"
    articles = ""
    if pd.notna(row.n_articles):
        articles = f"; in {plural(int(row.n_articles), 'article')}"
    return f"- {escape(row.statement)} {bounds}; q {q}{articles}."


@public
def say_leave_one_out(table) -> Markdown:
    """How many claims lean on a single article or event.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.leave_one_out`.

    Returns
    -------
    Markdown
    """
    require_columns(table, LEFT_OUT_COLUMNS, "table")
    if table.empty:
        return Markdown("There is no claim that could fall.")
    table = told_once(table, [name for name in ("lens", "term") if name in table], _effect(table))
    fallen = table[table["falls"]]
    stand, runs = len(table) - len(fallen), number(table["runs"].iloc[0], 0)
    left_out = LEFT_OUT.get(str(table.attrs.get("by")), "articles or events")
    if fallen.empty:
        which = "The claim stands" if stand == 1 else f"All {number(stand, 0)} claims stand"
        return Markdown(f"{which} whichever one of {runs} {left_out} is left out.")
    titles = table.attrs.get("titles", {})
    names = [
        (f"“{row.term}” ({row.outlet}", str(titles.get(row.left_out, row.left_out)))
        for row in fallen.itertuples()
    ]
    if len(table) == 1:
        name, without = map(escape, names[0])
        return Markdown(
            f"The claim {name}) falls where one of {runs} {left_out} is left out: {without}."
        )
    which = f"Of {number(len(table), 0)} claims, {number(stand, 0) if stand else 'none'}"
    stand_or_stands = "stand" if stand > 1 else "stands"
    head = f"{which} {stand_or_stands} whichever one of {runs} {left_out} is left out."
    fall = "This falls" if len(fallen) == 1 else "These fall"
    fallen_names = [f"{name}, without {without})" for name, without in names]
    return Markdown(f"{head} {fall}: {listed(fallen_names, limit=FALLEN)}.")


def _effect(table: pd.DataFrame) -> pd.Series | None:
    """How much more an outlet has, on either scale, where the table tells."""
    effect = table.get("log_ratio")
    if effect is not None and "difference" in table:
        effect = effect.fillna(table["difference"])
    return effect


@public
def say_robustness(table) -> Markdown:
    """Which headline claims hold under all choices, and which choice costs most.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.robustness`.

    Returns
    -------
    Markdown
    """
    require_columns(table, CHOICE_COLUMNS, "table")
    if table.empty:
        return Markdown("There is no claim to follow through other choices.")
    claim = [name for name in ("lens", "outlet", "term") if name in table]
    share = table.groupby(claim, sort=False)["holds"].mean()
    choices = f"{number(table['choice'].nunique(), 0)} ways to count"
    lost = (~table["holds"]).groupby(table["choice"], sort=False).sum()
    if len(share) == 1:
        return Markdown(_one_followed(_claim_name(share.index[0]), share.iloc[0], choices, lost))
    firm = [_claim_name(key) for key, holds in share.items() if holds == 1]
    concern_all = len(set(table.groupby(claim).size())) == 1
    head = (
        f"Of {number(len(share), 0)} claims followed through {choices}"
        f"{'' if concern_all else ', each through those that concern its lens'}, "
        f"{number(len(firm), 0) if firm else 'none'} {'hold' if len(firm) > 1 else 'holds'} in all"
        f"{': ' + listed(firm) if firm else ''}."
    )
    if lost.max() == 0:
        return Markdown(head)
    return Markdown(sentences(head, _costliest(lost), _weakest(share)))


def _claim_name(key: tuple) -> str:
    """A claim as it is named in a sentence: what, and of whom."""
    return f"“{key[-1]}” ({key[-2]})"


def _one_followed(name: str, share: float, choices: str, lost: pd.Series) -> str:
    """What becomes of the only claim: no other is weaker, and no choice costs more than it."""
    name = escape(name)
    if share in (0, 1):
        share_held = "all" if share else "none"
        return f"The claim {name}, followed through {choices}, holds in {share_held}."
    without = listed([f"“{choice}”" for choice in lost.index[lost > 0]], limit=COSTLIEST)
    return (
        f"The claim {name}, followed through {choices}, holds in {share:.0%} of them; it no longer "
        f"holds under {without}."
    )


def _costliest(lost: pd.Series) -> str:
    """Under which choices most claims are lost: all that cost as much, or how many do."""
    most = lost.max()
    names = [f"“{choice}”" for choice in lost.index[lost == most]]
    fall = f"{number(most, 0)} no longer {'holds' if most == 1 else 'hold'}"
    if len(names) == 1:
        return f"The choice that costs most is {escape(names[0])}: {fall}."
    if len(names) > COSTLIEST:
        return (
            f"Most is lost under any of {number(len(names), 0)} choices alike: under each {fall}."
        )
    return f"The choices that cost most are {listed(names)}: under each {fall}."


def _weakest(share: pd.Series) -> str:
    """Which claims hold in fewest ways to count: all that are as weak, or how many are."""
    names = [_claim_name(key) for key in share.index[np.isclose(share, share.min())]]
    if len(names) == len(share):
        return f"Each holds in {share.min():.0%} of them."
    which = "is {}, which holds" if len(names) == 1 else "are {}, which hold"
    return f"The weakest {which.format(listed(names, limit=3))} in {share.min():.0%} of them."


@public
def say_sample(scores: pd.DataFrame) -> Markdown:
    """Say how precise a meter was on the lines that were coded by hand.

    Parameters
    ----------
    scores : DataFrame
        As :func:`framing.score_sample` or :func:`framing.hand_check` gives it; may be empty.

    Returns
    -------
    Markdown : str that a notebook shows as text, or that ends a caption
        A hint where nothing was coded.

    Raises
    ------
    FramingError
        If a column is missing.

    Examples
    --------
    >>> columns = ["coder", "what", "outlet", "code", "figure", "low", "high", "n"]
    >>> say_sample(pd.DataFrame(columns=columns))
    'Not checked by hand on these articles.'
    """
    require_columns(scores, SCORE_COLUMNS, "scores")
    if scores.empty:
        return Markdown("Not checked by hand on these articles.")
    figures = []
    for row in scores[scores["outlet"] == "all"].to_dict("records"):
        figure = f"{number(row['figure'], 2)} {interval(row['low'], row['high'], 2)}".strip()
        answer = "" if pd.isna(row["code"]) else f" of answer {escape(row['code'])}"
        coder = "" if row["what"] == "kappa" else f", {escape(row['coder'].replace('_', ' '))}"
        figures.append(f"{escape(row['what'])}{answer} {figure}, {plural(row['n'], 'line')}{coder}")
    return Markdown(f"Checked by hand: {'; '.join(figures)}.")


def ratios_within(table: pd.DataFrame) -> str:
    """What the ratios of a table are those of, where it is not all articles."""
    if "compared_within" not in table or not np.isfinite(table["log_ratio"]).any():
        return ""
    names = {within_what(name, "each outlet's") for name in table["compared_within"]}
    within = listed(sorted(names - {""}))
    ratios = "The ratios" if table["claim"].any() else "Ratios, where they are told,"
    return f"{ratios} are those in {within}." if within != "none" else ""


def ratios_as_counted(table: pd.DataFrame) -> str:
    """The sentence under claims with a ratio, which another page tells smaller; else empty.

    Examples
    --------
    >>> table = pd.DataFrame({"claim": [True, False], "log_ratio": [np.inf, 2.0]})
    >>> ratios_as_counted(table), ratios_as_counted(table.assign(claim=True)) == AS_COUNTED
    ('', True)
    """
    return AS_COUNTED if np.isfinite(table.loc[table["claim"], "log_ratio"]).any() else ""

"""Words about loaded terms."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import category_name, entry_name
from framing.base.errors import FramingError, require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import FEWEST_USES, claimed_first, told_once, within_what
from framing.commentary.claims import ratios_as_counted, ratios_within
from framing.commentary.words import (
    bullet_list,
    escape,
    interval,
    joined,
    listed,
    lost_within,
    number,
    number_claimed,
    often,
    others_of,
    plural,
    small_corpus_note,
    times,
)

COLUMNS = "outlet category n per_1k articles rate_low rate_high".split()
COMPARISON = "log_ratio low high q claim".split()
DOUBTED = (
    "Words of doubt and distance count whoever doubts: the outlet, or somebody whom it quotes or "
    "reports."
)
REPORTED = "What an outlet reports without quotation marks counts as its own voice."


@public
def say_loaded_terms(table: pd.DataFrame, *, limit: int = 3) -> Markdown:
    """What the table of loaded terms allows to be said.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.loaded_terms` gives it by outlet or by voice.
    limit : int
        Categories named for each outlet.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, COLUMNS, "table")
    note = table.attrs.get("note", "")
    if not table["n"].sum():
        return Markdown(f"No term of the lexicon stands in these articles. {note}".strip())
    if "voice" in table:
        tail = " ".join(filter(None, [REPORTED, small_corpus_note(table), note]))
        return bullet_list(_voice_lines(table), tail=tail)
    lost = lost_within(
        table, ["category"], ("kind", "kinds"), lambda row: f"“{escape(_kind(row))}”"
    )
    doubt = DOUBTED if (table["n"] * (table["category"] == "doubt_distance")).any() else ""
    require_columns(table, COMPARISON, "table")
    ratios = [ratios_within(table), ratios_as_counted(table)]
    tail = " ".join(filter(None, [*ratios, lost, doubt, small_corpus_note(table), note]))
    once = told_once(table, ["category"], table["log_ratio"]).index
    table = table.assign(is_told=table.index.isin(once))
    lines = [_outlet_line(str(name), own, limit) for name, own in claimed_first(table)]
    return bullet_list(lines, head=_number_claimed(table), tail=tail)


def _number_claimed(table: pd.DataFrame) -> str:
    """How many kinds differ; all loaded words together are no kind, and are told beside them."""
    is_total, claim = table["category"] == "all", table["claim"].astype(bool)
    head = number_claimed(table[~is_total], ["category"], what="kinds of loaded words")
    if not (is_total & claim).any():
        return head
    too = " as well" if (~is_total & claim).any() else ""
    return f"{head} All loaded words together differ{too}.".strip()


def _outlet_line(outlet: str, own: pd.DataFrame, limit: int) -> str:
    """One outlet: how much in all, its claims, or its most frequent kinds."""
    is_total = own["category"] == "all"
    if not is_total.any():
        raise FramingError(
            f"table lacks the row of the category 'all' for the outlet {outlet!r}; "
            "give the table as framing.loaded_terms made it."
        )
    head = f"- **{escape(outlet)}**: {_in_all(own[is_total].iloc[0])}"
    total = own[is_total & own["claim"].astype(bool) & own["is_told"]].to_dict("records")
    kinds = own[~is_total]
    named_kinds = kinds[kinds["is_told"]]
    claims = named_kinds[named_kinds["claim"]].sort_values("q")
    if len(claims) or total:
        rows = total + claims.head(limit).to_dict("records")
        words = "; ".join(claimed_kind(row, _kind(row)) for row in rows)
        unnamed = f"; and {len(claims) - limit:,} more" if len(claims) > limit else ""
        unsure = resting_on_one(named_kinds, _kind)
        return f"{head}. Claimed against {others_of(own)}: {words}{unnamed}.{unsure}"
    if kinds["claim"].any():  # the other outlet's line tells them
        return f"{head}."
    frequent = most_frequent(kinds, limit).to_dict("records")
    names = [f"{_kind(row)} ({often(row['n'])})" for row in frequent]
    return f"{head}. Most often: {listed(names)}.{resting_on_one(named_kinds, _kind)}"


def most_frequent(table: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The rows of most uses, without those that have no more than one that is left out.

    Examples
    --------
    >>> most_frequent(pd.DataFrame({"n": [3, 1, 0, 1]}), 2)["n"].tolist()
    [3]
    """
    used = table[table["n"] > 0].sort_values("n", ascending=False, kind="stable")
    left_out = used["n"].iloc[limit : limit + 1].max()
    ahead = used.head(limit)
    ahead = ahead[~(ahead["n"] <= left_out)]
    return ahead if len(ahead) else used.head(limit)


def resting_on_one(table: pd.DataFrame, name_of, unit: str = "entry") -> str:
    """The differences that are not claimed, because they rest on one entry of a lexicon.

    ``name_of`` gives the name of a row's kind of words, not escaped yet.
    """
    if not {"stands_without_top", "top_share", "top_term"} <= set(table):
        return ""
    rows = table[(table["q"] < 0.05) & ~table["stands_without_top"] & (table["top_share"] > 0)]
    if rows.empty:
        return ""
    names = [f"{name_of(row)} ({_entry(row)})" for row in rows.to_dict("records")]
    return f" Not claimed, because it would not stand without one {unit}: {listed(names)}."


def claimed_kind(row: dict, name: str, unit: str = "time") -> str:
    """A kind of words with its ratio, its interval and the entry that it rests on most."""
    name, within = escape(name), within_what(row.get("compared_within", ""))
    if np.isposinf(row["log_ratio"]):
        scope = (
            f"in {within} here only" if within and row.get("per_1k_rest", 0) > 0 else "here only"
        )
        return f"{name} {scope} ({plural(row['n'], unit)})"
    if np.isneginf(row["log_ratio"]):
        return f"{name} never{f' in {within}' if within and row['n'] > 0 else ''}"
    rests = (
        f" (of which {escape(_entry(row))})"
        if row.get("top_share", 0) > 0 and "top_term" in row
        else ""
    )
    return f"{name}{rests} {times(row['log_ratio'], row['low'], row['high'])}"


def _entry(row: dict) -> str:
    """The most frequent entry, and its share: not escaped yet."""
    term = entry_name(row["top_term"])
    return f"“{term}” {row['top_share'] * 100:.0f}%"


def _in_all(row) -> str:
    """All loaded terms as a rate of the outlet; of one article, or of few terms, their number."""
    is_small = row["articles"] <= 1 or row["n"] < FEWEST_USES
    if is_small and "n_tokens" in row:
        texts = "its article" if row["articles"] <= 1 else "its articles"
        words = plural(row["n_tokens"], "word")
        return f"{plural(row['n'], 'loaded term')} in the {words} of {texts}"
    return _rate(row, "loaded terms per 1,000 words")


def _rate(row, unit: str) -> str:
    """A rate with its unit and interval."""
    bounds = interval(row["rate_low"], row["rate_high"])
    return f"{number(row['per_1k'])} {unit} {bounds}".strip()


def _kind(row: dict) -> str:
    return category_name(row["category"])


def _voice_lines(table: pd.DataFrame) -> list[str]:
    """For each outlet the rate in either voice."""
    units = {"own": "in its own voice", "quoted": "inside quotations"}
    lines = []
    for outlet, own in table[table["category"] == "all"].groupby("outlet", sort=True):
        voices = own[own["n_tokens"] > 0].set_index("voice")
        rates = [_in_voice(voices.loc[name], units[name]) for name in units if name in voices.index]
        lines.append(f"- **{escape(outlet)}**: {joined(rates)}.")
    return lines


def _in_voice(row, where: str) -> str:
    """The rate in one voice, or of few terms and of one article their number."""
    if row["articles"] <= 1 or row["n"] < FEWEST_USES:
        return f"{plural(row['n'], 'loaded term')} in {plural(row['n_tokens'], 'word')} {where}"
    return f"{_rate(row, 'loaded terms per 1,000 words')} {where}"

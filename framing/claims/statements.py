"""One plain sentence a row of a lens: a claim speaks of outlets, all else of what stands where."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.data import category_name, frame_name
from framing.base.outlets import FEWEST_USES, within_what
from framing.rates.thresholds import ALPHA

TOGETHER = "the others together"
PER = {"per_10k": 1e4, "per_1k": 1e3}
TOO_LITTLE, CHANCE = "too little to compare", "it could be chance"
ONE_ENTRY = "it would not stand without its most frequent entry"
KINDS = ("loaded", "frames")  # lenses whose items are kinds of words, per 1,000 words
# What the measures of who acts are counted of.
UNITS = {"agentless": "sentences", "agent_named": "passives", "passive": "clauses of action"}
ONE_UNIT = {"agentless": "sentence", "agent_named": "passive", "passive": "clause of action"}
# One of what is counted, several of it, and how its unit is joined.
COUNTED = {
    "agentless": ("passive without an agent", "passives without an agent", " in"),
    "agent_named": ("passive that names who acts", "passives that name who acts", ", of"),
    "passive": ("action told in the passive", "actions told in the passive", ", of"),
}


def corpus_sizes(table: pd.DataFrame, rate: str) -> dict[str, tuple[float, float]]:
    """Articles and words (or verbs) of each outlet of a lens's table, missing where unknown."""
    table = table.assign(outlet=table["outlet"].astype(str))
    names = table["outlet"].unique()
    articles = table.groupby("outlet")["articles"].max() if "articles" in table else pd.Series()
    words = pd.Series(dtype=float)
    if "n" in table:
        sizes = (table["n"] / table[rate] * PER.get(rate, 1)).replace(np.inf, np.nan)
        words = sizes.groupby(table["outlet"]).median()
    return {name: (articles.get(name, np.nan), words.get(name, np.nan)) for name in names}


def statements(lens: str, rows: pd.DataFrame, others: dict, sizes: dict) -> list[str]:
    """A sentence for each row; ``others`` names whom each outlet was compared with.

    Notes
    -----
    What is not claimed is told as what stands in the articles, with its uses: a rate would speak of
    the outlet. Of one article a side nothing more is said than what stands in the two texts.
    """
    sentence = SENTENCES.get(lens, _rate_sentence)
    return [
        sentence(row, others[row.outlet], _Texts(row, others[row.outlet], sizes))
        for row in rows.itertuples(index=False)
    ]


class _Texts:
    """How much text there is on both sides of a row."""

    def __init__(self, row, others: str, sizes: dict) -> None:
        unknown = (np.nan, np.nan)
        self.articles, self.words = sizes.get(row.outlet, unknown)
        other_sizes = [
            sizes[name] for name in sizes if name != row.outlet and others in (name, TOGETHER)
        ]
        self.other_articles, self.other_words = np.sum(other_sizes or [unknown], axis=0)
        self.is_single = self.articles == 1 and not self.other_articles > len(other_sizes)
        self.whose = f"{row.outlet}'s {'article' if self.articles == 1 else 'articles'}"

    def others(self, others: str) -> str:
        """The other side's texts, with their words where these are known."""
        whose = f"{others}'s" if others != TOGETHER else "those of the others"
        if not self.is_single or np.isnan(self.other_words):
            return whose
        words = f"{self.other_words:,.0f} words"
        return f"{whose} {words}" if others != TOGETHER else f"the {words} of the others"


def _times(n: float) -> str:
    return "once" if n == 1 else f"{n:,.0f} times"


def _rate(rate: float) -> str:
    """A rate with a tenth; one that would be written as none, and is not, with its first figure."""
    return f"{rate:.1f}" if rate >= 0.05 or rate == 0 or np.isnan(rate) else f"{rate:.1g}"


def _ending(row, texts: _Texts) -> str:
    """Why a row that is not claimed says nothing of the outlets."""
    if row.crude_claim:
        within = within_what(row.compared_within)
        return f"not so within {within}" if within else "they share hardly any period or topic"
    if row.lens in KINDS and row.q < ALPHA:
        return ONE_ENTRY
    return TOO_LITTLE if texts.is_single or np.isnan(row.q) else CHANCE


def _mean_sentence(row, others: str, texts: _Texts) -> str:
    """A mean, and that of the others where it is known; how they differ where it is claimed."""
    mean, mean_rest = (f"{value:+.2f}".replace("-", "−") for value in (row.rate, row.rate_rest))
    whose = texts.whose if texts.is_single else f"{row.outlet}'s sentences"
    comparison = f", that of {others} {mean_rest}; {_ending(row, texts)}"
    if row.claim:
        tone = "more negative" if row.rate < row.rate_rest else "more positive"
        within = within_what(row.compared_within)
        of = f"in {within} it is {row.difference:+.2f}".replace("-", "−")
        comparison = f", {tone} than that of {others} ({mean_rest}{f'; {of}' if within else ''})"
    if np.isnan(row.rate_rest):
        comparison = ""
    return f"The mean sentiment of {whose} is {mean}{comparison}."


def _share_sentence(row, others: str, texts: _Texts) -> str:
    """A share of quoted words, and that of the others where it is known."""
    ending = _ratio_within(row, others) if row.claim else f"; {_ending(row, texts)}"
    comparison = "" if np.isnan(row.rate_rest) else f", {others} {row.rate_rest:.0%}{ending}"
    if texts.is_single:
        known = "" if np.isnan(row.rate_rest) else f", of {others}'s {row.rate_rest:.0%}{ending}"
        return f"Of the words of {texts.whose} {row.rate:.0%} are quoted{known}."
    return f"{row.outlet} gives {row.rate:.0%} of its words to people quoted{comparison}."


def _ratio_within(row, others: str) -> str:
    """How many times the smaller share the larger one is, where articles were compared within
    something.
    """
    within = within_what(row.compared_within)
    if not within or not np.isfinite(row.log_ratio):
        return ""
    ratio = 2.0 ** abs(row.log_ratio)
    the_others = "that of the others" if others == TOGETHER else f"{others}'s"
    whose = the_others if row.log_ratio < 0 else "the share"
    return f"; in {within} {whose} is {ratio:.1f} times as large"


def _verb_sentence(row, others: str, texts: _Texts) -> str:
    """How many of an outlet's verbs of speech are of a kind, and how many of the others'."""
    ending = _ratio_within(row, others) if row.claim else f"; {_ending(row, texts)}"
    whose = "those of the others together" if others == TOGETHER else f"{others}'s"
    comparison = "" if np.isnan(row.rate_rest) else f", {row.rate_rest:.0%} of {whose}{ending}"
    is_small = row.n < FEWEST_USES or np.isnan(row.rate_rest)
    if not row.claim and is_small and np.isfinite(texts.words):
        of = f"of the {texts.words:,.0f} verbs of speech in {texts.whose}"
        return f"{row.n:,.0f} {of} {'is' if row.n == 1 else 'are'} {row.item}{ending}."
    return f"{row.rate:.0%} of {row.outlet}'s verbs of speech are {row.item} ones{comparison}."


def _clause_sentence(row, others: str, texts: _Texts) -> str:
    """How often who acts is left out, or named; how often an action is told in the passive."""
    n_of = row.n / row.rate * 100 if row.rate else np.nan
    if not row.claim and np.isfinite(n_of) and (texts.is_single or row.n < FEWEST_USES):
        one, more, preposition = COUNTED[row.item]
        kind = one if row.n == 1 else more
        unit = ONE_UNIT[row.item] if round(n_of) == 1 else UNITS[row.item]
        of = f"{preposition} the {n_of:,.0f} {unit} of {texts.whose}"
        return f"{row.n:,.0f} {kind}{of}; {_ending(row, texts)}."
    ending = _ratio_within(row, others) if row.claim else f"; {_ending(row, texts)}"
    rate, rate_rest = f"{row.rate:.1f}", f"{row.rate_rest:.1f}"
    if row.item == "agentless":
        head = f"{row.outlet} writes {rate} passives without an agent per 100 sentences"
        comparison = "" if np.isnan(row.rate_rest) else f", {others} {rate_rest}{ending}"
        return f"{head}{comparison}."
    predicate = "name who acts" if row.item == "agent_named" else "are told in the passive"
    comparison = "" if np.isnan(row.rate_rest) else f", {rate_rest} in {others}{ending}"
    return f"Of 100 {UNITS[row.item]} {rate} {predicate} in {row.outlet}{comparison}."


def _kind_of_words(lens: str, item: str) -> str:
    """What is written, in words: a word, a kind of loaded words, a frame's cue words."""
    if lens == "frames":
        return f"cue words of the frame “{frame_name(item)}”"
    if lens == "loaded":
        return "loaded words" if item == "all" else f"words of the kind “{category_name(item)}”"
    return f"“{item}”"


def _rate_sentence(row, others: str, texts: _Texts) -> str:
    """How often an outlet writes a word or a kind of words, and how many times that of others."""
    words = _kind_of_words(row.lens, row.item)
    if not row.claim and np.isfinite(row.n):
        return _unclaimed_use(row, others, words, texts)
    if row.rate == 0:
        known = not np.isnan(row.rate_rest)
        comparison = f", {others} {_rate(row.rate_rest)} times {row.unit}" if known else ""
        return f"{row.outlet} never writes {words}{comparison}."
    if row.rate_rest == 0:
        return (
            f"Only {row.outlet} writes {words}, {_rate(row.rate)} times {row.unit}, {others} never."
        )
    return _claimed_ratio(row, others, words)


def _claimed_ratio(row, others: str, what: str) -> str:
    """How many times as often, or less often; within events or strata it is the ratio there."""
    within, outlet = within_what(row.compared_within), row.outlet
    rates = f"{_rate(row.rate)} against {_rate(row.rate_rest)} {row.unit}"
    if within:
        outlet, rates = f"In {within} {outlet}", f"all articles: {rates}"
    if np.isposinf(row.log_ratio):
        subject = f"In {within} only {row.outlet}" if within else f"Only {row.outlet}"
        return f"{subject} writes {what} ({rates})."
    if np.isneginf(row.log_ratio):
        return f"{outlet} never writes {what}, {others} do ({rates})."
    unknown = np.isnan(row.log_ratio)
    ratio = row.rate / row.rate_rest if unknown else 2.0**row.log_ratio
    if ratio < 1:
        return f"{outlet} writes {what} {1 / ratio:.1f} times less often than {others} ({rates})."
    return f"{outlet} writes {what} {ratio:.1f} times as often as {others} ({rates})."


def _unclaimed_use(row, others: str, what: str, texts: _Texts) -> str:
    """What stands in the articles, where it is too little to speak of the outlets."""
    ending = _ending(row, texts)
    subject = f"{what[0].upper()}{what[1:]}"
    other_uses = row.rate_rest * texts.other_words / (1e3 if row.lens in KINDS else 1e4)
    if texts.is_single and (row.rate_rest == 0 or np.isfinite(other_uses)):
        elsewhere = f"not in {texts.others(others)}"
        if row.rate_rest > 0:
            elsewhere = f"{_times(round(other_uses))} in {texts.others(others)}"
        uses = _times(row.n) if row.n else "never"
        return f"{subject}: {uses} in {texts.whose}, {elsewhere}; {ending}."
    stand = "stand" if row.lens in KINDS else "stands"
    uses = f"{subject} {stand} {_times(row.n)} in {texts.whose}"
    if row.n == 0:
        uses = f"{subject} {stand} nowhere in {texts.whose}"
    if row.rate_rest == 0:
        return f"{uses}, not in {texts.others(others)}; {ending}."
    known = [(row.rate, ""), (row.rate_rest, f"{others} ")][row.n == 0 :]  # used nowhere: no rate
    first, *rest = (f"{whose}{_rate(rate)}" for rate, whose in known)
    return f"{uses} ({', '.join([f'{first} times {row.unit}', *rest])}); {ending}."


SENTENCES = {
    "sentiment": _mean_sentence,
    "voices": _share_sentence,
    "verbs": _verb_sentence,
    "agency": _clause_sentence,
}  # of the others: _rate_sentence

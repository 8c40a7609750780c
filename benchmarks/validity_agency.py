"""Passives and their agents against the gold trees of news documents (UD GUM), and a placebo.

A passive of the gold is a word that has an ``aux:pass``; it names its agent where it has an
``obl:agent``. Of active clauses of action the gold's subject and object are the heads inside the
phrases given here. And one outlet split in two at random: whatever is claimed is a false alarm.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from validity_halves import PART_OF, half_of

import framing
from framing.lenses.agency.clauses import find_agency
from framing.lenses.agency.rates import compared_measures, count_clauses

TREES, NEWS = "gum_news_dev", "news_dev.parquet"
DRAWS, SPLITS, REACH = 500, 400, 80
FRESH = 5_000  # seeds from here on: with lower ones the correction was chosen
HEAD = ["what", "figure", "low", "high", "n", "data", "part"]


def run(data: Path, half: str = "unseen") -> pd.DataFrame:
    """Score one half of the documents, by the hash of their names.

    Returns
    -------
    DataFrame with what, figure, low, high (95 %, documents drawn with replacement), n, data, part.
    """
    files = sorted((data / TREES).glob("*.conllu"))
    if not files:
        raise FileNotFoundError(2, "no trees", str(data / TREES))
    chosen = [path for path in files if half in ("all", half_of(path.stem))]
    table = pd.DataFrame([counts_of(path) for path in chosen]).fillna(0)
    rows = scores(table, PART_OF.get(half, half))
    if half == "unseen":
        rows += placebo_splits(data)
    return pd.DataFrame(rows, columns=HEAD)


def tuned(data: Path, half: str) -> pd.DataFrame:
    """The other half, whose mistakes were read."""
    return run(data, "worked on")


def sentences_of(path: Path) -> tuple[list[list[list[str]]], str]:
    """The words of each sentence as rows of the file, and the text of the document."""
    sentences, words, text = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == "# newpar" or line.startswith("# newpar id"):
            text.append("\n")
        elif line.startswith("# text = "):
            text.append(line[9:].strip() + " ")
        elif line[:1].isdigit():
            row = line.split("\t")
            words += [row] if row[0].isdigit() else []
        elif not line and words:
            sentences.append(words)
            words = []
    return [*sentences, words] if words else sentences, "".join(text).strip()


def counts_of(path: Path) -> dict[str, int]:
    """Right, missed and too many of one document, for each thing that is scored."""
    sentences, text = sentences_of(path)
    articles = pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    text = framing.tidy_text(articles["text"])[0]
    gold, parties, position = {}, {}, 0
    for words in sentences:
        passives = {row[6] for row in words if row[7] == "aux:pass"}
        heads = {(row[6], row[7]): row[1] for row in words}
        for row in words:
            start = text.find(row[1], position, position + REACH)
            if start < 0:
                continue
            position = start + len(row[1])
            if row[0] in passives:
                gold[position] = (row[0], "obl:agent") in heads
            parties[position] = {
                name: heads.get((row[0], relation)) for name, relation in RELATIONS.items()
            }
    return _counted(find_agency(articles), gold, parties)


def _counted(clauses: pd.DataFrame, gold: dict, parties: dict) -> dict[str, int]:
    counts: dict[str, int] = {}

    def count(what: str, is_right: bool) -> None:
        counts[what] = counts.get(what, 0) + bool(is_right)

    passive = clauses[clauses["form"] == "passive"]
    given = dict(zip(passive["end"], passive["agent_named"]))
    for place in set(gold) | set(given):
        count("passive right", place in gold and place in given)
        count("passive gold", place in gold)
        count("passive given", place in given)
        count("agent right", gold.get(place, False) and given.get(place, False))
        count("agent gold", gold.get(place, False))
        count("agent given", given.get(place, False))
    active = clauses[clauses["form"] == "active"]
    for rows, side, relation in (
        (active, "actor", "subject"),
        (active, "acted_on", "object"),
        (passive, "acted_on", "pass"),
    ):
        for end, phrase in rows.loc[rows[side].notna(), ["end", side]].to_numpy():
            head = parties.get(end, {}).get(relation)
            if head:
                what = f"{relation} right"
                count(what, head in phrase)
                counts[f"{relation} given"] = counts.get(f"{relation} given", 0) + 1
    return counts


def scores(table: pd.DataFrame, part: str) -> list[tuple]:
    """Precision, recall and F1 of passives and agents; phrases that hold the gold's head."""
    rng = np.random.default_rng(0)
    draws = [rng.integers(len(table), size=len(table)) for _ in range(DRAWS)]
    rows = []
    for what, name in (("passive", "passives"), ("agent", "agent named")):
        for measure, formula in FORMULAS.items():
            n = int(table[f"{what} gold"].sum())
            rows.append((f"{name}: {measure}", *_figure(table, what, formula, draws), n))
    for what, name in PHRASES.items():
        n = int(table[f"{what} given"].sum())
        rows.append((name, *_figure(table, what, FORMULAS["precision"], draws), n))
    return [(*row, "GUM news", part) for row in rows]


RELATIONS = {"pass": "nsubj:pass", "subject": "nsubj", "object": "obj"}
PHRASES = {
    "pass": "phrase acted upon in a passive holds the gold's head",
    "subject": "phrase that acts in an active clause holds the gold's head",
    "object": "phrase acted upon in an active clause holds the gold's head",
}
FORMULAS = {
    "precision": lambda right, gold, given: right / given,
    "recall": lambda right, gold, given: right / gold,
    "F1": lambda right, gold, given: 2 * right / (gold + given),
}


def _figure(table: pd.DataFrame, what: str, formula, draws) -> tuple[float, float, float]:
    names = [f"{what} {name}" for name in ("right", "gold", "given")]
    values = table.reindex(columns=names).to_numpy(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = [formula(*values[rows].sum(axis=0)) for rows in draws]
        return (formula(*values.sum(axis=0)), *np.nanpercentile(drawn, [2.5, 97.5]))


def placebo_splits(data: Path) -> list[tuple]:
    """Shares of random splits of one outlet in which anything is claimed."""
    news = framing.read_articles(data / NEWS)
    voices = count_clauses(news)
    counts = voices["own"] + voices["quoted"]
    rows = []
    for size in (30, 100):
        claimed = [_claims(news, counts, size, seed) for seed in range(FRESH, FRESH + SPLITS)]
        what = f"one outlet split in two, {size} v {size}: any claim on who acts"
        rows.append((what, np.mean(claimed), np.nan, np.nan, SPLITS, "news", ""))
    return rows


def _claims(news: pd.DataFrame, counts: pd.DataFrame, size: int, seed: int) -> bool:
    """Whether anything is claimed between two random halves of one outlet."""
    rng = np.random.default_rng(seed)
    names = np.sort(news["outlet"].unique())
    own = np.flatnonzero(news["outlet"] == names[seed % len(names)])
    places = np.sort(rng.choice(own, 2 * size, replace=False))
    side = np.array(["A", "B"], object)[rng.permutation(np.arange(2 * size) % 2)]
    split = pd.DataFrame({"article": places, "outlet": side})
    few = counts.iloc[places].reset_index(drop=True)
    return bool(compared_measures(split, few, None, "none")["claim"].any())

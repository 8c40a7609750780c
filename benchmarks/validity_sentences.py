"""Sentence boundaries against hand-made sentences: ours, NLTK's Punkt with our abbreviations, and
pySBD.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd

import framing
from framing.base.data import sentence_words


def run(data: Path) -> pd.DataFrame:
    """Score ``basil_dev.jsonl``: boundaries as places in the text, blanks not counted.

    Returns
    -------
    DataFrame with what, figure (F1), low, high (95 %, articles drawn with replacement), n
    (boundaries).
    """
    table = pd.read_json(data / "basil_dev.jsonl", lines=True)
    gold = [_ends(sentences) for sentences in table["sentences"]]
    rows = []
    for name, split in splitters().items():
        counts = np.array(
            [
                (len(own & found), len(own), len(found))
                for own, text in zip(gold, table["text"])
                for found in [_ends(split(text))]
            ]
        )
        rng = np.random.default_rng(0)
        drawn = [_f1(counts[rng.integers(len(counts), size=len(counts))]) for _ in range(1000)]
        rows.append(
            (
                f"sentence boundaries, F1: {name}",
                _f1(counts),
                *np.percentile(drawn, [2.5, 97.5]),
                counts[:, 1].sum(),
            )
        )
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n"])


def splitters() -> dict:
    """What is compared; pySBD only where it is installed."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = {
        *sentence_words("abbreviation inside a sentence"),
        *sentence_words("abbreviation that may end a sentence"),
    }
    punkt = PunktSentenceTokenizer(parameters)
    found = {
        "ours": _ours,
        "Punkt with our abbreviations": lambda text: _by_line(text, punkt.tokenize),
    }
    try:
        import pysbd
    except ImportError:
        return found
    segmenter = pysbd.Segmenter(language="en", clean=False)
    return found | {"pySBD": lambda text: _by_line(text, segmenter.segment)}


def _ours(text: str) -> list[str]:
    table = framing.split_sentences(
        pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    )
    whole = framing.tidy_text(pd.Series([text]))[0]
    starts = [*table["start"].tolist()[1:], len(whole)]
    return [whole[start:end] for start, end in zip([0, *starts], starts)]


def _by_line(text: str, split) -> list[str]:
    return [sentence for line in text.split("\n") if line.strip() for sentence in split(line)]


def _ends(sentences: list[str]) -> set[int]:
    return set(np.cumsum([len(re.sub(r"\s", "", sentence)) for sentence in sentences]).tolist())


def _f1(counts: np.ndarray) -> float:
    both, gold, found = counts.sum(axis=0)
    return 2 * both / (gold + found)

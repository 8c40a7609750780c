"""How right the kinds of short quotation marks are: scare quotes on a sheet judged by reading.

``sheets/scare_quotes.csv`` holds places and answers only: pairs of marks around one to four words,
100 drawn at random from BASIL and 100 from Russian news, all of BASIL's that stand in a sentence
without a verb of speech, and 190 Russian and 110 English ones in lower case that were judged
without knowing what we say of them. Articles are halved by the hash of their name, and the rules
were made with the first half in view; of the pairs in lower case 180 were read before the rules
were made, and count with that half ("looked at").
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from validity_events import _wilson
from validity_halves import PART_OF, UNSEEN, half_of

from framing.text.marks.quotation_marks import quotation_spans
from framing.text.marks.scare_quotes import scare_spans

SHEET = Path(__file__).with_name("sheets") / "scare_quotes.csv"
LOOKED_AT = "looked at"  # ends how a pair was drawn that was read before the rules were made
CORPORA = {"basil": "BASIL", "news_more": "US and British news", "russian": "Russian news"}


def run(data: Path, half: str = UNSEEN) -> pd.DataFrame:
    """Score the scare quotes of the articles of one half.

    Parameters
    ----------
    data : Path
        The folder of ``basil_dev.jsonl``, ``news_more.parquet`` and ``ru_events_2019.parquet``.
    half : {"unseen", "worked on", "all"}

    Returns
    -------
    DataFrame
        what, figure (per cent), low, high (95 %, Wilson), n; data (where from), half.
    """
    judged = compare(data)
    judged = judged if half == "all" else judged[judged["half"] == half]
    return figures(judged).assign(data=f"sheet of {len(judged)} pairs of marks", part=PART_OF[half])


def compare(data: Path) -> pd.DataFrame:
    """The sheet with what we say of each pair, and the half of its article."""
    sheet = pd.read_csv(SHEET, dtype={"article": str})
    texts = _texts(data)
    ours = []
    for row in sheet.itertuples():
        text = texts[row.corpus][row.article]
        spans = quotation_spans(text)
        ours.append("scare" if (row.start, row.end) in scare_spans(text, spans) else "other")
    half = sheet["article"].map(half_of).mask(sheet["drawn"].str.endswith(LOOKED_AT), "worked on")
    return sheet.assign(ours=ours, half=half)


def _texts(data: Path) -> dict[str, dict[str, str]]:
    """The texts of each corpus by article."""
    basil = pd.read_json(Path(data) / "basil_dev.jsonl", lines=True)
    russian = pd.read_parquet(Path(data) / "ru_events_2019.parquet")
    more = pd.read_parquet(Path(data) / "news_more.parquet")
    return {
        "basil": dict(zip(basil["article"], basil["text"])),
        "news_more": dict(zip(more["article"].astype(str), more["text"])),
        "russian": {str(row): text for row, text in enumerate(russian["text"])},
    }


def figures(judged: pd.DataFrame) -> pd.DataFrame:
    """Precision and recall, all corpora together and each."""
    rows = []
    for name, of_corpus in [("", judged), *judged.groupby("corpus")]:
        where = f", {CORPORA[name]}" if name else ""
        hit = ((of_corpus["ours"] == "scare") & (of_corpus["kind"] == "scare")).sum()
        for what, column in (("precision", "ours"), ("recall", "kind")):
            n = int((of_corpus[column] == "scare").sum())
            if n:
                low, high = 100 * np.array(_wilson(hit, n))
                rows.append((f"scare quotes: {what}{where}", 100 * hit / n, low, high, n))
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n"])

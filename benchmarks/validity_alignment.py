"""How many aligned pairs tell the same fact, and how many of "only here" have a counterpart after
all?

    python benchmarks/validity_alignment.py --data FOLDER [--draw | --read]

``--draw`` writes ``alignment_sheet.csv`` anew, without verdicts; ``--read`` prints the drawn
sentences to be judged. The sheet keeps places and verdicts, no sentences: those come from the data
each time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from validity_events import _wilson

import framing

SHEET = Path(__file__).with_name("alignment_sheet.csv")
FILE, SEED, EACH = "basil_dev.jsonl", 2026, 50
KEYS = ["kind", "event", "article_a", "sentence_a", "article_b", "sentence_b"]


def corpus(data: Path) -> pd.DataFrame:
    """The articles with their sentences as paragraphs, and short ids."""
    table = pd.read_json(data / FILE, lines=True)
    return table.assign(
        article=[str(row) for row in range(len(table))], text=table["sentences"].map("\n\n".join)
    )


def drawn(data: Path) -> pd.DataFrame:
    """As many strong pairs as others, and twice as many sentences that stand alone, by a fixed
    seed.
    """
    articles = corpus(data)
    pairs = framing.side_by_side(articles)
    pairs["kind"] = pairs["strength"]
    alone = framing.only_here(articles).rename(
        columns={"article": "article_a", "sentence": "sentence_a"}
    )
    other = articles.set_index(["event", "outlet"])["article"]
    alone["article_b"] = [
        other[event, outlet] for event, outlet in zip(alone["event"], alone["other"])
    ]
    alone = alone.assign(kind="only here", sentence_b=pd.NA)
    rng = np.random.default_rng(SEED)
    parts = [
        rows.iloc[np.sort(rng.permutation(len(rows))[:size])][KEYS]
        for rows, size in (
            (pairs[pairs["kind"] == "strong"], EACH),
            (pairs[pairs["kind"] == "default"], EACH),
            (alone, 2 * EACH),
        )
    ]
    return pd.concat(parts, ignore_index=True)


def read_aloud(data: Path) -> None:
    """Print each drawn pair; for a sentence that stands alone, the whole other article."""
    articles = corpus(data)
    sentences = framing.split_sentences(articles).set_index(["article", "sentence"])["text"]
    for at, row in drawn(data).iterrows():
        print(f"--- {at} {row['kind']}\nA {sentences[row['article_a'], row['sentence_a']]}")
        if row["kind"] != "only here":
            print(f"B {sentences[row['article_b'], row['sentence_b']]}")
            continue
        near = _nearest(sentences[row["article_a"], row["sentence_a"]], sentences[row["article_b"]])
        print("\n".join(f"  B{number} {text}" for number, text in near.items()))


def _nearest(sentence: str, others: pd.Series, n: int = 6) -> pd.Series:
    """The sentences that share most letters in fours: a way of looking that the measure itself does
    not use.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    weigh = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit([sentence, *others])
    near = (weigh.transform(others) @ weigh.transform([sentence]).T).toarray().ravel()
    return others.iloc[np.sort(np.argsort(-near)[:n])]


def run(data: Path) -> pd.DataFrame:
    """The verdicts of the sheet, after a check that today's code still draws these very pairs.

    Returns
    -------
    DataFrame with what, figure, low, high (95 % Wilson interval), n.
    """
    sheet, today = pd.read_csv(SHEET, dtype=str), drawn(data)
    fresh = today[KEYS].astype("string").fillna("")
    same = (sheet[KEYS].astype("string").fillna("").to_numpy() == fresh.to_numpy()).all(axis=1)
    if not same.all():
        raise SystemExit(
            f"{(~same).sum()} of the drawn pairs have changed since they were judged: draw and "
            "judge again."
        )
    rows = []
    for kind, what in (
        ("strong", "aligned pairs, strong: same fact"),
        ("default", "aligned pairs, weaker than strong: same fact"),
        ("only here", "only here: has a counterpart after all"),
    ):
        verdicts = sheet.loc[sheet["kind"] == kind, "verdict"]
        yes = int((verdicts == "yes").sum())
        rows.append((what, yes / len(verdicts), *_wilson(yes, len(verdicts)), len(verdicts)))
    pairs = framing.side_by_side(corpus(data))["strength"].value_counts(normalize=True)
    rows.insert(
        2,
        (
            "aligned pairs, default setting (both, by their number): same fact",
            pairs["strong"] * rows[0][1] + pairs["default"] * rows[1][1],
            np.nan,
            np.nan,
            2 * EACH,
        ),
    )
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n"])


def command(doc: str, sheet: Path, fresh, read, score) -> None:
    """Draw a sheet, read the sentences that it names, or score its verdicts: functions of the
    data's folder.
    """
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--draw", action="store_true")
    parser.add_argument("--read", action="store_true")
    options = parser.parse_args()
    if options.draw:
        if sheet.exists() and pd.read_csv(sheet)["verdict"].notna().any():
            raise SystemExit(f"{sheet.name} holds verdicts; move it away first.")
        fresh(options.data).assign(verdict="", note="").to_csv(
            sheet, index=False, lineterminator="\n"
        )
    elif options.read:
        read(options.data)
    else:
        print(score(options.data).round(3).to_string(index=False))


if __name__ == "__main__":
    command(__doc__, SHEET, drawn, read_aloud, run)

"""Articles to be coded with a codebook: drawn outlet by outlet, spread over events, shown blind."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

CODEBOOK = "codebook"  # in the key's column lens, where the others name a lens
KEY_COLUMNS = "item lens question answers article outlet event weight corpus".split()


def sheet_and_key(
    articles: pd.DataFrame, codebook: pd.DataFrame, n: int, seed: int, corpus: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sheet to be coded, and the key that coders do not open.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``, and ``event title`` where known
    codebook : DataFrame, as :func:`framing.claims.codebook.read_codebook` gives it
    n : int
        Articles; each is asked all questions, one question after the other.
    seed : int
    corpus : str
        The fingerprint of the articles.
    """
    rng = np.random.default_rng(seed)
    drawn = drawn_articles(articles, n, rng)
    drawn = drawn.iloc[rng.permutation(len(drawn))]
    sheets, keys = [], []
    for question, own in codebook.groupby("question", sort=False):
        codes = "; ".join(map(_explained, own["answer"], own["meaning"], own["examples"]))
        asked = {"question": own["wording"].iloc[0], "text": _texts(drawn), "codes": codes}
        sheets.append(pd.DataFrame(asked))
        answers = json.dumps(own["answer"].tolist(), ensure_ascii=False)
        known = drawn[["article", "outlet", "event", "weight"]]
        keys.append(known.assign(question=question, answers=answers))
    sheet, key = pd.concat(sheets, ignore_index=True), pd.concat(keys, ignore_index=True)
    items = range(1, len(sheet) + 1)
    sheet.insert(0, "item", items)
    key = key.assign(item=items, lens=CODEBOOK, corpus=corpus)
    return sheet.assign(coder_1="", coder_2=""), key[KEY_COLUMNS]


def drawn_articles(articles: pd.DataFrame, n: int, rng: np.random.Generator) -> pd.DataFrame:
    """As many articles of each outlet as there are, up to an equal share, spread over its events.

    Within an outlet all articles have the same chance: every k-th one is drawn, from a random
    start, of articles that lie event by event, in random order (systematic sampling, Madow and
    Madow 1944). ``weight`` is how many of the outlet's articles each stands for.
    """
    outlets = articles["outlet"].astype(str)
    groups = [np.flatnonzero(outlets == name) for name in sorted(outlets.unique())]
    sizes = equal_shares([len(rows) for rows in groups], n)
    event = articles["event"] if "event" in articles else pd.Series(None, articles.index)
    event = event.astype(object).where(event.notna(), None)
    chosen, weights = [], []
    for rows, size in zip(groups, sizes, strict=True):
        if size:
            mixed = rng.permutation(rows)
            code = pd.factorize(event.iloc[mixed])[0]
            code[code < 0] = code.max(initial=-1) + 1 + np.arange((code < 0).sum())
            by_event = mixed[np.argsort(rng.permutation(code.max() + 1)[code], kind="stable")]
            steps = (rng.random() + np.arange(size)) * len(rows) / size
            chosen.append(by_event[steps.astype(int)])
            weights += [len(rows) / size] * size
    drawn = articles.iloc[np.concatenate(chosen)].assign(weight=weights)
    return drawn.assign(outlet=drawn["outlet"].astype(str), event=event.loc[drawn.index])


def equal_shares(sizes: list[int], n: int) -> list[int]:
    """``n`` spread evenly over groups, none getting more than it has.

    Examples
    --------
    >>> equal_shares([3, 100, 100], 20)
    [3, 9, 8]
    """
    shares = [0] * len(sizes)
    missing = min(n, sum(sizes))
    while missing:
        for number, size in enumerate(sizes):
            if missing and shares[number] < size:
                shares[number], missing = shares[number] + 1, missing - 1
    return shares


def _texts(drawn: pd.DataFrame) -> list[str]:
    """Title and text, as the coder reads them."""
    titles = drawn["title"] if "title" in drawn else pd.Series("", drawn.index)
    titles = titles.astype(object).where(titles.notna(), "")
    return [f"{title}\n\n{text}".strip() for title, text in zip(titles, drawn["text"])]


def _explained(answer: str, meaning: str, examples: str) -> str:
    """An answer with what it means, for the coder."""
    text = f"{answer}: {meaning}" if meaning else answer
    return f"{text} (for example: {examples})" if examples else text

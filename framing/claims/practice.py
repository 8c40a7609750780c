"""A made-up codebook, and made-up answers for the practice corpus: to show what coding gives."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.base.data import DATA
from framing.base.markdown import Markdown
from framing.claims.codebook.coded import KEYS, key_path
from framing.claims.sample import draw_sample
from framing.corpus.tables import as_written, read_table, write_table

CODEBOOK = DATA / "practice_codebook.csv"
CODES = DATA / "practice_codes.csv"
CHECKED = 20  # articles that people are said to have read
SEED = 1
MADE_UP = Markdown(
    "The answers of coder and people were **made up**, for the practice corpus only: nobody coded "
    "it."
)
UNCODED = Markdown(
    "Nobody has coded these articles, so there is no share of an answer to tell; below stands what "
    "a coder would be given."
)


def practice_sheets(articles: pd.DataFrame, folder) -> tuple[Path, Path] | None:
    """Two sheets of the practice corpus, filled in: a coder's on all articles, people's on some.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``, and ``event title`` where known
    folder : str or Path
        Where the sheets and their keys are written.

    Returns
    -------
    (coder's sheet, people's sheet), or None where the articles are not those of the practice corpus

    Examples
    --------
    >>> table = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["The pier is shut."]})
    >>> practice_sheets(table, "nowhere") is None
    True
    """
    codes = pd.read_csv(CODES)
    if set(articles["article"]) != set(codes["article"]):
        return None
    sizes = {"coder": len(articles), "people": CHECKED}
    coder, people = (
        _filled(articles, codes[[*KEYS, who]], n, Path(folder) / f"{who}.csv")
        for who, n in sizes.items()
    )
    return coder, people


def _filled(articles: pd.DataFrame, codes: pd.DataFrame, n: int, path: Path) -> Path:
    """A sheet drawn as anybody's, with one column of answers written into it."""
    sheet = draw_sample(articles, "codebook", codebook=CODEBOOK, n=n, seed=SEED, path=path)
    key = as_written(read_table(key_path(path)))
    answers = key[KEYS].merge(codes, on=KEYS, how="left").iloc[:, -1]
    write_table(sheet.assign(coder_1=answers.to_numpy()), path)
    return path

"""Check a meter by hand, first half: draw lines to be coded blind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import ROOT
from framing.base.errors import FramingError, listed, require_choice, require_columns, shown
from framing.corpus.tables import as_written, read_table, write_table
from framing.text.fingerprint import fingerprint

# What a coder may write for each lens, and what it means.
CODES = {
    "loaded": {"1": "loaded", "0": "not loaded"},
    "sentiment": {"1": "positive", "0": "neutral", "-1": "negative"},
    "quotes": {"1": "said by this speaker", "0": "not said by this speaker"},
}


def sample_path(lens: str) -> Path:
    """Where a sheet lies if nothing else is said: ``my/sample_<lens>.csv`` in the project's
    folder.
    """
    return ROOT / "my" / f"sample_{lens}.csv"


@public
def draw_sample(
    articles: pd.DataFrame, lens: str, *, n: int = 100, seed: int = 0, path=None
) -> pd.DataFrame:
    """Write a sheet of lines to be coded by hand, shuffled, without outlet and without the meter's
    answer.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    lens : {"loaded", "sentiment", "quotes"}
        ``loaded`` and ``sentiment`` draw sentences, as many of each of the meter's answers;
        ``quotes`` draws quotations with the speaker that was found.
    n : int
        Lines to draw.
    seed : int
        The same seed draws the same lines.
    path : str or Path, optional
        The sheet, a ``.csv`` that does not exist yet; by default ``my/sample_<lens>.csv`` in the
        project's folder. The meter's answers go into a key beside it, ``<name>.key.csv``: coders do
        not open it.

    Returns
    -------
    DataFrame, the sheet
        item, text, codes (what may be written), coder_1, coder_2 (both empty: for one or two
        people).

    Raises
    ------
    FramingError
        An unknown lens, a sheet that exists already, a corpus with nothing to draw from.

    Examples
    --------
    >>> import tempfile
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": ["A shameless lie. The pier is shut."]})
    >>> draw_sample(articles, "loaded", path=Path(tempfile.mkdtemp()) / "sheet.csv")["codes"][0]
    '1 loaded, 0 not loaded'
    """
    require_choice(lens, CODES, "lens")
    if n < 1:
        raise FramingError(f"n must be at least 1, the number of lines to draw, not {n!r}.")
    path = Path(path) if path is not None else sample_path(lens)
    for file in (path, key_path(path)):
        if file.exists():
            raise FramingError(
                f"{file} exists already and may hold somebody's codes; move it away or name another path."
            )
    lines = _answered(articles, lens)
    if lines.empty:
        raise FramingError(
            f"articles hold nothing that the lens {lens!r} could be checked on; choose another lens."
        )
    drawn = _draw(lines, n, np.random.default_rng(seed)).assign(
        lens=lens, corpus=fingerprint(articles)
    )
    codes = ", ".join(f"{code} {meaning}" for code, meaning in CODES[lens].items())
    sheet = drawn[["item", "text"]].assign(codes=codes, coder_1="", coder_2="")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_table(sheet, path)
    write_table(drawn.drop(columns="text"), key_path(path))
    return sheet


def key_path(path: Path) -> Path:
    """The key that belongs to a sheet."""
    return path.with_name(path.name.removesuffix(".csv") + ".key.csv")


def _answered(articles: pd.DataFrame, lens: str) -> pd.DataFrame:
    """Everything a coder could be asked, with the meter's answer."""
    from framing.lenses.loaded.hits import find_loaded
    from framing.lenses.sentiment.scores import sentiment
    from framing.lenses.voices.quotes import find_quotes
    from framing.text.sentences import split_sentences

    if lens == "quotes":
        quotes = find_quotes(articles).dropna(subset="speaker")
        said = "“" + quotes["text"] + "” – " + quotes["speaker"]
        return quotes[["article", "outlet"]].assign(text=said, answer="1")
    sentences = split_sentences(articles)
    if lens == "sentiment":
        # ±0.05 is the usual border of VADER's neutral.
        compound = sentiment(sentences, "news")["compound"]
        answer = np.select([compound <= -0.05, compound >= 0.05], ["-1", "1"], "0")
    else:
        hits = find_loaded(articles)
        # The sentence of a hit is the last that starts before it.
        # pandas joins no column of objects with one of strings, and an id may be either.
        places, hits = (
            table.astype({"article": object}).sort_values("start") for table in (sentences, hits)
        )
        found = pd.merge_asof(
            hits[["article", "start"]],
            places[["article", "start", "sentence"]],
            on="start",
            by="article",
        )
        keys = pd.MultiIndex.from_frame(found[["article", "sentence"]])
        answer = np.where(
            pd.MultiIndex.from_frame(sentences[["article", "sentence"]]).isin(keys), "1", "0"
        )
    return sentences[["article", "outlet", "text"]].assign(answer=answer)


def _draw(lines: pd.DataFrame, n: int, rng) -> pd.DataFrame:
    """As many of each answer as there are, up to an equal share; ``weight`` is how many lines each
    stands for.
    """
    groups = [rows.iloc[rng.permutation(len(rows))] for _, rows in lines.groupby("answer")]
    take, left = dict.fromkeys(range(len(groups)), 0), min(n, len(lines))
    while left:
        for at, rows in enumerate(groups):
            if left and take[at] < len(rows):
                take[at], left = take[at] + 1, left - 1
    parts = [
        rows.head(take[at]).assign(weight=len(rows) / take[at])
        for at, rows in enumerate(groups)
        if take[at]
    ]
    drawn = pd.concat(parts)
    return (
        drawn.iloc[rng.permutation(len(drawn))]
        .reset_index(drop=True)
        .assign(item=range(1, len(drawn) + 1))
    )


CODERS = ["coder_1", "coder_2"]
DRAWS = 1000  # of the bootstrap


@public
def score_sample(path) -> pd.DataFrame:
    """Read a coded sheet back: precision, recall where it can be had, and the agreement of two
    coders.

    Parameters
    ----------
    path : str or Path
        The sheet that :func:`draw_sample` wrote; its key lies beside it. Lines without a code are
        left out.

    Returns
    -------
    DataFrame, one row a figure
        coder, what (``precision``: of the lines to which the meter gives ``code``, the share that
        the coder gives it too; ``recall``: of all lines of the corpus that the coder would give it,
        the share to which the meter does; ``kappa``: Cohen's, between the two coders), outlet
        (``all`` or one), code, figure (0 to 1), low, high (95 % interval), n (coded lines behind
        it).

    Raises
    ------
    FramingError
        A missing file, a code that is not allowed (with its line), a sheet without any code.

    Notes
    -----
    Precision: Wilson's interval. Recall weights each line by the lines it was drawn from; its
    interval and that of kappa (Cohen 1960) are percentiles of a seeded bootstrap over lines.
    """
    path = Path(path)
    for file in (path, key_path(path)):
        if not file.is_file():
            raise FramingError(
                f"{file} is not there; framing.draw_sample writes a sheet and its key."
            )
    key = _key(path)
    coded = _coded(path, CODES[key["lens"].iloc[0]])
    strange = sorted(set(coded["item"]) - set(key["item"]), key=str)
    if strange:
        raise FramingError(
            f"{path} has the item {strange[0]}, which {key_path(path).name} does not know; give a sheet and its own key."
        )
    sheet = key.merge(coded, on="item", how="left")
    rows = [row for coder in CODERS for row in _against(sheet.dropna(subset=coder), coder)]
    both = sheet.dropna(subset=CODERS)
    if len(both) > 1:
        rows.append(("both", "kappa", "all", None, *_kappa(both), len(both)))
    return pd.DataFrame(
        rows, columns=["coder", "what", "outlet", "code", "figure", "low", "high", "n"]
    )


def _key(path: Path) -> pd.DataFrame:
    """The meter's answers, as :func:`draw_sample` wrote them."""
    name = str(key_path(path))
    key = as_written(read_table(key_path(path)))
    require_columns(key, ["item", "outlet", "lens", "answer", "weight", "corpus"], name)
    weight = pd.to_numeric(key["weight"], errors="coerce")
    lens = key["lens"].iloc[0] if len(key) else None
    sound = (
        lens in CODES
        and (key["lens"] == lens).all()
        and key["answer"].isin(list(CODES[lens])).all()
        and weight.between(0, 1e12).all()
    )
    if not sound or key[["item", "outlet"]].isna().any(axis=None) or key["item"].duplicated().any():
        raise FramingError(
            f"{name} is not the key that framing.draw_sample wrote; restore it, or draw a new sample."
        )
    return key.assign(weight=weight.astype(float))


def _coded(path: Path, codes: dict[str, str]) -> pd.DataFrame:
    sheet = as_written(read_table(path))
    require_columns(sheet, ["item", *CODERS], str(path))
    if sheet["item"].isna().any() or sheet["item"].duplicated().any():
        raise FramingError(
            f"{path} must have each item once; take out the row that stands twice, and give back a number that is missing."
        )
    for coder in CODERS:
        # A spreadsheet may have made 1.0 or a true minus of what was typed.
        given = (
            sheet[coder].str.strip().str.replace("−", "-").str.replace(r"[.,]0+$", "", regex=True)
        )
        wrong = sheet.index[given.notna() & ~given.isin(list(codes))]
        if len(wrong):
            raise FramingError(
                f"{path}, item {sheet['item'][wrong[0]]}: {coder} must be one of "
                f"{listed(codes)} or empty, not {shown(sheet[coder][wrong[0]])}."
            )
        sheet[coder] = given
    if sheet[CODERS].isna().all(axis=None):
        raise FramingError(
            f"{path} holds no code yet; write {listed(codes)} into the column coder_1."
        )
    return sheet[["item", *CODERS]]


def _against(coded: pd.DataFrame, coder: str) -> list[tuple]:
    """Precision for each of the meter's answers, overall and by outlet; recall where other answers
    were drawn too.
    """
    from scipy.stats import binomtest

    rows = []
    answers = sorted(coded["answer"].unique(), reverse=True)
    for code in answers:
        for outlet, part in [("all", coded), *coded.groupby("outlet")]:
            said = part.loc[part["answer"] == code, coder]
            if len(said):
                k = int((said == code).sum())
                low, high = binomtest(k, len(said)).proportion_ci(method="wilson")
                rows.append((coder, "precision", outlet, code, k / len(said), low, high, len(said)))
        if len(answers) > 1 and (coded[coder] == code).any():
            rows.append(
                (
                    coder,
                    "recall",
                    "all",
                    code,
                    *_bootstrap(coded, lambda part: _recall(part, coder, code)),
                    int((coded[coder] == code).sum()),
                )
            )
    return rows


def _recall(coded: pd.DataFrame, coder: str, code: str) -> float:
    true = coded[coded[coder] == code]
    return (
        true.loc[true["answer"] == code, "weight"].sum() / true["weight"].sum()
        if len(true)
        else np.nan
    )


def _kappa(both: pd.DataFrame) -> tuple[float, float, float]:
    def figure(part):
        first, second = (part[coder].to_numpy() for coder in CODERS)
        codes = np.unique([first, second])
        chance = sum((first == code).mean() * (second == code).mean() for code in codes)
        return ((first == second).mean() - chance) / (1 - chance) if chance < 1 else np.nan

    return _bootstrap(both, figure)


def _bootstrap(table: pd.DataFrame, figure) -> tuple[float, float, float]:
    rng = np.random.default_rng(0)
    drawn = [figure(table.iloc[rng.integers(0, len(table), len(table))]) for _ in range(DRAWS)]
    drawn = [value for value in drawn if not np.isnan(value)]
    low, high = np.quantile(drawn, [0.025, 0.975]) if drawn else (np.nan, np.nan)
    return figure(table), low, high


@public
def hand_check(articles: pd.DataFrame, lens: str, *, path=None) -> pd.DataFrame:
    """The figures of a coded sheet, where one was drawn from these very articles; no rows
    otherwise.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
    lens : {"loaded", "sentiment", "quotes"}
    path : str or Path, optional
        The sheet; by default where :func:`framing.draw_sample` writes it.

    Returns
    -------
    DataFrame as :func:`score_sample` gives it.

    Raises
    ------
    FramingError
        An unknown lens, or a sheet with a code that is not allowed.
    """
    require_choice(lens, CODES, "lens")
    path = Path(path) if path is not None else sample_path(lens)
    if path.is_file() and key_path(path).is_file():
        sheet = read_table(path)
        require_columns(sheet, ["item", *CODERS], str(path))
        if _key(path)["corpus"].iloc[0] == fingerprint(articles) and sheet[CODERS].notna().any(
            axis=None
        ):
            return score_sample(path)
    return pd.DataFrame(columns=["coder", "what", "outlet", "code", "figure", "low", "high", "n"])

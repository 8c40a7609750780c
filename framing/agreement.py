"""Check a meter by hand, second half: read the codes back and say how far meter and people
agree.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing import checks
from framing.checks import FramingError
from framing.fingerprint import fingerprint
from framing.tables import as_written, read_table
from framing.validation import CODES, key_path, sample_path

CODERS = ["coder_1", "coder_2"]
DRAWS = 1000  # of the bootstrap


def score_sample(path) -> pd.DataFrame:
    """Read a coded sheet back: precision, recall where it can be had, and the agreement of two
    coders.

    Parameters
    ----------
    path : str or Path The sheet that :func:`draw_sample` wrote; its key lies beside it. Lines
        without a code are left out.

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
    checks.require_columns(key, ["item", "outlet", "lens", "answer", "weight", "corpus"], name)
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
    checks.require_columns(sheet, ["item", *CODERS], str(path))
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
                f"{checks.listed(codes)} or empty, not {checks.shown(sheet[coder][wrong[0]])}."
            )
        sheet[coder] = given
    if sheet[CODERS].isna().all(axis=None):
        raise FramingError(
            f"{path} holds no code yet; write {checks.listed(codes)} into the column coder_1."
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
    checks.require_choice(lens, CODES, "lens")
    path = Path(path) if path is not None else sample_path(lens)
    if path.is_file() and key_path(path).is_file():
        sheet = read_table(path)
        checks.require_columns(sheet, ["item", *CODERS], str(path))
        if _key(path)["corpus"].iloc[0] == fingerprint(articles) and sheet[CODERS].notna().any(
            axis=None
        ):
            return score_sample(path)
    return pd.DataFrame(columns=["coder", "what", "outlet", "code", "figure", "low", "high", "n"])

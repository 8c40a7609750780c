"""Check a meter by hand: score it on the lines that people coded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, listed, require_choice, require_columns, shown
from framing.claims.codebook.agreement import scores, share
from framing.claims.codebook.coded import from_sheet, key_path, read_coded
from framing.claims.codebook.sheet import CODEBOOK
from framing.claims.sample import CODES, sample_path
from framing.corpus.tables import as_written, read_table
from framing.text.fingerprint import fingerprint

CODERS = ["coder_1", "coder_2"]
COLUMNS = "coder what outlet code figure low high n".split()
KEY_COLUMNS = "item outlet lens answer weight corpus".split()
DRAWS = 1000  # of the bootstrap


@public
def score_sample(path, *, reference=None) -> pd.DataFrame:
    """Read a coded sheet back: precision, recall where it can be had, agreement of two coders.

    Parameters
    ----------
    path : str or Path
        The sheet that :func:`draw_sample` wrote; its key lies beside it. Lines without a code are
        left out; with a codebook each coder must have answered all.
    reference : str, Path or DataFrame, optional
        Of a codebook's sheet: what careful people answered on some of its articles, as in
        :func:`framing.corrected_rates`.

    Returns
    -------
    DataFrame, one row a figure
        coder, what (``precision``: of the lines to which the meter gives ``code``, the share that
        the coder gives it too; ``recall``: of all lines of the corpus that the coder would give it,
        the share to which the meter does; ``kappa``: Cohen's, between the two coders), outlet
        (``all`` or one), code, figure (0 to 1), low, high (95% interval), n (coded lines behind
        it). Of a codebook's sheet before them question, and what is ``kappa``, ``alpha``
        (Krippendorff's), and of each code ``agreement`` (of the times either coder gives it, the
        share that both do) or, with a reference, ``precision`` and ``recall`` of coder_1.

    Raises
    ------
    FramingError
        A missing file, a code that is not allowed (with its line), a sheet without any code; a
        codebook's sheet that is not answered to its end, or by one coder and without a reference.

    Notes
    -----
    Precision: Wilson's interval. Recall weights each line by the lines it was drawn from; its
    interval and that of kappa (Cohen 1960) and alpha (Krippendorff 2004) are percentiles of a
    seeded bootstrap over lines.
    """
    path = Path(path)
    for file in (path, key_path(path)):
        if not file.is_file():
            raise FramingError(
                f"{file} is not there; framing.draw_sample writes a sheet and its key."
            )
    written = as_written(read_table(key_path(path)))
    if len(written) and (written.get("lens") == CODEBOOK).all():
        answers = None if reference is None else read_coded(reference, "reference")
        return scores(from_sheet(path, written), answers)
    if reference is not None:
        raise FramingError("reference is for the sheet of a codebook only; leave it out.")
    key = _read_key(path)
    coded = _read_codes(path, CODES[key["lens"].iloc[0]])
    strange = sorted(set(coded["item"]) - set(key["item"]), key=str)
    if strange:
        raise FramingError(
            f"{path} has the item {strange[0]}, which {key_path(path).name} does not know; "
            "give a sheet and its own key."
        )
    lines = key.merge(coded, on="item", how="left")
    rows = []
    for coder in CODERS:
        rows += _against_coder(lines.dropna(subset=coder), coder)
    pairs = lines.dropna(subset=CODERS)
    if len(pairs) > 1:
        rows.append(
            ("both", "kappa", "all", None, *_bootstrap(len(pairs), _kappa(pairs)), len(pairs))
        )
    return pd.DataFrame(rows, columns=COLUMNS)


@public
def hand_check(articles: pd.DataFrame, lens: str, *, path=None) -> pd.DataFrame:
    """The figures of a coded sheet that was drawn from these very articles; otherwise no rows.

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
        same_corpus = _read_key(path)["corpus"].iloc[0] == fingerprint(articles)
        if same_corpus and sheet[CODERS].notna().any(axis=None):
            return score_sample(path)
    return pd.DataFrame(columns=COLUMNS)


def _read_key(path: Path) -> pd.DataFrame:
    """The meter's answers, as :func:`draw_sample` wrote them."""
    name = str(key_path(path))
    key = as_written(read_table(key_path(path)))
    require_columns(key, KEY_COLUMNS, name)
    weight = pd.to_numeric(key["weight"], errors="coerce")
    lens = key["lens"].iloc[0] if len(key) else None
    is_sound = (
        lens in CODES
        and (key["lens"] == lens).all()
        and key["answer"].isin(list(CODES[lens])).all()
        and weight.between(0, 1e12).all()
        and key[["item", "outlet"]].notna().all(axis=None)
        and key["item"].is_unique
    )
    if not is_sound:
        raise FramingError(
            f"{name} is not the key that framing.draw_sample wrote; restore it, "
            "or draw a new sample."
        )
    return key.assign(weight=weight.astype(float))


def _read_codes(path: Path, codes: dict[str, str]) -> pd.DataFrame:
    """What the coders wrote into the sheet, each code one that is allowed."""
    sheet = as_written(read_table(path))
    require_columns(sheet, ["item", *CODERS], str(path))
    if sheet["item"].isna().any() or sheet["item"].duplicated().any():
        raise FramingError(
            f"{path} must have each item once; take out the row that stands twice, "
            "and give back a number that is missing."
        )
    for coder in CODERS:
        # A spreadsheet may have made 1.0 or a true minus of what was typed.
        column = sheet[coder].str.strip().str.replace("−", "-")
        column = column.str.replace(r"[.,]0+$", "", regex=True)
        wrong = sheet.index[column.notna() & ~column.isin(list(codes))]
        if len(wrong):
            raise FramingError(
                f"{path}, item {sheet['item'][wrong[0]]}: {coder} must be one of "
                f"{listed(codes)} or empty, not {shown(sheet[coder][wrong[0]])}."
            )
        sheet[coder] = column
    if sheet[CODERS].isna().all(axis=None):
        raise FramingError(
            f"{path} holds no code yet; write {listed(codes)} into the column coder_1."
        )
    return sheet[["item", *CODERS]]


def _against_coder(lines: pd.DataFrame, coder: str) -> list[tuple]:
    """Precision of each answer, in all and by outlet; recall where more answers were drawn."""
    rows = []
    answers = sorted(lines["answer"].unique(), reverse=True)
    for code in answers:
        for outlet, own in [("all", lines), *lines.groupby("outlet")]:
            flagged = own[own["answer"] == code]
            if len(flagged):
                agreed = int((flagged[coder] == code).sum())
                rows.append((coder, "precision", outlet, code, *share(agreed, len(flagged))))
        true = int((lines[coder] == code).sum())
        if len(answers) > 1 and true:
            figures = _bootstrap(len(lines), _recall(lines, coder, code))
            rows.append((coder, "recall", "all", code, *figures, true))
    return rows


# Figures of lines drawn anew are counted from arrays: a table cut a thousand times takes seconds.
Figure = Callable[[np.ndarray], float]


def _recall(lines: pd.DataFrame, coder: str, code: str) -> Figure:
    """Of the lines that the coder gives this code, the weighted share to which the meter does."""
    is_true, is_answer = ((lines[name] == code).to_numpy() for name in (coder, "answer"))
    weight = lines["weight"].to_numpy()

    def recall(rows: np.ndarray) -> float:
        true = rows[is_true[rows]]
        return weight[true[is_answer[true]]].sum() / weight[true].sum() if len(true) else np.nan

    return recall


def _kappa(lines: pd.DataFrame) -> Figure:
    """Cohen's kappa of the two coders."""
    first, second = (lines[coder].to_numpy() for coder in CODERS)
    codes = np.unique([first, second])
    by_code = [(first == code, second == code) for code in codes]
    is_agreed = first == second

    def kappa(rows: np.ndarray) -> float:
        chance = sum(
            is_first[rows].mean() * is_second[rows].mean() for is_first, is_second in by_code
        )
        return (is_agreed[rows].mean() - chance) / (1 - chance) if chance < 1 else np.nan

    return kappa


def _bootstrap(n: int, figure: Figure) -> tuple[float, float, float]:
    """A figure of ``n`` lines, and the 95% interval of it when lines are drawn anew."""
    rng = np.random.default_rng(0)
    drawn = [figure(rng.integers(0, n, n)) for _ in range(DRAWS)]
    known = [value for value in drawn if not np.isnan(value)]
    low, high = np.quantile(known, [0.025, 0.975]) if known else (np.nan, np.nan)
    return figure(np.arange(n)), low, high

"""Coded sheets, and tables like them, read into one form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.base.errors import FramingError, listed, require_columns, shown
from framing.claims.codebook.read import normal
from framing.claims.codebook.sheet import CODEBOOK, KEY_COLUMNS
from framing.corpus.tables import as_written, read_table

CODERS = ["coder_1", "coder_2"]
KEYS = ["question", "article"]


class Coded(NamedTuple):
    """What was coded: ``rows`` with question, article, outlet, event, coder and answer.

    ``answers`` are those that may be given, by question, or, where ``is_open``, those that were;
    ``name`` stands in error sentences.
    """

    rows: pd.DataFrame
    answers: dict[str, list[str]]
    is_open: bool
    name: str


def key_path(path: Path) -> Path:
    """The key that belongs to a sheet."""
    return path.with_name(path.name.removesuffix(".csv") + ".key.csv")


def read_coded(source, argument: str) -> Coded:
    """A sheet of :func:`framing.draw_sample` with its key, or a table of answers."""
    if isinstance(source, pd.DataFrame):
        return _from_table(source, argument)
    path = Path(source)
    for file in (path, key_path(path)):
        if not file.is_file():
            raise FramingError(
                f"{file} is not there; framing.draw_sample(articles, 'codebook', …) writes a sheet "
                "and its key."
            )
    key = as_written(read_table(key_path(path)))
    if "lens" not in key or not len(key) or key["lens"].iloc[0] != CODEBOOK:
        raise FramingError(
            f"{key_path(path)} is no key of a codebook's sheet; draw one with "
            "framing.draw_sample(articles, 'codebook', …)."
        )
    return from_sheet(path, key)


def from_sheet(path: Path, key: pd.DataFrame) -> Coded:
    """A sheet and its key, every coder's answers complete and allowed."""
    answers = _answers_of(key, path)
    sheet = as_written(read_table(path))
    require_columns(sheet, ["item", "coder_1"], str(path))
    if (
        sheet["item"].isna().any()
        or set(sheet["item"]) ^ set(key["item"])
        or (sheet["item"].duplicated().any())
    ):
        raise FramingError(
            f"{path} must have each item of {key_path(path).name} once; give back the rows that "
            "are missing, and take out those that stand twice."
        )
    lines = key.merge(sheet[["item", *(name for name in CODERS if name in sheet)]], on="item")
    coded = [_of_coder(lines, coder, answers, path) for coder in CODERS if coder in lines]
    rows = pd.concat([table for table in coded if table is not None] or [lines.iloc[:0]])
    if rows.empty:
        first, allowed = next(iter(answers.items()))
        raise FramingError(
            f"{path} holds no answer yet; write {listed(allowed)} (question {shown(first)}) into "
            "the column coder_1."
        )
    return Coded(rows.reset_index(drop=True), answers, False, str(path))


def _answers_of(key: pd.DataFrame, path: Path) -> dict[str, list[str]]:
    """The answers that each question allows, by the key; it must be as it was written."""
    name = key_path(path)
    problem = f"{name} is not the key that framing.draw_sample wrote; restore it, or draw anew."
    needed = [column for column in KEY_COLUMNS if column != "event"]
    if not {*KEY_COLUMNS} <= {*key} or key[needed].isna().any(axis=None):
        raise FramingError(problem)
    if key["item"].duplicated().any() or key.duplicated(KEYS).any():
        raise FramingError(problem)
    answers = {}
    for question, own in key.groupby("question", sort=False):
        try:
            answers[question] = [str(answer) for answer in json.loads(own["answers"].iloc[0])]
        except (ValueError, TypeError):
            raise FramingError(problem) from None
    return answers


def _of_coder(lines: pd.DataFrame, coder: str, answers: dict, path: Path) -> pd.DataFrame | None:
    """One coder's answers, or None where the column is empty."""
    written = lines[coder].map(lambda cell: None if pd.isna(cell) else str(cell))
    is_empty = written.isna()
    if is_empty.all():
        return None
    if is_empty.any():
        raise FramingError(
            f"{path}: {coder} answered {len(lines) - is_empty.sum()} of {len(lines)} items, and "
            f"not item {lines['item'][is_empty].iloc[0]}; answer all, or draw a smaller sample (a "
            "codebook may have an answer such as 'unclear')."
        )
    rows = lines[["question", "article", "outlet", "event"]].assign(coder=coder, answer=written)
    rows["answer"] = [
        _allowed(answer, answers[question], f"{path}, item {item}: {coder}")
        for item, question, answer in zip(lines["item"], rows["question"], written)
    ]
    return rows


def _allowed(answer: str, allowed: list[str], where: str) -> str:
    """The answer as the codebook spells it."""
    for known in allowed:
        if normal(known) == normal(answer):
            return known
    raise FramingError(f"{where} must be one of {listed(allowed)}, not {shown(answer)}.")


def _from_table(table: pd.DataFrame, argument: str) -> Coded:
    """A table with article and answer, and where known question, outlet, event and coder."""
    require_columns(table, ["article", "answer"], argument)
    usual = {"question": "answer", "coder": "coder_1", "outlet": None, "event": None}
    rows = table.assign(**{name: value for name, value in usual.items() if name not in table})
    rows = rows[[*KEYS, "outlet", "event", "coder", "answer"]].astype(object)
    texts = [*KEYS, "answer"]  # a sheet's ids are texts
    rows[texts] = rows[texts].astype(str)
    if rows.empty:
        raise FramingError(f"{argument} has no rows; give one a coded article.")
    twice = rows.duplicated([*KEYS, "coder"])
    if twice.any():
        raise FramingError(
            f"{argument} has the article {shown(rows['article'][twice].iloc[0])} twice for one "
            "question and coder; keep one row."
        )
    answers = {
        question: sorted(own["answer"].unique())
        for question, own in rows.groupby("question", sort=False)
    }
    return Coded(rows.reset_index(drop=True), answers, True, argument)

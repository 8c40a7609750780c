"""A codebook: questions to be asked of each article, and the answers that a coder may give."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, listed, require_columns, shown
from framing.corpus.files import decode, read_bytes
from framing.corpus.tables import read_table

COLUMNS = "question wording answer meaning examples".split()


@public
def read_codebook(source) -> pd.DataFrame:
    """Read a codebook and check every question and answer.

    Parameters
    ----------
    source : str, Path or DataFrame
        A ``.csv`` or a table with ``question`` (a short name), ``answer`` (what a coder writes),
        and where known ``wording`` (the question in full), ``meaning`` (of the answer) and
        ``examples``, one row an answer; or a ``.toml`` with a table a question, which holds
        ``wording`` and a list ``answers`` of tables with ``answer``, ``meaning`` and ``examples``.

    Returns
    -------
    DataFrame, one row an answer, in the order of the source
        question, wording (by default the question's name), answer, meaning, examples (texts, empty
        where not given).

    Raises
    ------
    FramingError
        A file that cannot be read; a question with fewer than two answers; an answer that is
        missing or stands twice, capitals aside.

    Examples
    --------
    >>> table = pd.DataFrame({"question": "blame", "answer": ["somebody", "nobody"]})
    >>> read_codebook(table)["answer"].tolist()
    ['somebody', 'nobody']
    """
    if isinstance(source, pd.DataFrame):
        table, name = source.reset_index(drop=True), "source"
    else:
        path, name = Path(source), str(source)
        table = _toml(path) if path.suffix.lower() == ".toml" else read_table(path)
    require_columns(table, ["question", "answer"], name)
    table = table.reindex(columns=COLUMNS).astype(object)
    table = table.where(table.notna(), "").map(lambda cell: str(cell).strip())
    table["wording"] = table["wording"].where(table["wording"] != "", table["question"])
    _require_sound(table, name)
    return table


def _toml(path: Path) -> pd.DataFrame:
    """One row an answer."""
    try:
        content = tomllib.loads(decode(read_bytes(path), str(path)))
    except tomllib.TOMLDecodeError as problem:
        raise FramingError(f"{path} is no TOML that can be read ({problem}); correct it.") from None
    rows = []
    for question, entry in content.items():
        answers = entry.get("answers") if isinstance(entry, dict) else None
        if not isinstance(answers, list) or not all(isinstance(row, dict) for row in answers):
            raise FramingError(
                f"{path}, question {shown(question)}: it must hold its answers as tables headed "
                f'[[{question}.answers]], each with a line answer = "…".'
            )
        wording = entry.get("wording", "")
        rows += [{"question": question, "wording": wording, **row} for row in answers]
    return pd.DataFrame(rows, columns=COLUMNS)


def _require_sound(table: pd.DataFrame, name: str) -> None:
    """Raise unless each question has a name and two answers that can be told apart."""
    for column in ("question", "answer"):
        empty = table.index[table[column] == ""]
        if len(empty):
            question = table["question"][empty[0]]
            of = f" of the question {shown(question)}" if question else ""
            raise FramingError(
                f"{name}, answer {empty[0] + 1} of the codebook: its {column}{of} is missing; "
                "write one, or take the entry out."
            )
    if table.empty:
        raise FramingError(f"{name} holds no question; write one with at least two answers.")
    for question, own in table.groupby("question", sort=False):
        answers = own["answer"]
        twice = answers[answers.map(normal).duplicated()]
        if len(answers) < 2 or len(twice):
            problem = (
                f"has the answer {shown(twice.iloc[0])} twice (capitals aside)"
                if len(twice)
                else f"has one answer only ({listed(answers)})"
            )
            raise FramingError(
                f"{name}, question {shown(question)}: it {problem}; give at least two answers "
                "that differ."
            )


def normal(answer: str) -> str:
    """An answer as it is compared: without capitals and blanks around it.

    A spreadsheet may have made 1.0 or a true minus of what was typed.

    Examples
    --------
    >>> normal(" Nobody "), normal("1.0"), normal("−1")
    ('nobody', '1', '-1')
    """
    text = " ".join(str(answer).replace("−", "-").split()).casefold()
    number, point, zeros = text.partition(".")
    is_whole = point and zeros.strip("0") == "" and number.removeprefix("-").isdigit()
    return number if is_whole else text

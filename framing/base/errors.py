"""The one class of error that bad input gets, and the checks that raise it in one sentence."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

WORDS_OF_AN_ARTICLE = 100  # where half of the texts are longer they are no sentences
MOST_OUTLETS = 200  # 100 of three articles each keep a processor busy for 50 s
LONGEST = 700  # characters of a message: a cell of five megabytes is not quoted in full


class FramingError(ValueError):
    """Bad input, said in one sentence: what was given, what is allowed, what to do."""

    def __init__(self, sentence: object = ""):
        message = " ".join(str(sentence).split())
        if len(message) > LONGEST:
            message = f"{message[: LONGEST - 200]} … {message[-190:]}"
        super().__init__(printable(message))

    def _render_traceback_(self) -> list[str]:
        """In a notebook the sentence stands alone, without forty lines of calls above it."""
        return [f"FramingError: {self}"]


class FileError(FramingError):
    """A file that cannot be read; of a folder the others still are."""


def printable(line: str) -> str:
    """A line with what a terminal would obey, or cannot print, as its escape.

    Everything that is printed passes through here: a corpus and a file's name may hold anything.
    """
    if line.isprintable():
        return line
    return "".join(
        mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in line
    )


def listed(names: Iterable, limit: int = 8) -> str:
    """Names for an error sentence: ``'a', 'b' and 3 more``."""
    names = [repr(str(name)) for name in names]
    if len(names) > limit:
        return f"{', '.join(names[:limit])} and {len(names) - limit} more"
    return ", ".join(names) or "none"


def shown(value, limit: int = 60) -> str:
    """A value for an error sentence: short, on one line."""
    if isinstance(value, (pd.DataFrame, pd.Series)):
        return f"a {type(value).__name__}"
    try:
        text = repr(value.item() if isinstance(value, np.generic) else value)
    except Exception:  # a stranger's __repr__ may raise anything, and must not hide the sentence
        text = f"a {type(value).__name__}"
    return text if len(text) <= limit else f"{text[:limit]}…"


def require_table(table, argument: str) -> None:
    """Raise unless ``table`` is a DataFrame."""
    if type(table).__module__.startswith("dask"):
        raise FramingError(
            f"{argument} is a Dask DataFrame, which this function does not take; "
            f"give {argument}.compute()."
        )
    if not isinstance(table, pd.DataFrame):
        raise FramingError(
            f"{argument} must be a pandas DataFrame, not {type(table).__name__}; "
            "framing.read_articles(path) makes one from a folder or a file."
        )


def require_columns(table, columns: Iterable[str], argument: str) -> None:
    """Raise unless ``table`` is a DataFrame with all of ``columns``."""
    require_table(table, argument)
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise FramingError(
            f"{argument} lacks the column{'s' * (len(missing) > 1)} {listed(missing)}; "
            f"it has {listed(table.columns)}: rename a column or compute it first."
        )


def require_sentences(table) -> None:
    """Raise where the texts are whole articles, whose scores VADER adds up to -0.99 or 0.99."""
    if "sentence" in table or table.empty:
        return
    words = table["text"].head(1_000).str.count(" ").median() + 1
    if words > WORDS_OF_AN_ARTICLE:
        raise FramingError(
            f"sentences holds whole articles (half of them of more than {words:.0f} words), "
            "whose scores would say nothing; give framing.split_sentences(articles)."
        )


def require_rows(table, argument: str) -> None:
    """Raise where a table has no row to speak of."""
    if not len(table):
        raise FramingError(
            f"{argument} has no rows, so there is nothing to show; give a table with at least one."
        )


def require_choice(value, allowed: Iterable, argument: str) -> None:
    """Raise unless ``value`` is one of ``allowed``."""
    allowed = list(allowed)
    if not any(isinstance(value, type(choice)) and value == choice for choice in allowed):
        names = ", ".join(repr(choice) for choice in allowed)
        raise FramingError(f"{argument} must be one of {names}, not {shown(value)}.")


def require_articles(articles, argument: str = "articles") -> None:
    """Raise unless ``articles`` is a table of articles with their text at hand."""
    require_columns(articles, ["article", "outlet", "text"], argument)
    if articles.empty:
        raise FramingError(f"{argument} has no rows; give a table with at least one article.")
    if "pack" in articles and articles["pack"].notna().any() and articles["text"].isna().any():
        raise FramingError(
            f"{argument} come from a share pack, which holds counts and scores but no text; "
            "this needs the articles themselves."
        )
    if articles["text"].isna().any():
        textless = listed(articles.loc[articles["text"].isna(), "article"], 3)
        raise FramingError(
            f"{argument} has no text for {textless}; fill the column text or drop these rows."
        )


def require_outlets(table, at_least: int = 2, argument: str = "articles") -> None:
    """Raise unless the table's column ``outlet`` names at least ``at_least`` outlets."""
    require_columns(table, ["outlet"], argument)
    outlets = sorted(table["outlet"].dropna().unique())
    if len(outlets) < at_least:
        raise FramingError(
            f"{argument} has {len(outlets)} outlet ({listed(outlets)}) where a comparison needs "
            f"at least {at_least}: add the articles of another outlet."
        )


def require_few_outlets(table, argument: str) -> None:
    """Raise where there are more outlets than can each have all their words compared."""
    n_outlets = table["outlet"].nunique()
    if n_outlets > MOST_OUTLETS:
        raise FramingError(
            f"{argument} has {n_outlets:,} outlets, and the words of at most {MOST_OUTLETS} can be "
            "compared: choose the outlets that you ask about, or give several one name in the "
            "column outlet (of one owner, one region)."
        )

"""The columns of a table that is given to a public function: a column's name says what may stand in
it.

What can be read in one way only is read that way (a number as an outlet's name, a number kept as an
object); what cannot is named with its row. The caller's table is never changed.
"""

from __future__ import annotations

import datetime
import numbers

import numpy as np
import pandas as pd

from framing.base.arrow import mended
from framing.base.errors import FramingError, require_table, shown

# whole numbers stay what they are: tables are joined on them
IDS = {"article", "article_a", "article_b"}
NAMES = {
    "outlet",
    "outlet_a",
    "outlet_b",
    "term",
    "category",
    "choice",
    "lens",
    "item",
    "group",
    "strength",
    "left",
    "match",
    "right",
    "coder",
    "what",
}
TEXTS = {
    "event",
    "title",
    "text",
    "text_a",
    "text_b",
    "statement",
    "unit",
    "pattern",
    "rule",
    "person",
    "speaker",
    "verb",
    "voice",
    "speech",
    "left_out",
    "code",
    "hits",
    "setting",
    "house_style",
}
OF_ARTICLES = {"article", "outlet", "event", "title", "text"}
FLAGS = {"claim", "holds", "falls", "same_event", "few", "compared", "inferred"}
COUNTS = {
    "sentences",
    "tokens",
    "sentence",
    "sentence_a",
    "sentence_b",
    "sentences_a",
    "sentences_b",
    "start",
    "end",
    "paragraph",
    "n_tokens",
    "n_sentences",
    "n_words",
    "n_verbs",
    "n_quoted",
    "events",
    "shared_events",
    "bin",
    "dated",
    "dropped",
    "notices",
    "needed",
    "tested",
}
DATES = {"published", "first", "last"}
# A ratio to nothing is infinite, and so is a bound that is not known; no other number is.
UNBOUNDED = {
    "log_ratio",
    "log_ratio_without",
    "low",
    "high",
    "ratio_low",
    "ratio_high",
    "smallest_ratio",
    "detectable",
    "g2",
}
NUMBERS = {
    "n",
    "articles",
    "runs",
    "splits",
    "n_articles",
    "quoted",
    "quoted_a",
    "quoted_b",
    "compound",
    "neg",
    "neu",
    "pos",
    "rate",
    "rate_rest",
    "rate_low",
    "rate_high",
    "mean",
    "mean_rest",
    "share",
    "share_rest",
    "per_10k",
    "per_10k_rest",
    "per_1k",
    "per_1k_rest",
    "per_article",
    "log_ratio",
    "log_ratio_without",
    "ratio_low",
    "ratio_high",
    "difference",
    "low",
    "high",
    "p",
    "q",
    "q_without",
    "g2",
    "detectable",
    "dispersion",
    "tfidf",
    "tfidf_rest",
    "idf",
    "similarity",
    "shared",
    "within",
    "within_g2",
    "within_any",
    "within_any_g2",
    "between",
    "between_g2",
    "figure",
    "ratio",
    "chance",
    "smallest_ratio",
}


def result_table(table, argument: str):
    """A table that a function of the suite made, or one like it."""
    rules = {
        **dict.fromkeys(NAMES | IDS, _names),
        **dict.fromkeys(TEXTS, _texts),
        **dict.fromkeys(FLAGS, _flags),
        **dict.fromkeys(NUMBERS, _numbers),
        **dict.fromkeys(COUNTS, _counts),
        **dict.fromkeys(DATES, _dates),
    }
    # there it lists the pieces that were taken out; the function will miss its own columns
    if "article" in getattr(table, "columns", ()):
        del rules["dropped"]
    return _read(table, argument, rules)


def article_table(articles, argument: str):
    """A table of articles: only its common columns are looked at, the others are the user's own."""
    rules = dict.fromkeys(OF_ARTICLES, _texts) | {
        "article": _names,
        "outlet": _names,
        "published": _dates,
    }
    articles = _read(articles, argument, rules)
    if (
        "event" in articles
        and (
            blank := articles["event"].map(lambda name: isinstance(name, str) and not name.strip())
        ).any()
    ):
        articles = articles.assign(
            event=articles["event"].astype(object).where(~blank.to_numpy(bool), None)
        )
    if "article" in articles and (twice := articles["article"].duplicated()).any():
        raise FramingError(
            f"{argument} has the id {shown(articles['article'][twice.to_numpy()].iloc[0])} twice; the ids in the column "
            "article must be unique: rename one, or drop the rows that stand twice."
        )
    return articles


def _read(table, argument: str, rules: dict):
    require_table(table, argument)
    columns = table.columns
    if columns.nlevels > 1 or not columns.is_unique:
        twice = columns[columns.duplicated()].tolist()
        what = (
            f"names the column {shown(twice[0])} twice"
            if twice
            else "has columns of several levels"
        )
        raise FramingError(f"{argument} {what}; give one column for each name.")
    if argument != "articles" and not table.index.is_unique:
        table = table.reset_index(drop=True)  # rows are looked up by their labels
    given = {name: table[name] for name in columns if isinstance(name, str) and name in rules}
    read = {
        name: rules[name](column, f"{argument}, row {{row}}: {name}")
        for name, column in given.items()
    }
    changed = {
        name: column
        for name, column in read.items()
        if column is not given[name]
        and not (column.dtype == given[name].dtype and column.equals(given[name]))
    }
    return table.assign(**changed) if changed else table


def _refuse(
    where: str, row: int, allowed: str, value, remedy: str = "correct it or drop the row"
) -> None:
    raise FramingError(
        f"{where.format(row=row + 1)} must be {allowed}, not {shown(value)}; {remedy}."
    )


def _texts(column: pd.Series, where: str, required: bool = False) -> pd.Series:
    """Text, or missing; a number or a date is text as it is printed."""
    if _plain_text(column, required):
        return column
    values, missing = column.tolist(), column.isna().to_numpy(bool)
    if required and missing.any():
        _refuse(
            where,
            int(missing.argmax()),
            "given in every row",
            column.iloc[int(missing.argmax())],
            "fill it or drop the row",
        )
    kinds = {type(value) for value, gone in zip(values, missing) if not gone}
    odd = kinds - {str, np.str_}
    if kinds == {int} and where.endswith(tuple(f": {name}" for name in IDS)):
        return column
    if not odd and column.dtype == object:  # no categories, no other kinds of missing
        return _encodable(column, values)
    for row, value in enumerate(values):
        if not missing[row] and not isinstance(value, (str, numbers.Number, datetime.date)):
            _refuse(where, row, "text", value)
    plain = [None if gone else str(value) for value, gone in zip(values, missing)]
    return _encodable(pd.Series(plain, column.index, dtype=object, name=column.name), plain)


def _plain_text(column: pd.Series, required: bool) -> bool:
    """Whether nothing needs a closer look: text in Arrow, or distinct values that are all sound
    text.
    """
    if required and column.isna().any():
        return False
    if str(column.dtype) == "str":
        return True
    if column.dtype != object:
        return False
    try:
        distinct = [value for value in pd.unique(column) if value is not None]
        return all(type(value) is str for value in distinct) and "".join(distinct).isascii()
    except TypeError:  # a list or an object among them
        return False


def _encodable(column: pd.Series, values: list) -> pd.Series:
    """Half a character that no file can hold, a lone surrogate, becomes a replacement sign."""
    try:
        for value in values:
            if isinstance(value, str) and not value.isascii():
                value.encode()
        return column
    except UnicodeEncodeError:
        whole = [mended(value) if isinstance(value, str) else None for value in values]
        return pd.Series(whole, column.index, dtype=object, name=column.name)


def _names(column: pd.Series, where: str) -> pd.Series:
    return _texts(column, where, required=True)


def _flags(column: pd.Series, where: str) -> pd.Series:
    if column.dtype == bool:
        return column
    for row, value in enumerate(column.tolist()):
        if not isinstance(value, (bool, np.bool_)):
            _refuse(where, row, "True or False", value)
    return column.astype(bool)


def _numbers(column: pd.Series, where: str) -> pd.Series:
    """Numbers, or missing; infinite only where a figure may be."""
    if not isinstance(column.dtype, np.dtype) or column.dtype.kind not in "iuf":
        for row, value in enumerate(column.tolist()):
            known = isinstance(value, numbers.Real) and not isinstance(value, (bool, np.bool_))
            if not known and value is not None and value is not pd.NA and value is not pd.NaT:
                _refuse(where, row, "a number", value)
        column = column.astype(object).where(column.notna(), np.nan).astype(float)
    endless = np.isinf(column.to_numpy(float))
    if endless.any() and not where.endswith(tuple(f": {name}" for name in UNBOUNDED)):
        _refuse(where, int(endless.argmax()), "a finite number", column.iloc[int(endless.argmax())])
    return column


def _dates(column: pd.Series, where: str) -> pd.Series:
    """Dates without a time zone, or missing."""
    if column.dtype.kind == "M" and getattr(column.dt, "tz", None) is None:
        return column
    values, missing = column.astype(object).tolist(), column.isna().to_numpy(bool)
    plain = [str(value) if isinstance(value, (str, datetime.date)) else None for value in values]
    dates = pd.to_datetime(
        pd.Series(plain, column.index, dtype=object), errors="coerce", utc=True, format="mixed"
    ).dt.tz_localize(None)
    for row, value in enumerate(values):
        if (
            not missing[row]
            and pd.isna(dates.iloc[row])
            and not (isinstance(value, str) and not value.strip())
        ):
            _refuse(where, row, "a date such as 2024-05-31", value)
    return dates.rename(column.name)


def _counts(column: pd.Series, where: str) -> pd.Series:
    """Whole numbers; a count is never missing."""
    column = _numbers(column, where)
    wrong = ~np.isfinite(column.to_numpy(float)) | (column.to_numpy(float) % 1 != 0)
    if wrong.any():
        _refuse(where, int(wrong.argmax()), "a whole number", column.iloc[int(wrong.argmax())])
    return column if column.dtype.kind in "iu" else column.astype("int64")

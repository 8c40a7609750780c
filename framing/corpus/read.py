"""The corpus: a folder or a table of articles becomes one row an article, tidy and free of site
furniture.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import arrow_text, mended, text_buffers, text_column
from framing.base.data import SEEDS, existing
from framing.base.errors import FramingError, listed, require_choice, require_outlets, shown
from framing.base.kinds import dispatch, kind_of
from framing.corpus.files import decode
from framing.corpus.folders import ALLOWED, folder_articles, table_articles
from framing.corpus.furniture import strip_furniture
from framing.corpus.repeats import number_of
from framing.text.engine.coding import BLOCK
from framing.text.tidy import tidy_arrow, tidy_text

COLUMNS = ["article", "outlet", "event", "published", "title", "text"]
LONG_ARTICLE, SHORT_ARTICLE = 50_000, 20  # words


@public
def read_articles(path=None, *, furniture: str = "drop", at_least: int = 2) -> pd.DataFrame:
    """Read a corpus: one row an article.

    Parameters
    ----------
    path : str or Path, optional
        A folder with one sub-folder an outlet (``.txt .md .html``; YAML front matter may give
        ``outlet title published event url``), a flat folder whose files name their outlet in the
        front matter, or one table (``.csv .tsv .jsonl .json .parquet``) with at least ``outlet``
        and ``text``; or a share pack, as :func:`framing.share` writes it (then without text). By
        default the folder or file that the environment variable ``FRAMING_CORPUS`` names, else the
        corpus that comes with the project.
    furniture : {"drop", "keep"}
        Whether menu lines, datelines, promotion lines and tails are taken out;
        :func:`dropped_lines` shows them.
    at_least : int
        Outlets that must be there; 1 lets a corpus of one outlet through.

    Returns
    -------
    DataFrame with ``article`` (unique id), ``outlet``, ``event`` (or missing), ``published`` (date
    or missing), ``title``, ``text`` (tidy: one blank between words, one line break between
    paragraphs), then ``standfirst place agency day`` (from headings and datelines), ``dropped``
    (see :func:`dropped_lines`), ``notice`` (what is odd about the article, or empty), and any
    further column of the user's table.

    Raises
    ------
    FramingError
        One sentence: a path that does not exist, nothing to read, a file in an unknown encoding or
        format, a missing column or outlet, ids that stand twice, an outlet without text, fewer
        outlets than ``at_least``.

    Examples
    --------
    >>> articles = read_articles()
    >>> articles.columns[:6].tolist()
    ['article', 'outlet', 'event', 'published', 'title', 'text']
    """
    require_choice(furniture, ["drop", "keep"], "furniture")
    place = existing(path or os.environ.get("FRAMING_CORPUS") or SEEDS)
    if place is None:
        raise FramingError(
            f"{path or os.environ['FRAMING_CORPUS']} does not exist; give the folder or the file of your articles, {ALLOWED}."
        )
    articles = articles_of(place)
    if kind_of(place) == "pack":  # tidy since it was written, and without text to look at
        require_outlets(articles, at_least, str(place))
        return articles
    if furniture == "drop":
        articles = strip_furniture(articles)
    articles = articles.assign(notice=_notices(articles))
    _require_voices(articles, place, at_least)
    first = [
        *COLUMNS,
        *(name for name in ("standfirst", "place", "agency", "day") if name in articles),
    ]
    return articles[[*first, *(name for name in articles if name not in first)]]


@dispatch
def articles_of(place: Path) -> pd.DataFrame:
    """The articles of a folder or a table, tidy; a share pack brings its own."""
    return _tidy(folder_articles(place) if place.is_dir() else table_articles(place), place)


def _tidy(table: pd.DataFrame, place: Path) -> pd.DataFrame:
    """The common columns in their common form; the user's further columns as they came."""
    table = table.reset_index(drop=True)
    for name in COLUMNS:
        if name not in table:
            table[name] = None
    # What is no text is text as it would be printed; half a character, a lone surrogate, is a
    # replacement sign.
    table = table.assign(
        **{name: _texts(table[name], place) for name in COLUMNS if name != "text"},
        **{
            name: _encodable(column)
            for name, column in table.items()
            if name not in COLUMNS and column.dtype == object
        },
    )
    line = {
        name: tidy_text(table[name]).str.replace("\n", " ") for name in ("outlet", "title", "event")
    }
    out = table.assign(
        article=tidy_text(table["article"]),
        outlet=line["outlet"],
        title=line["title"],
        text=text_column(
            [
                tidy_arrow(_texts(table["text"].iloc[at : at + BLOCK], place))
                for at in range(0, len(table), BLOCK)
            ]
        ),
        event=line["event"].astype(object).where(line["event"] != "", None),
        published=_dates(table["published"], place),
    )
    for name in ("article", "outlet"):
        if (empty := (out[name] == "").to_numpy()).any():
            raise FramingError(
                f"{place}: the column {name} of article {int(empty.argmax()) + 1} holds nothing that can be seen; fill it."
            )
    twice = out.loc[out["article"].duplicated(), "article"].unique()
    if len(twice):
        raise FramingError(
            f"{place}: the ids in the column article must be unique, and {listed(twice, 3)} stand twice "
            "or more; rename them, or leave the column out."
        )
    return out


def _texts(column: pd.Series, place: Path) -> pd.Series:
    """A column of text; a list or an object in it is named, not passed over."""
    if str(column.dtype) == "str":  # it lies in Arrow, which holds nothing but text
        return column.fillna("")
    values = [_plain(value, place) for value in column.tolist()]
    for row, value in enumerate(values):
        if value is None:
            raise FramingError(
                f"{place}, article {column.index[row] + 1}: {column.name} must be text, not {shown(column.tolist()[row])}; "
                "give one text an article."
            )
    return _encodable(pd.Series(values, column.index, dtype=object, name=column.name))


def _encodable(column: pd.Series) -> pd.Series:
    """Without lone surrogates, which no file and no other library can hold."""
    return pd.Series(
        [
            value if not isinstance(value, str) or value.isascii() else mended(value)
            for value in column.tolist()
        ],
        column.index,
        dtype=object,
        name=column.name,
    )


def _plain(value, place: Path) -> str | None:
    """A cell as text, empty where it is missing; None for what is no text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return decode(value, f"{place}: a cell")
    if isinstance(value, (list, tuple, set, dict, np.ndarray)):
        return None
    return "" if value is None or pd.isna(value) else str(value)


def _dates(column: pd.Series, place: Path) -> pd.Series:
    """Dates without a time zone (UTC where one is given)."""
    given = column.str.strip()
    dates = pd.to_datetime(
        given.where(given != "", None), errors="coerce", utc=True, format="mixed"
    )
    # Without a year a date is a guess, and "now" another one each day.
    yearless = ~given.str.contains(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
    wrong = given[(given != "") & (dates.isna() | yearless)]
    if len(wrong):
        raise FramingError(
            f"{place}: published must be a date such as 2024-05-31, and {shown(wrong.iloc[0])} (article "
            f"{wrong.index[0] + 1}) is none; correct it, or leave it empty."
        )
    return dates.dt.tz_localize(None)


def _notices(articles: pd.DataFrame) -> pd.Series:
    """What a reader should know about an article before trusting its figures."""
    facts = [
        _facts(articles["text"].iloc[at : at + BLOCK]) for at in range(0, len(articles), BLOCK)
    ]
    words, broken, number = (
        pd.Series(np.concatenate(each), articles.index) for each in zip(*facts)
    )
    notice = (
        articles["notice"].fillna("").astype(str)
        if "notice" in articles
        else pd.Series("", articles.index, dtype=object)
    )
    twin = number.duplicated(keep=False) & (words > 0)
    if twin.any():
        twin[twin] = articles.loc[twin, "text"].duplicated()
    for holds, text in (
        (words == 0, "no text"),
        ((words > 0) & (words < SHORT_ARTICLE), "very short"),
        (words > LONG_ARTICLE, "very long: is it one article?"),
        (twin, "same text as an earlier article"),
        (broken, "broken characters"),
    ):
        notice = notice.where(
            ~holds, notice.map(lambda before, text=text: f"{before}; {text}" if before else text)
        )
    return notice


def _facts(texts: pd.Series) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each text its words, whether it holds a replacement sign, and a number that hardly another
    text has.
    """
    array = arrow_text(texts)
    edges, data = text_buffers(array)
    blanks = np.searchsorted(np.flatnonzero((data == ord(" ")) | (data == ord("\n"))), edges)
    broken = np.zeros(len(array), bool)
    # the first byte of a replacement sign, which hardly another letter shares
    if (data == 0xEF).any():
        broken = pc.match_substring(array, "\ufffd").to_numpy(zero_copy_only=False)
    return np.diff(blanks) + (np.diff(edges) > 0), broken, number_of(edges[:-1], edges[1:], data)


def _require_voices(articles: pd.DataFrame, place: Path, at_least: int) -> None:
    """Every outlet must have text, and there must be enough outlets to compare."""
    with_text = (articles["text"] != "").groupby(articles["outlet"]).any()
    silent = with_text.index[~with_text]
    if len(silent):
        raise FramingError(
            f"{place}: no article of {listed(silent)} has any text; fill the column text, or take the "
            "outlet out."
        )
    alike = (
        pd.Series(with_text.index, dtype=object)
        .groupby([name.casefold() for name in with_text.index])
        .agg(list)
    )
    for names in alike[alike.str.len() > 1]:
        raise FramingError(
            f"{place}: the outlets {listed(names)} differ in capital letters only; write the name of an outlet in one "
            "way."
        )
    if len(with_text) < at_least:
        raise FramingError(
            f"{place} has {len(with_text)} outlet ({listed(with_text.index)}) where a comparison needs at "
            f"least {at_least}; add the articles of another outlet."
        )

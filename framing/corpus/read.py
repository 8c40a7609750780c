"""The corpus: a folder or a table becomes one row an article, tidy and without furniture."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pandas as pd
import pyarrow as pa

from framing.base.arguments import public
from framing.base.arrow import arrow_text, row_slices, text_column
from framing.base.data import SEEDS, existing
from framing.base.dates.orders import ORDERS
from framing.base.dates.read import dates_and_notices
from framing.base.errors import FramingError, listed, require_choice, require_outlets, shown
from framing.base.kinds import dispatch, kind_of
from framing.base.running.progress import progress
from framing.base.running.shared import in_a_run, once_a_run, state_of
from framing.base.texts import encodable, read_texts
from framing.corpus.copies.near import near_copies
from framing.corpus.copies.once import without_copies
from framing.corpus.damage.mend import mended
from framing.corpus.damage.notices import with_notices
from framing.corpus.datelines import named_by_agency
from framing.corpus.described.readings import Reading, note_reading, reading_of
from framing.corpus.files import decode
from framing.corpus.folders import ALLOWED, folder_articles, table_articles
from framing.corpus.furniture import strip_furniture
from framing.text.engine.coding import BLOCK
from framing.text.tidy import tidied, tidy_text

COLUMNS = ["article", "outlet", "event", "published", "title", "text"]
FURNITURE_COLUMNS = ["standfirst", "place", "agency", "day"]


@public
def read_articles(
    path=None,
    *,
    furniture: str = "drop",
    copies: str = "once",
    at_least: int = 2,
    dates: str | None = None,
) -> pd.DataFrame:
    """Read a corpus: one row an article.

    Parameters
    ----------
    path : str or Path, optional
        A folder with one sub-folder an outlet (``.txt .md .html``; YAML front matter may give
        ``outlet title published event url``), a flat folder whose files name their outlet in the
        front matter, or one table (``.csv .tsv .jsonl .json .parquet .xlsx``, a feed ``.rss .atom
        .xml``, a web archive ``.warc .warc.gz``) with at least ``outlet`` and ``text``, or columns
        named as scrapers name them (``corpus/scraped/aliases.py``); exports of newspaper archives,
        one or a folder of them (``docs/your_articles.md``); or a share pack, as
        :func:`framing.share` writes it (then without text). By default the folder or file that the
        environment variable ``FRAMING_CORPUS`` names, else the corpus that comes with the project.
    furniture : {"drop", "keep"}
        Whether menu lines, datelines, promotion lines and tails are taken out;
        :func:`dropped_lines` shows them.
    copies : {"once", "keep"}
        Whether near copies of an article of the same outlet (updates, reprints, double downloads)
        are left out; :func:`dropped_lines` shows their ids by the rule ``copy``, and
        :func:`framing.near_copies` tells of all copies where they are kept. The earliest article
        of a group stays, without dates the longest.
    at_least : int
        Outlets that must be there; 1 lets a corpus of one outlet through.
    dates : {"day first", "month first"}, optional
        How dates in figures (03.05.2024) are written. By default the other dates of the column say
        so, or those of the outlet where outlets differ; dates that fit both readings are refused.

    Returns
    -------
    DataFrame with ``article`` (unique id), ``outlet``, ``event`` (or missing), ``published`` (date
    or missing), ``title``, ``text`` (tidy: one blank between words, one line break between
    paragraphs), then ``standfirst place agency day`` (from headings and datelines), ``dropped``
    (see :func:`dropped_lines`), ``notice`` (what is odd about the article, or empty), and any
    further column of the user's table. Articles of archives have ``section page byline edition``
    and ``n_words_stated`` (words, as the archive counts), each missing where it says nothing; what
    their frames hold beside the text is set aside in ``dropped``, whatever ``furniture`` says.

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
    require_choice(copies, ["once", "keep"], "copies")
    if dates is not None:
        require_choice(dates, ORDERS, "dates")
    source = path or os.environ.get("FRAMING_CORPUS") or SEEDS
    corpus = existing(source)
    if corpus is None:
        raise FramingError(
            f"{source} does not exist; give the folder or the file of your articles, {ALLOWED}."
        )
    if kind_of(corpus) == "pack":  # tidy since it was written, and without text to look at
        articles = articles_of(corpus, dates)
        note_reading(reading_of(corpus, articles))
        require_outlets(articles, at_least, str(corpus))
        return articles
    articles, reading = _read(
        str(corpus), in_a_run() and state_of(corpus), furniture, copies, dates
    )
    note_reading(reading)
    _require_outlets_with_text(articles, corpus, at_least)
    return articles


@once_a_run
def _read(
    corpus: str, state: str | bool, furniture: str, copies: str, dates: str | None
) -> tuple[pd.DataFrame, Reading | None]:
    """The articles, and the reading that they rest on; files in another state are read anew."""
    articles = articles_of(Path(corpus), dates)
    reading = reading_of(Path(corpus), articles)
    if furniture == "drop":
        articles = named_by_agency(strip_furniture(articles))
    near = near_copies(articles)
    articles = articles.assign(notice=with_notices(articles, near))
    if copies == "once":
        articles = without_copies(articles, near)
    first = [*COLUMNS, *(name for name in FURNITURE_COLUMNS if name in articles)]
    return articles[[*first, *(name for name in articles if name not in first)]], reading


@dispatch
def articles_of(corpus: Path, dates: str | None = None) -> pd.DataFrame:
    """The articles of a folder or a table, tidy; a share pack brings its own."""
    # No name holds the table, whose texts go block by block while they are mended.
    return _tidy(
        (folder_articles(corpus) if corpus.is_dir() else table_articles(corpus)).reset_index(
            drop=True
        ),
        corpus,
        dates,
    )


def _tidy(table: pd.DataFrame, corpus: Path, dates: str | None) -> pd.DataFrame:
    """The common columns in their common form; the user's further columns as they came."""
    table = table.assign(**{name: None for name in COLUMNS if name not in table})
    titles, of_titles = mended(arrow_text(_texts(table["title"], corpus)))
    table = table.assign(title=titles.to_pylist())
    names = {
        name: tidy_text(_texts(table[name], corpus))
        for name in ("article", "outlet", "event", "title")
    }
    one_line = {name: names[name].str.replace("\n", " ") for name in ("outlet", "title", "event")}
    event = one_line["event"].astype(object)
    published, of_dates = _dates(table["published"], corpus, one_line["outlet"], dates)
    further = [str(name) for name in table if name not in COLUMNS and table[name].dtype == object]
    texts, notices = _mended_texts(_blocks(table.pop("text")), corpus)
    for row, lines in of_titles.items():
        notices.setdefault(row, []).extend(f"title, {line}" for line in lines)
    for row in (of_dates != "").to_numpy().nonzero()[0].tolist():
        notices.setdefault(row, []).append(of_dates.iloc[row])
    articles = table.assign(
        **{name: encodable(table[name]) for name in further},
        article=names["article"],
        outlet=one_line["outlet"],
        title=one_line["title"],
        event=event.where(event != "", None),
        published=published,
        text=text_column(texts),
    )
    if notices:
        articles = articles.assign(notice=_with_own(articles, notices))
    _require_ids(articles, corpus)
    return articles


def _blocks(column: pd.Series) -> list[pd.Series]:
    """A column in blocks, the last one first."""
    return [column.iloc[rows] for rows in reversed(row_slices(column, BLOCK))]


def _mended_texts(
    blocks: list[pd.Series], corpus: Path
) -> tuple[list[pa.Array], dict[int, list[str]]]:
    """The texts, tidy and without what can be mended, and of each row what was mended.

    The blocks are taken out of their list, so that the column never lies in memory twice.
    """
    texts: list[pa.Array] = []
    notices: dict[int, list[str]] = {}
    start = 0
    for _ in progress(range(len(blocks)), "mending texts"):
        block, lines = mended(arrow_text(_texts(blocks.pop(), corpus)))
        texts.append(tidied(block))
        notices |= {start + row: mends for row, mends in lines.items()}
        start += len(block)
    return texts, notices


def _with_own(articles: pd.DataFrame, notices: dict[int, list[str]]) -> pd.Series:
    """The column of notices: those that a table brings, then those of its reading."""
    own = [""] * len(articles)
    if "notice" in articles:
        own = articles["notice"].fillna("").astype(str).tolist()
    joined = ["; ".join(filter(None, [own[row], *notices.get(row, [])])) for row in range(len(own))]
    return pd.Series(joined, articles.index, dtype=object)


def _require_ids(articles: pd.DataFrame, corpus: Path) -> None:
    """Every article must have an outlet and an id of its own."""
    for name in ("article", "outlet"):
        if (empty := (articles[name] == "").to_numpy()).any():
            raise FramingError(
                f"{corpus}: the column {name} of article {int(empty.argmax()) + 1} holds nothing "
                "that can be seen; fill it."
            )
    twice = articles.loc[articles["article"].duplicated(), "article"].unique()
    if len(twice):
        raise FramingError(
            f"{corpus}: the ids in the column article must be unique, and {listed(twice, 3)} stand "
            "twice or more; rename them, or leave the column out."
        )


def _texts(column: pd.Series, corpus: Path) -> pd.Series:
    """A column of text, empty where it is missing; bytes are read as the bytes of a file are."""

    def refuse(row: int) -> NoReturn:
        raise FramingError(
            f"{corpus}, article {column.index[row] + 1}: {column.name} must be text, "
            f"not {shown(column.iloc[row])}; give one text an article."
        )

    return read_texts(_decoded(column, corpus), refuse, missing="")


def _dates(
    column: pd.Series, corpus: Path, outlets: pd.Series, order: str | None
) -> tuple[pd.Series, pd.Series]:
    """The dates, and how those with two readings were read."""

    def refuse(row: int, allowed: str, remedy: str = "correct it, or leave it empty") -> NoReturn:
        raise FramingError(
            f"{corpus}: published must be {allowed}, and "
            f"{shown(str(written.iloc[row]).strip())} (article {row + 1}) is none; {remedy}."
        )

    written = _decoded(column, corpus)
    return dates_and_notices(written, refuse, outlets, order)


def _decoded(column: pd.Series, corpus: Path) -> pd.Series:
    if column.dtype != object or not any(isinstance(cell, bytes) for cell in column):
        return column
    return column.map(
        lambda cell: decode(cell, f"{corpus}: a cell") if isinstance(cell, bytes) else cell
    )


def _require_outlets_with_text(articles: pd.DataFrame, corpus: Path, at_least: int) -> None:
    """Every outlet must have text, and there must be enough outlets to compare."""
    has_text = (articles["text"] != "").groupby(articles["outlet"]).any()
    textless = has_text.index[~has_text]
    if len(textless):
        raise FramingError(
            f"{corpus}: no article of {listed(textless)} has any text; fill the column text, or "
            "take the outlet out."
        )
    outlets = has_text.index.to_series()
    for _, spellings in outlets.groupby(outlets.str.casefold().to_numpy()):
        if len(spellings) > 1:
            raise FramingError(
                f"{corpus}: the outlets {listed(spellings)} differ in capital letters only; write "
                "the name of an outlet in one way."
            )
    if len(outlets) < at_least:
        raise FramingError(
            f"{corpus} has {len(outlets)} outlet ({listed(outlets)}) where a comparison needs at "
            f"least {at_least}; add the articles of another outlet."
        )

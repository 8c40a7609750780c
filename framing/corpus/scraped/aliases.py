"""Names that scrapers give to the columns of an article: a short list, and nothing else is guessed.

Known are those of trafilatura, newspaper, news-please, NewsAPI and JSON Feed.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pandas as pd

# In this order, _ for a blank; a column that has the common name is never passed over for another.
ALIASES = {
    "text": "maintext body content article_text full_text fulltext content_text content_html",
    "title": "headline",
    "published": (
        "publish_date date_publish date_published published_at publishedat publication_date "
        "pubdate date"
    ),
    "url": "link source_url",
    "outlet": (
        "source publisher newspaper publication publication_title source_domain source-hostname "
        "sitename hostname"
    ),
}
FROM_HOST = "outlet not given: named after the host of the address"


def with_common_columns(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose columns have the common names, and a notice of which were read as what.

    Where no outlet is given, the host of the article's address is its outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"maintext": ["The pier."], "url": ["https://www.echo.example/1"]})
    >>> with_common_columns(table)[["outlet", "text", "notice"]].to_numpy().tolist()
    [['echo.example', 'The pier.', 'outlet not given: named after the host of the address; \
columns read by another name: maintext as text']]
    """
    table, used = _renamed(table)
    if "outlet" in table and "source as outlet" in used:
        table = table.assign(outlet=[_source_name(cell) for cell in table["outlet"].tolist()])
    notices = [""] * len(table)
    is_given = "outlet" in table and not any(says.endswith("as outlet") for says in used)
    if not is_given and "url" in table:
        table, notices = _named_after_hosts(table)
    if not (used or any(notices)) or not len(table):
        return table
    if used:  # it holds for all: said once
        words = f"columns read by another name: {', '.join(used)}"
        notices[0] = "; ".join(filter(None, [notices[0], words]))
    if "notice" in table:
        own = table["notice"].fillna("").astype(str)
        notices = ["; ".join(filter(None, pair)) for pair in zip(own, notices)]
    return table.assign(notice=pd.Series(notices, table.index, dtype=object))


def _named_after_hosts(table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Outlets where none is given, by the host of the address, and a notice for each of them."""
    cells = table["outlet"].tolist() if "outlet" in table else [None] * len(table)
    hosts = [
        None if _is_told(cell) else _host(address)
        for cell, address in zip(cells, table["url"].tolist())
    ]
    outlets = [host or cell for cell, host in zip(cells, hosts)]
    table = table.assign(outlet=pd.Series(outlets, table.index, dtype=object))
    return table, [FROM_HOST if host else "" for host in hosts]


def _renamed(table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The table with common names, and which columns were read as what.

    Rows of several scrapers may stand in one file: where a row's first such column is empty, the
    next one is read.
    """
    names, used = {}, []
    written = {str(column).replace(" ", "_"): column for column in table}
    for name, aliases in ALIASES.items():
        present = [written[alias] for alias in aliases.split() if alias in written]
        if name in table or not present:
            continue
        names[present[0]] = name
        used.append(f"{present[0]} as {name}")
        cells = table[present[0]].tolist()
        for column in present[1:]:
            other_cells = table[column].tolist()
            is_read = [
                _is_told(cell) < _is_told(other_cell)
                for cell, other_cell in zip(cells, other_cells)
            ]
            if any(is_read):
                cells = [own[is_other] for own, is_other in zip(zip(cells, other_cells), is_read)]
                used.append(f"{column} as {name}")
        table = table.assign(**{present[0]: pd.Series(cells, table.index, dtype=object)})
    return table.rename(columns=names), used


def _is_told(cell) -> bool:
    """Whether a cell holds anything."""
    if isinstance(cell, str):
        return bool(cell.strip())
    return not (pd.api.types.is_scalar(cell) and pd.isna(cell))


def _source_name(cell):
    """The name of a source, which may be an object with a name, or an address."""
    if isinstance(cell, dict):
        cell = cell.get("name")
    return (_host(cell) or cell) if isinstance(cell, str) and "://" in cell else cell


def _host(address) -> str | None:
    """The host of an address without its www, or None where it is no address."""
    try:
        host = urlsplit(str(address)).hostname if address else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None

"""Web archives (WARC): an article a page that holds one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from framing.base.errors import FramingError
from framing.corpus.files import declared_charset, decode
from framing.corpus.markup import html_article

WEB_ARCHIVES = (".warc", ".warc.gz")
LARGEST_PAGE = 20 << 20  # bytes
HTML_TYPES = ("text/html", "application/xhtml+xml")


def is_web_archive(path: Path) -> bool:
    return path.name.lower().endswith(WEB_ARCHIVES)


def archived_articles(path: Path) -> pd.DataFrame:
    """The articles of a web archive, with ``url title published text`` and a notice of the others.

    Raises
    ------
    FramingError
        Where warcio or trafilatura is missing, the file is no web archive, or no page of it holds
        an article.
    """
    rows, without = [], []
    for url, page in _pages(path):
        try:
            rows.append(html_article(page, url) | {"url": url})
        except FramingError as problem:
            if "package" in str(problem):
                raise
            without.append(url)
    if not rows:
        raise FramingError(
            f"{path} holds no page with an article in it; give the pages as .html files, or the "
            "articles as JSON Lines."
        )
    if without:
        notice = f"{len(without)} pages of the archive hold no article: {without[0]}"
        rows[0]["notice"] = notice.replace(";", ",")
    return pd.DataFrame(rows, dtype=object)


def _pages(path: Path) -> Iterator[tuple[str, str]]:
    """The address and HTML of each page that was fetched."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise FramingError(
            f"{path} is a web archive, and reading those needs the package warcio: install it with "
            "`pip install framing[warc]`."
        ) from None
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None:
                    continue
                kind = (headers.get_header("Content-Type") or "").lower()
                if headers.get_statuscode() == "200" and kind.startswith(HTML_TYPES):
                    url = record.rec_headers.get_header("WARC-Target-URI") or ""
                    data = record.content_stream().read(LARGEST_PAGE)
                    yield url, decode(data, url, declared_charset(kind.encode()))
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as problem:
        if isinstance(problem, FramingError):
            raise
        raise FramingError(
            f"{path} cannot be read as a web archive ({problem}); write it again."
        ) from None

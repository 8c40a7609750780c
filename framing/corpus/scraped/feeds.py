"""Feeds saved as files: RSS, RDF and Atom, an article an item."""

from __future__ import annotations

import pandas as pd

from framing.base.errors import FramingError

FEEDS = (".rss", ".atom", ".xml")
ROOTS = ("rss", "feed", "RDF")
ITEMS = ("item", "entry")
# Of each field the elements that hold it, by their local names, the fullest first.
FIELDS = {
    "text": ("encoded", "content", "full-text", "description", "summary"),
    "title": ("title",),
    "published": ("pubDate", "published", "date", "issued", "updated"),
    "url": ("link", "guid", "id"),
}
SUMMARIES = ("description", "summary")
BEGINNING = 2_000  # bytes in which the first element of a feed stands


def is_feed(data: bytes) -> bool:
    """Whether the beginning of a file looks like a feed: other XML files are passed over."""
    head = data[:BEGINNING]
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:RDF"))


def feed_articles(data: bytes, name: str) -> pd.DataFrame:
    """The items of a feed; nothing outside of the file is read, and no entity is written out.

    Raises
    ------
    FramingError
        For a file that is not well-formed XML, that declares entities, or that is no feed.

    Examples
    --------
    >>> feed = b"<rss><channel><item><link>http://echo.example/1</link><description>Short.</description>"
    >>> feed_articles(feed + b"</item></channel></rss>", "f.rss")[["url", "text"]].values.tolist()
    [['http://echo.example/1', 'Short.']]
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise FramingError(
            f"{name} is not well-formed XML ({problem}); save the feed again, or its articles as "
            "JSON Lines."
        ) from None
    document = root.getroottree().docinfo.internalDTD
    if document is not None and next(document.iterentities(), None) is not None:
        raise FramingError(
            f"{name} declares entities of its own, which a feed has no need of: they are not "
            "written out; take the DOCTYPE out of the file."
        )
    if etree.QName(root).localname not in ROOTS:
        raise FramingError(f"{name} is no RSS or Atom feed; give its articles as JSON Lines.")
    items = [node for node in root.iter("{*}*") if etree.QName(node).localname in ITEMS]
    return pd.DataFrame([_item(node) for node in items], dtype=object)


def _item(node) -> dict:
    """The fields of an item."""
    from lxml import etree

    elements: dict = {}
    for child in node.iterchildren("{*}*"):
        elements.setdefault(etree.QName(child).localname, child)
    fields: dict = {}
    for field, names in FIELDS.items():
        for name in names:
            text = _words(elements[name]) if name in elements else ""
            if text:
                fields[field] = text
                if field == "text" and name in SUMMARIES:
                    fields["notice"] = "summary only: the feed does not hold the whole text"
                break
    return fields


def _words(element) -> str:
    """What an element says: its text with its tags, or where a link leads."""
    from lxml import etree

    if element.get("href"):
        return element.get("href")
    if len(element):  # Atom may hold XHTML
        markup = (etree.tostring(child, encoding="unicode") for child in element)
        return "".join([element.text or "", *markup]).strip()
    return (element.text or "").strip()

"""Factiva's XML: an article an element, its fields by name."""

from __future__ import annotations

import re

from lxml import etree

from framing.corpus.archives.dates import written_date
from framing.corpus.archives.record import COPYRIGHT, FIELD, Export, ExportError, Record, one_line

FIGURES = re.compile(r"^(\d{4})(\d\d)(\d\d)\b")  # a day without marks


def read_factiva_xml(data: bytes, name: str) -> Export | None:
    """The articles of an XML file; None for another one."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        tree = etree.fromstring(data.strip(b"\xef\xbb\xbf \r\n\t"), parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise ExportError(f"{name} is no XML that can be read: download it again.")
    articles = tree.xpath("descendant-or-self::*[local-name()='article']")
    records = [_xml_article(article) for article in articles if _xml(article, "accessionNo")]
    return Export("Factiva", records) if records else None


def _xml(article, *names: str) -> list[str]:
    """The texts of the elements of some names, below an article."""
    path = " | ".join(f"./*[local-name()='{name}']" for name in names)
    return [text for node in article.xpath(path) if (text := one_line("".join(node.itertext())))]


def _xml_article(article) -> Record:
    def first(*names: str) -> str:
        return next(iter(_xml(article, *names)), "")

    paragraphs = article.xpath(
        "./*[local-name()='leadParagraph' or local-name()='tailParagraphs']"
        "/*[local-name()='paragraph']"
    )
    length = first("wordCount")
    record = Record(
        outlet=first("sourceName"),
        title=first("headline"),
        published=written_date(FIGURES.sub(r"\1-\2-\3", first("publicationDate"))),
        byline=first("byline", "author"),
        section=first("sectionName", "section"),
        page=first("pages", "page"),
        edition=first("edition"),
        n_words_stated=int(length) if length.isdigit() else None,
        paragraphs=["".join(node.itertext()) for node in paragraphs],
    )
    for text in _xml(article, "copyright"):
        record.drop(COPYRIGHT, text)
    for text in _xml(article, "newsSubject", "region", "company", "industry", "notes"):
        record.drop(FIELD, text)
    return record

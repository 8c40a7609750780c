"""Which archive a file comes from, and the rows of its articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from framing.corpus.archives.documents import (
    docx_lines,
    kind_by_content,
    old_document,
    pages_inside,
    pdf_lines,
    rtf_lines,
)
from framing.corpus.archives.europresse import read_europresse
from framing.corpus.archives.factiva.pages import read_factiva_lines, read_factiva_page
from framing.corpus.archives.factiva.xml_files import read_factiva_xml
from framing.corpus.archives.integrum.books import read_integrum_book
from framing.corpus.archives.integrum.pages import read_integrum_page
from framing.corpus.archives.lexisnexis import read_lexisnexis
from framing.corpus.archives.lines import element_lines, page_text, page_tree, text_paragraphs
from framing.corpus.archives.nexis import END, MARK, label, read_nexis
from framing.corpus.archives.proquest import read_proquest
from framing.corpus.archives.record import (
    Export,
    ExportError,
    Record,
    one_line,
    require_articles_in,
    without_texts,
)
from framing.corpus.files import read_bytes

DOCUMENTS = (".docx", ".doc", ".rtf", ".pdf")  # an export, or one article
TABLES_TOO = (".xlsx",)  # an export, or a table
PAGES_TOO = (".txt", ".html", ".htm")  # an export, or an article as others
EXPORTS = (*DOCUMENTS, *TABLES_TOO, ".xml")
LISTED = re.compile(r"\([^\s\d()]{2,20} (?P<number>[A-Z][A-Z0-9]{4,15}(?:19|20)\d{6}\w{8,10})\)")
# A quick look at a page or a text: without one of these it is no export.
QUICK_WORDS = (
    "docpublicationname", "proquest", "integrum", "интегрум", "factiva", "источник", "^ис:",
    "lexisnexis", "load-date", *END,
)  # fmt: skip
PIECE, OVERLAP = 1 << 20, 40  # characters looked at together; of which the next ones begin
QUICK_COUNTER = re.compile(r"\d (?:of|von|de|di|из|sur|van|do) \d")
QUICK_NUMBER = re.compile(r"[A-Z0-9]{4}(?:19|20)\d{6}[a-z][a-z0-9]{7}")


def export_rows(path: Path, name: str, article: str) -> list[dict] | None:
    """The rows of the articles of an export.

    Parameters
    ----------
    path : Path
    name : str
        Of the file, for sentences.
    article : str
        What the ids of its articles begin with.

    Returns
    -------
    list of dict, or None where the file is a text, a page or a table as others are.
        A document that is no export is one row, whose outlet is not known.

    Raises
    ------
    ExportError
        A file that is damaged, encrypted or without texts, or in a language that is not known.
    """
    suffix = path.suffix.lower()
    data = read_bytes(path)
    if suffix in (*DOCUMENTS, *TABLES_TOO):
        suffix = kind_by_content(data, suffix)
    export: Export | None
    if suffix in DOCUMENTS:
        export = _document(data, suffix, name)
    elif suffix in TABLES_TOO:
        export = read_integrum_book(data, name)
    elif suffix == ".xml":
        export = read_factiva_xml(data, name) or _refuse_xml(name)
    else:
        export = _page_or_text(data, suffix, name)
        if export is None and path.suffix.lower() in DOCUMENTS:
            export = _page_as_document(data, name)
    if export is None:
        return None
    if export.archive:
        require_articles_in(export, name)
        return _rows(export, article)
    return [export.records[0].row(article) | {"outlet": None}]


def is_document(rows: list[dict]) -> bool:
    """Whether the rows of a file are one document that is no export: it names no outlet."""
    return len(rows) == 1 and rows[0]["outlet"] is None


def _rows(export: Export, article: str) -> list[dict]:
    records, rows = export.records, list[dict]()
    width = len(str(len(records)))
    for number in range(1, len(records) + 1):
        rows.append(records[number - 1].row(f"{article}-{number:0{width}d}"))
        records[number - 1] = Record()  # its paragraphs would be the text over again
    return rows


def _refuse_xml(name: str) -> Export:
    raise ExportError(
        f"{name} is no XML of Factiva, the only one that is read here: export it as HTML, or save "
        "the articles as .txt files."
    )


def _document(data: bytes, suffix: str, name: str) -> Export:
    """A Word, RTF or PDF file: an export by its frame, else one article."""
    title, notices = "", list[str]()
    if suffix == ".docx":
        lines, title = docx_lines(data, name)
        if not lines and (pages := pages_inside(data)):
            return _of_page_inside(b"\n".join(pages), name)
    elif suffix == ".doc":
        raise old_document(name)
    elif suffix == ".rtf":
        lines = rtf_lines(data, name)
    else:
        lines, notices = pdf_lines(data, name)
    return _of_lines(lines) or _one_document(lines, title, notices, name)


def _one_document(lines: list[str], title: str, notices: list[str], name: str) -> Export:
    """The article that a document without the frame of an archive is."""
    if n_listed := sum(label(line)[0] == "search-terms" for line in lines):
        raise without_texts(name, "Nexis", n_listed)
    if title and title in (texts := [one_line(line) for line in lines]):
        lines = lines[texts.index(title) + 1 :]
    lines = [line for line in lines if not line.startswith(MARK)]
    if not lines:
        raise ExportError(f"{name} holds no text: leave it out, or save its text as a .txt file.")
    paragraphs = [text for line in lines for text in line.split("\n")]
    return Export("", [Record(title=title, paragraphs=paragraphs, notices=notices)])


def _of_page_inside(data: bytes, name: str) -> Export:
    """A page that a Word file holds: an export, else one article."""
    export = _page_or_text(data, ".html", name)
    tree = page_tree(page_text(data, name), name)
    return export or read_integrum_page(tree, is_document=True) or _page_as_document(data, name)


def _page_as_document(data: bytes, name: str) -> Export:
    """A page with the ending of a document: one article, under its first heading."""
    tree = page_tree(page_text(data, name), name)
    title = next((one_line(node.text_content()) for node in tree.iter("h1", "h2")), "")
    return _one_document(element_lines(tree), title, [], name)


def _of_lines(lines: list[str]) -> Export | None:
    """The export that paragraphs come from, whichever program wrote them."""
    unmarked = [line for line in lines if not line.startswith(MARK)]
    readers: tuple[Callable[[], Export | None], ...] = (
        lambda: read_lexisnexis(unmarked),
        lambda: read_nexis(lines),
        lambda: read_factiva_lines([("", text) for line in unmarked for text in line.split("\n")]),
        lambda: read_proquest([text for line in unmarked for text in line.split("\n")]),
    )
    return next((export for reader in readers if (export := reader()) is not None), None)


def _may_be_export(text: str) -> bool:
    """Whether a page or a text holds a word or a number that the frames of archives have."""
    for start in range(0, len(text), PIECE):  # a long text in small letters would be a second one
        small = text[start : start + PIECE + OVERLAP].lower()
        if any(word in small for word in QUICK_WORDS):
            return True
    return QUICK_COUNTER.search(text) is not None or QUICK_NUMBER.search(text) is not None


def _page_or_text(data: bytes, suffix: str, name: str) -> Export | None:
    """A page or a text: an export by its frame, else None."""
    text = page_text(data, name)
    if not _may_be_export(text):
        return None
    if suffix == ".txt":
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return _of_lines(text_paragraphs(text)) or read_nexis(lines)
    tree = page_tree(text, name)
    lines = element_lines(tree)
    lengths = [
        int(length) for node in tree.iter("text") if (length := node.get("wordcount", "")).isdigit()
    ]
    readers: tuple[Callable[[], Export | None], ...] = (
        lambda: read_lexisnexis(lines),
        lambda: read_europresse(tree),
        lambda: read_proquest(lines, lengths),
        lambda: read_nexis(lines),
        lambda: read_factiva_page(tree),
        lambda: read_integrum_page(page_tree(text, name)),
    )
    export = next((export for reader in readers if (export := reader()) is not None), None)
    n_listed = len(set(LISTED.findall(text)))
    if export is None and n_listed and "factiva" in text.lower():
        raise without_texts(name, "Factiva", n_listed)
    return export

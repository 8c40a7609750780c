"""Paragraphs of Word, RTF and PDF files, and what stops them from being read, in a sentence."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter

from framing.corpus.archives.dates import plain
from framing.corpus.archives.lines import tidy_lines
from framing.corpus.archives.nexis import END, MARK, is_field
from framing.corpus.archives.record import ExportError

OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # Word and Excel before 2007, and their encrypted files
MOST_BYTES, MOST_GROWTH = 2 << 30, 200  # what unpacks to more than both is no document but a trap
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
WRAPPED = 0.8  # of the usual width: a shorter line that ends a sentence ends a paragraph
PAGE_NUMBER = re.compile(
    r"(?:[^\W\d_]{1,7}\.? )?\d+(?: ?/ ?| (?:of|von|de|sur|di|van|из) )\d+", re.IGNORECASE
)
PAGE_SIGN = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
EDGE_LINES = 2  # at the top and the foot of a page


def require_container(data: bytes, name: str, kind: str) -> None:
    """Raise where a file is none of the zip containers that Word and Excel write today."""
    if data.startswith(OLD_OFFICE):
        raise ExportError(
            f"{name} is an older or an encrypted {kind} file under a newer name: open it in "
            f"{kind}, take its password off, and save it anew."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            size = sum(entry.file_size for entry in container.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise broken(name, kind) from None
    if size > max(MOST_BYTES, MOST_GROWTH * len(data)):
        raise ExportError(
            f"{name} unpacks to {size >> 20:,} MB, which no export does; leave it out."
        )


def old_document(name: str) -> ExportError:
    """The sentence on a Word file before 2007."""
    return ExportError(
        f"{name} is an older Word file, which cannot be read here: save it as .docx, .xlsx or .txt."
    )


def broken(name: str, kind: str) -> ExportError:
    """The sentence on a file that is cut off or damaged."""
    return ExportError(
        f"{name} is cut off or no {kind} file: download it again, or open it in {kind} and save it "
        "anew."
    )


def kind_by_content(data: bytes, suffix: str) -> str:
    """The ending that a document should have, by its first signs; else the one that it has.

    Archives give pages and RTF files the endings of Word and Excel.
    """
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK"):
        return _kind_of_container(data, suffix)
    if head.startswith(OLD_OFFICE):
        return suffix
    for sign, kind in ((b"{\\rtf", ".rtf"), (b"%PDF", ".pdf")):
        if head.startswith(sign):
            return kind
    return ".html" if PAGE_SIGN.search(head) else suffix


def _kind_of_container(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return suffix
    kinds = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}
    return next((kind for name, kind in kinds.items() if name in names), suffix)


def pages_inside(data: bytes) -> list[bytes]:
    """The pages that a Word file holds in place of paragraphs, as some archives write them."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return [
            container.read(name)
            for name in sorted(container.namelist())
            if name.lower().startswith("word/") and name.lower().endswith((".htm", ".html"))
        ]


def docx_lines(data: bytes, name: str) -> tuple[list[str], str]:
    """The paragraphs of a Word file with its bookmarks, and its title where a style says so."""
    import docx
    from docx.oxml.ns import qn

    require_container(data, name, "Word")
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        styles = {style.style_id: style.name or "" for style in document.styles}
    except Exception:  # python-docx raises what its parts raise: KeyError, XMLSyntaxError …
        raise broken(name, "Word") from None
    lines: list[str] = []
    title = ""
    for paragraph in body.iter(qn("w:p")):
        if any("Fallback" in str(node.tag) for node in paragraph.iterancestors()):
            continue
        marks, text = _paragraph(paragraph)
        lines += marks
        if text:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            styled = styles.get(style.get(qn("w:val")), "") if style is not None else ""
            if not title and not any(map(_is_text, lines)) and styled in ("Title", "Heading 1"):
                title = " ".join(text.split())
            lines.append(text)
    return lines, title


def _is_text(line: str) -> bool:
    return not line.startswith(MARK)


def _paragraph(paragraph) -> tuple[list[str], str]:
    """The bookmarks that begin in a paragraph, and its text."""
    marks, pieces = [], []
    for node in paragraph.iter():
        tag = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        if tag == "p" and node is not paragraph:
            break  # a box inside the paragraph has paragraphs of its own
        if tag == "bookmarkStart":
            marks += [MARK + value for key, value in node.attrib.items() if key.endswith("}name")]
        elif tag == "t":
            pieces.append(node.text or "")
        elif tag in ("br", "cr"):
            pieces.append("\n")
        elif tag == "tab" and node.getparent().tag.endswith("}r"):
            pieces.append(" ")
    return marks, tidy_lines("".join(pieces))


def rtf_lines(data: bytes, name: str) -> list[str]:
    """The paragraphs of an RTF file."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        raise ExportError(
            f"{name} is no RTF file, whatever its name says: open it in Word and save it as .docx."
        )
    try:
        text = rtf_to_text(data.decode("latin-1"), errors="ignore")
        text = text.replace("|\n", "\n")  # the last border of a row of a table
    except Exception:  # striprtf raises LookupError, IndexError … on damaged files
        raise broken(name, "RTF") from None
    return [line for line in map(tidy_lines, text.split("\n")) if line]


def pdf_lines(data: bytes, name: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a PDF file, and notices on pages without text."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of what it mends itself
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExportError(
                f"{name} is an encrypted PDF: open it with its password and print it to a new file."
            )
        pages = [page.extract_text() or "" for page in reader.pages]
    except ExportError:
        raise
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise broken(name, "PDF") from None
    except Exception as problem:  # of an encryption that needs another package
        raise ExportError(
            f"{name} is a PDF that cannot be read ({problem}): print it to a new file."
        ) from None
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise ExportError(
            f"{name} is a PDF of pictures without a text layer: run it through text recognition "
            "(OCR) first, or save the text as a .txt file."
        )
    notices = [f"page {', '.join(empty)} holds a picture and no text"] if empty else []
    return _pdf_paragraphs([page.split("\n") for page in pages]), notices


def _pdf_paragraphs(pages: list[list[str]]) -> list[str]:
    """Lines of pages joined to paragraphs, without running heads and page numbers."""
    return _joined(_without_running(pages))


def _without_running(pages: list[list[str]]) -> list[str]:
    """The lines of all pages without what is printed on each of them."""
    pages = [[line for line in map(str.strip, page) if line] for page in pages]
    running = _running_marks(pages)
    first = {_without_digits(line) for page in pages[:1] for line in page[:EDGE_LINES]}
    lines = []
    for number, page in enumerate(pages):
        edge = {*range(EDGE_LINES), *range(len(page) - EDGE_LINES, len(page))}
        for row, line in enumerate(page):
            mark = _without_digits(line)
            # on the first page it may be the title
            is_again = mark in running or (number and row < EDGE_LINES and mark in first)
            is_furniture = is_again or PAGE_NUMBER.fullmatch(line)
            if not (is_furniture and row in edge) or _is_of_frame(line):
                lines.append(line)
    return lines


def _running_marks(pages: list[list[str]]) -> set[str]:
    """What stands at the edge of most pages, without its digits."""
    edges = Counter(
        mark for page in pages for mark in {_without_digits(line) for line in _edges(page)}
    )
    return {mark for mark, n in edges.items() if n > max(2, len(pages) / 2) or not mark}


def _joined(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs: a short line that ends a sentence ends one."""
    widths = sorted(map(len, lines))
    width = widths[len(widths) * 3 // 4] if widths else 0
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        is_open = is_open and not _is_of_frame(line)
        if is_open and paragraphs[-1].endswith("-") and line[:1].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        elif is_open:
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
        is_open = len(line) >= WRAPPED * width and not (
            SENTENCE_END.search(line) and len(line) < 0.95 * width
        )
    return paragraphs


def _is_of_frame(line: str) -> bool:
    """Whether a line is a field or an end of an archive's frame: none goes on with a sentence."""
    return plain(line).strip() in END or is_field(line)


def _edges(page: list[str]) -> list[str]:
    return page[:EDGE_LINES] + page[-EDGE_LINES:]


def _without_digits(line: str) -> str:
    return re.sub(r"[\W\d]+", "", line).lower()

"""From a file to an article: encodings, front matter, paragraphs."""

from __future__ import annotations

import codecs
import re
import stat
from functools import cache
from pathlib import Path

from framing.base.errors import FramingError
from framing.corpus.damage.cyrillic import cyrillic_encoding
from framing.corpus.markup import html_article, plain_markdown

TEXT_FILES = (".txt", ".md", ".html", ".htm")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LONGEST_FRONT_MATTER = 10_000  # characters
FIELDS = ("article", "outlet", "title", "published", "event")  # one value each
LONGEST_LOOK = 100_000  # bytes that say which encoding it is
EMPTY = {"", "~", "null", "Null", "NULL"}  # YAML's ways to leave a field empty
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
MARKUP = re.compile(rb"<[^<>]{1,2000}>")
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def declared_charset(head: bytes) -> str | None:
    """The encoding that the beginning of a page, or a header, declares; None for an unknown one."""
    match = CHARSET.search(head[:4_000])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    # As browsers have it: these two are read as Windows-1252.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def contradiction(data: bytes) -> str:
    """A notice where a page declares an encoding that its bytes contradict; else nothing."""
    declared = declared_charset(data)
    if declared is None or data.isascii() or data.startswith(tuple(BYTE_ORDER_MARKS)):
        return ""
    try:
        data.decode("utf-8")
        fits = declared == "utf-8"
    except UnicodeDecodeError:
        fits = declared != "utf-8"
    words = "is UTF-8" if not fits and declared != "utf-8" else "is not"
    return "" if fits else f"declared encoding contradicted: it says {declared} and {words}"


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Text of a file in UTF-8 or UTF-16, with or without a mark, or in Windows-1251 or -1252.

    Or in another encoding of Cyrillic letters (:mod:`framing.corpus.damage.cyrillic`), or in the
    encoding that it declares, where it is not UTF-8 and its bytes allow it.

    Raises
    ------
    FramingError
        Naming the file, where it is none of these.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    if b"\x00" in data[:1000]:
        zeros_first = data[0:1000:2].count(0) > data[1:1000:2].count(0)
        return _decoded(data, "utf-16-be" if zeros_first else "utf-16-le", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        is_wrong = declared == "cp1252" and _is_of_high_letters(data)
        if declared not in (None, "utf-8") and not is_wrong:
            try:
                return data.decode(declared)
            except UnicodeDecodeError:
                pass
        return _decoded(data, _one_byte_encoding(data, name), name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _unreadable(name) from None
    if "\x00" in text.rstrip("\x00"):
        raise _unreadable(name)
    return text


def _one_byte_encoding(data: bytes, name: str) -> str:
    """Windows-1252, or an encoding of Cyrillic letters: charset-normalizer weighs the letters."""
    from charset_normalizer import from_bytes

    head = data[:LONGEST_LOOK]
    encoding = cyrillic_encoding(head) if _is_of_high_letters(data) else "cp1252"
    isolated = {"cp1251", "cp1252", encoding}
    if from_bytes(data, cp_isolation=sorted(isolated), threshold=0.4).best() is None:
        raise _unreadable(name)
    return encoding


def _is_of_high_letters(data: bytes) -> bool:
    """Whether most letters are high ones, as in Russian; marks of a page are no letters.

    Accents and marks of Western languages are far fewer than their plain letters.
    """
    head = MARKUP.sub(b" ", data[:LONGEST_LOOK])
    n_high = sum(byte >= 0x80 for byte in head)
    return n_high > sum(chr(byte).isalpha() for byte in head if byte < 0x80)


def _unreadable(name: str) -> FramingError:
    return FramingError(
        f"{name} is not text in UTF-8, UTF-16, Windows-1251 or -1252, KOI8 or another known "
        "encoding of Cyrillic letters: open it in an editor and save it as UTF-8."
    )


def read_file(path: Path, name: str) -> dict:
    """One article from a text, Markdown or HTML file: its front matter, and ``text``."""
    data, suffix = read_bytes(path), path.suffix.lower()
    declared = declared_charset(data) if suffix in (".html", ".htm") else None
    text = decode(data, name, declared).replace("\r\n", "\n").replace("\r", "\n")
    fields: dict = {}
    if match := FRONT_MATTER.match(text):
        front_matter = _front_matter(match.group(1), name)
        if front_matter is not None:
            fields, text = front_matter, text[match.end() :]
    if suffix in (".html", ".htm"):
        if notice := contradiction(data):
            fields["notice"] = notice
        return html_article(text, name) | fields
    if suffix == ".md":
        text = plain_markdown(text)
    elif suffix == ".txt":
        text = _unwrapped(text)
    return fields | {"text": text}


def require_file(path: Path) -> int:
    """The size of a file; raise for a pipe or a device, of which reading never ends."""
    try:
        status = path.stat()
    except (OSError, ValueError) as problem:
        raise _closed(path, problem) from None
    if not stat.S_ISREG(status.st_mode):
        raise FramingError(
            f"{path} is not a file but a folder, a pipe or a device; take it out, or name a file."
        )
    return status.st_size


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or one sentence that names it."""
    require_file(path)
    try:
        return path.read_bytes()
    except OSError as problem:
        raise _closed(path, problem) from None


def _closed(path: Path, problem: Exception) -> FramingError:
    return FramingError(
        f"{path} cannot be read ({getattr(problem, 'strerror', None) or problem}); check that it "
        "is a file and that you may open it."
    )


def _front_matter(block: str, name: str) -> dict | None:
    """The plain fields of YAML front matter as they are written; None for words of the article."""
    import yaml

    try:
        if len(block) > LONGEST_FRONT_MATTER:
            raise yaml.YAMLError
        fields = yaml.load(block, _plain_yaml())
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as problem:
        line = getattr(getattr(problem, "problem_mark", None), "line", 0) + 2
        raise FramingError(
            f"{name}, line {line}: the front matter is not plain YAML (key: value, each key once, "
            f"at most {LONGEST_FRONT_MATTER:,} characters); put quotation marks round a value that "
            "holds a colon or a tag."
        ) from None
    if not isinstance(fields, dict):
        return None
    fields = {key.strip().lower(): value for key, value in fields.items()}
    for key in FIELDS:
        if isinstance(fields.get(key), (list, dict)):
            raise FramingError(
                f"{name}: {key} in the front matter must be one value, not a list; "
                f"write {key}: VALUE."
            )
    return {
        key: value
        for key, value in fields.items()
        if isinstance(value, str) and value not in EMPTY and key != "text"
    }


@cache
def _plain_yaml():
    """A loader to which all is text as written: no tags, and no aliases that grow without end."""
    import yaml

    class Plain(yaml.BaseLoader):
        def compose_node(self, parent, index):
            event = self.peek_event()
            if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
                raise yaml.MarkedYAMLError(problem_mark=event.start_mark)
            return super().compose_node(parent, index)

        def construct_mapping(self, node, deep=False):
            mapping = super().construct_mapping(node, deep=deep)
            if len({str(key).strip().lower() for key in mapping}) < len(node.value):
                raise yaml.MarkedYAMLError(problem_mark=node.start_mark)
            return mapping

    return Plain


def _unwrapped(text: str) -> str:
    """Join lines that an editor broke at a fixed width, unless a line is a paragraph."""
    blocks = re.split(r"\n[ \t]*\n\s*", text.strip())
    widths = [len(line) for block in blocks for line in block.split("\n")[:-1]]
    may_be_broken = len(blocks) > 1 or len(widths) > 3
    n_broken = sum(45 <= width <= 100 for width in widths)
    if not widths or not may_be_broken or n_broken < 0.7 * len(widths):
        return text
    return "\n".join(" ".join(line.strip() for line in block.split("\n")) for block in blocks)

"""From a file to an article: encodings, front matter, paragraphs, and one sentence where they are
broken.
"""

from __future__ import annotations

import re
import stat
from functools import cache
from pathlib import Path

from framing.base.errors import FramingError

TEXT_FILES = (".txt", ".md", ".html", ".htm")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LONGEST_FRONT_MATTER = 10_000  # characters
NOTHING = {"", "~", "null", "Null", "NULL"}  # YAML's ways to leave a field empty


def decode(data: bytes, name: str) -> str:
    """Text of a file in UTF-8 or UTF-16, with or without a mark, or in Windows-1251 or -1252.

    Raises
    ------
    FramingError
        Naming the file, where it is none of these.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    if b"\x00" in data[:1000]:
        even, odd = data[0:1000:2].count(0), data[1:1000:2].count(0)
        return _decoded(data, "utf-16-be" if even > odd else "utf-16-le", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _windows(data, name), name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _unreadable(name) from None
    if "\x00" in text.rstrip("\x00"):
        raise _unreadable(name)
    return text


def _windows(data: bytes, name: str) -> str:
    """Windows-1251 or -1252: charset-normalizer weighs the letters."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1251", "cp1252"], threshold=0.4).best()
    if best is None:
        raise _unreadable(name)
    # Too short a text tells little; Russian has far more high letters than punctuation marks and
    # accents.
    high = sum(byte >= 0xC0 for byte in data[:100_000])
    letters = sum(chr(byte).isalpha() for byte in data[:100_000] if byte < 0x80)
    return "cp1251" if high > letters else "cp1252"


def _unreadable(name: str) -> FramingError:
    return FramingError(
        f"{name} is not text in UTF-8, UTF-16, Windows-1251 or Windows-1252: open it in an "
        "editor and save it as UTF-8."
    )


def read_file(path: Path, name: str) -> dict:
    """One article from a text, Markdown or HTML file: its front matter, and ``text``."""
    text = decode(read_bytes(path), name).replace("\r\n", "\n").replace("\r", "\n")
    fields: dict = {}
    if found := FRONT_MATTER.match(text):
        given = _front_matter(found.group(1), name)
        fields, text = (given, text[found.end() :]) if given is not None else ({}, text)
    if path.suffix.lower() in (".html", ".htm"):
        from framing.corpus.markup import html_article

        return html_article(text, name) | fields
    if path.suffix.lower() == ".md":
        from framing.corpus.markup import plain_markdown

        text = plain_markdown(text)
    return fields | {"text": _unwrapped(text) if path.suffix.lower() == ".txt" else text}


def require_file(path: Path) -> int:
    """The size of a file; raise for whatever else a name may stand for: reading a pipe or a device
    never ends.
    """
    try:
        found = path.stat()
    except (OSError, ValueError) as problem:
        raise FramingError(
            f"{path} cannot be read ({getattr(problem, 'strerror', None) or problem}); check that it is a file and "
            "that you may open it."
        ) from None
    if not stat.S_ISREG(found.st_mode):
        raise FramingError(
            f"{path} is not a file but a folder, a pipe or a device; take it out, or name a file."
        )
    return found.st_size


def read_bytes(path: Path) -> bytes:
    require_file(path)
    try:
        return path.read_bytes()
    except OSError as problem:
        raise FramingError(
            f"{path} cannot be read ({problem.strerror}); check that it is a file and that you may "
            "open it."
        ) from None


def _front_matter(block: str, name: str) -> dict | None:
    """The plain fields of YAML front matter, each as it is written; None where the block is none
    but words of the article.
    """
    import yaml

    try:
        if len(block) > LONGEST_FRONT_MATTER:
            raise yaml.YAMLError
        fields = yaml.load(block, _plain_yaml())
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as problem:
        line = getattr(getattr(problem, "problem_mark", None), "line", 0) + 2
        raise FramingError(
            f"{name}, line {line}: the front matter is not plain YAML (key: value, each key once, at most "
            f"{LONGEST_FRONT_MATTER:,} characters); put quotation marks round a value that holds a colon or a tag."
        ) from None
    if not isinstance(fields, dict):
        return None
    plain = {key.strip().lower(): value for key, value in fields.items()}
    for key in ("article", "outlet", "title", "published", "event"):
        if isinstance(plain.get(key), (list, dict)):
            raise FramingError(
                f"{name}: {key} in the front matter must be one value, not a list; write {key}: VALUE."
            )
    return {
        key: value
        for key, value in plain.items()
        if isinstance(value, str) and value not in NOTHING and key != "text"
    }


@cache
def _plain_yaml():
    """A loader to which everything is text as written: no tags, and no aliases, which let a small
    block grow without end.
    """
    import yaml

    class Plain(yaml.BaseLoader):
        def compose_node(self, parent, index):
            event = self.peek_event()
            if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
                raise yaml.MarkedYAMLError(problem_mark=event.start_mark)
            return super().compose_node(parent, index)

        def construct_mapping(self, node, deep=False):
            found = super().construct_mapping(node, deep=deep)
            if len({str(key).strip().lower() for key in found}) < len(node.value):
                raise yaml.MarkedYAMLError(problem_mark=node.start_mark)
            return found

    return Plain


def _unwrapped(text: str) -> str:
    """Join lines that an editor broke at a fixed width; a text with one line a paragraph stays as
    it is.
    """
    blocks = re.split(r"\n[ \t]*\n\s*", text.strip())
    inner = [len(line) for block in blocks for line in block.split("\n")[:-1]]
    wrapped = len(blocks) > 1 or len(inner) > 3
    if not inner or not wrapped or sum(45 <= n <= 100 for n in inner) < 0.7 * len(inner):
        return text
    return "\n".join(" ".join(line.strip() for line in block.split("\n")) for block in blocks)

"""Files that may hold articles, in a folder or a zip file, and those that are passed over."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from framing.base.running.progress import progress
from framing.corpus.archives.documents import MOST_BYTES, MOST_GROWTH
from framing.corpus.archives.record import ExportError
from framing.corpus.files import require_file

ZIP = ".zip"
OTHER_DOCUMENTS = (".odt", ".xls", ".epub", ".eml", ".ppt", ".pptx", ".pages")


class Readable(NamedTuple):
    """A file that may hold articles."""

    path: Path
    article: str  # what the ids of its articles begin with
    outlet: str  # of the folder that it is in, or empty
    name: str  # in sentences


def why_passed(name: str, endings: Iterable[str]) -> str:
    """Why a file is not read, by its name; empty for one whose ending is among those read.

    Examples
    --------
    >>> why_passed("~$thesis.docx", [".docx"])
    'is the lock of a program that has a document open'
    >>> why_passed("pier.txt", [".txt"])
    ''
    """
    suffix = PurePosixPath(name).suffix.lower()
    if name.startswith(("~$", ".~lock")):
        return "is the lock of a program that has a document open"
    if name.startswith(".") or name.lower() in ("thumbs.db", "desktop.ini"):
        return "is a hidden file of the system"
    if suffix in OTHER_DOCUMENTS:
        return "is in a format that cannot be read here: save it as .docx, .xlsx or .txt"
    if suffix not in endings:
        return f"is no text: files {f'in {suffix}' if suffix else 'without an ending'} are not read"
    return ""


def readable(paths: list[PurePosixPath], endings: Iterable[str]) -> Iterator[tuple]:
    """Of each path within a folder: the path, the beginning of its ids, and its outlet's folder.

    The ending of an export stays in its ids where two files differ in nothing else.
    """
    stems = Counter(path.with_suffix("") for path in paths)
    for path in paths:
        stem = path.with_suffix("")
        is_one = stems[stem] == 1 or path.suffix.lower() not in endings
        outlet = path.parts[0] if len(path.parts) > 1 else ""
        yield path, (stem if is_one else path).as_posix(), outlet


def unzipped(
    path: Path, endings: tuple[str, ...], article: str = "", outlet: str = ""
) -> Iterator[Readable | str]:
    """The files of a zip file, each unpacked while it is read; a sentence for one passed over.

    Raises
    ------
    ExportError
        A file that is no zip file, or that unpacks without end.
    """
    require_file(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise ExportError(
            f"{path} is cut off or no zip file: download it again, or unpack it into the folder."
        ) from None
    with archive, tempfile.TemporaryDirectory() as folder:
        entries = {
            PurePosixPath(entry.filename): entry
            for entry in archive.infolist()
            if not entry.is_dir() and not entry.filename.startswith("__MACOSX/")
        }
        size = sum(entry.file_size for entry in entries.values())
        if size > max(MOST_BYTES, MOST_GROWTH * path.stat().st_size):
            raise ExportError(
                f"{path} unpacks to {size >> 20:,} MB, which no export does; leave it out."
            )
        files = list(readable(list(entries), endings))
        for inner, stem, own in progress(files, f"reading {path.name}"):
            if reason := _why_passed(inner, endings):
                yield f"{path}/{inner} {reason}."
                continue
            unpacked = Path(folder) / f"unpacked{inner.suffix.lower()}"
            try:
                unpacked.write_bytes(archive.read(entries[inner]))
            except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
                yield f"{path}/{inner} is damaged or has a password: unpack it into the folder."
                continue
            prefix = f"{article}/{stem}" if article else f"{path.stem}/{stem}"
            yield Readable(unpacked, prefix, own or outlet, f"{path}/{inner}")


def _why_passed(inner: PurePosixPath, endings: tuple[str, ...]) -> str:
    if inner.suffix.lower() == ZIP:
        return "is a zip file in a zip file: unpack it into the folder"
    return why_passed(inner.name, endings)

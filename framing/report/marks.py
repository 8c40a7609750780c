"""The marker file of a report: which files a run wrote, so that no others are ever removed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path, PurePosixPath

from framing.base.errors import FramingError, listed

MARKER = ".framing-report.json"
FINISHED, UNFINISHED = "framing report", "framing report, unfinished"
STOPPED = "pages of a stopped framing report"
# The generator in a page's head: reports from before the marker file have nothing else.
GENERATOR = 'name="generator" content="framing"'


def mark_unfinished(scratch: Path) -> None:
    """Mark a scratch folder with the process that fills it."""
    _write(scratch, {"kind": UNFINISHED, "process": os.getpid(), "started": _started(os.getpid())})


def mark_finished(folder: Path, kind: str = FINISHED) -> None:
    """List the files of a folder and of its sub-folders with their hashes."""
    files = {name: _digest(folder / name) for name in files_in(folder) if name != MARKER}
    _write(folder, {"kind": kind, "files": files})


def is_stopped(folder: Path) -> bool:
    """Whether a folder holds what a stopped run had done."""
    return _read(folder).get("kind") == STOPPED


def files_in(folder: Path) -> list[str]:
    """The files of a folder and of its sub-folders, as paths from the folder with ``/``."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths)


def own_files(folder: Path) -> list[str]:
    """The files that the last run wrote into a folder, without those that are gone.

    Raises
    ------
    FramingError
        Where such a file was changed since: it holds somebody's work by now.
    """
    marker = _read(folder)
    if marker.get("kind") not in (FINISHED, STOPPED):
        return _pages(folder)
    written = {
        name: digest
        for name, digest in _files(marker).items()
        if _is_inside(folder, name) and (folder / name).is_file()
    }
    changed = [name for name, digest in written.items() if _digest(folder / name) != digest]
    if changed:
        raise FramingError(
            f"{folder} holds {listed(changed, 3)}, changed since the report was written, and a new "
            "report would replace it: rename or move what you changed, or choose another folder "
            "with --to FOLDER."
        )
    return [*written, MARKER]


def is_abandoned(scratch: Path) -> bool:
    """Whether a folder is the scratch folder of a run that is no longer alive."""
    marker = _read(scratch)
    if scratch.is_symlink() or marker.get("kind") != UNFINISHED:
        return False
    started = _started(marker.get("process"))
    # A container counts its processes from 1, so the number alone may be that of a later run.
    return started is None or started != marker.get("started")


def _is_inside(folder: Path, name: str) -> bool:
    """Whether a name of a marker, which anybody can edit, leads to a file below the folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        return False
    return not any((folder / parent).is_symlink() for parent in path.parents)


def _pages(folder: Path) -> list[str]:
    """The pages of a report without a marker file, known by the generator in their heads."""
    return [
        path.name
        for path in sorted(folder.glob("*.html"))
        if path.is_file() and GENERATOR in path.read_text("utf-8", "replace")[:1000]
    ]


def _started(process) -> float | None:
    """When a process started, or None where there is none: numbers are used again."""
    import psutil

    try:
        return round(psutil.Process(process).create_time(), 1)
    except (psutil.Error, TypeError, ValueError, OverflowError):
        return None


def _digest(path: Path) -> str:
    """The hash of a file, whatever its line ends became on the way through a repository."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _files(marker: dict) -> dict[str, str]:
    files = marker.get("files")
    return files if isinstance(files, dict) else {}


def _write(folder: Path, marker: dict) -> None:
    text = json.dumps(marker, indent=1, sort_keys=True) + "\n"
    (folder / MARKER).write_text(text, encoding="utf-8", newline="\n")


def _read(folder: Path) -> dict:
    """The marker of a folder; empty where it has none, or one that nobody can read."""
    try:
        marker = json.loads((folder / MARKER).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return marker if isinstance(marker, dict) else {}

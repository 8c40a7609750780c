"""Files that are there as a whole or not at all: written aside, moved when they are complete."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from framing.base.errors import FramingError

SCRATCH, OWNER = ".framing-", ".process"  # a scratch folder, and its file that names its process


@contextmanager
def written_whole(target: Path, what: str) -> Iterator[Path]:
    """Give an empty scratch folder beside ``target``; it vanishes at the end, whatever happens.

    What is complete is moved out of it. A full disk, a closed folder, a name that is too long or a
    parent that is a file is one sentence, and leaves nothing half behind.

    Raises
    ------
    FramingError
        Where nothing can be written there.
    """
    scratch = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(target.parent)
        scratch = Path(mkdtemp(prefix=SCRATCH, dir=target.parent))
        (scratch / OWNER).write_text(json.dumps(_process(os.getpid())), encoding="utf-8")
        yield scratch
    except OSError as problem:
        raise FramingError(
            f"{what} cannot be written to {target} ({problem.strerror or problem}): free some "
            "space, or name another place that you may write to."
        ) from None
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)


def _clear_abandoned(folder: Path) -> None:
    """Remove the scratch folders that killed runs left: those that name a process that is gone."""
    for scratch in folder.glob(f"{SCRATCH}*"):
        with suppress(OSError, ValueError, TypeError, KeyError):
            if scratch.is_symlink():
                continue
            owner = json.loads((scratch / OWNER).read_text(encoding="utf-8"))
            if owner != _process(owner["process"]):
                shutil.rmtree(scratch, ignore_errors=True)


def _process(number: int) -> dict:
    """A process by its number and its start, since numbers are used again."""
    import psutil

    try:
        started = round(psutil.Process(number).create_time(), 1)
    except (psutil.Error, ValueError, OverflowError):
        started = None
    return {"process": number, "started": started}


def move_files(files: dict[Path, Path]) -> None:
    """Move files to new names, all of them or none."""
    moved: list[Path] = []
    try:
        for old, new in files.items():
            old.replace(new)
            moved.append(new)
    except BaseException:
        for new in moved:
            with suppress(OSError):
                new.unlink()
        raise

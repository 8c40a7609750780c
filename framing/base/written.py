"""Files that are there as a whole or not at all: written aside, moved when they are complete."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from framing.base.errors import FramingError


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
        scratch = Path(mkdtemp(prefix=".framing-", dir=target.parent))
        yield scratch
    except OSError as problem:
        raise FramingError(
            f"{what} cannot be written to {target} ({problem.strerror or problem}): free some "
            "space, or name another place that you may write to."
        ) from None
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)


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

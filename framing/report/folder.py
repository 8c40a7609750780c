"""A folder replaced as a whole: who stops the run half-way still has the last good report."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from framing.base.errors import FramingError

# the generator named in a page's head: only a folder with such a page is ever replaced
MARK = "framing"


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``target`` at the end, or vanishes on any error.

    Raises
    ------
    FramingError
        Where the folder cannot be written, or holds something else than a report.
    """
    try:
        target = target.expanduser().absolute()
    except RuntimeError:
        raise FramingError(
            f"--to names {target}, and no user of that name has a folder here: "
            "choose another folder."
        ) from None
    old = target.with_name(f"{target.name}.old")
    fresh = None
    try:
        if old.exists() and not target.exists():
            old.rename(target)  # a run was killed between the two steps below
        require_own(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(mkdtemp(prefix=f"{target.name}.new-", dir=target.parent))
        fresh.chmod(0o755)
        yield fresh
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as problem:
        raise FramingError(
            f"The report cannot be written to {target} ({problem.strerror or problem}): "
            "free some space, or choose another folder with --to FOLDER."
        ) from problem
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def require_own(target: Path) -> None:
    """Raise unless ``target`` is missing, empty or a report: a slip must cost no files."""
    if not target.exists():
        return
    if not target.is_dir():
        raise FramingError(f"--to must name a folder, and {target} is a file: choose another name.")
    index = target / "index.html"
    ours = (
        index.is_file()
        and f'name="generator" content="{MARK}"' in index.read_text("utf-8", "replace")[:1000]
    )
    if any(target.iterdir()) and not ours:
        raise FramingError(
            f"--to names {target}, which holds files that are no report, and they would be "
            "replaced: choose an empty or a new folder."
        )

"""A report replaced as a whole: who stops the run half-way still has the last good one.

Pages are written into a scratch folder beside the target and moved at the end. Only files that a
run of ours wrote are replaced or removed (:mod:`framing.report.marks`); whatever else lies in the
folder, or beside it under whatever name, is the user's and stays. What a stopped run had done
(:mod:`framing.report.unfinished`) is kept in a folder beside the report, until a run ends.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from framing.base.errors import FramingError, listed
from framing.report.marks import (
    STOPPED,
    files_in,
    is_abandoned,
    is_stopped,
    mark_finished,
    mark_unfinished,
    own_files,
)

# inside of a scratch folder: the last report while the new one moves in; the pages that are done
ASIDE, DONE = "before", "done"
KEPT = ".unfinished"  # the end of a report's name: what the last run had done when it stopped


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Give an empty folder whose files take the place of the report in ``target`` at the end.

    On any error they vanish, and the last report stays. What lies in :func:`done_beside` the folder
    is kept then, and a note on the error says where.

    Raises
    ------
    FramingError
        Where the folder cannot be written, or holds something else than a report.
    """
    target = real_folder(target)
    scratch = None
    try:
        clear_abandoned(target)
        require_own(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(mkdtemp(prefix=f"{target.name}.new-", dir=target.parent))
        mark_unfinished(scratch)
        fresh = scratch / target.name
        fresh.mkdir()
        yield fresh
        mark_finished(fresh)
        move_in(fresh, target, scratch / ASIDE)
        clear_kept(target)
    except BaseException as problem:
        told = not_written(target, problem) if isinstance(problem, OSError) else problem
        if scratch is not None and (kept := keep_done(scratch, target)):
            told.add_note(f"The pages that were done: {kept / 'index.html'}")
        if told is problem:
            raise
        raise told from problem
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)


def done_beside(fresh: Path) -> Path:
    """The folder for pages that shall outlive a stopped run, beside that of the whole report."""
    return fresh.parent / DONE


def not_written(target: Path, problem: OSError) -> FramingError:
    """What the system said of a folder, with what to do about it."""
    return FramingError(
        f"The report cannot be written to {target} ({problem.strerror or problem}): "
        "free some space, or choose another folder with --to FOLDER."
    )


def keep_done(scratch: Path, target: Path) -> Path | None:
    """Move the pages that are done to where they stay; None where there are none, or no place."""
    done, kept = scratch / DONE, target.with_name(target.name + KEPT)
    with suppress(FramingError, OSError):  # what somebody has there stays, these pages go
        if done.is_dir() and (is_stopped(kept) or not kept.exists()):
            mark_finished(done, STOPPED)
            move_in(done, kept, scratch / f"{ASIDE}-{DONE}")
            return kept
    return None


def clear_kept(target: Path) -> None:
    """Remove what an earlier run had done when it stopped: the whole report is there now."""
    kept = target.with_name(target.name + KEPT)
    with suppress(FramingError, OSError):  # somebody changed a page: it stays
        if is_stopped(kept):
            names = own_files(kept)
            for name in names:
                (kept / name).unlink()
            remove_emptied(kept, names)
            kept.rmdir()


def real_folder(target: Path) -> Path:
    """The folder itself where ``target`` is a link to it: the link stays a link."""
    try:
        return target.expanduser().resolve()
    except (RuntimeError, OSError):
        raise FramingError(
            f"--to names {target}, and there is no such user, or the link leads to itself: "
            "choose another folder."
        ) from None


def move_in(fresh: Path, target: Path, aside: Path) -> None:
    """Put the files of ``fresh`` in place of those of the last report, or change nothing."""
    if not target.exists():
        fresh.rename(target)
        return
    aside.mkdir()
    names, own = files_in(fresh), own_files(target)
    if users := in_the_way(names, own, target):
        raise FramingError(
            f"{target} holds {listed(users, 3)}, which no run wrote and a page of the report would "
            "replace: rename it, or choose another folder with --to FOLDER."
        )
    moves = [(target / name, aside / name) for name in own if (target / name).exists()]
    moves += [(fresh / name, target / name) for name in names]
    moved = []
    try:
        for old, new in moves:
            new.parent.mkdir(parents=True, exist_ok=True)
            old.replace(new)
            moved.append((old, new))
    except BaseException:
        for old, new in reversed(moved):
            new.replace(old)
        raise
    finally:
        remove_emptied(target, own + names)


def in_the_way(names: list[str], own: list[str], target: Path) -> list[str]:
    """What a user has where a file of the report, or the folder of one, shall be."""
    folders = {parent for name in names for parent in PurePosixPath(name).parents}
    paths = [*names, *(folder.as_posix() for folder in sorted(folders) if folder.parts)]
    there = [name for name in paths if name not in own and (target / name).exists()]
    return [name for name in there if name in names or not (target / name).is_dir()]


def remove_emptied(target: Path, names: list[str]) -> None:
    """Remove the sub-folders of these files that hold nothing any more."""
    folders = {parent for name in names for parent in PurePosixPath(name).parents if parent.parts}
    for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        with suppress(OSError):  # it holds something, or is not there
            (target / folder).rmdir()


def clear_abandoned(target: Path) -> None:
    """Remove the scratch folders that killed runs left, but for the pages that they had done, after
    putting back what they set aside.
    """
    if not target.parent.is_dir():
        return
    for scratch in target.parent.glob(f"{escape(target.name)}.new-*"):
        if not is_abandoned(scratch):
            continue
        for name in files_in(scratch / ASIDE):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (scratch / ASIDE / name).replace(target / name)
        keep_done(scratch, target)
        shutil.rmtree(scratch, ignore_errors=True)


def require_own(target: Path) -> None:
    """Raise unless ``target`` is missing, empty or a report: a slip must cost no files."""
    if not target.exists():
        return
    if not target.is_dir():
        raise FramingError(f"--to must name a folder, and {target} is a file: choose another name.")
    if any(target.iterdir()) and not own_files(target):
        raise FramingError(
            f"--to names {target}, which holds files that are no report: "
            "choose an empty or a new folder."
        )

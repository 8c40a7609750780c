"""What several notebooks of a report need is computed once: results kept for the time of a run."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import TypeVar, cast

from framing.base.kinds import kind_of

# Names the folder of the run. A report sets it for itself and for its kernels, nobody else does.
VARIABLE = "FRAMING_RUN"
PLAIN = (str, int, float, bool, type(None))

Function = TypeVar("Function", bound=Callable)


@contextmanager
def shared_in(folder: Path) -> Iterator[None]:
    """Keep results in a folder while this lasts, in this process and in those that it starts."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(folder)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before


@contextmanager
def shared_for_a_run() -> Iterator[None]:
    """Keep results in a folder of their own, which is gone with the run."""
    temporary = tempfile.TemporaryDirectory(prefix="framing-", ignore_cleanup_errors=True)
    with temporary as folder, shared_in(Path(folder)):
        yield


def in_a_run() -> bool:
    """Whether results are kept."""
    return VARIABLE in os.environ


def state_of(path: Path) -> str:
    """A file, or all files of a folder, with their sizes and when they changed: another state,
    another key.
    """
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    states = [os.path.abspath(path)]
    for file in files:
        with suppress(OSError):  # gone since it was listed
            state = file.stat()
            states.append(f"{file} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}")
    return "\n".join(states)


def once_a_run(function: Function) -> Function:
    """A function of articles that is computed once in a run, however many notebooks call it.

    Outside a run it is called as it stands, and so it is with arguments that are no table of text
    and plain values. A result that came with a warning is not kept: each caller is warned.

    Examples
    --------
    >>> import pandas as pd
    >>> calls = []
    >>> @once_a_run
    ... def n_rows(table):
    ...     calls.append(len(table))
    ...     return len(table)
    >>> table = pd.DataFrame({"text": ["a", "b"]})
    >>> with tempfile.TemporaryDirectory() as folder, shared_in(folder):
    ...     n_rows(table), n_rows(table.copy())
    (2, 2)
    >>> n_rows(table), calls
    (2, [2, 2])
    """

    @wraps(function)
    def answer(*arguments, **options):
        key = in_a_run() and key_of(function, arguments, options)
        if not key:
            return function(*arguments, **options)
        name = f"{function.__name__}-{key}"
        return kept_as(name, lambda: function(*arguments, **options))

    return cast(Function, answer)


def kept_as(name: str, compute: Callable):
    """What ``compute`` gives; in a run it is computed once under this name."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        return compute()
    path = Path(folder) / f"{name}.pickle"
    with _alone(path.with_suffix(".lock")):
        if path.exists():
            return pickle.loads(path.read_bytes())
        return _computed(compute, path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait while another process computes the same; the system frees the lock of one that is gone.

    On Windows it is computed twice.
    """
    with ExitStack() as held:
        with suppress(ImportError, OSError):
            import fcntl

            file = held.enter_context(open(path, "ab"))
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _computed(compute: Callable, path: Path):
    """The result, kept unless it came with a warning."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = compute()
    for warning in caught:
        warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
    if not caught:
        _keep(result, path)
    return result


def key_of(function: Callable, arguments: tuple, options: dict) -> str | None:
    """A hash of the function and of what it is given; None where that cannot be told.

    An argument that is given as it would be anyway makes no other key.
    """
    try:
        given = signature(function).bind(*arguments, **options)
    except TypeError:  # the function says what is wrong
        return None
    given.apply_defaults()
    mark = hashlib.blake2b(
        f"{function.__module__}.{function.__qualname__}".encode(), digest_size=16
    )
    for name, value in given.arguments.items():
        value_bytes = _told(value)
        if value_bytes is None:
            return None
        mark.update(f"\0{name}\0".encode() + value_bytes)
    return mark.hexdigest()


def _told(value) -> bytes | None:
    """The bytes that a value is known by."""
    if isinstance(value, PLAIN):
        return repr(value).encode("utf-8", "backslashreplace")
    if isinstance(value, (list, tuple)):
        items = [_told(item) for item in value]
        return None if None in items else b"(" + b"\0".join(items) + b")"  # type: ignore[arg-type]
    if type(value).__name__ != "DataFrame" or not type(value).__module__.startswith("pandas"):
        return None
    return None if kind_of(value) else _table_told(value)


def _table_told(table) -> bytes | None:
    """A table is known by its cells, its columns with their types, and its rows' labels."""
    import pandas as pd

    kinds = [(str(name), str(kind)) for name, kind in table.dtypes.items()]
    try:
        cells = pd.util.hash_pandas_object(table).to_numpy().tobytes()
    except TypeError:  # a list or another table in a cell
        return None
    return repr((kinds, table.attrs)).encode("utf-8", "backslashreplace") + cells


def _keep(result, path: Path) -> None:
    """Written aside, moved when whole; a full disk or a result of another kind costs nothing."""
    try:
        content = pickle.dumps(result, protocol=5)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as aside:
            aside.write(content)
        os.replace(aside.name, path)
    except (OSError, pickle.PicklingError, TypeError, AttributeError):
        return

"""What was read, noted for a report: its pages must all rest on the same articles."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.base.running.shared import in_a_run
from framing.text.fingerprint import fingerprint

# Names the file in which every reading of a corpus by a process is noted.
VARIABLE = "FRAMING_READINGS"
_LOG: ContextVar[Path | None] = ContextVar("the file that readings are noted in", default=None)


class Reading(NamedTuple):
    """A corpus as it was at one moment, before any furniture was taken out."""

    corpus: str
    articles: int
    fingerprint: str


@contextmanager
def noted_in(log: Path) -> Iterator[None]:
    """Note the readings of this process in a file, for a while."""
    before = _LOG.set(log)
    try:
        yield
    finally:
        _LOG.reset(before)


def reading_of(corpus: Path, articles: pd.DataFrame) -> Reading | None:
    """What was read, where a report may ask for it."""
    if articles.empty or not (_log() or in_a_run()):
        return None
    return Reading(os.path.abspath(corpus), len(articles), fingerprint(articles))


def note_reading(reading: Reading | None) -> None:
    """Write down what was read, where anybody asked for it."""
    if reading and (log := _log()):
        with open(log, "a", encoding="utf-8") as file:
            file.write(json.dumps(reading) + "\n")


def _log() -> Path | str | None:
    return _LOG.get() or os.environ.get(VARIABLE)


def readings(log: Path) -> list[Reading]:
    """The readings noted in a file, in their order; none where nothing was read."""
    if not log.exists():
        return []
    return [Reading(*json.loads(line)) for line in log.read_text("utf-8").splitlines()]

"""Lines that an outlet prints under many of its articles, found without keeping every line of the corpus."""

from __future__ import annotations

import re
from array import array

import numpy as np
import pandas as pd

from framing.stream import BLOCK

REPEATED = 5  # articles in which a line must stand
END = re.compile(r"[.!?…:;,][\"'”’“»)\]}*]*$")  # how a sentence ends


def repeated_lines(table: pd.DataFrame) -> dict:
    """For each outlet the lines that stand in five of its articles and in one of a hundred: anywhere or at the edges."""
    outlets = table["outlet"].tolist()
    # First by hash: most lines stand once, and keeping them all would be keeping the corpus.
    hashes = {outlet: array("q") for outlet in outlets}
    for at in range(0, len(table), BLOCK):
        for outlet, own in zip(outlets[at:at + BLOCK], lines_of(table, at)):
            hashes[outlet].extend({hash(line) for line in own if len(line) < 250})
    often: dict = {}
    for outlet, found in hashes.items():
        seen, n = np.unique(np.frombuffer(found, np.int64), return_counts=True)
        often[outlet] = set(seen[n >= max(REPEATED, outlets.count(outlet) / 100)].tolist())
    repeated: dict = {outlet: {} for outlet in often}
    for at in range(0, len(table), BLOCK) if any(often.values()) else ():
        for outlet, own in zip(outlets[at:at + BLOCK], lines_of(table, at)):
            repeated[outlet].update({line: _where(line) for line in own if hash(line) in often[outlet] and bare(line)})
    return repeated


def _where(line: str) -> str:
    return "edge" if END.search(line) or len(line.split()) > 8 else "anywhere"


def bare(line: str) -> str:
    return "".join(filter(str.isalnum, line)).lower()


def lines_of(table: pd.DataFrame, at: int) -> list[list[str]]:
    """The lines of each article of one block."""
    return [text.split("\n") if text else [] for text in table["text"].iloc[at:at + BLOCK].tolist()]

"""Two halves of a data set, by article: one to work on, one that is only ever scored."""

from __future__ import annotations

import hashlib

HALVES = ("worked on", "unseen")
UNSEEN = "unseen"
PART_OF = {"worked on": "worked on", UNSEEN: "unseen half", "all": ""}  # on the card


def half_of(name: str) -> str:
    """The half of an article, by the hash of its name: the same on every machine.

    Examples
    --------
    >>> half_of("orvelle_3"), half_of("orvelle_1")
    ('worked on', 'unseen')
    """
    return HALVES[int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2]

"""A bar over what takes long, where somebody is looking; nothing where output is captured."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

PATIENCE = 2  # seconds before a bar appears


def progress(steps: Sequence, what: str) -> Iterable:
    """The steps one by one, with a bar once two seconds have passed.

    Parameters
    ----------
    steps : sequence
    what : str
        What is being done, as the bar says it.

    Returns
    -------
    iterable of the same steps.

    Examples
    --------
    >>> list(progress(range(3), "counting"))
    [0, 1, 2]
    """
    if not _watched():
        return steps
    from tqdm import tqdm  # the plain bar: a widget would leave its random state in the notebook

    return tqdm(steps, desc=what, delay=PATIENCE, leave=False, dynamic_ncols=True)


def _watched() -> bool:
    """A terminal, or a notebook open in JupyterLab: nbconvert's kernels have no session name."""
    return "JPY_SESSION_NAME" in os.environ or bool(getattr(sys.stderr, "isatty", bool)())

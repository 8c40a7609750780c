"""Arrays that grow block by block in one place, where the number of rows is known at the end only.

A piece for each block, joined at the end, would be there twice, and what is worked out between two
pieces would leave holes in the memory that no process gives back.
"""

from __future__ import annotations

import numpy as np

MORE = 1.02  # room beyond what the blocks so far promise


class GrowingArray:
    """An array to which blocks are added.

    Examples
    --------
    >>> array = GrowingArray()
    >>> array.add(np.array([3, 1]), share=0.5)
    >>> array.add(np.array([4]), share=1)
    >>> array.whole()
    array([3, 1, 4])
    """

    def __init__(self) -> None:
        self._values: np.ndarray | None = None
        self._end = 0

    def add(self, block: np.ndarray, share: float) -> None:
        """Put a block behind the others; ``share`` of all is then there, 0 to 1."""
        start, self._end = self._end, self._end + len(block)
        room = int(self._end / share * MORE) + 1 if share else self._end
        if self._values is None:
            self._values = np.empty(room, block.dtype)  # the system gives memory as it is filled
        elif self._end > len(self._values):
            self._values.resize(room, refcheck=False)
        self._values[start : self._end] = block

    def whole(self) -> np.ndarray:
        """All blocks one after the other; none may be added afterwards."""
        if self._values is None:
            return np.empty(0)
        self._values.resize(self._end, refcheck=False)
        return self._values

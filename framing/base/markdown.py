"""A sentence that a notebook shows as Markdown."""

from __future__ import annotations


class Markdown(str):
    """Text that a notebook shows as Markdown.

    Examples
    --------
    >>> Markdown("**Echo**") + "!"
    '**Echo**!'
    """

    def _repr_markdown_(self) -> str:
        return str(self)

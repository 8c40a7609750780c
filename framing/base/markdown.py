"""What a notebook shows: sentences as Markdown, and text whose dollars are no formulas."""

from __future__ import annotations

import sys

# JupyterLab takes what stands between two dollars for a formula, in tables and in HTML too, even
# where Markdown has escaped them: "from $5 to $10" loses its blanks. MathJax passes by what bears
# one of these classes (those that pandas uses).
IGNORED = "tex2jax_ignore mathjax_ignore"
NO_FORMULAS = f'<div class="{IGNORED}">'


class Markdown(str):
    r"""Text that a notebook shows as Markdown.

    Examples
    --------
    >>> Markdown("**Echo**") + "!"
    '**Echo**!'
    >>> print(Markdown(r"from \$5 to \$10")._repr_markdown_())
    <div class="tex2jax_ignore mathjax_ignore">
    <BLANKLINE>
    from \$5 to \$10
    <BLANKLINE>
    </div>
    """

    def _repr_markdown_(self) -> str:
        return f"{NO_FORMULAS}\n\n{self}\n\n</div>" if "$" in self else str(self)


def without_formulas(page: str) -> str:
    """HTML of one's own that a notebook shows, its dollars as they stand.

    Examples
    --------
    >>> without_formulas("<p>$5</p>")
    '<div class="tex2jax_ignore mathjax_ignore"><p>$5</p></div>'
    """
    return f"{NO_FORMULAS}{page}</div>" if "$" in page else page


def keep_dollars_in_tables() -> None:
    """In a notebook pandas marks its tables as text without formulas: they hold words of a corpus.

    Nothing changes outside of a notebook, where the option has no meaning.
    """
    if "ipykernel" in sys.modules:
        import pandas as pd

        pd.set_option("display.html.use_mathjax", False)

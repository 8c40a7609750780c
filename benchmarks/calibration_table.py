"""Figures as Markdown, and where they are kept."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd


def interval(hits: np.ndarray) -> str:
    """A share with its 95 % Wilson interval, in percent."""
    n, z = len(hits), 1.959964
    share = hits.mean()
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    reach = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return f"{share:.1%} ({max(middle - reach, 0):.1%}–{min(middle + reach, 1):.1%})"


def section(title: str, head: list[str], lines: list[list[str]]) -> str:
    """A table under its title."""
    rows = [head, ["---"] * len(head), *lines]
    return f"**{title}**\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows)


def note(articles: pd.DataFrame, splits: int, min_articles: int) -> str:
    """What was measured on, and how the splits were made."""
    sizes = articles.groupby("outlet").size()
    return f"""## Calibration: do claims survive the placebo?

`python benchmarks/calibration.py --data … --events …` on {len(articles):,} articles of
{len(sizes)} outlets ({sizes.min()} to {sizes.max()} each), {splits} splits a row (planted effects
and coverage: a third; categories: 40 times as many, means, where one test a split is all: 400
times), the outlets in turn. Every method tests terms in at least {min_articles} articles and claims
at a false discovery rate of 5 %.

- *random*: articles of one outlet dealt to two sides; *all outlets mixed*: articles of all outlets,
  because no single outlet has 600 here.
- *thinned*: each token of one side kept with probability .4; *stitched*: each article of one side
  is two random ones end to end. Rates are equal, lengths are not.
- *longer half*: the outlet's longer articles against its shorter ones. Their wording truly differs
  (bulletins against features, one promotion line an article): this asks whether length is taken for
  difference.
- Planted: a tenth of the words of 2 to 20 per 10,000, each token thinned, half of
  them on each side."""


def write_section(path: Path, name: str, text: str) -> None:
    """Put the text between the markers of this benchmark; add them where they are not."""
    block = f"<!-- {name} -->\n{text}\n<!-- /{name} -->"
    old = path.read_text(encoding="utf-8") if path.exists() else "# Results of the benchmarks\n"
    pattern = re.compile(f"<!-- {name} -->.*?<!-- /{name} -->", re.S)
    new = (
        pattern.sub(lambda _: block, old) if pattern.search(old) else f"{old.rstrip()}\n\n{block}\n"
    )
    path.write_text(new, encoding="utf-8")

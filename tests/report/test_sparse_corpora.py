"""A corpus in which a lens finds nothing is no fault: its notebooks run to their end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from framing.base.data import NOTEBOOKS
from framing.report.run.notebooks import find_notebooks
from framing.report.run.together import execute_together

DRAWN = "04 05 08 09".split()  # notebooks whose lens may find nothing at all


def test_notebooks_run_to_their_end_where_nothing_is_found(tmp_path):
    """Weather tables: no quotation, no verb of speech, no loaded word and no name."""
    corpus, scratch = tmp_path / "weather.csv", tmp_path / "scratch"
    rows = [
        f'{outlet},"{place}: rain, {degrees} degrees. {place}: fog until {degrees} in the hills."'
        for outlet, degrees in (("Echo", 7), ("Herald", 12))
        for place in ("North", "South", "East")
    ]
    corpus.write_text("\n".join(["outlet,text", *rows]), encoding="utf-8")
    paths = [path for path in find_notebooks(NOTEBOOKS) if path.stem[:2] in DRAWN]
    with ThreadPoolExecutor(1) as pool:  # the browser of other tests keeps a loop in this thread
        ran = pool.submit(execute_together, paths, scratch, corpus=corpus).result()
    assert len(ran) == len(DRAWN)
    assert {(result.path.stem, result.refused, result.failed) for result in ran} == {
        (path.stem, None, None) for path in paths
    }

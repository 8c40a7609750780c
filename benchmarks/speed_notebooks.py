"""How long does each notebook's own code take on the default corpus, beyond the start of its kernel
and its imports?

    python benchmarks/speed_notebooks.py [--rounds 3] [--print]

Wall seconds of the cells after the first, charts included, in a kernel that has loaded every
library before; medians.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from datetime import datetime
from pathlib import Path

import nbformat
import numpy as np
from calibration_table import section, write_section

from framing.base.data import NOTEBOOKS
from framing.report.run.kernel import client_of
from framing.report.run.notebooks import find_notebooks, read_notebook
from framing.report.run.settings import kernel_environment

RESULTS = Path(__file__).with_name("RESULTS.md")
# What the suite loads when it is first asked for: charts, TF-IDF, sentiment, statistics.
LIBRARIES = """
import framing, matplotlib.pyplot, matplotlib_inline.backend_inline, nltk.sentiment.vader
import scipy.stats, sklearn.feature_extraction.text
import pkgutil, importlib
for module in pkgutil.walk_packages(framing.__path__, "framing."):
    if ".report" not in module.name:
        importlib.import_module(module.name)
"""


def seconds(path: Path) -> float:
    """Run one notebook and add up the time of its cells but the first two: parameters and
    imports.
    """
    notebook = read_notebook(path)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(LIBRARIES))
    with tempfile.TemporaryDirectory() as folder:
        client = client_of(notebook, Path(folder))
        client.record_timing = True
        environment = kernel_environment(Path(folder), corpus=None)
        asyncio.run(client.async_execute(env=environment, cwd=str(path.parent), cleanup_kc=True))
    cells = [cell.metadata["execution"] for cell in notebook.cells if cell.cell_type == "code"]
    begun, ended = (
        [datetime.fromisoformat(cell[key].replace("Z", "+00:00")) for cell in cells[3:]]
        for key in ("iopub.execute_input", "iopub.status.idle")
    )
    return sum((end - begin).total_seconds() for begin, end in zip(begun, ended))


def main() -> None:
    """Time each notebook and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--print", action="store_true", help="write nothing")
    options = parser.parse_args()
    paths = find_notebooks(NOTEBOOKS)
    taken = np.median([[seconds(path) for path in paths] for _ in range(options.rounds)], axis=0)
    rows = [[path.stem, f"{value:.1f}"] for path, value in zip(paths, taken)]
    text = section(
        "Speed: a notebook's own code on the default corpus, wall seconds",
        ["notebook", "own code"],
        rows,
    )
    text = f"`python benchmarks/speed_notebooks.py`\n\n{text}"
    print(text)
    if not options.print:
        write_section(RESULTS, "speed:notebooks", text)


if __name__ == "__main__":
    main()

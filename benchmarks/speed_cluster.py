"""Two workers of a Dask cluster on this computer against one: wall time, and whether the digits are
the same.

    python benchmarks/speed_cluster.py [--articles 20000] [--rounds 2] [--corpora FOLDER] [--print]

One and two workers take turns; the corpus is made of words drawn with the frequencies of English.
Nothing else should run on the computer: two workers want two free cores.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from calibration_table import section, write_section
from speed_data import parquet

RESULTS = Path(__file__).with_name("RESULTS.md")


def analysis(path: Path) -> list[pd.DataFrame]:
    """Counts with keyness, sentiment and loaded terms of a corpus in parts."""
    import dask.dataframe as dd

    import framing

    articles = dd.read_parquet(path, split_row_groups=True)
    return [
        framing.keyness(framing.count_terms(articles, min_articles=5)),
        framing.mean_sentiment(framing.sentiment(framing.split_sentences(articles))),
        framing.loaded_terms(articles),
    ]


def warmed(path: Path) -> None:
    """The analysis of a small corpus within this process."""
    import dask

    with dask.config.set(scheduler="synchronous"):
        analysis(path)


def timed(path: Path, workers: int) -> tuple[float, list[pd.DataFrame]]:
    """Seconds of the analysis on so many workers, each a warm process with one thread, and its
    tables.
    """
    from dask.distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        Client(cluster) as client,
    ):
        client.run(warmed, parquet(path.parent, 50))  # every worker: imports are not what is timed
        start = time.perf_counter()
        tables = analysis(path)
        return time.perf_counter() - start, tables


def main() -> None:
    """Time, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument(
        "--corpora", type=Path, metavar="FOLDER", help="where made corpora are kept and found again"
    )
    parser.add_argument("--print", action="store_true", help="write nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = parquet(options.corpora or Path(folder), options.articles)
        runs = [(timed(path, 1), timed(path, 2)) for _ in range(options.rounds)]
    one, two = (float(np.median([run[side][0] for run in runs])) for side in (0, 1))
    same = all(left.equals(right) for run in runs for left, right in zip(run[0][1], run[1][1]))
    row = [
        f"{options.articles:,}",
        f"{one:.1f}",
        f"{two:.1f}",
        f"{one / two:.2f}",
        "yes" if same else "no",
    ]
    text = section(
        "Speed: two Dask workers against one, wall seconds",
        ["articles", "one", "two", "one ÷ two", "same digits"],
        [row],
    )
    text = (
        f"`python benchmarks/speed_cluster.py --articles {options.articles} --rounds "
        f"{options.rounds}`\n\n{text}"
    )
    print(text)
    if not options.print:
        write_section(RESULTS, "speed:cluster", text)


if __name__ == "__main__":
    main()

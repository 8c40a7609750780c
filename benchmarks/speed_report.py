"""How long does a whole report take, every notebook and page of it, and how much memory?

    python run.py bench speed_report --data news.parquet … [--outlets 4] [--each 400] [--write]

``framing report`` on the first articles of each outlet of a table, from the start of the command
to the last page; memory is that of its largest process. ``--outlets`` puts the articles of more
outlets under so many names, in turn, where no outlet has enough of its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section

RESULTS = Path(__file__).with_name("RESULTS.md")
GOALS = {1600: "≤ 90 s", 2300: "≤ 150 s, ≤ 2,000 MB"}  # articles, at least


def measured(corpus: Path, target: Path) -> tuple[float, float, float]:
    """Seconds of the clock, seconds of the processors, and megabytes of the largest process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "framing.report", str(corpus), "--to", str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return seconds, used, after.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, nargs="+", metavar="PARQUET")
    parser.add_argument("--outlets", type=int, help="names that the articles are put under")
    parser.add_argument("--each", type=int, nargs="+", default=[400], help="articles of an outlet")
    parser.add_argument("--write", action="store_true", help="keep the table in RESULTS.md")
    options = parser.parse_args()
    news, rows = pd.concat(map(pd.read_parquet, options.data), ignore_index=True), []
    if options.outlets:
        code, names = pd.factorize(news["outlet"])
        news["outlet"] = names.to_numpy()[code % options.outlets]
    for each in options.each:
        table = news.groupby("outlet").head(each)
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "news.parquet"
            table.to_parquet(corpus)
            seconds, used, megabytes = measured(corpus, Path(folder) / "report")
        goal = next(
            (goal for least, goal in sorted(GOALS.items())[::-1] if len(table) >= least), ""
        )
        row = f"{len(table):,}", str(table["outlet"].nunique()), f"{seconds:.0f} s"
        rows.append([*row, f"{used:.0f} s", f"{megabytes:,.0f} MB", goal])
        print(*rows[-1])
    if options.write:
        head = ["articles", "outlets", "wall", "processors", "largest process", "goal"]
        given = f" --outlets {options.outlets}" if options.outlets else ""
        command = f"`run.py bench speed_report --data …{given}`"
        title = f"A whole report, every notebook and page ({command})"
        write_section(RESULTS, "speed:report", section(title, head, rows))


if __name__ == "__main__":
    main()

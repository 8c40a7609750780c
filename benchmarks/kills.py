"""Ten kills at random moments: nothing is half-written, the last good result stands.

    python benchmarks/kills.py [--kills 10] [--seed 1] [--write]

A share pack, a report and a report inside of the checkout are begun again and again, each in a
process of its own that is killed with its children (signal 9) at a random moment. Before the first
kill each was made once; after each kill the folder must hold the files of that one or of a whole
newer one, and the run behind the last kill must leave no scratch folder.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from calibration_table import section, write_section

RESULTS = Path(__file__).with_name("RESULTS.md")
CORPUS = Path(__file__).parents[1] / "data" / "practice"
PACK = """
import sys, shutil, framing
from pathlib import Path
articles = framing.read_articles(sys.argv[1])
target = Path(sys.argv[2])
aside = target.with_name(target.name + ".made")
shutil.rmtree(aside, ignore_errors=True)
framing.share(articles, aside)
"""
RUNS = {  # of each its command; a pack is written once and never over another one
    "share": lambda target: [sys.executable, "-c", PACK, str(CORPUS), str(target)],
    "report": lambda target: [
        sys.executable, "-m", "framing", "report", str(CORPUS), "--to", str(target),
    ],
    "report, pages again": lambda target: [
        sys.executable, "-m", "framing", "report", str(CORPUS), "--to", str(target), "--only",
        "00_corpus",
    ],
}  # fmt: skip

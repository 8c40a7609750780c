"""Draw the chart at the top of README.md: python docs/first_chart.py"""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import framing  # noqa: E402
from framing.base.data import DATA

articles = framing.match_events(framing.read_articles(DATA / "practice"))
table = framing.loaded_terms(articles)
picture = framing.figure(framing.plot_loaded_terms(table))
Path(__file__).with_name("first_chart.png").write_bytes(picture.png)
print(framing.say_loaded_terms(table))

"""A made corpus of ten outlets that write of the same invented events, for benchmarks/face.py."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

OUTLETS = """
    Amber Courier|Birch Gazette|Cinder Post|Dapple Wire|Elm Observer|Fennel Herald|Gull Register|
    Heron Daily|Islet Monitor|Juniper Times of the Outer Isles
""".replace("\n", "").split("|")
EVENTS = """
    ferry pier storm|grain tariff vote|island recount|bridge toll strike|lighthouse sale|
    harbour oil leak|salt mine closure|school bus fare|glass works fire|tram line opening|
    river dam repair|festival parade ban
""".replace("\n", "").split("|")
PEOPLE = ["Orla Venn", "Tomas Brackley", "Ida Quarrel", "Mats Holloway"]
PLAIN = [
    "The {0} of {1} was debated in the council on the second day of the month.",
    "Officials in the town said that the {0} would be looked at again before the summer.",
    "Residents near the {1} waited for news about the {0} and asked for a date.",
    "The report counts {2} people who were affected by the {0} since the autumn.",
    "A spokesman for the ministry gave no figure for the cost of the {0}.",
    "Work on the {1} goes on while the committee reads the report on the {0}.",
    "The opposition asked for a new inquiry into the {0}, and the mayor agreed.",
]
SAID = ["“The {0} cannot wait another winter and the town knows it,” {3} {4} on Monday."]
SHARP = [
    "The so-called plan for the {0} is a disgrace and a reckless gamble, residents fear.",
    "Critics slammed the {0} as a scandal, and the regime of the harbour board allegedly knew.",
    "It was a brutal battle over the {0}, and a tidal wave of anger swept the {1}.",
]


def corpus(articles: int = 12, *, seed: int = 7) -> pd.DataFrame:
    """Articles of ten outlets: two of them sharp-tongued, one with many quotations."""
    rng = np.random.default_rng(seed)
    rows = []
    for number, outlet in enumerate(map(str.strip, OUTLETS)):
        for event in range(articles):
            name = EVENTS[event % len(EVENTS)].strip()
            first, _, last = name.rpartition(" ")
            sharp, said = (0.3 if number < 2 else 0.04), (0.35 if number == 2 else 0.12)
            sentences = []
            for _ in range(int(rng.integers(12, 20))):
                drawn = rng.random()
                kind = SHARP if drawn < sharp else SAID if drawn < sharp + said else PLAIN
                words = {3: "claimed" if number < 2 else "said", 4: PEOPLE[rng.integers(4)]}
                line = kind[rng.integers(len(kind))]
                sentences.append(
                    line.format(name, first, int(rng.integers(20, 900)), words[3], words[4])
                )
            day = pd.Timestamp("2024-03-01") + pd.Timedelta(days=event * 9 + number % 3)
            title = f"{name.capitalize()}: what is known"
            rows.append(
                (f"{number}-{event}", outlet, title, f"{day:%Y-%m-%d}", "\n\n".join(sentences))
            )
    return pd.DataFrame(rows, columns="article outlet title published text".split())


def written(folder: Path) -> Path:
    """The same as a table in a file."""
    path = folder / "ten_outlets.csv"
    corpus().to_csv(path, index=False)
    return path

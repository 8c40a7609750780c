"""Do claims survive the placebo? Outlets compared with themselves, planted effects, coverage of
intervals.

    python benchmarks/calibration.py --data news.parquet [--events events.jsonl] [--splits 300]
    [--quick]

``--data``: a Parquet file with the columns article, outlet, topic, published, title, text.
``--events``: JSON Lines with the columns event, outlet, text, where several outlets cover each
event. The table goes to RESULTS.md, between the markers of this benchmark, unless ``--quick`` is
given.
"""

from __future__ import annotations

import argparse
import time
import warnings
from pathlib import Path

import calibration_rows as rows
import numpy as np
import pandas as pd
from calibration_data import MIN_ARTICLES, count, load, population, populations
from calibration_small import categories, event_flips, sentiment
from calibration_table import interval, note, section, write_section

RANDOM = [(10, 10), (30, 30), (100, 100), (200, 200), (10, 100), (10, 300), (30, 300)]
UNEQUAL = [
    ("thinned", (30, 30)),
    ("thinned", (100, 100)),
    ("thinned", (200, 200)),
    ("stitched", (30, 30)),
    ("stitched", (100, 100)),
    ("longer half", (30, 30)),
    ("longer half", (100, 100)),
    ("longer half", (200, 200)),
]
SMALL = [(3, 3), (5, 5), (2, 30), (3, 30)]
METHODS = ["ours", "G²", "χ²", "log-odds", "log-odds, flat", "Welch t", "Mann-Whitney"]
# Times as many splits where there are few items: a chance of 5 % is then known to ±.4 points, that
# of one mean to ±.12.
FEW_ITEMS, ONE_ITEM = 40, 400
RESULTS = Path(__file__).with_name("RESULTS.md")


def placebo_tables(own, mixed, splits, rng) -> list[str]:
    """Any claim, and p < .05, for all kinds of splits."""
    plan = [("random", sizes, own) for sizes in RANDOM] + [("random", (300, 300), mixed)]
    plan += [(kind, sizes, own) for kind, sizes in UNEQUAL] + [
        ("random", sizes, own) for sizes in SMALL
    ]
    any_claim, false_positives = [], []
    for kind, sizes, where in plan:
        start = time.perf_counter()
        found = rows.placebo(kind, sizes, where, splits, rng)
        name = f"{kind}, {sizes[0]} v {sizes[1]}" + (
            ", all outlets mixed" if where is mixed else ""
        )
        any_claim.append([name] + [interval(found[method][:, 0]) for method in METHODS])
        false_positives.append([name] + [f"{found[method][:, 2].mean():.1%}" for method in METHODS])
        print(f"{name}: {time.perf_counter() - start:.0f} s", flush=True)
    head = ["split", *METHODS]
    return [
        section(
            "Placebo: share of splits in which anything is claimed (q < .05), with 95 % Wilson "
            "interval",
            head,
            any_claim,
        ),
        section("Placebo: share of terms at p < .05", head, false_positives),
    ]


def planted_tables(own, mixed, splits, rng) -> list[str]:
    """Power and realised FDR."""
    power, false = [], []
    methods = [method for method in METHODS if method != "Mann-Whitney"]
    for ratio in (1.5, 2, 3):
        for sizes, where in (
            ((30, 30), own),
            ((100, 100), own),
            ((200, 200), own),
            ((30, 300), own),
            ((300, 300), mixed),
        ):
            found = rows.planted(sizes, ratio, where, splits, rng)
            name = f"{ratio:g} ×, {sizes[0]} v {sizes[1]}" + (", mixed" if where is mixed else "")
            power.append([name] + [f"{found[method][:, 0].mean():.3f}" for method in methods])
            false.append([name] + [f"{found[method][:, 1].mean():.1%}" for method in methods])
            print(f"planted {name}", flush=True)
    head = ["planted", *methods]
    return [
        section("Power: share of planted words (2 to 20 per 10,000) that are claimed", head, power),
        section("Realised share of false claims with planted words", head, false),
    ]


def coverage_table(own, mixed, splits, rng) -> str:
    """Coverage of the 95 % intervals."""
    lines = []
    for sizes, where in (
        ((10, 10), own),
        ((30, 30), own),
        ((100, 100), own),
        ((200, 200), own),
        ((30, 300), own),
        ((300, 300), mixed),
    ):
        shares = [
            rows.coverage(sizes, ratio, where, max(splits // 3, 10), rng).mean() for ratio in (1, 2)
        ]
        lines.append([f"{sizes[0]} v {sizes[1]}"] + [f"{share:.1%}" for share in shares])
    return section(
        "Coverage of the 95 % intervals of the log ratio, terms in at least 20 articles",
        ["articles", "true ratio 1", "true ratio 2"],
        lines,
    )


def small_tables(articles, matrix, sizes, terms, own, splits, rng) -> str:
    """Stories, categories and means."""
    lines = []
    for name, found in rows.stories(own, splits, rng).items():
        lines.append(
            [f"whole stories split, {name}", interval(found[:, 0]), f"{found[:, 2].mean():.1%}"]
        )
    outlets = articles["outlet"].to_numpy()
    lists, listing = categories(matrix, terms, rng)
    scores, sentences = sentiment(articles["text"])
    pairs = [(10, 10), (30, 30), (100, 100), (200, 200), (10, 100), (10, 300), (30, 300)]
    for pair in pairs:
        for name, x, n, times in (
            (listing, lists, sizes, FEW_ITEMS),
            ("sentiment mean", scores, sentences, ONE_ITEM),
        ):
            found = rows.small_table(
                x, n, pair, outlets, splits * times, rng, signed=times == ONE_ITEM
            )
            lines.append(
                [
                    f"{name}, {pair[0]} v {pair[1]}",
                    interval(found[:, 0]),
                    f"{np.nanmean(found[:, 2]):.1%}",
                ]
            )
    return section(
        "Placebo for stories, categories and means (ours)", ["what", "any claim", "p < .05"], lines
    )


def main() -> None:
    """Run all and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--events", type=Path)
    parser.add_argument("--splits", type=int, default=300)
    parser.add_argument("--quick", action="store_true", help="40 splits, printed only")
    options = parser.parse_args()
    if not options.data.exists():
        print(f"calibration: skipped, there is no file {options.data}")
        return
    warnings.simplefilter("error")
    start, rng = time.perf_counter(), np.random.default_rng(0)
    splits = 40 if options.quick else options.splits
    articles = load(options.data)
    matrix, sizes, terms = count(articles["text"])
    own = populations(articles, matrix, sizes)
    mixed = [population("mixed", matrix, sizes, articles["story"].to_numpy())]
    parts = [note(articles, splits, MIN_ARTICLES)]
    parts += placebo_tables(own, mixed, splits, rng) + planted_tables(
        own, mixed, max(splits // 3, 10), rng
    )
    parts += [
        coverage_table(own, mixed, splits, rng),
        small_tables(articles, matrix, sizes, terms, own, splits, rng),
    ]
    if options.events is not None and options.events.exists():
        parts.append(
            event_flips(pd.read_json(options.events, lines=True), max(splits // 3, 10), rng)
        )
    parts.append(f"One run took {time.perf_counter() - start:.0f} s on one core.")
    text = "\n\n".join(parts)
    print(text)
    if not options.quick:
        write_section(RESULTS, "calibration", text)


if __name__ == "__main__":
    main()

"""What a reader meets first, where marks lead, what paper cuts off, and what looks like a fault.

    python benchmarks/face.py --folder scratch [--build] [--corpus ten] [--state before|now]

``--build`` writes the reports of four corpora into the folder first; without it the folder holds
them (``default``, ``practice``, ``ru``, ``ten``). ``--corpus`` names one of them. Every page is
opened in Chromium at 1280 x 800 and at 390 x 844, in the dark and laid out for print. Rows of
RESULTS.md that are not measured anew stay as they are.
"""

from __future__ import annotations

import argparse
import re
import struct
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section
from face_corpus import written
from face_walk import PAPER, SIZES, chromium, has_line, looked_at, text_of, walked

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
CORPORA = {"default": None, "practice": "data/practice", "ru": "data/practice_ru", "ten": "ten"}
CORPUS_NAMES = {"practice_ru", "tass_2019", "ten_outlets"}  # files, which a page names
POINTS = 9  # the smallest letters that framing.charts draws
FINDING, CHART, LETTERS = 300, 900, 11  # goals in px
# for looking up, reading, showing: they have no chart
LOOKED_UP = r"(?:.*/)?(?:terms|side_by_side|slides|lines-.*|articles-.*)$"
RAW = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
MISSING = re.compile(r"\b(?:NaN|nan|None|NaT|inf|<NA>)\b")


def build(folder: Path, names: list[str]) -> None:
    """The reports of corpora."""
    for name in names:
        corpus = CORPORA[name]
        given = [str(written(folder))] if corpus == "ten" else [corpus] if corpus else []
        call = [sys.executable, "-m", "framing.report", "--kernels", "1", *given]
        subprocess.run([*call, "--to", str(folder / name)], cwd=ROOT, check=True)


def dots_per_inch(source: str) -> float:
    """Of a PNG in a data URI, from its chunk pHYs; 72 where it has none."""
    data = b64decode(source.partition("base64,")[2][:376])
    place = data.find(b"pHYs")
    return struct.unpack(">I", data[place + 4 : place + 8])[0] * 0.0254 if place > 0 else 72.0


def measured(page: Path, folder: Path, browser, axe: str) -> dict:
    """The facts of one page as figures."""
    seen = looked_at(page, browser, axe)
    row = {"page": str(page.relative_to(folder).with_suffix("")), "bytes": seen["bytes"]}
    for width in SIZES:
        row[f"finding {width}"], row[f"chart {width}"] = (
            seen[width]["finding"],
            seen[width]["chart"],
        )
    narrow = seen[min(SIZES)]
    letters = [POINTS * dots_per_inch(src) / 72 * scale for src, scale in narrow["pictures"]]
    row["letters"] = min([*letters, *narrow["letters"]], default=None)
    row["wide"] = sum(seen[width]["wide"] for width in SIZES)
    row["refuses"] = 'class="refused">The notebook stops here' in text_of(page)
    row["empty"] = narrow["empty"]
    row["raw"] = len(set(RAW.findall(narrow["text"])) - CORPUS_NAMES)
    row["missing"] = len(MISSING.findall(narrow["text"]))
    row["marks"] = sum(number for number, _ in seen["marks"])
    row["linked"] = sum(has_line(page, href) for _, hrefs in seen["marks"] for href in hrefs)
    row["axe"], row["rules"] = len(seen["axe"]), " ".join(seen["axe"])
    return row | {name: seen[name] for name in ("asked", "faint", *PAPER)}


def pages(folder: Path, names: list[str]) -> pd.DataFrame:
    """The facts of all pages of reports."""
    rows = []
    with chromium() as (browser, axe):
        for name in names:
            for page in walked(folder / name):
                row = measured(page, folder / name, browser, axe)
                rows.append({"corpus": name, **row})
    return pd.DataFrame(rows)


def summary(table: pd.DataFrame, state: str) -> list[list[str]]:
    """A row a corpus: the worst page of each figure, and how many pages miss a goal."""
    lines = []
    for name, own in table.groupby("corpus", sort=False):
        story = own[~own["page"].str.match(LOOKED_UP)]
        cells = [state, str(name), str(len(own))]
        for kind, goal in (("finding", FINDING), ("chart", CHART)):
            for width in SIZES:
                tops = story[f"{kind} {width}"]
                lacks = tops.isna() & ~(story["refuses"] & (kind == "chart"))
                late = int((lacks | (tops > goal)).sum())
                front = own.loc[own["page"] == "index", f"{kind} {width}"].iloc[0]
                first = "none" if pd.isna(front) else f"{front:.0f}"
                cells.append(f"{first}; {tops.max():.0f}; {late}")
        cells.append(f"{own['letters'].min():.1f}")
        cells += [str(int(own[name].sum())) for name in "empty raw missing wide axe asked".split()]
        cells.append(f"{own['bytes'].mean() / 1e3:.0f}; {own['bytes'].max() / 1e3:.0f}")
        cells.append(str(int(own["faint"].sum())))
        lines.append(cells)
    return lines


def of_marks(table: pd.DataFrame) -> list[list[str]]:
    """A row a corpus: marks that lead to lines, and what paper cuts off."""
    lines = []
    for name, own in table.groupby("corpus", sort=False):
        n, linked = int(own["marks"].sum()), int(own["linked"].sum())
        share = f"{linked / max(n, 1):.1%}".replace("%", " %")
        cut = [str(int(own[paper].sum())) for paper in PAPER]
        kilobytes = f"{own['bytes'].max() / 1e3:,.0f}"
        lines.append([str(name), str(len(own)), f"{n:,}", share, kilobytes, *cut])
    return lines


def kept(name: str, fresh: list[list[str]], keys: int) -> list[list[str]]:
    """The rows of a section of RESULTS.md, with those measured anew in their place."""
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    _, _, tail = text.partition(f"<!-- {name} -->")
    rows = re.findall(r"^\| (.*) \|$", tail.partition(f"<!-- /{name} -->")[0], re.MULTILINE)[2:]
    lines = {tuple(row.split(" | ")[:keys]): row.split(" | ") for row in rows}
    lines |= {tuple(row[:keys]): row for row in fresh}
    names = list(CORPORA)
    return sorted(lines.values(), key=lambda row: (row[: keys - 1], names.index(row[keys - 1])))


HEAD = [
    *"state corpus pages".split(),
    *(f"{kind} at {width} px" for kind in ("finding", "chart") for width in SIZES),
    *"letters|empty|raw names|NaN, None|too wide|axe|requests|kB a page|faint".split("|"),
]
NOTE = """## The face: what a reader meets first

`python benchmarks/face.py --folder scratch --build`: every page of four reports in Chromium, at
1280 x 800 and 390 x 844. *Finding* and *chart*: px from the top to the first of them on the front
page; on the page where it is furthest; number of pages beyond the goal (300 px, 900 px) or
without one, the pages to look things up in (`terms`, `side_by_side`, lines, whole articles) and
slides aside; a page that says why its lens cannot read a corpus has no chart. *Letters*: the
smallest in a chart at 390 px (goal 11). *Empty*: headings and tables with nothing under them.
*Raw names*: column names as in the code, and *NaN, None*: missing values, in visible text. *Too
wide*: pages that scroll sideways. *axe*: rules broken, serious or worse, of a list of words or of
lines its first 60. *Requests*: beyond the folder. *kB*: mean and largest page. *Faint*: letters
of charts under 4.5 : 1, bars and dots of small charts under 3 : 1, in the dark. In the state
before, the box of the corpus is taken for the first finding."""
MARKS_HEAD = (
    "corpus|pages|marks|with a link to a line|largest page, kB|cut off on A4|on Letter".split("|")
)
MARKS_NOTE = """## Marks lead to lines, and paper

`python benchmarks/face.py --folder scratch`: bars and dots of charts that stand for
lines, and the share of them with a link that leads to at least one line, in a share pack, which has
no lines, to the word with its counts (goal 100 %). *Cut off*:
elements that reach beyond the page in print, over all pages, slides included (goal 0)."""


def write(table: pd.DataFrame, state: str) -> None:
    """Both sections of RESULTS.md."""
    lines = kept("face", summary(table, state), 2)
    # rows of an earlier state lack what was not measured yet
    rows = [row + ["–"] * (len(HEAD) - len(row)) for row in lines]
    write_section(RESULTS, "face", f"{NOTE}\n\n{section('Pages', HEAD, rows)}")
    if state == "now":
        marks = section("Marks", MARKS_HEAD, kept("face-marks", of_marks(table), 1))
        write_section(RESULTS, "face-marks", f"{MARKS_NOTE}\n\n{marks.partition(chr(10) * 2)[2]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--build", action="store_true")
    parser.add_argument(
        "--corpus", choices=CORPORA, action="append", help="one of them, or several"
    )
    parser.add_argument("--state", default="now")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    names = options.corpus or list(CORPORA)
    if options.build:
        build(options.folder, names)
    table = pages(options.folder, names)
    print(table.to_string())
    write(table, options.state)


if __name__ == "__main__":
    main()

"""What a reader meets first: pixels to the first finding and chart, and what looks like a fault.

    python benchmarks/face.py --folder scratch [--build] [--state before|now]

``--build`` writes the reports of four corpora into the folder first; without it the folder holds
them (``default``, ``practice``, ``ru``, ``ten``). Every page is opened in Chromium at 1280 x 800
and at 390 x 844.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import struct
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pandas as pd
from calibration_table import section, write_section
from face_corpus import written

ROOT = Path(__file__).resolve().parents[1]
CORPORA = {"default": None, "practice": "data/practice", "ru": "data/practice_ru", "ten": "ten"}
CORPUS_NAMES = {"practice_ru", "tass_2019", "ten_outlets"}  # files, which a page names
SIZES = {1280: 800, 390: 844}
LARGE = 250_000  # bytes of a page
POINTS = 9  # the smallest letters that framing.charts draws
FINDING, CHART, LETTERS = 300, 900, 11  # goals in px
# for looking up, reading, showing: they have no chart
LOOKED_UP = "terms|side_by_side|slides|lines-|articles-"
RAW = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
MISSING = re.compile(r"\b(?:NaN|nan|None|NaT|inf|<NA>)\b")
FACTS = """() => {
  const visible = node => node.checkVisibility() && node.getBoundingClientRect().height > 0;
  const top = css => { const node = [...document.querySelectorAll(css)].find(visible);
    return node ? Math.round(node.getBoundingClientRect().top + scrollY) : null; };
  const main = document.querySelector('main').cloneNode(true);
  const quoted = 'pre, code, script, details, td p, td mark, article p, blockquote';
  main.querySelectorAll(quoted).forEach(n => n.remove());
  const empty = [...document.querySelectorAll('main h2, main h3')].filter(node => {
    let next = node.nextElementSibling || node.parentElement.nextElementSibling;
    return !next || (/^H[12]$/.test(next.tagName) && next.tagName <= node.tagName)
      || (next.matches('section') && /^H2$/.test(next.firstElementChild?.tagName || '')
          && node.parentElement.lastElementChild === node); }).length
    + [...document.querySelectorAll('tbody')].filter(body => !body.rows.length).length;
  return {finding: top('.finding, .refused'),
    chart: top('main figure img, main figure svg, main svg'),
    text: main.textContent, empty, wide: document.documentElement.scrollWidth > innerWidth,
    pictures: [...document.querySelectorAll('main img')].filter(visible).map(
      img => [img.src.slice(0, 400), img.width / img.naturalWidth]),
    letters: [...document.querySelectorAll('main svg text')].filter(visible).map(node =>
      parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a)};
}"""


# letters and marks of charts too near to the colour behind them, in the dark; AA: 4.5 and 3
FAINT = """() => {
  const parts = colour => colour.match(/[\\d.]+/g)?.map(Number) ?? [];
  const light = colour => parts(colour).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const ratio = colour => { const ink = light(colour);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05); };
  const seen = node => node.checkVisibility() && node.getBoundingClientRect().width > 0;
  // a ring is seen by its line
  const faint = (css, names, least) => [...document.querySelectorAll(css)].filter(seen).filter(
    node => { const colours = names.map(name => getComputedStyle(node)[name])
        .filter(colour => parts(colour).length === 3);
      return colours.length && Math.max(...colours.map(ratio)) < least; }).length;
  return faint('main svg text', ['fill'], 4.5)
    + faint('.bars rect:not(.over), .bars circle', ['fill', 'stroke'], 3); }"""


def build(folder: Path) -> None:
    """The reports of the four corpora."""
    for name, corpus in CORPORA.items():
        given = [str(written(folder))] if corpus == "ten" else [corpus] if corpus else []
        call = [sys.executable, "-m", "framing.report", "--kernels", "1", *given]
        subprocess.run([*call, "--to", str(folder / name)], cwd=ROOT, check=True)


def dots_per_inch(source: str) -> float:
    """Of a PNG in a data URI, from its chunk pHYs; 72 where it has none."""
    data = b64decode(source.partition("base64,")[2][:376])
    place = data.find(b"pHYs")
    return struct.unpack(">I", data[place + 4 : place + 8])[0] * 0.0254 if place > 0 else 72.0


def measured(page: Path, tab, axe: str) -> dict:
    """The facts of one page, at both sizes."""
    row: dict = {"page": page.stem, "bytes": page.stat().st_size, "asked": 0, "axe": 0}
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for width, height in SIZES.items():
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(page.as_uri())
        facts = tab.evaluate(FACTS)
        row[f"finding {width}"], row[f"chart {width}"] = facts["finding"], facts["chart"]
        row["wide"] = row.get("wide", 0) + facts["wide"]
    letters = [POINTS * dots_per_inch(src) / 72 * scale for src, scale in facts["pictures"]]
    row["letters"] = min([*letters, *facts["letters"]], default=None)
    row["empty"] = facts["empty"]
    row["raw"] = len(set(RAW.findall(facts["text"])) - CORPUS_NAMES)
    row["missing"] = len(MISSING.findall(facts["text"]))
    tab.emulate_media(color_scheme="dark")
    row["faint"] = tab.evaluate(FAINT)
    tab.emulate_media(color_scheme="light")
    tab.evaluate(axe)
    # contrast is looked at node by node: minutes for a table of thousands of rows
    rules = {"color-contrast": {"enabled": row["bytes"] < LARGE}}
    row["axe"] = tab.evaluate(
        "rules => axe.run(document, {rules, resultTypes: ['violations']}).then(r => "
        "r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).length)",
        rules,
    )
    row["asked"] = len([url for url in asked if not url.startswith(("file:", "data:"))])
    return row


def pages(folder: Path) -> pd.DataFrame:
    """The facts of all pages of all reports in a folder."""
    from axe_playwright_python.base import AXE_SCRIPT
    from playwright.sync_api import sync_playwright

    rows = []
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name in CORPORA:
            for page in sorted((folder / name).rglob("*.html")):
                tab = browser.new_context(bypass_csp=True).new_page()
                rows.append({"corpus": name, **measured(page, tab, AXE_SCRIPT)})
                print(name, page.name, flush=True)
                tab.context.close()
        browser.close()
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
                late = int((tops.isna() | (tops > goal)).sum())
                front = own.loc[own["page"] == "index", f"{kind} {width}"].iloc[0]
                first = "none" if pd.isna(front) else f"{front:.0f}"
                cells.append(f"{first}; {tops.max():.0f}; {late}")
        cells.append(f"{own['letters'].min():.1f}")
        cells += [str(int(own[name].sum())) for name in "empty raw missing wide axe asked".split()]
        cells.append(f"{own['bytes'].mean() / 1e3:.0f}; {own['bytes'].max() / 1e3:.0f}")
        cells.append(str(int(own["faint"].sum())))
        lines.append(cells)
    return lines


HEAD = [
    *"state corpus pages".split(),
    *(f"{kind} at {width} px" for kind in ("finding", "chart") for width in SIZES),
    *"letters|empty|raw names|NaN, None|too wide|axe|requests|kB a page|faint".split("|"),
]
NOTE = """## The face: what a reader meets first

`python benchmarks/face.py --folder scratch --build`: every page of four reports in Chromium, at
1280 x 800 and 390 x 844. *Finding* and *chart*: px from the top to the first of them on the front
page; on the page where it is furthest; number of pages beyond the goal (300 px, 900 px) or without
one, the pages to look things up in (`terms`, `side_by_side`, lines, whole
articles) and slides aside. *Letters*: the smallest in a
chart at 390 px (goal 11). *Empty*: headings and tables with nothing under them. *Raw names*: column
names as in the code, and *NaN, None*: missing values, in visible text. *Too wide*: pages that
scroll sideways. *axe*: rules broken, serious or worse. *Requests*: beyond the folder. *kB*: mean
and largest page. *Faint*: letters of charts under 4.5 : 1, bars and dots of small charts under
3 : 1, in the dark. In the state before, the box of the corpus is taken for the first finding."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--state", default="now")
    parser.add_argument("--keep", type=Path, help="rows of this state, read and written")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.build:
        build(options.folder)
    table = pages(options.folder)
    print(table.to_string())
    keep = options.keep or options.folder / "face.json"
    kept = json.loads(keep.read_text("utf-8")) if keep.exists() else {}
    kept[options.state] = summary(table, options.state)
    keep.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    rows = [row for state in sorted(kept) for row in kept[state]]
    # rows of an earlier state lack what was not measured yet
    lines = [row + ["–"] * (len(HEAD) - len(row)) for row in rows]
    write_section(
        ROOT / "benchmarks" / "RESULTS.md", "face", f"{NOTE}\n\n{section('Pages', HEAD, lines)}"
    )


if __name__ == "__main__":
    main()

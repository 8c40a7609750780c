"""Do the marks of charts lead to lines, and does paper cut anything off?

    python benchmarks/face_marks.py --folder scratch

The folder holds reports (``default``, ``practice``, ``ten`` …), as ``benchmarks/face.py --build``
writes them. Every link of a mark is followed to its file and anchor; each page is laid out for
print at the widths of A4 and Letter.
"""

from __future__ import annotations

import argparse
import re
import shutil
from functools import cache
from pathlib import Path

from calibration_table import section, write_section

ROOT = Path(__file__).resolve().parents[1]
PAPER = {"A4": 688, "Letter": 710}  # px between the margins of the style sheet
MARKS = """() => [...document.querySelectorAll('[data-marks]')].map(figure =>
  [+figure.dataset.marks,
   [...figure.querySelectorAll('svg a')].map(a => a.getAttribute('href'))])"""
WIDE = """() => [...document.querySelectorAll('main *')].filter(node => {
  const box = node.getBoundingClientRect();
  return box.width && !node.closest('svg *') && box.right > innerWidth + 1; }).length"""
HEAD = "corpus|pages|marks|with a link to a line|largest page, kB|cut off on A4|on Letter".split(
    "|"
)
NOTE = """## Marks lead to lines, and paper

`python benchmarks/face_marks.py --folder scratch`: bars and dots of charts that stand for
lines, and the share of them with a link that leads to at least one line (goal 100 %). *Cut off*:
elements that reach beyond the page in print, over all pages, slides included (goal 0)."""


@cache
def text_of(path: Path) -> str:
    """A page."""
    return path.read_text("utf-8") if path.exists() else ""


def has_line(folder: Path, page: str, href: str) -> bool:
    """Whether a link leads to a panel with at least one line."""
    file, _, name = href.partition("#")
    _, mark, tail = text_of(folder / (file or page)).partition(f'id="{name}"')
    return bool(mark) and "<blockquote>" in tail.partition("</section>")[0]


def measured(folder: Path, browser) -> list[str]:
    """A row of the table."""
    pages, marks, linked = sorted(folder.glob("*.html")), 0, 0
    cut = dict.fromkeys(PAPER, 0)
    tab = browser.new_page()
    for page in pages:
        tab.goto(page.as_uri())
        for number, hrefs in tab.evaluate(MARKS):
            marks += number
            linked += sum(has_line(folder, page.name, href) for href in hrefs)
        tab.emulate_media(media="print")
        for paper, width in PAPER.items():
            tab.set_viewport_size({"width": width, "height": 1000})
            wide = tab.evaluate(WIDE)
            cut[paper] += wide
            if wide:
                print(folder.name, page.name, paper, wide, flush=True)
        tab.emulate_media(media="screen")
    tab.close()
    largest = max(page.stat().st_size for page in pages) / 1e3
    share = f"{linked / max(marks, 1):.1%}".replace("%", " %")
    counts = [str(n) for n in cut.values()]
    return [folder.name, str(len(pages)), f"{marks:,}", share, f"{largest:,.0f}", *counts]


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    folder = parser.parse_args().folder
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        rows = [measured(path, browser) for path in sorted(folder.iterdir()) if path.is_dir()]
        browser.close()
    for row in rows:
        print(*row)
    table = re.sub(r"^\*\*.*?\*\*\n+", "", section("Marks", HEAD, rows))
    write_section(ROOT / "benchmarks" / "RESULTS.md", "face-marks", f"{NOTE}\n\n{table}")


if __name__ == "__main__":
    main()

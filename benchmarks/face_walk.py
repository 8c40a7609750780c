"""The pages of a report opened in Chromium one after the other: what each measure needs of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

SIZES = {1280: 800, 390: 844}
PAPER = {"A4": 688, "Letter": 710}  # px between the margins of the style sheet
LONG = 60  # rows of a list that the rules of axe are tried on
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
# a chart is drawn twice: the links of the layout that is seen
MARKS = """() => [...document.querySelectorAll('[data-marks]')].map(figure =>
  [+figure.dataset.marks, [...figure.querySelectorAll('svg')].filter(svg => svg.checkVisibility())
    .flatMap(svg => [...svg.querySelectorAll('a')].map(a => a.getAttribute('href')))])"""
BEYOND = """() => [...document.querySelectorAll('main *')].filter(node => {
  const box = node.getBoundingClientRect();
  return box.width && !node.closest('svg *') && box.right > innerWidth + 1; }).length"""
SHORTEN = """most => ['#terms tbody tr', '.lines-of'].forEach(css =>
  [...document.querySelectorAll(css)].slice(most).forEach(node => node.remove()))"""
AXE = """() => axe.run(document, {resultTypes: ['violations']}).then(r => r.violations
  .filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id))"""


@contextmanager
def chromium() -> Iterator:
    """A browser, and the script of axe."""
    from axe_playwright_python.base import AXE_SCRIPT
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser, AXE_SCRIPT
        browser.close()


def walked(folder: Path) -> list[Path]:
    """All pages of a report, those in the folders of its examples as well."""
    return sorted(folder.rglob("*.html"), key=lambda page: (page.parent != folder, page))


def looked_at(page: Path, browser, axe: str) -> dict:
    """What one page shows at both sizes, in the dark, on paper, and to axe."""
    tab = browser.new_context(bypass_csp=True).new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    seen: dict = {"bytes": page.stat().st_size}
    for width, height in SIZES.items():
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(page.as_uri())
        seen[width] = tab.evaluate(FACTS)
        seen.setdefault("marks", tab.evaluate(MARKS))
    tab.emulate_media(color_scheme="dark")
    seen["faint"] = tab.evaluate(FAINT)
    tab.emulate_media(color_scheme="light", media="print")
    for paper, width in PAPER.items():
        tab.set_viewport_size({"width": width, "height": 1000})
        seen[paper] = tab.evaluate(BEYOND)
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.evaluate(SHORTEN, LONG)
    tab.evaluate(axe)
    seen["axe"] = tab.evaluate(AXE)
    seen["asked"] = len([url for url in asked if not url.startswith(("file:", "data:"))])
    tab.context.close()
    return seen


@cache
def text_of(path: Path) -> str:
    """A page."""
    return path.read_text("utf-8") if path.exists() else ""


def has_line(page: Path, href: str) -> bool:
    """Whether a link leads to a panel with a line, or in a share pack to a word with its counts."""
    from urllib.parse import parse_qs, unquote

    file, _, name = href.partition("#")
    text = text_of((page.parent / unquote(file)) if file else page)
    if name.startswith("word="):
        word = parse_qs(name)["word"][0]
        return bool(re.search(rf'<th scope="row"[^>]*>{re.escape(word)}</th>', text))
    _, mark, tail = text.partition(f'id="{name}"')
    return bool(mark) and "<blockquote>" in tail.partition("</section>")[0]

"""The pages of the project's report: they stand alone, read well in light and dark, and show no
machine.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from matplotlib.colors import to_rgb as mpl_colour

from framing.charts.style import PALETTE
from framing.report.build import LARGEST, all_pages
from framing.report.compared import compare
from framing.report.pages.index import footer
from framing.report.pages.page import tables_of

ROOT = Path(__file__).resolve().parents[2]
CSS = (ROOT / "framing" / "report" / "assets" / "style.css").read_text("utf-8")

pytestmark = pytest.mark.xdist_group("notebooks")


class Reader(HTMLParser):
    """What a page loads, its headings, its pictures, its header cells."""

    def __init__(self, page: str):
        super().__init__()
        self.loaded, self.levels, self.images, self.headers, self.links = [], [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        have = dict(attrs)
        if tag == "a":
            self.links.append(have.get("href", ""))
        self.loaded += [
            have[key] for key in ("src", "srcset", "data", "poster", "action") if key in have
        ]
        self.loaded += [have["href"]] if tag in ("link", "base", "use") else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.images += [have] if tag == "img" else []
        self.headers += [have] if tag == "th" else []


@pytest.fixture(scope="session")
def pages(executed, tmp_path_factory) -> dict[str, str]:
    """Every page of the report on the default corpus, written to a folder as well."""
    from framing import read_articles
    from framing.text.fingerprint import fingerprint

    articles = read_articles()
    below = footer(articles, fingerprint(articles), None)
    found = dict(all_pages(list(executed("default").values()), articles, below, compare(articles)))
    where = tmp_path_factory.mktemp("report")
    for name, page in found.items():
        (where / name).write_text(page, encoding="utf-8")
    return {"": str(where)} | found


def each(pages: dict[str, str]) -> list[tuple[str, str, Reader]]:
    return [(name, page, Reader(page)) for name, page in pages.items() if name]


def test_there_is_a_page_a_notebook_and_a_front_page(pages):
    names = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert {"index.html", *(f"{name}.html" for name in names)} <= pages.keys()


def test_pages_stand_alone(pages):
    for name, page, seen in each(pages):
        assert not [source for source in seen.loaded if not source.startswith(("data:", "#"))], name
        assert not re.search(r"@import|url\((?!['\"]?(?:data:|#))", page), name
        assert "Content-Security-Policy" in page and len(page.encode()) < LARGEST, name


def test_links_between_pages_lead_somewhere(pages, executed):
    tables = {name for result in executed("default").values() for name in tables_of(result)}
    for name, _, seen in each(pages):
        inner = [
            link.partition("#")[0]
            for link in seen.links
            if "://" not in link and not link.startswith("#")
        ]
        files = {*pages, *tables}
        assert not [link for link in inner if link not in files], name


def test_headings_pictures_and_tables_are_in_order(pages):
    for name, page, seen in each(pages):
        assert seen.levels[0] == 1 and seen.levels.count(1) == 1, name
        assert all(
            after <= before + 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False)
        ), name
        assert all(len(image.get("alt", "")) > 20 for image in seen.images), name
        assert all("scope" in header for header in seen.headers), name
        assert '<html lang="' in page and "<title>" in page, name


def test_every_page_says_what_it_rests_on(pages):
    from framing import read_articles
    from framing.text.fingerprint import fingerprint

    mark = fingerprint(read_articles())
    for name, page, _ in each(pages):
        assert mark in page, name
    assert "pandas" in pages["index.html"] and "Python 3." in pages["index.html"]


def test_no_page_shows_the_machine(pages):
    """No path of a home folder, no traceback, no object's address."""
    for name, page, _ in each(pages):
        text = re.sub(r"data:image/[^\"]+", "", page)
        assert not re.search(r"Traceback|Warning:|at 0x[0-9a-f]{6}|/home/\w|\x1b\[", text), name
        assert str(ROOT) not in text, name


# the rules take seconds a page: one of each kind (benchmarks/face.py asks every page); in the dark
# the colours are others and nothing else is: those of words, charts, tables, lines
LIGHT = "index.html slides.html terms.html side_by_side.html 02_keyness.html 07_claims.html".split()
DARK = "index.html 02_keyness.html 07_claims.html side_by_side.html".split()


@pytest.mark.parametrize(
    "scheme, rules, names", [("light", {}, LIGHT), ("dark", {"runOnly": "color-contrast"}, DARK)]
)
def test_no_page_fails_axe_or_asks_the_network(pages, browser, scheme, rules, names):
    from axe_playwright_python.base import AXE_SCRIPT

    asked, found = [], []
    context = browser.new_context(
        color_scheme=scheme, bypass_csp=True, viewport={"width": 390, "height": 800}
    )
    tab = context.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    for name in filter(None, pages):
        tab.goto(Path(pages[""], name).as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((name, "wider than a phone"))
        if name not in names:
            continue
        tab.evaluate(AXE_SCRIPT)
        broken = tab.evaluate(
            "rules => axe.run(document, rules).then(result => result.violations.map("
            "v => [v.id, v.impact, v.nodes[0].html]))",
            rules,
        )
        found += [(name, *one) for one in broken if one[1] in ("serious", "critical", "moderate")]
    context.close()
    assert not found
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]


def colours(scheme: str) -> dict[str, tuple[float, ...]]:
    """The style sheet's named colours as RGB shares."""
    block = (
        CSS.split("prefers-color-scheme: dark")[1] if scheme == "dark" else CSS.split("@media")[0]
    )
    found = re.findall(r"--(\w+): #([0-9a-f]{6})", block.split("}")[0])
    return {
        name: tuple(int(value[i : i + 2], 16) / 255 for i in (0, 2, 4)) for name, value in found
    }


def test_a_page_has_the_colours_of_the_charts():
    """The variables of the light page are the palette; black is the colour of the ink."""
    light = colours("light")
    for number, colour in enumerate(PALETTE, start=1):
        named = light.get(f"o{number}")
        assert colour == "#000000" if named is None else mpl_colour(colour) == pytest.approx(named)


def luminance(rgb) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "ink, paper",
    [
        ("ink", "paper"),
        ("ink", "panel"),
        ("ink", "mark"),
        ("quiet", "paper"),
        ("quiet", "panel"),
        ("link", "paper"),
        ("link", "panel"),
    ],
)
def test_contrast_is_aa(scheme, ink, paper):
    light, dark = sorted((luminance(colours(scheme)[name]) for name in (ink, paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5

"""One finding a slide, turned by keys and buttons; all of them on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from framing.report.compared import Compared
from framing.report.pages.slides import slides_page


@pytest.fixture
def compared(practice_compared) -> Compared:
    return practice_compared


def test_keys_turn_the_slides_and_paper_shows_all(browser, compared, tmp_path):
    file = tmp_path / "slides.html"
    file.write_text(slides_page(compared, "Two <papers>", "32 articles"), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    asked, wrong = [], []
    tab.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(file.as_uri())
    number = len(compared.findings) + 2
    shown = tab.locator(".slide:visible")
    assert shown.count() == 1 and shown.locator("h1").inner_text() == "Two <papers>"
    for sentence in compared.findings["sentence"]:
        tab.keyboard.press("ArrowRight")
        heading = shown.locator("h2").inner_text().replace("\u00a0", " ")
        assert shown.count() == 1 and heading == sentence
        assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    tab.keyboard.press("ArrowLeft")
    tab.get_by_role("button", name="Next").click()
    assert tab.evaluate("location.hash") == f"#slide-{number - 1}"
    tab.emulate_media(media="print")
    assert shown.count() == number and not wrong and {*asked} == {file.as_uri()}
    for paper in ("A4", "Letter"):
        sheets = PdfReader(BytesIO(tab.pdf(format=paper, landscape=True))).pages
        assert len(sheets) == number  # a slide a page
    tab.close()

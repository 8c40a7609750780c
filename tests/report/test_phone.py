"""What a narrow screen shows of pages that are wider."""

import pandas as pd
import pytest

from framing.report.compared import compare
from framing.report.pages.page import Link, document
from framing.report.pages.terms import terms_page

NAMES = "Amber Birch Cinder Dapple Elm Fennel Gull Heron Islet Juniper".split()


@pytest.fixture(scope="module")
def words_of_ten_outlets(tmp_path_factory):
    rows = [
        (f"{name}-{n}", name, f"The ferry pier of Orvelle shut. Day {n} of the {name} fair." * 2)
        for name in NAMES
        for n in range(2)
    ]
    articles = pd.DataFrame(rows, columns=["article", "outlet", "text"])
    page = terms_page(articles, [Link("terms.html", "Words", "", "")], "", compare(articles))
    file = tmp_path_factory.mktemp("words") / "terms.html"
    file.write_text(page, "utf-8")
    return file


@pytest.mark.parametrize("width", [390, 1280])
def test_all_outlets_of_a_word_are_seen(browser, words_of_ten_outlets, width):
    tab = browser.new_page(viewport={"width": width, "height": 844})
    tab.goto(words_of_ten_outlets.as_uri())
    row = tab.locator("#terms tbody tr:visible").first
    ends = row.evaluate("row => [...row.cells].map(cell => cell.getBoundingClientRect().right)")
    assert len(ends) == 15 and max(ends) <= width
    if width == 390:
        heads = row.evaluate(
            "row => [...row.cells].map(c => getComputedStyle(c, '::before').content)"
        )
        assert [f'"{name}: "' for name in NAMES] == heads[4:14]
        tab.locator("#terms thead button").nth(2).click()  # the heads still sort
        assert tab.locator("#terms [aria-sort]").count() == 1
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_strip_of_pages_fades_into_its_own_colour_and_hides_no_name(browser, scheme):
    links = [Link(f"{number}.html", f"A page {number}", "", "") for number in range(14)]
    tab = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    tab.set_content(document("Title", "<h1>Title</h1>", links, "", current="0.html"))
    style = "([name, part]) => getComputedStyle(document.querySelector(name), part)"
    colour = tab.evaluate(f"({style})(['header', null]).backgroundColor")
    faded = tab.evaluate(f"({style})(['header ul', '::after']).backgroundImage")
    assert faded.startswith("linear-gradient(to left, " + colour)
    assert tab.evaluate(f"({style})(['header ul', null]).backgroundImage") == "none"
    strip, last = tab.locator("header ul"), tab.locator("header a").last
    strip.evaluate("strip => { strip.scrollLeft = strip.scrollWidth; }")
    end, edge = last.bounding_box(), strip.bounding_box()
    assert end["x"] + end["width"] <= edge["x"] + edge["width"] - 31  # beside the fade
    tab.close()

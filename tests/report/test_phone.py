"""What a narrow screen shows of pages that are wider."""

import pandas as pd
import pytest

from framing.report.compared import compare
from framing.report.pages.page import Link
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

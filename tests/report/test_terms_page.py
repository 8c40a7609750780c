"""The page of all terms: every rate is that of the counts, it searches and sorts offline, and
nothing in it runs.
"""

from __future__ import annotations

import re

import pandas as pd
import pytest

import framing
from framing.report.pages.terms import LINK, terms_page


@pytest.fixture(scope="module")
def practice() -> pd.DataFrame:
    return framing.match_events(framing.read_articles("data/practice"))


@pytest.fixture(scope="module")
def page(practice) -> str:
    return terms_page(practice, [LINK], "<p>rests on</p>")


def test_rates_are_those_of_the_counts(practice, page):
    counts = framing.count_terms(practice)
    row = re.search(r'<tr[^>]*><th scope="row">bridge</th>(.*?)</tr>', page).group(1)
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
    column = counts.matrix[:, [counts.terms.tolist().index("bridge")]].toarray().ravel()
    assert cells[0] == str(column.sum()) and cells[1] == str((column > 0).sum())
    outlet = counts.articles["outlet"].to_numpy()
    rates = [
        column[outlet == name].sum() / counts.sizes[outlet == name].sum() * 1e4
        for name in sorted(set(outlet))
    ]
    assert cells[2:4] == [f"{rate:.2f}" for rate in rates]


def test_claims_are_those_of_the_corpus(practice, page):
    found = framing.compare_outlets(practice)["keyness"]
    claimed = set(found.loc[found["claim"], "term"])
    assert (
        set(re.findall(r'<tr class=claim><th scope="row">([^<]*)</th>', page)) == claimed != set()
    )


def test_a_big_corpus_says_what_is_left_out(practice, monkeypatch):
    monkeypatch.setattr("framing.report.pages.terms.MOST", 10)
    page = terms_page(practice, [LINK], "")
    assert page.count('<th scope="row">') == 10 and "rarer terms are left out" in page


def test_three_hundred_articles_fit_into_three_megabytes():
    """Fifteen thousand distinct words and the rows that the page keeps of them."""
    texts = [
        " ".join(f"слово{(at * 97 + word * 31) % 15_000}" for word in range(300))
        for at in range(300)
    ]
    articles = pd.DataFrame(
        {"article": [str(at) for at in range(300)], "outlet": list("ABC") * 100, "text": texts}
    )
    assert len(terms_page(articles, [LINK], "").encode()) < 3_000_000


def test_a_reader_searches_sorts_and_sees_claims(browser, page, tmp_path):
    file = tmp_path / "terms.html"
    file.write_text(page, encoding="utf-8")
    tab = browser.new_page()
    asked, wrong = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(file.as_uri())
    tab.get_by_label("Find a term").fill("bridge")
    assert (
        tab.locator("tbody tr:visible").count() == 1
        and tab.locator("#count").inner_text() == "1 term"
    )
    tab.get_by_label("Find a term").fill("")
    tab.get_by_label("only what can be claimed").check()
    assert 0 < tab.locator("tbody tr:visible").count() < 40
    tab.get_by_label("only what can be claimed").uncheck()
    tab.get_by_role("button", name="term", exact=True).click()
    first = [text for text in tab.locator("tbody tr:visible th").all_inner_texts()]
    assert first == sorted(first)
    assert tab.locator("th[aria-sort=ascending]").count() == 1
    assert asked == [file.as_uri()] and not wrong
    tab.close()

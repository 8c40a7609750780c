"""What a reader finds on the page of words: lines of words, and words however they are typed."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from framing.report.compared import compare
from framing.report.lines.behind import Behind
from framing.report.pages.terms import LINK, marks_of_terms, terms_page
from framing.text.words import normal_token, visible


def test_lines_are_kept_of_words_that_the_page_shows_and_links(monkeypatch):
    """No file of lines that nobody can reach, in a corpus where most words stand in one article."""
    monkeypatch.setattr("framing.report.lines.panels.ON_PAGE", 9_000)
    texts = [f"The ferry of Orlo left pier{n} and quay{n}, said harbour{n}." for n in range(12)]
    articles = pd.DataFrame({"article": list("abcdefghijkl"), "outlet": ["Echo", "Wire"] * 6})
    compared = compare(articles.assign(text=texts))
    behind = Behind({LINK.file: marks_of_terms(compared)}, compared, None)
    panels = behind.panels[LINK.file]
    page = terms_page(compared.articles, [LINK], "", compared, panels)
    linked = json.loads(re.search(r'id="figures">(.*?)</script>', page).group(1))["lines"]
    shown = re.findall(r'<tr[^>]*><th scope="row">([^<]*)</th>', page)
    assert linked and set(linked) <= set(shown)
    files = {file for file, _ in panels.files}
    assert files == {href.partition("#")[0] for hrefs in linked.values() for href in hrefs} - {""}


TYPED = ["Заменён", "за\u0301мок", "so\u2011called", "brother\u2019s", "\uff50\uff49\uff45\uff52"]
TYPED.append("quay\u00adside")


@pytest.fixture
def search(browser, tmp_path):
    """The page of a few words with the field of its search."""
    words = " ".join(TYPED)
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Wire"], "text": words})
    file = tmp_path / LINK.file
    file.write_text(terms_page(articles, [LINK], ""), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    yield tab
    tab.close()


@pytest.mark.parametrize("typed", TYPED)
def test_a_word_is_found_as_it_is_written_in_an_article(search, typed):
    search.get_by_label("Find a word").fill(f" {typed.upper()} ")
    assert search.locator("#word h2").inner_text() == f"“{normal_token(visible(typed))}”"
    assert search.locator("#terms tbody tr:visible").count() == 1


def test_a_failed_search_says_what_the_table_shows(search):
    field, told = search.get_by_label("Find a word"), search.locator("#word .refused")
    field.fill("zzyzx")
    assert told.inner_text().endswith("of this page; no word has these letters in it.")
    field.fill("brothe")
    assert told.inner_text().endswith("the table shows the one word with these letters in it.")
    field.fill("а")
    assert told.inner_text().endswith("the table shows the words with these letters in them.")
    field.fill("brothe")
    search.get_by_label("only what can be claimed").check()
    assert told.inner_text().endswith("no claimed word has these letters in it.")

"""What a reader finds on the page of words: the lines of words, and words however they are typed."""

from __future__ import annotations

import json
import re

import pandas as pd

from framing.report.compared import compare
from framing.report.lines.behind import Behind
from framing.report.pages.terms import LINK, marks_of_terms, terms_page


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

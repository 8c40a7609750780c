"""The page of all terms: every rate is that of the counts, it searches and sorts offline, and
nothing in it asks for anything.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote_plus

import pandas as pd
import pytest

import framing
from framing.rates import outlet_rates
from framing.report.compared import compare
from framing.report.lines.behind import Behind
from framing.report.pages.page import Link, document
from framing.report.pages.terms import (
    LINK,
    marks_of_terms,
    terms_page,
)
from framing.report.words.periods import term_periods
from framing.report.words.rates import TermRates, words_with_lines


@pytest.fixture(scope="module")
def page(practice, practice_compared) -> str:
    return terms_page(practice, [LINK], "<p>rests on</p>", practice_compared)


def test_rates_are_those_of_the_counts(practice, page):
    counts = framing.count_terms(practice)
    row = re.search(r'<tr[^>]*><th scope="row">bridge</th>(.*?)</tr>', page).group(1)
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
    column = counts.matrix[:, [counts.terms.tolist().index("bridge")]].toarray().ravel()
    assert cells[1] == str(column.sum()) and cells[2] == str((column > 0).sum())
    outlet = counts.articles["outlet"].to_numpy()
    rates = [
        column[outlet == name].sum() / counts.sizes[outlet == name].sum() * 1e4
        for name in sorted(set(outlet))
    ]
    assert cells[3:5] == [f"{rate:.1f}" for rate in rates]


def test_headings_stand_above_their_figures(page):
    row = page.split("</thead>", 1)[1].split("</tr>", 1)[0]
    assert page.count('<th class="number" scope="col">') == row.count('<td class="number">') == 5


def test_on_a_phone_the_page_that_is_read_is_seen_in_the_strip_of_pages(browser, tmp_path):
    links = [Link(f"{number}.html", f"A page {number}", "", "") for number in range(14)]
    file = tmp_path / "12.html"
    file.write_text(document("Title", "<h1>Title</h1>", links, "", current="12.html"), "utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(file.as_uri())
    first, current = tab.locator("header a").first, tab.locator("header [aria-current]")
    left, box = first.bounding_box(), current.bounding_box()
    tab.close()
    assert left["x"] < box["x"] and box["x"] + box["width"] < 390


def test_claims_are_those_of_the_corpus(practice, page):
    found = framing.compare_outlets(practice)["keyness"]
    claimed = set(found.loc[found["claim"], "term"])
    assert (
        set(re.findall(r'<tr class=claim><th scope="row">([^<]*)</th>', page)) == claimed != set()
    )


def test_figures_are_those_of_the_rates(practice, page):
    data = json.loads(re.search(r'id="figures">(.*?)</script>', page).group(1))
    terms = re.findall(r'<tr[^>]*><th scope="row">([^<]*)</th>', page)
    assert len(terms) == len(data["figures"])
    own, both = framing.count_terms(practice, voice="own"), framing.count_terms(practice)
    outlets = both.articles["outlet"]
    for term in ("bridge", "according"):
        column = both.matrix[:, [both.terms.tolist().index(term)]]
        table = outlet_rates(column, both.sizes, outlets, events=both.articles["event"])
        own_column = own.matrix[:, [own.terms.tolist().index(term)]].toarray().ravel()
        for at, row in enumerate(table.itertuples()):
            n, n_own, n_articles, low, high = data["figures"][terms.index(term)][at]
            assert data["outlets"][at] == row.outlet
            assert (n, n_articles) == (row.x, row.n_articles)
            assert n_own == own_column[(outlets == row.outlet).to_numpy()].sum()
            assert (low, high) == (round(row.low * 1e4, 2), round(row.high * 1e4, 2))
            assert data["sizes"][at][0] == row.n


def test_a_name_cannot_end_the_figures():
    texts = ["The pier is shut.", "The pier is open, the pier is wide."]
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["</script>", "B"], "text": texts})
    page = terms_page(articles, [LINK], "")
    data = json.loads(re.search(r'id="figures">(.*?)</script>', page).group(1))
    assert data["outlets"] == ["</script>", "B"]
    assert data["figures"][0][0][3:] == [None, None]  # one article has no interval


def test_words_with_lines_are_claims_first_and_bounded(monkeypatch):
    monkeypatch.setattr("framing.report.words.rates.MOST_LINES", 12)
    table = pd.DataFrame(
        {"term": ["pier", "ferry", "gull", "%"], "n": [2, 9, 8, 1], "claim": [True, *[False] * 3]}
    )
    assert words_with_lines(table.assign(n_articles=2)) == ["pier", "ferry"]


def test_a_big_corpus_says_what_is_left_out(practice, practice_compared, monkeypatch):
    monkeypatch.setattr("framing.report.pages.terms.MOST", 10)
    page = terms_page(practice, [LINK], "", practice_compared)
    assert page.count('<th scope="row">') == 10 and "603 of the rarest others" in page


def test_fifteen_thousand_words_fit_into_three_megabytes():
    """All are in the corpus, and the page keeps rows of them."""
    texts = [
        " ".join(f"слово{(at * 500 + word) % 15_000}" for word in range(1_000)) for at in range(30)
    ]
    articles = pd.DataFrame(
        {"article": [str(at) for at in range(30)], "outlet": list("ABC") * 10, "text": texts}
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
    tab.get_by_label("Find a word").fill("bridge")
    assert (
        tab.locator("#terms tbody tr:visible").count() == 1
        and tab.locator("#count").inner_text() == "1 word"
    )
    tab.get_by_label("Find a word").fill("")
    tab.get_by_label("only what can be claimed").check()
    assert 0 < tab.locator("#terms tbody tr:visible").count() < 40
    tab.get_by_label("only what can be claimed").uncheck()
    tab.get_by_role("button", name="Word", exact=True).click()
    first = [text for text in tab.locator("#terms tbody tr:visible th").all_inner_texts()]
    assert first == sorted(first)
    assert tab.locator("th[aria-sort=ascending]").count() == 1
    assert asked == [file.as_uri()] and not wrong
    tab.close()


def test_a_bounded_part_is_drawn_and_the_rest_is_a_wish_away(browser, page, tmp_path):
    file = tmp_path / "terms.html"
    file.write_text(page, encoding="utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(file.as_uri())
    rows, drawn = tab.locator("#terms tbody tr"), tab.locator("#terms tbody tr:visible")
    n, words = rows.count(), rows.locator("th").all_inner_texts()
    claims = rows.locator("xpath=self::*[contains(@class, 'claim')]").count()
    assert n > 600 and drawn.count() == 100 and tab.locator("#count").inner_text() == f"{n} words"
    assert (
        0
        < claims
        == sum("claim" in (row.get_attribute("class") or "") for row in rows.all()[:claims])
    )
    assert tab.locator("#rest").inner_text().startswith(f"The first 100 of {n} words.")
    assert tab.evaluate("document.documentElement.scrollHeight") < 9_000
    tab.get_by_label("Find a word").fill(words[-1])  # not drawn, and found
    assert tab.locator("#word h2").inner_text() == f"“{words[-1]}”" and drawn.count() >= 1
    tab.get_by_label("Find a word").fill("")
    tab.get_by_role("button", name="Word", exact=True).focus()
    tab.keyboard.press("Enter")
    assert drawn.locator("th").all_inner_texts() == sorted(words)[:100]
    tab.get_by_role("button", name="Show 500 more").click()
    assert drawn.count() == 600
    tab.get_by_role("button", name=f"Show {n - 600} more").press("Enter")
    assert drawn.count() == n and not tab.locator("#rest").is_visible()
    tab.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The page with its lines, of a small corpus."""
    compared = compare(framing.read_articles("tests/data/tiny_corpus.jsonl"))
    behind = Behind({LINK.file: marks_of_terms(compared)}, compared, None)
    panels = behind.panels[LINK.file]
    target = tmp_path_factory.mktemp("words")
    pages = {LINK.file: terms_page(compared.articles, [LINK], "", compared, panels)}
    for file, title, body in behind.further_pages():
        pages[file] = document(title, body, [LINK], "", current=file)
    for name, text in pages.items():
        (target / name).write_text(text, encoding="utf-8")
    return target


def test_the_address_keeps_the_word(browser, folder):
    tab = browser.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    address = (folder / LINK.file).as_uri()
    tab.goto(address)
    terms = [text.strip() for text in tab.locator("#terms tbody th").all_inner_texts()]
    first, last = terms[0], terms[-1]
    tab.get_by_label("Find a word").fill(last.upper())
    assert tab.evaluate("location.href") == f"{address}#word={quote_plus(last)}"
    assert tab.locator("#word h2").inner_text() == f"“{last}”"
    tab.goto("about:blank")
    tab.goto(f"{address}#word={quote_plus(first)}")
    assert tab.get_by_label("Find a word").input_value() == first
    assert tab.locator("#word h2").inner_text() == f"“{first}”"
    outlets = tab.locator("#word table").first.locator("tbody tr").count()
    assert tab.locator("#word svg").first.locator("circle").count() == outlets == 3
    tab.evaluate("word => { location.hash = new URLSearchParams({word}) }", last)
    tab.wait_for_function(
        "word => document.querySelector('#word h2').textContent === word", arg=f"“{last}”"
    )
    tab.get_by_label("Find a word").fill("zzyzx")
    assert "is not among the words" in tab.locator("#word").inner_text()
    tab.get_by_label("Find a word").fill("")
    assert tab.evaluate("location.href") == address and not wrong
    tab.close()


def test_uses_lead_to_as_many_lines(browser, folder):
    tab = browser.new_page()
    tab.goto((folder / LINK.file).as_uri())
    links = tab.locator("#word table").first.locator("a")
    uses = [int(text.split()[0]) for text in links.all_inner_texts()]
    hrefs = [link.get_attribute("href") for link in links.all()]
    assert uses
    for n, href in zip(uses, hrefs, strict=True):
        file, _, name = href.partition("#")
        tab.goto((folder / (file or LINK.file)).as_uri())
        assert tab.locator(f"[id='{name}'] mark").count() == n
    tab.close()


def dated() -> pd.DataFrame:
    """Twelve articles of two outlets; The Wire has none in March, one lies without a date."""
    days = [f"2024-{month:02d}-09" for month in (1, 2, 3, 4, 5)] * 2
    texts = ["pier pier gull rope", "rope gull", "pier rope", "rope", "pier gull"] * 2
    outlets = ["The Long Echo"] * 5 + ["Wire"] * 5
    articles = pd.DataFrame({"outlet": outlets, "published": days, "text": texts})
    articles = articles.drop(index=7).reset_index(drop=True)
    extra = pd.DataFrame({"outlet": ["Wire"] * 2, "published": ["2024-05-10", None]})
    articles = pd.concat([articles, extra.assign(text="rope pier")], ignore_index=True)
    articles["published"] = pd.to_datetime(articles["published"])
    return articles.assign(article=[f"a{row}" for row in articles.index])


def test_uses_over_time_are_those_of_the_timeline():
    articles = dated()
    data = json.loads(
        re.search(r'id="figures">(.*?)</script>', terms_page(articles, [LINK], "")).group(1)
    )["time"]
    assert data["by"] == "week" and data["undated"] == 1  # 18 weeks fit on a phone, 122 days do not
    for term in ("pier", "rope"):
        table = framing.timeline(articles, term, by="week")
        for at, (_, rows) in enumerate(table.groupby("outlet")):
            assert [int(n or 0) for n in data["uses"][term][at].split(",")] == rows["x"].tolist()
            assert data["words"][at] == rows["n"].tolist()
            assert data["articles"][at] == rows["n_articles"].tolist()


def test_the_shortest_period_that_fits_is_taken_and_too_few_are_none():
    articles = dated()
    spread = articles.assign(published=pd.to_datetime("2024-01-01"))
    assert '"time":null' in terms_page(spread, [LINK], "")
    assert periods(articles.drop(columns="published")) is None
    twice = pd.concat([articles, articles.assign(article=articles["article"] + "b")])
    twice["published"] += pd.to_timedelta([0] * len(articles) + [9] * len(articles), "D")
    assert periods(twice).by == "month"  # a week has one article of an outlet
    stretched = articles["published"] + (articles["published"] - pd.Timestamp("2024-01-01")) * 6
    assert periods(articles.assign(published=stretched)).by == "year"


def periods(articles):
    rates = TermRates(articles)
    return term_periods(rates.counts, rates.outlets)


def test_a_gap_breaks_the_line_and_the_address_keeps_column_and_claims(
    browser, tmp_path, monkeypatch
):
    monkeypatch.setattr("framing.report.words.periods._period_for", lambda *_: "month")
    articles = dated()
    articles["published"] = articles["published"].dt.to_period("M").dt.start_time  # whole months
    later = articles["published"].replace(pd.Timestamp("2024-05-01"), pd.Timestamp("2024-08-01"))
    file = tmp_path / "terms.html"
    file.write_text(terms_page(articles.assign(published=later), [LINK], ""), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 360, "height": 800})
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(f"{file.as_uri()}#word=pier&sort=-3")
    time = tab.locator("#word svg").nth(1)
    moves = [
        path.count("M")
        for path in time.locator("path").evaluate_all(
            "paths => paths.map(path => path.getAttribute('d'))"
        )
    ]
    assert moves == [2, 3]  # from April to August both, in March one of them
    assert time.locator("circle").count() == 5 + 4
    letters = time.locator("text").evaluate_all(
        "texts => texts.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
    )
    assert min(letters) >= 11
    head = tab.locator("#terms th[aria-sort]")
    assert head.inner_text().startswith("Uses") and not wrong
    tab.get_by_text("Uses by month").click()
    assert "no article" in tab.locator("#word details").inner_text()
    tab.get_by_label("only what can be claimed").check()
    tab.get_by_role("button", name="Word", exact=True).click()
    assert tab.evaluate("location.hash") == "#word=pier&claimed=1&sort=1"
    assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    tab.close()

"""The reading page: whole, safe, small, usable by keyboard, and clean for those who cannot see
it.
"""

from __future__ import annotations

import re

import pandas as pd
import pytest
from two_stories import two_stories

import framing
from framing import FramingError
from framing.report.pages.reading import reading_page

HOSTILE = "He said </script><script>alert(1)</script> & “kin & <b>kin</b>” to the old ferry pier. "


@pytest.fixture(scope="module")
def practice() -> str:
    return reading_page(framing.read_articles(framing.example("practice")))


def test_the_default_corpus_is_two_stories():
    page = reading_page(framing.read_articles())
    assert "Two stories, not one event" in page and "no claim is drawn" in page
    assert framing.fingerprint(framing.read_articles()) in page
    assert page.count('class="dropped"') == 2


def test_every_sentence_and_every_pair_is_there(practice):
    articles = framing.match_events(framing.read_articles(framing.example("practice")))
    matched = articles[articles["event"].notna()]
    assert practice.count('class="s"') + len(re.findall(r'class="pair s ', practice)) == len(
        framing.split_sentences(matched)
    )
    assert len(re.findall(r'class="pair s ', practice)) == 2 * len(framing.side_by_side(articles))
    ids = set(re.findall(r' id="([^"]+)"', practice))
    assert set(re.findall(r'href="#([^"]+)"', practice)) <= ids


def test_it_loads_nothing_and_is_small(practice):
    assert len(practice.encode()) < 2_000_000
    assert (
        not re.search(r'(?:src|href)="(?:https?:)?//', practice)
        and "default-src 'none'" in practice
    )


def test_articles_cannot_break_out_of_the_page():
    table = pd.DataFrame(
        {
            "article": ["a<b", 'b"c'],
            "outlet": ["<i>x", "y&"],
            "event": ["e<script>"] * 2,
            "text": [HOSTILE, HOSTILE + "The pier."],
            "title": ["<h1>", '"'],
        }
    )
    page = reading_page(table)
    assert (
        page.count("<script>") == 1
        and "<b>kin" not in page
        and "<i>x" not in page
        and page.count("<h1>") == 1
    )


def test_a_big_corpus_says_what_is_left_out(monkeypatch):
    monkeypatch.setattr("framing.report.pages.reading.MOST", 20_000)
    page = reading_page(framing.read_articles(framing.example("practice")))
    assert re.search(r"\d+ more pairs of articles are left out", page)


def test_the_number_of_pairs_is_in_words():
    """An event of which no sentence, one sentence or more have a counterpart."""
    fact = "The old ferry pier was shut on Monday after a storm had broken two of its posts."
    texts = [f"{fact} A goose sat there.", f"{fact} Nobody came.", "Rain fell.", "Bread is dear."]
    articles = pd.DataFrame({"article": list("abcd"), "outlet": ["Echo", "Herald"] * 2})
    page = reading_page(articles.assign(text=texts, event=["pier", "pier", "sky", "sky"]))
    assert "1 pair of sentences; the others" in page and "<h2>Pier</h2>" in page
    assert "0 pairs" not in page and "(close)" in page


def test_without_events_there_is_no_page():
    table = pd.DataFrame(
        {
            "article": list("abc"),
            "outlet": list("xyx"),
            "text": ["one goose", "two piers", "three choirs"],
        }
    )
    with pytest.raises(FramingError, match="no two articles on one event"):
        reading_page(table)


def test_a_reader_clicks_through_it(browser, practice, tmp_path):
    path = tmp_path / "side_by_side.html"
    path.write_text(practice, encoding="utf-8")
    page = browser.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    assert page.locator("section:visible").count() == 1
    options = page.locator("#event option").count()
    page.select_option("#event", "pair2")
    assert page.locator("section:visible").get_attribute("id") == "pair2"
    page.select_option("#event", "pair1")
    link = page.locator("#pair1 a.pair").first
    link.hover()
    assert page.locator("#pair1 .lit").count() == 2
    page.mouse.move(0, 0)
    link.focus()
    page.keyboard.press("Enter")
    target = link.get_attribute("href")[1:]
    assert page.evaluate("document.activeElement.id") == target
    word = framing.tokens(page.locator("#pair1 .s").first.inner_text())[0]
    page.fill("#search", word)
    assert page.locator("#pair1 .found").count() >= 1 and "sentence" in page.inner_text("#count")
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
    assert options > 5 and not errors and all(url.startswith("file:") for url in asked)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, practice, tmp_path, scheme):
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "side_by_side.html"
    path.write_text(practice, encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    found = Axe().run(page).response["violations"]
    context.close()
    assert not found, [(item["id"], item["nodes"][0]["html"][:200]) for item in found]


def test_one_unbroken_word_does_not_widen_the_page(browser, tmp_path):
    word = "W" * 400
    table = pd.DataFrame(
        {
            "article": ["a", "b"],
            "outlet": [word, "Echo"],
            "event": [word] * 2,
            "title": [word, "Pier"],
            "text": [f"The pier {word} is shut today.", "The pier is shut today."],
        }
    )
    path = tmp_path / "side_by_side.html"
    path.write_text(reading_page(table), encoding="utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
    page.close()


def on_one_event(texts: dict[str, str], **columns) -> str:
    table = pd.DataFrame({"article": list(texts), "text": list(texts.values()), "event": "e"})
    return reading_page(table.assign(outlet=[name[:4] for name in texts], **columns))


def test_how_many_sentences_are_paired_is_told_in_the_right_number():
    told = "The old ferry pier of Orvelle is closed until May."
    one = on_one_event({"Echo1": told, "Wire1": f"{told} Ms Karo keeps eleven geese there."})
    assert 'title="its counterpart (close)"' in one and "a close, a near, a related" in one
    assert "1 pair of sentences; the others have no counterpart" in one
    none = on_one_event({"Echo1": told, "Wire1": "Ms Karo keeps eleven geese."})
    assert "No sentence has a counterpart that could be found." in none


def test_an_article_left_out_as_a_copy_is_no_site_furniture(tmp_path):
    body = "The ferry to Orvelle will not sail on Monday, the harbour board told the paper. "
    body += "Ms Karo, who leads the board, said that the sea was high and the pier too old. "
    table = pd.DataFrame(
        {
            "article": ["first", "again", "other"],
            "outlet": ["Echo", "Echo", "Wire"],
            "text": [body * 2, body * 2 + "Nobody knows more.", body + "All is still."],
            "event": "e",
        }
    )
    table.to_csv(tmp_path / "copies.csv", index=False)
    page = reading_page(framing.read_articles(tmp_path / "copies.csv"))
    assert "Left out as near copies of this article: " in page
    assert "moved:<ul><li>copy" not in page


def test_it_tells_how_many_pairs_it_marks_and_how():
    page = reading_page(two_stories())
    assert "3 pairs of related lines, 2 of them marked: a line leads to its nearest alone." in page
    assert len(re.findall(r'class="pair s ', page)) == 4 and "the same event" not in page
    assert "its counterpart (related)" in page and "(loose)" not in page
    assert "…</option>" in page  # a title that is cut says so
    both = two_stories().assign(event="e", text="The old ferry pier of Orvelle was shut on Monday.")
    assert "1 pair of sentences; the others have" in reading_page(both)


def test_it_opens_on_the_articles_that_tell_the_same_most_differently():
    same = "The board of Orvelle will shut the ferry pier in May of this year."
    rows = [
        ("Echo", "e", same),
        ("Herald", "e", same.replace("May of", "May of  ")),
        ("Echo", "f", "The harbour board raised the fare of the tram to Lumo by 12 crowns."),
        ("Herald", "f", "The shameless harbour board raised the fare to Lumo by 12 crowns."),
        ("Echo", "g", "A goose came to Orvelle by the ferry on a Monday in March."),
        ("Herald", "g", "A goose of Orvelle was seen by the ferry in March."),
    ]
    table = pd.DataFrame(rows, columns=["outlet", "event", "text"]).assign(article=list("abcdef"))
    page = reading_page(table)
    assert re.findall(r'<section id="(\w+)" data-pair data-opens', page) == ["pair2"]
    assert page.count("data-opens>") == 1 and "section[data-opens]" in page
    alone = table.head(2).assign(text=["Rain fell.", "Bread is dear."])
    assert page.index('value="pair1"') < page.index('value="pair2"')
    assert re.findall(r'id="(\w+)" data-pair data-opens', reading_page(alone)) == ["pair1"]

"""Every mark of a chart leads to all lines that it counts, and these to their articles."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import framing
from framing.charts.picture import CHART
from framing.report.lines.evidence import lines_of
from framing.report.lines.panels import Panels
from framing.report.lines.sources import Sources
from framing.report.pages.charts import chart_to_html
from framing.report.pages.reading import reading_page


@pytest.fixture
def tables(practice_tables) -> dict:
    return practice_tables


def chart(ax) -> dict:
    return framing.figure(ax)._repr_mimebundle_()[CHART]


def panels_of(chart: dict, articles, pairs=None, page="page.html") -> Panels:
    marks = [(mark["kind"], mark["item"], mark["outlet"]) for mark in chart["marks"]]
    lines = lines_of([mark[:2] for mark in marks], articles, pairs)
    return Panels(page, marks, lines, Sources(articles, None))


def section(html: str, href: str) -> str:
    """The panel that an address names."""
    return re.search(rf'id="{re.escape(href.lstrip("#"))}".*?</section>', html, re.S).group()


def charts_that_count(tables, articles):
    """Charts whose marks count lines, with the table's count of each."""
    words = tables["keyness"]
    yield framing.plot_keyness(words), words, "term"
    yield framing.plot_loaded_terms(tables["loaded"]), tables["loaded"], "category"
    yield framing.plot_verb_groups(tables["verbs"]), tables["verbs"], "group"
    speakers = framing.speakers(framing.find_quotes(articles))
    yield framing.plot_speakers(speakers), speakers, "person"
    frames = framing.frames(articles)
    yield framing.plot_frames(frames), frames, "frame"
    acts = framing.agency(articles)
    yield framing.plot_agency(acts), acts, "measure"


def test_a_mark_leads_to_as_many_lines_as_it_counts(practice, tables):
    for ax, table, column in charts_that_count(tables, practice):
        drawn = chart(ax)
        panels = panels_of(drawn, practice)
        counts = table.set_index(["outlet", column])["n"]
        assert drawn["marks"]
        for mark in drawn["marks"]:
            panel = section(panels.html, panels.href(mark["kind"], mark["item"], mark["outlet"]))
            n = counts[mark["outlet"], mark["item"].partition("|")[0]]
            if n:
                assert panel.count("<blockquote>") == n, mark
                assert mark["outlet"] in panel and mark["words"].startswith(mark["outlet"])
            else:  # those of the outlet that has some
                assert panel.count("<blockquote>") > 0


def test_a_pair_leads_to_both_of_its_sentences(practice):
    pairs = framing.side_by_side(practice)
    drawn = chart(framing.plot_side_by_side(pairs))
    panels = panels_of(drawn, practice, pairs)
    for mark in drawn["marks"]:
        panel = section(panels.html, panels.href(mark["kind"], mark["item"], mark["outlet"]))
        assert panel.count("<blockquote>") == 2
    assert len(drawn["marks"]) % 2 == 0


def test_words_of_a_lexicon_of_ones_own_have_their_lines(practice):
    mine = pd.DataFrame({"term": ["bridge*", "ferry"], "category": "crossings"})
    drawn = chart(framing.plot_loaded_terms(framing.loaded_terms(practice, lexicon=mine)))
    panels = panels_of(drawn, practice)
    lines = framing.concordance(practice, ["bridge*", "ferry"])["outlet"].value_counts()
    for mark in drawn["marks"]:
        panel = section(panels.html, panels.href(mark["kind"], mark["item"], mark["outlet"]))
        assert panel.count("<blockquote>") == lines[mark["outlet"]]


def test_every_line_names_its_article_and_leads_to_it(practice, tables):
    drawn = chart(framing.plot_keyness(tables["keyness"]))
    reading = reading_page(practice)
    marks = [(mark["kind"], mark["item"], mark["outlet"]) for mark in drawn["marks"]]
    lines = lines_of([mark[:2] for mark in marks], practice, None)
    sources = Sources(practice, reading)
    panels = Panels("page.html", marks, lines, sources)
    further = sources.files
    pages = {"side_by_side.html": reading, **further}
    hrefs = re.findall(r'class="source">[^<]*<a href="([^"]+)"', panels.html)
    assert hrefs and {href.partition("#")[0] for href in hrefs} == set(pages)
    for href in hrefs:
        file, _, anchor = href.partition("#")
        assert f'id="{anchor}"' in pages[file]
    titles = practice["title"].tolist()
    assert sum(title.partition("'")[0] in panels.html for title in titles) > len(titles) / 2


def test_lines_beyond_the_room_of_a_page_stand_in_files(practice, monkeypatch):
    monkeypatch.setattr("framing.report.lines.panels.ON_PAGE", 4_000)
    monkeypatch.setattr("framing.report.lines.panels.A_FILE", 6_000)
    monkeypatch.setattr("framing.report.lines.panels.A_PANEL", 1_500)
    lines = framing.concordance(practice, ["the", "bridge"])
    keys = {("term", word): own for word, own in lines.groupby("pattern")}
    marks = [("term", word, outlet) for word in ("the", "bridge") for outlet in {*lines["outlet"]}]
    panels = Panels("page.html", marks, keys, Sources(practice, None))
    files = dict(panels.files)
    everything = panels.html + "".join(files.values())
    assert everything.count("<blockquote>") == len(lines)
    assert "More lines than fit here" in panels.html and len(files) > 2
    for html in (panels.html, *files.values()):
        assert len(html.encode()) < 9_000
    ways = re.findall(r'href="(lines-page-\d+\.html)#(lines-[\d-]+)"', everything)
    for file, name in ways:
        assert f'id="{name}"' in files[file]
    assert "The next lines" in everything and ways


def test_a_share_pack_has_no_lines_and_its_marks_are_no_links(practice, tables, tmp_path):
    framing.share(practice, tmp_path / "pack")
    pack = framing.read_articles(tmp_path / "pack")
    drawn = chart(framing.plot_keyness(tables["keyness"]))
    assert lines_of([("term", "bridge")], pack, None) == {}
    page = chart_to_html(drawn, 1, Panels("page.html", [], {}, Sources(practice, None)))
    assert "<a " not in page and "<svg" in page


def test_charts_are_the_same_at_every_run_and_take_the_colours_of_the_page(tables):
    first, second = (chart(framing.plot_keyness(tables["keyness"])) for _ in range(2))
    assert first == second
    page = chart_to_html(first, 3, None)
    assert "var(--ink)" in page and "#000000" not in page and "<style" not in page
    names = re.findall(r' id="([^"]+)"', page)
    assert names[0] == "chart-3" and all(re.match("[cw]3-", name) for name in names[1:])
    assert len(names) == len({*names})


def test_a_chart_is_drawn_for_a_phone_and_for_the_width_of_a_page(practice, tables):
    drawn = chart(framing.plot_keyness(tables["keyness"]))
    wide = drawn["wide"]
    assert wide["width"] > 1.7 * drawn["width"] and wide["height"] < 1.1 * drawn["height"]
    sizes = [
        set(re.findall(r"font(?:-size)?: [^;\"]*?([\d.]+px)", way["svg"])) for way in (drawn, wide)
    ]
    assert sizes[0] == sizes[1] == {"9px", "11px"}
    items = [[mark["item"] for mark in way["marks"]] for way in (drawn, wide)]
    assert items[0] == items[1]
    page = chart_to_html(drawn, 1, panels_of(drawn, practice))
    narrow, _, other = page.partition('<svg class="wide"')
    assert narrow.count("<a href") == other.count("<a href") == len(items[0])


def test_words_of_articles_are_text_and_no_markup():
    articles = pd.DataFrame(
        {
            "article": ["a<1>", "b"],
            "outlet": ["<i>Echo</i>", "Wire"],
            "title": ["<b>One & two</b>", None],
            "published": [pd.Timestamp("2024-02-03"), pd.NaT],
            "text": ["A <script>bridge</script> stands.", "No bridge."],
        }
    )
    lines = lines_of([("term", "bridge")], articles, None)
    sources = Sources(articles, None)
    panels = Panels("page.html", [("term", "bridge", "Wire")], lines, sources)
    everything = panels.html + "".join(sources.files.values())
    assert "<script" not in everything and "<i>" not in everything and "<b>" not in everything
    assert "&lt;i&gt;Echo&lt;/i&gt;, 2024-02-03" in everything and "without a title" in everything


def test_a_click_or_enter_on_a_mark_shows_its_lines(browser, practice, tables, tmp_path):
    from framing.report.pages.page import document

    drawn = chart(framing.plot_keyness(tables["keyness"]))
    panels = panels_of(drawn, practice)
    body = f"<h1>Words</h1>{chart_to_html(drawn, 1, panels)}{panels.html}"
    file = tmp_path / "page.html"
    file.write_text(document("Words", body, [], "", current=""), encoding="utf-8")
    tab = browser.new_page()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    assert tab.locator(".lines-of:visible").count() == 0
    mark = tab.locator("figure svg:visible a").first
    mark.focus()
    tab.keyboard.press("Enter")
    assert tab.locator(".lines-of:visible blockquote").count() > 0
    tab.get_by_role("link", name="Back to the charts").first.click()
    assert tab.locator(".lines-of:visible").count() == 0
    mark.click()
    assert tab.locator(".lines-of:visible").count() == 1
    assert {url.partition("#")[0] for url in asked} == {file.as_uri()}
    tab.emulate_media(media="print")
    assert tab.locator(".lines-of:visible").count() == tab.locator(".lines-of").count() > 3
    tab.close()


@pytest.mark.parametrize("paper, width", [("A4", 595), ("Letter", 612)])
def test_paper_shows_what_is_folded_and_cuts_nothing_off(browser, paper, width, tmp_path):
    from pypdf import PdfReader

    from framing.report.pages.outputs import accessible_tables
    from framing.report.pages.page import document

    heads = (
        "Outlet Sentences Uses Quoted Published Others Interval Chance Entry Unit Verdict".split()
    )
    row = ["The Long Echo", *["1,234.5"] * 8, "per word", "a verdict in a few words " * 4]
    cells = "".join(f"<td>{cell}</td>" for cell in row)
    table = (
        f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr><tr>{cells}</tr></table>"
    )
    body = (
        f"<h1>Words</h1>{accessible_tables(table)}"
        "<details><summary>pier</summary><p>The unfolded gull.</p></details>"
        '<details class="method"><summary>Method</summary><h2>A sum</h2></details>'
        '<details class="code"><summary>Code</summary><pre>import pier</pre></details>'
    )
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(document("Words", body, [], "", current=""), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(page.as_uri())
    tab.pdf(path=str(pdf), format=paper)
    tab.close()
    starts: list[float] = []
    texts = [
        sheet.extract_text(
            visitor_text=lambda text, cm, tm, *_: starts.append(cm[0] * tm[4] + cm[4])
        )
        for sheet in PdfReader(pdf).pages
    ]
    words = " ".join(" ".join(texts).split())
    assert "The unfolded gull." in words and "A sum" in words and "import pier" not in words
    assert all(head in words for head in heads)  # no heading is broken within a word
    assert 0.05 * width < min(filter(None, starts)) and max(starts) < 0.95 * width


def test_pairs_of_words_are_found_over_the_stop_words_between_them():
    texts = [
        "They asked for an inquiry into the pier. Ещё насос, и он остаётся.",
        "A pier inquiry.",
    ]
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"], "text": texts})
    items = [("term", "inquiry pier"), ("term", "насос остается"), ("term", "asked pier")]
    lines = lines_of(items, articles, None)
    found = {item: rows["match"].tolist() for (_, item), rows in lines.items()}
    assert found == {
        "inquiry pier": ["inquiry into the pier"],
        "насос остается": ["насос, и он остаётся"],
    }


def test_a_difference_without_an_interval_names_none():
    one = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"]})
    one = one.assign(text=["A fine pier. It is good.", "A bad pier. It is ugly."])
    table = framing.claims_table(**framing.compare_outlets(one))
    drawn = chart(framing.plot_claims_table(table))
    assert drawn["marks"] and not any("nan" in mark["words"] for mark in drawn["marks"])


def test_paper_has_the_lines_of_claims_and_says_that_others_stand_on_the_screen(browser, tmp_path):
    from framing.report.pages.page import document

    text = "The pier shut. The ferry went."
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    marks = [("term", word, "Echo") for word in ("pier", "ferry")]
    lines = lines_of([mark[:2] for mark in marks], articles, None)
    tab = browser.new_page()
    for claimed, printed in (({("term", "pier")}, ["“pier”"]), (set(), []), (None, ["“"] * 2)):
        panels = Panels("p.html", marks, lines, Sources(articles, None), claimed=claimed)
        tab.set_content(document("Words", f"<h1>Words</h1>{panels.html}", [], "", current=""))
        tab.emulate_media(media="print")
        heads = tab.locator(".lines-of:visible h3").all_inner_texts()
        assert [head[: len(start)] for head, start in zip(heads, printed, strict=True)] == printed
        assert ("on a screen" in tab.locator("main").inner_text()) is (claimed is not None)
        tab.emulate_media(media="screen")
        assert "on a screen" not in tab.locator("main").inner_text()
    tab.close()


def test_of_loaded_words_paper_has_each_line_once_under_the_name_of_its_kind(practice):
    hits = framing.find_loaded(practice)
    marks = [("category", kind, "") for kind in ("all", *hits["category"].unique())]
    lines = lines_of([mark[:2] for mark in marks], practice, None)
    claimed = {mark[:2] for mark in marks}
    html = Panels("p.html", marks, lines, Sources(practice, None), claimed=claimed).html
    printed = [part for part in html.split("<section ")[1:] if "unclaimed" not in part[:60]]
    assert printed and all("<h3>All kinds of loaded words" in part for part in printed)
    assert sum(part.count("<blockquote>") for part in printed) == len(hits)
    assert "<em>(Blame)</em></blockquote>" in "".join(printed)
    assert "stand among those of all kinds" in html
    assert "<em>(" not in "".join(set(html.split("<section ")[1:]) - set(printed))


def test_a_line_says_where_its_article_goes_on():
    text = "One. " * 40 + "The pier shut. " + "Two. " * 40
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": "Echo", "text": [text, "A pier."]})
    found = lines_of([("term", "pier")], articles, None)["term", "pier"]
    ends = [(left[:2], right[-2:]) for left, right in zip(found["left"], found["right"])]
    assert ends == [("…\u00a0", "\u00a0…"), ("A", ".")]


def test_lines_of_words_lead_back_to_the_words(practice):
    lines = {("term", "the"): framing.concordance(practice, "the")}
    panels = Panels("terms.html", [("term", "the", "")], lines, Sources(practice, None))
    assert "Back to the words" in panels.html and panels.title == "All lines behind the words"

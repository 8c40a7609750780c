"""What a sheet of paper has of a page: what is open, and of the rest where it stands."""

import pandas as pd
import pytest

import framing
from framing.report.lines.evidence import lines_of
from framing.report.lines.panels import PRINTED, Panels, on_paper
from framing.report.lines.sources import Sources
from framing.report.pages.charts import chart_to_html
from framing.report.pages.outputs import accessible_tables
from framing.report.pages.page import document
from framing.report.pages.reading import reading_page


@pytest.fixture
def sheet(browser):
    """Shows a page as paper has it."""
    tab = browser.new_page()

    def shown(html: str):
        tab.set_content(html)
        tab.emulate_media(media="print")
        return tab

    yield shown
    tab.close()


def table_of(n_rows: int) -> str:
    table = pd.DataFrame({"outlet": "Echo", "number": range(n_rows)})
    html = framing.show_table(table, rows=2)._repr_mimebundle_()["text/html"]
    return accessible_tables(html)


def test_further_rows_of_a_table_stay_on_the_screen_as_its_caption_says(sheet):
    tab = sheet(document("Rows", table_of(9), [], "", current=""))
    assert tab.locator("tbody tr:visible").count() == 2
    assert "First 2 of 9 rows." in tab.locator("caption:visible").inner_text()
    told = "getComputedStyle(document.querySelector('summary'), '::after').content"
    assert "in the report on a screen" in tab.evaluate(told)
    tab.evaluate("document.querySelector('details').open = true")  # what a reader opens is printed
    assert tab.locator("tbody tr:visible").count() == 9
    assert tab.evaluate(told) in ("none", "normal")


def test_rows_of_a_table_and_figures_are_not_split(sheet):
    tab = sheet(document("Rows", table_of(9), [], "", current=""))
    style = "name => getComputedStyle(document.querySelector(name))"
    assert tab.evaluate(f"({style})('details tr').breakInside") == "avoid"
    assert tab.evaluate(f"({style})('td.number').whiteSpace") == "nowrap"
    assert tab.evaluate(f"({style})('.table').breakInside") == "avoid"


def many_lines(n_articles: int, uses: int) -> Panels:
    text = "The pier shut. The ferry went on. " * uses
    articles = pd.DataFrame({"article": [f"a{n}" for n in range(n_articles)], "outlet": "Echo"})
    articles = articles.assign(text=text)
    marks = [("term", "pier", "Echo")]
    lines = lines_of([mark[:2] for mark in marks], articles, None)
    return Panels("p.html", marks, lines, Sources(articles, None), claimed={("term", "pier")})


def test_of_very_many_lines_paper_has_some_and_says_so(sheet):
    tab = sheet(document("Lines", many_lines(8, PRINTED // 8 + 1).html, [], "", current=""))
    assert tab.locator("li:visible").count() == tab.locator("blockquote:visible").count() == 3
    assert "All lines stand in the report" in tab.locator("main").inner_text()
    tab.evaluate("location.hash = document.querySelector('.lines-of').id")
    assert tab.locator("blockquote:visible").count() > PRINTED  # the list that is asked for, whole
    tab.emulate_media(media="screen")
    assert "on a screen" not in tab.locator("main").inner_text()


def test_few_lines_are_printed_whole(sheet):
    tab = sheet(document("Lines", many_lines(8, 2).html, [], "", current=""))
    assert tab.locator("blockquote:visible").count() == 16
    assert on_paper("<blockquote>" * PRINTED) == ("", "")
    assert on_paper("<blockquote>" * (PRINTED + 1))[0] == " few"


def test_a_list_of_few_lines_has_the_whole_width_and_no_line_is_torn(sheet):
    style = "name => getComputedStyle(document.querySelector(name))"
    for n_articles, uses, columns in [(1, 2, "auto"), (2, 1, "auto"), (3, 1, "3"), (1, 3, "3")]:
        body = "<h1>Lines</h1>" + many_lines(n_articles, uses).html
        tab = sheet(document("Lines", body, [], "", current=""))
        assert tab.evaluate(f"({style})('.lines-of ol').columnCount") == columns
        assert tab.evaluate(f"({style})('.lines-of blockquote').breakInside") == "avoid"
    # no sheet is left half white before the lines, nor has the foot alone behind them
    assert tab.evaluate(f"({style})('.behind > h2').breakBefore") == "auto"
    assert tab.evaluate(f"parseFloat(({style})('.behind').paddingBottom)") > 0


def test_an_interval_keeps_its_line(sheet):
    table = pd.DataFrame({f"Column of figures {n}": [1.5] for n in range(9)})
    table = table.assign(low=0.03, high=1200.0, statement="The ferry is told of by the pier. " * 3)
    html = framing.show_table(table)._repr_mimebundle_()["text/html"]
    tab = sheet(document("Rows", accessible_tables(html), [], "", current=""))
    style = "name => getComputedStyle(document.querySelector(name))"
    assert tab.evaluate(f"({style})('td.interval').whiteSpace") == "nowrap"
    sizes = [f"parseFloat(({style})('{name}').fontSize)" for name in ("thead th", "td.interval")]
    assert tab.evaluate(" < ".join(sizes))  # its room is that of the headings


def test_the_page_of_articles_prints_the_chosen_pair_and_names_the_others(sheet):
    told = "The ferry of Orlo went down in the night, said the harbour master of the old pier."
    articles = pd.DataFrame(
        {
            "article": list("abc"),
            "outlet": ["Echo", "Herald", "Courier"],
            "text": [f"{told} {end}" for end in ("It rained.", "It snowed.", "The sun came.")],
            "event": "ferry",
        }
    )
    tab = sheet(reading_page(articles))
    assert tab.locator("section[data-pair]").count() == 3
    assert tab.locator("section[data-pair]:visible").count() == 1
    assert (
        "one of the 3 pairs of articles on this page" in tab.locator(".paper:visible").inner_text()
    )
    tab.emulate_media(media="screen")
    assert tab.locator(".paper:visible").count() == 0
    assert "pairs of articles on this page" not in reading_page(articles.head(2))


def test_the_foot_of_the_page_of_articles_takes_no_sheet_of_its_own(sheet):
    articles = pd.DataFrame({"article": list("ab"), "outlet": ["Echo", "Herald"], "event": "ferry"})
    tab = sheet(reading_page(articles.assign(text="The ferry of Orlo went down in the night.")))
    style = "name => getComputedStyle(document.querySelector(name))"
    assert tab.evaluate(f"({style})('main').display") == "contents"
    assert tab.evaluate(f"({style})('footer').breakBefore") == "avoid"
    assert tab.locator("footer").evaluate("foot => foot.getBoundingClientRect().height") < 40


def test_only_a_very_tall_chart_has_a_sheet_of_its_own():
    chart = {"svg": "<g/>", "width": 300.0, "height": 300.0, "marks": [], "alt": "A", "caption": ""}
    wide = {**chart, "width": 500.0}
    heights = {800.0: "chart tall", 700.0: "chart high", 500.0: "chart"}
    for height, kind in heights.items():
        html = chart_to_html({**chart, "wide": {**wide, "height": height}}, 1, None)
        assert f'class="{kind}"' in html


def test_a_chart_gives_way_and_its_letters_stay_readable(sheet):
    chart = {"svg": "<g/>", "width": 300.0, "height": 300.0, "marks": [], "alt": "A", "caption": ""}
    drawn = [{**chart, "wide": {**chart, "width": 500.0, "height": h}} for h in (500.0, 600.0)]
    tab = sheet(
        document(
            "Charts",
            "".join(chart_to_html(c, n, None) for n, c in enumerate(drawn)),
            [],
            "",
            current="",
        )
    )
    heights = tab.evaluate(
        "[...document.querySelectorAll('svg.wide')]"
        ".map(svg => parseFloat(getComputedStyle(svg).maxHeight))"
    )
    assert heights[0] < 16 * 37.8 < heights[1] < 18 * 37.8  # a sheet is 26.9 cm high, 37.8 px each


def test_a_table_of_texts_goes_on_over_the_sheet_and_no_row_stands_alone(sheet):
    texts = pd.DataFrame({"outlet": "Echo", "line": ["The ferry stood at the old pier. " * 9] * 6})
    html = framing.show_table(texts, rows=6)._repr_mimebundle_()["text/html"]
    tab = sheet(document("Rows", accessible_tables(html), [], "", current=""))
    style = "name => getComputedStyle(document.querySelector(name))"
    assert tab.locator("table.texts").count() == 1
    assert tab.evaluate(f"({style})('.table').breakInside") == "auto"
    assert tab.evaluate(f"({style})('tbody tr:last-child').breakBefore") == "avoid"
    assert tab.evaluate(f"({style})('tbody tr:nth-child(5)').breakBefore") == "auto"


def test_the_foot_is_set_in_lines_and_follows_the_last_paragraph(sheet):
    foot = "<dl>" + "<dt>Corpus</dt><dd>practice, 32 articles</dd>" * 3 + "</dl>"
    tab = sheet(document("Foot", "<p>The pier shut.</p>", [], foot, current=""))
    style = "name => getComputedStyle(document.querySelector(name)).display"
    assert tab.evaluate(f"({style})('main')") == "contents"  # else it is cut over two sheets
    shown = tab.locator("footer dd").first
    assert tab.evaluate(f"({style})('footer dd')") == "inline" and shown.is_visible()
    tops = "[...document.querySelectorAll('footer dd')].map(e => e.getBoundingClientRect().top)"
    assert len(set(tab.evaluate(tops))) == 1

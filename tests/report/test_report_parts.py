"""What becomes of a cell in a report: Markdown, formulas, tables, logs."""

from __future__ import annotations

import html
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

import framing
from framing.charts.lines import with_mark
from framing.commentary.words import small_corpus_note
from framing.report.check import furniture
from framing.report.lines.sources import Line, quoted_lines
from framing.report.pages.findings import limits_of
from framing.report.pages.index import balance_paragraph
from framing.report.pages.markdown import markdown_to_html
from framing.report.pages.outputs import (
    FINDING,
    accessible_table,
    output_to_html,
    parted,
    said_once,
)
from framing.report.pages.page import Link, corpus_line, ordered_headings, outputs_to_html
from framing.report.pages.terms import LINK as TERMS
from framing.report.pages.terms import terms_page


def test_formulas_become_mathml_and_links_lead_to_pages():
    page = markdown_to_html(
        "See [next](01_tfidf.ipynb#top): $\\mathrm{tf} = \\frac{n}{N}$ for $5 or $6", trusted=True
    )
    assert 'href="01_tfidf.html#top"' in page and "<mfrac>" in page and "<mtext>tf</mtext>" in page
    assert "for $5 or $6" in page


def test_an_article_s_id_in_a_sentence_is_not_broken_at_its_hyphens():
    said = framing.say_overview(framing.overview(two_copies()))
    assert "near copy of another article (1 article: echo-2-10)" in said
    page = output_to_html({"output_type": "display_data", "data": {"text/markdown": said}})
    assert '<span class="short">echo-2-10</span>' in page


def two_copies() -> pd.DataFrame:
    text = " ".join(f"The keeper of pier {n} counted {n * 3} gulls." for n in range(20))
    return pd.DataFrame(
        {
            "article": ["wire-1-1", "echo-2-10"],
            "outlet": ["Wire", "Echo"],
            "text": text,
            "notice": ["", "near copy of wire-1-1"],
        }
    )


def test_a_call_may_break_before_its_arguments_so_that_no_point_stands_alone():
    page = markdown_to_html('Read `framing.read_articles("my/table.csv")`.', trusted=True)
    assert "read_articles(<wbr>&quot;my/table.csv&quot;)</code>." in page
    assert "<wbr>" not in markdown_to_html("```\nlook(x)\n```", trusted=True)


def test_the_sign_of_a_ratio_stays_with_its_figure():
    table = {"text/html": "<table><tr><td class='interval'>2.0 to 4.9 ×</td></tr></table>"}
    page = output_to_html({"output_type": "display_data", "data": table})
    assert "2.0 to 4.9\u00a0×</td>" in page


def test_a_date_of_the_corpus_is_not_broken_at_its_hyphens():
    articles = pd.DataFrame({"outlet": ["Echo", "Echo"], "published": ["2024-03-01", "2024-05-02"]})
    kept = '<span class="short">2024-03-01</span> to <span class="short">2024-05-02</span>'
    assert corpus_line(articles).endswith(f"; {kept}")


def test_a_formula_that_cannot_be_converted_is_shown_as_written():
    assert "\\frac" in markdown_to_html("$\\frac{a}{$", trusted=True)


def test_computed_markdown_cannot_smuggle_html_in():
    page = markdown_to_html(
        "**x** <script>alert(1)</script> <mark>y</mark> <img src=x onerror=z>", trusted=False
    )
    assert "<strong>x</strong>" in page and "<mark>y</mark>" in page
    assert "<script" not in page and "<img" not in page


def test_headings_never_skip_and_never_repeat_the_first_level():
    page = ordered_headings("<h2>a</h2><h5 id='x'>b</h5><h1>c</h1><h4>d</h4>")
    assert page == "<h1>a</h1><h2 id='x'>b</h2><h2>c</h2><h3>d</h3>"


def test_tables_get_scopes_and_numbers_stand_right():
    table = pd.DataFrame({"outlet": ["<b>A</b>", "B"], "per_1k": [1.5, -2.0]}).to_html()
    page = output_to_html(
        {"output_type": "display_data", "data": {"text/html": "<style scoped>x</style>" + table}}
    )
    assert "<style" not in page and "&lt;b&gt;A" in page
    assert page.count('scope="col"') == 2 and page.count('scope="row"') == 2
    assert page.count("class=number") == 3 and 'tabindex="0"' in page


def test_a_column_of_figures_is_one_whose_first_figure_is_missing():
    head = "<thead><tr><th>Kind</th><th>q</th></tr></thead>"
    rows = "<tr><td>Ridicule</td><td>–</td></tr><tr><td>Blame</td><td>0.362</td></tr>"
    page = accessible_table(f"<table>{head}<tbody>{rows}</tbody></table>")
    assert '<th class=number scope="col">q</th>' in page and page.count("class=number") == 3
    assert "<td class=number>–</td>" in page and "<td>Ridicule</td>" in page


def test_logs_and_object_names_are_left_out():
    log = {"output_type": "stream", "name": "stderr", "text": "UserWarning: /home/someone"}
    axes = {"output_type": "execute_result", "data": {"text/plain": "<Axes: xlabel='x'>"}}
    assert output_to_html(log) == output_to_html(axes) == ""


def test_the_front_page_says_in_what_outlets_differ_besides_the_wording():
    articles = pd.DataFrame({"article": range(40), "outlet": ["<A>"] * 20 + ["B"] * 20})
    articles["text"] = [f"The pier of quay {row} is shut." for row in range(40)]
    link = Link("00_corpus.html", "00_corpus", "", "")
    assert "no marked difference" in balance_paragraph(articles, [link])
    articles["text"] += [" And geese came by." * 4 * (row < 20) for row in range(40)]
    said = balance_paragraph(articles, [link])
    assert "differ in: length (&lt;A&gt;, B)" in said and 'href="00_corpus.html"' in said
    assert balance_paragraph(articles[:20], [link]) == ""
    assert balance_paragraph(articles.assign(text="…"), []).count("<p>") <= 1


def test_copies_that_were_left_out_are_no_furniture():
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["A", "B"]})
    copies = articles.assign(dropped=['[["copy", "c"]]', ""])
    assert furniture(copies) == furniture(articles) == ["Furniture: nothing was taken out."]
    lines = furniture(articles.assign(dropped=['[["copy", "c"], ["promo", "Read more"]]', ""]))
    assert len(lines) == 2 and "promo" in lines[1]


def test_the_front_page_leads_with_findings_and_names_the_corpus(practice, practice_compared):
    from framing.report.pages.index import index_page

    links = [Link("02_keyness.html", "Words", "Which words?", "")]
    page = index_page(practice, links, "", practice_compared)
    words = page.index('<article class="finding claim"')
    assert page.index("<h1>") < words < page.index('href="02_keyness.html">Which words?')
    assert "<title>How Merrow Wire and The Brass Nettle tell the news</title>" in page
    assert "<svg" in page and "<blockquote>" in page and page.count("<article") >= 3
    assert 'href="05_voices.html"' not in page, "no link to a page that is not there"


def test_a_page_has_the_finding_first_and_method_and_code_folded_at_its_end(practice):
    import nbformat

    from framing.report.pages.page import notebook_page, tables_of
    from framing.report.run.execute import Executed

    book = nbformat.v4.new_notebook()
    said = {"text/markdown": "Two **geese**."}
    table = {"text/html": "<table></table>", "text/csv": "a,b\n1,2\n3,4\n"}
    outputs = [nbformat.v4.new_output("display_data", data=data) for data in (said, table)]
    book.cells = [
        nbformat.v4.new_markdown_cell("# How many geese?\n\nA count."),
        nbformat.v4.new_code_cell("import framing"),
        nbformat.v4.new_markdown_cell("## The method\n\n$g = 2$"),
        nbformat.v4.new_code_cell("count()", outputs=outputs),
    ]
    result = Executed(Path("geese.ipynb"), book, 0)
    page = notebook_page(result, [], "", practice)
    order = ["<h1>How", "32\u00a0articles", "<strong>geese", "A count.", '<details class="method"']
    places = [page.index(words) for words in [*order, '<details class="code"', "count()"]]
    assert places == sorted(places) and page.count("<details") == 2
    assert tables_of(result) == {"geese-1.csv": "a,b\n1,2\n3,4\n"}
    assert 'href="geese-1.csv"' in page and "2 rows as CSV" in page


def test_an_empty_text_is_not_there_and_a_long_list_is_folded():
    empty = {"output_type": "display_data", "data": {"text/markdown": ""}}
    lines = {"output_type": "display_data", "data": {"text/markdown": "- a\n" * 9}}
    assert output_to_html(empty) == ""
    assert "<summary>6 more</summary>" in output_to_html(lines)


def test_what_a_long_finding_says_last_stands_below_the_chart():
    items = "".join(f"<li>{'pier ' * 30}</li>" for _ in range(2))
    listed, caveat = f"<p>Two piers:</p>\n<ul>{items}</ul>", f"<p>{'Read on. ' * 30}</p>"
    folded = "<details><summary>7 more</summary><p>quay</p></details>"
    first, after = parted(f"{FINDING}{listed}{folded}\n{caveat}\n</div>")
    assert first == f"{FINDING}{listed}{folded}</div>"
    assert after == f"{FINDING}{caveat}\n</div>"
    short = f"{FINDING}<p>One pier.</p>\n<p>It is shut.</p></div>"
    assert parted(short) == (short, "")


@pytest.mark.parametrize("sizes", [[1, 1], [1, 1, 1], [3, 20]])
def test_what_holds_for_a_whole_page_is_said_once_on_it(sizes):
    names = ["St. Anne's News", "Q & A", "Echo"][: len(sizes)]
    note = small_corpus_note(pd.DataFrame({"outlet": names, "articles": sizes}))
    pages, said = [], set()
    for own in ("- **Echo**: 2 words.\n\nTwo piers.", "", "One quay."):
        data = {"text/markdown": f"{own} {note}".strip()}
        page = output_to_html({"output_type": "display_data", "data": data})
        pages.append(said_once(page, said))
    first, second, third = pages
    assert first.count("outlet" if max(sizes) == 1 else "Very few") and "Two piers." in first
    assert second == "" and third == f"{FINDING}<p>One quay.</p>\n</div>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Старый причал закрыли, и никто в порту не пострадал.", '<em lang="ru">и</em> and'),
        ("The old pier was closed, and nobody in the port was hurt.", "<em>the</em> and"),
    ],
)
def test_words_that_are_left_out_are_named_in_the_language_of_the_articles(text, words):
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Эхо", "Wire"], "text": text})
    page = terms_page(articles, [TERMS], "")
    assert f"Words such as {words}" in page


def test_long_lines_of_a_list_are_folded_sooner():
    words = {"text/markdown": "\n".join(f"- {'pier ' * 50}" for _ in range(6))}
    page = output_to_html({"output_type": "display_data", "data": words, "metadata": {}})
    assert "<summary>5 more</summary>" in page and page.count("<li>") == 6
    for letters, folded in ((30, True), (20, False)):  # four lines: of 600 letters, of 400
        words["text/markdown"] = "\n".join(f"- {'pier ' * letters}" for _ in range(4))
        page = output_to_html({"output_type": "display_data", "data": words, "metadata": {}})
        assert ("<summary>" in page) == folded


def test_a_line_break_in_a_cell_is_no_row_of_its_own():
    import nbformat

    data = {"text/html": "<table></table>", "text/csv": 'text\n"one\n\n""two"""\nthree\n'}
    output = nbformat.v4.new_output("display_data", data=data)
    cell = nbformat.v4.new_code_cell(outputs=[output])
    shown = outputs_to_html(cell, iter(["a.csv"]), iter([1]), None, set())
    assert "All columns and 2 rows" in shown


@pytest.mark.parametrize("match", ["the pier", "", "<b> & “so”"])
def test_lines_made_html_together_are_those_made_one_by_one(match):
    sides = ["they closed “", "a < b &", "", 'said "x" ', "&amp; (", "; then", " — on"]
    lines = [Line("a", "Echo", left, match, right) for left in sides for right in sides]
    single = [
        with_mark(line.left, match, line.right)
        if match
        else html.escape(f"{line.left.rstrip()} {line.right.lstrip()}".strip())
        for line in lines
    ]
    assert quoted_lines(lines) == [f"<blockquote>{words}</blockquote>" for words in single]


def test_a_front_page_says_that_its_ratios_were_drawn_in_where_some_were():
    claims = pd.DataFrame({"claim": [True, False], "corrected": [False, True]})
    assert "picked" not in limits_of(SimpleNamespace(claims=claims))
    drawn_in = claims.assign(corrected=True)
    assert limits_of(SimpleNamespace(claims=drawn_in)).startswith("Ratios allow for having been")
    assert "picked" not in limits_of(SimpleNamespace(claims=drawn_in.assign(claim=False)))

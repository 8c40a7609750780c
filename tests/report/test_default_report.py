"""The report without a corpus: examples side by side, each as the report of any corpus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_notebooks import FIRST, SILENT, TINY, add

import framing
from framing.base.data import category_names, glosses
from framing.base.errors import FramingError
from framing.report.examples import build, front
from framing.report.examples.build import build_examples
from framing.report.examples.case_study import case_finding, case_study_page
from framing.report.examples.glosses import glossed, glossed_heads
from framing.report.examples.listed import CASE, EXAMPLES, Example
from framing.report.examples.switch import all_links
from framing.report.folder import files_in

ROOT = Path(__file__).resolve().parents[2]
HARBOUR = Example("practice", "Harbours", "Invented harbours.", 2)
COUNTS = Example(
    "tass_2019", "Counts", "Counts of words.", 1, ("00",), "No text, no page of it.", True
)

pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> dict[str, Path]:
    """A folder of two small notebooks, a corpus and its share pack, in place of the examples."""
    where = tmp_path_factory.mktemp("examples")
    (where / "notebooks").mkdir()
    add(where / "notebooks", "00_first", *FIRST)
    add(where / "notebooks", "01_second", "# And whose?", "6 * 7")
    framing.share(framing.read_articles(TINY), where / "pack")
    return {"notebooks": where / "notebooks", "practice": TINY, "tass_2019": where / "pack"}


@pytest.fixture(scope="module")
def report(small, tmp_path_factory) -> Path:
    """The report of two examples."""
    target = tmp_path_factory.mktemp("report") / "report"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "EXAMPLES", (COUNTS, HARBOUR))
        patch.setattr(build, "CORPORA", small)
        build_examples(target, notebooks=small["notebooks"], **SILENT)
    return target


def read(report: Path, name: str) -> str:
    return (report / name).read_text("utf-8")


def test_each_example_has_its_pages_and_those_that_cannot_be_are_named(report):
    files = set(files_in(report))
    assert {"index.html", CASE.file, "practice/01_second.html", "practice/slides.html"} <= files
    assert {"tass_2019/index.html", "tass_2019/00_first.html"} <= files
    assert "tass_2019/01_second.html" not in files
    counts = read(report, "tass_2019/index.html")
    assert "No text, no page of it." in counts and "And whose?" not in counts
    assert "Harbour Post\u00a0(3)" in read(report, "practice/index.html")


def test_every_link_of_every_page_leads_somewhere(report):
    """But those to examples that this report does not have."""
    files, missing = set(files_in(report)), {example.link.file for example in EXAMPLES}
    for name in files:
        if name.endswith(".html"):
            links = re.findall(r'href="(?!\w+:)([^"#]+)', read(report, name))
            reached = {
                (report / name).parent.joinpath(link).resolve().relative_to(report.resolve())
                for link in links
            }
            assert {path.as_posix() for path in reached} - files <= missing, name


def test_the_first_page_tells_what_the_front_pages_tell(report):
    first, own = read(report, "index.html"), read(report, "practice/index.html")
    found = re.findall(r'<article class="finding .*?<h2>(.*?)</h2>', own, re.DOTALL)
    assert len(found) >= 2 and all(f"<h3>{sentence}</h3>" in first for sentence in found[:2])
    assert first.index("Counts: ") < first.index("Harbours: ") < first.index("Case study</p>")
    assert "framing report my/articles" in first and str(TINY.parent) not in first


def test_a_finding_seen_from_above_leads_into_its_folder():
    finding = '<h2>Two</h2><a href="#lines-1">a</a><a href="02.html">b</a><a href="l.html#x">c</a>'
    seen = front.seen_from_above(finding, HARBOUR)
    assert seen.count("practice/") == 3 and "<h3>Two</h3>" in seen
    assert re.findall(r'href="([^"]*)"', seen) == [
        *("practice/index.html#lines-1", "practice/02.html", "practice/l.html#x")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_works_by_keyboard_without_a_script_on_a_phone(report, browser, scheme):
    from axe_playwright_python.base import AXE_SCRIPT

    size = {"width": 360, "height": 800}
    context = browser.new_context(color_scheme=scheme, viewport=size, java_script_enabled=False)
    tab = context.new_page()
    tab.goto((report / "practice" / "00_first.html").as_uri())
    tab.keyboard.press("Tab")  # past the way to the content
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/report/index.html")
    tab.get_by_role("link", name="Case study: RT", exact=True).click()
    tab.wait_for_url("**/rt_2022/index.html")
    context.close()
    context = browser.new_context(color_scheme=scheme, viewport=size, bypass_csp=True)
    tab, faults = context.new_page(), []
    for name in ("index.html", CASE.file, "practice/index.html", "practice/00_first.html"):
        tab.goto((report / name).as_uri())
        tab.evaluate(AXE_SCRIPT)
        faults += tab.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.impact]))")
        assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth"), name
    context.close()
    assert not [fault for fault in faults if fault[1] != "minor"]


def test_an_example_that_fails_leaves_the_last_report(report, small, monkeypatch, tmp_path):
    before = {name: (report / name).read_bytes() for name in files_in(report)}
    add(tmp_path, "00_broken", "# What is one by nothing?", "1 / 0")
    monkeypatch.setattr(build, "EXAMPLES", (HARBOUR,))
    monkeypatch.setattr(build, "CORPORA", small)
    with pytest.raises(FramingError, match=r"00_broken\.ipynb: ZeroDivisionError"):
        build_examples(report, notebooks=tmp_path, **SILENT)
    assert {name: (report / name).read_bytes() for name in files_in(report)} == before


def test_a_report_without_a_corpus_shows_the_examples(here, monkeypatch):
    from framing.__main__ import main

    asked = []
    monkeypatch.setattr(
        "framing.report.examples.build.build_examples",
        lambda target, *, kernels: asked.append((target, kernels)) or [],
    )
    assert main(["report", "--to", "out", "--kernels", "1"]) == 0
    assert asked == [(Path("out"), 1)]


def test_russian_words_have_their_english_beside_them():
    page = '<p>“тасс”, “ferry”</p><td class="x">страх</td><td>страх и ложь</td><p>ложь\u00a012</p>'
    assert glossed(page) == (
        '<p>“тасс” (TASS), “ferry”</p><td class="x">страх (fear)</td><td>страх и ложь</td>'
        "<p>ложь (lie)\u00a012</p>"
    )


def test_a_glossed_cell_may_break_and_examples_have_theirs():
    assert glossed('<td class="short">ложь; страх</td>') == (
        '<td class="glossed">ложь (lie); страх (fear)</td>'
    )
    examples = "; ".join(row["examples"] for row in category_names("ru").values())
    assert not {*filter(None, examples.split("; "))} - glosses().keys()


LABEL = '<text style="font-size: 9px; text-anchor: end" x="{}" y="{}">{}</text>'


@pytest.mark.parametrize(
    "x, y, has_gloss",
    [(80.2, 41.0, True), (20.0, 41.0, False), (80.2, 39.0, False)],  # too narrow, too near
)
def test_a_label_of_a_chart_has_its_english_under_it_where_it_fits(x, y, has_gloss):
    labels = LABEL.format(x, 20.0, "сообщает") + LABEL.format(x, y, "Echo")
    chart = f"<svg>{labels}</svg>"
    style = "font-size: 9px; font-style: italic; text-anchor: end"  # as large as the label
    under = f'<text style="{style}" x="{x}" y="29.0">reports</text>'
    expected = chart.replace("сообщает</text>", f"сообщает</text>{under}") if has_gloss else chart
    assert glossed(chart) == expected


def test_a_gloss_of_narrow_letters_fits_where_its_width_does():
    """As many letters as the space has, by a mean letter, need less where they are i, t and f."""
    chart = f"<svg>{LABEL.format(82.0, 20.0, 'мвд')}{LABEL.format(84.0, 41.0, 'Echo')}</svg>"
    assert ">interior ministry</text>" in glossed(chart)


def test_a_gloss_joins_the_brackets_that_follow_and_stands_beside_a_word_that_a_script_reads():
    assert glossed("“страх” (Echo, 3 %)") == "“страх” (fear; Echo, 3 %)"
    head = '<th scope="row">страх</th><th scope="row">ferry</th>'
    assert glossed_heads(head) == head.replace(">страх", ' data-gloss="fear">страх')


def test_every_claimed_word_of_the_real_news_has_its_english():
    articles = framing.match_events(framing.read_articles(framing.example("tass_2019")))
    words = framing.compare_outlets(articles)["keyness"]
    claimed = set(words.loc[words["claim"], "term"])
    top = words.groupby("outlet").head(6)["term"]  # of the table of 02_keyness
    shown = {word for word in top if re.search("[а-яё]", word)}
    assert claimed and not (claimed | shown) - glosses().keys(), "add them to data/glosses.csv"
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z' ()-]*", gloss) for gloss in glosses().values())


def test_the_case_study_tells_its_finding_first_and_names_kinds_in_words():
    page = case_study_page("")
    assert page.index(case_finding()[:30]) < page.index("<svg") < page.index("<table")
    visible = re.sub(r"<(svg|style|code)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r">[^<]*\b[a-z]+_[a-z]+\b[^<]*<", visible) and "Doubt and distance" in page
    assert "<metadata" not in page and 'src="' not in page
    assert [f'href="../{link.file}"' in page for link in all_links()] == [True] * len(all_links())


def test_the_figures_of_the_case_study_are_those_of_its_table():
    study = (ROOT / "docs" / "case_study.md").read_text("utf-8")
    words, table = study.split("<!-- case study -->")
    words = " ".join(words.split())
    claimed = dict(re.findall(r"with ([\w ]+) as units (\d+)[;.]", table))
    assert claimed["nine events"] == "0" and "not one does" in case_finding()
    assert f"{claimed['headlines']} words" in case_finding()
    assert f"differs in {claimed['headlines']} words" in words
    row = re.search(
        r"\| Doubt and distance \| [^|]+ \| (\S+) × \| (.+?) \| (\S+) × \| 0(\S+) \|", table
    )
    of_headlines, _, of_events, q = row.groups()
    assert f"claimed: {of_headlines} times as often as in the others" in words
    assert f"at {of_events} times (q = {q})" in words and row[2] == "< 0.001"
    assert len(case_finding().split()) <= 25
    of_events = [float(x) for x in re.findall(r"\| (\S+) × \| \S+ \|$", table, re.MULTILINE)]
    assert of_events == sorted(of_events, reverse=True) and len(of_events) == 14  # as the chart

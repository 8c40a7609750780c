"""The report: pages that stand alone, read well, and are never lost to a run that goes wrong."""

from __future__ import annotations

import base64
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from framing.checks import FramingError
from framing.report import LARGEST, all_pages, build_report
from framing.report.__main__ import main
from framing.report.folder import replaced
from framing.report.index import footer
from framing.report.inplace import execute_in_place
from framing.report.markdown import markdown_to_html
from framing.report.outputs import output_to_html
from framing.report.page import ordered_headings

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "data" / "tiny_corpus.jsonl"
CSS = (ROOT / "framing" / "report" / "style.css").read_text("utf-8")
SILENT = {"progress": lambda line: None}

pytestmark = pytest.mark.xdist_group("notebooks")


def notebook(*cells: str) -> nbformat.NotebookNode:
    """A notebook of cells: Markdown where the text starts with #, code elsewhere."""
    make = {True: nbformat.v4.new_markdown_cell, False: nbformat.v4.new_code_cell}
    return nbformat.v4.new_notebook(
        cells=[make[text.startswith("#")](text, id=f"c{i}") for i, text in enumerate(cells)]
    )


FIRST = (
    "# Who says what?\n\nOne number of $\\frac{1}{2}$.",
    "import os",
    "print(6 * 7, os.environ['FRAMING_CORPUS'][-5:])",
)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with one small notebook."""
    where = tmp_path / "notebooks"
    where.mkdir()
    add(where, "00_first", *FIRST)
    return where


def add(folder: Path, name: str, *cells: str) -> None:
    nbformat.write(notebook(*cells), folder / f"{name}.ipynb")


# --- one page at a time


def test_formulas_become_mathml_and_links_lead_to_pages():
    page = markdown_to_html(
        "See [next](01_tfidf.ipynb#top): $\\mathrm{tf} = \\frac{n}{N}$ for $5 or $6", trusted=True
    )
    assert 'href="01_tfidf.html#top"' in page and "<mfrac>" in page and "<mtext>tf</mtext>" in page
    assert "for $5 or $6" in page


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
    import pandas as pd

    table = pd.DataFrame({"outlet": ["<b>A</b>", "B"], "per_1k": [1.5, -2.0]}).to_html()
    page = output_to_html(
        {"output_type": "display_data", "data": {"text/html": "<style scoped>x</style>" + table}}
    )
    assert "<style" not in page and "&lt;b&gt;A" in page
    assert page.count('scope="col"') == 2 and page.count('scope="row"') == 2
    assert page.count("class=number") == 3 and 'tabindex="0"' in page


def test_logs_and_object_names_are_left_out():
    log = {"output_type": "stream", "name": "stderr", "text": "UserWarning: /home/someone"}
    axes = {"output_type": "execute_result", "data": {"text/plain": "<Axes: xlabel='x'>"}}
    assert output_to_html(log) == output_to_html(axes) == ""


# --- the pages of the project


class Reader(HTMLParser):
    """What a page loads, its headings, its pictures, its header cells."""

    def __init__(self, page: str):
        super().__init__()
        self.loaded, self.levels, self.images, self.headers, self.links = [], [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        have = dict(attrs)
        if tag == "a":
            self.links.append(have.get("href", ""))
        self.loaded += [have[key] for key in ("src", "srcset", "data", "poster", "action") if key in have]
        self.loaded += [have["href"]] if tag in ("link", "base", "use") else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.images += [have] if tag == "img" else []
        self.headers += [have] if tag == "th" else []


@pytest.fixture(scope="session")
def pages(executed, tmp_path_factory) -> dict[str, str]:
    """Every page of the report on the default corpus, written to a folder as well."""
    from framing import read_articles
    from framing.fingerprint import fingerprint

    articles = read_articles()
    below = footer(articles, fingerprint(articles), None)
    found = {link.file: page for link, page in all_pages(list(executed("default").values()), articles, below)}
    where = tmp_path_factory.mktemp("report")
    for name, page in found.items():
        (where / name).write_text(page, encoding="utf-8")
    return {"": str(where)} | found


def each(pages: dict[str, str]) -> list[tuple[str, str, Reader]]:
    return [(name, page, Reader(page)) for name, page in pages.items() if name]


def test_there_is_a_page_a_notebook_and_a_front_page(pages):
    names = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert {"index.html", *(f"{name}.html" for name in names)} <= pages.keys()


def test_pages_stand_alone(pages):
    for name, page, seen in each(pages):
        assert not [source for source in seen.loaded if not source.startswith("data:")], name
        assert not re.search(r"@import|url\((?!['\"]?data:)", page), name
        assert "Content-Security-Policy" in page and len(page.encode()) < LARGEST, name


def test_links_between_pages_lead_somewhere(pages):
    for name, _, seen in each(pages):
        inner = [
            link.partition("#")[0] for link in seen.links if "://" not in link and not link.startswith("#")
        ]
        assert not [link for link in inner if link not in pages], name


def test_headings_pictures_and_tables_are_in_order(pages):
    for name, page, seen in each(pages):
        assert seen.levels[0] == 1 and seen.levels.count(1) == 1, name
        assert all(
            after <= before + 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False)
        ), name
        assert all(len(image.get("alt", "")) > 20 for image in seen.images), name
        assert all("scope" in header for header in seen.headers), name
        assert '<html lang="' in page and "<title>" in page, name


def test_every_page_says_what_it_rests_on(pages):
    from framing import read_articles
    from framing.fingerprint import fingerprint

    mark = fingerprint(read_articles())
    for name, page, _ in each(pages):
        assert mark in page, name
    assert "pandas" in pages["index.html"] and "Python 3." in pages["index.html"]


def test_no_page_shows_the_machine(pages):
    """No path of a home folder, no traceback, no object's address."""
    for name, page, _ in each(pages):
        text = re.sub(r"data:image/[^\"]+", "", page)
        assert not re.search(r"Traceback|Warning:|at 0x[0-9a-f]{6}|/home/\w|\x1b\[", text), name
        assert str(ROOT) not in text, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_fails_axe_or_asks_the_network(pages, browser, scheme):
    from axe_playwright_python.base import AXE_SCRIPT

    asked, found = [], []
    context = browser.new_context(
        color_scheme=scheme, bypass_csp=True, viewport={"width": 390, "height": 800}
    )
    tab = context.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    for name in filter(None, pages):
        tab.goto(Path(pages[""], name).as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        tab.evaluate(AXE_SCRIPT)
        broken = tab.evaluate(
            "axe.run().then(result => result.violations.map(v => [v.id, v.impact, v.nodes[0].html]))"
        )
        found += [(name, *one) for one in broken if one[1] in ("serious", "critical", "moderate")]
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((name, "wider than a phone"))
    context.close()
    assert not found
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]


def colours(scheme: str) -> dict[str, tuple[float, ...]]:
    """The style sheet's named colours as RGB shares."""
    block = CSS.split("prefers-color-scheme: dark")[1] if scheme == "dark" else CSS.split("@media")[0]
    found = re.findall(r"--(\w+): #([0-9a-f]{6})", block.split("}")[0])
    return {name: tuple(int(value[i : i + 2], 16) / 255 for i in (0, 2, 4)) for name, value in found}


def luminance(rgb) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "ink, paper",
    [
        ("ink", "paper"),
        ("ink", "panel"),
        ("ink", "mark"),
        ("quiet", "paper"),
        ("quiet", "panel"),
        ("link", "paper"),
        ("link", "panel"),
    ],
)
def test_contrast_is_aa(scheme, ink, paper):
    light, dark = sorted((luminance(colours(scheme)[name]) for name in (ink, paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


# --- runs that go right, and runs that go wrong


def test_a_report_of_any_corpus(folder, tmp_path):
    before = (folder / "00_first.ipynb").read_bytes()
    add(
        folder,
        "01_picky",
        "# Is it English?",
        "import framing",
        "raise framing.FramingError('this text is not English')",
        "1 + 1",
    )
    results = build_report(tmp_path / "out", notebooks=folder, corpus=str(TINY), **SILENT)
    assert [bool(result.refused) for result in results] == [False, True]
    first, picky = (
        (tmp_path / "out" / name).read_text("utf-8") for name in ("00_first.html", "01_picky.html")
    )
    assert "42 jsonl" in first and "<mfrac>" in first
    assert "The notebook stops here: this text is not English" in picky and "Traceback" not in picky
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "Harbour Post (3)" in index and "Not run to its end: this text is not English" in index
    assert (folder / "00_first.ipynb").read_bytes() == before


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A report of the small notebook."""
    where = tmp_path_factory.mktemp("built")
    (where / "notebooks").mkdir()
    add(where / "notebooks", "00_first", *FIRST)
    build_report(where / "report", notebooks=where / "notebooks", corpus=str(TINY), **SILENT)
    return where / "report"


@pytest.fixture
def good(built, tmp_path) -> Path:
    """A report that stands, to be kept."""
    return Path(shutil.copytree(built, tmp_path / "report"))


def test_two_reports_are_the_same_to_the_byte(built, folder, tmp_path):
    build_report(tmp_path / "again", notebooks=folder, corpus=str(TINY), **SILENT)
    assert snapshot(tmp_path / "again") == snapshot(built)


def snapshot(report: Path) -> dict[str, bytes]:
    left = [path.name for path in report.parent.iterdir() if path.name.startswith(f"{report.name}.")]
    assert left == [], "something half-written was left behind"
    return {path.name: path.read_bytes() for path in report.iterdir()}


def test_a_notebook_that_fails_leaves_the_last_report(good, folder, capsys, monkeypatch):
    before = snapshot(good)
    add(folder, "02_broken", "# What is one by nothing?", "1 / 0")
    monkeypatch.setenv("FRAMING_CORPUS", str(TINY))
    assert main(["--to", str(good), "--notebooks", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "02_broken.ipynb: ZeroDivisionError: division by zero" in said and said.count("\n") == 1
    assert snapshot(good) == before


def test_a_rotten_corpus_is_one_sentence(folder, tmp_path, capsys, monkeypatch):
    (tmp_path / "rotten.csv").write_text("headline,body\nx,y\n")
    for corpus in ("rotten.csv", "nowhere"):
        monkeypatch.setenv("FRAMING_CORPUS", str(tmp_path / corpus))
        assert main(["--to", str(tmp_path / "out"), "--notebooks", str(folder)]) == 1
        said = capsys.readouterr().err
        assert corpus in said and said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_corpus_that_every_notebook_refuses_is_one_sentence(folder, tmp_path):
    (folder / "00_first.ipynb").unlink()
    for name in ("00_a", "01_b"):
        add(folder, name, "# Why?", "import framing", "raise framing.FramingError('no outlet has any text')")
    with pytest.raises(FramingError, match="^no outlet has any text$"):
        build_report(tmp_path / "out", notebooks=folder, corpus=str(TINY), **SILENT)


def test_a_full_disk_leaves_the_last_report(good, folder, monkeypatch):
    before, write = snapshot(good), Path.write_text

    def full(self, *args, **options):
        if self.name == "index.html":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, *args, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(FramingError, match=r"cannot be written .*No space left.* free some space"):
        build_report(good, notebooks=folder, corpus=str(TINY), **SILENT)
    assert snapshot(good) == before


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FramingError, match="cannot be written"), replaced(tmp_path / "file" / "report"):
        pass


def test_a_slip_does_not_cost_a_users_files(tmp_path):
    (tmp_path / "thesis.docx").write_text("three years of work")
    with pytest.raises(FramingError, match="no report"), replaced(tmp_path):
        pass
    assert (tmp_path / "thesis.docx").exists()


def test_a_run_killed_between_two_steps_is_mended(good):
    before = snapshot(good)
    good.rename(good.with_name("report.old"))
    with pytest.raises(ZeroDivisionError), replaced(good):
        raise ZeroDivisionError
    assert snapshot(good) == before


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on Unix")
@pytest.mark.parametrize("blow", [signal.SIGTERM, signal.SIGINT])
def test_a_killed_run_leaves_the_last_report(good, folder, tmp_path, blow):
    before = snapshot(good)
    add(
        folder,
        "01_slow",
        "# How long?",
        f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))",
        "time.sleep(300)",
    )
    call = [sys.executable, "-m", "framing.report", "--to", str(good), "--notebooks", str(folder)]
    run = subprocess.Popen(
        call, env=os.environ | {"FRAMING_CORPUS": str(TINY)}, stderr=subprocess.PIPE, cwd=ROOT
    )
    try:
        wait_for((tmp_path / "pid").exists)
        run.send_signal(blow)
        said = run.communicate(timeout=30)[1].decode()
    finally:
        run.kill()
    assert run.returncode == 130 and said.startswith("Stopped; the last report") and said.count("\n") == 1
    assert snapshot(good) == before
    kernel = int((tmp_path / "pid").read_text() or 0)
    wait_for(lambda: not alive(kernel))


def wait_for(condition, seconds: float = 40) -> None:
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < seconds, "it did not happen in time"
        time.sleep(0.1)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


# --- results kept in the notebooks


@pytest.fixture
def own(tmp_path) -> Path:
    """A folder with a notebook that needs no corpus, drawing and printing."""
    where = tmp_path / "own"
    where.mkdir()
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    add(
        where,
        "00_own",
        "# What is kept?",
        "import sys; print('one'); print('two')",
        draw,
        "import pandas as pd; pd.DataFrame({'a': [1]})",
    )
    return where


def test_in_place_twice_gives_the_same_bytes_and_no_version(own):
    assert len(execute_in_place(own, **SILENT)) == 1
    first = (own / "00_own.ipynb").read_bytes()
    assert execute_in_place(own, **SILENT) == [] and (own / "00_own.ipynb").read_bytes() == first
    kept = nbformat.reads(first.decode(), as_version=4)
    assert "version" not in kept.metadata.language_info
    assert all("execution" not in cell.metadata for cell in kept.cells)
    png = kept.cells[2].outputs[0].data["image/png"]
    assert base64.b64decode(png).startswith(b"\x89PNG")


def test_a_notebook_that_warns_is_not_kept(own):
    add(own, "01_warns", "# Is it quiet?", "import warnings; warnings.warn('careful')")
    before = {path: path.read_bytes() for path in own.iterdir()}
    with pytest.raises(FramingError, match="01_warns.ipynb: it wrote to stderr"):
        execute_in_place(own, **SILENT)
    assert {path: path.read_bytes() for path in own.iterdir()} == before


def test_an_edit_during_the_run_is_never_overwritten(own):
    path = own / "00_own.ipynb"

    def edit(line):
        path.write_text(
            path.read_text("utf-8").replace("What is kept?", "My own question?"), encoding="utf-8"
        )

    with pytest.raises(FramingError, match="was edited while it ran"):
        execute_in_place(own, progress=edit)
    assert "My own question?" in path.read_text("utf-8")


def test_a_broken_notebook_file_is_named(own):
    (own / "01_half.ipynb").write_text('{"cells": [')
    with pytest.raises(FramingError, match=r"01_half\.ipynb cannot be read as a notebook"):
        execute_in_place(own, **SILENT)


def test_a_folder_without_notebooks_is_named(tmp_path):
    with pytest.raises(FramingError, match="no notebooks"):
        execute_in_place(tmp_path, **SILENT)

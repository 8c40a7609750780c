"""The notebooks as they are kept: fresh, quiet, short, and true of whatever corpus they are run
on.
"""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import nbformat
import pytest

from framing.report.pages.markdown import markdown_to_html
from framing.report.run.inplace import stable

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
PRACTICE = [name for name in NAMES if name[:2] in ("00", "02")]
RUSSIAN = ["03_sentiment", "05_voices"]
TEXTS = ("text/plain", "text/markdown", "text/html")
SEED_OUTLETS = re.compile(r"\b(TASS|RT|Sputnik)\b")

# Each corpus's notebooks are run once, by one worker; two workers share the corpora.
FIRST, SECOND = pytest.mark.xdist_group("notebooks"), pytest.mark.xdist_group("practice")
RUNS = [
    pytest.param(name, corpus, marks=group)
    for corpus, group, names in (("default", FIRST, NAMES), ("practice", SECOND, PRACTICE))
    for name in names
]


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)


def texts(notebook) -> list[list[str]]:
    """Every text that the cells put out, without the pixels of charts."""
    found = []
    for cell in notebook.cells:
        shown = []
        for output in cell.get("outputs", []):
            data = output.get("data", {"text/plain": output.get("text", "")})
            shown += [
                re.sub(r'data:image/[^"]+', "image", data[kind]) for kind in TEXTS if kind in data
            ]
        found.append(shown)
    return found


def test_the_suite_is_there():
    assert NAMES == [
        "00_corpus",
        "01_tfidf",
        "02_keyness",
        "03_sentiment",
        "04_loaded_terms",
        "05_voices",
        "06_side_by_side",
        "07_claims",
        "08_your_turn",
        "09_frames",
        "10_codebook",
    ]


@FIRST
@pytest.mark.parametrize("name", NAMES)
def test_kept_outputs_are_what_a_run_gives_anywhere(name, executed):
    """From another folder, timezone and locale, under a hostile profile: the same words to the
    letter.
    """
    kept, fresh = texts(read(name)), texts(executed("default")[name].notebook)
    for number, (old, new) in enumerate(zip(kept, fresh, strict=True), start=1):
        assert old == new, f"cell {number} of {name} is stale: run `make notebooks`"


@pytest.mark.parametrize("name", NAMES)
def test_kept_file_is_in_its_stable_form(name):
    path = ROOT / "notebooks" / f"{name}.ipynb"
    assert path.read_text("utf-8") == stable(read(name)), "run `make notebooks`"


@pytest.mark.parametrize("name", NAMES)
def test_every_code_cell_was_run_in_order(name):
    counts = [cell.execution_count for cell in read(name).cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("name, corpus", RUNS)
def test_runs_to_its_end_without_a_word_on_stderr(name, corpus, executed):
    result = executed(corpus)[name]
    assert result.failed is None and result.refused is None
    assert result.stderr == ""


@SECOND
@pytest.mark.parametrize("name", RUSSIAN)
def test_runs_on_russian_or_refuses_in_one_sentence(name, executed):
    result = executed("practice_ru")[name]
    assert result.failed is None and result.stderr == ""
    assert (result.refused is None) == (name != "03_sentiment")
    assert name != "03_sentiment" or (
        "reads English only" in result.refused and "\n" not in result.refused
    )


@SECOND
@pytest.mark.parametrize("name", PRACTICE)
def test_names_no_outlet_that_the_corpus_lacks(name, executed):
    """Neither fixed prose nor computed sentences may speak of the default corpus on another one."""
    notebook = executed("practice")[name].notebook
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    spoken = [text for shown in texts(notebook) for text in shown]
    wrong = [text for text in prose + spoken if SEED_OUTLETS.search(text)]
    assert not wrong, wrong[0]


@pytest.mark.parametrize("name, corpus", RUNS)
def test_every_chart_is_described(name, corpus, executed):
    for cell in executed(corpus)[name].notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            assert "image/png" not in data, (
                "draw with framing.figure(…), which keeps the description"
            )
            for image in re.findall(r"<img\b[^>]*>", data.get("text/html", "")):
                alt = re.search(r'\balt="([^"]*)"', image)
                assert alt and len(alt.group(1)) > 20


@FIRST
@pytest.mark.parametrize("name", NAMES)
def test_every_notebook_draws(name, executed):
    shown = "".join(text for shown in texts(executed("default")[name].notebook) for text in shown)
    assert "<img" in shown


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_few_and_short(name):
    cells = read(name).cells
    code = [len(cell.source.splitlines()) for cell in cells if cell.cell_type == "code"]
    assert 8 <= len(cells) <= 15
    assert statistics.median(code) <= 5 and max(code) <= 15
    assert cells[0].cell_type == "markdown" and re.match(r"# .+\?", cells[0].source)
    for cell in cells:
        if cell.cell_type == "code" and not name.startswith("08"):
            defined = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
            assert not [
                node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, defined)
            ]


@pytest.mark.parametrize("name", NAMES)
def test_every_formula_can_be_read(name):
    """No backslash was lost on the way (``\\f`` is a form feed), and all become MathML in the
    report.
    """
    for cell in read(name).cells:
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", cell.source), cell.source
        if cell.cell_type == "markdown":
            assert not re.search(
                r"<code>[^<]*\\[a-z]|\$", markdown_to_html(cell.source, trusted=True)
            ), cell.source

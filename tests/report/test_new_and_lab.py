"""Notebooks of one's own: copied, opened in JupyterLab, and the corpus that their cells name."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from small_notebooks import tagged

import framing
from framing.__main__ import main
from framing.report import lab
from framing.report.run.execute import execute_all
from framing.report.run.parameters import choose_corpus, chosen_corpus_of, chosen_in

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.xdist_group("report")


def one_sentence(printed: str) -> bool:
    """Whether stderr holds one line and no traceback."""
    return printed.count("\n") == 1 and "Traceback" not in printed


def test_new_copies_the_notebooks_and_writes_over_nothing(here, capsys):
    assert main(["new", "mine"]) == 0
    originals = {
        path.name: path.read_text("utf-8") for path in (ROOT / "notebooks").glob("*.ipynb")
    }
    copies = {path.name: path.read_text("utf-8") for path in (here / "mine").iterdir()}
    assert copies == originals and "framing lab mine" in capsys.readouterr().out
    (here / "other").mkdir()
    (here / "other" / "02_keyness.ipynb").write_text("my own", encoding="utf-8")
    (here / "other" / "thesis.txt").write_text("three years", encoding="utf-8")
    for folder in ("mine", "other", "my/tiny.jsonl"):
        assert main(["new", folder]) == 2
        assert one_sentence(capsys.readouterr().err)
    assert len(list((here / "other").iterdir())) == 2
    assert (here / "other" / "02_keyness.ipynb").read_text("utf-8") == "my own"


def test_new_names_the_corpus_in_every_copy(here, capsys):
    assert main(["new", "mine", "--corpus", "my/tiny.jsonl"]) == 0
    for path in (here / "mine").iterdir():
        notebook = nbformat.read(path, as_version=4)
        assert chosen_corpus_of(notebook) == (here / "my" / "tiny.jsonl").as_posix()
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert not any(cell.outputs or cell.execution_count for cell in code)
    assert main(["new", "again", "--corpus", "nowhere"]) == 2
    assert "nowhere does not exist" in capsys.readouterr().err and not (here / "again").exists()


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_every_notebook_has_a_parameters_cell_and_reads_what_it_names(path):
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    tags = [cell.metadata.get("tags", []) for cell in code]
    assert tags == [["parameters"], *[[]] * (len(code) - 1)]
    assert code[0].source.startswith("corpus = None  # ")
    reading = "".join(cell.source for cell in code).split("framing.read_articles(")[1:]
    assert reading and all(rest.startswith("corpus") for rest in reading)


def test_papermill_can_set_the_corpus_and_so_can_a_run(here, small):
    """It puts a cell of its own after the tagged one; a relative path is as the kernel stands."""
    path = small / "00_small.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(2, nbformat.v4.new_code_cell("corpus = 'my/tiny.jsonl'", id="p"))
    nbformat.write(notebook, path)
    (result,) = execute_all([path], folder=here)
    assert "3 outlets" in result.notebook.cells[-1].outputs[0].text
    tagged(path, "corpus = 'my/tiny.jsonl'")
    (result,) = execute_all([path], corpus=framing.example("practice"), folder=here)
    assert "2 outlets" in result.notebook.cells[-1].outputs[0].text


def test_a_parameters_cell_keeps_everything_but_the_value():
    cell = nbformat.v4.new_code_cell("é = 1; corpus = 'a#b'  # whose?\nx = 2", id="c")
    cell.metadata["tags"] = ["parameters"]
    other = nbformat.v4.new_code_cell("corpus = 'untagged'", id="d")
    notebook = nbformat.v4.new_notebook(cells=[other, cell])
    assert chosen_corpus_of(notebook) == "a#b"
    choose_corpus(notebook, "c/d")
    assert cell.source == "é = 1; corpus = 'c/d'  # whose?\nx = 2"
    choose_corpus(notebook, None)
    assert cell.source.startswith("é = 1; corpus = None  #") and chosen_corpus_of(notebook) is None
    assert other.source == "corpus = 'untagged'"
    cell.source = "corpus = ("  # half typed
    choose_corpus(notebook, "c/d")
    assert cell.source == "corpus = ("


def test_a_corpus_that_a_notebook_names_is_found_from_its_folder(small):
    tagged(small / "00_small.ipynb", "corpus = 'articles'")
    assert chosen_in([small / "00_small.ipynb"]) == str(small / "articles")
    assert chosen_in(sorted((ROOT / "notebooks").glob("*.ipynb"))) is None


def test_the_lab_opens_a_folder_at_its_first_notebook(here, small):
    options = lab.defaults(Path("small"), ["--no-browser", "--ServerApp.ip=0.0.0.0"])
    assert f"--ServerApp.root_dir={small}" in options
    assert "--LabApp.default_url=/lab/tree/00_small.ipynb" in options
    assert not [option for option in options if option.startswith("--ServerApp.ip")]
    assert lab.first_page(here) == "/lab" and lab.first_page(ROOT).endswith("00_corpus.ipynb")


def test_the_lab_gets_its_options_and_the_whole_path_of_the_corpus(here, small, monkeypatch):
    calls = []

    class Server:
        def __init__(self, call, env):
            calls.append((call, env["FRAMING_CORPUS"]))

        def wait(self):
            return 0

    monkeypatch.setattr(lab.subprocess, "Popen", Server)
    monkeypatch.setattr(lab.signal, "signal", lambda *_: None)
    monkeypatch.setenv("FRAMING_CORPUS", "my/tiny.jsonl")
    assert main(["lab", "small", "--no-browser"]) == 0
    call, corpus = calls[0]
    assert call[-1] == "--no-browser" and corpus == str(here / "my" / "tiny.jsonl")


def test_the_lab_of_no_folder_is_one_sentence(here, capsys):
    assert main(["lab", "nowhere"]) == 2
    printed = capsys.readouterr().err
    assert one_sentence(printed) and "framing new nowhere" in printed

"""A fingerprint is that of every page: a corpus that changes on the way is refused."""

from __future__ import annotations

import pytest
from small_notebooks import SILENT, add

from framing.base.errors import FramingError
from framing.report import build_report

pytestmark = pytest.mark.xdist_group("report")
READ = "import framing; articles = framing.read_articles()"


@pytest.fixture
def corpus(tmp_path):
    for outlet in ("gull", "heron"):
        (tmp_path / "corpus" / outlet).mkdir(parents=True)
        for number in range(3):
            text = f"The {outlet} saw ferry {number} leave the quay of Ostrel in the morning."
            (tmp_path / "corpus" / outlet / f"{number}.txt").write_text(text)
    (tmp_path / "notebooks").mkdir()
    return tmp_path / "corpus"


def test_a_corpus_that_changes_on_the_way_is_refused(corpus, tmp_path):
    """Also one that is at the end what it was at the start."""
    file = str(corpus / "gull" / "0.txt")
    code = f"import os; text = open({file!r}).read(); os.remove({file!r})"
    back = f"open({file!r}, 'w').write(text)"
    add(tmp_path / "notebooks", "00_first", "# Who?", code, READ, back)
    with pytest.raises(FramingError, match=r"6 articles at the start, and 00_first.ipynb read 5"):
        build_report(tmp_path / "report", notebooks=tmp_path / "notebooks", corpus=corpus, **SILENT)
    assert not (tmp_path / "report").exists()


def test_other_corpora_and_furniture_that_is_kept_are_no_change(corpus, tmp_path):
    keep = READ.replace("()", "(furniture='keep')")
    add(
        tmp_path / "notebooks",
        "00_first",
        "# Who?",
        READ,
        keep,
        READ.replace("()", "(framing.example('practice'))"),
    )
    build_report(tmp_path / "report", notebooks=tmp_path / "notebooks", corpus=corpus, **SILENT)
    assert (tmp_path / "report" / "index.html").exists()


def test_the_corpus_that_the_notebooks_name_is_the_one_of_the_front_page(corpus, tmp_path):
    add(tmp_path / "notebooks", "00_first", "# Who?", f"corpus = {str(corpus)!r}", "import framing")
    import nbformat

    path = tmp_path / "notebooks" / "00_first.ipynb"
    notebook = nbformat.read(path, 4)
    notebook.cells[1].metadata["tags"] = ["parameters"]
    nbformat.write(notebook, path)
    build_report(tmp_path / "report", notebooks=tmp_path / "notebooks", **SILENT)
    assert "heron (3)" in (tmp_path / "report" / "index.html").read_text("utf-8")

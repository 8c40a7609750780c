"""Building a report: of any corpus, and without losing the last one to a run that goes wrong."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from small_notebooks import FIRST, SILENT, TINY, add, wait_for

from framing.base.errors import FramingError
from framing.report import build_report
from framing.report.__main__ import main
from framing.report.folder import replaced

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with one small notebook."""
    where = tmp_path / "notebooks"
    where.mkdir()
    add(where, "00_first", *FIRST)
    return where


def test_a_report_of_any_corpus(folder, tmp_path):
    before = (folder / "00_first.ipynb").read_bytes()
    add(
        folder,
        "01_picky",
        "# Is it English?\n\nHow English the words are.",
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
    said = re.sub(r"<[^>]+>|\s+", " ", picky)
    assert re.search(r"What would stand here: +How English the words are", said)
    assert "What would stand here" not in first
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert (
        "Harbour Post\u00a0(3)" in index and "Not run to its end: this text is not English" in index
    )
    assert (folder / "00_first.ipynb").read_bytes() == before


@pytest.fixture(scope="session")
def pair(tmp_path_factory) -> str:
    """A corpus of two articles on one event."""
    file = tmp_path_factory.mktemp("pair") / "pair.jsonl"
    file.write_text("".join(TINY.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    return str(file)


@pytest.fixture(scope="session")
def built(tmp_path_factory, pair) -> Path:
    """A report of the small notebook."""
    where = tmp_path_factory.mktemp("built")
    (where / "notebooks").mkdir()
    add(where / "notebooks", "00_first", *FIRST)
    build_report(where / "report", notebooks=where / "notebooks", corpus=pair, **SILENT)
    return where / "report"


@pytest.fixture
def good(built, tmp_path) -> Path:
    """A report that stands, to be kept."""
    return Path(shutil.copytree(built, tmp_path / "report"))


def test_two_reports_are_the_same_to_the_byte(built, folder, pair, tmp_path):
    build_report(tmp_path / "again", notebooks=folder, corpus=pair, **SILENT)
    assert snapshot(tmp_path / "again") == snapshot(built)


def snapshot(report: Path) -> dict[str, bytes]:
    beside = report.parent.glob(f"{report.name}.*")
    left = [path.name for path in beside if path != kept_beside(report)]
    assert left == [], "something half-written was left behind"
    return {path.name: path.read_bytes() for path in report.iterdir()}


def kept_beside(report: Path) -> Path:
    """Where the pages lie that a stopped run had done."""
    return report.with_name(f"{report.name}.unfinished")


def test_a_notebook_that_fails_leaves_the_last_report(good, folder, pair, capsys, monkeypatch):
    before = snapshot(good)
    add(folder, "02_broken", "# What is one by nothing?", "1 / 0")
    monkeypatch.setenv("FRAMING_CORPUS", pair)
    assert main(["--to", str(good), "--notebooks", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "02_broken.ipynb: ZeroDivisionError: division by zero" in said and said.count("\n") == 1
    assert said.endswith(f" The pages that were done: {kept_beside(good) / 'index.html'}\n")
    assert snapshot(good) == before and (kept_beside(good) / "00_first.html").is_file()
    assert not (kept_beside(good) / "02_broken.html").exists()


def test_a_rotten_corpus_is_one_sentence(folder, tmp_path, capsys, monkeypatch):
    (tmp_path / "rotten.csv").write_text("headline,body\nx,y\n")
    for corpus in ("rotten.csv", "nowhere"):
        monkeypatch.setenv("FRAMING_CORPUS", str(tmp_path / corpus))
        assert main(["--to", str(tmp_path / "out"), "--notebooks", str(folder)]) == 1
        said = capsys.readouterr().err
        assert corpus in said and said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_corpus_that_every_notebook_refuses_is_one_sentence(folder, pair, tmp_path):
    (folder / "00_first.ipynb").unlink()
    for name in ("00_a", "01_b"):
        add(
            folder,
            name,
            "# Why?",
            "import framing",
            "raise framing.FramingError('no outlet has any text')",
        )
    with pytest.raises(FramingError, match="^no outlet has any text$"):
        build_report(tmp_path / "out", notebooks=folder, corpus=pair, **SILENT)


def test_a_full_disk_leaves_the_last_report(good, folder, pair, monkeypatch):
    before, write = snapshot(good), Path.write_text

    def full(self, *args, **options):
        if self.name == "index.html":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, *args, **options)

    monkeypatch.setattr(Path, "write_text", full)
    sentence = r"cannot be written .*No space left.* free some space"
    with pytest.raises(FramingError, match=sentence) as problem:
        build_report(good, notebooks=folder, corpus=pair, **SILENT)
    assert snapshot(good) == before and str(kept_beside(good)) in problem.value.__notes__[0]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(FramingError, match="cannot be written"),
        replaced(tmp_path / "file" / "report"),
    ):
        pass


def test_a_slip_does_not_cost_a_users_files(tmp_path):
    (tmp_path / "thesis.docx").write_text("three years of work")
    with pytest.raises(FramingError, match="no report"), replaced(tmp_path):
        pass
    assert (tmp_path / "thesis.docx").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on Unix")
@pytest.mark.parametrize(
    "blow, command",
    [(signal.SIGTERM, ["framing.report"]), (signal.SIGINT, ["framing", "report"])],
    ids=["ended, as a module", "ctrl-c, as the command"],
)
def test_a_killed_run_leaves_the_last_report_and_the_pages_that_were_done(
    good, folder, pair, tmp_path, blow, command
):
    before = snapshot(good)
    add(
        folder,
        "01_slow",
        "# How long?",
        f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))",
        "time.sleep(300)",
    )
    call = [sys.executable, "-m", *command, "--to", str(good), "--notebooks", str(folder)]
    # Where the tests run in the background, a shell may have had them ignore SIGINT.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    run = subprocess.Popen(
        call,
        env=os.environ | {"FRAMING_CORPUS": pair},
        stderr=subprocess.PIPE,
        cwd=ROOT,
        preexec_fn=heed,
    )
    try:
        wait_for((tmp_path / "pid").exists)
        wait_for(lambda: list(tmp_path.glob("*.new-*/done/index.html")))
        run.send_signal(blow)
        said = run.communicate(timeout=30)[1].decode()
    finally:
        run.kill()
    kept = kept_beside(good)
    sentence = "Stopped; the last report and the notebooks are as they were. "
    assert run.returncode == 130
    assert said == f"{sentence}The pages that were done: {kept / 'index.html'}\n"
    assert snapshot(good) == before
    assert {path.name for path in kept.glob("*.html")} == {"index.html", "00_first.html"}
    assert 'href="00_first.html"' in (kept / "index.html").read_text("utf-8")
    assert "42 jsonl" in (kept / "00_first.html").read_text("utf-8")
    kernel = int((tmp_path / "pid").read_text() or 0)
    wait_for(lambda: not alive(kernel))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")

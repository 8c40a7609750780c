"""The bar: there for someone who looks, after two seconds; nothing in captured output."""

from __future__ import annotations

import io
import sys
import time

import framing
from framing.base.running.progress import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_captured_output_stays_empty(monkeypatch, capsys):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setattr("framing.base.running.progress.PATIENCE", 0)
    assert list(progress(range(3), "counting")) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_a_terminal_sees_a_bar_only_when_it_takes_long(monkeypatch):
    for patience, seen in ((0, True), (60, False)):
        monkeypatch.setattr(sys, "stderr", Terminal())
        monkeypatch.setattr("framing.base.running.progress.PATIENCE", patience)
        for _ in progress(range(3), "counting"):
            time.sleep(0.12)
        assert ("counting" in sys.stderr.getvalue()) is seen


def test_an_open_notebook_sees_one(monkeypatch, capsys):
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/00_corpus.ipynb")
    monkeypatch.setattr("framing.base.running.progress.PATIENCE", 0)
    list(progress(range(3), "counting"))
    assert "counting" in capsys.readouterr().err


def test_a_terminal_sees_that_exports_are_read_and_a_pipe_does_not(monkeypatch, tmp_path, capsys):
    frame = "{n} of 2 DOCUMENTS\n\nThe Orvelle Echo\n\nMay {n}, 2019\n\nPier {n} is shut\n\n"
    body = "LENGTH: 8 words\n\nThe council of Orvelle shut pier {n}.\n\nLOAD-DATE: May 3, 2019\n\n"
    for name in "ab":
        export = "".join((frame + body).format(n=n) for n in (1, 2))
        (tmp_path / f"{name}.txt").write_text(export, encoding="utf-8")
    monkeypatch.setattr("framing.base.running.progress.PATIENCE", 0)
    framing.read_articles(tmp_path, at_least=1)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys, "stderr", Terminal())
    framing.read_articles(tmp_path, at_least=1)
    assert "reading files" in sys.stderr.getvalue()

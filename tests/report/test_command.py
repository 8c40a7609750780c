"""The command ``framing``: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_notebooks import TINY, tagged

import framing
from framing.__main__ import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.xdist_group("report")


def one_sentence(printed: str) -> bool:
    """Whether stderr holds one line and no traceback."""
    return printed.count("\n") == 1 and "Traceback" not in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_one_example_that_can_be_read(name, capsys):
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    text = capsys.readouterr().out
    assert end.value.code == 0 and text.isascii()
    assert text.count("Example: ") == 1 and f"Example: framing {name} my/" in text


@pytest.mark.parametrize("arguments", [[], ["raport"], ["check", "--deep"], ["check", ""]])
def test_what_is_no_command_is_said_with_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2 and "framing" in capsys.readouterr().err


def test_a_report_of_a_relative_path(here, small, capsys):
    assert main(["report", "my/tiny.jsonl", "--notebooks", "small"]) == 0
    assert "1 notebook in" in capsys.readouterr().out
    assert "3 outlets" in (here / "report" / "00_small.html").read_text("utf-8")
    assert "my/tiny.jsonl: 9 articles" in (here / "report" / "index.html").read_text("utf-8")


@pytest.fixture
def asked(monkeypatch) -> list:
    """What reports were asked for, none of which is made: their corpora."""
    corpora = []

    def pretend(target, *, notebooks, corpus, kernels):
        corpora.append(corpus)
        return []

    monkeypatch.setattr("framing.report.build.build_report", pretend)
    return corpora


def test_open_shows_the_front_page(here, small, asked, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    call = ["report", "my/tiny.jsonl", "--notebooks", "small", "--to", "out/one"]
    assert main(call) == 0 and opened == []
    assert main([*call, "--open"]) == 0
    assert opened == [(here / "out" / "one" / "index.html").as_uri()]


@pytest.mark.parametrize("corpus", ["nowhere", "notes.txt", "my/empty", "~no-such-user/x"])
def test_a_report_of_something_else_is_one_sentence_and_code_2(here, corpus, capsys):
    (here / "notes.txt").write_text("no corpus", encoding="utf-8")
    (here / "my" / "empty").mkdir()
    assert main(["report", corpus]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and one_sentence(printed.err) and corpus in printed.err
    assert not (here / "report").exists()


def test_whose_corpus_it_is(here, small, asked, capsys, monkeypatch):
    """The command's, else that of the notebooks, else that of the environment, else the default."""
    assert main(["report", "--notebooks", "small"]) == 0
    monkeypatch.setenv("FRAMING_CORPUS", "my/tiny.jsonl")
    assert main(["report", "--notebooks", "small"]) == 0
    tagged(small / "01_named.ipynb", "corpus = 'named'  # mine")
    assert main(["report", "--notebooks", "small"]) == 0
    assert main(["report", "given", "--notebooks", "small"]) == 0
    assert asked == [None, "my/tiny.jsonl", str(small / "named"), Path("given")]
    tagged(small / "02_other.ipynb", "corpus = 'other'")
    assert main(["report", "--notebooks", "small"]) == 2
    assert "name different corpora" in capsys.readouterr().err


def test_check_says_what_was_read(here, capsys):
    rows = [json.loads(line) for line in TINY.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["outlet"] != "Harbour Post"]
    body = "\n".join(f"A choir of {n} sang in the rain for hours and hours." for n in range(9))
    rows += [{"outlet": "Echo\x9b31m", "text": f"{body}\nShare this story"}]
    rows += [{"outlet": "Echo\x9b31m", "text": "Short."}]
    Path("my/four.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["check", "my/four.jsonl"]) == 0
    text = capsys.readouterr().out
    assert f"8 articles of 3 outlets, read from the table {here / 'my' / 'four.jsonl'}" in text
    assert "very short" in text and "Notices on 1 of 8 articles" in text
    assert "Events: 3 named in the corpus, 0 more found" in text
    assert "6 of 8 articles tell of an event that another outlet covers" in text
    assert "tail" in text and "Share this story" in text and "38%" in text
    assert text.replace("\n", "").isprintable()


def test_check_tells_folders_packs_and_uneven_outlets(here, capsys):
    for outlet, articles in (("a", 4), ("b", 1)):
        (here / "my" / "articles" / outlet).mkdir(parents=True)
        for number in range(articles):
            text = f"The pier is shut, number {number}. " * 9
            (here / "my" / "articles" / outlet / f"{number}.txt").write_text(text)
    assert main(["check", "my/articles"]) == 0
    text = capsys.readouterr().out
    assert "read from the folder" in text and "Uneven: a has 4 articles, b 1." in text
    assert "Furniture: nothing was taken out." in text
    assert main(["share", "my/articles", "my/pack"]) == 0 and main(["check", "my/pack"]) == 0
    assert "read from the share pack" in capsys.readouterr().out


def test_check_of_no_corpus_is_one_sentence(here, capsys):
    assert main(["check", "nowhere"]) == 2
    assert one_sentence(capsys.readouterr().err)


def test_share_writes_a_pack_once(here, capsys):
    assert main(["share", "my/tiny.jsonl", "my/pack"]) == 0
    assert "9 articles, without their text, in my" in capsys.readouterr().out
    assert framing.read_articles("my/pack")["text"].isna().all()
    assert main(["share", "my/tiny.jsonl", "my/pack"]) == 2
    assert "holds something already" in capsys.readouterr().err


def test_a_console_of_few_letters_gets_escapes(here):
    """A Windows console knows 256 letters: what it lacks must not end the command."""
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    call = [sys.executable, "-m", "framing", "check", str(framing.example("practice_ru"))]
    done = subprocess.run(call, env=environment, capture_output=True)
    assert done.returncode == 0 and done.stderr == b"" and b"12 articles" in done.stdout


def test_nobody_has_to_read_on(here):
    call = [sys.executable, "-m", "framing", "check", "my/tiny.jsonl"]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b"" and process.wait() == 0


def test_make_passes_a_corpus_on():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "export FRAMING_CORPUS := $(CORPUS)" in makefile
    if shutil.which("make"):
        call = [
            "make",
            "-C",
            str(ROOT),
            "report",
            "CORPUS=my articles",
            "PYTHON=env | grep ^FRAMING #",
        ]
        printed = subprocess.run(call, capture_output=True, text=True).stdout
        assert "FRAMING_CORPUS=my articles" in printed


def test_share_withholds_and_writes_addresses_where_asked(here, capsys):
    table = framing.read_articles("my/tiny.jsonl").assign(url="https://example.org/quay")
    table.to_json("my/with_urls.jsonl", orient="records", lines=True, date_format="iso")
    assert main(["share", "my/with_urls.jsonl", "my/plain"]) == 0
    assert main(["share", "my/with_urls.jsonl", "my/pack", "--withhold", "--urls"]) == 0
    plain, withheld = (framing.read_articles(f"my/{name}") for name in ("plain", "pack"))
    assert plain["url"].isna().all() and withheld["url"].eq("https://example.org/quay").all()
    terms = [set(framing.count_terms(table).terms) for table in (plain, withheld)]
    assert terms[1] < terms[0]

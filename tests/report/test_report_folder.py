"""A new report costs nobody a file: only what a run wrote and marked is replaced or removed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from framing.base.errors import FramingError
from framing.report.build import write_files
from framing.report.folder import ASIDE, done_beside, replaced
from framing.report.marks import MARKER, mark_unfinished
from framing.report.unfinished import write_whole

PAGE = '<meta name="generator" content="framing"><p>{}'


def run(target: Path, text: str = "new", names=("index.html", "01_ferry.html")) -> None:
    """A run that writes a few pages."""
    with replaced(target) as fresh:
        for name in names:
            (fresh / name).parent.mkdir(exist_ok=True)
            (fresh / name).write_text(PAGE.format(text), encoding="utf-8")


def pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8")[-3:] for path in folder.glob("*.html")}


@pytest.fixture
def report(tmp_path) -> Path:
    run(tmp_path / "report", "old", ("index.html", "01_ferry.html", "02_gone.html"))
    return tmp_path / "report"


def test_backups_and_neighbours_stay(report):
    shutil.copytree(report, report.with_name("report.old"))
    unrelated = report.with_name("report.new-plans")
    unrelated.mkdir()
    (unrelated / "plans.txt").write_text("ours")
    run(report)
    assert pages(report.with_name("report.old"))["index.html"] == "old"
    assert (unrelated / "plans.txt").read_text() == "ours"
    assert pages(report) == {"index.html": "new", "01_ferry.html": "new"}
    assert sorted(path.name for path in report.parent.iterdir()) == [
        "report",
        "report.new-plans",
        "report.old",
    ]


def test_a_missing_report_takes_no_folder_of_a_similar_name(tmp_path):
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site.old" / "index.html").write_text("a shop")
    run(tmp_path / "site")
    assert (tmp_path / "site.old" / "index.html").read_text() == "a shop"


def test_files_of_the_users_inside_a_report_stay(report):
    (report / "notes").mkdir()
    (report / "notes" / "monday.txt").write_text("call the harbour")
    (report / "own.html").write_text(PAGE.format("own"))
    run(report)
    assert (report / "notes" / "monday.txt").read_text() == "call the harbour"
    assert pages(report) == {"index.html": "new", "01_ferry.html": "new", "own.html": "own"}


def test_a_page_that_was_edited_is_not_replaced(report):
    (report / "01_ferry.html").write_text("with my remarks")
    with pytest.raises(FramingError, match=r"'01_ferry\.html', changed since"), replaced(report):
        pytest.fail("no notebook may run before")
    (report / "01_ferry.html").rename(report / "remarks.html")
    run(report)
    assert (report / "remarks.html").read_text() == "with my remarks"


def test_a_file_of_the_name_of_a_new_page_is_not_replaced(report):
    (report / "03_mine.html").write_text("mine")
    with pytest.raises(FramingError, match=r"'03_mine\.html', which no run wrote"):
        run(report, names=("index.html", "03_mine.html"))
    assert pages(report)["03_mine.html"] == "ine" and pages(report)["index.html"] == "old"


def test_a_report_from_before_the_marker_is_known_by_its_pages(report):
    (report / MARKER).unlink()
    (report / "plain.html").write_text("<p>own")
    run(report)
    assert pages(report) == {"index.html": "new", "01_ferry.html": "new", "plain.html": "own"}


def test_a_report_behind_a_link_is_written_on_every_run(tmp_path):
    (tmp_path / "disk" / "pages").mkdir(parents=True)
    link = tmp_path / "report"
    link.symlink_to(tmp_path / "disk" / "pages", target_is_directory=True)
    for text in ("one", "two", "six"):
        run(link, text)
        assert link.is_symlink() and pages(link) == pages(tmp_path / "disk" / "pages")
        assert set(pages(link).values()) == {text}
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["pages"]


def left_by_a_kill(report: Path) -> Path:
    """A scratch folder of a process that is no more."""
    scratch = report.with_name("report.new-x1y2")
    scratch.mkdir()
    mark_unfinished(scratch)
    marker = json.loads((scratch / MARKER).read_text())
    (scratch / MARKER).write_text(json.dumps(marker | {"started": 1.0}))
    return scratch


def test_what_a_kill_left_is_cleared_and_set_aside_pages_come_back(report):
    scratch = left_by_a_kill(report)
    (scratch / ASIDE).mkdir()
    (report / "index.html").rename(scratch / ASIDE / "index.html")
    with pytest.raises(ZeroDivisionError), replaced(report):
        raise ZeroDivisionError
    assert not scratch.exists() and pages(report)["index.html"] == "old"


def test_the_scratch_folder_of_a_live_run_stays(report):
    with replaced(report) as fresh:
        run(report, "two")
        assert fresh.is_dir()
        (fresh / "index.html").write_text(PAGE.format("one"))
    assert pages(report) == {"index.html": "one"}


def test_a_move_that_breaks_off_is_taken_back(report, monkeypatch):
    before, move = pages(report), Path.replace

    def breaks(self, target):
        if Path(target) == report / "index.html":
            monkeypatch.undo()
            raise OSError("the disk is gone")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(FramingError, match="the disk is gone"):
        run(report)
    assert pages(report) == before and os.listdir(report.parent) == ["report"]


NESTED = ("index.html", "ferry/index.html", "pier/index.html")


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")} - {MARKER}


def test_pages_in_sub_folders_are_replaced_and_their_emptied_folders_go(tmp_path):
    target = tmp_path / "report"
    run(target, "old", NESTED)
    (target / "ferry" / "mine.txt").write_text("call the harbour")
    run(target, "new", ("index.html", "quay/index.html"))
    assert everything(target) == {
        *("index.html", "quay", "quay/index.html", "ferry", "ferry/mine.txt")
    }
    run(target, "two", NESTED)
    assert (target / "ferry" / "index.html").read_text().endswith("two")
    assert (target / "ferry" / "mine.txt").read_text() == "call the harbour"


@pytest.mark.parametrize("users_own", ["pier", "pier/index.html"])
def test_a_file_where_a_sub_folder_or_its_page_shall_be_stays(report, users_own):
    (report / users_own).parent.mkdir(exist_ok=True)
    (report / users_own).write_text("mine")
    with pytest.raises(FramingError, match=f"holds '{users_own}', which no run wrote"):
        run(report, "new", NESTED)
    assert (report / users_own).read_text() == "mine" and pages(report)["index.html"] == "old"


@pytest.mark.parametrize("name", ["../own.html", "link/own.html", "{outside}/own.html"])
def test_a_marker_that_names_files_elsewhere_removes_none(report, tmp_path, name):
    outside = tmp_path / "outside"
    outside.mkdir()
    (report / "link").symlink_to(outside, target_is_directory=True)
    files = [outside / "own.html", tmp_path / "own.html"]
    for file in files:
        file.write_text("own")
    marker = json.loads((report / MARKER).read_text())
    digest = hashlib.sha256(b"own").hexdigest()
    marker["files"][name.format(outside=outside)] = digest
    (report / MARKER).write_text(json.dumps(marker))
    run(report)
    assert [file.read_text() for file in files] == ["own", "own"]


def test_a_kill_while_sub_folders_move_leaves_the_last_report(tmp_path):
    target = tmp_path / "report"
    run(target, "old", NESTED)
    scratch = left_by_a_kill(target)
    (scratch / ASIDE / "ferry").mkdir(parents=True)
    (target / "ferry" / "index.html").rename(scratch / ASIDE / "ferry" / "index.html")
    (target / "ferry").rmdir()
    with pytest.raises(ZeroDivisionError), replaced(target):
        raise ZeroDivisionError
    assert (target / "ferry" / "index.html").read_text().endswith("old") and not scratch.exists()


def test_each_page_is_written_before_the_next_is_made(tmp_path):
    def pages():
        for name in ("one.html", "two.html"):
            assert len(list(tmp_path.iterdir())) == (name == "two.html")
            yield name, f"<p>{name}</p>"

    write_files(tmp_path, pages(), print)
    assert (tmp_path / "two.html").read_text("utf-8") == "<p>two.html</p>"


def stopped(target: Path, text: str, names=("index.html", "00_first.html")) -> list[str]:
    """A run that is stopped when these pages are done; gives the notes on what stopped it."""
    with pytest.raises(KeyboardInterrupt) as stop, replaced(target) as fresh:
        for name in names:
            write_whole(done_beside(fresh) / name, PAGE.format(text))
        raise KeyboardInterrupt
    return getattr(stop.value, "__notes__", [])


def test_the_pages_that_a_stopped_run_had_done_are_kept_until_a_run_ends(report):
    kept, before = report.with_name("report.unfinished"), pages(report)
    assert stopped(report, "one") == [f"The pages that were done: {kept / 'index.html'}"]
    assert set(pages(kept).values()) == {"one"} and pages(report) == before
    stopped(report, "two", ("index.html", "sea/01_next.html"))  # and no more of the last time
    assert everything(kept) == {"index.html", "sea", "sea/01_next.html"}
    run(report)
    assert os.listdir(report.parent) == ["report"] and pages(report)["index.html"] == "new"


def test_a_run_that_had_nothing_done_leaves_what_an_earlier_one_had(report):
    stopped(report, "one")
    assert stopped(report, "two", ()) == []
    assert set(pages(report.with_name("report.unfinished")).values()) == {"one"}


def test_pages_done_take_no_folder_of_the_users_and_no_page_with_remarks(report):
    kept = report.with_name("report.unfinished")
    shutil.copytree(report, kept)  # a report of the user's own, who called it so
    before = pages(kept)
    assert stopped(report, "one") == [] and pages(kept) == before
    run(report)
    assert pages(kept) == before
    shutil.rmtree(kept)
    stopped(report, "one")
    (kept / "00_first.html").write_text("my remarks")
    assert stopped(report, "two") == []
    run(report)
    assert (kept / "00_first.html").read_text() == "my remarks"


def test_the_next_run_keeps_what_a_killed_one_had_done(report):
    write_whole(done_beside(left_by_a_kill(report) / "report") / "index.html", PAGE.format("one"))
    assert stopped(report, "", ()) == []
    assert pages(report.with_name("report.unfinished")) == {"index.html": "one"}


def test_no_page_is_there_by_half(tmp_path, monkeypatch):
    write_whole(tmp_path / "page.html", "whole")

    def stop(self, text, **options):
        self.write_bytes(text.encode()[:3])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_text", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "page.html", "another")
    assert os.listdir(tmp_path) == ["page.html"]
    assert (tmp_path / "page.html").read_text() == "whole"

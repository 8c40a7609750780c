"""What cannot be written is one sentence, leaves nothing behind, and can be tried again."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.base.written import move_files

STORY = "The council of Orvelle shut the old pier. “A shameless lie,” said Ann Bell, the mayor."


@pytest.fixture
def articles() -> pd.DataFrame:
    return pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"], "text": [STORY] * 2})


def pack(articles, path):
    return framing.share(articles, path / "pack")


def sheet(articles, path):
    return framing.draw_sample(articles, "loaded", path=path / "sheet.csv")


WRITERS = pytest.mark.parametrize("write", [pack, sheet])


@WRITERS
def test_a_parent_that_is_a_file_and_a_long_name(articles, tmp_path, write):
    (tmp_path / "file").write_text("x")
    for parent in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("n" * 300)):
        with pytest.raises(framing.FramingError, match="cannot be written to"):
            write(articles, parent)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_name_that_is_too_long(articles, tmp_path):
    for call in (
        lambda: framing.share(articles, tmp_path / ("n" * 300)),
        lambda: framing.draw_sample(articles, "loaded", path=tmp_path / ("n" * 252 + ".csv")),
    ):
        with pytest.raises(framing.FramingError, match="cannot be written to"):
            call()
    assert not list(tmp_path.iterdir())


@WRITERS
def test_a_full_disk_leaves_nothing_and_a_second_call_succeeds(
    articles, tmp_path, write, monkeypatch
):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(pd.DataFrame, "to_csv", full)
        with pytest.raises(framing.FramingError, match="No space left on device"):
            write(articles, tmp_path)
    assert not list(tmp_path.iterdir())
    write(articles, tmp_path)
    assert list(tmp_path.iterdir()) and not list(tmp_path.glob(".framing-*"))


def test_an_empty_folder_becomes_the_pack(articles, tmp_path):
    (tmp_path / "pack").mkdir()
    assert len(framing.read_articles(pack(articles, tmp_path))) == 2


def test_files_are_moved_all_or_none(tmp_path):
    old = tmp_path / "old"
    old.write_text("x")
    with pytest.raises(OSError):
        move_files({old: tmp_path / "new", tmp_path / "missing": tmp_path / "other"})
    assert not (tmp_path / "new").exists()

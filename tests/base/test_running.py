"""What notebooks of one report share: the same tables as without, computed once."""

from __future__ import annotations

import os
import warnings

import pandas as pd
import pytest

import framing
from framing.base.arrow import arrow_text
from framing.base.running.shared import VARIABLE, once_a_run, shared_in
from framing.text.engine import stream


def table(**columns) -> pd.DataFrame:
    texts = ["The pier is shut, said Orla Wend.", "“A shameful pier,” the mayor said."]
    return pd.DataFrame({"article": ["a", "b"], "outlet": ["A", "B"], "text": texts} | columns)


@pytest.fixture
def counted(tmp_path):
    """A function of a table, the calls that reached it, and a run that is going on."""
    calls: list = []

    @once_a_run
    def tokens_of(articles, *, word="x"):
        calls.append(word)
        return {"n": articles["text"].str.len(), "word": [word]}

    with shared_in(tmp_path):
        yield tokens_of, calls


def test_the_same_call_is_answered_once_with_what_it_gave(counted):
    function, calls = counted
    first = function(table())
    first["word"].append("of this notebook only")
    again = function(table())
    assert calls == ["x"] and again["word"] == ["x"]
    pd.testing.assert_series_equal(first["n"], again["n"])


def test_an_argument_given_as_it_would_be_anyway_is_the_same_call(counted):
    function, calls = counted
    function(table())
    function(table(), word="x")
    assert calls == ["x"]


def test_quotation_marks_are_looked_at_once_a_run(tmp_path, monkeypatch):
    looked, kinds_of = [], stream.mark_kinds

    def mark_kinds(text, spans):
        looked.append(text)
        return kinds_of(text, spans)

    monkeypatch.setattr(stream, "mark_kinds", mark_kinds)
    texts = arrow_text(table()["text"])
    alone = stream.TokenStream.read(texts).marked
    with shared_in(tmp_path):
        assert [stream.TokenStream.read(texts).marked for _ in range(2)] == [alone, alone]
    assert alone == [[], [(0, 18, "quotation")]] and len(looked) == 4


@pytest.mark.parametrize(
    "other",
    [
        table(text=["The pier is shut, said Orla Wend.", "“A shameful pier”, the mayor said."]),
        table(outlet=["B", "A"]),
        table(event=["e", "e"]),
        table().iloc[::-1],
        table().set_axis([1, 2]),
        table().astype({"outlet": "category"}),
        table().head(1),
    ],
)
def test_another_table_is_another_call(counted, other):
    function, calls = counted
    function(table())
    function(other)
    function(table(), word="y")
    assert calls == ["x", "x", "y"]


def test_what_cannot_be_told_is_computed_each_time(counted):
    function, calls = counted
    for odd in (table(tags=[["a"], ["b"]]), table()):
        function(odd, word=object)
    assert len(calls) == 2


def test_each_caller_is_warned(tmp_path):
    @once_a_run
    def warns(articles):
        warnings.warn("two articles are left out", stacklevel=2)
        return len(articles)

    with shared_in(tmp_path):
        for _ in range(2):
            with pytest.warns(UserWarning, match="left out"):
                assert warns(table()) == 2


def test_without_a_run_nothing_is_kept_and_a_lost_folder_stops_nobody(counted, tmp_path):
    function, calls = counted
    with shared_in(tmp_path / "gone"):
        assert function(table())["word"] == ["x"]
    assert os.environ[VARIABLE] == str(tmp_path)
    os.environ.pop(VARIABLE)
    function(table()), function(table())
    assert len(calls) == 3 and not list(tmp_path.iterdir())
    os.environ[VARIABLE] = str(tmp_path)


@pytest.mark.parametrize(
    "function", [framing.compare_outlets, framing.find_quotes, framing.match_events, framing.frames]
)
def test_shared_tables_are_those_of_a_notebook_on_its_own(function, tmp_path):
    articles = framing.read_articles("tests/data/tiny_corpus.jsonl")
    alone = function(articles)
    with shared_in(tmp_path):
        function(articles)
        again = function(articles)
    assert list(tmp_path.glob(f"{function.__name__}-*"))
    pairs = zip(alone.values(), again.values()) if isinstance(alone, dict) else [(alone, again)]
    for one, other in pairs:
        pd.testing.assert_frame_equal(one, other)
        assert one.attrs == other.attrs


def test_a_corpus_is_read_once_a_run_and_anew_when_a_file_changes(tmp_path, monkeypatch):
    folder, read = tmp_path / "corpus", []
    for outlet in ("gull", "heron"):
        (folder / outlet).mkdir(parents=True)
        (folder / outlet / "a.txt").write_text(f"The {outlet} saw a ferry leave the quay.")
    articles_of = framing.corpus.read.articles_of
    monkeypatch.setattr(
        "framing.corpus.read.articles_of", lambda *args: read.append(1) or articles_of(*args)
    )
    alone = framing.read_articles(folder)
    with shared_in(tmp_path):
        for _ in range(2):
            pd.testing.assert_frame_equal(framing.read_articles(folder), alone)
        assert len(read) == 2
        (folder / "gull" / "a.txt").write_text("The gull saw a barge leave the quay.")
        assert "barge" in framing.read_articles(folder)["text"].iloc[0]
        (folder / "gull" / "b.txt").write_text("No ferry left the quay of Ostrel today.")
        assert len(framing.read_articles(folder)) == 3 and len(read) == 4
        assert len(framing.read_articles(folder, furniture="keep")) == 3 and len(read) == 5


def test_quotations_of_a_corpus_are_read_once_for_verbs_and_speakers(tmp_path):
    """Reading them is the longest step: both lenses ask for the same table."""
    articles = framing.read_articles(framing.example("stories"))
    with shared_in(tmp_path):
        framing.speech_verbs(articles)
        framing.speakers(framing.find_quotes(articles))
    assert len(list(tmp_path.glob("find_quotes-*.pickle"))) == 1

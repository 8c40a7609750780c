"""Variants of a function for other kinds of tables: which one answers, and which was written."""

from __future__ import annotations

import json
import pickle

import pandas as pd
import pytest

from framing import FramingError
from framing.base import kinds
from framing.base.arguments import public
from framing.base.kinds import dispatch, kind_of

TEXT = pd.DataFrame({"article": ["a", "b"], "text": ["one", "two"]})
PACK = TEXT.assign(pack="folder", text=None)
SCORES = pd.DataFrame({"sentence": [1, 2], "text": None})


@public
@dispatch
def count(articles, extra=0):
    """Rows of a table."""
    return len(articles) + extra


@count.specialize("pack")
def _count(articles, extra=0):
    return f"{len(articles)} rows of a pack, {extra} more"


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (TEXT, None),
        (PACK, "pack"),
        (TEXT.assign(pack="folder"), None),
        (TEXT.assign(pack=["folder", None], text=["one", None]), "pack"),
        (PACK.drop(columns="article"), None),
        (PACK.iloc[:0], None),
        (SCORES, "stored scores"),
        (SCORES.assign(text="one"), None),
        (SCORES.drop(columns="text"), None),
        (["a", "b"], None),
        (None, None),
    ],
)
def test_the_kind_of_a_table(table, kind):
    assert kind_of(table) == kind


def test_the_kind_of_a_folder(tmp_path):
    assert kind_of(tmp_path) is None
    for facts, kind in (([], None), ({"kind": "x"}, None), ({"kind": kinds.PACK}, "pack")):
        (tmp_path / kinds.MANIFEST).write_text(json.dumps(facts))
        assert kind_of(tmp_path) == kind
    (tmp_path / kinds.MANIFEST).write_text("{" * 100_000)
    assert kind_of(tmp_path) is None


def test_the_kind_of_the_first_argument_decides_also_where_it_has_its_name():
    assert count(TEXT) == 2 and count(articles=TEXT, extra=1) == 3
    assert count(PACK) == "2 rows of a pack, 0 more"
    assert count(extra=1, articles=PACK) == "2 rows of a pack, 1 more"


def test_a_kind_without_a_variant_gets_the_function_as_it_was_written():
    assert count(SCORES) == 2


def test_the_function_as_it_was_written_can_be_asked_for():
    assert count.plain(PACK) == 2 and count.plain(PACK, extra=3) == 5


def test_a_kind_that_nothing_provides_is_refused():
    with pytest.raises(FramingError, match="kind must be one of 'dask', 'pack', 'stored scores'"):
        count.specialize("spreadsheet")


def test_the_module_of_a_kind_is_imported_when_its_first_table_comes(monkeypatch):
    @dispatch
    def rows(articles):
        return len(articles)

    loads = []
    monkeypatch.setattr(kinds, "import_module", loads.append)
    assert rows(TEXT) == 2 and loads == []
    assert rows(PACK) == 2 and loads == ["framing.sharing.pack_lenses"]


def test_a_decorated_function_keeps_its_name_and_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(count)) is count
    assert pickle.loads(pickle.dumps(_count)) is _count
    assert (count.__name__, count.__doc__) == ("count", "Rows of a table.")


def test_a_missing_first_argument_is_said_by_the_function_itself():
    @dispatch
    def rows(articles):
        return len(articles)

    with pytest.raises(TypeError, match="articles"):
        rows()

"""Every public function with every wrong argument: one sentence, or a right result; never a changed
table.
"""

from __future__ import annotations

import inspect
import itertools

import numpy as np
import pandas as pd
import pytest
from working_calls import NEW, working_calls

import framing
from framing import FramingError

# on one worker: the arguments that work take seconds to make
pytestmark = pytest.mark.xdist_group("arguments")
NUMBER = itertools.count()
WRONG = {
    "None": None,
    "list": [1, 2],
    "no list": [],
    "text": "nonsense",
    "no text": "",
    "5": 5,
    "-1": -1,
    "0": 0,
    "1.5": 1.5,
    "nan": np.nan,
    "inf": np.inf,
    "True": True,
    "dict": {},
    "(2, 1)": (2, 1),
    "three": (1, 2, 3),
    "set": {1},
    "frame": pd.DataFrame({"a": [1]}),
    "no frame": pd.DataFrame(),
    "series": pd.Series([1]),
    "path": "/nowhere/x.csv",
    "object": object(),
    "bytes": b"x",
    "huge": 10**30,
    "function": len,
    "array": np.array([1.0, 2]),
    "NUL": "a\0b",
}


@pytest.fixture(scope="module")
def calls() -> dict[str, dict]:
    return working_calls()


def rotten(table: pd.DataFrame):
    """Tables that went wrong: a row, a column, a kind of value at a time."""
    yield table.iloc[:0]
    yield table.iloc[:, 0]
    yield table.set_axis([f"r{at % 3}" for at in range(len(table))])
    yield table.iloc[::-1]
    yield table.set_axis(pd.MultiIndex.from_product([table.columns, ["x"]]), axis=1)
    for name in table.columns:
        yield table.drop(columns=name)
        values = table[name].tolist()
        for what in (None, "zzz", [1], np.inf):
            yield table.assign(
                **{name: pd.Series([what, *values[1:]][: len(table)], table.index, dtype=object)}
            )
        yield table.assign(**{name: pd.Series(np.nan, table.index, dtype=object)})
        yield table.assign(**{name: table[name].astype("category")})
    yield pd.concat([table, table[["outlet"]] if "outlet" in table else table.iloc[:, :1]], axis=1)
    for name in sorted({"outlet", "article"} & set(table.columns)):
        yield table.assign(**{name: pd.factorize(table[name])[0]})
        yield table.assign(
            **{
                name: pd.Series(
                    [f"\ud800{value}" for value in table[name]], table.index, dtype=object
                )
            }
        )


def run(name: str, arguments: dict, tmp_path) -> None:
    """Call; a refusal is one line, a table stays as it was."""
    import matplotlib.pyplot as plt

    arguments = {
        key: tmp_path / f"{next(NUMBER)}.csv" if value is NEW else value
        for key, value in arguments.items()
    }
    before = {
        key: value.copy() for key, value in arguments.items() if isinstance(value, pd.DataFrame)
    }
    if name in ("figure", "set_alt") and arguments["ax"] is None:
        arguments["ax"] = plt.figure().subplots()
    try:
        getattr(framing, name)(*arguments.values()) if name == "stop_words" else getattr(
            framing, name
        )(**arguments)
    except FramingError as refusal:
        assert "\n" not in str(refusal) and 10 < len(str(refusal)) <= 710
    finally:
        plt.close("all")
    for key, table in before.items():
        assert arguments[key].equals(table)


FUNCTIONS = sorted(name for name in framing.__all__ if inspect.isfunction(getattr(framing, name)))
# Each argument is given every fourth wrong value and each table one rotten one of 30; those of
# calls that take long one of 16 and one of 80. Which ones depends on the names, so that all are
# given to one or another.
HEAVY = set(
    """
    balance collocates draw_sample find_frames find_loaded frames keyness leave_one_out
    loaded_terms only_here placebo share side_by_side
""".split()
)
HEAVIEST = {"agency", "claims_table", "compare_outlets", "robustness"}


def strides(name: str) -> tuple[int, int]:
    """Of how many wrong values, and of how many rotten tables, a function is given one."""
    if name in HEAVIEST:
        return 52, 320
    return (16, 80) if name in HEAVY or name.startswith("plot_") else (4, 30)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_wrong_arguments_get_one_sentence(name, calls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    right, (of_values, of_tables) = calls[name], strides(name)
    run(name, right, tmp_path)
    options = inspect.signature(getattr(framing, name)).parameters
    for key in options:
        for what, value in list(WRONG.items())[len(name + key) % of_values :: of_values]:
            if (name, key) in {
                ("share", "folder"),
                ("draw_sample", "path"),
                ("plot_keyness", "names"),
            } and what in ("text", "path"):
                continue  # right ones
            if name == "stop_words" or options[key].kind is not inspect.Parameter.VAR_POSITIONAL:
                run(name, right | {key: value}, tmp_path)
    for key, table in right.items():
        if isinstance(table, pd.DataFrame):
            first = sum(map(ord, name + key)) % of_tables
            for worse in itertools.islice(rotten(table), first, None, of_tables):
                run(name, right | {key: worse}, tmp_path)


def test_an_argument_that_does_not_exist_is_named():
    with pytest.raises(FramingError, match="count_terms takes articles, ngrams.*'ngram'"):
        framing.count_terms(None, ngram=(1, 2))


def test_public_functions_can_be_sent_to_another_process():
    import pickle

    assert all(
        pickle.loads(pickle.dumps(getattr(framing, name))) is getattr(framing, name)
        for name in FUNCTIONS
    )


def test_outlets_may_be_numbers_and_events_mixed(calls):
    articles = calls["find_quotes"]["articles"]
    numbered = articles.assign(
        outlet=pd.factorize(articles["outlet"])[0],
        event=[None, np.nan, "", "e", "e", "e", " ", pd.NA, 7][: len(articles)],
    )
    assert framing.loaded_terms(numbered)["outlet"].unique().tolist() == ["0", "1", "2"]
    assert framing.overview(numbered)["events"].max() <= 2
    many = pd.concat(
        [
            articles.assign(outlet=f"o{at}", article=articles["article"] + str(at))
            for at in range(12)
        ],
        ignore_index=True,
    )
    assert framing.keyness(framing.count_terms(many), min_articles=2)["outlet"].nunique() == 12

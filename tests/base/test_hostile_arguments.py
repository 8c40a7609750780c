"""Every public function with every wrong argument: one sentence, or a right result; never a changed
table.
"""

from __future__ import annotations

import inspect
import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import framing
from framing import FramingError

NEW, NUMBER = object(), itertools.count()  # a path at which nothing is yet
TINY = Path(__file__).parents[1] / "data" / "tiny_corpus.jsonl"
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
    """Arguments of each public function with which it works."""
    articles = framing.read_articles(TINY)
    counts, sentences = framing.count_terms(articles), framing.split_sentences(articles)
    scored = framing.sentiment(sentences, "news")
    keyness, loaded = framing.keyness(counts, min_articles=2), framing.loaded_terms(articles)
    quotes, verbs, means = (
        framing.find_quotes(articles),
        framing.speech_verbs(articles),
        framing.mean_sentiment(scored),
    )
    shares, pairs, claims = (
        framing.quoted_share(articles),
        framing.side_by_side(articles),
        framing.claims_table(keyness=keyness, loaded=loaded),
    )
    stands, weights = (
        framing.robustness(articles, min_articles=2, lens="loaded", terms=["all"]),
        framing.tfidf(counts),
    )
    vain, style, arc = (
        framing.placebo(counts, splits=1, min_articles=2),
        framing.house_style(counts),
        framing.sentiment_arc(scored, bins=4),
    )
    groups, people, whole = (
        framing.verb_groups(verbs),
        framing.speakers(quotes),
        framing.overview(articles),
    )
    x, n, outlets = np.array([1, 3, 0, 2, 4, 1]), np.full(6, 100), list("AABBCC")
    rates, lexicon = (
        framing.compare_rates(x, n, outlets),
        pd.DataFrame({"term": ["pier*", "council"], "category": ["a", "b"]}),
    )
    scores = pd.DataFrame(
        {
            "coder": "coder_1",
            "what": "precision",
            "outlet": "all",
            "code": "1",
            "figure": [0.5],
            "low": 0.1,
            "high": 0.9,
            "n": 9,
        }
    )
    copies = pd.DataFrame({"group": 1, "article": ["a", "b", "c"], "outlet": ["x", "x", "y"]})
    copies = copies.assign(copy_of=[None, "a", "a"], share=0.9, kept=[True, False, True])
    tables = {
        "plot_claims_table": claims,
        "plot_robustness": stands,
        "plot_house_style": style,
        "plot_keyness": keyness,
        "plot_loaded_terms": loaded,
        "plot_overview": whole,
        "plot_near_copies": copies,
        "plot_placebo": vain,
        "plot_rates": rates,
        "plot_sentiment": means,
        "plot_sentiment_arc": arc,
        "plot_side_by_side": pairs,
        "show_differences": pairs,
        "plot_tfidf": weights,
        "plot_quoted_share": shares,
        "plot_speakers": people,
        "plot_verb_groups": groups,
        "say_claims_table": claims,
        "say_leave_one_out": framing.leave_one_out(counts, min_articles=2),
        "say_power": framing.power(10),
        "say_robustness": stands,
        "say_house_style": style,
        "say_keyness": keyness,
        "say_placebo": vain,
        "say_loaded_terms": loaded,
        "say_overview": whole,
        "say_near_copies": copies,
        "say_balance": framing.balance(articles),
        "say_rates": rates,
        "say_sentiment": means,
        "say_sentiment_arc": arc,
        "say_side_by_side": pairs,
        "say_tfidf": weights,
        "say_quoted_share": shares,
        "say_speakers": people,
        "say_verb_groups": groups,
    }
    found = {name: {"table": table.head(12)} for name, table in tables.items()}
    found |= {
        name: {"articles": articles}
        for name in (
            "actor_names",
            "fingerprint",
            "event_links",
            "match_events",
            "dropped_lines",
            "language",
            "find_loaded",
            "loaded_terms",
            "only_here",
            "text_reuse",
            "overview",
            "balance",
            "drop_copies",
            "near_copies",
            "compare_outlets",
            "find_quotes",
            "speech_verbs",
            "split_sentences",
            "side_by_side",
            "quoted_share",
            "count_terms",
        )
    }
    found |= {
        name: {"counts": counts}
        for name in ("house_style", "leave_one_out", "tfidf", "keyness", "corpus_power")
    }
    found |= {
        name: {"x": x, "n": n, "outlets": outlets}
        for name in ("compare_means", "compare_rates", "outlet_rates")
    }
    return found | {
        "hand_check": {"articles": articles, "lens": "loaded"},
        "score_sample": {"path": "nowhere.csv"},
        "sentiment_arc": {"scored": scored},
        "show_lines": {"lines": framing.concordance(articles, "pier")},
        "figure": {"ax": None},
        "outlet_colours": {"outlets": ["a"]},
        "set_alt": {"ax": None, "text": "x"},
        "claims_table": {
            "keyness": keyness.head(12),
            "loaded": loaded,
            "sentiment": means,
            "voices": shares,
        },
        "say_sample": {"scores": scores},
        "say_reading": {"text": "x", "written_for": "00000000", "articles": articles},
        "concordance": {"articles": articles, "patterns": "pier*"},
        "in_context": {"articles": articles, "hits": framing.find_loaded(articles)},
        "read_articles": {"path": TINY},
        "example": {"name": "practice"},
        "power": {"rate": 10},
        "read_lexicon": {"source": lexicon},
        "original_figures": {},
        "adjust": {"p": [0.1, 0.2]},
        "beside_originals": {"table": loaded, "lens": "loaded", "articles": articles},
        "placebo": {"counts": counts, "splits": 1, "min_articles": 2},
        "speakers": {"quotes": quotes},
        "verb_groups": {"verbs": verbs},
        "sentiment": {"sentences": sentences},
        "mean_sentiment": {"scored": scored},
        "robustness": {
            "articles": articles.iloc[:2],
            "lens": "loaded",
            "terms": ["all"],
            "claims": 1,
        },
        "extreme_sentences": {"scored": scored},
        "stop_words": {},
        "share": {"articles": articles.iloc[:2], "folder": NEW},
        "tidy_text": {"texts": articles["text"]},
        "tokens": {"text": "a b"},
        "draw_sample": {"articles": articles, "lens": "loaded", "path": NEW},
        "validity_card": {},
        "word_differences": {"text_a": "a", "text_b": "b"},
    }


def rotten(table: pd.DataFrame):
    """Tables that went wrong: a row, a column, a kind of value at a time; each function is tried
    with a seventh of these.
    """
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
# a table at a time takes long
HEAVY = {
    "share",
    "robustness",
    "placebo",
    "keyness",
    "leave_one_out",
    "only_here",
    "compare_outlets",
    "draw_sample",
    "side_by_side",
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_wrong_arguments_get_one_sentence(name, calls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    right = calls[name]
    run(name, right, tmp_path)
    options = inspect.signature(getattr(framing, name)).parameters
    for key in options:
        for what, value in list(WRONG.items())[
            len(key) % 3 if name in HEAVY else 0 :: 3 if name in HEAVY else 1
        ]:
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
            for worse in itertools.islice(
                rotten(table), len(name) % 7, None, 28 if name in HEAVY else 7
            ):
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

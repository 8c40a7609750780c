"""The gate: what is given to a public function is looked at before anything runs.

A name means one thing in the whole suite, so a rule belongs to an argument's name, not to a
function: whoever adds a lens and calls its argument ``articles`` or ``min_articles`` has it
checked. What only the function knows (which outlets there are, which columns it needs) the function
checks itself.
"""

from __future__ import annotations

import inspect
import numbers
import os
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import wraps

import numpy as np
import pandas as pd

from framing.base.columns import article_table, result_table
from framing.base.errors import FramingError, shown
from framing.base.kinds import is_dask

LARGEST = 2**31  # of a whole number: more articles, lines or words than any table has


_INSIDE = ContextVar("inside a public function", default=False)


def public(function):
    """A public function: its arguments are checked before it runs, by their names.

    Functions of the suite call each other without a second look: what reached them was checked.
    """
    signature = inspect.signature(function)
    defaults = {name: parameter.default for name, parameter in signature.parameters.items()}

    @wraps(function)
    def checked(*arguments, **options):
        if _INSIDE.get():
            return function(*arguments, **options)
        try:
            given = signature.bind(*arguments, **options)
        except TypeError as problem:
            allowed = ", ".join(defaults) or "nothing"
            raise FramingError(f"{function.__name__} takes {allowed}: {problem}.") from None
        for name, value in given.arguments.items():
            rule = RULES.get((function.__name__, name)) or RULES.get(name)
            if rule is not None and value is not defaults[name]:
                given.arguments[name] = rule(value, name)
        outside = _INSIDE.set(True)
        try:
            return function(*given.args, **given.kwargs)
        finally:
            _INSIDE.reset(outside)

    return checked


def _whole(least: int):
    def rule(value, name):
        if (
            not isinstance(value, numbers.Integral)
            or isinstance(value, bool)
            or not least <= value < LARGEST
        ):
            raise FramingError(
                f"{name} must be a whole number from {least} on, not {shown(value)}."
            )
        return int(value)

    return rule


def _number(least: float, most: float):
    def rule(value, name):
        if (
            not isinstance(value, numbers.Real)
            or isinstance(value, bool)
            or not least < value < most
        ):
            raise FramingError(
                f"{name} must be a number above {least:g}{f' and below {most:g}' if most < LARGEST else ''}, "
                f"not {shown(value)}."
            )
        return float(value) if isinstance(value, np.floating) else value

    return rule


def _of(kinds: tuple, allowed: str, plain=None):
    """A rule that asks for values of some kinds."""

    def rule(value, name):
        if not isinstance(value, kinds):
            raise FramingError(f"{name} must be {allowed}, not {shown(value)}.")
        return plain(value) if plain else value

    return rule


def _label(value, name):
    """The name of an outlet, an event, a column."""
    if isinstance(value, bool) or not isinstance(value, (str, numbers.Number)) or value != value:
        raise FramingError(f"{name} must be one name, not {shown(value)}.")
    return str(value)


def _labels(value, name):
    """Several names: a list, a column, a set."""
    if (
        isinstance(value, (str, bytes, Mapping))
        or not isinstance(value, Iterable)
        or isinstance(value, pd.DataFrame)
    ):
        raise FramingError(f"{name} must be a list of names or words, not {shown(value)}.")
    return [
        _label(each, f"each of {name}")
        for each in (value.tolist() if isinstance(value, (np.ndarray, pd.Series)) else value)
    ]


def _words(value, name):
    return value if isinstance(value, str) else _labels(value, name)


def _pair(value, name):
    if (
        not isinstance(value, (tuple, list))
        or len(value) != 2
        or not all(isinstance(each, (str, numbers.Integral)) for each in value)
    ):
        raise FramingError(
            f"{name} must be the ids of two different articles, such as ('a', 'b'), not {shown(value)}."
        )
    return tuple(value)


def _path(value, name):
    if not isinstance(value, (str, os.PathLike)) or not str(value) or "\0" in str(value):
        raise FramingError(f"{name} must be the path of a file or a folder, not {shown(value)}.")
    return value


def _table(value, name):
    return value if is_dask(value) else result_table(value, name)


def _articles(value, name):
    return value if is_dask(value) else article_table(value, name)


def _table_or_path(value, name):
    return (
        _table(value, name) if isinstance(value, (pd.DataFrame, pd.Series)) else _path(value, name)
    )


def _table_or_words(value, name):
    return value if isinstance(value, Mapping) else _table(value, name)


def _counts(value, name):
    if not all(hasattr(value, part) for part in ("matrix", "articles", "terms", "sizes")):
        raise FramingError(
            f"{name} must be counts as framing.count_terms(articles) gives them, not {shown(value)}."
        )
    return value


def _axes(value, name):
    if not hasattr(value, "get_figure") and not hasattr(value, "savefig"):
        raise FramingError(
            f"{name} must be axes of matplotlib, as the plot_ functions give them, not {shown(value)}."
        )
    return value


_FLAG = _of((bool, np.bool_), "True or False", bool)
_TEXT = _of((str,), "text")
RULES = {
    "articles": _articles,
    "counts": _counts,
    "ax": _axes,
    "pair": _pair,
    "patterns": _words,
    **dict.fromkeys(
        ("table", "scored", "quotes", "verbs", "hits", "lines", "sentences", "scores"), _table
    ),
    **{("claims_table", name): _table for name in ("keyness", "loaded", "sentiment", "voices")},
    **dict.fromkeys(
        (
            "min_articles",
            "limit",
            "top",
            "bins",
            "words",
            "rows",
            "splits",
            "claims",
            "at_least",
            "dpi",
        ),
        _whole(1),
    ),
    **dict.fromkeys(("width", "days", "digits", "seed"), _whole(0)),
    **dict.fromkeys(
        (
            ("draw_sample", "n"),
            ("extreme_sentences", "n"),
            ("plot_keyness", "terms"),
            ("plot_house_style", "terms"),
        ),
        _whole(1),
    ),
    **dict.fromkeys(("house_style", "withhold", "fold", ("keyness", "events")), _FLAG),
    **dict.fromkeys(("text", "text_a", "text_b", "caption", "unit", "written_for"), _TEXT),
    **dict.fromkeys(("baseline", "outlet", "event", ("show_lines", "by")), _label),
    **dict.fromkeys(
        (
            "stop_words",
            "terms",
            ("show_lines", "outlets"),
            ("plot_robustness", "outlets"),
            ("plot_house_style", "outlets"),
            ("outlet_colours", "outlets"),
            ("plot_keyness", "names"),
        ),
        _labels,
    ),
    **dict.fromkeys(("path", "folder"), _path),
    **dict.fromkeys(("lexicon", "source", "aliases"), _table_or_path),
    ("sentiment", "lexicon"): _table_or_words,
    "texts": _of((pd.Series,), "a pandas Series of texts, such as articles['text']"),
    "floor": _number(-LARGEST, LARGEST),
    **{
        ("power", name): _number(0, LARGEST)
        for name in ("rate", "ratio", "tokens", "deff", "tested")
    },
    ("power", "articles"): lambda value, name: [
        _whole(1)(each, f"each of {name}")
        for each in _of((list, tuple, range, np.ndarray, pd.Series), "a list of whole numbers")(
            value, name
        )
    ],
}

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
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import wraps
from typing import TypeVar, cast

import numpy as np
import pandas as pd

from framing.base.columns import article_table, result_table
from framing.base.errors import FramingError, require_choice, shown
from framing.base.kinds import is_dask
from framing.base.markdown import keep_dollars_in_tables

LARGEST = 2**31  # of a whole number: more articles, lines or words than any table has

Function = TypeVar("Function", bound=Callable)
_INSIDE = ContextVar("inside a public function", default=False)
keep_dollars_in_tables()


def public(function: Function) -> Function:
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
            bound = signature.bind(*arguments, **options)
        except TypeError as problem:
            allowed = ", ".join(defaults) or "nothing"
            raise FramingError(f"{function.__name__} takes {allowed}: {problem}.") from None
        for name, value in bound.arguments.items():
            rule = RULES.get(f"{function.__name__}.{name}") or RULES.get(name)
            if rule is not None and value is not defaults[name]:
                bound.arguments[name] = rule(value, name)
        outside = _INSIDE.set(True)
        try:
            return function(*bound.args, **bound.kwargs)
        finally:
            _INSIDE.reset(outside)

    return cast(Function, checked)


def _whole_number(least: int) -> Callable:
    """A rule: a whole number that is not below ``least``."""

    def rule(value, name):
        is_whole = isinstance(value, numbers.Integral) and not isinstance(value, bool)
        if not is_whole or not least <= value < LARGEST:
            raise FramingError(
                f"{name} must be a whole number from {least} on, not {shown(value)}."
            )
        return int(value)

    return rule


def _number_between(low: float, high: float) -> Callable:
    """A rule: a number inside of two bounds."""
    below = f" and below {high:g}" if high < LARGEST else ""

    def rule(value, name):
        is_number = isinstance(value, numbers.Real) and not isinstance(value, bool)
        if not is_number or not low < value < high:
            raise FramingError(f"{name} must be a number above {low:g}{below}, not {shown(value)}.")
        return float(value) if isinstance(value, np.floating) else value

    return rule


def _of_type(types: tuple, allowed: str, convert: Callable | None = None) -> Callable:
    """A rule: a value of one of some types, which ``allowed`` names in the error sentence."""

    def rule(value, name):
        if not isinstance(value, types):
            raise FramingError(f"{name} must be {allowed}, not {shown(value)}.")
        return convert(value) if convert else value

    return rule


def _label(value, name):
    """The name of an outlet, an event, a column."""
    if isinstance(value, bool) or not isinstance(value, (str, numbers.Number)) or value != value:
        raise FramingError(f"{name} must be one name, not {shown(value)}.")
    return str(value)


def _labels(value, name):
    """Several names: a list, a column, a set."""
    is_one_value = isinstance(value, (str, bytes, Mapping, pd.DataFrame))
    if is_one_value or not isinstance(value, Iterable):
        raise FramingError(f"{name} must be a list of names or words, not {shown(value)}.")
    labels = value.tolist() if isinstance(value, (np.ndarray, pd.Series)) else value
    return [_label(label, f"each of {name}") for label in labels]


def _pattern_or_patterns(value, name):
    return value if isinstance(value, str) else _labels(value, name)


_SEQUENCE = _of_type((list, tuple, range, np.ndarray, pd.Series), "a list of whole numbers")


def _whole_numbers(value, name):
    return [_whole_number(1)(number, f"each of {name}") for number in _SEQUENCE(value, name)]


def _pair_of_articles(value, name):
    is_pair = isinstance(value, (tuple, list)) and len(value) == 2
    if not is_pair or not all(isinstance(article, (str, numbers.Integral)) for article in value):
        raise FramingError(
            f"{name} must be the ids of two different articles, such as ('a', 'b'), "
            f"not {shown(value)}."
        )
    return tuple(value)


def _path(value, name):
    if not isinstance(value, (str, os.PathLike)) or not str(value) or "\0" in str(value):
        raise FramingError(f"{name} must be the path of a file or a folder, not {shown(value)}.")
    return value


def _articles(value, name):
    return value if is_dask(value) else article_table(value, name)


def _table(value, name):
    return value if is_dask(value) else result_table(value, name)


def _strata_choice(value, name):
    require_choice(value, ["auto", "none"], name)
    return value


def _table_or_path(value, name):
    is_table = isinstance(value, (pd.DataFrame, pd.Series))
    return _table(value, name) if is_table else _path(value, name)


def _table_or_mapping(value, name):
    return value if isinstance(value, Mapping) else _table(value, name)


def _term_counts(value, name):
    if not all(hasattr(value, field) for field in ("matrix", "articles", "terms", "sizes")):
        raise FramingError(
            f"{name} must be counts as framing.count_terms(articles) gives them, "
            f"not {shown(value)}."
        )
    return value


def _axes(value, name):
    if not hasattr(value, "get_figure") and not hasattr(value, "savefig"):
        raise FramingError(
            f"{name} must be axes of matplotlib, as the plot_ functions give them, "
            f"not {shown(value)}."
        )
    return value


# What an argument must be, by its name; ``function.name`` where one function means something else.
RULES = {
    name: rule
    for rule, names in (
        (_articles, "articles"),
        (_term_counts, "counts"),
        (_table, "table scored quotes verbs hits lines sentences scores"),
        (
            _table,
            "claims_table.keyness claims_table.loaded claims_table.sentiment claims_table.voices"
            " claims_table.verbs claims_table.frames claims_table.agency",
        ),
        (_table, "compare_rates.strata compare_means.strata"),
        # of any lens, or of a user's own: shown as it is
        (_of_type((pd.DataFrame,), "a table (a pandas DataFrame)"), "show_table.table"),
        (_labels, "show_table.columns"),
        (
            _strata_choice,
            "keyness.strata loaded_terms.strata frames.strata collocates.strata agency.strata",
        ),
        (_table_or_path, "lexicon source aliases codebook coded reference"),
        (_table_or_mapping, "sentiment.lexicon"),
        (_path, "path folder"),
        (_axes, "ax"),
        (
            _of_type((pd.Series,), "a pandas Series of texts, such as articles['text']"),
            "texts",
        ),
        (_of_type((str,), "text"), "text text_a text_b caption unit written_for"),
        (
            _of_type((bool, np.bool_), "True or False", bool),
            "house_style withhold urls fold links keyness.events",
        ),
        (_label, "baseline outlet event show_lines.by"),
        (
            _labels,
            "stop_words terms show_lines.outlets plot_robustness.outlets plot_house_style.outlets "
            "outlet_colours.outlets outlet_colours.added plot_rates.outlets plot_keyness.names",
        ),
        (_pattern_or_patterns, "patterns"),
        (_pair_of_articles, "pair"),
        (_whole_number(0), "width days digits seed"),
        (
            _whole_number(1),
            "min_articles limit top bins words rows splits claims at_least dpi window "
            "draw_sample.n extreme_sentences.n plot_keyness.terms plot_house_style.terms "
            "plot_collocates.terms",
        ),
        (_whole_numbers, "power.articles corpus_power.sizes"),
        (
            _number_between(0, LARGEST),
            "power.rate power.ratio power.tokens power.deff power.tested corpus_power.ratio",
        ),
        (_number_between(0, 1), "corpus_power.differing"),
        (_number_between(-LARGEST, LARGEST), "floor"),
    )
    for name in names.split()
}

"""Kinds of tables: a function is written for a pandas table, and other kinds bring variants of it.

A share pack (articles whose text is not there) and a Dask table (articles that are elsewhere) know
which functions they must answer in a way of their own; the functions know nothing of them:

    @dispatch
    def language(articles): ...                 # text/language.py

    @language.specialize("pack")
    def _(articles): ...                        # sharing/pack_lenses.py

The module that registers the variants of a kind is imported when the first table of it is seen.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar, cast

import pandas as pd

from framing.base.errors import require_choice

# Where the variants of a kind are registered.
PROVIDERS = {
    "dask": "framing.sharing.cluster",
    "pack": "framing.sharing.pack_lenses",
    "stored scores": "framing.sharing.pack_lenses",
}
MANIFEST = "manifest.json"
PACK = "framing share pack"
HIDDEN = "(the text is not in the share pack)"
WITHHELD = "(withheld)"  # in place of a lexicon's term that stands in one article only
Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class Dispatched(Protocol[Arguments, Answer]):
    """A function with variants for other kinds of tables."""

    plain: Callable[Arguments, Answer]
    specialize: Callable[[str], Callable[[Callable], Callable]]

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer: ...


def kind_of(table) -> str | None:
    """The kind of a table or a folder; None for a pandas table with its text, and anything else."""
    if is_dask(table):
        return "dask"
    if isinstance(table, Path):
        return "pack" if is_pack(table) else None
    if not isinstance(table, pd.DataFrame) or table.empty or "text" not in table:
        return None
    if "pack" in table and "article" in table:
        lacks_text = table["pack"].notna().any() and not table["text"].notna().all()
        return "pack" if lacks_text else None
    return "stored scores" if "sentence" in table and table["text"].isna().all() else None


def is_dask(table) -> bool:
    """Whether this is a Dask DataFrame; Dask itself need not be installed."""
    package = type(table).__module__.partition(".")[0]
    return package in ("dask", "dask_expr") and hasattr(table, "to_delayed")


def is_pack(folder: Path) -> bool:
    """Whether a folder is a share pack."""
    manifest = folder / MANIFEST
    try:
        return manifest.is_file() and json.loads(manifest.read_text("utf-8")).get("kind") == PACK
    except (OSError, ValueError, AttributeError, RecursionError):
        return False


def dispatch(function: Callable[Arguments, Answer]) -> Dispatched[Arguments, Answer]:
    """A function that answers with the variant for the kind of its first argument, if there is one.

    Parameters
    ----------
    function : callable
        For a pandas table with text.

    Returns
    -------
    callable
        With ``specialize(kind)``, a decorator that registers a variant, and ``plain``, the function
        as it was written.

    Raises
    ------
    FramingError
        ``specialize`` with a kind that nothing provides.
    """
    variants: dict[str, Callable] = {}
    first_name = next(iter(signature(function).parameters))

    @wraps(function)
    def answer(*arguments, **options):
        kind = kind_of(arguments[0] if arguments else options.get(first_name))
        if kind is None:
            return function(*arguments, **options)
        import_module(PROVIDERS[kind])
        return variants.get(kind, function)(*arguments, **options)

    def specialize(kind: str) -> Callable:
        require_choice(kind, PROVIDERS, "kind")

        def register(variant: Callable) -> Callable:
            variants[kind] = variant
            return variant

        return register

    dispatched = cast(Dispatched[Arguments, Answer], answer)
    dispatched.specialize, dispatched.plain = specialize, function
    return dispatched

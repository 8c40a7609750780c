"""The tables that the figures of a share pack rest on, and their hashes.

Who reads a pack with another lexicon would count hits in categories that they were not found for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from framing.base.data import DATA
from framing.base.errors import FramingError, listed
from framing.lenses.loaded.lexicon import default_path, read_lexicon
from framing.lenses.sentiment.vader import vader_lexicon
from framing.lenses.sentiment.valences import news_lexicon

LEXICON = "loaded_terms.csv"
# What ends a sentence, stands in a quotation, is furniture, house style or a stop word.
FILES = (
    "closed_classes.csv sentence_words.csv speech_verbs.csv furniture_words.csv house_style.csv "
    "stop_words.csv"
).split()


def table_hashes() -> dict[str, str]:
    """Of each table that a pack rests on, by its name, the SHA-256."""
    paths = [default_path(), *(DATA / name for name in FILES)]
    return dict(_hashes(tuple((path, path.stat().st_mtime_ns) for path in paths)))


@lru_cache(maxsize=2)
def _hashes(stamps: tuple) -> dict[str, str]:
    """The hashes while no file has changed."""
    return {
        LEXICON: lexicon_hash(read_lexicon(None)),
        "news_sentiment.csv": _hash(_lines(news_lexicon())),
        "vader_lexicon.txt": _hash(_lines(vader_lexicon())),
        **{name: _file_hash(DATA / name) for name in FILES},
    }


def lexicon_hash(terms: pd.DataFrame) -> str:
    """The hash of a lexicon of loaded terms; notes on its rows count nothing."""
    rows = zip(terms["term"], terms["category"])
    return _hash("\n".join(f"{term}\t{category}" for term, category in rows))


def require_same_tables(folder: Path, manifest: dict) -> None:
    """Raise where a pack was made with another table than the one that is read here.

    Raises
    ------
    FramingError
        Naming the tables.
    """
    written, installed = manifest["tables"], table_hashes()
    differing = [name for name, digest in installed.items() if written.get(name) != digest]
    if differing:
        versions = manifest.get("versions")
        version = versions.get("framing", "") if isinstance(versions, dict) else ""
        raise FramingError(
            f"{folder} was counted with other tables than those that are installed here "
            f"({listed(differing, 3)}), so its figures do not fit: read it with framing {version} "
            "as its owner had it, or ask for a pack made anew."
        )


def _lines(valences: Mapping[str, float]) -> str:
    return "\n".join(f"{word}\t{valences[word]}" for word in sorted(valences))


def _file_hash(path: Path) -> str:
    """Whatever the line ends became on the way through a repository."""
    return _hash(path.read_text("utf-8-sig").replace("\r\n", "\n"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

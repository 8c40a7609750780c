"""Share a corpus without its text: ``share(articles, folder)`` writes the pack that
``read_articles(folder)`` reads.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_articles
from framing.base.kinds import MANIFEST, PACK
from framing.claims.robustness import text_choices
from framing.corpus.events import match_events
from framing.corpus.furniture import dropped_pieces
from framing.corpus.tables import write_table
from framing.lenses.housestyle import edges
from framing.lenses.loaded.hits import find_loaded
from framing.lenses.sentiment.scores import SETTINGS, sentiment
from framing.lenses.sentiment.vader import SCORES
from framing.text.counts import count_terms
from framing.text.fingerprint import fingerprint
from framing.text.language import language
from framing.text.sentences import split_sentences

README = """A share pack of the package framing: counts and scores of {n} articles, without their text.

articles.csv      one row an article: outlet, date, address, SHA-256 of the text, words in either voice
terms.parquet     how often each word stands in an article, in the outlet's own voice and quoted; no order
sentences.parquet length, quoted share and sentiment scores of each sentence; no words
loaded.parquet    the loaded terms of each article by category and voice; no order

Read it with framing.read_articles("this folder"). {withheld}
"""


@public
def share(articles: pd.DataFrame, folder, *, withhold: bool = False) -> Path:
    """Write what can be published of a corpus without its text.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it.
    folder : str or Path
        A folder that does not exist yet, or is empty.
    withhold : bool
        Leave out words that stand in one article only: they can tell who is meant. Tables that show
        rare words are then no longer the same.

    Returns
    -------
    Path : the folder. It holds ``articles.csv``, ``terms.parquet``, ``sentences.parquet``,
        ``loaded.parquet``,
    ``choices.parquet`` (two rows of the robustness table that need word order), ``manifest.json``
    and ``README.txt``.

    Raises
    ------
    FramingError
        Articles without text, or a folder with something in it.

    Notes
    -----
    :func:`framing.read_articles` on the folder gives articles with which the counts, TF-IDF,
    keyness, sentiment, loaded terms, quoted shares and claims come out to the same digits; lines in
    context say that the text is not there. No run of words can be rebuilt: counts have no order,
    and titles are left out.
    """
    require_articles(articles)
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FramingError(
            f"{folder} holds something already; name a new folder for the share pack."
        )
    articles = articles.reset_index(drop=True)
    terms = _terms(articles)
    if withhold:
        terms = terms[terms.groupby("term", observed=True)["row"].transform("size") > 1]
        terms = terms.assign(term=terms["term"].cat.remove_unused_categories())
    tables = {
        "terms": terms,
        "sentences": _sentences(articles),
        "loaded": _loaded(articles),
        "choices": text_choices(articles),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        if table is not None:
            table.to_parquet(folder / f"{name}.parquet", index=False)
    write_table(_article_table(articles), folder / "articles.csv")
    facts = {
        "kind": PACK,
        "articles": len(articles),
        "fingerprint": fingerprint(articles),
        "language": language(articles),
        "withheld": "words of one article" if withhold else "nothing",
        "settings": "both voices, single words, default lexicon",
        "versions": {
            name: version(name)
            for name in ("framing", "numpy", "pandas", "pyarrow", "scikit-learn", "nltk")
        },
    }
    note = "Words that stand in one article only were withheld." if withhold else ""
    (folder / "README.txt").write_text(
        README.format(n=len(articles), withheld=note), encoding="utf-8"
    )
    # Last: a folder without it is no pack, so a broken-off run is not taken for one.
    (folder / MANIFEST).write_text(
        json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return folder


def _article_table(articles: pd.DataFrame) -> pd.DataFrame:
    counts = count_terms(articles, voice="quoted")
    matched = match_events(articles)["event"]
    table = pd.DataFrame(
        {
            name: articles[name] if name in articles else ""
            for name in (
                "article",
                "outlet",
                "event",
                "published",
                "url",
                "place",
                "agency",
                "day",
                "notice",
                "dropped",
            )
        }
    )
    table["dropped"] = [
        json.dumps([[rule, ""] for rule, _ in dropped_pieces(given, article)]) if given else ""
        for article, given in zip(table["article"], table["dropped"].fillna(""))
    ]
    length = articles["text"].str.count(" ") + articles["text"].str.count("\n") + 1
    return table.assign(
        matched=matched,
        n_own=counts.articles["n_tokens"].to_numpy() - counts.sizes,
        n_quoted=counts.sizes,
        length=length,
        sha256=[
            hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() for text in articles["text"]
        ],
    )


def _terms(articles: pd.DataFrame) -> pd.DataFrame:
    """Counts in either voice and at the edges, in the order of article and word."""
    parts = []
    for voice in ("own", "quoted"):
        counts = count_terms(articles, voice=voice)
        cells = counts.matrix.tocoo()
        row, column = cells.coords
        parts.append(pd.DataFrame({"row": row, "term": counts.terms[column], voice: cells.data}))
    found = [
        (row, term, n)
        for row, text in enumerate(articles["text"])
        for term, n in Counter(word for side in edges(text) for word in side).items()
    ]
    parts.append(pd.DataFrame(found, columns=["row", "term", "edge"]))
    table = pd.concat(parts).groupby(["row", "term"])[["own", "quoted", "edge"]].sum().reset_index()
    return table.astype(
        {"row": "int32", "own": "int64", "quoted": "int64", "edge": "int64", "term": "category"}
    )


def _sentences(articles: pd.DataFrame) -> pd.DataFrame:
    sentences = split_sentences(articles)
    row = pd.Index(articles["article"]).get_indexer(sentences["article"]).astype(np.int32)
    table = sentences[["sentence", "paragraph", "n_tokens", "quoted"]].assign(row=row)
    try:
        scores = {setting: sentiment(sentences, setting) for setting in SETTINGS}
    except FramingError:
        return table  # another language: no lexicon reads it
    return table.assign(
        **{
            f"{setting} {name}": scored[name]
            for setting, scored in scores.items()
            for name in SCORES
        }
    )


def _loaded(articles: pd.DataFrame) -> pd.DataFrame:
    hits = find_loaded(articles)
    hits["row"] = pd.Index(articles["article"]).get_indexer(hits["article"]).astype(np.int32)
    hits = hits.sort_values(["row", "term", "category", "voice"], kind="stable", ignore_index=True)
    # Terms at one place share a number; numbers follow the alphabet, not the text.
    place = pd.factorize(pd.MultiIndex.from_frame(hits[["row", "start"]]))[0]
    return hits[["row", "term", "category", "voice"]].assign(place=place.astype(np.int64))

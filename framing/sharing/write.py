"""Share a corpus without its text, in a pack that :func:`framing.read_articles` reads."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_articles
from framing.base.kinds import MANIFEST, PACK
from framing.claims.choices import text_choices
from framing.corpus.events import match_events
from framing.corpus.furniture import dropped_pieces
from framing.corpus.tables import write_table
from framing.lenses.housestyle import edges
from framing.lenses.loaded.hits import VOICES, find_loaded
from framing.lenses.sentiment.scores import SETTINGS, sentiment
from framing.sharing.layout import ARTICLE_FACTS, STORED_SCORES
from framing.text.counts import count_terms
from framing.text.fingerprint import fingerprint
from framing.text.language import language
from framing.text.sentences import split_sentences

README = """\
A share pack of the package framing: counts and scores of {n} articles, without their text.

articles.csv      one row an article: outlet, date, address, SHA-256 of the text, words in either \
voice
terms.parquet     how often each word stands in an article, in the outlet's own voice and quoted; \
no order
sentences.parquet length, quoted share and sentiment scores of each sentence; no words
loaded.parquet    the loaded terms of each article by category and voice; no order

Read it with framing.read_articles("this folder"). {withheld}
"""
WITHHELD = "Words that stand in one article only were withheld."
PACKAGES = ("framing", "numpy", "pandas", "pyarrow", "scikit-learn", "nltk")


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
        ``loaded.parquet``, ``choices.parquet`` (two rows of the robustness table that need word
        order), ``manifest.json`` and ``README.txt``.

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
    tables = {
        "terms": _terms(articles, withhold),
        "sentences": _sentences(articles),
        "loaded": _loaded(articles),
        "choices": text_choices(articles),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        if table is not None:
            table.to_parquet(folder / f"{name}.parquet", index=False)
    write_table(_articles(articles), folder / "articles.csv")
    readme = README.format(n=len(articles), withheld=WITHHELD if withhold else "")
    (folder / "README.txt").write_text(readme, encoding="utf-8")
    # Last: a folder without it is no pack, so a broken-off run is not taken for one.
    manifest = json.dumps(_manifest(articles, withhold), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
    return folder


def _manifest(articles: pd.DataFrame, withhold: bool) -> dict:
    return {
        "kind": PACK,
        "articles": len(articles),
        "fingerprint": fingerprint(articles),
        "language": language(articles),
        "withheld": "words of one article" if withhold else "nothing",
        "settings": "both voices, single words, default lexicon",
        "versions": {name: version(name) for name in PACKAGES},
    }


def _articles(articles: pd.DataFrame) -> pd.DataFrame:
    counts = count_terms(articles, voice="quoted")
    matched = match_events(articles)["event"]
    table = pd.DataFrame({name: articles.get(name, "") for name in ARTICLE_FACTS})
    # The rules of what was taken out, without its words.
    table["dropped"] = [
        json.dumps([[rule, ""] for rule, _ in dropped_pieces(dropped, article)]) if dropped else ""
        for article, dropped in zip(table["article"], table["dropped"].fillna(""))
    ]
    texts = articles["text"]
    return table.assign(
        matched=matched,
        n_own=counts.articles["n_tokens"].to_numpy() - counts.sizes,
        n_quoted=counts.sizes,
        length=texts.str.count(" ") + texts.str.count("\n") + 1,
        sha256=[hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() for text in texts],
    )


def _terms(articles: pd.DataFrame, withhold: bool) -> pd.DataFrame:
    """Counts in either voice and at the edges, in the order of article and word."""
    counted = []
    for voice in VOICES:
        counts = count_terms(articles, voice=voice)
        cells = counts.matrix.tocoo()
        row, column = cells.coords
        counted.append(pd.DataFrame({"row": row, "term": counts.terms[column], voice: cells.data}))
    at_edges = [
        (row, term, n)
        for row, text in enumerate(articles["text"])
        for term, n in Counter(chain.from_iterable(edges(text))).items()
    ]
    counted.append(pd.DataFrame(at_edges, columns=["row", "term", "edge"]))
    columns = ["own", "quoted", "edge"]
    table = pd.concat(counted).groupby(["row", "term"])[columns].sum().reset_index()
    if withhold:
        table = table[table.groupby("term")["row"].transform("size") > 1]
    dtypes = {"row": "int32", **dict.fromkeys(columns, "int64"), "term": "category"}
    return table.astype(dtypes)


def _sentences(articles: pd.DataFrame) -> pd.DataFrame:
    sentences = split_sentences(articles)
    columns = ["sentence", "paragraph", "n_tokens", "quoted"]
    table = sentences[columns].assign(row=_rows(articles, sentences))
    try:
        scored = {setting: sentiment(sentences, setting) for setting in SETTINGS}
    except FramingError:
        return table  # another language: no lexicon reads it
    return table.assign(
        **{
            column: scored[setting][score]
            for setting, scores in STORED_SCORES.items()
            for score, column in scores.items()
        }
    )


def _loaded(articles: pd.DataFrame) -> pd.DataFrame:
    hits = find_loaded(articles)
    hits["row"] = _rows(articles, hits)
    columns = ["row", "term", "category", "voice"]
    hits = hits.sort_values(columns, kind="stable", ignore_index=True)
    # Terms at one place share a number; numbers follow the alphabet, not the text.
    place = pd.factorize(pd.MultiIndex.from_frame(hits[["row", "start"]]))[0]
    return hits[columns].assign(place=place.astype(np.int64))


def _rows(articles: pd.DataFrame, table: pd.DataFrame) -> np.ndarray:
    """For each row of a table that of its article."""
    return pd.Index(articles["article"]).get_indexer(table["article"]).astype(np.int32)

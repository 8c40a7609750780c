"""Share a corpus without its text, in a pack that :func:`framing.read_articles` reads."""

from __future__ import annotations

import json
from collections import Counter
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.errors import FramingError, require_articles
from framing.base.kinds import MANIFEST, PACK, WITHHELD
from framing.base.written import written_whole
from framing.claims.stability.from_text import SETTINGS_IN_PACK, text_choices
from framing.corpus.events import match_events
from framing.corpus.furniture import dropped_pieces
from framing.corpus.tables import write_table
from framing.lenses.housestyle import MIN_ARTICLES, edges
from framing.lenses.loaded.hits import VOICES, find_loaded
from framing.lenses.sentiment.means import article_sums
from framing.lenses.sentiment.scores import require_english, scored
from framing.sharing.layout import ARTICLE_FACTS, ARTICLE_SCORES
from framing.sharing.readme import readme
from framing.sharing.tables_behind import table_hashes
from framing.sharing.withhold import is_meaningless, shared_table
from framing.text.counts import count_terms
from framing.text.language import language
from framing.text.sentences import split_sentences

PACKAGES = ("framing", "numpy", "pandas", "pyarrow", "scikit-learn", "nltk")


@public
def share(articles: pd.DataFrame, folder, *, withhold: bool = False, urls: bool = False) -> Path:
    """Write what can be published of a corpus without its text.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it.
    folder : str or Path
        A folder that does not exist yet, or is empty.
    withhold : bool
        Leave out words that stand in one article only, wherever the pack would know them: they can
        tell who is meant. Every figure then is that of the articles without these words.
    urls : bool
        Write the addresses of the articles: they lead to the text, and often spell its title.

    Returns
    -------
    Path : the folder. It holds ``articles.csv``, ``terms.parquet``, ``loaded.parquet``,
        ``choices.parquet`` (two rows of the robustness table that need word order),
        ``manifest.json``, and ``README.txt``, which says of each file what can be read from it.

    Raises
    ------
    FramingError
        Articles without text, a folder with something in it, or one that cannot be written.

    Notes
    -----
    :func:`framing.read_articles` on the folder gives articles with which the counts, TF-IDF,
    keyness, mean sentiment, loaded terms, quoted shares and claims come out to the same digits;
    lines in context say that the text is not there. Counts have no order, scores are those of whole
    articles, titles and file names are left out, ids are numbers in the order of the alphabet, and
    nothing is a hash of the text, by which a guess could be tested. The fingerprint of a pack is
    one of its counts. The words of a very short article can be put into order by guessing: share
    such articles with ``withhold=True``, or not at all.
    """
    require_articles(articles)
    folder = Path(folder)
    with written_whole(folder, "The share pack") as scratch:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FramingError(
                f"{folder} holds something already; name a new folder for the share pack."
            )
        pack = scratch / "pack"
        pack.mkdir()
        _write(articles, pack, withhold, urls)
        if folder.exists():
            folder.rmdir()
        pack.rename(folder)
    return folder


def _write(articles: pd.DataFrame, folder: Path, withhold: bool, urls: bool) -> None:
    """The files of a pack into an empty folder."""
    articles = shared_table(articles, withhold=withhold, urls=urls)
    matched = match_events(articles)
    tables = {
        "terms": _terms(articles),
        "loaded": _loaded(articles, withhold),
        "choices": _choices(matched),
    }
    facts = _articles(articles, matched["event"])
    for name, table in tables.items():
        if table is not None:
            table.to_parquet(
                folder / f"{name}.parquet", index=False, compression="zstd", compression_level=19
            )
    write_table(facts, folder / "articles.csv")
    (folder / "README.txt").write_text(readme(facts, tables, withhold, urls), encoding="utf-8")
    manifest = json.dumps(_manifest(articles, withhold), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(manifest + "\n", encoding="utf-8")


def _manifest(articles: pd.DataFrame, withhold: bool) -> dict:
    return {
        "kind": PACK,
        "articles": len(articles),
        "language": language(articles),
        "withheld": "words of one article" if withhold else "nothing",
        "settings": "both voices, single words, default lexicon",
        "versions": {name: version(name) for name in PACKAGES},
        "tables": table_hashes(),
    }


def _articles(articles: pd.DataFrame, matched: pd.Series) -> pd.DataFrame:
    counts = count_terms(articles, voice="quoted")
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
        **_sentences(articles),
    )


def _terms(articles: pd.DataFrame) -> pd.DataFrame:
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
    table = table[~_is_withheld(table["term"])]
    table["edge"] = table["edge"].where(_in_enough_articles(table, articles["outlet"]), 0)
    dtypes = {"row": "int32", **dict.fromkeys(columns, "int64"), "term": "category"}
    return table.astype(dtypes)


def _in_enough_articles(table: pd.DataFrame, outlets: pd.Series) -> pd.Series:
    """Whether an outlet uses a word in as many articles as the rule of edges asks for.

    Of all other words the edges of a text stay unknown.
    """
    outlet = outlets.to_numpy()[table["row"]]
    articles = table.groupby([outlet, table["term"].to_numpy()])["row"].transform("size")
    return articles >= MIN_ARTICLES


def _sentences(articles: pd.DataFrame) -> dict[str, np.ndarray]:
    """The sentences of each article, and the sums of their scores where they are English."""
    sentences = split_sentences(articles)
    n_sentences = np.bincount(_rows(articles, sentences), minlength=len(articles))
    ids = articles["article"]
    try:
        require_english(sentences)
        sums = {
            column: article_sums(scored(sentences, setting)).set_index("article")["compound"]
            for setting, column in ARTICLE_SCORES.items()
        }
    except FramingError:
        sums = {}  # another language: no lexicon reads it
    return {
        "sentences": n_sentences,
        **{name: column.reindex(ids, fill_value=0.0).to_numpy() for name, column in sums.items()},
    }


def _loaded(articles: pd.DataFrame, withhold: bool) -> pd.DataFrame:
    hits = find_loaded(articles)
    hits["row"] = _rows(articles, hits)
    if withhold:
        n_articles = hits.groupby("term")["row"].transform("nunique")
        hits["term"] = hits["term"].mask(n_articles == 1, WITHHELD)
    columns = ["row", "term", "category", "voice"]
    hits = hits.sort_values(columns, kind="stable", ignore_index=True)
    # Terms at one place share a number; numbers follow the alphabet, not the text.
    position = pd.factorize(pd.MultiIndex.from_frame(hits[["row", "start"]]))[0]
    return hits[columns].assign(place=position.astype(np.int64))


def _choices(articles: pd.DataFrame) -> pd.DataFrame | None:
    """Only words that are common enough to be claimed: the others would tell of one article."""
    table = text_choices(articles)
    if table is None:
        return None
    common = count_terms(articles, min_articles=SETTINGS_IN_PACK["min_articles"]).terms
    is_shared = table["term"].isin(common) & ~_is_withheld(table["term"])
    return table[is_shared].reset_index(drop=True)


def _is_withheld(terms: pd.Series) -> np.ndarray:
    distinct = {term: is_meaningless(term) for term in terms.unique()}
    return terms.map(distinct).to_numpy(bool)


def _rows(articles: pd.DataFrame, table: pd.DataFrame) -> np.ndarray:
    """For each row of a table that of its article."""
    return pd.Index(articles["article"]).get_indexer(table["article"]).astype(np.int32)

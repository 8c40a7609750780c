"""A share pack: what may be published of a corpus without its text, and how the lenses read it
again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.errors import FramingError, shown
from framing.base.kinds import HIDDEN, MANIFEST
from framing.sharing.read import read_pack


class Pack:
    """The tables of one pack, looked up by the articles at hand."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.manifest, self.articles, tables = read_pack(folder, MANIFEST)
        self.terms, self.sentences, self.hits, self.choices = (
            tables.get(name) for name in ("terms", "sentences", "loaded", "choices")
        )
        self.place = pd.Index(self.articles["article"])

    def rows(self, articles: pd.DataFrame) -> np.ndarray:
        """The places of these articles in the pack."""
        rows = self.place.get_indexer(articles["article"])
        if (rows < 0).any():
            raise FramingError(
                f"{articles['article'].iloc[int((rows < 0).argmax())]!r} is not in the share pack {self.folder}; "
                "compare articles of one pack, or articles with text."
            )
        return rows

    def of(self, articles: pd.DataFrame, column: str) -> np.ndarray:
        """A column of the pack's article table for these articles."""
        return self.articles[column].to_numpy()[self.rows(articles)]

    def part(self, table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table that belong to these articles, in their order, with ``at``: the
        article's place here.
        """
        here = np.full(len(self.articles), -1)
        here[self.rows(articles)] = np.arange(len(articles))
        at = here[table["row"].to_numpy()]
        kept = table[at >= 0].assign(at=at[at >= 0])
        return kept.sort_values("at", kind="stable", ignore_index=True).drop(columns="row")

    def counts(self, articles: pd.DataFrame, column: str) -> tuple[np.ndarray, sparse.csr_array]:
        """Terms, and a matrix articles × terms of a column of counts (own, quoted, edge, or
        ``all``).
        """
        part = self.part(self.terms, articles)
        number = part["own"] + part["quoted"] if column == "all" else part[column]
        names = np.array(part["term"].cat.categories, object)
        cells = (
            number.to_numpy(np.int64),
            (part["at"].to_numpy(), part["term"].cat.codes.to_numpy(np.int64)),
        )
        matrix = sparse.coo_array(cells, (len(articles), len(names))).tocsr()
        matrix.eliminate_zeros()
        return names, matrix

    def block(self, articles: pd.DataFrame, ngrams, voice, stop, stems) -> tuple:
        """What counting a block of text gives: terms, counts, sizes in the voice, sizes in all."""
        if ngrams[0] > 1 or stems:
            raise FramingError(
                "articles come from a share pack, which holds counts of single words only; leave ngrams and stems "
                "out, or take the articles themselves."
            )
        names, matrix = self.counts(articles, voice or "all")
        keep = np.flatnonzero([name not in stop for name in names])
        own, quoted = (self.of(articles, name).astype(np.int64) for name in ("n_own", "n_quoted"))
        size = {"own": own, "quoted": quoted}.get(voice, own + quoted)
        return names[keep], sparse.csr_array(matrix[:, keep]), size, own + quoted

    def split(self, articles: pd.DataFrame) -> pd.DataFrame:
        """The sentences without their text, as :func:`framing.split_sentences` lays them out, and
        their scores.
        """
        part = self.part(self.sentences, articles)
        keys = {
            name: articles[name].to_numpy()[part["at"]] if name in articles else None
            for name in ("article", "outlet", "event")
        }
        first = pd.DataFrame(keys).assign(sentence=part["sentence"], text=None, start=0, end=0)
        return pd.concat([first, part.drop(columns=["at", "sentence"])], axis=1)

    def scan(self, articles: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
        """Loaded terms and sizes in either voice, as :mod:`framing.lenses.loaded.hits` finds them; places are
        numbers without order.
        """
        part = self.part(self.hits, articles)
        keys = {
            name: articles[name].to_numpy()[part["at"]] if name in articles else None
            for name in ("article", "outlet", "event")
        }
        hits = pd.DataFrame(keys).assign(
            start=part["place"],
            end=part["place"],
            text=HIDDEN,
            term=part["term"].astype(object),
            category=part["category"].astype(object),
            voice=part["voice"].astype(object),
        )
        return hits, {
            voice: self.of(articles, f"n_{voice}").astype(np.int64) for voice in ("own", "quoted")
        }

    def scan_words(
        self, articles: pd.DataFrame, terms: pd.DataFrame
    ) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
        """The same for another lexicon, as far as it lists single words: they are looked up among
        the counts.
        """
        phrases = terms.loc[terms["term"].str.contains(r"[\s-]"), "term"]
        if len(phrases):
            raise FramingError(
                f"articles come from a share pack, which holds counts of single words only, and the lexicon lists "
                f"{phrases.iloc[0]!r}; leave phrases out, or take the articles themselves."
            )
        part = self.part(self.terms, articles)
        wanted = []
        for category, rows in terms.groupby("category", sort=False):
            longest = rows.iloc[np.argsort(-rows["term"].str.len().to_numpy(), kind="stable")]
            rules = [
                (term, re.compile(".*".join(map(re.escape, term.split("*")))))
                for term in longest["term"]
            ]
            for word in part["term"].cat.categories:
                term = next((term for term, rule in rules if rule.fullmatch(word)), None)
                if term is not None:
                    wanted.append((word, term, category))
        found = part.assign(word=part["term"].astype(object)).merge(
            pd.DataFrame(wanted, columns=["word", "entry", "category"]), on="word"
        )
        sides = [
            found.loc[found.index.repeat(found[voice])].assign(voice=voice)
            for voice in ("own", "quoted")
        ]
        hits = pd.concat(sides, ignore_index=True)
        nth = hits.groupby(["at", "word", "entry", "category"]).cumcount()
        place = (
            pd.factorize(pd.MultiIndex.from_arrays([hits["at"], hits["word"], nth]))[0]
            if len(hits)
            else []
        )
        keys = {
            name: articles[name].to_numpy()[hits["at"]] if name in articles else None
            for name in ("article", "outlet", "event")
        }
        table = pd.DataFrame(keys).assign(
            start=place,
            end=place,
            text=HIDDEN,
            term=hits["entry"],
            category=hits["category"],
            voice=hits["voice"],
        )
        return table, {
            voice: self.of(articles, f"n_{voice}").astype(np.int64) for voice in ("own", "quoted")
        }


@lru_cache(maxsize=4)
def _opened(folder: str, changed: float) -> Pack:
    return Pack(Path(folder))


def pack_of(articles) -> Pack:
    """The pack that these articles came from."""
    folders = articles["pack"].dropna().unique()
    if len(folders) > 1 or articles["pack"].isna().any():
        raise FramingError(
            "articles mix share packs, or a pack and articles with text; analyse one of them at a time."
        )
    try:
        changed = (Path(folders[0]) / MANIFEST).stat().st_mtime
    except (OSError, ValueError, TypeError):
        raise FramingError(
            f"articles come from the share pack {shown(folders[0])}, which is no longer there; read them again."
        ) from None
    return _opened(folders[0], changed)


def pack_articles(folder: Path) -> pd.DataFrame:
    """The article table of a pack, as :func:`framing.read_articles` lays it out, without text."""
    folder = folder.resolve()
    table = Pack(folder).articles
    empty = table.where(table != "", None).astype(object)
    return pd.DataFrame(
        {
            "article": table["article"],
            "outlet": table["outlet"],
            "event": empty["event"],
            "published": table["published"],
            "title": "",
            "text": None,
            "url": empty["url"],
            "place": table["place"],
            "agency": table["agency"],
            "day": table["day"],
            "dropped": table["dropped"],
            "notice": table["notice"],
            "pack": str(folder),
        }
    )

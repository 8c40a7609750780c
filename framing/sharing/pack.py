"""A share pack, what may be published of a corpus without its text, as the lenses ask for it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from framing.base.errors import FramingError, shown
from framing.base.kinds import HIDDEN, MANIFEST
from framing.lenses.loaded.hits import VOICES, Sizes, article_keys
from framing.sharing.checked_pack import read_checked
from framing.sharing.layout import ARTICLE_SCORES, ARTICLE_SIZES
from framing.text.sentences import DATED

ARTICLE_COLUMNS = (
    "article outlet event published title text url place agency day dropped notice pack".split()
)


class Pack:
    """The tables of one pack, looked up by the articles at hand.

    Attributes
    ----------
    manifest : dict, the facts of ``manifest.json``.
    articles : DataFrame, one row an article.
    choices : DataFrame or None, the rows of the robustness table that need the text.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.manifest, self.articles, tables = read_checked(folder)
        self.choices = tables.get("choices")
        self._terms, self._hits = tables["terms"], tables["loaded"]
        self._row_of = pd.Index(self.articles["article"])

    def rows(self, articles: pd.DataFrame) -> np.ndarray:
        """The rows of these articles in the pack."""
        rows = self._row_of.get_indexer(articles["article"])
        if (rows < 0).any():
            unknown = articles["article"].iloc[int((rows < 0).argmax())]
            raise FramingError(
                f"{unknown!r} is not in the share pack {self.folder}; "
                "compare articles of one pack, or articles with text."
            )
        return rows

    def column(self, articles: pd.DataFrame, name: str) -> np.ndarray:
        """A column of the pack's article table for these articles."""
        return self.articles[name].to_numpy()[self.rows(articles)]

    def sizes(self, articles: pd.DataFrame) -> Sizes:
        """The tokens of these articles in either voice."""
        return {voice: self.column(articles, f"n_{voice}").astype(np.int64) for voice in VOICES}

    def _of_articles(self, table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table that belong to these articles, whose row here is ``row``."""
        row_here = np.full(len(self.articles), -1)
        row_here[self.rows(articles)] = np.arange(len(articles))
        row = row_here[table["row"].to_numpy()]
        table = table[row >= 0].assign(row=row[row >= 0])
        return table.sort_values("row", kind="stable", ignore_index=True)

    def term_matrix(
        self, articles: pd.DataFrame, count: str | None
    ) -> tuple[np.ndarray, sparse.csr_array]:
        """Terms, and a matrix articles × terms of a count: own, quoted, edge, or of both voices."""
        table = self._of_articles(self._terms, articles)
        n = table[count] if count else table["own"] + table["quoted"]
        terms = np.array(table["term"].cat.categories, object)
        cells = table["row"].to_numpy(), table["term"].cat.codes.to_numpy(np.int64)
        shape = len(articles), len(terms)
        matrix = sparse.coo_array((n.to_numpy(np.int64), cells), shape).tocsr()
        matrix.eliminate_zeros()
        return terms, matrix

    def counted_block(self, articles: pd.DataFrame, ngrams, voice, stop_words, stems) -> tuple:
        """What counting a block of text gives: terms, counts, sizes in the voice, sizes in all."""
        if ngrams[0] > 1 or stems:
            raise FramingError(
                "articles come from a share pack, which holds counts of single words only; leave "
                "ngrams and stems out, or take the articles themselves."
            )
        terms, matrix = self.term_matrix(articles, voice)
        counted = np.flatnonzero([term not in stop_words for term in terms])
        sizes = self.sizes(articles)
        n_tokens = sizes["own"] + sizes["quoted"]
        matrix = sparse.csr_array(matrix[:, counted])
        return terms[counted], matrix, sizes.get(voice, n_tokens), n_tokens

    def article_scores(self, articles: pd.DataFrame) -> pd.DataFrame:
        """In place of sentences a row an article, with the sums of its sentences' scores."""
        rows = self.rows(articles)
        table = self.articles.iloc[rows].reset_index(drop=True)
        n_tokens = table["n_own"] + table["n_quoted"]
        keys = pd.DataFrame(article_keys(articles, np.arange(len(articles))))
        dated = {name: articles[name].array for name in DATED if name in articles}
        scores = {name: table[name] for name in ARTICLE_SCORES.values() if name in table}
        return keys.assign(
            sentence=0,
            text=None,
            start=0,
            end=0,
            paragraph=0,
            n_tokens=n_tokens,
            quoted=table["n_quoted"] / np.maximum(n_tokens, 1),
            n_sentences=table["sentences"],
            **scores,
            **dated,
        )

    def digests(self, articles: pd.DataFrame) -> pd.Series:
        """What the pack knows of each article, in one number: no text stands behind it."""
        return self._digests.iloc[self.rows(articles)].set_axis(articles.index)

    @cached_property
    def _digests(self) -> pd.Series:
        terms = self._terms.assign(term=self._terms["term"].astype(object))
        of_terms = pd.util.hash_pandas_object(terms.drop(columns="row"), index=False)
        sums = of_terms.groupby(terms["row"].to_numpy()).sum()
        sizes = self.articles[ARTICLE_SIZES]
        of_sizes = pd.util.hash_pandas_object(sizes, index=False)
        sums = sums.reindex(of_sizes.index, fill_value=0).astype("uint64")
        return (sums + of_sizes).map("{:016x}".format)

    def loaded_hits(self, articles: pd.DataFrame) -> pd.DataFrame:
        """The hits of the project's own lexicon of loaded terms."""
        return _hit_table(articles, self._of_articles(self._hits, articles))

    def hits_of_words(self, articles: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
        """The hits of another lexicon, whose words are looked up among the counts."""
        is_phrase = terms["term"].str.contains(r"[\s-]")
        if is_phrase.any():
            raise FramingError(
                "articles come from a share pack, which holds counts of single words only, and the "
                f"lexicon lists {terms.loc[is_phrase, 'term'].iloc[0]!r}; leave phrases out, or "
                "take the articles themselves."
            )
        counts = self._of_articles(self._terms, articles)
        matches = _matching_terms(counts["term"].cat.categories, terms)
        counts = counts.rename(columns={"term": "word"}).astype({"word": object})
        counts = counts.merge(matches, on="word")
        hits = pd.concat(
            [
                counts.loc[counts.index.repeat(counts[voice])].assign(voice=voice)
                for voice in VOICES
            ],
            ignore_index=True,
        )
        use = hits.groupby(["row", "word", "term", "category"]).cumcount()
        positions = pd.MultiIndex.from_arrays([hits["row"], hits["word"], use])
        hits["place"] = pd.factorize(positions)[0] if len(hits) else 0
        return _hit_table(articles, hits)


def _matching_terms(words: pd.Index, terms: pd.DataFrame) -> pd.DataFrame:
    """For each word the term of each category that it is, the longest one where several are."""
    matches = []
    for category, rows in terms.groupby("category", sort=False):
        longest_first = sorted(rows["term"], key=len, reverse=True)
        patterns = {
            term: re.compile(".*".join(map(re.escape, term.split("*")))) for term in longest_first
        }
        for word in words:
            matching = (term for term, pattern in patterns.items() if pattern.fullmatch(word))
            if (term := next(matching, None)) is not None:
                matches.append((word, term, category))
    return pd.DataFrame(matches, columns=["word", "term", "category"])


def _hit_table(articles: pd.DataFrame, hits: pd.DataFrame) -> pd.DataFrame:
    """Hits as :func:`framing.find_loaded` gives them; places are numbers without order."""
    names = ("term", "category", "voice")
    return pd.DataFrame(article_keys(articles, hits["row"].to_numpy())).assign(
        start=hits["place"],
        end=hits["place"],
        text=HIDDEN,
        **{name: hits[name].astype(object) for name in names},
    )


@lru_cache(maxsize=4)
def _opened(folder: str, changed: float) -> Pack:
    return Pack(Path(folder))


def pack_of(articles: pd.DataFrame) -> Pack:
    """The pack that these articles came from."""
    folders = articles["pack"].dropna().unique()
    if len(folders) > 1 or articles["pack"].isna().any():
        raise FramingError(
            "articles mix share packs, or a pack and articles with text; analyse one of them at a "
            "time."
        )
    try:
        changed = (Path(folders[0]) / MANIFEST).stat().st_mtime
    except (OSError, ValueError, TypeError):
        raise FramingError(
            f"articles come from the share pack {shown(folders[0])}, which is no longer there; "
            "read them again."
        ) from None
    return _opened(folders[0], changed)


def pack_articles(folder: Path) -> pd.DataFrame:
    """The article table of a pack, as :func:`framing.read_articles` gives it, without text."""
    folder = folder.resolve()
    table = Pack(folder).articles
    known = table.where(table != "", None).astype(object)
    table = table.assign(
        event=known["event"], url=known["url"], title="", text=None, pack=str(folder)
    )
    topic = known["topic"]
    return table[ARTICLE_COLUMNS].assign(**({"topic": topic} if topic.notna().any() else {}))

"""What the functions of the suite answer where articles come from a share pack, without their text.

Registered in :mod:`framing.base.kinds`; counts, scores and hits are looked up in the pack.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import numpy as np
import pandas as pd

from framing.base.data import stop_words
from framing.base.errors import FramingError, require_choice, require_columns
from framing.base.kinds import HIDDEN
from framing.claims.stability.from_text import (
    SETTINGS_IN_PACK,
    choice_from_text,
    first_words,
    word_lengths,
)
from framing.corpus.described.overview import article_sizes
from framing.corpus.events import match_events
from framing.corpus.read import articles_of
from framing.lenses.housestyle import edge_counts
from framing.lenses.loaded.hits import (
    SCARE_QUOTES,
    VOICES,
    article_counts,
    blocks,
    count_blocks,
    row_counts,
    scan,
)
from framing.lenses.sentiment.means import article_sums, sentiment_arc
from framing.lenses.sentiment.scores import SETTINGS, extreme_sentences, sentiment
from framing.rates.sums import indicator
from framing.sharing.layout import ARTICLE_SCORES
from framing.sharing.pack import pack_articles, pack_of
from framing.sharing.tables_behind import LEXICON, lexicon_hash
from framing.text.concordance import COLUMNS, concordance, in_context
from framing.text.counts import (
    TermCounts,
    count_terms,
    counting_options,
    counts_of_blocks,
    in_enough_articles,
)
from framing.text.fingerprint import fingerprint
from framing.text.language import language
from framing.text.sentences import split_sentences


@articles_of.specialize("pack")
def _articles_of(corpus: Path, dates: str | None = None) -> pd.DataFrame:
    return pack_articles(corpus)


@fingerprint.specialize("pack")
def _fingerprint(articles: pd.DataFrame) -> str:
    """Of the counts, not of the text: a hash of the text would tell who guessed it right."""
    return fingerprint.plain(articles.assign(text=pack_of(articles).digests(articles)))


@article_sizes.specialize("pack")
def _article_sizes(articles: pd.DataFrame) -> pd.DataFrame:
    pack = pack_of(articles)
    sizes = pack.sizes(articles)
    return pd.DataFrame(
        {
            "outlet": articles["outlet"].to_numpy(),
            "sentences": pack.column(articles, "sentences"),
            "tokens": sizes["own"] + sizes["quoted"],
            "quoted": sizes["quoted"],
        }
    )


@language.specialize("pack")
def _language(articles: pd.DataFrame) -> str:
    return pack_of(articles).manifest["language"]


@match_events.specialize("pack")
def _match_events(articles: pd.DataFrame, **_) -> pd.DataFrame:
    """Matched where the text was."""
    event = pd.Series(pack_of(articles).column(articles, "matched"), articles.index, dtype=object)
    return articles.assign(event=event.where(event != "", None))


@split_sentences.specialize("pack")
def _split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    return pack_of(articles).article_scores(articles)


@concordance.specialize("pack")
def _concordance(articles: pd.DataFrame, patterns, **_) -> pd.DataFrame:
    hidden = pd.DataFrame(columns=COLUMNS, dtype=object)
    hidden.attrs["note"] = (
        "The articles come from a share pack: their text is not here, and so no line can be shown."
    )
    return hidden


@in_context.specialize("pack")
def _in_context(articles: pd.DataFrame, hits: pd.DataFrame, **_) -> pd.DataFrame:
    return hits.assign(left="", match=hits.get("term", ""), right=HIDDEN)


@count_terms.specialize("pack")
def _count_terms(
    articles,
    *,
    ngrams=(1, 1),
    voice=None,
    min_articles=1,
    stop_words=None,
    stems=None,
    links: bool = False,
) -> TermCounts:
    if links:
        raise FramingError(
            "articles come from a share pack, which holds words only; leave links out, or take "
            "the articles themselves."
        )
    counting = counting_options(ngrams, voice, stop_words, stems)
    block = pack_of(articles).counted_block(articles, *counting)
    counting = counting._replace(ngrams=(counting.ngrams[0], 1))  # pairs would give the wording
    return in_enough_articles(counts_of_blocks(articles, [block], counting), min_articles)


@edge_counts.specialize("pack")
def _edge_counts(articles, counts, outlets: np.ndarray, n_outlets: int) -> np.ndarray:
    counted = articles.set_index("article").loc[counts.articles["article"]].reset_index()
    terms, matrix = pack_of(articles).term_matrix(counted, "edge")
    column = pd.Index(terms).get_indexer(counts.terms)
    return (indicator(outlets, n_outlets) @ matrix).toarray()[:, column]


@scan.specialize("pack")
def _scan(articles: pd.DataFrame, terms: pd.DataFrame):
    pack = pack_of(articles)
    if lexicon_hash(terms) == pack.manifest["tables"].get(LEXICON):
        hits = pack.loaded_hits(articles)
    else:
        hits = pack.hits_of_words(articles, terms)
    return hits, pack.sizes(articles)


@blocks.specialize("pack")
def _blocks(articles: pd.DataFrame, terms: pd.DataFrame):
    yield articles, *scan(articles, terms)


@count_blocks.specialize("pack")
def _count_blocks(articles: pd.DataFrame, terms: pd.DataFrame, categories: list[str]):
    hits, sizes = scan(articles, terms)
    counts = {
        voice: article_counts(articles, hits[hits["voice"] == voice], categories)
        for voice in VOICES
    }
    keys, scare_quotes = ["term", "category"], tuple(SCARE_QUOTES.values())
    entries = pd.MultiIndex.from_tuples([*zip(*(terms[key] for key in keys)), scare_quotes])
    term = entries.get_indexer(pd.MultiIndex.from_frame(hits[keys]))
    article = pd.Index(articles["article"]).get_indexer(hits["article"])
    yield counts, sizes, row_counts(article[term >= 0], term[term >= 0])


@sentiment.specialize("stored scores")
def _sentiment(sentences: pd.DataFrame, setting: str = "plain", *, lexicon=None) -> pd.DataFrame:
    require_columns(sentences, ["article", "outlet", "text"], "sentences")
    require_choice(setting, SETTINGS, "setting")
    column = ARTICLE_SCORES[setting]
    if column not in sentences:
        raise FramingError(
            "sentences come from a share pack that holds no scores: only English text is scored; "
            "take English articles."
        )
    if lexicon is not None:
        raise FramingError(
            "sentences come from a share pack, which holds scores of English text by the suite's "
            "own lexicons; leave lexicon out, or take the articles themselves."
        )
    sums = sentences[column]
    return sentences.drop(columns=[*ARTICLE_SCORES.values()]).assign(
        neg=np.nan,
        neu=np.nan,
        pos=np.nan,
        compound=sums / sentences["n_sentences"].where(sentences["n_sentences"] > 0),
        hits="",
        summed=sums,
    )


@article_sums.specialize("stored scores")
def _article_sums(scored: pd.DataFrame, *, by: str = "outlet") -> pd.DataFrame:
    require_columns(scored, ["article", "outlet", "summed", "n_sentences"], "scored")
    if by == "voice":
        raise _without_sentences()
    columns = [name for name in ("outlet", "event", "published", "topic") if name in scored]
    scored = scored[scored["n_sentences"] > 0].reset_index(drop=True)
    sums = scored[["article", *columns]]
    return sums.assign(compound=scored["summed"], sentences=scored["n_sentences"])


@sentiment_arc.specialize("stored scores")
def _sentiment_arc(scored: pd.DataFrame, **_) -> NoReturn:
    raise _without_sentences()


@extreme_sentences.specialize("stored scores")
def _extreme_sentences(scored: pd.DataFrame, **_) -> NoReturn:
    raise _without_sentences()


def _without_sentences() -> FramingError:
    return FramingError(
        "scored comes from a share pack, which holds the sum of the scores of each article and no "
        "score of a sentence; framing.mean_sentiment(scored) works, else take the articles "
        "themselves."
    )


@word_lengths.specialize("pack")
def _word_lengths(articles: pd.DataFrame) -> pd.Series:
    return pd.Series(pack_of(articles).column(articles, "length"), articles.index)


@first_words.specialize("pack")
def _first_words(articles: pd.DataFrame) -> None:
    return None


@choice_from_text.specialize("pack")
def _choice_from_text(articles, choice: str, stop: list, options: dict):
    choices = pack_of(articles).choices
    is_stored = options == SETTINGS_IN_PACK and stop == stop_words()
    if choices is None or not is_stored:
        return None
    return choices[choices["choice"] == choice].drop(columns="choice")

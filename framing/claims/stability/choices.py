"""The same analysis, done a little differently one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from framing.base.errors import FramingError
from framing.claims.stability.from_text import (
    OPENINGS,
    PAIRS,
    choice_from_text,
    first_words,
    word_lengths,
)
from framing.claims.stability.words import CountedWords
from framing.lenses.agency.rates import COUNTS, clauses_by_voice, compared_measures
from framing.lenses.frames.rates import compared_frames, find_frames
from framing.lenses.loaded.hits import article_counts, scan
from framing.lenses.loaded.lexicon import categories, read_lexicon
from framing.lenses.loaded.terms import ALL, compared_counts
from framing.lenses.sentiment.means import mean_sentiment
from framing.lenses.sentiment.scores import sentiment
from framing.lenses.voices.shares import quoted_share, verb_groups
from framing.lenses.voices.verb_list import speech_verbs
from framing.text.counts import count_terms
from framing.text.language import language
from framing.text.sentences import split_sentences

AS_COUNTED, OWN_VOICE = "as counted", "own voice only"
PLAIN_SCORES = "without the news setting"
Ways = dict[str, Callable[[], pd.DataFrame | None]]  # of each lens how to get its table


@dataclass(frozen=True)
class Reading:
    """A corpus as it was read: what the lenses compare, and how.

    Attributes
    ----------
    articles : DataFrame
    hits, sizes : loaded terms, and the tokens of each article in either voice
    scored : DataFrame or None, scored sentences; None where they are not English
    verbs : DataFrame or None, verbs of speech; None where there is no text
    cues : DataFrame or None, cue words of frames; None where there is no text
    clauses : DataFrame or None, passives and clauses of action of each article by voice; None where
        the articles are not English
    all_words : CountedWords, stop words among them
    words : CountedWords, without stop words
    stop : list of str, the words left out
    options : dict, ``baseline`` and ``min_articles``
    """

    articles: pd.DataFrame
    hits: pd.DataFrame
    sizes: dict
    scored: pd.DataFrame | None
    verbs: pd.DataFrame | None
    cues: pd.DataFrame | None
    clauses: pd.DataFrame | None
    all_words: CountedWords
    words: CountedWords
    stop: list
    options: dict

    @property
    def baseline(self):
        """The outlet that all others are compared with."""
        return self.options["baseline"]

    def some(self, rows) -> Reading:
        """The reading of some of the articles."""
        articles = self.articles[rows].reset_index(drop=True)

        def theirs(table):
            return None if table is None else table[table["article"].isin(articles["article"])]

        sizes = {voice: tokens[rows] for voice, tokens in self.sizes.items()}
        names = ("hits", "scored", "verbs", "cues", "clauses")
        fields = {name: theirs(getattr(self, name)) for name in names}
        for name in ("all_words", "words"):
            fields[name] = getattr(self, name).some(rows, articles)
        return replace(self, articles=articles, sizes=sizes, **fields)

    def without_events(self) -> Reading:
        """The reading as if no event were known."""
        names = ("articles", "scored", "verbs")
        tables = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        dropped = {
            name: table.drop(columns="event", errors="ignore") for name, table in tables.items()
        }
        return replace(self, **dropped, words=self.words.without_events())

    def own_words(self) -> pd.DataFrame:
        """The words of the outlets' own voice."""
        counts = count_terms(self.articles, voice="own", stop_words=self.stop)
        return CountedWords.of(counts, self.articles, self.options).compared()

    def from_text(self, choice: str) -> pd.DataFrame | None:
        """Its words under a choice that needs the text."""
        return choice_from_text(self.articles, choice, self.stop, self.options)

    def kinds(self, hits=None, tokens=None) -> pd.DataFrame:
        """How often outlets use each kind of loaded words, of all hits or these."""
        lexicon, hits = read_lexicon(None), self.hits if hits is None else hits
        counts = article_counts(self.articles, hits, [ALL, *categories(lexicon)])
        tokens = self.sizes["own"] + self.sizes["quoted"] if tokens is None else tokens
        return compared_counts(self.articles, counts, tokens, self.baseline)

    def mood(self, scored=None) -> pd.DataFrame | None:
        """Its mean sentiment, of all sentences or these."""
        scored = self.scored if scored is None else scored
        return None if scored is None else mean_sentiment(scored, baseline=self.baseline)

    def plain_mood(self) -> pd.DataFrame | None:
        """Its mean sentiment without the news setting."""
        if self.scored is None:
            return None
        return self.mood(sentiment(split_sentences(self.articles), "plain"))

    def quoted(self) -> pd.DataFrame | None:
        """Its shares of quoted words; they know no baseline."""
        return quoted_share(self.articles) if self.baseline is None else None

    def speech(self) -> pd.DataFrame | None:
        """Its groups of verbs of speech; they know no baseline."""
        if self.verbs is None or self.baseline is not None:
            return None
        return verb_groups(self.verbs)

    def framed(self, cues=None, tokens=None) -> pd.DataFrame | None:
        """How often outlets use cue words of each frame, of all or these."""
        cues = self.cues if cues is None else cues
        if cues is None:
            return None
        tokens = self.sizes["own"] + self.sizes["quoted"] if tokens is None else tokens
        return compared_frames(self.articles, cues, tokens, self.baseline)

    def acting(self, voice: str | None = None) -> pd.DataFrame | None:
        """How often outlets leave out who acts, in both voices or in one."""
        if self.clauses is None:
            return None
        clauses = self.clauses if voice is None else self.clauses[self.clauses["voice"] == voice]
        counts = clauses.groupby("article", sort=False)[COUNTS].sum()
        known = self.articles[self.articles["article"].isin(counts.index)].reset_index(drop=True)
        counts = counts.reindex(known["article"]).reset_index(drop=True)
        return compared_measures(known, counts, self.baseline)

    def lenses(self) -> Ways:
        """Every lens of the report."""
        return {
            "keyness": self.words.compared,
            "loaded": self.kinds,
            "voices": self.quoted,
            "verbs": self.speech,
            "sentiment": self.mood,
            "frames": self.framed,
            "agency": self.acting,
        }


def read(articles: pd.DataFrame, stop: list, options: dict) -> Reading:
    """Look through the articles once for what the lenses compare."""
    articles = articles.reset_index(drop=True)
    hits, sizes = scan(articles, read_lexicon(None))
    scored = verbs = cues = clauses = None
    if language(articles) == "en":
        scored = sentiment(split_sentences(articles), "news")
        with suppress(FramingError):
            clauses = clauses_by_voice(articles)
    with suppress(FramingError):  # no text in a share pack
        verbs = speech_verbs(articles)
    with suppress(FramingError):
        cues = find_frames(articles)
    all_words = CountedWords.of(count_terms(articles), articles, options)
    words = all_words.without(stop)
    return Reading(
        articles, hits, sizes, scored, verbs, cues, clauses, all_words, words, stop, options
    )


def tables_of(ways: Ways, lenses) -> dict[str, pd.DataFrame]:
    """The tables of some lenses, as far as they have something to compare."""
    tables = {}
    for lens in ways:
        if lens not in lenses:
            continue
        try:
            table = ways[lens]()
        except FramingError:
            continue
        if table is not None:
            tables[lens] = table
    return tables


def choices(reading: Reading) -> Iterator[tuple[str, Ways]]:
    """What may be done differently: its name, and the lenses that it concerns."""
    hits, scored, cues = reading.hits, reading.scored, reading.cues
    yield "stop words kept in", {"keyness": reading.all_words.compared}
    own: Ways = {
        "keyness": reading.own_words,
        "loaded": partial(reading.kinds, hits[hits["voice"] == "own"], reading.sizes["own"]),
    }
    if scored is not None:
        own["sentiment"] = partial(reading.mood, scored[scored["quoted"] <= 0.5])
    if cues is not None:
        own["frames"] = partial(reading.framed, cues[cues["voice"] == "own"], reading.sizes["own"])
    own["agency"] = partial(reading.acting, "own")
    yield OWN_VOICE, own
    yield PAIRS, {"keyness": partial(reading.from_text, PAIRS)}
    openings = first_words(reading.articles)
    of_openings: Ways = {}
    if openings is not None:
        of_openings = _later(partial(read, openings, reading.stop, reading.options))
    yield OPENINGS, {**of_openings, "keyness": partial(reading.from_text, OPENINGS)}
    for choice, rows in _subsets(reading.articles):
        yield choice, reading.some(rows).lenses()
    min_articles = reading.options["min_articles"]
    for least in (max(min_articles - 2, 2), min_articles * 2):
        counted = partial(reading.words.compared, min_articles=least)
        yield f"terms in {least} articles or more", {"keyness": counted}
    yield "house style kept in", {"keyness": partial(reading.words.compared, house_style=False)}
    yield from _lexicon_choices(reading)
    yield PLAIN_SCORES, {"sentiment": reading.plain_mood}
    yield "events not looked at", reading.without_events().lenses()


def _later(make: Callable[[], Reading]) -> Ways:
    """The lenses of a reading that is made when the first of them is asked."""
    made: list[Reading] = []

    def table(lens):
        if not made:
            made.append(make())
        return made[0].lenses()[lens]()

    lenses = ("loaded", "voices", "verbs", "sentiment", "frames", "agency")
    return {lens: partial(table, lens) for lens in lenses}


def _lexicon_choices(reading: Reading) -> Iterator[tuple[str, Ways]]:
    """Loaded terms with a part of the lexicon."""
    lexicon, hits = read_lexicon(None), reading.hits
    half = set(lexicon.sort_values(["category", "term"])["term"].iloc[::2])
    in_half = hits["term"].isin(half)
    without_top: Ways = {"loaded": partial(reading.kinds, hits[~_is_most_used(hits, "category")])}
    if reading.cues is not None:
        cues = reading.cues[~_is_most_used(reading.cues, "frame")]
        without_top["frames"] = partial(reading.framed, cues)
    yield "one half of the lexicon", {"loaded": partial(reading.kinds, hits[in_half])}
    yield "the other half of it", {"loaded": partial(reading.kinds, hits[~in_half])}
    yield "without each kind's most used term", without_top
    unmarked = hits[hits["term"] != "scare quotes"]
    yield "without scare quotes", {"loaded": partial(reading.kinds, unmarked)}


def _is_most_used(hits: pd.DataFrame, kind: str) -> pd.Series:
    """Whether a hit is of its kind's most frequent entry."""
    most_used = hits.groupby(kind)["term"].agg(lambda terms: terms.value_counts().index[0])
    return hits["term"] == hits[kind].map(most_used)


def _subsets(articles: pd.DataFrame):
    """Fewer articles, as long as every outlet has one: (choice, which rows stay)."""
    length = word_lengths(articles)
    for choice, stays in (
        ("without the longest tenth", length <= length.quantile(0.9)),
        ("without the shortest tenth", length >= length.quantile(0.1)),
        ("every second article", articles.groupby("outlet").cumcount() % 2 == 0),
    ):
        rows = stays.to_numpy(bool)
        if articles.loc[rows, "outlet"].nunique() == articles["outlet"].nunique():
            yield choice, rows

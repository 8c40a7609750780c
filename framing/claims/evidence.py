"""Lines that a finding rests on: one of each outlet, on one event where there is such a pair."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from framing.base.errors import FramingError
from framing.base.kinds import kind_of
from framing.lenses.agency.clauses import find_agency
from framing.lenses.frames.rates import find_frames
from framing.lenses.loaded.hits import find_loaded
from framing.lenses.sentiment.scores import sentiment
from framing.lenses.sidebyside.telling import telling
from framing.lenses.voices.quotes import find_quotes
from framing.lenses.voices.sentence_of import with_sentences
from framing.lenses.voices.verb_list import speech_verbs
from framing.text.concordance import concordance
from framing.text.sentences import split_sentences

READABLE = (40, 240)  # characters of a line that is quoted
CLEAR = 0.3  # difference of two scores of tone that a reader sees
COLUMNS = ["outlet", "article", "sentence", "text", "match"]


class Evidence:
    """The sentences of a corpus, in which lines are looked for; each lens is read once."""

    def __init__(self, articles: pd.DataFrame, pairs: pd.DataFrame) -> None:
        self.articles, self.pairs = articles, pairs
        self.has_text = kind_of(articles) is None
        self.sentences = split_sentences(articles) if self.has_text else pd.DataFrame()
        self._hits: dict[str, pd.DataFrame] = {}
        self._shown: set[tuple] = set()  # no line stands twice on a page

    def lines(self, finding) -> pd.DataFrame:
        """One line of each of two outlets, or of one, or none.

        Parameters
        ----------
        finding : namedtuple
            A row of :func:`framing.claims.findings.findings`.

        Returns
        -------
        DataFrame with ``outlet article sentence text match`` (the words to be marked, may be empty)
        """
        if not self.has_text or finding.kind == "nothing":
            return self._none()
        try:
            if finding.kind == "reading":
                return self._most_telling_pair()
            if finding.lens == "sentiment":
                return self._of_tone(finding)
            marked = self._marked(finding)
            return self._of_a_pair(marked, finding) if len(marked) else self._none()
        except FramingError:
            return self._none()

    def _none(self) -> pd.DataFrame:
        return pd.DataFrame(columns=COLUMNS)

    def _most_telling_pair(self) -> pd.DataFrame:
        """The two sentences that tell the same, and show most of two ways to tell it."""
        longest = self.pairs[["text_a", "text_b"]].map(len).max(axis=1)
        is_fit = (longest <= READABLE[1]).to_numpy(bool)
        is_new = ~np.array([self._is_shown(pair) for pair in self.pairs.to_dict("records")], bool)
        hits = self._once("loaded", lambda: find_loaded(self.articles))
        score = telling(self.pairs, hits) * is_new
        score = np.where(is_fit, score, 0) if score[is_fit].any() else score
        return self._both_sides(self.pairs.iloc[score.argmax()]) if score.any() else self._none()

    def _both_sides(self, pair, marked: dict | None = None) -> pd.DataFrame:
        """The sentences of a pair as lines."""
        rows = [{name: pair[f"{name}_{side}"] for name in COLUMNS[:-1]} for side in "ab"]
        lines = pd.DataFrame(rows)
        self._shown |= set(_keys(lines))
        return lines.assign(match=[(marked or {}).get(key, "") for key in _keys(lines)])

    def _is_shown(self, pair) -> bool:
        return not self._shown.isdisjoint(self._keys_of(pair))

    def _keys_of(self, pair) -> list[tuple]:
        return [(pair[f"article_{side}"], pair[f"sentence_{side}"]) for side in "ab"]

    def _instead(self, finding) -> pd.DataFrame | None:
        """The sentences that show what the side with the smaller share has in place of what is
        counted; of words and kinds of words, which can be left out for nothing, there are none.
        """
        if finding.lens not in ("voices", "verbs"):
            return None
        verbs = self._once("verbs", lambda: speech_verbs(self.articles)).assign(match="")
        if finding.lens == "verbs":
            return _without(verbs, set(_keys(verbs[verbs["group"] == finding.item])))
        return _without(verbs, set(_keys(self.sentences[self.sentences["quoted"] > 0])))

    def _of_a_pair(self, marked: pd.DataFrame, finding) -> pd.DataFrame:
        """A marked line with what another outlet writes in its place, else lines of no pair."""
        if finding.lens == "speakers":  # said of one outlet alone
            return self._first(marked, finding, is_own=True)[COLUMNS]
        words = marked.drop_duplicates(["article", "sentence"])
        words = dict(zip(_keys(words), words["match"], strict=True))
        pairs, instead = self._pairs_marked(finding, words), self._instead(finding)
        if instead is not None:
            shown = set(_keys(instead))
            # a line that says nobody's words may be a quotation in a block, and has no verb
            pairs.sort(key=lambda pair: shown.isdisjoint(self._keys_of(pair)))
            if finding.lens == "verbs":
                pairs = [pair for pair in pairs if not shown.isdisjoint(self._keys_of(pair))]
        if not pairs:
            return self._of_no_pair(marked, instead, finding)
        return _own_first(self._both_sides(pairs[0], words), finding)

    def _of_no_pair(self, marked: pd.DataFrame, instead, finding) -> pd.DataFrame:
        """A line of the side that has more of what is counted, and of the other one only what shows
        that it has less: a line with the same in it would not.
        """
        of_more = self._first(marked, finding, is_own=not _has_fewer(finding))
        if instead is None or of_more.empty:
            return of_more[COLUMNS]
        events = self.articles.set_index("article").get("event", pd.Series(dtype=object))
        is_there = instead["article"].map(events) == events.get(of_more["article"].iloc[0])
        instead = pd.concat([instead[is_there], instead[~is_there]])
        of_less = self._first(instead, finding, is_own=_has_fewer(finding))
        return _own_first(pd.concat([of_more, of_less])[COLUMNS], finding)

    def _first(self, lines: pd.DataFrame, finding, *, is_own: bool) -> pd.DataFrame:
        """The first readable line of one side, of the articles compared where it has one there."""
        outlets = lines["outlet"].astype(str)
        lines = lines[outlets.isin([finding.outlet] if is_own else self._others(finding))]
        is_compared = self._is_compared(lines["article"], finding)
        # a share of all articles is shown by any of them
        lines = lines[is_compared] if is_compared.any() or not is_own else lines
        lines = _without(lines, self._shown)
        readable = lines[lines["text"].str.len().between(*READABLE)]
        first = (readable if len(readable) else lines).head(1)
        self._shown |= set(_keys(first))
        return first

    def _is_compared(self, names: pd.Series, finding) -> pd.Series:
        """Which articles a finding rests on: what two other outlets tell belongs to no ratio of
        shared events, and would speak against "only here".
        """
        if finding.compared_within != "events":
            return pd.Series(True, names.index)
        events, outlets = self.articles["event"], self.articles["outlet"].astype(str)
        is_own, is_other = outlets == finding.outlet, outlets.isin(self._others(finding))
        is_shared = events.isin(events[is_own]) & events.isin(events[is_other])
        return names.isin(self.articles.loc[is_shared, "article"])

    def _pairs_of(self, finding) -> list[dict]:
        """The pairs with a sentence of this outlet and of one that it is compared with, the nearest
        first, as far as they can be shown.
        """
        if self.pairs.empty or not self.pairs["same_event"].astype(bool).all():
            return []
        ranked = self.pairs.sort_values("similarity", ascending=False, kind="stable")
        others = self._others(finding)
        return [
            pair
            for pair in ranked.to_dict("records")
            if max(len(pair["text_a"]), len(pair["text_b"])) <= READABLE[1]
            and finding.outlet in (sides := {pair["outlet_a"], pair["outlet_b"]})
            and sides & others
            and not self._is_shown(pair)
        ]

    def _pairs_marked(self, finding, words: dict) -> list[dict]:
        """The pairs of which one sentence is marked: that of this outlet, or where it has fewer of
        what is counted that of the other one.
        """

        def is_fit(pair) -> bool:
            keys = zip("ab", self._keys_of(pair))
            marked = [pair[f"outlet_{side}"] for side, key in keys if key in words]
            return len(marked) == 1 and (marked[0] != finding.outlet) == _has_fewer(finding)

        return list(filter(is_fit, self._pairs_of(finding)))

    def _others(self, finding) -> set[str]:
        """Whom an outlet is compared with: one outlet, or all others."""
        names = set(self.articles["outlet"].astype(str))
        return names & {finding.compared_with} or names - {finding.outlet}

    def _of_tone(self, finding) -> pd.DataFrame:
        """The pair whose sentences differ most in tone, in the direction of the finding; else the
        ends of the scale that either side leans to.
        """
        scored = self._once("tone", lambda: sentiment(self.sentences, "news"))
        tone = dict(zip(_keys(scored), scored["compound"], strict=True))
        sign = -1 if _has_fewer(finding) else 1
        best, most = None, CLEAR
        for pair in self._pairs_of(finding):
            a, b = (sign * tone.get(key, 0.0) for key in self._keys_of(pair))
            more = a - b if pair["outlet_a"] == finding.outlet else b - a
            best, most = (pair, more) if more > most else (best, most)
        if best is not None:
            return _own_first(self._both_sides(best), finding)
        ends = scored.assign(match="").sort_values("compound", kind="stable", ascending=sign < 0)
        own = self._first(ends, finding, is_own=True)
        return pd.concat([own, self._first(ends.iloc[::-1], finding, is_own=False)])[COLUMNS]

    def _marked(self, finding) -> pd.DataFrame:
        """The sentences in which stands what a finding counts."""
        if finding.lens == "keyness":
            lines = concordance(self.articles, finding.item)
            return self._sentences_at(lines.rename(columns={"pattern": "term"}))
        if finding.lens == "loaded":
            hits = self._once("loaded", lambda: find_loaded(self.articles))
            hits = hits if finding.item == "all" else hits[hits["category"] == finding.item]
            return self._sentences_at(hits.assign(match=hits["text"]))
        if finding.lens == "verbs":
            verbs = self._once("verbs", lambda: speech_verbs(self.articles))
            return verbs[verbs["group"] == finding.item].assign(match=lambda rows: rows["form"])
        if finding.lens == "frames":
            cues = self._once("frames", lambda: find_frames(self.articles))
            cues = cues[cues["frame"] == finding.item]
            return self._sentences_at(cues.assign(match=cues["text"]))
        if finding.lens == "agency":
            return self._sentences_at(self._clauses(finding.item))
        quotes = self._once("quotes", lambda: find_quotes(self.articles))
        if finding.lens == "speakers":
            return self._naming(quotes[quotes["person"] == finding.item])
        return self._quoted_sentences(quotes, whoever=True)

    def _naming(self, quotes: pd.DataFrame) -> pd.DataFrame:
        """The sentences of one speaker's quotations; where there are any, those that name it."""
        lines = self._quoted_sentences(quotes, whoever=False)
        names = quotes.loc[~quotes["inferred"].astype(bool), "speaker"].dropna().unique()
        is_named = np.array([any(name in text for name in names) for text in lines["text"]], bool)
        return lines[is_named] if is_named.any() else lines

    def _clauses(self, measure: str) -> pd.DataFrame:
        """The clauses that a measure of who acts counts."""
        clauses = self._once("clauses", lambda: find_agency(self.articles))
        passives = clauses[clauses["form"] == "passive"]
        is_named = passives["agent_named"].astype(bool)
        counted = {
            "agentless": ~is_named,
            "agent_named": is_named,
            "passive": passives["action"].astype(bool),
        }
        return passives[counted[measure]].assign(match=lambda rows: rows["text"])

    def _once(self, name: str, read) -> pd.DataFrame:
        if name not in self._hits:
            self._hits[name] = read()
        return self._hits[name]

    def _quoted_sentences(self, quotes: pd.DataFrame, *, whoever: bool) -> pd.DataFrame:
        """All sentences of quotations: a quotation goes on after the sentence that it begins in.

        Of ``whoever`` speaks those too in which words are quoted that belong to no quotation found.
        """
        kept = ["article", "outlet", "sentence", "text", "start", "end", "quoted"]
        sentences = self.sentences[kept]
        spans = quotes[["article", "start", "end"]].rename(
            columns={"start": "opens", "end": "ends"}
        )
        spoken = sentences.merge(spans, on="article")
        spoken = spoken[(spoken["opens"] < spoken["end"]) & (spoken["ends"] > spoken["start"])]
        bounds = zip(
            spoken["text"],
            (spoken["opens"] - spoken["start"]).clip(lower=0),
            spoken["ends"] - spoken["start"],
            strict=True,
        )
        spoken = spoken.assign(match=[text[begin:end] for text, begin, end in bounds])
        if whoever:
            more = sentences[sentences["quoted"] > 0].assign(match="")
            spoken = pd.concat([spoken, more])  # what was found stands first
        return spoken[COLUMNS]

    def _sentences_at(self, hits: pd.DataFrame) -> pd.DataFrame:
        """The sentences in which hits begin, in the order of the corpus."""
        hits = hits[["article", "outlet", "start", "match"]].astype({"article": object})
        sentences = self.sentences.astype({"article": object})
        return with_sentences(hits, sentences, ["sentence", "text"])


def _has_fewer(finding) -> bool:
    """Whether the outlet of a finding has less of what is counted than the others."""
    return bool(finding.rate < finding.rate_rest)


def _own_first(lines: pd.DataFrame, finding) -> pd.DataFrame:
    """Lines with that of the outlet of a finding in front."""
    return lines.sort_values("outlet", key=lambda names: names != finding.outlet, kind="stable")


def _keys(lines: pd.DataFrame) -> list[tuple]:
    """Sentences by their article and number."""
    return list(zip(lines["article"], lines["sentence"], strict=True))


def _without(lines: pd.DataFrame, keys: Collection[tuple]) -> pd.DataFrame:
    """Lines whose sentence is not among others."""
    return lines[np.array([key not in keys for key in _keys(lines)], bool)]

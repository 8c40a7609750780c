"""Lines that a finding rests on: one of each outlet, on one event where there is such a pair."""

from __future__ import annotations

import math

import pandas as pd

from framing.base.errors import FramingError
from framing.base.kinds import kind_of
from framing.lenses.agency.clauses import find_agency
from framing.lenses.frames.rates import find_frames
from framing.lenses.loaded.hits import find_loaded
from framing.lenses.sentiment.scores import extreme_sentences, sentiment
from framing.lenses.voices.quotes import find_quotes
from framing.lenses.voices.sentence_of import with_sentences
from framing.lenses.voices.verb_list import speech_verbs
from framing.text.concordance import concordance
from framing.text.sentences import split_sentences

READABLE = (40, 240)  # characters of a line that is quoted
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
        if not self.has_text:
            return pd.DataFrame(columns=COLUMNS)
        if finding.kind in ("nothing", "reading"):
            return self._closest_pair() if finding.kind == "reading" else self._none()
        try:
            marked = self._marked(finding)
        except FramingError:
            return self._none()
        return self._of_a_pair(marked, finding) if len(marked) else self._none()

    def _none(self) -> pd.DataFrame:
        return pd.DataFrame(columns=COLUMNS)

    def _closest_pair(self) -> pd.DataFrame:
        """The two sentences of the pair that is most alike and not the same."""
        pairs = self.pairs[self.pairs["text_a"] != self.pairs["text_b"]]
        longest = pairs[["text_a", "text_b"]].map(len).max(axis=1)
        pairs = pairs[longest <= READABLE[1]] if (longest <= READABLE[1]).any() else pairs
        pairs = pairs[[not self._is_shown(pair) for pair in pairs.to_dict("records")]]
        differ = pairs[pairs["similarity"].astype(float) < 0.75]
        pairs = (differ if len(differ) else pairs).sort_values("similarity", kind="stable")
        return self._both_sides(pairs.iloc[-1]) if len(pairs) else self._none()

    def _both_sides(self, pair, marked: dict | None = None) -> pd.DataFrame:
        """The sentences of a pair as lines."""
        names = ("outlet", "article", "sentence", "text")
        rows = [{name: pair[f"{name}_{side}"] for name in names} for side in "ab"]
        self._shown |= {(row["article"], row["sentence"]) for row in rows}
        for row in rows:
            row["match"] = (marked or {}).get((row["article"], row["sentence"]), "")
        return pd.DataFrame(rows, columns=COLUMNS)

    def _is_shown(self, pair) -> bool:
        return not self._shown.isdisjoint(self._keys_of(pair))

    def _keys_of(self, pair) -> list[tuple]:
        return [(pair[f"article_{side}"], pair[f"sentence_{side}"]) for side in "ab"]

    def _reported(self) -> set[tuple]:
        """The sentences without words quoted that have a verb of speech."""
        verbs = self._once("verbs", lambda: speech_verbs(self.articles))
        quoted = self.sentences[self.sentences["quoted"] > 0]
        told = set(zip(verbs["article"], verbs["sentence"], strict=True))
        return told - set(zip(quoted["article"], quoted["sentence"], strict=True))

    def _of_a_pair(self, marked: pd.DataFrame, finding) -> pd.DataFrame:
        """A marked line with what another outlet writes in its place, else each outlet's first."""
        words = marked.drop_duplicates(["article", "sentence"])
        words = dict(zip(zip(words["article"], words["sentence"]), words["match"], strict=True))
        has_fewer = finding.rate < finding.rate_rest
        pairs = self._pairs_of(finding.outlet, words, has_fewer=has_fewer)
        if finding.lens == "voices":  # a line that says nobody's may be a quotation in a block
            reported = self._reported()
            pairs.sort(key=lambda pair: reported.isdisjoint(self._keys_of(pair)))
        if pairs:
            return self._both_sides(pairs[0], words)
        marked = marked[self._is_compared(marked["article"], finding)]
        length = marked["text"].str.len()
        readable = marked[length.between(*READABLE)]
        order = readable if len(readable) else marked
        first = order.drop_duplicates("outlet")
        own_line = first[first["outlet"] == finding.outlet]
        other_line = first[first["outlet"] != finding.outlet].head(1)
        if math.isinf(finding.log_ratio):  # of one side only: a line of the other was not compared
            return (own_line if finding.log_ratio > 0 else other_line)[COLUMNS]
        return pd.concat([own_line, other_line])[COLUMNS]

    def _is_compared(self, names: pd.Series, finding) -> pd.Series:
        """Which articles a finding rests on: what two other outlets tell belongs to no ratio of
        shared events, and would speak against "only here".
        """
        if finding.compared_within != "events":
            return pd.Series(True, names.index)
        events, outlets = self.articles["event"], self.articles["outlet"].astype(str)
        is_own, is_other = outlets == finding.outlet, outlets == finding.compared_with
        is_other = is_other if is_other.any() else ~is_own  # one outlet, or the others together
        is_shared = events.isin(events[is_own]) & events.isin(events[is_other])
        return names.isin(self.articles.loc[is_shared, "article"])

    def _pairs_of(self, outlet: str, words: dict, *, has_fewer: bool) -> list:
        """Pairs with a sentence of this outlet of which one is marked: its own, or where it has
        fewer of what is counted the other one; the nearest first.
        """
        if self.pairs.empty or not self.pairs["same_event"].astype(bool).all():
            return []
        ranked = self.pairs.sort_values("similarity", ascending=False, kind="stable")
        fitting = []
        for pair in ranked.to_dict("records"):
            is_marked = {
                side: (pair[f"article_{side}"], pair[f"sentence_{side}"]) in words for side in "ab"
            }
            own = next((side for side in "ab" if is_marked[side] != has_fewer), None)
            is_fit = max(len(pair["text_a"]), len(pair["text_b"])) <= READABLE[1]
            is_one = sum(is_marked.values()) == 1 and pair[f"outlet_{own}"] == outlet
            if is_fit and is_one and not self._is_shown(pair):
                fitting.append(pair)
        return fitting

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
        if finding.lens in ("voices", "speakers"):
            quotes = self._once("quotes", lambda: find_quotes(self.articles))
            if finding.lens == "speakers":
                quotes = quotes[quotes["person"] == finding.item]
            return self._quoted_sentences(quotes, whoever=finding.lens == "voices")
        scored = self._once("tone", lambda: sentiment(self.sentences, "news"))
        lines = extreme_sentences(scored, n=1).assign(match="")
        lower = finding.rate < finding.rate_rest
        return lines.sort_values("compound", ascending=lower, kind="stable")

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

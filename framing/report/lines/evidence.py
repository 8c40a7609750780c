"""The lines that a bar or dot counts, read by the functions that the notebooks show lines with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from framing.base.data import category_name, stop_words
from framing.base.errors import FramingError
from framing.base.kinds import kind_of
from framing.charts.linked.marks import KINDS
from framing.lenses.agency.clauses import find_agency
from framing.lenses.frames.rates import find_frames
from framing.lenses.loaded.hits import find_loaded
from framing.lenses.sentiment.scores import extreme_sentences, sentiment
from framing.lenses.voices.quotes import find_quotes
from framing.lenses.voices.verb_list import speech_verbs
from framing.text.concordance import concordance, in_context
from framing.text.sentences import split_sentences

COLUMNS = "article outlet left match right".split()
LABEL = "label"  # of a line, where those of a table are of several kinds
WIDTH = 90  # characters on either side
ENDS = 25  # sentences at either end of the scale of tone

Key = tuple[str, str]  # the kind of a mark and what it counts; lines of all outlets belong to it


def lines_of(
    keys: Iterable[Key], articles: pd.DataFrame, pairs: pd.DataFrame
) -> dict[Key, pd.DataFrame]:
    """The lines behind marks.

    Parameters
    ----------
    keys : iterable of (kind, item)
        As :class:`framing.charts.linked.marks.Mark` has them.
    articles : DataFrame
        With events matched.
    pairs : DataFrame
        As :func:`framing.side_by_side` gives them.

    Returns
    -------
    dict from key to DataFrame with ``article outlet left match right``
        All outlets, in the order of the corpus. A key without a line is not there; a share pack,
        which has no text, has none.
    """
    if kind_of(articles) is not None:
        return {}
    items_by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, item in dict.fromkeys(keys):
        items_by_kind[kind].append(item)
    tables: dict[Key, pd.DataFrame] = {}
    texts = articles.drop_duplicates("article").set_index("article")["text"]
    lengths = texts.astype(str).str.len()
    for kind, items in items_by_kind.items():
        if not items:
            continue
        try:
            by_item = READERS[kind](articles, items, pairs)
        except FramingError:  # no verb of speech, or a language that a lexicon cannot read
            continue
        tables |= {
            (kind, item): with_gaps(rows, lengths)[COLUMNS + [LABEL] * (LABEL in rows)]
            for item, rows in by_item.items()
            if len(rows)
        }
    return tables


def with_gaps(rows: pd.DataFrame, lengths: pd.Series) -> pd.DataFrame:
    r"""Lines with a sign where their article goes on; whole sentences are as they are.

    Examples
    --------
    >>> rows = pd.DataFrame({"article": ["a"], "left": ["it was"], "match": ["shut"],
    ...                      "right": ["."], "start": [400], "end": [404]})
    >>> with_gaps(rows, pd.Series([405], index=["a"]))[["left", "right"]].values.tolist()
    [['…\xa0it was', '.']]
    """
    if not {"start", "end", "left", "right"} <= set(rows) or "sentence" in rows:
        return rows
    before = rows["start"].to_numpy() > WIDTH
    after = rows["end"].to_numpy() + WIDTH < rows["article"].map(lengths).to_numpy()
    left = np.where(before, "…\u00a0" + rows["left"].astype(object), rows["left"])
    return rows.assign(left=left, right=np.where(after, rows["right"] + "\u00a0…", rows["right"]))


def _terms(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    words = [item for item in items if " " not in item]
    lines = concordance(articles, words, width=WIDTH) if words else None
    tables = {} if lines is None else dict(list(lines.groupby("pattern", sort=False)))
    return tables | {item: _joined(articles, item) for item in items if " " in item}


def _joined(articles: pd.DataFrame, item: str) -> pd.DataFrame:
    """Words that follow each other once stop words are left out, as pairs of words are counted."""
    first, *following = item.split()
    lines = concordance(articles, first, width=WIDTH)
    between = rf"(?:\W+(?:{'|'.join(map(re.escape, stop_words()))}))*\W+"
    forms = [re.escape(word).replace("е", "[её]") for word in following]  # counted as one letter
    continuation = re.compile("".join(rf"{between}{form}\b" for form in forms), re.IGNORECASE)
    rights = [right if re.match(r"\W", right) else f" {right}" for right in lines["right"]]
    ends = [hit.end() if (hit := continuation.match(right)) else 0 for right in rights]
    pairs = [(right, end) for right, end in zip(rights, ends, strict=True) if end]
    lines = lines[[end > 0 for end in ends]]
    return lines.assign(
        match=[match + right[:end] for match, (right, end) in zip(lines["match"], pairs)],
        right=[right[end:] for right, end in pairs],
    )


def _entries(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """Of a kind of words that only a reader's own lexicon knows: its entries, ``a|b|c``."""
    return {item: concordance(articles, item.split("|"), width=WIDTH) for item in items}


def _categories(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """Of a category, or of one of its voices (``category|voice``), or of all."""
    hits = in_context(articles, find_loaded(articles), width=WIDTH)
    labelled = hits.assign(**{LABEL: hits["category"].map(category_name)})
    tables = {}
    for item in items:
        category, _, voice = item.partition("|")
        rows = labelled if category == "all" else hits[hits["category"] == category]
        tables[item] = rows[rows["voice"] == voice] if voice else rows
    return tables


def _frames(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """Of a frame of a scheme: ``frame|scheme``."""
    tables: dict[str, pd.DataFrame] = {}
    for scheme in sorted({item.partition("|")[2] for item in items}):
        hits = in_context(articles, find_frames(articles, scheme=scheme), width=WIDTH)
        by_frame = dict(list((hits["frame"] + f"|{scheme}").pipe(hits.groupby, sort=False)))
        tables |= {item: by_frame[item] for item in items if item in by_frame}
    return tables


def _clauses(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """What each measure of who acts counts."""
    clauses = in_context(articles, find_agency(articles), width=WIDTH)
    passive, named = clauses["form"] == "passive", clauses["agent_named"].astype(bool)
    counted = {
        "agentless": passive & ~named,
        "agent_named": passive & named,
        "passive": passive & clauses["action"].astype(bool),
    }
    return {item: clauses[counted[item]] for item in items}


def _quotes(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """All quotations stand under the empty item."""
    lines = in_context(articles, find_quotes(articles), width=WIDTH)
    return {item: lines for item in items}


def _speakers(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    lines = in_context(articles, find_quotes(articles), width=WIDTH)
    return {item: lines[lines["person"].astype(str) == item] for item in items}


def _verbs(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """Sentences with a verb of the group, the verb marked."""
    verbs = speech_verbs(articles)
    verbs = verbs[verbs["group"].isin(items)]
    lines = verbs.assign(**_cut(verbs["text"], verbs["form"]))
    return dict(list(lines.groupby("group", sort=False)))


def _cut(texts: pd.Series, words: pd.Series) -> dict[str, list[str]]:
    """Sentences before, at and after the first place of a word in them."""
    pieces = []
    for text, word in zip(texts, words, strict=True):
        match = re.search(rf"(?<!\w){re.escape(str(word))}(?!\w)", text, re.IGNORECASE)
        start, end = match.span() if match else (len(text), len(text))
        pieces.append((text[:start].strip(), text[start:end], text[end:].strip()))
    return {name: [piece[i] for piece in pieces] for i, name in enumerate(COLUMNS[2:])}


def _tone(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """The sentences at either end of each outlet, in the setting or voice that a mark names."""
    sentences = split_sentences(articles)
    tables = {}
    for item in items:
        scored = sentiment(sentences, item if item in ("plain", "news") else "news")
        lines = extreme_sentences(scored, n=ENDS).sort_values(["outlet", "compound"], kind="stable")
        score = lines["compound"].map("{:+.2f}".format).str.replace("-", "−")
        tables[item] = lines.assign(left=lines["text"], match="", right="(" + score + ")")
    return tables


def _pairs(articles: pd.DataFrame, items: list[str], pairs: pd.DataFrame) -> dict:
    """Both sentences of a pair: ``article|sentence|article|sentence``."""
    tables, chosen = {}, set(items)
    for pair in pairs.to_dict("records"):
        item = "|".join(str(pair[name]) for name in PAIR)
        if item in chosen:
            rows = [
                (pair[f"article_{side}"], pair[f"outlet_{side}"], pair[f"text_{side}"], "", "")
                for side in "ab"
            ]
            tables[item] = pd.DataFrame(rows, columns=COLUMNS)
    return tables


PAIR = "article_a sentence_a article_b sentence_b".split()
Reader = Callable[[pd.DataFrame, list[str], pd.DataFrame], dict]
READERS: dict[str, Reader] = {
    "term": _terms,
    "category": _categories,
    "entries": _entries,
    "speaker": _speakers,
    "verbs": _verbs,
    "quotes": _quotes,
    "frame": _frames,
    "clause": _clauses,
    "tone": _tone,
    "pair": _pairs,
}

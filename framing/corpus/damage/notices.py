"""What a reader should know about an article before trusting its figures."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from framing.base.arrow import arrow_text, text_buffers
from framing.corpus.damage.quotation_marks import has_marks, outlets_without_marks
from framing.corpus.repeats import text_hashes
from framing.text.engine.coding import BLOCK
from framing.text.language import in_another_language

LONG_ARTICLE, SHORT_ARTICLE = 50_000, 20  # words
NO_MARKS = "quotation marks look lost: the outlet has next to none"
# Of notices that speak of one article, or name another or a number, what they have in common.
KINDS = (
    (re.compile(r"near copy of .*", re.DOTALL), "near copy of another article"),
    (re.compile(r"\d+ near cop(?:y|ies) left out.*", re.DOTALL), ""),  # counted by itself
    # what a share pack says of an article, in words that hold of several
    (re.compile(r"something is odd about this article"), "a fault that the pack does not name"),
)


def with_notices(articles: pd.DataFrame, copies: pd.DataFrame) -> pd.Series:
    """The notices of each article, those that it brings first."""
    source = articles["article"].map(
        copies.dropna(subset="copy_of").set_index("article")["copy_of"]
    )
    is_copy = source.notna()
    facts = [
        _text_facts(articles["text"].iloc[start : start + BLOCK])
        for start in range(0, len(articles), BLOCK)
    ]
    words, is_broken, hashes, is_marked = (
        pd.Series(np.concatenate(blocks), articles.index) for blocks in zip(*facts)
    )
    is_repeat = hashes.duplicated(keep=False) & (words > 0)
    if is_repeat.any():
        is_repeat[is_repeat] = articles.loc[is_repeat, "text"].duplicated()
        is_repeat &= ~is_copy
    without_marks = outlets_without_marks(is_marked, articles["outlet"])
    notices = pd.Series("", articles.index, dtype=object)
    if "notice" in articles:
        notices = articles["notice"].fillna("").astype(str)
    for applies, notice in (
        (words == 0, "no text"),
        ((words > 0) & (words < SHORT_ARTICLE), "very short"),
        (words > LONG_ARTICLE, "very long: is it one article?"),
        (is_repeat, "same text as an earlier article"),
        (is_copy, "near copy of " + source[is_copy].astype(str)),
        (is_broken, "broken characters"),
        (articles["outlet"].isin(without_marks) & ~is_marked, NO_MARKS),
        (in_another_language(articles["text"]), "another language than most articles"),
    ):
        before = notices[applies]
        notices[applies] = before.where(before == "", before + "; ") + notice
    return notices


def _text_facts(texts: pd.Series) -> tuple[np.ndarray, ...]:
    """Of each text its words, whether it holds a replacement sign, its hash, quotation marks."""
    array = arrow_text(texts)
    edges, data = text_buffers(array)
    is_blank = (data == ord(" ")) | (data == ord("\n"))
    bounds = edges.tolist()
    n_blanks = [np.count_nonzero(is_blank[a:b]) for a, b in zip(bounds, bounds[1:])]
    n_words = np.array(n_blanks, np.int64) + (np.diff(edges) > 0)
    is_broken = np.zeros(len(array), bool)
    # the first byte of a replacement sign, which hardly another letter shares
    if (data == 0xEF).any():
        is_broken = pc.match_substring(array, "\ufffd").to_numpy(zero_copy_only=False)
    return n_words, is_broken, text_hashes(edges[:-1], edges[1:], data), has_marks(array)


def notice_kinds(articles: pd.DataFrame) -> pd.DataFrame:
    """How many articles of each outlet have each kind of notice, and the first of them.

    Parameters
    ----------
    articles : DataFrame with ``article outlet notice``

    Returns
    -------
    DataFrame with ``outlet kind n first``, in the order of the articles.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": list("abc"), "outlet": ["Echo", "Echo", "Herald"],
    ...     "notice": ["very short", "very short; near copy of x", ""]})
    >>> notice_kinds(articles).to_numpy().tolist()
    [['Echo', 'very short', 2, 'a'], ['Echo', 'near copy of another article', 1, 'b']]
    """
    says = articles[articles["notice"].fillna("") != ""]
    rows = [
        (outlet, kind, article)
        for article, outlet, notice in zip(says["article"], says["outlet"], says["notice"])
        for kind in dict.fromkeys(map(_kind, str(notice).split("; ")))
        if kind
    ]
    table = pd.DataFrame(rows, columns=["outlet", "kind", "article"], dtype=object)
    groups = table.groupby(["outlet", "kind"], sort=False)["article"]
    return groups.agg(n="size", first="first").reset_index()


def _kind(notice: str) -> str:
    for pattern, kind in KINDS:
        if pattern.fullmatch(notice):
            return kind
    return notice.partition(":")[0].strip()

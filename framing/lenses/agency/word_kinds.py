"""A block of articles as a line of letters, one a word and one a mark: what patterns read.

Each distinct word has a letter for its kind, by the lists in ``data/clause_words.csv``,
``data/action_verbs.csv`` and ``data/closed_classes.csv``, and by its ending.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from framing.base.data import DATA, clause_words, closed_class, verb_forms
from framing.text.engine.chunks import cumulative
from framing.text.engine.stream import TokenStream

# Words: b form of be, e been or being, s pronoun with 's, g get, h have, m modal or do;
# i participle, d word in -ed, p adjective in -ed unless by follows; of verbs of action K past and
# participle, I participle, J past, L third person, Z plain form, G form in -ing; v form in -ing,
# Y verb of saying; a adverb, y degree word, r particle, D determiner, N number, P pronoun, O
# pronoun as object, B by, F of, R preposition, T to, C and, w when or why, W who or that, S
# because;
# X time or measure, t day, M means, A noun that has an author, U with a capital, o any other.
NAME, OTHER, SENTENCE = "U", "o", "|"
MARKS = {
    **dict.fromkeys(",", ","),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **dict.fromkeys('"“”«»„‘', '"'),
    **dict.fromkeys(":;/", ":"),
    **dict.fromkeys("—–―", "-"),
    **dict.fromkeys(".!?…", "."),
}
_NUMBER = re.compile(r"\d[\d.,]*[a-z]{0,2}\Z")
_PREFIXES = "hyphened participle begins with"
_PLAIN = "oidKIJLZGvYaMAyrp"  # of these a capital makes a name
_DAYS = "monday tuesday wednesday thursday friday saturday sunday last next early late".split()
HYPHEN, DASH, LONGEST_DASH = "-", "-", 2
_JOINS, _ASKS = ("and", "or", "but", "nor"), ("when", "why", "where", "how")


class Letters(NamedTuple):
    """A block as a line of letters; ``token`` numbers its words."""

    line: str
    token: np.ndarray


@lru_cache(maxsize=1)
def word_kinds() -> dict[str, str]:
    """The letter of each listed word; of several the one listed last."""
    kinds: dict[str, str] = {}

    def add(letter: str, words) -> None:
        kinds.update(dict.fromkeys(words, letter))

    add("v", closed_class("noun in ing"))
    add(OTHER, clause_words("in ing but no gerund"))
    finite = closed_class("other verb").union(verb_forms())
    add("Y", [form for form in finite if not form.endswith(("ed", "ing"))])
    verbs = action_verbs()
    for letter, form in zip("ZLGJI", ("verb", "third", "ing", "past", "participle")):
        add(letter, verbs[form])
    add("K", verbs.loc[verbs["past"] == verbs["participle"], "past"])
    add("i", clause_words("irregular participle") - set(verbs["participle"]))
    add(OTHER, clause_words("in ed but no participle"))
    add("p", clause_words("adjective unless by follows"))
    add("A", clause_words("noun that has an author") - set(verbs["verb"]) - set(verbs["third"]))
    add("M", clause_words("means behind by"))
    add("X", clause_words("time or measure behind by") | closed_class("time") - {"this"})
    add("a", closed_class("adverb") | clause_words("adverb beside a participle"))
    add("t", _DAYS)
    add("y", clause_words("degree word"))
    add("D", closed_class("determiner") | set("every another such those these this".split()))
    add("a", ("all", "both", "each"))
    add("R", closed_class("preposition") | clause_words("further preposition"))
    add("r", clause_words("particle"))
    add("R", ("in", "on", "through", "around", "along", "over"))
    add("S", closed_class("subordinating") | {"than", "as"})
    add("W", closed_class("relative") | {"what", "whoever", "whatever"})
    add("w", _ASKS)
    add("P", clause_words("pronoun before or behind a verb"))
    add("O", clause_words("object pronoun"))
    add("g", clause_words("get"))
    add("h", clause_words("have"))
    add("m", clause_words("modal or do"))
    add("b", closed_class("form of be") | {"was", "were", "am", "ain't"})
    add("s", clause_words("pronoun with a form of be"))
    add("e", ("been", "being", "be"))
    add("B", ("by",))
    add("F", ("of",))
    add("T", ("to",))
    add("C", _JOINS)
    return kinds


@lru_cache(maxsize=1)
def action_verbs() -> pd.DataFrame:
    """The verbs of action with their forms: verb, third, past, participle, ing."""
    return pd.read_csv(DATA / "action_verbs.csv", keep_default_na=False)


@lru_cache(maxsize=1)
def lemmas() -> dict[str, str]:
    """The verb of action behind each of its forms."""
    table = action_verbs()
    return {form: row[0] for row in table.itertuples(index=False) for form in row}


@lru_cache(maxsize=200_000)
def kind_of_word(word: str) -> str:
    """The letter of a word in lower case.

    Examples
    --------
    >>> "".join(map(kind_of_word, "the man was not seen or re-elected by 12 gulls".split()))
    'DobaiCKBNo'
    """
    kind = word_kinds().get(word)
    if kind:
        return kind
    if _NUMBER.match(word):
        return "N"
    if word.endswith("'s"):
        return "D"
    if word.endswith("ly") and word not in closed_class("no adverb") and len(word) > 4:
        return "a"
    if word.endswith("ing") and len(word) > 4:
        return "v"
    if word.endswith("ed") and len(word) > 3:
        return _kind_in_ed(word)
    return OTHER


def _kind_in_ed(word: str) -> str:
    """A word in -ed: of two words it is a participle only behind a prefix (re-elected)."""
    first, _, last = word.rpartition("-")
    if first and first not in clause_words(_PREFIXES):
        return OTHER
    known = word_kinds().get(last) if first else None
    return known if known in ("o", "K", "p") else "d"


def letters_of(stream: TokenStream) -> Letters:
    """The line of letters of a block: a sentence begins with ``|``."""
    codes, size = _chunk_letters(stream)
    edges = cumulative(size)
    code = stream.chunk_code
    line_edges = cumulative(size[code])
    position = np.arange(line_edges[-1]) + np.repeat(edges[code] - line_edges[:-1], size[code])
    line = codes[position]
    is_word = _IS_WORD[line]
    token: np.ndarray = np.cumsum(is_word) - is_word.astype(np.int64)
    starts = line_edges[stream.sentence_starts] if len(code) else np.zeros(0, np.int64)
    token = np.append(token, is_word.sum())
    line = np.insert(line, starts, ord(SENTENCE))
    return Letters(line.tobytes().decode("ascii"), np.insert(token, starts, token[starts]))


_IS_WORD = np.array([chr(code) not in {SENTENCE, *MARKS.values()} for code in range(128)])


def _chunk_letters(stream: TokenStream) -> tuple[np.ndarray, np.ndarray]:
    """The letters of the distinct chunks, laid end to end, and how many each has.

    A character of a word but its first has none, a mark has that of its kind.
    """
    tokens, spelled = stream.chunks.tokens, stream.chunks.spelled
    length = pc.utf8_length(spelled).to_numpy(zero_copy_only=False).astype(np.int64)
    before = cumulative(length).astype(np.int64)
    text = np.frombuffer("".join(spelled.to_pylist()).encode("utf-32-le"), np.uint32)
    shift = np.repeat(before[:-1], tokens.size)
    start, end = tokens.start + shift, tokens.end + shift
    letters, is_upper, is_lower = _of_characters(text)
    change = np.zeros(len(text) + 1, np.int8)
    change[start] += 1  # no two words begin, or end, at one character
    change[end] -= 1
    is_inside = np.cumsum(change[:-1], dtype=np.int8).astype(bool)
    letters[is_inside] = 0
    _mark_dashes(letters, text, is_inside, before)
    lower = cumulative(is_lower)
    in_capitals = (end - start > 1) & (lower[end] == lower[start])
    letters[start] = _spelled_kinds(stream, is_upper[start], in_capitals)
    size = np.diff(cumulative(letters > 0)[before])
    return letters[letters > 0], size


def _spelled_kinds(stream: TokenStream, is_upper: np.ndarray, in_capitals: np.ndarray):
    """The letter of each word as it is spelled: a capital makes most words names, US is no
    pronoun.
    """
    tokens = stream.chunks.tokens
    kinds = "".join(map(kind_of_word, tokens.vocabulary.tolist()))
    kind = np.frombuffer(kinds.encode("ascii"), np.uint8)[tokens.code]
    plain, pronouns = (
        np.frombuffer(letters.encode("ascii"), np.uint8) for letters in (_PLAIN, "PO")
    )
    is_name = is_upper & (np.isin(kind, plain) | (in_capitals & np.isin(kind, pronouns)))
    return np.where(is_name, ord(NAME), kind)


def _of_characters(text: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each character the letter of a mark, or 0; whether it is a capital; whether a small
    letter.
    """
    distinct = np.flatnonzero(np.bincount(text))
    tables = np.zeros((3, distinct.max(initial=0) + 1), np.uint8)
    for code, mark in zip(distinct.tolist(), map(chr, distinct.tolist())):
        tables[:, code] = ord(MARKS.get(mark, "\0")), mark.isupper(), mark.islower()
    return tables[0][text], tables[1][text].astype(bool), tables[2][text].astype(bool)


def _mark_dashes(letters, text: np.ndarray, is_inside: np.ndarray, before: np.ndarray) -> None:
    """One or two hyphens that stand alone between words, or fill a chunk, are a dash."""
    is_gap_end = np.zeros(len(text) + 1, bool)
    is_gap_end[before] = True
    is_gap_end[1:-1] |= is_inside[1:] != is_inside[:-1]
    edges = np.flatnonzero(is_gap_end)
    hyphens = cumulative((text == ord(HYPHEN)) & ~is_inside)
    n_hyphens, n_characters = np.diff(hyphens[edges]), np.diff(edges)
    is_dash = (n_hyphens == n_characters) & (n_characters <= LONGEST_DASH)
    letters[edges[:-1][is_dash & (n_hyphens > 0)]] = ord(DASH)

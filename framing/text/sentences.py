"""Where sentences end, by rules over coded chunks.

A sentence ends with its paragraph, or after a chunk that ends in ``. ! ? …`` (closing marks may
follow) when the next chunk does not begin in lower case and the full stop is not that of an
abbreviation. Abbreviations are three closed lists: titles and the like that always have more to
come, those that may also end a sentence (then the next word decides: ``The`` begins one, ``Smith``
does not), and single initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import text_buffers, text_slices
from framing.base.errors import require_articles
from framing.base.kinds import dispatch
from framing.text.engine.coding import Coded, remember, streams
from framing.text.engine.stream import Stream

# More always follows: titles before a name, "No." before a number, "vs." between two sides.
BEFORE = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "govs",
        "gen",
        "gens",
        "drs",
        "col",
        "lt",
        "sgt",
        "capt",
        "cmdr",
        "adm",
        "maj",
        "brig",
        "pvt",
        "cpl",
        "rev",
        "hon",
        "fr",
        "sr",
        "mt",
        "st",
        "ft",
        "pres",
        "supt",
        "insp",
        "det",
        "atty",
        "messrs",
        "no",
        "nos",
        "vs",
        "v",
        "al",
        "fig",
        "art",
        "vol",
        "ch",
        "pp",
        "ed",
        "eds",
        "cf",
        "e.g",
        "i.e",
        "viz",
        "approx",
        "ca",
        "dept",
        "тов",
        "г-н",
        "г-жа",
        "гр",
        "им",
        "проф",
        "акад",
        "ген",
        "полк",
        "ул",
        "пр",
        "просп",
        "пл",
        "д",
        "корп",
        "кв",
        "стр",
        "рис",
        "см",
        "напр",
        "св",
        "о",
    ]
)
# These may end a sentence too.
EITHER = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "inc",
        "corp",
        "co",
        "ltd",
        "llc",
        "bros",
        "jr",
        "esq",
        "etc",
        "ave",
        "blvd",
        "rd",
        "ariz",
        "ark",
        "calif",
        "colo",
        "conn",
        "del",
        "fla",
        "ga",
        "ill",
        "ind",
        "kan",
        "ky",
        "la",
        "md",
        "mass",
        "mich",
        "minn",
        "miss",
        "mo",
        "mont",
        "neb",
        "nev",
        "okla",
        "ore",
        "pa",
        "penn",
        "tenn",
        "tex",
        "va",
        "vt",
        "wash",
        "wis",
        "wyo",
        "a.m",
        "p.m",
        "am",
        "pm",
        "d.c",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "ph.d",
        "b.a",
        "m.a",
        "r",
        "d",
        "n.y",
        "n.j",
        "n.c",
        "s.c",
        "n.h",
        "n.m",
        "n.d",
        "s.d",
        "l.a",
        "r.i",
        "w.va",
        "gop",
        "adm",
        "min",
        "sec",
        "hr",
        "hrs",
        "lb",
        "lbs",
        "oz",
        "sq",
        "г",
        "гг",
        "в",
        "вв",
        "млн",
        "млрд",
        "трлн",
        "тыс",
        "руб",
        "коп",
        "чел",
        "т.е",
        "т.д",
        "т.п",
        "т.к",
        "др",
        "пр",
        "ст",
        "н.э",
    ]
)
# Words that begin sentences far more often than they follow an abbreviation inside one.
STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "in",
        "on",
        "at",
        "as",
        "for",
        "from",
        "with",
        "by",
        "to",
        "of",
        "and",
        "but",
        "or",
        "so",
        "yet",
        "if",
        "when",
        "while",
        "after",
        "before",
        "since",
        "until",
        "because",
        "although",
        "though",
        "however",
        "meanwhile",
        "then",
        "now",
        "both",
        "all",
        "some",
        "many",
        "most",
        "few",
        "several",
        "no",
        "not",
        "what",
        "who",
        "why",
        "how",
        "where",
        "which",
        "one",
        "two",
        "another",
        "other",
        "still",
        "instead",
        "also",
        "earlier",
        "later",
        "last",
        "under",
        "during",
        "despite",
        "according",
        "asked",
        "он",
        "она",
        "оно",
        "они",
        "мы",
        "вы",
        "я",
        "его",
        "ее",
        "их",
        "это",
        "эта",
        "этот",
        "эти",
        "в",
        "на",
        "по",
        "с",
        "со",
        "и",
        "но",
        "а",
        "при",
        "для",
        "до",
        "после",
        "как",
        "что",
        "также",
        "однако",
        "между",
        "тем",
        "кроме",
        "однако",
        "если",
        "когда",
    ]
)
# After “…?” and “…!” these tell that the sentence goes on: “Where to?” Orlo asked.
SAYING = frozenset(
    [
        "said",
        "says",
        "asked",
        "asks",
        "added",
        "adds",
        "replied",
        "continued",
        "told",
        "wrote",
        "writes",
        "declared",
        "exclaimed",
        "shouted",
        "yelled",
        "recalled",
        "responded",
        "answered",
        "noted",
        "explained",
        "insisted",
        "quipped",
        "joked",
    ]
)
_OPEN = "\"'“”‘’«»„‚([{—–-"
_CLOSE = "\"'”’“»)]}"
_PLAIN = r"^(?:[\p{Lu}\p{Ll}\p{Lo}]+|[\p{Lu}\p{Ll}\p{Lo}]{2,}[.,:;!?])$"
_TERMINAL = re.compile(r"[.!?…][\"'”’“»)\]}]*$")


def _chunk_facts(chunks: np.ndarray) -> np.ndarray:
    """For each chunk (columns): end (0 none, 1 terminal mark, 2 closed question or cry);
    abbreviation (0 no, 1 maybe, 2 always); whether it starts in lower case; whether it is a
    starter; whether it is a verb of saying.
    """
    spelled = pa.array(chunks, pa.large_string())
    word = pc.utf8_rtrim(spelled, ".,:;!?")
    lower, mark = pc.utf8_lower(word), pc.utf8_slice_codeunits(spelled, -1)
    facts = [
        pc.is_in(mark, _strings(".!?")),
        pc.and_(pc.equal(mark, "."), pc.is_in(lower, _strings(BEFORE | EITHER))),
        pc.utf8_is_lower(pc.utf8_slice_codeunits(spelled, 0, 1)),
        pc.is_in(lower, _strings(STARTERS)),
        pc.is_in(pc.utf8_rtrim(spelled, ",.:"), _strings(SAYING)),
    ]
    facts = np.array([fact.to_numpy(zero_copy_only=False) for fact in facts], np.int8)
    facts[1] += pc.and_(pc.equal(mark, "."), pc.is_in(lower, _strings(BEFORE))).to_numpy(
        zero_copy_only=False
    )
    # Most are plain words, with one mark or none, and told all at once; the others, and letters
    # whose case Python and Arrow see differently, are looked at one by one.
    plain = pc.and_not(
        pc.match_substring_regex(spelled, _PLAIN), pc.match_substring_regex(spelled, "[İªº]")
    )
    odd = np.flatnonzero(~plain.to_numpy(zero_copy_only=False))
    facts[:4, odd] = (
        np.array([_end_facts(chunk) for chunk in chunks[odd].tolist()], np.int8).reshape(-1, 4).T
    )
    return facts


def _strings(words: Iterable[str]) -> pa.Array:
    return pa.array(sorted(words), pa.large_string())


def _end_facts(chunk: str) -> tuple[int, int, bool, bool]:
    """The first four facts of one chunk."""
    core = chunk.lstrip(_OPEN)
    starts_lower = core[:1].islower()
    starter = core.rstrip(".,;:!?…" + _CLOSE).lower() in STARTERS
    if not _TERMINAL.search(chunk):
        return 0, 0, starts_lower, starter
    bare = core.rstrip(_CLOSE)
    closed = len(bare) < len(core)
    word = bare[:-1].lower().rpartition("-")[2]
    if closed and bare[-1:] in "?!":
        return 2, 0, starts_lower, starter
    if not bare.endswith(".") or bare.endswith("..") or word.isdigit():
        return 1, 0, starts_lower, starter
    if word in BEFORE and not closed:
        return 1, 2, starts_lower, starter
    initial = len(word) == 1 and word.isalpha() and bare[0].isupper()
    dotted = re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word) is not None
    return 1, int(word in EITHER or initial or dotted), starts_lower, starter


def sentence_starts(stream: Stream) -> np.ndarray:
    """Where sentences begin.

    Parameters
    ----------
    stream : Stream

    Returns
    -------
    int64 array, for each sentence of the block the position of its first chunk.
    """
    if not len(stream.chunk):
        return np.zeros(0, np.int64)
    ends, abbreviation, lower, starter, saying = stream.chunks.fact(_chunk_facts)
    boundary = np.zeros(len(stream.chunk), bool)
    boundary[stream.paragraph_ends] = True
    at = np.flatnonzero((ends > 0)[stream.chunk] & ~boundary)  # never the last chunk
    next_, second, third = (
        stream.chunk[np.minimum(at + step, len(stream.chunk) - 1)] for step in (1, 2, 3)
    )
    begins = (lower[next_] == 0) & (
        (abbreviation[stream.chunk[at]] == 0)
        | ((abbreviation[stream.chunk[at]] == 1) & (starter[next_] == 1))
    )
    # After a closed question one or two words of a name may stand, then the verb.
    attributed = (ends[stream.chunk[at]] == 2) & (saying[second] | saying[third]).astype(bool)
    boundary[at[begins & ~attributed]] = True
    return np.concatenate([[0], np.flatnonzero(boundary[:-1]) + 1])


@public
@dispatch
def split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``, kept when there)

    Returns
    -------
    DataFrame with ``article outlet event``, ``sentence`` (1, 2, … within the article), ``text``,
    ``start end`` (characters of the tidied article), ``paragraph`` (1, 2, …), ``n_tokens`` and
    ``quoted`` (the share, 0 to 1, of its tokens that stand in a quotation). A sentence without a
    word is left out.

    Raises
    ------
    FramingError
        If a column is missing or an article has no text.

    Notes
    -----
    Rules written here; how they compare with Punkt and pySBD on gold sentences is in
    ``benchmarks/RESULTS.md``.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["x"],
    ...                          "text": ["Mr. Orlo spoke at 9 a.m. He said: “We won.” Nobody asked."]})
    >>> split_sentences(articles)["text"].tolist()
    ['Mr. Orlo spoke at 9 a.m.', 'He said: “We won.”', 'Nobody asked.']
    """
    require_articles(articles)
    found = pa.concat_tables(
        [
            _block(stream, rows.start)
            for rows, stream in streams(articles["text"], "splitting sentences")
        ]
    )
    table = found.drop_columns("row").to_pandas()
    row = found["row"].to_numpy()
    for place, key in enumerate(("article", "outlet", "event")):
        table.insert(
            place, key, articles[key].iloc[row].reset_index(drop=True) if key in articles else None
        )
    rows = table.groupby(row, sort=False)
    table["paragraph"] += 1 - rows["paragraph"].transform("min")
    table.insert(3, "sentence", rows.cumcount() + 1)
    return table


def _block(stream: Stream, at: int) -> pa.Table:
    """The sentences of one block of articles, paragraphs numbered through the block; ``at`` is its
    first row.
    """
    first = sentence_starts(stream)
    edge = np.append(first, len(stream.chunk))
    article = stream.chunk_article[first]
    _, data = text_buffers(stream.tidy)
    ends = np.cumsum(stream.chunks.n_bytes[stream.chunk])[edge[1:] - 1]  # in bytes
    pieces = pc.ascii_rtrim(text_slices(np.append(0, ends), data), " \n")
    tokens = np.append(np.int32(0), stream.through)[edge]
    n_tokens = np.diff(tokens).astype(np.int64)
    quoted = np.diff(np.searchsorted(np.flatnonzero(stream.quoted), tokens))
    start = stream.chunk_laid[first] - stream.base[article]
    table = pa.table(
        {
            "row": at + article.astype(np.int64),
            "text": pieces,
            "start": start,
            "end": start + pc.utf8_length(pieces).to_numpy(),
            "paragraph": np.searchsorted(stream.paragraph_ends, first),
            "n_tokens": n_tokens,
            "quoted": quoted / np.maximum(n_tokens, 1),
        }
    )
    wordless, chunk, size = n_tokens == 0, stream.chunk, np.diff(edge)
    if wordless.any():
        table, chunk, size = (
            table.filter(pa.array(~wordless)),
            chunk[np.repeat(~wordless, size)],
            size[~wordless],
        )
    if len(table):
        remember(Coded(table["text"].chunk(0), stream.chunks, chunk, size))
    return table

"""What actors are called: title, premodifier and apposition beside each name, as a list to read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA, clause_words, closed_class
from framing.base.errors import FramingError, require_articles, require_columns
from framing.lenses.voices.grammar.tokens import Token, paragraph_tokens
from framing.lenses.voices.grammar.word_kinds import (
    DETERMINERS,
    OTHER_VERBS,
    TIMES,
    breaks_phrase,
    is_name,
    is_other_verb,
    is_speech_verb,
    looks_like_verb,
)
from framing.lenses.voices.persons.mentions import Mentions
from framing.lenses.voices.persons.names import (
    AFTER_OFFICES,
    NAME,
    NOT_IN_NAMES,
    TITLES,
    core_name,
)
from framing.lenses.voices.russian.described import described
from framing.lenses.voices.sentence_of import with_sentences
from framing.text.marks.quotation_marks import quotation_spans
from framing.text.marks.russian_marks import is_russian
from framing.text.sentences import split_sentences
from framing.text.tidy import tidy_text

COLUMNS = ["actor", "outlet", "uses", "kind", "words", "article", "event", "sentence", "text"]
_LONGEST_APPOSITION = 12  # tokens, the comma before it included
_LONGEST_PREMODIFIER = 4
_BEGINS_APPOSITION = closed_class("begins an apposition")
_RARER_PREPOSITIONS = clause_words("further preposition")  # the sky above Orla Bay
_NO_TITLES = DETERMINERS | TIMES | NOT_IN_NAMES


class Description(NamedTuple):
    """What an actor is called, and where."""

    start: int
    actor: str
    kind: str
    words: str


@public
def actor_names(
    articles: pd.DataFrame, *, aliases: pd.DataFrame | str | Path | None = None
) -> pd.DataFrame:
    """List what each outlet calls each actor, with the sentences: a reading list, no statistics.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``, kept when there)
    aliases : DataFrame or path of a CSV file, optional
        Columns ``actor alias``: other names of one actor. By default ``data/aliases.csv``, which
        you may edit.

    Returns
    -------
    DataFrame, one row a description; those whom most outlets describe first, then by uses
        actor (full name where the article gives one), outlet; uses (the outlet's descriptions of
        the actor); kind (``title``, ``premodifier``,
        ``apposition`` or ``alias``), words (as written); article, event, sentence (number in the
        article), text (the sentence).

    Raises
    ------
    FramingError
        Where columns or text are missing, or the aliases cannot be read.

    Notes
    -----
    Names inside quotations are left out: there others choose the words. In Russian names stand in
    the nominative, and what goes before a name is its office. A surname stands for the
    full name last seen in the article, so that two people of one surname stay apart.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"],
    ...     "text": ["The embattled President Orla Finn left. Ben Orlo, a clerk, stayed."]})
    >>> actor_names(articles)[["actor", "kind", "words"]]
           actor         kind      words
    0  Orla Finn  premodifier  embattled
    1  Orla Finn        title  President
    2   Ben Orlo   apposition    a clerk
    """
    require_articles(articles)
    known_aliases = read_aliases(aliases)
    articles = articles.assign(text=tidy_text(articles["text"])).reset_index(drop=True)
    sentences = split_sentences(articles)
    rows = [
        (article, *description)
        for article, text in zip(articles["article"], articles["text"])
        for description in _descriptions(text, known_aliases)
    ]
    table = pd.DataFrame(rows, columns=["article", *Description._fields])
    table = table.astype({"article": sentences["article"].dtype, "start": "int64"})
    table = with_sentences(table, sentences, ["outlet", "event", "sentence", "text"])
    order = table["article"].map(dict(zip(articles["article"], articles.index)))
    by_actor = table.groupby("actor")["outlet"]
    table = table.assign(
        order=order,
        uses=table.groupby(["actor", "outlet"])["start"].transform("size").astype("int64"),
        n_outlets=by_actor.transform("nunique"),
        n_uses=by_actor.transform("size"),
    ).sort_values(
        ["n_outlets", "n_uses", "actor", "outlet", "order", "start", "kind"],
        ascending=[False, False, True, True, True, True, True],
        kind="stable",
    )
    return table[COLUMNS].reset_index(drop=True)


def read_aliases(aliases: pd.DataFrame | str | Path | None = None) -> dict[str, str]:
    """The actor behind each alias."""
    if aliases is None or isinstance(aliases, (str, Path)):
        path = Path(aliases) if aliases is not None else DATA / "aliases.csv"
        if not path.is_file():
            raise FramingError(
                f"aliases names the file {str(path)!r}, which is not there; give a CSV file with "
                "the columns actor and alias."
            )
        table = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)
    else:
        table = aliases
    require_columns(table, ["actor", "alias"], "aliases")
    pairs = zip(table["alias"].astype(str).str.strip(), table["actor"].astype(str).str.strip())
    return {alias: actor for alias, actor in pairs if alias and actor}


def _descriptions(text: str, aliases: dict[str, str]) -> list[Description]:
    """What each actor is called in one article."""
    spans = quotation_spans(text)
    mentions = Mentions(text, spans)
    descriptions: list[Description] = []
    if is_russian(text):
        for start, person, kind, words in described(text, spans):
            descriptions.append(Description(start, aliases.get(person, person), kind, words))
        return descriptions + _aliases_used(text, mentions, aliases)
    line_start = 0
    for line in text.split("\n"):
        tokens = paragraph_tokens(text, line_start, line_start + len(line), [])
        index_at = {token.start: index for index, token in enumerate(tokens)}
        for match in NAME.finditer(line):
            start, name = line_start + match.start(), core_name(match.group())
            if not name or mentions.is_quoted(start) or start not in index_at:
                continue
            actor = aliases.get(name) or mentions.full_name(name, start)
            stop = _token_after(tokens, index_at[start], match.group())
            if name in aliases or (" " in actor and not _is_office(name, tokens, stop)):
                beside = _words_beside(tokens, index_at[start], stop, match.group(), name)
                descriptions += [
                    Description(start, actor, kind, words)
                    for kind, words in beside.items()
                    if words
                ]
        line_start += len(line) + 1
    return descriptions + _aliases_used(text, mentions, aliases)


def _token_after(tokens: list[Token], first: int, written: str) -> int:
    """The number of the token after what is written from token ``first`` on."""
    end, stop = tokens[first].start + len(written), first
    while stop < len(tokens) and tokens[stop].start < end:
        stop += 1
    return stop


def _is_office(name: str, tokens: list[Token], stop: int) -> bool:
    """The Permanent Representative to Norra, told from Orla King by what the office is of."""
    follows = stop < len(tokens) and tokens[stop].lower in AFTER_OFFICES
    return follows and name.split()[-1].lower() in TITLES


def _words_beside(
    tokens: list[Token], first: int, stop: int, written: str, name: str
) -> dict[str, str]:
    """Title, premodifier and apposition of the name from token ``first`` to ``stop``."""
    return {
        "title": title_in(written, name),
        "premodifier": premodifier_before(tokens, first),
        "apposition": apposition_after(tokens, stop),
    }


def title_in(written: str, name: str) -> str:
    """What stands before the name itself: President in President Orla Finn."""
    before = written[: written.find(name.split()[0].rstrip("."))].split()
    title = " ".join(word for word in before if word.lower() not in _NO_TITLES)
    return title if re.search(r"[^\W\d_]{2}", title) else ""


def premodifier_before(tokens: list[Token], first: int) -> str:
    """Words in lower case that belong to the name after them: the embattled Orla Finn."""
    begin = first
    while begin and first - begin < _LONGEST_PREMODIFIER and _modifies(tokens, begin - 1):
        begin -= 1
    if begin == first or _is_verb(tokens, begin, first - 1):
        return ""
    return _joined(tokens[begin:first])


def _is_verb(tokens: list[Token], begin: int, last: int) -> bool:
    """Is the word before a name the verb of the words before it: the firm runs, voters support?

    A title (spokesman) is none. Another word belongs to the name after a determiner or at the
    beginning of a clause, if it has no verb's ending and follows no plural.
    """
    word = tokens[last].lower
    if word in TITLES:
        return False
    determined = begin > 0 and tokens[begin - 1].lower in DETERMINERS
    participle = word.endswith("ing") and not determined  # including Orla Finn
    if looks_like_verb(tokens[last]) and (begin < last or word in OTHER_VERBS or participle):
        return True
    has_ending = word.endswith("s") and not word.endswith(("ss", "us"))
    follows_plural = begin < last and tokens[last - 1].lower.endswith("s")
    opens = begin == 0 or not tokens[begin - 1].text[0].isalnum()
    return has_ending or follows_plural or not (determined or opens or begin < last)


def _modifies(tokens: list[Token], index: int) -> bool:
    """A word in lower case that is neither function word nor verb."""
    token = tokens[index]
    if breaks_phrase(token) or is_name(token) or token.text[0].isdigit():
        return False
    if token.lower in _RARER_PREPOSITIONS:
        return False
    is_verb = index > 0 and is_other_verb(token, tokens[index - 1])
    return not is_verb and not is_speech_verb(token) and token.lower not in DETERMINERS


def apposition_after(tokens: list[Token], comma: int) -> str:
    """The noun phrase between commas after a name: , the embattled leader of Norra,"""
    first = comma + 1
    if first + 1 >= len(tokens) or tokens[comma].text != ",":
        return ""
    if tokens[first].lower not in _BEGINS_APPOSITION:
        return ""
    limit = min(len(tokens), comma + _LONGEST_APPOSITION + 1)
    marks = (index for index in range(first + 1, limit) if tokens[index].text in ",.;:–—")
    stop = next(marks, limit)
    ends = stop == len(tokens) or tokens[stop].text in ",.;"
    phrase = tokens[first:stop]
    if not ends or len(phrase) < 2 or stop - comma > _LONGEST_APPOSITION:
        return ""
    if any(is_speech_verb(token) or token.text in '"“”«»' for token in phrase):
        return ""
    return "" if _lists_names(phrase) or _names_a_speaker(tokens, stop) else _joined(phrase)


def _names_a_speaker(tokens: list[Token], comma: int) -> bool:
    """Is it the office of a name after the comma that speaks: in Norra, its mayor, Finn, said?"""
    index = comma + 1
    while index < len(tokens) and is_name(tokens[index]):
        index += 1
    if index == comma + 1 or index >= len(tokens) or tokens[comma].text != ",":
        return False
    index += tokens[index].text == ","
    return index < len(tokens) and is_speech_verb(tokens[index])


def _lists_names(phrase: list[Token]) -> bool:
    """The Harbour Board, the Ferry Club and the Guild: further names, which tell nothing of it."""
    joined = next((i for i, token in enumerate(phrase) if token.lower in ("and", "or")), 0)
    return joined > 0 and all(
        is_name(word) or word.lower in DETERMINERS for word in phrase[:joined]
    )


def _joined(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _aliases_used(text: str, mentions: Mentions, aliases: dict[str, str]) -> list[Description]:
    """Where an alias stands for its actor."""
    if not aliases:
        return []
    pattern = "|".join(re.escape(alias) for alias in sorted(aliases, key=len, reverse=True))
    by_lower = {alias.lower(): actor for alias, actor in aliases.items()}
    return [
        Description(match.start(), by_lower[match.group().lower()], "alias", match.group())
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if not mentions.is_quoted(match.start())
    ]

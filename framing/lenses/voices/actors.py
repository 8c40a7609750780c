"""What actors are called: title, premodifier and apposition beside each name, as a list to read."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA, words
from framing.base.errors import FramingError, require_articles, require_columns
from framing.lenses.voices.clauses import (
    DETERMINERS,
    Token,
    breaks_phrase,
    is_name,
    is_other_verb,
    is_verb,
    is_word,
    paragraph_tokens,
)
from framing.lenses.voices.mentions import NAME, Mentions, core_name
from framing.text.quotation import quotation_spans
from framing.text.sentences import split_sentences
from framing.text.tidy import tidy_text

COLUMNS = ["actor", "outlet", "kind", "words", "article", "event", "sentence", "text"]
_LONGEST = 12  # tokens of an apposition


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
    DataFrame, one row a description, sorted by actor, outlet and place in the text
        actor (full name where the article gives one), outlet; kind (``title``, ``premodifier``,
        ``apposition`` or ``alias``), words (as written); article, event, sentence (number in the
        article), text (the sentence).

    Raises
    ------
    FramingError
        Where columns or text are missing, or the aliases cannot be read.

    Notes
    -----
    Names inside quotations are left out: there others choose the words. A surname stands for the
    full name last seen in the article, so that two people of one surname stay apart.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"],
    ...     "text": ["The embattled President Orla Finn left. Ben Orlo, a clerk, stayed."]})
    >>> actor_names(articles)[["actor", "kind", "words"]]
           actor         kind      words
    0   Ben Orlo   apposition    a clerk
    1  Orla Finn  premodifier  embattled
    2  Orla Finn        title  President
    """
    require_articles(articles)
    known = read_aliases(aliases)
    articles = articles.assign(text=tidy_text(articles["text"])).reset_index(drop=True)
    sentences = split_sentences(articles)
    rows = []
    for row in articles.to_dict("records"):
        rows += [(row["article"], *found) for found in _article(row["text"], known)]
    found = pd.DataFrame(rows, columns=["article", "start", "actor", "kind", "words"])
    found = found.astype({"article": sentences["article"].dtype, "start": "int64"})
    places = sentences[["article", "outlet", "event", "sentence", "start", "text"]].sort_values(
        "start", kind="stable"
    )
    found = pd.merge_asof(
        found.sort_values("start", kind="stable"), places, on="start", by="article"
    )
    found = found.dropna(subset=["sentence"]).astype({"sentence": "int64"})
    order = found["article"].map(dict(zip(articles["article"], articles.index)))
    found = found.assign(place=order).sort_values(
        ["actor", "outlet", "place", "start", "kind"], kind="stable"
    )
    return found[COLUMNS].reset_index(drop=True)


def read_aliases(aliases: pd.DataFrame | str | Path | None = None) -> dict[str, str]:
    """The actor behind each alias."""
    if aliases is None or isinstance(aliases, (str, Path)):
        path = Path(aliases) if aliases is not None else DATA / "aliases.csv"
        if not path.is_file():
            raise FramingError(
                f"aliases names the file {str(path)!r}, which is not there; give a CSV file with "
                "the columns actor and alias."
            )
        aliases = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)
    require_columns(aliases, ["actor", "alias"], "aliases")
    pairs = zip(aliases["alias"].astype(str).str.strip(), aliases["actor"].astype(str).str.strip())
    return {alias: actor for alias, actor in pairs if alias and actor}


def _article(text: str, aliases: dict[str, str]) -> list[tuple[int, str, str, str]]:
    """Start, actor, kind and words of each description in one article."""
    mentions = Mentions(text, quotation_spans(text))
    rows, at = [], 0
    for line in text.split("\n"):
        tokens = paragraph_tokens(text, at, at + len(line), [])
        index = {token.start: place for place, token in enumerate(tokens)}
        for match in NAME.finditer(line):
            start, written = at + match.start(), match.group()
            name = core_name(written)
            if name and not mentions.quoted(start) and start in index:
                actor = aliases.get(name) or mentions.full_name(name, start)
                last = at + match.end()
                if " " in actor or name in aliases:
                    rows += [
                        (start, actor, *one)
                        for one in _beside(tokens, index[start], last, written, name)
                    ]
        at += len(line) + 1
    return rows + _aliased(text, mentions, aliases)


def _beside(
    tokens: list[Token], first: int, end: int, written: str, name: str
) -> list[tuple[str, str]]:
    """Title, premodifier and apposition of the name that begins at token ``first`` and ends at
    ``end``.
    """
    title = " ".join(
        word
        for word in written[: written.find(name.split()[0].rstrip("."))].split()
        if word.lower() not in words("no name") | words("time") | words("determiner")
    )
    before = first
    while before and first - before < 4 and _modifies(tokens, before - 1):
        before -= 1
    found = [("title", title)] if re.search(r"[^\W\d_]{2}", title) else []
    if before < first:
        found.append(("premodifier", " ".join(token.text for token in tokens[before:first])))
    place = first
    while place < len(tokens) and tokens[place].start < end:
        place += 1
    said = _apposition(tokens, place)
    return [*found, ("apposition", said)] if said else found


def _modifies(tokens: list[Token], at: int) -> bool:
    """A word in lower case that belongs to the name after it: neither function word nor verb."""
    token = tokens[at]
    before = tokens[at - 1] if at else Token(".", ".", 0, 0)
    if not is_word(token) or is_name(token) or token.text[0].isdigit() or breaks_phrase(token):
        return False
    return (
        token.lower not in DETERMINERS and not is_verb(token) and not is_other_verb(token, before)
    )


def _apposition(tokens: list[Token], at: int) -> str:
    """The noun phrase between commas after a name: , the embattled leader of Norra,"""
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return ""
    first = tokens[at + 1]
    if first.lower not in ("the", "a", "an", "his", "her", "its", "their"):
        return ""
    stop = at + 2
    while stop < len(tokens) and stop - at <= _LONGEST and tokens[stop].text not in ",.;:–—":
        if is_verb(tokens[stop]) or tokens[stop].text in '"“”«»':
            return ""
        stop += 1
    if stop - at > _LONGEST or (stop < len(tokens) and tokens[stop].text not in ",.;"):
        return ""
    return " ".join(token.text for token in tokens[at + 1 : stop]) if stop - at > 2 else ""


def _aliased(
    text: str, mentions: Mentions, aliases: dict[str, str]
) -> list[tuple[int, str, str, str]]:
    """Where an alias stands for its actor."""
    if not aliases:
        return []
    pattern = "|".join(re.escape(alias) for alias in sorted(aliases, key=len, reverse=True))
    by_lower = {alias.lower(): actor for alias, actor in aliases.items()}
    return [
        (match.start(), by_lower[match.group().lower()], "alias", match.group())
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if not mentions.quoted(match.start())
    ]

"""Which persons and groups act in an outlet's articles, and which are acted upon."""

from __future__ import annotations

import re

import pandas as pd

from framing.base.data import closed_class
from framing.lenses.agency.clauses import find_agency
from framing.lenses.voices.grammar.word_kinds import DETERMINERS
from framing.lenses.voices.persons.names import name_in

PRONOUN = "(pronoun)"
COLUMNS = "outlet person n_acts n_acted_on n_agentless n_articles".split()
_PRONOUNS = (
    closed_class("pronoun as subject")
    | closed_class("pronoun as object")
    | closed_class("pronoun that names nobody")
)
_CUT = re.compile(r"\s(?:in|on|at|for|from|with|to|who|that|against|about|near)\s.*")
_POINTS = DETERMINERS | {"other", "more", "all", "both", "each", "these", "such"}


def by_person(articles: pd.DataFrame) -> pd.DataFrame:
    """For each outlet how often a person or group acts, and is acted upon."""
    clauses = find_agency(articles)
    sides = []
    for side in ("actor", "acted_on"):
        known = clauses[clauses[side].notna()]
        persons = persons_of(known[side], known["article"])
        is_acting = side == "actor"
        sides.append(
            pd.DataFrame(
                {
                    "outlet": known["outlet"].astype(str),
                    "article": known["article"],
                    "person": persons,
                    "n_acts": int(is_acting),
                    "n_acted_on": int(not is_acting),
                    "n_agentless": ~known["agent_named"].astype(bool) & (not is_acting),
                }
            )
        )
    rows = pd.concat(sides, ignore_index=True)
    rows = rows[rows["person"] != ""]
    table = rows.groupby(["outlet", "person"], as_index=False).agg(
        n_acts=("n_acts", "sum"),
        n_acted_on=("n_acted_on", "sum"),
        n_agentless=("n_agentless", "sum"),
        n_articles=("article", "nunique"),
    )
    table["all"] = table["n_acts"] + table["n_acted_on"]
    order = ["outlet", "all", "person"]
    table = table.sort_values(order, ascending=[True, False, True], kind="stable")
    table = table.reset_index(drop=True)[COLUMNS]
    table.attrs["note"] = clauses.attrs.get("note", "")
    return table


def persons_of(phrases: pd.Series, article: pd.Series) -> pd.Series:
    """The person or group of each phrase; a surname stands for the full name in its article.

    Examples
    --------
    >>> phrases = pd.Series(["Mayor Orla Finn", "the police in Brask", "Finn", "she"])
    >>> persons_of(phrases, pd.Series(["a"] * 4)).tolist()
    ['Orla Finn', 'police', 'Orla Finn', '(pronoun)']
    """
    distinct = {phrase: _person(phrase) for phrase in phrases.unique()}
    persons = phrases.map(distinct).astype(object)  # without a phrase too
    full = persons.str.contains(" ") & persons.str[:1].str.isupper()
    pairs = pd.DataFrame({"article": article[full], "person": persons[full]})
    pairs["surname"] = pairs["person"].str.rsplit(" ", n=1).str[-1]
    first = pairs.drop_duplicates(["article", "surname"])
    known = dict(zip(zip(first["article"], first["surname"]), first["person"]))
    keys = zip(article.tolist(), persons.tolist())
    return pd.Series([known.get(key, key[1]) for key in keys], phrases.index, dtype=object)


def _person(phrase: str) -> str:
    """The name in a phrase, or its noun with the words right before it, without determiners."""
    phrase = _CUT.sub("", phrase.strip("\"“”‘’'«» "))
    if phrase.lower() in _PRONOUNS:
        return PRONOUN
    words = phrase.split()
    while words and (words[0].lower() in _POINTS or words[0][0].isdigit()):
        words.pop(0)
    if not words:
        return ""
    name = name_in(" ".join(words)) if any(word[0].isupper() for word in words[1:]) else ""
    if not name and len(words) == 1 and words[0][0].isupper():
        name = name_in(words[0])
    own = " ".join(_head(words))
    return name or (own if own[1:].lower() != own[1:] else own.lower())


def _head(words: list[str]) -> list[str]:
    """The last three words; beside "of" one before and two behind: closure of (the) salt mine."""
    if "of" not in words[1:-1]:
        return words[-3:]
    of = words.index("of", 1)
    tail = words[of + 1 :]
    tail = tail[: tail.index("of")] if "of" in tail else tail
    return [words[of - 1], "of", *[word for word in tail if word.lower() not in _POINTS][-2:]]

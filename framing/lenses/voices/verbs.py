"""Verbs of speech in their sentences, direct and indirect, and how outlets differ in the kinds they
choose.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import verb_forms, words
from framing.base.errors import require_articles
from framing.lenses.voices.clauses import Token, is_verb, is_word, paragraph_tokens
from framing.lenses.voices.quotes import find_quotes
from framing.lenses.voices.subjects import subject_left
from framing.text.sentences import split_sentences
from framing.text.tidy import tidy_text

_CONJUNCTIONS = frozenset(["that", "what", "whether", "how", "why", "if", "что", "как", "будто"])
_KEYS = ["article", "outlet", "event"]
COLUMNS = [*_KEYS, "sentence", "verb", "form", "group", "speech", "text"]


@public
def speech_verbs(articles: pd.DataFrame) -> pd.DataFrame:
    """List the verbs that introduce what others say, with their sentences: a reading list that can
    be counted.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``, kept when there)

    Returns
    -------
    DataFrame, one row a verb of speech, in order of the text
        article, outlet, event; sentence (number in the article), verb (lemma), form (as written),
        group (one of neutral, strong, distancing, endorsing, hostile), speech (``direct``: it goes
        with a quotation, or ``indirect``), text (the sentence).

    Raises
    ------
    FramingError
        Where columns or text are missing.

    Notes
    -----
    Verbs and groups come from ``data/speech_verbs.csv``, which you may edit. Direct verbs are those
    that :func:`framing.find_quotes` found; indirect ones stand in sentences without quotation
    marks, with a subject, and with "that" after them where the verb has other uses as well.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"],
    ...     "text": ["“We agree,” Finn said. Orlo claimed that nothing was signed. He found a coin."]})
    >>> speech_verbs(articles)[["sentence", "verb", "group", "speech"]]
       sentence   verb        group    speech
    0         1    say      neutral    direct
    1         2  claim  distancing  indirect
    """
    require_articles(articles)
    articles = articles.assign(text=tidy_text(articles["text"]))
    sentences = split_sentences(articles)
    table = pd.concat([_direct(articles, sentences), _indirect(sentences)], ignore_index=True)
    order = pd.Series(range(len(articles)), index=articles["article"].astype(str))
    table = table.assign(place=table["article"].astype(str).map(order))
    return table.sort_values(["place", "sentence"], kind="stable")[COLUMNS].reset_index(drop=True)


def _direct(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The verbs of quotations; one that goes with two quotations of a sentence counts once."""
    quotes = find_quotes(articles)
    forms = verb_forms()
    quotes = quotes[quotes["verb"].isin(list(forms)) & (quotes["confidence"] != "inherited")]
    columns = ["article", "sentence", "text", "start"]
    found = pd.merge_asof(
        quotes[[*_KEYS, "start", "verb"]].sort_values("start", kind="stable"),
        sentences[columns].sort_values("start", kind="stable"),
        on="start",
        by="article",
    )
    found = found.dropna(subset=["sentence"]).drop_duplicates(["article", "sentence", "verb"])
    return _rows(found.rename(columns={"verb": "form"}).astype({"sentence": np.int64}), "direct")


def _indirect(sentences: pd.DataFrame) -> pd.DataFrame:
    forms = verb_forms().keys()
    plain = sentences[sentences["quoted"] == 0]
    places, found = [], []
    for place, text in enumerate(plain["text"].tolist()):
        if not forms.isdisjoint(text.replace(",", " ").replace(".", " ").split()):
            verbs = _reporting(text)
            found += verbs
            places += [place] * len(verbs)
    return _rows(plain.iloc[places].assign(form=found), "indirect")


def _reporting(text: str) -> list[str]:
    """The forms in a sentence that report speech: with a subject, and "that" where the verb needs
    it.
    """
    tokens = paragraph_tokens(text, 0, len(text), [])
    needy = words("weak speech verb") | words("needs that")
    found = []
    for at, token in enumerate(tokens):
        if not is_verb(token) or (at and tokens[at - 1].lower in words("not before verb") | {"to"}):
            continue
        after = [one.lower for one in tokens[at + 1 : at + 5]]
        if after[:1] == [","] and after[1:2] in (["что"], ["будто"]):
            after = after[1:]
        that = not _CONJUNCTIONS.isdisjoint(after) and after[0] != ","
        if (
            (that or token.lower not in needy)
            and (that or _takes_clause(tokens, at))
            and subject_left(tokens, at)
        ):
            found.append(token.lower)
    return found


def _takes_clause(tokens: list[Token], at: int) -> bool:
    """Does a clause or an object follow, or does the verb close the sentence: …, Finn said."""
    if at + 1 >= len(tokens) or tokens[at + 1].text in ".!?,":
        subject = subject_left(tokens, at)
        return bool(subject) and subject[0] > 0 and tokens[subject[0] - 1].text == ","
    return is_word(tokens[at + 1]) and tokens[at + 1].lower not in words("preposition")


def _rows(found: pd.DataFrame, speech: str) -> pd.DataFrame:
    forms = verb_forms()
    lemma = [forms[form][0] for form in found["form"]]
    group = [forms[form][1] for form in found["form"]]
    return found.assign(verb=lemma, group=group, speech=speech).reindex(columns=COLUMNS)

"""Verbs of speech in their sentences, direct and indirect: a reading list that can be counted."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.data import closed_class, verb_forms
from framing.base.errors import require_articles
from framing.base.running.shared import once_a_run
from framing.lenses.voices.grammar.subjects import subject_left
from framing.lenses.voices.grammar.tokens import Token, paragraph_tokens
from framing.lenses.voices.grammar.word_kinds import (
    PREPOSITIONS,
    WEAK_VERBS,
    is_speech_verb,
    is_word,
)
from framing.lenses.voices.quotes import find_quotes
from framing.lenses.voices.sentence_of import with_sentences
from framing.text.sentences import DATED, split_sentences
from framing.text.tidy import tidy_text

COLUMNS = ["article", "outlet", "event", "sentence", "verb", "form", "group", "speech", "text"]
_CONJUNCTIONS = closed_class("reporting conjunction")
_NEEDS_CONJUNCTION = WEAK_VERBS | closed_class("needs that")
_NOT_BEFORE_VERB = closed_class("not before verb") | {"to"}


@public
@once_a_run
def speech_verbs(articles: pd.DataFrame) -> pd.DataFrame:
    """List the verbs that introduce what others say, with their sentences.

    A reading list that can be counted.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text``
        ``event published topic`` are kept where they are.

    Returns
    -------
    DataFrame, one row a verb of speech, in order of the text
        article, outlet, event; sentence (number in the article), verb (lemma), form (as written),
        group (one of neutral, strong, distancing, endorsing, hostile), speech (``direct``: it goes
        with a quotation, or ``indirect``), text (the sentence); published, topic where they are
        known.

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
    ...     "text": ["“We agree,” Finn said. Orlo claimed that nothing was signed. He left."]})
    >>> speech_verbs(articles)[["sentence", "verb", "group", "speech"]]
       sentence   verb        group    speech
    0         1    say      neutral    direct
    1         2  claim  distancing  indirect
    """
    require_articles(articles)
    # of the same type as given: texts that are tidy already are those that others asked about
    text = tidy_text(articles["text"]).astype(articles["text"].dtype)
    articles = articles.assign(text=text)
    # as objects: the verbs of one sentence share its text, where Arrow copies it for each
    sentences = split_sentences(articles).astype({"text": object})
    table = _both(_direct(articles, sentences), _indirect(sentences))
    order = pd.Series(range(len(articles)), index=articles["article"].astype(str))
    table = table.assign(order=table["article"].astype(str).map(order))
    table = table.sort_values(["order", "sentence"], kind="stable", ignore_index=True)
    dated = {name: articles[name].iloc[table["order"]].array for name in DATED if name in articles}
    return table[COLUMNS].assign(**dated)


def _both(direct: pd.DataFrame, indirect: pd.DataFrame) -> pd.DataFrame:
    """All verbs; that of a quotation in the outlet's own voice, a word under marks, counts once."""
    place = ["article", "sentence", "form"]
    known = pd.MultiIndex.from_frame(direct[place].astype({"article": object}))
    is_known = pd.MultiIndex.from_frame(indirect[place].astype({"article": object})).isin(known)
    return pd.concat([direct, indirect[~is_known]], ignore_index=True)


def _direct(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The verbs of quotations; one that goes with two quotations of a sentence counts once."""
    quotes = find_quotes(articles)
    speaks = quotes["verb"].isin(list(verb_forms())) & (quotes["confidence"] != "inherited")
    quotes = quotes.loc[speaks, ["article", "outlet", "event", "start", "verb"]]
    table = with_sentences(quotes, sentences, ["sentence", "text"])
    table = table.drop_duplicates(["article", "sentence", "verb"])
    return _with_groups(table.rename(columns={"verb": "form"}), "direct")


def _indirect(sentences: pd.DataFrame) -> pd.DataFrame:
    """The verbs of sentences without quotation marks."""
    known = {form.partition(" ")[0] for form in verb_forms()}  # made clear: by its first word
    plain = sentences[sentences["quoted"] == 0]
    rows, forms = [], []
    for row, text in enumerate(plain["text"].tolist()):
        if not known.isdisjoint(text.replace(",", " ").replace(".", " ").split()):
            reporting = _reporting_forms(text)
            forms += reporting
            rows += [row] * len(reporting)
    return _with_groups(plain.iloc[rows].assign(form=forms), "indirect")


def _reporting_forms(text: str) -> list[str]:
    """The forms in a sentence that report speech."""
    tokens = paragraph_tokens(text, 0, len(text), [])
    return [
        token.lower
        for index, token in enumerate(tokens)
        if is_speech_verb(token) and _reports(tokens, index)
    ]


def _reports(tokens: list[Token], verb: int) -> bool:
    """With a subject, and with "that" or the like where the verb has other uses as well."""
    if verb and tokens[verb - 1].lower in _NOT_BEFORE_VERB:
        return False
    needs_conjunction = tokens[verb].lower in _NEEDS_CONJUNCTION
    reports = _has_conjunction(tokens, verb) or (
        not needs_conjunction and _takes_clause(tokens, verb)
    )
    return reports and subject_left(tokens, verb) is not None


def _has_conjunction(tokens: list[Token], verb: int) -> bool:
    """Is "that", "whether" or the like among the four words after the verb?"""
    after = [token.lower for token in tokens[verb + 1 : verb + 5]]
    if after[:1] == [","] and after[1:2] in (["что"], ["будто"]):
        return True
    return after[:1] != [","] and not _CONJUNCTIONS.isdisjoint(after)


def _takes_clause(tokens: list[Token], verb: int) -> bool:
    """Does a clause or an object follow, or does the verb close the sentence: …, Finn said."""
    if verb + 1 >= len(tokens) or tokens[verb + 1].text in ".!?,":
        subject = subject_left(tokens, verb)
        return subject is not None and subject.first > 0 and tokens[subject.first - 1].text == ","
    return is_word(tokens[verb + 1]) and tokens[verb + 1].lower not in PREPOSITIONS


def _with_groups(table: pd.DataFrame, speech: str) -> pd.DataFrame:
    """The rows of COLUMNS, each form with its verb and group."""
    entries = [verb_forms()[form] for form in table["form"]]
    lemmas, groups = [verb for verb, _ in entries], [group for _, group in entries]
    return table.assign(verb=lemmas, group=groups, speech=speech).reindex(columns=COLUMNS)

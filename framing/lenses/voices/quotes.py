"""Quotations with their speech verb and speaker: one row a quotation."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_articles
from framing.base.running.progress import progress
from framing.base.running.shared import once_a_run
from framing.lenses.voices.persons.names import without_initials
from framing.lenses.voices.quotation_rows import Quote, Reader
from framing.lenses.voices.russian.reader import russian_quotes
from framing.text.marks.quotation_marks import quotation_spans
from framing.text.marks.russian_marks import is_russian
from framing.text.wrapped import unwrapped


@public
@once_a_run
def find_quotes(articles: pd.DataFrame) -> pd.DataFrame:
    """Find quotations, who said them and with which verb.

    Parameters
    ----------
    articles : DataFrame with ``article outlet text`` (and ``event``, kept when there)

    Returns
    -------
    DataFrame, one row a quotation
        article, outlet, event; start, end (characters of the article's text as given, marks
        included), text (without marks), verb (as written, lower case; missing where there is none),
        speaker (the phrase as written, missing where there is none), person (full name where the
        article gives one), confidence (``name``, ``pronoun``, ``noun phrase``, ``inherited``, or
        missing), inferred (bool: the person is behind a pronoun or an office, or taken over from
        the quotation before), n_tokens.

    Raises
    ------
    FramingError
        Where columns or text are missing.

    Notes
    -----
    Rules over the sentence, no parser. Scare quotes, titles and nicknames in quotation marks are
    left out. A quotation without an attribution of its own inherits that of the one before it in
    the same or the paragraph before. The rules know English and the Russian «…», — заявил X.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text":
    ...     ["Mayor Orla Finn spoke. “We agree,” she said. “It is done.”"]})
    >>> find_quotes(articles)[["text", "verb", "speaker", "person", "confidence"]]
              text  verb speaker     person confidence
    0    We agree,  said     she  Orla Finn    pronoun
    1  It is done.  said     she  Orla Finn  inherited
    """
    require_articles(articles)
    keys = [key for key in ("article", "outlet", "event") if key in articles]
    quotes, rows = [], []
    for row, text in enumerate(progress(articles["text"].tolist(), "reading quotations")):
        article_quotes = quotes_of(text)
        quotes += article_quotes
        rows += [row] * len(article_quotes)
    table = articles[keys].iloc[rows].reset_index(drop=True)
    if "event" not in table:
        table.insert(2, "event", None)
    columns = pd.DataFrame(quotes, columns=list(Quote._fields)).astype(
        {"start": "int64", "end": "int64", "n_tokens": "int64", "inferred": bool}
    )
    return pd.concat([table, columns.assign(person=without_initials(columns["person"]))], axis=1)


def quotes_of(text: str) -> list[Quote]:
    """The quotations of one text; marks with no word between them are none."""
    text = unwrapped(text)
    spans = quotation_spans(text)
    if not spans:
        return []
    quotes = russian_quotes(text, spans) if is_russian(text) else Reader(text, spans).quotes()
    return [quote for quote in quotes if quote.n_tokens]

"""The page of words: how often each outlet uses a word, in whose voice and in which lines."""

from __future__ import annotations

import json
from html import escape
from itertools import accumulate

import numpy as np
import pandas as pd

from framing.base.kinds import kind_of
from framing.charts.style import outlet_colours
from framing.charts.tables.figures import written
from framing.report.compared import Compared, compare
from framing.report.lines.panels import Mark, Panels
from framing.report.pages.charts import ROLES
from framing.report.pages.page import Link, document, titled
from framing.report.pages.template import asset, filled
from framing.report.words.periods import term_periods, uses_in_text, words_over_time
from framing.report.words.rates import TermRates, words_with_lines
from framing.text.language import language

MOST = 6_000  # words of a page
ROOM = 2_300_000  # bytes of words: with the lines the page stays under 3 MB
FEW_ARTICLES = 9  # up to here terms of one article are shown as well
LINK = Link(
    "terms.html",
    "Every word",
    "Which words does each outlet use, and how often?",
    "Ask of any word how often each outlet uses it, in whose voice and in which lines.",
)
# Two of the words that are left out, for who reads a corpus in this language.
STOP_WORDS = {
    "en": "<em>the</em> and <em>of</em>",
    "ru": '<em lang="ru">и</em> and <em lang="ru">в</em>',
}
HINT = (
    "Words such as {words} are left out. A claim is a difference that "
    "survives a false discovery rate of 5%, with whole articles (or events) as the sample; house "
    "style is never claimed. Claims stand first, then the most used words; under each outlet its "
    "uses per 10,000 words."
)


def terms_page(
    articles: pd.DataFrame,
    links: list[Link],
    footer: str,
    compared: Compared | None = None,
    panels: Panels | None = None,
) -> str:
    """The page as HTML.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it; events are matched.
    links : list of Link
        The pages of the report.
    footer : str
    compared : Compared, optional
        The same articles compared, where that was done before.
    panels : Panels, optional
        The lines of :func:`marks_of_terms`.

    Returns
    -------
    str
    """
    compared = compared or compare(articles, pairs=False)
    table = term_rows(compared.tables["keyness"])
    frequent = table[table["n_articles"] >= fewest_articles(len(articles))]
    rates = TermRates(compared.articles)
    outlets = [column[0] for column in table if isinstance(column, tuple)]
    shown = claims_first(frequent).head(MOST)
    figures = rates.figures(shown["term"].tolist())
    rows = [row_to_html(row, outlets) for row in shown.to_dict("records")]
    texts = [json.dumps(figure, separators=(",", ":")) for figure in figures]
    time = over_time(rates, compared.tables["keyness"])
    sizes = accumulate(len(f"{row}{text}".encode()) for row, text in zip(rows, texts, strict=True))
    room = ROOM - len(time.encode())
    fits = sum(size <= room for size in sizes)
    lines = hrefs(compared, panels) if kind_of(articles) is None else None  # a share pack has none
    words = STOP_WORDS.get(language(compared.articles), STOP_WORDS["en"])
    heads = ["Word", "Claim", "Uses", "Articles", *outlets, "q"]  # a claim is seen on a phone
    body = filled(
        "terms.html",
        question=LINK.question,
        sentence=f"{fits:,} words of {len(articles):,} articles. {HINT.format(words=words)}"
        + left_out(len(table) - len(frequent), len(frequent) - fits),
        head="".join(head_to_html(name, number > 1) for number, name in enumerate(heads)),
        rows="".join(rows[:fits]),
        figures=data_block(rates, texts[:fits], next(iter(shown["term"]), ""), lines, time),
        script=asset("terms.js") + asset("terms_time.js"),
        lines=panels.html if panels else "",
    )
    title = titled(LINK.question, articles)
    return document(title, body.rstrip("\n"), links, footer, current=LINK.file)


def fewest_articles(n_articles: int) -> int:
    """In how many articles a word stands at least, to be shown.

    Examples
    --------
    >>> fewest_articles(9), fewest_articles(10)
    (1, 2)
    """
    return 2 if n_articles > FEW_ARTICLES else 1


def left_out(rare: int, beyond: int) -> str:
    """How many words the page leaves out, and why.

    Examples
    --------
    >>> left_out(1246, 0)
    ' Left out: 1,246 words that stand in one article only.'
    >>> left_out(0, 0), left_out(0, 7)
    ('', ' Left out: 7 of the rarest others, to keep the page small.')
    """
    reasons = []
    if rare:
        reasons.append(f"{rare:,} words that stand in one article only")
    if beyond:
        reasons.append(f"{beyond:,} of the rarest others, to keep the page small")
    return f" Left out: {'; '.join(reasons)}." if reasons else ""


def over_time(rates: TermRates, keyness: pd.DataFrame) -> str:
    """Uses in each period, as JSON; "null" where the articles are not dated, or too close."""
    periods = term_periods(rates.counts, rates.outlets)
    if periods is None:
        return "null"
    about = {
        "by": periods.by,
        "names": periods.names(),
        "words": periods.words.tolist(),
        "articles": periods.articles.tolist(),
        "undated": periods.undated,
        "uses": uses_in_text(periods, words_over_time(keyness)),
    }
    return json.dumps(about, ensure_ascii=False, separators=(",", ":"))


def marks_of_terms(compared: Compared) -> list[Mark]:
    """The words whose lines stand with the page, as marks of a chart."""
    fewest = fewest_articles(len(compared.articles))
    return [("term", term, "") for term in words_with_lines(compared.tables["keyness"], fewest)]


def hrefs(compared: Compared, panels: Panels | None) -> dict[str, list[str]]:
    """Where the lines of words stand, outlet by outlet; empty where an outlet has none."""
    if panels is None:
        return {}
    outlets = sorted(compared.articles["outlet"].astype(str).unique())
    return {
        term: links
        for kind, term, _ in marks_of_terms(compared)
        if any(links := [panels.own_href(kind, term, outlet) for outlet in outlets])
    }


def claims_first(table: pd.DataFrame) -> pd.DataFrame:
    """The rows as a reader meets them: claims, the surest first, then the most used words.

    Examples
    --------
    >>> table = pd.DataFrame({"term": ["the pier", "quay", "gull"], "claim": ["", "more in A", ""],
    ...                       "q": [0.4, 0.01, 0.9], "n": [3, 2, 8]})
    >>> claims_first(table)["term"].tolist()
    ['quay', 'gull', 'the pier']
    """
    is_claim = table["claim"] != ""
    claims = table[is_claim].sort_values(["q", "n"], ascending=[True, False], kind="stable")
    return pd.concat([claims, table[~is_claim].sort_values("n", ascending=False, kind="stable")])


def data_block(
    rates: TermRates, texts: list[str], first: str, lines: dict | None, time: str
) -> str:
    """What the script of the page draws from, as JSON that cannot end its element."""
    colours = outlet_colours(rates.outlets).values()
    about = {
        "outlets": rates.outlets,
        "colours": [ROLES[colour.lower()] for colour in colours],
        "sizes": rates.sizes,
        "voices": rates.knows_voices,
        "first": first,
        "lines": lines or {},
        "has_text": lines is not None,
    }
    head = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    block = f'{head[:-1]},"time":{time},"figures":[{",".join(texts)}]}}'
    return block.replace("<", "\\u003c")


def term_rows(table: pd.DataFrame) -> pd.DataFrame:
    """A keyness table as a row a term: each outlet's rate, and what is claimed of whom.

    The columns of rates are named by a tuple of the outlet and ``"rate"``, so that no outlet's name
    can be taken for another column.
    """
    rates = table.pivot_table(index="term", columns="outlet", values="per_10k")
    rates.columns = [(outlet, "rate") for outlet in rates.columns]
    sums = table.groupby("term").agg(
        n=("n", "sum"), n_articles=("n_articles", "sum"), q=("q", "min")
    )
    # one q stands beside all claims on a word: it is that of the least sure
    sums.update(table[table["claim"]].groupby("term")[["q"]].max())
    claims = claims_in_words(table)
    rows = rates.join(sums).join(claims).fillna({"claim": ""}).reset_index()
    return rows.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def claims_in_words(table: pd.DataFrame) -> pd.Series:
    """For each claimed term who uses it more; who uses it less, where more than two are compared.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["A", "B"], "term": ["pier", "pier"], "q": [0.01, 0.01],
    ...                       "claim": [True, True], "log_ratio": [1.0, -1.0]})
    >>> claims_in_words(table).to_dict()
    {'pier': 'more in A'}
    """
    claimed = table[table["claim"]].sort_values("q", kind="stable")
    if table["outlet"].nunique() == 2:
        claimed = claimed[claimed["log_ratio"] > 0]
    direction = np.where(claimed["log_ratio"] > 0, "more in ", "less in ").astype(object)
    words = pd.Series(direction + claimed["outlet"].astype(str).to_numpy(), index=claimed["term"])
    return words.groupby(level=0).agg(", ".join).rename("claim")


def head_to_html(name: str, is_number: bool) -> str:
    """The heading of a column, above its figures where it has some."""
    kind = ' class="number"' if is_number else ""
    return f'<th{kind} scope="col">{escape(name)}</th>'


def row_to_html(row: dict, outlets: list[str]) -> str:
    """One row of the table."""
    claim = row["claim"]
    q = written(row["q"], "q")
    numbers = [f"{row['n']:,}", f"{row['n_articles']:,}"]
    numbers += [f"{row[outlet, 'rate']:.1f}" for outlet in outlets]
    cells = "".join(f'<td class="number">{number}</td>' for number in numbers)
    return (
        f'<tr{" class=claim" if claim else ""}><th scope="row">{escape(row["term"])}</th>'
        f'<td>{escape(claim)}</td>{cells}<td class="number">{escape(q)}</td></tr>'
    )

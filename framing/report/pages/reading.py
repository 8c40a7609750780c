"""One page to read articles on the same event side by side: whole texts, paired lines, voices."""

from __future__ import annotations

from html import escape
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

import pandas as pd

from framing.base.data import category_name
from framing.base.errors import FramingError
from framing.base.texts import begun
from framing.charts.picture import short
from framing.charts.tables.figures import PAIRS
from framing.commentary.words import plural
from framing.corpus.events import match_events
from framing.corpus.furniture import dropped_lines
from framing.lenses.loaded.hits import find_loaded
from framing.lenses.sidebyside.alignment import Pair, article_pairs
from framing.lenses.sidebyside.pairs import side_by_side
from framing.lenses.sidebyside.telling import telling
from framing.report.lines.sources import article_names
from framing.report.pages.template import asset, filled
from framing.text.fingerprint import fingerprint
from framing.text.marks.scare_quotes import spoken_spans
from framing.text.sentences import split_sentences

MOST = 1_700_000  # characters of articles on one page
BEST = 3  # pairs of sentences by which the opening articles are chosen
HITS = ["article", "text"]
LONGEST_TITLE = 70  # characters in the list of pairs
NOT_ONE_EVENT = "They show how two texts speak of like things; no claim is drawn from them."


class Mark(NamedTuple):
    """A stretch of an article to be set off: offsets in its text, a CSS class, a tooltip."""

    start: int
    end: int
    kind: str
    title: str


def reading_page(articles: pd.DataFrame, aligned: pd.DataFrame | None = None) -> str:
    """Write the page.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it; events are matched where none is known.
    aligned : DataFrame, optional
        The paired sentences of these articles, where :func:`framing.side_by_side` was asked before.

    Returns
    -------
    str
        An HTML page that needs nothing but itself, under 2 MB; where the corpus has more events
        than that holds, it says how many are left out. It opens on the two articles whose paired
        sentences show most of two ways to tell the same (:func:`telling`, the three best pairs of
        sentences together); all articles stand in the order of the corpus.

    Raises
    ------
    FramingError
        Where no two articles are on one event and there are more than two articles.
    """
    if "event" not in articles or articles["event"].isna().all():
        articles = match_events(articles)
    pairs = article_pairs(articles)
    if not pairs:
        raise FramingError(
            "articles has no two articles on one event; name two with "
            "side_by_side(articles, pair=(…, …))."
        )
    shown = articles.iloc[sorted({row for pair in pairs for row in (pair.row_a, pair.row_b)})]
    details = ArticleDetails(shown, article_names(articles))
    lines = side_by_side(articles) if aligned is None else aligned
    lines_of = dict(list(lines.groupby(["article_a", "article_b"]))) if len(lines) else {}
    scores = opening_scores(lines, details)
    sections: list[str] = []
    options: list[str] = []
    shown_scores: list[float] = []
    size = 0
    for number, pair in enumerate(pairs, start=1):
        ids = articles["article"].iloc[pair.row_a], articles["article"].iloc[pair.row_b]
        section = pair_section(
            f"pair{number}", pair, ids, lines_of.get(ids, lines.iloc[:0]), details
        )
        size += len(section)
        if size > MOST and sections:
            break
        sections.append(section)
        shown_scores.append(scores.get(ids, 0.0))
        label = escape(pair_label(pair, ids, details))
        options.append(f'<option value="pair{number}">{label}</option>')
    opening = shown_scores.index(max(shown_scores))
    sections[opening] = sections[opening].replace(" data-pair", " data-pair data-opens", 1)
    left_out = len(pairs) - len(sections)
    more = f"{left_out:,} more pairs of articles are"
    more = "1 more pair of articles is" if left_out == 1 else more
    note = f"{more} left out to keep the page small."
    return filled(
        "reading_page.html",
        style=asset("reading_page.css"),
        script=asset("reading_page.js"),
        options="".join(options),
        sections="".join(sections),
        note=(f"<p>{note}</p>" if left_out else "") + _printed(len(sections)),
        fingerprint=escape(fingerprint(articles)),
    )


def opening_scores(lines: pd.DataFrame, details: ArticleDetails) -> dict[tuple, float]:
    """How much each two articles show of two ways to tell the same: their best paired sentences."""
    if lines.empty:
        return {}
    shown = lines[lines[["article_a", "article_b"]].isin(list(details.articles)).all(axis=1)]
    hits = pd.concat(details.hits.values()) if details.hits else pd.DataFrame(columns=HITS)
    scored = shown.assign(score=telling(shown, hits)).sort_values("score", ascending=False)
    best = scored.groupby(["article_a", "article_b"]).head(BEST)
    return best.groupby(["article_a", "article_b"])["score"].sum().to_dict()


def _printed(n: int) -> str:
    """What paper, which has the chosen pair alone, says of the others."""
    if n < 2:
        return ""
    return (
        f'<p class="paper">Paper shows one of the {n:,} pairs of articles on this page, the chosen '
        "one: choose another on a screen to print it.</p>"
    )


class ArticleDetails:
    """What the page shows of each article, looked up by its id."""

    def __init__(self, articles: pd.DataFrame, names: dict[str, str]):
        self.articles = articles.set_index("article").to_dict("index")
        self.names = names
        self.sentences: dict = {}
        for line in split_sentences(articles).itertuples():
            self.sentences.setdefault(line.article, []).append(line)
        self.hits = dict(list(find_loaded(articles).groupby("article")))
        self.dropped = (
            dict(list(dropped_lines(articles).groupby("article"))) if "dropped" in articles else {}
        )


def pair_label(pair: Pair, ids: tuple[str, str], details: ArticleDetails) -> str:
    """A pair's entry in the list: its event, its outlets, a title."""
    outlets = " and ".join(str(details.articles[article]["outlet"]) for article in ids)
    title = str(details.articles[ids[0]].get("title") or "")
    label = f"{begun(str(pair.event or 'Two stories'))}: {outlets}"
    return f"{label} – {short(title, LONGEST_TITLE)}" if title else label


def pair_section(
    name: str, pair: Pair, ids: tuple[str, str], lines: pd.DataFrame, details: ArticleDetails
) -> str:
    """Two articles in two columns, their paired sentences linked."""
    nearest = lines.sort_values("similarity", ascending=False, kind="stable")
    for side in "ab":  # a line leads to one counterpart, its nearest
        nearest = nearest[~nearest[f"sentence_{side}"].duplicated()]
    rows = list(enumerate(nearest.sort_index().to_dict("records"), start=1))
    columns = ""
    for side, counterpart, article in zip("ab", "ba", ids):
        links = {row[f"sentence_{side}"]: (number, row["strength"]) for number, row in rows}
        columns += article_column(f"{name}{side}", f"{name}{counterpart}", article, links, details)
    head = "Two stories, not one event"
    found = plural(len(lines), "pair")
    marked = f", {len(nearest):,} of them marked: a line leads to its nearest alone"
    note = f"{found} of related lines{marked * (len(nearest) < len(lines))}. {NOT_ONE_EVENT}"
    if pair.same_event:
        head = escape(begun(str(pair.event)))
        note = _paired(len(nearest))
    return (
        f'<section id="{name}" data-pair><h2>{head}</h2><p class="count">{note}</p>'
        f'<div class="columns">{columns}</div></section>'
    )


def _paired(n: int) -> str:
    """How many sentences of two articles on one event lead to each other."""
    if not n:
        return "No sentence has a counterpart that could be found."
    return f"{plural(n, 'pair')} of sentences; the others have no counterpart that could be found."


def article_column(
    name: str, counterpart: str, article: str, links: dict, details: ArticleDetails
) -> str:
    """One article: its outlet, day and title, its sentences, and what was taken out of it."""
    row = details.articles[article]
    title = escape(str(row.get("title") or "")) or "without a title"
    date = f", {row['published']:%Y-%m-%d}" if pd.notna(row.get("published")) else ""
    body = [f"<h3>{escape(str(row['outlet']))}{date}</h3><p><strong>{title}</strong></p>"]
    if row.get("standfirst"):
        body.append(f'<p class="standfirst">{escape(str(row["standfirst"]))}</p>')
    if article in details.sentences:
        marks = marks_of(str(row["text"]), details.hits.get(article))
        for _, paragraph in groupby(details.sentences[article], attrgetter("paragraph")):
            sentences = " ".join(
                sentence_to_html(line, marks, name, counterpart, links) for line in paragraph
            )
            body.append(f"<p>{sentences}</p>")
    if article in details.dropped:
        body.append(_taken_out(details.dropped[article]))
    anchor = details.names.pop(article, "")  # an article of several pairs has it once
    opening = f'<article id="{anchor}" tabindex="-1">' if anchor else "<article>"
    return f"{opening}{''.join(body)}</article>"


def _taken_out(dropped: pd.DataFrame) -> str:
    """The lines that are not the article's, and the articles that it stands for."""
    is_copy = dropped["rule"] == "copy"
    lines = "".join(
        f"<li>{escape(line.rule)}: {escape(line.text)}</li>"
        for line in dropped[~is_copy].itertuples()
    )
    heads = [f"Taken out as site furniture, or moved:<ul>{lines}</ul>"] if lines else []
    if is_copy.any():
        names = escape(", ".join(dropped.loc[is_copy, "text"].astype(str)))
        heads.append(f"Left out as near copies of this article: {names}")
    return "".join(f'<div class="dropped">{head}</div>' for head in heads)


def marks_of(text: str, hits: pd.DataFrame | None) -> list[Mark]:
    """Quoted stretches and loaded terms; offsets count the tidied text, as ``text`` is."""
    marks = [Mark(start, end, "said", "") for start, end in spoken_spans(text)]
    if hits is not None:
        marks += [
            Mark(start, end, "loaded", category_name(category))
            for start, end, category in zip(hits["start"], hits["end"], hits["category"])
        ]
    return marks


def sentence_to_html(line, marks: list[Mark], name: str, counterpart: str, links: dict) -> str:
    """A sentence, which leads to its counterpart in the other column where it has one."""
    text = marked_text(line.text, line.start, marks)
    if line.sentence not in links:
        return f'<span class="s">{text}</span>'
    number, strength = links[line.sentence]
    return (
        f'<a class="pair s {strength}" id="{name}-{number}" href="#{counterpart}-{number}" '
        f'title="its counterpart ({PAIRS[strength]})">{text}<sup>{number}</sup></a>'
    )


def marked_text(text: str, offset: int, marks: list[Mark]) -> str:
    """A sentence cut at every mark's ends; each piece carries the classes of the marks over it."""
    inside = [
        Mark(max(mark.start - offset, 0), min(mark.end - offset, len(text)), mark.kind, mark.title)
        for mark in marks
        if mark.start - offset < len(text) and mark.end > offset
    ]
    cuts = sorted({0, len(text), *(end for mark in inside for end in (mark.start, mark.end))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= start and end <= mark.end]
        piece = escape(text[start:end])
        if over:
            kinds = " ".join(sorted({mark.kind for mark in over}))
            titles = ", ".join(sorted({mark.title for mark in over if mark.title}))
            tooltip = f' title="{escape(titles)}"' if titles else ""
            piece = f'<span class="{kinds}"{tooltip}>{piece}</span>'
        pieces.append(piece)
    return "".join(pieces)

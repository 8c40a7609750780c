"""One page to read articles on the same event side by side: whole texts, paired lines, both voices,
loaded words.
"""

from __future__ import annotations

from html import escape

import pandas as pd

from framing.base.errors import FramingError
from framing.corpus.events import match_events
from framing.corpus.furniture import dropped_lines
from framing.lenses.loaded.hits import find_loaded
from framing.lenses.sidebyside.alignment import Pair, article_pairs
from framing.lenses.sidebyside.pairs import side_by_side
from framing.report.run.settings import ASSETS
from framing.text.fingerprint import fingerprint
from framing.text.quotation import quotation_spans, scare_spans
from framing.text.sentences import split_sentences

MOST = 1_700_000  # characters of articles on one page
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def reading_page(articles: pd.DataFrame) -> str:
    """Write the page.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it; events are matched where none is known.

    Returns
    -------
    str : an HTML page that needs nothing but itself, under 2 MB; where the corpus has more events
        than that holds, it
    says how many are left out.

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
            "articles has no two articles on one event; name two with side_by_side(articles, pair=(…, …))."
        )
    used = articles.iloc[sorted({row for pair in pairs for row in (pair.row_a, pair.row_b)})]
    parts = _Parts(used)
    lines = side_by_side(articles)
    by_pair = dict(list(lines.groupby(["article_a", "article_b"]))) if len(lines) else {}
    sections, options, size = [], [], 0
    for number, pair in enumerate(pairs, start=1):
        ids = articles["article"].iloc[pair.row_a], articles["article"].iloc[pair.row_b]
        section = _section(f"pair{number}", pair, ids, by_pair.get(ids, lines.iloc[:0]), parts)
        size += len(section)
        if size > MOST and sections:
            break
        sections.append(section)
        options.append(f'<option value="pair{number}">{escape(_name(pair, ids, parts))}</option>')
    return _page(pairs, sections, options, fingerprint(articles))


class _Parts:
    """What the page shows of each article, looked up by its id."""

    def __init__(self, articles: pd.DataFrame):
        self.article = articles.set_index("article").to_dict("index")
        self.sentences = dict(list(split_sentences(articles).groupby("article", sort=False)))
        self.hits = dict(list(find_loaded(articles).groupby("article")))
        self.dropped = (
            dict(list(dropped_lines(articles).groupby("article"))) if "dropped" in articles else {}
        )


def _name(pair: Pair, ids, parts: _Parts) -> str:
    outlets = " and ".join(str(parts.article[article]["outlet"]) for article in ids)
    title = next((str(parts.article[article].get("title") or "") for article in ids), "")
    return f"{pair.event or 'Two stories'}: {outlets}" + (f" – {title[:70]}" if title else "")


def _section(name: str, pair: Pair, ids, lines: pd.DataFrame, parts: _Parts) -> str:
    """Two articles, their paired sentences linked."""
    links: tuple[dict, dict] = {}, {}
    nearest = lines.sort_values("similarity", ascending=False, kind="stable")
    for side in "ab":  # a line leads to one counterpart, its nearest
        nearest = nearest[~nearest[f"sentence_{side}"].duplicated()]
    for number, row in enumerate(nearest.sort_index().to_dict("records"), start=1):
        links[0][row["sentence_a"]] = (number, row["strength"])
        links[1][row["sentence_b"]] = (number, row["strength"])
    columns = "".join(
        _column(f"{name}{side}", f"{name}{other}", article, links[at], parts)
        for at, (side, other, article) in enumerate(zip("ab", "ba", ids))
    )
    head = escape(str(pair.event)) if pair.same_event else "Two stories, not one event"
    said = (
        f"{len(nearest)} paired sentences; the others have no counterpart that could be found."
        if pair.same_event
        else f"{len(lines)} pairs of related lines, each line led to its nearest. They show how two texts speak of like things; no claim "
        "is drawn from them."
    )
    return (
        f'<section id="{name}" data-pair><h2>{head}</h2><p class="count">{said}</p>'
        f'<div class="columns">{columns}</div></section>'
    )


def _column(name: str, other: str, article: str, links: dict, parts: _Parts) -> str:
    row = parts.article[article]
    title = escape(str(row.get("title") or "")) or "without a title"
    date = f", {row['published']:%Y-%m-%d}" if pd.notna(row.get("published")) else ""
    body = [f"<h3>{escape(str(row['outlet']))}{date}</h3><p><strong>{title}</strong></p>"]
    if row.get("standfirst"):
        body.append(f'<p class="standfirst">{escape(str(row["standfirst"]))}</p>')
    sentences = parts.sentences.get(article)
    marks = _marks(str(row["text"]), parts.hits.get(article))
    if sentences is not None:
        for _, paragraph in sentences.groupby("paragraph"):
            said = " ".join(
                _sentence(line, marks, name, other, links) for line in paragraph.itertuples()
            )
            body.append(f"<p>{said}</p>")
    if article in parts.dropped:
        pieces = "".join(
            f"<li>{escape(line.rule)}: {escape(line.text)}</li>"
            for line in parts.dropped[article].itertuples()
        )
        body.append(
            f'<div class="dropped">Taken out as site furniture, or moved:<ul>{pieces}</ul></div>'
        )
    return f"<article>{''.join(body)}</article>"


def _marks(text: str, hits) -> list[tuple[int, int, str, str]]:
    """Quoted stretches and loaded terms: start, end, class, title. Offsets count the tidied text,
    as ``text`` is.
    """
    scare = set(scare_spans(text))
    marks = [
        (start, end, "said", "")
        for start, end in quotation_spans(text)
        if (start, end) not in scare
    ]
    if hits is not None:
        marks += [
            (row.start, row.end, "loaded", row.category.replace("_", " "))
            for row in hits.itertuples()
        ]
    return marks


def _sentence(line, marks, name: str, other: str, links: dict) -> str:
    inner = _tinted(line.text, line.start, marks)
    if line.sentence not in links:
        return f'<span class="s">{inner}</span>'
    number, strength = links[line.sentence]
    return (
        f'<a class="pair s {strength}" id="{name}-{number}" href="#{other}-{number}" '
        f'title="its counterpart ({strength})">{inner}<sup>{number}</sup></a>'
    )


def _tinted(text: str, offset: int, marks) -> str:
    """The sentence cut at every mark's ends; each piece carries the classes of the marks over
    it.
    """
    inside = [
        (max(start - offset, 0), min(end - offset, len(text)), kind, title)
        for start, end, kind, title in marks
        if start - offset < len(text) and end > offset
    ]
    cuts = sorted({0, len(text), *(at for start, end, *_ in inside for at in (start, end))})
    pieces = []
    for start, end in zip(cuts, cuts[1:]):
        over = [(kind, title) for low, high, kind, title in inside if low <= start and end <= high]
        piece = escape(text[start:end])
        if over:
            kinds = " ".join(sorted({kind for kind, _ in over}))
            title = ", ".join(sorted({title for _, title in over if title}))
            piece = f'<span class="{kinds}"{f" title={chr(34)}{escape(title)}{chr(34)}" if title else ""}>{piece}</span>'
        pieces.append(piece)
    return "".join(pieces)


def _page(pairs, sections, options, mark: str) -> str:
    left_out = len(pairs) - len(sections)
    more = (
        f"<p>{left_out:,} more pairs of articles are left out to keep the page small.</p>"
        if left_out
        else ""
    )
    style, script = (
        ASSETS.joinpath(f"reading_page.{kind}").read_text("utf-8") for kind in ("css", "js")
    )
    key = (
        '<p class="key"><span class="said">Tinted</span>: inside a quotation. <span class="loaded">Wavy underline</span>: a term of '
        "the loaded-term lexicon, its kind in the tooltip. Straight, dashed, dotted line and number: a strong, a default, a loose "
        "counterpart in the other article; follow it with a click or Enter.</p>"
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Side by side</title>
<style>
{style}</style>
</head>
<body>
<header><p><a href="index.html">Back to the report</a></p></header>
<main>
<h1>Side by side: the same event in two outlets</h1>
<div class="controls" hidden><div><label for="event">Articles</label><select id="event">{"".join(options)}</select></div>
<div><label for="search">Find in these two</label><input id="search" type="search"></div><div class="count" id="count" aria-live="polite"></div></div>
{key}
{more}
{"".join(sections)}
</main>
<footer><p>Corpus {escape(mark)}. Pairs are found by their words: read both sides before you say that they tell the same fact.</p></footer>
<script>
{script}</script>
</body>
</html>
"""

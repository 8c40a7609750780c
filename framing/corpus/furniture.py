"""Site furniture: what is printed round an article and is not the article.

It is taken out by rule, and shown. Menu lines stand before the body, tails in the second half,
promotion lines are no sentences. What is taken out stays with the article in the column
``dropped``; :func:`dropped_lines` lists it.
"""

from __future__ import annotations

import json
from typing import NamedTuple

import pandas as pd

from framing.base.arguments import public
from framing.base.arrow import arrow_text, text_array, text_column
from framing.base.errors import FramingError, require_columns, shown
from framing.base.running.progress import progress
from framing.corpus.datelines import dateline, dateline_behind_standfirst
from framing.corpus.flat_tails import flat_tails
from framing.corpus.furniture_rules import (
    SENTENCE_END,
    begins_tail,
    is_heading,
    is_menu,
    is_promotion,
    is_signature,
    letters,
    may_hold_furniture,
)
from framing.corpus.remains.lines import without_remains
from framing.corpus.repeats import repeated_lines
from framing.text.engine.coding import BLOCK

MENU_LINES, HEADINGS = 6, 2  # at most, before the body
TOP_LINES = 12  # more than menus, headings and a dateline can be
EDGE_LINES = 2, 4  # at the top and at the end, where a long line is taken for a repeated one
TAIL_SHARE = 0.25  # of the words; a longer tail is none
TAIL_WORDS, PROSE_WORDS = 40, 15  # at most in a tail's first line, more than in a line of a tail


class Article(NamedTuple):
    """What becomes of the text of one article: the columns, by name."""

    text: str
    title: str
    standfirst: str
    place: str
    agency: str
    day: str
    dropped: str  # pieces with their rules, in JSON


def strip_furniture(articles: pd.DataFrame) -> pd.DataFrame:
    """Take menu lines, datelines, promotion lines and tails out of the text.

    Parameters
    ----------
    articles : DataFrame with ``article outlet``, tidy ``text`` and, where known, ``title``

    Returns
    -------
    DataFrame like ``articles``, with ``title`` (from a heading before the body where it was
    missing), ``standfirst``, ``place``, ``agency``, ``day`` (from the dateline, else empty) and
    ``dropped`` (what was taken out, as :func:`dropped_lines` reads it).

    Raises
    ------
    FramingError
        If a column is missing, or the column ``dropped`` is a user's own.
    """
    require_columns(articles, ["article", "outlet", "text"], "articles")
    articles = articles.reset_index(drop=True)
    titles = pd.Series("", articles.index)
    if "title" in articles:
        titles = articles["title"].fillna("").astype(str)
    repeats, tails = repeated_lines(articles), _flat_tails(articles)
    arrays, rows = [], []
    # the lines of all articles at once would be the corpus over again
    for start in progress(range(0, len(articles), BLOCK), "reading articles"):
        block = articles.iloc[start : start + BLOCK]
        array = arrow_text(block["text"])
        texts = array.to_pylist()
        stripped = [
            _strip(text, title, repeats[outlet], is_suspect, tails.get(row, 0))
            for row, text, title, outlet, is_suspect in zip(
                block.index, texts, titles[block.index], block["outlet"], may_hold_furniture(array)
            )
        ]
        if any(article.text is not text for article, text in zip(stripped, texts)):
            array = text_array([article.text for article in stripped])
        arrays.append(array)
        rows += [article[1:] for article in stripped]
    columns = pd.DataFrame(rows, columns=Article._fields[1:], dtype=object)
    return articles.assign(text=text_column(arrays), **_with_own_columns(articles, columns))


def _flat_tails(articles: pd.DataFrame) -> dict[int, int]:
    """Of each row that ends in a tail within its last line, where it begins."""
    return flat_tails(articles["text"].fillna("").astype(str), articles["outlet"])


def _with_own_columns(articles: pd.DataFrame, columns: pd.DataFrame) -> dict[str, pd.Series]:
    """What the user's table says stays; pieces that an earlier reading took out come first."""
    own = {
        name: articles[name].astype(object).where(articles[name].notna(), "")
        for name in columns
        if name in articles and name != "title"
    }
    joined: dict = {name: cells.where(cells != "", columns[name]) for name, cells in own.items()}
    if "dropped" in own:
        joined["dropped"] = [
            _join_pieces(*cells)
            for cells in zip(own["dropped"], columns["dropped"], articles["article"])
        ]
    return {**columns, **joined}


def _join_pieces(earlier: str, later: str, article: str) -> str:
    """What was taken out of an article by two readings."""
    pieces = [] if earlier == "" else dropped_pieces(earlier, article)
    if not pieces and not later:
        return ""
    return json.dumps([*pieces, *json.loads(later or "[]")], ensure_ascii=False)


def _strip(text: str, title: str, repeats: dict[str, str], is_suspect: bool, end: int) -> Article:
    """One article; a suspect one may hold promotion, tail or remains, a flat tail begins at end."""
    dropped: list[tuple[str, str]] = []
    flat = [("tail", text[end:])] if end else []
    text = text[:end].rstrip() if end else text
    above, _, last = text.rpartition("\n")
    # The last line first: of most articles it is long, and a look through all above it is not.
    if is_signature(last) and SENTENCE_END.search(above):
        text, flat = above, [("tail", last), *flat]
    look_below = bool(is_suspect or repeats)
    # Where nothing below the top is looked for, what stands there may stay in one piece.
    lines = text.split("\n", -1 if look_below else TOP_LINES) if text else []
    if is_suspect:
        lines, remains = without_remains(lines)
        dropped += remains
    lines = _strip_menu(lines, dropped)
    lines, title, standfirst = _strip_headings(lines, title, dropped)
    lines, standfirst, place, agency, day = _strip_dateline(lines, standfirst, dropped)
    if is_suspect:
        lines = _strip_tail(lines, dropped)
    # Behind a dateline, where the quick look did not begin, a promotion may stand.
    n_checked = len(lines) if look_below else min(len(lines), 1)
    rules = [_rule(lines, row, repeats) if row < n_checked else "" for row in range(len(lines))]
    dropped += [(rule, line) for rule, line in zip(rules, lines) if rule] + flat
    if not dropped:
        return Article(text, title, standfirst, place, agency, day, "")
    body = [line for rule, line in zip(rules, lines) if not rule]
    if lines and not body:  # furniture stands round something: it is none
        return Article("\n".join(lines), title, standfirst, place, agency, day, "")
    pieces = json.dumps(dropped, ensure_ascii=False)
    return Article("\n".join(body), title, standfirst, place, agency, day, pieces)


def _strip_menu(lines: list[str], dropped: list) -> list[str]:
    """Menu lines at the top."""
    first = 0
    while first < min(len(lines) - 1, MENU_LINES) and is_menu(lines[first]):
        dropped.append(("menu", lines[first]))
        first += 1
    return lines[first:]


def _strip_headings(lines: list[str], title: str, dropped: list) -> tuple[list[str], str, str]:
    """The lines of the body, the title and the standfirst.

    A title that is known goes where it is repeated at the top; where none is known, the lines
    before the body are title and standfirst.
    """
    if title:
        if len(lines) > 1 and letters(lines[0]) == letters(title):
            dropped.append(("title", lines[0]))
            lines = lines[1:]
        return lines, title, ""
    n_headings = 0
    while (
        n_headings < min(len(lines) - 1, HEADINGS)
        and is_heading(lines[n_headings])
        and not dateline(lines[n_headings])
        and not is_promotion(lines[n_headings])
        and not begins_tail(lines[n_headings])
    ):
        n_headings += 1
    body = lines[n_headings] if n_headings < len(lines) else ""
    if not n_headings or not (SENTENCE_END.search(body) or dateline(body)):
        return lines, "", ""
    headings = dict(zip(("title", "standfirst"), lines[:n_headings]))
    dropped.extend(headings.items())
    return lines[n_headings:], headings["title"], headings.get("standfirst", "")


def _strip_dateline(lines: list[str], standfirst: str, dropped: list):
    """The lines, the standfirst, and the place, agency and day of a dateline before the first one.

    A standfirst may stand before it in the same paragraph.
    """
    filed = dateline(lines[0]) if lines else None
    if filed is not None:
        written = lines[0].removesuffix(filed.body).strip()
    elif lines and (pieces := dateline_behind_standfirst(lines[0])) is not None:
        before, written, filed = pieces
        dropped.append(("standfirst", before))
        standfirst = f"{standfirst} {before}".strip()
    else:
        return lines, standfirst, "", "", ""
    dropped.append(("dateline", written))
    return [filed.body, *lines[1:]], standfirst, filed.place, filed.agency, filed.day


def _strip_tail(lines: list[str], dropped: list) -> list[str]:
    """What follows the mark of a tail near the end goes, if it holds no paragraph of prose."""
    sizes = [line.count(" ") + 1 for line in lines]  # tidy text has single blanks
    total, before = sum(sizes), 0
    for row, line in enumerate(lines):
        is_near_end = total / 2 <= before and total - before < TAIL_SHARE * total
        is_mark = is_near_end and sizes[row] <= TAIL_WORDS and begins_tail(line)
        if is_mark and not any(map(_is_prose, lines[row + 1 :], sizes[row + 1 :])):
            dropped.extend(("tail", piece) for piece in lines[row:])
            return lines[:row]
        before += sizes[row]
    return lines


def _is_prose(line: str, size: int) -> bool:
    return size > PROSE_WORDS and bool(SENTENCE_END.search(line)) and not begins_tail(line)


def _rule(lines: list[str], row: int, repeats: dict[str, str]) -> str:
    """The rule by which a line inside the body is furniture, or nothing."""
    line = lines[row]
    if is_promotion(line):
        return "promo"
    top, bottom = EDGE_LINES
    is_edge = row < top or row >= len(lines) - bottom
    return "repeated" if line in repeats and (is_edge or repeats[line] == "anywhere") else ""


def dropped_pieces(cell, article) -> list:
    """What an article's cell of the column ``dropped`` lists: rule and text of each piece."""
    try:
        pieces = json.loads(cell)
        if all(
            isinstance(piece, list) and [type(field) for field in piece] == [str, str]
            for piece in pieces
        ):
            return pieces
    except (TypeError, ValueError, RecursionError):
        pass
    raise FramingError(
        f"articles: the column dropped of {article!r} must be what framing.read_articles wrote "
        f"there, not {shown(cell)}; rename a column of your own."
    )


@public
def dropped_lines(articles: pd.DataFrame) -> pd.DataFrame:
    """What :func:`framing.read_articles` took out of the texts, and by which rule.

    Parameters
    ----------
    articles : DataFrame
        As :func:`framing.read_articles` gives it, with the column ``dropped``.

    Returns
    -------
    DataFrame with ``article``, ``outlet``, ``rule`` (menu, title, standfirst, dateline, promo,
    tail, repeated, code, label; copy: the id of a near copy of the article that was left out; of
    exports of archives contents, field, copyright, caption; file: a file that was passed over, and
    why, with the first article) and ``text``, one row a piece, in the order of the text. Titles and
    standfirsts are not lost but moved to their columns.

    Raises
    ------
    FramingError
        If the column ``dropped`` is missing: nothing is known then of what was taken out.

    Examples
    --------
    >>> lines = ["All news", "ORVELLE, May 3. /ECN/. The pier was shut at noon, said the council.",
    ...          "Nobody was hurt.", "Leave a Reply"]
    >>> text = "\\n".join(lines)
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    >>> dropped_lines(strip_furniture(articles))[["rule", "text"]].to_numpy().tolist()
    [['menu', 'All news'], ['dateline', 'ORVELLE, May 3. /ECN/.'], ['tail', 'Leave a Reply']]
    """
    require_columns(articles, ["article", "outlet", "dropped"], "articles")
    changed = articles[articles["dropped"].fillna("") != ""]
    rows = [
        (article, outlet, rule, text)
        for article, outlet, dropped in zip(
            changed["article"], changed["outlet"], changed["dropped"]
        )
        for rule, text in dropped_pieces(dropped, article)
    ]
    return pd.DataFrame(rows, columns=["article", "outlet", "rule", "text"], dtype=object)

"""Site furniture: what is printed round an article and is not the article. It is taken out by rule,
and shown.

Each rule asks for more than a keyword: menu lines stand before the body, tails in the second half,
promotion lines are no sentences. What is taken out stays with the article in the column
``dropped``; :func:`dropped_lines` lists it.
"""

from __future__ import annotations

import json
import re

import pandas as pd
import pyarrow.compute as pc

from framing.base.arguments import public
from framing.base.arrow import arrow_text, text_array, text_column
from framing.base.errors import FramingError, require_columns, shown
from framing.base.progress import progress
from framing.corpus.datelines import DATELINE, dateline
from framing.corpus.furniture_rules import MENU, PROMO, SUSPECT, TAIL
from framing.corpus.repeats import END, bare, repeated_lines
from framing.text.engine.coding import BLOCK


def dropped_pieces(given, article) -> list:
    """What an article's cell of the column ``dropped`` lists: rule and text of each piece."""
    try:
        pieces = json.loads(given)
        if all(
            isinstance(piece, list) and [type(part) for part in piece] == [str, str]
            for piece in pieces
        ):
            return pieces
    except (TypeError, ValueError, RecursionError):
        pass
    raise FramingError(
        f"articles: the column dropped of {article!r} must be what framing.read_articles wrote there, not "
        f"{shown(given)}; rename a column of your own."
    )


HEADING_WORDS, PROMO_WORDS, TAIL_SHARE = 40, 40, 0.25
HEAD = 12  # lines at the top, more than menus, headings and a dateline can be


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
    table = articles.reset_index(drop=True)
    titles = (
        table["title"].fillna("").astype(str) if "title" in table else pd.Series("", table.index)
    )
    often = repeated_lines(table)
    facts, texts = [], []
    # the lines of all articles at once would be the corpus over again
    for at in progress(range(0, len(table), BLOCK), "reading articles"):
        outlets, whole, known = (
            column.iloc[at : at + BLOCK] for column in (table["outlet"], table["text"], titles)
        )
        laid = arrow_text(whole)
        before, suspect = laid.to_pylist(), pc.match_substring_regex(laid, SUSPECT).to_pylist()
        parts = [
            _article(*each)
            for each in zip(before, known.tolist(), [often[outlet] for outlet in outlets], suspect)
        ]
        changed = any(found[0] is not text for found, text in zip(parts, before))
        texts.append(text_array([found[0] for found in parts]) if changed else laid)
        facts += [found[1:] for found in parts]
    found = pd.DataFrame(
        facts, columns=["title", "standfirst", "place", "agency", "day", "dropped"], dtype=object
    )
    # What the user's table says stays; pieces that an earlier reading took out come first.
    given = {
        name: table[name].astype(object).where(table[name].notna(), "")
        for name in found
        if name in table and name != "title"
    }
    keep = {
        name: column.where(column != "", found[name])
        for name, column in given.items()
        if name != "dropped"
    }
    if "dropped" in given:
        keep["dropped"] = [
            _both(*each) for each in zip(given["dropped"], found["dropped"], table["article"])
        ]
    return table.assign(text=text_column(texts), **found).assign(**keep)


def _both(earlier: str, later: str, article: str) -> str:
    """What was taken out of an article by two readings."""
    pieces = [] if earlier == "" else dropped_pieces(earlier, article)
    return (
        json.dumps([*pieces, *json.loads(later or "[]")], ensure_ascii=False)
        if pieces or later
        else ""
    )


def _article(text: str, title: str, often: dict[str, str], suspect: bool) -> tuple:
    """One article: text, title, standfirst, place, agency, day, dropped; ``suspect``: it may hold a
    promotion line or a tail.
    """
    dropped: list[tuple[str, str]] = []
    # Where nothing below the top is looked for, what stands there may stay in one piece.
    lines = text.split("\n", -1 if suspect or often else HEAD) if text else []
    lines = _before_the_body(lines, dropped)
    lines, title, standfirst = _headings(lines, title, dropped)
    place = agency = day = ""
    if lines and (found := dateline(lines[0])):
        place, agency, day, body = found
        dropped.append(("dateline", lines[0][: len(lines[0]) - len(body)].strip()))
        lines = [body, *lines[1:]]
    lines = _tail(lines, dropped) if suspect else lines
    # Behind a dateline, where the quick look did not begin, a promotion may stand.
    rules = [
        _rule(line, at, len(lines), often) if suspect or often or at == 0 else ""
        for at, line in enumerate(lines)
    ]
    dropped += [(rule, line) for rule, line in zip(rules, lines) if rule]
    kept = [line for rule, line in zip(rules, lines) if not rule]
    if not dropped:
        return text, title, standfirst, place, agency, day, ""
    # furniture stands round something: where nothing would be left, nothing is taken
    if not kept and lines:
        return "\n".join(lines), title, standfirst, place, agency, day, ""
    return (
        "\n".join(kept),
        title,
        standfirst,
        place,
        agency,
        day,
        json.dumps(dropped, ensure_ascii=False),
    )


def _before_the_body(lines: list[str], dropped: list) -> list[str]:
    """Menu lines at the top."""
    first = 0
    while first < min(len(lines) - 1, 6) and MENU.fullmatch(lines[first].strip(" |·•>»-")):
        dropped.append(("menu", lines[first]))
        first += 1
    return lines[first:]


def _headings(lines: list[str], title: str, dropped: list) -> tuple[list[str], str, str]:
    """A title repeated at the top goes; where none is known, the lines before the body are title
    and standfirst.
    """
    if title:
        if len(lines) > 1 and bare(lines[0]) == bare(title):
            dropped.append(("title", lines[0]))
            lines = lines[1:]
        return lines, title, ""
    heads = 0
    while (
        heads < min(len(lines) - 1, 2)
        and _is_heading(lines[heads])
        and not DATELINE.match(lines[heads])
    ):
        heads += 1
    body = lines[heads] if heads < len(lines) else ""
    if not heads or not (END.search(body) or DATELINE.match(body)):
        return lines, "", ""
    dropped.append(("title", lines[0]))
    standfirst = lines[1] if heads == 2 else ""
    if standfirst:
        dropped.append(("standfirst", standfirst))
    return lines[heads:], lines[0], standfirst


def _is_heading(line: str) -> bool:
    # A full stop inside, as in a picture's caption, may end a sentence of the article: it stays
    # where it is.
    return (
        not END.search(line)
        and not re.search(r"[a-zа-яё0-9][.!?]['”\"»]? ", line)
        and len(line.split()) <= HEADING_WORDS
    )


def _tail(lines: list[str], dropped: list) -> list[str]:
    """What follows a tail marker in the second half goes, if it is short and holds no paragraph of
    prose.
    """
    sizes = [line.count(" ") + 1 for line in lines]  # tidy text has single blanks
    total, before = sum(sizes), 0
    for at, line in enumerate(lines):
        near_the_end = total / 2 <= before and total - before < TAIL_SHARE * total
        short = sizes[at] <= PROMO_WORDS
        if near_the_end and short and TAIL.match(line.lstrip(" -–—•*>")):
            after = zip(lines[at + 1 :], sizes[at + 1 :])
            if not any(
                size > 15 and END.search(text) and not TAIL.match(text) for text, size in after
            ):
                dropped.extend(("tail", text) for text in lines[at:])
                return lines[:at]
        before += sizes[at]
    return lines


def _rule(line: str, at: int, count: int, often: dict[str, str]) -> str:
    """The rule by which a line inside the body is furniture, or nothing."""
    if len(line) < 300 and PROMO.match(line.lstrip(" -–—•*>")):
        words = len(line.split())
        if words <= 5 or (words <= PROMO_WORDS and not END.search(line)):
            return "promo"
    if line in often and (often[line] == "anywhere" or at < 2 or at >= count - 4):
        return "repeated"
    return ""


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
    tail, repeated) and ``text``, one row a piece, in the order of the text. Titles and standfirsts
    are not lost but moved to their columns.

    Raises
    ------
    FramingError
        If the column ``dropped`` is missing: nothing is known then of what was taken out.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"],
    ...     "text": ["All news\\nORVELLE, May 3. /ECN/. The old pier was shut at noon, the council said.\\nLeave a Reply"]})
    >>> dropped_lines(strip_furniture(articles))[["rule", "text"]].values.tolist()
    [['menu', 'All news'], ['dateline', 'ORVELLE, May 3. /ECN/.'], ['tail', 'Leave a Reply']]
    """
    require_columns(articles, ["article", "outlet", "dropped"], "articles")
    columns = ["article", "outlet", "rule", "text"]
    some = articles[articles["dropped"].fillna("") != ""]
    rows = [
        (article, outlet, rule, text)
        for article, outlet, dropped in zip(some["article"], some["outlet"], some["dropped"])
        for rule, text in dropped_pieces(dropped, article)
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)

"""Lines in context as a table that anyone can read: a column an outlet, a fold for each word."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import category_name
from framing.base.errors import printable, require_columns
from framing.base.kinds import HIDDEN, WITHHELD
from framing.base.markdown import without_formulas
from framing.text.compare import same_words, word_differences

OPENING, CLOSING = ("", *"“‘(«„[—"), ("", *".,;:!?”’»)…]—%")
MARK, MARKED = "\x01", "\x02"  # round a match until HTML is escaped; no tidied text has them
MOST_NAMED = 4  # outlets in the title of a group, and as columns
MOST_LINES = 3  # an outlet, where there are many
CELL = "text-align:left;vertical-align:top"
PAIR_COLUMNS = "outlet_a text_a outlet_b text_b strength similarity".split()
NO_PAIRS = "No sentences of these articles could be paired."


class Lines:
    """Lines that a notebook shows as a table."""

    def __init__(self, html: str, text: str):
        self._html, self._text = html, "\n".join(map(printable, text.split("\n")))

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return without_formulas(self._html)


@public
def show_lines(
    lines: pd.DataFrame,
    *,
    by: str = "pattern",
    limit: int = 5,
    outlets=None,
    fold: bool | None = None,
):
    """Show lines in context, the outlets side by side, what has most lines first.

    Parameters
    ----------
    lines : DataFrame
        With ``article outlet left match right`` and the column ``by``, as
        :func:`framing.concordance` or :func:`framing.in_context` gives it.
    by : str
        The column that says what a line is an example of.
    limit : int
        Lines shown for each outlet; how many there are in all is said.
    outlets : list of str, optional
        The columns; by default the outlets of the lines. Name them all to show that one has no
        line.
    fold : bool, optional
        Whether each group is folded away until it is clicked; by default where there is more than
        one.

    Returns
    -------
    Lines : an object that a notebook shows as a table.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(lines, ["article", "outlet", "left", "match", "right", by], "lines")
    if lines.empty:
        note = lines.attrs.get("note", "No line holds these words.")
        return Lines(f"<p>{escape(note)}</p>", note)
    names = sorted(map(str, lines["outlet"].unique() if outlets is None else set(outlets)))
    groups = _in_order(lines, by)
    folded = len(groups) > 1 if fold is None else fold
    tables = []
    for key, group in groups:
        title = category_name(key) if by == "category" else str(key)
        tables.append(_group(title, group, names, limit, folded))
    text = "\n".join(
        f"{outlet}: {n}" for outlet, n in lines["outlet"].value_counts().sort_index().items()
    )
    return Lines("".join(tables), f"Lines in context\n{text}")


def _in_order(lines: pd.DataFrame, by: str) -> list[tuple[object, pd.DataFrame]]:
    """The groups as their words were asked for, kinds of words by their number of lines."""
    groups = list(lines.groupby(by, sort=False))
    places = {name: place for place, name in enumerate(lines.attrs.get("patterns", []))}
    if by == "pattern" and places:
        return sorted(groups, key=lambda group: places.get(group[0], len(places)))
    return sorted(groups, key=lambda group: -len(group[1]))


def _group(title: str, lines: pd.DataFrame, outlets: list[str], limit: int, folded: bool) -> str:
    """The lines of one group under a title with their number: a column an outlet, or of many
    outlets a row, the one with most lines first.
    """
    counts = lines["outlet"].astype(str).value_counts().reindex(outlets, fill_value=0)
    is_tall = len(outlets) > MOST_NAMED  # of many outlets those that have most are named
    if is_tall:
        counts = counts[counts > 0].sort_values(ascending=False, kind="stable")
        outlets, limit = list(counts.index), min(limit, MOST_LINES)
    named = counts.head(MOST_NAMED) if len(counts) > MOST_NAMED else counts
    totals = ", ".join(f"{escape(outlet)}\u00a0{n:,}" for outlet, n in named.items())
    n_others = len(counts) - len(named)
    unnamed = f"; {n_others} more with {counts.sum() - named.sum():,}" if n_others else ""
    title = f"<strong>{escape(title)}</strong> ({totals}{unnamed})"
    is_hidden = bool((lines["right"] == HIDDEN).all())
    cells = [
        f'<td style="{CELL}" data-head="{escape(outlet)}">'
        f"{_cell(lines[lines['outlet'] == outlet], limit, is_hidden)}</td>"
        for outlet in outlets
    ]
    if is_tall:
        names = (f'<th scope="row" style="{CELL}">{escape(outlet)}</th>' for outlet in outlets)
        rows = (f"<tr>{name}{cell}</tr>" for name, cell in zip(names, cells, strict=True))
        table = _table(["Outlet", "Lines"], "".join(rows))
    else:
        table = _table(outlets, f"<tr>{''.join(cells)}</tr>", css=' class="sides"')
    if folded:
        return f"<details><summary>{title}</summary>{table}</details>"
    return f"<p>{title}</p>{table}"


def _table(columns: list[str], rows: str, caption: str = "", css: str = "") -> str:
    heads = "".join(
        f'<th scope="col" style="text-align:left">{escape(column)}</th>' for column in columns
    )
    named = f"<caption>{caption}</caption>" if caption else ""
    return f"<table{css}>{named}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(lines: pd.DataFrame, limit: int, is_hidden: bool) -> str:
    """The first lines of one outlet, and how many there are besides; of a pack its words."""
    if lines.empty:
        return f"<p><em>{'no word' if is_hidden else 'no line'}</em></p>"
    if is_hidden:
        return _words(lines["match"], limit)
    first = "".join(map(_line, lines.head(limit).to_dict("records")))
    tail = f"<p><em>and {len(lines) - limit:,} more</em></p>" if len(lines) > limit else ""
    return first + tail


def _words(words: pd.Series, limit: int) -> str:
    """The most frequent words of one outlet, in place of lines whose text is not there."""
    words = words.replace({WITHHELD: "(withheld: in one article only)"})
    counts = words.value_counts().rename_axis("word").reset_index(name="n")
    counts = counts.sort_values(["n", "word"], ascending=[False, True], kind="stable")
    # a number stays with its word
    first = "".join(
        f"<p>{escape(word)}\u00a0{n:,}</p>" for word, n in counts.head(limit).to_numpy()
    )
    n_unshown = len(counts) - limit
    words_more = "1 more word" if n_unshown == 1 else f"{n_unshown:,} more words"
    return first + (f"<p><em>and {words_more}</em></p>" if n_unshown > 0 else "")


def with_mark(left: str, match: str, right: str) -> str:
    """A line as HTML with its match marked; signs stand where they stood, without a blank.

    Examples
    --------
    >>> with_mark("they closed “", "the pier", ", again")
    'they closed “<mark>the pier</mark>, again'
    >>> with_mark('friends, but "', "brothers", '". He left')
    'friends, but &quot;<mark>brothers</mark>&quot;. He left'
    >>> with_mark("only", "17", "% of them")
    'only <mark>17</mark>% of them'
    """
    line = escape(
        marked(left, match, right, MARK, MARKED)
    )  # signs are told before they are escaped
    return line.replace(MARK, "<mark>").replace(MARKED, "</mark>")


def marked(left: str, match: str, right: str, mark: str, end: str) -> str:
    """A line with its match between two marks, with no blank between a sign and its word."""
    left, right = str(left).rstrip(), str(right).lstrip()
    # a straight mark opens behind a blank, and closes before one or another sign
    opens = left[-1:] in OPENING or (left[-1:] == '"' and not left[-2:-1].strip())
    closes = right[:1] in CLOSING or (right[:1] == '"' and not right[1:2].isalnum())
    before, after = "" if opens else " ", "" if closes else " "
    return f"{left}{before}{mark}{match}{end}{after}{right}"


def _line(row: dict) -> str:
    """A line with its match marked; its article shows where the mouse rests."""
    voice = " <em>(quoted)</em>" if row.get("voice") == "quoted" else ""
    words = with_mark(row["left"], row["match"], row["right"])
    return f'<p title="{escape(str(row["article"]))}">… {words} …{voice}</p>'


@public
def show_differences(table: pd.DataFrame, *, limit: int = 8):
    """Show paired sentences with the words that differ marked.

    In pairs that are merely related (``loose``) nearly all words differ, so that none is marked.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.side_by_side` gives it: ``outlet_a text_a outlet_b text_b strength``.
    limit : int
        Pairs shown, close ones first. Pairs with the same words on both sides, which say nothing of
        framing, are counted; they are shown where there are no others.

    Returns
    -------
    Lines : an object that a notebook shows as a table.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, PAIR_COLUMNS, "table")
    if table.empty:
        return Lines(f"<p>{NO_PAIRS}</p>", NO_PAIRS)
    is_same = [same_words(a, b) for a, b in zip(table["text_a"], table["text_b"], strict=True)]
    n_same = 0 if all(is_same) else sum(is_same)
    ranked = table[~np.array(is_same)] if n_same else table
    ranked = ranked.assign(
        rank=ranked["strength"].map({"strong": 0, "default": 1, "loose": 2}),
        distance=-ranked["similarity"].astype(float),
    )
    ranked = ranked.sort_values(["rank", "distance"], kind="stable")
    pairs = ranked.head(limit).to_dict("records")
    text = "\n".join(
        f"{pair['outlet_a']}: {pair['text_a']}\n{pair['outlet_b']}: {pair['text_b']}\n"
        for pair in pairs
    )
    is_marked = any(pair["strength"] != "loose" for pair in pairs)
    caption = "Marked: words that the other sentence does not have." if is_marked else ""
    if n_same:
        left_out = "1 pair has" if n_same == 1 else f"{n_same:,} pairs have"
        caption = f"{caption} {left_out} the same words on both sides: left out.".lstrip()
    rows = "".join(map(_pair, pairs))
    return Lines(_table(["One", "The other"], rows, caption), text)


def _pair(pair: dict) -> str:
    """Two sentences beside each other, the words that differ marked."""
    words = word_differences(pair["text_a"], pair["text_b"])
    cells = []
    for side in "ab":
        outlet, text = escape(str(pair[f"outlet_{side}"])), pair[f"text_{side}"]
        different = words[(words["side"] == side) & ~words["same"]]
        if pair["strength"] == "loose":
            different = different.iloc[:0]
        marked = _marked(text, zip(different["start"], different["end"]))
        cells.append(f'<td style="{CELL}"><strong>{outlet}</strong><br>{marked}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _marked(text: str, spans) -> str:
    """A text with the words at these spans marked, neighbours as one."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [escape(text[last:start]), f"<mark>{escape(text[start:end])}</mark>"]
        last = end
    return "".join([*pieces, escape(text[last:])]).replace("</mark> <mark>", " ")

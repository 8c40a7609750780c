"""Russian words of an example with their English beside them, from ``data/glosses.csv``."""

from __future__ import annotations

import re

from framing.base.data import glosses
from framing.charts.picture import text_width

QUOTED = re.compile(r"(\()?“([а-яё][а-яё -]*)”( \()?")
CELL = re.compile(r"<t[hd]\b[^>]*>([а-яё][а-яё -]*(?:; [а-яё][а-яё -]*)*)(?=</t[hd]>)")
HEAD = re.compile(r'<th scope="row">([а-яё][а-яё -]*)(?=</th>)')
LABEL = re.compile(
    r'<text style="font-size: (?P<size>[\d.]+)px(?P<style>[^"]*text-anchor: end)"'
    r' x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)"[^>]*>(?P<word>[^<]*)</text>'
)
CHART = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
BELOW = 1.0  # how far under its label a gloss stands, in letters; no smaller, to be read on a phone
FEWEST_LINES = 2.25  # between two labels, in sizes of a letter
LISTED = re.compile(r"(<p>)([а-яё][а-яё -]*)(?=\u00a0[\d,]+</p>)")


def glossed(page: str) -> str:
    """A page whose quoted words, and words that are a cell of a table, have their English.

    Examples
    --------
    >>> glossed("<p>“сообщает” 3.8 times</p><td>сообщает</td>")
    '<p>“сообщает” (reports) 3.8 times</p><td>сообщает (reports)</td>'
    """
    page = CHART.sub(lambda chart: with_glossed_labels(chart[0]), QUOTED.sub(quoted_gloss, page))
    return CELL.sub(cell_gloss, LISTED.sub(listed_gloss, page))


def glossed_heads(page: str) -> str:
    """The page of words, whose script reads the words themselves: their English stands beside.

    Examples
    --------
    >>> glossed_heads('<th scope="row">сообщает</th>')
    '<th scope="row" data-gloss="reports">сообщает</th>'
    """

    def with_gloss(match: re.Match) -> str:
        gloss = glosses().get(match[1])
        return f'<th scope="row" data-gloss="{gloss}">{match[1]}' if gloss else match[0]

    return HEAD.sub(with_gloss, page)


def with_glossed_labels(chart: str) -> str:
    """A chart whose labels have their English under them, where it overlaps nothing."""
    labels = list(LABEL.finditer(chart))
    positions = sorted({float(label["y"]) for label in labels})
    gaps = [below - above for above, below in zip(positions, positions[1:])]
    size = max((float(label["size"]) for label in labels), default=0)
    if min(gaps, default=size * FEWEST_LINES) < size * FEWEST_LINES:
        return chart
    return LABEL.sub(glossed_label, chart)


def glossed_label(match: re.Match) -> str:
    """A label at the left of its chart; a gloss that is wider than the space there is left out."""
    gloss, size, right = glosses().get(match["word"]), float(match["size"]), float(match["x"])
    if gloss is None or text_width(gloss) / 9 * size > right:
        return match[0]
    below = float(match["y"]) + BELOW * size
    style = f"font-size: {size:g}px; font-style: italic{match['style']}"
    return f'{match[0]}<text style="{style}" x="{match["x"]}" y="{below:.1f}">{gloss}</text>'


def quoted_gloss(match: re.Match) -> str:
    """A quoted word; what follows it in brackets joins its English there.

    Examples
    --------
    >>> glossed("Blame (“ложь” 24%)")
    'Blame (“ложь” [lie] 24%)'
    """
    before, word, after = match.groups()
    gloss = in_brackets(word)
    if gloss and after:
        return f"{before or ''}“{word}”{gloss[:-1]}; "
    return match[0] + (f" [{gloss[2:-1]}]" if gloss and before else gloss)


def cell_gloss(match: re.Match) -> str:
    """A cell of a word, or of words with a semicolon between them; with its English it may break.

    Examples
    --------
    >>> glossed('<td class="short">ложь; скандал</td>')
    '<td class="glossed">ложь (lie); скандал (scandal)</td>'
    """
    words = "; ".join(f"{word}{in_brackets(word)}" for word in match[1].split("; "))
    tag = match[0].removesuffix(match[1])
    return f"{tag.replace('short', 'glossed') if words != match[1] else tag}{words}"


def listed_gloss(match: re.Match) -> str:
    """A word of a list of counts."""
    return f"{match[0]}{in_brackets(match[2])}"


def in_brackets(word: str) -> str:
    """The English of a word; nothing where there is none."""
    gloss = glosses().get(word)
    return f" ({gloss})" if gloss else ""

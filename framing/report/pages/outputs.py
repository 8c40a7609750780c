"""What a cell printed, drew or returned, as HTML that a screen reader can follow."""

from __future__ import annotations

import html
import re
from itertools import accumulate

from framing.charts.picture import CHART
from framing.commentary.claims import AS_COUNTED
from framing.commentary.wording.frames import CUES
from framing.commentary.words import ONE_ARTICLE, ONE_ARTICLE_MANY, VERY_FEW
from framing.report.lines.panels import Panels
from framing.report.pages.charts import chart_to_html
from framing.report.pages.markdown import markdown_to_html, unbroken
from framing.report.run.execute import COLOURS

MOST_LINES = 3  # of a list that stand open
OPEN = 430  # letters of a list, and of a finding, that stand above its chart: a phone's screen
# Sentences that hold for a whole page and are said once on it.
NOTES = (ONE_ARTICLE, ONE_ARTICLE_MANY, VERY_FEW, CUES, AS_COUNTED)
NOTE = re.compile(
    "|".join(
        re.sub(r"\\{\w+\\}", ".*?", re.escape(html.escape(note))).replace(r"\ ", r"\s")
        for note in NOTES
    )
)
FINDING = '<div class="finding">'
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
BLOCK = re.compile(r"(?<=</p>)\n(?=<p>)|(?<=</ul>)\n(?=<p>)|(?<=</details>)\n(?=<p>)")
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
IMAGES = ("image/png", "image/jpeg")
NO_ALT = "A chart without a description; the sentences below it say what it shows."
NUMBER = re.compile(r"(?:(?:&lt; )?[-+−–]?[\d,]*\.?\d+(?:e[-+]?\d+)?\s?[%×]?|-?inf|NaN|&lt;NA&gt;)")
CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
OBJECT = re.compile(r"<[^<>]* at 0x[0-9a-f]+>|<Figure size .*>|<Axes: .*>")
# pandas' own style, replaced by the page's
PANDAS_STYLE = re.compile(r"<style scoped>.*?</style>", re.DOTALL)
DASH = "–"
HEADER = re.compile(r"<th\b(?![^>]*\bscope=)")


def output_to_html(output: dict, number: int = 1, panels: Panels | None = None) -> str:
    """HTML of one output; nothing for logs, which are no part of a report.

    A chart has a ``number`` on its page, and marks that lead to ``panels``.
    """
    kind = output["output_type"]
    if kind == "stream":
        return preformatted(output["text"]) if output["name"] == "stdout" else ""
    if kind == "error":
        return ""
    data = output["data"]
    if CHART in data:
        return chart_to_html(data[CHART], number, panels)
    if "text/html" in data:
        return accessible_tables(data["text/html"])
    if "text/markdown" in data:
        if not data["text/markdown"].strip():
            return ""
        words = unbroken(markdown_to_html(data["text/markdown"], trusted=False))
        return f"{FINDING}{accessible_tables(folded_list(words))}</div>"
    for kind in IMAGES:
        if kind in data:
            return image(kind, data[kind], output.get("metadata", {}).get(kind, {}))
    return preformatted(data.get("text/plain", ""))


def said_once(finding: str, said: set[str]) -> str:
    """A finding without the notes that the page has said before; ``said`` grows.

    Examples
    --------
    >>> said = set()
    >>> first = said_once(f"{FINDING}<p>{ONE_ARTICLE} Two piers.</p></div>", said)
    >>> said_once(f"{FINDING}<p>{ONE_ARTICLE} One quay.</p></div>", said)
    '<div class="finding"><p>One quay.</p></div>'
    """
    if not finding.startswith(FINDING):
        return finding

    def new_words(paragraph: re.Match) -> str:
        notes = NOTE.findall(paragraph[1])
        words = NOTE.sub(lambda note: "" if note[0] in said else note[0], paragraph[1])
        said.update(notes)
        words = re.sub(" {2,}", " ", words).strip()
        return f"<p>{words}</p>" if words else ""

    words = PARAGRAPH.sub(new_words, finding)
    return words if TAG.sub("", words).strip() else ""


def folded_list(words: str) -> str:
    """A list whose lines after the first few are folded, so that the chart is not far below."""
    items = re.findall(r"<li>.*?</li>", words, re.DOTALL)
    sizes = [visible(item) for item in items]
    spare = 1 if sum(sizes) <= OPEN else 0  # no fold for a single short line
    if len(items) <= MOST_LINES + spare or words.count("<ul>") != 1:
        return words
    head, _, tail = words.partition("<ul>")
    after = tail.partition("</ul>")[2]
    letters = accumulate(sizes[:MOST_LINES])
    n = max(1, sum(sum_of <= OPEN for sum_of in letters))
    first, folded = "".join(items[:n]), "".join(items[n:])
    details = f"<summary>{len(items) - n:,} more</summary><ul>{folded}</ul>"
    return f"{head}<ul>{first}</ul><details>{details}</details>{after}"


def parted(finding: str) -> tuple[str, str]:
    """A finding in two: what is read before the chart, and what is read after it if it is long.

    Examples
    --------
    >>> short, after = parted('<div class="finding"><p>One pier.</p></div>')
    >>> after
    ''
    """
    inside = finding.removeprefix(FINDING).removesuffix("</div>")
    blocks = [block for block in BLOCK.split(inside) if block.strip()]
    letters_before = [0, *accumulate(visible(FOLDED.sub("", block)) for block in blocks)]
    # a list, and what is folded of it, stay with the words before them
    n = next(
        (
            index
            for index, block in enumerate(blocks)
            if index and letters_before[index + 1] > OPEN and "<p>" in block
        ),
        len(blocks),
    )
    if not finding.startswith(FINDING) or n == len(blocks):
        return finding, ""
    before, after = "".join(blocks[:n]), "".join(blocks[n:])
    return f"{FINDING}{before}</div>", f"{FINDING}{after}</div>"


def visible(words: str) -> int:
    """How many letters of HTML are seen."""
    return len(html.unescape(TAG.sub("", words)))


def preformatted(text: str) -> str:
    """Plain text that keeps its columns; an object's name tells nothing and is left out."""
    text = COLOURS.sub("", text).strip("\n")
    if not text.strip() or OBJECT.fullmatch(text.strip()):
        return ""
    return f'<pre tabindex="0">{html.escape(text)}</pre>'


def image(kind: str, encoded: str, metadata: dict) -> str:
    """A chart that was drawn without framing.figure: still a figure, described by its metadata."""
    alt = html.escape(metadata.get("alt") or NO_ALT)
    return f'<figure><img alt="{alt}" src="data:{kind};base64,{"".join(encoded.split())}"></figure>'


def accessible_tables(page: str) -> str:
    """Tables with scoped headers, in a frame that scrolls by keyboard on a narrow screen."""
    page = PANDAS_STYLE.sub("", page)
    return TABLE.sub(lambda table: accessible_table(table.group()), page)


def columns_of_figures(body: str) -> list[bool]:
    """Which columns hold figures and nothing else; a dash is a figure that is missing.

    Examples
    --------
    >>> columns_of_figures("<tr><td>pier</td><td>–</td></tr><tr><td>quay</td><td>0.2</td></tr>")
    [False, True]
    """
    rows = [[cell.strip() for cell in CELL.findall(row)] for row in body.split("</tr>")]
    full = [row for row in rows if len(row) == len(rows[0])]
    return [
        set(column) != {DASH} and all(NUMBER.fullmatch(cell) or cell == DASH for cell in column)
        for column in zip(*full)
    ]


def dashes_set_right(row: str, numeric: list[bool]) -> str:
    """A row whose missing figures stand under the figures."""
    columns = iter(numeric)

    def set_right(tag: re.Match) -> str:
        is_missing = next(columns, False) and tag[0] == "<td>" and tag[1] == DASH
        return "<td class=number>" if is_missing else tag[0]

    return re.sub(r"<t[hd]\b[^>]*>(?=(.?))", set_right, row)


def accessible_table(table: str) -> str:
    """One table: scopes, numbers set right, and header cells without a word as plain cells."""
    head, mark, body = table.partition("</thead>")
    if not mark:
        head, body = "", table
    numeric = columns_of_figures(body)
    columns = iter(numeric if len(CELL.findall(head)) == len(numeric) else [])
    head = HEADER.sub(
        lambda _: f'<th{" class=number" * next(columns, False)} scope="col"',
        head,
    )
    body = HEADER.sub('<th scope="row"', re.sub(r"(?<=\d) ×", "\u00a0×", body))
    body = re.sub(r"<td>(?=" + NUMBER.pattern + "</td>)", "<td class=number>", body)
    body = re.sub(r"(?s)<tr\b.*?</tr>", lambda row: dashes_set_right(row.group(), numeric), body)
    table = re.sub(r"<th\b[^>]*>(\s|&nbsp;)*</th>", "<td></td>", head + mark + body)
    table = re.sub(r' (?:border="1"|style="text-align: right;")', "", table)
    return f'<div class="table" role="group" aria-label="Table" tabindex="0">{table}</div>'

"""How right :func:`framing.find_quotes` is, on PolNeAR's hand-marked attributions (Newell et al.
2018).

Articles of ``polnear_train`` are halved by the hash of their name. The rules were made with one
half in view, the other one is only ever scored. ``polnear_dev`` was in view as well.

A gold quotation is a pair of double quotation marks, paired here by a few plain patterns, at least
half of which lies in a marked Content. Its attribution is the smallest such Content. Where articles
were marked by several coders, all count. End to end means over all gold quotations, found or not.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import validity_scare
from validity_halves import HALVES, PART_OF, UNSEEN, half_of

from framing.base.data import verb_forms
from framing.lenses.voices.quotes import find_quotes
from framing.text.tidy import tokens

TRAIN, DEV = "polnear_train", "polnear_dev"
RELATIVES = ("who", "which", "that")  # a coder's Source that stands for the phrase before it
ANTECEDENT = 80  # characters before such a Source in which that phrase is looked for
IN_ORDER = re.compile(  # as the figures before were made; mixed marks come out wrong
    r"“[^”\"\n]*[”\"]|“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE
)
_PLAIN = r"[^“”\"\n]*"  # no double mark
_AFTER = r"(?=[\s.,;:!?)\]—–-]|$)"  # what may stand after a closing mark
PAIRS = re.compile(
    "|".join(
        [
            rf"“{_PLAIN}“{_PLAIN}”{_PLAIN}”",  # a quotation in a quotation
            rf"“{_PLAIN}(?<=\S)“{_AFTER}",  # closed by an opening mark: “…,“ he said
            rf"(?<![^\s(\[—–-])”(?=\w){_PLAIN}”",  # opened by a closing mark: ”…”
            r"“[^”\"\n]*[”\"]",
            r"“[^”\n]*(?:”|$)",
            rf"\"{_PLAIN}”",  # opened straight, closed curly: "…,” he said
            r"\"[^\"\n]*(?:\"|$)",
        ]
    ),
    re.MULTILINE,
)


def run(data: Path, half: str = UNSEEN) -> pd.DataFrame:
    """Score spans, verbs and speakers, and scare quotes, on articles that nobody looked at.

    Parameters
    ----------
    data : Path
        The folder that holds ``polnear_train/`` (``text/`` and ``attributions/``), and for scare
        quotes what :mod:`validity_scare` needs.
    half : {"unseen", "worked on", "all"}
        Of ``polnear_train``, by article (:func:`validity_halves.half_of`).

    Returns
    -------
    DataFrame
        what, figure (per cent), low, high (95 %, articles drawn with replacement), n; data, half.
    """
    table = quotes_table(compare(data, TRAIN), TRAIN, half)
    try:
        return pd.concat([table, validity_scare.run(data, half)], ignore_index=True)
    except FileNotFoundError:
        return table


def tuned(data: Path) -> pd.DataFrame:
    """The same for the articles that the rules were made with: no figures of what to expect."""
    scores = compare(data, TRAIN)
    tables = [quotes_table(scores, TRAIN, "worked on"), *paired_in_order(data)]
    if (Path(data) / DEV).is_dir():
        tables.append(quotes_table(compare(data, DEV), DEV, "all").assign(part="worked on"))
    return pd.concat(tables, ignore_index=True)


def quotes_table(scores: pd.DataFrame, folder: str, half: str) -> pd.DataFrame:
    """Figures of the articles of one half, with their intervals."""
    # the coder's mark is cut off: one text is one unit
    texts = scores["article"].str.rpartition("_")[0]
    if half != "all":
        is_half = texts.map(half_of) == half
        scores, texts = scores[is_half], texts[is_half]
    counted = ["gold", "found", "hit", "verb", "sourced", "speaker"]
    per_article = scores.groupby(texts)[counted].sum()
    rng = np.random.default_rng(7)
    draws = rng.integers(len(per_article), size=(2000, len(per_article)))
    sums = per_article.to_numpy()[draws].sum(axis=1)
    rows = []
    whole = figures(per_article.sum().to_numpy()[None, :])
    for what, values in figures(sums).items():
        low, high = np.percentile(values, [2.5, 97.5])
        n = int(per_article["sourced" if "speaker" in what else "gold"].sum())
        rows.append((what, whole[what][0], low, high, n))
    table = pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n"])
    source = f"PolNeAR ({folder}), {len(per_article)} articles"
    return table.assign(data=source, part=PART_OF[half])


def paired_in_order(data: Path) -> list[pd.DataFrame]:
    """The figures where the gold's marks are paired in order, as they were at first.

    An opening mark went with the next closing one of its own form, so that mixed marks ("…,” he
    said) were paired over the end of the quotation: neither side could be right there.
    """
    scores = compare(data, TRAIN, IN_ORDER)
    tables = []
    for half in HALVES:
        table = quotes_table(scores, TRAIN, half)
        tables.append(table.assign(what=table["what"] + ", marks paired in order"))
    return tables


def figures(sums: np.ndarray) -> dict[str, np.ndarray]:
    gold, found, hit, verb, sourced, speaker = sums.T.astype(float)
    return {
        "quotes: span F1": 200 * hit / (gold + found),
        "quotes: span precision": 100 * hit / found,
        "quotes: span recall": 100 * hit / gold,
        "quotes: verb right, end to end": 100 * verb / gold,
        "quotes: speaker right, end to end": 100 * speaker / sourced,
    }


def compare(data: Path, name: str = TRAIN, pairs: re.Pattern = PAIRS) -> pd.DataFrame:
    """One row a gold or found quotation, with what was right about it."""
    folder = next(
        (path for path in (Path(data) / name, Path(data)) if (path / "text").is_dir()), None
    )
    if folder is None:
        raise FileNotFoundError(2, "No such folder", str(Path(data) / name / "text"))
    rows = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        source = folder / "text" / (path.stem.rsplit("_", 1)[0] + ".txt")
        if source.exists():
            text = source.read_bytes().decode("utf-8")
            rows += score(path.stem, text, gold_quotes(text, path.read_text("utf-8"), pairs))
    return pd.DataFrame(rows)


def score(article: str, text: str, gold: dict[tuple[int, int], dict]) -> list[dict]:
    """The rows of one article."""
    quotes = find_quotes(pd.DataFrame({"article": [article], "outlet": ["-"], "text": [text]}))
    quotes = quotes[np.array([text[start] in '"“”' for start in quotes["start"]], bool)]
    found = {bare(text, row["start"], row["end"]): row for row in quotes.to_dict("records")}
    rows = [right(article, span, one, found.pop(span, None)) for span, one in gold.items()]
    empty = dict.fromkeys(("gold", "hit", "verb", "sourced", "speaker"), 0)
    return rows + [
        {"article": article, "span": span, "found": 1, **empty, "row": row}
        for span, row in found.items()
    ]


def right(article: str, span: tuple, gold: dict, row: dict | None) -> dict:
    cue, source = gold.get("Cue", ""), gold.get("Source", "")
    if _is_swapped(cue, source):
        cue, source = source, cue
    result = {
        "article": article,
        "span": span,
        "gold": 1,
        "found": int(row is not None),
        "hit": int(row is not None),
        "verb": 0,
        "sourced": int(bool(source)),
        "speaker": 0,
        "row": row,
        "cue": cue,
        "source": source,
    }
    if row is not None and isinstance(row["verb"], str):
        result["verb"] = int(
            row["verb"] in cue.lower()
            if row["verb"] == ":"
            else set(tokens(row["verb"])) <= set(tokens(cue))
        )
    if row is not None and source and isinstance(row["speaker"], str):
        theirs = source if source.lower() not in RELATIVES else gold["before"]
        result["speaker"] = int(same_speaker(row["speaker"], theirs))
    return result


def _is_swapped(cue: str, source: str) -> bool:
    """A coder's slip: the Source begins with a verb of speech, and the Cue has none."""
    first, forms = tokens(source.lower())[:1], verb_forms().keys()
    return not forms.isdisjoint(first) and forms.isdisjoint(tokens(cue.lower()))


def same_speaker(ours: str, theirs: str) -> bool:
    """Does our phrase end with a word of theirs, and are half of its words theirs?"""
    mine, words = _bare_tokens(ours), set(_bare_tokens(theirs))
    return bool(mine) and mine[-1] in words and len(words & set(mine)) * 2 >= len(set(mine))


def _bare_tokens(phrase: str) -> list[str]:
    return [token.removesuffix("'s") for token in tokens(phrase)]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks, blanks and punctuation at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def gold_quotes(
    text: str, annotations: str, pairs: re.Pattern = PAIRS
) -> dict[tuple[int, int], dict]:
    """The quotations of an article that a coder marked, each with its attribution."""
    attributions = read_brat(annotations)
    gold = {}
    for match in pairs.finditer(text):
        start, end = bare(text, *match.span())
        best = None
        for one in attributions:
            covered = sum(
                max(0, min(end, last) - max(start, first)) for first, last in one["Content"]
            )
            size = sum(last - first for first, last in one["Content"])
            if covered * 2 >= end - start > 0 and (best is None or size < best[0]):
                best = size, one
        if best:
            gold[start, end] = {
                kind: " ".join(text[a:b] for a, b in best[1][kind]) for kind in best[1]
            }
            source = best[1].get("Source", [(0, 0)])[0][0]
            gold[start, end]["before"] = text[max(0, source - ANTECEDENT) : source]
    return gold


def read_brat(annotations: str) -> list[dict[str, list[tuple[int, int]]]]:
    """Each attribution as the spans of its Source, Cue and Content."""
    spans, events = {}, []
    for line in annotations.splitlines():
        name, *rest = line.split("\t")
        if name.startswith("T"):
            places = rest[0].split(" ", 1)[1].split(";")
            spans[name] = [tuple(map(int, place.split())) for place in places]
        elif name.startswith("E"):
            events.append([part.split(":") for part in rest[0].split()])
    found = []
    for event in events:
        one: dict[str, list] = {}
        for role, name in event:
            one.setdefault(re.sub(r"\d+$", "", role), []).extend(spans.get(name, []))
        if one.get("Content"):
            found.append(one)
    return found

"""How right are Russian quotations and sentences, on places marked by hand?

    python benchmarks/russian.py --data PATH [--half tune | unseen] [--misses] [--write]

``PATH`` is ``ru_events_2019.parquet`` or its folder. The sheets hold places and answers, no text:
``sheets/ru_quotations.csv`` (200 quotations of more than three words, 50 an outlet, drawn at
random: verb or cue, and speaker in the nominative; ``|`` between answers that are as right; no verb
where the sentence has none) and ``sheets/ru_boundaries.csv`` (300 places behind a mark within a
line: does a sentence end there?). Articles are halved: mistakes are looked at in ``tune`` only.
Both halves were read once, to mark them, before there were rules; the lists of words were
written after that. Of a quotation with its author's words inside, the first part is marked.
``--misses`` lists what was wrong in the half ``tune``, ``--write`` puts the unseen half on
the validity card and both into RESULTS.md.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from unicodedata import category

import numpy as np
import pandas as pd
from calibration_table import section, write_section
from validity import as_shares

import framing
from framing.text.words import text_tokens

HERE = Path(__file__).parent
CARD = HERE.parent / "data" / "validity_card.csv"
METER = "russian"
COVERED = 0.5  # of a marked quotation, by the one that was found
DRAWS = 2000


def read_articles(data: Path) -> pd.DataFrame:
    """The articles, numbered by their rows."""
    path = data / "ru_events_2019.parquet" if data.is_dir() else data
    if not path.is_file():
        sys.exit(f"skipped: there is no file {path}; give ru_events_2019.parquet or its folder.")
    articles = pd.read_parquet(path)[["outlet", "text"]]
    return articles.assign(article=range(len(articles)))


def sheet(name: str, half: str) -> pd.DataFrame:
    """The marked places of one half."""
    table = pd.read_csv(HERE / "sheets" / f"{name}.csv", keep_default_na=False)
    return table[table["half"] == half].reset_index(drop=True)


def judged_quotes(articles: pd.DataFrame, marked: pd.DataFrame) -> pd.DataFrame:
    """The marked quotations with what was found there, and whether it is right."""
    chosen = articles[articles["article"].isin(marked["article"])]
    quotes = framing.find_quotes(chosen)
    rows = []
    for mark in marked.itertuples():
        near = quotes[quotes["article"] == mark.article]
        shared = np.minimum(near["end"], mark.end) - np.maximum(near["start"], mark.start)
        best = (
            near.loc[shared.idxmax()] if (shared > COVERED * (mark.end - mark.start)).any() else {}
        )
        verb, person, speaker = (_text(best.get(name)) for name in ("verb", "person", "speaker"))
        is_verb = np.nan if not mark.verb else float(verb in mark.verb.split("|"))
        is_speaker = any(
            _is_named(name, answer)
            for answer in mark.speaker.split("|")
            for name in (person, speaker)
        )
        rows.append((bool(len(best)), is_verb, float(is_speaker), verb, person))
    return marked.assign(
        **dict(zip(("found", "is_verb", "is_speaker", "verb_found", "person_found"), zip(*rows)))
    )


def _text(value) -> str:
    return value if isinstance(value, str) else ""


def _is_named(name: str, answer: str) -> bool:
    """A surname is the last word of the name; of a noun phrase all words stand in it."""
    found, right = (text_tokens(text.replace("ё", "е")) for text in (name, answer))
    if len(right) == 1 and answer[0].isupper() and not answer.isupper():
        return found[-1:] == right
    return bool(found) and set(right) <= set(found)


def split_places(articles: pd.DataFrame, marked: pd.DataFrame, split) -> list[bool]:
    """Does a sentence end at each marked place? Counted in visible characters without dashes."""
    texts = articles.set_index("article")["text"]
    ends = {}
    for article in marked["article"].unique():
        sizes = [_n_visible(sentence) for sentence in split(texts[article])]
        ends[article] = set(np.cumsum(sizes).tolist())
    return [
        _n_visible(texts[mark.article][: mark.offset]) in ends[mark.article]
        for mark in marked.itertuples()
    ]


def _n_visible(text: str) -> int:
    return sum(not c.isspace() and category(c) not in ("Cf", "Cc", "Pd") for c in text)


def splitters() -> dict:
    """Ours, and razdel where it is installed."""
    found = {"ours": _ours}
    if not find_spec("razdel"):
        print("razdel is not installed and is left out of the comparison.", file=sys.stderr)
    else:
        from razdel import sentenize

        found["razdel"] = lambda text: [
            sentence.text for line in text.split("\n") for sentence in sentenize(line)
        ]
    return found


def _ours(text: str) -> list[str]:
    article = pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    return framing.split_sentences(article)["text"].tolist()


def drawn(values: np.ndarray, articles: pd.Series, figure) -> tuple[float, float, float]:
    """A figure of the rows, with its 95 % interval over articles drawn with replacement."""
    by_article = [np.flatnonzero(articles == article) for article in articles.unique()]
    rng = np.random.default_rng(7)
    figures = []
    for _ in range(DRAWS):
        rows = np.concatenate(
            [by_article[i] for i in rng.integers(len(by_article), size=len(by_article))]
        )
        figures.append(figure(values[rows]))
    return figure(values), *np.nanpercentile(figures, [2.5, 97.5])


def percent(values: np.ndarray) -> float:
    """The share of ones, in per cent."""
    return 100 * values.mean()


def f1(values: np.ndarray) -> float:
    """The F1 of pairs: is there a boundary, was one found?"""
    both = (values[:, 0] & values[:, 1]).sum()
    return 2 * both / max(values.sum(), 1)


def figures_of(
    articles: pd.DataFrame, half: str
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The figures of one half, the judged quotations and the judged places."""
    quotes = judged_quotes(articles, sheet("ru_quotations", half))
    rows = []
    for what, column in (
        ("found", "found"),
        ("verb right", "is_verb"),
        ("speaker right", "is_speaker"),
    ):
        scored = quotes.dropna(subset=column)
        values = scored[column].to_numpy(float)
        rows.append(
            (
                f"quotes, Russian: {what}, end to end",
                *drawn(values, scored["article"], percent),
                len(scored),
            )
        )
        if column == "is_speaker":
            rows += [
                (
                    f"quotes, Russian: speaker right, {outlet}",
                    percent(own.to_numpy()),
                    np.nan,
                    np.nan,
                    len(own),
                )
                for outlet, own in scored.groupby("outlet")["is_speaker"]
            ]
    places = sheet("ru_boundaries", half)
    is_boundary = places["boundary"].to_numpy() == "yes"
    for name, split in splitters().items():
        found = np.array(split_places(articles, places, split))
        places[name] = found
        values = np.column_stack([is_boundary, found])
        rows.append(
            (
                f"sentence boundaries, Russian, F1: {name}",
                *drawn(values, places["article"], f1),
                len(places),
            )
        )
    return pd.DataFrame(rows, columns=["what", "figure", "low", "high", "n"]), quotes, places


def shown(table: pd.DataFrame, title: str) -> str:
    """Figures as a Markdown table under the command that prints them."""
    rows = [
        [
            row.what,
            f"{row.figure:.3f}",
            "" if pd.isna(row.low) else f"{row.low:.3f} to {row.high:.3f}",
            str(row.n),
        ]
        for row in table.itertuples()
    ]
    table = section(title, ["what", "figure", "95 % interval", "n"], rows)
    return f"`python benchmarks/russian.py --data PATH`\n\n{table}"


def write(table: pd.DataFrame) -> None:
    """The unseen half onto the card and into RESULTS.md, both halves by outlet below it."""
    unseen = table[(table["half"] == "unseen") & table["low"].notna()]
    unseen = unseen[~unseen["what"].str.contains("razdel")]
    results = HERE / "RESULTS.md"
    write_section(results, f"validity:{METER}", shown(unseen, "Validity: Russian, unseen half"))
    halves = table.assign(what=table["half"] + ": " + table["what"])
    write_section(results, f"{METER}-halves", shown(halves, "Russian, both halves"))
    card = pd.read_csv(CARD)
    # articles of this half have been read since, as part of a report
    added = as_shares(unseen.drop(columns="half"))
    added = added.assign(meter=METER, part="half kept apart, read since")
    card = pd.concat([card[card["meter"] != METER], added], ignore_index=True)
    card = card.sort_values("meter", kind="stable").round(5)
    card.to_csv(CARD, index=False, lineterminator="\n")


def main() -> None:
    """Score and print; write where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=["tune", "unseen"], nargs="+", default=["tune", "unseen"])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    articles, tables = read_articles(options.data), []
    for half in options.half:
        table, quotes, places = figures_of(articles, half)
        tables.append(table.assign(half=half))
        if options.misses and half == "tune":
            wrong = quotes[(quotes["is_verb"] == 0) | (quotes["is_speaker"] == 0)]
            print(wrong.drop(columns=["half", "end"]).to_string())
            print(places[(places["boundary"] == "yes") != places["ours"]].to_string())
    table = pd.concat(tables, ignore_index=True)
    halves = table.assign(what=table["half"] + ": " + table["what"])
    print(shown(halves, "Russian"))
    if options.write:
        write(table)


if __name__ == "__main__":
    main()

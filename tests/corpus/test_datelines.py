"""Datelines of agencies, and lines that are no titles."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.corpus.datelines import dateline
from framing.corpus.furniture import dropped_lines, strip_furniture
from framing.corpus.read import read_articles

BODY = [
    f"The council met on day {n} of the long dispute and heard both sides at length."
    for n in range(12)
]


def strip(text, title="", outlet="Echo"):
    table = pd.DataFrame({"article": ["a"], "outlet": [outlet], "title": [title], "text": [text]})
    out = strip_furniture(table)
    return out.iloc[0], dropped_lines(out)[["rule", "text"]].to_numpy().tolist()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("MOSCOW, November 13. /TASS/. What", ("MOSCOW", "TASS", "November 13", "What")),
        ("WASHINGTON (AP) — The", ("WASHINGTON", "AP", "", "The")),
        ("NEW YORK, March 3 (Reuters) - Stocks", ("NEW YORK", "Reuters", "March 3", "Stocks")),
        ("DES MOINES, Iowa — Voters", ("DES MOINES, Iowa", "", "", "Voters")),
        ("МОСКВА, 13 ноября. /ТАСС/. Связь", ("МОСКВА", "ТАСС", "13 ноября", "Связь")),
        ("МОСКВА, 13 ноя — РИА Новости. Связь", ("МОСКВА", "РИА Новости", "13 ноя", "Связь")),
        ("The U.S. — again — said no.", None),
        ("КИЕВ. 13 мая. УНИАН. Пирс", ("КИЕВ", "УНИАН", "13 мая", "Пирс")),
        ("Минск, 3 мая /БЕЛТА/. Пирс", ("Минск", "БЕЛТА", "3 мая", "Пирс")),
        ("Berlin (dpa) - Der Steg", ("Berlin", "dpa", "", "Der Steg")),
        ("Berlin (again) - Der Steg", None),
        ("PARIS, 3 mai (AFP) - La jetée", ("PARIS", "AFP", "3 mai", "La jetée")),
        ("(ANSA) - ROMA, 3 MAG - Il molo", ("ROMA", "ANSA", "3 MAG", "Il molo")),
        ("ROMA, 3 MAG - Il molo", ("ROMA", "", "3 MAG", "Il molo")),
        ("МОСКВА, 8 июн - РИА Новости. Пирс", ("МОСКВА", "РИА Новости", "8 июн", "Пирс")),
        (
            "МОСКВА, 8 июн - РИА Новости, Анна Дель. Пирс",
            ("МОСКВА", "РИА Новости, Анна Дель", "8 июн", "Пирс"),
        ),
        (
            "Москва. 13 ноября. INTERFAX.RU - Пирс",
            ("Москва", "INTERFAX.RU", "13 ноября", "Пирс"),
        ),
        ("(CNN) -- The pier", ("", "CNN", "", "The pier")),
        ("(CNN) - The pier", ("", "CNN", "", "The pier")),
        ("Orvelle CNN — The pier", ("Orvelle", "CNN", "", "The pier")),
        ("Old Orvelle, Riverton CNN —The", None),
        ("ORVELLE/RIVERTON (Reuters) - Two", ("ORVELLE/RIVERTON", "Reuters", "", "Two")),
        ("Nov 13 (Reuters) - The pier", ("", "Reuters", "Nov 13", "The pier")),
        ("CHARLOTTE, N.C. -- The pier", ("CHARLOTTE, N.C.", "", "", "The pier")),
        ("RIVERTON /Hill Province/, May 3. /ECN/. The", ("RIVERTON", "ECN", "May 3", "The")),
        ("NATO — the alliance — shut it.", None),
        ("NATO -- the alliance -- shut it.", None),
        ("(Mayor) - the pier is shut.", None),
        ("Москва. 13 ноября пирс закрыли - Интерфакс.", None),
        ("May 13 (a Monday) was cold.", None),
        ("The pier (Reuters) was shut.", None),
        ("BBC reporters were there.", None),
        ("“NO — never,” she said.", None),
        ("I — for one — agree.", None),
    ],
)
def test_datelines(line, found):
    filed = dateline(line)
    assert (filed and tuple(filed)) == found


@pytest.mark.parametrize(
    ("mark", "agency", "day"),
    [
        ("RIVERTON /Hill Province/, March 26. /ECN/.", "ECN", "March 26"),
        ("МОСКВА, 8 июня. /ТАСС/.", "ТАСС", "8 июня"),
        ("МОСКВА, 8 июн - РИА Новости.", "РИА Новости", "8 июн"),
    ],
)
def test_a_standfirst_and_a_dateline_in_one_paragraph(mark, agency, day):
    before = "The mayor stressed that it was safe"
    row, dropped = strip(f"{before} {mark} The pier is shut. {BODY[0]}", title="Pier shut")
    assert row["text"] == f"The pier is shut. {BODY[0]}" and row["standfirst"] == before
    assert (row["agency"], row["day"]) == (agency, day)
    assert dropped == [["standfirst", before], ["dateline", mark]]


def test_a_place_and_a_day_inside_a_sentence_are_no_dateline():
    text = f"The ferry left ORVELLE, March 26, and sank. {BODY[0]}"
    assert strip(text)[0]["text"] == text


STAMPS = ["Published 3 May 2024", "Updated at 10:15 GMT", "3 May 2024", "5 min read"]
BYLINES = ["By Ann Dell", "By ANN DELL and Ben Orlo", "By Ann Dell, ECN", "Photo: A. Dell"]


@pytest.mark.parametrize("line", [*BYLINES, *STAMPS, "16:14", "9:05 am"])
def test_by_lines_and_times_are_no_titles(line):
    row, dropped = strip("\n".join([line, "Pier shut after storm", *BODY]))
    assert row["title"] == "Pier shut after storm" and row["text"] == "\n".join(BODY)
    assert dropped[0] == ["menu", line]


@pytest.mark.parametrize("line", ["Updated: 3 ferries sink", "May 2024 was dry", "By ferry, Orlo"])
def test_titles_that_begin_like_a_stamp_stay(line):
    assert strip("\n".join([line, *BODY]))[0]["title"] == line


@pytest.mark.parametrize("line", ["Watch: The pier falls", "Newsletter of the harbour"])
def test_promotion_lines_are_no_titles(line):
    assert strip("\n".join([line, *BODY]))[0]["title"] == ""


def written(root: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    root.mkdir()
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


STORY = "The pier of Orvelle shut on Monday. Nobody was hurt, and the harbour master went home."


def test_a_file_without_an_outlet_is_named_by_the_agency_of_its_dateline(tmp_path):
    filed = "ORVELLE, November 13. /PNA/. " + STORY
    files = {"a.txt": filed, "b.txt": STORY + " Later it reopened."}
    articles = read_articles(written(tmp_path / "one", files))
    assert articles["outlet"].tolist() == ["PNA", "b"]
    assert articles["notice"].str.contains("agency of its dateline").tolist() == [True, False]
    both = {"a.txt": filed, "b.txt": filed + " Later it reopened, and nobody was hurt at sea."}
    two = read_articles(written(tmp_path / "two", both), copies="keep")
    assert two["outlet"].tolist() == ["a", "b"]

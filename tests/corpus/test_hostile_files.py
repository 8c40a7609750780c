"""Rotten files by name, tables that a spreadsheet would run, and pages that a browser would."""

from __future__ import annotations

import csv
import json
import os
import re
import socket

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import framing
from framing import FramingError, read_articles
from framing.claims.sample import key_path
from framing.corpus.tables import as_written, write_table

STORY = (
    "The council of Orvelle shut the old pier on Monday.\n\nNobody was hurt, it said – "
    "“not a scratch”."
)
TWO = {"outlet": ["Echo", "Herald"], "text": ["one two", "three four"]}
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
)
FRONT = {
    "aliases without end": (BOMB, "front matter"),
    "a tag": ("title: !!python/name:os.system x", "line 2: the front matter"),
    "nesting": ("a: " + "[" * 5_000, "front matter"),
    "a long block": ("k: v\n" * 9_000, "at most 10,000"),
    "a key twice": ("title: a\nTitle: b", "each key once"),
    "a list for an outlet": ("outlet: [x, y]", "outlet in the front matter must be one value"),
    "a control character": ("title: \x07", "front matter"),
    "no day": ("published: 2024-99-99", "published must be a date"),
    "another day each day": ("published: now", "published must be a date"),
}
JSON = {
    "a list": ({"text": [1, 2]}, "article 1: text must be text"),
    "an object": ({"outlet": {"a": 1}}, "article 1: outlet must be text"),
    "a list as title": ({"title": ["x"]}, "title must be text"),
    "no outlet": ({"outlet": float("nan")}, "outlet is empty"),
    "an outlet that nobody sees": ({"outlet": "\u200b"}, "holds nothing that can be seen"),
    "two names for one": ({"Text": "x"}, "names a field twice"),
    "letters": ({"outlet": "herald"}, "differ in capital letters only"),
    "no date": ({"published": 12}, "published must be a date"),
}
PARQUET = {
    "lists": (pa.table(TWO | {"text": [["a"], ["b"]]}), "text must be text"),
    "objects": (pa.table(TWO | {"text": [{"a": 1}, {"a": 2}]}), "text must be text"),
    "a column twice": (
        pa.table([pa.array(TWO["outlet"])] * 3, names=["outlet", "text", "Text"]),
        "names the column 'text' twice",
    ),
    "times": (pa.table(TWO | {"published": pa.array([1, 2], pa.time32("s"))}), "must be a date"),
    "ids": (pa.table(TWO | {"article": [7, 7]}), "must be unique"),
    "no rows": (pa.table(TWO).slice(0, 0), "no articles"),
    "no columns": (pa.table({}), "lacks the column"),
    "no UTF-8": (
        pa.table(
            TWO
            | {
                "text": pa.Array.from_buffers(
                    pa.string(),
                    2,
                    [
                        None,
                        pa.py_buffer(np.int32([0, 2, 4]).tobytes()),
                        pa.py_buffer(b"\xff\xfex "),
                    ],
                )
            }
        ),
        "cannot be read as Parquet",
    ),
}
CSV = {
    "a column twice": "outlet,text,TEXT\na,b,c\n",
    "half a quotation": 'outlet,text\na,"b\n',
    "NUL": "outlet,text\na,b\0c\n",
    "nothing": "",
    "a long header": "x" * 5_000_000,
}
KINDS = {
    "bytes": pa.table(TWO | {"text": [b"one two", b"three four"]}),
    "categories": pa.table(TWO | {"text": pa.array(TWO["text"]).dictionary_encode()}),
    "numbers": pa.table({"outlet": [1, 2], "text": [17, 18]}),
    "days": pa.table(TWO | {"published": pa.array([19_000, None], pa.date32())}),
    "an index": pa.Table.from_pandas(
        pd.DataFrame({"text": TWO["text"]}, index=pd.Index(TWO["outlet"], name="outlet"))
    ),
    "wrong notes": pa.table(TWO).replace_schema_metadata({"pandas": "{nonsense"}),
    "ids with gaps": pa.table(TWO | {"article": ["x", None]}),
}


@pytest.fixture
def corpus(tmp_path):
    for outlet in ("a", "b"):
        (tmp_path / "corpus" / outlet).mkdir(parents=True)
        (tmp_path / "corpus" / outlet / "1.txt").write_text(STORY, encoding="utf-8")
    return tmp_path / "corpus"


def refused(path, says: str) -> None:
    with pytest.raises(FramingError, match=says) as problem:
        read_articles(path)
    assert "\n" not in str(problem.value) and len(str(problem.value)) <= 710


@pytest.mark.parametrize("name", FRONT)
def test_front_matter(corpus, name):
    block, says = FRONT[name]
    (corpus / "a" / "2.md").write_text(f"---\n{block}\n---\n{STORY}", encoding="utf-8")
    refused(corpus, says)


@pytest.mark.parametrize("name", JSON)
def test_json(tmp_path, name):
    change, says = JSON[name]
    rows = [{"outlet": "Echo", "text": STORY} | change, {"outlet": "Herald", "text": STORY}]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, rows)))
    refused(tmp_path / "t.jsonl", says)


@pytest.mark.parametrize("name", PARQUET)
def test_parquet(tmp_path, name):
    pq.write_table(PARQUET[name][0], tmp_path / "t.parquet")
    refused(tmp_path / "t.parquet", PARQUET[name][1])


@pytest.mark.parametrize("name", CSV)
def test_csv(tmp_path, name):
    (tmp_path / "t.csv").write_text(CSV[name])
    refused(tmp_path / "t.csv", r"t\.csv")


@pytest.mark.parametrize("name", KINDS)
def test_columns_of_every_kind_are_text(tmp_path, name):
    pq.write_table(KINDS[name], tmp_path / "t.parquet")
    articles = read_articles(tmp_path / "t.parquet")
    assert articles["outlet"].tolist() in (["Echo", "Herald"], ["1", "2"]) and articles[
        "text"
    ].tolist() in (TWO["text"], ["17", "18"])


@pytest.mark.skipif(os.name == "nt", reason="made as on Unix")
def test_pipes_sockets_loops_and_broken_links_never_hang(corpus, monkeypatch):
    def made(name, make, says):
        make(corpus / "a" / name)
        refused(corpus, says)
        (corpus / "a" / name).unlink()

    monkeypatch.chdir(corpus / "a")  # a socket's path may not be long
    made("pipe.txt", os.mkfifo, "not a file but")
    with socket.socket(socket.AF_UNIX) as plug:
        made("s.txt", lambda path: plug.bind(path.name), "not a file but")
    made("me.txt", lambda path: path.symlink_to(path), "link to a place outside|cannot be read")
    made("gone.txt", lambda path: path.symlink_to(corpus / "a" / "nowhere.txt"), "cannot be read")
    made("zero.txt", lambda path: path.symlink_to("/dev/zero"), "link to a place outside")
    (corpus / "a" / "loop").symlink_to(corpus)
    (corpus / "a" / "folder.txt").mkdir()
    assert len(read_articles(corpus)) == 2
    refused("/dev/zero", "neither a folder nor a table")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root"
)
def test_what_may_not_be_opened_is_named(corpus):
    for path in (corpus / "a" / "1.txt", corpus / "a"):
        path.chmod(0)
        refused(corpus, "cannot be read")
        path.chmod(0o755)


def test_odd_names_and_empty_files_are_articles(corpus):
    for name in (b"new\nline.txt", b"-rf.txt", b"\xff\xfe.txt", "‮txt.md".encode()):
        with open(os.fsencode(corpus / "a") + b"/" + name, "w", encoding="utf-8") as file:
            file.write(STORY)
    (corpus / "b" / "empty.txt").write_text("")
    articles = read_articles(corpus)
    assert (
        len(articles) == 7
        and "a/-rf" in set(articles["article"])
        and (articles["notice"] == "no text").sum() == 1
    )
    assert framing.split_sentences(articles)["article"].nunique() == 6
    for path in ("x" * 5_000, "~nobody-of-this-name/x"):
        refused(path, "does not exist")


def test_long_lines_many_marks_and_huge_cells(tmp_path):
    texts = ["word " * 1_000_000, "“" * 100_000, "“”" * 50_000, "'" * 100_000, "Ab. " * 300_000]
    with open(tmp_path / "t.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["outlet", "text"], *([f"o{at}", text] for at, text in enumerate(texts + [STORY]))]
        )
    articles = read_articles(tmp_path / "t.csv", furniture="keep").query("text.str.len() > 0")
    assert framing.count_terms(articles).sizes.tolist() == [1_000_000, 0, 0, 0, 300_000, 18]
    assert (
        len(framing.split_sentences(articles)) >= 3
        and len(framing.find_quotes(articles.iloc[1:4])) == 0
    )


FORMULAS = [
    "=1+1",
    "+1 800",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''-x",
    "＝1",
    "-5",
    "x=1",
    "“=1",
    "",
    'a\nb,"c',
]


def test_no_table_that_is_written_is_run_by_a_spreadsheet(tmp_path):
    table = pd.DataFrame({"text": pd.Series(FORMULAS, dtype=object)})
    write_table(table, tmp_path / "t.csv")
    back = as_written(pd.read_csv(tmp_path / "t.csv", keep_default_na=False, dtype=str))
    assert back["text"].tolist() == FORMULAS
    names = [f"{mark}cmd|' /C x'!A0" for mark in ("=", "+", "-", "@")]
    articles = pd.DataFrame(
        {
            "article": names,
            "outlet": names,
            "event": "=e",
            "url": "@u",
            "text": [f"=A shameless lie {n}. “-x”, said =Y." for n in names],
        }
    )
    sheet, pack = tmp_path / "sheet.csv", framing.share(articles, tmp_path / "pack", urls=True)
    framing.draw_sample(articles, "loaded", path=sheet)
    for path in (sheet, key_path(sheet), pack / "articles.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert any(cell.startswith("'=") for cell in cells)
        assert not [
            cell
            for cell in cells
            if re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)
        ], path
    again = read_articles(pack)
    for name in ("outlet", "event", "url"):
        assert again[name].tolist() == articles[name].tolist()
    pd.read_csv(sheet).assign(coder_1="1").to_csv(sheet, index=False)
    assert set(framing.score_sample(sheet)["outlet"]) == {"all", *names}

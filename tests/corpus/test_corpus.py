"""Reading a corpus: every way in, every encoding, and one sentence for everything that cannot be
read.
"""

from __future__ import annotations

import json
import os
import re

import pandas as pd
import pytest

import framing
from framing import FramingError, read_articles

STORY = (
    "The council of Orvelle shut the old pier on Monday.\n\nNobody was hurt, it said – "
    "“not a scratch”."
)
RUSSIAN = "Мэрия закрыла старый причал в понедельник. Никто не пострадал, сообщили в мэрии города."


def folder(tmp_path, files: dict[str, str | bytes]):
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return tmp_path


def one_sentence(problem) -> str:
    text = str(problem.value)
    assert "\n" not in text and len(text) < 500
    return text


def test_a_folder_an_outlet(tmp_path):
    matter = (
        "---\noutlet: The Echo\ntitle: 'Pier: shut'\npublished: 2024-05-03\nurl: x\nevent: "
        "pier\n---\n" + STORY
    )
    root = folder(
        tmp_path, {"echo/one.md": matter, "herald/two.txt": STORY, "README.md": "not an article"}
    )
    articles = read_articles(root)
    assert articles.columns[:6].tolist() == [
        "article",
        "outlet",
        "event",
        "published",
        "title",
        "text",
    ]
    assert articles["outlet"].tolist() == ["The Echo", "herald"]
    assert articles["article"].tolist() == ["echo/one", "herald/two"]
    assert articles.loc[0, "title"] == "Pier: shut" and articles.loc[0, "url"] == "x"
    assert articles.loc[0, "published"] == pd.Timestamp("2024-05-03") and pd.isna(
        articles.loc[1, "published"]
    )
    assert articles["event"].tolist() == ["pier", None]
    assert articles.loc[1, "text"].split("\n") == STORY.split("\n\n")


def test_a_flat_folder_names_outlets_in_the_front_matter(tmp_path):
    root = folder(
        tmp_path,
        {f"{n}.txt": f"---\noutlet: {n}\n---\n{STORY}" for n in ("Echo", "Herald", "Post")},
    )
    assert read_articles(root)["outlet"].tolist() == ["Echo", "Herald", "Post"]


def test_a_few_files_without_any_outlet_are_an_outlet_each_and_it_is_said(tmp_path):
    articles = read_articles(
        folder(tmp_path, {"a.txt": STORY, "b.txt": STORY + " Later it reopened."})
    )
    assert articles["outlet"].tolist() == ["a", "b"]
    assert articles["notice"].str.contains("outlet not given").all()


@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "json", "parquet"])
def test_tables(tmp_path, kind):
    path = tmp_path / f"table.{kind}"
    table = pd.DataFrame(
        {
            "outlet": ["Echo", "Herald"],
            "text": [STORY, STORY + "\r\rMore, “later”."],
            "desk": ["city", "city"],
            "Published": ["2024-05-03", "2024-05-04T10:00:00+02:00"],
        }
    )
    if kind in ("csv", "tsv"):
        table.to_csv(path, index=False, sep="," if kind == "csv" else "\t", lineterminator="\r\n")
    elif kind == "parquet":
        table.to_parquet(path)
    else:
        table.to_json(path, orient="records", lines=kind == "jsonl", force_ascii=False)
    articles = read_articles(path)
    assert articles["article"].tolist() == ["table-1", "table-2"]
    assert articles["desk"].tolist() == ["city", "city"]
    assert articles["text"].str.count("\n").tolist() == [1, 2]
    assert articles["published"].tolist() == [
        pd.Timestamp("2024-05-03"),
        pd.Timestamp("2024-05-04 08:00"),
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"]
)
def test_russian_encodings(tmp_path, encoding):
    root = folder(
        tmp_path, {"a/1.txt": RUSSIAN.encode(encoding), "b/2.txt": (RUSSIAN * 3).encode(encoding)}
    )
    assert read_articles(root).loc[0, "text"] == RUSSIAN


@pytest.mark.parametrize(
    "text", ["The café said “no” – it’s naïve.", "“Don’t”, said François Müller, the mayor’s aide."]
)
def test_western_windows_encoding(tmp_path, text):
    root = folder(tmp_path, {"a/1.txt": text.encode("cp1252"), "b/2.txt": text})
    assert read_articles(root)["text"].tolist() == [text, text]


def test_line_ends_and_invisible_characters(tmp_path):
    crs = "One two\rthree four five.\r\rSix seven\u200b eight so\u00adft nine."
    root = folder(tmp_path, {"a/1.md": crs, "b/2.md": STORY})
    assert (
        read_articles(root).loc[0, "text"] == "One two three four five.\nSix seven eight soft nine."
    )


def test_html_needs_and_uses_trafilatura(tmp_path, monkeypatch):
    body = "".join(
        f"<p>{STORY} Paragraph {n} tells more about the pier and the people who used it.</p>"
        for n in range(6)
    )
    page = (
        "<html><head><title>Pier shut</title></head><body><nav>All "
        f"news</nav><article><h1>Pier shut</h1>{body}</article></body></html>"
    )
    root = folder(tmp_path, {"a/1.html": page, "b/2.txt": STORY})
    pytest.importorskip("trafilatura")
    articles = read_articles(root)
    assert "Paragraph 5" in articles.loc[0, "text"] and "<p>" not in articles.loc[0, "text"]
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(FramingError, match="pip install trafilatura") as problem:
        read_articles(root)
    one_sentence(problem)


def test_the_environment_variable_names_the_corpus(tmp_path, monkeypatch):
    monkeypatch.setenv(
        "FRAMING_CORPUS", str(folder(tmp_path, {"x/1.txt": STORY, "y/2.txt": STORY}))
    )
    assert read_articles()["outlet"].tolist() == ["x", "y"]


def test_odd_articles_are_kept_and_noticed(tmp_path):
    long = "word " * 60_000
    rows = [("a", STORY), ("a", None), ("b", STORY), ("b", long), ("b", "Hm.")]
    table = tmp_path / "t.jsonl"
    table.write_text("\n".join(json.dumps({"outlet": o, "text": t}) for o, t in rows))
    articles = read_articles(table)
    assert len(articles) == 5
    assert articles["notice"].tolist() == [
        "very short",
        "no text",
        "very short; same text as an earlier article",
        "very long: is it one article?",
        "very short",
    ]


def test_input_is_never_written_to(tmp_path):
    root = folder(tmp_path, {"a/1.txt": STORY, "b/2.txt": STORY})
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in root.rglob("*.txt")}
    read_articles(root)
    assert {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in root.rglob("*")
        if path.is_file()
    } == before


BAD = {
    "an empty folder": ({}, "holds no articles"),
    "one outlet": ({"a/1.txt": STORY, "a/2.txt": STORY}, "1 outlet.*'a'.*at least 2"),
    "an outlet without text": (
        {"a/1.txt": STORY, "b/2.txt": "  \n"},
        "no article of 'b' has any text",
    ),
    "missing columns": ({"t.csv": "outlet,words\nx,y\n"}, "lacks the column 'text'.*'words'"),
    "no rows": ({"t.csv": "outlet,text\n"}, "has no articles"),
    "ids twice": ({"t.csv": "article,outlet,text\n1,a,b\n1,c,d\n"}, "unique.*'1'"),
    "an empty outlet": (
        {"t.csv": f"outlet,text\na,{'x ' * 9}\n,b\n"},
        "article 2.*outlet is empty",
    ),
    "a broken line": ({"t.csv": "outlet,text\na,b,c\n"}, "line 2: 3 fields"),
    "bytes": ({"a/1.txt": bytes(range(256)) * 4, "b/2.txt": STORY}, "1.txt is not text in UTF-8"),
    "a picture as text": (
        {"a/1.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x01" * 99, "b/2.txt": STORY},
        "1.txt",
    ),
    "a document": ({"a/1.docx": "x"}, "1.docx is cut off or no Word file"),
    "broken JSON": (
        {"t.jsonl": '{"outlet": "a", "text": "b"}\n{"outlet": \n'},
        "line 2 is not valid JSON",
    ),
    "JSON that is no article": ({"t.jsonl": "[1, 2]\n"}, "line 1 must be an object"),
    "deep JSON": ({"t.json": "[" * 100_000}, "not valid JSON"),
    "no Parquet": ({"t.parquet": "nonsense"}, "cannot be read as Parquet"),
    "a bad date": (
        {"t.csv": "outlet,text,published\na,b,yesterday\nc,d,2024-01-01\n"},
        "'yesterday' .article 1.",
    ),
    "an object in the front matter": (
        {
            "a/1.md": "---\ntitle: !!python/object/apply:os.system ['true']\n---\nx",
            "b/2.txt": STORY,
        },
        "1.md, line 2: the front matter",
    ),
    "files and tables": (
        {"a/1.txt": STORY, "t.csv": "outlet,text,desk\na,b,c\n"},
        "both single articles and tables",
    ),
    "files and tables with an id in both": (
        {"a/1.txt": STORY, "t.csv": "article,outlet,text\na/1,a,b\n"},
        "both single articles and tables",
    ),
    "files and tables with a text in both": (
        {"a/1.txt": "The pier.", "t.csv": "outlet,text\na,The pier.\n"},
        "both single articles and tables",
    ),
    "many files without an outlet": ({f"{n}.txt": STORY for n in range(11)}, "which outlet"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_sentence(tmp_path, name):
    files, says = BAD[name]
    root = folder(tmp_path, files)
    with pytest.raises(FramingError, match=says) as problem:
        read_articles(root)
    assert str(tmp_path) in one_sentence(problem)


def test_files_and_tables_that_fit_are_read_together(tmp_path):
    table = "outlet,published,text\nb,2024-05-02,The gate of Orvelle is open.\n"
    files = {"a/1.txt": STORY, "a/2.txt": "A fair in Orvelle.", "t.csv": table}
    articles = read_articles(folder(tmp_path, files)).set_index("article")
    assert articles["outlet"].to_dict() == {"a/1": "a", "a/2": "a", "t-1": "b"}
    assert articles.loc["t-1", "text"] == "The gate of Orvelle is open."
    assert articles["published"].notna().to_dict() == {"a/1": False, "a/2": False, "t-1": True}


def test_a_path_that_does_not_exist():
    with pytest.raises(FramingError, match="nowhere does not exist"):
        read_articles("nowhere")


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY)
    root = folder(tmp_path / "corpus", {"a/1.txt": STORY, "b/2.txt": STORY})
    os.symlink(secret, root / "a" / "3.txt")
    with pytest.raises(FramingError, match=r"3\.txt is a link to a place outside"):
        read_articles(root)


def test_a_table_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "bomb.parquet"
    pd.DataFrame({"outlet": ["a", "b"] * 500, "text": ["x" * 10_000] * 1000}).to_parquet(
        path, compression="zstd"
    )
    monkeypatch.setattr("framing.corpus.tables.MOST_BYTES", 1 << 20)
    with pytest.raises(FramingError, match="unpacks to more than"):
        read_articles(path)


def test_a_fifty_megabyte_article_is_read(tmp_path):
    root = folder(tmp_path, {"a/1.txt": "A word of it. " * 1_000_000, "b/2.txt": STORY})
    articles = read_articles(root)
    assert articles.loc[0, "notice"].startswith("very long")
    assert framing.count_terms(articles).sizes[0] == 4_000_000


def test_the_fingerprint_tells_corpora_apart(tmp_path):
    one = pd.DataFrame({"article": ["a", "b"], "outlet": ["x", "y"], "text": ["one", "two"]})
    mark = framing.fingerprint(one)
    assert mark == framing.fingerprint(one[::-1]) and len(mark) == 8
    for column, value in (("text", "One"), ("outlet", "z"), ("article", "c")):
        assert framing.fingerprint(one.assign(**{column: [one[column][0], value]})) != mark


def test_text_of_the_letters_that_are_not_looked_at_twice_is_composed():
    from unicodedata import combining, is_normalized

    from framing.text.tidy import COMPOSED

    ranges = [
        tuple(int(end, 16) for end in re.findall(r"x\{(\w+)\}", each))
        for each in re.findall(r"\\x\{\w+\}-\\x\{\w+\}", COMPOSED)
    ]
    letters = [chr(code) for first, last in ranges for code in range(first, last + 1)]
    assert len(letters) > 900
    for letter in letters:
        assert combining(letter) == 0 and all(
            is_normalized("NFC", before + letter) for before in "aeнИ—"
        ), hex(ord(letter))

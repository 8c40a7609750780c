"""Each archive's exports, in made-up miniature: articles, columns, and what is set aside."""

from __future__ import annotations

import json

import archive_samples as samples
import factiva_samples as factiva
import pytest

from framing.corpus.archives.exports import export_rows
from framing.corpus.archives.record import ExportError

BODY = f"{samples.FIRST}\n\n{samples.SECOND}"


def rows_of(tmp_path, name: str, data: bytes | str) -> list[dict] | None:
    path = samples.write(tmp_path, {name: data}) / name
    return export_rows(path, name, "x")


def set_aside(row: dict, rule: str) -> str:
    return " | ".join(text for own, text in json.loads(row["dropped"] or "[]") if own == rule)


def test_a_word_export_of_nexis(tmp_path):
    articles = [
        {"title": "Pier shut; nobody hurt"},
        {
            "title": "Pier open",
            "outlet": "The Herald(Orvelle)",
            "date": "March 5, 2014 9:20 AM GMT",
        },
    ]
    rows = rows_of(tmp_path, "pier.DOCX", samples.nexis_docx(articles))
    assert [row["article"] for row in rows] == ["x-1", "x-2"]
    assert [row["title"] for row in rows] == ["Pier shut; nobody hurt", "Pier open"]
    assert [row["outlet"] for row in rows] == ["The Orvelle Echo (Orvelle)", "The Herald (Orvelle)"]
    assert [row["published"] for row in rows] == ["2014-03-04", "2014-03-05"]
    first = rows[0]
    assert first["text"] == BODY and first["notice"] == ""
    assert first["standfirst"] == "A pier that nobody mended."
    assert (first["section"], first["page"]) == ("NEWS; Pg. A10", "A10")
    assert (first["byline"], first["edition"]) == ("By Ann Writer", "Final Edition")
    assert first["n_words_stated"] == samples.N_WORDS
    assert "Search Terms: pier" in set_aside(first, "contents")
    assert "Load-Date:" in set_aside(first, "field") and "PIERS" in set_aside(first, "field")
    assert "All Rights Reserved" in set_aside(first, "copyright")


def test_a_word_export_of_nexis_in_another_language_or_without_bookmarks(tmp_path):
    german = {
        "title": "Seebrücke zu",
        "outlet": "Das Orveller Blatt",
        "date": "4. März 2014 Dienstag, Ausgabe Nord",
        "section": "Rubrik:\xa0LOKALES; S. 3",
        "words": f"Länge:\xa0{samples.N_WORDS} Wörter",
        "heading": "Haupttext",
        "end": "Ende des Dokuments",
    }
    unknown = german | {"heading": "Törzs", "end": "Vége"}
    for kind, bookmarks in ((german, False), (unknown, True)):
        data = samples.nexis_docx([kind, kind], contents=bookmarks, bookmarks=bookmarks)
        rows = rows_of(tmp_path, "x.docx", data)
        assert len(rows) == 2
        for row in rows:
            assert (row["outlet"], row["published"]) == ("Das Orveller Blatt", "2014-03-04")
            assert (row["title"], row["text"]) == ("Seebrücke zu", BODY)
            assert (row["page"], row["edition"]) == ("3", "Ausgabe Nord")


LEXISNEXIS = {
    "English": {},
    "German": {
        "counters": ("Dokument 1 von 2", "Dokument 2 von 2"),
        "dates": ("Dienstag, 4. März 2014", "5.März 2014 Mittwoch 9:50 PM GMT+1"),
        "names": ("AUTOR", "RUBRIK", "LÄNGE", "UPDATE", "SPRACHE"),
        "words": "Wörter",
    },
    "French": {
        "counters": ("1 de 2", "2 de 2"),
        "dates": ("Mardi 4 Mars 2014", "mars 5 2014"),
        "names": ("AUTEUR", "RUBRIQUE", "LONGUEUR", "DATE-CHARGEMENT", "LANGUE"),
        "words": "mots",
    },
    "another download": {"counters": ("2001 of 2146 DOCUMENTS", "2 of 10 DOCUMENTS")},
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("frame", LEXISNEXIS)
def test_older_pages_of_nexis(tmp_path, frame, encoding):
    page = samples.lexisnexis_html(**LEXISNEXIS[frame]).encode(encoding)
    rows = rows_of(tmp_path, "x.html", page)
    assert [row["published"] for row in rows] == ["2014-03-04", "2014-03-05"]
    for row in rows:
        assert (row["outlet"], row["text"]) == ("The Orvelle Echo", BODY)
        assert (row["title"], row["byline"]) == ("Pier shut again in Orvelle", "Ann Writer")
        assert (row["section"], row["page"], row["notice"]) == ("NEWS; Pg. 7", "7", "")
        assert "Echo Media" in set_aside(row, "copyright") and not row["edition"]
        assert "ENGLISH" in set_aside(row, "field")


@pytest.mark.parametrize("suffix", [".txt", ".rtf"])
def test_older_texts_of_nexis(tmp_path, suffix):
    text = samples.lexisnexis_text()
    data = text if suffix == ".txt" else samples.rtf(text.replace("\r", "").split("\n"))
    if suffix == ".rtf":  # in a document each field is one paragraph
        data = samples.rtf(
            [" ".join(block.split()) for block in text.replace("\r", "").split("\n\n")]
        )
    rows = rows_of(tmp_path, f"x{suffix}", data)
    assert len(rows) == 2
    for number, row in enumerate(rows, 1):
        assert row["published"] == f"2001-03-0{number}" and row["page"] == str(number)
        assert row["title"] == f"Pier shut for the {number}. time"
        assert row["text"].split() == BODY.split()
        assert "Photo: the pier" in set_aside(row, "caption")
    if suffix == ".txt":
        assert rows[0]["outlet"] == "The Orvelle Echo"
        assert rows[0]["edition"] == "Late Edition - Final"


def test_an_article_that_the_archive_could_not_show_is_said(tmp_path):
    fault = "We are sorry but there is an error in this document and it cannot be shown."
    page = samples.lexisnexis_html().replace("</BODY>", f"<DIV><P>{fault}</P></DIV></BODY>")
    rows = rows_of(tmp_path, "x.html", page)
    assert "1 document as an error" in rows[-1]["notice"] and fault not in rows[-1]["text"]


@pytest.mark.parametrize("classes", [True, False])
@pytest.mark.parametrize("frame", factiva.FACTIVA_FRAMES)
def test_pages_of_factiva_in_all_languages(tmp_path, frame, classes):
    rows = rows_of(tmp_path, "x.html", factiva.factiva_html(frame, classes=classes))
    assert [row["page"] for row in rows] == ["1", "2"]
    for row in rows:
        assert row["title"] == "The pier of Orvelle is shut once more"
        assert (row["outlet"], row["published"]) == ("Orvelle Echo", "2019-05-04")
        assert (row["section"], row["byline"]) == ("Local News", "Ann Writer")
        assert (row["edition"], row["n_words_stated"]) == ("Late Edition", samples.N_WORDS)
        assert row["text"] == BODY
        assert "Echo Media Ltd" in set_aside(row, "field")
        assert "ORVECH0020190504ef5400" in set_aside(row, "field")


def test_a_page_of_factiva_without_copyright_lines(tmp_path):
    page = factiva.factiva_html("Chinese", copyright_line="")
    row = rows_of(tmp_path, "x.html", page)[0]
    assert row["text"] == BODY and row["edition"] == "Late Edition"


def test_factiva_by_codes_and_as_a_document(tmp_path):
    rows = rows_of(tmp_path, "x.html", factiva.factiva_codes())
    assert [row["title"] for row in rows] == ["Pier 1 shut", "Pier 2 shut"]
    assert {(row["published"], row["page"], row["text"]) for row in rows} == {
        ("2011-12-29", "26", BODY)
    }
    assert "gpir : Politics" in set_aside(rows[0], "field")
    for name, data in (
        ("x.rtf", samples.rtf(factiva.factiva_lines())),
        ("x.docx", samples.plain_docx("Factiva", tuple(factiva.factiva_lines()))),
    ):
        rows = rows_of(tmp_path, name, data)
        assert len(rows) == 2 and rows[1]["text"] == BODY
        assert (rows[1]["title"], rows[1]["byline"]) == (
            "The pier of Orvelle is shut once more",
            "Ann Writer",
        )


def test_signs_that_nobody_sees_are_blanks(tmp_path):
    page = factiva.factiva_codes().replace("Pier 1 shut", "Pier\x01 1\x0c shut\x00")
    rows = rows_of(tmp_path, "x.html", page)
    assert rows[0]["title"] == "Pier 1 shut" and rows[0]["text"] == BODY


def test_factiva_xml(tmp_path):
    (row,) = rows_of(tmp_path, "x.xml", factiva.factiva_xml())
    assert (row["title"], row["outlet"]) == ("Pier shut", "Orvelle Echo")
    assert (row["published"], row["text"]) == ("2019-05-04", BODY)
    assert row["n_words_stated"] == samples.N_WORDS and "Weather" in set_aside(row, "field")
    with pytest.raises(ExportError, match="no XML of Factiva"):
        rows_of(tmp_path, "y.xml", "<rss><item/></rss>")


@pytest.mark.parametrize("vintage", ["tables", "articles", "rdp"])
def test_pages_of_europresse_of_all_years(tmp_path, vintage):
    rows = rows_of(tmp_path, "x.html", samples.europresse_html(vintage))
    assert [row["published"] for row in rows] == ["2013-10-03", "2013-10-04"]
    assert [row["edition"] for row in rows] == ["no. 593", "no. 594"]
    for row in rows:
        assert (row["outlet"], row["title"]) == ("Le Phare", "La jetée fermée")
        assert (row["section"], row["byline"]) == ("Société", "Anne Auteur")
        assert row["page"] in ("03", "04") and row["text"] == BODY
        assert "certificat" in set_aside(row, "field")


@pytest.mark.parametrize("printed", [False, True])
def test_pages_of_proquest(tmp_path, printed):
    rows = rows_of(tmp_path, "x.html", samples.proquest_html(printed=printed))
    assert [row["published"] for row in rows] == ["2010-05-01", "2010-05-02"]
    for number, row in enumerate(rows, 1):
        assert (row["outlet"], row["title"]) == ("Orvelle Echo", f"Pier shut: part {number}")
        assert "Location: nobody knew where" in row["text"] and row["text"].endswith(samples.SECOND)
        assert (row["byline"], row["section"], row["page"]) == ("Writer, Ann", "Metro", "AA.2")
        assert row["n_words_stated"] == samples.N_WORDS + 6 and row["notice"] == ""
        assert "standfirst" not in row


def test_integrum_tables(tmp_path):
    rows = rows_of(tmp_path, "x.xlsx", samples.integrum_xlsx())
    assert [row["outlet"] for row in rows] == ["Вечерний Орвель", "Утро"]
    assert [row["published"] for row in rows] == ["2005-02-28", "2005-03-01"]
    assert rows[0]["text"] == BODY and rows[0]["byline"] == "А. Автор"
    assert rows_of(tmp_path, "y.xlsx", samples.workbook([["outlet", "text"], ["a", "b"]])) is None


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_integrum_pages(tmp_path, encoding):
    story = "Пирс закрыт в понедельник. Никто не пострадал, сообщили в мэрии Орвеля."
    labelled = (
        f"<p>Источник: {{}}</p><p>Дата: 0{{}}.03.2005</p><p>Заголовок: Пирс</p><p>{story}</p><hr>"
    )
    headed = f"<p>{{}} (Орвель), № 12, 0{{}}.03.2005, с. 3</p><p>Пирс</p><p>{story}</p>"
    for frame, first in ((labelled, "Утро"), (headed, "Утро (Орвель)")):
        page = (
            "<html><head><title>Интегрум</title></head><body>"
            + frame.format("Утро", 1)
            + frame.format("Вечер", 2)
        )
        rows = rows_of(tmp_path, "x.html", page.encode(encoding))
        assert [row["published"] for row in rows] == ["2005-03-01", "2005-03-02"]
        assert rows[0]["outlet"] == first
        assert {(row["title"], row["text"]) for row in rows} == {("Пирс", story)}


def test_a_stated_length_that_is_not_reached_is_said(tmp_path):
    data = samples.nexis_docx([{"title": "Pier", "words": "Length:\xa01,203 words"}])
    (row,) = rows_of(tmp_path, "x.docx", data)
    assert row["n_words_stated"] == 1203
    assert f"{samples.N_WORDS + 5} words read where the archive states 1,203" in row["notice"]


@pytest.mark.parametrize("suffix", [".docx", ".rtf", ".pdf"])
def test_any_other_document_is_one_article(tmp_path, suffix):
    lines = [samples.FIRST, samples.SECOND]
    wrapped = [
        "Orvelle Echo",
        samples.FIRST[: samples.BREAK],
        samples.FIRST[samples.BREAK + 1 :],
        samples.SECOND,
        "12",
    ]
    data = {
        ".docx": samples.plain_docx("Pier shut", tuple(lines)),
        ".rtf": samples.rtf(lines),
        ".pdf": samples.pdf([wrapped, [*wrapped[:1], "Orvelle had one more pier.", "13"]] * 2),
    }[suffix]
    (row,) = rows_of(tmp_path, f"x{suffix}", data)
    assert row["outlet"] is None and samples.FIRST in row["text"] and samples.SECOND in row["text"]
    assert row["title"] == ("Pier shut" if suffix == ".docx" else "")


def test_texts_and_pages_that_are_no_export_are_read_as_others(tmp_path):
    for name, data in (
        ("x.txt", f"Pier shut\n\n{samples.FIRST}\n\nPart 1 of 3.\n\n1 of 3\n\nLENGTH: two miles"),
        ("y.html", f"<html><body><h1>Pier</h1><p>{samples.FIRST}</p></body></html>"),
        ("z.txt", f"ProQuest and Factiva\n\n{samples.FIRST}\n\nEnd of document"),
    ):
        assert rows_of(tmp_path, name, data) is None

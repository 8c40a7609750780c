"""Folders that mix exports, texts and strays: all is read or named, and papers have one name."""

from __future__ import annotations

import warnings

import archive_samples as samples
import factiva_samples as factiva
import pytest

from framing import FramingError, dropped_lines, read_articles
from framing.corpus.archives.names import give_one_spelling

TEXT = f"{samples.FIRST}\n\n{samples.SECOND}"


def read(path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_articles(path, **{"copies": "keep", "at_least": 1} | options)


def test_a_folder_may_mix_exports_and_texts(tmp_path):
    archive = samples.zipped(
        {
            "inner/pages.html": samples.europresse_html("rdp").encode(),
            "Wire/a.docx": samples.plain_docx("Lamps lit"),
        }
    )
    root = samples.write(
        tmp_path,
        {
            "Nexis/1.DOCX": samples.nexis_docx([{"title": "Pier shut"}]),
            "Nexis/2.html": samples.lexisnexis_html(),
            "2.xlsx": samples.integrum_xlsx(),
            "2.xml": factiva.factiva_xml(),
            "all.zip": archive,
            "Gazette/story.txt": TEXT,
            "Gazette/other.docx": samples.plain_docx("Pier open"),
        },
    )
    articles = read(root).set_index("article")
    assert articles["outlet"].to_dict() == {
        "2.xlsx-1": "Вечерний Орвель",
        "2.xlsx-2": "Утро",
        "2.xml-1": "The Orvelle Echo",
        "Gazette/other": "Gazette",
        "Gazette/story": "Gazette",
        "Nexis/1-1": "The Orvelle Echo",
        "Nexis/2-1": "The Orvelle Echo",
        "Nexis/2-2": "The Orvelle Echo",
        "all/Wire/a": "Wire",
        "all/inner/pages-1": "Le Phare",
        "all/inner/pages-2": "Le Phare",
    }
    assert articles["title"]["all/Wire/a"] == "Lamps lit"
    assert articles["published"]["2.xml-1"].isoformat() == "2019-05-04T00:00:00"
    assert "The Orvelle Echo (Orvelle)" in articles["notice"]["Nexis/1-1"]
    assert articles["n_words_stated"]["Nexis/1-1"] == samples.N_WORDS
    kept = dropped_lines(read(root, furniture="keep"))
    assert kept["rule"].isin(["contents", "field", "copyright", "caption", "title"]).all()


def test_a_single_export_and_a_table_of_excel_are_read(tmp_path):
    rows = [["Outlet", "Text", "Published"], ["Echo", TEXT, "2024-05-31"], ["Herald", TEXT, None]]
    root = samples.write(
        tmp_path,
        {
            "x.html": factiva.factiva_html(),
            "table.xlsx": samples.workbook(rows),
            "all.zip": samples.zipped({"x.html": factiva.factiva_html().encode()}),
        },
    )
    assert read(root / "x.html")["article"].tolist() == ["x-1", "x-2"]
    assert read(root / "all.zip")["article"].tolist() == ["all/x-1", "all/x-2"]
    table = read(root / "table.xlsx")
    assert table["outlet"].tolist() == ["Echo", "Herald"]
    assert str(table["published"][0].date()) == "2024-05-31"


STRAYS = {
    "a picture": ({"pier.png": b"\x89PNG"}, "pier.png is no text"),
    "an empty page": ({"x.html": b""}, "x.html holds no article that could be found"),
    "a lock": ({"~$x.docx": b"x", ".~lock.x.docx#": b"x"}, "is the lock of a program"),
    "a system file": ({".DS_Store": b"x"}, "hidden file of the system"),
    "an older document": ({"x.doc": b"x"}, "save it as .docx"),
    "a renamed document": ({"x.docx": b"\xd0\xcf\x11\xe0" + bytes(600)}, "older or an encrypted"),
    "a cut workbook": ({"x.xlsx": samples.integrum_xlsx()[:900]}, "cut off or no Excel file"),
    "a cut document": ({"x.docx": samples.plain_docx()[:900]}, "cut off or no Word file"),
    "no PDF": ({"x.pdf": b"hello"}, "cut off or no PDF file"),
    "no RTF": ({"x.rtf": b"hello"}, "is no RTF file"),
    "pictures of pages": ({"x.pdf": samples.pdf([[], []])}, "without a text layer"),
    "a zip in a zip": (
        {"x.zip": samples.zipped({"y.zip": samples.zipped({"z.txt": b"z"})})},
        "x.zip/y.zip is a zip file in a zip file",
    ),
    "a cut zip": ({"x.zip": samples.zipped({"y.txt": b"y" * 99})[:60]}, "cut off or no zip file"),
    "results without texts": (
        {"x.html": samples.lexisnexis_html(texts=False)},
        "lists 2 results without their texts",
    ),
    "contents alone": (
        {"x.docx": samples.plain_docx("Documents (1)", ("1. Pier", "Search Terms: pier"))},
        "Nexis that lists 1 result without their texts",
    ),
    "headlines alone": (
        {"x.html": "<title>Factiva</title><p>Pier</p><p>(Document ORVECH0020190504ef540000a)</p>"},
        "Factiva that lists 1 result without their texts",
    ),
    "a language that is not known": (
        {"x.html": factiva.factiva_html().replace("4 May 2019", "4 Μαΐου 2019")},
        "in no language that is known here (English, German",
    ),
    "a table that holds no articles": (
        {"codes.xlsx": samples.workbook([["code", "meaning"], ["1", "pier"]])},
        "codes.xlsx lacks the column",
    ),
    "a document without an outlet": ({"y.docx": samples.plain_docx()}, "which outlet it is from"),
    "an empty document": ({"Echo/y.docx": samples.plain_docx("", ())}, "holds no text"),
}


@pytest.mark.parametrize("name", STRAYS)
def test_a_stray_file_is_named_and_the_others_are_read(tmp_path, name):
    files, says = STRAYS[name]
    root = samples.write(tmp_path, files | {"good.html": factiva.factiva_html("German")})
    with pytest.warns(UserWarning, match="passed over") as said:
        articles = read_articles(root, copies="keep", at_least=1)
    assert articles["article"].tolist() == ["good-1", "good-2"]
    pieces = dropped_lines(articles)
    listed = pieces.loc[pieces["rule"] == "file", "text"].tolist()
    assert len(listed) == len(files) and all(says in text for text in listed)
    assert any(says in str(warning.message) for warning in said)


def test_an_article_whose_paper_is_not_named_stays(tmp_path):
    page = samples.lexisnexis_html().replace("<SPAN>The Orvelle Echo</SPAN>", "<SPAN></SPAN>", 1)
    root = samples.write(tmp_path, {"Echo/x.html": page, "y.html": page})
    articles = read(root).set_index("article")
    assert articles["outlet"]["Echo/x-1"] == "Echo"
    assert articles["outlet"]["y-1"] == "unnamed paper"
    assert articles["outlet"]["y-2"] == "The Orvelle Echo"
    assert "names no paper" in articles["notice"]["y-1"]
    assert read(root / "y.html")["outlet"].tolist() == ["unnamed paper", "The Orvelle Echo"]


def test_where_nothing_can_be_read_the_first_reason_is_the_error(tmp_path):
    root = samples.write(tmp_path, {"a/x.pdf": samples.pdf([[]]), "b/.DS_Store": b"x"})
    with pytest.raises(FramingError, match="without a text layer"):
        read(root)
    with pytest.raises(FramingError, match="holds no articles.*hidden file"):
        read(root / "b")
    with pytest.raises(FramingError, match="is one document that names no outlet"):
        path = samples.write(tmp_path, {"c/x.docx": samples.plain_docx()}) / "c" / "x.docx"
        read(path)


def test_an_encrypted_pdf_is_named(tmp_path):
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "x.pdf"
    writer.write(path)
    with pytest.raises(FramingError, match="x.pdf is an encrypted PDF: open it with its password"):
        read(path)


def test_a_page_of_a_pdf_without_text_is_said(tmp_path):
    data = samples.pdf([[samples.SECOND], []])
    root = samples.write(tmp_path, {"Echo/x.pdf": data})
    assert "page 2 holds a picture" in read(root)["notice"][0]


NAMES = {
    "place and edition": (
        ["The Echo (Orvelle)", "The Echo - Final Edition", "The Echo, Late Edition", "Echo"],
        {"The Echo"},
    ),
    "one place, told shorter": (["Echo (Alber)", "Echo (Alber, Canada)"], {"Echo"}),
    "capitals": (["THE ECHO", "The Echo", "The Echo"], {"The Echo"}),
    "two places": (["Echo (Orvelle)", "Echo (Tarn)"], {"Echo (Orvelle)", "Echo (Tarn)"}),
    "two places, and editions": (
        ["Echo (Orvelle)", "Echo (Orvelle) - First Edition", "Echo (Tarn)"],
        {"Echo (Orvelle)", "Echo (Tarn)"},
    ),
    "paper and site": (["Le Phare", "Le Phare (site web)"], {"Le Phare", "Le Phare (site web)"}),
    "an edition alone": (["Echo Wire -- English"], {"Echo Wire"}),
    "an edition on the web": (["Echo - Online Edition", "Echo"], {"Echo - Online Edition", "Echo"}),
    "alone": (["The Echo (Orvelle)"], {"The Echo (Orvelle)"}),
    "issues": (["Le Phare, no. 12", "Le Phare, no. 13"], {"Le Phare"}),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_has_one_name(name):
    spellings, expected = NAMES[name]
    rows = [{"outlet": spelling, "notice": ""} for spelling in spellings]
    give_one_spelling(rows)
    assert {row["outlet"] for row in rows} == expected
    for row, spelling in zip(rows, spellings):
        assert (spelling in row["notice"]) == (row["outlet"] != spelling)

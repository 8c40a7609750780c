"""Frames as archives write them beside the common ones: each a file in miniature."""

from __future__ import annotations

import json

import archive_samples as samples
import factiva_samples as factiva
import pytest
from archive_rows import BODY, require_two, rows_of

from framing.corpus.archives.dates import begins_with_date, written_date

RUSSIAN = ("Совет Орвеля закрыл старый пирс.", "Мэр обещал новые доски к весне.")
CODES = {"ИС": "Вечерний Орвель", "ДТ": "28.02.2005", "НР": "012", "ЗГ": "Пирс закрыт"}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("zaterdag 4 mei 2019", "2019-05-04"),
        ("lördag 4 maj 2019", "2019-05-04"),
        ("lørdag den 4. maj 2019", "2019-05-04"),
        ("4. toukokuuta 2019", "2019-05-04"),
        ("4 května 2019", "2019-05-04"),
        ("2019. május 4.", "2019-05-04"),
        ("4 Mayıs 2019 Cumartesi", "2019-05-04"),
        ("2019년 5월 4일", "2019-05-04"),
        ("Sat. May 4, 2019", "2019-05-04"),
        ("Winter 2008/2009", "2008-12-01"),
        ("Été 2019", "2019-06-01"),
    ],
)
def test_days_and_seasons_of_many_languages(line, day):
    assert written_date(line) == day
    assert begins_with_date(line) or "den" in line


def test_a_title_that_names_a_season_or_a_month_is_no_date():
    assert not begins_with_date("Summer 2019 on the pier of Orvelle")
    assert not begins_with_date("May 2019 was the month of the pier")
    assert begins_with_date("May 2019 - June 2019")


def test_counters_of_a_focus_and_lengths_without_a_name(tmp_path):
    page = "".join(
        f"\n                FOCUS - {number} of 9 DOCUMENTS\n\n                Echo.example\n\n"
        "                http://www.echo.example/pier\n\n                May 4, 2019 Saturday\n\n"
        f"Pier shut\n\n{samples.N_WORDS} words\n\n{BODY}\n\nLOAD-DATE: May 5, 2019\n"
        for number in (1, 2)
    )
    rows = rows_of(tmp_path, "x.txt", page)
    require_two(rows, "Pier shut", "2019-05-04", "Echo.example")
    assert rows[0]["n_words_stated"] == samples.N_WORDS


def test_an_edition_in_a_line_of_its_own_is_no_title(tmp_path):
    lines = [
        line
        for number in (1, 2)
        for line in (
            f"Dokument {number} von 9",
            "Orvelle Zeitung",
            "4. Mai 2019 Samstag",
            "Bundesausgabe",
            "Steg gesperrt",
            f"LÄNGE: {samples.N_WORDS} Wörter",
            samples.FIRST,
            samples.SECOND,
            "UPDATE: 5. Mai 2019",
            "SPRACHE: GERMAN",
        )
    ]
    rows = rows_of(tmp_path, "x.rtf", samples.rtf(lines))
    require_two(rows, "Steg gesperrt", "2019-05-04", "Orvelle Zeitung")
    assert rows[0]["edition"] == "Bundesausgabe"


NEXIS = [
    "Pier shut",
    "The Orvelle Echo",
    "May 4, 2019 Saturday",
    "Copyright 2019 Echo Media All Rights Reserved",
    f"Length: {samples.N_WORDS} words",
    "Body",
    samples.FIRST,
    samples.SECOND,
    "Load-Date: May 5, 2019",
    "End of Document",
]


def test_a_cover_is_no_title_and_an_article_cut_out_of_its_export_is_read(tmp_path):
    cover = ["User Name: A. READER", "Job Number: 88", "Documents (2)"]
    rows = rows_of(tmp_path, "x.rtf", samples.rtf([*cover, *NEXIS, *NEXIS]))
    require_two(rows, "Pier shut", "2019-05-04", "The Orvelle Echo")
    assert "Job Number: 88" in rows[0]["dropped"]
    (row,) = rows_of(tmp_path, "y.rtf", samples.rtf(NEXIS[:-1]))
    assert (row["title"], row["text"]) == ("Pier shut", BODY)
    (row,) = rows_of(tmp_path, "z.txt", "\n".join(NEXIS))
    assert (row["title"], row["text"]) == ("Pier shut", BODY)


def test_a_letter_with_a_date_is_no_article_of_nexis(tmp_path):
    lines = ["To the council", "May 4, 2019", "Length: two miles", samples.FIRST]
    (row,) = rows_of(tmp_path, "x.rtf", samples.rtf(lines))
    assert row["outlet"] is None and row["text"].startswith("To the council")


def test_pages_of_a_pdf_keep_the_fields_of_their_frame(tmp_path):
    pages = [["Page 1 of 2", "Pier shut", *NEXIS], ["Page 2 of 2", "Pier shut", *NEXIS]]
    rows = rows_of(tmp_path, "x.pdf", samples.pdf(pages))
    assert [(row["title"], row["published"]) for row in rows] == [("Pier shut", "2019-05-04")] * 2
    assert all(row["text"].endswith(samples.SECOND) for row in rows)


def test_the_ending_of_a_document_may_be_wrong(tmp_path):
    lines = [line for line in factiva.factiva_lines()]
    require_two(
        rows_of(tmp_path, "x.doc", samples.rtf(lines)),
        "The pier of Orvelle is shut once more",
        "2019-05-04",
        "Orvelle Echo",
    )
    assert len(rows_of(tmp_path, "y.doc", samples.lexisnexis_html())) == 2
    assert len(rows_of(tmp_path, "z.rtf", samples.nexis_docx([{"title": "Pier"}] * 2))) == 2
    (row,) = rows_of(tmp_path, "w.doc", f"<html><body><h1>Pier</h1><p>{samples.FIRST}</p></html>")
    assert (row["title"], row["text"]) == ("Pier", samples.FIRST)


def test_borders_of_cells_and_an_index_below_the_text(tmp_path):
    fields = {"HD": "Pier shut", "WC": f"{samples.N_WORDS} words", "PD": "4 May 2019"}
    fields |= {"SN": "Orvelle Echo", "LP": samples.FIRST, "TD": samples.SECOND}
    rows = "".join(
        rf"\trowd\cellx900\cellx9000\intbl {{\b {code}}}\cell {value}\cell\row "
        for number in (1, 2)
        for code, value in (
            fields | {"AN": f"Document ORVECH0020190504ef5400{number:02d}a"}
        ).items()
    )
    data = f"{{\\rtf1\\ansi {rows}}}".encode()
    require_two(rows_of(tmp_path, "x.rtf", data), "Pier shut", "2019-05-04", "Orvelle Echo")
    page = factiva.factiva_html().replace("<p>Document", "<p>NS gpir : Politics</p><p>AN Document")
    row = rows_of(tmp_path, "y.html", page)[0]
    assert "gpir" not in row["text"] and "gpir" in row["dropped"]


def test_a_number_of_factiva_may_begin_with_a_figure(tmp_path):
    page = factiva.factiva_html().replace("ORVECH", "3RVECH")
    assert [row["outlet"] for row in rows_of(tmp_path, "x.html", page)] == ["Orvelle Echo"] * 2


def test_titles_of_europresse_of_todays_classes(tmp_path):
    page = samples.europresse_html("rdp")
    page = page.replace("titreArticleVisu ", "").replace('"titreArticle"', '"rdp__titrearticle"')
    assert [row["title"] for row in rows_of(tmp_path, "x.html", page)] == ["La jetée fermée"] * 2


@pytest.mark.parametrize("between", ["\n", "<br>", "</td></tr><tr><td>", " "])
def test_pages_of_integrum_with_codes(tmp_path, between):
    head = between.join(f"^{code}:{between}{value}" for code, value in CODES.items())
    first, second = RUSSIAN
    article = f"<div><table><tr><td>{head}</td></tr></table><pre>\n   {first[:20]}\n{first[20:]}"
    article += f"\n   {second}\n</pre></div><hr>"
    page = f"<html><body>{article * 2}</body></html>"
    rows = rows_of(tmp_path, "x.html", page.encode("cp1251"))
    text = f"{first[:20].strip()} {first[20:].strip()}\n\n{second}"
    require_two(rows, "Пирс закрыт", "2005-02-28", "Вечерний Орвель", text)
    assert rows[0]["edition"] == "012"


def test_a_page_inside_a_word_file(tmp_path):
    first, second = RUSSIAN
    head = "<h1>Пирс закрыт</h1><h2>Вечерний Орвель</h2><h2>28.02.2005</h2>"
    page = f"{head}<p>{first}</p><p>{second}</p>" * 2
    data = samples.docx_of_page(f"<html><meta charset='utf-8'><body>{page}</body></html>")
    rows = rows_of(tmp_path, "x.docx", data)
    require_two(rows, "Пирс закрыт", "2005-02-28", "Вечерний Орвель", "\n\n".join(RUSSIAN))
    plain = f"<html><body><h1>Pier</h1><h2>At last</h2><p>{samples.FIRST}</p></body></html>"
    (row,) = rows_of(tmp_path, "y.docx", samples.docx_of_page(plain))
    assert row["title"] == "Pier" and row["text"] == f"At last\n\n{samples.FIRST}"


def test_columns_of_other_lists_of_integrum(tmp_path):
    rows = [["Название СМИ", "Дата выхода", "Заголовок", "Текст статьи"]]
    rows += [["Вечерний Орвель", "28.02.05", "Пирс закрыт", "\n\n".join(RUSSIAN)]] * 2
    require_two(
        rows_of(tmp_path, "x.xlsx", samples.workbook(rows)),
        "Пирс закрыт",
        "2005-02-28",
        "Вечерний Орвель",
        "\n\n".join(RUSSIAN),
    )


def test_an_article_alone_may_lack_its_date(tmp_path):
    page = samples.lexisnexis_html(("1 of 1 DOCUMENT",), ("no day",))
    (row,) = rows_of(tmp_path, "x.html", page)
    assert row["published"] is None and "no date that could be read" in row["notice"]
    assert json.loads(row["dropped"])

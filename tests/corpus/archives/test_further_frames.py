"""Frames in another order or language, and articles that lack what most have."""

from __future__ import annotations

import archive_samples as samples
import factiva_samples as factiva
import pytest
from archive_rows import BODY, require_two, rows_of


def lines_of_nexis(*, heading: str = "Body", below: str = "Classification", **changes) -> list[str]:
    """The lines of an article of Nexis, without bookmarks."""
    top = changes.get("top", ("Pier shut", "The Orvelle Echo", "March 4, 2014 Tuesday"))
    return [
        *top,
        *changes.get("fields", (f"Length:\xa0{samples.N_WORDS} words",)),
        heading,
        *changes.get("body", (samples.FIRST, samples.SECOND)),
        below,
        "Language:\xa0ENGLISH",
        "Load-Date:\xa0March 5, 2014",
        "End of Document",
    ]


NEXIS_LINES = {
    "an index in Portuguese": {"heading": "Corpo", "below": "Classificação"},
    "an index in Dutch": {"heading": "Hoofdtekst", "below": "Classificatie"},
    "no fields above the text": {"fields": ()},
    "a title below paper and day": {
        "top": ("The Orvelle Echo", "March 4, 2014 Tuesday", "Pier shut"),
        "fields": ("Byline:\xa0Ann Writer",),
    },
    "a title over two lines": {
        "top": ("Pier", "shut", "The Orvelle Echo", "March 4, 2014 Tuesday"),
    },
}


@pytest.mark.parametrize("frame", NEXIS_LINES)
def test_lines_of_nexis_in_another_order_or_language(tmp_path, frame):
    lines = lines_of_nexis(**NEXIS_LINES[frame])
    data = samples.rtf(lines * 2)
    require_two(rows_of(tmp_path, "x.rtf", data), "Pier shut", "2014-03-04", "The Orvelle Echo")


def test_an_article_without_text_stays_among_others(tmp_path):
    lines = [*lines_of_nexis(body=()), *lines_of_nexis()]
    rows = rows_of(tmp_path, "x.rtf", samples.rtf(lines))
    assert [row["text"] for row in rows] == ["", BODY]
    assert [row["title"] for row in rows] == ["Pier shut"] * 2


def test_what_somebody_says_at_the_end_is_no_field(tmp_path):
    said = "THE MAYOR: Who will pay for it?"
    text = samples.lexisnexis_text().replace("GRAPHIC: Photo: the pier of Orvelle", said)
    rows = rows_of(tmp_path, "x.txt", text)
    assert [row["text"] for row in rows] == [f"{BODY}\n\n{said}"] * 2


FACTIVA_LINES = {
    "Korean": ("단어", "2019년 5월 4일", "문서", "한국어"),
    "Turkish": ("kelime", "4 Mayıs 2019", "Belge", "Türkçe"),
    "Finnish": ("sanaa", "4 toukokuuta 2019", "Asiakirja", "Suomi"),
    "a word for words that is not known": ("xalmet", "4 May 2019", "Document", "English"),
}


@pytest.mark.parametrize("frame", FACTIVA_LINES)
def test_pages_of_factiva_without_classes_in_further_languages(tmp_path, monkeypatch, frame):
    monkeypatch.setitem(factiva.FACTIVA_FRAMES, frame, FACTIVA_LINES[frame])
    rows = rows_of(tmp_path, "x.html", factiva.factiva_html(frame, classes=False))
    title = "The pier of Orvelle is shut once more"
    require_two(rows, title, "2019-05-04", "Orvelle Echo")


def test_a_page_of_factiva_without_lengths_or_classes(tmp_path):
    page = factiva.factiva_html(classes=False)
    page = page.replace(f"<div>{samples.N_WORDS} words</div>", "")
    title = "The pier of Orvelle is shut once more"
    require_two(rows_of(tmp_path, "x.html", page), title, "2019-05-04", "Orvelle Echo")


def test_a_line_end_in_a_title_or_a_paragraph_is_a_blank(tmp_path):
    title = "The pier of Orvelle is shut once more"
    page = factiva.factiva_html().replace("The pier of Orvelle is", "The pier of Orvelle<br>is")
    page = page.replace("Nobody was hurt", "<br/>Nobody was hurt")
    require_two(rows_of(tmp_path, "x.html", page), title, "2019-05-04", "Orvelle Echo")
    page = samples.europresse_html("tables").replace("La jetée ", "La jetée<br>")
    for row in rows_of(tmp_path, "y.html", page):
        assert (row["title"], row["text"], row["byline"]) == (
            "La jetée fermée",
            BODY,
            "Anne Auteur",
        )


def test_a_day_in_figures_alone_in_xml(tmp_path):
    xml = factiva.factiva_xml().replace("2019-05-04T01:35:58Z", "20190504")
    assert [row["published"] for row in rows_of(tmp_path, "x.xml", xml)] == ["2019-05-04"]


def test_names_of_columns_whose_letters_have_accents(tmp_path):
    head = ["Полный текст", "Заголовок", "Дата публикации", "Название СМИ"]
    book = samples.workbook([head, [BODY, "Пирс закрыт", "28.02.2005", "Вечерний Орвель"]])
    (row,) = rows_of(tmp_path, "x.xlsx", book)
    assert (row["outlet"], row["title"]) == ("Вечерний Орвель", "Пирс закрыт")
    assert (row["published"], row["text"]) == ("2005-02-28", BODY)

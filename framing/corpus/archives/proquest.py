"""ProQuest: pages and texts whose lines begin with the names of fields."""

from __future__ import annotations

import re

from framing.corpus.archives.dates import plain, written_date
from framing.corpus.archives.record import (
    CONTENTS,
    COPYRIGHT,
    FIELD,
    Export,
    Record,
    one_line,
    page_in,
)

# The names of fields by what becomes of them, without accents.
_NAMES = {
    "text": "full text|volltext|texte integral|texto completo|testo completo|полный текст"
    "|pelny tekst|全文文献|全文",
    "standfirst": "abstract|zusammenfassung|resume|resumen|riassunto|resumo|аннотация|streszczenie",
    "title": "title|titel|titre|titulo|titolo|tytul|название",
    "byline": "author|autor|auteur|autore|автор|作者",
    "outlet": "publication title|titel der publikation|publikationstitel|titre de la publication"
    "|titulo de publicacion|titulo de la publicacion|titolo pubblicazione|titulo da publicacao"
    "|tytul publikacji|название публикации|出版物名称",
    "published": "publication date|publikationsdatum|date du diplome|date de publication"
    "|fecha de titulacion|fecha de publicacion|data di pubblicazione|data de publicacao"
    "|data da publicacao|data publikacji|дата публикации|出版日期",
    "info": "publication info|publication information|publikationsinfo|infos sur la publication"
    "|informations sur la publication|informacion de publicacion|informazioni di pubblicazione",
    "page": "pages|page|first page|start page|seiten|paginas|pagine|strony|страницы|页",
    "section": "section|bereich|rubrique|seccion|sezione|secao|seccao|rozdzial|раздел",
    "edition": "edition|edicion|edizione",
    "field": "subject|location|people|company / organization|links|identifier / keyword"
    "|business indexing term|number of pages|publication year|year|publisher|place of publication"
    "|country of publication|publication subject|journal subject|issn|isbn|e-issn|source type"
    "|credit|language of publication|language|document type|proquest document id|document url"
    "|last updated|database|dateline|column|document feature|volume|issue|classification|doi"
    "|illustration|notes|source attribution|publication type|accession number|text word count"
    "|quellentyp|dokumententyp|datenbank|band|ausgabe|seitenanzahl|sprache|publikationssprache"
    "|erscheinungsjahr|jahr|herausgeber|verlagsort|publikationsland|thema|zeitschriftenthema"
    "|identifikator/schlusselwort|tipo de fuente|tipo de documento|base de datos|tomo|numero"
    "|numero de paginas|idioma|idioma de la publicacion|ano de publicacion|ano|editorial"
    "|lugar de publicacion|pais de publicacion|identificador / palabra clave|materia"
    "|type de source|type de document|base de donnees|nombre de pages|langue"
    "|langue de publication|annee de publication|annee|editeur|lieu de publication"
    "|pays de publication|identificateur / mot-cle|sujet|tipo di fonte|tipo di documento"
    "|fascicolo|numero di pagine|lingua|lingua di pubblicazione|anno di pubblicazione|anno"
    "|casa editrice|luogo di pubblicazione|paese di pubblicazione|soggetto|тип источника"
    "|тип документа|база|том|выпуск|число страниц|язык|язык публикации|год публикации|год"
    "|издательство|место публикации|страна публикации|тема|copyright|prawa autorskie",
}
COLUMN = {plain(name): column for column, names in _NAMES.items() for name in names.split("|")}
LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n]{1,45}?)\s?[:：](?:\s|$)(?P<value>.*)", re.DOTALL)
COUNTER = re.compile(r"(?:document|dokument|documento|документ) \d+ (?:of|von|de|di|из) \d+")
LINK = re.compile(r"proquest document link|https?://\S*proquest\.\S*|_{10,}|contents|-{10,}")
PLACE = re.compile(r"\s*(?:;|\[|\s:\s).*$")


def read_proquest(lines: list[str], n_words: list[int] | None = None) -> Export | None:
    """The articles of an export whose lines are given; None for another file.

    Two marks must be there: ProQuest's own number or link, and the name of a text or a publication.

    Parameters
    ----------
    lines : list of str
    n_words : list of int, optional
        The lengths that a page states, one a text, in its order.
    """
    fields = [_field(line) for line in lines]
    names = {COLUMN.get(name) for name, _ in fields}
    own = [row for row, (name, _) in enumerate(fields) if "proquest" in name]
    links = any(LINK.match(plain(line)) and "proquest" in line.lower() for line in lines)
    if not (own or links) or not names & {"text", "outlet"} or not names & {"outlet", "info"}:
        return None
    spans = _parts(lines, fields, own)
    records = [_article(lines[first:last]) for first, last in spans]
    texts = [record for record in records if record.paragraphs]
    for record, length in zip(texts, n_words or []):
        if len(texts) == len(n_words or []):
            record.n_words_stated = length
    return Export("ProQuest", records)


def _field(line: str) -> tuple[str, str]:
    """The name of a field without accents, and its value; nothing twice for another line.

    A page that was printed has the name in a line of its own, without a colon.
    """
    match = LABEL.match(line)
    name = one_line(plain(match["name"])) if match else ""
    if match and (name in COLUMN or ("proquest" in name and len(name) < 40)):
        return name, match["value"].strip()
    bare = one_line(plain(line)).rstrip(": ")
    return (bare, "") if bare in COLUMN else ("", "")


def _parts(lines: list[str], fields: list, own: list[int]) -> list[tuple[int, int]]:
    """Where each article begins and ends: behind the last of the fields around its number."""
    ends: list[int] = []
    for row in own or [len(lines) - 1]:
        end = row + 1
        while end < len(lines) and (
            fields[end][0]
            or LINK.match(plain(lines[end]))
            or (fields[end - 1][0] and not fields[end - 1][1])  # the value of a name above it
        ):
            end += 1
        if not ends or end != ends[-1]:
            ends.append(end)
    if ends and len(lines) - ends[-1] < 8:
        ends[-1] = len(lines)
    return list(zip([0, *ends[:-1]], ends))


def _article(lines: list[str]) -> Record:
    record, column = Record(), "top"
    values: dict[str, list[str]] = {}
    fields = [_field(line) for line in lines]
    for row, (line, (name, value)) in enumerate(zip(lines, fields)):
        if name and (column != "text" or _ends_text(fields, row)):
            column, line = COLUMN.get(name, "field"), value
        elif LINK.match(plain(line)) or COUNTER.fullmatch(plain(one_line(line))):
            record.drop(CONTENTS, line)
            continue
        if column == "field":
            record.drop(COPYRIGHT if name == "copyright" else FIELD, line)
        else:
            values.setdefault(column, []).extend(text for text in line.split("\n") if text)
    _fill(record, values)
    return record


def _ends_text(fields: list[tuple[str, str]], row: int) -> bool:
    """Whether a field's name stands behind the text: others follow it; a text may begin so too."""
    name = fields[row][0]
    if COLUMN.get(name) in ("text", "standfirst"):
        return False
    if COLUMN.get(name) in ("outlet", "published") or name == "subject" or "proquest" in name:
        return True
    return not fields[row + 1 :] or bool(fields[row + 1][0])


def _fill(record: Record, values: dict[str, list[str]]) -> None:
    """The columns from the values of the fields."""
    first = {column: texts[0] for column, texts in values.items() if texts}
    info = first.get("info", "")
    top = values.get("top", [])
    record.title = first.get("title") or (top[-1] if len(top) == 1 else " ".join(top[-1:]))
    record.outlet = PLACE.sub("", first.get("outlet") or info).strip()
    record.published = written_date(first.get("published", "")) or written_date(info)
    record.page = first.get("page", "") or page_in(info)
    for column in ("byline", "section", "edition"):
        setattr(record, column, first.get(column, ""))
    abstract = " ".join(values.get("standfirst", []))
    record.paragraphs = values.get("text", [])
    is_note = plain(abstract).startswith(("none available", "not available"))
    record.standfirst = "" if is_note or _stands_in(abstract, record.paragraphs) else abstract
    for text in top[:-1]:
        record.drop(CONTENTS, text)


def _stands_in(abstract: str, paragraphs: list[str]) -> bool:
    """Whether an abstract is made of the text's own words, as a computer makes it."""
    text = plain(" ".join(paragraphs))
    sentences = list(filter(None, re.split(r"(?<=[.!?])\s+|\s*\.\.\.\s*", plain(abstract))))
    return bool(sentences) and sum(sentence in text for sentence in sentences) >= len(sentences) / 2

"""Documents of Nexis, Lexis+ (Advance) and Nexis Uni: title, paper, date, fields, body, fields."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.base.running.progress import progress
from framing.corpus.archives.dates import begins_with_date, plain
from framing.corpus.archives.record import (
    CAPTION,
    CONTENTS,
    COPYRIGHT,
    FAULT,
    FIELD,
    IS_COPYRIGHT,
    RESERVED,
    Export,
    Record,
    fault_notice,
    page_in,
    stated_words,
)

MARK = "\x00"  # before the name of a bookmark: what a program wrote, in every language
FIRST_LINES = 12  # of an article, in which its date must stand
# Words of the frame, without accents; the fields by what becomes of them.
_FIELDS = {
    "byline": "byline autor auteur autore author autora автор auteurs autoren verfasser",
    "section": "section rubrik rubrique seccion sezione secao ressort раздел рубрика rubriek",
    "length": "length lange longueur longitud lunghezza extension comprimento lengte объем длина",
    "title": "headline titre titel titulo titolo schlagzeile uberschrift заголовок kop",
    "standfirst": "highlight teaser anriss vorspann chapeau encart insert",
    "page": "page pages seite seiten pagina стр",
    "edition": "edition ausgabe edicion edizione издание выпуск",
    "dateline": "dateline datumzeile lieu",
    "body": "body haupttext text corps texte cuerpo texto corpo testo текст brodtext hoofdtekst",
}
HEAD_FIELD = {name: column for column, names in _FIELDS.items() for name in names.split()}
COVER_FIELDS = set(
    "user-name date-and-time job-number client-matter search-terms search-type".split()
)
LISTED = re.compile(r"[^\W\d_]{4,14} \(\d+\)")  # "Documents (12)", above a table of contents
TAIL_FIELDS = set(
    "load-date language publication-type journal-code newspaper-code subject organization company "
    "geographic person industry ticker category city state country graphic graphics url notes "
    "correction correction-date document-type acc-no classification isbn issn terms series type "
    "ladedatum sprache publikationstyp zeitungs-code zeitschriften-code schlagworter thema firma "
    "unternehmen personen branche grafik geographie region land "
    "code-revue type-publication date-chargement localisation-geo symbole-boursier "
    "secteur-activite organisation distribution name geo-localization stock-symbol "
    "langue type-de-publication code-de-publication date-de-chargement sujet societe personne "
    "graphique idioma tipo-de-publicacion fecha-de-carga tema empresa persona grafico lingua "
    "tipo-di-pubblicazione data-di-caricamento soggetto azienda язык тип-публикации тема "
    "дата-загрузки taal publicatietype laaddatum".split()
)
LOAD_DATES = {"load-date", "ladedatum", "date-chargement", "date-de-chargement", "laaddatum"}
END = set(
    "end of document|ende des dokuments|dokumentende|fin du document|fin del documento|"
    "fin de documento|fine del documento|fim do documento|конец документа|einde van document".split(
        "|"
    )
)
BEHIND = {  # headings of what follows the body
    "classification": FIELD, "klassifizierung": FIELD, "klassifikation": FIELD,
    "classificazione": FIELD, "clasificacion": FIELD, "классификация": FIELD,
    "notes": FIELD, "correction": FIELD, "graphic": CAPTION, "grafik": CAPTION,
    "graphique": CAPTION, "grafico": CAPTION,
}  # fmt: skip
# "Classification", above the fields of an index, in languages in which it is much the same
INDEX = re.compile(r"[ck]las+[iy]fi[ck]\w{3,9}")
_LABEL = re.compile(
    r"(?P<name>[^\W\d_][\w /&'’()-]{1,40}?)\s?:(?P<gap>\xa0|\s+|$)(?P<value>.*)", re.S
)

# Fields that stand in one paragraph, a line each
_FIELD_BELOW = re.compile(r"\n(?=[^\W\d_][\w /&'’-]{1,40}:\xa0)")


def read_nexis(lines: list[str]) -> Export | None:
    """The articles of an export, whose paragraphs and bookmarks are given; None for another file.

    Two marks must be there: bookmarks or ends of documents, and a length, a load date or a body.
    An article that was cut out of its export has a date above a length, and a load date or a body.
    """
    lines = [piece for line in lines for piece in _FIELD_BELOW.split(line)]
    starts = [row for row, line in enumerate(lines) if line.startswith(f"{MARK}Bookmark_")]
    starts = sorted({lines[row]: row for row in reversed(starts)}.values())  # some stand twice
    ends = [row + 1 for row, line in enumerate(lines) if plain(line).strip() in END]
    if not (_has_fields(lines) if starts or ends else _is_one_article(lines)):
        return None
    if len(ends) > len(starts) or not starts:
        starts = [_behind_cover(lines), *ends[:-1]]
    documents = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    records: list[Record] = []
    for document in progress(documents, "reading Nexis"):
        if records and any(map(FAULT.search, document[:FIRST_LINES])):
            records[-1].notices.append(fault_notice(1))
        else:
            records.append(_article(document))
    if starts[0]:
        records[0].drop(CONTENTS, " | ".join(_seen(lines[: starts[0]])))
    return Export("Nexis", records)


def _has_fields(lines: list[str]) -> bool:
    """Whether the frame shows a length, a load date or the bookmark of a body."""
    for line in lines:
        name, value = label(line)
        if name == "load-date" or (HEAD_FIELD.get(name) == "length" and stated_words(value)):
            return True
        if line.startswith(f"{MARK}Body"):
            return True
    return False


def _is_one_article(lines: list[str]) -> bool:
    """Whether lines without an end of a document are one article in its frame."""
    days = [row for row, line in enumerate(lines[:FIRST_LINES]) if begins_with_date(line)]
    names = [label(line) for line in lines]
    lengths = [
        row
        for row, (name, value) in enumerate(names[: 2 * FIRST_LINES])
        if HEAD_FIELD.get(name) == "length" and stated_words(value)
    ]
    has_tail = any(name in LOAD_DATES for name, _ in names) or any(
        HEAD_FIELD.get(plain(line)) == "body" for line in lines
    )
    return bool(days and lengths) and days[0] < lengths[0] and has_tail


def _behind_cover(lines: list[str]) -> int:
    """The row of the first title, above paper and date, where a cover or a list stands before."""
    day = next((row for row, line in enumerate(lines) if begins_with_date(line)), 0)
    is_cover = any(
        label(line)[0] in COVER_FIELDS or LISTED.fullmatch(line.strip()) for line in lines[:day]
    )
    return max(day - 2, 0) if is_cover else 0


def _seen(lines: list[str]) -> list[str]:
    return [line for line in lines if line and not line.startswith(MARK)]


def label(line: str) -> tuple[str, str]:
    """The name of a field, in small letters, and its value; twice nothing for another line.

    Examples
    --------
    >>> label("Load-Date: May 30, 2014"), label("He said: nothing at all, as ever: nothing")[0]
    (('load-date', 'May 30, 2014'), 'he-said')
    """
    match = _LABEL.match(line)
    if match is None or line.startswith(MARK):
        return "", ""
    return re.sub(r"[\s/]+", "-", plain(match["name"]).strip()), match["value"].strip()


def is_field(line: str) -> bool:
    """Whether a line is a field: the archive's own blank is behind it, or its name is known."""
    match = _LABEL.match(line)
    if match is None:
        return False
    name, _ = label(line)
    return match["gap"] == "\xa0" or name in TAIL_FIELDS or name in HEAD_FIELD


def _article(lines: list[str]) -> Record:
    """One article, from its title to its end."""
    record = Record()
    last = next((row for row, line in enumerate(lines) if plain(line) in END), len(lines))
    lines = lines[:last]
    first = _body_begins(lines)
    body, behind = _parted(lines[first:])
    _read_head(_seen(lines[:first]), record)
    for rule, line in behind:
        record.drop(rule, line)
    record.paragraphs = _without_headings(_seen(body), record)
    return record


def _body_begins(lines: list[str]) -> int:
    """The row of the first line of the text."""
    for row, line in enumerate(lines):
        if line.startswith(f"{MARK}Body"):
            is_heading = row + 1 < len(lines) and HEAD_FIELD.get(plain(lines[row + 1])) == "body"
            return row + 2 if is_heading else _behind_heading(lines, row + 1)
        if HEAD_FIELD.get(plain(line)) == "body" and row > 2:
            return row + 1
    fields = [row for row, line in enumerate(lines[: 2 * FIRST_LINES]) if is_field(line)]
    gaps = [row for row, after in pairwise([*fields, len(lines)]) if after - row > 1]
    return gaps[0] + 1 if gaps else len(lines)


def _behind_heading(lines: list[str], row: int) -> int:
    """A heading of one word, in a language that is not known, is none of the text."""
    while row < len(lines) and lines[row].startswith(MARK):
        row += 1
    is_heading = row < len(lines) and len(lines[row].split()) == 1
    return row + 1 if is_heading and not lines[row].endswith((".", "!", "?")) else row


def _parted(lines: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The text, and what stands behind it, with the rule by which it is none."""
    end = len(lines)
    behind: list[tuple[str, str]] = []
    for row, line in enumerate(lines):
        if re.match(rf"{MARK}(?:Classification|Graphic|Notes?|Correction)", line) or (
            plain(line).strip() in BEHIND
        ):
            end = row
            break
    rule = FIELD
    for line in lines[end:]:
        rule = BEHIND.get(plain(line).strip(), FIELD if is_field(line) else rule)
        if not line.startswith(MARK):
            behind.append((rule, line))
    text = lines[:end]
    n_behind = len(behind)
    while text and (not text[-1].strip() or text[-1].startswith(MARK) or _is_tail(text[-1])):
        line = text.pop()
        if not line.startswith(MARK):
            behind.insert(0, (COPYRIGHT if IS_COPYRIGHT.match(line) else FIELD, line))
    if len(behind) > n_behind and text and INDEX.fullmatch(plain(text[-1]).strip()):
        behind.insert(0, (FIELD, text.pop()))
    return text, behind


def _is_tail(line: str) -> bool:
    match = _LABEL.match(line)
    if match is not None and (match["gap"] == "\xa0" or label(line)[0] in TAIL_FIELDS):
        return True
    return IS_COPYRIGHT.match(line) is not None or RESERVED.match(line) is not None


def _read_head(lines: list[str], record: Record) -> None:
    """Title, paper and date, in that order, then fields."""
    day = next((row for row, line in enumerate(lines) if begins_with_date(line)), None)
    if day is None or day == 0:
        day = min(2, len(lines))
        titles, names = lines[:1], lines[1:day]
    else:
        # a blog stands in brackets under its paper
        paper = day - 2 if day > 2 and re.fullmatch(r"\(.*\)", lines[day - 1]) else day - 1
        titles, names = lines[:paper], lines[paper:day]
        if len(lines[:day]) > FIRST_LINES:  # a list of contents without an end stands before it
            record.drop(CONTENTS, " | ".join(lines[: day - 2]))
            titles = lines[day - 2 : day - 1]
    titles = list(dict.fromkeys(titles))  # a running head says the title once more
    record.title, record.outlet = " ".join(titles), " ".join(names)
    fields = lines[day:]
    if fields and begins_with_date(fields[0]):
        record.date_from(fields.pop(0))
    if not record.title and fields and not (_is_tail(fields[0]) or is_field(fields[0])):
        record.title = fields.pop(0)  # it stands below paper and date
    for line in fields:
        read_field(record, line)


def read_field(record: Record, line: str) -> None:
    """Put the value of a field into its column; what has none is noted as dropped."""
    name, value = label(line)
    column = HEAD_FIELD.get(name, "")
    if IS_COPYRIGHT.match(line) or RESERVED.match(line):
        record.drop(COPYRIGHT, line)
    elif column == "length":
        record.n_words_stated = stated_words(value) or record.n_words_stated
    elif column in ("byline", "section", "title", "standfirst", "page", "edition") and value:
        setattr(record, column, value)
        if column == "section":
            record.page = record.page or page_in(value)
    else:
        record.drop(FIELD, line)


def _without_headings(lines: list[str], record: Record) -> list[str]:
    """A paper's own ``ABSTRACT … FULL TEXT`` frame: the abstract is the standfirst."""
    if lines and lines[0] == "ABSTRACT" and "FULL TEXT" in lines[:6]:
        row = lines.index("FULL TEXT")
        record.standfirst = record.standfirst or " ".join(lines[1:row])
        record.drop(FIELD, "ABSTRACT")
        record.drop(FIELD, "FULL TEXT")
        return lines[row + 1 :]
    return lines

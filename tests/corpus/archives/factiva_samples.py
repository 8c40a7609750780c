"""Made-up exports of Factiva: pages, codes in tables, lines of a document, XML."""

from __future__ import annotations

from archive_samples import FIRST, N_WORDS, SECOND

FACTIVA_FRAMES = {
    "English": ("words", "4 May 2019", "Document", "English"),
    "German": ("Wörter", "4 Mai 2019", "Dokument", "Deutsch"),
    "French": ("mots", "4 mai 2019", "Document", "Français"),
    "Spanish": ("palabras", "4 mayo 2019", "Documento", "Español"),
    "Italian": ("parole", "4 maggio 2019", "Documento", "Italiano"),
    "Russian": ("слов", "4 мая 2019", "Документ", "Русский"),
    "Chinese": ("字", "2019 年 5 月 4 日", "文件", "中文(简体)"),
}


def factiva_html(
    frame="English", n=2, classes=True, copyright_line="(c) 2019 Echo Media Ltd"
) -> str:
    """A page of Factiva in one of its languages, with or without its classes."""
    words, date, document, language = FACTIVA_FRAMES[frame]
    roles = {"head": "enHeadline", "body": "articleParagraph enarticleParagraph"}
    head, body = (f' class="{roles[role]}"' if classes else "" for role in ("head", "body"))
    identity = ' id="hd"' if classes else ""
    author = ' class="author"' if classes else ""
    articles = "".join(
        f"""<div><div><p></p><div>Local News</div>
<div{identity}><span{head}>{number}) The pier of Orvelle is <b>shut</b> once more</span></div>
<div{author}>Ann Writer</div><div>{N_WORDS} {words}</div><div>{date}</div><div>09:15</div>
<div>Orvelle Echo</div><div>ORVECH</div><div>Late Edition</div><div>{number}</div>
<div>{language}</div>{f"<div>{copyright_line}</div>" if copyright_line else ""}<p></p>
<p{body}>{FIRST}</p><p{body}>{SECOND}</p>
<p>Echo Media Ltd</p><p>{document} ORVECH0020190504ef5400{number:02d}a</p></div></div>"""
        for number in range(1, n + 1)
    )
    return (
        "<html><head><title>Factiva</title><style>.a{b:c}</style></head><body>"
        f'<div class="fcpNavContainer"><h1>Dow Jones Factiva</h1></div>{articles}</body></html>'
    )


def factiva_codes(n=2) -> str:
    """A page of Factiva whose fields have codes, in tables."""
    cell = '<td align="right" class="index"><b>{}</b>&nbsp;</td><td>{}</td>'
    articles = ""
    for number in range(1, n + 1):
        fields = {
            "SE": "Local",
            "HD": f"<b class='frHeadline'>Pier {number} shut</b>",
            "BY": "Ann Writer",
            "WC": f"{N_WORDS} mots",
            "PD": "29 décembre 2011",
            "ET": "15:32",
            "SN": "Orvelle Echo",
            "SC": "ORVECH",
            "PG": "26",
            "LA": "Français",
            "CY": "(c) Echo Media",
            "LP": f"<p class='articleParagraph'>{FIRST}</p>",
            "TD": f"<p class='articleParagraph'>{SECOND}</p>",
            "NS": "gpir : Politics",
            "AN": f"Document ORVECH0020111229e7ct000{number:02d}",
        }
        rows = "".join(f"<tr>{cell.format(*field)}</tr>" for field in fields.items())
        articles += f'<div class="article frArticle"><table>{rows}</table></div>'
    return f"<html><head><title>Factiva</title></head><body>{articles}</body></html>"


def factiva_lines(n=2) -> list[str]:
    """The lines of a document of Factiva, as Word and RTF files hold them."""
    return [
        line
        for number in range(1, n + 1)
        for line in (
            "Local News",
            "The pier of Orvelle is shut once more",
            "Ann Writer",
            f"{N_WORDS} words",
            "4 May 2019",
            "Orvelle Echo",
            "ORVECH",
            "English",
            "© 2019 Echo Media Ltd",
            FIRST,
            SECOND,
            "Echo Media Ltd",
            f"Document ORVECH0020190504ef5400{number:02d}a",
        )
    ]


def factiva_xml() -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<PPSResponse><r xmlns="http://global.factiva.com/pps/2.0"><article>
<accessionNo>ORVECH0020190504ef540000a</accessionNo><copyright>(c) 2019 Echo</copyright>
<headline><paragraph><hlt>Pier</hlt> shut</paragraph></headline>
<leadParagraph><paragraph>{FIRST}</paragraph></leadParagraph>
<publicationDate><dateTime>2019-05-04T01:35:58Z</dateTime></publicationDate>
<sourceName>Orvelle Echo</sourceName><newsSubject code="c"><name>Weather</name></newsSubject>
<tailParagraphs><paragraph>{SECOND}</paragraph></tailParagraphs>
<wordCount>{N_WORDS}</wordCount></article></r></PPSResponse>"""

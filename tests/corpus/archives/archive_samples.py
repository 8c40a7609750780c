"""Made-up exports: an invented town, its papers, and the frames that archives put round them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl

FIRST = (
    "The council of Orvelle shut the old pier on Monday. Nobody was hurt, it said, and the lamps "
    "along the quay stayed lit until the last ferry had left the harbour."
)
SECOND = "The mayor promised new planks by spring; the fishermen asked who would pay for them."
BREAK = FIRST.rindex(" ", 0, 90)
N_WORDS = len(f"{FIRST} {SECOND}".split())


def nexis_docx(articles: list[dict], contents: bool = True, bookmarks: bool = True) -> bytes:
    """A Word export of Nexis; what an article does not give is as in the sample."""
    document = docx.Document()
    if contents:
        document.add_paragraph("User Name: A. READER")
        document.add_paragraph(f"Documents ({len(articles)})")
        for number, article in enumerate(articles, 1):
            document.add_paragraph(f"{number}. {article['title']}")
            document.add_paragraph("Client/Matter: -None-")
            document.add_paragraph("Search Terms: pier")
    for number, article in enumerate(articles, 1):
        words = article.get("words", f"Length:\xa0{N_WORDS} words")
        body = article.get("body", [FIRST, SECOND])
        if bookmarks:
            _bookmark(document, f"Bookmark_{number}")
        for line in (
            article["title"],
            article.get("outlet", "The Orvelle Echo (Orvelle)"),
            article.get("date", "March 4, 2014 Tuesday, Final Edition"),
            "\nCopyright 2014 Echo Media All Rights Reserved",
            article.get("section", "Section:\xa0NEWS; Pg. A10"),
            words,
            "Byline:\xa0By Ann Writer",
            "Highlight:\xa0A pier that nobody mended.",
        ):
            document.add_paragraph(line)
        _bookmark(document, "Body")
        document.add_paragraph(article.get("heading", "Body"))
        for text in body:
            document.add_paragraph(text)
        document.add_paragraph("Classification")
        document.add_paragraph("Language:\xa0ENGLISH")
        document.add_paragraph("\nSubject:\xa0PIERS (93%); HARBOURS (90%)")
        document.add_paragraph("\nLoad-Date:\xa0March 5, 2014")
        document.add_paragraph(article.get("end", "\nEnd of Document"))
    return _bytes_of(document)


def _bookmark(document, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:id"), "1")
    mark.set(qn("w:name"), name)
    document.add_paragraph()._p.append(mark)


def _bytes_of(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def plain_docx(title: str = "Pier shut", texts: tuple[str, ...] = (FIRST, SECOND)) -> bytes:
    """A Word file with a heading that is no export."""
    document = docx.Document()
    document.add_heading(title, level=1)
    for text in texts:
        document.add_paragraph(text)
    return _bytes_of(document)


def lexisnexis_html(
    counters=("1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS"),
    dates=("March 4, 2014 Tuesday", "March 5, 2014 Wednesday"),
    names=("BYLINE", "SECTION", "LENGTH", "LOAD-DATE", "LANGUAGE"),
    words="words",
    texts=True,
) -> str:
    """An older page of Nexis, with the words of its frame."""
    byline, section, length, load, language = names
    marked = FIRST.replace("pier", '<SPAN CLASS="c4">pier</SPAN>')
    text = f"<BR><DIV><P><SPAN>{marked}</SPAN></P>\n<P><SPAN>{SECOND}</SPAN></P></DIV>"
    articles = ""
    for number, (counter, date) in enumerate(zip(counters, dates), 1):
        month, *others = date.split(" ")
        articles += f"""<A NAME="DOC_ID_{number}_0"></A><!-- <DOC NUMBER={number}> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{counter}</SPAN></P></DIV>
<BR><DIV><BR><P CLASS="c1"><IMG SRC="logo.gif"><BR><SPAN>The Orvelle Echo</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P><SPAN CLASS="c4">{month}</SPAN><SPAN> {" ".join(others)}</SPAN>
<SPAN>&nbsp;</SPAN></P></DIV>
<BR><DIV><P><SPAN>Pier <B>shut</B> again<BR>in Orvelle</SPAN></P></DIV>
<BR><DIV><P><SPAN>{byline}: </SPAN><SPAN>Ann Writer</SPAN></P></DIV>
<BR><DIV><P><SPAN>{section}: </SPAN><SPAN>NEWS; Pg. 7</SPAN></P></DIV>
<BR><DIV><P><SPAN>{length}: </SPAN><SPAN>{N_WORDS} {words}</SPAN></P></DIV>
{text if texts else ""}
<BR><DIV><P><SPAN>{load}: </SPAN><SPAN>{date}</SPAN></P></DIV>
<BR><DIV><P><SPAN>{language}: </SPAN><SPAN>ENGLISH</SPAN></P></DIV>
<BR><DIV><P><SPAN>Copyright 2014 Echo Media<BR>All Rights Reserved</SPAN></P></DIV>"""
    return f"<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY>{articles}</BODY></HTML>"


def lexisnexis_text(counters=("1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS")) -> str:
    """An older text export: title and text are fields, copyright stands above the paper."""
    articles = [
        f"""

                               {counter}

                    Copyright 2001 Echo Media
                       The Orvelle Echo

              March {number}, 2001, Thursday, Late Edition - Final

SECTION: Section A; Page {number}; Column 2; Metro

LENGTH: {N_WORDS} words

HEADLINE: Pier shut
for the {number}. time

BYLINE: By ANN WRITER

BODY:
   {FIRST[:BREAK]}
{FIRST[BREAK + 1 :]}

   {SECOND}

GRAPHIC: Photo: the pier of Orvelle

LOAD-DATE: March {number}, 2001
"""
        for number, counter in enumerate(counters, 1)
    ]
    return "Print Request: Selected Items\r\n" + "".join(articles).replace("\n", "\r\n")


def europresse_html(vintage: str) -> str:
    """A page of Europresse: ``tables`` (to 2014), ``articles`` (2015) or ``rdp`` (today)."""
    certificate = "Ce certificat est émis à des fins de visualisation."
    if vintage == "tables":
        return "<html><body>" + "".join(
            f"""<p><table><tr><td><table><tr><td><img></td></tr></table>
<span class="DocPublicationName">Le Phare, no. 59{number}</span><br><span class="DocHeader">Société,
</span><span class="DocHeader">jeudi </span><span class="DocHeader">{number} octobre 2013</span>
<span class="DocHeader">, p. 0{number}</span><br><br>
<span class="TitreArticleVisu">La jetée <span style="color:red">fermée</span></span><br><br>
Anne Auteur<br><p></p><font>{FIRST}</font><p></p>{SECOND}<p></p>
<b><i>© 2013 Le Phare. Tous droits réservés.</i></b><p></p>Numéro de document :
news·2013100{number}·PH·0{number}<br><table><tr><td>{certificate}</td></tr></table></td></tr></table>"""
            for number in (3, 4)
        )
    rdp = "rdp__" if vintage == "rdp" else ""
    title = f"titreArticleVisu {rdp}articletitle" if rdp else "titreArticleVisu"
    author = '<div class="docAuthors">Anne Auteur</div>' if rdp else "<div>Anne Auteur</div>"
    return "<html><body>" + "".join(
        f"""<article><header><div class="{rdp}DocPublicationName">
<span class="DocPublicationName">Le Phare, no. 59{number}   </span></div>
<div><span class="DocHeader">Société, jeudi {number} octobre 2013, p. 0{number}</span></div>
<div class="titreArticle"><p class="{title}">La jetée <mark>fermée</mark></p></div>{author}</header>
<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>{FIRST}</p>
<p>{SECOND}</p></div></div></section><aside><p>Illustration : la jetée</p></aside>
<footer><small>© 2013 Le Phare.</small><div class="publiC-lblNodoc">news·2013100{number}·PH·0</div>
<div>{certificate}</div></footer></article>"""
        for number in (3, 4)
    )


def proquest_html(n=2, printed=False) -> str:
    """A page of ProQuest, whose texts hold what looks like a field; or as it is printed."""
    field = "<p style='x'><strong>{}: </strong>{}</p>"
    if printed:
        field = "<div class='indexing_fieldname'>{}</div><div class='indexing_data'>{}</div>"
    return "<html><body>" + "".join(
        f"""<div style="margin-bottom:20px"><a name="DocID_{number}"></a><p></p>
<p style="font-weight:bold;">Pier shut: part {number}</p>{field.format("Author", "Writer, Ann")}
{field.format("Publication info", f"Orvelle Echo ; Orvelle [Orvelle]0{number} May 2010: AA.2.")}
<p><a href="https://search.proquest.com/docview/1">ProQuest document link</a></p>
{field.format("Abstract", "")}<p>None available.</p>
<p><strong>Full text: </strong><text wordcount="{N_WORDS + 6}"><title></title><p>{FIRST}</p>
<p>Location: nobody knew where, it said.</p><p>{SECOND}</p></text></p>
{field.format("Subject", "Piers")}{field.format("Publication title", "Orvelle Echo; Orvelle")}
{field.format("Pages", "AA.2")}{field.format("Publication date", f"May {number}, 2010")}
{field.format("Section", "Metro")}{field.format("ProQuest document ID", "2514")}
{field.format("Copyright", "(c) 2010 Echo")}{field.format("Database", "Dailies")}</div>"""
        for number in range(1, n + 1)
    )


INTEGRUM_HEAD = ["Источник", "Дата", "Время", "Заголовок", "Анонс", "Оригинал", "Автор"]


def workbook(rows: list[list]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def integrum_xlsx() -> bytes:
    text = f"Пирс закрыт\n\n28.02.2005\n\n{FIRST}\n\n{SECOND}"
    return workbook(
        [
            ["Тематическая карта"],
            INTEGRUM_HEAD,
            ["Вечерний Орвель", "28.02.05", "00:00", "Пирс закрыт", text, "", "А. Автор"],
            ["Утро", "01.03.05", "00:00", "Пирс открыт", SECOND, "", ""],
        ]
    )


def rtf(lines: list[str]) -> bytes:
    """An RTF file of lines."""

    def escaped(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    body = "\\par\n".join(map(escaped, lines))
    return f"{{\\rtf1\\ansi\\deff0 {{\\fonttbl{{\\f0 Arial;}}}}\n{body}\\par}}".encode("ascii")


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF file of lines, whose fonts come with every reader."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        text = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 40 800 Td {text} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Resources {font} "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def write(folder: Path, files: dict[str, bytes | str]) -> Path:
    """Files in a folder, whose text is UTF-8."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return folder


def docx_of_page(page: str) -> bytes:
    """A Word file that holds a page in place of paragraphs."""
    schema = "http://schemas.openxmlformats.org"
    kinds = f"{schema}/officeDocument/2006/relationships"
    related = f'<Relationships xmlns="{schema}/package/2006/relationships">'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{schema}/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="htm" ContentType="text/html"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'{related}<Relationship Id="r1" Type="{kinds}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{related}<Relationship Id="r1" Type="{kinds}/aFChunk" '
        'Target="afchunk.htm"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{schema}/wordprocessingml/2006/main" '
        f'xmlns:r="{kinds}"><w:body><w:altChunk r:id="r1"/></w:body></w:document>',
        "word/afchunk.htm": page,
    }
    return zipped({name: text.encode("utf-8") for name, text in files.items()})

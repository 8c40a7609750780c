"""What scrapers, feeds and web archives write is read, and what was taken for what is said."""

from __future__ import annotations

import io
import json

import pytest

import framing
from framing import FramingError

STORY = "The council of Orvelle shut the old pier on Monday after divers found cracks in it."
OTHER = "A choir sang in the rain for three hours, and nobody in the harbour left early that day."


def read(path, **options):
    return framing.read_articles(path, copies="keep", at_least=1, **options)


SCRAPERS = {
    "news-please": {
        "maintext": STORY,
        "date_publish": "2024-05-31",
        "source_domain": "echo.example",
    },
    "newspaper": {"text": STORY, "publish_date": "2024-05-31", "url": "https://www.echo.example/1"},
    "trafilatura": {"text": STORY, "date": "2024-05-31", "source": "https://echo.example/1"},
    "a service": {
        "content": STORY,
        "publishedAt": "2024-05-31",
        "source": {"name": "echo.example"},
    },
    "JSON Feed": {
        "content_text": STORY,
        "date_published": "2024-05-31",
        "url": "http://echo.example",
    },
}


@pytest.mark.parametrize("name", SCRAPERS)
@pytest.mark.parametrize("container", ["lines", "list", "items", "one"])
def test_columns_go_by_the_names_that_scrapers_give(tmp_path, name, container):
    path, row = tmp_path / "t.json", SCRAPERS[name]
    if container == "lines":
        path = tmp_path / "t.jsonl"
    content = {"list": [row], "items": {"version": "1", "items": [row]}}.get(container, row)
    if container == "one" and not {"text", "maintext"} & set(row):
        content = [row]
    path.write_text(json.dumps(content), encoding="utf-8")
    article = read(path).iloc[0]
    assert (article["outlet"], article["text"]) == ("echo.example", STORY)
    assert f"{article['published']:%Y-%m-%d}" == "2024-05-31"
    assert "columns read by another name: " in article["notice"]


def test_rows_of_several_scrapers_in_one_file(tmp_path):
    rows = [
        {"maintext": STORY, "publish_date": "2024-05-31", "sitename": "Echo"},
        {"body": OTHER, "date": "2024-06-01", "hostname": "herald.example"},
        {
            "text_of": "",
            "content": f"{OTHER} {STORY}",
            "date": "",
            "url": "https://www.gull.example",
        },
    ]
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles = read(path)
    assert articles["outlet"].tolist() == ["Echo", "herald.example", "gull.example"]
    assert articles["text"].tolist() == [STORY, OTHER, f"{OTHER} {STORY}"]
    days = articles["published"].dt.strftime("%Y-%m-%d").tolist()
    assert days[:2] == ["2024-05-31", "2024-06-01"] and articles["published"].isna()[2]
    assert "publish_date as published, date as published" in articles["notice"][0]


def test_columns_with_blanks_in_their_names(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(f'Publication;Headline;Full Text\nEcho;Pier;"{STORY}"\n', encoding="utf-8")
    article = read(path).iloc[0]
    assert (article["outlet"], article["title"], article["text"]) == ("Echo", "Pier", STORY)


def test_a_column_of_the_common_name_is_never_passed_over(tmp_path):
    rows = [{"outlet": "Echo", "source": "x", "text": STORY, "content": "y", "date": "May"}]
    rows[0]["published"] = None
    (tmp_path / "t.jsonl").write_text(json.dumps(rows[0]), encoding="utf-8")
    article = read(tmp_path / "t.jsonl").iloc[0]
    assert (article["outlet"], article["text"], article["date"]) == ("Echo", STORY, "May")
    assert "another name" not in article["notice"]


RSS = f"""<?xml version="1.0"?><rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>
<title>All</title><item><title>Pier</title><link>https://echo.example/1</link><pubDate>Fri, 31 May
 2024 10:00:00 GMT</pubDate><description>Short.</description><c:encoded><![CDATA[<p>{STORY}</p>
<p>Nobody&nbsp;was hurt.</p>]]></c:encoded></item><item><link>https://herald.example/1</link>
<description>{OTHER}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Pier</title><link
 href="https://echo.example/1"/><updated>2024-05-31T10:00:00Z</updated><content type="xhtml"><div
 xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p><p>Nobody was hurt.</p></div></content></entry>
</feed>"""


@pytest.mark.parametrize(("suffix", "feed"), [(".rss", RSS), (".atom", ATOM), (".xml", RSS)])
def test_feeds(tmp_path, suffix, feed):
    path = tmp_path / f"feed{suffix}"
    path.write_text(feed, encoding="utf-8")
    articles = read(path)
    first = articles.iloc[0]
    assert (first["outlet"], first["title"]) == ("echo.example", "Pier")
    assert first["text"] == f"{STORY}\nNobody was hurt."
    assert f"{first['published']:%Y-%m-%d %H}" == "2024-05-31 10"
    assert "HTML taken out of the text" in first["notice"]
    if suffix != ".atom":
        assert articles["text"][1] == OTHER and "summary only" in articles["notice"][1]


@pytest.mark.parametrize(
    ("feed", "says"),
    [
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss><channel/></rss>', "declares entities"),
        ("<rss><channel>", "not well-formed"),
        ("<rss><x/></rss><", "not well-formed"),
    ],
)
def test_feeds_that_are_none(tmp_path, feed, says):
    (tmp_path / "f.rss").write_text(feed, encoding="utf-8")
    with pytest.raises(FramingError, match=says):
        read(tmp_path / "f.rss")


def test_xml_that_is_no_feed_is_passed_over_in_a_folder(tmp_path):
    (tmp_path / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    (tmp_path / "Echo").mkdir()
    (tmp_path / "Echo" / "1.txt").write_text(STORY, encoding="utf-8")
    assert len(read(tmp_path)) == 1


def test_a_web_archive(tmp_path):
    pytest.importorskip("trafilatura")
    writer = pytest.importorskip("warcio.warcwriter").WARCWriter
    from warcio.statusandheaders import StatusAndHeaders

    body = "".join(f"<p>{text}</p>" for text in (STORY, OTHER, STORY + " Nobody was hurt."))
    pages = {
        "https://www.echo.example/1": ("200 OK", "text/html; charset=utf-8", f"<p>{body}"),
        "https://echo.example/empty": ("200 OK", "text/html", ""),
        "https://echo.example/gone": ("404 No", "text/html", f"<article>{body}</article>"),
        "https://echo.example/i.png": ("200 OK", "image/png", "x"),
    }  # fmt: skip
    path = tmp_path / "pages.warc.gz"
    with path.open("wb") as file:
        archive = writer(file, gzip=True)
        for url, (status, kind, page) in pages.items():
            page = f"<html><head><title>Pier shut</title></head><body>{page}</body></html>"
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            archive.write_record(
                archive.create_warc_record(
                    url, "response", payload=io.BytesIO(page.encode()), http_headers=headers
                )
            )
    articles = read(path)
    assert articles["outlet"].tolist() == ["echo.example"]
    assert OTHER in articles["text"][0]
    assert (
        "1 pages of the archive hold no article: https://echo.example/empty"
        in (articles["notice"][0])
    )
    (tmp_path / "bad.warc").write_bytes(b"\x00" * 100)
    with pytest.raises(FramingError, match="bad.warc"):
        read(tmp_path / "bad.warc")


@pytest.mark.parametrize(
    ("separator", "suffix"), [(";", "csv"), ("\t", "csv"), (",", "tsv"), ("|", "csv")]
)
@pytest.mark.parametrize("first", ["", "sep={}\n"])
def test_tables_with_another_separator(tmp_path, separator, suffix, first):
    rows = [
        ["outlet", "share", "text"],
        ["Echo", "1,5" if separator == ";" else "1.5", f'"{STORY}"'],
    ]
    content = first.format(separator) + "\n".join(separator.join(row) for row in rows) + "\n"
    path = tmp_path / f"t.{suffix}"
    path.write_text(content, encoding="utf-8")
    article = read(path).iloc[0]
    assert article["text"] == STORY and article["share"] in ("1,5", "1.5")
    path.write_text(content + separator.join(["Echo", "1", "a", "b"]), encoding="utf-8")
    with pytest.raises(
        FramingError, match="4 fields where the first line names 3; the separator is a"
    ):
        read(path)


def test_the_date_of_an_embedded_message_is_not_the_articles(tmp_path):
    pytest.importorskip("trafilatura")
    body = "".join(f"<p>{text}</p>" for text in (STORY, OTHER, STORY + " Nobody was hurt."))
    tweet = (
        '<blockquote class="twitter-tweet"><p>Cracks in it!</p>— Ann (@ann) '
        '<a href="#"><time datetime="2019-01-05">January 5, 2019</time></a></blockquote>'
    )
    page = f"<html><body><article><h1>Pier</h1>{body}{tweet}</article></body></html>"
    (tmp_path / "Echo").mkdir()
    (tmp_path / "Echo" / "1.html").write_text(page, encoding="utf-8")
    assert read(tmp_path)["published"].isna().all()
    dated = page.replace("<h1>", '<time datetime="2024-05-31">31 May 2024</time><h1>')
    (tmp_path / "Echo" / "1.html").write_text(dated, encoding="utf-8")
    assert f"{read(tmp_path)['published'][0]:%Y-%m-%d}" == "2024-05-31"


@pytest.mark.parametrize(
    ("written", "declared", "says"),
    [
        ("koi8-r", "koi8-r", ""),
        ("utf-8", "windows-1251", "it says cp1251 and is UTF-8"),
        ("cp1251", "utf-8", "it says utf-8 and is not"),
    ],
)
def test_a_declared_encoding_is_used_or_contradicted_aloud(tmp_path, written, declared, says):
    pytest.importorskip("trafilatura")
    words = "Совет города Орвель закрыл старый пирс в понедельник, когда водолазы нашли трещины. "
    page = (
        f'<html><head><meta charset="{declared}"></head><body><article>{f"<p>{words * 3}</p>" * 3}'
    )
    (tmp_path / "Echo").mkdir()
    (tmp_path / "Echo" / "1.html").write_bytes(f"{page}</article></body></html>".encode(written))
    article = read(tmp_path).iloc[0]
    assert "водолазы нашли трещины" in article["text"]
    assert says in article["notice"] and ("declared" in article["notice"]) == bool(says)

"""One reader of dates: what a file may say is what a table may say."""

from __future__ import annotations

import datetime
import json

import pandas as pd
import pytest

import framing
from framing import FramingError
from framing.base.dates.read import dates_and_notices, read_dates

READ = {
    "ISO": ("2024-05-31", "2024-05-31"),
    "a month's name": ("31 May 2024", "2024-05-31"),
    "a time zone": ("2024-05-04T10:00:00+02:00", "2024-05-04 08:00"),
    "a year in two digits": ("5/31/24", "2024-05-31"),
    "eight digits": (20240531, "2024-05-31"),
    "seconds since 1970": (1717113600, "2024-05-31"),
    "milliseconds since 1970": ("1717113600000", "2024-05-31"),
    "blanks": ("  ", None),
    "nothing": (None, None),
}
REFUSED = ["May 5", "5 May", "now", "today", "10:30", "yesterday", "2024-99-99", 12, True]


def articles(published) -> pd.DataFrame:
    dates = pd.Series([published, "2024-05-03"], dtype=object)
    texts = ["The old pier of Orvelle was shut.", "The pier of Orvelle is shut."]
    return pd.DataFrame(
        {"article": ["a", "b"], "outlet": ["Echo", "Herald"], "text": texts, "published": dates}
    )


def read_from_file(published, folder) -> pd.DataFrame:
    path = folder / "table.jsonl"
    rows = articles(published).to_dict("records")
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return framing.read_articles(path)


@pytest.mark.parametrize("name", READ)
def test_a_file_and_a_table_read_the_same_dates(name, tmp_path):
    published, day = READ[name]
    first = framing.overview(articles(published))["first"][0]
    read = read_from_file(published, tmp_path)["published"][0]
    assert (pd.isna(first) and pd.isna(read)) if day is None else first == read == pd.Timestamp(day)


@pytest.mark.parametrize("published", REFUSED)
def test_a_file_and_a_table_refuse_the_same_values(published, tmp_path):
    says = "published must be a date such as 2024-05-31"
    with pytest.raises(FramingError, match=f"{says}, and '{published}' .article 1. is none"):
        read_from_file(published, tmp_path)
    for function in (framing.overview, framing.match_events, framing.event_links):
        with pytest.raises(FramingError, match=f"articles, row 1: {says}, not {published!r}"):
            function(articles(published))


@pytest.mark.parametrize("function", [framing.overview, framing.match_events, framing.event_links])
@pytest.mark.parametrize("published", ["0001-05-05", "2424-05-05"])
def test_a_year_that_is_a_slip_is_named(function, published):
    with pytest.raises(FramingError, match=f"a date of the years 1800 to 2100, not '{published}'"):
        function(articles(published))


def test_a_column_of_dates_stays_the_same_and_zones_become_utc():
    plain = pd.Series(pd.to_datetime(["2024-05-03", None]), name="published")
    assert read_dates(plain, refuse=None) is plain
    zoned = plain.dt.tz_localize("Europe/Moscow")
    assert read_dates(zoned, refuse=None)[0] == pd.Timestamp("2024-05-02 21:00")


def test_objects_are_dates_and_the_first_row_that_is_none_is_named():
    def refuse(row, *why):
        raise FramingError(f"row {row}")

    days = [datetime.date(2024, 5, 3), pd.Timestamp("2024-05-04"), None, [1], "May 5"]
    column = pd.Series(days, index=list("vwxyz"), name="published")
    with pytest.raises(FramingError, match="^row 3$"):
        read_dates(column, refuse)
    read = read_dates(column.iloc[:3], refuse)
    assert read.index.tolist() == list("vwx") and read.name == "published"
    assert read.dropna().dt.day.tolist() == [3, 4]


ONE_DAY = """3 May 2024|Friday, May 3rd, 2024|3. Mai 2024|3. Mai 2024, 14.30 Uhr|vendredi 3 mai 2024
1er mai 2024|3 de mayo de 2024|venerdì 3 maggio 2024|3 мая 2024 г.|3 травня 2024 року, 10:00
Mon, 06 May 2024 10:00:00 +0000|Mon May 06 10:00:00 +0000 2024|3 май 2024|Sept. 3, 2024
9 января 2024 в 09:05|12 févr. 2024|3-May-2024|March 3, 2024 11:30 PM EST""".replace("\n", "|")
DAYS = """05-03 05-03 05-03 05-03 05-03 05-01 05-03 05-03 05-03 05-03 05-06 05-06 05-03 09-03 01-09
02-12 05-03 03-04""".split()


def refuse(row, allowed="", remedy=""):
    raise FramingError(f"row {row}: {allowed}; {remedy}")


@pytest.mark.parametrize(("published", "day"), [*zip(ONE_DAY.split("|"), DAYS, strict=True)])
def test_names_of_months_are_read_in_seven_languages(published, day):
    assert f"{read_dates(pd.Series([published]), refuse)[0]:%m-%d}" == day


@pytest.mark.parametrize("mark", [".", "/", "-"])
def test_one_date_with_one_reading_decides_for_its_column(mark):
    column = pd.Series(["03.05.2024 10:00", "", "31.05.2024", "2024-05-07", "1.2.2024"])
    read = read_dates(column.str.replace(".", mark), refuse)
    assert read.dropna().dt.month.tolist() == [5, 5, 5, 2]
    swapped = pd.Series(["05.03.2024", "05.31.2024"]).str.replace(".", mark)
    assert read_dates(swapped, refuse).dt.month.tolist() == [5, 5]


def test_outlets_may_differ_in_the_order_of_day_and_month():
    column = pd.Series(["03.05.2024", "31.05.2024", "05/03/2024", "05/31/2024"])
    read = read_dates(column, refuse, ["Echo", "Echo", "Herald", "Herald"])
    assert read.dt.month.tolist() == [5] * 4 and read.dt.day.tolist() == [3, 31, 3, 31]
    with pytest.raises(FramingError, match="row 3: a date in the order of row 2 "):
        read_dates(column, refuse)


@pytest.mark.parametrize("outlets", [None, ["Echo", "Herald"]])
def test_dates_that_fit_both_readings_are_refused_with_both(outlets):
    column = pd.Series(["03.05.2024", "04.06.2024"])
    with pytest.raises(FramingError, match="it is 3 May 2024 or 5 March 2024, and no date of the"):
        read_dates(column, refuse, outlets)
    assert read_dates(column, refuse, order="day first").dt.month.tolist() == [5, 6]
    assert read_dates(column, refuse, order="month first").dt.month.tolist() == [3, 4]
    assert read_dates(pd.Series(["03.03.2024"]), refuse)[0] == pd.Timestamp("2024-03-03")


def test_an_order_that_a_date_contradicts_is_refused():
    with pytest.raises(FramingError, match="row 1: a date with the month first"):
        read_dates(pd.Series(["03.05.2024", "31.05.2024"]), refuse, order="month first")


@pytest.mark.parametrize("published", ["24-05-31", "31.31.2024", "30.02.2024", "32 May 2024"])
def test_days_that_are_none_are_refused(published):
    with pytest.raises(FramingError, match="^row 0"):
        read_dates(pd.Series([published]), refuse)


def test_a_file_says_how_its_dates_were_read(tmp_path):
    path = tmp_path / "table.csv"
    rows = [
        "outlet,published,text",
        *(f"Echo,{day},The pier." for day in ("3.5.2024", "31.5.2024")),
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    read = framing.read_articles(path, at_least=1, copies="keep", furniture="keep")
    assert read["published"].dt.month.tolist() == [5, 5]
    assert "date with two readings, day first: 3.5.2024" in read["notice"][0]
    assert "readings" not in read["notice"][1]
    with pytest.raises(FramingError, match="dates must be one of 'day first', 'month first'"):
        framing.read_articles(path, dates="european")


@pytest.mark.parametrize("written", ["2024", "2024-05", "May 2024"])
def test_a_date_without_a_day_is_told(written):
    dates, notices = dates_and_notices(pd.Series([written, "3 May 2024", "20240503"]), print)
    assert dates.dt.day.tolist() == [1, 3, 3]
    assert notices.tolist() == [f"date without a day, read as the first one: {written}", "", ""]

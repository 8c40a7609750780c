"""One reader of dates: what a file may say is what a table may say."""

from __future__ import annotations

import datetime
import json

import pandas as pd
import pytest

import framing
from framing import FramingError
from framing.base.dates import read_dates

READ = {
    "ISO": ("2024-05-31", "2024-05-31"),
    "a month's name": ("31 May 2024", "2024-05-31"),
    "a time zone": ("2024-05-04T10:00:00+02:00", "2024-05-04 08:00"),
    "a year in two digits": ("5/31/24", "2024-05-31"),
    "eight digits": (20240531, "2024-05-31"),
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
def test_a_year_beyond_nanoseconds_is_a_date(function):
    function(articles("0001-05-05"))


def test_a_column_of_dates_stays_the_same_and_zones_become_utc():
    plain = pd.Series(pd.to_datetime(["2024-05-03", None]), name="published")
    assert read_dates(plain, refuse=None) is plain
    zoned = plain.dt.tz_localize("Europe/Moscow")
    assert read_dates(zoned, refuse=None)[0] == pd.Timestamp("2024-05-02 21:00")


def test_objects_are_dates_and_the_first_row_that_is_none_is_named():
    def refuse(row):
        raise FramingError(f"row {row}")

    days = [datetime.date(2024, 5, 3), pd.Timestamp("2024-05-04"), None, [1], "May 5"]
    column = pd.Series(days, index=list("vwxyz"), name="published")
    with pytest.raises(FramingError, match="^row 3$"):
        read_dates(column, refuse)
    read = read_dates(column.iloc[:3], refuse)
    assert read.index.tolist() == list("vwx") and read.name == "published"
    assert read.dropna().dt.day.tolist() == [3, 4]

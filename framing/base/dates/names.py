"""Dates as text prints them: names of months in seven languages, and the time of day."""

from __future__ import annotations

import re

# January first, in English, German, French, Spanish, Italian, Russian and Ukrainian; a * ends a
# beginning after which anything may follow.
MONTHS = (
    "jan january januar jänner janv janvier ene enero gen gennaio янв* січ*",
    "feb february februar fév févr février fevrier febr febrero febbraio фев* лют*",
    "mar march mär mrz märz maerz mars marzo март* мар берез* бер",
    "apr april avr avril abr abril aprile апр* квіт*",
    "may mai mayo mag maggio май мая трав*",
    "jun june juni juin junio giu giugno июн* черв*",
    "jul july juli juil juillet julio lug luglio июл* лип*",
    "aug august aoû août aout ago agosto авг* серп*",
    "sep sept september septembre septiembre set settembre сен* вер вересня вересень",
    "oct october okt oktober octobre octubre ott ottobre окт* жовт*",
    "nov november novembre noviembre ноя* лист листопад*",
    "dec december dez dezember déc décembre decembre dic diciembre dicembre дек* груд*",
)
# Zones by their letters, as newsrooms write them: hours from UTC.
ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
ZONES |= {"MSK": 3, "МСК": 3, "CET": 1, "CEST": 2, "UTC": 0, "GMT": 0, "Z": 0}

PATTERNS = [
    (name.replace("*", r"[^\W\d_]*"), number)
    for number, names in enumerate(MONTHS, 1)
    for name in names.split()
]
_NAME = "|".join(sorted((pattern for pattern, _ in PATTERNS), key=len, reverse=True))
_OF = r"(?:(?:de|del)\s+)?"
WEEKDAY = r"\W*(?:[^\W\d_]+\W+){0,2}?"  # or "Published:"
# "3 May 2024", "3. Mai 2024", "3 de mayo de 2024", "May 3rd, 2024".
NAMED = re.compile(
    rf"{WEEKDAY}(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?[.\s-]\s*{_OF}(?P<month>{_NAME})\b[.,]?[\s-]*{_OF}"
    rf"|(?P<name>{_NAME})\b\.?\s+(?P<number>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)"
    r"(?P<year>\d{4})\b(?P<time>.*)",
    re.IGNORECASE | re.DOTALL,
)
TIME = re.compile(
    r"(?:\s*(?:г|р|года|року)\b\.?)?[\s,T|(–-]*(?:(?:at|um|à|a las|alle|alle ore|в|о)\s+)?"
    r"(?:(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?:(?P<half>[ap])\.?m\b\.?)?\s*(?:uhr\b|h\b)?"
    r"\s*\(?(?P<zone>[+-]\d\d:?\d\d|[^\W\d_]{1,4})?)?[\s)]*",
    re.IGNORECASE,
)


def iso_with_name(text: str) -> str:
    """A date with the name of a month in ISO's form; a text that is none as it came.

    Examples
    --------
    >>> iso_with_name("Freitag, 3. Mai 2024, 14.30 Uhr"), iso_with_name("3 травня 2024 року")
    ('2024-05-03 14:30:00', '2024-05-03')
    >>> iso_with_name("May 3rd, 2024 2:30 p.m. EDT")
    '2024-05-03 14:30:00-04:00'
    """
    match = NAMED.fullmatch(text)
    time = match and time_of_day(match["time"])
    if match is None or time is None:
        return text
    name = (match["month"] or match["name"]).lower()
    month = next(number for pattern, number in PATTERNS if re.fullmatch(pattern, name))
    return f"{match['year']}-{month:02d}-{int(match['day'] or match['number']):02d}{time}"


def time_of_day(text: str) -> str | None:
    """What follows a date, as ISO writes it; None where it is no time of day.

    Examples
    --------
    >>> time_of_day(" at 9:05 pm"), time_of_day(""), time_of_day(" or so")
    (' 21:05:00', '', None)
    """
    match = TIME.fullmatch(text)
    if match is None or match["hour"] is None:
        return "" if match else None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"].lower() == "p")
    zone = match["zone"] or ""
    if zone and zone[0] not in "+-":
        hours = ZONES.get(zone.upper())
        if hours is None:
            return None
        zone = f"{hours:+03d}:00"
    return f" {hour:02d}:{match['minute']}:{match['second'] or '00'}{zone}"

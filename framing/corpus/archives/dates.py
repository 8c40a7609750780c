"""Dates as archives write them out: ``January 11, 2010 Monday``, ``27. Februar 2012``."""

from __future__ import annotations

import datetime
import re
import unicodedata

LANGUAGES = (
    "English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Ukrainian, "
    "Chinese and Japanese"
)
# The months by number; beginnings that an archive shortens a name to stand beside it.
_MONTHS = (
    "january jan januar janner janvier janv enero ene gennaio gen janeiro januari stycznia styczen "
    "января январь янв січня січень",
    "february feb februar feber fevrier fevr fev febrero febbraio fevereiro februari lutego luty "
    "февраля февраль фев лютого лютий",
    "march mar marz mrz mars marzo marco maart marca marzec марта март мар березня березень",
    "april apr avril avr abril abr aprile kwietnia kwiecien апреля апрель апр квітня квітень",
    "may mai mayo maggio mag maio mei maja maj мая май травня травень",
    "june jun juni juin junio giugno giu junho czerwca czerwiec июня июнь июн червня червень",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec июля июль июл липня липень",
    "august aug aout agosto ago augustus sierpnia sierpien августа август авг серпня серпень",
    "september sep sept septembre septiembre setiembre set settembre setembro wrzesnia wrzesien "
    "сентября сентябрь сен сент вересня вересень",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik "
    "октября октябрь окт жовтня жовтень",
    "november nov novembre noviembre novembro listopada listopad ноября ноябрь ноя листопада "
    "листопад",
    "december dec dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien "
    "декабря декабрь дек грудня грудень",
)


def plain(text: str) -> str:
    """Small letters without accents, for comparing words of an archive's frame.

    Examples
    --------
    >>> plain("LÄNGE"), plain("Février")
    ('lange', 'fevrier')
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


MONTH_NUMBER = {
    plain(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBER, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[789]|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
WRITTEN = [
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR} ?[年년] ?(?P<month>\d{{1,2}}) ?[月월] ?(?P<day>\d{{1,2}}) ?[日일]?",
        rf"{_DAY}(?:\.|er|o|º|st|nd|rd|th)? ?(?:de |of )?{_MONTH},? (?:del? )?{_YEAR}",
        rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"{_DAY}\.(?P<month>\d{{1,2}})\.(?P<year>(?:(?:19|20)\d\d|\d\d))(?!\d)",
        rf"{_DAY}[/-](?P<month>\d{{1,2}})[/-]{_YEAR}",
        rf"\b{_MONTH}(?:\s*[-/]\s*[^\W\d_]+)?,? (?:de )?{_YEAR}",
    )
]
WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|mi[eé]rcoles|jueves"
    r"|viernes|s[aá]bado|domingo|(?:lune|marte|mercole|giove|vener)di|sabato|domenica"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
_TIME = (
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?\b)?(?: uhr\b)?"
    r"(?: (?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|msk|jst)(?:[+-]\d+)?\b)?"
)
REMAINDER = re.compile(rf"\b(?:{WEEKDAYS})\b|{_TIME}|\b(?:gmt|utc)[+-]?\d*", re.IGNORECASE)


def written_date(text: str) -> str:
    """The first date in a line of an archive's frame, as ISO text; empty where there is none.

    A month alone is told by its first day.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> [written_date(text) for text in ("January 11, 2010 Monday", "27. Februar 2012 Montag",
    ...     "jeudi 5 octobre 2013, p. 3", "3 мая 2005 г.", "2017 年 11 月 13 日", "no date")]
    ['2010-01-11', '2012-02-27', '2013-10-05', '2005-05-03', '2017-11-13', '']
    """
    return dated(text)[0]


def dated(text: str) -> tuple[str, str]:
    """The first date as ISO text, and the line without it, its weekday and its time."""
    line = " ".join(plain(text).split())
    as_written = " ".join(text.split())
    for pattern in WRITTEN:
        for match in pattern.finditer(line):
            if day := _iso(match.groupdict()):
                rest = line[: match.start()] + " " + line[match.end() :]
                if len(line) == len(as_written):
                    rest = as_written[: match.start()] + " " + as_written[match.end() :]
                return day, " ".join(REMAINDER.sub(" ", rest).split()).strip(" ,;.-")
    return "", as_written


def begins_with_date(text: str) -> bool:
    """Whether a line is a date, with little before it but a weekday."""
    line = " ".join(plain(text).split())[:80]
    line = re.sub(rf"^(?:{WEEKDAYS})\b,? ?", "", line)
    return any(match and _iso(match.groupdict()) for match in (p.match(line) for p in WRITTEN))


def _iso(fields: dict) -> str:
    """A day of the calendar, or nothing."""
    month = fields["month"]
    number = int(month) if month.isdigit() else MONTH_NUMBER[month]
    year = int(fields["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return datetime.date(year, number, int(fields.get("day") or 1)).isoformat()
    except ValueError:
        return ""

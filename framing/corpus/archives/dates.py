"""Dates as archives write them out: ``January 11, 2010 Monday``, ``27. Februar 2012``."""

from __future__ import annotations

import datetime
import re
import unicodedata

LANGUAGES = (
    "English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish, "
    "Finnish, Polish, Czech, Hungarian, Romanian, Turkish, Russian, Ukrainian, Chinese, Japanese "
    "and Korean"
)
# The months by number; beginnings that an archive shortens a name to stand beside it.
_MONTHS = (
    "january jan januar janner janvier janv enero ene gennaio gen janeiro januari tammikuuta "
    "stycznia styczen ledna leden ianuarie ocak января январь янв січня січень",
    "february feb februar feber fevrier fevr fev febrero febbraio fevereiro februari helmikuuta "
    "lutego luty unora unor februarie subat февраля февраль фев лютого лютий",
    "march mar marz mrz mars marts marzo marco maart maaliskuuta marca marzec brezna brezen "
    "marcius martie mart марта март мар березня березень",
    "april apr avril avr abril abr aprile huhtikuuta kwietnia kwiecien dubna duben aprilis aprilie "
    "nisan апреля апрель апр квітня квітень",
    "may mai mayo maggio mag maio mei maj toukokuuta maja kvetna kveten majus mayıs мая май травня "
    "травень",
    "june jun juni juin junio giugno giu junho kesakuuta czerwca czerwiec cervna cerven junius "
    "iunie haziran июня июнь июн червня червень",
    "july jul juli juillet juil julio luglio lug julho heinakuuta lipca lipiec cervence cervenec "
    "julius iulie temmuz июля июль июл липня липень",
    "august aug aout agosto ago augustus augusti elokuuta sierpnia sierpien srpna srpen augusztus "
    "agustos августа август авг серпня серпень",
    "september sep sept septembre septiembre setiembre set settembre setembro syyskuuta wrzesnia "
    "wrzesien zari szeptember septembrie eylul сентября сентябрь сен сент вересня вересень",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta pazdziernika "
    "pazdziernik rijna rijen octombrie ekim октября октябрь окт жовтня жовтень",
    "november nov novembre noviembre novembro marraskuuta listopada listopad listopadu noiembrie "
    "kasım ноября ноябрь ноя листопада листопад",
    "december dec dezember dez desember decembre diciembre dic dicembre dezembro joulukuuta "
    "grudnia grudzien prosince prosinec decembrie aralık декабря декабрь дек грудня грудень",
)
# An issue of a season is told by the season's first month.
_SEASONS = {
    3: "spring fruhjahr fruhling printemps primavera lente весна",
    6: "summer sommer ete verano estate verao zomer лето",
    9: "fall autumn herbst automne otono autunno outono herfst осень",
    12: "winter hiver invierno inverno зима",
}


LONGEST_LINE = 400  # characters that a date at its beginning is looked for in
MOST_BEHIND_MONTH = 14  # characters of a line, as "- June 2019"


def plain(text: str) -> str:
    """Small letters without accents, for comparing words of an archive's frame.

    Signs of Korean, which are taken apart with the accents, are whole again.

    Examples
    --------
    >>> plain("LÄNGE"), plain("Février")
    ('lange', 'fevrier')
    """
    if text.isascii():  # as most lines are
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    for accent in filter(unicodedata.combining, set(letters)):
        letters = letters.replace(accent, "")
    return unicodedata.normalize("NFC", letters)


MONTH_NUMBER = {
    plain(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}
SEASON_MONTH = {name: month for month, names in _SEASONS.items() for name in plain(names).split()}
_SEASON = "(?P<season>" + "|".join(SEASON_MONTH) + ")"
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
        rf"{_YEAR}\.? {_MONTH} {_DAY}\.?(?!\w)",
        rf"{_DAY}\.(?P<month>\d{{1,2}})\.(?P<year>(?:(?:19|20)\d\d|\d\d))(?!\d)",
        rf"{_DAY}[/-](?P<month>\d{{1,2}})[/-]{_YEAR}",
        rf"\b{_MONTH}(?:\s*[-/]\s*[^\W\d_]+)?,? (?:de )?{_YEAR}",
        rf"\b{_SEASON},? {_YEAR}",
    )
]
WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|mi[eé]rcoles|jueves"
    r"|viernes|s[aá]bado|domingo|(?:lune|marte|mercole|giove|vener)di|sabato|domenica"
    r"|(?:segunda|ter[cç]a|quarta|quinta|sexta)(?:-feira)?"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:m[aå]n|tirs|tis|ons|tors|fre|s[oø]n)dag"
    r"|l[oöø]rdag|(?:maanan|tiis|torst|perjan|lauan|sunnun)tai|keskiviikko"
    r"|poniedzialek|wtorek|sroda|czwartek|piatek|sobota|niedziela"
    r"|pazartesi|sal[iı]|carsamba|persembe|cuma|cumartesi|pazar"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|понед[іi]лок|в[іi]второк|середа|четвер|п.ятниця|субота|нед[іi]ля"
    # shortened, as archives write them before a date
    r"|(?:mon|tues?|wed|thurs?|fri|sat|sun|mo|di|mi|do|fr|sa|so)\."
)
_TIME = (
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?\b)?(?: uhr\b)?"
    r"(?: (?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|msk|jst)(?:[+-]\d+)?\b)?"
)
REMAINDER = re.compile(rf"\b(?:{WEEKDAYS})(?!\w)|{_TIME}|\b(?:gmt|utc)[+-]?\d*", re.IGNORECASE)


def written_date(text: str) -> str:
    """The first date in a line of an archive's frame, as ISO text; empty where there is none.

    A month alone is told by its first day, a season by its first month.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> [written_date(text) for text in ("January 11, 2010 Monday", "27. Februar 2012 Montag",
    ...     "jeudi 5 octobre 2013, p. 3", "3 мая 2005 г.", "2017 年 11 月 13 日", "Spring 2019",
    ...     "no date")]
    ['2010-01-11', '2012-02-27', '2013-10-05', '2005-05-03', '2017-11-13', '2019-03-01', '']
    """
    return dated(text)[0]


def dated(text: str) -> tuple[str, str]:
    """The first date as ISO text, and the line without it, its weekday and its time."""
    line = " ".join(plain(text).split())
    as_written = " ".join(text.split())
    for pattern in WRITTEN:
        for match in pattern.finditer(line):
            if day := _iso(match.groupdict()):
                remaining = line[: match.start()] + " " + line[match.end() :]
                if len(line) == len(as_written):
                    remaining = as_written[: match.start()] + " " + as_written[match.end() :]
                return day, " ".join(REMAINDER.sub(" ", remaining).split()).strip(" ,;.-")
    return "", as_written


def begins_with_date(text: str) -> bool:
    """Whether a line is a date, with little before it but a weekday.

    Where no day is named, little may follow: "Summer 2019 on the pier" is a title.
    """
    line = " ".join(plain(text[:LONGEST_LINE]).split())[:80]
    line = re.sub(rf"^(?:{WEEKDAYS})(?!\w),? ?", "", line)
    matches = (match for pattern in WRITTEN if (match := pattern.match(line)))
    return any(
        _iso(match.groupdict())
        and (match.groupdict().get("day") or len(line) <= match.end() + MOST_BEHIND_MONTH)
        for match in matches
    )


def _iso(fields: dict) -> str:
    """A day of the calendar, or nothing."""
    month = fields.get("month") or ""
    number = int(month) if month.isdigit() else MONTH_NUMBER.get(month, 0)
    number = number or SEASON_MONTH[fields["season"]]
    year = int(fields["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return datetime.date(year, number, int(fields.get("day") or 1)).isoformat()
    except ValueError:
        return ""

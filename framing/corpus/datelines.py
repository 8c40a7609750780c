"""Datelines such as ``MOSCOW, November 13. /TASS/.``: where, when and by which agency."""

from __future__ import annotations

import re
from typing import NamedTuple

import pandas as pd

NO_OUTLET = "outlet not given: named after"  # the start of a notice

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# As agencies of other languages write them: "PARIS, 3 mai (AFP)", "ROMA, 3 MAG".
_OTHER_MONTH = (
    r"(?:janv(?:ier|\.)|févr(?:ier|\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|août|septembre"
    r"|octobre|novembre|décembre|Januar|Februar|März|Mai|Juni|Juli|August|Oktober|Dezember"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|GEN|FEB|MAR|APR|MAG|GIU|LUG|AGO|SET|OTT|NOV|DIC)"
)
_RUSSIAN_MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?"
DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
    rf"|\d{{1,2}}\.? (?:{_OTHER_MONTH}(?!\w)|{_MONTH}|{_RUSSIAN_MONTH})(?: \d{{4}}(?: г\.)?)?)"
)
_CAPITALS = r"[A-ZА-ЯЁ][A-ZА-ЯЁ.'’/-]+"
_NAME = r"[A-ZА-ЯЁ][\w.'’-]+"
_PLACE = rf"{_CAPITALS}(?: {_CAPITALS}){{0,3}}(?:, [A-ZА-ЯЁ][\w.]+(?: [A-Z][\w.]+)?)?"
_REGION = r"(?: /[^/\n]{2,40}/)?"
_AGENCY = r"[A-ZА-ЯЁ][\w.&-]*(?: [A-ZА-ЯЁ][\w.&-]*){0,2}"
_DASH = r"(?:--+|[-–—])"
_SLASHED = r"/(?P<slashed>[A-ZА-ЯЁ][^/\n]{1,40})/"
_MARKED_AGENCY = rf"(?:{_SLASHED}|\((?P<bracketed>{_AGENCY})\))\s*(?:[-–—.]|\s)+"
_NAMED = (
    r"РИА Новости(?:, [^.\n]{3,40})?|ТАСС|Интерфакс|INTERFAX\.RU|ПРАЙМ|Прайм|Sputnik|БЕЛТА|УНИАН"
)
_LONG_DASH = rf"(?:[—–]+|--+) (?:(?P<named>{_NAMED})\.\s)?|- (?P<hyphened>{_NAMED})\.\s"
# Slashes or brackets round the agency, or a dash after place and day: one of the two must be there.
DATELINE = re.compile(
    rf"(?P<place>{_PLACE}){_REGION}(?:(?:,|\s+[-–—])? ?(?P<day>{DAY}))?\.?,?\s*"
    rf"(?:{_MARKED_AGENCY}|{_LONG_DASH})"
)
# Agencies that sign behind a place in small letters: "Moscow CNN —".
_BRACKETED = (
    r"AFP|AP|UPI|TASS|Reuters|dpa(?:/\w{2,3})?|DPA|EFE|Efe|ANSA|PTI|ANI|IANS|PA|Belga|APA|SDA|NTB|"
    r"Lusa|CTK|MTI|AA|Xinhua|Kyodo|Interfax|Bloomberg|ТАСС|Интерфакс|РИА Новости"
)
_SIGNED = r"CNN(?: Business)?|AFP|AP|UPI|TASS|Reuters|dpa|DPA|EFE|ANSA|RFE/RL|BBC"
OTHERS = (
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}})\. (?P<day>{DAY})\.? (?P<agency>{_AGENCY}) {_DASH}\s",
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME})?)(?P<day>) (?P<agency>{_SIGNED})\s?[–—]\s",
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}})[.,] (?P<day>{DAY})\.? (?P<agency>{_NAMED}|ТАСС)\.\s",
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}}), (?P<day>{DAY})\.?,? /(?P<agency>{_AGENCY})/[.\s]\s*",
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}})(?P<day>) \((?P<agency>{_BRACKETED})\)\s*{_DASH}\s",
    rf"\((?P<agency>{_BRACKETED})\)\s*{_DASH}\s(?P<place>{_PLACE}), (?P<day>{DAY})\s*{_DASH}\s",
    rf"(?P<place>{_PLACE}), (?P<day>{DAY})(?P<agency>)\s{_DASH}\s",
    rf"(?P<place>)(?P<day>{DAY})\.?,? \((?P<agency>{_AGENCY})\)(?:\s*{_DASH})?\s",
    rf"(?P<place>)(?P<day>)\((?P<agency>{_SIGNED}|{_AGENCY})\)\s*{_DASH}\s",
)
OTHER_DATELINES = tuple(map(re.compile, OTHERS))
# Within a paragraph, behind a standfirst: place, day and agency must all be there.
INSIDE = re.compile(
    rf"(?<=\s)(?P<place>{_PLACE}){_REGION},? (?P<day>{DAY})\.?,? ?"
    rf"(?:{_SLASHED}|- (?P<hyphened>{_NAMED}))\.\s"
)
LONGEST_STANDFIRST = 600  # characters
BEGINS_SENTENCE = re.compile(r"[\"“„«‘'(\[]*[A-ZА-ЯЁІЇЄ\d]")


class Dateline(NamedTuple):
    """What a dateline says, and the text behind it."""

    place: str
    agency: str
    day: str
    body: str


def dateline(line: str) -> Dateline | None:
    """Place, agency, day and the rest of a line that begins with a dateline.

    Parameters
    ----------
    line : str

    Returns
    -------
    Dateline, or None where the line begins with none. A place alone counts only in capitals,
    before a long dash, with a sentence behind it.

    Examples
    --------
    >>> tuple(dateline("MOSCOW, November 13. /TASS/. What binds them"))
    ('MOSCOW', 'TASS', 'November 13', 'What binds them')
    >>> tuple(dateline("NEW HAVEN, Conn. (AP) — Voters"))
    ('NEW HAVEN, Conn.', 'AP', '', 'Voters')
    >>> tuple(dateline("Москва. 13 ноября. INTERFAX.RU - Пирс"))
    ('Москва', 'INTERFAX.RU', '13 ноября', 'Пирс')
    >>> dateline("The U.S. — again — said"), dateline("NATO — the alliance — shut it.")
    (None, None)
    >>> tuple(dateline("Berlin (dpa) - Der Steg")), tuple(dateline("Минск, 3 мая /БЕЛТА/. Пирс"))
    (('Berlin', 'dpa', '', 'Der Steg'), ('Минск', 'БЕЛТА', '3 мая', 'Пирс'))
    """
    match = DATELINE.match(line)
    if match is None:
        return _other_dateline(line)
    body = line[match.end() :]
    if len(match["place"].split(",")[0]) < 3 or not body.strip():
        return None
    agency = match["slashed"] or match["bracketed"] or match["named"] or match["hyphened"] or ""
    if not agency and not match["day"] and not BEGINS_SENTENCE.match(body):
        return None
    return Dateline(match["place"].strip(), agency, (match["day"] or "").rstrip("."), body)


def _other_dateline(line: str) -> Dateline | None:
    """One that is written in another way than place in capitals, day, agency."""
    for pattern in OTHER_DATELINES:
        match = pattern.match(line)
        if match is not None and BEGINS_SENTENCE.match(body := line[match.end() :]):
            return Dateline(match["place"], match["agency"], match["day"].rstrip("."), body)
    return None


def dateline_behind_standfirst(line: str) -> tuple[str, str, Dateline] | None:
    """The standfirst, the dateline as it stands and what it says, where one paragraph holds all.

    Examples
    --------
    >>> line = "Works go on, the mayor said RIVERTON /Hill Province/, March 26. /TASS/. The pier"
    >>> dateline_behind_standfirst(line)[:2]
    ('Works go on, the mayor said', 'RIVERTON /Hill Province/, March 26. /TASS/.')
    >>> dateline_behind_standfirst("The pier of Orvelle was shut.") is None
    True
    """
    match = INSIDE.search(line, 1, LONGEST_STANDFIRST)
    if match is None or not BEGINS_SENTENCE.match(body := line[match.end() :]):
        return None
    agency = match["slashed"] or match["hyphened"]
    filed = Dateline(match["place"].strip(), agency, match["day"].rstrip("."), body)
    return line[: match.start()].strip(), match[0].strip(), filed


def named_by_agency(articles: pd.DataFrame) -> pd.DataFrame:
    """A file that names no outlet is its agency's where its dateline names one, and no other has
    that name: more of one agency are told apart by their files.
    """
    if "notice" not in articles:
        return articles
    unnamed, agency = f"{NO_OUTLET} the file", articles["agency"].fillna("")
    is_unnamed = articles["notice"].fillna("").str.contains(unnamed, regex=False)
    is_free = ~agency.isin(articles["outlet"]) & ~agency.duplicated(keep=False)
    rows = is_unnamed & is_free & (agency != "")
    if not rows.any():
        return articles
    told = articles["notice"].str.replace(unnamed, f"{NO_OUTLET} the agency of its dateline")
    return articles.assign(
        outlet=articles["outlet"].where(~rows, agency),
        notice=articles["notice"].where(~rows, told),
    )

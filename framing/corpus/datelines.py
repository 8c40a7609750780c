"""Datelines such as ``MOSCOW, November 13. /TASS/.``: where, when and by which agency."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_RUSSIAN_MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
    rf"|\d{{1,2}} (?:{_MONTH}|{_RUSSIAN_MONTH})(?: \d{{4}}(?: г\.)?)?)"
)
_CAPITALS = r"[A-ZА-ЯЁ][A-ZА-ЯЁ.'’-]+"
_PLACE = rf"{_CAPITALS}(?: {_CAPITALS}){{0,3}}(?:, [A-ZА-ЯЁ][\w.]+(?: [A-Z][\w.]+)?)?"
_AGENCY = r"[A-ZА-ЯЁ][\w.&-]*(?: [A-ZА-ЯЁ][\w.&-]*){0,2}"
_MARKED_AGENCY = (
    rf"(?:/(?P<slashed>[A-ZА-ЯЁ][^/\n]{{1,40}})/|\((?P<bracketed>{_AGENCY})\))\s*(?:[-–—.]|\s)+"
)
_DASH = r"[—–]+ (?:(?P<named>РИА Новости|ТАСС|Интерфакс)\.\s)?"
# Slashes or brackets round the agency, or a dash after place and day: one of the two must be there.
DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:(?:,|\s+[-–—])? ?(?P<day>{_DAY}))?\.?,?\s*"
    rf"(?:{_MARKED_AGENCY}|{_DASH})"
)


def dateline(line: str) -> tuple[str, str, str, str] | None:
    """Place, agency, day and the rest of a line that begins with a dateline.

    Parameters
    ----------
    line : str

    Returns
    -------
    tuple of str, or None where the line begins with none. A place alone counts only in capitals
    and before a long dash.

    Examples
    --------
    >>> dateline("MOSCOW, November 13. /TASS/. What binds them")
    ('MOSCOW', 'TASS', 'November 13', 'What binds them')
    >>> dateline("NEW HAVEN, Conn. (AP) — Voters")
    ('NEW HAVEN, Conn.', 'AP', '', 'Voters')
    >>> dateline("The U.S. — again — said")
    """
    match = DATELINE.match(line)
    if match is None:
        return None
    body = line[match.end() :]
    if len(match["place"].split(",")[0]) < 3 or not body.strip():
        return None
    agency = match["slashed"] or match["bracketed"] or match["named"] or ""
    return match["place"].strip(), agency, (match["day"] or "").rstrip("."), body

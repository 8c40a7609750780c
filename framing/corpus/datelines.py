"""Datelines: ``MOSCOW, November 13. /TASS/.`` says where, when and by which agency an article was
filed.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MESYATS = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:{_MONTH}|{_MESYATS})(?: \d{{4}}(?: г\.)?)?)"
)
_PLACE = r"[A-ZА-ЯЁ][A-ZА-ЯЁ.'’-]+(?: [A-ZА-ЯЁ][A-ZА-ЯЁ.'’-]+){0,3}(?:, [A-ZА-ЯЁ][\w.]+(?: [A-Z][\w.]+)?)?"
_AGENCY = r"[A-ZА-ЯЁ][\w.&-]*(?: [A-ZА-ЯЁ][\w.&-]*){0,2}"
# Slashes or brackets round the agency, or a dash after place and day: one of the two must be there.
DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:(?:,|\s+[-–—])? ?(?P<day>{_DAY}))?\.?,?\s*"
    rf"(?:(?:/(?P<slashed>[A-ZА-ЯЁ][^/\n]{{1,40}})/|\((?P<bracketed>{_AGENCY})\))\s*(?:[-–—.]|\s)+|[—–]+ (?:(?P<named>РИА Новости|ТАСС|Интерфакс)\.\s)?)"
)


def dateline(line: str) -> tuple[str, str, str, str] | None:
    """Place, agency, day and the rest of a line that begins with a dateline.

    Parameters
    ----------
    line : str

    Returns
    -------
    tuple of str, or None. A place alone counts only in capitals and before a long dash.

    Examples
    --------
    >>> dateline("MOSCOW, November 13. /TASS/. What binds them")
    ('MOSCOW', 'TASS', 'November 13', 'What binds them')
    >>> dateline("NEW HAVEN, Conn. (AP) — Voters")
    ('NEW HAVEN, Conn.', 'AP', '', 'Voters')
    >>> dateline("The U.S. — again — said")
    """
    found = DATELINE.match(line)
    if not found or len(found["place"].split(",")[0]) < 3 or not line[found.end() :].strip():
        return None
    agency = found["slashed"] or found["bracketed"] or found["named"] or ""
    return found["place"].strip(), agency, (found["day"] or "").rstrip("."), line[found.end() :]

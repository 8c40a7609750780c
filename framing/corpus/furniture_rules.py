"""The words by which site furniture is known: menu lines, promotion lines, and what begins a
tail.
"""

from __future__ import annotations

import re

MENU = re.compile(
    r"""(?:all|latest|breaking|top|main|world|home)\ (?:news|stories|page)|home|menu|news|search|subscribe
    |sign\ in|log\ in|register|\d+\ (?:minute|hour|day|week|month|year)s?\ ago|world|politics|business|economy|opinion|sports?|culture|skip\ to\ (?:main\ )?content
    |share|print|listen|live|все\ новости|новости|главная|меню|поиск|войти|подписаться""",
    re.I | re.X,
)
PROMO = re.compile(
    r"""(?:also\ on\b|also\ see:|see\ also\b|read\ (?:also|more|next|the\ full\ story)\b|more\ on\ this\b|more\ from\b
    |related(?:\ (?:story|stories|articles?|news|links?|content|coverage|video))?\s*:|recommended(?:\ for\ you)?:|don['’]t\ miss
    |watch(?:\ (?:now|more|the\ video|live))?\s*:|watch\ the\ latest\ video|story\ continued?\ below|continue\ reading|advertise?ment\b
    |\W*click\ (?:here|to)\b|follow\ (?:us\b|@\w|the\ \w+\ on)|join\ us\ on\b|get\ the\ (?:latest|app)\b|download\ the\ app
    |sign\ up\ (?:for|to|here)\b|\(\ ?(?:photos|video)s?:|\[pullquote\]
    |читайте\ (?:также|подробнее|ещё|еще)\b|см\.\ также|смотрите\ также|подробнее:|по\ теме:|реклама\b)""",
    re.I | re.X,
)
TAIL = re.compile(
    r"""you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested)|leave\ a\ (?:reply|comment)|your\ e-?mail\ address
    |(?:share|like)\ this(?:\ (?:story|article|post))?\b|.{0,60}[?!.]\ share\ this\ (?:story|article|post)\W*$
    |recommended\ for\ you|more\ stories|related\ (?:articles|stories|posts)|most\ (?:read|popular)|trending(?:\ now)?$|comments?\ ?(?:\(\d+\))?$
    |subscribe\ to\b|sign\ up\ (?:for|to)\b|newsletter|post\ (?:a\ )?comment|required\ fields|all\ rights\ reserved|©|copyright\ (?:©|\d)
    |поделиться|вам\ (?:может|также)\ |оставьте\ комментарий|комментарии\ ?(?:\(\d+\))?$|подпишитесь|все\ права\ защищены""",
    re.I | re.X,
)


def _relaxed(rule: re.Pattern) -> str:
    """A rule in Arrow's dialect, where it may hold a little more often: RE2 knows no other words
    and ends than ASCII's.
    """
    plain = re.sub(r"(?<!\\)\s+", "", rule.pattern).replace(r"\b", "").replace("$", "")
    return plain.replace("\\ ", " ").replace(r"\w", r"[\pL\pN_]").replace(r"\W", r"[^\pL\pN_]")


# A text without such a line holds no promotion and no tail: one quick look spares most articles the
# slow one.
SUSPECT = rf"(?im)^[ \-–—•*>]*(?:{_relaxed(PROMO)}|{_relaxed(TAIL)})"

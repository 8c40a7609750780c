"""Sentences with no blank between them: a scraper joined two paragraphs or two parts of one."""

from __future__ import annotations

import re

# In Arrow's dialect: a text without this holds none.
QUICK_LOOK = r"[a-zа-яё][”»\")]?[.!?…][\"“”«»]?[A-ZА-ЯЁ]"
# A word in small letters, so that an address or a name of a site (Тарн.Реалии) is none.
GLUED = re.compile(
    r"(?<![\w@/.:-])(?P<left>(?:[a-zа-яё][a-zа-яё’'-]+|[\w’'-]+(?=[”»\")]))[”»\")]?[.!?…])"
    r"(?P<mark>[\"“”«»]?)"
    r"(?=(?P<right>[A-ZА-ЯЁ][a-zа-яё’'-]*)(?:[\s,;:!?—–\"”»]|$))"
)
DOMAINS = ("ру", "рф", "com", "ru", "net", "org", "info", "tv", "uk")
OPENING, STRAIGHT = "“«", '"'


def parted_sentences(text: str) -> str:
    """The text with a blank where one sentence ends and the next begins without one.

    Examples
    --------
    >>> parted_sentences("The pier is shut.Nobody was hurt.")
    'The pier is shut. Nobody was hurt.'
    >>> parted_sentences('Она сказала: "Мост закрыт."Рыбаки ушли."Жаль", - добавила она.')
    'Она сказала: "Мост закрыт." Рыбаки ушли. "Жаль", - добавила она.'
    """
    return "\n".join(_parted(line) for line in text.split("\n"))


def _parted(line: str) -> str:
    def with_blank(match: re.Match) -> str:
        left, mark = match["left"], match["mark"]
        if match["right"].lower() in DOMAINS:
            return match[0]
        n_before = line.count(STRAIGHT, 0, match.start("mark"))
        opens = mark in OPENING or (mark == STRAIGHT and n_before % 2 == 0)
        return f"{left} {mark}" if mark and opens else f"{left}{mark} "

    return GLUED.sub(with_blank, line)

"""The rules by which a line is site furniture; their words are in ``data/furniture_words.csv``.

There a ``*`` ends a term after which anything may follow; another one ends with its word. Each rule
asks for more than a word: how long the line is, and whether it is a sentence.
"""

from __future__ import annotations

import re
from functools import cache, reduce
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.base.data import DATA
from framing.corpus.datelines import DAY
from framing.corpus.remains import picture_labels, program_code

SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’“»)\]}*]*$")
FULL_STOP_INSIDE = re.compile(r"[a-zа-яё0-9][.!?]['”\"»]? ")
HEADING_WORDS, PROMO_WORDS = 40, 40
PROMO_ANYWAY = 5  # words of a promotion line that may end like a sentence
PROMO_CHARACTERS = 300
MENU_MARKS, LIST_MARKS = " |·•>»-", " -–—•*>"
_SURNAME = r"(?:[A-ZА-ЯЁ][\w.'’-]*|de|van|von|al|el|bin)"
BYLINE = re.compile(
    rf"(?:By|BY|Автор:|Текст:) {_SURNAME}(?: {_SURNAME}){{1,3}}"
    rf"(?:(?:,| and| &) {_SURNAME}(?: {_SURNAME}){{1,3}})*"
    r"(?:, (?:for )?(?:the )?[A-Z][\w.&'’]*(?: [A-Z][\w.&'’]*){0,3})?"  # of which house
)
# The names under an article, with the towns they write from: "Petra Vane, Ostrel; Ida Lund".
_SIGNED = r"[A-ZА-ЯЁ][\w’'-]+(?: [A-ZА-ЯЁ][\w’'.-]*){1,2}"
_TOWN = r"[A-ZА-ЯЁ][\w’'-]+(?:[ -][A-ZА-ЯЁа-яё][\w’'-]*){0,2}"
SIGNATURE = re.compile(rf"{_SIGNED}(?:, {_TOWN})?(?:[;,] {_SIGNED}(?:, {_TOWN})?)*")
SIGNATURE_WORDS = 30
# What a site prints above an article: when it was published, or changed.
STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified)|опубликовано|обновлено"
    r"|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b:?\s*"
    r"(?:(?:at|on|в|am|le|el)\s)?",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:[A-Z]{2,4}|МСК))?"
_FIGURES = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
STAMPED = re.compile(
    rf"(?:{_CLOCK},? )?(?:\w+(?:, |day ))?(?:{DAY}|{_FIGURES})(?:,? (?:at )?{_CLOCK})?|{_CLOCK}"
)
# A sentence of an article does not speak so: without these a statement is no mark of a tail.
SURELY = re.compile(
    r"©|\brights reserved|\bcopyright\b|\b(?:our|your|this) (?:\w+ )?(?:newsletters?|e-?mail|inbox|"
    r"story|article|post|page|comment)\b|\bcookies\b|\bprivacy policy\b|\brequired fields\b|"
    r"права защищены|\bподпис|\bкомментари|внесены изменения|^обзор подготовил",
    re.IGNORECASE,
)
# Sends the reader to another piece of the house, and may end like a sentence.
_PIECE = "публикации|материале|справке|статье|репортаже|интервью|сюжете|обзоре|тексте|подкасте"
_SENDS_RU = (
    r"(?:подробн\w+|об?|обо|почему|как|что|кто|где|чем|зачем|еще|ещё|другие)\b[^.!?]{0,200}?"
    rf"(?:читайте|смотрите|слушайте|[—–-]) (?:подробнее )?в (?:\w+ ){{0,2}}?(?:{_PIECE})\b"
)
_SENDS_EN = r"(?:read|see|watch|hear) (?:more (?:about|on)|also|our|the full)\b"
SENDS_AWAY = re.compile(rf"{_SENDS_RU}|{_SENDS_EN}", re.IGNORECASE)
# A block of links flattened into one line: "On this topic…3 stories".
_LINKS = r"(?:на эту тему|по теме|related).*\d+ (?:материал(?:а|ов)?|stories)$"
# The same with its heading and a link run into one word: "На эту темуМост закрыт".
_GLUED_LINK = r'(?:спецпроект )?на (?:эту )?тему(?-i:[A-ZА-ЯЁ\d"«])'
LINKS = re.compile(f"{_LINKS}|{_GLUED_LINK}", re.IGNORECASE)
# A player prints the title of its film twice, and how long it runs.
PLAYER = re.compile(r"(?:.* )??([“‘'\"A-ZА-ЯЁ\d].{10,}?\S) .*?\1 \d{1,2}:\d\d(?::\d\d)?")
# What a list of words cannot say, by class.
SHAPES = {
    "menu": [
        r"\d+ (?:minute|hour|day|week|month|year)s? ago",
        r"\d+[ -]min(?:ute)?s?\.? read",
        r"(?:photo|image|picture|foto|фото)(?: by|credit)?\s?: .{2,60}",
    ],
    "promo": [
        r"\W*click (?:here|to)\b",
        r"follow (?:@\w|the \w+ on)",
        r"\( ?(?:photos|videos?):",
        _SENDS_RU,
        _SENDS_EN,
        _LINKS,
        _GLUED_LINK,
    ],
    "tail": [
        r".{0,60}[?!.] share this (?:story|article|post)\W*$",
        r"trending(?: now)?$",
        r"(?:comments?|комментарии) ?(?:\(\d+\))?$",
        r"copyright (?:©|\d)",
        r"в (?:новость|текст|материал|заметку) (?:были )?внес\w+ (?:изменения|исправлени|уточнени)",
        r"this (?:story|article) (?:has been|was) (?:updated|corrected)\b",
        r"обзор подготовил",
    ],
}


class LineRules(NamedTuple):
    """How lines of furniture begin; a menu line is nothing else."""

    menu: re.Pattern
    promo: re.Pattern
    tail: re.Pattern

    @property
    def quick_looks(self) -> tuple[str, ...]:
        """In Arrow's dialect: a text without any of these has no such line, no tail and no remains.

        RE2 knows the ends of ASCII's words only, so that they may hold a little more often. One
        rule for the beginnings of lines, others apart: RE2 finds few letters, or what stands at a
        line's beginning, several times as fast as the two in one.
        """
        either = "|".join(rule.pattern for rule in (self.promo, self.tail))
        for ours, theirs in ((r"\b", ""), ("$", ""), (r"\w", r"[\pL\pN_]"), (r"\W", r"[^\pL\pN_]")):
            either = either.replace(ours, theirs)
        beginnings = rf"(?im)^(?:[ \-–—•*>]*(?:{either})|{picture_labels.beginnings()})"
        return beginnings, r"(?m):\d\d$", *program_code.QUICK_LOOKS


@cache
def line_rules() -> LineRules:
    """The rules, made of the list of words when the first article is read."""
    table = pd.read_csv(DATA / "furniture_words.csv", keep_default_na=False)
    terms = table.groupby("class")["term"].agg(list)
    return LineRules(
        *(
            re.compile("|".join([*map(term_pattern, terms[name]), *SHAPES[name]]), re.IGNORECASE)
            for name in LineRules._fields
        )
    )


def term_pattern(term: str) -> str:
    """A term as a regular expression: a blank may stand before a colon, apostrophes are alike."""
    pattern = re.escape(term.removesuffix("*")).replace("\\ ", " ").replace("'", "['’]")
    if term.endswith(":"):
        return rf"{pattern[:-1]}\s*:"
    return pattern + (r"\b" if term[-1].isalnum() else "")


def is_menu(line: str) -> bool:
    """Whether a line at the top is a link of a menu, or says by whom or when it was published."""
    line = line.strip(MENU_MARKS)
    if stamp := STAMP.match(line):
        line = line[stamp.end() :]
        return STAMPED.fullmatch(line) is not None
    if BYLINE.fullmatch(line) or STAMPED.fullmatch(line):
        return True
    return line_rules().menu.fullmatch(line) is not None


def is_promotion(line: str) -> bool:
    """Whether a line leads away from the article; a sentence that begins like one does not."""
    bare = line.lstrip(LIST_MARKS)
    if LINKS.match(bare) or is_player(line):
        return True
    if len(line) >= PROMO_CHARACTERS or not line_rules().promo.match(bare):
        return False
    n_words = len(line.split())
    if SENDS_AWAY.match(bare):
        return n_words <= PROMO_WORDS
    return n_words <= PROMO_ANYWAY or (n_words <= PROMO_WORDS and not SENTENCE_END.search(line))


def is_player(line: str) -> bool:
    """Whether a line is what a player of films leaves in a text: a title, buttons, the title again
    and how long it runs.
    """
    is_short = line[-3:-2] == ":" and len(line) < PROMO_CHARACTERS
    return is_short and PLAYER.fullmatch(line) is not None


def is_signature(line: str) -> bool:
    """Whether a line under an article holds nothing but names, with the towns they write from."""
    return len(line.split()) <= SIGNATURE_WORDS and SIGNATURE.fullmatch(line) is not None


def begins_tail(line: str) -> bool:
    """Whether a line begins like what stands below an article."""
    line = line.lstrip(LIST_MARKS)
    if line_rules().tail.match(line) is None:
        return False
    is_statement = line.rstrip("\"'”’»)").endswith((".", ":", ";", ","))
    return not is_statement or len(line.split()) <= PROMO_ANYWAY or bool(SURELY.search(line))


def may_hold_furniture(texts: pa.Array) -> list[bool]:
    """A quick look that spares most articles the slow one, for a promotion, a tail or remains."""
    looks = [pc.match_substring_regex(texts, look) for look in line_rules().quick_looks]
    return reduce(pc.or_, looks).to_pylist()


def is_heading(line: str) -> bool:
    """Whether a line is no sentence: a full stop inside, as in a caption, may end one as well."""
    is_sentence = SENTENCE_END.search(line) or FULL_STOP_INSIDE.search(line)
    return not is_sentence and len(line.split()) <= HEADING_WORDS


def letters(line: str) -> str:
    """The letters and digits of a line, in small letters, for comparing two lines."""
    return "".join(filter(str.isalnum, line)).lower()

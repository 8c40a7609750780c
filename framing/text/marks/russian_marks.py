"""Quotation marks as Russian texts set them: names, marks in marks, the author's words inside.

«Мы готовы, — сказал Орлов. — Ждём» holds words of two: the quotation is cut in two spans. A firm, a
ship, a law or a prize stands in the same marks as speech, and straight marks stand in straight
marks: "Завод "Заря" работает", - сказал Орлов.
"""

from __future__ import annotations

import re

from framing.base.data import russian_words, verb_forms

_CYRILLIC = re.compile(r"[а-яё]")
BEGINNING = 400  # characters that tell the alphabet of a text
FREQUENT_LETTERS = "оеа"
_STRAIGHT = re.compile(r'"')
_BEFORE_OPENING = frozenset(" \n\u00a0([{—–-/«„“>")
_OPENING, _CLOSING, _EITHER = "(", ")", "?"
_AUTHOR_FOLLOWS = re.compile(r'"\s?,\s?[-–—]\s?[а-яё]')
_AUTHOR_BEGINS = re.compile(  # a hyphen within a word begins none: вице-премьер сказал
    r"(?<=[^\s—–-])(?:(?P<pause>[,!?…])\s?[—–-]|\s[—–-]|[—–])\s?(?P<words>[а-яё])"
)
_AUTHOR_ENDS = re.compile(r"[.,!?…:]\s?[—–-]\s?(?=\S)")
_LONGEST_AUTHOR = 260  # characters of the author's words inside a quotation
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_NAME = 120  # characters of a name in quotation marks
_SHORT_NAME = 3  # words, behind a comma or что
_LONGEST_BARE_NAME = 6  # words of a name with which a sentence begins
LISTED = re.compile(r"(?:[»\"”]|\b[A-ZА-ЯЁ]{2,}),$")  # the firm before, in a list of firms
_MARKS = '"“”„«» '
_LAW = re.compile(r"(?:УК|КоАП|ГК|УПК|НК)(?: РФ| России)?,? ?\($")  # its title follows
_LONGEST_LAW = 16  # characters
_WORD_AND_DASH, _DASH_AND_WORD = re.compile(r"\w [—–-] ?$"), re.compile(r" [—–-] ")
_MOST_ADJECTIVES, _LONGEST_BODY = 3, 9  # words
_ADJECTIVES = ("ый", "ий", "ой", "ая", "яя", "ое", "ее")
_VERB = re.compile(r"(?<=...)(?:[её]т|[иуюая]т|[аеиуыя]л[аио]?|ть|ся|[аеяы]н[аоы]?)$")
_SPEAKER_FOLLOWS = re.compile(r",?\s?[-–—]\s?[а-яё]")
_NEXT_IN_LIST = re.compile(r", [\"«“][А-ЯЁ][^\"»”.!?]{1,60}[\"»”]")
_HEADS = re.compile(r":|, (?:[А-ЯЁ]+|[\"«“][^\"»”]{1,30}[\"»”]):")  # “Волна”, РБО: приливы
_ENDS_UTTERANCE = ".,!?…"


def is_russian(text: str) -> bool:
    """Are most letters of the text's beginning Cyrillic?"""
    beginning = text[:BEGINNING].lower()
    n_letters = sum(character.isalpha() for character in beginning)
    return 2 * len(_CYRILLIC.findall(beginning)) > n_letters


def _has_cyrillic(text: str) -> bool:
    """Does the text begin in Cyrillic? Asked of every text, so by its most frequent letters."""
    beginning = text[:BEGINNING]
    return any(letter in beginning for letter in FREQUENT_LETTERS)


def nested_marks(text: str) -> frozenset[int]:
    """Where straight marks stand inside a quotation in straight marks, by Russian habit.

    Examples
    --------
    >>> text = 'Он сказал: "Завод "Заря" работает".'
    >>> sorted(nested_marks(text)) == [text.index('"Заря'), text.index('" работает')]
    True
    """
    if not _has_cyrillic(text) or text.count('"') < 3:
        return frozenset()
    nested: set[int] = set()
    start = 0
    for line in text.split("\n"):
        if line.count('"') > 2:
            nested |= {start + mark for mark in _nested_in_line(line)}
        start += len(line) + 1
    return frozenset(nested)


def _nested_in_line(line: str) -> set[int]:
    """The inner marks of a line whose marks form pairs; nothing where they form none.

    A mark before the author's words may close two quotations or, where the speech goes on, one.
    """
    return _inner_marks(line, may_close_all=True) or _inner_marks(line, may_close_all=False)


def _inner_marks(line: str, *, may_close_all: bool) -> set[int]:
    """The same, by one way to read a mark before the author's words."""
    marks = [match.start() for match in _STRAIGHT.finditer(line)]
    depth, inner = 0, set()
    for number, mark in enumerate(marks):
        side = _side(line, mark)
        if side == _EITHER:
            return set()
        if side == _OPENING:
            depth += 1
            if depth > 1:
                inner.add(mark)
        elif depth == 0:
            return set()
        elif depth > 1 and not (may_close_all and _closes_all(line, mark, marks[number + 1 :])):
            depth -= 1
            inner.add(mark)
        else:
            depth = 0
    return inner if depth == 0 else set()


def _side(line: str, mark: int) -> str:
    """Can a straight mark only open, only close, or either?"""
    before = line[mark - 1] if mark else "\n"
    after = line[mark + 1] if mark + 1 < len(line) else "\n"
    opens = before in _BEFORE_OPENING and not after.isspace()
    closes = not before.isspace() and not (after.isalnum() or after in "«„“")
    if opens == closes:
        return _EITHER
    return _OPENING if opens else _CLOSING


def _closes_all(line: str, mark: int, later: list[int]) -> bool:
    """One mark for two: …партии "Заря", - сказал он. No other can close the outer quotation."""
    if not _AUTHOR_FOLLOWS.match(line, mark):
        return False
    return not any(_side(line, next_mark) == _CLOSING for next_mark in later[:1])


def without_author_words(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of quotations, those cut in two that have their author's words inside.

    Examples
    --------
    >>> text = "«Мы готовы, — сказал мэр Орлов. — Ждём ответа»."
    >>> [text[start:end] for start, end in without_author_words(text, [(0, len(text) - 1)])]
    ['«Мы готовы', 'Ждём ответа»']
    """
    if not _has_cyrillic(text):
        return spans
    return [span for start, end in spans for span in _parts(text, start, end)]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a quotation on either side of its author's words."""
    for match in _AUTHOR_BEGINS.finditer(text, start + 1, end):
        words = match.start("words")
        closing = _AUTHOR_ENDS.search(text, words, min(end, words + _LONGEST_AUTHOR))
        if not _speaks(text[words : closing.start() if closing else end]):
            continue
        is_kept = match.group("pause") in ("!", "?", "…")
        first = (start, match.start() + is_kept)
        if closing:
            return [first, *_parts(text, closing.end(), end)]
        if text[end - 1] not in _MARKS and end - words < _LONGEST_AUTHOR:
            return [first]  # the paragraph ends with them
    return [(start, end)]


def _speaks(words: str) -> bool:
    """Does a verb of speech stand first, or after the word that speaks?"""
    first = [word.lower() for word in _WORD.findall(words)[:2]]
    known = verb_forms()
    return bool(first) and (first[0] in known or (len(first) > 1 and first[1] in known))


def is_name_in_marks(text: str, start: int, end: int) -> bool:
    """Is it the name of a firm, ship, party, law or work, not speech?

    Names stand right behind a word or begin a sentence that goes on without a pause; in Russian no
    speech that begins with a capital follows a word without a colon or dash.

    Examples
    --------
    >>> text = "Партия «Новая волна» заявила: «Мы готовы»."
    >>> [is_name_in_marks(text, *span) for span in ((7, 20), (30, 41))]
    [True, False]
    """
    inside = text[start:end].strip(_MARKS)
    words = _WORD.findall(inside)
    if is_law_title(text, start):
        return True
    if not words or end - start > _LONGEST_NAME:
        return not words
    line_before = _line_before(text, start)
    after = text[end : end + 3].lstrip(" \u00a0")
    if not (inside[0].isupper() or inside[0].isdigit()):
        return False
    if _is_set_off(text, start, end, words, line_before):
        return True
    goes_on = after[:1].isalpha() and after[:1].islower() and inside[-1] not in _ENDS_UTTERANCE
    if _last_word(line_before) in russian_words("conjunction"):
        return goes_on and len(words) <= _SHORT_NAME
    if line_before and (line_before[-1].isalnum() or line_before[-1] in "»”№)"):
        is_utterance = inside[-1] in _ENDS_UTTERANCE and _last_word(line_before) in verb_forms()
        return not is_utterance
    is_listed = bool(LISTED.search(line_before)) and after[:1] not in ("-", "—", "–")
    if line_before.endswith(",") and is_listed:  # a list of names
        return len(words) <= _LONGEST_BARE_NAME
    longest = _SHORT_NAME if line_before.endswith(",") else _LONGEST_BARE_NAME
    return goes_on and len(words) <= longest


def _line_before(text: str, start: int) -> str:
    """The end of what stands before a pair of marks on its line, without what opens."""
    before = text[max(0, start - 40) : start].rstrip(' \u00a0("«“„')
    return before.rpartition("\n")[2] if text[start - 1 : start] != "\n" else ""


def _is_set_off(text: str, start: int, end: int, words: list[str], line_before: str) -> bool:
    """Is it a name by what stands around it: a heading, a bracket, a list, dashes, or by its words,
    those of a body?
    """
    if len(words) <= _SHORT_NAME:
        if not line_before and _HEADS.match(text, end):
            return True
        if line_before.endswith(":") and _NEXT_IN_LIST.match(text, end):
            return True
    if len(words) == 1 and text[end : end + 1] == ")" and line_before[-1:] in ("—", "–", "-"):
        return True  # (присоединение порта.— “Ъ”): who adds it
    if len(words) <= _LONGEST_BARE_NAME and _stands_between_dashes(text, start, end):
        return True
    return _names_body(words) and not _SPEAKER_FOLLOWS.match(text, end)


def _stands_between_dashes(text: str, start: int, end: int) -> bool:
    """A ship or song that is told of: второй — «Адмирал Тарн» — строят."""
    before, after = text[max(0, start - 4) : start], text[end : end + 3]
    return bool(_WORD_AND_DASH.search(before) and _DASH_AND_WORD.match(after))


def _names_body(words: list[str]) -> bool:
    """Браскский центр по изучению мостов: a body behind adjectives, and no verb."""
    head = 0
    while head < min(len(words), _MOST_ADJECTIVES) and words[head].lower().endswith(_ADJECTIVES):
        head += 1
    if head >= len(words) or words[head].lower() not in russian_words("head of a name of a body"):
        return False
    complement = words[head + 1 :]
    return len(words) <= _LONGEST_BODY and not any(_VERB.search(word) for word in complement)


def is_law_title(text: str, start: int) -> bool:
    """Does the title of a law's article begin here: ст. 238 УК РФ («Оказание услуг»)?

    Examples
    --------
    >>> is_law_title("по ст. 5 УК РФ («Порча моста»)", 16)
    True
    """
    before = text[max(0, start - _LONGEST_LAW) : start]
    return before.endswith("(") and _LAW.search(before) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Is a quotation a Russian sentence of its own, the full stop behind its marks?

    Examples
    --------
    >>> text = "«Город наш». Он назвал это «кражей»."
    >>> stands_alone(text, 0, 11), stands_alone(text, 27, 35)
    (True, False)
    """
    if not _CYRILLIC.search(text, start, end):
        return False
    before, after = text[max(0, start - 3) : start].rstrip(), text[end : end + 1]
    opens = not before or text[start - 1] == "\n" or before[-1] in ".!?…—–-:"
    begins_in_capitals = text[start:end].lstrip(_MARKS)[:1].isupper()
    return opens and begins_in_capitals and after in ".!?…\n"


def _last_word(before: str) -> str:
    words = _WORD.findall(before)
    return words[-1].lower() if words else ""

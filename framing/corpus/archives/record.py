"""An article as an archive gives it, and the row that becomes of it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.base.errors import FileError
from framing.corpus.archives.dates import LANGUAGES, dated, plain

# By these rules :func:`framing.dropped_lines` lists what is no text of the article.
CONTENTS, FIELD, COPYRIGHT, CAPTION = "contents", "field", "copyright", "caption"
MOST_OFF = 0.2  # of a stated length
FEWEST_OFF = 10  # words: of a note of twenty words a fifth is nothing
LETTERS_AS_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # archives count these singly
_WORD = (
    r"words?|worter|wort|mots?|palabras?|parole|palavras|woorden|s[lł]ow|ord|слова?|сл[iі]в|字|语|語"
    r"|文字|ワード|単語|단어|kelime|sozcuk|sanaa|szo|slova?|cuvinte|kata"
)
N_WORDS = re.compile(rf"(?<![\w.,])(\d{{1,3}}(?:[.,  ’']\d{{3}})+|\d+) ?(?:{_WORD})(?!\w)")
LONGEST_LENGTH = 60  # characters of a line that states one
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|amp|quot|lt|gt|nbsp|apos);", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:\bpg\.?|\bpages?:?|\bseiten?:?|(?<![\w.])[sp]\.|\bp[aá]g(?:ina)?s?\.?|\bстр\.?|第)\s*"
    r"(?P<page>[A-Z]{0,4}[ .-]?\d[\w.]*(?:[,-] ?[A-Z]{0,2}\d+)*)",
    re.IGNORECASE,
)
IS_COPYRIGHT = re.compile(
    r"\s*(?:\(?copyright\b|©|\(c\) ?(?:copyright )?\d{4}|copy \d{4}|版权|版權|авторские права)",
    re.IGNORECASE,
)
# What an archive writes in place of an article that it cannot show.
FAULT = re.compile(r"there is an error in this document|it is not possible to display it", re.I)
RESERVED = re.compile(
    r"\s*(?:all rights? reserved|alle rechte vorbehalten|tous droits r[eé]serv[eé]s"
    r"|(?:todos los )?derechos reservados|tutti i diritti riservati|все права защищены)",
    re.IGNORECASE,
)


@dataclass
class Record:
    """One article of an export; empty where the archive says nothing."""

    outlet: str = ""
    title: str = ""
    published: str = ""
    byline: str = ""
    section: str = ""
    page: str = ""
    edition: str = ""
    standfirst: str = ""
    n_words_stated: int | None = None
    paragraphs: list[str] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def drop(self, rule: str, text: str) -> None:
        """Note what stands in the file and is no text of the article."""
        if text := one_line(text):
            self.dropped.append((rule, text))

    def date_from(self, line: str) -> None:
        """Day and edition from the line of a frame that holds the date."""
        self.published, remainder = dated(line)
        self.edition = self.edition or remainder

    def row(self, article: str) -> dict:
        """The columns of the article; those that hold nothing are None."""
        paragraphs = [one_line(text) for text in self.paragraphs]
        text = "\n\n".join(filter(None, paragraphs))
        notices = [*self.notices, *self._length_notice(text)]
        if not self.published:
            notices.append("no date that could be read")
        columns = {
            "article": article,
            "outlet": tidy_name(self.outlet),
            "title": one_line(self.title),
            "published": self.published or None,
            "text": text,
            "section": one_line(self.section) or None,
            "page": one_line(self.page) or None,
            "byline": one_line(self.byline) or None,
            "edition": one_line(self.edition) or None,
            "n_words_stated": self.n_words_stated,
            "notice": "; ".join(notices),
            "dropped": json.dumps(self.dropped, ensure_ascii=False) if self.dropped else "",
        }
        if self.standfirst:
            columns["standfirst"] = one_line(self.standfirst)
        return columns

    def _length_notice(self, text: str) -> list[str]:
        n_words = self.n_words_read(text)
        off = abs(n_words - (self.n_words_stated or n_words))
        if not text or off <= max(FEWEST_OFF, MOST_OFF * (self.n_words_stated or 0)):
            return []
        return [f"{n_words:,} words read where the archive states {self.n_words_stated:,}"]

    def n_words_read(self, text: str) -> int:
        """The words of an article as archives count them, its standfirst with it."""
        return count_words(" ".join([self.standfirst, text]))


class ExportError(FileError):
    """An export or a document that cannot be read; of a folder the other files still are."""


class Export(NamedTuple):
    """The articles of a file, and the archive that they come from."""

    archive: str
    records: list[Record]


def require_articles_in(export: Export, name: str) -> None:
    """Raise for a list of results without texts, and for a frame whose dates are in no language.

    An article alone may lack its date, which its notice says.
    """
    records = export.records
    n = len(records)
    if n and not any(record.paragraphs for record in records):
        raise without_texts(name, export.archive, n)
    if n > 1 and not any(record.published for record in records):
        raise ExportError(
            f"{name} is an export of {export.archive} whose dates are in no language that is known "
            f"here ({LANGUAGES}): set the archive's page to one of them and export again."
        )


def without_texts(name: str, archive: str, n: int) -> ExportError:
    """The sentence on a list of results."""
    return ExportError(
        f"{name} is an export of {archive} that lists {n} result{'s' * (n != 1)} without their "
        "texts: export the full articles instead."
    )


def one_line(text: str) -> str:
    """A text without line breaks and double blanks; ``&#8217;`` written out is its sign."""
    if "&" in text and ENTITY.search(text):
        text = html.unescape(text)
    return " ".join(text.split())


def tidy_name(name: str) -> str:
    """The name of a paper as an archive writes it, with one blank before brackets.

    Examples
    --------
    >>> tidy_name("The Orvelle Echo(Orvelle)"), tidy_name("Echo.com.")
    ('The Orvelle Echo (Orvelle)', 'Echo.com')
    """
    name = one_line(name).strip(" ,;:")
    name = re.sub(r"(?<=\w)\((?=[^()]*\)$)", " (", name)
    return name[:-1] if re.search(r"\w{3}\.$", name) else name


def count_words(text: str) -> int:
    """Words between blanks; Chinese and Japanese signs count one by one, as archives count.

    Examples
    --------
    >>> count_words("a small pier"), count_words("码头关闭")
    (3, 4)
    """
    signs = LETTERS_AS_WORDS.findall(text)
    return len(LETTERS_AS_WORDS.sub(" ", text).split()) + len(signs) if signs else len(text.split())


def stated_words(text: str) -> int | None:
    """The length that a line of a frame states.

    Examples
    --------
    >>> stated_words("1,203 words"), stated_words("239 Wörter"), stated_words("1203 字")
    (1203, 239, 1203)
    """
    match = N_WORDS.search(plain(text))
    return int(re.sub(r"\D", "", match[1])) if match else None


def fault_notice(n: int) -> str:
    """What is said beside an article, after which others are missing in the file."""
    return f"behind it the archive gave {n} document{'s' * (n > 1)} as an error, without text"


def is_stated_length(text: str) -> bool:
    """Whether a line says how long the article is, and nothing else."""
    line = text.strip()
    if len(line) > LONGEST_LENGTH:
        return False
    match = N_WORDS.search(line := plain(line).strip())
    return match is not None and match[0] == line


def page_in(text: str) -> str:
    """The page that a section names: ``Section A; Pg. 12``, ``p. 3``, ``S. 114``."""
    match = _PAGE.search(text)
    return match["page"].strip(" .,;") if match else ""

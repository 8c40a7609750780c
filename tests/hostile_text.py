"""Text and files that nobody would write, for the tests and the benchmark of hostile input."""

from __future__ import annotations

import random

import pandas as pd

from framing import FramingError

PIECES = [
    "The pier is shut. ",
    "“",
    "”",
    '"',
    "'",
    "«",
    "»",
    "„",
    "‘",
    "’",
    "he said",
    ", she said. ",
    "Dr. Orla Finn ",
    "U.S. ",
    "3.5 ",
    "…",
    "?!",
    "\n",
    "\r\n",
    "\t",
    "\u2028",
    "\0",
    "\x1b[31m",
    "\u202e",
    "\u200f",
    "\ufeff",
    "\u00ad",
    "\u0301",
    "e\u0301" * 9,
    "👩‍👩‍👧",
    "🇳🇴",
    "\ud800",
    "\udfff",
    "\ufffd",
    "(",
    ")",
    "—",
    "-",
    "--",
    ":",
    ";",
    "so-called ",
    "friend* ",
    "*",
    "[a](b)",
    "![",
    "<b>",
    "&amp;",
    "{",
    "}",
    "\\",
    "=1+1",
    "@",
    "+",
    "«Да», — заявил Пётр. ",
    "И. И. ",
    "ﷺ",
    "ǅ",
    "İ",
    "ß",
    "\u3000",
    "中文。",
    "0",
    "٣",
    "Ⅷ",
    "a" * 300,
    " ",
    "  ",
    "\n\n",
    "that ",
    "of ",
]
STORY = (
    "The council of Orvelle shut the old pier on Monday. “Not a scratch,” said the mayor, "
    "Orla Finn. Nobody asked."
)
MARKS = "\",\t\n\r\\{}[]:;='-#&*!|>%@`\0\x1b\ufeffé“…"


def hostile_text(rng: random.Random) -> str:
    return "".join(rng.choice(PIECES) for _ in range(rng.randint(0, 24)))


def table_of(texts: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article": range(len(texts)),
            "outlet": ["Echo", "Herald"] * (len(texts) // 2) + ["Echo"] * (len(texts) % 2),
            "text": pd.Series(texts, dtype=object),
        }
    )


def tried(action, what) -> bool:
    """Whether the input was read; a refusal must be one short line, and anything else names the
    input.
    """
    try:
        action()
        return True
    except FramingError as refusal:
        assert (
            str(refusal)
            and "\n" not in str(refusal)
            and len(str(refusal)) <= 710
            and str(refusal).isprintable()
        )
        return False
    except Exception as problem:
        raise AssertionError(f"{type(problem).__name__} ({problem}) from {what!r}") from problem


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A file with bytes changed, marks put in, a part cut out, doubled or taken off its end."""
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at, how = rng.randrange(len(data) + 1), rng.randrange(5)
        end = min(len(data), at + rng.randint(1, 40))
        if how == 0:
            data[at:at] = rng.choice(MARKS).encode()
        elif how == 1:
            data[at:end] = b""
        elif how == 2:
            data[at:at] = data[at:end] * rng.randint(1, 9)
        elif how == 3:
            data[at : at + 1] = bytes([rng.randrange(256)])
        else:
            del data[at:]
    return bytes(data)

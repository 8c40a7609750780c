"""Time grows with the text, not with its square: units that once made a rule go back and back.

    python benchmarks/hostile.py [--letters 32000]

For each lens and unit the text of a quarter of the letters and of all; the exponent is 1 where
time is linear, 2 where it is quadratic. Only what takes more than half a second is shown.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable

import pandas as pd

import framing
from framing.corpus.markup import plain_markdown
from framing.text.compare import word_differences
from framing.text.marks.scare_quotes import mark_kinds

ADVERSARIAL = [
    '"',
    "“",
    "“a ",
    "“” ",
    "' ",
    "« ",
    "he said “no way at all man” ",
    "Anna Bell ",
    "Mr. ",
    ".",
    "?! ",
    "a\n",
    "a-",
    "1,",
    "u.s.",
    "e\u0301",
    "\u202e",
    "(",
    "that ",
    "👩‍👧 ",
    "“A b c d e f.\n",
    "[a](",
    "![a",
    "*_",
    "**a ",
    "> ",
    "- - -",
    "\u200b",
    "so-called ",
    "FINN: a b ",
    "'a' ",
    "'s ",
    '„"',
    "``",
    '"a b c d" ',
    '"A b c d," he said. ',
    '"A" said B, ',
    "«ab» ",
    'Bob "Yes"\n',
    "a*b_",
    "said ",
    "a",
    "a b ",
]


STORY = "The council of Orvelle shut the old pier on Monday. “Not a scratch,” said the mayor."
SLOW = 0.5  # seconds


def one_article(text: str) -> pd.DataFrame:
    """Two outlets, one of them with the text."""
    return pd.DataFrame({"article": [0, 1], "outlet": ["Echo", "Herald"], "text": [text, STORY]})


LENSES: dict[str, Callable[[str], object]] = {
    "sentences": lambda text: framing.split_sentences(one_article(text)),
    "quotes": lambda text: framing.find_quotes(one_article(text)),
    "concordance": lambda text: framing.concordance(one_article(text), ["so-called", "p*r"]),
    "counts": lambda text: framing.count_terms(one_article(text), voice="own"),
    "stars": lambda text: framing.concordance(one_article(text), "*a*a*a*b"),
    "verbs of speech": lambda text: framing.speech_verbs(one_article(text)),
    "word differences": lambda text: word_differences(text, text[1:] + STORY),
    "marks": mark_kinds,
    "Markdown": plain_markdown,
    "tidy text": lambda text: framing.tidy_text(pd.Series([text], dtype=object)),
}


def seconds(lens: Callable[[str], object], text: str) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    lens(text)
    return time.process_time() - start


def main() -> None:
    """Print what is slow, and how it grows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--letters", type=int, default=32_000)
    letters = parser.parse_args().letters
    for name, lens in LENSES.items():
        lens(STORY)
        slowest = 0.0
        for unit in ADVERSARIAL:
            whole = seconds(lens, unit * (letters // len(unit)))
            slowest = max(slowest, whole)
            if whole > SLOW:
                quarter = seconds(lens, unit * (letters // 4 // len(unit)))
                exponent = math.log(whole / max(quarter, 1e-3), 4)
                print(f"{name}: {unit!r} {whole:.1f} s, exponent {exponent:.1f}")
        print(f"{name}: slowest {slowest:.2f} s", flush=True)


if __name__ == "__main__":
    main()

"""How often is a text told to be English, Russian or another language, beside py3langid?

    python benchmarks/languages.py --data FOLDER [--write]

``FOLDER`` is a folder ``locale`` of message catalogues (``de/LC_MESSAGES/*.mo``), such as packages
of Debian hold: what programs say, in many languages. Messages of one language are joined to texts
of 40 words and more, without options and names of files. Nothing of them enters the project.
"""

from __future__ import annotations

import argparse
import gettext
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
from calibration_table import section, write_section

from framing.text.language import languages_of

LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "uk": "Ukrainian",
    "bg": "Bulgarian",
}
WORDS, MOST = 40, 300  # of a text; texts a language
FEWEST = 5  # words of a message that is a sentence
WORD = re.compile(r"(?<!\S)[^\W\d_]+[.,;:]?(?!\S)")


def texts_of(folder: Path, language: str, rng: np.random.Generator) -> list[str]:
    """Texts of one language, of messages in random order."""
    side = 0 if language == "en" else 1  # what is translated is English
    messages = set()
    for path in sorted((folder / ("de" if language == "en" else language)).rglob("*.mo")):
        with path.open("rb") as file:
            pairs = gettext.GNUTranslations(file)._catalog.items()
        for pair in pairs:
            if pair[0] and isinstance(pair[side], str) and pair[0] != pair[1]:
                words = WORD.findall(pair[side])
                if len(words) >= FEWEST:
                    messages.add(" ".join(words))
    texts, line = [], []
    for message in rng.permutation(sorted(messages)).tolist():
        line.append(message)
        if sum(len(part.split()) for part in line) >= WORDS:
            texts.append(". ".join(line))
            line = []
    return texts[:MOST]


def peers() -> dict:
    """Ours, and py3langid where it is installed."""
    found = {"ours": lambda texts: languages_of(pd.Series(texts)).tolist()}
    if find_spec("py3langid"):
        import py3langid

        found["py3langid"] = lambda texts: [py3langid.classify(text)[0] for text in texts]
    return found


def main() -> None:
    """Print the table; write where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rng, tellers, rows = np.random.default_rng(0), peers(), []
    for code, name in LANGUAGES.items():
        texts = texts_of(options.data, code, rng)
        truth = code if code in ("en", "ru") else "other"
        right = []
        for tell in tellers.values():
            told = [one if one in ("en", "ru") else "other" for one in tell(texts)]
            right.append(f"{np.mean([one == truth for one in told]):.1%}")
        rows.append([name, *right, str(len(texts))])
    title = "English, Russian or another language: texts told rightly"
    table = section(title, ["texts in", *tellers, "texts"], rows)
    print(table)
    if options.write:
        command = "`python benchmarks/languages.py --data FOLDER --write`, messages of programs"
        write_section(Path(__file__).with_name("RESULTS.md"), "languages", f"{command}\n\n{table}")


if __name__ == "__main__":
    main()

"""Exports of newspaper archives: is every article read, with its date, title, text and length?

    python benchmarks/archives.py --data FOLDER [--expected TABLE] [--write]

The folder's ``README.md``, or the Markdown table that ``--expected`` names, has a row a file: its
name first, then the archive, the number of its articles last. Files are printed by name and kept by
archive; no line of an article is printed or kept.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

from calibration_table import section, write_section

from framing.base.errors import FramingError
from framing.corpus.archives.exports import EXPORTS, PAGES_TOO, export_rows
from framing.corpus.archives.record import MOST_OFF, count_words

RESULTS = Path(__file__).parent / "RESULTS.md"
ROW = re.compile(r"^\|\s*`?(?P<file>[^|`]+?\.\w+)`?\s*\|(?P<archive>.*)\|\s*(?P<n>[\d,]+)\s*\|\s*$")
HEAD = "file,articles,stated,title,date,text,words of those stated,length reached,seconds".split(
    ","
)


def expected(table: Path) -> dict[str, tuple[str, int]]:
    """The archive and the number of articles of each file, as a Markdown table has them."""
    matches = map(ROW.match, table.read_text("utf-8").splitlines())
    return {
        match["file"]: (match["archive"].strip(), int(match["n"].replace(",", "")))
        for match in matches
        if match
    }


def measured(path: Path, stated: int | None) -> list[str]:
    """The row of a file."""
    start = time.perf_counter()
    try:
        rows = export_rows(path, path.name, path.stem) or []
    except FramingError as problem:
        return [path.name, f"refused: {problem}", str(stated or ""), *[""] * 6]
    seconds = time.perf_counter() - start
    n_filled = [sum(bool(row[name]) for row in rows) for name in ("title", "published", "text")]
    lengths = [
        (count_words(f"{row.get('standfirst', '')} {row['text']}"), row["n_words_stated"])
        for row in rows
        if row["n_words_stated"]
    ]
    read, said = (sum(column) for column in zip(*lengths)) if lengths else (0, 0)
    reached = sum(n >= (1 - MOST_OFF) * length for n, length in lengths)
    return [
        path.name,
        str(len(rows)),
        str(stated or ""),
        *map(str, n_filled),
        f"{read / said:.1%}" if said else "none stated",
        f"{reached} of {len(lengths)}" if lengths else "",
        f"{seconds:.2f}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="a folder of exports")
    parser.add_argument("--expected", type=Path, help="a Markdown table; else the folder's README")
    parser.add_argument("--write", action="store_true", help="into benchmarks/RESULTS.md")
    options = parser.parse_args()
    table = options.expected or options.data / "README.md"
    stated = expected(table) if table.exists() else {}
    paths = [
        path
        for path in sorted(options.data.iterdir())
        if path.suffix.lower() in (*EXPORTS, *PAGES_TOO)
    ]
    archives = [stated.get(path.name, ("not stated", None)) for path in paths]
    rows = [measured(path, n) for path, (_, n) in zip(paths, archives)]
    print(report(rows))
    if options.write:
        kept = [
            [f"{archive} ({path.suffix.lower()})", *row[1:]]
            for path, (archive, _), row in zip(paths, archives, rows)
        ]
        write_section(RESULTS, "archives", report(kept))


def report(rows: list[list[str]]) -> str:
    """The table of all files, and how many are exact."""
    exact = sum(row[1] == row[2] for row in rows if row[2])
    return "\n\n".join(
        [
            "## Exports of archives: is every article read?",
            "`python benchmarks/archives.py --data …`: articles read and stated, those with title, "
            "date and text, the words read (with the standfirst) as a share of the stated length, "
            f"and how many articles reach four fifths of it. {exact} of "
            f"{sum(bool(row[2]) for row in rows)} files are exact in their number of articles. "
            "Exports whose texts were made up for tests state lengths that they do not have.",
            section("Exports", HEAD, rows),
        ]
    )


if __name__ == "__main__":
    main()

"""Half a gigabyte of exports in one folder: the time and the memory that reading them takes.

    python benchmarks/archives_large.py [--megabytes 500] [--write]

Made words in the frames of Nexis (text), Factiva (pages), Europresse (pages) and Nexis (Word), a
quarter of the bytes each, about 4 MB a file; :func:`framing.read_articles` reads the folder in a
process of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import pty
import resource
import subprocess
import sys
import tempfile
import termios
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from calibration_table import section, write_section
from hostile_cells import sentences

RESULTS = Path(__file__).with_name("RESULTS.md")
MEGABYTE, FILE = 2**20, 4 * 2**20
GOAL_SIZE = 500  # megabytes
ARTICLE_SENTENCES = 32  # about 2.5 KB an article


def articles(seed: int) -> Iterator[tuple[str, str, list[str]]]:
    """Day, title and paragraphs of made articles, without end."""
    rng = np.random.default_rng(seed)
    lines = sentences(60_000, seed)
    while True:
        chosen = [lines[row] for row in rng.integers(0, len(lines), ARTICLE_SENTENCES + 1)]
        paragraphs = [" ".join(chosen[start : start + 4]) for start in range(1, len(chosen), 4)]
        yield str(1 + int(rng.integers(28))), chosen[0], paragraphs


def nexis_text(number: int, day: str, title: str, paragraphs: list[str]) -> str:
    body = "\n\n".join(paragraphs)
    n_words = len(body.split())
    return (
        f"\n{number} of 9999 DOCUMENTS\n\n          The Orvelle Echo\n\n        May {day}, 2019\n\n"
        f"{title}\n\nLENGTH: {n_words} words\n\n{body}\n\nLOAD-DATE: May {day}, 2019\n\n"
    )


def factiva_page(number: int, day: str, title: str, paragraphs: list[str]) -> str:
    body = "".join(f'<p class="articleParagraph">{text}</p>' for text in paragraphs)
    n_words = sum(len(text.split()) for text in paragraphs)
    return (
        f'<div><div id="hd"><span class="enHeadline">{title}</span></div>'
        f"<div>{n_words} words</div><div>{day} May 2019</div><div>Orvelle Herald</div>"
        "<div>ORVHER</div><div>English</div>"
        f"{body}<p>Document ORVHER0020190504ef540{number:04x}</p></div>"
    )


def europresse_page(number: int, day: str, title: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<article><header><div><span class="DocPublicationName">Le Phare</span></div><div><span '
        f'class="DocHeader">jeudi {day} mai 2019</span></div>'
        f'<p class="titreArticleVisu">{title}</p></header><section>'
        f'<div class="docOcurrContainer">{body}</div></section></article>'
    )


def word_file(made: Iterator, size: int) -> tuple[bytes, int]:
    """An export as a Word file; its paragraphs are written into an empty one, which is quicker."""
    import docx

    paragraphs, n_bytes, number = [], 0, 0
    while n_bytes < size:
        day, title, body = next(made)
        number += 1
        lines = [title, "The Pier Gazette", f"May {day}, 2019 Saturday", "Body", *body]
        for line in [*lines, f"Load-Date: May {day}, 2019", "End of Document"]:
            paragraphs.append(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")
            n_bytes += len(line)
    empty, filled = io.BytesIO(), io.BytesIO()
    docx.Document().save(empty)
    with (
        zipfile.ZipFile(empty) as source,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + "".join(paragraphs).encode())
            target.writestr(name, data)
    return filled.getvalue(), number


def make(folder: Path, megabytes: int) -> tuple[int, int]:
    """Fill a folder; gives its articles, and its megabytes with Word files as their text."""
    n_articles, made = 0, articles(1)
    frames = {
        "nexis.txt": nexis_text,
        "factiva.html": factiva_page,
        "europresse.html": europresse_page,
    }
    for name, frame in frames.items():
        for file in range(max(megabytes * MEGABYTE // 4 // FILE, 1)):
            parts, n_bytes = [], 0
            while n_bytes < FILE:
                parts.append(frame(len(parts) + 1, *next(made)))
                n_bytes += len(parts[-1])
            n_articles += len(parts)
            text = "".join(parts)
            if name.endswith(".html"):
                text = f"<html><body>{text}</body></html>"
            (folder / f"{file:03}-{name}").write_text(text, encoding="utf-8")
    for file in range(max(megabytes * MEGABYTE // 4 // FILE, 1)):
        data, number = word_file(made, FILE)
        n_articles += number
        (folder / f"{file:03}-nexis.docx").write_bytes(data)
    return n_articles, 4 * max(megabytes * MEGABYTE // 4 // FILE, 1) * FILE // MEGABYTE


def read_here(folder: str) -> None:
    """Read a folder, and print articles, seconds and megabytes."""
    import framing

    start = time.process_time()
    table = framing.read_articles(folder)
    spent = time.process_time() - start
    print(len(table), spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def read_apart(folder: str) -> tuple[float, float, float, bool]:
    """Read a folder in a process of its own, which writes to a terminal.

    Returns
    -------
    articles, CPU seconds, megabytes; whether the terminal showed a bar.
    """
    command = [sys.executable, __file__, "--read", folder]
    screen, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 100))
    shown = bytearray()

    def watch() -> None:
        with contextlib.suppress(OSError):  # the terminal was closed
            while data := os.read(screen, 4096):
                shown.extend(data)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, text=True, check=True)
    os.close(terminal)
    watcher.join(5)
    os.close(screen)
    n_read, seconds, memory = map(float, done.stdout.split()[-3:])
    return n_read, seconds, memory, b"reading files" in shown


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--write", action="store_true", help="into benchmarks/RESULTS.md")
    parser.add_argument("--read", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        return read_here(options.read)
    rows, measured = [], []
    for megabytes in (options.megabytes // 3, options.megabytes):
        with tempfile.TemporaryDirectory() as folder:
            n_articles, size = make(Path(folder), megabytes)
            n_read, seconds, memory, bar = read_apart(folder)
        measured.append((size, seconds, memory))
        row = [f"{size:,} MB", f"{n_articles:,}", f"{n_read:,.0f}", f"{seconds:.0f} s"]
        rows.append([*row, f"{memory:,.0f} MB", "yes" if bar else "no"])
        print(" | ".join(rows[-1]), flush=True)
    if measured[-1][0] < GOAL_SIZE:
        seconds, memory = (_extended(measured, column) for column in (1, 2))
        row = [f"{GOAL_SIZE} MB, by the line through both", "", "", f"{seconds:,.0f} s"]
        rows.append([*row, f"{memory:,.0f} MB", ""])
        print(" | ".join(rows[-1]), flush=True)
    if options.write:
        head = ["exports", "articles", "read", "CPU time", "memory", "a terminal shows a bar"]
        text = "\n\n".join(
            [
                "## Half a gigabyte of exports",
                f"`python benchmarks/archives_large.py --megabytes {options.megabytes} --write`: "
                "made words in the frames of Nexis (text, Word), Factiva and Europresse, a quarter "
                "each, in files of 4 MB; Word files count as their text. The memory is the most "
                "that the process ever held. Goal: 500 MB in at most 2,000 MB of memory, with a "
                "progress bar.",
                section("Exports in one folder", head, rows),
            ]
        )
        write_section(RESULTS, "archives large", text)


def _extended(measured: list[tuple], column: int) -> float:
    """What a size of the goal would take, by the straight line through two measured sizes."""
    (size, *_), (larger, *_) = measured
    slope = (measured[1][column] - measured[0][column]) / (larger - size)
    return measured[1][column] + slope * (GOAL_SIZE - larger)


if __name__ == "__main__":
    main()

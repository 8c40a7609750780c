"""Rows of an export in miniature, for the tests of its frames."""

from __future__ import annotations

import archive_samples as samples

from framing.corpus.archives.exports import export_rows

BODY = f"{samples.FIRST}\n\n{samples.SECOND}"


def rows_of(tmp_path, name: str, data: bytes | str) -> list[dict] | None:
    path = samples.write(tmp_path, {name: data}) / name
    return export_rows(path, name, "x")


def require_two(rows: list[dict] | None, title: str, day: str, outlet: str, text: str = BODY):
    """Two articles that say the same."""
    assert rows is not None and len(rows) == 2
    for row in rows:
        assert (row["title"], row["published"], row["outlet"]) == (title, day, outlet)
        assert row["text"] == text

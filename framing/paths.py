"""Where the data that comes with the project lies: the checkout's ``data/`` and ``seeds/``.

The package is installed in place (editable), so the folders beside it are the ones a user sees and
edits.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SEEDS = ROOT / "seeds"


def existing(path) -> Path | None:
    """The file or folder, or None where there is none, or could be none of such a name."""
    try:
        place = Path(path).expanduser()
        return place if place.exists() else None
    except (OSError, ValueError, RuntimeError):
        return None

"""Where the data that comes with the project lies: the checkout's ``data/`` and ``seeds/``.

The package is installed in place (editable), so the folders beside it are the ones a user sees and edits.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SEEDS = ROOT / "seeds"

"""The HTML files of ``assets/`` with their slots filled."""

from __future__ import annotations

import re

from framing.report.run.settings import ASSETS

SLOT = re.compile(r"\{\{(\w+)\}\}")


def asset(name: str) -> str:
    """The text of a file in ``assets/``."""
    return (ASSETS / name).read_text("utf-8")


def filled(name: str, **slots: str) -> str:
    """A template with each ``{{slot}}`` replaced; what stands in a value is not looked at again."""
    return SLOT.sub(lambda slot: slots[slot.group(1)], asset(name))

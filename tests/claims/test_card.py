"""The card that notebooks show says what the benchmark last measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing

RESULTS = Path("benchmarks/RESULTS.md").read_text("utf-8")


@pytest.mark.parametrize("meter", sorted(framing.validity_card()["meter"].unique()))
def test_the_card_and_the_results_have_the_same_figures(meter):
    section = re.search(
        f"<!-- validity:{meter} -->(.*?)<!-- /validity:{meter} -->", RESULTS, re.DOTALL
    )[1]
    rows = [
        line.strip("| ").split(" | ")[:2] for line in section.splitlines() if line.startswith("| ")
    ][2:]
    measured = {what: float(figure) for what, figure in rows if "seconds" not in what}
    card = framing.validity_card(meter)
    # a tie is rounded to either side
    assert dict(zip(card["what"], card["figure"])) == pytest.approx(measured, abs=0.0011)

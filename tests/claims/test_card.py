"""The card that notebooks show says what the benchmark last measured."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
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
    measured = {
        what: figure / (100 if "quotes" in what else 1) for what, figure in measured.items()
    }
    card = framing.validity_card(meter)
    # a tie is rounded to either side
    assert dict(zip(card["what"], card["figure"])) == pytest.approx(measured, abs=0.0011)
    shares = card[~card["what"].str.contains("worth")]
    assert shares["figure"].between(-1, 1).all()  # 0.96 on every page, not 95.95 on one


def test_quotations_are_scored_where_nobody_looked():
    card = framing.validity_card("quotes")
    assert set(card["part"]) == {"unseen half"} and card["data"].notna().all()
    assert ((card["low"] <= card["figure"]) & (card["figure"] <= card["high"])).all()
    right = card.set_index("what").loc["quotes: speaker right, end to end"]
    quotes = pd.DataFrame(
        {"article": ["a"], "outlet": ["Echo"], "person": ["Orla Finn"], "n_tokens": [6]}
    )
    assert f"{100 * right['figure']:.0f} got the right one" in framing.say_speakers(
        framing.speakers(quotes)
    )

"""What the page of all words says of claims: which way, and how sure."""

from __future__ import annotations

import pandas as pd

from framing.report.pages.terms import claims_in_words, row_to_html, term_rows


def test_of_three_outlets_a_claim_of_less_is_a_claim():
    table = pd.DataFrame(
        {
            "outlet": ["A", "B", "C"] * 2,
            "term": ["pier"] * 3 + ["quay"] * 3,
            "q": [0.02, 0.5, 0.01, 0.2, 0.3, 0.4],
            "claim": [True, False, True, False, False, False],
            "log_ratio": [1.0, 0.1, -2.0, 0.0, 0.0, 0.0],
        }
    )
    assert claims_in_words(table).to_dict() == {"pier": "less in C, more in A"}


def test_a_q_below_what_is_written_is_said_to_be_below():
    rows = [
        row_to_html({"term": "pier", "claim": "", "n": 1, "n_articles": 1, "q": q}, [])
        for q in (0.0002, 0.02)
    ]
    assert "&lt; 0.001" in rows[0] and "0.020" in rows[1]


def test_the_q_beside_claims_of_two_outlets_is_that_of_the_less_sure():
    rows = {"outlet": ["Echo", "Herald", "Wire"] * 2, "term": ["pier"] * 3 + ["goose"] * 3}
    rows |= {"per_10k": 2.0, "n": 9, "n_articles": 5, "log_ratio": [1.0, -1.0, 0.1] * 2}
    table = pd.DataFrame(rows).assign(q=[0.0001, 0.02, 0.6, 0.3, 0.2, 0.4])
    table["claim"] = table["q"] < 0.05
    words = term_rows(table).set_index("term")
    assert words.loc["pier", "claim"] == "more in Echo, less in Herald"
    assert words["q"].to_dict() == {"pier": 0.02, "goose": 0.2}

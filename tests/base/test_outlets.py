"""Of two outlets a difference is told once; of more outlets all differ from the others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.base.outlets import OTHERS, compared_with, told_once


def table(outlets, **columns) -> pd.DataFrame:
    return pd.DataFrame({"outlet": list(outlets), **columns})


@pytest.mark.parametrize(
    ("outlets", "words"),
    [
        (["Echo", "Herald"], "Herald"),
        (["Echo", "Herald", "Herald"], "Herald"),
        (["Echo", "Herald", "Wire"], "the others"),
        (["Echo"], "the others"),
    ],
)
def test_an_outlet_is_compared_with_the_other_one_or_with_all_others(outlets, words):
    assert compared_with("Echo", pd.Series(outlets)) == words


def test_of_two_outlets_the_one_that_has_more_is_told_of():
    ratios = [1.0, -2.0, np.inf, -1.0, 2.0, -np.inf]
    rows = table("AAABBB", term=["pay", "talks", "junta"] * 2, log_ratio=ratios)
    once = told_once(rows, ["term"], rows["log_ratio"])
    assert list(zip(once["outlet"], once["term"])) == [("A", "pay"), ("A", "junta"), ("B", "talks")]


def test_what_stands_once_or_has_no_effect_stays():
    rows = table("AABB", term=["pay", "week", "said", "week"], log_ratio=[-1.0, np.nan, -2.0, 0.0])
    assert told_once(rows, ["term"], rows["log_ratio"]).equals(rows)


def test_without_an_effect_the_first_row_of_both_stays():
    rows = table("AABB", term=["pay", "talks", "pay", "week"])
    assert told_once(rows, ["term"])["term"].tolist() == ["pay", "talks", "week"]
    assert told_once(rows.iloc[[2, 0]], [])["outlet"].tolist() == ["B"]


@pytest.mark.parametrize("outlets", ["AA", "ABC"])
def test_of_one_outlet_or_of_three_every_row_stays(outlets):
    rows = table(outlets, term="pay", log_ratio=-1.0)
    assert told_once(rows, ["term"], rows["log_ratio"]) is rows


def test_claims_of_two_out_of_more_outlets_mirror_nothing():
    rows = table("AB", term=["pay", "pay"], log_ratio=[-1.0, 1.0])
    assert told_once(rows, ["term"], rows["log_ratio"])["outlet"].tolist() == ["B"]
    of_four = rows.assign(compared_with=OTHERS)
    assert told_once(of_four, ["term"], of_four["log_ratio"])["outlet"].tolist() == ["A", "B"]

"""Rates and shares of many outlets at once are those of each outlet by itself."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.rates import observations
from framing.rates.rates import outlet_rates


def counted():
    """Counts of three items in articles of nine outlets, one of them with a single article."""
    rng = np.random.default_rng(7)
    outlets = np.array([f"Paper {row}" for row in [*rng.integers(0, 8, 60), 8]])
    x = rng.poisson(1.5, (61, 3))
    x[-1] = 0  # of the single article: no use, and yet no interval
    return x, rng.integers(20, 300, 61), outlets


@pytest.mark.parametrize("shift", [0, 0.5])
def test_an_outlet_has_the_interval_that_it_has_alone(shift):
    x, n, outlets = counted()
    table = outlet_rates(x - shift, n, outlets)
    assert table.loc[table["outlet"] == "Paper 8", ["low", "high"]].isna().all(axis=None)
    for outlet, rows in table.groupby("outlet"):
        own = outlets == outlet
        alone = outlet_rates((x - shift)[own], n[own], outlets[own])
        pd.testing.assert_frame_equal(rows.reset_index(drop=True), alone, check_exact=True)


def test_blocks_of_outlets_change_nothing(monkeypatch):
    whole = outlet_rates(*counted())
    monkeypatch.setattr(observations, "CELLS_AT_ONCE", 6)
    pd.testing.assert_frame_equal(outlet_rates(*counted()), whole, check_exact=True)

"""Counts that the tests of this room draw."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def bursty():
    """``bursty(rng, articles, items)``: counts that clump in articles, as words do, and sizes."""

    def draw(rng, articles, items, rate=0.01, size=400, spread=0.5):
        n = rng.integers(size // 2, size * 2, articles)
        mood = rng.gamma(spread, 1 / spread, (articles, items))
        return rng.poisson(n[:, None] * rate * mood), n

    return draw

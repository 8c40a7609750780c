"""Effects of claimed items: their corrected intervals hold, those of all items do not."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.rates.selection import corrected, corrected_ratio


@pytest.mark.parametrize("effect", [1.5, 2.5, 4.0])
def test_intervals_hold_the_truth_among_what_passes_the_cut(effect):
    rng, cut = np.random.default_rng(int(10 * effect)), 2.8
    z = rng.normal(effect, 1, 400_000)
    z = z[np.abs(z) >= cut][:3000]
    estimate, low, high = corrected(z, cut)
    assert ((low <= effect) & (effect <= high)).mean() >= 0.94
    plain = ((z - 1.96 <= effect) & (effect <= z + 1.96)).mean()
    assert effect > 2 or plain < 0.8
    assert abs(np.median(estimate) - effect) <= abs(np.median(z) - effect) + 0.05


def test_signs_mirror_and_nothing_claimed_reaches_zero():
    z = np.array([2.81, 3.5, 9.0, 40.0])
    up, down = corrected(z, 2.8), corrected(-z, 2.8)
    assert down[0] == pytest.approx(-up[0])
    assert down[1] == pytest.approx(-up[2]) and down[2] == pytest.approx(-up[1])
    assert (up[1] > 0).all() and (up[0] <= z + 1e-9).all()


def test_far_beyond_the_cut_nothing_is_corrected():
    estimate, low, high = corrected(np.array([8.0]), 2.8)
    assert [estimate[0], low[0], high[0]] == pytest.approx([8, 8 - 1.96, 8 + 1.96], abs=0.01)


def test_ratios_are_effects_times_their_standard_error():
    p = np.array([1e-4, 1e-5])
    z = stats.norm.isf(p / 2)
    ratio = corrected_ratio(np.array([1.2, -0.8]), p, np.full(2, 2e-4))
    oracle = corrected(z * [1, -1], stats.norm.isf(1e-4))
    for given, expected in zip(ratio, oracle):
        assert given == pytest.approx(expected * np.array([1.2, 0.8]) / z, rel=1e-5)

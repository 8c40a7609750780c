"""False discovery rates against SciPy, with weights, gaps and wrong input."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.base.errors import FramingError
from framing.rates.discovery import adjust, step_up


@pytest.mark.parametrize("seed", range(3))
def test_adjust_is_benjamini_hochberg(seed):
    p = np.random.default_rng(seed).random(200) ** 3
    order = np.argsort(p)
    by_hand = np.empty(200)
    by_hand[order] = [min(p[order][i:] * 200 / np.arange(i + 1, 201)) for i in range(200)]
    assert adjust(p) == pytest.approx(by_hand)


@pytest.mark.parametrize("dependent", [False, True])
@pytest.mark.parametrize("n", [0, 1, 2, 500])
def test_stepping_up_is_that_of_scipy_to_the_last_digit(n, dependent):
    """With ties, as p of words in few articles have."""
    p = (np.random.default_rng(n).random(n) ** 4).round(3)
    scipys = stats.false_discovery_control(p, method="by" if dependent else "bh")
    assert step_up(p, dependent=dependent).tolist() == scipys.tolist()


def test_missing_values_stay_missing_and_are_not_counted():
    p = np.random.default_rng(0).random(200) ** 3
    with_gaps = np.insert(p, [0, 50], np.nan)
    q = adjust(with_gaps)
    assert np.isnan(q[[0, 51]]).all()
    assert q[~np.isnan(with_gaps)] == pytest.approx(stats.false_discovery_control(p))
    assert np.isnan(adjust([np.nan, np.nan])).all() and len(adjust([])) == 0


def test_weights_share_the_error_budget():
    p, weights = np.array([0.01, 0.02, 0.3]), np.array([4.0, 1.0, 1.0])
    weighted = np.minimum(p * 2 / weights, 1)
    assert adjust(p, weights=weights) == pytest.approx(stats.false_discovery_control(weighted))
    assert adjust(p, weights=np.ones(3)) == pytest.approx(adjust(p))


def test_a_weight_of_zero_is_for_missing_values_only():
    """What is not tested takes no part in the budget: neither its weight nor its place."""
    tested = adjust([0.01, 0.02], weights=[3, 1])
    assert adjust([0.01, np.nan, 0.02], weights=[3, 0, 1])[[0, 2]] == pytest.approx(tested)
    with pytest.raises(FramingError, match="leave out p values without a weight"):
        adjust([0.01, 0.5, 0.02], weights=[3, 0, 1])


@pytest.mark.parametrize(
    ("p", "weights", "message"),
    [
        ([0.1, 1.2], None, "p must hold numbers from 0 to 1"),
        ([[0.1]], None, "p must be a row of numbers"),
        (["high"], None, "p must be a row of numbers"),
        ([0.1, 0.2], [1], "weights must be a row of 2 numbers"),
        ([0.1, 0.2], [1, np.inf], "weights must hold numbers above 0"),
    ],
)
def test_bad_input_is_told_in_a_sentence(p, weights, message):
    with pytest.raises(FramingError, match=message):
        adjust(p, weights=weights)

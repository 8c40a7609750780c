"""Do two sides have the same mix of months or topics, or one that chance would hardly deal?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special


def joint_codes(*labels) -> np.ndarray:
    """A number from 0 on for each combination of labels; a missing label is a label of its own.

    Examples
    --------
    >>> joint_codes(["2016", "2016", "2017"], ["a", "b", "a"]).tolist()
    [0, 1, 2]
    """
    code = np.zeros(len(labels[0]), np.int64)
    for values in labels:
        label, names = pd.factorize(np.asarray(values), sort=True, use_na_sentinel=False)
        code = code * max(len(names), 1) + label
    return np.unique(code, return_inverse=True)[1]


def mix_test(is_outlet, kind, stratum=None) -> tuple[float, float]:
    """How far the sides' mixes of kinds are apart within strata, against articles dealt anew.

    Parameters
    ----------
    is_outlet : bool array (articles)
        The articles of one side; all others are the other side.
    kind : int array (articles)
        Codes, from 0 on, of what is mixed.
    stratum : int array (articles), optional
        Codes from 0 on.

    Returns
    -------
    (p, z) : floats
        Chance of mixes at least this far apart, and the distance in standard deviations; (1, 0)
        where nothing can vary.

    Notes
    -----
    The statistic is Σ(count - expected)² over the kinds in each stratum. Its mean is that of the
    multivariate hypergeometric distribution, its variance that of a normal one with the same
    covariances, less what small kinds fall short of it (fourth moment of the binomial
    distribution); p is that of the scaled χ² with both (Satterthwaite 1946). Against Pearson's χ²,
    common kinds count for more: they do more harm.

    Examples
    --------
    >>> is_outlet, month = np.arange(40) < 20, np.r_[np.zeros(20, int), np.ones(20, int)]
    >>> p, z = mix_test(is_outlet, month)
    >>> p < 1e-6, mix_test(is_outlet, np.arange(40) % 2)[0] > 0.5
    (True, True)
    """
    if len(is_outlet) == 0:
        return 1.0, 0.0
    stratum = np.zeros(len(is_outlet), np.int64) if stratum is None else stratum
    _, first, cell_of = np.unique(
        joint_codes(stratum, kind), return_index=True, return_inverse=True
    )
    of_stratum = stratum[first]
    n, size = np.bincount(cell_of).astype(float), np.bincount(stratum).astype(float)
    share = np.bincount(stratum, is_outlet) / np.maximum(size, 1)
    statistic = np.sum((np.bincount(cell_of, is_outlet) - n * share[of_stratum]) ** 2)
    variance_of_one = share * (1 - share)
    drawn = variance_of_one * size / np.maximum(size - 1, 1)
    squares, cubes = (np.bincount(of_stratum, n**power, len(size)) for power in (2, 3))
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.nansum(drawn * (size - squares / size))
        normal = np.nansum(2 * drawn**2 * (squares - 2 * cubes / size + (squares / size) ** 2))
    excess = (variance_of_one * (1 - 6 * variance_of_one))[of_stratum]
    variance = normal + np.sum(n * excess * (n < size[of_stratum]))
    if mean <= 1e-9 or variance <= 1e-9 * mean**2:
        return 1.0, 0.0
    p = special.chdtrc(2 * mean**2 / variance, 2 * mean * statistic / variance)
    return float(p), float((statistic - mean) / np.sqrt(variance))

"""A contrast of one outlet with others within strata: where observations and strata meet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

from framing.rates.contrast import Contrast, one_stratum
from framing.rates.observations import Observations
from framing.rates.strata.find import Strata, find_strata
from framing.rates.strata.stratified import stratified
from framing.rates.sums import indicator


@dataclass(frozen=True)
class Units:
    """What is drawn whole within strata: counts (units × items), sizes, side and stratum."""

    matrix: sparse.csr_array
    sizes: np.ndarray
    is_outlet: np.ndarray
    stratum: np.ndarray


def contrast_within(
    observed: Observations, is_outlet: np.ndarray, *, sides=None, by="auto"
) -> tuple[Contrast | None, Strata, Units | None]:
    """Compare an outlet's articles with the others within periods and topics.

    Parameters
    ----------
    observed : Observations
        The articles (or units) of both sides, no others, with their ``kinds``.
    is_outlet : bool array (articles)
        The articles of the outlet.
    sides : tuple of Sums, optional
        Those of the outlet and of the others, where they are known already.
    by : "auto", "none" or a sequence of names of kinds
        As in :func:`framing.rates.strata.find.find_strata`.

    Returns
    -------
    Contrast, Strata, Units
        The first is None where nothing is in common: nothing is compared; the last where nothing is
        compared within strata.
    """
    kinds = tuple(
        (name, codes.dtype.str, codes.tobytes()) for name, codes in observed.kinds.items()
    )
    by = by if isinstance(by, str) else tuple(by)
    strata = _strata(kinds, np.asarray(is_outlet, bool).tobytes(), by)
    if strata.plain:
        if sides is None:
            sums = observed.by_side(is_outlet).sums()
            sides = sums.pick([0]), sums.pick([1])
        return one_stratum(*sides), strata, None
    is_compared = strata.stratum >= 0
    if not is_compared.any():
        return None, strata, None
    _, first, unit = np.unique(strata.unit[is_compared], return_index=True, return_inverse=True)
    by_unit = indicator(unit, len(first))
    matrix = sparse.csr_array(by_unit @ observed.matrix[is_compared])
    sizes = by_unit @ observed.sizes[is_compared]
    side, stratum = is_outlet[is_compared][first], strata.stratum[is_compared][first]
    units = Units(matrix, sizes, side, np.unique(stratum, return_inverse=True)[1])
    return stratified(matrix, sizes, side, stratum), strata, units


@lru_cache(maxsize=8)
def _strata(kinds: tuple, is_outlet: bytes, by) -> Strata:
    """The strata of these articles: one lens after another asks for the same ones."""
    codes = {name: np.frombuffer(content, dtype) for name, dtype, content in kinds}
    return find_strata(codes, np.frombuffer(is_outlet, bool), by=by)

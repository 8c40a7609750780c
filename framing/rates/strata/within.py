"""A contrast of one outlet with others within strata: where observations and strata meet."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy import sparse

from framing.rates.contrast import Contrast, one_stratum
from framing.rates.observations import Observations
from framing.rates.strata.find import Strata, find_strata
from framing.rates.strata.stratified import stratified
from framing.rates.sums import indicator


def contrast_within(
    observed: Observations, is_outlet: np.ndarray, *, sides=None, by="auto"
) -> tuple[Contrast | None, Strata]:
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
    Contrast, Strata
        The first is None where nothing is in common: nothing is compared.
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
        return one_stratum(*sides), strata
    is_compared = strata.stratum >= 0
    if not is_compared.any():
        return None, strata
    _, first, unit = np.unique(strata.unit[is_compared], return_index=True, return_inverse=True)
    by_unit = indicator(unit, len(first))
    matrix = sparse.csr_array(by_unit @ observed.matrix[is_compared])
    sizes = by_unit @ observed.sizes[is_compared]
    side, stratum = is_outlet[is_compared][first], strata.stratum[is_compared][first]
    return stratified(matrix, sizes, side, stratum), strata


@lru_cache(maxsize=8)
def _strata(kinds: tuple, is_outlet: bytes, by) -> Strata:
    """The strata of these articles: one lens after another asks for the same ones."""
    codes = {name: np.frombuffer(content, dtype) for name, dtype, content in kinds}
    return find_strata(codes, np.frombuffer(is_outlet, bool), by=by)

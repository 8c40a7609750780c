"""Of each sentence of two articles its nearest one in the other article."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.lenses.sidebyside.alignment import Sentences

TIE = 1e-6  # by which a shared quotation is nearer than a strong pair
Place = tuple[int, int]  # a sentence of either article, counted within it


@dataclass(frozen=True)
class Nearest:
    """The nearest counterpart of each sentence, the first of several, and its similarity.

    Attributes
    ----------
    of_a, of_b : int arrays, for each sentence of one article its place in the other.
    near_a, near_b : arrays, their similarity.
    """

    of_a: np.ndarray
    near_a: np.ndarray
    of_b: np.ndarray
    near_b: np.ndarray

    def mutual(self, least: float) -> dict[Place, float]:
        """Places at which each sentence is the other's nearest, and near enough: how near."""
        a = np.arange(len(self.of_a))
        is_pair = (self.of_b[self.of_a] == a) & (self.near_a >= least)
        return _by_place(a[is_pair], self.of_a[is_pair], self.near_a[is_pair])

    def any_side(self, least: float) -> dict[Place, float]:
        """Places at which one sentence is the nearest of the other, and near enough."""
        a, b = self.near_a >= least, self.near_b >= least
        return {
            **_by_place(np.flatnonzero(a), self.of_a[a], self.near_a[a]),
            **_by_place(self.of_b[b], np.flatnonzero(b), self.near_b[b]),
        }


def nearest(
    sentences: Sentences, a: np.ndarray, b: np.ndarray, quotations: set[Place], strong: float
) -> Nearest:
    """Look up the nearest sentences of two articles.

    Parameters
    ----------
    sentences : Sentences
    a, b : int arrays
        The places of the articles' sentences.
    quotations : set
        Pairs that share a quotation: they are nearer than ``strong``, whatever else they share.
    strong : float
    """
    of_a, near_a = np.zeros(len(a), np.int64), np.zeros(len(a))
    of_b, near_b = np.zeros(len(b), np.int64), np.full(len(b), -1.0)
    in_a, in_b = np.array(sorted(quotations), np.int64).reshape(-1, 2).T
    for block, near in sentences.in_blocks(a, b):
        in_block = (in_a >= block.start) & (in_a < block.stop)
        cells = in_a[in_block] - block.start, in_b[in_block]
        near[cells] = np.maximum(near[cells], strong) + TIE
        of_a[block] = near.argmax(axis=1)
        near_a[block] = near.max(axis=1)
        highest = near.max(axis=0)
        is_nearer = highest > near_b  # of two that are as near the first one stays
        of_b[is_nearer] = block.start + near[:, is_nearer].argmax(axis=0)
        near_b[is_nearer] = highest[is_nearer]
    return Nearest(of_a, near_a, of_b, near_b)


def _by_place(a: np.ndarray, b: np.ndarray, near: np.ndarray) -> dict[Place, float]:
    return dict(zip(zip(a.tolist(), b.tolist()), near.tolist()))

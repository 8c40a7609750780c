"""VADER's rules as array expressions: what each distinct word is, then what its three neighbours
make of it.

Used by :mod:`framing.lenses.sentiment.vader`, whose tests hold every score against NLTK's. A *hit* is a word of the
lexicon in the text. The rules for idioms and "kind of" are not here: :func:`near_rare` says where
they count.
"""

from __future__ import annotations

import numpy as np

from framing.lenses.sentiment.vader_words import PARTNER, Corpus

_DISTANCE = (1.0, 0.95, 0.9)  # a booster counts less the farther it stands before the word


def valences(corpus: Corpus, at: np.ndarray) -> np.ndarray:
    """Valence of the hits at ``at`` after capitals, and boosters and negations in the three words
    before.
    """
    from nltk.sentiment.vader import VaderConstants as Nltk

    words, word = corpus.words, corpus.word
    place, shouts = corpus.place(at), corpus.shouts[corpus.sentence[at]]

    def louder(value, valence, loud):
        return np.where(
            loud & shouts, value + np.where(valence > 0, Nltk.C_INCR, -Nltk.C_INCR), value
        )

    valence = words.valence[word[at]]
    valence = louder(valence, valence, words.upper[word[at]])
    before = [word[np.maximum(at - back, 0)] for back in (1, 2, 3)]
    so = [words.so[other] for other in before]
    never = [words.never[other] for other in before]
    special = ((np.False_, 1.0), (never[1] & so[0], 1.5), (never[2] & so[1] | so[0], 1.25))
    for back, other in enumerate(before):
        step = words.boost[other] * np.where(valence < 0, -1.0, 1.0)
        step = louder(step, valence, (step != 0) & words.upper[other]) * _DISTANCE[back]
        holds, factor = special[back]
        factor = np.where(holds, factor, np.where(words.negates[other], Nltk.N_SCALAR, 1.0))
        looks = (place > back) & ~words.known[other]
        valence = np.where(looks, (valence + step) * factor, valence)
    least = words.least[before[0]] & (place > 0) & ~words.known[before[0]]
    spared = words.spares[before[1]] & (place > 1)
    return np.where(least & ~spared, valence * Nltk.N_SCALAR, valence)


def turned(valence: np.ndarray, corpus: Corpus, at: np.ndarray) -> np.ndarray:
    """Halve what stands before the first "but" of a sentence and raise what follows it."""
    # from the back, so that the first one stays
    but = np.flatnonzero(corpus.words.but[corpus.word])[::-1]
    turn = np.full(len(corpus.size), -1)
    turn[corpus.sentence[but]] = corpus.place(but)
    turn = turn[corpus.sentence[at]]
    return valence * np.where(turn >= 0, 1 + 0.5 * np.sign(corpus.place(at) - turn), 1.0)


def near_rare(corpus: Corpus, at: np.ndarray) -> np.ndarray:
    """For each hit whether a rare rule's word is near: no rule looks beyond three words back, two
    ahead.
    """
    near = np.zeros(len(corpus.word) + 5, bool)
    places = np.flatnonzero(corpus.words.partner[corpus.word])
    own, last = corpus.words.lower[corpus.word[places]], len(corpus.word) - 1
    for word, (step, partner) in PARTNER.items():
        place = places[own == word]
        place = place[corpus.words.lower[corpus.word[np.clip(place + step, 0, last)]] == partner]
        for reach in range(-2, 4):  # the array begins two before the first word
            near[place + 2 + reach] = True
    return near[at + 2]


def _round(values: np.ndarray, digits: int) -> np.ndarray:
    """Python's ``round``; NumPy's differs in ties only, which it meets after multiplying."""
    scaled = values * 10**digits
    rounded = np.round(values, digits)
    for at in np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6):
        rounded[at] = round(float(values[at]), digits)
    return rounded


def combine(
    valence: np.ndarray, owner: np.ndarray, size: np.ndarray, emphasis: np.ndarray
) -> np.ndarray:
    """Scores of each sentence from the valences of its lexicon words (``bincount`` adds in their
    order).
    """
    up, down = np.where(valence > 0, valence + 1, 0), np.where(valence < 0, 1 - valence, 0)
    total, positive, negative, hits = (
        np.bincount(owner, part, len(size)) for part in (valence, up, down, valence != 0)
    )
    total = total + np.sign(total) * emphasis
    compound = total / np.sqrt(total * total + 15)
    positive, negative = (
        positive + np.where(positive > negative, emphasis, 0),
        negative + np.where(positive < negative, emphasis, 0),
    )
    # below 1 only where no word is left
    everything = np.maximum(positive + negative + (size - hits), 1)
    shares = [_round(part / everything, 3) for part in (negative, size - hits, positive)]
    return np.column_stack([*shares, _round(compound, 4)])

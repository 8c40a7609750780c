"""VADER's rules as array expressions: what its three neighbours make of a word of the lexicon.

Used by :mod:`framing.lenses.sentiment.vader`, whose tests hold every score against NLTK's. A *hit*
is a word of the lexicon in the text, by its place among the words. The rules for idioms and "kind
of" are not here: :func:`near_rare` says where they count.
"""

from __future__ import annotations

import numpy as np

from framing.lenses.sentiment.vader_words import PARTNER, SentenceWords

DISTANCE = (1.0, 0.95, 0.9)  # a booster counts less the farther it stands before the word
REACH = range(-2, 4)  # no rule looks beyond two words ahead, three back
BEFORE_BUT, AFTER_BUT = 0.5, 1.5
SHORT = 8  # words; shorter sentences would be all or nothing
NORMAL = 15  # by which sums become scores from -1 to 1


def valences(text: SentenceWords, hits: np.ndarray) -> np.ndarray:
    """Valence of the hits after capitals, and boosters and negations in the three words before."""
    from nltk.sentiment.vader import VaderConstants as Nltk

    words, word = text.words, text.word
    position, shouts = text.position(hits), text.shouts[text.sentence[hits]]

    def louder(value, valence, in_capitals):
        raised = value + np.where(valence > 0, Nltk.C_INCR, -Nltk.C_INCR)
        return np.where(in_capitals & shouts, raised, value)

    valence = words.valence[word[hits]]
    valence = louder(valence, valence, words.in_capitals[word[hits]])
    before = [word[np.maximum(hits - back, 0)] for back in (1, 2, 3)]
    is_so = [words.is_so[neighbour] for neighbour in before]
    is_never = [words.is_never[neighbour] for neighbour in before]
    # "never so good" is no negation; the rule differs with the distance of the word.
    never_so = (
        (np.zeros(len(hits), bool), 1.0),
        (is_never[1] & is_so[0], 1.5),
        (is_never[2] & is_so[1] | is_so[0], 1.25),
    )
    for back, neighbour in enumerate(before):
        boost = words.boost[neighbour] * np.where(valence < 0, -1.0, 1.0)
        boost = louder(boost, valence, (boost != 0) & words.in_capitals[neighbour]) * DISTANCE[back]
        is_never_so, raised = never_so[back]
        negation = np.where(words.negates[neighbour], Nltk.N_SCALAR, 1.0)
        factor = np.where(is_never_so, raised, negation)
        counts = (position > back) & ~words.in_lexicon[neighbour]
        valence = np.where(counts, (valence + boost) * factor, valence)
    is_least = words.is_least[before[0]] & (position > 0) & ~words.in_lexicon[before[0]]
    is_at_least = words.before_least[before[1]] & (position > 1)
    return np.where(is_least & ~is_at_least, valence * Nltk.N_SCALAR, valence)


def weigh_but(valence: np.ndarray, text: SentenceWords, hits: np.ndarray) -> np.ndarray:
    """Halve what stands before the first "but" of a sentence and raise what follows it."""
    # from the back, so that the first one stays
    but = np.flatnonzero(text.words.is_but[text.word])[::-1]
    but_position = np.full(len(text.size), -1)
    but_position[text.sentence[but]] = text.position(but)
    but_position = but_position[text.sentence[hits]]
    side = np.sign(text.position(hits) - but_position)
    factor = np.select([but_position < 0, side < 0, side > 0], [1.0, BEFORE_BUT, AFTER_BUT], 1.0)
    return valence * factor


def near_rare(text: SentenceWords, hits: np.ndarray) -> np.ndarray:
    """For each hit whether a word of a rare rule is near."""
    first, last = -min(REACH), len(text.word) - 1
    is_near = np.zeros(len(text.word) + len(REACH) - 1, bool)  # from two before the first word on
    candidates = np.flatnonzero(text.words.has_partner[text.word])
    spelled = text.words.lower[text.word[candidates]]
    for word, (step, partner) in PARTNER.items():
        of_word = candidates[spelled == word]
        neighbour = text.words.lower[text.word[np.clip(of_word + step, 0, last)]]
        for reach in REACH:
            is_near[of_word[neighbour == partner] + first + reach] = True
    return is_near[hits + first]


def compound(total, size: np.ndarray, usual_length: int | None = None) -> np.ndarray:
    """Sums of valences as scores from -1 to 1, to four digits.

    Parameters
    ----------
    total : array or float
    size : array, words of each sentence.
    usual_length : int, optional
        Weighs a sum by the square root of this length over the sentence's: two good words say less
        in a sentence of forty than in one of ten. Very short ones count as SHORT. NLTK does not.
    """
    if usual_length:
        total = total * np.sqrt(usual_length / np.maximum(size, SHORT))
    return _round(total / np.sqrt(total * total + NORMAL), 4)


def total_of(score: float) -> float:
    """The sum of valences that gives a compound score."""
    score = np.clip(score, -0.9999, 0.9999)
    return score * np.sqrt(NORMAL / (1 - score * score))


def combine(
    valence: np.ndarray,
    sentence: np.ndarray,
    size: np.ndarray,
    emphasis: np.ndarray,
    usual_length: int | None = None,
) -> np.ndarray:
    """Scores of each sentence from the valences of its hits, which are added in their order."""
    raised, lowered = np.where(valence > 0, valence + 1, 0), np.where(valence < 0, 1 - valence, 0)
    total, positive, negative, n_hits = (
        np.bincount(sentence, weight, len(size))
        for weight in (valence, raised, lowered, valence != 0)
    )
    total = total + np.sign(total) * emphasis
    positive, negative = (
        positive + np.where(positive > negative, emphasis, 0),
        negative + np.where(positive < negative, emphasis, 0),
    )
    neutral = size - n_hits
    # below 1 only where no word is left
    divisor = np.maximum(positive + negative + neutral, 1)
    shares = [_round(share / divisor, 3) for share in (negative, neutral, positive)]
    return np.column_stack([*shares, compound(total, size, usual_length)])


def _round(values: np.ndarray, digits: int) -> np.ndarray:
    """Python's ``round``; NumPy's differs in ties only, which it meets after multiplying."""
    scaled = values * 10**digits
    rounded = np.round(values, digits)
    is_tie = np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6
    rounded[is_tie] = [round(value, digits) for value in values[is_tie].tolist()]
    return rounded

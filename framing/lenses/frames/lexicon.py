"""The cue words of generic frames: a table that users read, edit, and replace with their own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from framing.base.arguments import public
from framing.base.data import DATA, frame_name
from framing.base.errors import FramingError, require_choice, require_columns, shown
from framing.corpus.tables import read_table
from framing.lenses.loaded.lexicon import read_lexicon

SCHEMES = ["policy", "news"]
GOOD = 0.75  # AUC from which a frame may be claimed
CUES, NAMES = DATA / "frames.csv", DATA / "frame_names.csv"
MOST_WEIGHT = 100


@public
def read_frames(source=None, *, scheme: str = "policy") -> pd.DataFrame:
    """Read the cue words of a scheme of frames and check every row.

    Parameters
    ----------
    source : DataFrame, str or Path, optional
        A table, or a CSV file, with ``term`` and ``frame``; ``weight`` and the other columns of
        :func:`framing.read_lexicon` may be missing. By default ``data/frames.csv``.
    scheme : {"policy", "news"}
        Of ``data/frames.csv``: the fourteen dimensions of the Policy Frames Codebook, or the five
        news frames.

    Returns
    -------
    DataFrame, in the order of the source
        ``term``, ``frame``, ``language``, ``note``, ``forms``, ``not_after``, ``not_before``,
        ``in_name`` as in :func:`framing.read_lexicon`; ``weight`` (what a term counts in an
        article's weight: 2 where it is the frame's own word, 1, or ½ where it is often meant
        otherwise).

    Raises
    ------
    FramingError
        An unknown scheme; a missing column; a row that cannot be read, by its number.

    Examples
    --------
    >>> cues = read_frames()
    >>> cues["frame"].nunique(), read_frames(scheme="news")["frame"].nunique()
    (14, 5)
    """
    require_choice(scheme, SCHEMES, "scheme")
    if source is None:
        return _own(scheme).copy()
    is_table = isinstance(source, pd.DataFrame)
    return _read(
        source if is_table else read_table(Path(source)), "lexicon" if is_table else source
    )


def frame_names() -> pd.DataFrame:
    """What each frame is, and how well it is told from the others.

    Returns
    -------
    DataFrame with ``frame scheme code name explanation``; ``auc_en auc_ru`` (the chance that its
    weight puts an article with the frame before one without, on texts that nobody looked at while
    the cue words were chosen; missing where no such texts were at hand); ``typical_en typical_ru``
    (the mean weight over news on many topics, by which weights are divided).
    """
    return pd.read_csv(NAMES)


def names_of(frames, scheme: str) -> list[str]:
    """The human names of some frames; of frames of a user's own the code as words."""
    return [frame_name(frame, scheme) for frame in frames]


def frames_validated(scheme: str, languages: list[str]) -> list[str]:
    """The frames whose AUC on texts not looked at is good enough in each of some languages."""
    table = frame_names().query("scheme == @scheme")
    good = np.ones(len(table), bool)
    for language in languages or ["en"]:
        good &= table.get(f"auc_{language}", pd.Series(np.nan, table.index)).ge(GOOD).to_numpy()
    return table.loc[good, "frame"].tolist()


def typical(cues: pd.DataFrame, scheme: str) -> np.ndarray:
    """For each cue the typical weight of its frame in its language."""
    table = frame_names().query("scheme == @scheme").set_index("frame")
    by_language = {name[-2:]: table[name] for name in ("typical_en", "typical_ru")}
    pairs = zip(cues["frame"], cues["language"])
    return np.array([by_language[language][frame] for frame, language in pairs], float)


@lru_cache(maxsize=len(SCHEMES))
def _own(scheme: str) -> pd.DataFrame:
    table = pd.read_csv(CUES, keep_default_na=False)
    return _read(table[table["scheme"] == scheme], CUES.name)


def _read(table: pd.DataFrame, name) -> pd.DataFrame:
    """The columns of a loaded lexicon, and the weights."""
    require_columns(table, ["term", "frame"], str(name))
    words = table.drop(columns=["category", "weight"], errors="ignore")
    cues = read_lexicon(words.rename(columns={"frame": "category"}))
    weight = table["weight"] if "weight" in table else pd.Series(1.0, table.index)
    weight = pd.to_numeric(weight.replace("", 1), errors="coerce").to_numpy(float)
    is_wrong = ~((weight > 0) & (weight <= MOST_WEIGHT))
    if is_wrong.any():
        row = int(is_wrong.argmax())
        raise FramingError(
            f"{name}, row {row + 2}: weight must be a number above 0 and up to {MOST_WEIGHT}, and "
            f"it is {shown(table['weight'].iloc[row])}; correct it, or leave it empty for 1."
        )
    return cues.rename(columns={"category": "frame"}).assign(weight=weight)

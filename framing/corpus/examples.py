"""The corpora that come with the project, to practise on."""

from __future__ import annotations

from pathlib import Path

from framing.base.arguments import public
from framing.base.data import DATA, SEEDS
from framing.base.errors import require_choice

EXAMPLES = {
    "practice": DATA / "practice",
    "practice_ru": DATA / "practice_ru",
    "stories": SEEDS,
    "tass_2019": DATA / "tass_2019",
}


@public
def example(name: str) -> Path:
    """The folder of a corpus that comes with the project.

    Parameters
    ----------
    name : {"practice", "practice_ru", "stories", "tass_2019"}
        Two invented outlets on the same events, in English or in Russian; two stories retold from
        the news, which are the default corpus; or counts of real news, without its text: TASS,
        Kommersant, Radio Svoboda and BBC Russian on common events of January and February 2019
        (``DATA_SHEET.md`` in the folder says what it can show).

    Returns
    -------
    Path : a folder for :func:`framing.read_articles`.

    Raises
    ------
    FramingError
        If there is no corpus of that name.

    Examples
    --------
    >>> example("practice").name
    'practice'
    """
    require_choice(name, EXAMPLES, "name")
    return EXAMPLES[name]

"""Which examples the report shows, the one with claims about real outlets first."""

from __future__ import annotations

from dataclasses import dataclass

from framing.report.pages.page import Link

OVERVIEW = Link("index.html", "All examples", "", "")
CASE = Link("rt_2022/index.html", "Case study: RT", "", "")


@dataclass(frozen=True)
class Example:
    """A corpus of the project, as :func:`framing.example` names it.

    ``n_findings`` of it stand on the page before the examples. ``notebooks`` are those that can
    answer, by their first two letters, all if empty; ``left_out`` says why the others are not
    there. Where the text is in Russian, ``has_glosses``.
    """

    name: str
    title: str
    about: str
    n_findings: int
    notebooks: tuple[str, ...] = ()
    left_out: str = ""
    has_glosses: bool = False

    @property
    def link(self) -> Link:
        """To its front page."""
        return Link(f"{self.name}/index.html", self.title, "", "")


EXAMPLES = (
    Example(
        "tass_2019",
        "Real news",
        "Counts of words of real articles in Russian, collected by event: no sample of all that "
        "these outlets print.",
        3,
        ("00", "02", "04", "07"),
        "The articles were collected by event and are no sample of all that these outlets print. "
        "This is a share pack, counts of words without text. What needs the text is left out: "
        "telling terms, tone, voices, the same event side by side, frames and the codebook.",
        has_glosses=True,
    ),
    Example(
        "practice",
        "Invented towns",
        "Two invented outlets on the same invented events, to practise on.",
        2,
    ),
    Example(
        "stories",
        "Two stories",
        "Two stories from the news, retold in our own words, to be read side by side.",
        2,
    ),
)

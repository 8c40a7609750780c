"""One spelling for one paper: places in brackets and editions are told apart from the name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from framing.corpus.archives.dates import plain
from framing.corpus.archives.record import one_line, tidy_name

# Another outlet than the paper itself: these stay in the name.
OWN_OUTLET = re.compile(r"\b(?:web|site|online|blogs?|internet|app|сайт|интернет)\b", re.IGNORECASE)
BRACKETS = re.compile(r"\s*\((?P<place>[^()]*)\)\.?$")
EDITION = re.compile(
    r"\s*(?:[-–—,;]+|\()\s*(?:[\w.&' ]{0,40}\s)?"
    r"(?:editions?|ed\.|ausgaben?|[ée]ditions?|edici[oó]n|edizione|выпуск|издание)\b[^)]*\)?$"
    r"|\s+(?:--|–|—)\s+(?:english|deutsch|français|español|italiano|русский)$"
    r"|,? (?:no|nr|n°|№)\.?\s*[\d-]+(?:\s.*)?$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|los|il|lo)\s+|^l['’]")


def name_parts(name: str) -> tuple[str, str]:
    """The name of a paper without its edition, and the place in its brackets.

    Examples
    --------
    >>> name_parts("The Orvelle Echo (Orvelle) - Final Edition")
    ('The Orvelle Echo', 'Orvelle')
    >>> name_parts("Echo Online (web site)")
    ('Echo Online (web site)', '')
    """
    name, place = tidy_name(name), ""
    for _ in range(3):  # an edition may stand before the place, and behind it
        brackets = BRACKETS.search(name)
        edition = EDITION.search(name)
        if edition and edition.start() and not OWN_OUTLET.search(edition[0]):
            name = name[: edition.start()]
        elif brackets and brackets.start() and not OWN_OUTLET.search(brackets["place"]):
            place, name = place or one_line(brackets["place"]), name[: brackets.start()]
        else:
            break
    return name.strip(" ,;-–—"), place


def give_one_spelling(rows: list[dict]) -> None:
    """Write each paper of the rows of exports in one way, and say in the notice what was joined.

    Two spellings are one paper where they differ in capitals, an article before the name, an
    edition, or a place in brackets; where brackets name different places, they are two papers.
    """
    spellings = Counter(row["outlet"] for row in rows)
    joined = _joined(spellings)
    for row in rows:
        written = row["outlet"]
        if (name := joined[written]) != written:
            row["outlet"] = name
            said = f"outlet in the archive: {written}"
            row["notice"] = "; ".join(filter(None, [row.get("notice", ""), said]))


def _joined(spellings: Counter) -> dict[str, str]:
    """For each spelling the one that is used."""
    papers: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        base = plain(name_parts(spelling)[0])
        papers[ARTICLE.sub("", base) or base].append(spelling)
    names: dict[str, str] = {}
    for group in papers.values():
        places = {plain(place) for _, place in map(name_parts, group) if place}
        is_one_paper = _is_one_place(places)
        for members in [group] if is_one_paper else _by_place(group):
            names |= dict.fromkeys(members, _name(members, spellings, is_one_paper))
    return names


def _is_one_place(places: set[str]) -> bool:
    """Whether brackets name one place: ``Alberta`` and ``Alberta, Canada`` do."""
    longest = max(places, key=len, default="")
    return all(set(place.split(", ")) <= set(longest.split(", ")) for place in places)


def _by_place(group: list[str]) -> list[list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for spelling in group:
        members[plain(name_parts(spelling)[1])].append(spelling)
    return list(members.values())


def _name(members: list[str], spellings: Counter, is_one_paper: bool) -> str:
    """A single spelling keeps its place; of several the commonest bare name is used."""
    is_one_paper = is_one_paper and len(members) > 1
    bare: Counter[str] = Counter()
    for spelling in members:
        name, place = name_parts(spelling)
        bare[name if is_one_paper or not place else f"{name} ({place})"] += spellings[spelling]
    return max(bare, key=lambda name: (bare[name], name))

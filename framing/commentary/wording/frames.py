"""Words about frames of news."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import claimed_first, told_once
from framing.commentary.claims import ratios_as_counted, ratios_within
from framing.commentary.loaded import claimed_kind, most_frequent, resting_on_one
from framing.commentary.words import (
    bullet_list,
    escape,
    listed,
    lost_within,
    number_claimed,
    others_of,
    plural,
    small_corpus_note,
)

COLUMNS = """
    outlet frame name n n_tokens per_1k articles log_ratio low high q claim validated
""".split()
CUES = "Counted are cue words, not frames: read the lines before you quote a difference."


@public
def say_frames(table: pd.DataFrame, *, limit: int = 3) -> Markdown:
    """What the table of frames allows to be said.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.frames` gives it by outlet.
    limit : int
        Frames named for each outlet.

    Returns
    -------
    Markdown : str that a notebook shows as text.

    Raises
    ------
    FramingError
        If a column is missing.
    """
    require_columns(table, COLUMNS, "table")
    note = table.attrs.get("note", "")
    if not table["n"].sum():
        return Markdown(f"No cue word of a frame stands in these articles. {note}".strip())
    once = told_once(table, ["frame"], table["log_ratio"]).index
    table = table.assign(is_told=table.index.isin(once))
    lines = [_outlet_line(str(name), own, limit) for name, own in claimed_first(table)]
    lost = lost_within(table, ["frame"], ("frame", "frames"), lambda row: escape(_name(row)))
    ratios = [ratios_within(table), ratios_as_counted(table)]
    tail = " ".join(filter(None, [*ratios, lost, small_corpus_note(table), CUES, note]))
    head = number_claimed(table, ["frame"], lens="frames")
    return bullet_list(lines, head=head, tail=tail)


def _outlet_line(outlet: str, own: pd.DataFrame, limit: int) -> str:
    """One outlet: its claims, or the frames whose cues it writes most often."""
    head = f"- **{escape(outlet)}**"
    unsure = resting_on_one(own[own["is_told"]], _name, "cue word")
    claims = own[own["claim"] & own["is_told"]].sort_values("q")
    if len(claims):
        rows = claims.head(limit).to_dict("records")
        words = "; ".join(claimed_kind(row, _name(row), "cue word") for row in rows)
        unnamed = f"; and {len(claims) - limit:,} more" if len(claims) > limit else ""
        return f"{head}, against {others_of(own)}: {words}{unnamed}.{unsure}"
    known = own[own["validated"]] if own["validated"].any() else own
    frequent = most_frequent(known, limit).to_dict("records")
    names = [f"{_name(row)} ({plural(row['n'], 'cue word')})" for row in frequent]
    words = plural(own["n_tokens"].iloc[0], "word")
    of_known = "" if len(known) == len(own) else " of the frames that cue words tell well enough"
    cues = f"most often{of_known}: {listed(names)}" if names else "no cue word of these frames"
    is_tested = own["q"].notna().any()
    none = "" if own["claim"].any() else f"; no difference {'claimed' if is_tested else 'tested'}"
    return f"{head}: in {words} {cues}{none}.{unsure}"


def _name(row: dict) -> str:
    """Not escaped yet."""
    return f"“{row['name'].lower()}”"

"""Words about who acts."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.base.outlets import FEWEST_USES, told_once
from framing.commentary.words import (
    bullet_list,
    escape,
    lost_within,
    number,
    number_claimed,
    others_of,
    plural,
    small_corpus_note,
)

COLUMNS = """
    outlet measure name n n_of per_100 per_100_rest articles q claim
""".split()
WORDING = (
    "Counted is wording: that a clause leaves out who acts does not say why. Read the clauses "
    "before you quote a difference."
)
SHORT = {
    "agentless": "{n} without an agent in {of}",
    "agent_named": "with who acts named: {n} of {of}",
    "passive": "in the passive: {n} of {of}",
}
UNITS = {"agentless": "sentence", "agent_named": "passive", "passive": "clause"}


@public
def say_agency(table: pd.DataFrame) -> Markdown:
    """What the table of who acts allows to be said.

    Parameters
    ----------
    table : DataFrame
        As :func:`framing.agency` gives it by outlet.

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
        return Markdown(f"No passive stands in these articles. {note}".strip())
    difference = table["per_100"] - table["per_100_rest"]
    once = told_once(table, ["measure"], difference).index
    table = table.assign(is_told=table.index.isin(once))
    lines = [_outlet_line(str(name), own) for name, own in table.groupby("outlet")]
    lost = lost_within(table, ["measure"], ("measure", "measures"), lambda row: escape(row["name"]))
    tail = " ".join(filter(None, [lost, small_corpus_note(table), WORDING, note]))
    head = number_claimed(table, ["measure"], lens="who acts")
    return bullet_list(lines, head=head, tail=tail)


def _outlet_line(outlet: str, own: pd.DataFrame) -> str:
    """One outlet: its figures, and its claims."""
    figures = "; ".join(_figure(row) for row in own.to_dict("records") if row["n_of"])
    claims = own[own["claim"].astype(bool) & own["is_told"]].sort_values("q")
    words = [
        f"{row['name']}: {number(row['per_100'], 1)} against "
        f"{number(row['per_100_rest'], 1)} of {others_of(own)}"
        for row in claims.to_dict("records")
    ]
    said = (
        f" Differs in {'; '.join(words)}."
        if words
        else f" No difference {'claimed' if own['q'].notna().any() else 'tested'}."
    )
    if not words and own["claim"].any():  # the other outlet's line tells it
        said = ""
    return f"- **{escape(outlet)}**: {figures}.{said}"


def _figure(row: dict) -> str:
    """8 of 20 passives, and their share where there are enough of them to speak of one."""
    measure = row["measure"]
    of = plural(row["n_of"], UNITS[measure])
    if measure == "passive":
        of = f"{of} of action"
    n = plural(row["n"], "passive") if measure == "agentless" else number(row["n"], 0)
    figure = SHORT[measure].format(n=n, of=of)
    if row["n"] < FEWEST_USES:
        return figure
    return f"{figure} ({number(row['per_100'], 1)}{' per 100' if measure == 'agentless' else '%'})"

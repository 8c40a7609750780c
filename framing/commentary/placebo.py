"""What is claimed in one outlet split in two, in sentences."""

from __future__ import annotations

import pandas as pd

from framing.base.arguments import public
from framing.base.errors import require_columns
from framing.base.markdown import Markdown
from framing.commentary.words import (
    bullet_list,
    escape,
    listed,
    number,
    plural,
    sentences,
    small_corpus_note,
)

PLACEBO_COLUMNS = "outlet articles splits within within_g2 between between_g2".split()
# The lenses of the placebo beside the words, in words.
BESIDE_WORDS = {
    "loaded": "loaded words",
    "sentiment": "sentiment",
    "voices": "quoted words",
    "verbs": "verbs of speech",
    "frames": "frames",
    "agency": "who acts",
}


@public
def say_placebo(table) -> Markdown:
    """What is "found" in one outlet split in two, beside what is found between outlets.

    Parameters
    ----------
    table : DataFrame
        From :func:`framing.placebo`.

    Returns
    -------
    Markdown
    """
    require_columns(table, PLACEBO_COLUMNS, "table")
    # an outlet may be split in two in other lenses though no word of it can be tested
    is_split = table["within"].notna() | table.get("report_any", table["within"]).notna()
    split, unsplit = table[is_split], table.loc[~is_split, "outlet"]
    if split.empty:
        reason = "No outlet has enough articles to be split in two, so there is no placebo to show."
        return Markdown(sentences(small_corpus_note(table), reason))
    compared_with = "the other outlet" if table["outlet"].nunique() == 2 else "the others"
    lines = [
        f"- **{escape(row.outlet)}**: against itself, split in two at random, "
        f"{number(row.within)} words (usual G²: {number(row.within_g2)}); against {compared_with} "
        f"{number(row.between, 0)} (usual G²: {number(row.between_g2, 0)})."
        for row in split.dropna(subset="within").itertuples()
    ]
    n_splits = plural(int(split["splits"].iloc[0]), "random split")
    head = (
        f"{_claimed_by_chance(table)}Words claimed, means of {n_splits} an outlet. "
        "What is claimed between two halves of one outlet is chance."
    )
    tail = f"Too few articles to split: {listed(unsplit)}." if len(unsplit) else ""
    return bullet_list(lines, head=head, tail=tail)


def _claimed_by_chance(table: pd.DataFrame) -> str:
    """In how many splits anything was claimed, in the whole report and by lens."""
    tested = {lens: f"{lens}_any" for lens in BESIDE_WORDS if f"{lens}_any" in table}
    tested = {lens: name for lens, name in tested.items() if table[name].notna().any()}
    if not tested:
        return "Words alone are tested. "

    def shown(column: str) -> str:
        known = table.dropna(subset=column)
        share, splits = (known[column] * known["splits"]).sum(), known["splits"].sum()
        return f"{number(round(share), 0)} of {number(splits, 0)}"

    by_lens = {"words": "within_any"}
    by_lens |= {BESIDE_WORDS[lens]: column for lens, column in tested.items()}
    lenses = listed(f"{name} in {shown(column)}" for name, column in by_lens.items())
    is_uneven = table[list(by_lens.values())].isna().any(axis=1) & table["report_any"].notna()
    fewer = (
        "A lens that finds too little in an outlet is not tested there. " if is_uneven.any() else ""
    )
    return (
        f"In {shown('report_any')} splits something was claimed, in whatever lens; chance may do "
        f"so in 1 of 20. By lens: {lenses}. {fewer}"
    )

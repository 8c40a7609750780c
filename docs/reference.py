"""Write docs/reference.md: every public function with one line, from its docstring.

python docs/reference.py
"""

from __future__ import annotations

import inspect
from pathlib import Path

import framing

PAGE = Path(__file__).with_name("reference.md")
GROUPS = {
    "Read": "read_articles match_events dropped_lines drop_copies example",
    "Describe": """overview balance near_copies fingerprint language split_sentences find_quotes
        find_loaded find_frames concordance""",
    "Count": "count_terms stop_words tfidf",
    "Compare": """keyness collocates house_style sentiment mean_sentiment sentiment_arc
        loaded_terms frames agency quoted_share speakers speech_verbs verb_groups side_by_side
        only_here timeline""",
    "Claim": """compare_outlets claims_table placebo robustness leave_one_out power corpus_power
        draw_sample score_sample corrected_rates""",
    "Draw": "figure show_lines",
    "Say": "say_balance",
    "Share": "share",
}
HEAD = """# Reference

Every public function, in the order of the work. A noun makes a tidy table; `plot_` + noun draws it,
`say_` + noun puts it into sentences. Columns, units, errors and sources stand in the docstrings:
`help(framing.keyness)`. `python docs/reference.py` writes this page.
"""


def summary(function) -> str:
    """The first sentence of a docstring."""
    return " ".join((inspect.getdoc(function) or "").partition("\n\n")[0].split())


def line(path: str, function) -> str:
    return f"| `{path}` | {summary(function)} |"


def page() -> str:
    """The whole page."""
    groups = {name: names.split() for name, names in GROUPS.items()}
    public = [name for name in framing.__all__ if inspect.isfunction(getattr(framing, name))]
    for group, prefix in (("Draw", "plot_"), ("Say", "say_")):
        groups[group] += [n for n in public if n.startswith(prefix) and n not in groups[group]]
    parts = [HEAD]
    for group, names in groups.items():
        rows = [line(f"framing.{name}", getattr(framing, name)) for name in names]
        parts.append(
            "\n".join([f"\n## {group}\n", ("| function | what it gives |"), "|---|---|", *rows])
        )
    parts.append(
        "\n## In the rooms\n\nNeeded more rarely; each also answers as `framing.` + name.\n"
    )
    parts.append("\n".join(["| function | what it gives |", "|---|---|", *in_the_rooms()]))
    return "\n".join(parts) + "\n"


def in_the_rooms() -> list[str]:
    """What is public and lives in a room."""
    found = []
    for name in sorted(framing._names):
        thing = getattr(framing, name)
        if name not in framing.__all__ and inspect.isfunction(thing):
            found.append(line(f"{thing.__module__}.{name}", thing))
    return found


def ungrouped() -> set[str]:
    """Public functions that no group names: there must be none."""
    text = page()
    public = {name for name in framing.__all__ if inspect.isfunction(getattr(framing, name))}
    return {name for name in public if f"`framing.{name}`" not in text}


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

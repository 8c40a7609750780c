"""What all commentary shares: numbers and names in words, lists of lines, the honest small case."""

from __future__ import annotations

import math
import re

import pandas as pd

from framing.base.markdown import Markdown
from framing.base.outlets import OTHERS, baseline_of, told_once

ONE_ARTICLE = "One article per outlet: this describes two texts, it cannot speak of the outlets."
ONE_ARTICLE_MANY = (
    "One article per outlet: this describes {n} texts, it cannot speak of the outlets."
)
VERY_FEW = "Very few articles from {names}: only very large differences could be told from chance."


def escape(text) -> str:
    """Text that Markdown shows as it stands: no emphasis, links, formulas or tags.

    Examples
    --------
    >>> escape("5 * $3 <b>")
    '5 \\\\* \\\\$3 &lt;b>'
    """
    return re.sub(
        r"([\\`*_\[\]$|~])", r"\\\1", str(text).replace("&", "&amp;").replace("<", "&lt;")
    )


def number(value, digits: int = 1) -> str:
    """A number for a sentence: thousands set apart, a true minus sign, a dash where there is none.

    Examples
    --------
    >>> number(12345.678), number(-0.5, 2), number(-0.001, 2), number(float("nan"))
    ('12,345.7', '−0.50', '0.00', '–')
    """
    if value is None or pd.isna(value) or math.isinf(value):
        return "–"
    # adding 0 takes the sign from −0
    return f"{round(value, digits) + 0.0:,.{digits}f}".replace("-", "−")


def interval(low, high, digits: int = 1) -> str:
    """A 95% interval in words; empty where it is missing.

    Examples
    --------
    >>> interval(-0.25, 1.5, 2)
    '(95% interval −0.25 to 1.50)'
    """
    bounds = bare_interval(low, high, digits)
    return f"({bounds})" if bounds else ""


def bare_interval(low, high, digits: int = 1) -> str:
    """The same without brackets, for what stands in brackets itself.

    Examples
    --------
    >>> bare_interval(-0.25, 1.5, 2)
    '95% interval −0.25 to 1.50'
    """
    if pd.isna(low) or pd.isna(high):
        return ""
    return f"95% interval {number(low, digits)} to {number(high, digits)}"


def times(log_ratio, low, high) -> str:
    """A log ratio (base 2) and its 95% interval in words: how many times more, or less, often.

    Examples
    --------
    >>> times(2.0, 1.0, 3.0)
    '4.0 times as often (95% interval 2.0 to 8.0)'
    >>> times(-3.0, -50.0, -1.0)
    '8.0 times less often (95% interval 2.0 to over 1,000)'
    """
    sign = -1 if log_ratio < 0 else 1
    near, far = sorted((sign * low, sign * high))
    bounds = f"95% interval {_fold(near)} to {_fold(far)}"
    if math.isinf(far):
        bounds = f"at least {_fold(near)} times"
    return f"{_fold(abs(log_ratio))} times {'less' if sign < 0 else 'as'} often ({bounds})"


def _fold(log_ratio: float) -> str:
    """How many times, of a log ratio (base 2)."""
    ratio = 2.0 ** min(log_ratio, 64)
    return "over 1,000" if ratio > 1000 else number(ratio, (ratio < 100) + (ratio < 0.95))


NOTHING_SHARED = (
    "Nothing could be tested: outlets are compared within the periods and topics that they share, "
    "and there is too little of these (the balance of the corpus says what differs). Take articles "
    "of the same period from each outlet."
)


def listed(names, *, limit: int = 8) -> str:
    """Names in a sentence.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed([])
    ('a, b and c', 'none')
    """
    names = [escape(name) for name in names]
    if len(names) > limit:
        names = [*names[:limit], f"{len(names) - limit:,} more"]
    return joined(names) or "none"


def first_few(lines: list[str], *, limit: int = 3) -> list[str]:
    """What is said of each outlet; of many outlets the first, and how many more there are.

    Examples
    --------
    >>> first_few(["A: 1", "B: 2", "C: 3"], limit=1), first_few(["A: 1", "B: 2"], limit=1)
    (['A: 1', 'and 2 more'], ['A: 1', 'B: 2'])
    """
    n_unnamed = len(lines) - limit
    return lines if n_unnamed <= 1 else [*lines[:limit], f"and {n_unnamed:,} more"]


def joined(parts: list[str]) -> str:
    """Parts of a sentence, with commas and "and".

    Examples
    --------
    >>> joined(["2.0 times", "3.0 times", "never"])
    '2.0 times, 3.0 times and never'
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def sentences(*parts: str) -> str:
    """Sentences in a row; empty ones are passed over.

    Examples
    --------
    >>> sentences("One.", "", "Two.")
    'One. Two.'
    """
    return " ".join(filter(None, parts))


def bullet_list(lines: list[str], *, head: str = "", tail: str = "") -> Markdown:
    """Lines under a sentence, and sentences under them.

    Examples
    --------
    >>> bullet_list(["- **Echo**: 2.", "- **Herald**: 3."], head="Rates:")
    'Rates:\\n\\n- **Echo**: 2.\\n- **Herald**: 3.'
    """
    return Markdown("\n".join([head, "", *lines, "", tail]).strip())


def plural(n: int, noun: str, many: str | None = None) -> str:
    """A counted noun.

    Examples
    --------
    >>> plural(1, "article"), plural(2000, "article"), plural(2, "story", "stories")
    ('1 article', '2,000 articles', '2 stories')
    """
    return f"{number(n, 0)} {noun if n == 1 else many or noun + 's'}"


def often(n) -> str:
    """How often, in words: never, once, 1,200 times."""
    return {0: "never", 1: "once"}.get(int(n), f"{number(n, 0)} times")


def articles_by_outlet(table: pd.DataFrame) -> pd.Series:
    """How many articles each outlet has, by ``articles``, ``article`` or ``n_articles``."""
    if "articles" in table:
        return table.groupby("outlet")["articles"].max()
    if "article" in table:
        return table.groupby("outlet")["article"].nunique()
    return table.groupby("outlet")["n_articles"].max()


def small_corpus_note(table: pd.DataFrame) -> str:
    """The sentence that must stand under anything said of very few articles.

    Parameters
    ----------
    table : DataFrame
        With ``outlet`` and one of ``articles``, ``article`` or ``n_articles``.

    Returns
    -------
    str
        Empty where there are enough.

    Examples
    --------
    >>> small_corpus_note(pd.DataFrame({"outlet": ["x", "y"], "articles": [1, 1]}))
    'One article per outlet: this describes two texts, it cannot speak of the outlets.'
    """
    sizes = articles_by_outlet(table)
    if sizes.empty:
        return ""
    if sizes.max() <= 1:
        return ONE_ARTICLE if len(sizes) == 2 else ONE_ARTICLE_MANY.format(n=len(sizes))
    if sizes.min() < 5:
        names = [f"{escape(name)} ({number(size, 0)})" for name, size in sizes.items() if size < 5]
        return VERY_FEW.format(names=" and ".join(names))
    return ""


def others_of(table: pd.DataFrame) -> str:
    """Whom each outlet is compared with: a baseline, or the others."""
    return escape(baseline_of(table) or OTHERS)


def sides_of(table: pd.DataFrame) -> str:
    """Between whom differences are told: the two outlets, or each and whom it is compared with.

    Examples
    --------
    >>> [sides_of(pd.DataFrame({"outlet": list(names)})) for names in ("xy", "xyz")]
    ['the two outlets', 'an outlet and the others']
    """
    if table["outlet"].nunique() == 2 and baseline_of(table) is None:
        return "the two outlets"
    return f"an outlet and {others_of(table)}"


def number_claimed(
    table: pd.DataFrame, difference: list[str], *, lens: str = "", what: str = ""
) -> str:
    """How many differences can be claimed, of how many; empty where none was tested.

    Parameters
    ----------
    table : DataFrame
    difference : list of str
        As :func:`framing.base.outlets.told_once` takes it.
    lens : str
        What a lens of its own looks at: of a table that was not tested together with the other
        lenses it is said that its claims are none of the whole report.
    what : str
        In what they differ, where the rows are not all that the table tests.
    """
    tested = told_once(table[table["q"].notna()], difference)
    if tested.empty:
        return ""
    claims = int(tested["claim"].sum())
    n, how = number(len(tested), 0), "false discovery rate 5%, whole articles as the sample"
    differences = plural(claims, "difference") if claims else "No difference"
    if not lens or "q_lens" in table:
        between = f"{f'in {what} ' if what else ''}between {sides_of(table)} can be claimed"
        return f"{differences} {between}, of {n} tested ({how})."
    between, alone = f"between {sides_of(table)} could be claimed", f"if nothing but {lens} were"
    if not claims:
        return f"Even {alone} tested, no difference {between} ({n} tested; {how})."
    them = "It is no claim" if claims == 1 else "They are no claims"
    head = f"{differences} in {lens} {between} {alone} tested"
    return f"{head} ({n} tested; {how}). {them} of the whole report."


def lost_within(table: pd.DataFrame, difference: list[str], nouns, name_of, *, limit=3) -> str:
    """The differences that only all articles thrown together show: when, and on what, outlets
    write differs, and not how.

    Parameters
    ----------
    table : DataFrame with ``outlet crude_claim compared_within claim``, those named first first
    difference : list of str
        As :func:`framing.base.outlets.told_once` takes it.
    nouns : tuple of str
        What differs, one and many.
    name_of : callable
        The name of a row (dict), as it is told; escaped.
    """
    if not {"crude_claim", "compared_within"} <= set(table):
        return ""
    phrases, lost = [], told_once(table[table["crude_claim"].astype(bool)], difference)
    for within, rows in lost.groupby("compared_within", sort=True):
        names = list(dict.fromkeys(map(name_of, rows.to_dict("records"))))
        unnamed = [f"{number(len(names) - limit, 0)} more"] if len(names) > limit else []
        noun = f"further {nouns[len(names) > 1]}" if table["claim"].any() else nouns[len(names) > 1]
        head = f"{number(len(names), 0)} {noun} would differ with all articles thrown together"
        why = (
            "but the outlets share hardly any period or topic, so that it may be the time or topic "
            "and not the outlet"
            if within == "nothing"
            else f"but not between articles of the same {within}"
        )
        phrases.append(f"{head} ({', '.join(names[:limit] + unnamed)}), {why}.")
    return " ".join(phrases)

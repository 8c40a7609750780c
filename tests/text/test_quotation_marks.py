"""Quotation spans: cases worked by hand, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text.marks.quotation_marks import quotation_spans
from framing.text.marks.scare_quotes import mark_kinds

CASES = {
    "straight": ('He said "yes" and "no".', ['"yes"', '"no"']),
    "curly": ("“We agree,” she said.", ["“We agree,”"]),
    "guillemets": ("«Мы братья», — заявил он.", ["«Мы братья»"]),
    "low and high": ("„Ja“, sagte er. „Nein”, sagte sie.", ["„Ja“", "„Nein”"]),
    "nested, outermost only": (
        "“He said ‘no’ and “never” twice,” Finn said.",
        ["“He said ‘no’ and “never” twice,”"],
    ),
    "nested guillemets": ("ООО «Дом «Ромашка»» открылось.", ["«Дом «Ромашка»»"]),
    "double inside single": ("'She said \"no\" to us,' he said.", ["'She said \"no\" to us,'"]),
    "single quotes, plural and elision": (
        "'The workers' rights matter,' he told 'em. It's the brothers' way.",
        ["'The workers' rights matter,'"],
    ),
    "curly single": ("the ‘brotherly’ act of the ’90s", ["‘brotherly’"]),
    "apostrophes only": ("Don't say it's James' or the boys' fault.", []),
    "paragraphs": ("“One.\n“Two.\n“Three,” he said.", ["“One.", "“Two.", "“Three,”"]),
    "paragraphs, mark not repeated": ('"One.\nTwo," he said.', ['"One.', 'Two,"']),
    "never closed": ("“One and more.\nNobody said this.", ["“One and more."]),
    "closing mark lost before the next": ("“One. “Two,” he said.", ["“One.", "“Two,”"]),
    "stray closing mark": ("One,” he said. “Two,” she said.", ["“Two,”"]),
    "mixed marks": ('“One," he said.', ['“One,"']),
    "inches": ('A 6\'2" man said "go".', ['"go"']),
    "no mark": ("Nobody spoke.", []),
    "empty": ("", []),
    "all of it": ("“One. Two.”", ["“One. Two.”"]),
    "a mark alone": ("“", ["“"]),
}


@pytest.mark.parametrize("name", CASES)
def test_spans(name):
    text, expected = CASES[name]
    assert [text[start:end] for start, end in quotation_spans(text)] == expected


MARKED = st.text(alphabet="\"“”„«»'‘’` \nabsE.,1й", max_size=60)


@settings(max_examples=400, deadline=None)
@given(st.one_of(MARKED, st.text()))
def test_spans_are_sorted_apart_and_inside(text):
    spans = quotation_spans(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges) and all(0 <= start < end <= len(text) for start, end in spans)
    assert all("\n" not in text[start:end] for start, end in spans)
    assert len(mark_kinds(text)) == len(spans)


@pytest.mark.parametrize(
    "piece", ['"', "“", "”", '"a ', "“a ", "'a' ", "'s ", '„"', "»", "``", "“'a "]
)
def test_each_of_many_pairs_is_told(piece):
    text = piece * 2_000
    spans = quotation_spans(text)
    assert len(mark_kinds(text, spans)) == len(spans)

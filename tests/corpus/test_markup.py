"""Markdown to plain paragraphs: marks go, words stay, and a hostile page takes no longer."""

from __future__ import annotations

import pytest

from framing.base.errors import FramingError
from framing.corpus.markup import html_article, plain_markdown

PARAGRAPHS = {
    "a heading": ("# Pier shut #\nIt is.", ["Pier shut", "It is."]),
    "an underlined heading": ("Pier shut\n=========\nIt is.", ["Pier shut", "It is."]),
    "a hashtag": ("#pier is shut", ["#pier is shut"]),
    "broken lines": ("The old  \npier\\\nis\nshut.", ["The old pier is shut."]),
    "rules": ("One.\n\n* * *\n\nTwo.\n\n---\nThree.", ["One.", "Two.", "Three."]),
    "emphasis": ("The *old* __pier__ is ***shut***.", ["The old pier is shut."]),
    "names with low lines": ("See snake_case_name, f*ck.", ["See snake_case_name, f*ck."]),
    "escapes": (r"Not \*old\* but \_new\_.", ["Not *old* but _new_."]),
    "a link": ("[the [old] pier](https://x.org/a_(b) 'T')", ["the [old] pier"]),
    "a link elsewhere": ('The [pier][1].\n\n[1]: https://x.org "T"\n\nEnd.', ["The pier.", "End."]),
    "an address": ("See <https://x.org/a_b> now.", ["See https://x.org/a_b now."]),
    "an interview": ("[Q]: Why?\n\n[A]: Because.", ["[Q]: Why?", "[A]: Because."]),
    "a picture": ("![A pier](pier.jpg)\n\nIt ![old](x) is shut.", ["It  is shut."]),
    "a quotation": ("> One\n> two.\n>\n> Three.", ["One two.", "Three."]),
    "a list": (
        "Shut:\n\n- the *pier*\n- the bank\n  too\n\nEnd.",
        "Shut:|the pier|the bank too|End.",
    ),
    "a list in a list": ("* one\n  * two\n* three", ["one", "two", "three"]),
    "years are no list": ("1986. A year.\n\n1990. Another.", ["1986. A year.", "1990. Another."]),
    "numbers stay": ("1. one\n3. three", ["1. one 3. three"]),
    "marks of TeX": ("``Old,'' he said. ``New.''", ["``Old,'' he said. ``New.''"]),
    "nested marks of TeX": ("```Old,' he said.''\nIt is.", ["```Old,' he said.'' It is."]),
    "an indented paragraph": ("    The *old* pier\n    is shut.", ["The old pier is shut."]),
    "HTML": ("<p>The *old*</p>\n\npier <b>is</b>", ["<p>The old</p>", "pier <b>is</b>"]),
    "nothing": ("\n \n", []),
    "a heading of nothing": ("#\n\n-\n\nx", ["x"]),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_markdown(name):
    text, paragraphs = PARAGRAPHS[name]
    paragraphs = paragraphs.split("|") if isinstance(paragraphs, str) else paragraphs
    assert plain_markdown(text).split("\n") == (paragraphs or [""])


def test_a_page_of_brackets_stays():
    assert plain_markdown("[" * 5_000) == "[" * 5_000


def test_deep_nesting_does_not_fall_over():
    assert plain_markdown("> " * 10_000 + "x").endswith("x")
    assert plain_markdown("*" * 500 + "x" + "*" * 500).strip("*") == "x"
    assert plain_markdown("\n".join(" " * 2 * n + "- x" for n in range(200))).count("x") == 200


@pytest.mark.parametrize(("n", "quote"), [(2_000, '"'), (2_000, "'"), (2_000, "")])
def test_an_element_of_endless_attributes_is_refused(n, quote):
    attributes = " ".join(f"a{number}={quote}1{quote}" for number in range(n))
    with pytest.raises(FramingError, match="attributes in one element"):
        html_article(f"<html><body><p {attributes}>Words.</p></body></html>", "page.html")


def test_a_long_attribute_is_one_attribute():
    words = "The council of Orvelle shut the old pier on Monday. " * 20
    picture = f'<img alt="{"x " * 3000}" src="data:image/png;base64,{"QQ==" * 3000}">'
    page = f"<html><body><article>{picture}<p>{words}</p></article></body></html>"
    assert "Orvelle" in html_article(page, "page.html")["text"]

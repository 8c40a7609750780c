"""Dollars and ampersands of a corpus stand in pages and notebooks as they were written, once."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import framing
from framing.base.markdown import IGNORED, Markdown
from framing.commentary.words import escape
from framing.report.pages.markdown import markdown_to_html
from framing.report.pages.outputs import output_to_html

NAME = "Stars & Stripes <i> at $5 or $6 &copy; &amp;"
PAGE = "Stars &amp; Stripes &lt;i&gt; at $5 or $6 &amp;copy; &amp;amp;"


def page_of(shown: str) -> str:
    output = {"output_type": "display_data", "data": {"text/markdown": shown}}
    return output_to_html(output)


def test_a_name_in_a_computed_sentence_is_escaped_once():
    assert page_of(Markdown(escape(NAME))._repr_markdown_()) == (
        f'<div class="finding"><p>{PAGE}</p>\n</div>'
    )


def test_harmless_tags_stay_and_others_are_text():
    page = markdown_to_html("<b>bold</b> <script>x</script>\n\n<mark>y</mark>", trusted=False)
    assert "<b>bold</b> &lt;script&gt;x&lt;/script&gt;" in page and "<mark>y</mark>" in page


def test_entries_of_a_list_are_escaped_once():
    table = pd.DataFrame(
        {
            "outlet": ["Echo"] * 2,
            "category": ["r&d", "all"],
            "n": 6,
            "per_1k": 2.0,
            "rate_low": 1.0,
            "rate_high": 3.0,
            "ratio": 2.0,
            "log_ratio": 1.0,
            "low": 0.5,
            "high": 1.5,
            "q": [0.01, 0.01],
            "claim": False,
            "n_articles": 4,
            "articles": 9,
            "top_term": "cut & run",
            "top_share": 0.9,
            "stands_without_top": False,
            "per_1k_rest": 1.0,
        }
    )
    said = framing.say_loaded_terms(table)
    assert "R&amp;d (“cut &amp; run” 90%)" in said


def test_a_caption_shows_a_computed_sentence_as_it_was_meant():
    ax = framing.charts.plot_rates(
        pd.DataFrame({"outlet": ["a"], "item": ["x"], "rate": [1.0], "low": [0.5], "high": [2.0]})
    )
    page = framing.figure(ax, caption=f"By {escape(NAME)}")._repr_html_()
    assert f"<figcaption>By {PAGE}</figcaption>" in page


def lines_with_dollars() -> str:
    articles = pd.DataFrame(
        {"article": ["a"], "outlet": ["E"], "text": ["It rose from $5 billion to $10 billion."]}
    )
    return framing.show_lines(framing.concordance(articles, "rose"))._repr_html_()


def differences_with_dollars() -> str:
    pair = {"outlet_a": "E", "outlet_b": "H", "strength": "strong", "similarity": 0.5}
    texts = {"text_a": "From $5 to $10.", "text_b": "From $6 to $10."}
    return framing.show_differences(pd.DataFrame([pair | texts]))._repr_html_()


def sentence_with_dollars() -> str:
    return Markdown(escape("from $5 to $10"))._repr_markdown_()


@pytest.mark.parametrize(
    "shown", [lines_with_dollars, differences_with_dollars, sentence_with_dollars]
)
def test_a_notebook_takes_no_dollars_for_formulas(shown):
    assert shown().startswith(f'<div class="{IGNORED}">')


def test_tables_are_kept_from_formulas_in_a_notebook_only():
    code = "import framing.base.arguments as _, pandas; print('mathjax_ignore' in {})"
    table = "pandas.DataFrame({'price': ['$5 to $6']})._repr_html_()"
    calls = {"import ipykernel": "True", "pass": "False"}
    for first, expected in calls.items():
        call = [sys.executable, "-c", f"{first}\n{code.format(table)}"]
        assert subprocess.run(call, capture_output=True, text=True).stdout.strip() == expected


def test_names_and_cues_of_frames_are_escaped_once():
    articles = framing.read_articles("data/practice")
    table = framing.frames(articles)
    table["name"], table["top_term"] = "R & D", "cut & run"
    table["stands_without_top"], table["top_share"], table["q"] = False, 0.5, 0.01
    said = framing.say_frames(table)
    assert "“r &amp; d” (“cut &amp; run” 50%)" in said and "&amp;amp;" not in said

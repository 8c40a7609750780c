"""Tables as a reader meets them: headings in words, no missing value, the whole table as CSV."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

import framing
from framing.base.data import category_name, category_names, column_names
from framing.base.errors import FramingError
from framing.charts.tables.figures import written, written_interval

RAW = re.compile(r"\b[a-z]+_[a-z0-9_]+\b|\b(?:nan|NaN|inf|None|NaT)\b")


def table() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "outlet": ["Echo"] * 3,
            "category": ["doubt_distance", "all", "my_own"],
            "n": [3, 4, 0],
            "per_1k": [1.234, np.inf, np.nan],
            "log_ratio": [2.0, np.inf, np.nan],
            "low": [1.0, 0.5, np.nan],
            "high": [3.0, np.inf, np.nan],
            "published": [pd.Timestamp("2024-05-06"), pd.NaT, pd.NaT],
            "claim": [True, False, False],
        }
    )


def test_headings_are_words_and_nothing_is_missing():
    html = framing.show_table(table())._repr_mimebundle_()["text/html"]
    assert not RAW.search(re.sub(r"<[^>]+>", " ", html))
    for words in ("Doubt and distance", "4.0 ×", "2.0 to 8.0 ×", "only here", "2024-05-06", "–"):
        assert words in html
    assert html.index("Claimed?") < html.index("Outlet") and html.count('class="claim"') == 1


def test_a_row_that_was_not_tested_says_so_in_place_of_no():
    tested = table().assign(q=[0.01, 0.5, np.nan], top_term=["pier", "", ""])
    shown = framing.show_table(tested, columns=["claim", "outlet", "top_term"])
    rows = [line.split("Echo") for line in str(shown).splitlines()[1:]]
    assert [claim.strip() for claim, _ in rows] == ["yes", "no", "not tested"]
    assert [term.strip() for _, term in rows] == ["pier", "–", "–"], "no cell is blank"


def test_the_whole_table_is_kept_as_csv_and_few_rows_are_shown():
    long = pd.concat([table()] * 9, ignore_index=True)
    shown = framing.show_table(long, columns=["outlet", "n"], rows=4, caption="Counts.")
    bundle = shown._repr_mimebundle_()
    shown_at_once, _, folded = bundle["text/html"].partition("<details><summary>23 more rows")
    assert shown_at_once.count("<tr>") == 5 and "First 4 of 27 rows." in shown_at_once
    assert folded.count("<tr>") == 1 + 23
    assert bundle["text/csv"].count("\n") == 28 and "log_ratio" in bundle["text/csv"]


def test_more_rows_than_can_be_unfolded_are_told_and_columns_stay_the_same():
    long = pd.DataFrame({"outlet": ["Echo"] * 70, "n": 1, "text": ["A line."] * 3 + [None] * 67})
    html = framing.show_table(long, rows=5)._repr_mimebundle_()["text/html"]
    first, _, folded = html.partition("<details>")
    assert "<summary>The next 50 rows</summary>" in folded
    assert re.findall(r"<th[^>]*>([^<]+)", first) == re.findall(r"<th[^>]*>([^<]+)", folded)


def test_a_share_beside_its_unit_is_written_in_per_cent():
    rows = pd.DataFrame(
        {
            "property": ["copies", "median length"],
            "value": [0.25, 590.0],
            "unit": ["share", "words"],
        }
    )
    html = framing.show_table(rows)._repr_mimebundle_()["text/html"]
    assert "25.0%" in html and ">590<" in html


def test_figures_are_set_right_names_keep_their_line_texts_have_room():
    frame = pd.DataFrame(
        {
            "outlet": ["The Long Echo"] * 2,
            "log_ratio": [2.0, np.inf],
            "published": [pd.Timestamp("2024-05-06")] * 2,
            "text": ["The pier was shut in the morning and open at night.", "Shut."],
        }
    )
    html = framing.show_table(frame.drop(columns="text"))._repr_mimebundle_()["text/html"]
    for cell in (
        'number">4.0 ×',
        'number">only here',
        'short">The Long Echo',
        'short day">2024-05-06',
    ):
        assert f'<td class="{cell}</td>' in html
    assert '<th class="number" scope="col">Times' in html and "data-head" not in html
    texts = framing.show_table(frame)._repr_mimebundle_()["text/html"]
    assert '<table class="texts">' in texts and '<td class="long">Shut.</td>' in texts
    # on a phone, where such a table is a list, a figure says what it is
    assert '<td class="number" data-head="Times as often">4.0 ×</td>' in texts


def test_bounds_stand_in_one_column_in_the_unit_of_their_figure():
    frame = pd.DataFrame({"mean": [0.1], "rate_low": [-0.2], "rate_high": [0.4]})
    assert "−0.20 to 0.40" in repr(framing.show_table(frame))
    share = pd.DataFrame({"share": [0.25], "low": [0.1], "high": [0.5]})
    assert "10.0 to 50.0%" in repr(framing.show_table(share))
    both = share.assign(difference_low=[-0.1], difference_high=[0.3])
    words = repr(framing.show_table(both))
    assert "10.0 to 50.0%" in words and "interval of the difference" in words


def test_an_empty_table_is_one_line_and_a_wrong_column_is_named():
    empty = framing.show_table(table().iloc[:0], caption="Lines taken out.")
    assert empty._repr_mimebundle_()["text/html"].count("<table") == 0 and "none." in repr(empty)
    with pytest.raises(FramingError, match="lacks the column 'wrong'"):
        framing.show_table(table(), columns=["wrong"])


def test_text_of_a_corpus_is_shown_as_it_stands():
    html = framing.show_table(pd.DataFrame({"text": ["<b>x</b>"]}))._repr_mimebundle_()["text/html"]
    assert "&lt;b&gt;x" in html and "<b>" not in html


@pytest.mark.parametrize("kind", ["times", "hundredth", "tenth", "percent"])
@pytest.mark.parametrize("low, high", [(0.5, np.inf), (-np.inf, 0.5), (-np.inf, np.inf)])
def test_an_interval_without_an_end_has_a_bound_only(low, high, kind):
    said = written_interval(low, high, kind)
    assert not re.search("here|none|nan|inf| to ", said)
    bound = written(0.5, kind)
    expected = {np.inf: f"{bound} or more", -np.inf: f"{bound} or less"}
    assert said == (
        expected[high if low == 0.5 else low] if np.isfinite([low, high]).any() else "–"
    )


@pytest.mark.parametrize(
    "value, kind, text",
    [
        (9.52, "times", "734 ×"),
        (-0.001, "hundredth", "0.00"),
        (-2, "count", "−2"),
        (0.03, "tenth", "< 0.1"),
        (0.0, "tenth", "0.0"),
        (0.5, "percent", "50.0%"),
    ],
)
def test_figures_have_sensible_digits(value, kind, text):
    assert written(value, kind) == text


def test_every_category_of_the_lexicon_has_a_name_a_line_and_three_examples():
    lexicon = framing.read_lexicon()
    names = category_names()
    assert set(lexicon["category"]) <= set(names)
    for category, row in names.items():
        assert category == "all" or len(row["examples"].split("; ")) == 3
        assert row["meaning"] and "_" not in category_name(category)
    assert all("_" not in heading for heading, _ in column_names().values())


def test_the_examples_of_a_category_are_entries_of_the_lexicon_in_the_language_of_the_articles():
    lexicon = framing.read_lexicon()
    russian = lexicon[lexicon["language"] == "ru"]
    names = category_names("ru")
    assert set(names) == {*russian["category"], "all"}
    for category, terms in russian.groupby("category")["term"]:
        examples = names[category]["examples"].split("; ")
        assert len(examples) == 3 and {*examples} <= {*terms}


def test_a_column_of_days_keeps_its_hyphens_together():
    table = pd.DataFrame(
        {"outlet": ["Echo", "Wire"], "first": pd.to_datetime(["2024-03-01", None])}
    )
    page = framing.show_table(table)._repr_mimebundle_()["text/html"]
    assert '<td class="short day">2024-03-01</td>' in page and page.count("short day") == 2


def test_words_among_figures_may_break():
    table = pd.DataFrame({"outlet": ["Echo"], "log_ratio": [float("inf")], "per_1k": [2.0]})
    table = table.assign(per_1k_rest=1.0, compared_within="events")
    page = framing.show_table(table)._repr_mimebundle_()["text/html"]
    assert re.search(r'<td class="number said"[^>]*>only here, in its shared events</td>', page)


def test_lines_whose_text_is_hidden_are_told_as_words_with_their_number():
    from framing.base.kinds import HIDDEN, WITHHELD

    words = ["pier", "ferry", "ferry", *"abcdef"]
    lines = pd.DataFrame({"article": "a", "outlet": "Echo", "left": "", "match": words})
    lines = lines.assign(right=HIDDEN, pattern="boats")
    page = framing.show_lines(lines, limit=2)._repr_html_()
    assert "<p>ferry\u00a02</p><p>a\u00a01</p>" in page and "and 6 more words" in page
    assert HIDDEN not in page
    both = framing.show_lines(lines, outlets=["Echo", "Herald"])._repr_html_()
    assert "<p><em>no word</em></p>" in both and "no line" not in both
    withheld = framing.show_lines(lines.assign(match=WITHHELD))._repr_html_()
    assert "<p>(withheld: in one article only)\u00a09</p>" in withheld
    # on a phone one outlet stands below the other, under its name
    assert both.count('<table class="sides">') == both.count('data-head="Herald"') == 1
    shown = framing.show_lines(lines.assign(right="sailed"), limit=2)._repr_html_()
    assert "pier</mark> sailed" in shown


def test_of_many_outlets_those_with_most_lines_are_named():
    outlets = [f"Gull {letter}" for letter in "ABCDEFG"]
    lines = pd.DataFrame(
        [(name, n) for n, name in enumerate(outlets) for _ in range(n)], columns=["outlet", "n"]
    ).assign(article="1", left="the", match="pier", right=", again", pattern="pier")
    html = framing.show_lines(lines, outlets=outlets, fold=True)._repr_html_()
    assert "(Gull G 6, Gull F 5, Gull E 4, Gull D 3; 2 more with 3)" in html.replace("\u00a0", " ")
    assert "Gull A" not in html and html.count('<th scope="row"') == 6
    assert html.index(">Gull F<") < html.index(">Gull B<")  # a row an outlet, most lines first
    assert "the <mark>pier</mark>, again" in html


def test_a_table_of_more_columns_than_a_phone_has_room_for_names_its_cells():
    few = pd.DataFrame({"outlet": ["The Long Echo"], "n": [3], "articles": [2]})
    many = few.assign(n_tokens=900, per_10k=33.3, per_10k_rest=1.0)
    html = framing.show_table(few)._repr_mimebundle_()["text/html"]
    assert "<table>" in html and "data-head" not in html
    html = framing.show_table(many)._repr_mimebundle_()["text/html"]
    assert '<table class="wide">' in html and 'data-head="Per 10,000 words">33.3' in html
    html = framing.show_table(pd.concat([many, few]))._repr_mimebundle_()["text/html"]
    assert 'data-none data-head="Per 10,000 words">–' in html, "a list has no need of it"


def test_figures_beside_those_of_another_wording_have_the_name_of_the_figure():
    pairs = pd.DataFrame({"outlet": ["Echo"], "n here": [4.0], "tfidf original": [0.1253]})
    html = framing.show_table(pairs)._repr_mimebundle_()["text/html"]
    assert "Number, here" in html and "TF-IDF weight, original" in html
    assert '<td class="number">4</td>' in html and '<td class="number">0.125</td>' in html


def test_what_no_name_tells_is_set_right_where_it_is_a_number_and_the_kind_of_a_pair_is_no_figure():
    frame = pd.DataFrame({"strength": ["strong"], "shells": [6.17], "shut": [True]})
    html = framing.show_table(frame)._repr_mimebundle_()["text/html"]
    assert 'class="short">close<' in html and 'class="number">6.17<' in html
    assert 'class="short">yes<' in html


def test_what_has_most_lines_stands_first_and_related_lines_are_not_marked():
    lines = pd.DataFrame({"pattern": ["pier", "mole", "mole"], "outlet": "Echo"})
    lines = lines.assign(article="1", left="the", match="word", right=", again")
    html = framing.show_lines(lines)._repr_html_()
    assert html.index("mole") < html.index("pier")
    pair = {"outlet_a": "Echo", "text_a": "The pier shut.", "outlet_b": "Herald"}
    pair |= {"text_b": "A mole opens.", "similarity": 0.1}
    for strength, is_marked in (("strong", True), ("loose", False)):
        html = framing.show_differences(pd.DataFrame([pair | {"strength": strength}]))._repr_html_()
        assert ("<mark>" in html) is ("Marked: " in html) is is_marked
        assert ">One<" in html and ">The other<" in html


def test_lines_stand_in_the_order_in_which_their_words_were_asked_for():
    text = "The pier shut. The quay stood, the quay held."
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    html = framing.show_lines(framing.concordance(articles, ["quay", "pier"]))._repr_html_()
    assert html.index("<strong>quay") < html.index("<strong>pier")


def test_the_kind_with_most_lines_stands_first():
    kinds = pd.DataFrame({"category": ["praise", "blame", "blame"], "outlet": "Echo"})
    lines = kinds.assign(article="a", left="", match="word", right="")
    html = framing.show_lines(lines, by="category")._repr_html_()
    assert html.index("<strong>Blame") < html.index("<strong>Praise")


def test_pairs_of_the_same_words_are_counted_and_not_shown():
    texts = ["“The pier is shut,” he said.", "The quay is shut, he said."]
    pairs = pd.DataFrame({"outlet_a": "Echo", "text_a": texts, "outlet_b": "Herald"})
    pairs = pairs.assign(text_b='"The pier is shut", he said.', similarity=[1.0, 0.7])
    html = framing.show_differences(pairs.assign(strength="strong"))._repr_html_()
    assert html.count("Echo") == 1 and "quay" in html
    assert "1 pair has the same words on both sides: left out." in html
    html = framing.show_differences(pairs.head(1).assign(strength="strong"))._repr_html_()
    assert html.count("Echo") == 1 and "left out" not in html

"""House style: each rule finds what it is for, and leaves the words of stories alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.base.errors import FramingError
from framing.lenses.housestyle import conventions, edges, house_style
from framing.lenses.ownnames import own_names
from framing.text.counts import count_terms

FILLER = "the council met again talks on hours without deal pay said speaker".split()


def corpus(extra, each=24, seed=0) -> pd.DataFrame:
    """Articles of filler; ``extra`` maps outlets to a function of their words and the generator."""
    rng, rows = np.random.default_rng(seed), []
    for outlet in ("Evening Echo", "Daily Herald"):
        for number in range(each):
            words = list(rng.choice(FILLER, 400))
            if outlet in extra:
                words = extra[outlet](words, rng)
            rows.append((f"{outlet}{number}", outlet, " ".join(words)))
    return pd.DataFrame(rows, columns=["article", "outlet", "text"])


def rules(corpus, **options) -> dict:
    table = house_style(count_terms(corpus), **options)
    return {(row.outlet, row.term): row.rule for row in table.itertuples()}


def test_own_names_with_and_without_an_s():
    articles = corpus({"Evening Echo": lambda words, rng: [*words, "Echo's"]})
    assert rules(articles) == {("Evening Echo", "echo's"): "own name"}


def test_words_of_every_paper_are_no_names():
    assert own_names("The Daily News") == set()
    assert {"echo", "echo's", "eveningecho", "evening echo"} <= own_names("Evening Echo")


def test_spellings_are_style_only_where_the_other_one_stands_as_well():
    british, american = (
        (lambda words, rng, term=term: [*words, term]) for term in ("labour", "labor")
    )
    alone = corpus({"Evening Echo": british}, each=8)
    both = corpus({"Evening Echo": british, "Daily Herald": american}, each=8)
    assert rules(alone) == {}
    convention = {("Evening Echo", "labour"): "convention", ("Daily Herald", "labor"): "convention"}
    assert rules(both) == convention


def test_a_line_in_every_article_is_constant_and_a_topic_is_not():
    def with_both(words, rng):
        return [*words[:200], "hotline", *words[200:], *["strike"] * int(rng.integers(0, 6))]

    assert rules(corpus({"Evening Echo": with_both})) == {("Evening Echo", "hotline"): "constant"}


def test_a_word_once_in_each_of_few_articles_may_be_a_topic():
    def with_topic(words, rng):
        return [*words[:200], "strike", *words[200:]]

    assert rules(corpus({"Evening Echo": with_topic}, each=8)) == {}


def test_words_at_the_edges_need_the_text():
    def signed(words, rng):
        return [*words, *(["newsroom"] if rng.random() < 0.4 else [])]

    articles = corpus({"Evening Echo": signed})
    assert rules(articles) == {}
    assert rules(articles, articles=articles) == {("Evening Echo", "newsroom"): "edge"}


def test_edges_of_a_short_text_are_a_tenth():
    head, tail = edges(" ".join(["word"] * 50))
    assert (len(head), len(tail)) == (5, 5)


def test_figures_by_hand():
    articles = corpus({"Evening Echo": lambda words, rng: [*words, "mr", "mr"]}, each=5)
    row = house_style(count_terms(articles)).set_index("term").loc["mr"]
    assert (row["n"], row["n_articles"], row["share"]) == (10, 5, 1.0)
    assert row["per_10k"] == pytest.approx(10 / (5 * 402) * 1e4)


def test_the_list_of_conventions_is_clean():
    table = conventions()
    assert list(table.columns) == ["term", "category", "variant", "note"]
    assert table["term"].eq(table["term"].str.lower().str.strip()).all()
    assert table["term"].ne("").all()
    assert not table.duplicated(["term", "variant"]).any() and table["note"].ne("").all()
    spelling = table[table["category"] == "spelling"]
    assert spelling["variant"].ne("").all() and (spelling["variant"] != spelling["term"]).all()


def test_a_text_that_is_not_there_is_named():
    articles = corpus({})
    with pytest.raises(FramingError, match="no text for the article 'Daily Herald23'"):
        house_style(count_terms(articles), articles=articles.iloc[:-1])


def styles(first: str, second: str, **columns) -> dict:
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Herald"]})
    articles = articles.assign(text=[first, second], **columns)
    return {term: rule for (_, term), rule in rules(articles).items()}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Порт купил баржу за 5 млн руб., осудив по ч. 2 ст. 90 УК.", "5 млн руб ч 2 ст 90 ук"),
        ("Об этом сказала госпожа Ветрова, а господин Лодкин ушел.", "госпожа господин"),
        ("В среду баржу видел сторож (цитата по «Интерфаксу»).", "среду цитата интерфаксу"),
        ("The barge sank on Tuesday at 10:30, 12 km from the quay.", "tuesday 10 30 12 km"),
    ],
)
def test_money_numbers_law_titles_days_and_credits_are_conventions(text, terms):
    rules = {term: "number" if term[0].isdigit() else "convention" for term in terms.split()}
    assert styles(text, "a quay") == rules


@pytest.mark.parametrize(
    ("short", "written_out"),
    [
        ("млн", "миллионов"),
        ("руб", "рублей"),
        ("ст", "статье"),
        ("рф", "россии"),
        ("bn", "billion"),
    ],
)
def test_what_is_written_out_is_a_convention_only_beside_its_abbreviation(short, written_out):
    assert styles(f"Мол {written_out}", "мол") == {}
    assert styles(f"Мол {written_out}", f"мол {short}")[written_out] == "convention"


def test_numbers_that_mean_something_are_no_conventions():
    dated = styles("In 1945 and 2031 a 737 sank", "quay", published=["2031-05-02", None])
    assert dated == {"2031": "convention"}

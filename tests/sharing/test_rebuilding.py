"""Somebody who has a pack only tries to rebuild its articles; its README says how far that goes.

The attacker sees the files only; the articles are those of an invented coast.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter

import pandas as pd
import pytest

import framing

PLACES = (
    "Ostrel Aldmoor Pennith Quarr Velgate Sundry Harrow Tolbay Mirk Cressing Dunlow Easby".split()
)
NAMES = "Zebulon Ysolde Osric Tiberius Sidonie Quintin Roderick Philippa Ambrose Delphine Ivo Una"
TITLES = [f"Harbour of {place} opens again after a storm" for place in PLACES]


def text_of(number: int) -> str:
    """An article with two words of its own, sentences of its own lengths, and a quotation."""
    place, name = PLACES[number], NAMES.split()[number]
    longer = "and the clerk read the list of boats aloud " * (1 + number % 4)
    return (
        f"The harbour of {place} is open. The storm left the quay {longer}to the crew. "
        f"“We saw the boats come back,” said {name}. The mail {longer}came at noon. "
        f"Nobody was hurt, {name} said."
    )


@pytest.fixture(scope="module")
def articles():
    return pd.DataFrame(
        {
            "article": [f"slug-{place.lower()}" for place in PLACES],
            "outlet": ["Gull", "Heron"] * 6,
            "event": [f"event {number // 2}" for number in range(12)],
            "title": TITLES,
            "text": [text_of(number) for number in range(12)],
        }
    )


@pytest.fixture(scope="module")
def pack(articles, tmp_path_factory):
    return framing.share(articles, tmp_path_factory.mktemp("shared") / "pack", withhold=True)


@pytest.fixture(scope="module")
def cells(pack):
    """Every value of every file, as text."""
    tables = {path.name: pd.read_parquet(path) for path in pack.glob("*.parquet")}
    tables["articles.csv"] = pd.read_csv(pack / "articles.csv", dtype=str, keep_default_na=False)
    return {
        name: {str(cell) for column in table for cell in table[column].unique()}
        for name, table in tables.items()
    }


def test_the_bag_of_words_is_what_can_be_read_and_the_readme_says_so(pack, articles):
    """Counts of common words are told; the two words of its own are in no bag."""
    terms = pd.read_parquet(pack / "terms.parquet").astype({"term": str})
    for row, text in enumerate(articles["text"]):
        of_article = terms[terms["row"] == row]
        bag = dict(zip(of_article["term"], of_article["own"] + of_article["quoted"]))
        secret = {PLACES[row].lower(), NAMES.split()[row].lower()}
        counted = Counter(word for word in framing.tokens(text) if word not in secret)
        assert bag == counted
    assert "the bag of words of either" in " ".join((pack / "README.txt").read_text().split())


def test_no_rare_word_stands_in_any_file(pack, cells):
    secrets = {word.lower() for word in [*PLACES, *NAMES.split()]}
    everything = "\n".join(path.read_bytes().decode("latin-1").lower() for path in pack.iterdir())
    assert not {word for word in secrets if len(word) > 3 and word in everything}
    read = {word for values in cells.values() for text in values for word in framing.tokens(text)}
    assert not read & secrets and {"harbour", "quay"} <= read


def test_no_file_but_choices_tells_of_an_outlet_what_terms_do_not(cells, pack):
    """choices.parquet has words in five articles or more, and no pair of words."""
    terms = pd.read_parquet(pack / "terms.parquet").astype({"term": str})
    n_articles = terms.groupby("term")["row"].nunique()
    choices = pd.read_parquet(pack / "choices.parquet")
    assert len(choices) and not choices["term"].str.contains(" ").any()
    assert n_articles[choices["term"].unique()].min() >= 5
    assert "in the first 200 words of that article" in " ".join(
        (pack / "README.txt").read_text().split()
    )


def test_the_lengths_of_sentences_are_in_no_column(pack, articles):
    """Of the sentences the number is told: articles of as many differ in their lengths."""
    table = pd.read_csv(pack / "articles.csv")
    lengths = [len(framing.tokens(s)) for s in re.split(r"(?<=[.]) ", articles["text"][0])]
    assert table["sentences"][0] == len(lengths) and len(set(lengths)) > 2
    numbers = set(table.dropna(axis=1, how="all").select_dtypes("number").columns)
    scores = {name for name in numbers if name.endswith("compound")}
    assert numbers - scores == {"n_own", "n_quoted", "length", "sentences"}
    assert len(scores) == 2  # sums over the article


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "blake2b"])
def test_no_hash_confirms_a_guessed_title_or_text(algorithm, pack, articles, cells):
    everything = "\n".join(path.read_bytes().decode("latin-1") for path in pack.iterdir())
    everything += "\n".join(text for values in cells.values() for text in values)
    for guess in [*articles["title"], *articles["text"], *articles["article"]]:
        digest = hashlib.new(algorithm, guess.encode()).hexdigest()
        assert guess not in everything and digest[:8] not in everything


def test_another_title_gives_the_same_bytes(pack, articles, tmp_path):
    other = framing.share(articles.assign(title=TITLES[::-1]), tmp_path / "other", withhold=True)
    for path in pack.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes(), path.name

"""What a reader of a share pack can find out, tried: each attack is an input and a way to read it.

The strongest proof is that two corpora give the same bytes: then nobody can tell which one it was.
"""

from __future__ import annotations

import json

import pandas as pd
import pytest

import framing
from framing.base.kinds import MANIFEST, WITHHELD
from framing.lenses.loaded import lexicon as lexicon_module
from framing.lenses.loaded.hits import article_counts

SCENES = (
    "The old ferry left the quay of Ostrel at noon and came back with the mail of the day. "
    "The crew had a good rest on the island. Nobody was hurt in the storm. {more}"
)
FILLER = "The town hall met again and the clerk read the list of boats aloud to everyone there. "


def corpus(first: str = "", **columns) -> pd.DataFrame:
    """Six articles of two outlets; ``first`` is added to the first one."""
    more = [first, *["The pier is open."] * 5]
    texts = [SCENES.format(more=sentence) + " " + FILLER * 3 for sentence in more]
    slugs = [f"gull-{n}-zebulon-case" if n < 3 else f"heron-{n}-quay" for n in range(6)]
    table = pd.DataFrame(
        {
            "article": slugs,
            "outlet": ["Gull"] * 3 + ["Heron"] * 3,
            "url": [f"https://example.org/{slug}" for slug in slugs],
            "title": "Zebulon Hartigan denies the quay affair",
            "text": texts,
        }
    )
    return table.assign(**columns)


def files(articles: pd.DataFrame, folder, **options) -> dict[str, bytes]:
    pack = framing.share(articles, folder, **options)
    return {path.name: path.read_bytes() for path in sorted(pack.iterdir())}


def strings(pack) -> set[str]:
    """Every text in the tables of a pack."""
    tables = [pd.read_parquet(path) for path in pack.glob("*.parquet")]
    tables.append(pd.read_csv(pack / "articles.csv", dtype=str, keep_default_na=False))
    return {str(cell) for table in tables for column in table for cell in table[column].unique()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # words in another order: a headline cannot be rebuilt, and no hash confirms a guess
        ("The clerk saw a boat near the quay.", "A clerk near the quay saw the boat."),
        # sentences that end elsewhere, or stand in another order
        (
            "The boat left. The clerk read the list aloud.",
            "The boat left the clerk. Read the list aloud.",
        ),
        ("The rest was good. The mail came.", "The mail came. The rest was good."),
        # one quotation, or two of the same words
        (
            "“The quay is open and the ferry is back and the crew is there,” said the clerk.",
            "“The quay is open and the ferry,” said the clerk, “is back and the crew is there.”",
        ),
    ],
)
def test_the_same_words_give_the_same_bytes(one, other, tmp_path):
    packs = [files(corpus(text), tmp_path / name) for text, name in ((one, "one"), (other, "two"))]
    # Two rows of the robustness table are of pairs of words and of openings: of all articles.
    assert packs[0].pop("choices.parquet") and packs[1].pop("choices.parquet")
    assert packs[0] == packs[1]


def test_a_word_more_gives_other_bytes(tmp_path):
    """The proof above could fail."""
    one = files(corpus("The clerk saw a boat."), tmp_path / "one")
    assert one != files(corpus("The clerk saw a boat again."), tmp_path / "other")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zebulon Hartigan spoke of the quay.", "Ysolde Marchbanks spoke of the quay."),
        ("The clerk, Zebulon, was a liar.", "The clerk, Ysolde, was a thief."),
        ("“Zebulon took the mail,” said the clerk.", "“Ysolde took the mail,” said the clerk."),
    ],
)
def test_withheld_words_leave_no_trace_in_any_byte(one, other, tmp_path):
    packs = [
        files(corpus(text), tmp_path / name, withhold=True)
        for text, name in ((one, "one"), (other, "other"))
    ]
    assert packs[0] == packs[1]


@pytest.mark.parametrize("place", ["place", "agency", "day", "event", "topic", "notice"])
def test_withheld_names_are_not_left_in_another_column(place, tmp_path):
    values = ["Zebulonville", *["Ostrel"] * 5]
    pack = framing.share(corpus(**{place: values}), tmp_path / "pack", withhold=True)
    assert not [text for text in strings(pack) if "Zebulon" in text]


def test_no_word_of_one_article_is_in_any_file(tmp_path):
    articles = framing.read_articles("data/practice").head(14)
    articles = pd.concat([articles, framing.read_articles("data/practice").tail(14)])
    counts = framing.count_terms(articles)
    rare = set(counts.terms[(counts.matrix != 0).sum(axis=0) == 1])
    pack = framing.share(articles, tmp_path / "pack", withhold=True)
    known = strings(pack) - set(articles["outlet"]) - {"own", "quoted"}
    categories = set(framing.read_lexicon()["category"]) | {"doubt_distance"}
    words = {word for text in known - categories for word in framing.tokens(text)}
    words = {word for word in words if word.isalpha()}  # dates and ids have figures
    kinds = {"title", "dateline", "furniture", "scare", "quotes", "withheld", "article", "event"}
    choices = set(framing.tokens("single words and pairs first 200 words only"))
    rules = {rule for cell in articles["dropped"] if cell for rule, _ in json.loads(cell)}
    assert len(rare) > 500
    assert words & rare <= kinds | choices | rules


def test_a_term_of_the_lexicon_in_one_article_is_not_named(tmp_path):
    """Both words of the phrase are common; only together they stand in one article."""
    others = [f"The kinship of gulls has ties to the quay, number {n}." for n in range(5)]
    others[0] += " Kinship was all."
    texts = ["The kinship ties of gulls, said the clerk.", *others]
    articles = corpus().assign(text=texts)
    whole = framing.loaded_terms(articles)
    assert "kinship ties" in set(framing.find_loaded(articles)["term"])
    back = framing.read_articles(framing.share(articles, tmp_path / "pack", withhold=True))
    terms = set(framing.find_loaded(back)["term"])
    assert WITHHELD in terms and "kinship ties" not in terms
    counted = framing.loaded_terms(back).set_index(["outlet", "category"])["n"]
    assert counted.to_dict() == whole.set_index(["outlet", "category"])["n"].to_dict()


def test_words_in_few_articles_are_not_in_the_table_of_choices(tmp_path):
    """Not even where nothing is withheld: they would say what stands in the first 200 words."""
    names = iter("Tiberius Sidonie Roderick Quintin Philippa Osric".split())
    articles = corpus()
    articles["text"] = [f"{next(names)} spoke first. {text}" for text in articles["text"]]
    choices = pd.read_parquet(framing.share(articles, tmp_path / "pack") / "choices.parquet")
    assert {"ferry", "quay"} <= set(choices["term"])
    assert not set(choices["term"]) & {"tiberius", "sidonie", "osric", "spoke first"}


def test_edges_are_known_of_words_in_five_articles_of_an_outlet_only(tmp_path):
    texts = [f"OSTREL (Gull) {SCENES} {FILLER}".format(more="") for _ in range(6)]
    texts[0] = texts[0].replace("OSTREL", "ALDMOOR")
    both = pd.concat([corpus(), corpus().assign(outlet="Tern")], ignore_index=True)
    articles = both.assign(
        article=[f"a{n}" for n in range(12)], outlet=["Gull"] * 6 + ["Tern"] * 6, text=texts * 2
    )
    terms = pd.read_parquet(framing.share(articles, tmp_path / "pack") / "terms.parquet")
    at_edge = terms.groupby("term", observed=True)["edge"].sum()
    assert at_edge["aldmoor"] == 0 and at_edge["ostrel"] > 0


def test_file_names_and_addresses_are_written_on_request_only(tmp_path):
    articles = corpus()
    pack = framing.share(articles, tmp_path / "pack")
    everything = "\n".join(strings(pack))
    assert "zebulon" not in everything.lower() and "example.org" not in everything
    back = framing.read_articles(pack)
    assert back["article"].tolist() == [f"article {n}" for n in range(1, 7)]
    with_urls = framing.read_articles(framing.share(articles, tmp_path / "urls", urls=True))
    assert with_urls["url"].tolist() == articles["url"].tolist() and back["url"].isna().all()


def test_sentences_have_no_scores_and_lenses_of_sentences_say_so(tmp_path):
    back = framing.read_articles(framing.share(corpus(), tmp_path / "pack"))
    scored = framing.sentiment(framing.split_sentences(back), "news")
    assert len(scored) == len(back)
    for lens in (
        framing.sentiment_arc,
        framing.extreme_sentences,
        lambda table: framing.mean_sentiment(table, by="voice"),
    ):
        with pytest.raises(framing.FramingError, match="no score of a sentence"):
            lens(scored)


def test_a_pack_keeps_topics(tmp_path):
    topics = ["ships", "mail"] * 3
    back = framing.read_articles(framing.share(corpus(topic=topics), tmp_path / "pack"))
    assert back["topic"].tolist() == topics
    assert framing.count_terms(back).articles["topic"].tolist() == topics
    scored = framing.sentiment(framing.split_sentences(back))
    assert scored["topic"].tolist() == topics
    assert "topic" not in framing.read_articles(framing.share(corpus(), tmp_path / "none"))


@pytest.mark.parametrize("withhold", [False, True])
def test_the_readme_names_every_file(tmp_path, withhold):
    pack = framing.share(corpus(), tmp_path / "pack", withhold=withhold)
    text = (pack / "README.txt").read_text("utf-8")
    assert {line.partition(":")[0] for line in text.splitlines()} >= {
        path.name for path in pack.iterdir()
    }
    assert ("(withheld)" in text) == withhold


def test_russian_words_are_withheld_too(tmp_path):
    articles = framing.read_articles("data/practice_ru")
    pack = framing.share(articles, tmp_path / "ru", withhold=True)
    terms = pd.read_parquet(pack / "terms.parquet")
    assert terms.groupby("term", observed=True)["row"].nunique().min() > 1
    assert framing.language(framing.read_articles(pack)) == "ru"


@pytest.fixture
def pack(tmp_path):
    return framing.share(corpus("A shameless lie."), tmp_path / "pack")


def test_a_pack_of_another_lexicon_is_refused_in_one_sentence(pack, tmp_path, monkeypatch):
    """A category less would move every later hit to its neighbour."""
    back = framing.read_articles(pack)
    terms = framing.read_lexicon()
    hit = framing.find_loaded(back)["category"].iloc[0]
    (tmp_path / "data").mkdir()
    other = terms[terms["category"] != hit]
    other.to_csv(tmp_path / "data" / "loaded_terms.csv", index=False)
    monkeypatch.setattr(lexicon_module, "DATA", tmp_path / "data")
    with pytest.raises(framing.FramingError, match=r"other tables .*'loaded_terms\.csv'"):
        framing.read_articles(pack)
    with pytest.raises(framing.FramingError):
        framing.loaded_terms(back)


def test_every_table_behind_a_pack_is_compared(pack):
    manifest = json.loads((pack / MANIFEST).read_text("utf-8"))
    assert {"loaded_terms.csv", "news_sentiment.csv", "vader_lexicon.txt"} < set(manifest["tables"])
    for name in manifest["tables"]:
        changed = manifest | {"tables": manifest["tables"] | {name: "0" * 64}}
        (pack / MANIFEST).write_text(json.dumps(changed), "utf-8")
        with pytest.raises(framing.FramingError, match=name):
            framing.read_articles(pack)


def test_hits_of_another_lexicon_are_not_counted_in_a_neighbours_cell():
    articles = corpus("A shameless lie.")
    hits = framing.find_loaded(articles)
    with pytest.raises(framing.FramingError, match="category 'shame'"):
        article_counts(articles, hits.assign(category="shame"), ["all", "kinship"])
    with pytest.raises(framing.FramingError, match="article 'elsewhere'"):
        article_counts(articles, hits.assign(article="elsewhere"), ["all", *hits["category"]])


def test_the_pack_of_the_original_stories_is_of_the_tables_at_hand():
    """Where this fails after a change of a lexicon: ``benchmarks/originals.py`` makes it anew."""
    articles = framing.read_articles("data/originals")
    counts = framing.count_terms(articles)
    assert set(articles["outlet"]) == {"RT", "TASS"} and articles["article"].str.len().eq(9).all()
    assert ((counts.matrix != 0).sum(axis=0) == 2).all()

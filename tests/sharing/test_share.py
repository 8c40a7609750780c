"""The share pack: the same tables to the digit, and no way back to the wording."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.base.kinds import kind_of
from framing.sharing.withhold import numbered


@pytest.fixture(scope="module")
def whole(practice) -> pd.DataFrame:
    """The articles under the numbers that a pack gives them."""
    return practice.assign(article=numbered(practice["article"], "article"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return framing.share(
        framing.read_articles("data/practice"), tmp_path_factory.mktemp("share") / "pack"
    )


@pytest.fixture(scope="module")
def shared(folder) -> pd.DataFrame:
    return framing.match_events(framing.read_articles(folder))


def sentiment_means(articles):
    scored = framing.sentiment(framing.split_sentences(articles), "news")
    return framing.mean_sentiment(scored)


TABLES = {
    "overview": framing.overview,
    "tfidf": lambda articles: framing.tfidf(
        framing.count_terms(articles, stop_words=framing.stop_words())
    ),
    "keyness": lambda articles: framing.keyness(framing.count_terms(articles), articles=articles),
    "own voice": lambda articles: framing.keyness(framing.count_terms(articles, voice="own")),
    "house style": lambda articles: framing.house_style(
        framing.count_terms(articles), articles=articles
    ),
    "placebo": lambda articles: framing.placebo(framing.count_terms(articles), splits=5),
    "sentiment": sentiment_means,
    "loaded": framing.loaded_terms,
    "loaded by voice": lambda articles: framing.loaded_terms(articles, by="voice"),
    "quoted": framing.quoted_share,
    "robustness": lambda articles: framing.robustness(articles, lens="words"),
    "left out": lambda articles: framing.leave_one_out(framing.count_terms(articles)),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_the_same_to_the_digit(name, whole, shared):
    pd.testing.assert_frame_equal(
        TABLES[name](whole).reset_index(drop=True),
        TABLES[name](shared).reset_index(drop=True),
        check_dtype=False,
        check_exact=True,
    )


def test_a_part_of_the_pack_is_a_part_of_the_corpus(whole, shared):
    some = shared["article"].iloc[::-1][::3].tolist()
    one, other = (
        table.set_index("article", drop=False).loc[some].reset_index(drop=True)
        for table in (whole, shared)
    )
    pd.testing.assert_frame_equal(
        framing.loaded_terms(one, by="article"),
        framing.loaded_terms(other, by="article"),
        check_dtype=False,
    )


def test_the_fingerprint_is_that_of_the_counts(whole, shared, folder):
    """No hash of the text is published; it changes with a count, and not with the pack's folder."""
    assert framing.fingerprint(shared) != framing.fingerprint(whole)
    assert shared["text"].isna().all()
    assert kind_of(shared) == "pack" and kind_of(whole) is None
    some = shared.iloc[:6]
    assert framing.fingerprint(some) == framing.fingerprint(some.iloc[::-1])
    assert framing.fingerprint(some) != framing.fingerprint(shared.iloc[:7])


def test_lines_say_that_the_text_is_not_here(shared):
    assert "text is not here" in repr(framing.show_lines(framing.concordance(shared, "bridge")))
    hits = framing.find_loaded(shared).head(2)
    assert framing.in_context(shared, hits)["right"].str.contains("not in the share pack").all()


@pytest.mark.parametrize(
    "lens", [framing.find_quotes, framing.side_by_side, framing.actor_names, framing.speech_verbs]
)
def test_lenses_that_need_the_text_refuse_in_one_sentence(lens, shared):
    with pytest.raises(framing.FramingError, match="come from a share pack"):
        lens(shared)
    with pytest.raises(framing.FramingError, match="single words only"):
        framing.count_terms(shared, ngrams=(2, 2))
    with pytest.raises(framing.FramingError, match="lists 'so called'"):
        framing.loaded_terms(shared, lexicon=pd.DataFrame({"term": ["so called"], "category": "b"}))


def test_pairs_of_words_are_left_out_and_the_counts_say_so(whole, shared):
    counts = framing.count_terms(shared, ngrams=(1, 2))
    assert (
        counts.ngrams == (1, 1)
        and counts.terms.tolist() == framing.count_terms(whole).terms.tolist()
    )


def test_a_lexicon_of_single_words_is_counted_all_the_same(whole, shared):
    mine = pd.DataFrame(
        {"term": ["bridge*", "bridges", "mini*", "said"], "category": ["a", "a", "b", "b"]}
    )
    for by in ("outlet", "article", "voice"):
        pd.testing.assert_frame_equal(
            framing.loaded_terms(whole, by=by, lexicon=mine),
            framing.loaded_terms(shared, by=by, lexicon=mine),
            check_dtype=False,
        )


def test_no_three_words_in_a_row_are_in_the_pack(folder, whole):
    """No file holds a run of the text: words are counted, and stand in the order of the
    alphabet.
    """
    content = "\n".join(
        " ".join(map(str, row))
        for file in sorted(folder.iterdir())
        if file.suffix in (".csv", ".parquet")
        for row in (
            pd.read_csv(file, dtype=str) if file.suffix == ".csv" else pd.read_parquet(file)
        ).itertuples(index=False)
    )
    words = [framing.tokens(text) for text in whole["text"]]
    runs = {" ".join(side[at : at + 3]) for side in words for at in range(len(side) - 2)}
    lexicon = " | ".join(framing.read_lexicon()["term"])  # phrases of our own list are no secret
    assert not [run for run in runs if f" {run} " in content and run not in lexicon]
    terms = pd.read_parquet(folder / "terms.parquet")
    assert all(rows["term"].astype(str).is_monotonic_increasing for _, rows in terms.groupby("row"))


def test_rare_words_can_be_withheld(tmp_path, whole):
    framing.share(whole, tmp_path / "p", withhold=True)
    terms = pd.read_parquet(tmp_path / "p" / "terms.parquet")
    assert terms.groupby("term", observed=True)["row"].nunique().min() > 1
    keyness = [
        framing.keyness(framing.count_terms(table)).query("n_articles > 4").reset_index(drop=True)
        for table in (whole, framing.match_events(framing.read_articles(tmp_path / "p")))
    ]
    assert keyness[0][["term", "n", "p"]].equals(keyness[1][["term", "n", "p"]])


def test_nothing_is_written_over_and_a_broken_pack_is_named(folder, tmp_path, whole):
    with pytest.raises(framing.FramingError, match="holds something already"):
        framing.share(whole, folder)
    broken = framing.share(whole, tmp_path / "q")
    (broken / "articles.csv").unlink()
    with pytest.raises(framing.FramingError, match="not a whole share pack"):
        framing.read_articles(broken)
    with pytest.raises(framing.FramingError, match="come from a share pack"):
        framing.share(framing.read_articles(folder), tmp_path / "r")


def test_a_pack_and_articles_with_text_are_not_mixed(whole, shared):
    with pytest.raises(framing.FramingError, match="mix"):
        framing.count_terms(pd.concat([whole.iloc[:5], shared.iloc[5:]]))


def test_russian_is_shared_without_scores(tmp_path):
    articles = framing.read_articles("data/practice_ru")
    back = framing.read_articles(framing.share(articles, tmp_path / "ru"))
    assert (
        framing.language(back) == "ru"
        and framing.loaded_terms(back)["n"].sum() == framing.loaded_terms(articles)["n"].sum()
    )
    with pytest.raises(framing.FramingError, match="share pack"):
        framing.sentiment(framing.split_sentences(back))

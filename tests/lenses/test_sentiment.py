"""Sentiment: NLTK's digits in the plain setting, names silenced in the news setting, articles as
the sample.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.lenses.sentiment.vader import vader_lexicon
from framing.lenses.sentiment.valences import news_lexicon, read_valences


def sentences(*texts, outlet="Echo", article="a") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article": article,
            "outlet": outlet,
            "sentence": range(1, len(texts) + 1),
            "text": texts,
            "quoted": 0.0,
        }
    )


@pytest.fixture(scope="module")
def practice():
    articles = framing.match_events(framing.read_articles("data/practice"))
    return framing.sentiment(framing.split_sentences(articles), "news")


def test_plain_is_nltk_to_the_digit_on_the_practice_corpus():
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

    oracle = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    from nltk.sentiment.vader import VaderConstants

    oracle.constants, oracle.lexicon = VaderConstants(), vader_lexicon()
    table = framing.sentiment(framing.split_sentences(framing.read_articles("data/practice")))
    assert table["compound"].tolist() == [
        oracle.polarity_scores(text.replace("’", "'"))["compound"] for text in table["text"]
    ]


def test_sentences_that_were_edited_shuffled_or_cut_score_as_they_read():
    sentences = framing.split_sentences(framing.read_articles("data/practice"))
    whole = framing.sentiment(sentences)["compound"]
    some = sentences.sample(frac=0.5, random_state=0)
    assert framing.sentiment(some)["compound"].equals(whole[some.index])
    assert framing.sentiment(sentences.iloc[7:99])["compound"].equals(whole.iloc[7:99])
    sentences.loc[3, "text"] = "It was a disaster."
    again = framing.sentiment(sentences)["compound"]
    assert again[3] == -0.6249 and again.drop(3).equals(whole.drop(3))


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council met.",
        "He spoke at the United Nations.",
        "She joined the Justice Party.",
    ],
)
def test_names_have_no_valence_in_the_news_setting(text):
    table = sentences(text)
    assert framing.sentiment(table)["compound"].item() > 0
    assert framing.sentiment(table, "news")["compound"].item() == 0


def test_the_news_setting_reads_typographic_marks():
    plain, curly = (
        framing.sentiment(sentences(text), "news")["compound"].item()
        for text in ('He called it "horrible".', "He called it “horrible”.")
    )
    assert plain == curly < 0


@pytest.mark.parametrize("setting", ["plain", "news"])
@pytest.mark.parametrize("text", ["The pier isn’t good.", "They don’t like the horrible pier."])
def test_a_curly_apostrophe_is_an_apostrophe(text, setting):
    curly, straight = framing.sentiment(sentences(text, text.replace("’", "'")), setting)[
        "compound"
    ]
    assert curly == straight != 0


@pytest.mark.parametrize(
    "text",
    [
        "No problem was found.",
        "No one was hurt.",
        "Nobody was hurt at the pier.",
        "No passengers on the old ferry were hurt.",
    ],
)
def test_bad_things_that_did_not_happen_are_no_bad_news(text):
    plain, news = (framing.sentiment(sentences(text), name) for name in ("plain", "news"))
    assert plain["compound"].item() < 0 < news["compound"].item()


def test_no_without_a_word_behind_it_stays_no():
    table = framing.sentiment(sentences("No.", "The answer was no."), "news")
    assert (table["compound"] < 0).all()


def test_news_weighs_what_is_said_by_the_length_of_the_sentence():
    short = "It was a terrible storm that hit the pier."
    long = short[:-1] + ", and in the morning the boats of the town lay in the harbour as before."
    plain, news = (
        framing.sentiment(sentences(short, long), name)["compound"].tolist()
        for name in ("plain", "news")
    )
    assert plain[0] == plain[1] and news[0] < news[1] < 0


def test_the_words_that_count_are_shown():
    assert (
        framing.sentiment(sentences("A horrible day, a great party."))["hits"].item()
        == "horrible, great, party"
    )


def test_means_are_those_of_the_sentences_and_articles_are_the_sample(practice):
    table = framing.mean_sentiment(practice).set_index("outlet")
    for outlet, side in practice.groupby("outlet"):
        assert table.loc[outlet, "mean"] == pytest.approx(side["compound"].mean())
        assert table.loc[outlet, "n_sentences"] == len(side)
        assert table.loc[outlet, "articles"] == side["article"].nunique()
    assert (table["rate_low"] < table["mean"]).all() and (table["mean"] < table["rate_high"]).all()


def test_by_voice_every_sentence_counts_once(practice):
    table = framing.mean_sentiment(practice, by="voice")
    assert table["n_sentences"].sum() == len(practice) and set(table["voice"]) == {"own", "quoted"}


def test_one_article_an_outlet_has_no_interval_and_no_claim():
    two = pd.concat(
        [sentences("Good.", "Bad."), sentences("Nice.", "Awful.", outlet="Herald", article="b")]
    )
    table = framing.mean_sentiment(framing.sentiment(two))
    assert table[["rate_low", "p", "q"]].isna().all(axis=None) and not table["claim"].any()
    assert "cannot speak of the outlets" in framing.say_sentiment(table)


def test_extremes_come_from_either_end(practice):
    table = framing.extreme_sentences(practice, n=3)
    for (_, end), side in table.groupby(["outlet", "end"]):
        assert len(side) <= 3 and side["compound"].abs().is_monotonic_decreasing
        assert (side["compound"] < 0).all() if end == "negative" else (side["compound"] > 0).all()


def test_the_arc_counts_every_sentence_once(practice):
    table = framing.sentiment_arc(practice)
    assert table["n_sentences"].sum() == len(practice) and table["bin"].between(1, 10).all()
    first = practice[practice["sentence"] == 1].groupby("outlet")["compound"].mean()
    arc = framing.sentiment_arc(practice, bins=10_000)
    assert arc[arc["bin"] == 1].set_index("outlet")["mean"].to_dict() == pytest.approx(
        first.to_dict()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Старый причал закрыли, и никто не пострадал.",
        "Die Brücke ist gesperrt, und niemand wurde verletzt. " * 3,
    ],
)
def test_other_languages_are_refused_with_a_remedy(text):
    with pytest.raises(framing.FramingError, match="reads English only.*give lexicon="):
        framing.sentiment(sentences(text))


def test_a_lexicon_of_ones_own_reads_any_language():
    table = framing.sentiment(
        sentences("Позор и ложь.", "Причал закрыт."), lexicon={"позор": -3, "ложь": -2}
    )
    assert table["compound"].tolist()[0] < 0 == table["compound"].tolist()[1]


@pytest.mark.parametrize(
    ("lexicon", "said"),
    [
        (pd.DataFrame({"term": ["a", ""], "valence": [1, 1]}), "row 3"),
        ({"a": 9}, "row 2"),
        ({"a": "much"}, "row 2"),
        (pd.DataFrame({"term": [], "valence": []}), "no row"),
        (pd.DataFrame({"word": ["a"]}), "lacks the columns 'term'"),
    ],
)
def test_a_bad_lexicon_is_named_with_its_row(lexicon, said):
    with pytest.raises(framing.FramingError, match=said):
        read_valences(lexicon)


def test_the_news_lexicon_keeps_vaders_other_words():
    news, plain = news_lexicon(), vader_lexicon()
    assert {"party", "like"} <= set(plain) - set(news) and len(set(plain) - set(news)) < 50


def test_whole_articles_are_no_sentences():
    articles = framing.read_articles("data/practice")
    with pytest.raises(
        framing.FramingError, match="sentences holds whole articles .* give framing.split_sentences"
    ):
        framing.sentiment(articles)
    longest = pd.DataFrame(
        {
            "article": ["a"] * 3,
            "outlet": ["Echo"] * 3,
            "text": [
                "The good pier is in the sea and it is good. " * 30,
                "It rained.",
                "It was bad.",
            ],
        }
    )
    assert framing.sentiment(longest)["compound"].tolist()[1] == 0


def test_bad_arguments_are_named():
    with pytest.raises(framing.FramingError, match="setting must be one of 'plain', 'news'"):
        framing.sentiment(sentences("Good."), "loud")
    scored = framing.sentiment(sentences("Good."))
    with pytest.raises(framing.FramingError, match="at least 2"):
        framing.mean_sentiment(scored)
    with pytest.raises(framing.FramingError, match="bins must be a whole number"):
        framing.sentiment_arc(scored, bins=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old pier was shut on Monday, and nobody was hurt when it was over.", "en"),
        ("Причал закрыт.", "ru"),
        (
            "Die alte Brücke ist seit gestern gesperrt und niemand darf mehr hinüber, weil der "
            "Fluss so hoch steht wie nie.",
            "other",
        ),
        ("Стара пристань закрита, і ніхто її не відчинить.", "other"),
        ("Die Brücke ist seit gestern gesperrt.", "other"),
        (
            "Le vieux pont est fermé depuis lundi, et personne ne sait quand il sera rouvert.",
            "other",
        ),
        ("El puente viejo está cerrado desde el lunes y nadie sabe cuándo lo abrirán.", "other"),
        ("Il vecchio ponte è chiuso da lunedì e nessuno sa quando sarà riaperto.", "other"),
        ("Stary most jest zamknięty od poniedziałku i nikt nie wie, kiedy go otworzą.", "other"),
        ("Старият мост е затворен от понеделник и никой не знае кога ще бъде отворен.", "other"),
        ("Стари мост је затворен од понедељка и нико не зна када ће бити отворен.", "other"),
        ("Стары мост зачынены з панядзелка, і ніхто не ведае, калі яго адкрыюць.", "other"),
        ("Старый мост был закрыт. Таблички «Міст зачинено» были видны с утра.", "ru"),
        ("The die-hard fans of the de facto mayor met.", "en"),
        ("旧桟橋は月曜日に閉鎖された。", "other"),
        ("", "en"),
    ],
)
def test_languages_are_told_apart(text, expected):
    assert framing.language(pd.DataFrame({"text": [text]})) == expected


def test_articles_in_another_language_are_noticed_before_anything_is_compared(tmp_path):
    english = "The old pier was shut on Monday, and nobody was hurt when it fell into the sea. " * 3
    budget = "The council will vote on the new budget, which has grown by a tenth in a year. " * 3
    ferry = "A ferry that had been late all week came in on time, to the surprise of its crew. " * 3
    german = "Der alte Steg wurde am Montag gesperrt, und niemand wurde dabei verletzt. " * 3
    table = pd.DataFrame(
        {
            "article": list("abcd"),
            "outlet": list("XXYY"),
            "text": [english, budget, ferry, german],
        }
    )
    table.to_csv(tmp_path / "mixed.csv", index=False)
    notice = framing.read_articles(tmp_path / "mixed.csv").set_index("article")["notice"]
    assert notice["d"] == "another language than most articles"
    assert not notice[["a", "b", "c"]].str.contains("language").any()


def test_the_chart_shows_the_means_and_the_arc_its_line(practice):
    means = framing.mean_sentiment(practice)
    ax = framing.plot_sentiment(means)
    shown = np.concatenate(
        [np.asarray(part.get_offsets()) for part in ax.collections if len(part.get_offsets())]
    )
    assert all(np.isclose(shown, mean).any() for mean in means["mean"])
    assert framing.plot_sentiment_arc(framing.sentiment_arc(practice)).lines


@pytest.mark.parametrize("outlets", [2, 4, 7, 10])
def test_a_legend_of_long_names_stands_within_the_figure_and_leaves_the_axes_their_width(outlets):
    names = [
        f"{first} {second} Gazette"
        for first in ("Evening", "Northern", "Independent", "Republican", "Sunday")
        for second in ("Harbour", "Mountain")
    ]
    rows = [
        (name, part, 0.01 * part, 0.0, 0.2, 5) for name in names[:outlets] for part in range(1, 11)
    ]
    ax = framing.plot_sentiment_arc(
        pd.DataFrame(rows, columns=["outlet", "bin", "mean", "low", "high", "n_sentences"])
    )
    ax.figure.canvas.draw()
    legend, whole = ax.get_legend().get_window_extent(), ax.figure.bbox
    assert legend.x0 >= 0 and legend.x1 <= whole.x1 and legend.y1 <= whole.y1
    assert (
        ax.get_window_extent().width > 0.8 * whole.width
        and ax.get_window_extent().height > 0.5 * whole.height
    )

"""Russian: the practice corpus is read, matched, counted, quoted and paired like the English."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.lenses.sentiment.vader import vader_lexicon

CORPUS = "data/practice_ru"


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return framing.match_events(framing.read_articles(CORPUS))


def test_datelines_go_to_place_agency_and_day(articles):
    wire = articles[articles["outlet"] == "Веранский телеграф"]
    assert wire["place"].tolist() == [
        "ВЕРАНЬ",
        "СИНЕГОРСК",
        "ВЕРАНЬ",
        "ЛИПОВКА",
        "ВЕРАНЬ",
        "КАМЕНЬ-ЯР",
    ]
    assert set(wire["agency"]) == {"Веранский телеграф"} and wire["day"].iloc[0] == "9 апреля"


def test_all_six_events_are_matched(articles):
    number = articles["article"].str.extract(r"/(\d\d)-")[0]
    assert articles.groupby("event").size().tolist() == [2] * 6
    assert number.groupby(articles["event"]).nunique().eq(1).all()


def test_sentences_do_not_end_at_abbreviations():
    text = pd.DataFrame(
        {
            "article": ["a"],
            "outlet": ["x"],
            "text": [
                "Об этом сообщил г-н Орлинский в г. Верань. Дом построен в 1988 г. и стоит на "
                "ул. Садовой, д. 5. Сумма – 2 млн руб. за год."
            ],
        }
    )
    assert len(framing.split_sentences(text)) == 3


def test_quotations_have_verb_and_person(articles):
    quotes = framing.find_quotes(articles).set_index("text")
    expected = {
        "Насос будет заменён до конца недели": ("заявил", "Савва Орлинский"),
        "Комиссия рассмотрела все обращения, итоги соответствуют протоколам": (
            "сказала",
            "Нина Полуянова",
        ),
        "Каждый работник получит выплату в размере восьми окладов": ("сказал", "Роман Тесак"),
        "Нам никто ничего не объяснил, дети плакали": ("рассказала", "Дина Вересова"),
        "Мы готовы вернуться к переговорам в любой день": ("сказал", "Фома Желтков"),
    }
    for text, (verb, person) in expected.items():
        assert tuple(quotes.loc[text, ["verb", "person"]]) == (verb, person)
    # names, not quotations
    assert not {"Ласточка", "Яруголь", "Восточная", "Мирный"} & set(quotes.index)


def test_loaded_terms_find_the_commentary(articles):
    table = framing.loaded_terms(articles)
    whole = table[table["category"] == "all"].set_index("outlet")
    assert whole.loc["Ржавый колокол", "per_1k"] > 5 * whole.loc["Веранский телеграф", "per_1k"]
    hits = framing.find_loaded(articles)
    assert {"братских", "позорный", "якобы", "Марионеточная"} <= set(hits["text"])


def test_verbs_of_speech_are_grouped(articles):
    verbs = framing.speech_verbs(articles)
    assert {"сказал", "отчеканила", "добавил"} <= set(verbs["form"])


def test_stop_words_leave_topics(articles):
    counts = framing.count_terms(articles, stop_words=framing.stop_words("ru"))
    table = framing.tfidf(counts)
    top = set(table.sort_values("tfidf", ascending=False).groupby("outlet").head(15)["term"])
    assert not top & {"и", "в", "на", "что", "не", "по"}


def test_stems_bring_the_forms_of_a_word_together(articles):
    counts = framing.count_terms(articles, stems="ru")
    whole = framing.count_terms(articles)
    forms = [term for term in whole.terms if term.startswith("пошлин")]
    column = counts.matrix[:, [counts.terms.tolist().index("пошлин")]].sum()
    assert len(forms) > 1 and column == sum(
        whole.matrix[:, [whole.terms.tolist().index(term)]].sum() for term in forms
    )
    assert counts.sizes.tolist() == whole.sizes.tolist()


def test_sentences_pair_across_outlets(articles):
    table = framing.side_by_side(articles)
    assert table["event"].nunique() >= 5 and table["same_event"].all()


def test_sentiment_is_refused_and_an_own_lexicon_is_read(articles):
    sentences = framing.split_sentences(articles)
    with pytest.raises(framing.FramingError, match="English only, and all 12 articles are in"):
        framing.sentiment(sentences)
    scored = framing.sentiment(
        sentences, lexicon={"позорный": -3, "катастрофа": -3, "благодарил": 2}
    )
    assert (scored["compound"] != 0).any() and "катастрофа" not in vader_lexicon()

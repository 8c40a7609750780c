"""Who speaks in Russian sentences: one kind of fault a line, in sentences of our own."""

from __future__ import annotations

import pandas as pd
import pytest

import framing

SAID, LOW = "«Мост закрыт до осени»", "«мост закрыт до самой осени»"


def people(text: str) -> list[str | None]:
    """Who speaks in each quotation of a text."""
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Эхо"], "text": [text]})
    return [
        None if pd.isna(person) else person for person in framing.find_quotes(articles)["person"]
    ]


@pytest.mark.parametrize(
    "text, person",
    [
        # names in Latin letters are houses, not persons
        (f"Комментируя это в интервью Tarn News, Орлов сказал, что {LOW}.", "Орлов"),
        (f"{SAID}, — написал в своём Tarnbook мэр Браска.", "мэр Браска"),
        (f"По мнению Tarnbook, {LOW}. Специалисты Tarnbook молчат.", "Tarnbook"),
        # whom one speaks to
        (f"{SAID}, — сказал чиновник журналистам.", "чиновник"),
        (f"{SAID}, — объяснила Би-би-си Ветрова.", "Ветрова"),
        (f"{SAID}, — сказал Орлов Русской службе Би-би-си.", "Орлов"),
        (
            f"Глава фракции Иван Орлов (он же учитель) заявил “Ъ”, что моста не видел: {SAID}.",
            "Иван Орлов",
        ),
        (f"Компания тогда призывала жителей прислать {LOW}.", "компания"),
        # names that are not declined, or are foreign
        (f"Министр Мария Гелашвили молчала. {SAID}, — заявила Гелашвили.", "Мария Гелашвили"),
        (f"Министр Гия Мурадзе молчал. {SAID}, — заявил Мурадзе.", "Гия Мурадзе"),
        (
            f"Адвокат Антон Беров вышел. Ян Торенсен не жалеет о переезде. {SAID}, — считает он.",
            "Ян Торенсен",
        ),
        (
            f"Адвокат Антон Беров вышел. Торбьерн Халсен ни о чём не жалеет. {SAID}, — считает он.",
            "Торбьерн Халсен",
        ),
        (f"В книге использованы ответы Торбьерна Халсена: {SAID}.", "Торбьерн Халсен"),
        (f"Торбьерну Халсену вменяется постройка моста, который {LOW}.", None),
        # predicates in place of verbs
        (f"{SAID}, — согласен глава порта Иван Орлов.", "Иван Орлов"),
        (f"{SAID}, — уверена она. Ветрова ушла.", None),
        # places and adverbs are no part of a name
        (f"После ареста в Шамире Дубинин молчал. {SAID}, — сказал Дубинин.", "Дубинин"),
        (
            f"Ранее главное управление МЧС по Браску сообщило, что {LOW}.",
            "главное управление МЧС",
        ),
        (f"Больше, чем слухи насчет {LOW}, горожан волнует лёд.", None),
        # what stands between an office and its name
        (f"{SAID}, — считает председатель совета «Порт» (СП) Иван Орлов.", "Иван Орлов"),
        (f"{SAID}, — сказал директор предприятия «Порт» - оператора - Иван Орлов.", "Иван Орлов"),
        # clauses
        (f"Как утверждает господин Орлов, смотритель Пётр Данин {LOW}.", "Орлов"),
        (f"Из-за ухода из совета в мэрии не ответили, добавив, что это {LOW}.", "мэрия"),
        (f"Издание «Эхо» отмечает, что задержанный объяснил это так: {SAID}.", "задержанный"),
        (f"В посольстве Брода в Тарне говорят, что {LOW}.", "посольство Брода"),
        (f"Об этом врио главы Браска заявил на первом заседании, где {LOW}.", "врио главы Браска"),
        # whose words are cited
        (f"{SAID}, — цитирует мэра издание tarn-news.ru.", "мэр"),
        (f"{SAID}, — цитирует пресс-служба главу Браска.", "глава Браска"),
        (f"{SAID}, — цитирует агентство мэра Орлова.", "Орлов"),
        # phrases end before another noun, and stand in the nominative
        (f"В пресс-службе патриархии подписание бумаги назвали {LOW}.", "пресс-служба патриархии"),
        (f"По словам протестующих, власти строят {LOW}.", "протестующие"),
        (f"{SAID}, — говорилось в её заявлении.", "заявление"),
        (f"Завод «Мостострой» ждёт. {SAID}, — рассказали в «Мостострое».", "Мостострой"),
        (f"Фонд «Агория» ждёт. {SAID}, — рассказали в «Агории».", "Агория"),
    ],
)
def test_who_speaks(text, person):
    assert people(text)[0] == person


def test_a_pronoun_in_a_phrase_means_no_document_of_another_gender():
    text = (
        f"В заявлении двух министров говорится, что {LOW}. Газета напечатала статью о мосте. "
        f"{SAID}, — отмечалось в ней."
    )
    assert people(text) == ["заявление двух министров", None]


def test_an_outer_clause_of_speech_is_whose_words_follow():
    text = (
        "Президент Иван Орлов назвал его братом, сообщил пресс-секретарь порта Пётр Данин.\n"
        f"{SAID}, — написал он."
    )
    assert people(text) == ["Петр Данин"]


def test_a_heading_that_is_a_quotation_has_no_speaker():
    text = (
        "Льда не будет, сказал мэр Иван Орлов.\n«Рано или поздно встанет»\n"
        "Лёд ждут все. «Рано или поздно река встанет», — считает рыбак Пётр Данин."
    )
    assert people(text) == [None, "Петр Данин"]
    spoken = f"Льда не будет, сказал мэр Иван Орлов.\n{SAID}."
    assert people(spoken) == ["Иван Орлов"]


def test_a_day_that_is_called_something_is_no_quotation():
    assert people("Этот день в Тарне отмечается как «День северных берегов».") == []


def test_names_of_bodies_in_a_list_are_no_quotations():
    text = (
        "Прокуратура назвала их лишними. В их числе – «Национальный фонд в поддержку рек», "
        "«Браскский центр по изучению мостов» и «Институт открытых берегов»."
    )
    assert people(text) == []

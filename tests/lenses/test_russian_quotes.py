"""Who speaks in Russian: verbs, names in the nominative, bodies, marks that hold names."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.lenses.voices.russian.declension import surname_nominative
from framing.lenses.voices.russian.nouns import (
    GENITIVE,
    INSTRUMENTAL,
    declined,
    first_name_forms,
    noun_forms,
)
from framing.text.marks.quotation_marks import quotation_spans
from framing.text.marks.russian_marks import is_name_in_marks, nested_marks


def quotes_of(text):
    articles = pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    return framing.find_quotes(articles)


QUOTE = "«Паром не пойдёт до весны»"
CASES = {
    "name behind the verb": (f"{QUOTE}, — заявил Савва Стыкин.", "заявил", "Савва Стыкин"),
    "day between": (f"{QUOTE}, — заявил во вторник Стыкин.", "заявил", "Стыкин"),
    "addressee before": (f"{QUOTE}, – сказала ТАСС Вересова.", "сказала", "Вересова"),
    "addressee in marks": (
        f"{QUOTE},— рассказал «Эху» капитан Фома Желтков.",
        "рассказал",
        "Фома Желтков",
    ),
    "addressee behind": (f"{QUOTE}, — сообщил Стыкин журналистам.", "сообщил", "Стыкин"),
    "an institute with a place in its name": (
        f"{QUOTE}, — отметил глава Института моря Дальнего Брода Егор Стыкин.",
        "отметил",
        "Егор Стыкин",
    ),
    "an office of a town": (f"{QUOTE}, — отметил экс-мэр Ольвы Стыкин.", "отметил", "Стыкин"),
    "a brother of somebody": (
        f"Брат Фомы Желткова Савва уехал. {QUOTE}, — сказал Савва.",
        "сказал",
        "Савва",
    ),
    "an agency behind a full name": (
        f"{QUOTE}, — сообщил Егор Стыкин Интерфаксу в письме.",
        "сообщил",
        "Егор Стыкин",
    ),
    "whom he tells before": (
        f"{QUOTE}, — поделился с депутатами Стыкин после голосования.",
        "поделился",
        "Стыкин",
    ),
    "a month is no body": (
        f"В октябре прошлого года единороссы заявляли, что {QUOTE}.",
        "заявляли",
        "единороссы",
    ),
    "a body in the plural": (f"В районах говорят, что {QUOTE}.", "говорят", "районы"),
    "bodies with an adjective": (
        f"{QUOTE}, — сказали в портовых органах.",
        "сказали",
        "портовые органы",
    ),
    "what a body refused is no part of its name": (
        f"В Портовом комитете эту версию принять отказались, заявив, что {QUOTE}.",
        "заявив",
        "Портовый комитет",
    ),
    "a noun that ends like a verb": (
        f"Поводом стал громкий скандал, о котором рассказал Егор Стыкин: {QUOTE}.",
        "рассказал",
        "Егор Стыкин",
    ),
    "office before": (
        f"{QUOTE}, — отметил министр портов Браска Егор Стыкин.",
        "отметил",
        "Егор Стыкин",
    ),
    "occasion between": (f"{QUOTE}, — отметила в беседе с ТАСС Вересова.", "отметила", "Вересова"),
    "genitive": (f"По словам Саввы Стыкина, {QUOTE}.", "по словам", "Савва Стыкин"),
    "genitive, female": (f"По мнению Нины Вересовой, {QUOTE}.", "по мнению", "Нина Вересова"),
    "genitive of a body": (f"По данным следствия, {QUOTE}.", "по данным", "следствие"),
    "a paper says": (f"{QUOTE}, — говорится в заявлении МИД.", "говорится", "заявление МИД"),
    "in a body": (f"{QUOTE}, — сообщили в пресс-службе мэрии.", "сообщили", "пресс-служба мэрии"),
    "in a body before": (f"В Кремле ответили: {QUOTE}.", "ответили", "Кремль"),
    "a body in capitals": (f"В МИД заявили: {QUOTE}.", "заявили", "МИД"),
    "opener is no name": (f"Ранее Стыкин заявил: {QUOTE}.", "заявил", "Стыкин"),
    "opener is no name either": (f"Однако Стыкин добавил, что {QUOTE}.", "добавил", "Стыкин"),
    "cited": (f"{QUOTE}, — цитирует Стыкина пресс-служба порта.", "цитирует", "Стыкин"),
    "words of": (
        f"{QUOTE}, — приводит слова Нины Вересовой агентство.",
        "приводит",
        "Нина Вересова",
    ),
    "unlisted verb": (f"{QUOTE}, — прошелестел Стыкин.", "прошелестел", "Стыкин"),
    "unlisted noun": (f"{QUOTE}, — отмечают лодочники.", "отмечают", "лодочники"),
    "clause at the end": (
        "Сроки, где «паром не пойдёт до весны», неясны, считает дирекция порта.",
        "считает",
        "дирекция порта",
    ),
    "adjective is no name": (
        f"Бывший капитан утверждает: {QUOTE}.",
        "утверждает",
        "бывший капитан",
    ),
    "dative is nobody": (f"Стыкину сказала Вересова: {QUOTE}.", "сказала", "Вересова"),
    "gerund": (f"Вересова ушла, заявив, что {QUOTE}.", "заявив", "Вересова"),
    "label": (f"Савва Стыкин: {QUOTE}", ":", "Савва Стыкин"),
}


@pytest.mark.parametrize("name", CASES)
def test_attribution(name):
    text, verb, person = CASES[name]
    quotes = quotes_of(text)
    assert quotes["text"].str.lower().tolist() == ["паром не пойдёт до весны"]
    assert quotes[["verb", "person"]].iloc[0].tolist() == [verb, person]


def test_one_person_in_all_cases_has_one_name_in_the_nominative():
    text = (
        "Об этом сказал капитан Фома Желтков.\n"
        "«Паром стоит, и он будет стоять», — добавил Желтков. По словам Желткова, «лёд крепок». "
        "«Ждём тепла и ждём угля», — пояснил он. «Тепла не обещают», — сказал капитан."
    )
    persons = quotes_of(text)["person"].tolist()
    assert persons == ["Фома Желтков"] * 3 + ["капитан"]


def test_pronouns_go_by_gender():
    text = (
        "Нина Вересова встретила Савву Стыкина у пристани. «Лёд ещё крепок», — сказала она. "
        "«Уголь кончился вчера», — ответил он."
    )
    assert quotes_of(text)["person"].tolist() == ["Нина Вересова", "Савва Стыкин"]


@pytest.mark.parametrize("marks", ["«»", '""'])
def test_the_authors_words_inside_the_marks_are_the_authors(marks):
    left, right = marks
    inside = f"{left}Мы не уйдём из порта, — сказал мэр Егор Стыкин в среду. — Порт наш{right}."
    outside = (
        f"{left}Мы не уйдём из порта{right}, — сказал мэр Егор Стыкин в среду. "
        f"{left}Порт наш{right}."
    )
    articles = pd.DataFrame(
        {"article": ["a", "b"], "outlet": ["x", "y"], "text": [inside, outside]}
    )
    quotes = framing.find_quotes(articles)
    assert quotes["text"].tolist() == ["Мы не уйдём из порта", "Порт наш"] * 2
    assert set(quotes["person"]) == {"Егор Стыкин"}
    sentences = framing.split_sentences(articles)
    n_quoted = (sentences["quoted"] * sentences["n_tokens"]).groupby(sentences["outlet"]).sum()
    assert n_quoted.round(6).tolist() == [7, 7]
    assert framing.count_terms(articles, voice="quoted").sizes.tolist() == [7, 7]


def test_straight_marks_stand_in_straight_marks():
    text = '"Завод "Ясная заря" стоит третий день", - сказал Стыкин.'
    assert [text[start:end] for start, end in quotation_spans(text)] == [text[: text.index(", -")]]
    # one mark closes both
    text = '"Так решили в партии "Ясная заря", - сказал Стыкин.'
    assert [text[start:end] for start, end in quotation_spans(text)] == [text[: text.index(", -")]]
    assert quotes_of(text)["person"].tolist() == ["Стыкин"]


def test_english_marks_are_read_as_before():
    text = 'He said: "The "Dawn" sails", and left. "No," she said.'
    assert not nested_marks(text)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Партия «Ясная заря» распущена.", True),
        ("Указ «О мерах по охране порта» подписан.", True),
        ("«Ясная заря» объявила о сборах.", True),
        ("Премия «Кто первый?» вручена.", True),
        ("Стыкин сказал: «Мы готовы ждать».", False),
        ("Он назвал это «чистым обманом».", False),
        ("Он отметил, что «Вересова уехала из порта вчера вечером одна».", False),
        ("«Ждём», — сказал он.", False),
    ],
)
def test_names_in_marks(text, is_name):
    [span] = quotation_spans(text)
    assert is_name_in_marks(text, *span) == is_name


def test_names_of_firms_are_no_quotations():
    text = "Завод «Ясная заря» стоит. Фирма «Лодка и вёсла» закрыта, а паром «Мирный» на ремонте."
    assert quotes_of(text).empty


@pytest.mark.parametrize(
    ("oblique", "gender", "case", "nominative"),
    [
        ("Стыкина", "m", GENITIVE, "Стыкин"),
        ("Вересовой", "f", GENITIVE, "Вересова"),
        ("Толстого", "m", GENITIVE, "Толстой"),
        ("Невельского", "m", GENITIVE, "Невельский"),
        ("Гайдая", "m", GENITIVE, "Гайдай"),
        ("Желтковым", "m", INSTRUMENTAL, "Желтков"),
        ("Максименко", "m", GENITIVE, "Максименко"),
        ("Тесак", "f", GENITIVE, "Тесак"),
    ],
)
def test_surnames(oblique, gender, case, nominative):
    assert surname_nominative(oblique, gender, case) == nominative


def test_declension_of_listed_nouns():
    assert declined("пресс-служба", "f")[0][5] == "пресс-службе"
    assert declined("боец", "m")[0][1] == "бойца"
    assert declined("горожанин", "m")[1][:2] == ["горожане", "горожан"]
    assert declined("Дмитрий", "m")[0][1] == "Дмитрия"
    assert {form.nominative for form in noun_forms()["сообщении"]} == {"сообщение"}
    assert ("лев", "genitive", "m") in first_name_forms()["льва"]


def test_an_opener_is_no_first_name_of_an_actor():
    text = "Ранее капитан Фома Желтков уехал. Однако Фома Желтков, капитан парома, вернулся."
    articles = pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    assert set(framing.actor_names(articles)["actor"]) <= {"Фома Желтков"}


def test_a_label_of_the_outlet_is_no_quotation_whoever_speaks_near():
    text = "Лодочники пожаловались, что местные речные «короли» брали плату."
    assert quotes_of(text).empty
    said = "Лодочники пожаловались, что речной совет назвал их «королями»."
    assert quotes_of(said)["text"].tolist() == ["королями"]


@pytest.mark.parametrize(
    "text",
    [
        "Он сел по ст. 5 УК РФ («Порча моста и берега, если она сделана во время прилива»).",
        "В обзоре газет 5 мая:\n«Волна», РБО: прилив выше",
        "В обзоре газет 5 мая:\n«Волна»: прилив выше",
        "На совет пожаловались РБО, «Волна плюс», СИБО и «Заря».",
    ],
)
def test_laws_papers_and_firms_in_a_list_say_nothing(text):
    assert quotes_of(text).empty


def test_who_is_recognised_is_not_reported():
    text = "Стыкин признал вину. Совет признал Стыкина главой. Стыкин признал, что паром стоит."
    articles = pd.DataFrame({"article": ["a"], "outlet": ["x"], "text": [text]})
    verbs = framing.speech_verbs(articles)
    assert verbs["text"].tolist() == ["Стыкин признал, что паром стоит."]

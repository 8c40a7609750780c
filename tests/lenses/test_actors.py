"""What actors are called: titles, premodifiers, appositions and aliases, by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.base.errors import FramingError
from framing.lenses.voices.actors import actor_names, read_aliases


def names(text: str, **options) -> list[tuple]:
    table = actor_names(
        pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]}), **options
    )
    return list(table[["actor", "kind", "words"]].itertuples(index=False, name=None))


def test_kinds():
    descriptions = names(
        "The embattled President Orla Finn left early. Ben Orlo, the outgoing mayor of Brask, "
        "stayed."
    )
    assert descriptions == [
        ("Orla Finn", "premodifier", "embattled"),
        ("Orla Finn", "title", "President"),
        ("Ben Orlo", "apposition", "the outgoing mayor of Brask"),
    ]


def test_further_names_of_a_list_are_no_apposition():
    listed = names("It was signed by the Harbour Board, the Norrans and the Drenes, with a delay.")
    assert "apposition" not in {kind for _, kind, _ in listed}
    ruler = names("Ben Orlo, the ruler of Norra and Drene, stayed.")
    assert ruler == [("Ben Orlo", "apposition", "the ruler of Norra and Drene")]


@pytest.mark.parametrize(
    "text",
    [
        "The deal made Orla Finn rich.",
        "The firm runs Orla Finn’s campaign.",
        "The voters support Orla Finn.",
        "Many came, including Orla Finn.",
        "A kite rose into the sky above Orla Finn.",
    ],
)
def test_verbs_and_prepositions_are_no_premodifiers(text):
    assert names(text) == []


def test_whom_both_outlets_describe_comes_first_with_its_uses():
    articles = pd.DataFrame(
        {
            "article": ["a", "b", "c"],
            "outlet": ["Echo", "Echo", "Herald"],
            "text": [
                "Mayor Ann Aster left. Mayor Ann Aster came. Mayor Ann Aster stayed.",
                "Mayor Orla Finn left.",
                "Senator Orla Finn left.",
            ],
        }
    )
    table = actor_names(articles)[["actor", "outlet", "uses"]].drop_duplicates()
    assert list(table.itertuples(index=False, name=None)) == [
        ("Orla Finn", "Echo", 1),
        ("Orla Finn", "Herald", 1),
        ("Ann Aster", "Echo", 3),
    ]


def test_a_shared_surname_stands_for_the_name_seen_last():
    descriptions = names("Orla Finn left. Mayor Finn wept. Hugo Finn came. Senator Finn slept.")
    assert descriptions == [("Hugo Finn", "title", "Senator"), ("Orla Finn", "title", "Mayor")]


def test_names_in_quotations_are_left_out():
    assert names("“The embattled President Orla Finn left,” he said.") == []


def test_sentences_come_along():
    articles = pd.DataFrame(
        {"article": ["a"], "outlet": ["Echo"], "text": ["It rained. Mayor Orla Finn left."]}
    )
    row = actor_names(articles).iloc[0]
    assert (row["sentence"], row["text"], row["outlet"]) == (2, "Mayor Orla Finn left.", "Echo")


def test_aliases_from_table_and_file(tmp_path):
    table = pd.DataFrame({"actor": ["Brask city hall"], "alias": ["the old mill"]})
    assert names("The old mill answered.", aliases=table) == [
        ("Brask city hall", "alias", "The old mill")
    ]
    path = tmp_path / "aliases.csv"
    table.to_csv(path, index=False)
    assert read_aliases(path) == {"the old mill": "Brask city hall"}
    assert read_aliases()["the Kremlin"] == "Russian government"


def test_bad_aliases():
    with pytest.raises(FramingError, match="nowhere.csv"):
        read_aliases("nowhere.csv")
    with pytest.raises(FramingError, match="alias"):
        read_aliases(pd.DataFrame({"actor": ["x"]}))


def test_nobody_named():
    assert names("it rained. nobody came.") == []


@pytest.mark.parametrize("actor", ["Иван Орлов", "Орлова Анна Петровна"])
def test_the_country_of_an_office_is_no_part_of_a_russian_name(actor):
    assert names(f"Вчера президент Норры {actor} уехал.")[0][0].endswith(actor)
    assert names("Вчера президент Норры Иван Орлов уехал.")[0][0] == "Иван Орлов"


def test_russian_persons_have_one_name_and_their_offices():
    text = (
        "Слова бывшего главы порта Браска Ивана Орлова ждали. В четверг российский министр Иван "
        "Орлов, глава порта, ушёл. Пришли Анна Данн, глава союза Егор Стыкин и Население Браска."
    )
    assert names(text) == [
        ("Иван Орлов", "title", "бывшего главы порта Браска"),
        ("Иван Орлов", "apposition", "глава порта"),
        ("Иван Орлов", "title", "российский министр"),
        ("Егор Стыкин", "title", "глава союза"),
    ]


@pytest.mark.parametrize(
    "sentence, words",
    [
        ("Кроме того президент Иван Орлов ушёл.", "президент"),
        ("Из ответа Ивана Орлова ясно одно.", None),
        ("Правительство Ивана Орлова молчит.", None),
        ("На митинге против правительства президента Ивана Орлова было тихо.", "президента"),
        ("План связан с новым указом президента Ивана Орлова.", "президента"),
        ("«Ждём», — сказал Иван Орлов, представляя доклад.", None),
        ("Ушёл губернатор Тарна, глава которой Иван Орлов остался.", None),
        ("По истечении полномочий секретарь отделения Иван Орлов ушёл.", "секретарь отделения"),
        ("Это слова заместителя директора по продажам компании Ивана Орлова.", None),
        ("Власти должны были признать доклад профессора Ивана Орлова.", "профессора"),
    ],
)
def test_what_a_russian_person_is_called_agrees_with_the_name(sentence, words):
    assert [row[2] for row in names(sentence)] == ([words] if words else [])


def test_an_office_before_and_belongs_to_somebody_else():
    def titles(text: str) -> list:
        table = actor_names(pd.DataFrame({"article": ["a"], "outlet": ["Эхо"], "text": [text]}))
        return table.loc[table["kind"] == "title", ["actor", "words"]].to_numpy().tolist()

    assert titles("Мэр города и Иван Ворсин ждали паром.") == []
    one = titles("Глава порта и мэр Иван Ворсин ждал паром.")
    assert [actor for actor, _ in one] == ["Иван Ворсин"] and one[0][1].endswith("мэр")


def test_the_office_of_a_name_that_speaks_is_no_apposition_of_the_name_before():
    text = "A boat came to Lower Norra, its mayor, Dr Ann Dell, said. Ben Orlo, a clerk, said so."
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    table = actor_names(articles)
    said = table.loc[table["kind"] == "apposition", ["actor", "words"]].to_numpy().tolist()
    assert said == [["Ben Orlo", "a clerk"]]


def test_an_office_without_a_name_is_no_actor():
    """The Permanent Representative to Norra is nobody's name; Orla King is one."""
    text = "Norra's Permanent Representative to the League, the envoy Ben Orlo, left."
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Echo", "Echo"]})
    articles["text"] = [text, "The embattled Orla King, a clerk, left."]
    assert set(actor_names(articles)["actor"]) == {"Ben Orlo", "Orla King"}

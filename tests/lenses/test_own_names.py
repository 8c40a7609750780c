"""An outlet's name is its own in either alphabet."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.lenses.housestyle import house_style
from framing.lenses.ownnames import sound


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("TASS", "ТАСС"), ("Izvestia", "Известия"), ("Izvestiya", "Известия"),
        ("Rossiyskaya Gazeta", "Российская газета"), ("Interfax", "Интерфакс"),
        ("Ukrainska Pravda", "Українська правда"), ("Kommersant", "Коммерсантъ"),
        ("Novaya", "Новая"), ("Khartia", "Хартия"),
    ],
)  # fmt: skip
def test_two_spellings_of_a_name_sound_alike(latin, cyrillic):
    assert sound(latin) == sound(cyrillic)


def rules(outlet: str, word: str) -> dict:
    texts = [f"Пирс закрыли, узнал {word} вчера.", "Пирс закрыли вчера, говорит сторож."]
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": [outlet, "Beta"], "text": texts})
    style = house_style(framing.count_terms(articles))
    return dict(zip(style["term"], style["rule"]))


@pytest.mark.parametrize(
    ("outlet", "word"),
    [("TASS", "ТАСС"), ("Interfax", "Интерфаксу"), ("Коммерсантъ", "Kommersant")],
)
def test_a_name_in_the_other_alphabet_is_house_style(outlet, word):
    assert rules(outlet, word) == {word.lower(): "own name"}


@pytest.mark.parametrize(("outlet", "word"), [("Echo", "Эхолот"), ("TASS", "таз")])
def test_other_words_are_not(outlet, word):
    assert rules(outlet, word) == {}


@pytest.mark.parametrize(
    ("outlet", "word"),
    [
        ("Коммерсантъ", "Ъ"), ("Kommersant", "Ъ"), ("Kommersant", "Ъ-Волга"),
        ("BBC Russian", "Би-би-си"), ("CNN", "Си-эн-эн"), ("Orvelle Weekly Mirror", "OWM"),
        ("Wall Street Journal", "WSJ"), ("Radio Svoboda", "РС"),
    ],
)  # fmt: skip
def test_short_forms_of_a_name_are_house_style(outlet, word):
    assert rules(outlet, word) == {word.lower(): "own name"}


@pytest.mark.parametrize(
    ("outlet", "word"), [("Kommersant", "вице-мэр"), ("The Daily Owl", "do"), ("CNN", "би-би-си")]
)
def test_words_that_look_like_short_forms_are_not(outlet, word):
    assert rules(outlet, word) == {}

"""The corpora that come with the package."""

from __future__ import annotations

import pytest

import framing
from framing import FramingError


@pytest.mark.parametrize(
    "name, outlets", [("practice", 2), ("practice_ru", 2), ("stories", 2), ("tass_2019", 4)]
)
def test_examples_are_there(name, outlets):
    assert framing.read_articles(framing.example(name))["outlet"].nunique() == outlets


@pytest.mark.parametrize("name", ["Practice", "seeds", None, 5, ["practice"]])
def test_an_example_that_is_not_there_is_one_sentence(name):
    with pytest.raises(
        FramingError, match="'practice', 'practice_ru', 'stories'(,| or| and)? 'tass_2019'"
    ):
        framing.example(name)

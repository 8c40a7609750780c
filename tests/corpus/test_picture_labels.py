"""Labels of pictures and the holders of their rights are furniture; captions stay."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.corpus.furniture import strip_furniture

OPENING, CLOSING = "The quay at Orvelle is shut, said the harbour board.", "Nobody was hurt."


def stripped(lines: list[str]) -> pd.Series:
    """One article after its furniture, with another one beside it."""
    texts = ["\n".join([OPENING, *lines, CLOSING]), f"{OPENING}\n{CLOSING}"]
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["A", "B"], "text": texts})
    return strip_furniture(articles.assign(title="Quay")).iloc[0]


@pytest.mark.parametrize(
    "lines, kept",
    [
        (["Image copyright Tarn Press Image caption The quay at noon"], ["The quay at noon"]),
        (["Image source, Tarn Press", "Image caption, The quay at noon"], ["The quay at noon"]),
        (["Image copyright Vane/Tarn Press"], []),
        (
            ["Media playback is unsupported on your device Media caption “It shook,” she says"],
            ["“It shook,” she says"],
        ),
        (
            ["Правообладатель иллюстрации", "Агентство Тарн", "Image caption", "Набережная в мае"],
            ["Набережная в мае"],
        ),
        (["Автор фото, Агентство Тарн", "Подпись к фото, Набережная в мае"], ["Набережная в мае"]),
    ],
)
def test_labels_and_holders_go_and_captions_stay(lines, kept):
    row = stripped(lines)
    assert row["text"].split("\n") == [OPENING, *kept, CLOSING]
    assert framing.dropped_lines(row.to_frame().T)["rule"].eq("label").all()


@pytest.mark.parametrize(
    "lines",
    [
        ["Image copyright is a thorny matter in Orvelle, the clerk said."],
        ["Image captions were read out to the board."],
        ["Image copyright Orvelle and the whole of its coast has been sold to nobody, she said."],
        ["Автор фото рассказал, что набережная пуста."],
    ],
)
def test_sentences_about_pictures_stay(lines):
    assert stripped(lines)["text"].split("\n") == [OPENING, *lines, CLOSING]


def test_a_holder_is_looked_for_under_its_label_only():
    lines = ["Image copyright", "Tarn Press", "The pier", "Tarn Press"]
    assert stripped(lines)["text"].split("\n") == [OPENING, "The pier", "Tarn Press", CLOSING]

"""Pairs of marks told by their chunks are those that reading mark by mark gives."""

import random

import pyarrow as pa
import pytest

from framing.text.engine.plain_marks import plain_spans
from framing.text.engine.stream import TokenStream
from framing.text.marks.quotation_marks import quotation_spans

PIECES = [*"“”\"'’‘«»„`(),.…!—8", "pier", "Orlo", "s", "é", "“Orlo", "pier”", "\n", *"     "]
PAIRS = ["“”", '""', "«»", "“»", '“"', '"”']
INSIDE = ["pier", "The pier", "", "…", "don’t", "dogs’ pier", "'em", "pier,"]


def stream_of(texts):
    return TokenStream.read(pa.array(texts, pa.large_string()))


def generated(n):
    choose = random.Random(3).choice
    texts = ["".join(choose(PIECES) for _ in range(choose(range(2, 14)))) for _ in range(n)]
    for _ in range(n):
        pairs = []
        for _ in range(choose(range(1, 4))):
            opening, closing = choose(PAIRS)
            before, after = choose(["said ", "(", ""]), choose([" ", ", ", ".\n", "!) ", "x"])
            pairs.append(before + opening + choose(INSIDE) + closing + after)
        texts.append("".join(pairs))
    return texts


def test_they_are_the_pairs_of_the_slow_reading():
    stream = stream_of(generated(4_000))
    plain = plain_spans(stream)
    told = [(text, spans) for text, spans in zip(stream.texts, plain) if spans is not None]
    assert sum(bool(spans) for _, spans in told) > 200
    assert [spans for _, spans in told] == [quotation_spans(text) for text, _ in told]


@pytest.mark.parametrize(
    "text",
    [
        "“Never closed, he said.",
        "“One\ntwo” she said.",
        "“A «mixed” pair».",
        "Orlo 'quoted' the pier.",
        "Партия «Заря» и порт.",
        'An opening mark “" and none.',
    ],
)
def test_what_leaves_a_question_is_left_to_the_slow_reading(text):
    assert plain_spans(stream_of([text, "“Plain,” he said."])) == [None, [(0, 8)]]

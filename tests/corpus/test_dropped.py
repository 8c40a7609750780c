"""What was taken out is kept beside the text, whoever wrote the columns."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.corpus.furniture import dropped_lines

BODY = [
    f"The council met on day {n} of the long dispute and heard both sides at length."
    for n in range(12)
]


def test_what_a_table_says_of_its_own_articles_stays(tmp_path):
    texts = ["\n".join(["ORVELLE, May 3. /ECN/. The pier is shut.", *BODY]), "\n".join(BODY)]
    table = pd.DataFrame(
        {
            "article": ["a", "b"],
            "outlet": ["Echo", "Herald"],
            "text": texts,
            "day": [7.0, None],
            "place": ["", "Orvelle"],
        }
    )
    table.to_parquet(tmp_path / "own.parquet")
    read = framing.read_articles(tmp_path / "own.parquet")
    assert read[["day", "place"]].to_numpy().tolist() == [[7.0, "ORVELLE"], ["", "Orvelle"]]


def test_reading_twice_forgets_nothing_that_was_taken_out(tmp_path):
    text = "\n".join(
        ["Share this story", "ORVELLE, May 3. /ECN/. The pier is shut.", *BODY, "Leave a Reply"]
    )
    table = pd.DataFrame(
        {"article": ["a", "b"], "outlet": ["Echo", "Herald"], "text": [text, "\n".join(BODY)]}
    )
    table.to_parquet(tmp_path / "raw.parquet")
    once = framing.read_articles(tmp_path / "raw.parquet")
    once.assign(text=once["text"] + "\nYou may also like").to_parquet(tmp_path / "once.parquet")
    twice = framing.read_articles(tmp_path / "once.parquet")
    assert (
        twice["text"].tolist() == once["text"].tolist()
        and twice["day"].tolist() == once["day"].tolist()
    )
    both = dropped_lines(twice)[["article", "text"]].to_numpy().tolist()
    assert both == [
        *dropped_lines(once)[["article", "text"]].to_numpy().tolist()[:-1],
        ["a", "Leave a Reply"],
        ["a", "You may also like"],
        ["b", "You may also like"],
    ]


def test_a_column_dropped_of_ones_own_is_not_written_over(tmp_path):
    table = pd.DataFrame(
        {
            "article": ["a", "b"],
            "outlet": ["Echo", "Herald"],
            "text": ["\n".join(BODY)] * 2,
            "dropped": [0, 1],
        }
    )
    table.to_parquet(tmp_path / "own.parquet")
    with pytest.raises(
        framing.FramingError,
        match=(
            "the column dropped of 'a' must be what framing.read_articles wrote there, not "
            "0; rename"
        ),
    ):
        framing.read_articles(tmp_path / "own.parquet")

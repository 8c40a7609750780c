"""What a player of films leaves in a text is furniture; what only looks like it stays."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus.furniture import strip_furniture


@pytest.mark.parametrize(
    "line, is_one",
    [
        (
            "NOW ON Ferry rams the quay Play again All clips ... UP NEXT Ferry rams the quay 01:22",
            1,
        ),
        (
            "On air Gull steals a mayor’s pie More On air Gull steals a mayor’s pie 2:04",
            1,
        ),
        ("The ferry left the quay at 10:30, and the next ferry left the quay at 11:45", 0),
        ("Doors open at 19:30", 0),
        ("The harbour board met and the harbour board voted 12:30", 0),
    ],
)
def test_what_a_player_leaves_in_a_text_is_furniture(line, is_one):
    body = "The ferry struck the quay. Nobody was hurt.\n\nThe board will meet on Monday."
    texts = [body.replace("\n\n", f"\n\n{line}\n\n")] * 2
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["A", "B"], "text": texts})
    text = strip_furniture(articles.assign(title="Quay"))["text"].iloc[0]
    assert (line not in text) == bool(is_one) and "Nobody was hurt." in text and "Monday" in text

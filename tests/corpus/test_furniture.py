"""Site furniture goes and is shown; an article's own sentences stay."""

from __future__ import annotations

import re

import pandas as pd
import pyarrow as pa
import pytest

import framing
from framing.base.data import DATA
from framing.corpus.furniture import dropped_lines, strip_furniture
from framing.corpus.furniture_rules import (
    begins_tail,
    is_menu,
    is_promotion,
    may_hold_furniture,
    term_pattern,
)

DAY = "The council met on day {} of the long dispute and heard both sides at length."
BODY = [DAY.format(n) for n in range(12)]


def strip(text, title="", outlet="Echo"):
    table = pd.DataFrame({"article": ["a"], "outlet": [outlet], "title": [title], "text": [text]})
    out = strip_furniture(table)
    return out.iloc[0], dropped_lines(out)[["rule", "text"]].to_numpy().tolist()


def test_a_wire_story_loses_its_frame():
    row, dropped = strip(
        "\n".join(
            [
                "All news",
                "Pier shut after storm",
                "The mayor stressed that it was safe",
                "ORVELLE, May 3. /ECN/. The pier is shut.",
                *BODY,
            ]
        )
    )
    assert (
        row["title"] == "Pier shut after storm"
        and row["standfirst"] == "The mayor stressed that it was safe"
    )
    assert (row["place"], row["agency"], row["day"]) == ("ORVELLE", "ECN", "May 3")
    assert row["text"].split("\n") == ["The pier is shut.", *BODY]
    assert [rule for rule, _ in dropped] == ["menu", "title", "standfirst", "dateline"]


STATEMENTS = [
    "Like this town, many others have lost their piers.",
    "More stories of looting emerged on Sunday night.",
    "Most popular support for the mayor comes from the harbour.",
    "Newsletters of the harbour are printed in the old school.",
    "By Ann Dell the pier is called a ruin.",
]


@pytest.mark.parametrize("line", STATEMENTS)
def test_the_last_sentence_of_an_article_is_no_tail(line):
    text = "\n".join([*BODY, line])
    assert strip(text)[0]["text"] == text


FLAT = "Like this story? Share it with a friend! Orvelle Press Ltd. All rights reserved."


@pytest.mark.parametrize("join", [" ", "\n"])
def test_a_tail_within_the_last_paragraph_goes_where_its_outlet_repeats_it(join):
    texts = [f"{BODY[n]} The keeper spoke {n} times.{join}{FLAT}" for n in range(6)]
    own = [f"{BODY[n]} It rained." for n in range(6)]  # repeated, and no furniture
    table = pd.DataFrame({"article": range(12), "outlet": ["Echo"] * 6 + ["Herald"] * 6})
    out = strip_furniture(table.assign(title="t", text=texts + own))
    assert out["text"].tolist() == [text.removesuffix(join + FLAT) for text in texts] + own
    cut = dropped_lines(out)
    assert cut["article"].unique().tolist() == list(range(6))
    alone = strip_furniture(table.assign(title="t", text=[texts[0], *own[1:], *own]))
    if join == " ":  # of one article nothing is known
        assert alone["text"][0] == texts[0]


TAILS = [
    "Leave a Reply",
    "You May Also Like",
    "Required fields are marked *",
    "Your email address will stay private",
]


@pytest.mark.parametrize(
    "mark", ["Share this story!", "Is it news to your friends? Share this story!", *TAILS]
)
def test_tails_go_in_the_second_half(mark):
    row, dropped = strip("\n".join([*BODY, mark, "Another headline of the day"]))
    assert row["text"].split("\n") == BODY
    assert {rule for rule, _ in dropped} == {"tail"} and len(dropped) == 2


def test_a_tail_marker_in_the_first_half_or_before_prose_stays():
    early = "\n".join([BODY[0], "Share this story", *BODY[1:]])
    assert strip(early)[0]["text"] == early
    prose = "\n".join(
        [*BODY, "Share this story", BODY[3] + " And so it went on until the evening came at last."]
    )
    assert strip(prose)[0]["text"] == prose
    long = "\n".join([*BODY, "Leave a Reply", *(["one two three four five six"] * 20)])
    assert strip(long)[0]["text"] == long


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ferry fares to rise again",
        "Also on echo.example Ferry fares rise",
        "Story Continued Below",
        "Related: Ferry fares",
        "Follow us on Example",
        "Читайте также: Паром подорожал",
        "Advertisement",
    ],
)
def test_promotion_lines_go(line):
    row, dropped = strip("\n".join([*BODY[:5], line, *BODY[5:]]))
    assert row["text"].split("\n") == BODY and dropped == [["promo", line]]


@pytest.mark.parametrize(
    "line",
    [
        "Also on Monday, the council voted to keep the ferry running until June.",
        "Watch out for the ferry, the mayor said.",
        "Follow the money, the opposition replied, and you find him.",
        "Share this burden or leave, the mayor told them in the end.",
        "Read more slowly, the judge told him.",
        "World leaders met.",
        "Comments like these made things worse, she said.",
    ],
)
def test_sentences_that_look_like_furniture_stay(line):
    text = "\n".join([*BODY[:9], line, *BODY[9:]])
    assert strip(text)[0]["text"] == text
    assert strip("\n".join([line, *BODY]))[0]["text"] == "\n".join([line, *BODY])


def test_a_title_at_the_top_is_not_counted_twice():
    row, dropped = strip("PIER SHUT!\n" + "\n".join(BODY), title="Pier shut")
    assert (
        row["title"] == "Pier shut"
        and row["text"] == "\n".join(BODY)
        and dropped == [["title", "PIER SHUT!"]]
    )


def test_lines_that_one_outlet_repeats():
    sign = "The Example Press contributed to this report."
    table = pd.DataFrame(
        {
            "article": range(12),
            "outlet": ["Echo"] * 6 + ["Herald"] * 6,
            "title": "t",
            "text": [
                "\n".join(
                    [
                        *(f"{n}. {line}" for line in BODY),
                        f"Own line {n}.",
                        sign if n < 7 else "End.",
                    ]
                )
                for n in range(12)
            ],
        }
    )
    out = strip_furniture(table)
    dropped = dropped_lines(out)
    assert dropped.loc[dropped["text"] == sign, "outlet"].tolist() == ["Echo"] * 6
    assert sign in out.loc[6, "text"]  # once in the other outlet is no habit
    assert all(f"Own line {n}." in text for n, text in enumerate(out["text"]))


def test_copies_of_a_story_have_no_habit():
    """Six prints of one story: what they share is the story, its last sentence too."""
    story = "\n".join(
        f"Sentence {n} of the story tells of the old pier and of the men who mend its planks."
        for n in range(6)
    )
    table = pd.DataFrame({"article": range(9), "outlet": "Echo", "title": "t"})
    table["text"] = [f"{story}\nPrint {n}." for n in range(6)] + [
        f"Story {n} is another one, of a harbour and its ferry.\n{n} ferries." for n in range(3)
    ]
    assert strip_furniture(table)["text"].tolist() == table["text"].tolist()


def test_nothing_is_lost_between_text_and_dropped():
    text = "\n".join(
        ["All news", "A title", "ORVELLE (ECN) — The pier is shut.", *BODY, "Leave a Reply"]
    )
    row, dropped = strip(text)
    kept = framing.tokens(row["text"]) + [
        word for _, part in dropped for word in framing.tokens(part)
    ]
    assert sorted(kept) == sorted(framing.tokens(text))


def test_where_all_is_furniture_all_stays():
    assert strip("Share this story")[0]["text"] == "Share this story"


SAMPLES = [
    "See also: the pier",
    "ALSO ON Echo",
    "• Related stories: piers",
    "– Watch now :",
    "Don’t miss this",
    "»» Click here",
    "Follow @echo",
    "(Photos: A. Orlo)",
    "[PULLQUOTE]",
    "Читайте также о пирсе",
    "РЕКЛАМА",
    "Реклама: пирс",
    "— Поделиться",
    "Leave a Reply",
    "© 2024 Echo",
    "Copyright 2024",
    "Was it good? Share this article!",
    "Trending now",
    "Comments (12)",
    "комментарии (3)",
    "Follow the Echo on",
]


def terms(name) -> list[str]:
    words = pd.read_csv(DATA / "furniture_words.csv", keep_default_na=False)
    return words.loc[words["class"] == name, "term"].str.removesuffix("*").tolist()


@pytest.mark.parametrize("sample", [*SAMPLES, *terms("promo"), *terms("tail")])
def test_a_text_that_is_not_looked_at_closely_holds_no_furniture(sample):
    """Every branch of the rules, spelled out: the quick look must not pass over one."""
    assert is_promotion(sample) or begins_tail(sample)
    for text in (sample, sample.upper(), f"The pier was shut.\n{sample}\nNobody was hurt."):
        assert may_hold_furniture(pa.array([text])) == [True], text


def test_sentences_with_the_words_of_furniture_are_passed_over_quickly():
    text = "The pier was shut.\nNobody should miss it, or share it."
    assert may_hold_furniture(pa.array([text, ""])) == [False, False]


@pytest.mark.parametrize("term", terms("menu"))
def test_a_menu_line_is_nothing_but_its_words(term):
    assert is_menu(term) and is_menu(f"| {term.upper()} »")
    assert not is_menu(f"{term} pier")


def test_the_list_of_words_is_clean():
    words = pd.read_csv(DATA / "furniture_words.csv", keep_default_na=False)
    assert words.columns.tolist() == ["term", "class", "language"]
    assert words["class"].unique().tolist() == ["menu", "promo", "tail", "holder", "label"]
    assert not words.duplicated(["term", "class"]).any()
    assert (words["term"] == words["term"].str.strip().str.lower()).all()
    assert not words["term"].str[:-1].str.contains("*", regex=False).any()


@pytest.mark.parametrize(
    ("term", "holds", "fails"),
    [
        ("see also", "see also the pier", "see alsovia"),
        ("continue reading*", "continue readings", "continue reed"),
        ("related:", "Related :", "related"),
        ("don't miss", "don’t miss", "dont miss"),
        ("(see)", "(see)x", "see"),
    ],
)
def test_terms_are_patterns(term, holds, fails):
    rule = re.compile(term_pattern(term), re.IGNORECASE)
    assert rule.match(holds) and not rule.match(fails)


STORY = "Причал закрыли в полдень, сообщил сторож. Никто не пострадал, сказали в порту.\n" * 4


@pytest.mark.parametrize(
    "line",
    [
        "Подробнее о причале — в публикации “Ъ” «Волна ушла».",
        "Подробности — в материале «Вестника» «Волна ушла».",
        "О последствиях шторма читайте в статье «Волна ушла».",
        "На эту темуСторож ушелПричал закрыли до весны2 Материала",
        "Спецпроект на темуСторож ушел, причал закрыли. Что дальше?",
        "Read more about the quay in our report “The wave”, out on the first day of the month.",
        "Петр Лодкин, Остров-Северный; Анна Ветрова",
        "В новость были внесены изменения (14:33 мск) - добавлены слова сторожа.",
        "Обзор подготовил Петр Лодкин, Служба чтения.",
    ],
)
def test_what_sends_the_reader_away_or_signs_is_taken_out(line):
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [STORY + line]})
    stripped = strip_furniture(articles)
    assert (
        stripped["text"][0].strip() == STORY.strip() and line in dropped_lines(stripped)["text"][0]
    )


@pytest.mark.parametrize(
    "line",
    [
        "Об этом говорится в материале, который сторож отдал в порт.",
        "На эту тему говорили все.",
        "О шторме сторож рассказал в интервью.",
        "Сторож Петр Лодкин ушел домой.",
    ],
)
def test_sentences_that_begin_like_it_stay(line):
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [STORY + line]})
    assert strip_furniture(articles)["text"][0].endswith(line)

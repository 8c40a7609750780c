"""Damage is mended where it can be, and always told; sound text stays as it is."""

from __future__ import annotations

import json

import pandas as pd
import pyarrow as pa
import pytest

import framing
from framing.corpus.damage.mend import mended
from framing.corpus.damage.notices import notice_kinds
from framing.corpus.damage.quotation_marks import outlets_without_marks
from framing.corpus.files import decode

CURLY = "The council can’t say when — or if — it “opens”; a fête, naïve señors, Übung."
RUSSIAN = "Совет города закрыл старый пирс, ёлка — «не пострадала»."
DAMAGED = {
    "UTF-8 as Windows-1252": (CURLY.encode().decode("cp1252", "ignore"), None, "broken characters"),
    "UTF-8 as Latin-1": (CURLY.encode().decode("latin-1"), CURLY, "broken characters"),
    "Russian UTF-8 as Windows-1252": (
        RUSSIAN.encode().decode("latin-1"), RUSSIAN, "broken characters"
    ),
    "Russian UTF-8 as Windows-1251": (
        RUSSIAN.encode().decode("cp1251", "ignore"), None, "broken characters"
    ),
    "Windows-1251 as 1252": (RUSSIAN.encode("cp1251").decode("cp1252"), RUSSIAN, "broken"),
    "Mac Roman as 1252": ("They donÕt go to the pier.", "They don’t go to the pier.", "broken"),
    "1252 as Mac Roman": ("They donít go to the pier.", "They don’t go to the pier.", "broken"),
    "tags": ("<p>The pier.</p>\n<p>Shut <b>now</b>.</p>", "\nThe pier.\n\n\nShut now.\n", "HTML"),
    "entities": ("&quot;Shut&quot;, R&amp;D said&nbsp;&#8212; &lt;2 days", None, "HTML"),
    "a script": ("A<script>if (a<b) x()</script><!-- y --> pier", "A\n\n pier", "HTML"),
    "an export of an export": ("&amp;quot;Shut&amp;quot;", '"Shut"', "HTML"),
    "ligatures": ("the ﬁrst oﬃce", "the first office", "ligatures"),
    "stress marks": ("за\u0301мок и й", "замок и й", "stress marks"),
    "cut words": ("The coun-\ncil shut the pier.", "The council shut the pier.", "cut words"),
    "words cut by a soft hyphen": ("A coun\u00ad\ncil shut.", "A council shut.", "cut words"),
    "a soft hyphen and a blank": ("The coun\u00ad cil \u00ad shut", None, "cut words"),
    "cut Russian words": ("Пра-\nвительство решило.", "Правительство решило.", "cut words"),
}  # fmt: skip
SOUND = [
    CURLY, RUSSIAN, "if a < b and c > d; R&D; AT&T", "x <3 y", "short- and long-term works",
    "“São Paulo” Ångström Õun’s Øre", "a well-known keeper\n- and so on", "aquí, así, París nítido",
    "ÀÉÎÕ", "Der Übermäßigkeit ÄÖÜß", "Э́то?" .replace("\u0301", ""), "€5 – ½ ™ ©", "naïveté à côté",
]  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_mended_and_said(name):
    damaged, right, says = DAMAGED[name]
    texts, notices = mended(pa.array(["The pier.", damaged], pa.large_string()))
    assert texts[0].as_py() == "The pier." and list(notices) == [1]
    assert any(says in notice for notice in notices[1])
    if right is not None:
        assert texts[1].as_py() == right


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_stays(text):
    texts, notices = mended(pa.array([text], pa.large_string()))
    assert texts[0].as_py() == text and notices == {}


def test_a_corpus_says_what_was_mended(tmp_path):
    rows = [
        {"outlet": "Echo", "title": "Pier &amp; gate", "text": "<p>The pier is shut.</p>"},
        {"outlet": "Herald", "title": "Pier", "text": "The pier of Orvelle is shut."},
    ]
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles = framing.read_articles(path, copies="keep", furniture="keep")
    assert articles["text"].tolist() == ["The pier is shut.", "The pier of Orvelle is shut."]
    assert articles["title"][0] == "Pier & gate"
    assert "HTML taken out of the text: <p>The pier" in articles["notice"][0]
    assert "title, HTML taken out of the text: Pier &amp, gate" in articles["notice"][0]
    said = framing.say_overview(framing.overview(articles))
    assert "Echo: HTML taken out of the text (1 article: t-1)" in said


def quoting(marks: int, others: int) -> pd.DataFrame:
    """Ten articles of two outlets, of which some have quotation marks."""
    texts = [
        f"{'“We stay,”' if n < marks else 'We stay,'} the keeper said on day {n}."
        for n in range(10)
    ]
    texts += [
        f"{'“We left,”' if n < others else 'We left,'} a guard told us {n} times."
        for n in range(10)
    ]
    outlets = ["Echo"] * 10 + ["Herald"] * 10
    articles = [f"{outlet}{number}" for number, outlet in enumerate(outlets)]
    return pd.DataFrame({"article": articles, "outlet": outlets, "text": texts})


def test_lost_quotation_marks_are_told_and_nothing_is_claimed():
    articles = quoting(10, 0)
    table = framing.quoted_share(articles)
    assert not table["claim"].any() and table["p"].isna().all()
    assert table["lost_marks"].tolist() == [False, True]
    assert "Next to no article of Herald has quotation marks" in framing.say_quoted_share(table)
    assert framing.overview(articles)["odd"].tolist() == [
        "", "quotation marks look lost: the outlet has next to none"
    ]  # fmt: skip


def test_what_a_pack_says_of_one_article_holds_of_three():
    notice = "something is odd about this article"
    articles = pd.DataFrame(
        {"article": list("abcd"), "outlet": ["Echo"] * 3 + ["Herald"], "text": "The pier. " * 30}
    ).assign(notice=[notice, f"very short; {notice}", notice, notice])
    said = framing.say_overview(framing.overview(articles))
    assert "trusting figures: Echo: very short (1 article: b)." in said
    assert said.count("odd") == 1 and "about 4 articles; the share pack does not say what" in said
    assert "this article" not in said and "Herald: ." not in said
    alone = framing.overview(articles.assign(notice=notice))
    assert "To look at" not in framing.say_overview(alone)


def three_outlets() -> pd.DataFrame:
    """One outlet that quotes in each article, one in every other, one that lost its marks."""
    two = quoting(10, 5)
    lost = two[two["outlet"] == "Herald"].assign(outlet="Gazette")
    lost["article"] = "lost " + lost["article"]
    lost["text"] = lost["text"].str.replace("[“”]", "", regex=True)
    return pd.concat([two, lost], ignore_index=True)


def test_of_three_outlets_the_one_without_marks_is_left_out():
    articles = three_outlets()
    table = framing.quoted_share(articles).set_index("outlet")
    two = framing.quoted_share(articles[articles["outlet"] != "Gazette"]).set_index("outlet")
    assert table["lost_marks"].to_dict() == {"Echo": False, "Gazette": True, "Herald": False}
    figures = ["share", "share_rest", "log_ratio", "ratio_low", "ratio_high", "p", "q"]
    assert two["p"].notna().all()
    pd.testing.assert_frame_equal(table.loc[two.index, figures], two[figures])
    assert table.loc["Gazette", ["p", "share_rest", "compared_with"]].isna().all()
    assert not table.loc["Gazette", "claim"] and table.loc["Echo", "compared_with"] == "Herald"
    said = framing.say_quoted_share(table.reset_index())
    assert "article of Gazette has quotation marks: they look lost, so it is left out" in said
    framing.compare_outlets(articles)


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u034f", "\u180e"])
def test_characters_that_nobody_sees_neither_split_nor_change_a_word(hidden):
    seen = "The terrible pier of Orvelle — café."
    text = seen.replace("rr", f"r{hidden}r").replace("ie", f"i{hidden}e")
    text = text.replace("é", f"e{hidden}\u0301")
    assert framing.tidy_text(pd.Series([text]))[0] == seen
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    assert framing.count_terms(articles).terms.tolist() == sorted(framing.tokens(seen))
    assert framing.concordance(articles, f"p{hidden}ier")["match"].tolist() == ["pier"]
    lexicon = pd.DataFrame({"term": [f"ter{hidden}rible"], "category": ["bad"]})
    assert framing.find_loaded(articles, lexicon=lexicon)["term"].tolist() == ["terrible"]


OLD_RUSSIAN = "Совет города закрыл пирс и не сказал, на какой срок. Ёлка на месте."
OLD_UKRAINIAN = "Рада закрила причал, але й не сказала, на який строк. Її голова мовчить."


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5"])
@pytest.mark.parametrize("text", [OLD_RUSSIAN, OLD_RUSSIAN.upper()])
def test_old_encodings_of_russian_are_told_apart(encoding, text):
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "iso8859-5"])
def test_old_encodings_of_ukrainian_are_told_apart(encoding):
    assert decode(OLD_UKRAINIAN.encode(encoding), "x.txt") == OLD_UKRAINIAN


@pytest.mark.parametrize(("marks", "others"), [(10, 3), (0, 0), (2, 0)])
def test_an_outlet_that_quotes_less_is_compared(marks, others):
    table = framing.quoted_share(quoting(marks, others))
    assert "lost_marks" not in table and outlets_without_marks([], []) == []


def test_kinds_of_notices_are_counted_by_outlet():
    articles = pd.DataFrame({"article": list("abc"), "outlet": ["Echo", "Echo", "Herald"]})
    notices = [
        "near copy of x; broken characters mended: y",
        "near copy of z",
        "2 near copies left out: 'q'",
    ]
    table = notice_kinds(articles.assign(notice=notices))
    assert table.to_numpy().tolist() == [
        ["Echo", "near copy of another article", 2, "a"],
        ["Echo", "broken characters mended", 1, "a"],
    ]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Мост закрыт.Рыбаки ушли.", "Мост закрыт. Рыбаки ушли."),
        ("Песню «Река».Но её забыли.", "Песню «Река». Но её забыли."),
        ("«Ждём».«Жаль», — сказал он.", "«Ждём». «Жаль», — сказал он."),
        ('She said: "It is shut."Nobody came.', 'She said: "It is shut." Nobody came.'),
        ('It is shut."Nobody came," she said.', 'It is shut. "Nobody came," she said.'),
        ("She left it reeling…The quay shook.", "She left it reeling… The quay shook."),
    ],
)
def test_glued_sentences_are_parted_and_it_is_said(text, parted):
    texts, notices = mended(pa.array([text, "Ok."], pa.large_string()))
    assert texts.to_pylist() == [parted, "Ok."]
    assert notices[0][0].startswith("sentences parted: ")


@pytest.mark.parametrize(
    "text",
    [
        "Читайте «Тарн.Реалии» и лента.Ру, пишет tarn.Com, a.B. Orlo, e.g.The и т.д.Это.",
        "Write to press@tarn.Org or see https://tarn.example/Quay.Html, No.Nine.",
    ],
)
def test_names_of_sites_and_addresses_are_not_parted(text):
    texts, notices = mended(pa.array([text], pa.large_string()))
    assert texts.to_pylist() == [text] and not notices

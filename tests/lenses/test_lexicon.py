"""The lexicon: contexts, forms, names, and what a claim rests on."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from loaded_texts import corpus

import framing
from framing import find_loaded, loaded_terms, read_lexicon


def found(text, **row):
    """What a lexicon of one row finds in a text."""
    lexicon = pd.DataFrame({"category": ["x"], **{name: [cell] for name, cell in row.items()}})
    return find_loaded(corpus([text]), lexicon=lexicon)["text"].tolist()


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("A sunken pier.", ["sunken"]),
        ("A sunken garden and a half sunken boat.", []),
        ("A sunken\ngarden, half\nsunken.", ["sunken", "sunken"]),
        ("Sunken", ["Sunken"]),
    ],
)
def test_a_term_does_not_count_beside_the_words_that_its_row_names(text, hits):
    assert found(text, term="sunken", not_after="half; very", not_before="garden*") == hits


def test_what_does_not_count_leaves_room_for_a_shorter_term():
    lexicon = pd.DataFrame(
        {"term": ["old pier", "old"], "category": "x", "not_before": ["fund", ""]}
    )
    hits = find_loaded(corpus(["The old pier fund, the old pier."]), lexicon=lexicon)
    assert hits["term"].tolist() == ["old", "old pier"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("A vile plan. Vile it is.", ["vile", "Vile"]),
        ("He met Ann Vile and the Vile Fund.", []),
        ("He said, “Vile plan,” and: Vile!", ["Vile", "Vile"]),
        ("A VILE plan", ["VILE"]),
        ("Minister Defends Vile Plan Of The Council", ["Vile"]),
        ("The Vile Fund met the Council of Oslo.", []),
    ],
)
def test_a_capital_inside_a_sentence_is_a_name(text, hits):
    assert found(text, term="vile", in_name="no") == hits


def test_a_name_counts_where_the_row_does_not_say_otherwise():
    assert found("The Vile Fund.", term="vile") == ["Vile"]


def test_forms_count_as_their_term():
    lexicon = pd.DataFrame(
        {"term": ["кошмар", "дом"], "category": ["страх", "вид"], "forms": ["кошмары;кошмаров", ""]}
    )
    hits = find_loaded(corpus(["Кошмары и дом кошмаров, кошмарный домик."]), lexicon=lexicon)
    assert hits[["text", "term"]].to_numpy().tolist() == [
        ["Кошмары", "кошмар"],
        ["дом", "дом"],
        ["кошмаров", "кошмар"],
    ]


def planted(words: dict[str, float], n=40):
    """Two outlets; in A each word stands with its probability, in B with a fifth of it."""
    rng, texts = np.random.default_rng(1), []
    for number in range(n):
        p = np.array([*words.values()]) / (1 if number % 2 == 0 else 5)
        texts.append(" ".join(rng.choice(["pier", *words], 300, p=[1 - p.sum(), *p])))
    return corpus(texts, "AB" * (n // 2))


def test_a_claim_that_rests_on_one_entry_is_none():
    lexicon = pd.DataFrame({"term": ["vile", "foul", "rude"], "category": "bad"})
    one = loaded_terms(planted({"vile": 0.05, "foul": 0.0004}), lexicon=lexicon)
    row = one.set_index(["outlet", "category"]).loc[("A", "bad")]
    assert row["q"] < 0.05 and row["top_term"] == "vile" and row["top_share"] > 0.9
    assert not row["stands_without_top"] and not row["claim"]
    assert "Not claimed" in framing.say_loaded_terms(one)
    two = loaded_terms(planted({"vile": 0.05, "foul": 0.04}), lexicon=lexicon)
    row = two.set_index(["outlet", "category"]).loc[("A", "bad")]
    assert row["claim"] and row["stands_without_top"] and 0.4 < row["top_share"] < 0.7
    assert "of which “vile”" in framing.say_loaded_terms(two)


def test_what_is_written_less_rests_on_the_words_of_the_others():
    lexicon = pd.DataFrame({"term": ["vile", "foul"], "category": "bad"})
    table = loaded_terms(planted({"vile": 0.05, "foul": 0.04}), lexicon=lexicon)
    a, b = (table.set_index(["outlet", "category"]).loc[(name, "bad")] for name in "AB")
    assert b["log_ratio"] < 0 and (a["top_term"], a["top_share"]) == (b["top_term"], b["top_share"])


def test_a_category_of_one_entry_is_that_entry():
    lexicon = pd.DataFrame({"term": ["vile", "foul"], "category": ["bad", "worse"]})
    table = loaded_terms(planted({"vile": 0.05, "foul": 0.0004}), lexicon=lexicon)
    assert table.set_index(["outlet", "category"]).loc[("A", "bad"), "claim"]


def test_a_category_below_the_bar_is_switched_off_and_said_so():
    from framing.lenses.loaded.lexicon import categories_judged, categories_off

    judged, shipped = categories_judged(), read_lexicon()
    assert {"en", "ru"} == set(judged["language"])
    for language, names in categories_off().items():
        own = shipped[shipped["language"] == language]
        assert not set(own["category"]) & set(names) and len(own)
    every = read_lexicon("data/loaded_terms.csv")
    off = sum(len(names) for names in categories_off().values())
    kinds = ["language", "category"]
    assert len(every[kinds].drop_duplicates()) == len(shipped[kinds].drop_duplicates()) + off
    text = "Это ложь и позор, и никто не знает, что было на старом причале в тот день. " * 3
    table = loaded_terms(corpus([text, "Причал закрыт, и это чушь, как и всё, что было."]))
    assert "Russian" in framing.say_loaded_terms(table)


def test_another_language_is_said():
    german = "Der Steg ist seit gestern gesperrt, und niemand weiß, wann er wieder offen ist. " * 3
    table = loaded_terms(corpus([german, german]))
    assert "in neither" in framing.say_loaded_terms(table)


@pytest.mark.parametrize(
    "text",
    [
        "George Soros spoke to the school board about the pier.",
        "A shell hit the schoolyard, and the fleet kept its posture.",
        "After the invasion of the island water and sewer pipes were laid.",
        "The establishment of a school was planned by the Muslim Brotherhood.",
        "He was admitted to the hospital with his brothers.",
        "The troops waged war on Iran, and a blast was heard.",
        "Иск не подлежит рассмотрению, а подлодка вышла в море.",
        "Он добился отмены, и суд признал сделку законной.",
        "Колония строгого режима и режим работы почты.",
        "Фонд страхования, гибель людей, упавшая бомба.",
        "Новый спектакль о Великой Отечественной войне, премьера у реки Фарс.",
        "Ремонта не потребовалось, его освободили от должности.",
        "Crews demolished the mill, crushed stones and hijacked the ferry.",
        "Ponies roam wild moors, wild boar live in the wild, and the sheep bleated.",
        "The bell woke the children, who woke early and woke Orlo.",
        "The group claimed no credit, claims full responsibility and asserted its independence.",
        "A landslide cut the road, and water gushed from the pier.",
        "Drones on the border fell, and police told of the attack.",
        "Orlo commented on the attack, and she spat on the floor.",
        "The lion roared, the cock crowed, and the gas hissed.",
        "Police stormed the pier after the bus plunged into the river.",
        "The club won the knockout stage and a grand slam.",
        "The globalisation of trade, and a conspiracy case in court.",
        "Его накрыло снежной лавиной, хлынул дождь, началась травля тараканов.",
    ],
)
def test_literal_legal_and_proper_name_senses_are_not_loaded(text):
    assert find_loaded(corpus([text]))["term"].tolist() == []


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Orlo demolished the argument of Finn.", ["demolished the argument"]),
        ("A wild claim about woke activists.", ["wild", "claim", "woke activists"]),
        ("Finn won in a landslide.", ["won in a landslide"]),
        ("Orlo went on the attack and roared.", ["went on the attack", "roared"]),
        ("A public spat, and he claimed the pier was safe.", ["spat", "claimed"]),
        ("Prices plunged, and fares soared.", ["plunged", "soared"]),
        ("Хлынула критика.", ["Хлынула"]),
    ],
)
def test_the_loaded_sense_of_such_words_counts(text, hits):
    assert find_loaded(corpus([text]))["text"].tolist() == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("The bridge has been shut, and the toll has been paid.", []),
        ("Orlo, a has-been, met two has-beens.", ["a has-been", "has-beens"]),
        ("Hepatitis A has been seen. Vitamin A has been sold.", []),
        ("The board is made up of five, and they do nothing to help.", []),
        ("A do-nothing council told a made-up story.", ["do-nothing council", "made-up"]),
        ("They run down the pier, and votes put him over the top.", []),
        ("They knock down a wall after a knock-down fight.", ["knock-down fight"]),
        ("Two critically hurt divers, destroying records, faced harsh weather.", []),
    ],
)
def test_a_hyphenated_entry_is_no_verb_that_is_written_apart(text, hits):
    assert find_loaded(corpus([text]))["text"].tolist() == hits


def test_no_entry_of_two_categories_differs_by_a_hyphen_only():
    lexicon = read_lexicon("data/loaded_terms.csv")
    term = lexicon["term"].str.replace("-", " ") + lexicon["language"]
    kinds = lexicon["category"].groupby(term).nunique()
    # a term may stand in two categories as it is; spelled in two ways it does so by mistake
    spelled = lexicon["term"].groupby(term).nunique()
    assert kinds[(kinds > 1) & (spelled > 1)].empty


def test_hyphenated_entries_of_common_words_say_beside_what_they_do_not_count():
    lexicon = read_lexicon("data/loaded_terms.csv")
    common = {*framing.stop_words("en")}
    is_common = [
        "-" in term and set(term.strip("*").split("-")) <= common for term in lexicon["term"]
    ]
    context = lexicon.loc[is_common, ["not_after", "not_before"]]
    assert len(context) and context.ne("").any(axis=1).all()

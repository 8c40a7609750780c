"""Cue words of the policy frames on topics of every kind: what they find and what they must not."""

from __future__ import annotations

import pandas as pd
import pytest
from loaded_texts import corpus

import framing
from framing.lenses.frames.lexicon import read_frames

TOLD = {
    "economic": [
        "A higher excise on cigarettes would hurt shopkeepers, Orvelle's tax office found.",
        "Low-wage jobs vanished, rents rose and reimbursement never came, economists said.",
        "Себестоимость выросла, сбыт упал, и кредиторы ждут индексации тарифов.",
        "Рабочие места исчезли, реальные доходы снизились, а дороговизна растёт.",
    ],
    "capacity": [
        "Jail space ran short, processing times doubled, and the agency lacked trained personnel.",
        "The region has limited resources, no spare capacity and a nursing shortage.",
        "Учителей не хватает, классы переполнены, кадровый голод усилился.",
        "Подстанции перегружены, запасы топлива скудны, износ сетей растёт.",
    ],
    "morality": [
        "Parishioners in Tarnby called the execution inhuman and spoke of conscience and mercy.",
        "It is morally wrong and a stain on our conscience, said the archdiocese.",
        "Прихожане говорили о милосердии, совести и о том, что убийство — грех.",
        "Это аморально и бесчеловечно, сказал протоиерей на исповеди.",
    ],
    "fairness": [
        "Couples want equal treatment; the rule is discriminatory and unfair, they said.",
        "The wrongly convicted man faced an all-white panel and racial bias.",
        "Закон о браке назвали дискриминационным: равные права даны не всем.",
        "Приезжих ущемляют, к ним относятся предвзято и несправедливо.",
    ],
    "legality": [
        "The appellants said the ban violates the constitution; the circuit court will rule.",
        "Judicial review showed that the ordinance was unenforceable and void under state law.",
        "Истец обжаловал решение суда, сославшись на конституцию и право на защиту.",
        "Юристы назвали указ неконституционным и подали апелляцию.",
    ],
    "policy": [
        "The proposed rule would require licences; existing policy does not work, critics say.",
        "A pilot program and new restrictions are part of the comprehensive plan and reform.",
        "Правительство разработало комплекс мер и стратегию, проект закона ужесточит правила.",
        "В рамках реформы введут ограничения, законопроект предусматривает меры поддержки.",
    ],
    "crime": [
        "Police arrested two robbers; prosecutors want life imprisonment for the murder.",
        "The gang smuggled stolen cars, and its leader was sentenced to prison.",
        "Полиция задержала грабителей, следователи нашли улики, им грозит тюрьма.",
        "Мошенник признан виновным во взятке и приговорён к колонии строгого режима.",
    ],
    "security": [
        "Troops shelled the border town, and drones hit an army depot.",
        "Terrorists could slip in, and border security is a matter of national security.",
        "Войска обстреляли город, беспилотники атаковали военную базу.",
        "Спецслужбы предупредили об угрозе безопасности страны и терактах.",
    ],
    "health": [
        "Doctors in Velden treat lung cancer; smoking-related disease kills, the hospital says.",
        "Vaccinated patients had fewer symptoms, nurses at the clinic found.",
        "Врачи лечат пациентов с пневмонией, больница ждёт лекарств.",
        "Курение вредит здоровью и вызывает рак, говорят медики.",
    ],
    "quality_of_life": [
        "Families live in fear; children miss school, and neighbours lost their homes.",
        "Parents cannot raise a family here: daily life is hard and housing is poor.",
        "Жители мёрзнут в квартирах без света, детям негде учиться, быт рушится.",
        "Пенсионеры живут в нищете, семьям с детьми не хватает еды и жилья.",
    ],
    "cultural_identity": [
        "Newcomers learn English and assimilate, but keep their heritage and traditions.",
        "Hunting is part of our culture and identity, the islanders say of their way of life.",
        "Общая история, родной язык и традиции предков — основа нашей идентичности.",
        "Снос памятников и запрет русского языка разрушают культурное наследие.",
    ],
    "public_opinion": [
        "Most Americans oppose the idea, a new poll found; respondents were surveyed by telephone.",
        "Demonstrators gathered signatures for a petition amid a public outcry.",
        "Опрос показал: большинство россиян против, недовольство граждан растёт.",
        "Протестующие вышли на митинг, петицию подписали тысячи пользователей соцсетей.",
    ],
    "political": [
        "Republicans and Democrats will vote along party lines before the midterm election.",
        "Lobbyists and partisan candidates courted voters in the Senate race.",
        "Оппозиция не поддержала правящую партию, депутаты готовятся к выборам.",
        "Кандидаты ведут предвыборную борьбу, парламент выразил вотум недоверия.",
    ],
    "external": [
        "The ambassador warned that ties between the two countries suffer from sanctions.",
        "Foreign governments and the United Nations called for diplomacy and a treaty.",
        "МИД выразил ноту протеста послу, двусторонние отношения ухудшились.",
        "Евросоюз и НАТО обсудили санкции, дипломаты ведут переговоры.",
    ],
}

OTHER_SENSES = [
    ("The study demonstrates that lime heals old walls.", "public_opinion"),
    ("It began in March, and the marble held.", "public_opinion"),
    ("Prices were stable, and stability helps.", "crime"),
    ("Ivo Tarn is the chief of staff.", "security"),
    ("The House will sit on Monday.", "quality_of_life"),
    ("He looked at the band and the stars.", "cultural_identity"),
    ("Ivo Tarn is the secretary of the rowing club, and its platform is wet.", "political"),
    ("Он пытался открыть окно, и это очевидно.", "crime"),
    ("Казначейство открыто по вторникам.", "crime"),
    ("Консультация для рыбаков пройдёт в среду.", "external"),
    ("Немцова ждали на причале.", "cultural_identity"),
    ("Это единственный мост через реку.", "public_opinion"),
    ("Сосны плакать не умеют, а плакаты висят.", "quality_of_life"),
    ("С точки зрения рыбака, он не смог бы уплыть.", "health"),
]


# In general words: money, jobs, trade and prices in news on whatever topic.
ECONOMIC = [
    "The treasury of Orvelle cut its grants, and the shortfall is worth of a port.",
    "Executives stopped hiring; employees fear for the middle class.",
    "Millions of dollars went into private equity and protectionism.",
    "Дорогостоящий мост обойдется в полмоста, казну пополнят должники.",
    "Ритейлеры нанимают грузчиков, волатильность и дефляция пугают вкладчиков.",
    "Пособия и льготы урежут, тратят на обогрев из кармана.",
]
QUANTITIES = [
    ("Of the boats 30 percent leak, twice a year.", 2),
    ("Из лодок 30 процентов текут, дважды в год.", 2),
]


@pytest.mark.parametrize("text", ECONOMIC)
def test_general_words_of_the_economy_are_cues_in_both_schemes(text):
    for scheme in ("policy", "news"):
        found = framing.find_frames(corpus([text]), scheme=scheme)
        assert (found["frame"] == "economic").sum() >= 3


@pytest.mark.parametrize(("text", "n"), QUANTITIES)
def test_shares_and_yearly_amounts_are_told_in_news_frames_only(text, n):
    """Polls and crime have percentages too: policy frames do not count them as money."""
    n_found = {
        scheme: (framing.find_frames(corpus([text]), scheme=scheme)["frame"] == "economic").sum()
        for scheme in ("policy", "news")
    }
    assert n_found == {"policy": 0, "news": n}


def test_a_name_is_no_money():
    found = framing.find_frames(corpus(["We saw Penny Tarn and Rich Velm."]))
    assert "economic" not in found["frame"].tolist()


# A name (or a longer word that begins alike), the frame, and the word of that frame.
NAMES = [
    ("На пристани ждёт Вера Озерная.", "morality", "На пристани осталась вера."),
    ("Лодку чинит Захар Литвак.", "external", "Лодку чинит Литва."),
    ("Порт Мирный открыли утром.", "external", "Утром готов мирный договор."),
    ("Лодку чинит Ян Злобин.", "morality", "Лодку ломает злоба."),
    ("На пристани ждёт Любовь Озерная.", "human_interest", "На пристани ждёт любовь."),
    ("Лодку чинит Ян Горький.", "human_interest", "Вышел горький вечер."),
    ("Лодку чинит Ян Поляков.", "cultural_identity", "Лодку чинит поляк."),
    ("Лодку чинит Франц Озерный.", "external", "Лодку чинит Франция."),
    ("Лодку чинит Марк Захаров.", "external", "На пристани ждёт Захарова."),
    ("В гимназии прошли занятия.", "cultural_identity", "В порту сыграли гимн."),
    ("В порту стоит танкер.", "security", "В порту стоит танк."),
    ("Над портом умеренный ветер.", "health", "В порту умер сторож."),
    ("At the quay waits Hope Ferrow.", "human_interest", "At the quay they hope."),
    ("At the quay waits Tom Price.", "economic", "At the quay they ask the price."),
]


@pytest.mark.parametrize("frame", TOLD)
def test_each_frame_is_found_whatever_the_topic(frame):
    table = framing.frames(corpus(TOLD[frame]), by="article")
    most = table.loc[table.groupby("article")["weight"].idxmax(), "frame"]
    assert most.tolist() == [frame] * 4


@pytest.mark.parametrize(("text", "frame"), OTHER_SENSES)
def test_a_word_in_another_sense_is_no_cue(text, frame):
    found = framing.find_frames(corpus([text]))
    assert frame not in found["frame"].tolist()


@pytest.mark.parametrize(("name", "frame", "word"), NAMES)
def test_a_first_name_or_a_surname_is_no_cue(name, frame, word):
    """A name counts nowhere; the word that is written alike still counts."""
    scheme = "news" if frame == "human_interest" else "policy"
    articles = corpus([name, word])
    hits = framing.find_frames(articles, scheme=scheme)
    hits = hits[hits["frame"] == frame]
    assert hits["article"].tolist() == [articles["article"].iloc[1]]


def test_enough_of_it_is_no_capacity():
    texts = ["Хватит шуметь у причала!", "Досок для причала не хватит."]
    hits = framing.find_frames(corpus(texts))
    hits = hits[hits["frame"] == "capacity"]
    assert hits["text"].str.lower().tolist() == ["не хватит"]


def test_both_languages_have_as_many_cues():
    """No list is much shorter than others; the longest holds another's at half weight."""
    for scheme in ("policy", "news"):
        n = read_frames(scheme=scheme).groupby(["language", "frame"]).size()
        assert n.min() > 280 and n.max() < 2.7 * n.min()
        ratio = n["en"] / n["ru"]
        assert ratio.between(0.75, 1.4).all()


def test_what_names_only_a_topic_is_no_cue():
    """A word that stands in every article on a topic puts none of them before another."""
    topics = [
        "gay",
        "abortion*",
        "cigarette sales",
        "net zero",
        "border wall",
        "illegal immigrant*",
    ]
    policy = read_frames()
    assert not policy["term"].isin(topics).any()


def test_every_cue_is_written_as_texts_are_read():
    """In letters of one alphabet and with е for ё: anything else finds nothing."""
    cues = pd.concat([read_frames(scheme=scheme) for scheme in ("policy", "news")])
    is_russian = cues["language"] == "ru"
    other = cues["term"].str.contains("[а-яё]").where(~is_russian, False)
    mixed = cues["term"].str.contains("[a-z]") & cues["term"].str.contains("[а-я]")
    assert not other.any() and not mixed.any() and not cues["term"].str.contains("ё").any()


def test_what_is_unfair_is_a_matter_of_morals_among_the_news_frames():
    """At half the weight that it has as a frame of its own; the policy frames keep them apart."""
    news, policy = (read_frames(scheme=scheme) for scheme in ("news", "policy"))
    moral = news[news["frame"] == "morality"].set_index("term")["weight"]
    assert (moral[["racial discrimination", "unfair*", "несправедлив*"]] == 0.5).all()
    assert "unfair*" not in policy.loc[policy["frame"] == "morality", "term"].tolist()

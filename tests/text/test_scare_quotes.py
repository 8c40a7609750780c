"""What a pair of quotation marks is, and that everything that asks gets one answer."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.report.pages.reading import marks_of
from framing.text.marks.quotation_marks import quotation_spans
from framing.text.marks.scare_quotes import mark_kinds, scare_spans

KINDS = {
    "These “brotherly peoples” met.": "scare",
    "the so-called «referendum» и «братская помощь» там": "scare scare",
    "He called it “theft”.": "quotation",
    "“Yes,” she said.": "quotation",
    "the show “Late Evening”": "name",
    "The word was: “enough”.": "quotation",
    "the “long and winding road” ahead": "quotation",
    "“Why now?” they wondered.": "quotation",
    # somebody speaks in the sentence, however short, before or after
    "Orlo said last year he would “never” close the pier.": "quotation",
    "The pier, described by Mr. Dell in May as a “disgrace”, was shut.": "quotation",
    "The plan was “quite late”, the union of Orvelle wrote.": "quotation",
    "Rates were “low”. The “free” bridge opened, Orlo said.": "scare quotation",
    "The council rejected Finn’s claim of a “secret” bridge.": "quotation",
    "There were cries of “too late!” and “shame” all day.": "quotation quotation",
    # words of distance and hostile verbs are the outlet's own
    "Orlo said the so-called “experts” would come.": "scare",
    "Orlo gloated over the “success” of the pier.": "scare",
    # what adds to a noun after the pair says nothing of it
    "The “free” bridge opened for Orlo, who said that he was glad.": "scare",
    "The “free” bridge opened, and Orlo said that he was glad.": "scare",
    # names and titles
    "In May the firm «Заря над рекой» шла в суд.": "name",
    "Компания «Заря над рекой» закрылась, сказал Орло.": "name",
    "She sang on Orlo’s “Late Evening”, Finn said.": "name",
    "He called the mayor “Miss Lump”.": "quotation",
    # Russian
    "Он резюмировал, что мост будет «поздним».": "quotation",
    "Пришли «мусорные» фирмы.": "scare",
    "In May a film called “Grey Dawn” was shown.": "name",
    "Дом «под горой», по словам Орло, стоит.": "quotation",
    "Orlo said on “Brask Tonight with Ann Dell” that it rained.": "name",
    "She wore a shirt that read “Stay Home”.": "quotation",
    "They state that the plan is to build a “new state”.": "quotation",
    # a claim and its that stand near each other, and near the pair
    "The claim that the pier is “safe” was made in May.": "quotation",
    "A letter came late in a year of many storms and one flood, and that “gift” sank.": "scare",
    "It is no “gift” as Orlo said.": "quotation",
    # pieces of sentences, charges and headlines are somebody's words
    "Entry is free “for reasons of state” in May.": "quotation",
    "The first task is to “gladly help” the port.": "quotation",
    "Finn was expelled for “quiet sabotage” in May.": "quotation",
    "Орло исключили из клуба за «тихую измену».": "quotation",
    "Dell: pier ‘doomed’ by storm": "quotation",
    "Dell at Port: pier “doomed” by storm": "quotation",
    "The pier was ‘doomed’ by storms.": "scare",
    # a full stop behind an abbreviation ends no sentence, one before a new opener does
    "Orlo told a U.S. Court that the pier is “safe” now.": "quotation",
    "It sank in his “bubble.” He concluded that it rained.": "scare",
    # Russian: labels are older than what is said of them
    "Против «мусорной» реформы выступят, сообщил Орло.": "scare",
    "Людей судят за «лайки» в сети, считает Орло.": "scare",
    "Орло рассказал, что весь посёлок перешёл на «цифру» в мае.": "scare",
    "Орло сообщил, что в порту борются с «грязными лодками» рыбаков.": "scare",
    "Орло сообщил, что борется против «воли берегов» в порту.": "quotation",
    "Орло назвал решение порта основанным на «мнимых данных» комиссии.": "quotation",
    "Орло сказал, что порт обвиняют вместе с «чужими рыбаками» мола.": "quotation",
    "Совет защищал «тихую» лодку, and Orlo promoted the “quiet” fund.": "scare scare",
    "Orlo promoted the pier as “quiet” and kind.": "quotation",
    "Проект определяет «тихую пристань» как место без лодок.": "name",
    "Мост «стоит», сообщил Орло.": "quotation",
    "Мост остаётся «крупным поставщиком» рыбы, говорится в отчёте.": "quotation",
    "Лидер местных «речников» Орло Данн сказал, что мост цел.": "scare",
    "Он сообщил, что суд учёл «прошлые заслуги» Орлова.": "quotation",
    "Такую «тихую реку» Орло называет главной.": "quotation",
    "Орло сообщил, что закон о «тихом мосте» готов.": "scare",
    "Он просил вернуть лодку, которую взяли из-за «речного» спора.": "scare",
    "Он сказал спасибо людям, которые «спасли мост».": "quotation",
    "Напомним, что Орло лишился «золотого» билета.": "scare",
    "К Орло, заявившему о «голоде», пришли.": "quotation",
    "Совет оценил мост как «тихий и прочный».": "quotation",
    # several Russian words that come again are a label, those that do not were picked out
    "Начался «речной спор» в порту. Снова «речного спора» ждут.": "scare scare",
    "Началось «осушение реки» в порту.": "quotation",
    "Растёт «осушение реки». Орло говорил о порте, пока осушение реки шло.": "scare",
    # a Russian adjective and its noun are a label, where no report and no document gives them
    "Начался «речной спор» в порту.": "scare",
    "Договор обещает «тихую воду» порту.": "quotation",
    "Он считал основой того, что строится, «тихую воду» порта.": "quotation",
    # so is a noun behind its adjective and an adjective before its noun, whoever speaks
    "Лодочники пожаловались, что местные речные «короли» брали плату.": "scare",
    "Союз предлагал вчера в порту поднять порог «сухого» налога.": "scare",
    "Союз просил вчера в порту, что пора снять порог «сухого» налога.": "quotation",
    "Он обвинил «рыбака» в подкупе.": "scare",
    "Он обвинил «рыбака».": "quotation",
    "Назвали вчера речные порты «королями».": "quotation",
    "Ввели «закон Данна» о порте.": "name",
    "Из всех жителей 40% смотрят на порт «нейтрально».": "quotation",
    "Союз утверждал, что учли якобы «тихий нрав» реки.": "quotation",
    'The pier opened.\n"river" : port.width': "name",
    # English words that stand before a noun as one are a label, unless they are said right there
    "Finn said in May that the old port of Orvelle had long had a “quiet water” policy.": "scare",
    "Finn said in May that the old port of Orvelle long had a “quiet and wet” policy.": "quotation",
    "Finn said that the port had a “quiet water” policy.": "quotation",
    "Finn said in May that the old port of Orvelle lost Orlo’s “quiet water” plan.": "quotation",
    # titles of laws, firms in a list and papers in a heading are names
    "Он сел по ст. 5 УК РФ («Порча моста и берега, если она сделана во время прилива, повлекла "
    "гибель лодки или вред для жизни людей на берегу»).": "name",
    "Жаловались РБО, «Волна плюс», СИБО и «Заря».": "name name",
    "Орло сказал: РБО, «Мы идём с тобой домой», да.": "quotation",
    "Растёт «речной спор». Орло говорил о порте, пока речной спор шёл.": "scare",
    "Ждут «речного фильтра». Орло говорил вчера о пользе в порту «речным фильтром».": "scare scare",
    "Пришёл «речник». Орло заявил, что вчера в порт пришёл новый «речник».": "scare scare",
    "The so-called “wet pier, dry pier” rule ended.": "scare",
    "The talk was of so-called “quiet aid.”\n“It is a start,” Orlo said.": "scare quotation",
    "Об «опасности моста» говорится в отчёте.": "quotation",
    # cited words, points and laws
    "Суд применил статью о «речных пытках».": "name",
    "That is the meaning of “slow bridge” in the port.": "name",
    "Половина опрошенных относится к мосту «спокойно».": "quotation",
    "In the survey 40 % found the pier “fine” and “safe”.": "quotation quotation",
    "The “deeply sad” crew left.": "quotation",
    "Это повод для «действительно тихих» людей, так пишут в отчёте.": "quotation",
    "Orlo reaffirmed its “full support” for the pier.": "quotation",
    "Закон «о тихих мостах» принят.": "name",
    "Это нарушает пункт «в» правил.": "name",
    "Учился по специальности «мостостроение».": "name",
    "The term “slow bridge” is old.": "name",
    "Orlo told “Brask Tonight” that it rained.": "name",
    "Orlo told her: “Never Again”.": "quotation",
    "On Monday, in “Brask Tonight,” Orlo said that it rained.": "name",
    "He works with a group called “Brask Tonight,” which asks us to say what is wrong.": "name",
    "Some, with signs reading “Stay Home,” cheered.": "quotation",
    "The port paid for what Orlo has termed “small repairs”.": "quotation",
    "The so-termed pier, termed “small”, was shut.": "scare",
    "Orlo made it quite clear that she is “done”.": "quotation",
    "To Orla Finn, the pier is “done”.": "quotation",
    "“Never,” in Orlo’s view, is not too late.": "quotation",
    "Orlo thanked the port for its “courage”.": "quotation",
    '<note by="@orlo" place="the town of Brask">': "name name",
    'set({ "mode": true })': "name",
}


@pytest.mark.parametrize("text", KINDS)
def test_kinds_of_marks(text):
    assert " ".join(mark_kinds(text)) == KINDS[text]


def test_known_spans_are_taken():
    text = "the “help” and “aid” came"
    assert scare_spans(text, quotation_spans(text)[:1]) == [(4, 10)]


def test_counts_quotations_and_the_reading_page_agree_on_every_pair():
    text = " ".join(KINDS)
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Echo"], "text": [text]})
    spans = quotation_spans(text)
    spoken = [span for span, kind in zip(spans, mark_kinds(text)) if kind == "quotation"]
    quotes = framing.find_quotes(articles)
    assert list(zip(quotes["start"], quotes["end"])) == spoken
    assert [(mark.start, mark.end) for mark in marks_of(text, None)] == spoken
    counts = framing.count_terms(articles, voice="quoted")
    assert counts.sizes.sum() == quotes["n_tokens"].sum()
    hits = framing.find_loaded(articles)
    scare = hits.loc[hits["term"] == "scare quotes", ["start", "end"]]
    assert list(scare.itertuples(index=False, name=None)) == scare_spans(text)

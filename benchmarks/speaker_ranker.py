"""Would a ranker learned from marked articles beat the order of the rules?

    python benchmarks/speaker_ranker.py --data FOLDER [--write]

Candidates for each quotation are what the rules answer, and every verb of its sentence with the
subject that the grammar gives it. A logistic regression scores them by readable features; folds are
whole articles of the half that the rules were made with, and the other half is scored as a number.
``--write`` puts the figures into RESULTS.md. The ranker does not beat the rules, so none is
shipped: of its candidates even the best ones are right in two of 100 quotations more.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
import validity_quotes
from calibration_table import section, write_section
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from validity_halves import UNSEEN, half_of

import framing.lenses.voices.quotation_rows as rows_of
from framing.base.data import verb_forms
from framing.lenses.voices.attribution import RULES
from framing.lenses.voices.cues import attribution_to
from framing.lenses.voices.grammar.phrases import phrase_right
from framing.lenses.voices.grammar.subjects import subject_left
from framing.lenses.voices.grammar.verb_senses import is_beside, is_passive
from framing.lenses.voices.grammar.word_kinds import (
    PERSONAL_PRONOUNS,
    WEAK_VERBS,
    is_name,
    is_speech_verb,
    looks_like_verb,
)

RESULTS = Path(__file__).with_name("RESULTS.md")
REACH = 40  # tokens on either side of the quotation
CLASS_RULES = ("verb_before", "sentence_verb", "announced")  # others are right in 97 of 100


class Recorder:
    """Notes the sentence, the rule and the answer of each quotation while articles are read."""

    def __init__(self):
        self.noted: dict[int, tuple] = {}

    def attribute(self, sentence, quotation):
        """The answer of the rules, as the reader asks for it."""
        for rule in RULES:
            answer = rule(sentence, quotation)
            if answer:
                break
        else:
            rule, answer = None, None
        name = rule.__name__ if rule else "none"
        self.noted[sentence[quotation].start] = (sentence, quotation, name, answer)
        return answer


def candidates(sentence: list, quotation: int) -> list[tuple]:
    """Every verb near the quotation with its subject: (verb's place, subject or None)."""
    pairs = []
    for verb in range(max(0, quotation - REACH), min(len(sentence), quotation + REACH)):
        token = sentence[verb]
        if token.is_quotation or not (is_speech_verb(token) or looks_like_verb(token)):
            continue
        subject = subject_left(sentence, verb) if verb else None
        pairs.append((verb, subject))
        if verb > quotation or verb == 0 or sentence[verb - 1].text == ",":
            inverted = phrase_right(sentence, verb + 1)
            if inverted and inverted != subject:
                pairs.append((verb, inverted))
    return pairs


def features(sentence: list, quotation: int, verb: int, subject, rule: str, answer) -> dict:
    """What can be said of a candidate, in words that a reader can check."""
    token = sentence[verb]
    word, before = token.lower, verb < quotation
    low, high = sorted((verb, quotation))
    between = sentence[low + 1 : high]
    mine = attribution_to(word, sentence, subject) if subject else None
    same_verb = answer is not None and answer.verb == word
    head = sentence[subject.first : subject.stop] if subject else []
    speech = is_speech_verb(token)
    facts = {
        "rule's verb": same_verb,
        "rule's speaker": same_verb and mine is not None and mine.speaker == answer.speaker,
        f"rule's verb, {rule}": same_verb,
        "distance": min(len(between), 30) / 10,
        "beside, before": before and is_beside(sentence, verb, quotation),
        "after the quotation": not before,
        "speech verb": speech,
        "weak verb": word in WEAK_VERBS,
        "form of say": speech and verb_forms()[word][0] == "say",
        "in -ing": word.endswith("ing"),
        "after to": verb > 0 and sentence[verb - 1].lower == "to",
        "passive": is_passive(sentence, verb),
        "that follows": verb + 1 < len(sentence) and sentence[verb + 1].lower == "that",
        "quotation between": any(other.is_quotation for other in between),
        "comma between": any(other.text == "," for other in between),
        "speech verb between": any(is_speech_verb(other) for other in between),
        "speech verb before it": any(is_speech_verb(other) for other in sentence[:verb]),
        "no subject": subject is None,
        "subject a name": bool(head) and is_name(head[-1]),
        "subject a pronoun": bool(head) and head[0].lower in PERSONAL_PRONOUNS,
        "subject beside": subject is not None and verb in (subject.stop, subject.first - 1),
        "subject after": subject is not None and subject.first > verb,
    }
    return {name: float(value) for name, value in facts.items()}


def table(data: Path, wanted: str) -> pd.DataFrame:
    """One row a candidate of a gold quotation that was found, with what is right about it."""
    recorder = Recorder()
    rows_of.attribute = recorder.attribute
    folder = data if (data / "text").is_dir() else data / validity_quotes.TRAIN
    rows = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = path.stem.rsplit("_", 1)[0]
        source = folder / "text" / f"{stem}.txt"
        if half_of(stem) != wanted or not source.exists():
            continue
        recorder.noted.clear()
        text = source.read_bytes().decode("utf-8")
        for one in validity_quotes.score(
            path.stem, text, validity_quotes.gold_quotes(text, path.read_text("utf-8"))
        ):
            if one["gold"] and one["row"] is not None:
                rows += _rows(one, recorder.noted.get(one["row"]["start"]), text, stem)
    return pd.DataFrame(rows)


def _rows(one: dict, noted: tuple | None, text: str, stem: str) -> list[dict]:
    key = {"quotation": (one["article"], one["span"]), "stem": stem, "sourced": one["sourced"]}
    ours = {**key, "verb": one["verb"], "speaker": one["speaker"], "ours": 1, "features": {}}
    if noted is None or noted[2] not in (*CLASS_RULES, "none"):
        return [{**ours, "rule": "other"}]
    sentence, quotation, rule, answer = noted
    if isinstance(one["row"]["confidence"], str) and one["row"]["confidence"] == "inherited":
        return [{**ours, "rule": "other"}]
    rows = [{**ours, "rule": rule, "features": {"ours": 1.0, f"ours, {rule}": 1.0}}]
    for verb, subject in candidates(sentence, quotation):
        speaker = (
            text[sentence[subject.first].start : sentence[subject.stop - 1].end]
            if subject
            else None
        )
        row = {**one["row"], "verb": sentence[verb].lower, "speaker": speaker}
        gold = {"Cue": one["cue"], "Source": one["source"], "before": ""}
        right = validity_quotes.right(one["article"], one["span"], gold, row)
        rows.append(
            {
                **key,
                "verb": right["verb"],
                "speaker": right["speaker"],
                "ours": 0,
                "rule": rule,
                "features": features(sentence, quotation, verb, subject, rule, answer),
            }
        )
    return rows


def matrix(rows: pd.DataFrame, names: list[str]) -> np.ndarray:
    """The features as columns."""
    return np.array([[one.get(name, 0.0) for name in names] for one in rows["features"]])


def chosen(rows: pd.DataFrame, scores: np.ndarray) -> pd.DataFrame:
    """The candidate with the highest score of each quotation."""
    return rows.assign(score=scores).sort_values("score").groupby("quotation", sort=False).tail(1)


def figures(what: str, rows: pd.DataFrame) -> list[str]:
    """How often verb and speaker are right, of the quotations that were found."""
    sourced = rows[rows["sourced"] == 1]
    verb, speaker = 100 * rows["verb"].mean(), 100 * sourced["speaker"].mean()
    return [what, f"{verb:.2f}", f"{speaker:.2f}", f"{len(rows):,}"]


def main() -> None:
    """Cross-validate, and score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows, other = table(options.data, "worked on"), table(options.data, UNSEEN)
    names = sorted({name for one in rows["features"] for name in one})
    x = matrix(rows, names)
    y = ((rows["verb"] == 1) & ((rows["speaker"] == 1) | (rows["sourced"] == 0))).to_numpy()
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(x, y, rows["stem"]):
        model = LogisticRegression(C=1.0, max_iter=2000).fit(x[train], y[train])
        scores[test] = model.decision_function(x[test])
    best = rows.assign(both=y).sort_values("both").groupby("quotation", sort=False).tail(1)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(x, y)
    lines = [
        figures("worked on: rules", rows[rows["ours"] == 1]),
        figures("worked on: ranker, folds of articles", chosen(rows, scores)),
        figures("worked on: the best candidate there is", best),
        figures("unseen: rules", other[other["ours"] == 1]),
        figures("unseen: ranker", chosen(other, model.decision_function(matrix(other, names)))),
    ]
    header = ["what", "verb right, %", "speaker right, %", "quotations found"]
    text = section("A ranker of verbs and speakers", header, lines)
    text = f"`python benchmarks/speaker_ranker.py --data FOLDER`\n\n{text}"
    print(text)
    if options.write:
        write_section(RESULTS, "ranker:speakers", text)


if __name__ == "__main__":
    main()

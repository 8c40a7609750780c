"""Who a verb of speech speaks of: the name, noun or pronoun that agrees, on either side."""

from __future__ import annotations

from framing.base.data import russian_words
from framing.lenses.voices.grammar.tokens import Token
from framing.lenses.voices.russian.bodies import in_a_body, named_body, one_of
from framing.lenses.voices.russian.clauses import (
    agreement,
    is_acronym,
    is_dash,
    is_finite,
    is_gerund,
    is_name,
    is_preposition,
    is_speech_verb,
    is_word,
)
from framing.lenses.voices.russian.declension import VOWELS
from framing.lenses.voices.russian.names import Name, name_runs, nominative_of
from framing.lenses.voices.russian.nouns import (
    GENITIVE,
    NOMINATIVE,
    readings,
)
from framing.lenses.voices.russian.phrases import (
    Speaker,
    noun_in,
    phrase_stop,
)
from framing.lenses.voices.russian.sources import PRONOUNS, cited_speaker, is_governed

_RELATIVE = ("рый", "рая", "рое", "рые")  # results of which … comments the paper
_CONSONANTS = tuple("бвгджзклмнпрстфхцчшщй")
_ENDINGS = {
    "pl": ("ы", "и"),
    "f": ("а", "я", "ь"),
    "n": ("о", "е"),
    "sg": (*_CONSONANTS, "а", "я", "ь", "о", "е"),
}
_SHORTEST_NOUN = 4  # letters
_NEAR = 4  # tokens between a pronoun and its verb
_MARKS = '"“”„«» '
_LONGEST = 40  # tokens from a verb to its subject
_LONGEST_INSERTED = 9  # tokens in brackets between an office and its name


def subject_of(text: str, tokens: list[Token], verb: int, begin: int, stop: int) -> Speaker | None:
    """The subject of the verb at ``verb``, between ``begin`` and ``stop``.

    What stands behind the verb goes first where the verb opens its clause.
    """
    word = tokens[verb].lower
    if word in russian_words("citing verb"):
        end = _clause_stop(tokens, verb + 1, stop)
        if cited := cited_speaker(text, tokens, verb, end):
            return cited
    if agreement(word) == "pl" and any(map(_is_object, tokens[max(0, verb - 2) : verb])):
        return None  # которого называют: whoever it is
    end = _clause_stop(tokens, verb + 1, stop)
    if verb and tokens[verb - 1].lower == "как":
        end = _end_of_parenthesis(tokens, verb + 1, end)
    sides = [(verb + 1, end), (begin, verb)]
    if _stands_behind_subject(tokens, verb, begin):
        sides.reverse()
    addressed = None
    for first, end in sides:
        is_left = end == verb
        if speaker := _speaker_in(text, tokens, word, first, end, is_left=is_left):
            if is_left or not _is_told(tokens, speaker):
                return speaker
            addressed = addressed or speaker
    return addressed


def _end_of_parenthesis(tokens: list[Token], first: int, end: int) -> int:
    """Как утверждает господин Орлов, …: a name before the first comma has said it."""
    comma = next((index for index in range(first, end) if tokens[index].text == ","), end)
    return comma if any(is_name(token) for token in tokens[first:comma]) else end


def _is_told(tokens: list[Token], speaker: Speaker) -> bool:
    """An agency behind a verb: it may have been told (заявил ТАСС, что …)."""
    agency = tokens[speaker.first].lower.strip(_MARKS)
    return speaker.stop - speaker.first == 1 and agency in russian_words("news agency")


def _stands_behind_subject(tokens: list[Token], verb: int, begin: int) -> bool:
    """Is there a word before the verb that may be its subject?"""
    if verb == begin:
        return False
    previous = tokens[verb - 1]
    is_relative = previous.lower.startswith("котор")
    return is_word(previous) and not (is_relative and not previous.lower.endswith(_RELATIVE))


def _is_object(token: Token) -> bool:
    """A relative of one thing before a verb of many: которое называют."""
    return token.lower.startswith("котор") and not token.lower.endswith("ые")


def _clause_stop(tokens: list[Token], first: int, stop: int) -> int:
    """Where the words end among which a subject behind a verb may stand."""
    inserted = -1  # the end of what stands between an office and its name
    for index in range(first, min(stop, first + _LONGEST)):
        token = tokens[index]
        if index <= inserted:
            continue
        if token.text == "(" or is_dash(token):
            inserted = _inserted(tokens, index, stop)
            if inserted < 0:
                return index
            continue
        if token.is_quotation or token.text in ".;:!?…":
            return index
        if token.lower in russian_words("ends a subject") or is_gerund(token):
            return index
        if index > first and token.text == "," and _verb_follows(tokens, index, stop):
            return index
    return min(stop, first + _LONGEST)


def _inserted(tokens: list[Token], begin: int, stop: int) -> int:
    """Where words in brackets or between dashes end, if a name is next: глава СП (порт) Орлов."""
    for index in range(begin + 1, min(stop - 1, begin + _LONGEST_INSERTED)):
        token = tokens[index]
        if token.is_quotation or token.text in ".;:!?…," or is_speech_verb(token):
            return -1
        if token.text == ")" or (is_dash(token) and is_dash(tokens[begin])):
            return index if is_name(tokens[index + 1]) else -1
    return -1


def _verb_follows(tokens: list[Token], comma: int, stop: int) -> bool:
    return comma + 1 < stop and (is_speech_verb(tokens[comma + 1]) or is_finite(tokens[comma + 1]))


def _speaker_in(
    text: str, tokens: list[Token], verb: str, first: int, stop: int, *, is_left: bool
) -> Speaker | None:
    """The word among tokens that agrees with a verb."""
    gender = agreement(verb)
    if verb in russian_words("passive verb"):
        return in_a_body(text, tokens, first, stop, is_left=is_left)
    if speaker := _pronoun(tokens, gender, first, stop, is_left=is_left):
        return speaker
    if gender in ("m", "f", "sg", ""):
        name = _named(tokens, gender, first, stop, is_left=is_left)
        if name:
            return Speaker(name.first, name.stop, name.text, "name", name.gender)
    if speaker := one_of(text, tokens, first, stop):
        return speaker
    is_beside = not is_left and first < stop and tokens[first].lower in ("в", "во")
    if (
        is_beside
        and gender == "pl"
        and (speaker := in_a_body(text, tokens, first, stop, is_left=False))
    ):
        return speaker
    if speaker := _noun(text, tokens, gender, first, stop, is_left=is_left):
        return speaker
    if gender in ("pl", "") and (speaker := in_a_body(text, tokens, first, stop, is_left=is_left)):
        return speaker
    if speaker := named_body(tokens, first, stop, gender, is_left=is_left):
        return speaker
    return None if is_left else _unlisted(text, tokens, gender, first, stop)


def _unlisted(text: str, tokens: list[Token], gender: str, first: int, stop: int) -> Speaker | None:
    """A noun that no list has, right behind the verb, if its ending agrees: отмечали демографы."""
    index = first
    while index < stop and tokens[index].lower in russian_words("opener"):
        index += 1
    if index >= stop or not tokens[index].text[0].islower() or is_preposition(tokens[index]):
        return None
    if is_governed(tokens, index):
        return None  # заявил о пытках
    word = tokens[index].lower
    endings = _ENDINGS.get(gender, _CONSONANTS)
    forms = readings(word)
    is_oblique = bool(forms) and all(form.case != NOMINATIVE for form in forms)
    if not word.endswith(endings) or len(word) < _SHORTEST_NOUN or is_oblique:
        return None
    end = phrase_stop(tokens, index, stop)
    return Speaker(index, end, text[tokens[index].start : tokens[end - 1].end], "noun phrase")


def _pronoun(
    tokens: list[Token], gender: str, first: int, stop: int, *, is_left: bool
) -> Speaker | None:
    near = range(max(first, stop - _NEAR), stop) if is_left else range(first, min(stop, first + 3))
    for index in near:
        for sex, pronoun in PRONOUNS.items():
            if tokens[index].lower == pronoun and _may_agree(gender, sex):
                return Speaker(index, index + 1, pronoun, "pronoun", sex)
        if tokens[index].lower == "там":
            return Speaker(index, index + 1, "там", "there")
    return None


def _may_agree(gender: str, sex: str) -> bool:
    return gender in ("", sex) or (gender == "sg" and sex != "pl")


def _named(
    tokens: list[Token], gender: str, first: int, stop: int, *, is_left: bool
) -> Name | None:
    """The person's name that agrees: a full one first, then the one next to the verb."""
    names = [
        name
        for run in name_runs(tokens, first, stop)
        if not is_governed(tokens, run[0]) and not _is_genitive_place(tokens, run)
        if (name := nominative_of(tokens, run, NOMINATIVE, gender))
    ]
    full = [name for name in names if name.is_full]
    chosen = full or names
    if not chosen:
        return _beside(tokens, gender, first, stop) if is_left else None
    return chosen[-1] if is_left else chosen[0]


def _beside(tokens: list[Token], gender: str, first: int, stop: int) -> Name | None:
    """A single name right before the verb that begins its clause: Кучма сказал."""
    for begin, end in name_runs(tokens, first, stop):
        opens = begin == first or not is_word(tokens[begin - 1]) or tokens[begin - 1].lower == "сам"
        if end == stop and opens and tokens[begin].lower.endswith(("а", "я")):
            return Name(begin, end, tokens[begin].text, gender if gender in ("m", "f") else "")
    return None


def _is_genitive_place(tokens: list[Token], run: tuple[int, int]) -> bool:
    """Глава Якутии: a single word in -и or -ы behind a noun is no speaker.

    Nor is any behind a noun in another case: администрации Подмосковья.
    """
    first, stop = run
    if stop - first > 1 or first == 0 or not tokens[first - 1].text[0].isalpha():
        return False
    last = tokens[first].lower
    nouns = readings(tokens[first - 1].lower)
    if nouns and all(form.case != NOMINATIVE or form.gender == "pl" for form in nouns):
        return last[-1] in VOWELS  # but: поделился с депутатами Орлов
    return last.endswith(("ии", "ы", "и", "ого", "его")) and not last.endswith("швили")


def _noun(
    text: str, tokens: list[Token], gender: str, first: int, stop: int, *, is_left: bool
) -> Speaker | None:
    """A listed noun in the nominative, with the adjectives before it and what belongs to it."""
    chosen = None
    start = first
    while noun := noun_in(tokens, start, stop, (NOMINATIVE,), gender):
        index, form = noun
        start = index + 1
        if is_governed(tokens, index) or _belongs_to_noun(tokens, index, first):
            continue
        chosen = noun
        if not is_left:
            break
        start = phrase_stop(tokens, index, stop)
    if chosen is None:
        return None
    index, form = chosen
    begin = index
    is_male = tokens[index].lower.endswith(_CONSONANTS)
    while begin > first and _is_nominative_adjective(tokens[begin - 1], is_male=is_male):
        begin -= 1
    end = phrase_stop(tokens, index, stop)
    person = text[tokens[begin].start : tokens[end - 1].end]
    person = (
        person[0].lower() + person[1:]
        if not is_acronym(tokens[begin])
        and (tokens[begin].lower != tokens[begin].text and begin == 0)
        else person
    )
    return Speaker(begin, end, person, "noun phrase", form.gender)


def _belongs_to_noun(tokens: list[Token], index: int, first: int) -> bool:
    """Is it the genitive of the noun before it, or of an adjective: заявления главы?"""
    before = tokens[index - 1] if index > first else None
    if before is None or not before.text[0].isalpha():
        return False
    may_be_genitive = any(form.case == GENITIVE for form in readings(tokens[index].lower))
    if may_be_genitive and readings(before.lower):
        return True
    is_male = tokens[index].lower.endswith(_CONSONANTS)  # отставной полковник
    endings = ("ого", "его", "ому", "ых", "их", "ыми", "им", "ым")
    return before.lower.endswith(endings if is_male else (*endings, "ой"))


def _is_nominative_adjective(token: Token, *, is_male: bool) -> bool:
    endings = ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие")
    is_adverb = token.lower.endswith("ее") and token.lower in russian_words("opener")  # ранее
    return (
        not token.is_quotation
        and not is_adverb
        and token.lower.endswith((*endings, "ой") if is_male else endings)
    )

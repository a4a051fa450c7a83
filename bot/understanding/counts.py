"""Counts: of people, children, days, per cent; which one in a row; ages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.understanding.ages import TIME_WORDS, age_in_months
from bot.understanding.answer import ASK_BACK, Language, Understood
from bot.understanding.folding import fold
from bot.understanding.not_said import not_said
from bot.understanding.quantities import Quantity
from bot.understanding.scan import NUMBER, SIGN, Item, Lexicon, scan
from bot.understanding.tokens import Token, has_identifier, tokenize

MOST = 1_000_000
_YEARS = range(1900, 2100)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(
        TIME_WORDS
        | {
            "one": (
                "первенец, первенцем, первенц*, тұңғыш*, жалғыз*, жалгыз*, только я, я один, я одна, один я, одна я, "
                "единственный, единственная, единственн*, өзім ғана, тек өзім, өзім, одинок*"
            ),
            "none": (
                "нет, нету, жоқ, никого, никто, ни одного, ни одной, ни одна, ни один, бір де жоқ, бірде жоқ, "
                "бірде бір жоқ, бірде-бір жоқ, ешкім, ешкім жоқ, ештеңе, ноль детей, бездетн*, не имею, не имеем, нет никого, "
                "вообще нет, joq, нет совсем, бірі де жоқ, ешқайсы*, нема"
            ),
            "doubt": (
                "или, либо, немесе, әлде, не болмаса, несколько, бірнеше, много, көп, мало, аз, больше, меньше, более, "
                "менее, не больше, не меньше, свыше, до, от, дейін, артық, кем, пара, пару, то, +, ~, минус, класс*, "
                "бірде бір, группа, квартир*, через, назад, бұрын, кейін, половин*, каждый, беремен*, жүкті*, аяғы ауыр, т, к, м"
            ),
            "kin": (
                "я, муж, мужем, мужа, жена, женой, супруг, супруга, супругой, мама, мамой, папа, папой, отец, мать, бабушка, "
                "бабушкой, дедушка, дедушкой, дед, свекровь, свекровью, свекр, свекор, теща, тесть, брат, сестра, брату, родителями, "
                "родители, сестрой, братом, мен, менен, күйеуім*, жұбайым*, әйелім*, зайыбым*, жолдасым*, анам*, әкем*, апам*, "
                "атам*, әжем*, енем*, ағам*, інім*, келін*, взросл*, үлкен*, ересек*, детьми"
            ),
            "son_or_daughter": (
                "сын, сына, сыновей, сыновья, сынок, дочь, дочка, дочки, дочери, дочерей, дочек, доча, мальчик*, девочк*, "
                "девочек, пацан*, ұл, ұлым, ұлым бар, қыз, қызым, ер бала, қыз бала, қызым бар"
            ),
            "child": "дети, детей, детки, деток, ребен*, ребят*, бала*, балам*, малыш*, сәби*, ребёнка, балалар*, дит*",
            "total": "всего, итого, барлығы, бәріміз, бәрі, жалпы, вместе со мной, со мной, мені қосқанда, менімен",
            "and": "и, мен, бен, пен, және, да, плюс",
            "not": "не, емес, ни",
        }
    )


def understand_count(text: str, lang: Language) -> Understood:
    """An integer, or an age in months. Ranges and families told one by one are asked back."""
    if has_identifier(text):
        return ASK_BACK
    tokens = tokenize(text)
    items = scan(tokens, _lexicon())
    if lang == "ru" and [item.text for item in items] == [_HE]:
        return ASK_BACK
    tags = [item.tag for item in items]
    if "number" not in tags:
        return _without_number(tokens, items)
    if "doubt" in tags or "not" in tags or items[0].text == "-":
        return ASK_BACK
    if any(item.tag in TIME_WORDS and item.tag not in ("day", "week") for item in items):
        months = age_in_months(items, days=False)
        return ASK_BACK if months is None else Understood(value={"months": months})
    return _count(items)


# «он» is ten in Kazakh, "he" in Russian.
_HE = fold("он")


def _without_number(tokens: Sequence[Token], items: Sequence[Item]) -> Understood:
    tags = {item.tag for item in items}
    if not (tags & {"doubt", "none"}) and (months := age_in_months(items, days=False)) is not None:
        return Understood(value={"months": months})
    answer = not_said(tokens)
    if not answer.ask_back or "doubt" in tags:
        return answer
    if "none" in tags and "one" not in tags and "kin" not in tags:
        return Understood(value=0)
    if "one" in tags and "none" not in tags and "kin" not in tags:
        return Understood(value=1)
    children = [item for item in items if item.tag == "son_or_daughter"]
    if len(children) == 2 and tags <= {"son_or_daughter", "and", SIGN}:
        return Understood(value=2)
    return ASK_BACK


def _count(items: Sequence[Item]) -> Understood:
    numbers = [item for item in items if item.tag == NUMBER]
    values = [_whole(item.quantity) for item in numbers]
    counts = [value for value in values if value is not None]
    if len(counts) < len(values) or any(item.tag == "none" for item in items):
        return ASK_BACK
    if len(counts) > 1:
        return _together(items, counts)
    kin = [item for item in items if item.tag == "kin" and item.text not in _SELF]
    if kin or (counts[0] != 1 and any(item.text in _SELF for item in items if item.tag == "kin")):
        if not any(item.tag == "total" for item in items):
            return ASK_BACK
    if any(item.tag == "son_or_daughter" for item in items):
        return _together(items, counts)
    return Understood(value=counts[0])


_SELF = frozenset(fold(word) for word in ("я", "мен"))


def _together(items: Sequence[Item], counts: Sequence[int]) -> Understood:
    """«2 сына и дочь» is three; other lists are asked back."""
    total = 0
    expected = 0
    for item in items:
        match item.tag:
            case "number":
                expected = _whole(item.quantity) or 0
                if not expected:
                    return ASK_BACK
            case "son_or_daughter":
                total += expected or 1
                expected = 0
            case "and" | "child" | "word" | "sign":
                pass
            case _:
                return ASK_BACK
    if expected or not any(item.tag == "son_or_daughter" for item in items):
        return ASK_BACK
    return Understood(value=total)


def _whole(quantity: Quantity | None) -> int | None:
    if quantity is None or quantity.doubtful or not quantity.whole or quantity.bare:
        return None
    value = int(quantity.value)
    return value if value <= MOST and value not in _YEARS else None

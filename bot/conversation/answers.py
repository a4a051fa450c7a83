"""A typed message as the answer to the question that is open."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.content import LANGUAGES, Content, Language
from bot.content.models import Option, Question
from bot.conversation.asking import bounds
from bot.conversation.interview import DECLINED, UNKNOWN
from bot.conversation.state import Answer
from bot.understanding import understand
from bot.understanding.options import named, touches

NONE = "none"
"""The option for none of the others, in the questions that have it."""
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood: a value to echo, a choice to offer, a month to pick a day of, or nothing."""

    kind: Literal["value", "choices", "pick", "unclear"]
    value: Answer = None


UNCLEAR = Heard("unclear")


def hear(content: Content, asked: Question, text: str, language: Language, today: date) -> Heard:
    """Reads `text` as an answer. What is doubtful is unclear, never guessed."""
    if asked.kind == "choice":
        return _option(content, asked, text, language, today)
    understood = understand(text, asked.kind, language, today)
    if understood.declined:
        return Heard("value", DECLINED)
    if understood.choices:
        return Heard("choices", list(understood.choices))
    value = understood.value
    if understood.ask_back or value is None:
        return UNCLEAR
    if value == "unknown":
        return Heard("value", UNKNOWN)
    match asked.kind:
        case "yes_no":
            return Heard("value", value == "yes")
        case "money":
            return _money(asked, value)
        case "number":
            return _number(asked, value)
        case "date":
            return _date(asked, value, today)
        case _:
            return Heard("value", value)


def _number(asked: Question, value: Answer) -> Heard:
    if not isinstance(value, dict) or "months" not in value:
        return Heard("value", value)
    return Heard("value", value["months"]) if asked.unit == "months" else UNCLEAR


def _money(asked: Question, value: Answer) -> Heard:
    if not isinstance(value, dict) or "amount" not in value:
        return Heard("value", value)
    amount, months = value["amount"], _MONTHS_IN.get(value["period"])
    if asked.period != "month" or months is None:
        return UNCLEAR
    ends = amount if isinstance(amount, dict) else {"min": amount, "max": amount}
    monthly = {end: _per_month(whole, months, end) for end, whole in ends.items()}
    exact = monthly.get("min") == monthly.get("max")
    return Heard("value", monthly["min"] if exact else monthly)


def _per_month(amount: int, months: int, end: str) -> int:
    """Whole tenge a month; rounded outwards, so that the true value stays inside."""
    return amount // months if end == "min" else -(-amount // months)


def _date(asked: Question, value: Answer, today: date) -> Heard:
    if isinstance(value, dict):
        born = today.year * 12 + today.month - 1 - int(value["months"])
        return Heard("pick", str(born // 12))
    try:
        date.fromisoformat(value)
    except ValueError:
        last = bounds(asked, today)[1].isoformat()
        return Heard("pick", value) if value <= last else UNCLEAR
    return Heard("value", value)


def _option(content: Content, asked: Question, text: str, language: Language, today: date) -> Heard:
    understood = understand(text, "yes_no", language, today)
    if understood.declined:
        return Heard("value", DECLINED)
    if understood.value == "unknown":
        return Heard("value", UNKNOWN)
    words = {option.value: _option_words(content, asked, option) for option in asked.options}
    found = named(text, words)
    if found is None and understood.value == "no" and NONE in words:
        others = [of for value, each in words.items() if value != NONE for of in each]
        found = None if touches(text, others) else NONE
    return UNCLEAR if found is None else Heard("value", found)


def _option_words(content: Content, asked: Question, option: Option) -> list[str]:
    """What an option is called, in both languages: people type the other one too."""
    key = f"question.{asked.fact}.option.{option.value}"
    keys = [key, f"{key}.long"] if option.long else [key]
    return [str(content.words(language, each)) for language in LANGUAGES for each in keys]

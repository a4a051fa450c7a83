"""Money, numbers and dates as each language writes them.

Babel knows the month names and digit groups; its currency names and Kazakh short dates are not
fit to show, hence our own patterns.
"""

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from markupsafe import Markup

from bot.content.catalogue import Language

NBSP = "\u00a0"
_LONG = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'"}
_AND = {"kk": "және", "ru": "и"}


def number(value: int) -> str:
    """`164350` → `164 350`, with no-break spaces."""
    return f"{value:,}".replace(",", NBSP)


def money(value: int) -> str:
    """Whole tenge: `164 350 ₸`."""
    return f"{number(value)}{NBSP}₸"


def day(value: date, language: Language) -> str:
    """`5 мая 2026 года`, `2026 жылғы 5 мамыр`."""
    return format_date(value, _LONG[language], locale=language)


def month_name(number_of_month: int, language: Language) -> str:
    """`Май`, `Мамыр`: for a button."""
    return format_date(date(2000, number_of_month, 1), "LLLL", locale=language).capitalize()


def short_day(value: date) -> str:
    """`05.03.2026`, the same in both languages."""
    return value.strftime("%d.%m.%Y")


def listed(items: list[str], language: Language) -> str:
    """`a, b и c` / `a, b және c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


@lru_cache(maxsize=8192)
def plain(text: Markup | str) -> str:
    """A text without markup, for buttons and toasts, which Telegram shows as they are."""
    return Markup(text).striptags()

"""Ages: «полтора года», «1 жас 3 ай», «9 айлық»."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.scan import NUMBER, SIGN, Item

OLDEST_YEARS = 120
_NEWBORN_DAYS = 28


TIME_UNITS = ("year", "half_year", "month", "week", "day")
"""Tags of `dialogs/phrases/time.yaml`."""


def age_in_months(items: Sequence[Item], *, days: bool) -> int | None:
    """The one age in a message, or None when there is none or more than one can be meant.

    `days`: weeks and days are an age too (of a newborn); otherwise they are some other count.
    """
    parts = [item for item in items if item.tag in (NUMBER, *TIME_UNITS)]
    kinds = tuple("number" if item.tag == NUMBER else item.tag for item in parts)
    numbers = [_number(item) for item in parts if item.tag == NUMBER]
    if any(number is None for number in numbers) or not kinds:
        return None
    amounts = [number for number in numbers if number is not None]
    match kinds:
        case ("half_year",):
            months = Decimal(6)
        case ("year",) if parts[0].text == "год" or parts[0].text.startswith("годик"):
            months = Decimal(12)
        case ("number", "year"):
            months = amounts[0] * 12
        case ("number", "month"):
            months = amounts[0]
        case ("year", "number", "month") if amounts[0] < 12:
            months = 12 + amounts[0]
        case ("number", "year", "number", "month") if amounts[1] < 12:
            months = amounts[0] * 12 + amounts[1]
        case ("number", "year", "half_year"):
            months = amounts[0] * 12 + 6
        case ("number", "day") if days and amounts[0] < _NEWBORN_DAYS:
            months = Decimal(0)
        case ("number", "week") if days and amounts[0] * 7 < _NEWBORN_DAYS:
            months = Decimal(0)
        case _:
            return None
    whole = months == months.to_integral_value()
    return int(months) if whole and 0 <= months <= OLDEST_YEARS * 12 and not _negative(items) else None


def _number(item: Item) -> Decimal | None:
    quantity = item.quantity
    return quantity.value if quantity and not quantity.doubtful and quantity.scale == 1 else None


def _negative(items: Sequence[Item]) -> bool:
    return bool(items) and items[0].tag == SIGN and items[0].text == "-"

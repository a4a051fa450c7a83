"""Sums of money: whole tenge, ranges, several people's sums, a sum for a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from bot.understanding.answer import ASK_BACK, Understood, Value
from bot.understanding.folding import fold
from bot.understanding.not_said import not_said
from bot.understanding.phrases import lexicon
from bot.understanding.quantities import MILLION, THOUSAND, Quantity
from bot.understanding.scan import NUMBER, SIGN, WORD, Item, scan
from bot.understanding.tokens import ABLATIVE_ENDINGS, Token, has_identifier, tokenize

PERIODS = ("day", "week", "month", "quarter", "year")

MOST = 1_000_000_000
LEAST = 1000
"""A smaller sum, zero apart, is most likely thousands left unsaid."""

_YEARS = range(1990, 2041)
_IN = frozenset(fold(word) for word in ("за", "в", "каждые"))
_KK_FOR = tuple(fold(ending) for ending in ("айда", "айға", "айына", "ай сайын", "жылда", "жылына"))
_DASHES = ("-", "..", ". .", ". . .", "~")
# «у меня нет никаких доходов» is zero; «зарплаты нет» says nothing of the rest.
_NOTHING_ELSE = {"no", "income", "loan", "self", "filler", "tenge", "total", SIGN, *PERIODS}
_AND = tuple(fold(word) for word in ("и", "мен", "бен", "пен"))


def understand_money(text: str) -> Understood:
    """A sum in tenge. Bare small figures, other currencies and contradictions are asked back."""
    if has_identifier(text):
        return ASK_BACK
    tokens = tokenize(text)
    message = _Message(tokens, scan(tokens, lexicon("money")))
    if message.doubtful:
        return ASK_BACK
    if not message.sums:
        return _no_sum(tokens, message)
    amount = message.amount()
    if amount is None or message.doubtful_period:
        return ASK_BACK
    return Understood(value=_value(amount, next(iter(message.periods), None)))


def _value(amount: int | tuple[int | None, int | None], period: str | None) -> Value:
    if isinstance(amount, int):
        return {"amount": amount, "period": period} if period and amount else amount
    bounds = {end: each for end, each in zip(("min", "max"), amount, strict=True) if each is not None}
    return {"amount": bounds, "period": period} if period else bounds


def _no_sum(tokens: Sequence[Token], message: _Message) -> Understood:
    tags = {item.tag for item in message.items}
    answer = not_said(tokens)
    if answer.ask_back and "no" in tags and (tags <= _NOTHING_ELSE or _no_income(message.items)):
        return Understood(value=0)
    return answer


def _no_income(items: Sequence[Item]) -> bool:
    """«жұмыссызбын, табыс жоқ»: said of income itself, whatever else is told, unless of somebody's money."""
    told = [item.tag for item in items if item.tag != "filler"]
    if {"earner", "source"}.intersection(told):
        return False
    return any(set(pair) == {"no", "income"} for pair in pairwise(told))


@dataclass(frozen=True, slots=True)
class _Sum:
    item: int
    """Its place among the items."""
    quantity: Quantity


class _Message:
    def __init__(self, tokens: Sequence[Token], items: list[Item]) -> None:
        self.tokens = tokens
        self.items = items
        self.periods: set[str] = set()
        self.doubtful = False
        self.sums: list[_Sum] = []
        for at in range(len(items)):
            self._sort(at)

    def _sort(self, at: int) -> None:
        item = self.items[at]
        if item.tag in PERIODS:
            self.periods.add(item.tag)
        if item.tag == "doubt":
            self.doubtful = True
        if item.tag != NUMBER:
            return
        quantity = item.quantity
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if (
            quantity is None
            or quantity.doubtful
            or self._follows_a_letter(at)
            or (quantity.value != 0 and self._negative(at))
        ):
            self.doubtful = True
        elif following and following.tag in PERIODS and _may_count(quantity, following):
            self._length_of_time(at, quantity, following)
        elif following and following.tag in ("some_year", "year") and quantity.value in _YEARS:
            pass
        elif following and following.tag == "counted":
            self.doubtful = self.doubtful or quantity.scale != 1
        elif quantity.bare and quantity.end == quantity.start + 1 and at and self.items[at - 1].tag == WORD:
            self.doubtful = True
        elif (
            quantity.people
            or (quantity.value == 1 and following and following.tag == NUMBER)
            or (following and following.tag == "calendar" and quantity.scale == 1)
        ):
            pass
        else:
            self.sums.append(_Sum(at, quantity))

    def _follows_a_letter(self, at: int) -> bool:
        """«l50000»: a letter typed for a figure."""
        previous = self.items[at - 1] if at else None
        glued = self.tokens[self.items[at].start].glued
        return glued and previous is not None and previous.tag == WORD and len(previous.text) == 1

    def _negative(self, at: int) -> bool:
        """«-5000», «не 5000», «150 мың жоқ»; a dash between two sums is a range, a comma ends a "no"."""
        previous = self.items[at - 1] if at else None
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        after = self.items[at + 2] if at + 2 < len(self.items) else None
        if following and following.tag in ("tenge", "filler"):
            following = after
        if following and following.tag in ("no", "not"):
            return True
        if previous is None:
            return False
        if previous.tag in ("no", "not"):
            return True
        return previous.text == "-" and not any(item.tag == NUMBER for item in self.items[:at])

    def _length_of_time(self, at: int, quantity: Quantity, unit: Item) -> None:
        """«за три месяца» is a quarter; «3 месяца» alone may be anything."""
        before = self.items[at - 1].text if at else ""
        named = before.split(" ")[-1] in _IN or unit.text.endswith(_KK_FOR)
        length = {
            (1, unit.tag): unit.tag,
            (3, "month"): "quarter",
            (12, "month"): "year",
            (4, "quarter"): "year",
        }
        period = length.get((int(quantity.value), unit.tag)) if quantity.whole else None
        self.periods.discard(unit.tag)
        if period and (named or quantity.value == 1):
            # The unit's own item comes next and must not count as a second period.
            self.items[at + 1] = replace(unit, tag=WORD)
            self.periods.add(period)
        else:
            self.doubtful = True

    @property
    def doubtful_period(self) -> bool:
        # «в 2025 году», «биыл»: the sum may be the whole year's or one month's.
        named_year = any(item.tag == "some_year" for item in self.items)
        return len(self.periods) > 1 or (named_year and not self.periods)

    def amount(self) -> int | tuple[int | None, int | None] | None:
        if any(item.tag == "question" for item in self.items) and self.items[-1].text == "?":
            return None
        if len(self.sums) == 1:
            return self._one()
        if len(self.sums) == 2 and (bounds := self._range()):
            return bounds
        return self._several()

    def _one(self) -> int | tuple[int | None, int | None] | None:
        amount = _tenge(self.sums[0].quantity)
        if amount is None:
            return None
        before, after = self._before(0), self._after(0)
        least = before in ("at_least", "from") or after in ("at_least", "more_after")
        most = before in ("at_most", "to") or after in ("at_most", "less_after")
        if after in ("between", "plus") or (least and most) or (amount == 0 and (least or most)):
            return None
        if least or most:
            return (amount, None) if least else (None, amount)
        return amount

    def _before(self, index: int) -> str:
        """The tag right before a sum, approximate words left out."""
        at = self.sums[index].item - 1
        while at >= 0 and self.items[at].tag == "approximate":
            at -= 1
        return self.items[at].tag if at >= 0 else ""

    def _after(self, index: int) -> str:
        """The tag right after a sum, its currency and period left out."""
        at = self.sums[index].item + 1
        while at < len(self.items) and self.items[at].tag in ("tenge", *PERIODS):
            at += 1
        return self.items[at].tag if at < len(self.items) else ""

    def _range(self) -> tuple[int, int] | None:
        first, second = self.sums
        between = [item for item in self.items[first.item + 1 : second.item] if item.tag != "approximate"]
        named = [item for item in between if item.tag != "tenge"]
        texts, tags = " ".join(item.text for item in named), [item.tag for item in named]
        before, after = self._before(0), self._after(1)
        dash = texts in _DASHES
        from_to = (
            before in ("from", "at_least")
            and len(tags) <= 2
            and self._before(1) in ("to", "until", "at_most")
        )
        above_below = len(tags) == 1 and self._after(0) == "more_after" and after == "less_after"
        from_to_kk = not tags and after == "less_after" and self._is_ablative(first.quantity, between)
        two_ends = texts in _AND and (before == "from" or after == "between")
        if not (dash or from_to or above_below or from_to_kk or two_ends):
            return None
        low, high = (_tenge(quantity) for quantity in _same_scale([first.quantity, second.quantity], MILLION))
        return (low, high) if low is not None and high is not None and low < high else None

    def _is_ablative(self, quantity: Quantity, after: list[Item]) -> bool:
        """«100 мыңнан», «100-ден», «100 000 теңгеден»."""
        last = self.tokens[(after[-1].end if after else quantity.end) - 1]
        return last.ending in ABLATIVE_ENDINGS or last.key.endswith(("ан", "ен"))

    def _several(self) -> int | None:
        amounts = [
            _tenge(quantity) for quantity in _same_scale([each.quantity for each in self.sums], THOUSAND)
        ]
        if any(amount is None for amount in amounts):
            return None
        whole = [amount for amount in amounts if amount is not None]
        if len(set(whole)) == 1 and any(item.text == "(" for item in self.items):
            return whole[0]
        if self._before(len(self.sums) - 1) == "total" and whole[-1] == max(whole):
            return whole[-1]
        if any(
            item.tag in ("at_least", "at_most", "from", "to", "more_after", "less_after")
            for item in self.items
        ):
            return None
        total = sum(whole)
        return total if self._belong_together() and total <= MOST else None

    def _belong_together(self) -> bool:
        """Every sum has its own earner or source, or a plus stands between each two."""
        edges = [-1, *(each.item for each in self.sums), len(self.items)]
        gaps = [self.items[start + 1 : end] for start, end in pairwise(edges)]
        named = [any(item.tag in ("self", "earner", "source") for item in gap) for gap in gaps]
        added = [any(item.tag == "plus" for item in gap) for gap in gaps[1:-1]]
        if all(added) or all(named[:-1]) or all(named[1:]):
            return True
        return named[0] and all(plus or name for plus, name in zip(added, named[1:], strict=False))


def _same_scale(quantities: list[Quantity], most: Decimal) -> list[Quantity]:
    """«100-120 тысяч», «муж 200 тысяч, я 80»: a number left bare beside thousands is thousands too."""
    scales = {quantity.scale for quantity in quantities} - {Decimal(1)}
    if len(scales) != 1 or max(scales) > most:
        return quantities
    scale = scales.pop()
    return [
        replace(quantity, value=quantity.value * scale, scale=scale)
        if quantity.scale == 1 and 0 < quantity.value < 1000
        else quantity
        for quantity in quantities
    ]


def _may_count(quantity: Quantity, unit: Item) -> bool:
    """«3 месяца», unlike «5000 в месяц»."""
    return quantity.scale == 1 and 0 < quantity.value <= 366 and " " not in unit.text


def _tenge(quantity: Quantity) -> int | None:
    amount = int(quantity.value.quantize(Decimal(1), ROUND_HALF_UP))
    return amount if amount == 0 or LEAST <= amount <= MOST else None

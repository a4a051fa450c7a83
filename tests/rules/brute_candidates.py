"""The values that an unknown fact has to take so that nothing it could change is left out.

All values of a choice, days around every deadline and turn of the year, numbers around every limit. Between
two neighbours that are tried, every amount only rises or only falls: its ends are reached at the neighbours.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from rules.dates import add_months
from rules.facts import FACTS, LAST_DATE, MAX_MONEY, REGIONS
from rules.figures import Figures

DAY = timedelta(days=1)
OFFICIAL = "poverty_line_official"
# In the quota for both, only of kandas, only of resettlers, of nobody: no rule looks at more.
DESTINATIONS = ("KZ-59", "KZ-11", "KZ-35", "KZ-71")
_CAPPED_SINCE = date(2025, 4, 8)
_HALF_WAGES = (35_000, 42_500)
# Up to so much above half a wage, rounding may hide what is withheld: 0.6 × 0.3 × 0.1 of it is a sum of 10,
# and a tenth of that a whole tenge.
_HIDDEN = 560
_STEPS = (0, 1, 6, 12, 24, 36, 48, 60, *range(72, 253, 12))
_CERTIFICATES = (1_160 * 3_932, 1_625 * 4_325)
_NUMBERS: Mapping[str, Sequence[int]] = {
    "child_order": range(1, 6),
    "children_born_together": range(1, 6),
    "carer_average_income_24_months": (0, 100_000, 490_000, 594_999, 595_000, 2_975_000),
    "mother_average_income_12_months": (0, 595_000, 595_001, 2_975_000, 2_975_001),
    "children_aged_1_to_6": range(21),
    "household_size": range(1, 31),
    "minor_children_at_home": (0, *range(3, 10), 20),
    "children_with_disability": (1, 2, 10),
    "average_income_24_months": [half + n for half in _HALF_WAGES for n in (0, 1)],
    "deceased_average_income_24_months": [half + n for half in _HALF_WAGES for n in (0, 1)],
    "dependants_of_deceased": range(1, 8),
    "deceased_insured_months": (0, 1, 6, 72, 84, 240, 252),
    "home_price": [price + n for cap in _CERTIFICATES for price in (cap, 2 * cap) for n in (-1, 0)],
}


class Candidates:
    """`facts`: exact values, `(min, max)`, "unknown" or "declined"; `known`: the exact ones among those
    read."""

    def __init__(
        self, facts: Mapping[str, Any], known: Mapping[str, Any], on: date, figures: Figures
    ) -> None:
        self._facts = facts
        self._known = known
        self._on = on
        self._figures = figures

    def of(self, name: str) -> list[Any]:
        """Every value of an unknown fact that could matter."""
        fact, given = FACTS[name], self._facts.get(name)
        if name == OFFICIAL and not isinstance(given, tuple):
            return [None]
        if name == "maternity_leave_start":
            return self._starts()
        if fact.kind == "date":
            return self._births()
        if name == "move_to_region":
            return list(DESTINATIONS)
        if not fact.is_number:
            return list(fact.values)
        low, high = given if isinstance(given, tuple) else (fact.min, fact.max)
        return sorted({low, high, *(value for value in self._numbers(name) if low <= value <= high)})

    def _births(self) -> list[date]:
        turns = [date(year, 1, 1) for year in range(2022, 2029)]
        return sorted({*self._around(18), *turns, *(turn - DAY for turn in turns)})

    def _starts(self) -> list[date]:
        # A leave that has begun is reckoned on the day of application: earlier turns change nothing.
        turns = [date(year, 1, 1) for year in range(2024, 2029)]
        later = [day for turn in (_CAPPED_SINCE, *turns) for day in (turn - DAY, turn) if day > self._on]
        return sorted({*self._around(12), *later})

    def _around(self, months: int) -> list[date]:
        """The end of the term that began `months` ago, and today."""
        edge = add_months(self._on, -months)
        days = [edge + n * DAY for n in range(-3, 4)]
        return [date(1990, 1, 1), *days, self._on, self._on + DAY, LAST_DATE]

    def _numbers(self, name: str) -> Sequence[int]:
        if name == "insured_months":
            return _STEPS if self._is_tiny() else (0, 1, 6, 72, 84, 240, 252)
        if name == "capacity_loss_percent":
            return (0, *range(29, 101)) if self._is_tiny() else (0, 29, 30, 100)
        if name in ("household_income_monthly", OFFICIAL):
            return self._around_lines(name)
        if name == "consumer_loan_last_quarter":
            return (0, 1, *self._around_loans())
        return _NUMBERS.get(name, (0, 1, 2))

    def _is_tiny(self) -> bool:
        """Whether the sum may be so small that rounding hides what is withheld, of larger ones even."""
        average = self._facts.get("average_income_24_months")
        ends = average if isinstance(average, tuple) else (average,)
        return any(
            isinstance(end, int) and half + 1 < end <= half + _HIDDEN for end in ends for half in _HALF_WAGES
        )

    def _around_loans(self) -> list[int]:
        income = self._facts.get("household_income_monthly")
        incomes: Sequence[int] = (0,)
        if isinstance(income, int):
            incomes = (income,)
        elif isinstance(income, tuple):
            incomes = income
        sizes = {*self._sizes()[:2], self._sizes()[-1]}
        rests = {line * size - one for line in self._line_ends() for size in sizes for one in incomes}
        return [30_000, *(max(0, 3 * rest) + n for rest in rests for n in (0, 1))]

    def _line_ends(self) -> set[int]:
        official = self._facts.get(OFFICIAL)
        if isinstance(official, int):
            return {official}
        if isinstance(official, tuple):
            return set(official)
        return {end for ends in self.lines(self._known) for end in ends}

    def _sizes(self) -> Sequence[int]:
        known = self._facts.get("household_size")
        if isinstance(known, int):
            return (known, known)
        low, high = known if isinstance(known, tuple) else (1, 30)
        children = self._facts.get("children_aged_1_to_6")
        least = children if isinstance(children, int) else children[0] if isinstance(children, tuple) else 0
        return range(max(low, least + 1), high + 1)

    def _around_lines(self, name: str) -> list[int]:
        sizes, official = set(self._sizes()), self._facts.get(OFFICIAL)
        if name == OFFICIAL:
            income = self._facts.get("household_income_monthly")
            incomes: Sequence[int] = ()
            if isinstance(income, int):
                incomes = (income,)
            elif isinstance(income, tuple):
                incomes = income
            elif isinstance(official, tuple):
                incomes = self._around_lines("household_income_monthly")
            return [value + n for size in sizes for i in incomes for value in [i // size] for n in (0, 1)]
        values = [line * size + n for line in self._line_ends() for size in sizes for n in (0, 1)]
        given = self._facts.get(name)
        if isinstance(given, tuple):
            # the first income of the range that may be just a line, with nothing left to pay
            values += [-(-given[0] // size) * size for size in sizes]
        return values

    def lines(self, facts: Mapping[str, Any]) -> list[tuple[int, int]]:
        """The ends of the poverty line: of the region, or of each region."""
        table = self._figures.poverty_lines.on(self._on)
        regions = [facts["region"]] if "region" in facts else REGIONS
        return [(row.low, row.high) if (row := table.get(region)) else (0, MAX_MONEY) for region in regions]

    def findable_lines(self) -> list[int]:
        """The lines that a notice of the akimat may name."""
        ends = {end for ends in self.lines(self._known) for end in ends}
        return sorted({*ends, *self._around_lines(OFFICIAL)})

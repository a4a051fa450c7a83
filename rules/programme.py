"""What a programme declares: whom it is for, what it pays, where the law says so, and where to apply."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rules.assessment import Destination
from rules.dates import add_months, end_of_quarter
from rules.expressions import Amount, Test
from rules.means_test import MeansTest
from rules.situation import Situation

SOCIAL_CODE: Final = "https://adilet.zan.kz/rus/docs/K2300000224"
SOCIAL_CODE_READ: Final = date(2026, 5, 5)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands. `certainty`: firm, one_source or not_settled."""

    law: str
    url: str
    certainty: str = "firm"
    checked_on: date = date(2026, 11, 22)


def code(article: str, anchor: str, certainty: str = "firm") -> Source:
    """An article of the Social Code: `code("79 п. 3", "z1256")`."""
    return Source(f"Social Code art. {article}", f"{SOCIAL_CODE}#{anchor}", certainty, SOCIAL_CODE_READ)


@dataclass(frozen=True, eq=False, slots=True)
class Requirement:
    """One condition. `applies`: only where this test is met. `shows`: the fact whose value a screen sets
    beside the limit; the first one that the test reads, if not said."""

    id: str
    source: Source
    test: Test | MeansTest
    applies: Test | None = None
    shows: str | None = None

    def facts(self) -> tuple[str, ...]:
        """The facts it reads."""
        return tuple(dict.fromkeys((*(self.applies.facts() if self.applies else ()), *self.test.facts())))


@dataclass(frozen=True, eq=False, slots=True)
class Pays:
    """One payment. `period`: once or month. `net`: after the 10 % pension contribution. `absent_without`:
    the payment is left out when this number is 0."""

    id: str
    source: Source
    amount: Amount | MeansTest
    period: str
    net: bool = False
    absent_without: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Form:
    """`unconditional` where the test is met, otherwise `conditional`: with a social contract."""

    source: Source
    unconditional: Test

    def facts(self) -> tuple[str, ...]:
        return self.unconditional.facts()


@dataclass(frozen=True, slots=True)
class MonthsAfter:
    """The last day: so many months after the day that a fact gives."""

    months: int
    fact: str

    def day(self, situation: Situation, on: date) -> date | None:
        known = situation[self.fact]
        return add_months(known, self.months) if isinstance(known, date) else None


@dataclass(frozen=True, slots=True)
class QuarterEnd:
    """The last day: that of the quarter of application."""

    def day(self, situation: Situation, on: date) -> date | None:
        return end_of_quarter(on)


@dataclass(frozen=True, eq=False, slots=True)
class Programme:
    """A programme of support.

    `starts`: a date fact; when it lies ahead, support begins that day and amounts are reckoned by its
    figures. `may_change`: facts that time or the person can honestly change (never one that could only be
    misstated).
    """

    id: str
    law: str
    requires: tuple[Requirement, ...]
    pays: tuple[Pays, ...] = ()
    form: Form | None = None
    starts: str | None = None
    until: MonthsAfter | QuarterEnd | None = None
    may_change: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    apply: tuple[Destination, ...] = ()

    def facts(self) -> tuple[str, ...]:
        """The facts it reads, conditions first."""
        read = [fact for requirement in self.requires for fact in requirement.facts()]
        read += [fact for payment in self.pays for fact in payment.amount.facts()]
        read += self.form.facts() if self.form else ()
        return tuple(dict.fromkeys(read))

"""The vocabulary: every fact that a programme may ask about, once.

A fact has a kind, a domain and a sensitivity. Whatever is not in `FACTS` is not a fact: a programme that
names anything else does not load, and a situation that holds anything else is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Kind = Literal["bool", "choice", "count", "money", "date", "region"]
Sensitivity = Literal["ordinary", "intimate"]

MAX_MONEY: Final = 1_000_000_000
FIRST_DATE: Final = date(1900, 1, 1)
LAST_DATE: Final = date(2100, 12, 31)

REGIONS: Final = (
    "KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-33", "KZ-35", "KZ-39",
    "KZ-43", "KZ-47", "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63", "KZ-71", "KZ-75", "KZ-79",
)  # fmt: skip
"""ISO 3166-2:KZ codes of the twenty regions."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `values` for a choice or a region, `min` and `max` (inclusive) for a count, money or a
    date."""

    name: str
    kind: Kind
    values: tuple[str | int, ...] = ()
    min: int | date | None = None
    max: int | date | None = None
    sensitivity: Sensitivity = "ordinary"

    @property
    def is_number(self) -> bool:
        """Whether a range `{"min", "max"}` is an answer to it."""
        return self.kind in ("count", "money")


def _bool(name: str, sensitivity: Sensitivity = "ordinary") -> Fact:
    return Fact(name, "bool", values=(True, False), sensitivity=sensitivity)


def _choice(name: str, *values: str | int, sensitivity: Sensitivity = "ordinary") -> Fact:
    return Fact(name, "choice", values=values, sensitivity=sensitivity)


def _region(name: str) -> Fact:
    return Fact(name, "region", values=REGIONS)


def _count(name: str, low: int, high: int, sensitivity: Sensitivity = "ordinary") -> Fact:
    return Fact(name, "count", min=low, max=high, sensitivity=sensitivity)


def _money(name: str, sensitivity: Sensitivity = "intimate") -> Fact:
    return Fact(name, "money", min=0, max=MAX_MONEY, sensitivity=sensitivity)


def _date(name: str) -> Fact:
    return Fact(name, "date", min=FIRST_DATE, max=LAST_DATE)


def _vocabulary(facts: Iterable[Fact]) -> dict[str, Fact]:
    vocabulary: dict[str, Fact] = {}
    for fact in facts:
        if fact.name in vocabulary:
            raise ValueError(f"{fact.name}: declared twice in rules/facts.py; keep one")
        vocabulary[fact.name] = fact
    return vocabulary


FACTS: Final = _vocabulary((
    # the person
    _choice(
        "residence_status",
        "citizen", "kandas", "foreigner_permanent", "stateless_permanent", "refugee", "foreigner_temporary",
        "abroad",
    ),
    _region("region"),
    # the household and its income
    _count("household_size", 1, 30),
    _money("household_income_monthly"),
    _money("consumer_loan_last_quarter"),
    _money("poverty_line_official", "ordinary"),
    _count("children_aged_1_to_6", 0, 20),
    _bool("has_able_bodied_member"),
    _bool("only_able_bodied_member_is_carer"),
    _bool("refused_employment_measures_6_months"),
    _bool("broke_social_contract_6_months"),
    # a child
    _bool("has_or_expects_child"),
    _date("child_birth_date"),
    _choice("child_route", "born", "adopted", "guardianship"),
    _count("child_order", 1, 20),
    _count("children_born_together", 1, 5),
    _bool("child_on_state_support"),
    # the carer and the mother in social insurance
    _bool("carer_insured"),
    _money("carer_average_income_24_months"),
    _bool("carer_returned_to_work"),
    _choice("insured_as", "employee", "entrepreneur", "special_regime"),
    _bool("mother_insured"),
    _money("mother_average_income_12_months"),
    _date("maternity_leave_start"),
    _choice("maternity_leave_days", 126, 140, 170, 184),
    # many children
    _count("minor_children_at_home", 0, 20),
    _choice(
        "mother_award",
        "none", "kumis_alka", "altyn_alka", "mother_heroine", "maternal_glory_1", "maternal_glory_2",
    ),
    # disability and care
    _bool("raises_child_with_disability", "intimate"),
    _count("children_with_disability", 1, 10, "intimate"),
    _bool("cares_for_group_1", "intimate"),
    _choice(
        "disability",
        "none", "group_1", "group_2", "group_3",
        "child_under_7", "child_group_1", "child_group_2", "child_group_3",
        sensitivity="intimate",
    ),
    _choice(
        "disability_cause",
        "general_illness", "since_childhood", "service_or_radiation", "on_duty_service", "other",
        sensitivity="intimate",
    ),
    _count("capacity_loss_percent", 0, 100, "intimate"),
    _count("insured_months", 0, 720),
    _money("average_income_24_months"),
    # the loss of a breadwinner
    _bool("lost_breadwinner", "intimate"),
    _count("dependants_of_deceased", 1, 20, "intimate"),
    _bool("both_parents_lost", "intimate"),
    _bool("deceased_insured", "intimate"),
    _money("deceased_average_income_24_months"),
    _count("deceased_insured_months", 0, 720, "intimate"),
    # kandas and moving
    _bool("ethnic_kazakh"),
    _bool("held_kz_citizenship"),
    _region("move_to_region"),
    _bool("included_in_quota_before"),
    _count("family_size_moving", 1, 30),
    _bool("registered_job_seeker"),
    _bool("permanently_registered_1_year"),
    _bool("buys_or_builds_home"),
    _money("home_price", "ordinary"),
    _bool("owns_two_homes_and_two_cars", "intimate"),
))  # fmt: skip

LARGEST_IS_REAL: Final = frozenset({"capacity_loss_percent"})
"""Counts that nobody can have more of; the largest values of the others only keep out what is not meant."""

FACTS_OF_A_CHILD: Final = (
    "child_birth_date",
    "child_route",
    "child_order",
    "children_born_together",
    "child_on_state_support",
    "maternity_leave_start",
)
"""Facts that only make sense when `has_or_expects_child` is true: a value of any of them says that it is."""

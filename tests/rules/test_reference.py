"""The second reading of the rules, with which the engine is compared, holds by itself: it gives what the
published cases say, and no fact is left out of it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules.facts import FACTS, REGIONS
from rules.figures import figures
from tests.rules.brute_candidates import DESTINATIONS
from tests.rules.brute_force import BruteForce, Report
from tests.rules.facts_read import FACTS_READ
from tests.rules.reference import REFERENCE
from tests.rules.reference.kandas import KANDAS_REGIONS, RESETTLER_REGIONS

# More would take seconds; a case that leaves out more than this must say more.
MOST_COMPLETIONS = 50_000
ONLY_FOR_A_NOTICE = {"owns_two_homes_and_two_cars"}

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
]
EXPECTATIONS = [
    pytest.param(case, expected, id=f"{case['id']}-{expected['programme']}")
    for case in CASES
    for expected in case["expect"]
]


@pytest.mark.parametrize(("case", "expected"), EXPECTATIONS)
def test_case(case: dict[str, Any], expected: dict[str, Any]) -> None:
    facts = {name: _value(name, given) for name, given in case["facts"].items()}
    brute = BruteForce(expected["programme"], facts, date.fromisoformat(case["on"]), figures())
    assert brute.completions <= MOST_COMPLETIONS
    found = brute.report()
    assert found.verdict == expected["verdict"]
    if "form" in expected:
        assert found.form == expected["form"]
    for name, amount in expected.get("payments", {}).items():
        _check(found, name, amount, expected.get("tolerance", 1))


INSURED = {
    "residence_status": "citizen",
    "capacity_loss_percent": 50,
    "average_income_24_months": 142_500,
    "disability": "group_3",
}
# (142 500 − 42 500) × 0.6 × 0.5 = 30 000, times the participation by two readings of its first step.
PARTICIPATION = [
    (1, 3_000, 3_000),
    (5, 3_000, 3_000),
    (6, 21_000, 21_000),
    (12, 22_500, 22_500),
    (24, 25_500, 25_500),
    (36, 27_000, 27_000),
    (48, 28_500, 28_500),
    (60, 30_000, 30_000),
    (71, 30_000, 30_000),
    (72, 30_000, 30_600),
    (83, 30_000, 30_600),
    (84, 30_600, 31_200),
    (239, 37_800, 38_400),
    (240, 38_400, 39_000),
    (251, 38_400, 39_000),
    (252, 39_000, 39_000),
    (720, 39_000, 39_000),
]


@pytest.mark.parametrize(("months", "low", "high"), PARTICIPATION)
def test_participation_in_insurance(months: int, low: int, high: int) -> None:
    result = REFERENCE["disability_payment"](
        {**INSURED, "insured_months": months}, date(2026, 6, 8), figures()
    )
    assert result.payments["monthly_gross"] == (low, high)


MOVING = {
    "residence_status": "kandas",
    "move_to_region": "KZ-55",
    "included_in_quota_before": False,
    "buys_or_builds_home": True,
}
LOSS = {"residence_status": "citizen", "lost_breadwinner": True}
ORPHANS = {**LOSS, "both_parents_lost": True}
MOTHER = {
    "residence_status": "citizen",
    "mother_insured": True,
    "mother_average_income_12_months": 600_000,
    "maternity_leave_days": 126,
    "insured_as": "employee",
}
SPRING = date(2025, 4, 7)
BY_HAND = [
    # Of other years neither the regions nor the sums are known.
    ("mobility_certificate", {**MOVING, "home_price": 5_000_000}, date(2024, 6, 1), None),
    ("mobility_certificate", {**MOVING, "home_price": 7_000_001}, SPRING, (3_500_001, 3_500_001)),
    ("mobility_certificate", {**MOVING, "home_price": 10_000_000}, SPRING, (4_561_120, 4_561_120)),
    ("mobility_certificate", {**MOVING, "home_price": 5_000_000}, date(2026, 1, 1), (5_000_000, 7_028_125)),
    ("mobility_certificate", {**MOVING, "home_price": 9_000_000}, date(2026, 1, 1), (7_028_125, 7_028_125)),
    ("mobility_certificate", {**MOVING, "home_price": 9_000_000}, date(2027, 1, 1), None),
    # 1.54 × 50 851; from two orphans on, from 2.92 to 1.54 for each
    ("survivor_benefit", {**ORPHANS, "dependants_of_deceased": 1}, date(2026, 3, 4), (78_311, 78_311)),
    ("survivor_benefit", {**ORPHANS, "dependants_of_deceased": 3}, date(2026, 3, 4), (148_485, 234_932)),
    # 3 × 46 228
    (
        "survivor_benefit",
        {**LOSS, "both_parents_lost": False, "dependants_of_deceased": 9},
        SPRING,
        (138_684, 138_684),
    ),
    # 600 000 × 4.2 less 10 %; from 8 April 2025 on, 595 000 × 4.2 less 10 %
    ("maternity_payment", {**MOTHER, "maternity_leave_start": SPRING}, SPRING, (2_268_000, 2_268_000)),
    (
        "maternity_payment",
        {**MOTHER, "maternity_leave_start": date(2025, 4, 8)},
        SPRING,
        (2_249_100, 2_249_100),
    ),
    (
        "maternity_payment",
        {**MOTHER, "maternity_leave_start": SPRING},
        date(2025, 4, 8),
        (2_249_100, 2_249_100),
    ),
]


@pytest.mark.parametrize(("programme", "facts", "on", "amount"), BY_HAND)
def test_amounts_worked_out_by_hand(
    programme: str, facts: dict[str, Any], on: date, amount: tuple[int, int] | None
) -> None:
    found = BruteForce(programme, facts, on, figures()).report()
    # Gross comes after the sum that is paid out, by the alphabet.
    assert found.payments[0][1] == amount
    assert found.verdict == ("undetermined" if amount is None else "likely")


def test_every_programme_is_read_and_has_published_cases() -> None:
    assert set(REFERENCE) == set(FACTS_READ)
    assert {param.values[1]["programme"] for param in EXPECTATIONS} == set(REFERENCE)  # type: ignore[index]


def test_every_fact_is_read_by_some_programme() -> None:
    read = {name for names in FACTS_READ.values() for name in names}
    assert read == set(FACTS) - ONLY_FOR_A_NOTICE


def test_the_destinations_tried_stand_for_all_regions() -> None:
    quotas = (KANDAS_REGIONS, RESETTLER_REGIONS)
    tried = {tuple(region in quota for quota in quotas) for region in DESTINATIONS}
    assert {tuple(region in quota for quota in quotas) for region in REGIONS} == tried


def _value(name: str, given: Any) -> Any:
    fact = FACTS[name]
    if isinstance(given, dict):
        return given.get("min", fact.min), given.get("max", fact.max)
    return (
        date.fromisoformat(given) if fact.kind == "date" and given not in ("unknown", "declined") else given
    )


def _check(found: Report, name: str, amount: Any, tolerance: int) -> None:
    payments = dict(found.payments)
    if amount == "absent":
        assert payments.get(name, (0, 0)) == (0, 0)
        return
    ends = payments[name]
    if amount is None:
        assert ends is None
        return
    assert ends is not None
    expected = amount if isinstance(amount, dict) else {"min": amount, "max": amount}
    for end, value in expected.items():
        assert ends[("min", "max").index(end)] == pytest.approx(value, abs=tolerance)

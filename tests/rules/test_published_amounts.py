"""The sums that ministries, funds and the press have published, programme by programme and year by year.

Where sources print two figures a tenge apart, or a rounded one, the exact sum rounded up stands here and the
test allows a tenge.
"""

from datetime import date
from typing import Any

import pytest

from rules import assess, parse_situation

WHO = {"residence_status": "citizen"}
MIDDLE = {year: date(year, 9, 1) for year in (2023, 2024, 2025, 2026)}


def paid(programme: str, payment: str, year: int, **facts: Any) -> int:
    (found,) = assess(parse_situation(WHO | facts), MIDDLE[year], [programme]).programmes
    (one,) = [one for one in found.payments if one.id == payment]
    assert one.min == one.max
    assert one.min is not None
    return one.min


@pytest.mark.parametrize(
    ("year", "sums"),
    [
        (2023, {4: 55_304, 5: 69_138, 6: 82_973, 7: 96_807, 8: 8 * 13_800}),
        (2024, {4: 59_183, 5: 73_988, 6: 88_793, 7: 103_598, 8: 8 * 14_768}),
        (2025, {4: 63_030, 5: 78_798, 6: 94_565, 7: 110_332, 8: 8 * 15_728, 10: 157_280}),
        (2026, {4: 69_330, 5: 86_673, 6: 104_017, 7: 121_360, 8: 8 * 17_300, 10: 173_000}),
    ],
)
def test_large_families(year: int, sums: dict[int, int]) -> None:
    for children, sum_ in sums.items():
        found = paid("large_family_benefit", "monthly", year, minor_children_at_home=children)
        assert found == pytest.approx(sum_, abs=1)


@pytest.mark.parametrize(("year", "silver", "gold"), [(2025, 25_165, 29_097), (2026, 27_680, 32_005)])
def test_awarded_mothers(year: int, silver: int, gold: int) -> None:
    assert paid("awarded_mother_benefit", "monthly", year, mother_award="kumis_alka") == silver
    for award in ("altyn_alka", "mother_heroine", "maternal_glory_1", "maternal_glory_2"):
        assert paid("awarded_mother_benefit", "monthly", year, mother_award=award) == gold


@pytest.mark.parametrize(("year", "sum_"), [(2025, 74_427), (2026, 81_871)])
def test_care_of_a_child_and_of_an_adult(year: int, sum_: int) -> None:
    child = paid(
        "child_disability_carer_benefit",
        "monthly",
        year,
        raises_child_with_disability=True,
        children_with_disability=1,
    )
    adult = paid("group_1_carer_benefit", "monthly", year, cares_for_group_1=True)
    assert child == pytest.approx(sum_, abs=1)
    assert adult == child


@pytest.mark.parametrize(
    ("year", "cause", "sums"),
    [
        (2025, "general_illness", {"group_1": 101_702, "group_2": 81_362, "group_3": 55_474}),
        (2026, "general_illness", {"group_1": 111_873, "group_2": 89_498, "group_3": 61_022}),
        (2026, "since_childhood", {"group_1": 111_873, "group_2": 93_058, "group_3": 81_871}),
        (2026, "other", {"child_under_7": 81_871, "child_group_1": 111_873}),
        (2026, "general_illness", {"child_group_2": 93_058, "child_group_3": 81_871}),
    ],
)
def test_disability(year: int, cause: str, sums: dict[str, int]) -> None:
    for group, sum_ in sums.items():
        found = paid("disability_benefit", "monthly", year, disability=group, disability_cause=cause)
        assert found == pytest.approx(sum_, abs=1)


@pytest.mark.parametrize(
    ("dependants", "sum_"),
    [(1, 46_783), (2, 86_447), (3, 114_415), (4, 132_213), (5, 139_841), (6, 152_553), (9, 152_553)],
)
def test_loss_of_the_breadwinner(dependants: int, sum_: int) -> None:
    facts = {"lost_breadwinner": True, "both_parents_lost": False, "dependants_of_deceased": dependants}
    assert paid("survivor_benefit", "monthly", 2026, **facts) == sum_


def test_an_orphan() -> None:
    facts = {"both_parents_lost": True, "dependants_of_deceased": 1}
    assert paid("survivor_benefit", "monthly", 2026, **facts) == 78_311


@pytest.mark.parametrize(("days", "gross", "net"), [(126, 2_499_000, 2_249_100), (140, 2_776_667, 2_499_000)])
def test_the_largest_maternity_payment_since_april_2025(days: int, gross: int, net: int) -> None:
    facts = {
        "mother_insured": True,
        "insured_as": "employee",
        "maternity_leave_start": "2026-08-20",
        "maternity_leave_days": days,
        "mother_average_income_12_months": 1_000_000,
    }
    assert paid("maternity_payment", "lump_sum_gross", 2026, **facts) == gross
    assert paid("maternity_payment", "lump_sum", 2026, **facts) == net


def test_before_april_2025_maternity_knew_no_cap() -> None:
    facts = {
        "mother_insured": True,
        "insured_as": "employee",
        "maternity_leave_start": "2024-08-20",
        "maternity_leave_days": 126,
        "mother_average_income_12_months": 1_000_000,
    }
    assert paid("maternity_payment", "lump_sum_gross", 2024, **facts) == 4_200_000


@pytest.mark.parametrize(("year", "cap"), [(2025, 4_561_120), (2026, 7_028_125)])
def test_the_largest_certificate(year: int, cap: int) -> None:
    facts = {
        "residence_status": "kandas",
        "move_to_region": "KZ-55",
        "included_in_quota_before": False,
        "buys_or_builds_home": True,
        "home_price": 20_000_000,
    }
    assert paid("mobility_certificate", "certificate", year, **facts) == cap

"""Each programme, by example: published tables, edges of terms, expected children, what is left open."""

from datetime import date
from typing import Any

import pytest

from rules import (
    PROGRAMMES,
    AssessedCondition,
    AssessedProgramme,
    Destination,
    assess,
    figures,
    parse_situation,
)
from rules.facts import FACTS

ON = date(2026, 11, 22)
CHILD = {
    "residence_status": "citizen",
    "child_birth_date": "2026-09-01",
    "child_route": "born",
    "child_order": 1,
    "children_born_together": 1,
    "child_on_state_support": False,
}
CARER = CHILD | {"carer_insured": False}
INSURED = CHILD | {
    "carer_insured": True,
    "insured_as": "employee",
    "carer_returned_to_work": False,
    "carer_average_income_24_months": 125_000,
}
FAMILY = {
    "residence_status": "citizen",
    "region": "KZ-15",
    "household_size": 5,
    "household_income_monthly": 150_000,
    "consumer_loan_last_quarter": 0,
    "children_aged_1_to_6": 1,
    "has_able_bodied_member": True,
    "only_able_bodied_member_is_carer": False,
    "refused_employment_measures_6_months": False,
    "broke_social_contract_6_months": False,
}
KANDAS = {
    "residence_status": "kandas",
    "move_to_region": "KZ-39",
    "included_in_quota_before": False,
    "family_size_moving": 1,
}
RESETTLER = {
    "residence_status": "citizen",
    "move_to_region": "KZ-59",
    "registered_job_seeker": True,
    "permanently_registered_1_year": True,
    "family_size_moving": 4,
}


def of(programme: str, facts: dict[str, Any], on: date = ON) -> AssessedProgramme:
    (found,) = assess(parse_situation(facts), on, [programme]).programmes
    return found


def amount(programme: AssessedProgramme, payment: str) -> tuple[int | None, int | None]:
    (found,) = [one for one in programme.payments if one.id == payment]
    return found.min, found.max


def condition(programme: AssessedProgramme, name: str) -> AssessedCondition:
    (found,) = [one for one in programme.conditions if one.id == name]
    return found


# Published tables


@pytest.mark.parametrize(
    ("on", "order", "sum_"),
    [
        (date(2024, 6, 1), 1, 140_296),
        (date(2024, 6, 1), 4, 232_596),
        (date(2025, 6, 1), 3, 149_416),
        (date(2025, 6, 1), 4, 247_716),
        (date(2026, 6, 1), 2, 164_350),
        (date(2026, 6, 1), 5, 272_475),
    ],
)
def test_birth_benefit_table(on: date, order: int, sum_: int) -> None:
    child = CHILD | {"child_birth_date": on.isoformat(), "child_order": order}
    assert amount(of("birth_benefit", child, on), "lump_sum") == (sum_, sum_)


@pytest.mark.parametrize(
    ("on", "order", "sum_"),
    [
        (date(2025, 6, 1), 1, 22_648),
        (date(2025, 6, 1), 2, 26_777),
        (date(2025, 6, 1), 3, 30_866),
        (date(2025, 6, 1), 4, 34_995),
        (date(2026, 6, 1), 1, 24_912),
        (date(2026, 6, 1), 2, 29_454),
        (date(2026, 6, 1), 3, 33_952),
        (date(2026, 6, 1), 4, 38_493),
    ],
)
def test_childcare_benefit_table(on: date, order: int, sum_: int) -> None:
    child = CARER | {"child_birth_date": on.isoformat(), "child_order": order}
    low, high = amount(of("childcare_benefit", child, on), "monthly")
    assert low == high == pytest.approx(sum_, abs=1)


@pytest.mark.parametrize(
    ("born", "cap"), [(date(2023, 7, 5), 196_000), (date(2024, 7, 5), 238_000), (date(2026, 7, 5), 238_000)]
)
def test_childcare_payment_cap_is_of_the_year_of_birth(born: date, cap: int) -> None:
    rich = INSURED | {"child_birth_date": born.isoformat(), "carer_average_income_24_months": 2_000_000}
    on = date(born.year, 12, 1)
    assert amount(of("childcare_payment", rich, on), "monthly_gross") == (cap, cap)
    assert amount(of("childcare_payment", rich, on), "monthly") == (cap * 9 // 10, cap * 9 // 10)


@pytest.mark.parametrize(
    ("on", "supplement"),
    [(date(2023, 9, 1), 5175), (date(2024, 9, 1), 5538), (date(2025, 9, 1), 5898), (date(2026, 9, 1), 6488)],
)
def test_tsa_supplement_of_one_child(on: date, supplement: int) -> None:
    family = FAMILY | {"poverty_line_official": 40_000}
    assert amount(of("tsa", family, on), "child_supplement") == (supplement, supplement)


@pytest.mark.parametrize(
    ("year", "subsidy", "rent"), [(2025, 275_240, (58_980, 117_960)), (2026, 302_750, (64_875, 129_750))]
)
def test_relocation_sums(year: int, subsidy: int, rent: tuple[int, int]) -> None:
    found = of("relocation_support", KANDAS, date(year, 6, 1))
    assert amount(found, "subsidy") == (subsidy, subsidy)
    assert amount(found, "rent") == rent


def test_an_amount_tells_what_it_rests_on() -> None:
    (payment,) = of("birth_benefit", CHILD).payments
    assert payment.formula == "38 × 4 325"
    (mrp,) = payment.parameters
    assert (mrp.id, mrp.value, mrp.valid_from, mrp.valid_to) == (
        "mrp",
        4325,
        date(2026, 1, 1),
        date(2026, 12, 31),
    )


# Terms


@pytest.mark.parametrize(("on", "verdict"), [(date(2026, 2, 28), "likely"), (date(2026, 3, 1), "unlikely")])
def test_the_last_day_of_the_term_counts(on: date, verdict: str) -> None:
    born = {"child_birth_date": "2024-08-31"}
    assert of("birth_benefit", CHILD | born, on).verdict == verdict
    assert of("childcare_benefit", CARER | born, on).verdict == verdict
    assert of("childcare_payment", INSURED | born, on).verdict == verdict


def test_from_today_until_the_child_is_a_year_and_a_half() -> None:
    found = of("childcare_benefit", CARER)
    assert (found.from_, found.until) == (ON, date(2028, 3, 1))


def test_a_late_adoption_is_open_where_the_law_leaves_it_open() -> None:
    late = {"child_birth_date": "2025-01-20", "child_route": "adopted"}
    birth = of("birth_benefit", CHILD | late)
    assert birth.verdict == "undetermined"
    assert (condition(birth, "term").reason, condition(birth, "term").certainty) == (
        "term_after_adoption",
        "not_settled",
    )
    assert of("childcare_payment", INSURED | late).verdict == "undetermined"
    assert of("childcare_benefit", CARER | late).verdict == "unlikely"


# An expected child


def test_an_expected_child_counts_from_its_birth() -> None:
    found = of("birth_benefit", CHILD | {"child_birth_date": "2026-12-20"})
    assert (found.verdict, found.from_, found.until) == ("likely", date(2026, 12, 20), date(2028, 6, 20))
    assert amount(found, "lump_sum") == (164_350, 164_350)


@pytest.mark.parametrize(
    ("programme", "facts"),
    [("birth_benefit", CHILD), ("childcare_benefit", CARER), ("childcare_payment", INSURED)],
)
def test_a_child_of_a_year_without_figures_has_no_amount(programme: str, facts: dict[str, Any]) -> None:
    found = of(programme, facts | {"child_birth_date": "2027-01-10"})
    assert (found.verdict, found.from_) == ("likely", date(2027, 1, 10))
    for payment in found.payments:
        assert (payment.min, payment.max, payment.reason, payment.formula) == (
            None,
            None,
            "parameter_missing",
            None,
        )
    assert found.needed == ()


# Childcare payment


def test_the_two_childcare_programmes_exclude_each_other() -> None:
    assert of("childcare_benefit", INSURED).verdict == "unlikely"
    assert of("childcare_payment", CARER).verdict == "unlikely"


def test_the_net_is_not_below_the_state_benefit() -> None:
    poor = of("childcare_payment", INSURED | {"carer_average_income_24_months": 0, "child_order": 2})
    assert amount(poor, "monthly_gross") == (32_726, 32_726)
    assert amount(poor, "monthly") == (29_454, 29_454)
    assert poor.payments[0].formula == "6.81 × 4 325 ÷ 0.9"


def test_twins_are_paid_child_by_child() -> None:
    twins = INSURED | {"children_born_together": 2, "carer_average_income_24_months": 2_000_000}
    assert amount(of("childcare_payment", twins), "monthly_gross") == (476_000, 476_000)


def test_the_special_regime_matters_only_since_2026() -> None:
    special = INSURED | {"insured_as": "special_regime", "child_birth_date": "2025-09-01"}
    in_2025, in_2026 = (
        of("childcare_payment", special, date(2025, 12, 31)),
        of("childcare_payment", special, date(2026, 1, 1)),
    )
    assert amount(in_2025, "monthly_gross") == (50_000, 50_000)
    assert amount(in_2026, "monthly_gross") == (27_680, 50_000)
    # A share of the whole is not said.
    assert in_2025.payments[0].formula == "0.40 × 125 000"
    assert in_2026.payments[0].formula == "5.76 × 4 325 ÷ 0.9 … 0.40 × 125 000"
    assert [payment.estimate for payment in (*in_2025.payments, *in_2026.payments)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_day_that_has_passed_is_no_last_day() -> None:
    late = of("birth_benefit", CHILD | {"child_birth_date": "2025-01-20", "child_route": "guardianship"})
    assert (late.verdict, late.until) == ("undetermined", None)


# Targeted social assistance


def test_no_supplement_without_children() -> None:
    assert [payment.id for payment in of("tsa", FAMILY | {"children_aged_1_to_6": 0}).payments] == ["monthly"]


def test_a_family_of_one_is_not_asked_for_children() -> None:
    alone = {key: value for key, value in FAMILY.items() if key != "children_aged_1_to_6"}
    found = of("tsa", alone | {"household_size": 1, "household_income_monthly": 0}, date(2026, 2, 10))
    assert (found.needed, [payment.id for payment in found.payments]) == ((), ["monthly"])


def test_the_loan_is_asked_only_while_income_leaves_room() -> None:
    open_loan = {key: value for key, value in FAMILY.items() if key != "consumer_loan_last_quarter"}
    in_quarter = date(2026, 2, 10)
    assert "consumer_loan_last_quarter" in of("tsa", open_loan, in_quarter).needed
    assert of("tsa", open_loan | {"household_income_monthly": 185_301}, in_quarter).needed == ()


def test_the_official_line_is_asked_last_and_only_while_it_can_settle() -> None:
    between = FAMILY | {"region": "KZ-61", "household_income_monthly": 220_000}
    found = of("tsa", between, date(2026, 8, 10))
    assert (found.verdict, found.needed) == ("undetermined", ("poverty_line_official",))
    income = condition(found, "income")
    assert (income.reason, income.value, income.limit) == (
        "poverty_line_not_published",
        44_000,
        {"min": 35_090, "max": 80_000},
    )
    assert of("tsa", FAMILY | {"region": "KZ-61"}, date(2026, 8, 10)).needed == ()


def test_what_is_settled_shows_by_what() -> None:
    rich = of(
        "tsa", {"residence_status": "citizen", "household_income_monthly": 6_000_000}, date(2026, 2, 10)
    )
    income = condition(rich, "income")
    assert (income.state, income.value) == ("failed", {"min": 200_000, "max": 6_000_000})
    assert income.limit == {"min": 35_130, "max": 80_000}


def test_without_a_line_only_zero_income_is_settled() -> None:
    in_2027 = date(2027, 2, 1)
    none = of("tsa", FAMILY | {"household_income_monthly": 0}, in_2027)
    assert (none.verdict, amount(none, "monthly")) == ("likely", (None, None))
    assert of("tsa", FAMILY | {"household_income_monthly": 1}, in_2027).verdict == "undetermined"


def test_the_form_is_settled_by_a_carer_alone() -> None:
    found = of(
        "tsa", FAMILY | {"has_able_bodied_member": "unknown", "only_able_bodied_member_is_carer": True}
    )
    assert found.form == "unconditional"


def test_a_family_that_an_estimated_line_settles_is_not_told_so_firmly() -> None:
    by_estimate = of("tsa", FAMILY | {"region": "KZ-71", "household_income_monthly": 6_000_000})
    by_official = of("tsa", FAMILY | {"poverty_line_official": 40_000})
    assert [condition(one, "income").certainty for one in (by_estimate, by_official)] == [
        "one_source",
        "firm",
    ]


def test_the_formula_of_the_smallest_sum_is_that_of_a_family_within_the_line() -> None:
    facts = {
        "residence_status": "citizen",
        "household_size": {"min": 1, "max": 3},
        "household_income_monthly": 100_000,
        "consumer_loan_last_quarter": 0,
        "poverty_line_official": 40_000,
    }
    payment = of("tsa", facts).payments[0]
    assert (payment.min, payment.max, payment.formula) == (20_000, 20_000, "40 000 × 3 − 100 000")


def test_of_two_limits_for_one_verdict_the_wider_one_is_told() -> None:
    facts = {
        "residence_status": "citizen",
        "household_size": 2,
        "household_income_monthly": 300_000,
        "consumer_loan_last_quarter": 30_000,
        "poverty_line_official": 40_000,
    }
    changes = [(one.fact, one.to, one.verdict) for one in of("tsa", facts).what_would_change]
    assert changes == [("household_income_monthly", {"max": 80_000}, "undetermined")]


def test_tsa_runs_to_the_end_of_the_quarter() -> None:
    assert of("tsa", FAMILY, date(2026, 2, 10)).until == date(2026, 3, 31)


# Kandas and relocation


@pytest.mark.parametrize(("status", "failed"), [("kandas", "has_it"), ("citizen", "is_citizen")])
def test_who_has_it_does_not_need_it(status: str, failed: str) -> None:
    found = of("kandas_status", {"residence_status": status})
    assert found.verdict == "unlikely"
    assert [one.id for one in found.conditions if one.state == "failed"] == [failed]


def test_each_route_has_its_own_conditions() -> None:
    kandas, citizen = of("relocation_support", KANDAS), of("relocation_support", RESETTLER)
    not_taken = [one.id for one in kandas.conditions if one.state == "not_applicable"]
    assert not_taken == ["job_seeker", "registered_1_year", "resettler_region", "departure_region"]
    not_taken = [one.id for one in citizen.conditions if one.state == "not_applicable"]
    assert not_taken == ["kandas_status", "kandas_region", "first_time"]


def test_whoever_can_get_the_status_can_move() -> None:
    abroad = KANDAS | {"residence_status": "abroad", "ethnic_kazakh": True, "held_kz_citizenship": False}
    assert of("relocation_support", abroad).verdict == "likely"
    closed = of("relocation_support", abroad | {"held_kz_citizenship": True})
    assert (closed.verdict, condition(closed, "route").state) == ("unlikely", "failed")


def test_a_citizen_is_never_more_than_open() -> None:
    found = of("relocation_support", RESETTLER)
    assert found.verdict == "undetermined"
    assert condition(found, "departure_region").reason == "departure_regions"
    assert found.needed == ()


@pytest.mark.parametrize("year", [2024, 2025])
def test_in_other_years_the_route_of_citizens_is_open(year: int) -> None:
    found = of("relocation_support", RESETTLER | {"registered_job_seeker": False}, date(year, 6, 1))
    assert found.verdict == "undetermined"
    assert (
        "permanently_registered_1_year"
        not in of("relocation_support", {"residence_status": "citizen"}, date(year, 6, 1)).needed
    )


def test_one_unknown_shared_by_both_routes_is_not_taken_apart() -> None:
    """Whatever the status is, one of the two routes is closed and the other is not open to it."""
    facts = {
        "residence_status": "unknown",
        "ethnic_kazakh": False,
        "included_in_quota_before": True,
        "registered_job_seeker": False,
    }
    assert of("relocation_support", facts).verdict == "unlikely"


# What would change the result


def test_an_income_that_would_do() -> None:
    found = of("tsa", FAMILY | {"household_income_monthly": 185_301}, date(2026, 2, 10))
    (change,) = found.what_would_change
    assert (change.fact, change.to, change.verdict) == (
        "household_income_monthly",
        {"max": 185_300},
        "likely",
    )


def test_a_missing_registration() -> None:
    found = of("relocation_support", RESETTLER | {"registered_job_seeker": False})
    (change,) = found.what_would_change
    assert (change.fact, change.to, change.verdict) == ("registered_job_seeker", True, "undetermined")


def test_a_region_with_a_quota() -> None:
    found = of("relocation_support", KANDAS | {"move_to_region": "KZ-35"})
    (change,) = found.what_would_change
    assert set(change.to) == {"KZ-11", "KZ-10", "KZ-39", "KZ-55", "KZ-23", "KZ-27", "KZ-63", "KZ-59"}
    assert change.verdict == "likely"


def test_children_that_would_make_a_large_family() -> None:
    found = of("large_family_benefit", {"residence_status": "citizen", "minor_children_at_home": 3})
    (change,) = found.what_would_change
    assert (change.fact, change.to, change.verdict) == ("minor_children_at_home", {"min": 4}, "likely")


def test_a_loan_that_would_not_count() -> None:
    owing = FAMILY | {"consumer_loan_last_quarter": 600_000}
    found = of("tsa", owing, date(2026, 2, 10))
    assert found.verdict == "undetermined"
    changes = {change.fact: (change.to, change.verdict) for change in found.what_would_change}
    # (37 060 × 5 − 150 000) × 3
    assert changes["consumer_loan_last_quarter"] == ({"max": 105_900}, "likely")


def test_where_two_things_fail_no_single_change_helps() -> None:
    facts = KANDAS | {"move_to_region": "KZ-35", "included_in_quota_before": True}
    assert of("relocation_support", facts).what_would_change == ()


def test_nobody_is_told_to_be_somebody_else() -> None:
    changeable = {fact for programme in PROGRAMMES.values() for fact in programme.may_change}
    assert not changeable & {
        "residence_status",
        "ethnic_kazakh",
        "held_kz_citizenship",
        "child_birth_date",
        "carer_insured",
        "mother_insured",
        "lost_breadwinner",
        "disability",
        "capacity_loss_percent",
        "raises_child_with_disability",
        "mother_award",
        "included_in_quota_before",
        "insured_months",
    }


# Maternity

MOTHER = {
    "residence_status": "citizen",
    "mother_insured": True,
    "insured_as": "employee",
    "maternity_leave_start": "2026-10-01",
    "maternity_leave_days": 126,
    "mother_average_income_12_months": 200_000,
}


def test_maternity_runs_out_twelve_months_after_the_leave_began() -> None:
    found = of("maternity_payment", MOTHER)
    assert (found.verdict, found.from_, found.until) == ("likely", ON, date(2027, 10, 1))
    assert of("maternity_payment", MOTHER | {"maternity_leave_start": "2025-11-21"}).verdict == "unlikely"
    assert of("maternity_payment", MOTHER | {"maternity_leave_start": "2025-11-22"}).verdict == "likely"


def test_leave_that_lies_ahead_counts_from_its_first_day() -> None:
    ahead = of("maternity_payment", MOTHER | {"maternity_leave_start": "2026-12-20"})
    assert (ahead.verdict, ahead.from_) == ("likely", date(2026, 12, 20))
    assert amount(ahead, "lump_sum") == (756_000, 756_000)
    next_year = of("maternity_payment", MOTHER | {"maternity_leave_start": "2027-01-10"})
    assert (next_year.verdict, amount(next_year, "lump_sum")) == ("likely", (None, None))


def test_days_that_are_not_known_are_a_range() -> None:
    found = of("maternity_payment", MOTHER | {"maternity_leave_days": "unknown"})
    assert amount(found, "lump_sum_gross") == (840_000, 1_226_667)


# Insurance against disability and the loss of a breadwinner


def test_a_sum_that_is_not_above_zero_is_refused() -> None:
    facts = {"residence_status": "citizen", "capacity_loss_percent": 60, "insured_months": 50}
    half = of("disability_payment", facts | {"average_income_24_months": 42_500})
    assert (half.verdict, condition(half, "sum").state, condition(half, "sum").limit) == (
        "unlikely",
        "failed",
        42_500,
    )
    in_2027 = of("disability_payment", facts | {"average_income_24_months": 0}, date(2027, 2, 1))
    assert (in_2027.verdict, condition(in_2027, "sum").reason) == ("undetermined", "parameter_missing")


def test_a_programme_asks_only_for_what_can_still_matter() -> None:
    child = {"residence_status": "citizen", "disability": "child_under_7"}
    assert of("disability_benefit", child).needed == ()
    adult = {"residence_status": "citizen", "disability": "group_2"}
    assert of("disability_benefit", adult).needed == ("disability_cause",)


@pytest.mark.parametrize(
    ("programme", "facts", "open_ended"),
    [
        # an income that nobody knows, or only from below
        ("survivor_payment", {"deceased_average_income_24_months": "unknown"}, True),
        ("survivor_payment", {"deceased_average_income_24_months": {"min": 100_000}}, True),
        ("survivor_payment", {"deceased_average_income_24_months": {"min": 100_000, "max": 200_000}}, False),
        (
            "survivor_payment",
            {"deceased_average_income_24_months": 100_000, "deceased_insured_months": 50},
            False,
        ),
        # how many orphans nobody knows
        ("survivor_benefit", {"both_parents_lost": True}, True),
        ("survivor_benefit", {"both_parents_lost": False}, False),
        # a cap holds whatever the income is
        ("childcare_payment", INSURED | {"carer_average_income_24_months": "unknown"}, False),
        ("birth_benefit", CHILD | {"children_born_together": "unknown"}, True),
        ("tsa", FAMILY | {"household_size": "unknown", "poverty_line_official": 50_000}, True),
        ("tsa", FAMILY, False),
    ],
)
def test_an_upper_end_that_nobody_meant_is_told(
    programme: str, facts: dict[str, Any], open_ended: bool
) -> None:
    loss = {"residence_status": "citizen", "lost_breadwinner": True, "deceased_insured": True}
    found = of(programme, facts if "residence_status" in facts else loss | facts)
    assert {payment.open_ended for payment in found.payments if payment.id != "child_supplement"} == {
        open_ended
    }


# Notices


@pytest.mark.parametrize(
    ("facts", "notice"),
    [
        ({"disability": "group_1", "disability_cause": "general_illness"}, "choose_one"),
        ({"disability": "group_1", "disability_cause": "other"}, "choose_one"),
        ({"disability": "group_2", "disability_cause": "since_childhood"}, "survivor_added"),
        ({"disability": "child_group_1"}, "survivor_added"),
    ],
)
def test_disability_and_the_loss_of_a_breadwinner(facts: dict[str, Any], notice: str) -> None:
    loss = {"residence_status": "citizen", "lost_breadwinner": True, "dependants_of_deceased": 1}
    assert [one.id for one in assess(parse_situation(facts | loss), ON).notices] == [notice]
    assert assess(parse_situation(facts | {"lost_breadwinner": "unknown"}), ON).notices == ()


# Gates


@pytest.mark.parametrize(
    "programme", ["birth_benefit", "childcare_benefit", "childcare_payment", "maternity_payment"]
)
def test_without_a_child_nothing_more_is_asked(programme: str) -> None:
    found = of(programme, {"has_or_expects_child": False})
    assert (found.verdict, found.needed, found.payments) == ("unlikely", (), ())


# Declarations


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES)
def test_every_condition_and_payment_says_where_it_stands(programme: Any) -> None:
    for part in (*programme.requires, *programme.pays):
        assert part.source.law
        assert part.source.url.startswith("http")
        if part.source.law.startswith("Social Code"):
            assert "#z" in part.source.url
        assert part.source.certainty in ("firm", "one_source", "not_settled")
        assert part.source.checked_on <= date(2026, 11, 22)


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES)
def test_every_fact_is_of_the_vocabulary(programme: Any) -> None:
    assert set(programme.facts()) <= set(FACTS)
    assert set(programme.may_change) <= set(programme.facts())
    assert programme.apply
    assert figures().documents[programme.id]


# Sources


@pytest.mark.parametrize(
    ("programme", "facts", "name", "law", "anchor"),
    [
        ("tsa", FAMILY, "measures", "Social Code art. 128 4)", "z1823"),
        ("tsa", FAMILY, "contract", "Social Code art. 128 5)", "z1824"),
        ("childcare_payment", INSURED, "not_working", "Social Code art. 86 п. 1, 2, 4", "z1327"),
    ],
)
def test_a_condition_cites_the_very_point(
    programme: str, facts: dict[str, Any], name: str, law: str, anchor: str
) -> None:
    cited = condition(of(programme, facts), name)
    assert (cited.law, cited.url.partition("#")[2]) == (law, anchor)


def test_the_childcare_payment_cites_its_formula_and_not_only_its_cap() -> None:
    gross, _ = of("childcare_payment", INSURED).payments
    assert (gross.law, gross.url.partition("#")[2]) == ("Social Code art. 85 п. 1, 2", "z1316")


@pytest.mark.parametrize(
    ("programme", "facts", "status"),
    [
        ("birth_benefit", CHILD, "foreigner_permanent"),
        ("childcare_benefit", CARER, "refugee"),
        ("childcare_payment", INSURED, "foreigner_temporary"),
    ],
)
def test_a_status_that_the_law_leaves_open_is_not_a_missing_figure(
    programme: str, facts: dict[str, Any], status: str
) -> None:
    residence = condition(of(programme, facts | {"residence_status": status}), "residence")
    assert (residence.state, residence.reason, residence.certainty) == (
        "unknown",
        "status_of_the_applicant",
        "not_settled",
    )


@pytest.mark.parametrize("status", ["foreigner_temporary", "abroad"])
def test_that_others_get_no_family_benefit_rests_on_one_source(status: str) -> None:
    for programme, facts in (("birth_benefit", CHILD), ("childcare_benefit", CARER)):
        residence = condition(of(programme, facts | {"residence_status": status}), "residence")
        assert (residence.state, residence.certainty) == ("failed", "one_source")
    family = condition(of("tsa", FAMILY | {"residence_status": status}), "residence")
    assert (family.state, family.certainty) == ("failed", "firm")


def test_a_condition_on_a_quota_cites_the_quota_of_its_year() -> None:
    of_2025, of_2026, of_2027 = (
        condition(of("relocation_support", KANDAS, date(year, 6, 1)), "kandas_region")
        for year in (2025, 2026, 2027)
    )
    assert of_2025.law == "Regional quota for kandas and resettlers, 2025"
    assert of_2026.law == "Regional quota for kandas and resettlers, order of 12.12.2025"
    assert of_2025.url != of_2026.url
    assert (of_2027.reason, of_2027.law) == ("quota_of_the_year", "Social Code art. 112 п. 3")


def test_inclusion_in_the_quota_is_applied_for_at_egov_too() -> None:
    assert Destination("egov") in of("relocation_support", KANDAS).apply

"""Synthetic households, the same for the same seed: every fact known, as a person would know it.

Shares are rough (most people have no disability, most mothers of babies were insured or not at about even
odds); nothing rests on them but the figures of a benchmark.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from rules.facts import REGIONS

Facts = dict[str, Any]


def household(dice: Random, on: date) -> Facts:
    """One household, with an answer to every question that anybody could ask it."""
    facts: Facts = {
        **_person(dice),
        **_family(dice),
        **_child(dice, on),
        **_work(dice),
        **_disability(dice),
        **_loss(dice),
        **_move(dice),
    }
    return facts


def _person(dice: Random) -> Facts:
    statuses = ("citizen", "kandas", "foreigner_permanent", "stateless_permanent", "refugee")
    status = dice.choices((*statuses, "foreigner_temporary", "abroad"), (84, 6, 3, 1, 1, 3, 2))[0]
    return {"residence_status": status, "region": dice.choice(REGIONS)}


def _family(dice: Random) -> Facts:
    size = dice.choices(range(1, 10), (8, 14, 18, 22, 16, 11, 6, 3, 2))[0]
    little = min(size - 1, dice.choices(range(4), (55, 27, 13, 5))[0])
    works = dice.random() < 0.8
    return {
        "household_size": size,
        "children_aged_1_to_6": little,
        "minor_children_at_home": max(
            little, min(size - 1, dice.choices(range(8), (30, 20, 18, 13, 9, 6, 3, 1))[0])
        ),
        "mother_award": dice.choices(
            ("none", "kumis_alka", "altyn_alka", "mother_heroine", "maternal_glory_1", "maternal_glory_2"),
            (92, 4, 2, 0.5, 0.8, 0.7),
        )[0],
        "household_income_monthly": round(dice.lognormvariate(12.2, 0.7)),
        "consumer_loan_last_quarter": dice.choice((0, 0, 0, 50_000 * dice.randrange(1, 20))),
        "poverty_line_official": 36_000 + 10 * dice.randrange(1200) if dice.random() < 0.1 else "unknown",
        "has_able_bodied_member": works,
        "only_able_bodied_member_is_carer": works and dice.random() < 0.15,
        "refused_employment_measures_6_months": dice.random() < 0.02,
        "broke_social_contract_6_months": dice.random() < 0.02,
        "owns_two_homes_and_two_cars": dice.random() < 0.03,
    }


def _child(dice: Random, on: date) -> Facts:
    if dice.random() < 0.6:
        return {"has_or_expects_child": False}
    born = on + timedelta(days=dice.randrange(-700, 240))
    leave = born - timedelta(days=70)
    return {
        "has_or_expects_child": True,
        "child_birth_date": born.isoformat(),
        "child_route": dice.choices(("born", "adopted", "guardianship"), (96, 2, 2))[0],
        "child_order": dice.choices(range(1, 8), (32, 27, 20, 11, 6, 3, 1))[0],
        "children_born_together": dice.choices((1, 2, 3), (97, 2.8, 0.2))[0],
        "child_on_state_support": dice.random() < 0.01,
        "maternity_leave_start": leave.isoformat(),
        "maternity_leave_days": dice.choices((126, 140, 170, 184), (80, 15, 4, 1))[0],
    }


def _work(dice: Random) -> Facts:
    insured = dice.random() < 0.5
    income = round(dice.lognormvariate(12.0, 0.7))
    return {
        "carer_insured": insured,
        "mother_insured": insured and dice.random() < 0.9,
        "insured_as": dice.choices(("employee", "entrepreneur", "special_regime"), (85, 10, 5))[0],
        "carer_average_income_24_months": income,
        "mother_average_income_12_months": income,
        "carer_returned_to_work": dice.random() < 0.1,
    }


def _disability(dice: Random) -> Facts:
    groups = (
        "none",
        "group_1",
        "group_2",
        "group_3",
        "child_under_7",
        "child_group_1",
        "child_group_2",
        "child_group_3",
    )
    disability = dice.choices(groups, (90, 1, 2, 4, 1, 0.5, 0.8, 0.7))[0]
    adult = disability.startswith("group_")
    raises = disability.startswith("child_") or dice.random() < 0.02
    return {
        "disability": disability,
        "disability_cause": dice.choices(
            ("general_illness", "since_childhood", "service_or_radiation", "on_duty_service", "other"),
            (70, 20, 4, 2, 4),
        )[0],
        "capacity_loss_percent": dice.choice((30, 45, 60, 75, 90)) if adult else 0,
        "insured_months": dice.randrange(0, 240),
        "average_income_24_months": round(dice.lognormvariate(12.0, 0.7)),
        "raises_child_with_disability": raises,
        "children_with_disability": dice.choices((1, 2, 3), (90, 9, 1))[0],
        "cares_for_group_1": dice.random() < 0.02,
    }


def _loss(dice: Random) -> Facts:
    lost = dice.random() < 0.06
    return {
        "lost_breadwinner": lost,
        "both_parents_lost": lost and dice.random() < 0.1,
        "dependants_of_deceased": dice.choices(range(1, 7), (35, 30, 20, 9, 4, 2))[0],
        "deceased_insured": dice.random() < 0.6,
        "deceased_average_income_24_months": round(dice.lognormvariate(12.0, 0.7)),
        "deceased_insured_months": dice.randrange(0, 240),
    }


def _move(dice: Random) -> Facts:
    return {
        "ethnic_kazakh": dice.random() < 0.75,
        "held_kz_citizenship": dice.random() < 0.1,
        "move_to_region": dice.choice(REGIONS),
        "included_in_quota_before": dice.random() < 0.05,
        "family_size_moving": dice.randrange(1, 7),
        "registered_job_seeker": dice.random() < 0.3,
        "permanently_registered_1_year": dice.random() < 0.9,
        "buys_or_builds_home": dice.random() < 0.5,
        "home_price": 100_000 * dice.randrange(30, 300),
    }

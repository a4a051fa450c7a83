"""Disability, care for people with disability, the loss of a breadwinner."""

from datetime import date
from fractions import Fraction
from math import ceil

from rules.figures import Figures
from tests.rules.reference.common import (
    UNLIKELY,
    Facts,
    Result,
    figure,
    insured_status,
    list_a,
    list_b,
    times,
    verdict_of,
)

_NET = Fraction("0.9")


def child_disability_carer_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    verdict = verdict_of(list_a(facts), facts["raises_child_with_disability"])
    if verdict == "unlikely":
        return UNLIKELY
    rate = Fraction("1.61") * facts["children_with_disability"]
    return Result(verdict, {"monthly": times(rate, figure(figures, "pm", on))})


def group_1_carer_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    verdict = verdict_of(list_a(facts), facts["cares_for_group_1"])
    if verdict == "unlikely":
        return UNLIKELY
    return Result(verdict, {"monthly": times("1.61", figure(figures, "pm", on))})


_CHILDREN = {
    "child_under_7": "1.61",
    "child_group_1": "2.2",
    "child_group_2": "1.83",
    "child_group_3": "1.61",
}
_ADULTS = {
    "general_illness": {"group_1": "2.2", "group_2": "1.76", "group_3": "1.2"},
    "since_childhood": {"group_1": "2.2", "group_2": "1.83", "group_3": "1.61"},
    "service_or_radiation": {"group_1": "3.22", "group_2": "2.75", "group_3": "2.31"},
    "on_duty_service": {"group_1": "3.94", "group_2": "3.04", "group_3": "2.31"},
}


def disability_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    disability, cause = facts["disability"], facts["disability_cause"]
    verdict = verdict_of(list_b(facts), disability != "none")
    if verdict == "unlikely":
        return UNLIKELY
    if disability in _CHILDREN:
        rates = [_CHILDREN[disability]]
    elif cause == "other":
        rates = [by_group[disability] for by_group in _ADULTS.values()]
    else:
        rates = [_ADULTS[cause][disability]]
    pm = figure(figures, "pm", on)
    if pm is None:
        return Result(verdict, {"monthly": None})
    sums = [ceil(Fraction(rate) * pm) for rate in rates]
    return Result(verdict, {"monthly": (min(sums), max(sums))})


def _participation(months: int, first_step: int) -> Fraction:
    """`first_step`: the month at which 0.02 is added for the first time, 72 or 84."""
    if months < 6:
        return Fraction("0.1")
    if months < 12:
        return Fraction("0.7")
    if months < 24:
        return Fraction("0.75")
    if months < 36:
        return Fraction("0.85")
    if months < 48:
        return Fraction("0.9")
    if months < 60:
        return Fraction("0.95")
    if months < first_step:
        return Fraction(1)
    steps = (months - first_step) // 12 + 1
    return min(Fraction("1.3"), 1 + Fraction("0.02") * steps)


def _insured_sums(average: int, mzp: int, share: Fraction, months: int) -> tuple[Fraction, Fraction]:
    """The sum by the two readings of the participation, the smaller first."""
    base = (average - Fraction(mzp, 2)) * Fraction("0.6") * share
    return base * _participation(months, 84), base * _participation(months, 72)


def disability_payment(facts: Facts, on: date, figures: Figures) -> Result:
    percent, months = facts["capacity_loss_percent"], facts["insured_months"]
    if percent < 30 or months < 1:
        return UNLIKELY
    mzp = figure(figures, "mzp", on)
    if mzp is None:
        verdict = verdict_of(insured_status(facts), None)
        return Result(verdict, {"monthly_gross": None, "monthly": None})
    low, high = _insured_sums(facts["average_income_24_months"], mzp, Fraction(percent, 100), months)
    verdict = verdict_of(insured_status(facts), low > 0)
    if verdict == "unlikely":
        return UNLIKELY
    # Groups I and II: nothing is withheld where the disability is set without term, which is not asked.
    most = high if facts["disability"] in ("group_1", "group_2") else _NET * high
    return Result(
        verdict,
        {"monthly_gross": (ceil(low), ceil(high)), "monthly": (ceil(_NET * low), ceil(most))},
    )


_DEPENDANTS = {1: "0.92", 2: "1.7", 3: "2.25", 4: "2.6", 5: "2.75"}


def survivor_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    verdict = verdict_of(list_b(facts), facts["lost_breadwinner"])
    if verdict == "unlikely":
        return UNLIKELY
    dependants = facts["dependants_of_deceased"]
    if facts["both_parents_lost"]:
        high = Fraction("1.54") * dependants
        # Whether "not more than 2.92 for all" limits the orphans is not settled; of one it changes nothing.
        low = min(high, Fraction("2.92"))
    else:
        low = high = Fraction(_DEPENDANTS.get(dependants, "3.0"))
    pm = figure(figures, "pm", on)
    return Result(verdict, {"monthly": None if pm is None else (ceil(low * pm), ceil(high * pm))})


_SHARES = {1: "0.5", 2: "0.65", 3: "0.8"}


def survivor_payment(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["lost_breadwinner"] or not facts["deceased_insured"]:
        return UNLIKELY
    mzp = figure(figures, "mzp", on)
    if mzp is None:
        return Result(verdict_of(insured_status(facts), None), {"monthly": None})
    share = Fraction(_SHARES.get(facts["dependants_of_deceased"], "1.0"))
    average, months = facts["deceased_average_income_24_months"], facts["deceased_insured_months"]
    low, high = _insured_sums(average, mzp, share, months)
    verdict = verdict_of(insured_status(facts), low > 0)
    if verdict == "unlikely":
        return UNLIKELY
    return Result(verdict, {"monthly": (ceil(low), ceil(high))})

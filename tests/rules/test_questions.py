"""What is asked, in which order, and that it ends."""

import random
from datetime import date
from typing import Any

import pytest

from rules import FACTS, PROGRAMMES, BadSituation, assess, next_questions, parse_situation

ON = date(2026, 11, 22)


def asked(facts: dict[str, Any], *programmes: str) -> list[str]:
    return [question.fact for question in next_questions(parse_situation(facts), ON, programmes or None)]


def test_what_serves_most_programmes_comes_first() -> None:
    first = next_questions(parse_situation({}), ON)[0]
    assert first.fact == "residence_status"
    assert len(first.serves) == len(PROGRAMMES)


def test_what_is_hard_to_talk_about_comes_late() -> None:
    order = asked({})
    places = [place for place, fact in enumerate(order) if FACTS[fact].sensitivity == "intimate"]
    assert min(places) > len(order) // 2
    assert order[-1] == "poverty_line_official"
    sums = [place for place, fact in enumerate(order) if FACTS[fact].kind == "money" and place in places]
    assert order[min(sums)] == "household_income_monthly"


def test_details_wait_for_what_may_make_them_needless() -> None:
    order = asked({})
    assert order.index("capacity_loss_percent") < order.index("insured_months")
    assert order.index("household_income_monthly") < order.index("has_able_bodied_member")
    assert order.index("carer_insured") < order.index("child_order")


def test_an_answer_that_is_not_known_is_not_asked_again() -> None:
    facts = {"child_birth_date": "unknown", "residence_status": "declined", "child_order": {"min": 2}}
    assert not set(asked(facts)) & set(facts)


def test_what_is_asked_does_not_depend_on_who_was_assessed_before() -> None:
    # Children fit into the family, so either number can stand in for the other one that is not known.
    members, children = "household_size", "children_aged_1_to_6"
    day_of_its_own = date(2026, 2, 17)
    for unknown, other in ((members, children), (children, members)):
        situation = parse_situation({unknown: "unknown", "household_income_monthly": 100_000})
        worth_asking = {question.fact for question in next_questions(situation, day_of_its_own, ["tsa"])}
        assert other in worth_asking
        assert unknown not in worth_asking


@pytest.mark.parametrize(
    ("average", "months", "percent"), [(42_503, 60, 56), (42_503, 72, 55), (42_504, 12, 56), (42_530, 1, 56)]
)
def test_what_rounding_brings_out_at_one_percentage_alone_is_asked(
    average: int, months: int, percent: int
) -> None:
    # The sum is so small that the tax a group spares shows at few percentages, by one tenge.
    facts = {"residence_status": "citizen", "average_income_24_months": average, "insured_months": months}
    sums = set()
    for group in ("group_1", "group_3"):
        told = {**facts, "capacity_loss_percent": percent, "disability": group}
        (found,) = assess(parse_situation(told), ON, ["disability_payment"]).programmes
        sums.add(tuple((payment.min, payment.max) for payment in found.payments))
    assert len(sums) == 2
    assert "disability" in asked(facts, "disability_payment")


def test_a_loan_is_asked_where_it_takes_the_last_tenge_of_a_line_that_may_be_nothing() -> None:
    family = {"residence_status": "citizen", "region": "KZ-15", "household_size": 2}
    line = {"poverty_line_official": {"min": 0, "max": 20_000}}
    least = set()
    for loan in (0, 3):
        told = {**family, **line, "household_income_monthly": 1, "consumer_loan_last_quarter": loan}
        (found,) = assess(parse_situation(told), date(2023, 7, 1), ["tsa"]).programmes
        least.add(found.payments[0].min)
    assert least == {0, 1}
    assert "consumer_loan_last_quarter" in asked({**family, **line}, "tsa")


def test_the_region_of_departure_is_not_asked() -> None:
    assert "region" not in asked({"residence_status": "citizen"}, "relocation_support")


def test_only_the_programmes_asked_about() -> None:
    assert set(asked({}, "kandas_status")) == {"residence_status", "ethnic_kazakh", "held_kz_citizenship"}


def test_an_unknown_programme_or_day_is_refused() -> None:
    with pytest.raises(BadSituation, match="there is no programme tsaa"):
        next_questions(parse_situation({}), ON, ["tsaa"])
    with pytest.raises(BadSituation, match="2023-06-30 is before"):
        assess(parse_situation({}), date(2023, 6, 30))


@pytest.mark.parametrize("seed", range(20))
def test_an_interview_ends_with_nothing_more_to_ask(seed: int) -> None:
    dice = random.Random(seed)
    facts: dict[str, Any] = {}
    while order := asked(facts):
        assert len(facts) < len(FACTS)
        facts[order[0]] = _answer(dice, order[0])
        try:
            parse_situation(facts)
        except BadSituation:
            facts[order[0]] = "unknown"
    assert all(programme.needed == () for programme in assess(parse_situation(facts), ON).programmes)


def _answer(dice: random.Random, name: str) -> Any:
    fact = FACTS[name]
    if dice.random() < 0.15:
        return dice.choice(("unknown", "declined"))
    if fact.kind == "date":
        return date(2026, dice.randrange(1, 13), dice.randrange(1, 29)).isoformat()
    if fact.is_number:
        assert isinstance(fact.min, int)
        assert isinstance(fact.max, int)
        return dice.randrange(fact.min, min(fact.max, 200_000) + 1)
    return dice.choice(fact.values)


def test_an_answer_that_implies_another_one_is_asked_where_that_one_is_not_known() -> None:
    """Whoever does not say whether they lost the breadwinner may still say that both parents died."""
    loss = {
        "residence_status": "citizen",
        "lost_breadwinner": "unknown",
        "deceased_insured": True,
        "dependants_of_deceased": 2,
        "deceased_average_income_24_months": 200_000,
        "deceased_insured_months": 30,
    }
    assert asked(loss, "survivor_payment") == ["both_parents_lost"]
    assert asked(loss | {"lost_breadwinner": True}, "survivor_payment") == []


def test_a_family_too_large_for_its_children_to_tell_more() -> None:
    large = {"residence_status": "citizen", "household_size": {"min": 22, "max": 23}}
    assert "children_aged_1_to_6" in asked(large, "tsa")

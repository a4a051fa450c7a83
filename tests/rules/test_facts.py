"""The vocabulary is whole, and each fact has a domain."""

from rules.facts import FACTS, FACTS_OF_A_CHILD, REGIONS


def test_there_are_fifty_one_facts_and_twenty_regions() -> None:
    assert len(FACTS) == 51
    assert len(REGIONS) == len(set(REGIONS)) == 20


def test_every_fact_has_values_or_ends() -> None:
    for name, fact in FACTS.items():
        assert fact.name == name
        assert bool(fact.values) != (fact.min is not None and fact.max is not None), name


def test_what_is_hard_to_talk_about_is_marked() -> None:
    intimate = {name for name, fact in FACTS.items() if fact.sensitivity == "intimate"}
    assert {"household_income_monthly", "disability", "lost_breadwinner"} <= intimate
    assert not {"residence_status", "child_birth_date", "region"} & intimate


def test_facts_of_a_child_are_facts() -> None:
    assert set(FACTS_OF_A_CHILD) <= set(FACTS)

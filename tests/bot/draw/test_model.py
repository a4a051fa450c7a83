"""The model says what the rules say: nothing is left out, nothing is invented."""

import pytest

from bot.content import Content
from bot.draw import describe
from rules import FACTS, PROGRAMMES
from rules.programme import MonthsAfter


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_programme_reads_the_facts_of_its_rule(content: Content, name: str) -> None:
    rule = PROGRAMMES[name]
    (programme,) = describe(content, "ru", [name]).programmes
    besides = {rule.starts} if rule.starts else set()
    besides |= {rule.until.fact} if isinstance(rule.until, MonthsAfter) else set()
    assert set(programme.facts) == set(rule.facts()) | besides


@pytest.mark.parametrize("name", PROGRAMMES)
def test_each_condition_and_payment_is_a_reader_of_its_own_facts(content: Content, name: str) -> None:
    rule = PROGRAMMES[name]
    (programme,) = describe(content, "kk", [name]).programmes
    readers = {reader.id: reader for reader in programme.readers}
    for requirement in rule.requires:
        reader = readers.pop(f"condition.{name}.{requirement.id}")
        assert reader.reads == requirement.facts()
        assert set(reader.gates) == set(requirement.facts()) - set(requirement.test.facts())
        assert reader.certainty == requirement.source.certainty
    for payment in rule.pays:
        reader = readers.pop(f"payment.{name}.{payment.id}")
        assert set(reader.reads) - {rule.starts} == set(payment.amount.facts()) - {rule.starts}
    assert set(readers) == {
        *([f"form.{name}"] if rule.form else []),
        *([f"time.{name}"] if rule.until else []),
    }


def test_each_fact_is_a_question_in_the_words_of_the_dialogs(content: Content) -> None:
    model = describe(content, "kk")
    assert {question.fact for question in model.questions} == set(FACTS) & set(content.questions)
    status = next(question for question in model.questions if question.fact == "residence_status")
    assert status.text == content.words("kk", "question.residence_status.text")
    assert [option.id for option in status.options] == [
        f"option.residence_status.{value}" for value in FACTS["residence_status"].values
    ]


def test_yes_and_no_are_options(content: Content) -> None:
    question = next(one for one in describe(content, "ru").questions if one.fact == "carer_insured")
    assert [(option.id, option.text) for option in question.options] == [
        ("option.carer_insured.true", "Да"),
        ("option.carer_insured.false", "Нет"),
    ]


def test_doors_lead_and_settle(content: Content) -> None:
    model = describe(content, "ru", ["birth_benefit"])
    assert [door.id for door in model.doors] == ["topic.child", "situation.baby"]
    assert [door.id for door in model.settled_by("has_or_expects_child")] == ["situation.baby"]


@pytest.mark.parametrize("programmes", [None, ["tsa"], ["relocation_support", "survivor_payment"]])
def test_nodes_are_unique_and_edges_join_them(content: Content, programmes: list[str] | None) -> None:
    model = describe(content, "ru", programmes)
    nodes = model.nodes()
    assert len(set(nodes)) == len(nodes)
    edges = model.edges()
    assert len(set(edges)) == len(edges)
    assert {end for edge in edges for end in (edge.source, edge.target)} == set(nodes)
    assert set(model.related) <= set(nodes)


def test_what_has_no_words_yet_stands_by_its_id(content: Content) -> None:
    from dataclasses import replace

    bare = replace(content, questions={}, topics={}, situations=())
    model = describe(bare, "ru", ["tsa"])
    assert model.doors == ()
    assert {question.kind for question in model.questions} == {None}


@pytest.mark.parametrize("programmes", [["tsaa"], []])
def test_what_cannot_be_described(content: Content, programmes: list[str]) -> None:
    with pytest.raises(ValueError, match="there is no"):
        describe(content, "ru", programmes)

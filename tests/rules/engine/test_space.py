"""Sets of points: what is possible, what a condition says, what stays when nobody will say."""

from collections.abc import Sequence

from rules.engine.classes import Code, classes_of
from rules.engine.space import Space
from rules.expressions import Turns


def space() -> Space:
    """Two yes-or-no facts and a count in three classes: 0, 1 to 3, 4 and more."""
    turns = Turns()
    for fact in ("carer_insured", "child_on_state_support"):
        turns.among(fact, frozenset({True}))
    turns.number("minor_children_at_home", 1, 4)
    facts = ("carer_insured", "child_on_state_support", "minor_children_at_home")
    return Space({fact: classes_of(fact, turns) for fact in facts})


def count(points: int) -> int:
    return points.bit_count()


def test_every_combination_is_a_point() -> None:
    assert count(space().all) == 2 * 2 * 3


def test_what_is_known_narrows() -> None:
    known: dict[str, Sequence[Code]] = {
        "nothing": (-1, -2, -1),
        "one answer": (0, -1, -1),
        "a range": (-1, -1, (1, 2)),
        "everything": (0, 1, 2),
    }
    assert {name: count(space().within(codes)) for name, codes in known.items()} == {
        "nothing": 12,
        "one answer": 6,
        "a range": 8,
        "everything": 1,
    }


def test_points_are_sorted_by_an_answer() -> None:
    one = space()
    found = one.sorted_by(("carer_insured", "minor_children_at_home"), lambda point: point == (0, 2))
    assert {said: count(points) for said, points in found.items()} == {True: 2, False: 10}
    among = one.within((0, 0, -1))
    assert count(one.sorted_by(("carer_insured",), lambda _: True, among)[True]) == 3


def test_what_nobody_will_say_is_forgotten() -> None:
    one = space()
    point = one.within((0, 1, 2))
    assert one.forget(point, 2) == one.within((0, 1, -1))
    assert one.forget(one.forget(point, 2), 0) == one.within((-1, 1, -1))


def test_an_answer_parts_sets_that_differ_in_it_alone() -> None:
    one = space()
    few, many = one.within((0, 0, (0, 1))), one.within((0, 0, 2))
    assert one.parted((few, many), 2)
    assert not one.parted((few, many), 0)
    assert not one.parted((few, one.within((1, 0, 2))), 2)


def test_the_classes_that_occur() -> None:
    one = space()
    assert one.present(one.within((0, 1, (1, 2))), 2) == [1, 2]

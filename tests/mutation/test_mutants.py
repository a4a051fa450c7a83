"""The faults are faults: each changes its file in one place, and most of the files can still be read."""

import ast
from pathlib import Path

import pytest

from tests.mutation import code, dialogs, figures
from tests.mutation.checks import Check
from tests.mutation.mutant import Mutant, Source
from tests.mutation.trying import chosen, try_all

ROOT = Path(__file__).resolve().parents[2]
MUTANTS = (*dialogs.mutants(ROOT), *code.mutants(ROOT), *figures.mutants(ROOT))


def test_python_stays_python() -> None:
    for mutant in MUTANTS:
        if mutant.path.endswith(".py"):
            ast.parse(mutant.changed)


def test_every_kind_of_people_is_thought_of() -> None:
    assert {mutant.area for mutant in MUTANTS} == {"dialogs", "rules", "bot"}
    kinds = {mutant.kind for mutant in MUTANTS}
    assert kinds >= {
        "option removed", "hint dropped", "questions swapped", "links swapped", "screen line removed",
        "translation dropped", "translations swapped", "paper forgotten", "figure changed",
        "coefficient changed", "condition inverted", "Requirement forgotten", "comparison flipped",
        "branch dropped",
    }  # fmt: skip


def test_a_seed_names_its_mutants_and_every_kind_has_its_turn() -> None:
    some = chosen(MUTANTS, 60, seed=1)
    assert some == chosen(MUTANTS, 60, seed=1) != chosen(MUTANTS, 60, seed=2)
    assert len({mutant.kind for mutant in some}) > 40
    assert all(mutant.changed != mutant.text for mutant in some)


@pytest.mark.parametrize(
    ("written", "kind", "changed"),
    [
        ("buttons: [1, 2]\n", "button removed", {"buttons: [2]\n", "buttons: [1]\n"}),
        ("a: 1\nhint: >-\n  one\n  two\nb: 2\n", "hint dropped", {"a: 1\nb: 2\n"}),
        (
            "questions:\n  - fact: a\n    x: 1\n\n  - fact: b\n",
            "questions swapped",
            {"questions:\n  - fact: b\n\n  - fact: a\n    x: 1\n"},
        ),
    ],
)  # fmt: skip
def test_what_is_lost_in_a_question(tmp_path: Path, written: str, kind: str, changed: set[str]) -> None:
    folder = tmp_path / "dialogs" / "questions"
    folder.mkdir(parents=True)
    (folder / "one.yaml").write_text(written, encoding="utf-8")
    assert {one.changed for one in dialogs.mutants(tmp_path) if one.kind == kind} == changed


async def test_each_is_tried_until_something_notices_and_then_undone(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules" / "one.py"
    file.write_text("ONE = 1\n", encoding="utf-8")
    source = Source("rules/one.py", "ONE = 1\n")
    mutants = [source.mutant("number", 6, 7, "2"), source.mutant("space", 6, 6, " ")]
    checks = [
        Check("elsewhere", ("no_such_module",), frozenset({"bot"})),
        Check("easy", ("rules.one",)),
        Check("asserts", ("rules.two",)),
    ]
    (tmp_path / "rules" / "two.py").write_text("from rules.one import ONE\nassert ONE == 1\n")
    told: list[tuple[str, str | None]] = []

    def tell(mutant: Mutant, noticed: str | None) -> None:
        told.append((mutant.kind, noticed))

    await try_all(mutants, [tmp_path], checks, tell)
    assert told == [("number", "asserts"), ("space", None)]
    assert file.read_text(encoding="utf-8") == source.text

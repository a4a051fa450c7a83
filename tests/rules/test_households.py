"""The example households make sense on any day, come across every programme, and are refused with a mend."""

from datetime import date
from pathlib import Path

import pytest

from rules import PROGRAMMES, FigureError, Verdict, assess
from rules.households import Household, Shift, households, load_household, load_households

ON = date(2026, 11, 22)
DAYS = [date(2023, 7, 1), date(2024, 2, 29), date(2025, 12, 31), ON, date(2030, 8, 31)]
README = Path(load_households.__code__.co_filename).parent / "households" / "README.md"


def test_they_are_as_many_as_a_person_can_look_through() -> None:
    assert 24 <= len(households()) <= 40
    assert len({household.words for household in households()}) == len(households())


@pytest.mark.parametrize("household", households(), ids=lambda household: household.id)
@pytest.mark.parametrize("day", DAYS)
def test_each_makes_sense_on_any_day(household: Household, day: date) -> None:
    assert set(household.situation_on(day).facts) == set(household.facts)


def verdicts(programme: str) -> set[Verdict]:
    return {
        assess(household.situation_on(ON), ON, [programme]).programmes[0].verdict
        for household in households()
    }


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_between_them_they_have_every_programme_and_do_not(programme: str) -> None:
    assert verdicts(programme) == set(Verdict)


@pytest.mark.parametrize(
    ("shift", "day"),
    [
        (Shift(-4, 0), date(2026, 7, 22)),
        (Shift(3, 0), date(2027, 2, 22)),
        (Shift(0, -20), date(2026, 11, 2)),
        (Shift(0, 30), date(2026, 12, 22)),
    ],
)
def test_the_readme_tells_which_day_is_meant(shift: Shift, day: date) -> None:
    assert shift.seen_from(ON) == day
    assert f"| {day} |" in README.read_text(encoding="utf-8")


def test_months_keep_to_the_last_day() -> None:
    assert Shift(-1, 0).seen_from(date(2024, 3, 31)) == date(2024, 2, 29)


def written(folder: Path, text: str) -> Path:
    path = folder / "somebody.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_household_says_its_facts_as_a_channel_would(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "words: Somebody\nfacts:\n  child_birth_date: {months_before: 4}\n"
        "  maternity_leave_start: 2026-03-15\n"
        "  household_size: {min: 3, max: 5}\n  region: KZ-71\n  carer_insured: unknown\n",
    )
    household = load_household(path)
    assert (household.id, household.words, household.note) == ("somebody", "Somebody", None)
    assert household.facts_on(ON) == {
        "child_birth_date": "2026-07-22",
        "maternity_leave_start": "2026-03-15",
        "household_size": {"min": 3, "max": 5},
        "region": "KZ-71",
        "carer_insured": "unknown",
    }
    assert load_households(tmp_path) == (household,)


SHIFTS = "one of months_before, months_after, days_before, days_after, 0 to 1200"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "1: the file is empty; fill it in as its neighbours are, or delete it"),
        ("words: Somebody\n", "1: `facts` is missing; add it"),
        ("words: ''\nfacts: {}\n", "1: `words` must be a text; write one"),
        (
            "words: Somebody\nfacts: [citizen]\n",
            "2: a list of named values is expected here; write `name: value`",
        ),
        (
            "words: Somebody\nfacts: {}\nage: 3\n",
            "3: `age` is not known here; use words, facts, note",
        ),
        (
            "words: Somebody\nfacts:\n  region: KZ-71\n  household_sise: 3\n",
            "4: household_sise: unknown fact; did you mean household_size?",
        ),
        (
            "words: Somebody\nfacts:\n  region: KZ-70\n",
            '3: region: "KZ-70" is not one of its values; did you mean KZ-79?',
        ),
        (
            "words: Somebody\nfacts:\n  child_birth_date: {weeks_before: 4}\n",
            f"3: child_birth_date: write {{months_before: 4}}; {SHIFTS}",
        ),
        (
            "words: Somebody\nfacts:\n  child_birth_date: {months_before: 4, days_before: 3}\n",
            f"3: child_birth_date: write {{months_before: 4}}; {SHIFTS}",
        ),
        (
            "words: Somebody\nfacts:\n  child_birth_date: {months_before: -4}\n",
            f"3: child_birth_date: write {{months_before: 4}}; {SHIFTS}",
        ),
        (
            "words: Somebody\nfacts:\n  child_birth_date: 2026-02-30\n",
            "3: `child_birth_date` cannot be read; write a number, a day that there is, or a text in quotes",
        ),
    ],
)
def test_a_broken_file_is_refused_with_line_and_mend(tmp_path: Path, text: str, error: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(FigureError) as refused:
        load_household(path)
    assert str(refused.value) == f"{path}:{error}"

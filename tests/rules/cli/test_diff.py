"""What changes between two days or two sets of figures is told, and nothing else."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import rules
from rules import AssessedProgramme, FigureError, Verdict, assess, figures
from rules.cli.diff import Difference, HouseholdChange, Pair, ParameterChange, Side, diff
from rules.cli.diff_text import text
from rules.cli.replaced import NothingReplacedError, figures_with
from rules.figures import Spread
from rules.households import Household, households

DELIVERED = Path(rules.__file__).parent / "parameters"
ON = date(2026, 11, 22)
LAST_OF_2025, FIRST_OF_2026 = date(2025, 12, 31), date(2026, 1, 1)
NEXT_YEAR = """\
  - value: 4700
    from: 2027-01-01
    to: 2027-12-31
    law: Law on the republican budget, 2027
    url: https://example.org/law
    checked_on: 2026-12-20
    certainty: firm
"""


def between(before: date, after: date) -> Difference:
    return diff(Side(before, figures()), Side(after, figures()))


def with_files(*files: Path, on: date = ON) -> Difference:
    return diff(Side(on, figures()), Side(on, figures_with(files)))


def edited(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of a delivered file with one thing changed."""
    folder.mkdir(exist_ok=True)
    written = (DELIVERED / name).read_text(encoding="utf-8")
    assert old in written
    (folder / name).write_text(written.replace(old, new, 1), encoding="utf-8")
    return folder / name


def appended(folder: Path, name: str, rows: str) -> Path:
    return edited(folder, name, written := (DELIVERED / name).read_text(encoding="utf-8"), written + rows)


def parameter(difference: Difference, name: str, region: str | None = None) -> ParameterChange:
    (found,) = [one for one in difference.parameters if (one.id, one.region) == (name, region)]
    return found


def household(difference: Difference, name: str) -> HouseholdChange:
    (found,) = [one for one in difference.households if one.id == name]
    return found


# Days


def test_a_day_and_the_same_day_do_not_differ() -> None:
    same = between(ON, ON)
    assert (same.parameters, same.households) == ((), ())
    assert text(same, len(households())).count("nothing changes") == 2


def test_a_day_and_the_next_of_one_quarter_do_not_differ() -> None:
    same = between(date(2026, 2, 10), date(2026, 2, 11))
    assert (same.parameters, same.households) == ((), ())


def test_a_new_year_brings_new_figures() -> None:
    mrp = parameter(between(LAST_OF_2025, FIRST_OF_2026), "mrp")
    assert mrp.before is not None
    assert mrp.after is not None
    assert (mrp.before.value, mrp.after.value) == (3932, 4325)
    assert mrp.after.law == "Law on the republican budget, 2026"


def test_a_year_without_figures_leaves_no_row() -> None:
    mrp = parameter(between(ON, date(2027, 1, 1)), "mrp")
    assert mrp.before is not None
    assert (mrp.after, mrp.open_reason) == (None, "parameter_missing")


def test_poverty_lines_are_told_by_region() -> None:
    line = parameter(between(LAST_OF_2025, FIRST_OF_2026), "poverty_lines", "KZ-15")
    assert line.before is not None
    assert line.after is not None
    assert (line.before.value, line.after.value) == (Spread(37_030, 70_000), 37_060)
    assert (line.before.estimate, line.after.estimate) == (True, False)


def test_a_household_is_seen_from_each_day() -> None:
    """The child is two months old on both, so only the rate's year differs."""
    fourth = household(between(LAST_OF_2025, FIRST_OF_2026), "fourth_child_aktobe")
    (birth,) = [one for one in fourth.programmes if one.id == "birth_benefit"]
    assert birth.verdict == Pair(Verdict.LIKELY, Verdict.LIKELY)
    lump_sum = birth.payments["lump_sum"]
    assert lump_sum.before is not None
    assert lump_sum.after is not None
    assert (lump_sum.before.min, lump_sum.before.formula) == (247_716, "63 × 3 932")
    assert (lump_sum.after.max, lump_sum.after.formula) == (272_475, "63 × 4 325")


def test_an_amount_that_may_not_be_given_any_more() -> None:
    fourth = household(between(ON, date(2027, 1, 1)), "fourth_child_aktobe")
    (birth,) = [one for one in fourth.programmes if one.id == "birth_benefit"]
    lump_sum = birth.payments["lump_sum"].after
    assert lump_sum is not None
    assert (lump_sum.min, lump_sum.reason) == (None, "parameter_missing")


DAYS = [
    (LAST_OF_2025, FIRST_OF_2026),
    (date(2023, 12, 1), date(2024, 3, 1)),
    (date(2025, 4, 7), date(2025, 4, 8)),
    (ON, date(2027, 2, 1)),
    (date(2027, 2, 1), ON),
]


@pytest.mark.parametrize(("before", "after"), DAYS)
@pytest.mark.parametrize("of", households(), ids=lambda one: one.id)
def test_what_is_told_is_what_is_assessed(of: Household, before: date, after: date) -> None:
    """For every programme there is: what differs is told, and the rest does not differ."""
    difference = diff(Side(before, figures()), Side(after, figures()), [of])
    told = {one.id: one for household in difference.households for one in household.programmes}
    old, new = (assess(of.situation_on(day), day).programmes for day in (before, after))
    for one, other in zip(old, new, strict=True):
        if one.id in told:
            change = told[one.id]
            assert change.verdict == Pair(one.verdict, other.verdict)
            assert change.form == Pair(one.form, other.form)
            for name, pair in change.payments.items():
                assert [sums and (sums.min, sums.max) for sums in (pair.before, pair.after)] == [
                    _ends(one, name),
                    _ends(other, name),
                ]
        elif {one.verdict, other.verdict} != {Verdict.UNDETERMINED} or not (one.needed and other.needed):
            assert (one.verdict, one.form) == (other.verdict, other.form)
            assert [payment.to_json() for payment in _without_sources(one)] == [
                payment.to_json() for payment in _without_sources(other)
            ]


def _ends(programme: AssessedProgramme, name: str) -> tuple[int | None, int | None] | None:
    return next(((one.min, one.max) for one in programme.payments if one.id == name), None)


def _without_sources(programme: AssessedProgramme) -> Iterable[rules.AssessedPayment]:
    return [replace(payment, parameters=()) for payment in programme.payments]


def test_whom_nobody_asked_is_left_out() -> None:
    changed = between(LAST_OF_2025, FIRST_OF_2026).households
    assert "has_said_nothing_yet" not in [one.id for one in changed]
    assert "declines_everything" in [one.id for one in changed]


# Figures


def test_a_changed_figure_changes_who_rests_on_it(tmp_path: Path) -> None:
    changed = with_files(edited(tmp_path, "mrp.yaml", "value: 4325", "value: 4500"))
    (mrp,) = changed.parameters
    assert mrp.before is not None
    assert mrp.after is not None
    assert (mrp.id, mrp.before.value, mrp.after.value) == ("mrp", 4325, 4500)
    changed_households = [one.id for one in changed.households]
    assert "third_child_shymkent" in changed_households
    assert "neighbour_of_group_1_akmola" not in changed_households


def test_a_folder_stands_in_with_all_its_files(tmp_path: Path) -> None:
    edited(tmp_path / "new", "mrp.yaml", "value: 4325", "value: 4500")
    edited(tmp_path / "new", "pm.yaml", "value: 50851", "value: 52000")
    assert [one.id for one in with_files(tmp_path / "new").parameters] == ["mrp", "pm"]


def test_a_row_for_another_day_is_told_too(tmp_path: Path) -> None:
    """It matters already: twins who are expected next year are paid by it."""
    changed = with_files(appended(tmp_path, "mrp.yaml", NEXT_YEAR))
    (mrp,) = changed.parameters
    assert mrp.before is None
    assert mrp.after is not None
    assert (mrp.after.value, mrp.after.valid_from) == (4700, date(2027, 1, 1))
    assert [one.id for one in changed.households] == ["twins_expected_astana"]


def test_a_settled_question_turns_a_verdict(tmp_path: Path) -> None:
    rows = f"rows:\n{NEXT_YEAR}".replace("4700", "true").replace("2027-01-01", "2023-07-01")
    settled = with_files(edited(tmp_path, "birth_term_after_adoption.yaml", "rows: []\n", rows))
    (adopted,) = settled.households
    (birth,) = adopted.programmes
    assert birth.verdict == Pair(Verdict.UNDETERMINED, Verdict.LIKELY)
    assert {name: (one.before, one.after) for name, one in birth.conditions.items()} == {
        "term": ("unknown", "met")
    }
    shown = text(settled, len(households()))
    assert "no row (term_after_adoption) → yes" in shown
    assert "birth_benefit: undetermined → likely" in shown


def test_a_corrected_link_is_a_change_of_the_parameter_alone(tmp_path: Path) -> None:
    url = (
        "https://www.zakon.kz/pravo/6500457-kakimi-budut-mrp-minimalnaya-zarplata-i-pensiya-v-2026-godu.html"
    )
    changed = with_files(edited(tmp_path, "mrp.yaml", url, "https://example.org/law"))
    assert (len(changed.parameters), changed.households) == (1, ())
    assert f"{url} → https://example.org/law" in text(changed, len(households()))


def test_a_comment_is_no_change(tmp_path: Path) -> None:
    same = with_files(edited(tmp_path, "mrp.yaml", "#", "# New words."))
    assert (same.parameters, same.households) == ((), ())
    assert same.parameters_hash.differs


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("mrpp.yaml", "give it the name of the one that it replaces, such as mrp.yaml"),
        ("nothing.yaml/mrp.yaml", "there is no such file or folder; check the path"),
    ],
)
def test_a_file_that_replaces_nothing_is_refused(tmp_path: Path, name: str, error: str) -> None:
    (tmp_path / "mrpp.yaml").write_text("id: mrpp\n", encoding="utf-8")
    with pytest.raises(NothingReplacedError, match=error):
        figures_with([tmp_path / name])


def test_an_empty_folder_and_a_file_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingReplacedError, match="no YAML file is in this folder"):
        figures_with([tmp_path])
    mrp = edited(tmp_path, "mrp.yaml", "4325", "4500")
    with pytest.raises(NothingReplacedError, match="of the same name; leave one out"):
        figures_with([mrp, tmp_path])


def test_a_broken_file_is_named_as_it_was_given(tmp_path: Path) -> None:
    broken = edited(tmp_path, "mrp.yaml", "value: 3450", "value: 3 450")
    with pytest.raises(FigureError) as refused:
        figures_with([broken])
    assert str(refused.value).startswith(f"{broken}:6: `3 450` is not an amount")


# Text and JSON


@pytest.mark.parametrize(("before", "after"), DAYS)
def test_the_text_has_whatever_differs(before: date, after: date) -> None:
    difference = between(before, after)
    shown = text(difference, len(households()))
    assert shown.index("PARAMETERS") < shown.index("EXAMPLE HOUSEHOLDS")
    for one in difference.parameters:
        assert one.id in shown
    for of in difference.households:
        assert f"  {of.words} ({of.id})\n" in shown
        for programme in of.programmes:
            assert f"    {programme.id}: " in shown


def test_the_json_is_plain() -> None:
    data = json.loads(json.dumps(between(LAST_OF_2025, FIRST_OF_2026).to_json()))
    assert list(data) == ["days", "parameters_hash", "parameters", "households"]
    assert data["days"] == {"before": "2025-12-31", "after": "2026-01-01"}
    share = next(one for one in data["parameters"] if one["id"] == "special_regime_share")
    assert (share["before"]["value"], share["after"]["value"]) == (
        {"min": "1", "max": "1"},
        {"min": "0.2", "max": "1"},
    )

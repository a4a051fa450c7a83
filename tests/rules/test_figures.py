"""The delivered figures are whole, and a broken file is refused with file, line and mend."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from rules.documents import load_documents
from rules.facts import REGIONS
from rules.figures import FigureError, figures, load_figures, load_parameter
from rules.poverty_lines import PovertyLines

BROKEN = Path(__file__).parent / "broken"


@pytest.mark.parametrize(
    ("name", "day", "value"),
    [
        ("mrp", date(2023, 7, 1), 3450),
        ("mrp", date(2024, 12, 31), 3692),
        ("mrp", date(2025, 1, 1), 3932),
        ("mrp", date(2026, 12, 31), 4325),
        ("mzp", date(2023, 12, 31), 70_000),
        ("mzp", date(2026, 1, 1), 85_000),
        ("pm", date(2023, 12, 31), 40_567),
        ("pm", date(2024, 1, 1), 43_407),
        ("pm", date(2025, 12, 31), 46_228),
        ("pm", date(2026, 1, 1), 50_851),
    ],
)
def test_a_row_covers_its_days(name: str, day: date, value: int) -> None:
    row = figures()[name].on(day)
    assert row is not None
    assert row.value == value


@pytest.mark.parametrize("name", ["mrp", "mzp", "pm"])
@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2027, 1, 1)])
def test_a_day_without_a_row_has_no_value(name: str, day: date) -> None:
    assert figures()[name].on(day) is None


def test_no_day_between_two_rows_is_forgotten() -> None:
    for parameter in figures().parameters.values():
        for row, following in pairwise(sorted(parameter.rows, key=lambda row: row.valid_from)):
            assert row.valid_to is not None, parameter.id
            assert row.valid_to + timedelta(days=1) == following.valid_from, parameter.id


def test_every_row_says_where_it_stands() -> None:
    for parameter in figures().parameters.values():
        for row in parameter.rows:
            assert row.law
            assert row.url.startswith("http")
            assert row.checked_on <= date(2026, 12, 31)


def test_a_published_line_wins_over_the_estimate() -> None:
    lines = figures().poverty_lines.on(date(2026, 2, 10))
    assert set(lines) == set(REGIONS)
    assert (lines["KZ-15"].low, lines["KZ-15"].high, lines["KZ-15"].certainty) == (
        37_060,
        37_060,
        "one_source",
    )
    assert (lines["KZ-71"].low, lines["KZ-71"].high, lines["KZ-71"].certainty) == (
        42_210,
        80_000,
        "not_settled",
    )


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2027, 1, 1)])
def test_outside_2025_and_2026_no_line_is_known(day: date) -> None:
    assert figures().poverty_lines.on(day) == {}


def test_any_changed_byte_changes_the_hash(tmp_path: Path) -> None:
    source = Path(load_figures.__code__.co_filename).parent / "parameters"
    for path in source.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert load_figures(tmp_path).hash == figures().hash
    (tmp_path / "mrp.yaml").write_bytes((tmp_path / "mrp.yaml").read_bytes() + b"\n")
    assert load_figures(tmp_path).hash != figures().hash


LOADERS: dict[str, Callable[[Path], object]] = {"lines": PovertyLines.load, "documents": load_documents}


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_file_is_refused(path: Path) -> None:
    """The first line of each broken file says which line is refused, and how."""
    line, _, message = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").partition(": ")
    with pytest.raises(FigureError) as error:
        LOADERS.get(path.stem.partition("_")[0], load_parameter)(path)
    assert str(error.value) == f"{path}:{line}: {message}"


def test_there_is_a_broken_file_for_every_message() -> None:
    assert len(list(BROKEN.glob("*.yaml"))) >= 30


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FigureError, match=r"poverty_lines\.yaml:1: there is no such file; put it back"):
        load_figures(tmp_path)
    with pytest.raises(FigureError, match=r"pmm\.yaml:1: there is no such file; put it back"):
        figures()["pmm"]


def test_a_row_may_run_to_the_last_day_there_is(tmp_path: Path) -> None:
    delivered = Path(load_figures.__code__.co_filename).parent / "parameters"
    for path in delivered.glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("to: 2026-12-31", "to: 9999-12-31")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    row = load_figures(tmp_path)["mrp"].on(date(2030, 1, 1))
    assert row is not None
    assert row.value == 4325

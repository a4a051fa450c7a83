"""The texts in service have no finding of any kind: what `python -m bot check` looks at, kind by kind."""

from datetime import date

import pytest

from bot.check.house import House
from bot.check.registry import CHECKS, Check
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def house() -> House:
    return House(ROOT, date(2026, 11, 23))


@pytest.mark.parametrize("look", CHECKS, ids=lambda look: look.__name__)
def test_what_is_delivered_has_no_finding(house: House, look: Check) -> None:
    assert [str(finding) for finding in look(house)] == []


def test_everything_was_looked_at(house: House) -> None:
    assert house.content is not None
    assert house.refused is None

"""Every published worked case of `cases/`."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules import PROGRAMMES, assess, parse_situation

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
]
EXPECTATIONS = [
    pytest.param(case, expected, id=f"{case['id']}-{expected['programme']}")
    for case in CASES
    for expected in case["expect"]
]


def test_every_programme_has_published_cases() -> None:
    tried = {param.values[1]["programme"] for param in EXPECTATIONS}  # type: ignore[index]
    assert tried == set(PROGRAMMES)
    assert len(EXPECTATIONS) >= 100


@pytest.mark.parametrize(("case", "expected"), EXPECTATIONS)
def test_case(case: dict[str, Any], expected: dict[str, Any]) -> None:
    on = date.fromisoformat(case["on"])
    assessment = assess(parse_situation(case["facts"]), on, [expected["programme"]]).to_json()
    (found,) = assessment["programmes"]

    assert found["verdict"] == expected["verdict"]
    if "form" in expected:
        assert found["form"] == expected["form"]
    if "from" in expected:
        assert found["from"] == expected["from"]
    if "estimate" in expected:
        assert any(payment["estimate"] for payment in found["payments"]) is expected["estimate"]
    payments = {payment["id"]: payment for payment in found["payments"]}
    for name, amount in expected.get("payments", {}).items():
        _check(payments.get(name), amount, expected.get("tolerance", 1))


NOTICES = [pytest.param(case, id=case["id"]) for case in CASES if "notice" in case]


@pytest.mark.parametrize("case", NOTICES)
def test_notice(case: dict[str, Any]) -> None:
    assessment = assess(parse_situation(case["facts"]), date.fromisoformat(case["on"]))
    assert case["notice"] in [notice.id for notice in assessment.notices]


def _check(payment: dict[str, Any] | None, amount: Any, tolerance: int) -> None:
    if amount == "absent":
        assert payment is None
        return
    assert payment is not None
    if amount is None:
        assert (payment["min"], payment["max"]) == (None, None)
        assert payment["reason"]
        return
    ends = amount if isinstance(amount, dict) else {"min": amount, "max": amount}
    for end, value in ends.items():
        assert payment[end] == pytest.approx(value, abs=tolerance)

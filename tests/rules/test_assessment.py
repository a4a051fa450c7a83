"""The JSON of an assessment is the contract with other channels."""

import json
from datetime import date

from rules import PROGRAMMES, assess, parse_situation

ON = date(2026, 11, 22)
SITUATION = parse_situation(
    {
        "residence_status": "citizen",
        "region": "KZ-35",
        "child_birth_date": "2026-09-01",
        "child_route": "born",
        "child_order": {"min": 2, "max": 3},
        "household_income_monthly": "declined",
    }
)


def test_the_shape() -> None:
    data = assess(SITUATION, ON).to_json()
    json.dumps(data)
    assert list(data) == ["on", "rules_version", "parameters_hash", "programmes", "notices"]
    assert data["on"] == "2026-11-22"
    assert [programme["id"] for programme in data["programmes"]] == list(PROGRAMMES)
    keys = {
        "id",
        "verdict",
        "conditions",
        "payments",
        "needed",
        "not_checked",
        "what_would_change",
        "from",
        "until",
        "apply",
        "documents",
    }
    for programme in data["programmes"]:
        assert set(programme) == keys | ({"form"} if programme["id"] == "tsa" else set())


def test_a_condition() -> None:
    data = assess(SITUATION, ON, ["birth_benefit"]).to_json()
    (residence, _, term) = data["programmes"][0]["conditions"]
    assert residence == {
        "id": "residence",
        "state": "met",
        "fact": "residence_status",
        "value": "citizen",
        "limit": ["citizen", "kandas"],
        "law": "Social Code art. 79 п. 1",
        "url": "https://adilet.zan.kz/rus/docs/K2300000224#z1254",
        "certainty": "firm",
        "checked_on": "2026-05-05",
        "reason": None,
        "missing": [],
    }
    assert (term["value"], term["limit"]) == ("2026-09-01", "2028-03-01")


def test_a_payment() -> None:
    data = assess(SITUATION, ON, ["birth_benefit"]).to_json()
    (payment,) = data["programmes"][0]["payments"]
    assert {
        key: payment[key] for key in ("id", "period", "min", "max", "net", "estimate", "formula", "reason")
    } == {
        "id": "lump_sum",
        "period": "once",
        "min": 38 * 4325,
        "max": (38 + 63 * 4) * 4325,
        "net": False,
        "estimate": False,
        "formula": "38 × 4 325 … (38 + 63 + 63 + 63 + 63) × 4 325",
        "reason": None,
    }


def test_where_to_apply() -> None:
    (tsa,) = assess(SITUATION, ON, ["tsa"]).to_json()["programmes"]
    assert tsa["apply"][0] == {"channel": "egov", "service": "pass166_mtszn"}
    assert {"channel": "career_centre"} in tsa["apply"]


def test_a_condition_says_what_is_missing() -> None:
    (tsa,) = assess(SITUATION, ON, ["tsa"]).programmes
    missing = {condition.id: condition.missing for condition in tsa.conditions}
    assert missing["income"] == ("household_income_monthly", "household_size", "consumer_loan_last_quarter")
    assert missing["residence"] == ()


def test_the_scoring_pilot_is_a_notice() -> None:
    (notice,) = assess(SITUATION, ON).to_json()["notices"]
    assert notice == {"id": "scoring_pilot", "region": "KZ-35", "two_homes_and_two_cars": None}


def test_the_same_question_gets_the_same_answer() -> None:
    assert assess(SITUATION, ON).to_json() == assess(SITUATION, ON).to_json()

"""Three programmes of ours beside the same three in other engines, for households about whom all is known.

The others have no unknown: of a household about whom something is missing they say nothing, or what their
defaults say.
"""

import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from rules import assess, parse_situation

THREE = ("birth_benefit", "childcare_benefit", "large_family_benefit")
_AGES = [days for days in range(700) if not 540 <= days <= 555]
"""In days; none about the end of the term, where days and months do not say the same."""
_FOLDER = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Engine:
    """Microseconds of processor time a household, all three programmes; `remark`: what goes with it."""

    name: str
    microseconds: float
    remark: str = ""


def compare(python: Path, count: int, on: date) -> list[Engine]:
    """Ours first. `python`: an interpreter with zen-engine and openfisca-core. Raises AssertionError where an
    engine pays something else than ours."""
    households = _households(count, on)
    ours, amounts = _ours(households, on)
    engines = [ours]
    plain = "\n".join(json.dumps(_plain(facts, on)) for facts in households)
    for name, script in (("zen-engine", "in_zen.py"), ("openfisca-core", "in_openfisca.py")):
        command = [str(python), str(_FOLDER / script)]
        answer = json.loads(
            subprocess.run(command, input=plain, capture_output=True, check=True, text=True).stdout
        )
        assert answer["amounts"] == amounts, f"{name} pays something else"
        engines.append(Engine(name, answer["seconds"] / count * 1e6))
        if "seconds_together" in answer:
            together = answer["seconds_together"] / count * 1e6
            engines.append(Engine(f"{name}, all at once", together, "one array of all households"))
    return engines


def _households(count: int, on: date) -> list[dict[str, Any]]:
    dice = Random(3)
    found = []
    for _ in range(count):
        facts: dict[str, Any] = {
            "residence_status": dice.choice(("citizen", "citizen", "citizen", "kandas", "abroad")),
            "minor_children_at_home": dice.randrange(0, 10),
        }
        if dice.random() < 0.6:
            facts |= {
                "child_birth_date": (on - timedelta(days=dice.choice(_AGES))).isoformat(),
                "child_route": "born",
                "child_order": dice.randrange(1, 7),
                "children_born_together": 1,
                "child_on_state_support": dice.random() < 0.05,
                "carer_insured": dice.random() < 0.5,
            }
        else:
            facts["has_or_expects_child"] = False
        found.append(facts)
    return found


def _plain(facts: dict[str, Any], on: date) -> dict[str, Any]:
    """The same for engines that know no dates and nothing unknown."""
    born = facts.get("child_birth_date")
    return {
        "status": facts["residence_status"],
        "has_child": born is not None,
        "age_days": (on - date.fromisoformat(born)).days if born else 0,
        "order": facts.get("child_order", 1),
        "insured": facts.get("carer_insured", False),
        "state_support": facts.get("child_on_state_support", False),
        "children": facts["minor_children_at_home"],
    }


def _ours(households: Sequence[dict[str, Any]], on: date) -> tuple[Engine, list[list[int]]]:
    assess(parse_situation(households[0]), on, THREE)
    began = time.process_time()
    found = [assess(parse_situation(facts), on, THREE) for facts in households]
    seconds = time.process_time() - began
    amounts = [
        [sum(payment.max or 0 for payment in programme.payments) for programme in one.programmes]
        for one in found
    ]
    remark = "with conditions, sources, needed facts and what would change"
    return Engine("rules", seconds / len(households) * 1e6, remark), amounts

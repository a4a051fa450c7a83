"""Birth benefit, childcare benefit and large family benefit as variables of openfisca-core.

One household after the other, as a bot asks; and all at once, which is what OpenFisca is made for.
"""

import json
import sys
import time
from typing import Any

import numpy as np
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

HOUSEHOLD = entities.build_entity("household", "households", "A household", is_person=True)
PERIOD = "2026-11"
INPUTS: dict[str, tuple[type, Any]] = {
    "list_a": (bool, False),
    "has_child": (bool, False),
    "age_days": (int, 0),
    "order": (int, 1),
    "insured": (bool, False),
    "state_support": (bool, False),
    "children": (int, 0),
}


def _input(name: str, kind: type, default: Any) -> type:
    return type(
        name,
        (variables.Variable,),
        {
            "value_type": kind,
            "entity": HOUSEHOLD,
            "definition_period": periods.DateUnit.MONTH,
            "default_value": default,
        },
    )


def _output(name: str, formula: Any) -> type:
    return type(
        name,
        (variables.Variable,),
        {
            "value_type": float,
            "entity": HOUSEHOLD,
            "definition_period": periods.DateUnit.MONTH,
            "formula": formula,
        },
    )


def _birth(household: Any, period: Any) -> Any:
    in_term = household("has_child", period) * (household("age_days", period) <= 547)
    rate = np.where(household("order", period) < 4, 38, 63)
    return household("list_a", period) * in_term * rate * 4325


def _care(household: Any, period: Any) -> Any:
    in_term = household("has_child", period) * (household("age_days", period) <= 547)
    order = household("order", period)
    rate = np.select([order == 1, order == 2, order == 3], [5.76, 6.81, 7.85], 8.90)
    free = ~household("insured", period) * ~household("state_support", period)
    return household("list_a", period) * in_term * free * np.ceil(np.round(rate * 4325, 4))


def _large(household: Any, period: Any) -> Any:
    children = household("children", period)
    rate = np.select(
        [children == 4, children == 5, children == 6, children == 7],
        [16.03, 20.04, 24.05, 28.06],
        4 * children,
    )
    return household("list_a", period) * (children >= 4) * np.ceil(np.round(rate * 4325, 4))


def system() -> Any:
    made = taxbenefitsystems.TaxBenefitSystem([HOUSEHOLD])
    for name, (kind, default) in INPUTS.items():
        made.add_variable(_input(name, kind, default))
    for name, formula in (("birth", _birth), ("care", _care), ("large", _large)):
        made.add_variable(_output(name, formula))
    return made


def reckon(made: Any, households: list[dict[str, Any]]) -> list[list[int]]:
    simulation = simulations.SimulationBuilder().build_default_simulation(made, len(households))
    for name, (kind, _) in INPUTS.items():
        simulation.set_input(name, PERIOD, np.array([one[name] for one in households], dtype=kind))
    paid = [simulation.calculate(name, PERIOD) for name in ("birth", "care", "large")]
    return [[round(float(sum_)) for sum_ in one] for one in zip(*paid, strict=True)]


def main() -> None:
    households = [json.loads(line) for line in sys.stdin]
    for one in households:
        one["list_a"] = one["status"] in ("citizen", "kandas")
    made = system()
    reckon(made, households[:1])
    few = households[: max(1, len(households) // 20)]
    began = time.process_time()
    for one in few:
        reckon(made, [one])
    singly = (time.process_time() - began) / len(few) * len(households)
    began = time.process_time()
    amounts = reckon(made, households)
    together = time.process_time() - began
    print(json.dumps({"seconds": singly, "seconds_together": together, "amounts": amounts}))


if __name__ == "__main__":
    main()

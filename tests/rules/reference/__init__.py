"""A second, independent reading of the programmes, for completely filled-in situations only.

Written straight from the law with plain `if`s, it shares nothing with `rules` but the figures. Together with
`brute_force.py`, which goes through completions one by one, it says what an assessment of a partly known
situation must be.
"""

from collections.abc import Callable, Mapping
from datetime import date

from rules.figures import Figures
from tests.rules.reference.common import Facts, Result
from tests.rules.reference.disability_survivor import (
    child_disability_carer_benefit,
    disability_benefit,
    disability_payment,
    group_1_carer_benefit,
    survivor_benefit,
    survivor_payment,
)
from tests.rules.reference.family import (
    awarded_mother_benefit,
    birth_benefit,
    childcare_benefit,
    large_family_benefit,
)
from tests.rules.reference.insurance import childcare_payment, maternity_payment
from tests.rules.reference.kandas import kandas_status, mobility_certificate, relocation_support
from tests.rules.reference.tsa import tsa

Rule = Callable[[Facts, date, Figures], Result]

REFERENCE: Mapping[str, Rule] = {
    "tsa": tsa,
    "birth_benefit": birth_benefit,
    "childcare_benefit": childcare_benefit,
    "childcare_payment": childcare_payment,
    "maternity_payment": maternity_payment,
    "large_family_benefit": large_family_benefit,
    "awarded_mother_benefit": awarded_mother_benefit,
    "child_disability_carer_benefit": child_disability_carer_benefit,
    "group_1_carer_benefit": group_1_carer_benefit,
    "disability_benefit": disability_benefit,
    "disability_payment": disability_payment,
    "survivor_benefit": survivor_benefit,
    "survivor_payment": survivor_payment,
    "kandas_status": kandas_status,
    "relocation_support": relocation_support,
    "mobility_certificate": mobility_certificate,
}

__all__ = ["REFERENCE", "Facts", "Result", "Rule"]

"""The programmes, one file each. Adding one: write its file, name it here."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from rules.programme import Programme
from rules.programmes.awarded_mother_benefit import AWARDED_MOTHER_BENEFIT
from rules.programmes.birth_benefit import BIRTH_BENEFIT
from rules.programmes.child_disability_carer_benefit import CHILD_DISABILITY_CARER_BENEFIT
from rules.programmes.childcare_benefit import CHILDCARE_BENEFIT
from rules.programmes.childcare_payment import CHILDCARE_PAYMENT
from rules.programmes.disability_benefit import DISABILITY_BENEFIT
from rules.programmes.disability_payment import DISABILITY_PAYMENT
from rules.programmes.group_1_carer_benefit import GROUP_1_CARER_BENEFIT
from rules.programmes.kandas_status import KANDAS_STATUS
from rules.programmes.large_family_benefit import LARGE_FAMILY_BENEFIT
from rules.programmes.maternity_payment import MATERNITY_PAYMENT
from rules.programmes.mobility_certificate import MOBILITY_CERTIFICATE
from rules.programmes.relocation_support import RELOCATION_SUPPORT
from rules.programmes.survivor_benefit import SURVIVOR_BENEFIT
from rules.programmes.survivor_payment import SURVIVOR_PAYMENT
from rules.programmes.tsa import TSA
from rules.situation import BadSituation

IN_FORCE_FROM: Final = date(2023, 7, 1)
"""The first day of application that the rules cover: the Social Code is in force from it (art. 263 п. 1)."""


def _registry(*programmes: Programme) -> dict[str, Programme]:
    registry = {programme.id: programme for programme in programmes}
    if len(registry) < len(programmes):
        raise ValueError("two programmes have the same id; each id stands once")
    return registry


PROGRAMMES: Final = _registry(
    TSA,
    BIRTH_BENEFIT,
    CHILDCARE_BENEFIT,
    CHILDCARE_PAYMENT,
    MATERNITY_PAYMENT,
    LARGE_FAMILY_BENEFIT,
    AWARDED_MOTHER_BENEFIT,
    CHILD_DISABILITY_CARER_BENEFIT,
    GROUP_1_CARER_BENEFIT,
    DISABILITY_BENEFIT,
    DISABILITY_PAYMENT,
    SURVIVOR_BENEFIT,
    SURVIVOR_PAYMENT,
    KANDAS_STATUS,
    RELOCATION_SUPPORT,
    MOBILITY_CERTIFICATE,
)


def chosen(names: Iterable[str] | None, on: date) -> list[Programme]:
    """The programmes asked about (all, if not said), on a day that the rules cover. Raises `BadSituation`."""
    if on < IN_FORCE_FROM:
        raise BadSituation("on", f"{on} is before the Social Code was in force; use {IN_FORCE_FROM} or later")
    if names is None:
        return list(PROGRAMMES.values())
    asked = dict.fromkeys(names)
    for name in asked:
        if name not in PROGRAMMES:
            raise BadSituation(
                "programme", f"there is no programme {name}; choose from {', '.join(PROGRAMMES)}"
            )
    return [PROGRAMMES[name] for name in asked]

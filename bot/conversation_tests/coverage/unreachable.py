"""Conditions that can never stand so, and why; a test goes through every answer to prove it.

No verdict stands here: each programme can be likely, unlikely and undetermined.
"""

from typing import Final

_FOREIGNERS: Final = "the law leaves open what holds for some residents, and names nobody whom it shuts out"
_AT_WORK: Final = "whether who has gone back to work keeps the payment is not settled"
_DEPARTURE: Final = "the regions that people leave with support are not published, so it stays open"

NEVER: Final = {
    "childcare_payment.residence.failed": _FOREIGNERS,
    "maternity_payment.residence.failed": _FOREIGNERS,
    "disability_payment.residence.failed": _FOREIGNERS,
    "survivor_payment.residence.failed": _FOREIGNERS,
    "childcare_payment.not_working.failed": _AT_WORK,
    "relocation_support.departure_region.met": _DEPARTURE,
    "relocation_support.departure_region.failed": _DEPARTURE,
    "mobility_certificate.departure_region.met": _DEPARTURE,
    "mobility_certificate.departure_region.failed": _DEPARTURE,
}
"""States of conditions, `programme.condition.state`, by the reason why none of the answers leads there."""

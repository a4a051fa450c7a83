"""What is found out about the parts of a programme, before it is told as an assessment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from rules.assessment import AssessedCondition, AssessedPayment
from rules.knowledge import Bounds, State, Truth

NO_ROOM: Final[Mapping[str, Bounds]] = {}


class Standing(NamedTuple):
    """How a condition stands. `reason`: what the law leaves open; `missing`: facts not known that could
    settle it."""

    state: State
    reason: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(eq=False, slots=True)
class Finding:
    """What the conditions of a cluster come to.

    `now`: failed when every completion fails one, met when every completion meets all, otherwise open.
    `can_hold`: answers to what was not asked can make it met.
    `strong`: facts not asked whose answer can make or end a failure, or change an amount.
    `weak`: facts not asked whose answer can only tell met from open.
    `room`: the numbers that a condition leaves possible without failing. `key`: what is known, in classes.
    """

    now: Truth
    can_hold: bool
    strong: frozenset[str]
    weak: frozenset[str]
    standings: tuple[Standing, ...]
    key: tuple[Any, ...] = ()
    room: Mapping[str, Bounds] = field(default_factory=lambda: NO_ROOM)
    details: Any = None


class Paid(NamedTuple):
    """The payments of a cluster, and facts not asked that can still change one of them."""

    payments: tuple[AssessedPayment, ...] = ()
    needed: frozenset[str] = frozenset()


Look = tuple[Finding, tuple[AssessedCondition, ...]]
"""What is found, and how an assessment tells it."""

NOTHING_PAID: Final = Paid()
NONE: Final = frozenset[str]()

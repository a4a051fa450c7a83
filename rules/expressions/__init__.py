"""The operators that programmes are written in: a closed set, each a few lines.

Tests answer for one completely filled-in situation, a `World`: failed, open or met. Amounts give their low
and their high end, each as a curve over the sum of money that a person brings. Every operator lists the facts
it reads, says where its answer can turn, and prints itself, with the figures in force where there are any.
"""

from rules.expressions.alternatives import ByChoice, Choose, EitherWay
from rules.expressions.amounts import Amount, Between, Constant, Figure, NumberOf, money_in
from rules.expressions.curve import Curve
from rules.expressions.limits import Exceeds, NotBelow
from rules.expressions.rates import ByNumber, ByOrder, EachChild
from rules.expressions.tests import (
    AllOf,
    AnyOf,
    Holds,
    Lacks,
    OneOf,
    Test,
    Unsettled,
    WhileSettled,
    WithinMonths,
)
from rules.expressions.world import End, NoValue, Turns, World

__all__ = [
    "AllOf",
    "Amount",
    "AnyOf",
    "Between",
    "ByChoice",
    "ByNumber",
    "ByOrder",
    "Choose",
    "Constant",
    "Curve",
    "EachChild",
    "EitherWay",
    "End",
    "Exceeds",
    "Figure",
    "Holds",
    "Lacks",
    "NoValue",
    "NotBelow",
    "NumberOf",
    "OneOf",
    "Test",
    "Turns",
    "Unsettled",
    "WhileSettled",
    "WithinMonths",
    "World",
    "money_in",
]

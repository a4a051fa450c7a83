"""The operators that programmes are written in: a closed set, each a few lines.

Tests answer for one completely filled-in situation, a `World`: failed, open or met. Amounts give their low
and their high end over numbers that are known within bounds. Every operator lists the facts it reads, says
where its answer can turn, and prints itself.
"""

from rules.expressions.amounts import Amount, Between, Choose, Constant, Figure, NumberOf
from rules.expressions.children import ByOrder, EachChild
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
    "ByOrder",
    "Choose",
    "Constant",
    "EachChild",
    "End",
    "Figure",
    "Holds",
    "Lacks",
    "NoValue",
    "NumberOf",
    "OneOf",
    "Test",
    "Turns",
    "Unsettled",
    "WhileSettled",
    "WithinMonths",
    "World",
]

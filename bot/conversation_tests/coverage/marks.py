"""Which nodes of the picture of the interview are reached, partly reached or missed, in one language."""

from typing import Final

from bot.content import Language
from bot.conversation_tests.coverage.items import Item
from bot.conversation_tests.coverage.tally import Tally

_OF_A_QUESTION: Final = ("question", "option", "unknown", "declined")


def marks(tally: Tally, language: Language) -> dict[str, str]:
    """A CSS class by node id. A question is whole with all its answers, a programme with all its verdicts."""
    belonging: dict[str, list[Item]] = {}
    for item in tally.everything:
        if item.language == language:
            for node in _nodes(item):
                belonging.setdefault(node, []).append(item)
    return {node: _mark([tally.has(item) for item in items]) for node, items in belonging.items()}


def _mark(reached: list[bool]) -> str:
    if all(reached):
        return "reached"
    return "partly" if any(reached) else "missed"


def _nodes(item: Item) -> tuple[str, ...]:
    """The nodes that an item belongs to."""
    first, _, rest = item.name.partition(".")
    match item.kind:
        case "option":
            return f"question.{first}", f"fact.{first}", f"option.{item.name}"
        case kind if kind in _OF_A_QUESTION:
            return f"question.{first}", f"fact.{first}"
        case "verdict":
            return (f"programme.{first}",)
        case "condition":
            return (f"condition.{first}.{rest.rpartition('.')[0]}",)
        case "amount":
            return (f"payment.{item.name}",)
        case "door":
            return (item.name,)
        case _:
            return ()

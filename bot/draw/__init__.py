"""Pictures of which question feeds which condition, amount and programme, as SVG."""

from collections.abc import Iterable, Mapping

from bot.content import Content, Language
from bot.draw.describing import describe
from bot.draw.graph import graph
from bot.draw.legend import MARKS
from bot.draw.matrix import matrix
from bot.draw.svg import svg

__all__ = ["MARKS", "describe", "picture"]


def picture(
    content: Content,
    language: Language,
    programmes: Iterable[str] | None = None,
    mark: Mapping[str, str] | None = None,
) -> str:
    """The SVG of `programmes` (all, if not said): of one a graph, of more a matrix.

    `mark`: a CSS class for each node id (`bot/draw/model.py` lists them) that should be coloured; the
    picture knows those of `MARKS`. Raises ValueError for a programme that there is not.
    """
    model = describe(content, language, programmes)
    marks = mark or {}
    used = [known for known in MARKS if known in marks.values()]
    layout = graph if len(model.programmes) == 1 else matrix
    return svg(layout(model, language, used), language, marks)

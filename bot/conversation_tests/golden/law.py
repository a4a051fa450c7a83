"""What lawyers read of each programme: conditions, amounts, articles with their addresses, figures."""

from collections.abc import Iterator
from datetime import date

from bot.content import Content
from rules import PROGRAMMES
from rules.cli.explain import explain


def law(content: Content, day: date) -> Iterator[tuple[str, str]]:
    """The pages by name. Much of it stands on no screen, such as the article of a form."""
    for name, programme in PROGRAMMES.items():
        yield f"law/{name}", explain(programme, day, content.figures)

"""The content that people are shown, while staff change the files behind it."""

from collections.abc import Sequence

from bot.content.content import Content


class Shelf:
    """The last content that was found good, and why a later one was not taken.

    Whoever answers a person takes `content` once, so that nobody is shown half of each.
    """

    def __init__(self, content: Content) -> None:
        self.content = content
        self.refused: tuple[str, ...] = ()
        """What is wrong with the files as they are now: one line each; empty when they are what is shown."""

    def put(self, content: Content) -> None:
        """From now on people are shown this."""
        self.content, self.refused = content, ()

    def refuse(self, findings: Sequence[str]) -> None:
        """What is shown stays; the files have these mistakes."""
        self.refused = tuple(findings)

"""Which words of explanation stand over a screen, told from what a person reads."""

import re
from collections.abc import Iterator

from bot.content import Content, Language
from bot.conversation_tests.seen import Seen
from bot.telegram.show import plain

_REPLIES = ("message.typed.", "message.ask_back.", "message.other.", "message.stale.")
"""Beginnings of the keys by which the conversation answers what cannot count.

Broken servers, haste and groups (`errors.`, `group.`) are no part of a conversation; tests of the Telegram
layer hold them.
"""
_OF_NO_FILE = {"message.stale.option", "message.other.edited"}
"""A conversation file has one content from beginning to end, and no step that edits what was sent; tests of
the core hold them."""
_VALUE = re.compile(r"\\\{\w+\\\}")


def reply_keys(content: Content) -> list[str]:
    """The keys of all such words, without `message.`."""
    keys = content.catalogue.keys() - _OF_NO_FILE
    return sorted(key.removeprefix("message.") for key in keys if key.startswith(_REPLIES))


class Replies:
    """The words of one language, ready to be recognised."""

    def __init__(self, content: Content, language: Language) -> None:
        self._exact: dict[str, str] = {}
        self._with_values: list[tuple[re.Pattern[str], str]] = []
        for key in reply_keys(content):
            words = plain(content.text(language, key))
            pattern = _VALUE.sub(".+", re.escape(words))
            if pattern == re.escape(words):
                self._exact[words] = key
            else:
                self._with_values.append((re.compile(pattern, re.DOTALL), key))

    def told(self, seen: Seen) -> Iterator[str]:
        """The keys of those that the message begins with, or the notice over it says."""
        for words in (seen.text.split("\n\n", 1)[0], seen.toast):
            if words is None:
                continue
            if words in self._exact:
                yield self._exact[words]
            yield from (key for pattern, key in self._with_values if pattern.fullmatch(words))

"""Where a person is told to turn to, by the addresses and the names that they see."""

from collections.abc import Iterator

from bot.content import Content, Language
from bot.conversation_tests.seen import Seen

_BEFORE_ITS_WORDS = " – "


class Destinations:
    """Services, channels and hotlines in one language, ready to be recognised."""

    def __init__(self, content: Content, language: Language) -> None:
        services = {content.service_url(code, language): f"service.{code}" for code in content.services}
        channels = {content.channel_url(name, language): f"channel.{name}" for name in content.channels}
        self._addresses = {url: name for url, name in (*services.items(), *channels.items()) if url}
        self._names = {
            **{
                str(content.words(language, f"channel.{name}.name")): f"channel.{name}"
                for name in content.channels
            },
            **{hotline.phone: f"hotline.{name}" for name, hotline in content.hotlines.items()},
        }

    def linked(self, seen: Seen) -> Iterator[str]:
        """Those that a button or words lead to."""
        return (self._addresses[link] for link in seen.links if link in self._addresses)

    def listed(self, seen: Seen) -> Iterator[str]:
        """Those that stand in a list: each on a line of its own, a number before its words."""
        heads = (line.partition(_BEFORE_ITS_WORDS)[0] for line in seen.text.splitlines())
        return (self._names[head] for head in heads if head in self._names)

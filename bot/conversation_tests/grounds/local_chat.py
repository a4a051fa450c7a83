"""A person's chat on the bot's own Bot API server."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.conversation import Command, Event, Location, Other, Text
from bot.conversation_tests.grounds.ground import GroundError
from bot.conversation_tests.seen import Seen, SeenButton
from bot.local import LocalBotApi, Message, Person
from bot.telegram.show import UNCHANGED

T = TypeVar("T")


class LocalChat:
    """A `Chat`. `patience`: how many seconds of the bot's silence are a failure."""

    def __init__(self, api: LocalBotApi, person: Person, patience: float) -> None:
        self._api = api
        self._person = person
        self._patience = patience
        self._calls_before = len(api.calls)

    @property
    def shown(self) -> dict[int, Seen]:
        """See `Chat`."""
        return {message.id: _seen(message) for message in self._person.from_bot}

    @property
    def refusals(self) -> list[str]:
        """See `Chat`. That a message is already as it should be, a bot may well be told."""
        return [
            f"{call.method} was refused: {call.refusal.description}"
            for call in self._api.calls[self._calls_before :]
            if call.refusal and not call.ordered and UNCHANGED not in call.refusal.description
        ]

    async def send(self, event: Event) -> None:
        """See `Chat`."""
        person = self._person
        match event:
            case Command(name, argument):
                await person.send_text(f"/{name} {argument}".strip())
            case Text(text):
                await person.send_text(text)
            case Location(latitude, longitude):
                await person.send_location(latitude, longitude)
            case Other("contact"):
                await person.send_contact()
            case Other("forward"):
                await person.forward()
            case Other(kind):
                await person.send(kind)
        await self._patiently(person.settled)

    async def press(self, data: str, message: int, times: int) -> list[str | None]:
        """See `Chat`. Two presses are made at once, as by a double tap."""
        person, on = self._person, self._person.room.messages[message]

        async def presses(timeout: float) -> list[str | None]:
            pressing = [person.press_data(data, on, timeout=timeout) for _ in range(times)]
            answers = await asyncio.gather(*pressing)
            await person.settled(timeout)
            return [answer.text for answer in answers]

        return await self._patiently(presses)

    async def _patiently(self, deed: Callable[[float], Awaitable[T]]) -> T:
        try:
            return await deed(self._patience)
        except AssertionError as silence:
            raise GroundError(f"the bot is silent: {silence}") from silence


def _seen(message: Message) -> Seen:
    buttons = tuple(
        SeenButton(one["text"], one.get("callback_data"), one.get("url"))
        for row in message.inline_rows
        for one in row
    )
    opened = tuple(button.url for button in buttons if button.url)
    words = tuple(str(one["url"]) for one in message.entities if "url" in one)
    return Seen(message.text or "", buttons, (*opened, *words), None, message.id)

"""The chat of the local page as a conversation file."""

from collections.abc import Iterator, Sequence
from datetime import date

from aiogram.types import Update

from bot.content import Content
from bot.conversation import Other, Press
from bot.conversation_tests.recording import Done, record
from bot.local import Deed, User
from bot.telegram.updates import message_event


async def saved(content: Content, today: date, person: User, deeds: Sequence[Deed]) -> str:
    """The file's text."""
    title = f"{person.first_name}, {today.isoformat()}"
    return await record(content, list(_done(deeds)), person.language_code, today, title)


def _done(deeds: Sequence[Deed]) -> Iterator[Done]:
    """What the bot was told, freed of Telegram as the bot frees it."""
    for deed in deeds:
        update = Update.model_validate(deed.update)
        event = message_event(update.message) if update.message else None
        pressed = None
        if update.edited_message:
            event = Other("edited")
        if (query := update.callback_query) and query.message:
            event, pressed = Press(query.data or ""), query.message.message_id
        if event is not None:
            shown_in = deed.shown.id if deed.shown else None
            yield Done(event, pressed, deed.text if deed.shown else None, shown_in)

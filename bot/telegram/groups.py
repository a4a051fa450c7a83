"""In groups the bot says once that it works in private, and is quiet from then on."""

import logging
from collections import OrderedDict

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.content import Shelf
from bot.storage import Storage
from bot.telegram.calls import Face
from bot.telegram.languages import in_both
from bot.telegram.obeying import Caller, UnreachableError
from bot.telegram.show import show
from bot.telegram.updates import Place

log = logging.getLogger(__name__)

TOLD = "told"
REMEMBERED_GROUPS = 10_000


class Groups:
    """Remembers in the storage which groups have been told, under the group's id."""

    def __init__(self, shelf: Shelf, storage: Storage) -> None:
        self._shelf = shelf
        self._storage = storage
        # Groups are chatty; the storage need not be asked at every message of theirs.
        self._told: OrderedDict[int, None] = OrderedDict()

    async def tell(self, bot: Bot, place: Place, update: int) -> None:
        """Say it, unless it has been said here."""
        if place.chat in self._told:
            return
        async with self._storage.turn(place.chat, update, lambda before: (TOLD, before)) as turn:
            if turn.outcome == "done" and turn.result is None:
                face = Face(in_both(self._shelf.content, "group.private_only", "\n\n"), None)
                try:
                    await show(Caller(bot), place, face)
                except (AiogramError, UnreachableError) as error:
                    log.info("a group could not be told: %s", type(error).__name__)
        self._told[place.chat] = None
        if len(self._told) > REMEMBERED_GROUPS:
            self._told.popitem(last=False)

    async def left(self, chat: int, update: int) -> None:
        """The bot was removed: nothing of the group is kept."""
        self._told.pop(chat, None)
        async with self._storage.turn(chat, update, lambda _: (None, None)):
            pass

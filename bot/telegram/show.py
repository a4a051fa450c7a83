"""Send or edit: decided here and nowhere else."""

import html
import logging
import re
from collections.abc import Iterable

from aiogram.exceptions import AiogramError, TelegramBadRequest

from bot.telegram.calls import EditScreen, Face, SendScreen, StripKeyboard
from bot.telegram.obeying import Caller, UnreachableError, says
from bot.telegram.updates import Place

log = logging.getLogger(__name__)

UNCHANGED = "message is not modified"
UNPARSED = "can't parse entities"
GONE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
    "message identifier is not specified",
)


async def show(
    call: Caller, place: Place, face: Face, *, over: int | None = None, strip: Iterable[int | None] = ()
) -> int:
    """Put a screen into the message `over`, or into a new one below; returns the id of the one it is in.

    The messages `strip` lose their buttons, so that one keyboard is left to press. A message that cannot be
    edited any more is replaced by a new one.
    """
    shown = over if over is not None and await _edit(call, place, over, face) else None
    if shown is None:
        shown = await _send(call, place, face)
    for message in dict.fromkeys(strip):
        if message is not None and message != shown:
            await _strip(call, place, message)
    return shown


async def _edit(call: Caller, place: Place, message: int, face: Face) -> bool:
    method = EditScreen(chat_id=place.chat, message_id=message, text=face.text, reply_markup=face.keyboard)
    try:
        await call(method)
    except TelegramBadRequest as error:
        if says(error, UNCHANGED):
            return True
        if says(error, *GONE):
            return False
        if not says(error, UNPARSED):
            raise
        _report(error)
        return await _edit_plainly(call, method)
    return True


async def _edit_plainly(call: Caller, method: EditScreen) -> bool:
    try:
        await call(method.model_copy(update={"text": plain(method.text), "parse_mode": None}))
    except TelegramBadRequest as error:
        return says(error, UNCHANGED)
    return True


async def _send(call: Caller, place: Place, face: Face) -> int:
    method = SendScreen(
        chat_id=place.chat,
        message_thread_id=place.thread,
        text=face.text,
        reply_markup=face.keyboard,
    )
    try:
        sent = await call(method)
    except TelegramBadRequest as error:
        if not says(error, UNPARSED):
            raise
        _report(error)
        sent = await call(method.model_copy(update={"text": plain(method.text), "parse_mode": None}))
    return sent.message_id


async def _strip(call: Caller, place: Place, message: int) -> None:
    try:
        await call(StripKeyboard(chat_id=place.chat, message_id=message))
    except (AiogramError, UnreachableError) as error:
        # A keyboard that stays is no harm: its presses are recognised as old.
        log.debug("an old keyboard stays: %s", type(error).__name__)


def plain(text: str) -> str:
    """The text without its tags, as it would have been read."""
    return html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", text))


def _report(error: TelegramBadRequest) -> None:
    log.error(
        "a text of the dialogs is not Telegram HTML, and was sent without its markup: %s", error.message
    )

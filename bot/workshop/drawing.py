"""A screen as a page draws it: what Telegram would make of it, or why Telegram would refuse it."""

from typing import Any

from bot.conversation import Screen
from bot.local.html_entities import utf16_length
from bot.local.keyboards import markup_argument
from bot.local.refusal import Refusal, bad_request
from bot.local.texts import TEXT_MAX, formatted

JSON = dict[str, Any]


def drawn(screen: Screen) -> JSON:
    """Text, entities, rows of buttons and length; a refused one as it is written, with Telegram's words."""
    rows = [[_button(button.text, button.data, button.url) for button in row] for row in screen.rows]
    refused = None
    try:
        text, entities = formatted(screen.text, "HTML", None)
        if utf16_length(text) > TEXT_MAX:
            raise bad_request("Message is too long")
        markup = markup_argument({"inline_keyboard": rows}, private=True)
        rows = markup["inline_keyboard"] if markup else []
    except Refusal as refusal:
        text, entities, refused = str(screen.text), [], refusal.description
    return {
        "text": text,
        "entities": entities,
        "rows": rows,
        "length": utf16_length(text),
        "refused": refused,
    }


def _button(text: str, data: str | None, url: str | None) -> JSON:
    return {"text": text, "url": url} if url else {"text": text, "callback_data": data}

"""The `reply_markup` argument: what Telegram takes, refuses, and shows in a message."""

from __future__ import annotations

import json
import re
from typing import Any

from .refusal import bad_request
from .urls import check_link

BUTTONS_MAX = 100
ROW_MAX = 8
DATA_MAX = 64
"""Bytes of UTF-8."""
MARKUP_MAX = 10_240
"""Bytes of the keyboard's JSON."""

Markup = dict[str, Any]

_REQUESTS = {
    "request_contact": "Phone number",
    "request_location": "Location",
    "request_poll": "Poll",
    "request_users": "Users",
    "request_chat": "Chats",
    "web_app": "Web App buttons",
}
_OTHER_INLINE = ("switch_inline_query", "switch_inline_query_current_chat", "copy_text", "web_app", "pay")


def markup_argument(value: Any, *, private: bool) -> Markup | None:
    """The checked markup of a new message, None when there is none to show.

    A row longer than 8 is refused here, though Telegram itself keeps it: its apps would cut the buttons off.
    """
    markup = _object(value)
    if markup is None:
        return None
    if rows := markup.get("keyboard"):
        return _reply_keyboard(markup, rows, private)
    if rows := markup.get("inline_keyboard"):
        return _inline_keyboard(rows)
    if markup.get("remove_keyboard"):
        return {"remove_keyboard": True}
    if markup.get("force_reply"):
        return {"force_reply": True, **_placeholder(markup)}
    return None


def inline_markup_argument(value: Any) -> Markup | None:
    """The checked markup of an edit: an inline keyboard or nothing."""
    markup = markup_argument(value, private=True)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("Inline keyboard expected")
    return markup


def _object(value: Any) -> dict[str, Any] | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request("Can't parse reply keyboard markup JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    return value


def _rows(rows: Any, field: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'Field "{field}" must be an Array of Arrays')
    return rows


def _text(button: dict[str, Any], kind: str) -> str:
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f"Can't parse {kind} button: Can't find field \"text\"")
    return re.sub(r"[\x00-\x20]", " ", text).strip(" ")


def _inline_keyboard(rows: Any) -> Markup | None:
    checked = [[_inline_button(button) for button in row] for row in _rows(rows, "inline_keyboard") if row]
    if not checked:
        return None
    markup = {"inline_keyboard": checked}
    if (
        sum(map(len, checked)) > BUTTONS_MAX
        or max(map(len, checked)) > ROW_MAX
        or len(json.dumps(markup, ensure_ascii=False).encode()) > MARKUP_MAX
    ):
        raise bad_request("reply markup is too long")
    return markup


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("Can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = _text(button, "inline keyboard")
    if not text:
        raise bad_request("Inline keyboard button text must be non-empty")
    checked: dict[str, Any] = {"text": text}
    if style := button.get("style"):
        if style not in ("danger", "success", "primary"):
            raise bad_request("Can't parse inline keyboard button: invalid button style specified")
        checked["style"] = style
    if url := button.get("url"):
        checked["url"] = check_link(url, "Inline keyboard button")
    elif data := button.get("callback_data"):
        if len(data.encode()) > DATA_MAX:
            raise bad_request("BUTTON_DATA_INVALID")
        checked["callback_data"] = data
    elif kind := next((kind for kind in _OTHER_INLINE if button.get(kind) is not None), None):
        checked[kind] = button[kind]
    else:
        raise bad_request(
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    return checked


def _reply_keyboard(markup: Markup, rows: Any, private: bool) -> Markup:
    checked = [[_reply_button(button, private) for button in row] for row in _rows(rows, "keyboard") if row]
    flags = {
        key: True
        for key in ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")
        if markup.get(key)
    }
    return {"keyboard": checked, **flags, **_placeholder(markup)}


def _reply_button(button: Any, private: bool) -> dict[str, Any]:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("Can't parse keyboard button: KeyboardButton must be a String or an Object")
    text = _text(button, "keyboard")
    if not text:
        raise bad_request("Keyboard button text must be non-empty")
    asked = [name for name in _REQUESTS if button.get(name)]
    if asked and not private:
        verb = "be used" if asked[0] == "web_app" else "be requested"
        raise bad_request(f"{_REQUESTS[asked[0]]} can {verb} in private chats only")
    return {"text": text, **{name: button[name] for name in asked[:1]}}


def _placeholder(markup: Markup) -> dict[str, str]:
    placeholder = markup.get("input_field_placeholder")
    return {"input_field_placeholder": placeholder[:64]} if placeholder else {}

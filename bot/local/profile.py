"""What a bot says about itself: commands, name, descriptions, menu button, each per language."""

from __future__ import annotations

import json
import re
from typing import Any

from .refusal import bad_request

JSON = dict[str, Any]

COMMANDS_MAX = 100
COMMAND_LENGTH_MAX = 32
COMMAND_DESCRIPTION_MAX = 256
LENGTHS = {"name": 64, "description": 512, "short_description": 120}
_TOO_LONG = {
    "name": "BOT_TITLE_INVALID",
    "description": "ABOUT_TOO_LONG",
    "short_description": "ABOUT_TOO_LONG",
}
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")

Scope = tuple[str, int, int]
"""Type, chat and user; 0 where the type names none."""


class Profile:
    def __init__(self, name: str) -> None:
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._commands: dict[tuple[Scope, str], list[JSON]] = {}
        self._menu: dict[int, JSON] = {}

    # Texts

    def set_text(self, field: str, text: str, language: str) -> None:
        """Set the `field` (name, description, short_description); an empty text removes it."""
        if len(text) > LENGTHS[field]:
            raise bad_request(_TOO_LONG[field])
        if text:
            self._texts[field, language] = text
        elif (field, language) != ("name", ""):
            self._texts.pop((field, language), None)

    def text(self, field: str, language: str) -> str:
        """The text for a language, else the one for all languages, else nothing."""
        return self._texts.get((field, language)) or self._texts.get((field, ""), "")

    # Commands

    def set_commands(self, commands: list[JSON], scope: Scope, language: str) -> None:
        if commands:
            self._commands[scope, language] = commands
        else:
            self._commands.pop((scope, language), None)

    def commands(self, scope: Scope, language: str) -> list[JSON]:
        """Exactly what was set for this scope and language."""
        return self._commands.get((scope, language), [])

    def commands_for(self, chat: int, private: bool, language: str) -> list[JSON]:
        """What a person sees in a chat: the narrowest scope that was set; in it, the app's language first."""
        everyone = ("all_private_chats" if private else "all_group_chats", 0, 0)
        for scope in (("chat", chat, 0), everyone, ("default", 0, 0)):
            for spoken in (language, ""):
                if found := self._commands.get((scope, spoken)):
                    return found
        return []

    # Menu button

    def set_menu(self, chat: int, button: JSON) -> None:
        """The menu button of a chat; 0 stands for all chats without one of their own."""
        self._menu[chat] = button

    def menu(self, chat: int) -> JSON:
        return self._menu.get(chat) or self._menu.get(0) or {"type": "commands"}


def commands_argument(value: Any) -> list[JSON]:
    """The checked `commands`: a leading slash goes, of two with one name the last stands."""
    value = _json(value, "commands", [])
    if not isinstance(value, list):
        raise bad_request("Expected an Array of BotCommand")
    commands: dict[str, JSON] = {}
    for given in value:
        command = _command(given)
        commands[command["command"]] = command
    if len(value) > COMMANDS_MAX:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return list(commands.values())


def _command(given: Any) -> JSON:
    if not isinstance(given, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(given.get(field), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{field}\"")
    name = given["command"].strip().removeprefix("/")
    description = given["description"].strip()
    if not name:
        raise bad_request("Command must be non-empty")
    if len(name) > COMMAND_LENGTH_MAX:
        raise bad_request(f"Command length must not exceed {COMMAND_LENGTH_MAX}")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > COMMAND_DESCRIPTION_MAX:
        raise bad_request(f"Command description length must not exceed {COMMAND_DESCRIPTION_MAX}")
    if not re.fullmatch("[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def scope_argument(value: Any) -> Scope:
    value = _json(value, "BotCommandScope", {"type": "default"})
    if not isinstance(value, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = value.get("type")
    if kind in _PLAIN_SCOPES:
        return kind, 0, 0
    if kind not in _CHAT_SCOPES:
        raise bad_request("Can't parse BotCommandScope: unsupported type specified")
    try:
        return kind, int(value["chat_id"]), int(value["user_id"]) if kind == "chat_member" else 0
    except (KeyError, TypeError, ValueError):
        raise bad_request("Can't parse BotCommandScope: chat identifier is empty") from None


def language_argument(value: Any) -> str:
    language = str(value or "")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("Invalid language code specified")
    return language


def menu_button_argument(value: Any) -> JSON:
    button = _json(value, "menu button", {"type": "default"})
    if not isinstance(button, dict):
        raise bad_request("Can't parse menu button: MenuButton must be an Object")
    match button.get("type"):
        case "default" | "commands":
            return {"type": button["type"]}
        case "web_app":
            if not button.get("text") or not (button.get("web_app") or {}).get("url"):
                raise bad_request("Can't parse menu button: Can't find field \"url\"")
            return {key: button[key] for key in ("type", "text", "web_app")}
    raise bad_request("Can't parse menu button: MenuButton has unsupported type")


def _json(value: Any, what: str, default: Any) -> Any:
    if value is None or value == "":
        return default
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"Can't parse {what} JSON object") from None
    return value

"""What people did in their chats with a bot and what they then saw: enough to do it all again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .cloud import Account, Cloud
from .updates import Update
from .world import JSON, Message

_KINDS = ("message", "edited_message", "callback_query")


@dataclass(slots=True)
class Deed:
    """One thing that a person did."""

    update: JSON
    """As the bot was told."""
    shown: Message | None = None
    """The last message that the bot then wrote or changed; None while it is silent."""
    text: str = ""
    """What that message said then."""


class Diary:
    """Kept from its making on, of the private chats with one bot."""

    def __init__(self, cloud: Cloud, account: Account) -> None:
        self._account = account
        self._deeds: dict[int, list[Deed]] = {}
        cloud.watchers.add(self._watch)

    def of(self, person: int) -> list[Deed]:
        """A person's deeds, oldest first."""
        return self._deeds.get(person, [])

    def _watch(self, kind: str, about: Any) -> None:
        match kind, about:
            case "update", (account, Update(kind=done, body=body)) if account is self._account:
                chat = body.get("message", body).get("chat", {})
                if done in _KINDS and chat.get("type") == "private":
                    self._deeds.setdefault(chat["id"], []).append(Deed(about[1].to_json()))
            case "message" | "edit", Message() if about.sender is self._account.user and about.inline_rows:
                # A message that only loses its buttons is not what the person is shown now.
                if deeds := self._deeds.get(about.chat.id):
                    deeds[-1].shown, deeds[-1].text = about, about.text or ""

"""Telegram's side of the world: who there is, and what people do. What bots do is in `methods`."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

from .profile import Profile
from .refusal import Refusal
from .updates import UpdateQueue
from .world import JSON, Chat, Message, Press, User, Watchers, person_text

_CALLBACK_QUEUES = 3 << 33
_MEMBER_QUEUES = 5 << 33
ANSWER_SECONDS = 15
"""How long after a press its answer still reaches the person."""
_START = 1_767_225_600
"""2026-01-01 UTC"""


class Account:
    """One bot: its token, its updates on their way, its chats and what it says about itself."""

    def __init__(self, token: str, user: User, updates: UpdateQueue, first_message_id: int) -> None:
        self.token = token
        self.user = user
        self.updates = updates
        self.profile = Profile(user.first_name)
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.message_ids = itertools.count(first_message_id)

    def waiting_presses(self, person: User, now: float) -> list[Press]:
        """The person's presses that may still be answered at `now`."""
        return [
            press
            for press in self.presses.values()
            if press.person is person and press.answer is None and now - press.at <= ANSWER_SECONDS
        ]

    def me(self) -> JSON:
        return {
            **self.user.to_json(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }


class Cloud:
    """People, bots and groups; everything a person does becomes updates for the bots concerned."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.watchers = Watchers()
        self.people: dict[int, User] = {}
        self.accounts: dict[int, Account] = {}
        # Numbers go on after a restart, as bots remember those they have seen: four a second are enough.
        self._first_id = max(1, int((clock() - _START) * 4))
        self._ids = itertools.count(self._first_id)

    @property
    def now(self) -> int:
        return int(self.clock())

    def account(self, token: str, name: str = "", username: str = "") -> Account:
        """The bot of this token, made at its first call; refused as Telegram refuses a bad token."""
        number, colon, secret = token.partition(":")
        if not colon or not secret or not number.isdecimal() or token.startswith("0") or len(token) > 80:
            raise Refusal(401, "invalid token specified")
        if not all(letter.isalnum() or letter in "_-" for letter in secret):
            raise Refusal(401)
        bot = int(number)
        if bot >= 1 << 54:
            raise Refusal(401, "invalid token specified")
        account = self.accounts.get(bot)
        if account is None:
            user = User(bot, name or f"Bot {bot}", username=username or f"bot_{bot}_bot", is_bot=True)
            account = self.accounts[bot] = Account(token, user, self._queue(bot), self._first_id)
        if account.token != token:
            raise Refusal(401)
        return account

    def _queue(self, bot: int) -> UpdateQueue:
        return UpdateQueue(self.clock, self._first_id, lambda: self.watchers.tell("confirmed", bot))

    def person(self, user: User) -> User:
        """Make a person known, or bring what is known up to date."""
        known = self.people.setdefault(user.id, user)
        known.first_name, known.last_name = user.first_name, user.last_name
        known.username, known.language_code = user.username, user.language_code
        return known

    def private_chat(self, account: Account, person: User) -> Chat:
        """The chat of a person with a bot, made when it is first looked at."""
        chat = account.chats.get(person.id)
        if chat is None:
            chat = Chat(person.id, "private", person=person, ids=account.message_ids)
            account.chats[person.id] = chat
        return chat

    def group(self, title: str, members: Iterable[User], *, supergroup: bool = True) -> Chat:
        """A new group of people; bots are added by `join`."""
        number = next(self._ids)
        people = {member.id: member for member in members}
        if supergroup:
            return Chat(-1_000_000_000_000 - number, "supergroup", title, members=people)
        return Chat(-number, "group", title, members=people)

    # What people do

    def say(
        self,
        chat: Chat,
        sender: User,
        text: str | None = None,
        content: JSON | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """A person's message. A text is cleaned as apps do, and must hold something to read."""
        said = person_text(text) if text is not None else None
        chat.started = True
        message = chat.add(
            Message(
                next(chat.ids),
                chat,
                sender,
                self.now,
                text=said.text if said else None,
                entities=said.entities if said else [],
                content=content or {},
                reply_to=reply_to,
            )
        )
        if chat.reply_keyboard and chat.reply_keyboard.get("one_time_keyboard"):
            chat.reply_keyboard = None
        self.watchers.tell("message", message)
        for account in self.listeners(chat, message):
            self.update(account, "message", message.to_json(), chat.id)
        return message

    def edit(self, message: Message, text: str) -> None:
        """A person changes an own message."""
        said = person_text(text)
        message.text, message.entities, message.edit_date = said.text, said.entities, self.now
        self.watchers.tell("edit", message)
        for account in self.listeners(message.chat, message):
            self.update(account, "edited_message", message.to_json(), message.chat.id)

    def delete(self, message: Message) -> None:
        """A person deletes a message on both sides; bots are not told."""
        message.chat.messages.pop(message.id, None)
        message.deleted = True
        self.watchers.tell("delete", message)

    def press(self, account: Account, person: User, message: Message, button: JSON) -> Press:
        """A person presses a button with callback data, however old the message is."""
        press = Press(str(next(self._ids) + (person.id << 20)), person, message, button, self.clock())
        account.presses[press.id] = press
        shown = message.to_json()
        if message.deleted:
            shown = {"chat": message.chat.to_json(), "message_id": message.id, "date": 0}
        body = {
            "id": press.id,
            "from": person.to_json(),
            "message": shown,
            "chat_instance": str(message.chat.id * 7_919),
            "data": button["callback_data"],
        }
        self.watchers.tell("press", press)
        self.update(account, "callback_query", body, person.id + _CALLBACK_QUEUES)
        return press

    def block(self, account: Account, person: User, blocked: bool) -> None:
        """A person stops the bot, or starts it again."""
        chat = self.private_chat(account, person)
        if chat.blocked != blocked:
            chat.blocked = blocked
            self.watchers.tell("blocked", chat)
            old, new = ("member", "kicked") if blocked else ("kicked", "member")
            self._my_chat_member(account, chat, person, old, new)

    def join(self, account: Account, chat: Chat, by: User) -> None:
        """A person adds the bot to a group."""
        account.chats[chat.id] = chat
        chat.members[account.user.id] = account.user
        self._my_chat_member(account, chat, by, "left", "member")
        self.say(chat, by, content={"new_chat_members": [account.user.to_json()]})

    def kick(self, account: Account, chat: Chat, by: User) -> None:
        """A person removes the bot from a group."""
        chat.members.pop(account.user.id, None)
        self._my_chat_member(account, chat, by, "member", "kicked")

    # What bots are told

    def update(self, account: Account, kind: str, body: JSON, queue: int) -> None:
        update = account.updates.add(kind, body, queue)
        if update is not None:
            self.watchers.tell("update", (account, update))

    def listeners(self, chat: Chat, message: Message) -> list[Account]:
        """Bots that see a message: in a group only those it is meant for, as privacy mode has it."""
        if chat.private:
            return [account for account in self.accounts.values() if account.chats.get(chat.id) is chat]
        present = [account for account in self.accounts.values() if account.user.id in chat.members]
        return [account for account in present if _meant_for(account, message)]

    def _my_chat_member(self, account: Account, chat: Chat, by: User, old: str, new: str) -> None:
        def member(status: str) -> dict[str, Any]:
            return {
                "user": account.user.to_json(),
                "status": status,
                **({"until_date": 0} if status == "kicked" else {}),
            }

        body = {
            "chat": chat.to_json(),
            "from": by.to_json(),
            "date": self.now,
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }
        self.update(account, "my_chat_member", body, chat.id + _MEMBER_QUEUES)


def _meant_for(account: Account, message: Message) -> bool:
    if message.text is None:
        return bool(message.content.keys() & {"new_chat_members", "left_chat_member"})
    if message.reply_to is not None and message.reply_to.sender is account.user:
        return True
    mention = f"@{account.user.username}".lower()
    if message.text.startswith("/"):
        command = message.text.split()[0].lower()
        return "@" not in command or command.endswith(mention)
    return mention in message.text.lower()

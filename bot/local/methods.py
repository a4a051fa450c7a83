"""The methods of the Bot API that concern chats: what a bot does, and what it may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import profile
from .arguments import Arguments, boolean, integer, string, structure
from .cloud import ANSWER_SECONDS, Account, Cloud
from .html_entities import utf16_length
from .keyboards import inline_markup_argument, markup_argument
from .refusal import Refusal, bad_request
from .texts import TEXT_MAX, Formatted, entities_argument, formatted
from .world import CallbackAnswer, Chat, Message

ANSWER_MAX = 200
DELETE_SECONDS = 48 * 60 * 60
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    "record_audio", "upload_audio",
}  # fmt: skip
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")

Method = Callable[[Cloud, Account, Arguments], Any]
METHODS: dict[str, Method] = {}
"""By lower-cased name: Telegram does not look at the case of a method."""


def method(function: Method) -> Method:
    METHODS[function.__name__.replace("_", "")] = function
    return function


@method
def get_me(cloud: Cloud, account: Account, args: Arguments) -> Any:
    return account.me() | {"first_name": account.profile.text("name", "")}


@method
def send_message(cloud: Cloud, account: Account, args: Arguments) -> Any:
    text = _text(args)
    chat = _chat(cloud, account, args)
    markup = markup_argument(args.get("reply_markup"), private=chat.private)
    if utf16_length(text.text) > TEXT_MAX:
        raise bad_request("Message is too long")
    message = Message(
        next(chat.ids),
        chat,
        account.user,
        cloud.now,
        text.text,
        text.entities,
        markup=markup if markup and "inline_keyboard" in markup else None,
        reply_to=_reply_to(chat, args),
    )
    chat.add(message)
    if markup and "inline_keyboard" not in markup:
        chat.reply_keyboard = None if "remove_keyboard" in markup else markup
    cloud.watchers.tell("message", message)
    return message.to_json()


@method
def edit_message_text(cloud: Cloud, account: Account, args: Arguments) -> Any:
    text = _text(args)
    markup = inline_markup_argument(args.get("reply_markup"))
    message = _own_message(cloud, account, args)
    if message.text is None:
        raise bad_request("There is no text in the message to edit")
    if utf16_length(text.text) > TEXT_MAX:
        raise bad_request("MESSAGE_TOO_LONG")
    return _change(cloud, message, text, markup)


@method
def edit_message_reply_markup(cloud: Cloud, account: Account, args: Arguments) -> Any:
    markup = inline_markup_argument(args.get("reply_markup"))
    message = _own_message(cloud, account, args)
    return _change(cloud, message, Formatted(message.text or "", message.entities), markup)


def _change(cloud: Cloud, message: Message, text: Formatted, markup: Any) -> Any:
    if (message.text, message.entities, message.markup) == (text.text, text.entities, markup):
        raise bad_request(
            "Message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    if message.text is not None:
        message.text, message.entities = text
    message.markup, message.edit_date = markup, cloud.now
    cloud.watchers.tell("edit", message)
    return message.to_json()


@method
def delete_message(cloud: Cloud, account: Account, args: Arguments) -> Any:
    if not string(args, "chat_id"):
        raise bad_request("Chat identifier is not specified")
    if not integer(args, "message_id"):
        raise bad_request("Message identifier is not specified")
    chat = _chat(cloud, account, args)
    message = chat.messages.get(integer(args, "message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _delete(cloud, account, message)
    return True


@method
def delete_messages(cloud: Cloud, account: Account, args: Arguments) -> Any:
    ids = structure(args, "message_ids")
    if ids is None or ids == []:
        raise bad_request("Message identifiers are not specified")
    if not isinstance(ids, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(ids) > 100:
        raise bad_request("Too many message identifiers specified")
    chat = _chat(cloud, account, args)
    for message in [chat.messages[int(one)] for one in ids if int(one) in chat.messages]:
        _delete(cloud, account, message)
    return True


def _delete(cloud: Cloud, account: Account, message: Message) -> None:
    foreign = message.sender is not account.user and not message.chat.private
    if foreign or cloud.clock() - message.date >= DELETE_SECONDS:
        raise bad_request("message can't be deleted")
    cloud.delete(message)


@method
def answer_callback_query(cloud: Cloud, account: Account, args: Arguments) -> Any:
    press = account.presses.get(string(args, "callback_query_id"))
    text = string(args, "text")
    if utf16_length(text) > ANSWER_MAX:
        raise bad_request("MESSAGE_TOO_LONG")
    if press is None or press.answer is not None or cloud.clock() - press.at > ANSWER_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.answer = CallbackAnswer(text or None, boolean(args, "show_alert"), string(args, "url") or None)
    cloud.watchers.tell("answer", press)
    return True


@method
def send_chat_action(cloud: Cloud, account: Account, args: Arguments) -> Any:
    action = string(args, "action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    cloud.watchers.tell("typing", _chat(cloud, account, args))
    return True


@method
def get_chat(cloud: Cloud, account: Account, args: Arguments) -> Any:
    chat = _chat(cloud, account, args, write=False)
    return {
        **chat.to_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }


@method
def leave_chat(cloud: Cloud, account: Account, args: Arguments) -> Any:
    chat = _chat(cloud, account, args)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members.pop(account.user.id, None)
    return True


@method
def set_my_commands(cloud: Cloud, account: Account, args: Arguments) -> Any:
    commands = profile.commands_argument(args.get("commands"))
    account.profile.set_commands(commands, *_scope(cloud, account, args))
    cloud.watchers.tell("profile", account)
    return True


@method
def get_my_commands(cloud: Cloud, account: Account, args: Arguments) -> Any:
    return account.profile.commands(*_scope(cloud, account, args))


@method
def delete_my_commands(cloud: Cloud, account: Account, args: Arguments) -> Any:
    account.profile.set_commands([], *_scope(cloud, account, args))
    cloud.watchers.tell("profile", account)
    return True


def _scope(cloud: Cloud, account: Account, args: Arguments) -> tuple[profile.Scope, str]:
    scope = profile.scope_argument(args.get("scope"))
    if scope[1]:
        _chat(cloud, account, {"chat_id": scope[1]})
    return scope, profile.language_argument(args.get("language_code"))


def _text_methods(field: str) -> None:
    def set_text(cloud: Cloud, account: Account, args: Arguments) -> Any:
        language = profile.language_argument(args.get("language_code"))
        account.profile.set_text(field, string(args, field).strip(), language)
        cloud.watchers.tell("profile", account)
        return True

    def get_text(cloud: Cloud, account: Account, args: Arguments) -> Any:
        language = profile.language_argument(args.get("language_code"))
        return {field: account.profile.text(field, language)}

    name = field.replace("_", "")
    METHODS[f"setmy{name}"] = set_text
    METHODS[f"getmy{name}"] = get_text


for _field in profile.LENGTHS:
    _text_methods(_field)


@method
def set_chat_menu_button(cloud: Cloud, account: Account, args: Arguments) -> Any:
    button = profile.menu_button_argument(args.get("menu_button"))
    account.profile.set_menu(_menu_chat(cloud, account, args), button)
    cloud.watchers.tell("profile", account)
    return True


@method
def get_chat_menu_button(cloud: Cloud, account: Account, args: Arguments) -> Any:
    return account.profile.menu(_menu_chat(cloud, account, args))


def _menu_chat(cloud: Cloud, account: Account, args: Arguments) -> int:
    return _chat(cloud, account, args, write=False).id if string(args, "chat_id") else 0


# What most methods share


def _text(args: Arguments) -> Formatted:
    return formatted(string(args, "text"), args.get("parse_mode"), entities_argument(args.get("entities")))


def _chat(cloud: Cloud, account: Account, args: Arguments, *, write: bool = True) -> Chat:
    given = string(args, "chat_id")
    if not given:
        raise bad_request("chat_id is empty")
    number = integer(args, "chat_id")
    chat = account.chats.get(number)
    if chat is None or (chat.private and not chat.started):
        if number in cloud.people:
            raise Refusal(403, "bot can't initiate conversation with a user")
        raise bad_request("chat not found")
    if chat.blocked and write:
        raise Refusal(403, "bot was blocked by the user")
    if not chat.private and account.user.id not in chat.members:
        raise Refusal(403, f"bot was kicked from the {chat.type} chat")
    return chat


def _own_message(cloud: Cloud, account: Account, args: Arguments) -> Message:
    if not string(args, "chat_id") and not integer(args, "message_id"):
        raise bad_request("message identifier is not specified")
    chat = _chat(cloud, account, args)
    message = chat.messages.get(integer(args, "message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not account.user:
        raise bad_request("message can't be edited")
    return message


def _reply_to(chat: Chat, args: Arguments) -> Message | None:
    parameters = structure(args, "reply_parameters") or {}
    number = integer(parameters, "message_id") or integer(args, "reply_to_message_id")
    if not number:
        return None
    message = chat.messages.get(number)
    lenient = parameters.get("allow_sending_without_reply") or boolean(args, "allow_sending_without_reply")
    if message is None and not lenient:
        raise bad_request("message to be replied not found")
    return message

"""In groups the bot says once that it works in private."""

from __future__ import annotations

from bot.content import Content
from bot.local import Chat, LocalBotApi, Person
from bot.storage import open_storage
from tests.bot.telegram.conftest import Stage, eventually, stage_on


def said(group: Chat) -> list[str | None]:
    return [message.text for message in group.messages.values() if message.from_bot]


async def test_a_group_is_told_once_in_both_languages(
    stage: Stage, anna: Person, api: LocalBotApi, content: Content
) -> None:
    group = api.group("Neighbours", anna)
    await anna.add_bot(group)
    await eventually(lambda: len(said(group)) == 1)
    for _ in range(3):
        await anna.send_text("/start@komek_local_bot", chat=group)
    await anna.settled(reply=False)

    assert len(said(group)) == 1
    text = said(group)[0] or ""
    assert str(content.text("kk", "group.private_only")) in text
    assert str(content.text("ru", "group.private_only")) in text
    assert not stage.core.events
    stage.check()


async def test_a_restart_does_not_make_it_say_it_again(
    api: LocalBotApi, content: Content, anna: Person, tmp_path: object
) -> None:
    group = api.group("Neighbours", anna)
    for _ in range(2):
        async with stage_on(api, content, "polling", storage=open_storage(f"sqlite:///{tmp_path}/bot.db")):
            if not said(group):
                await anna.add_bot(group)
            await anna.send_text("/start@komek_local_bot", chat=group)
            await anna.settled(reply=False)
    assert len(said(group)) == 1


async def test_added_again_it_says_it_again(stage: Stage, anna: Person, api: LocalBotApi) -> None:
    group = api.group("Neighbours", anna)
    await anna.add_bot(group)
    await eventually(lambda: len(said(group)) == 1)
    await anna.settled(reply=False)
    await anna.kick_bot(group)
    await anna.settled(reply=False)
    await anna.add_bot(group)
    await eventually(lambda: len(said(group)) == 2)


async def test_a_group_where_the_bot_may_not_write_is_no_error(
    stage: Stage, anna: Person, api: LocalBotApi
) -> None:
    group = api.group("Neighbours", anna)
    api.fail_next("sendMessage", "400", description="not enough rights to send text messages to the chat")
    await anna.add_bot(group)
    await anna.settled(reply=False)
    await anna.send_text("/start@komek_local_bot", chat=group)
    await anna.settled(reply=False)
    assert len(api.calls_of("sendMessage")) == 1


async def test_a_persons_private_chat_is_another_matter(stage: Stage, anna: Person, api: LocalBotApi) -> None:
    group = api.group("Neighbours", anna)
    await anna.add_bot(group)
    await anna.start()
    await anna.settled()
    assert anna.last.text == "/start \n0"

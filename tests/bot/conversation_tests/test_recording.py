"""A chat becomes a file, and the file passes."""

from datetime import date
from pathlib import Path

import pytest

from bot.content import LANGUAGES, Content, Language
from bot.conversation import Command, Event, Location, Other, Press, Text
from bot.conversation_tests import Conversation, read_conversation, run
from bot.conversation_tests.grounds import CoreGround
from bot.conversation_tests.recording import Done, record
from bot.conversation_tests.seen import find_button

ON = date(2026, 11, 22)


class Chatting:
    """A chat on the core, as another program would see it."""

    def __init__(self, content: Content, app: Language) -> None:
        self.ground = CoreGround(content, app, ON)
        self.done: list[Done] = []

    async def do(self, *deeds: Event | str) -> "Chatting":
        """Events; a word is a button of the screen."""
        for deed in deeds:
            seen = self.ground.history[-1] if self.ground.history else None
            if isinstance(deed, str):
                assert seen is not None
                deed = Press(find_button(deed, seen.buttons).data or "")
            await self.tell(deed, seen.message if seen and isinstance(deed, Press) else None)
        return self

    async def tell(self, event: Event, message: int | None) -> None:
        """`message`: on which of the bot's messages a button is pressed."""
        on = next((seen for seen in self.ground.history if seen.message == message), None)
        await self.ground.tell(event, on=on)
        seen = self.ground.history[-1]
        self.done.append(Done(event, message, seen.text, seen.message))


async def recorded(
    content: Content, chat: Chatting, tmp_path: Path, app: str = "ru"
) -> tuple[str, Conversation]:
    text = await record(content, chat.done, app, ON, "A chat")
    path = tmp_path / "chat.yaml"
    path.write_text(text, encoding="utf-8")
    return text, read_conversation(path)


async def test_ids_where_words_differ_and_what_matters_is_expected(content: Content, tmp_path: Path) -> None:
    chat = await Chatting(content, "ru").do(
        Command("start"),
        "ru",
        "begin",
        "topic large_family",
        "citizen",
        Text("4"),
        "right",
        "none",
        "summary",
    )
    await chat.do("card large_family_benefit")
    text, conversation = await recorded(content, chat, tmp_path)
    assert text.partition("steps:\n")[2] == (
        "  - start:\n"
        "    see: {some_buttons: [ru, kk]}\n"
        "  - press: language\n"
        "    see: {screen: notice}\n"
        "  - press: begin\n"
        "    see: {screen: menu}\n"
        "  - press: topic large_family\n"
        "    see: {question: residence_status}\n"
        "  - press: citizen\n"
        "    see: {question: minor_children_at_home}\n"
        "  - type: 4\n"
        "    see: {screen: confirm}\n"
        "  - press: right\n"
        "    see: {question: mother_award}\n"
        "  - press: none\n"
        "    see:\n"
        "      screen: review\n"
        "      answers: {residence_status: citizen, minor_children_at_home: 4, mother_award: none}\n"
        "  - press: summary\n"
        "    see:\n"
        "      screen: summary\n"
        "      verdicts: {large_family_benefit: likely, awarded_mother_benefit: unlikely}\n"
        "      amounts: {large_family_benefit: 69330}\n"
        "  - press: card large_family_benefit\n"
        "    see:\n"
        "      card: large_family_benefit\n"
        "      verdicts: {large_family_benefit: likely}\n"
        "      amounts: {large_family_benefit: 69330}\n"
    )
    assert conversation.languages == LANGUAGES
    assert conversation.on == ON


@pytest.mark.parametrize("app", LANGUAGES)
async def test_whatever_was_done_the_file_passes(content: Content, tmp_path: Path, app: Language) -> None:
    chat = await Chatting(content, app).do(
        Command("start", "birth"), "kk", "begin", Text("шошқа"), Other("sticker"), Location(51.1, 71.4),
        "why", Command("lang"), "ru", "citizen", "back", "unknown", Other("edited"),
        Command("help"), "go", "menu",
    )  # fmt: skip
    await chat.tell(Press("l:ru"), message=1)
    await chat.do(Command("forgotten"), Command("forget"))
    text, conversation = await recorded(content, chat, tmp_path, app)
    assert "press_old: " in text
    assert "# left out, as no file can say it: Other(kind='edited')" in text
    for language in conversation.languages:
        outcome = await run(conversation, language, CoreGround(content, language, ON))
        assert outcome.failure is None
    assert "something else" not in text


async def test_an_earlier_button_is_pressed_as_one(content: Content, tmp_path: Path) -> None:
    chat = await Chatting(content, "ru").do(Command("start"), "ru", "begin", "topic child", Text("?"))
    run_of = chat.ground.state.run
    await chat.do("citizen")
    await chat.tell(Press(f"a:{run_of}:residence_status:kandas"), message=1)
    text, _ = await recorded(content, chat, tmp_path)
    assert "  - press_old: {button: kandas, on: residence_status}\n" in text


async def test_words_that_are_understood_in_both_languages_make_a_file_of_both(
    content: Content, tmp_path: Path
) -> None:
    chat = await Chatting(content, "ru").do(
        Command("start", "tsa"), "ru", "begin", "citizen", Text("Караганда"), "right"
    )
    assert (await recorded(content, chat, tmp_path))[1].languages == LANGUAGES


async def test_what_was_never_shown_is_left_out(content: Content, tmp_path: Path) -> None:
    chat = await Chatting(content, "ru").do(Command("start"), "ru", "begin")
    chat.done.append(Done(Press("a:x:household_size:3"), 99))
    chat.done.append(Done(Text("5")))
    assert "# left out, as no file can say it: Press(" in (await recorded(content, chat, tmp_path))[0]


async def test_it_begins_when_the_bot_knew_nothing(content: Content, tmp_path: Path) -> None:
    chat = await Chatting(content, "ru").do(Command("start"), "ru", Command("forget"), Command("start"), "kk")
    text, _ = await recorded(content, chat, tmp_path)
    assert text.partition("steps:\n")[2] == (
        "  - start:\n    see: {some_buttons: [ru, kk]}\n  - press: kk\n    see: {screen: notice}\n"
    )


async def test_what_the_core_does_not_show_is_told(content: Content, tmp_path: Path) -> None:
    done = [Done(Command("start"), shown="Қош келдіңіз!\n…"), Done(Press("n:card:tsa"), 7, "…")]
    text = await record(content, done, "en", ON, "A chat")
    assert "  # the chat showed something else: Қош келдіңіз!\n  - start:\n" in text

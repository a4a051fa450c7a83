"""How aiogram is imported and called."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from typing import Any

import pytest

from bot.content import Content
from bot.conversation import Screen
from bot.local import LocalBotApi
from bot.telegram import tuning
from bot.telegram.calls import NO_KEYBOARD, EditScreen, Face, SendScreen
from bot.telegram.session import Session, make_bot
from tests.bot.telegram.counting import screen

from aiogram.methods import GetMyName, Response, SendDocument  # isort: skip
from aiogram.types import BufferedInputFile  # isort: skip


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


FIRST_USES = """
import bot.telegram
from aiogram.methods import SendMessage, SendPoll
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Update

print(Update.__pydantic_complete__)
message = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
print(type(Update.model_validate({"update_id": 1, "message": message}).message).__name__)
button = InlineKeyboardButton(text="a", callback_data="b")
print(SendMessage(chat_id=1, text="x", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]])).text)
print(SendPoll(chat_id=1, question="x", options=["a", "b"]).question)
"""

FAILING_IMPORT = """
import gc, sys, pydantic
before = pydantic.BaseModel.__dict__["model_rebuild"]
sys.modules["aiohttp"] = None
try:
    import bot.telegram
except ImportError:
    pass
else:
    raise SystemExit("imported")
assert pydantic.BaseModel.__dict__["model_rebuild"] is before
assert gc.isenabled()
"""


def test_types_are_built_when_they_are_first_used() -> None:
    assert run(FIRST_USES).split() == ["False", "Message", "x", "x"]


def test_importing_aiogram_first_is_slower_but_right() -> None:
    said = run("import aiogram.types, bot.telegram\nprint(aiogram.types.Update.__pydantic_complete__)")
    assert said.strip() == "True"


def test_a_failing_import_leaves_pydantic_as_it_was() -> None:
    run(FAILING_IMPORT)


async def test_response_types_outlive_garbage_collections(api: LocalBotApi) -> None:
    bot = make_bot(api.token, api.url)
    await bot(GetMyName())
    returned: Any = GetMyName.__returning__
    held = weakref.ref(Response[returned])
    gc.collect()
    assert held() is not None
    assert Response[returned] is held()
    await bot.session.close()


async def test_the_first_answer_finds_its_types_ready(api: LocalBotApi) -> None:
    bot = make_bot(api.token, api.url)
    tuning.warm_up(bot)
    assert isinstance(bot.session, Session)
    held = dict(bot.session._responses)
    assert all(response.__pydantic_complete__ for response in held.values())
    person = api.person()
    await person.start()
    await bot(SendScreen(chat_id=person.id, text="hello"))
    assert bot.session._responses == held
    await bot.session.close()


async def test_stock_response_types_are_dropped() -> None:
    """What the session is there for: should pydantic ever keep them, it can go."""
    dropped = weakref.ref(Response[dict[str, tuple[int, int, int]]])
    gc.collect()
    assert dropped() is None


async def test_lean_calls_say_what_aiograms_own_would(api: LocalBotApi, content: Content) -> None:
    from aiogram.methods import SendMessage
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

    shown = screen(3, "hello")
    face = Face.of(shown)
    bot = make_bot(api.token, api.url)
    markup = InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.text, callback_data=button.data, url=button.url)
                for button in row
            ]
            for row in shown.rows
        ]
    )
    person = api.person()
    await person.start()
    stock = SendMessage(
        chat_id=person.id,
        text=shown.text,
        parse_mode="HTML",
        reply_markup=markup,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    await bot(stock)
    sent = await bot(SendScreen(chat_id=person.id, text=face.text, reply_markup=face.keyboard))
    first, second = person.from_bot
    assert sent.message_id == second.id
    assert (first.text, first.entities, first.markup) == (second.text, second.entities, second.markup)
    await bot(EditScreen(chat_id=person.id, message_id=sent.message_id, text="now", reply_markup=NO_KEYBOARD))
    assert (person.last.text, person.last.buttons) == ("now", [])
    await bot.session.close()


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert Face.of(Screen("text")) == Face("text", None)


def test_fingerprints_tell_screens_apart() -> None:
    faces = [Face.of(screen(number, note)) for number in range(3) for note in ("", "a")]
    assert len({face.fingerprint for face in faces}) == 6
    assert faces[0].fingerprint == Face.of(screen(0)).fingerprint


async def test_texts_arrive_as_they_were_meant(api: LocalBotApi) -> None:
    bot = make_bot(api.token, api.url)
    person = api.person()
    await person.start()
    text = "".join(map(chr, range(33, 0x250))).replace("<", "").replace("&", "") + "Әә 👨‍👩‍👧 100 %+ =;"
    await bot(SendScreen(chat_id=person.id, text=text, parse_mode=None))
    assert api.calls_of("sendMessage")[-1].args["text"] == text
    await bot.session.close()


async def test_files_can_still_be_sent(api: LocalBotApi) -> None:
    bot = make_bot(api.token, api.url)
    form = bot.session.build_form_data(  # type: ignore[attr-defined]
        bot, SendDocument(chat_id=1, document=BufferedInputFile(b"sheet", "sheet.pdf"))
    )
    assert form.is_multipart
    await bot.session.close()


@pytest.mark.parametrize("url", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/"])
def test_another_bot_api_server_can_be_named(url: str) -> None:
    bot = make_bot("1:token", url)
    assert bot.session.api.api_url("1:token", "getMe") == "http://127.0.0.1:8081/bot1:token/getMe"

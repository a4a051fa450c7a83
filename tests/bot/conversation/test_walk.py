"""A random walker over the pure core: there is always an answer, in the person's language, within limits."""

import random

import pytest

from bot.content import Content, Language
from bot.conversation import Command, Location, Other, Press, Text
from tests.bot.conversation.talk import Talk
from tests.walk.languages import Foreign
from tests.walk.nonsense import KINDS, PLACES, TYPED

MESSAGE, BUTTONS, DATA, TOAST = 4096, 100, 64, 200


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("seed", range(8))
def test_whatever_people_do_there_is_an_answer(content: Content, language: Language, seed: int) -> None:
    walk = random.Random(seed)
    foreign = Foreign(content)
    talk = Talk(content, language)
    talk.start()
    old: list[str] = []
    for _ in range(400):
        act(walk, talk, old)
        fits_telegram(talk)
        if talk.state.language == language and not talk.reply.language:
            in_the_readers_language(talk, foreign, language)


def act(walk: random.Random, talk: Talk, old: list[str]) -> None:
    presses = [button.data for button in talk.buttons if button.data and not button.data.startswith("l:")]
    match walk.random():
        case chance if chance < 0.6 and presses:
            data = walk.choice(presses)
            old.append(data)
            talk.send(Press(data))
        case chance if chance < 0.7 and old:
            talk.send(Press(walk.choice(old), live=walk.random() < 0.5))
        case chance if chance < 0.9:
            typed = walk.choice(TYPED)
            if typed.startswith("/"):
                talk.send(Command(typed[1:]))
            else:
                talk.send(Text(typed))
        case chance if chance < 0.94:
            talk.send(Other(walk.choice(KINDS)))
        case chance if chance < 0.97:
            talk.send(Location(*walk.choice(PLACES)))
        case chance if chance < 0.99:
            talk.send(Command("start", walk.choice(["", "birth", "tsa", "nonsense"])))
        case _:
            talk.send(Command("forget"))
            talk.start()
            old.clear()


def fits_telegram(talk: Talk) -> None:
    assert talk.reply.screen is not None, "a press or a message was left without an answer"
    assert 0 < len(talk.screen.text) <= MESSAGE
    assert 0 < len(talk.buttons) <= BUTTONS
    for button in talk.buttons:
        assert button.text.strip()
        assert (button.data is None) != (button.url is None)
        assert button.data is None or len(button.data.encode()) <= DATA
    assert len(talk.reply.toast or "") <= TOAST


def in_the_readers_language(talk: Talk, foreign: Foreign, language: Language) -> None:
    if any((button.data or "").startswith("l:") for button in talk.buttons):
        return
    shown = [talk.screen.text, talk.reply.toast or "", *(button.text for button in talk.buttons)]
    for text in shown:
        assert not foreign.words(text, language), (foreign.words(text, language), text)

"""One person cannot slow down the others."""

from __future__ import annotations

from bot.content import Content
from bot.local import LocalBotApi, Person
from bot.telegram.dispatcher import MESSAGES, PRESSES
from bot.telegram.throttle import Throttle
from tests.bot.telegram.conftest import stage_on


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_what_is_too_much_is_told_once() -> None:
    clock = Clock()
    throttle = Throttle(3, 3.0, clock)
    assert [throttle.check(1) for _ in range(6)] == ["pass", "pass", "pass", "tell", "drop", "drop"]
    assert throttle.check(2) == "pass", "others are not concerned"


def test_it_fills_up_again_with_time_and_may_tell_again() -> None:
    clock = Clock()
    throttle = Throttle(3, 3.0, clock)
    for _ in range(5):
        throttle.check(1)
    clock.now = 1.0
    assert [throttle.check(1) for _ in range(2)] == ["pass", "drop"]
    clock.now = 60.0
    assert [throttle.check(1) for _ in range(4)] == ["pass", "pass", "pass", "tell"]


def test_it_remembers_so_many_people_and_no_more() -> None:
    throttle = Throttle(1, 1.0, Clock(), people=10)
    for person in range(100):
        throttle.check(person)
    assert len(throttle._buckets) == 10


async def test_too_many_messages_are_asked_to_wait_once(
    api: LocalBotApi, content: Content, anna: Person
) -> None:
    async with stage_on(api, content, "polling", throttle=True) as stage:
        for _ in range(MESSAGES[0] + 10):
            await anna.send_text("hello")
        await anna.settled()
        assert len(stage.core.events) == MESSAGES[0]
        wait = [message.text for message in anna.from_bot if "Подождите" in (message.text or "")]
        assert len(wait) == 1
        stage.check()


async def test_too_many_presses_are_answered_all_the_same(
    api: LocalBotApi, content: Content, anna: Person
) -> None:
    async with stage_on(api, content, "polling", throttle=True) as stage:
        await anna.start()
        await anna.settled()
        await anna.press("nothing", times=PRESSES[0] + 10)
        await anna.settled()
        assert len(stage.core.events) == 1 + PRESSES[0]
        assert len([toast for toast in anna.toasts if "Подождите" in toast]) == 1
        assert not anna.unanswered
        stage.check()

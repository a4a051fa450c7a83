"""What every storage promises, told once and held against all three."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.storage import Storage, Turn

AIGUL, BOLAT = 101, 102

Step = Callable[[str | None], tuple[str | None, str]]


def append(letter: str) -> Step:
    """A step that adds a letter to the record and returns what it found."""

    def step(before: str | None) -> tuple[str | None, str]:
        return (before or "") + letter, before or ""

    return step


def forget(before: str | None) -> tuple[str | None, str]:
    return None, before or ""


async def turn(storage: Storage, person: int, update: int, step: Step) -> Turn[str]:
    async with storage.turn(person, update, step) as result:
        return result


async def record_of(storage: Storage, person: int) -> str | None:
    """Reads by a turn whose update id is used for nothing else."""
    record_of.update = getattr(record_of, "update", 10_000) + 1  # type: ignore[attr-defined]
    seen: list[str | None] = []

    def look(before: str | None) -> tuple[str | None, str]:
        seen.append(before)
        return before, ""

    await turn(storage, person, record_of.update, look)  # type: ignore[attr-defined]
    return seen[-1]


async def test_a_step_reads_what_the_step_before_it_wrote(storage: Storage) -> None:
    first = await turn(storage, AIGUL, 1, append("a"))
    second = await turn(storage, AIGUL, 2, append("b"))

    assert (first.outcome, first.result, first.record) == ("done", "", "a")
    assert (second.outcome, second.result, second.record) == ("done", "a", "ab")


async def test_people_do_not_see_each_other(storage: Storage) -> None:
    await turn(storage, AIGUL, 1, append("a"))
    assert (await turn(storage, BOLAT, 2, append("b"))).result == ""


async def test_any_text_comes_back_as_it_was(storage: Storage) -> None:
    text = '{"б": "Әіңғүұқөһ 👨‍👩‍👧 \\u0000 \n \' \\""}' * 300
    await turn(storage, AIGUL, 1, lambda _: (text, ""))
    assert await record_of(storage, AIGUL) == text


async def test_an_update_is_handled_once(storage: Storage) -> None:
    await turn(storage, AIGUL, 1, append("a"))
    again = await turn(storage, AIGUL, 1, append("a"))

    assert (again.outcome, again.result) == ("repeated", None)
    assert await record_of(storage, AIGUL) == "a"


async def test_an_update_repeated_at_the_same_moment_is_handled_once(storage: Storage) -> None:
    turns = await asyncio.gather(*(turn(storage, AIGUL, 1, append("a")) for _ in range(5)))

    assert sorted(turn.outcome for turn in turns) == ["done", "repeated", "repeated", "repeated", "repeated"]
    assert await record_of(storage, AIGUL) == "a"


async def test_an_amended_record_is_written_on_leaving(storage: Storage) -> None:
    async with storage.turn(AIGUL, 1, append("a")) as current:
        current.record = "a, shown as message 5"
    assert await record_of(storage, AIGUL) == "a, shown as message 5"


async def test_after_an_exception_the_step_stays_and_the_update_counts_as_interrupted(
    storage: Storage,
) -> None:
    with pytest.raises(LookupError):
        async with storage.turn(AIGUL, 1, append("a")):
            raise LookupError

    async with storage.turn(AIGUL, 1, append("a")) as again:
        assert (again.outcome, again.result, again.record) == ("interrupted", None, "a")
        again.record = "a, shown at last"

    assert await record_of(storage, AIGUL) == "a, shown at last"
    assert (await turn(storage, AIGUL, 1, append("a"))).outcome == "repeated"


async def test_what_was_amended_before_an_exception_is_kept(storage: Storage) -> None:
    async def shown_and_then_failed() -> None:
        async with storage.turn(AIGUL, 1, append("a")) as current:
            current.record = "a, shown as message 5"
            raise LookupError

    with pytest.raises(LookupError):
        await shown_and_then_failed()
    assert await record_of(storage, AIGUL) == "a, shown as message 5"


async def test_a_step_that_raises_writes_nothing_and_lets_the_next_in(storage: Storage) -> None:
    await turn(storage, AIGUL, 1, append("a"))

    def broken(before: str | None) -> tuple[str | None, str]:
        raise LookupError

    with pytest.raises(LookupError):
        await turn(storage, AIGUL, 2, broken)

    again = await asyncio.wait_for(turn(storage, AIGUL, 2, append("b")), timeout=2)
    assert (again.outcome, again.result) == ("done", "a")


async def test_a_cancelled_turn_lets_the_next_in(storage: Storage) -> None:
    inside = asyncio.Event()

    async def stuck() -> None:
        async with storage.turn(AIGUL, 1, append("a")):
            inside.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(stuck())
    await inside.wait()
    waiting = asyncio.create_task(turn(storage, AIGUL, 2, append("b")))
    given_up = asyncio.create_task(turn(storage, AIGUL, 3, append("c")))
    await asyncio.sleep(0)
    given_up.cancel()
    task.cancel()

    assert (await asyncio.wait_for(waiting, timeout=2)).result == "a"
    assert await record_of(storage, AIGUL) == "ab"


async def test_one_persons_turns_do_not_overlap_and_keep_their_order(storage: Storage) -> None:
    inside: list[int] = []
    order: list[int] = []

    async def slow(update: int) -> None:
        async with storage.turn(AIGUL, update, append("x")):
            assert not inside
            inside.append(update)
            await asyncio.sleep(0.002)
            inside.remove(update)
            order.append(update)

    await asyncio.gather(*(slow(update) for update in range(1, 21)))
    assert order == list(range(1, 21))


async def test_people_do_not_wait_for_each_other(storage: Storage) -> None:
    async with storage.turn(AIGUL, 1, append("a")):
        await asyncio.wait_for(turn(storage, BOLAT, 2, append("b")), timeout=2)


async def test_forgetting_deletes_the_record(storage: Storage) -> None:
    await turn(storage, AIGUL, 1, append("a"))
    await turn(storage, BOLAT, 2, append("b"))

    forgotten = await turn(storage, AIGUL, 3, forget)

    assert (forgotten.outcome, forgotten.result, forgotten.record) == ("done", "a", None)
    assert await record_of(storage, AIGUL) is None
    assert await record_of(storage, BOLAT) == "b"


async def test_forgetting_twice_and_forgetting_by_amendment(storage: Storage) -> None:
    await turn(storage, AIGUL, 1, forget)
    async with storage.turn(AIGUL, 2, append("a")) as current:
        current.record = None
    assert await record_of(storage, AIGUL) is None


async def test_ping_is_content_with_a_storage_that_works(storage: Storage) -> None:
    await storage.ping()


async def test_nothing_is_held_in_memory_of_people_who_are_not_being_served(storage: Storage) -> None:
    await asyncio.gather(*(turn(storage, person, person, append("a")) for person in range(200)))
    assert len(storage._queue) == 0  # type: ignore[attr-defined]

"""What is Redis's own: several processes on one server, lost connections, cached copies."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.storage import Storage, StorageError, open_storage
from bot.storage import redis as module
from tests.bot.storage.test_contract import AIGUL, BOLAT, append, forget, record_of, turn


@pytest.fixture
async def pair(redis_url: str, clean_redis: Redis) -> AsyncIterator[tuple[Storage, Storage]]:
    """Two processes' storages on one Redis."""
    here, there = open_storage(redis_url), open_storage(redis_url)
    yield here, there
    await here.close()
    await there.close()


async def calls(client: Redis) -> int:
    info = await client.info("commandstats")
    return sum(stats["calls"] for name, stats in info.items() if name in ("cmdstat_evalsha", "cmdstat_eval"))


async def test_a_turn_is_one_round_trip_to_begin_and_one_to_end(
    pair: tuple[Storage, Storage], clean_redis: Redis
) -> None:
    here, _ = pair
    await turn(here, AIGUL, 1, append("a"))
    before = await calls(clean_redis)
    for update in range(2, 12):
        await turn(here, AIGUL, update, append("a"))
    assert await calls(clean_redis) - before == 20


async def test_turns_of_many_people_share_round_trips(
    pair: tuple[Storage, Storage], clean_redis: Redis
) -> None:
    here, _ = pair
    before = await calls(clean_redis)
    turns = await asyncio.gather(*(turn(here, person, person, append("a")) for person in range(1, 201)))
    assert {turn.record for turn in turns} == {"a"}
    assert await calls(clean_redis) - before <= 2 * (200 // 64 + 2)
    assert await record_of(here, 150) == "a"


async def test_one_broken_key_costs_only_its_own_person(
    pair: tuple[Storage, Storage], clean_redis: Redis
) -> None:
    here, _ = pair
    await clean_redis.set("bot:person:7", "of another program")
    turns = await asyncio.gather(
        *(turn(here, person, person, append("a")) for person in range(1, 11)), return_exceptions=True
    )
    failed = [outcome for outcome in turns if isinstance(outcome, BaseException)]
    assert [type(error) for error in failed] == [StorageError]
    assert isinstance(turns[6], StorageError)


async def test_the_step_is_made_again_when_another_process_wrote_meanwhile(
    pair: tuple[Storage, Storage],
) -> None:
    here, there = pair
    await turn(here, AIGUL, 1, append("a"))
    await turn(there, AIGUL, 2, append("b"))

    found: list[str | None] = []

    def step(before: str | None) -> tuple[str | None, str]:
        found.append(before)
        return (before or "") + "c", before or ""

    last = await turn(here, AIGUL, 3, step)

    assert found == ["a", "ab"]
    assert (last.result, last.record) == ("ab", "abc")
    assert await record_of(there, AIGUL) == "abc"


async def test_a_record_forgotten_and_made_anew_elsewhere_is_not_taken_for_the_cached_one(
    pair: tuple[Storage, Storage],
) -> None:
    here, there = pair
    await turn(here, AIGUL, 1, append("a"))
    await turn(there, AIGUL, 2, forget)
    await turn(there, AIGUL, 3, append("z"))
    assert (await turn(here, AIGUL, 4, append("b"))).result == "z"


async def test_a_broken_step_on_a_fresh_copy_lets_the_others_in(pair: tuple[Storage, Storage]) -> None:
    here, there = pair
    await turn(there, AIGUL, 1, append("a"))

    def broken(before: str | None) -> tuple[str | None, str]:
        if before:
            raise LookupError
        return "b", ""

    with pytest.raises(LookupError):
        await turn(here, AIGUL, 2, broken)
    assert (await asyncio.wait_for(turn(there, AIGUL, 3, append("c")), timeout=1)).record == "ac"


async def test_turns_in_two_processes_never_overlap(pair: tuple[Storage, Storage]) -> None:
    inside: set[int] = set()
    moments = random.Random(1)

    async def slow(storage: Storage, person: int, update: int) -> None:
        await asyncio.sleep(moments.uniform(0, 0.05))
        async with storage.turn(person, update, append("x")) as current:
            assert person not in inside
            inside.add(person)
            await asyncio.sleep(moments.uniform(0, 0.003))
            current.record = (current.record or "") + "y"
            inside.remove(person)

    updates = itertools.count(1)
    await asyncio.gather(
        *(
            slow(storage, person, next(updates))
            for _ in range(20)
            for storage in pair
            for person in (AIGUL, BOLAT)
        )
    )
    assert await record_of(pair[0], AIGUL) == "xy" * 40
    assert await record_of(pair[1], BOLAT) == "xy" * 40


async def test_one_update_in_two_processes_is_handled_once(pair: tuple[Storage, Storage]) -> None:
    turns = await asyncio.gather(
        *(turn(storage, AIGUL, 1, append("a")) for storage in pair for _ in range(3))
    )
    assert sorted(turn.outcome for turn in turns) == ["done"] + ["repeated"] * 5


async def test_the_lock_of_a_dead_process_runs_out(
    pair: tuple[Storage, Storage], clean_redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = pair
    await clean_redis.set(f"bot:lock:{AIGUL}", "of a process that is no more", px=300)
    assert (await asyncio.wait_for(turn(here, AIGUL, 1, append("a")), timeout=2)).outcome == "done"


async def test_a_turn_longer_than_its_lock_keeps_it(
    redis_url: str, clean_redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOCK_SECONDS", 0.2)
    here, there = open_storage(redis_url), open_storage(redis_url)
    ended: list[str] = []

    async def long() -> None:
        async with here.turn(AIGUL, 1, append("a")):
            await asyncio.sleep(0.7)
            ended.append("long")

    task = asyncio.create_task(long())
    await asyncio.sleep(0.05)
    await turn(there, AIGUL, 2, append("b"))
    ended.append("next")
    await task
    assert ended == ["long", "next"]
    await here.close()
    await there.close()


async def test_a_lock_that_is_never_given_up_is_a_clear_error(
    pair: tuple[Storage, Storage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.2)
    here, there = pair
    async with here.turn(AIGUL, 1, append("a")):
        with pytest.raises(StorageError, match="another process has held"):
            await turn(there, AIGUL, 2, append("b"))
    assert (await turn(there, AIGUL, 2, append("b"))).result == "a"


async def test_a_restarted_redis_that_forgot_the_scripts_is_given_them(
    pair: tuple[Storage, Storage], clean_redis: Redis
) -> None:
    here, _ = pair
    await turn(here, AIGUL, 1, append("a"))
    await clean_redis.script_flush()
    assert (await turn(here, AIGUL, 2, append("b"))).record == "ab"


async def test_a_lost_connection_is_made_anew(pair: tuple[Storage, Storage], clean_redis: Redis) -> None:
    here, _ = pair
    await turn(here, AIGUL, 1, append("a"))
    await clean_redis.client_kill_filter(_type="normal", skipme=True)
    assert (await turn(here, AIGUL, 2, append("b"))).record == "ab"
    async with here.turn(AIGUL, 3, append("c")):
        await clean_redis.client_kill_filter(_type="normal", skipme=True)
    assert (await turn(here, AIGUL, 3, append("c"))).outcome == "repeated"


async def test_a_begin_that_is_sent_again_knows_its_own_work(pair: tuple[Storage, Storage]) -> None:
    """As when the answer was lost on the way, and the client sends the same script once more."""
    here, _ = pair
    together = here._begins  # type: ignore[attr-defined]
    script = together._script

    async def sent_twice(keys: list[str], args: list[object]) -> object:
        await script(keys, args)
        return await script(keys, args)

    together._script = sent_twice
    assert (await turn(here, AIGUL, 1, append("a"))).outcome == "done"
    assert (await turn(here, AIGUL, 2, append("b"))).record == "ab"


async def test_records_expire(redis_url: str, clean_redis: Redis) -> None:
    storage = open_storage(redis_url, keep_days=0.3 / (24 * 60 * 60))
    await turn(storage, AIGUL, 1, append("a"))
    await asyncio.sleep(0.4)
    assert (await turn(storage, AIGUL, 2, append("b"))).record == "b"
    await storage.close()


async def test_every_key_expires_and_forgetting_leaves_none_of_the_person(
    pair: tuple[Storage, Storage], clean_redis: Redis
) -> None:
    here, _ = pair
    await turn(here, AIGUL, 7, append("a"))
    keys = await clean_redis.keys("*")
    assert sorted(keys) == [f"bot:person:{AIGUL}", "bot:update:7"]
    assert all([await clean_redis.pttl(key) > 0 for key in keys])

    await turn(here, AIGUL, 8, forget)

    assert sorted(await clean_redis.keys("*")) == ["bot:update:7", "bot:update:8"]
    assert AIGUL not in here._copies  # type: ignore[attr-defined]


async def test_the_cache_is_bounded(pair: tuple[Storage, Storage], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CACHED_RECORDS", 10)
    here, _ = pair
    for person in range(30):
        await turn(here, person, person + 1, append("a"))
    assert len(here._copies) == 10  # type: ignore[attr-defined]
    assert (await turn(here, 0, 99, append("b"))).record == "ab"


async def test_a_redis_that_is_not_there_is_one_clear_line(unused_tcp_port: int) -> None:
    storage = open_storage(f"redis://:secret@127.0.0.1:{unused_tcp_port}/0")
    with pytest.raises(StorageError) as error:
        await storage.ping()
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)
    assert str(unused_tcp_port) in str(error.value)
    await storage.close()

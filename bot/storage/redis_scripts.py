"""What Redis does in one step, for several turns at once.

Three keys a turn: `bot:person:ID` (hash: record, version), `bot:lock:ID` (token of the turn under way) and
`bot:update:ID` ("finished", or the token of the turn that wrote it). No update's key names a person, and
Redis's own expiry removes all three.

`token` is both the lock's owner and the new version, so a script that is sent again because its answer was
lost recognises its own work.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple

from redis.commands.core import AsyncScript
from redis.exceptions import ResponseError

BEGIN = """
local lock_ms, keep_ms, memory_ms = ARGV[1], ARGV[2], ARGV[3]

local function begin(person, lock, update, token, expected, record)
  local seen = redis.call('GET', update)
  if seen == 'finished' then return {'repeated'} end
  local holder = redis.call('GET', lock)
  if holder and holder ~= token then return {'busy'} end
  redis.call('SET', lock, token, 'PX', lock_ms)
  if seen == token then return {'done'} end
  local current = redis.call('HMGET', person, 'version', 'record')
  local version = current[1] or ''
  if seen then return {'interrupted', version, current[2]} end
  if version ~= expected then return {'stale', version, current[2]} end
  redis.call('SET', update, token, 'PX', memory_ms)
  if record == '' then
    redis.call('DEL', person)
  else
    redis.call('HSET', person, 'version', token, 'record', record)
    redis.call('PEXPIRE', person, keep_ms)
  end
  return {'done'}
end

local answers = {}
for n = 1, #KEYS / 3 do
  answers[n] = begin(KEYS[3*n-2], KEYS[3*n-1], KEYS[3*n], unpack(ARGV, 3*n+1, 3*n+3))
end
return answers
"""
"""A turn's arguments: token, version of the copy its step was made on, record after the step."""

END = """
local keep_ms = ARGV[1]

local function finish(person, lock, update, token, finished, amended, record)
  if finished == '1' then redis.call('SET', update, 'finished', 'XX', 'KEEPTTL') end
  if redis.call('GET', lock) ~= token then return 0 end
  if amended == '1' then
    if record == '' then
      redis.call('DEL', person)
    else
      redis.call('HSET', person, 'version', token, 'record', record)
      redis.call('PEXPIRE', person, keep_ms)
    end
  end
  redis.call('DEL', lock)
  return 1
end

local answers = {}
for n = 1, #KEYS / 3 do
  answers[n] = finish(KEYS[3*n-2], KEYS[3*n-1], KEYS[3*n], unpack(ARGV, 4*n-2, 4*n+1))
end
return answers
"""
"""A turn's arguments: token, whether the update is finished, whether the record was amended, the record."""

RENEW = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
"""

TOGETHER = 64
"""Turns in one call, at most: Redis serves nobody else meanwhile."""


class _Asked(NamedTuple):
    keys: Sequence[str]
    arguments: Sequence[str | int]
    answer: asyncio.Future[Any]


class Together:
    """Calls of a script. Those that come while one is under way share the next one.

    A lone call waits for nobody; in a crowd a call costs a fraction.
    """

    def __init__(self, script: AsyncScript, *settings: int) -> None:
        self._script = script
        self._settings = settings
        self._asked: list[_Asked] = []
        self._sending: asyncio.Task[None] | None = None

    async def __call__(self, keys: Sequence[str], arguments: Sequence[str | int]) -> Any:
        """The script's answer for one turn. Raises redis-py's errors."""
        loop = asyncio.get_running_loop()
        asked = _Asked(keys, arguments, loop.create_future())
        self._asked.append(asked)
        if self._sending is None:
            self._sending = loop.create_task(self._send())
        return await asked.answer

    async def _send(self) -> None:
        try:
            while self._asked:
                batch, self._asked = self._asked[:TOGETHER], self._asked[TOGETHER:]
                await self._call(batch)
        finally:
            self._sending = None

    async def _call(self, batch: list[_Asked]) -> None:
        keys = [key for asked in batch for key in asked.keys]
        arguments = [argument for asked in batch for argument in asked.arguments]
        try:
            answers: list[Any] = await self._script(keys, [*self._settings, *arguments])
        except Exception as error:
            if isinstance(error, ResponseError) and len(batch) > 1:
                # Something is wrong with one of them, and must not cost the others.
                for asked in batch:
                    await self._call([asked])
                return
            for asked in batch:
                if not asked.answer.done():
                    asked.answer.set_exception(error)
        else:
            for asked, answer in zip(batch, answers, strict=True):
                if not asked.answer.done():
                    asked.answer.set_result(answer)

"""Delivery of a bot's updates to its webhook, in Telegram's order and with Telegram's patience."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from .arguments import Arguments, of_body
from .refusal import Refusal, bad_request
from .updates import Update, UpdateQueue
from .urls import checked_link

TIMEOUT_SECONDS = 60.0
RETRY_AFTER_MAX_SECONDS = 3600

RetryDelay = Callable[[int], float]
"""Seconds to wait before a retry, by the number of failures so far (1, 2 …)."""


def telegram_delay(failures: int) -> float:
    """At once, then 2, 4, 8 … seconds, up to a random 60 to 120."""
    return 0 if failures <= 1 else min(2.0 ** (failures - 1), random.uniform(60, 120))


@dataclass(slots=True)
class Webhook:
    """What setWebhook was given, and how delivery goes."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None

    def to_json(self) -> dict[str, Any]:
        info: dict[str, Any] = {"max_connections": self.max_connections}
        if self.last_error_date:
            info |= {"last_error_date": self.last_error_date, "last_error_message": self.last_error_message}
        return info


def webhook_argument(args: Arguments) -> Webhook | None:
    """The webhook to set; None when the URL is empty, which deletes it.

    As the official server with `--local`, this one also takes plain http and any port.
    """
    url = str(args.get("url") or "")
    if not url:
        return None
    host = re.match(r"https?://(?:localhost|\[[^\]]+\])(?=[:/?#]|$)", url)
    if not host and checked_link(url) is None:
        raise bad_request("invalid webhook URL specified")
    secret = str(args.get("secret_token") or "")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch("[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    try:
        connections = int(args.get("max_connections") or 40)
    except ValueError:
        connections = 40
    return Webhook(url if "://" in url else f"https://{url}", secret, max(1, min(connections, 100)))


class Delivery:
    """Sends the updates of one bot: those of one queue one after the other, different queues at once.

    `carry_out` is given what a webhook asked for in its response.
    """

    def __init__(
        self,
        webhook: Webhook,
        updates: UpdateQueue,
        clock: Callable[[], float],
        carry_out: Callable[[Arguments], None],
        *,
        delay: RetryDelay = telegram_delay,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self.webhook = webhook
        self._updates = updates
        self._clock = clock
        self._carry_out = carry_out
        self._delay = delay
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._queues: dict[int, asyncio.Task[None]] = {}
        self._connections = asyncio.Semaphore(webhook.max_connections)
        self._main = asyncio.create_task(self._run())

    async def stop(self) -> None:
        tasks = [self._main, *self._queues.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self) -> None:
        async with aiohttp.ClientSession(timeout=self._timeout) as session:
            while True:
                for queue in {update.queue for update in self._updates.pending()}:
                    if queue not in self._queues:
                        self._queues[queue] = asyncio.create_task(self._deliver_queue(session, queue))
                await self._updates.arrival()

    async def _deliver_queue(self, session: aiohttp.ClientSession, queue: int) -> None:
        try:
            while update := next((one for one in self._updates.pending() if one.queue == queue), None):
                await self._deliver(session, update)
        finally:
            del self._queues[queue]

    async def _deliver(self, session: aiohttp.ClientSession, update: Update) -> None:
        failures = 0
        while update.expires > self._clock():
            async with self._connections:
                wait = await self._attempt(session, update)
            if wait is None:
                break
            failures += 1
            delay = wait or self._delay(failures)
            if self._clock() + delay > update.expires:
                break
            await asyncio.sleep(delay)
        self._updates.confirm(update)

    async def _attempt(self, session: aiohttp.ClientSession, update: Update) -> float | None:
        """None when the update arrived, else the seconds the webhook asked to wait (0: it did not say)."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.secret} if self.webhook.secret else {}
        try:
            async with session.post(
                self.webhook.url, json=update.to_json(), headers=headers, allow_redirects=False
            ) as response:
                if 200 <= response.status <= 299:
                    asked = await _asked(response)
                    if asked and _may_be_asked(str(asked.get("method", ""))):
                        self._carry_out(asked)
                    return None
                self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                after = response.headers.get("Retry-After", "")
                return min(int(after), RETRY_AFTER_MAX_SECONDS) if after.isdecimal() else 0
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientConnectorError:
            self._failed("Connection refused")
        except aiohttp.ClientError:
            self._failed("Webhook connection closed")
        return 0

    def _failed(self, words: str) -> None:
        self.webhook.last_error_date = int(self._clock())
        self.webhook.last_error_message = words


async def _asked(response: aiohttp.ClientResponse) -> Arguments:
    """The call in a webhook's response: JSON, urlencoded or multipart."""
    if response.content_type.startswith("multipart/"):
        parts: Arguments = {}
        async for part in aiohttp.MultipartReader.from_response(response):
            if isinstance(part, aiohttp.BodyPartReader) and part.name:
                parts[part.name] = await part.text()
        return parts
    try:
        return of_body(await response.text(), response.content_type)
    except Refusal:
        return {}


def _may_be_asked(name: str) -> bool:
    name = name.lower()
    return bool(name) and not name.startswith("get") and name not in (
        "setwebhook", "deletewebhook", "close", "logout"
    )  # fmt: skip

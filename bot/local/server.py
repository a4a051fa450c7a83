"""The local Bot API server: real HTTP, Telegram's answers, everything in memory."""

from __future__ import annotations

import asyncio
import errno
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from . import webhook
from .cloud import Account, Cloud
from .faults import Fault, Kind
from .gateway import Call, Gateway
from .page import Save, add_page
from .person import Person
from .world import Chat, User

DEFAULT_TOKEN = "7000000001:local-page"


class PortTakenError(OSError):
    """Another program listens where the server should."""


class LocalBotApi:
    """A Bot API server for one process, with people to talk to its bots.

    `async with LocalBotApi() as api:` listens on a free port; bots use `api.url` and `api.token` (or any
    other token), people are made by `api.person(…)`. `clock` gives Unix time. `quiet` is how many seconds
    without a call count as silence when a bot polls; `busy`, where the bot runs in the same process, says
    whether it still works on an update, and makes `quiet` unnecessary. `also` adds to the server's app what
    else is to be found there.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        token: str = DEFAULT_TOKEN,
        name: str = "Көмек",
        username: str = "komek_local_bot",
        clock: Callable[[], float] = time.time,
        page: bool = False,
        also: Callable[[web.Application], None] | None = None,
        save: Save | None = None,
        quiet: float = 0.05,
        busy: Callable[[], bool] | None = None,
        webhook_delay: webhook.RetryDelay = webhook.telegram_delay,
        webhook_timeout: float = webhook.TIMEOUT_SECONDS,
    ) -> None:
        self.host = host
        self.port = port
        self.token = token
        self.quiet = quiet
        self.busy = busy
        self.cloud = Cloud(clock)
        self.account = self.cloud.account(token, name, username)
        self.gateway = Gateway(self.cloud, webhook_delay, webhook_timeout)
        self.started = int(clock() * 1000)
        """When this server was made, in Unix milliseconds: tells the page of a restart."""
        self._page = page
        self._also = also
        self._save = save
        self._runner: web.AppRunner | None = None

    # For those who use the server

    @property
    def url(self) -> str:
        """The base URL of the Bot API, without a slash at the end."""
        return f"http://{self.host}:{self.port}"

    @property
    def calls(self) -> list[Call]:
        """Every call but getUpdates, oldest first; of getUpdates only those that were refused."""
        return self.gateway.calls

    @property
    def refusals(self) -> list[Call]:
        """Calls that the server refused, without those that a test ordered to fail."""
        return [call for call in self.calls if call.refusal and not call.ordered]

    def person(
        self,
        id: int = 1001,
        first_name: str = "Анна",
        language_code: str | None = "ru",
        *,
        last_name: str | None = None,
        username: str | None = None,
        token: str | None = None,
    ) -> Person:
        """A person who talks to the default bot, or to the bot of `token`."""
        user = self.cloud.person(User(id, first_name, last_name, username, language_code))
        account = self.cloud.account(token) if token else self.account
        return Person(self, account, user)

    def group(self, title: str, *people: Person, supergroup: bool = True) -> Chat:
        """A group of people, to which one of them may add the bot (`person.add_bot`)."""
        return self.cloud.group(title, [person.user for person in people], supergroup=supergroup)

    def fail_next(
        self,
        method: str,
        kind: Kind,
        times: int = 1,
        *,
        retry_after: int = 1,
        description: str = "",
        chat_id: int | None = None,
    ) -> None:
        """Let the next `times` calls of `method` fail; see `Fault`."""
        self.gateway.faults.order(Fault(method, kind, times, retry_after, description, chat_id))

    def repeat_update(self, number: int | None = None) -> int:
        """Deliver an update a second time to the default bot's webhook; its id, by default the last one."""
        return self.account.updates.repeat(number).id

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    # Life

    async def start(self) -> None:
        app = web.Application(client_max_size=64 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self.gateway.handle)
        if self._page:
            add_page(app, self, self._save)
        if self._also is not None:
            self._also(app)
        # A bot that hangs up ends its getUpdates, as the next one must not be told of a conflict.
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        try:
            await site.start()
        except OSError as error:
            await self._runner.cleanup()
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError(
                    f"port {self.port} of {self.host} is taken by another program"
                ) from error
            raise
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        await self.gateway.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # How far bots are

    def idle(self, account: Account) -> bool:
        """Nothing is on its way to the bot, nothing in its hands as far as the server can see."""
        at_work = self.busy is not None and self.busy()
        return not (account.updates.pending() or self.gateway.active or at_work)

    async def changed(self, timeout: float) -> bool:
        """Wait for anything to happen; False when nothing did within `timeout` seconds."""
        happened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def watch(*_: object) -> None:
            if not happened.done():
                happened.set_result(None)

        forget = self.cloud.watchers.add(watch)
        try:
            await asyncio.wait({happened}, timeout=timeout)
            return happened.done()
        finally:
            forget()

    def webhook_info(self, account: Account | None = None) -> dict[str, Any]:
        """What getWebhookInfo would answer to a bot, by default to the default one."""
        return self.gateway.webhook_info(account or self.account)

    _webhook_info = webhook_info

    def has_webhook(self, account: Account) -> bool:
        return self.gateway.has_webhook(account)

"""The local Bot API server: real HTTP, Telegram's answers, everything in memory."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from . import arguments, webhook
from .arguments import Arguments
from .cloud import Account, Cloud
from .faults import Fault, Faults, Kind
from .methods import METHODS
from .page import add_page
from .person import Person
from .refusal import Refusal, too_many_requests
from .updates import DEFAULT
from .world import Chat, User

DEFAULT_TOKEN = "7000000001:local-page"
CALLS_KEPT = 100_000
POLLS = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class PortTakenError(OSError):
    """Another program listens where the server should."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a bot and what became of it."""

    bot: int
    method: str
    args: Arguments
    result: Any = None
    refusal: Refusal | None = None
    by_webhook: bool = False
    """Asked for in a webhook's response."""
    ordered: bool = False
    """Refused because a test had ordered it by `fail_next`."""


class LocalBotApi:
    """A Bot API server for one process, with people to talk to its bots.

    `async with LocalBotApi() as api:` listens on a free port; bots use `api.url` and `api.token` (or any
    other token), people are made by `api.person(…)`. `clock` gives Unix time. `quiet` is how many seconds
    without a call count as silence when a bot polls; `busy`, where the bot runs in the same process, says
    whether it still works on an update, and makes `quiet` unnecessary.
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
        self.faults = Faults()
        self.calls: list[Call] = []
        """Every call but getUpdates that brought nothing, oldest first."""
        self.active = 0
        """Calls being carried out now; a waiting getUpdates does not count."""
        self.started = int(clock() * 1000)
        """When this server was made, in Unix milliseconds: tells the page of a restart."""
        self._page = page
        self._webhook_delay = webhook_delay
        self._webhook_timeout = webhook_timeout
        self._deliveries: dict[int, webhook.Delivery] = {}
        self._webhook_set_at: dict[int, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._runner: web.AppRunner | None = None

    # For those who use the server

    @property
    def url(self) -> str:
        """The base URL of the Bot API, without a slash at the end."""
        return f"http://{self.host}:{self.port}"

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
        self.faults.order(Fault(method, kind, times, retry_after, description, chat_id))

    def repeat_update(self, number: int | None = None) -> int:
        """Deliver an update a second time to the default bot's webhook; its id, by default the last one."""
        return self.account.updates.repeat(number).id

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    # Life

    async def start(self) -> None:
        app = web.Application(client_max_size=64 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        if self._page:
            add_page(app, self)
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
        for delivery in list(self._deliveries.values()):
            await delivery.stop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # Calls

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        try:
            account = self.cloud.account(request.match_info["token"])
            args = await arguments.of_request(request)
        except Refusal as refusal:
            return _response(refusal)
        fault = self.faults.take(name.lower(), arguments.integer(args, "chat_id") or None)
        if fault is not None and fault.kind in ("timeout", "reset"):
            self._record(Call(account.user.id, name, args, refusal=Refusal(500, fault.kind), ordered=True))
            return await _drop(request, wait=fault.kind == "timeout")
        answer = await self._carry_out(account, name, args, fault)
        if fault is not None and fault.kind == "lost":
            return await _drop(request, wait=False)
        return _response(answer)

    async def _carry_out(
        self, account: Account, name: str, args: Arguments, fault: Fault | None, by_webhook: bool = False
    ) -> Any:
        """The call's result or refusal, recorded."""
        refusal = fault.refusal() if fault else None
        ordered = refusal is not None
        polling = name.lower() == "getupdates"
        result: Any = None
        self.active += not polling
        try:
            if refusal is None:
                result = await self._result(account, name.lower(), args)
        except Refusal as said:
            refusal = said
        finally:
            self.active -= not polling
        if refusal or not polling:
            self._record(Call(account.user.id, name, args, result, refusal, by_webhook, ordered))
        return refusal or result

    async def _result(self, account: Account, name: str, args: Arguments) -> Any:
        match name:
            case "getupdates":
                return await self._get_updates(account, args)
            case "setwebhook":
                return await self._set_webhook(account, args)
            case "deletewebhook":
                return await self._set_webhook(account, args | {"url": ""})
            case "getwebhookinfo":
                return self._webhook_info(account)
            case "close" | "logout":
                return await self._set_webhook(account, {"url": ""})
        known = METHODS.get(name)
        if known is None:
            raise Refusal(404, "method not found")
        return known(self.cloud, account, args)

    def _record(self, call: Call) -> None:
        if len(self.calls) >= CALLS_KEPT:
            del self.calls[: CALLS_KEPT // 2]
        self.calls.append(call)
        self.cloud.watchers.tell("call", call)

    async def _get_updates(self, account: Account, args: Arguments) -> Any:
        if account.user.id in self._deliveries:
            raise Refusal(409, POLLS)
        account.updates.allow(arguments.structure(args, "allowed_updates"))
        found = account.updates.get(
            arguments.integer(args, "offset"),
            arguments.integer(args, "limit", 100, 1, 100),
            arguments.integer(args, "timeout", 0, 0),
        )
        return [update.to_json() for update in await found]

    async def _set_webhook(self, account: Account, args: Arguments) -> bool:
        wanted = webhook.webhook_argument(args)
        bot = account.user.id
        if wanted is not None:
            if self.cloud.clock() - self._webhook_set_at.get(bot, 0) < 1:
                raise too_many_requests(1)
            self._webhook_set_at[bot] = self.cloud.clock()
        if running := self._deliveries.pop(bot, None):
            await running.stop()
        if arguments.boolean(args, "drop_pending_updates"):
            account.updates.drop_all()
        if wanted is not None:
            account.updates.allow(arguments.structure(args, "allowed_updates"))
            account.updates.interrupt("terminated by setWebhook request")
            self._deliveries[bot] = webhook.Delivery(
                wanted,
                account.updates,
                self.cloud.clock,
                lambda asked: self._asked_by_webhook(account, asked),
                delay=self._webhook_delay,
                timeout=self._webhook_timeout,
            )
        return True

    def _asked_by_webhook(self, account: Account, args: Arguments) -> None:
        name = str(args.pop("method"))
        fault = self.faults.take(name.lower(), arguments.integer(args, "chat_id") or None)
        task = asyncio.create_task(self._carry_out(account, name, args, fault, by_webhook=True))
        self._tasks.add(task)

        def finished(task: asyncio.Task[Any]) -> None:
            self._tasks.discard(task)
            self.cloud.watchers.tell("idle", account)

        task.add_done_callback(finished)

    def _webhook_info(self, account: Account) -> dict[str, Any]:
        delivery = self._deliveries.get(account.user.id)
        info: dict[str, Any] = {
            "url": delivery.webhook.url if delivery else "",
            "has_custom_certificate": False,
            "pending_update_count": len(account.updates.pending()),
        }
        if delivery:
            info |= delivery.webhook.to_json()
        if account.updates.allowed != DEFAULT:
            info["allowed_updates"] = sorted(account.updates.allowed)
        return info

    def idle(self, account: Account) -> bool:
        """Nothing is on its way to the bot, nothing in its hands as far as the server can see."""
        at_work = self.busy is not None and self.busy()
        return not (account.updates.pending() or self.active or self._tasks or at_work)

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

    def has_webhook(self, account: Account) -> bool:
        return account.user.id in self._deliveries


def _response(answer: Any) -> web.Response:
    if not isinstance(answer, Refusal):
        return web.json_response({"ok": True, "result": answer})
    headers = {}
    if "retry_after" in answer.parameters:
        headers["Retry-After"] = str(answer.parameters["retry_after"])
    return web.json_response(answer.to_json(), status=answer.code, headers=headers)


async def _drop(request: web.Request, *, wait: bool) -> web.StreamResponse:
    """Hang up, at once or when the caller has lost patience."""
    if wait:
        await asyncio.Event().wait()
    if request.transport is not None:
        request.transport.abort()
    with contextlib.suppress(ConnectionError):
        await asyncio.sleep(0)
    return web.Response()

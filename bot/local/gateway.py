"""Where bots call: takes calls over HTTP, carries them out, records them, and hands out updates."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from . import arguments, webhook
from .arguments import Arguments
from .cloud import Account, Cloud
from .faults import Fault, Faults
from .methods import METHODS
from .refusal import Refusal, too_many_requests
from .updates import DEFAULT

CALLS_KEPT = 100_000
NO_POLLING = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


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


class Gateway:
    def __init__(self, cloud: Cloud, delay: webhook.RetryDelay, timeout: float) -> None:
        self.cloud = cloud
        self.faults = Faults()
        self.calls: list[Call] = []
        self._delay = delay
        self._timeout = timeout
        self._active = 0
        self._deliveries: dict[int, webhook.Delivery] = {}
        self._webhook_set_at: dict[int, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    async def stop(self) -> None:
        for delivery in list(self._deliveries.values()):
            await delivery.stop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def active(self) -> bool:
        """A call is being carried out; a getUpdates that waits does not count."""
        return bool(self._active or self._tasks)

    def has_webhook(self, account: Account) -> bool:
        return account.user.id in self._deliveries

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One HTTP request to `/bot{token}/{method}`."""
        name = request.match_info["method"]
        try:
            account = self.cloud.account(request.match_info["token"])
            args = await arguments.of_request(request)
        except Refusal as refusal:
            return _response(refusal)
        fault = self._fault(name, args)
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
        self._active += not polling
        try:
            if refusal is None:
                result = await self._result(account, name.lower(), args)
        except Refusal as said:
            refusal = said
        finally:
            self._active -= not polling
        if refusal or not polling:
            self._record(Call(account.user.id, name, args, result, refusal, by_webhook, ordered))
        return refusal or result

    async def _result(self, account: Account, name: str, args: Arguments) -> Any:
        match name:
            case "getupdates":
                return await self._get_updates(account, args)
            case "setwebhook":
                return await self._set_webhook(account, args)
            case "deletewebhook" | "close" | "logout":
                return await self._set_webhook(account, args | {"url": ""})
            case "getwebhookinfo":
                return self.webhook_info(account)
        known = METHODS.get(name)
        if known is None:
            raise Refusal(404, "method not found")
        return known(self.cloud, account, args)

    def _record(self, call: Call) -> None:
        if len(self.calls) >= CALLS_KEPT:
            del self.calls[: CALLS_KEPT // 2]
        self.calls.append(call)
        self.cloud.watchers.tell("call", call)

    def _fault(self, name: str, args: Arguments) -> Fault | None:
        return self.faults.take(name.lower(), arguments.integer(args, "chat_id") or None)

    # Updates

    async def _get_updates(self, account: Account, args: Arguments) -> Any:
        if self.has_webhook(account):
            raise Refusal(409, NO_POLLING)
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
                delay=self._delay,
                timeout=self._timeout,
            )
        return True

    def _asked_by_webhook(self, account: Account, args: Arguments) -> None:
        """Carry out what a webhook's response asks for; the next update does not wait for it."""
        name = str(args.pop("method"))
        call = self._carry_out(account, name, args, self._fault(name, args), by_webhook=True)
        task = asyncio.create_task(call)
        self._tasks.add(task)

        def finished(task: asyncio.Task[Any]) -> None:
            self._tasks.discard(task)
            self.cloud.watchers.tell("idle", account)

        task.add_done_callback(finished)

    def webhook_info(self, account: Account) -> dict[str, Any]:
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
    return web.Response()

"""The bot as a process: put together, started, stopped."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiohttp import web

from bot import conversation
from bot.content import Content, Shelf
from bot.settings import Settings
from bot.storage import open_storage
from bot.telegram import tuning
from bot.telegram.background import Background
from bot.telegram.clock import today_in_kazakhstan
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.health import health_app
from bot.telegram.listening import listening
from bot.telegram.metrics import CallMeter, Metrics, PrometheusMetrics
from bot.telegram.polling import Polling
from bot.telegram.profile import set_profile
from bot.telegram.reloading import Reloading
from bot.telegram.session import make_bot
from bot.telegram.webhook import BODY_LIMIT, Webhook

log = logging.getLogger(__name__)

GRACE = 3.5
"""Seconds that updates under way get when the process is told to stop; all in all it takes 5."""


async def serve(settings: Settings, content: Content, root: Path, announce: Callable[[str], None]) -> None:
    """Serve people until SIGTERM or SIGINT; on SIGHUP take the files under `root` as they are now.

    `announce` is told where the local chat page is open.

    Raises `StorageError`, `TokenRefusedError`, or OSError when a port is taken.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    shelf = Shelf(content)
    metrics = PrometheusMetrics() if settings.metrics_port is not None else Metrics()
    async with AsyncExitStack() as stack:
        storage = open_storage(settings.bot_storage, settings.bot_keep_days)
        stack.push_async_callback(storage.close)
        await storage.ping()
        bot = await stack.enter_async_context(_bot(settings, shelf, root, announce))
        if settings.metrics_port is not None:
            bot.session.middleware(CallMeter(metrics))
            app = health_app(storage, metrics, shelf)
            await stack.enter_async_context(
                listening(app, settings.webhook_host, settings.metrics_port, GRACE)
            )
        today = today_in_kazakhstan(settings.bot_today)
        dispatcher = build_dispatcher(
            shelf,
            storage,
            today=today,
            keep_days=settings.bot_keep_days,
            throttle=settings.bot_throttle == "on",
            metrics=metrics,
        )
        stack.push_async_callback(dispatcher.emit_shutdown, bot=bot)
        tuning.warm_up(bot)
        conversation.warm_up(content, today())
        tuning.freeze()
        background = Background()
        stack.push_async_callback(background.close)
        background.start(set_profile(bot, content))
        reloading = Reloading(
            root,
            shelf,
            today=today,
            metrics=metrics,
            swapped=lambda content: background.start(set_profile(bot, content)),
        )
        loop.add_signal_handler(signal.SIGHUP, reloading.ask)
        background.start(reloading.run(watch=settings.bot_watch == "on"))
        if settings.bot_mode == "webhook" and settings.bot_token is not None:
            await _by_webhook(bot, dispatcher, settings, stop)
        else:
            log.info("serving by polling")
            await Polling(bot, dispatcher).run(stop, GRACE)
    log.info("stopped")


async def _by_webhook(bot: Bot, dispatcher: Dispatcher, settings: Settings, stop: asyncio.Event) -> None:
    assert settings.webhook_secret is not None
    webhook = Webhook(bot, dispatcher, settings.webhook_secret.get_secret_value())
    app = web.Application(client_max_size=BODY_LIMIT)
    webhook.add_to(app)
    async with listening(app, settings.webhook_host, settings.webhook_port, GRACE):
        registering = asyncio.create_task(webhook.register(settings.webhook_address))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({registering, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if registering.done():
                registering.result()
                log.info("serving by webhook on %s port %d", settings.webhook_host, settings.webhook_port)
            await stopping
        finally:
            registering.cancel()
            stopping.cancel()


@asynccontextmanager
async def _bot(
    settings: Settings, shelf: Shelf, root: Path, announce: Callable[[str], None]
) -> AsyncIterator[Bot]:
    """The bot of BOT_TOKEN; without one, a bot on a local Bot API server with its chat page."""
    async with AsyncExitStack() as stack:
        if settings.bot_token is not None:
            bot = make_bot(settings.bot_token.get_secret_value(), settings.bot_api_url)
        else:
            from bot import local
            from bot.conversation_tests.saving import saved
            from bot.workshop import Workshop

            today = today_in_kazakhstan(settings.bot_today)
            workshop = Workshop(root, today)
            api = await local.serve(
                port=settings.bot_local_port,
                also=workshop.add_to,
                save=lambda person, deeds: saved(shelf.content, today(), person, deeds),
            )
            stack.push_async_callback(api.stop)
            bot = make_bot(api.token, api.url)
            announce(
                f"Көмек is open at {api.url} – a local chat page, because no BOT_TOKEN is set.\n"
                f"Its workshop is open at {api.url}/workshop – both languages side by side."
            )
        stack.push_async_callback(bot.session.close)
        yield bot

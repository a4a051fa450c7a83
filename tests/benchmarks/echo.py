"""The measure: an echo bot as aiogram's documentation writes it, all settings its defaults."""

from __future__ import annotations

import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


def main(token: str, api_url: str, port: str, secret: str) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=secret).register(application, path="/webhook")
    setup_application(application, dispatcher, bot=bot)
    web.run_app(application, host="127.0.0.1", port=int(port), print=lambda *_: None)


if __name__ == "__main__":
    main(*sys.argv[1:])

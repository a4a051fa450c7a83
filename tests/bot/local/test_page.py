"""The chat page in a real browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.types import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.local import LocalBotApi, serve

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
async def api() -> AsyncIterator[LocalBotApi]:
    api = await serve(port=0)
    yield api
    await api.stop()


@pytest.fixture
async def browser(chromium_path: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, api: LocalBotApi) -> AsyncIterator[Page]:
    page = await browser.new_page(viewport={"width": 360, "height": 740})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    assert [fault for fault in faults if "WebSocket" not in fault] == []


async def test_a_chat_from_start_to_an_alert(page: Page, api: LocalBotApi, bot: Bot) -> None:
    await bot.set_my_description("Не істей алады", language_code="kk")
    await page.goto(f"{api.url}/?person=1&start=birth")
    await expect(page.locator("#about p")).to_have_text("Не істей алады")
    await page.get_by_role("button", name="Бастау").click()
    update = (await bot.get_updates(timeout=5))[0]
    assert update.message
    assert update.message.text == "/start birth"

    rows = [
        [InlineKeyboardButton(text="Иә", callback_data="yes")],
        [InlineKeyboardButton(text="egov.kz", url="https://egov.kz/")],
    ]
    markup = InlineKeyboardMarkup(inline_keyboard=rows)
    text = "<b>Сұрақ</b>: 1 &lt; 2?"
    await bot.send_message(update.message.chat.id, text, parse_mode="HTML", reply_markup=markup)
    await expect(page.locator(".bubble b")).to_have_text("Сұрақ")
    await expect(page.get_by_role("link", name="egov.kz")).to_have_attribute("target", "_blank")
    button = page.get_by_role("button", name="Иә")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    query = (await bot.get_updates(update.update_id + 1, timeout=5))[0].callback_query
    assert query
    assert query.data == "yes"
    await query.answer("Сақталды", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_contain_text("Сақталды")
    await expect(button).to_have_attribute("aria-busy", "false")
    await page.get_by_role("button", name="OK").click()

    assert query.message
    await bot.edit_message_text("Жауап", chat_id=query.message.chat.id, message_id=query.message.message_id)
    await expect(page.locator(".theirs .text")).to_have_text(["Жауап"])
    await expect(button).to_have_count(0)


async def test_writing_editing_and_sharing(page: Page, api: LocalBotApi, bot: Bot) -> None:
    await api.person(id=5002, first_name="Анна").start()
    await page.goto(f"{api.url}/?person=2")
    field = page.get_by_role("textbox", name="Сообщение")
    await field.fill("<i>сто</i>")
    await field.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text("<i>сто</i>")
    await page.get_by_role("button", name="Изменить").last.click()
    await field.fill("двести")
    await field.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text("двести")
    await page.get_by_role("button", name="Прикрепить").click()
    await page.get_by_role("button", name="Геопозиция").click()
    await page.get_by_role("button", name="Актау").click()
    await page.get_by_role("button", name="Прикрепить").click()
    await page.get_by_role("button", name="Пересланное сообщение").click()
    await expect(page.locator(".mine")).to_have_count(4)
    seen = [
        (update.event_type, ContentType(message.content_type).value)
        for update in await bot.get_updates()
        if (message := update.message or update.edited_message)
    ]
    assert seen == [
        ("message", "text"),
        ("message", "text"),
        ("edited_message", "text"),
        ("message", "location"),
        ("message", "text"),
    ]


async def test_commands_stand_in_the_menu(page: Page, api: LocalBotApi, bot: Bot) -> None:
    await api.person(id=5003, first_name="Ержан").start()
    await bot.set_my_commands([BotCommand(command="lang", description="Тіл")], language_code="kk")
    await page.goto(f"{api.url}/?person=3")
    await page.get_by_role("button", name="Бот командалары").click()
    await page.get_by_role("button", name="Тіл").click()
    await expect(page.locator(".mine .text").last).to_have_text("/lang")


async def test_the_page_outlives_the_server(page: Page, api: LocalBotApi) -> None:
    await api.person(id=5001, first_name="Айгүл", language_code="kk").send_text("Сәлем")
    await page.goto(api.url)
    await expect(page.locator(".mine .text")).to_have_text("Сәлем")
    await api.stop()
    await expect(page.get_by_text("қосылуда…")).to_be_visible()
    again = await serve(port=api.port)
    try:
        await expect(page.get_by_text("Сервер қайта іске қосылды")).to_be_visible(timeout=10_000)
        await page.get_by_role("textbox").fill("Жаңа")
        await page.get_by_role("textbox").press("Enter")
        await expect(page.locator(".mine .text")).to_have_text(["Сәлем", "Жаңа"])
    finally:
        await again.stop()


async def test_another_sites_page_cannot_talk_for_a_person(api: LocalBotApi) -> None:
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await http.ws_connect(f"{api.url}/page/socket", headers={"Origin": "https://example.kz"})

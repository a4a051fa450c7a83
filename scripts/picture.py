"""Makes docs/images/chat.png anew: a question in Kazakh beside a result in Russian (`make picture`)."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Error, Page, ViewportSize, async_playwright

from bot.content import Content, Language, load
from tests.browser.test_walk import PERSON, Citizen
from tests.services import find_chromium, free_port

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "chat.png"
PHONE = ViewportSize(width=390, height=1_000)
FRAME = "border-radius: 28px; border: 8px solid #1d2733; width: {width}px; display: block"


async def main() -> None:
    content = load(ROOT / "dialogs", ROOT / "locales")
    port = free_port()
    with TemporaryDirectory() as folder:
        settings = {
            "BOT_LOCAL_PORT": str(port),
            "BOT_STORAGE": f"sqlite:///{folder}/bot.db",
            "BOT_TODAY": "2026-11-23",
            "BOT_TOKEN": "",
        }
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=ROOT, env=os.environ | settings
        )
        try:
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(
                    executable_path=find_chromium(), args=["--no-sandbox"]
                )
                url = f"http://127.0.0.1:{port}/"
                question = await _question(browser, url, content, "kk")
                result = await _result(browser, url, content, "ru")
                await _side_by_side(browser, question, result)
        finally:
            bot.terminate()
            await bot.wait()


async def _question(browser: Browser, url: str, content: Content, language: Language) -> bytes:
    citizen = await _begin(browser, url, content, language)
    return await citizen.page.screenshot()


async def _result(browser: Browser, url: str, content: Content, language: Language) -> bytes:
    citizen = await _begin(browser, url, content, language)
    while fact := await citizen.asked():
        await citizen.answer(fact)
    await citizen.press_key("message.button.show_result")
    await citizen.press_key("programme.birth_benefit.short")
    return await citizen.page.screenshot()


async def _begin(browser: Browser, url: str, content: Content, language: Language) -> Citizen:
    page = await browser.new_page(viewport=PHONE, device_scale_factor=2, locale=language)
    await _open(page, f"{url}?person={PERSON[language]}")
    citizen = Citizen(page, content, language)
    await page.locator("#start").click()
    await citizen.press_key("message.language.name")
    await citizen.press_key("message.button.begin")
    await citizen.press_key("message.button.entitled")
    await citizen.press_key("situation.baby.text")
    await citizen.press_key("message.button.further")
    return citizen


async def _open(page: Page, url: str) -> None:
    for _ in range(100):
        try:
            await page.goto(url)
        except Error:  # the bot is still starting
            await asyncio.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no chat page at {url}")


async def _side_by_side(browser: Browser, *screens: bytes) -> None:
    style = FRAME.format(width=PHONE["width"])
    images = (
        f'<img style="{style}" src="data:image/png;base64,{base64.b64encode(screen).decode()}">'
        for screen in screens
    )
    page = await browser.new_page(viewport={"width": 900, "height": 1_040})
    await page.set_content(
        '<body style="margin: 0; background: transparent">'
        f'<div id="all" style="display: inline-flex; gap: 32px; padding: 8px">{"".join(images)}</div>'
    )
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    await page.locator("#all").screenshot(path=PICTURE, omit_background=True)


if __name__ == "__main__":
    asyncio.run(main())

"""Makes the pictures of the guide for staff anew, docs/images/guide-*.png (`make picture`).

Each shows the workshop over a copy of what staff edit, in which a task of the guide has been begun.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from bot.content import Language
from bot.content.watching import FOLDERS
from bot.local import serve
from bot.workshop import Workshop
from tests.services import find_chromium

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"
LANGUAGES: Sequence[Language] = ("ru", "kk")
DAY = date(2026, 11, 23)
DESKTOP = ViewportSize(width=1_010, height=590)
PLAIN = "* { background-image: none !important }"
"""The pattern behind the chats would make a picture a third larger."""
PATIENCE = 30_000
"""Milliseconds that a whole check may take."""
FAMILY, MOVE = Path("dialogs/questions/family.yaml"), Path("dialogs/questions/kandas_move.yaml")
WORD = ("в вашей семье вместе с вами?", "в вашей семье, считая вас?")
"""The change of the guide's first task."""
COLON = ("Считают каждого, кто переезжает", "Внимание: считают каждого, кто переезжает")
NO_HINT = "    text: Сколько человек переезжает вместе с вами, считая вас?\n"
HINT = f"{NO_HINT}    hint: {COLON[0]}.\n"


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--hide-scrollbars", "--lang=ru"]
        )
        for language in LANGUAGES:
            with TemporaryDirectory() as folder:
                await _pictures(browser, Path(folder), language)


async def _pictures(browser: Browser, root: Path, language: Language) -> None:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, root / folder)
    api = await serve(port=0, also=Workshop(root, lambda: DAY).add_to)
    page = await browser.new_page(viewport=DESKTOP, locale=language, bypass_csp=True)
    try:
        await page.goto(f"{api.url}/workshop")
        await page.add_style_tag(content=PLAIN)
        if language == "kk":
            await page.locator("#tongue").click()
        await _state(page, "clean")
        await _jump(page, "question:household_size")
        await _take(page, "chats", language)
        await page.locator(".view-keys").click()
        await _take(page, "keys", language)
        await page.locator(".view-keys").click()

        _replace(root / FAMILY, *WORD)
        await _state(page, "found")
        await _take(page, "finding", language)
        _replace(root / FAMILY, *reversed(WORD))
        await _state(page, "clean")

        await _jump(page, "question:family_size_moving")
        _replace(root / MOVE, NO_HINT, HINT)
        await _state(page, "found")
        _replace(root / MOVE, *COLON)
        await _state(page, "broken")
        await _take(page, "broken", language)
        _replace(root / MOVE, HINT.replace(*COLON), NO_HINT)
        await _state(page, "clean")

        await page.locator("#tab-gallery").click()
        await page.locator("#places [data-id='card:tsa']").click()
        await page.locator("#pages .pair").first.wait_for()
        await _take(page, "gallery", language)
    finally:
        await page.close()
        await api.stop()


async def _jump(page: Page, place: str) -> None:
    await page.locator(f"#places [data-id='{place}']").click()
    await expect(page.locator("[aria-current=location]")).to_have_attribute("data-id", place)


async def _state(page: Page, name: str) -> None:
    await expect(page.locator("#state")).to_have_class(name, timeout=PATIENCE)


async def _take(page: Page, name: str, language: Language) -> None:
    await page.wait_for_timeout(2_000)  # what has changed is lit up for a while
    await page.screenshot(path=PICTURES / f"guide-{name}.{language}.png")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise RuntimeError(f"{path.name} does not say «{old}» any more; choose another change")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())

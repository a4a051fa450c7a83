"""A program whose content is broken waits for it, with the workshop open."""

import asyncio
from pathlib import Path

import aiohttp

from bot.workshop.mending import mended
from tests.bot.workshop.conftest import TODAY
from tests.services import free_port


async def test_the_bot_gets_its_content_as_soon_as_it_is_mended(root: Path) -> None:
    path = root / "dialogs/situations.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text("situations: [", encoding="utf-8")
    port, told = free_port(), asyncio.Queue[str]()
    waiting = asyncio.create_task(mended(root, port, lambda: TODAY, told.put_nowait))
    assert f"http://127.0.0.1:{port}/workshop" in await told.get()
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}/workshop") as page:
        assert page.status == 200
    path.write_text("topics: [", encoding="utf-8")
    assert "situations.yaml:" in await asyncio.wait_for(told.get(), 20)
    path.write_text(good, encoding="utf-8")
    content = await asyncio.wait_for(waiting, 20)
    assert content.situations

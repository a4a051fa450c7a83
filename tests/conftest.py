"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NoReturn

# Whole, before `bot.telegram` imports it lazily: tests of the local server use it as anybody's bot does.
import aiogram  # noqa: F401
import pytest
from playwright.async_api import Browser, async_playwright

from bot.content import Content, load
from tests.services import MissingProgramError, find_chromium, redis_server

ROOT = Path(__file__).resolve().parents[1]

pytest_plugins = ["bot.conversation_tests.plugin", "bot.conversation_tests.coverage.plugin"]


@pytest.fixture(scope="session")
def content() -> Content:
    """The dialogs and locales that are in service."""
    return load(ROOT / "dialogs", ROOT / "locales")


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """URL of a real Redis, one for each test process. It is not emptied between tests."""
    try:
        with redis_server() as url:
            yield url
    except MissingProgramError as missing:
        cannot_run(missing)


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser's program, for Playwright's `executable_path`."""
    try:
        return find_chromium()
    except MissingProgramError as missing:
        cannot_run(missing)


# Without these, Chromium looks for hosts of its own at every start.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
async def browser(chromium_path: Path) -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
        yield browser
        await browser.close()


def cannot_run(missing: MissingProgramError) -> NoReturn:
    # A skip that nobody reads would let CI pass with half of the tests left out.
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{missing} (CI runs every test)", pytrace=False)
    pytest.skip(str(missing))

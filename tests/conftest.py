"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from bot.content import Content, load
from tests.services import MissingProgramError, find_chromium, redis_server

ROOT = Path(__file__).resolve().parents[1]


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


def cannot_run(missing: MissingProgramError) -> NoReturn:
    # A skip that nobody reads would let CI pass with half of the tests left out.
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{missing} (CI runs every test)", pytrace=False)
    pytest.skip(str(missing))

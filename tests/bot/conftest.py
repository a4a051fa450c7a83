from pathlib import Path

import pytest

from bot.content import Content, load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def content() -> Content:
    """The dialogs and locales that are in service."""
    return load(ROOT / "dialogs", ROOT / "locales")

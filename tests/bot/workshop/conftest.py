import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.content import Content
from bot.content.watching import FOLDERS
from bot.workshop.album import Album
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of everything that staff edit."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture(scope="session")
def album(content: Content) -> Album:
    return Album(content, TODAY)

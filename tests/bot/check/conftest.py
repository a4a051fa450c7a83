import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of everything that staff edit."""
    for folder in ("dialogs", "locales", "rules/parameters"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path

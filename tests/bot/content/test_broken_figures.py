"""Figures that cannot be read, in the folder of the figures that are delivered with the rules."""

import shutil
from pathlib import Path

import pytest

from bot.check import check
from bot.content import ContentError, content, load
from rules import load_figures
from tests.bot.check.test_findings import TODAY
from tests.conftest import ROOT


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy with a slip of the pen, for those delivered with the rules too."""
    for folder in ("dialogs", "locales", "rules/parameters"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    parameters = tmp_path / "rules" / "parameters"
    path = parameters / "mrp.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(" 4325", " 4 325"), encoding="utf-8")
    monkeypatch.setattr(content, "figures", lambda: load_figures(parameters))
    return tmp_path


def test_the_loader_says_what_is_wrong(root: Path) -> None:
    with pytest.raises(ContentError, match="without spaces") as caught:
        load(root / "dialogs", root / "locales", root / "rules" / "parameters")
    assert caught.value.code == "parameter"


def test_the_check_says_it_once(root: Path) -> None:
    (finding,) = check(root, TODAY).findings
    assert str(finding).startswith("rules/parameters/mrp.yaml:27: parameter: `4 325` is not an amount")

"""Every screen in both languages is as it was accepted."""

from pathlib import Path

import pytest

from bot.content import LANGUAGES, Content
from bot.content.formats import NBSP
from bot.conversation_tests.command import main
from bot.conversation_tests.golden import accept, difference, pages
from rules import PROGRAMMES
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="module")
def shown(content: Content) -> dict[str, str]:
    return pages(content)


def test_screens_are_as_they_were_accepted(shown: dict[str, str]) -> None:
    if changes := difference(GOLDEN, shown):
        pytest.fail(f"{changes}\n\nIf this is meant, accept it: make golden", pytrace=False)


def test_no_screen_is_left_out(shown: dict[str, str], content: Content) -> None:
    templates = {name for name in content.screens.names() if not name.startswith(("card", "where"))}
    around = templates - {"question", "confirm"} | {"language", "explanations"}
    names = {
        *around,
        *(f"questions/{fact}" for fact in content.questions),
        *(f"cards/{name}" for name in PROGRAMMES),
        *(f"regions/{region}" for region in (*content.regions, "choice")),
    }
    screens = {f"{language}/{name}" for language in LANGUAGES for name in names}
    assert set(shown) == screens | {f"law/{name}" for name in PROGRAMMES}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_card_is_seen_with_each_verdict(name: str, shown: dict[str, str]) -> None:
    for verdict in ("likely", "undetermined", "unlikely"):
        assert f"=== {verdict}: " in shown[f"ru/cards/{name}"]


def test_a_change_an_addition_and_a_removal_are_told_and_accepted(tmp_path: Path) -> None:
    accept(tmp_path, {"ru/menu": "one\ntwo\n", "ru/about": "about\n"})
    now = {"ru/menu": "one\nthree\n", "kk/menu": "new\n"}
    assert difference(tmp_path, now).splitlines() == [
        "--- nothing is kept",
        "+++ shown/kk/menu",
        "@@ -0,0 +1 @@",
        "+new",
        "--- kept/ru/about",
        "+++ is shown no more",
        "@@ -1 +0,0 @@",
        "-about",
        "--- kept/ru/menu",
        "+++ shown/ru/menu",
        "@@ -1,2 +1,2 @@",
        " one",
        "-two",
        "+three",
    ]
    assert accept(tmp_path, now) == ["kk/menu", "ru/about", "ru/menu"]
    assert difference(tmp_path, now) == ""
    assert not (tmp_path / "ru" / "about.txt").exists()


def test_a_space_that_does_not_break_can_be_told_from_one_that_does(tmp_path: Path) -> None:
    accept(tmp_path, {"ru/sum": "63 000\n"})
    assert difference(tmp_path, {"ru/sum": f"63{NBSP}000\n"}).splitlines()[-2:] == ["-63 000", "+63⍽000"]


def test_one_command_accepts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tests" / "golden" / "ru").mkdir(parents=True)
    for folder in ("dialogs", "locales", "rules"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "tests" / "conversations").symlink_to(ROOT / "tests" / "conversations")
    menu = tmp_path / "tests" / "golden" / "ru" / "menu.txt"
    menu.write_text("old\n", encoding="utf-8")
    assert main(["--accept-screens"], tmp_path) == 0
    assert "ru/menu" in capsys.readouterr().out.split()
    assert menu.read_text(encoding="utf-8") == (GOLDEN / "ru" / "menu.txt").read_text(encoding="utf-8")

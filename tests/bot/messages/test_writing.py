"""All files are written, or none."""

from pathlib import Path

import pytest

from bot.messages.writing import write


def test_files_are_replaced_and_keep_their_mode(tmp_path: Path) -> None:
    old, new = tmp_path / "old.po", tmp_path / "new.po"
    old.write_text("Артқа", encoding="utf-8")
    old.chmod(0o664)
    write({old: "Кері\r\n", new: "Алға\n"})
    assert old.read_bytes().decode() == "Кері\r\n"
    assert old.stat().st_mode & 0o777 == 0o664
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.po", "old.po"]


def test_one_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    old = tmp_path / "old.po"
    old.write_text("Артқа", encoding="utf-8")
    with pytest.raises(OSError, match="nowhere"):
        write({old: "Кері", tmp_path / "nowhere" / "new.po": "Алға"})
    assert old.read_text(encoding="utf-8") == "Артқа"
    assert [path.name for path in tmp_path.iterdir()] == ["old.po"]

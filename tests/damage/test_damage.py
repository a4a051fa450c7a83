"""Whatever happens to the files, the bot serves on, and shows whole screens of good content only."""

from pathlib import Path

from tests.damage.session import copied, damage

EDITS = 12


async def test_random_damage_never_reaches_the_people(tmp_path: Path) -> None:
    told: list[str] = []
    outcomes = await damage(copied(tmp_path), EDITS, seed=5, tell=told.append)
    assert sum(outcomes.values()) == EDITS
    assert outcomes["refused"]

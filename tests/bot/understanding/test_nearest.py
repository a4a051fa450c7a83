"""The region nearest to a shared location."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest

from bot.understanding import nearest_region
from bot.understanding.phrases import DIALOGS, load_yaml

REGIONS: dict[str, Any] = load_yaml(DIALOGS / "destinations" / "regions.yaml")["regions"]


@pytest.mark.parametrize("code", REGIONS)
def test_a_centre_is_in_its_own_region(code: str) -> None:
    centre = REGIONS[code]["centre_city"]
    assert nearest_region(float(centre["lat"]), float(centre["lon"])) == code


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "code"),
    [
        ("Temirtau", 50.05, 72.96, "KZ-35"),
        ("Ekibastuz", 51.72, 75.32, "KZ-55"),
        ("Zhanaozen", 43.34, 52.86, "KZ-47"),
        ("Baikonur", 45.62, 63.31, "KZ-43"),
    ],
)
def test_towns(place: str, latitude: float, longitude: float, code: str) -> None:
    assert nearest_region(latitude, longitude) == code, place


NOWHERE: list[tuple[float, float]] = [(nan, 70), (inf, 70), (95, 70), (50, 200)]
FAR_AWAY: list[tuple[float, float]] = [
    (55.75, 37.62),
    (41.01, 28.98),
    (0, 0),
    (-43, 76),
    (90, 0),
    (47.92, 106.9),
]


@pytest.mark.parametrize(("latitude", "longitude"), [*FAR_AWAY, *NOWHERE])
def test_far_away_or_nowhere(latitude: float, longitude: float) -> None:
    assert nearest_region(latitude, longitude) is None

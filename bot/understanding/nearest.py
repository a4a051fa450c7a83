"""The region nearest to a shared location."""

from __future__ import annotations

from math import asin, cos, isfinite, radians, sin, sqrt

from bot.understanding.phrases import DIALOGS, load_yaml, table

FARTHEST_KM = 420
"""From a region's centre to its farthest corner; beyond this a location is not in Kazakhstan."""

_EARTH_RADIUS_KM = 6371.0


def nearest_region(latitude: float, longitude: float) -> str | None:
    """The code of the region whose centre city is nearest; None far outside Kazakhstan.

    Degrees. A suggestion for the person to confirm: borders are not looked at.
    """
    if not (isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    distance, code = min(
        (_kilometres(latitude, longitude, *centre), code) for code, centre in _centres().items()
    )
    return code if distance <= FARTHEST_KM else None


@table
def _centres() -> dict[str, tuple[float, float]]:
    regions = load_yaml(DIALOGS / "destinations" / "regions.yaml")["regions"]
    return {
        code: (float(region["centre_city"]["lat"]), float(region["centre_city"]["lon"]))
        for code, region in regions.items()
    }


def _kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    north, other_north = radians(latitude), radians(other_latitude)
    half_north = sin((other_north - north) / 2)
    half_east = sin(radians(other_longitude - longitude) / 2)
    chord = half_north**2 + cos(north) * cos(other_north) * half_east**2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
